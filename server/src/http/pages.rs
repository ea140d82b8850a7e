//! The pages and the server functions: what each of them finds in its context, and which policy it is sent with.

use super::Host;
use super::headers::page_policy;
use super::refusals;
use super::requests::TrustProxy;
use super::visitor;
use crate::config::listen::Listen;
use crate::sessions::cookie;
use app::approvals::{CheckedDecision, Tracked};
use app::examination::Looked;
use app::forms::Returned;
use app::lang::{LANG_COOKIE, Lang};
use app::messages::Unread;
use app::recruitment::TriedScheme;
use app::session::{ConfirmingCookie, ConfirmingSent, SessionCookie, SessionToken, VisitorAddress};
use app::theme::{THEME_COOKIE, Theme};
use app::visit::Origin;
use app::{App, shell::shell};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_SECURITY_POLICY};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::permissions::Actor;
use leptos::nonce::use_nonce;
use leptos::prelude::{LeptosOptions, provide_context, use_context};
use leptos_axum::{LeptosRoutes, ResponseOptions, generate_route_list, render_app_async_with_context};
use std::collections::BTreeMap;
use store::StoreError;
use store::sessions::Present;

/// Every page of the app and every server function.
pub fn routes(host: &Host) -> Router<Host> {
    let context = context(host.clone());
    let options = host.leptos.clone();
    Router::new().leptos_routes_with_context(host, generate_route_list(App), context, move || shell(options.clone()))
}

/// The page at a request's address, with what a handler has put into its extensions.
pub async fn page(host: Host, request: Request<Body>) -> Response {
    let options: LeptosOptions = host.leptos.clone();
    render_app_async_with_context(context(host), move || shell(options.clone()))(request).await.into_response()
}

/// What a page shows that a form was sent to: with this status where the page itself has none to say.
pub struct Answered<T> {
    /// The page's own address.
    pub page: &'static str,
    /// What its context has.
    pub with: T,
    /// How it ended.
    pub status: StatusCode,
}

/// The page that answers a form which was sent to the page's own address.
pub async fn answered<T: Clone + Send + Sync + 'static>(
    host: Host,
    actor: Actor,
    headers: HeaderMap,
    answered: Answered<T>,
) -> Response {
    let mut request = Request::new(Body::empty());
    *request.headers_mut() = headers;
    *request.uri_mut() = Uri::from_static(answered.page);
    request.extensions_mut().insert(actor);
    request.extensions_mut().insert(answered.with);
    let mut response = page(host, request).await;
    if response.status() == StatusCode::OK {
        *response.status_mut() = answered.status;
    }
    response
}

/// The page of such a form with why it was refused; what was typed stays, except what must not.
pub async fn refused(
    host: Host,
    actor: Actor,
    headers: HeaderMap,
    page: &'static str,
    error: StoreError,
    values: BTreeMap<String, String>,
) -> Response {
    if !matches!(error, StoreError::Refused(_)) {
        tracing::error!(%error, page, "a form that is its own page");
    }
    let refusal = error.into_refusal();
    let status = refusals::status(&refusal);
    answered(host, actor, headers, Answered { page, with: Returned { refusal, values }, status }).await
}

/// The page for an address that leads nowhere: the app's own, with status 404.
pub async fn missing(State(host): State<Host>, request: Request<Body>) -> Response {
    let mut response = page(host, request).await;
    if response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    response
}

/// What every page and function may ask its context for.
fn context(host: Host) -> impl Fn() + Clone + Send + Sync + 'static {
    move || {
        provide_context(host.store.clone());
        provide_context(SessionCookie { tls: host.config.listen.tls });
        if let Some(parts) = use_context::<Parts>() {
            visit(&parts, &host.config.listen);
        }
        if let (Some(nonce), Some(response)) = (use_nonce(), use_context::<ResponseOptions>())
            && let Ok(policy) = HeaderValue::from_str(&page_policy(&nonce))
        {
            response.insert_header(CONTENT_SECURITY_POLICY, policy);
        }
    }
}

/// In which language and theme a visitor sees pages, as the browser asks and the cookies say.
pub fn look(headers: &HeaderMap) -> (Lang, Theme) {
    (lang(None, headers), cookie(headers, THEME_COOKIE).and_then(Theme::parse).unwrap_or_default())
}

/// The language; one that the address asks for comes first.
fn lang(asked: Option<&str>, headers: &HeaderMap) -> Lang {
    let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Lang::choose(asked, cookie(headers, LANG_COOKIE), accepted)
}

fn visit(parts: &Parts, listen: &Listen) {
    let trust = TrustProxy(listen.trust_proxy);
    let asked = parts.uri.query().and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix("lang=")));
    let (_, theme) = look(&parts.headers);
    provide_context(lang(asked, &parts.headers));
    provide_context(theme);
    provide_context(VisitorAddress(visitor::address(&parts.headers, &parts.extensions, trust)));
    provide_context(parts.extensions.get::<Actor>().cloned().unwrap_or_else(Actor::citizen));
    if let Some(token) = parts.extensions.get::<SessionToken>() {
        provide_context(token.clone());
    }
    let confirming = ConfirmingCookie::of(SessionCookie { tls: listen.tls });
    if let Some(sent) = cookie(&parts.headers, confirming.name()) {
        provide_context(ConfirmingSent(sent.to_owned()));
    }
    if let Some(present) = parts.extensions.get::<Present>() {
        provide_context(present.clone());
    }
    if let Some(unread) = parts.extensions.get::<Unread>() {
        provide_context(*unread);
    }
    provide_context(Origin(super::origin::of(listen, &parts.headers)));
    if let Some(tracked) = parts.extensions.get::<Tracked>() {
        provide_context(tracked.clone());
    }
    if let Some(checked) = parts.extensions.get::<CheckedDecision>() {
        provide_context(checked.clone());
    }
    if let Some(looked) = parts.extensions.get::<Looked>() {
        provide_context(looked.clone());
    }
    if let Some(tried) = parts.extensions.get::<TriedScheme>() {
        provide_context(tried.clone());
    }
    if let Some(returned) = parts.extensions.get::<Returned>() {
        provide_context(returned.clone());
    }
}
