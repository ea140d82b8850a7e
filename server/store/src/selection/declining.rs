//! Somebody who is proposed for hire gives the place up before the result is filed (公示期放弃录用): the place is free again.
//!
//! Legal source: notices of Jilin. For civil servants nobody follows once hiring has begun, so the place stays empty; for
//! institutions the next in rank is called, and has checks and a notice of their own.

use super::{
    checks::follows_after_notice,
    publish, reasons,
    replacing::{own, recruitment_of},
    rows::{outcome, post, write},
    telling::tell,
    unreadable,
};
use crate::{
    Store,
    act::Act,
    entity::{position, recruitment, standing},
    error::StoreError,
    recruitment::{
        rows::{lead, state},
        subject,
    },
};
use chrono::{DateTime, Utc};
use domain::{
    ids::{ApplicationId, RecruitmentId},
    messages::Kind,
    permissions::{Action, Actor},
    recruitment::RecruitmentState,
    refusal::Code,
    selection::{DeclinedBy, List, Outcome, PostPassed, Standing, may_decline},
};
use sea_orm::EntityTrait;
use serde_json::json;

/// Enters that somebody who is proposed for hire has given the place up. `declared` says when and how the office was
/// told; the candidate alone reads it.
///
/// # Errors
/// `missing`, `out-of-range` in the field `declared`; `not-found` for whoever was never called; what [`may_decline`]
/// refuses; the permission to plan in the region.
pub async fn enter_declined(
    store: &Store,
    actor: &Actor,
    application: ApplicationId,
    declared: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let id = recruitment_of(store, application).await?;
    let (mut act, held) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    let declared = reasons::filled("declared", declared, reasons::MOST)?;
    reasons::keep(&mut act, &[application.to_string()], &declared).await?;
    declined(act, &held, id, application, DeclinedBy::Office).await
}

/// Gives up the place for which one is proposed.
///
/// # Errors
/// `not-found`, also for somebody else's application and for whoever was never called; what [`may_decline`] refuses; the
/// permission to apply.
pub async fn decline(
    store: &Store,
    actor: &Actor,
    application: ApplicationId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (act, held, id) = own(store, actor, application, now).await?;
    declined(act, &held, id, application, DeclinedBy::Owner).await
}

/// Whether the place can be given up now.
pub(crate) fn declines(held: &recruitment::Model, standing: &Standing) -> Result<bool, StoreError> {
    Ok(standing.proposed && state(held)? == RecruitmentState::Publicised)
}

async fn declined(
    mut act: Act<'_>,
    held: &recruitment::Model,
    id: RecruitmentId,
    application: ApplicationId,
    by: DeclinedBy,
) -> Result<(), StoreError> {
    let row = act.load::<standing::Entity>(application.to_string()).await?.ok_or(Code::NotFound)?;
    may_decline(state(held)?, outcome(&row)?)?;
    let key = (id.to_string(), row.position_code.clone());
    let found = position::Entity::find_by_id(key).one(act.db()).await?;
    let found = found.ok_or_else(|| unreadable("position", &row.position_code))?;
    let gone = standing::Model { fate: Outcome::Declined(by).as_str().to_owned(), ..row };
    let left = PostPassed { post: post(&found)?, tickets: vec![gone.ticket.clone()] };
    tell(&act, [&gone], &Kind::HireDeclined).await?;
    write(&mut act, vec![gone]).await?;
    let published = publish(&mut act, id, &List::Declined { positions: vec![left] }, None).await?;
    let follows = follows_after_notice(held)?;
    let body = json!({ "position": found.code, "follows": follows, "list": published.told() });
    act.commit("recruitment.hire-declined", subject(id), body).await?;
    Ok(())
}
