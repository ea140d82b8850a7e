//! A place that staff entered as given up by mistake is restored (更正误登记的放弃): one person proposes it, another agrees,
//! as long as nobody else was called in the place. What a candidate gave up from the own account stays given up.

use super::{
    checks::Post,
    publish, reasons,
    replacing::recruitment_of,
    rows::{outcome, post, write},
    telling::tell,
    unreadable,
};
use crate::{
    Store,
    act::Act,
    entity::{position, restoring, standing},
    error::StoreError,
    recruitment::{
        rows::{lead, other_than, region, state},
        subject,
    },
    secret::Place,
};
use chrono::{DateTime, Utc};
use domain::{
    ids::{ApplicationId, RecruitmentId, RestoringId},
    messages::Kind,
    permissions::{Action, Actor, Target, may},
    refusal::{Code, Refusal},
    selection::{List, Outcome, PostPassed, Restoring, RestoringState, may_restore},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, sea_query::Query,
};
use serde_json::json;
use uuid::Uuid;

/// Proposes that a place is restored which staff entered as given up.
///
/// # Errors
/// `missing`, `out-of-range` in the field `mistake`; `not-found` for whoever was never called; `amendment-pending` while
/// such a proposal waits; what [`may_restore`] refuses; the permission to plan in the region.
pub async fn propose_restoring(
    store: &Store,
    actor: &Actor,
    application: ApplicationId,
    mistake: &str,
    now: DateTime<Utc>,
) -> Result<RestoringId, StoreError> {
    let id = recruitment_of(store, application).await?;
    let (mut act, held) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    let mistake = reasons::filled("mistake", mistake, reasons::MOST)?;
    let row = act.load::<standing::Entity>(application.to_string()).await?.ok_or(Code::NotFound)?;
    may_restore(state(&held)?, outcome(&row)?)?;
    let waiting = restoring::Entity::find()
        .filter(restoring::Column::ApplicationId.eq(application.to_string()))
        .filter(restoring::Column::State.eq(RestoringState::Proposed.as_str()));
    if waiting.count(act.db()).await? > 0 {
        return Err(Code::AmendmentPending.into());
    }
    let proposed = RestoringId(Uuid::now_v7());
    let key = proposed.to_string();
    let new = restoring::Model {
        mistake: store.keys().encrypt(place(&key), mistake.as_bytes())?,
        id: key,
        application_id: application.to_string(),
        recruitment_id: id.to_string(),
        ticket: row.ticket,
        state: RestoringState::Proposed.as_str().to_owned(),
        proposed_by: actor.account.ok_or(Code::SignInRequired)?.to_string(),
        proposed_at: now.into(),
        decided_by: None,
        decided_at: None,
    };
    let new = new.into_active_model().reset_all().insert(act.db()).await?;
    act.seal(&new);
    act.commit("recruitment.restoring-proposed", subject(id), json!({ "position": row.position_code })).await?;
    Ok(proposed)
}

