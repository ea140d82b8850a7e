//! The server functions of supervision: each reads its form, calls one store command, and leads on.

use crate::asking::{answer, asking, go_on};
use crate::clock;
use crate::forms;
use crate::refused::Refused;
use domain::approvals::post::PostCode;
use domain::ids::CaseId;
use domain::refusal::{Code, Refusal};
use domain::supervision::{CardAct, Incident, Scope, Trigger, Verdict};
use leptos::prelude::*;
use store::supervision::Established;

/// Does something about a card and stays on its page.
async fn handle(id: String, act: Result<CardAct, Refusal>, done: &'static str) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        store::supervision::handle(&asking.store, &asking.actor, &id, act?, asking.now).await?;
        go_on(&format!("/supervision/cards/{id}"), done);
        Ok(())
    };
    answer(work.await)
}

/// Issues a card for what a supervisor has established about a case.
///
/// # Errors
/// `missing` and `malformed` in the fields `case`, `trigger`, `scope` and `at`; what the store command refuses.
#[server(prefix = "/api", endpoint = "supervision/establish")]
pub async fn establish_card(
    /// The case.
    case: CaseId,
    /// What for.
    #[server(default)]
    trigger: String,
    /// The part of the case, as [`Scope::parse`] reads it.
    #[server(default)]
    scope: String,
    /// The post.
    #[server(default)]
    post: String,
    /// When it happened, in Jilin.
    #[server(default)]
    at: String,
    /// What was found.
    #[server(default)]
    words: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let unread =
            |text: &str, field: &str| Refusal::of(if text.is_empty() { Code::Missing } else { Code::Malformed }, field);
        let incident = Incident {
            trigger: Trigger::parse(&trigger).ok_or_else(|| unread(&trigger, "trigger"))?,
            scope: Scope::parse(&scope).ok_or_else(|| unread(&scope, "scope"))?,
            post: PostCode(post),
            at: clock::from_local_input(&at).ok_or_else(|| unread(&at, "at"))?,
        };
        let found = Established { incident, words };
        let card = store::supervision::establish(&asking.store, &asking.actor, case, found, asking.now).await?;
        go_on(&format!("/supervision/cards/{card}"), "card-established");
        Ok(())
    };
    answer(work.await)
}

/// Explains a card, as the post it is against.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "supervision/explain")]
pub async fn explain_card(
    /// The card.
    id: String,
    /// In words.
    words: String,
) -> Result<(), Refused> {
    handle(id, Ok(CardAct::Explain { words }), "card-explained").await
}

/// Sets the day to cure the matter by.
///
/// # Errors
/// What the store command refuses; `malformed` in the field `cure_by`.
#[server(prefix = "/api", endpoint = "supervision/demand")]
pub async fn demand_cure(
    /// The card.
    id: String,
    /// The day.
    cure_by: String,
) -> Result<(), Refused> {
    handle(id, forms::day("cure_by", &cure_by).map(|cure_by| CardAct::Demand { cure_by }), "card-demanded").await
}

/// Finds on a card.
///
/// # Errors
/// What the store command refuses; `missing` in the field `verdict`.
#[server(prefix = "/api", endpoint = "supervision/find")]
pub async fn find_on_card(
    /// The card.
    id: String,
    /// What was found.
    #[server(default)]
    verdict: String,
    /// Why.
    words: String,
) -> Result<(), Refused> {
    let verdict = Verdict::parse(&verdict).ok_or_else(|| Refusal::of(Code::Missing, "verdict"));
    handle(id, verdict.map(|verdict| CardAct::Find { verdict, words }), "card-found").await
}

/// Enters what followed.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "supervision/conclude")]
pub async fn conclude_card(
    /// The card.
    id: String,
    /// In words.
    words: String,
) -> Result<(), Refused> {
    handle(id, Ok(CardAct::Conclude { words }), "card-concluded").await
}
