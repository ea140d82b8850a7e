//! A scheme that is tried before it is published: the form is sent to the page's own address, and the page answers with the
//! scheme in words and on a sample, or with what the checks find. Nothing is stored.

use crate::http::Host;
use crate::http::pages::{self, Answered};
use app::recruitment::TriedScheme;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::{Extension, Router, routing::post};
use domain::permissions::Actor;
use serde::Deserialize;

/// Where the page is.
const PAGE: &str = "/recruitment/schemes";

/// The address that tries a scheme.
pub(super) fn routes() -> Router<Host> {
    Router::new().route(PAGE, post(tried))
}

/// What is tried.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    document: String,
}

async fn tried(
    State(host): State<Host>,
    Extension(actor): Extension<Actor>,
    headers: HeaderMap,
    asked: Result<Form<Asked>, FormRejection>,
) -> Response {
    let Asked { document } = asked.map(|Form(asked)| asked).unwrap_or_default();
    match store::recruitment::read_scheme(&host.store, &actor, &document).await {
        Ok(scheme) => {
            let with = TriedScheme { scheme: Box::new(scheme), document };
            pages::answered(host, actor, headers, Answered { page: PAGE, with, status: StatusCode::OK }).await
        }
        Err(error) => {
            let typed = [("document".to_owned(), document)].into();
            pages::refused(host, actor, headers, PAGE, error, typed).await
        }
    }
}