/// Restores a proposed place, or declines to. Restored, the candidate is on the public notice again, and a list says so.
///
/// # Errors
/// `not-found`; `already-done`; `second-person-needed` for whoever proposed it; `place-taken` (facts: the position's code)
/// once another is called; what [`may_restore`] refuses; the permission to approve in the region.
pub async fn decide_restoring(
    store: &Store,
    actor: &Actor,
    restoring: RestoringId,
    agreed: bool,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    may(actor, Action::ApproveRecruitment, Target::Anything)?;
    let key = restoring.to_string();
    let found = restoring::Entity::find_by_id(key.clone()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let id: RecruitmentId = found.recruitment_id.parse().map_err(|error| unreadable("recruitment", error))?;
    let (mut act, held) = lead(store, actor, Action::ApproveRecruitment, id, now).await?;
    let proposed = act.load::<restoring::Entity>(key).await?.ok_or(Code::NotFound)?;
    if state_of(&proposed)? != RestoringState::Proposed {
        return Err(Code::AlreadyDone.into());
    }
    other_than(actor, &proposed.proposed_by)?;
    let mut body = json!({ "region": region(&held)? });
    if agreed {
        let row = act.load::<standing::Entity>(proposed.application_id.clone()).await?.ok_or(Code::NotFound)?;
        may_restore(state(&held)?, outcome(&row)?)?;
        let code = row.position_code.clone();
        let list = restore(&mut act, id, row).await?;
        if Post::load(act.db(), &held, id, &code).await?.is_overfull() {
            return Err(Refusal::new(Code::PlaceTaken).with(&code).into());
        }
        body = json!({ "position": code, "list": list });
    }
    let next = if agreed { RestoringState::Restored } else { RestoringState::Declined };
    let decided = restoring::Model {
        state: next.as_str().to_owned(),
        decided_by: actor.account.map(|account| account.to_string()),
        decided_at: Some(now.into()),
        ..proposed
    };
    let decided = decided.into_active_model().reset_all().update(act.db()).await?;
    act.seal(&decided);
    let kind = if agreed { "recruitment.hire-restored" } else { "recruitment.restoring-declined" };
    act.commit(kind, subject(id), body).await?;
    Ok(())
}

/// Puts a candidate on the notice again, tells them, and publishes that. What the ledger says of the list.
async fn restore(act: &mut Act<'_>, id: RecruitmentId, row: standing::Model) -> Result<serde_json::Value, StoreError> {
    let key = (id.to_string(), row.position_code.clone());
    let found = position::Entity::find_by_id(key).one(act.db()).await?;
    let found = found.ok_or_else(|| unreadable("position", &row.position_code))?;
    let back = standing::Model { fate: Outcome::Proposed.as_str().to_owned(), ..row };
    let again = PostPassed { post: post(&found)?, tickets: vec![back.ticket.clone()] };
    tell(act, [&back], &Kind::HireRestored).await?;
    write(act, vec![back]).await?;
    Ok(publish(act, id, &List::Restored { positions: vec![again] }, None).await?.told())
}

/// The proposals of a recruitment, the latest first, for those who lead it.
pub(super) async fn restorings(store: &Store, actor: &Actor, id: RecruitmentId) -> Result<Vec<Restoring>, StoreError> {
    let of = restoring::Entity::find()
        .filter(restoring::Column::RecruitmentId.eq(id.to_string()))
        .order_by_desc(restoring::Column::Id);
    let approves = may(actor, Action::ApproveRecruitment, Target::Anything).is_ok();
    let own = actor.account.map(|account| account.to_string());
    let mut found = Vec::new();
    for row in of.all(store.read()).await? {
        let state = state_of(&row)?;
        found.push(Restoring {
            id: row.id.parse().map_err(|error| unreadable("restoring", error))?,
            mistake: store.keys().decrypt_text(place(&row.id), &row.mistake)?,
            state,
            proposed_at: row.proposed_at.utc(),
            decides: approves && state == RestoringState::Proposed && Some(&row.proposed_by) != own.as_ref(),
            ticket: row.ticket,
        });
    }
    Ok(found)
}

/// How many proposals wait in a recruitment, or for one of its positions.
pub(super) async fn open_restorings(
    db: &impl ConnectionTrait,
    id: RecruitmentId,
    code: Option<&str>,
) -> Result<u64, StoreError> {
    let mut waiting = restoring::Entity::find()
        .filter(restoring::Column::RecruitmentId.eq(id.to_string()))
        .filter(restoring::Column::State.eq(RestoringState::Proposed.as_str()));
    if let Some(code) = code {
        let of_position = Query::select()
            .column(standing::Column::ApplicationId)
            .from(standing::Entity)
            .and_where(standing::Column::RecruitmentId.eq(id.to_string()))
            .and_where(standing::Column::PositionCode.eq(code))
            .to_owned();
        waiting = waiting.filter(restoring::Column::ApplicationId.in_subquery(of_position));
    }
    Ok(waiting.count(db).await?)
}

fn state_of(row: &restoring::Model) -> Result<RestoringState, StoreError> {
    RestoringState::parse(&row.state).ok_or_else(|| unreadable("restoring", &row.state))
}

fn place(id: &str) -> Place<'_> {
    Place { table: "restorings", column: "mistake", row: id }
}
