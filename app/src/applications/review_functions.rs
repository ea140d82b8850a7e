//! The server functions of those who review applications and settle positions: each calls one store command and leads on.

use crate::asking::{Asking, answer, asking, go_on};
use crate::refused::Refused;
use crate::visit::percent;
use domain::applications::{ApplicationState, Decision, Reason};
use domain::ids::{ApplicationId, RecruitmentId};
use domain::recruitment::position::ConditionKind;
use domain::refusal::{Code, Refusal};
use leptos::prelude::*;
use std::collections::BTreeMap;
use store::StoreError;
use store::applications::{Picked, WorkQuery, accept_picked, review, settle_positions, work_list};

/// What a reviewer chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// Qualified.
    Accept,
    /// Not qualified.
    Refuse,
}

/// Decides one application and leads to the next that waits in the same list.
///
/// # Errors
/// What the store command refuses; a reason's refusal names the field of its condition.
#[server(prefix = "/api", endpoint = "applications/review")]
pub async fn review_one(
    /// The recruitment.
    recruitment: RecruitmentId,
    /// The application.
    id: ApplicationId,
    /// Its version as it was seen.
    version: i64,
    /// The state in which it was seen.
    state: ApplicationState,
    /// What was chosen.
    choice: Choice,
    /// Why a condition is not met; an empty one gives no reason.
    #[server(default)]
    words: BTreeMap<ConditionKind, String>,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let given = words.into_iter().filter(|(_, words)| !words.trim().is_empty());
        let reasons: Vec<Reason> = given.map(|(condition, words)| Reason { condition, words }).collect();
        let conditions: Vec<ConditionKind> = reasons.iter().map(|reason| reason.condition).collect();
        let decision = match choice {
            Choice::Accept => Decision::Accept,
            Choice::Refuse => Decision::Refuse { reasons },
        };
        let done = review(&asking.store, &asking.actor, Picked { id, version }, &decision, asking.now).await;
        done.map_err(|error| named(error, &conditions))?;
        let goal = match next(&asking, recruitment, id, state).await? {
            Some(next) => format!("/recruitment/{recruitment}/review/{next}"),
            None => format!("/recruitment/{recruitment}/review?state={}", state.as_str()),
        };
        go_on(&goal, "application-decided");
        Ok(())
    };
    answer(work.await)
}

/// Confirms a claim of points that the law adds, or refuses it with a reason.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "applications/decide-bonus")]
pub async fn decide_bonus(
    /// The recruitment.
    recruitment: RecruitmentId,
    /// The application.
    id: ApplicationId,
    /// Whether it is confirmed.
    confirmed: bool,
    /// Why it is not.
    #[server(default)]
    reason: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let (store, actor) = (&asking.store, &asking.actor);
    let done = store::applications::decide_bonus(store, actor, id, confirmed, &reason, asking.now).await;
    if done.is_ok() {
        go_on(&format!("/recruitment/{recruitment}/review/{id}"), "bonus-decided");
    }
    answer(done.map_err(Refused::from))
}

/// Decides a decided claim of points that the law adds the other way, with the reason.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "applications/reverse-bonus")]
pub async fn reverse_bonus(
    /// The recruitment.
    recruitment: RecruitmentId,
    /// The application.
    id: ApplicationId,
    /// Whether it is confirmed from now on.
    confirmed: bool,
    /// Why.
    #[server(default)]
    reason: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let (store, actor) = (&asking.store, &asking.actor);
    let done = store::applications::reverse_bonus(store, actor, id, confirmed, &reason, asking.now).await;
    if done.is_ok() {
        go_on(&format!("/recruitment/{recruitment}/review/{id}"), "bonus-decided");
    }
    answer(done.map_err(Refused::from))
}

/// The application that comes after a decided one.
async fn next(
    asking: &Asking,
    recruitment: RecruitmentId,
    id: ApplicationId,
    state: ApplicationState,
) -> Result<Option<ApplicationId>, StoreError> {
    let query = WorkQuery { state, position: None, after: Some(id) };
    let page = work_list(&asking.store, &asking.actor, recruitment, &query, 1).await?;
    Ok(page.lines.first().map(|line| line.id))
}

/// A refused reason by the field that the form has for it.
fn named(error: StoreError, conditions: &[ConditionKind]) -> StoreError {
    let StoreError::Refused(refusal) = error else { return error };
    let place = refusal.field.as_deref().and_then(|field| field.strip_prefix("reasons.")?.strip_suffix(".words"));
    let condition = place.and_then(|place| conditions.get(place.parse::<usize>().ok()?));
    let field = condition.map(|condition| format!("words[{}]", condition.as_str())).or(refusal.field);
    StoreError::Refused(Refusal { field, ..refusal })
}

/// Accepts every application that was picked, or none.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "applications/accept-picked")]
pub async fn accept_those(
    /// The recruitment.
    recruitment: RecruitmentId,
    /// Each as `application:version`.
    #[server(default)]
    picked: Vec<String>,
    /// The position whose applications were listed; none for all.
    #[server(default)]
    position: Option<String>,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let read = |text: &String| {
            let (id, version) = text.split_once(':')?;
            Some(Picked { id: id.parse().ok()?, version: version.parse().ok()? })
        };
        let picked: Option<Vec<Picked>> = picked.iter().map(read).collect();
        let picked = picked.ok_or_else(|| Refusal::of(Code::Malformed, "picked"))?;
        accept_picked(&asking.store, &asking.actor, recruitment, &picked, asking.now).await.map_err(unlisted)?;
        let listed = position.map(|code| format!("?position={}", percent(&code))).unwrap_or_default();
        go_on(&format!("/recruitment/{recruitment}/review{listed}"), "applications-accepted");
        Ok(())
    };
    answer(work.await)
}

/// What cannot be decided any more is no longer in the list: its refusal has no field to lead to.
fn unlisted(error: StoreError) -> StoreError {
    match error {
        StoreError::Refused(refusal) if refusal.code == Code::PickedUndecidable => {
            StoreError::Refused(Refusal { field: None, ..refusal })
        }
        error => error,
    }
}

/// Settles the positions of a recruitment.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "recruitment/settle")]
pub async fn settle(
    /// The recruitment.
    id: RecruitmentId,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        settle_positions(&asking.store, &asking.actor, id, asking.now).await?;
        go_on(&format!("/recruitment/{id}"), "positions-settled");
        Ok(())
    };
    answer(work.await)
}
