//! A refusal as an HTTP answer, for what is refused before any page or function is reached.

use crate::sessions::cookie;
use app::lang::{LANG_COOKIE, Lang};
use app::locales::refusal_sentence;
use axum::Json;
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use domain::refusal::Refusal;

/// The status that carries a refusal.
pub fn status(refusal: &Refusal) -> StatusCode {
    StatusCode::from_u16(refusal.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// Whether the asker is a browser that will show the answer to a person.
pub fn wants_page(headers: &HeaderMap) -> bool {
    headers.get(ACCEPT).and_then(|value| value.to_str().ok()).is_some_and(|accept| accept.contains("text/html"))
}

/// The refusal in words for a person, or as JSON for a program.
pub fn answer(refusal: &Refusal, headers: &HeaderMap) -> Response {
    if !wants_page(headers) {
        return (status(refusal), Json(refusal)).into_response();
    }
    let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let lang = Lang::choose(None, cookie(headers, LANG_COOKIE), accepted);
    // The sentence's facts are ours (numbers of seconds, bytes), never what somebody sent.
    let sentence = refusal_sentence(refusal, lang);
    let page = format!(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{}</title></head>\
         <body><main><h1>{}</h1><p><a href=\"/\">/</a></p></main></body></html>\n",
        lang.tag(),
        refusal.code.as_str(),
        sentence,
    );
    (status(refusal), Html(page)).into_response()
}
