//! Who asks: the session cookie becomes an `Actor`, once for each request, before any page or function sees it.

mod cookies;
pub mod later;

pub use cookies::{cookie, set};

use crate::http::Host;
use app::session::{SessionCookie, SessionToken};
use axum::extract::{Request, State};
use axum::http::header::COOKIE;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chrono::Utc;
use domain::permissions::Actor;

/// Resolves the session. A cookie that names no living session makes a citizen, not an error.
pub async fn resolve(State(host): State<Host>, mut request: Request, next: Next) -> Response {
    let session = SessionCookie { tls: host.config.listen.tls };
    let token = cookie(request.headers(), session.name()).map(str::to_owned);
    let actor = match &token {
        None => Actor::citizen(),
        Some(token) => match later::actor_of(&host.store, token, Utc::now()).await {
            Ok(actor) => actor.unwrap_or_else(Actor::citizen),
            Err(error) => {
                // Nobody is signed out because the database is away for a moment.
                tracing::error!(%error, "session");
                return crate::http::refusals::answer(&error.into_refusal(), request.headers()).into_response();
            }
        },
    };
    // Logs and panics print headers; from here on nobody needs this one.
    if let Some(value) = request.headers_mut().get_mut(COOKIE) {
        value.set_sensitive(true);
    }
    request.extensions_mut().insert(actor);
    if let Some(token) = token {
        request.extensions_mut().insert(SessionToken(token));
    }
    next.run(request).await
}
