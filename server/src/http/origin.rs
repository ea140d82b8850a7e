//! The address under which this host is reached, for what leaves its pages: feeds, printed codes.

use crate::config::listen::Listen;
use axum::http::HeaderMap;
use axum::http::header::HOST;

/// As it was set, or as the request names it.
pub fn of(listen: &Listen, headers: &HeaderMap) -> String {
    let named = headers.get(HOST).and_then(|name| name.to_str().ok()).unwrap_or_default();
    let scheme = if listen.tls { "https" } else { "http" };
    listen.origin.clone().unwrap_or_else(|| format!("{scheme}://{named}"))
}
