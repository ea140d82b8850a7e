//! The host: one router, and around it what holds for every request.

pub mod answers;
pub mod cross_site;
pub mod files;
pub mod forms;
pub mod frames;
pub mod headers;
pub mod health;
pub mod limits;
pub mod metrics;
pub mod origin;
pub mod packing;
pub mod pages;
pub mod panics;
pub mod refusals;
pub mod requests;
pub mod stop;
pub mod upload;
pub mod visitor;

use crate::config::Config;
use crate::{
    accounts, applications, approvals, draws, examination, examiners, ledger, payments, recruitment, seasons, sessions,
    supervision,
};
use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRef, Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use leptos::prelude::LeptosOptions;
use std::sync::Arc;
use store::Store;
use store::sessions::Expiry;
use tokio::sync::watch;
use tower::ServiceExt;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

/// What every handler may reach.
#[derive(Clone, Debug)]
pub struct Host {
    /// The settings.
    pub config: Arc<Config>,
    /// The database.
    pub store: Store,
    /// Where the browser part lies, as Leptos wants to know it.
    pub leptos: LeptosOptions,
    /// When sessions end.
    pub expiry: watch::Receiver<Expiry>,
}

impl Host {
    /// Puts settings and database together.
    pub fn new(config: Config, store: Store, expiry: watch::Receiver<Expiry>) -> Self {
        let leptos = LeptosOptions::builder()
            .output_name("sunshine")
            .site_root(config.storage.site.display().to_string())
            .site_pkg_dir("pkg")
            .site_addr(config.listen.address)
            .build();
        Self { config: Arc::new(config), store, leptos, expiry }
    }
}

impl FromRef<Host> for LeptosOptions {
    fn from_ref(host: &Host) -> Self {
        host.leptos.clone()
    }
}

impl FromRef<Host> for Store {
    fn from_ref(host: &Host) -> Self {
        host.store.clone()
    }
}

/// Every address this program answers. The outermost layer stands last.
pub fn router(host: Host) -> Router {
    let listen = host.config.listen.clone();
    let origin = cross_site::PublicOrigin(listen.origin.as_deref().map(Into::into));
    ordinary(&host)
        .merge(examiners::routes())
        .merge(recruitment::uploads())
        .merge(examination::uploads())
        .merge(applications::uploads())
        .merge(approvals::uploads())
        .layer(from_fn_with_state(host.clone(), forms::answer))
        .layer(from_fn_with_state(host.clone(), sessions::resolve))
        .layer(from_fn_with_state(origin, cross_site::refuse))
        .layer(packing::packed())
        .layer(from_fn(packing::not_for_sessions))
        .layer(CatchPanicLayer::custom(panics::answer))
        .layer(from_fn_with_state(headers::Tls(listen.tls), headers::secure))
        .layer(from_fn_with_state(requests::TrustProxy(listen.trust_proxy), requests::track))
        .with_state(host)
}

/// What takes at most a form and answers soon.
fn ordinary(host: &Host) -> Router<Host> {
    Router::new()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .merge(ledger::routes())
        .merge(draws::routes())
        .merge(seasons::routes())
        .merge(accounts::routes())
        .merge(applications::routes())
        .merge(payments::routes())
        .merge(examiners::census::routes())
        .merge(recruitment::routes())
        .merge(supervision::routes())
        .merge(examination::routes())
        .merge(approvals::routes())
        .merge(pages::routes(host))
        .route_service("/pkg/{*file}", files::folder(&host.config.storage.site))
        .fallback(file_or_missing)
        .layer(RequestBodyLimitLayer::new(limits::FORM))
        .layer(DefaultBodyLimit::disable())
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, limits::REQUEST))
}

/// A file of the site's root, or the page that says there is nothing here.
async fn file_or_missing(State(host): State<Host>, request: Request) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut asked = Request::new(axum::body::Body::empty());
        *asked.method_mut() = request.method().clone();
        *asked.uri_mut() = request.uri().clone();
        *asked.headers_mut() = request.headers().clone();
        let found = files::folder(&host.config.storage.site).oneshot(asked).await;
        match found {
            Ok(file) if file.status() != StatusCode::NOT_FOUND => return file.into_response(),
            Ok(_) => {}
            Err(never) => match never {},
        }
    }
    pages::missing(State(host), request).await
}
