//! Packed answers, for those who can unpack them.
//!
//! Not for whoever is signed in: the length of a packed page that holds both a secret and something from its address
//! tells about the secret (the BREACH attack). Visitors without a session get no secrets.

use crate::sessions::cookie;
use app::session::SessionCookie;
use axum::extract::Request;
use axum::http::header::ACCEPT_ENCODING;
use axum::middleware::Next;
use axum::response::Response;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;

/// Packs text while it is sent, lightly; files that lie packed on the disk are sent as they are.
pub fn packed() -> CompressionLayer {
    CompressionLayer::new().quality(CompressionLevel::Precise(4))
}

/// Asks for plain answers in the name of whoever has a session. Files hold no secrets and stay packed.
pub async fn not_for_sessions(mut request: Request, next: Next) -> Response {
    let session =
        [true, false].into_iter().any(|tls| cookie(request.headers(), SessionCookie { tls }.name()).is_some());
    if session && !request.uri().path().starts_with("/pkg/") {
        request.headers_mut().remove(ACCEPT_ENCODING);
    }
    next.run(request).await
}
