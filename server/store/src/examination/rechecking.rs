//! Checks of a paper's points: asked by the candidate, answered by one person where they stand, by two where they change.

use super::{
    papers::{RELEASED, of_state, sat, scheme},
    releasing::{variants, written},
    rows, unreadable,
};
use crate::{
    Store,
    act::Act,
    applications::confirmed_bonuses,
    calendar,
    entity::{application, candidate, recheck, recruitment},
    error::StoreError,
    messages::tell,
    recruitment::{
        rows::{region, state},
        subject,
    },
    secret::Place,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    calendar::day_in_shanghai,
    examination::{RecheckState, RecheckStep},
    ids::{AccountId, ApplicationId, RecheckId, RecruitmentId},
    messages::{Kind, LinkPath},
    permissions::{Action, Actor, Target, may},
    recruitment::{Points, RecruitmentState},
    refusal::{Code, Refusal},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
};
use serde_json::json;
use uuid::Uuid;

/// Characters of the grounds.
const GROUNDS: usize = 500;

/// Asks to have one's own paper checked, once for each paper.
///
/// # Errors
/// `not-found`, also for somebody else's application; `wrong-state` before the release and once the interview list is
/// out; `too-late` (facts: the last day); `not-found` (field `paper`) for a paper that one does not sit; `already-done`;
/// `out-of-range` (field `grounds`); the permission to apply.
pub async fn ask_recheck(
    store: &Store,
    actor: &Actor,
    application: ApplicationId,
    paper: usize,
    grounds: &str,
    now: DateTime<Utc>,
) -> Result<RecheckId, StoreError> {
    let owner = actor.account.ok_or(Code::SignInRequired)?;
    may(actor, Action::Apply, Target::Account(owner))?;
    let grounds = grounds.trim();
    if grounds.chars().count() > GROUNDS {
        return Err(Refusal::of(Code::OutOfRange, "grounds").with(0).with(GROUNDS).into());
    }
    let calendar = calendar::load(store).await?;
    let mut act = store.act(actor, Action::Apply, Target::Account(owner), now).await?;
    let own = act.load::<application::Entity>(application.to_string()).await?.ok_or(Code::NotFound)?;
    if own.account != owner.to_string() {
        return Err(Code::NotFound.into());
    }
    let candidate = candidate_of(act.db(), &own.id).await?;
    let held = recruitment_of(act.db(), &own.recruitment_id).await?;
    if state(&held)? != RecruitmentState::Scored {
        return Err(Code::WrongState.into());
    }
    let until = until(act.db(), &held, &calendar).await?.ok_or(Code::WrongState)?;
    if day_in_shanghai(now) > until {
        return Err(Refusal::new(Code::TooLate).with(until).into());
    }
    let sits = sat(act.db(), &held.id, &scheme(&held)?).await?;
    if !sits.get(&candidate.position_code).is_some_and(|papers| papers.contains(&paper)) {
        return Err(Refusal::of(Code::NotFound, "paper").into());
    }
    let paper = i64::try_from(paper).map_err(|error| unreadable("paper", error))?;
    let before = recheck::Entity::find().filter(recheck::Column::ApplicationId.eq(&own.id));
    if before.filter(recheck::Column::Paper.eq(paper)).one(act.db()).await?.is_some() {
        return Err(Code::AlreadyDone.into());
    }
    let id = RecheckId(Uuid::now_v7());
    let key = id.to_string();
    let hidden = store.keys().encrypt(place(&key, "grounds"), grounds.as_bytes())?;
    let row = recheck::Model {
        id: key,
        recruitment_id: held.id.clone(),
        application_id: own.id.clone(),
        paper,
        state: RecheckState::Asked.as_str().to_owned(),
        grounds: Some(hidden),
        asked_at: now.into(),
        found: None,
        found_by: None,
        decided_by: None,
        decided_at: None,
    };
    let row = row.into_active_model().reset_all().insert(act.db()).await?;
    act.seal(&row);
    act.commit("examination.recheck-asked", subject(id_of(&held)?), json!({ "paper": paper + 1 })).await?;
    Ok(id)
}

