//! Pages of which every visitor gets another middle: what stands around it is rendered once for each language and theme,
//! and every answer has a nonce of its own. For visitors who are not signed in: a frame holds nothing of a person.

use super::headers::page_policy;
use super::{Host, pages};
use app::examination::SLOT;
use app::lang::Lang;
use app::theme::Theme;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use axum::http::header::{CONTENT_SECURITY_POLICY, HeaderMap, HeaderValue};
use axum::response::{Html, IntoResponse, Response};
use leptos::nonce::Nonce;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// Bytes of a page, at most.
const MOST: usize = 1 << 20;

/// The frames of one page that were rendered so far.
#[derive(Debug, Default)]
pub struct Frames(RwLock<HashMap<(Lang, Theme), Arc<Frame>>>);

impl Frames {
    /// The frame for a visitor's language and theme. `request` asks for the page with its slot open.
    ///
    /// # Errors
    /// The page as it came, where it has no slot: a refusal or a failure.
    pub async fn of(&self, host: &Host, request: Request<Body>) -> Result<Arc<Frame>, Response> {
        let look = pages::look(request.headers());
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&look).cloned();
        if let Some(frame) = known {
            return Ok(frame);
        }
        let frame = Arc::new(Frame::cut(pages::page(host.clone(), request).await).await?);
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(look, Arc::clone(&frame));
        Ok(frame)
    }
}

/// A page cut where its middle and its nonces belong.
#[derive(Debug, PartialEq, Eq)]
pub struct Frame {
    before: Vec<String>,
    after: Vec<String>,
}

impl Frame {
    async fn cut(page: Response) -> Result<Self, Response> {
        let (parts, body) = page.into_parts();
        let nonce = nonce_of(&parts.headers).map(str::to_owned);
        let Ok(bytes) = to_bytes(body, MOST).await else { return Err(Response::from_parts(parts, Body::empty())) };
        let frame = nonce.zip(std::str::from_utf8(&bytes).ok()).and_then(|(nonce, text)| Self::of(text, &nonce));
        frame.ok_or_else(|| Response::from_parts(parts, Body::from(bytes)))
    }

    fn of(text: &str, nonce: &str) -> Option<Self> {
        let pieces = |text: &str| text.split(nonce).map(str::to_owned).collect();
        let (before, after) = text.split_once(SLOT)?;
        Some(Self { before: pieces(before), after: pieces(after) })
    }

    /// The page around a middle, which is HTML already.
    pub fn around(&self, middle: &str) -> Response {
        let nonce = Nonce::new();
        let page = [self.before.join(&nonce), self.after.join(&nonce)].join(middle);
        let mut response = Html(page).into_response();
        if let Ok(policy) = HeaderValue::from_str(&page_policy(&nonce)) {
            response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
        }
        response
    }
}

fn nonce_of(headers: &HeaderMap) -> Option<&str> {
    let policy = headers.get(CONTENT_SECURITY_POLICY)?.to_str().ok()?;
    policy.split_once("'nonce-")?.1.split('\'').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn each_answer_has_its_middle_and_a_nonce_of_its_own() {
        let frame = Frame::of(&format!("<s nonce=a1>x</s>{SLOT}<s nonce=a1>y</s>"), "a1").unwrap();
        let mut seen = Vec::new();
        for middle in ["<p>one</p>", "<p>other</p>"] {
            let answer = frame.around(middle);
            let nonce = nonce_of(answer.headers()).unwrap().to_owned();
            let text = to_bytes(answer.into_body(), MOST).await.unwrap();
            assert_eq!(text, format!("<s nonce={nonce}>x</s>{middle}<s nonce={nonce}>y</s>"));
            seen.push(nonce);
        }
        assert_ne!(seen[0], seen[1]);
        assert_eq!(Frame::of("a page without a slot", "a1"), None);
    }
}
