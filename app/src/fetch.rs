//! Reading the site's own public files from an island.

use thiserror::Error;

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
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
/// `Missing` or `Unreachable`; on the server always the latter.
#[cfg(feature = "hydrate")]
pub async fn bytes(href: &str) -> Result<Vec<u8>, FetchError> {
    let answer = gloo_net::http::Request::get(href).send().await.map_err(|_| FetchError::Unreachable)?;
    match answer.status() {
        200 => answer.binary().await.map_err(|_| FetchError::Unreachable),
        404 => Err(FetchError::Missing),
        _ => Err(FetchError::Unreachable),
    }
}

/// The bytes of a file of this site.
///
/// # Errors
/// `Missing` or `Unreachable`; on the server always the latter.
#[cfg(not(feature = "hydrate"))]
pub async fn bytes(_href: &str) -> Result<Vec<u8>, FetchError> {
    Err(FetchError::Unreachable)
}

/// The text of a file of this site.
///
/// # Errors
/// As [`bytes`]; a file that is no text is `Unreachable`.
pub async fn text(href: &str) -> Result<String, FetchError> {
    String::from_utf8(bytes(href).await?).map_err(|_| FetchError::Unreachable)
}

/// The text that a server function of this site answers to a form; for questions that change nothing.
///
/// # Errors
/// As [`bytes`]; a refusal and a text that is none are `Unreachable`.
#[cfg(feature = "hydrate")]
pub async fn answer(endpoint: &str, form: String) -> Result<String, FetchError> {
    let asked = gloo_net::http::Request::post(endpoint)
        .header("Accept", "application/json")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body(form)
        .map_err(|_| FetchError::Unreachable)?;
    let answer = asked.send().await.map_err(|_| FetchError::Unreachable)?;
    if answer.ok() { answer.text().await.map_err(|_| FetchError::Unreachable) } else { Err(FetchError::Unreachable) }
}

/// The text that a server function of this site answers to a form; for questions that change nothing.
///
/// # Errors
/// As [`bytes`]; on the server always `Unreachable`.
#[cfg(not(feature = "hydrate"))]
pub async fn answer(_endpoint: &str, _form: String) -> Result<String, FetchError> {
    Err(FetchError::Unreachable)
}