/// The points stand.
///
/// # Errors
/// `not-found`, `wrong-state`; the permission to plan in its region.
pub async fn confirm_points(store: &Store, actor: &Actor, id: RecheckId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let Begun { mut act, row, held } = begin(store, actor, Action::PlanRecruitment, id, now).await?;
    let row = after(row, RecheckStep::Confirm)?;
    let owner = owner(act.db(), &row.application_id).await?;
    let paper = row.paper;
    decided(&mut act, row).await?;
    tell(&act, owner, &Kind::RecheckConfirmed, Some(&LinkPath::parse("/applications")?)).await?;
    act.commit("examination.recheck-confirmed", subject(id_of(&held)?), json!({ "paper": paper + 1 })).await?;
    Ok(())
}

/// Other points were found; they change nothing until a second person agrees.
///
/// # Errors
/// `not-found`, `wrong-state`; in the field `points` what [`Points::parse`] refuses, `out-of-range` above the paper's
/// full marks, `nothing-changed`; the permission to plan in its region.
pub async fn find_points(
    store: &Store,
    actor: &Actor,
    id: RecheckId,
    points: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let Begun { mut act, row, held } = begin(store, actor, Action::PlanRecruitment, id, now).await?;
    let row = after(row, RecheckStep::Find)?;
    let found = Points::parse(points).map_err(|refusal| Refusal { field: Some("points".to_owned()), ..refusal })?;
    let paper = usize::try_from(row.paper).map_err(|error| unreadable("paper", error))?;
    let full = scheme(&held)?.papers.get(paper).map(|paper| paper.full).ok_or_else(|| unreadable("paper", paper))?;
    if found > full {
        return Err(Refusal::of(Code::OutOfRange, "points").with(0).with(full).into());
    }
    let candidate = candidate_of(act.db(), &row.application_id).await?;
    let stands = rows::papers(&candidate)?.unwrap_or_default().get(paper).copied().flatten();
    if stands == Some(found) {
        return Err(Refusal::of(Code::NothingChanged, "points").into());
    }
    let hidden = store.keys().encrypt(place(&row.id, "found"), found.to_string().as_bytes())?;
    let found_by = actor.account.map(|account| account.to_string());
    let row = recheck::Model { found: Some(hidden), found_by, ..row };
    let saved = row.into_active_model().reset_all().update(act.db()).await?;
    act.seal(&saved);
    act.commit("examination.recheck-found", subject(id_of(&held)?), json!({ "paper": paper + 1 })).await?;
    Ok(())
}

/// The second person agrees, and the points change; or does not, and the paper is looked at again.
///
/// # Errors
/// `not-found`, `wrong-state`; `second-person-needed` for whoever found the points; the permission to approve in its
/// region.
pub async fn decide_points(
    store: &Store,
    actor: &Actor,
    id: RecheckId,
    agreed: bool,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let Begun { mut act, row, held } = begin(store, actor, Action::ApproveRecruitment, id, now).await?;
    if row.found_by.is_some() && row.found_by == actor.account.map(|account| account.to_string()) {
        return Err(Code::SecondPersonNeeded.into());
    }
    let paper = json!({ "paper": row.paper + 1 });
    if !agreed {
        let row = recheck::Model { found: None, found_by: None, ..after(row, RecheckStep::Decline)? };
        let saved = row.into_active_model().reset_all().update(act.db()).await?;
        act.seal(&saved);
        act.commit("examination.recheck-declined", subject(id_of(&held)?), paper).await?;
        return Ok(());
    }
    let row = after(row, RecheckStep::Correct)?;
    if state(&held)? != RecruitmentState::Scored {
        return Err(Code::WrongState.into());
    }
    correct(&mut act, &held, &row).await?;
    let owner = owner(act.db(), &row.application_id).await?;
    decided(&mut act, row).await?;
    tell(&act, owner, &Kind::RecheckCorrected, Some(&LinkPath::parse("/applications")?)).await?;
    act.commit("examination.corrected", subject(id_of(&held)?), paper).await?;
    Ok(())
}

/// Requests that are not answered: while there are any, points may still change.
///
/// # Errors
/// The database.
pub async fn open_rechecks(db: &impl ConnectionTrait, recruitment: &str) -> Result<u64, StoreError> {
    let open = [RecheckState::Asked, RecheckState::Found].map(RecheckState::as_str);
    let of_recruitment = recheck::Entity::find().filter(recheck::Column::RecruitmentId.eq(recruitment));
    Ok(of_recruitment.filter(recheck::Column::State.is_in(open)).count(db).await?)
}

