//! The files under the site's root: the browser part, the style sheet, and what lies in `public/`.

use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use std::path::Path;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeader;

/// A file is asked for again each time and sent only when it changed: no page ever meets last week's script.
const REVALIDATE: HeaderValue = HeaderValue::from_static("no-cache");

/// Files of one folder, in the packed form that the browser takes.
pub fn folder(path: &Path) -> SetResponseHeader<ServeDir, HeaderValue> {
    let files = ServeDir::new(path).precompressed_br().precompressed_gzip().append_index_html_on_directories(false);
    SetResponseHeader::overriding(files, CACHE_CONTROL, REVALIDATE)
}
