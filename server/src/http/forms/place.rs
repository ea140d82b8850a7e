//! The page a form was sent from, as its browser says; a page of another site is never gone back to.

use app::visit::percent;
use axum::http::header::{HOST, REFERER};
use axum::http::{HeaderMap, HeaderValue};

/// A path of this site with its query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place(String);

impl Place {
    /// The page that sent the form, without the news of an earlier form in its query; the first page where unknown.
    pub fn of(headers: &HeaderMap, public: Option<&str>) -> Self {
        let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        let own = public.and_then(|public| public.split_once("://")).map(|(_, host)| host).or_else(|| text(HOST));
        let path = text(REFERER).zip(own).and_then(|(referer, own)| {
            let (_, rest) = referer.split_once("://")?;
            let path = rest.strip_prefix(own)?;
            path.starts_with('/').then(|| path.split('#').next().unwrap_or(path))
        });
        Self(path.filter(|path| !path.starts_with("//")).map_or_else(|| "/".to_owned(), without_news))
    }

    /// As a `Location`.
    pub fn header(&self) -> HeaderValue {
        HeaderValue::from_str(&self.0).unwrap_or(HeaderValue::from_static("/"))
    }

    /// The sign-in page, which leads back here.
    pub fn sign_in(&self) -> HeaderValue {
        let target = format!("/sign-in?next={}", percent(&self.0));
        HeaderValue::from_str(&target).unwrap_or(HeaderValue::from_static("/sign-in"))
    }

    /// The path that the returned form's cookie is for.
    pub fn cookie_path(&self) -> &str {
        cookie_path(self.0.split('?').next().unwrap_or("/"))
    }
}

/// A path as a cookie may carry it; one with a separator in it falls back to the whole site.
pub fn cookie_path(path: &str) -> &str {
    if path.contains([';', ',', ' ']) { "/" } else { path }
}

fn without_news(path: &str) -> String {
    let Some((path, query)) = path.split_once('?') else { return path.to_owned() };
    let kept: Vec<&str> = query.split('&').filter(|pair| !pair.starts_with("done=") && !pair.is_empty()).collect();
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(referer: &str, public: Option<&str>) -> String {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, "127.0.0.1:3000".parse().unwrap());
        headers.insert(REFERER, referer.parse().unwrap());
        Place::of(&headers, public).0
    }

    #[test]
    fn a_form_returns_to_its_own_page_and_nowhere_else() {
        assert_eq!(place("http://127.0.0.1:3000/draws/new?done=saved&step=2", None), "/draws/new?step=2");
        assert_eq!(place("https://renshi.example/draws#top", Some("https://renshi.example")), "/draws");
        for elsewhere in [
            "https://evil.example/x",
            "http://127.0.0.1:30001/x",
            "http://127.0.0.1:3000.evil.example/",
            "http://127.0.0.1:3000//evil.example",
            "",
        ] {
            assert_eq!(place(elsewhere, None), "/", "{elsewhere}");
        }
    }

    #[test]
    fn the_cookie_is_for_the_page_alone() {
        assert_eq!(Place("/draws/new?a=1".to_owned()).cookie_path(), "/draws/new");
        assert_eq!(Place("/draws;x".to_owned()).cookie_path(), "/");
        assert_eq!(Place("/draws?a=1".to_owned()).sign_in(), "/sign-in?next=%2Fdraws%3Fa%3D1");
    }
}
