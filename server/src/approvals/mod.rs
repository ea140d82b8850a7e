//! What the host itself answers of approvals: the case that a receipt opens, the papers of a case, its decision and slips,
//! flows as files, and the open list of hearings.

mod decisions;
mod flows;
mod hearings;
mod papers;
mod slips;
mod tracking;

use crate::http::Host;
use axum::Router;

/// The addresses of the forms and files.
pub fn routes() -> Router<Host> {
    let files = tracking::routes().merge(flows::routes()).merge(papers::routes()).merge(decisions::routes());
    files.merge(slips::routes()).merge(hearings::routes())
}

/// The addresses that take files: a flow, a paper, and a decision to check.
pub fn uploads() -> Router<Host> {
    flows::uploads().merge(papers::uploads()).merge(decisions::uploads())
}
