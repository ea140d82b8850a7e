//! What the host itself answers of approvals: the case that a receipt opens, the papers of a case, and its decision.

mod decisions;
mod papers;
mod tracking;

use crate::http::Host;
use axum::Router;

/// The addresses of the forms and files.
pub fn routes() -> Router<Host> {
    tracking::routes().merge(papers::routes()).merge(decisions::routes())
}

/// The addresses that take files: a paper, and a decision to check.
pub fn uploads() -> Router<Host> {
    papers::uploads().merge(decisions::uploads())
}
