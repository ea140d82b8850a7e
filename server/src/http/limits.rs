//! How much a request may bring and how long it may take.

use std::time::Duration;

/// The largest form, in bytes.
pub const FORM: usize = 256 * 1024;
/// What stands around an uploaded file in its form, in bytes: the envelope and a few short fields.
pub const ENVELOPE: usize = 64 * 1024;
/// How long an ordinary request may take.
pub const REQUEST: Duration = Duration::from_secs(30);
/// How long an upload may take, over a slow line.
pub const UPLOADING: Duration = Duration::from_secs(300);