/// The last day on which a check can be asked for; none before the release.
pub(crate) async fn until(
    db: &impl ConnectionTrait,
    held: &recruitment::Model,
    calendar: &domain::calendar::Calendar,
) -> Result<Option<NaiveDate>, StoreError> {
    let released = of_state(db, &held.id, RELEASED).await?.into_iter().filter_map(|sheet| sheet.decided_at).max();
    let Some(at) = released else { return Ok(None) };
    Ok(Some(calendar.end_of(day_in_shanghai(at.utc()), scheme(held)?.periods.recheck).date))
}

pub(super) fn place<'a>(id: &'a str, column: &'a str) -> Place<'a> {
    Place { table: "rechecks", column, row: id }
}

/// A request that is held, with its recruitment.
struct Begun<'a> {
    act: Act<'a>,
    row: recheck::Model,
    held: recruitment::Model,
}

async fn begin<'a>(
    store: &'a Store,
    actor: &Actor,
    action: Action,
    id: RecheckId,
    now: DateTime<Utc>,
) -> Result<Begun<'a>, StoreError> {
    may(actor, action, Target::Anything)?;
    let found = recheck::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let held = recruitment_of(store.read(), &found.recruitment_id).await?;
    let act = store.act(actor, action, Target::Region(region(&held)?), now).await?;
    let row = act.load::<recheck::Entity>(id.to_string()).await?.ok_or(Code::NotFound)?;
    let held = act.load::<recruitment::Entity>(held.id).await?.ok_or(Code::NotFound)?;
    Ok(Begun { act, row, held })
}

/// The request with the state to which a step leads.
fn after(row: recheck::Model, step: RecheckStep) -> Result<recheck::Model, StoreError> {
    let now = RecheckState::parse(&row.state).ok_or_else(|| unreadable("recheck", &row.state))?;
    Ok(recheck::Model { state: now.after(step)?.as_str().to_owned(), ..row })
}

async fn decided(act: &mut Act<'_>, row: recheck::Model) -> Result<(), StoreError> {
    let decided_by = act.actor().account.map(|account| account.to_string());
    let row = recheck::Model { decided_by, decided_at: Some(act.now().into()), ..row };
    let saved = row.into_active_model().reset_all().update(act.db()).await?;
    act.seal(&saved);
    Ok(())
}

/// Puts the found points in place of those that stood, and computes the written total anew.
async fn correct(act: &mut Act<'_>, held: &recruitment::Model, row: &recheck::Model) -> Result<(), StoreError> {
    let hidden = row.found.as_deref().ok_or_else(|| unreadable("recheck", "nothing found"))?;
    let text = act.store().keys().decrypt_text(place(&row.id, "found"), hidden)?;
    let found = Points::parse(&text).map_err(|error| unreadable("points", error))?;
    let candidate = act.load::<candidate::Entity>(row.application_id.clone()).await?.ok_or(Code::NotFound)?;
    let mut papers = rows::papers(&candidate)?.ok_or(Code::WrongState)?;
    let paper = usize::try_from(row.paper).map_err(|error| unreadable("paper", error))?;
    *papers.get_mut(paper).ok_or_else(|| unreadable("paper", paper))? = Some(found);
    let scheme = scheme(held)?;
    let variants = variants(act.db(), &held.id, &scheme).await?;
    let variant = variants.get(&candidate.position_code).ok_or_else(|| unreadable("position", paper))?;
    let bonus = confirmed_bonuses(act.db(), &held.id).await?.remove(&candidate.application_id);
    let (papers, written) = written(&scheme, variant, &papers, bonus.map(|(_, points)| points))?;
    let next = candidate::Model { papers, written, ..candidate };
    let saved = next.into_active_model().reset_all().update(act.db()).await?;
    act.seal(&saved);
    Ok(())
}

async fn candidate_of(db: &impl ConnectionTrait, application: &str) -> Result<candidate::Model, StoreError> {
    candidate::Entity::find_by_id(application).one(db).await?.ok_or_else(|| Code::WrongState.into())
}

async fn recruitment_of(db: &impl ConnectionTrait, id: &str) -> Result<recruitment::Model, StoreError> {
    recruitment::Entity::find_by_id(id).one(db).await?.ok_or_else(|| unreadable("recruitment", id))
}

async fn owner(db: &impl ConnectionTrait, application: &str) -> Result<AccountId, StoreError> {
    let row = application::Entity::find_by_id(application).one(db).await?.ok_or(Code::NotFound)?;
    row.account.parse().map_err(|error| unreadable("account", error))
}

fn id_of(held: &recruitment::Model) -> Result<RecruitmentId, StoreError> {
    held.id.parse().map_err(|error| unreadable("recruitment", error))
}
