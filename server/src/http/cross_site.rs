//! Requests that would change something come from our own pages, or not at all.
//!
//! Browsers say where a request comes from: `Sec-Fetch-Site`, and in older ones `Origin`. A program that is no browser
//! sends neither, carries no visitor's cookie against their will, and is let through.

use super::refusals;
use axum::extract::{Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::Response;
use domain::refusal::Code;
use std::sync::Arc;

/// The public address, where a proxy in front changes the `Host` header.
#[derive(Clone, Debug)]
pub struct PublicOrigin(pub Option<Arc<str>>);

/// Refuses what comes from elsewhere and would change something.
pub async fn refuse(State(public): State<PublicOrigin>, request: Request, next: Next) -> Response {
    if is_safe(request.method()) || is_own(request.headers(), public.0.as_deref()) {
        next.run(request).await
    } else {
        refusals::answer(&Code::CrossSite.into(), request.headers())
    }
}

const fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

fn is_own(headers: &HeaderMap, public: Option<&str>) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    match (text("sec-fetch-site"), text(ORIGIN.as_str())) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => same_host(origin, text(HOST.as_str()), public),
        (None, None) => true,
    }
}

fn same_host(origin: &str, host: Option<&str>, public: Option<&str>) -> bool {
    let origin = origin.to_ascii_lowercase();
    match public {
        Some(public) => origin == public,
        None => {
            let named = origin.split_once("://").map(|(_, rest)| rest);
            named.is_some() && named == host.map(str::to_ascii_lowercase).as_deref()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(pairs: &[(&'static str, &str)], public: Option<&str>) -> bool {
        let headers = pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
        is_own(&headers, public)
    }

    #[test]
    fn browsers_say_where_they_come_from() {
        let own_page = [("host", "renshi.example"), ("origin", "https://renshi.example")];
        assert!(own(&own_page, None));
        assert!(own(&[("sec-fetch-site", "same-origin")], None));
        assert!(own(&[("sec-fetch-site", "none")], None));
        assert!(own(&[("host", "renshi.example")], None));
        for site in ["cross-site", "same-site", "", "Same-Origin"] {
            assert!(!own(&[own_page[0], own_page[1], ("sec-fetch-site", site)], None), "{site}");
        }
        for origin in ["https://evil.example", "null", "https://renshi.example.evil.example", "renshi.example"] {
            assert!(!own(&[("host", "renshi.example"), ("origin", origin)], None), "{origin}");
        }
    }

    #[test]
    fn behind_a_proxy_the_public_address_decides() {
        let public = Some("https://renshi.example");
        assert!(own(&[("host", "127.0.0.1:3000"), ("origin", "https://renshi.example")], public));
        assert!(!own(&[("host", "127.0.0.1:3000"), ("origin", "http://127.0.0.1:3000")], public));
    }
}
