//! Cards for what only a person can establish: a supervisor has read the papers and says what was found.

use super::{
    issuing::public,
    rows::{of_cases, written},
    telling::tell,
};
use crate::{
    Store,
    approvals::{
        rows::{load, row},
        subject,
    },
    calendar,
    error::StoreError,
};
use chrono::{DateTime, Utc};
use domain::{
    approvals::{item::Item, post::PostCode},
    ids::CaseId,
    permissions::{Action, Actor, Target},
    refusal::{Code, Refusal},
    supervision::{Card, Incident, Scope},
};
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use serde_json::json;
use uuid::Uuid;

/// What a supervisor has established about a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Established {
    /// What, in which part, against which post, when.
    pub incident: Incident,
    /// The finding in words; kept encrypted, for it may name people.
    pub words: String,
}

/// Issues a card for it; answers the card's key. It is handled like every other one.
///
/// # Errors
/// What [`Card::established`] refuses; `malformed` in the field `post` for a post that does not act in the case's flow, in
/// the field `scope` for a step that it does not have, and in the field `at` for a moment before the case came in or in the
/// future; `already-done` where there is such a card; `not-found`; the permission to supervise.
pub async fn establish(
    store: &Store,
    actor: &Actor,
    id: CaseId,
    found: Established,
    now: DateTime<Utc>,
) -> Result<String, StoreError> {
    let mut act = store.act(actor, Action::SuperviseCases, Target::Anything, now).await?;
    act.alone().await?;
    let account = actor.account.ok_or(Code::SignInRequired)?;
    let case = load(store, act.db(), row(act.db(), id).await?).await?;
    let Established { incident, words } = found;
    let malformed = |field: &str| Err(Refusal::of(Code::Malformed, field).into());
    if !acts(&case.item, &incident.post) {
        return malformed("post");
    }
    if !has(&case.item, &incident.scope) {
        return malformed("scope");
    }
    if incident.at < case.row.filed_at.utc() || incident.at > now {
        return malformed("at");
    }
    let card = Card::established(id, incident, &words, account, now);
    let card = card.map_err(|refused| StoreError::Refused(refused.into()))?;
    let known = of_cases(store, act.db(), std::slice::from_ref(&case.row.id)).await?;
    if known.values().flatten().any(|known| known.key == card.key) {
        return Err(Code::AlreadyDone.into());
    }
    let key = Uuid::now_v7().to_string();
    let row = written(store, key.clone(), &card)?.into_active_model().reset_all().insert(act.db()).await?;
    act.seal(&row);
    tell(&act, &case.row.number, &key, &card, &calendar::load(store).await?).await?;
    act.commit("card.established", subject(id), json!({ "cards": [public(&card)] })).await?;
    Ok(key)
}

/// Whether a post acts at a step of the item's flow, or covers for one that does.
fn acts(item: &Item, post: &PostCode) -> bool {
    item.flow.tasks().any(|task| task.posts().any(|acting| acting == post))
}

fn has(item: &Item, scope: &Scope) -> bool {
    let step = scope.step().map(|(step, _)| step);
    step.is_none_or(|step| item.flow.steps.iter().any(|of| of.id.as_str() == step))
}
