//! How much a request may bring and how long it may take.

use std::time::Duration;

/// The largest form, in bytes.
pub const FORM: usize = 256 * 1024;
/// The largest uploaded file, in bytes, with room for the envelope around it.
pub const UPLOAD: usize = 32 * 1024 * 1024 + 4 * 1024;
/// How long an ordinary request may take.
pub const REQUEST: Duration = Duration::from_secs(30);
/// How long an upload may take, over a slow line.
pub const UPLOADING: Duration = Duration::from_secs(300);
