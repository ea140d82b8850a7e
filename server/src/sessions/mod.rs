//! Who asks: the session cookie becomes an `Actor`, once for each request, before any page or function sees it.

mod cookies;
mod expiry;

pub use cookies::{cookie, set};
pub use expiry::{in_force, keep_fresh};

use crate::http::{Host, refusals};
use app::messages::Unread;
use app::session::{SessionCookie, SessionToken as Sent};
use axum::extract::{Request, State};
use axum::http::header::COOKIE;
use axum::middleware::Next;
use axum::response::Response;
use chrono::Utc;
use domain::ids::AccountId;
use domain::permissions::Actor;
use store::sessions::SessionToken;

/// Resolves the session. A cookie that names no living session makes a citizen, not an error.
pub async fn resolve(State(host): State<Host>, mut request: Request, next: Next) -> Response {
    let session = SessionCookie { tls: host.config.listen.tls };
    let sent = cookie(request.headers(), session.name()).map(str::to_owned);
    let mut actor = Actor::citizen();
    if let Some(token) = sent.as_deref().and_then(SessionToken::parse).filter(|_| !is_file(request.uri().path())) {
        let expiry = *host.expiry.borrow();
        match store::sessions::actor_of(&host.store, &token, expiry, Utc::now()).await {
            Ok(Some(present)) => {
                actor = present.actor.clone();
                if refusals::wants_page(request.headers()) {
                    request.extensions_mut().insert(unread(&host, present.account.id).await);
                }
                request.extensions_mut().insert(present);
            }
            Ok(None) => {}
            Err(error) => {
                // Nobody is signed out because the database is away for a moment.
                tracing::error!(%error, "session");
                return refusals::answer(&error.into_refusal(), request.headers());
            }
        }
    }
    // Logs and panics print headers; from here on nobody needs this one in the clear.
    if let Some(value) = request.headers_mut().get_mut(COOKIE) {
        value.set_sensitive(true);
    }
    request.extensions_mut().insert(actor);
    if let Some(sent) = sent {
        request.extensions_mut().insert(Sent(sent));
    }
    next.run(request).await
}

/// How many messages a page tells of; none where they cannot be counted, for a page without its count is better than no
/// page.
async fn unread(host: &Host, account: AccountId) -> Unread {
    let counted = store::messages::unread(&host.store, account).await;
    let counted = counted.inspect_err(|error| tracing::error!(%error, "unread messages"));
    Unread(counted.unwrap_or_default())
}

/// Files are the same for everybody; a page asks for several.
fn is_file(path: &str) -> bool {
    path.starts_with("/pkg/")
}
