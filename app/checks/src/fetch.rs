//! Reading the site's own public files.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "kebab-case")]
pub enum FetchError {
    /// The server says that there is no such file.
    #[error("no such file")]
    Missing,
    /// No answer came, or one that is no answer to this; also wherever no browser runs.
    #[error("not reachable")]
    Unreachable,
}

/// The bytes of a file of this site.
///
/// # Errors
/// `Missing` or `Unreachable`.
#[cfg(feature = "browser")]
pub async fn bytes(href: String) -> Result<Vec<u8>, FetchError> {
    let answer = gloo::net::http::Request::get(&href).send().await.map_err(|_| FetchError::Unreachable)?;
    match answer.status() {
        200 => answer.binary().await.map_err(|_| FetchError::Unreachable),
        404 => Err(FetchError::Missing),
        _ => Err(FetchError::Unreachable),
    }
}
