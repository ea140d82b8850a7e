//! What is done about a card: explained by the post it is against; demanded, found and concluded by a supervisor.

use super::{
    rows::{read, written},
    watching::{Watching, measures},
};
use crate::{
    Store,
    approvals::{
        held_posts,
        rows::{load, standing},
        subject,
    },
    calendar,
    entity::{approval_case, card},
    error::StoreError,
};
use chrono::{DateTime, Utc};
use domain::{
    ids::CaseId,
    permissions::{Action, Actor, Role, Target},
    refusal::Code,
    supervision::{CardAct, CardRefused, Doer},
};
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use serde_json::json;

/// Does something about a card.
///
/// # Errors
/// `not-found`; whatever [`CardRefused`] says; the permission to handle cases or to supervise them.
pub async fn handle(
    store: &Store,
    actor: &Actor,
    id: &str,
    doing: CardAct,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let account = actor.account.ok_or(Code::SignInRequired)?;
    let action = if actor.role == Role::Supervisor { Action::SuperviseCases } else { Action::HandleCases };
    let mut act = store.act(actor, action, Target::Anything, now).await?;
    let held = act.load::<card::Entity>(id.to_owned()).await?.ok_or(Code::NotFound)?;
    let before = read(store, &held)?;
    let doer = match action {
        Action::SuperviseCases => Doer::Supervisor { account },
        _ => {
            let posts = held_posts(act.db(), actor).await?;
            let post = posts.into_iter().find(|post| *post == before.against).ok_or(CardRefused::NotYours);
            Doer::Post { post: post.map_err(|refused| StoreError::Refused(refused.into()))?, account }
        }
    };
    let calendar = calendar::load(store).await?;
    let measures = measures(act.db(), before.at).await?;
    let after = before.after(doing.clone(), &doer, now, &measures, &calendar);
    let after = after.map_err(|refused| StoreError::Refused(refused.into()))?;
    let row_after = written(store, held.id, &after)?.into_active_model().reset_all().update(act.db()).await?;
    act.seal(&row_after);
    let case: CaseId = after.key.case;
    // A day to cure the matter by is a moment at which a red card may become due.
    let of = act.load::<approval_case::Entity>(case.to_string()).await?.ok_or(Code::NotFound)?;
    let loaded = load(store, act.db(), of).await?;
    let seen = Watching::look(store, act.db(), &loaded, &calendar).await?;
    let next = standing(&loaded, &seen.coming, &calendar)?;
    if next != loaded.row {
        let next = next.into_active_model().reset_all().update(act.db()).await?;
        act.seal(&next);
    }
    let (kind, body) = match &doing {
        CardAct::Explain { .. } => ("card.explained", json!({ "trigger": after.key.trigger })),
        CardAct::Demand { cure_by } => ("card.demanded", json!({ "trigger": after.key.trigger, "cure_by": cure_by })),
        CardAct::Find { verdict, .. } => ("card.found", json!({ "trigger": after.key.trigger, "verdict": verdict })),
        CardAct::Conclude { .. } => ("card.concluded", json!({ "trigger": after.key.trigger })),
    };
    act.commit(kind, subject(case), body).await?;
    Ok(())
}
