//! Before a draw is fixed: the set-up, the announcement and the commitments.

use super::{rows, subject};
use crate::{
    Store,
    act::Act,
    entity::{account, draw, draw_supervisor},
    error::StoreError,
    examination,
    parameters::in_force_in,
    seasons,
};
use chrono::{DateTime, Duration, Utc};
use domain::{
    calendar::day_in_shanghai,
    draws::{
        limits,
        setup::{Purpose, Setup},
        state::{Draft, DrawState, Invited},
    },
    ids::{AccountId, DrawId, SeasonId},
    ledger::merkle::Hash,
    parameters::InForce,
    permissions::{Action, Actor, Role, Target, may},
    refusal::{Code, Refusal},
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use std::collections::HashSet;

/// Sets a draw up. It stays a draft that only its region's staff see, until it is announced.
///
/// # Errors
/// What [`Setup::check`] refuses; `malformed` (field `opens_at`) for a fraction of a second; in the field `supervisors`
/// `not-found` for an account that is no active supervisor and `taken` for one that is named twice; `not-found` for a
/// season, a day of it or a call (fields `season`, `day`, `called_by`) that there is not.
pub async fn set_up(store: &Store, actor: &Actor, setup: &Setup, now: DateTime<Utc>) -> Result<DrawId, StoreError> {
    let mut act = store.act(actor, Action::LeadDraw, Target::Region(setup.region), now).await?;
    let parameters = in_force_in(act.db(), day_in_shanghai(now)).await?;
    let setup = &checked(&act, &parameters, setup).await?;
    let id = DrawId(uuid::Uuid::now_v7());
    let row = draw::Model {
        id: id.to_string(),
        title: setup.title.trim().to_owned(),
        day: setup.day.to_string(),
        region: setup.region.as_str().to_owned(),
        opens_at: setup.opens_at.into(),
        state: DrawState::Draft.as_str().to_owned(),
        plan: rows::written(setup)?,
        frozen: None,
        frozen_hash: None,
        beacon_signature: None,
        result: None,
        result_hash: None,
        closed: None,
        created_at: now.into(),
        fixed_at: None,
        drawn_at: None,
        version: 1,
    };
    let row = draw::ActiveModel::from(row).reset_all().insert(act.db()).await?;
    act.seal(&row);
    seasons::link(&mut act, id, setup).await?;
    invite(&mut act, id, setup).await?;
    act.commit("draw.set-up", subject(id), unannounced(setup)).await?;
    Ok(id)
}

/// Changes the set-up of a draft.
///
/// # Errors
/// As [`set_up`]; `changed-meanwhile` where `version` is not the present one, `already-done` after the announcement.
pub async fn change(
    store: &Store,
    actor: &Actor,
    id: DrawId,
    version: i64,
    setup: &Setup,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    may(actor, Action::LeadDraw, Target::Region(setup.region))?;
    let (mut act, held) = rows::lead(store, actor, id, now).await?;
    let parameters = rows::parameters(act.db(), &held.draw).await?;
    rows::demand(&held.draw, DrawState::Draft)?;
    if held.draw.version != version {
        return Err(Code::ChangedMeanwhile.into());
    }
    let setup = &checked(&act, &parameters, setup).await?;
    for row in &held.supervisors {
        draw_supervisor::Entity::delete_by_id((row.draw_id.clone(), row.label.clone())).exec(act.db()).await?;
        act.seal_removed("draw_supervisors", format!("{}/{}", row.draw_id, row.label));
    }
    let draw = draw::Model {
        title: setup.title.trim().to_owned(),
        day: setup.day.to_string(),
        region: setup.region.as_str().to_owned(),
        opens_at: setup.opens_at.into(),
        plan: rows::written(setup)?,
        ..held.draw
    };
    rows::save(&mut act, draw).await?;
    seasons::link(&mut act, id, setup).await?;
    invite(&mut act, id, setup).await?;
    act.commit("draw.changed", subject(id), unannounced(setup)).await?;
    Ok(())
}

/// Publishes the plan and asks the supervisors for their commitments. The entry names every draw that was announced
/// before for the same day, region and purpose, whatever became of it.
///
/// # Errors
/// `opens-too-soon`, `already-done`; `taken` (field `purpose`) where the day of the season has such a draw already that
/// was not closed: whoever could draw again could choose.
pub async fn announce(store: &Store, actor: &Actor, id: DrawId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let (mut act, held, beside) = rows::lead_beside(store, actor, id, now).await?;
    let parameters = rows::parameters(act.db(), &held.draw).await?;
    rows::demand(&held.draw, DrawState::Draft)?;
    let setup = rows::setup(&held.draw)?;
    let earlier = earlier(id, &setup, &beside)?;
    if setup.purpose == Purpose::Seats {
        only_one_of_seats(id, &setup, &beside)?;
    }
    if let Some(season) = setup.season {
        // Holding the season keeps a second draw for the same purpose from being announced meanwhile.
        seasons::plan_of(&act, season).await?;
        only_one(&act, &setup, season).await?;
    }
    let invited = held.supervisors.iter().map(|row| Invited {
        label: row.label.clone(),
        office: row.office.clone(),
        commitment: None,
    });
    let draft = Draft { draw: id, plan: rows::plan(&setup, &parameters) };
    let committing = draft.invite(invited.collect(), now, lead(&parameters))?;
    let draw = draw::Model { state: DrawState::Committing.as_str().to_owned(), ..held.draw };
    rows::save(&mut act, draw).await?;
    let offices: Vec<_> = committing.invited.iter().map(|one| (one.label.clone(), one.office.clone())).collect();
    let mut body = described(&setup, &offices)?;
    body["earlier"] = json!(earlier);
    act.commit("draw.announced", subject(id), body).await?;
    Ok(())
}

/// Takes a supervisor's commitment, from the supervisor's own account. Once taken it stays.
///
/// # Errors
/// `not-found` where this account was not invited, `already-done`, `taken`, `malformed` (field `commitment`).
pub async fn commit(
    store: &Store,
    actor: &Actor,
    id: DrawId,
    commitment: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let own = actor.account.map_or(Target::Anything, Target::Account);
    let mut act = store.act(actor, Action::EnterNumber, own, now).await?;
    let held = rows::hold(&act, id).await?;
    let parameters = rows::parameters(act.db(), &held.draw).await?;
    let mut committing = held.committing(&parameters)?;
    let mut row = own_row(&held, actor)?;
    let commitment: Hash = commitment.trim().parse().map_err(|_| Refusal::of(Code::Malformed, "commitment"))?;
    committing.commit(&row.label, commitment, now)?;
    row.commitment = Some(commitment.to_string());
    row.committed_at = Some(now.into());
    let body = json!({ "supervisor": row.label, "office": row.office, "commitment": commitment });
    rows::save_supervisor(&mut act, row).await?;
    act.commit("draw.committed", subject(id), body).await?;
    Ok(())
}

/// The row of the supervisor who asks.
pub(super) fn own_row(held: &rows::Rows, actor: &Actor) -> Result<draw_supervisor::Model, StoreError> {
    let account = actor.account.ok_or(Code::SignInRequired)?.to_string();
    Ok(held.supervisors.iter().find(|row| row.account_id == account).cloned().ok_or(Code::NotFound)?)
}

/// How far ahead the opening time must be.
pub(super) fn lead(parameters: &InForce) -> Duration {
    Duration::minutes(i64::from(parameters.least_minutes_ahead))
}

/// The set-up as it is kept: checked, and with the rooms and counts of its season's day.
async fn checked(act: &Act<'_>, parameters: &InForce, setup: &Setup) -> Result<Setup, StoreError> {
    let rules = rows::setup_rules(parameters);
    let per_seat = if setup.purpose == Purpose::Call { rules.call_ratio } else { 1 };
    let setup = Setup { per_seat, ..setup.clone() };
    check(parameters, &setup)?;
    if setup.purpose == Purpose::Seats {
        return examination::counted(act, setup).await;
    }
    if let Some(call) = setup.called_by {
        check_call(act, &setup, call).await?;
    }
    let Some(season) = setup.season else { return Ok(setup) };
    let plan = seasons::plan_of(act, season).await?;
    may(act.actor(), Action::PlanSeason, Target::Region(plan.region))?;
    let setup = setup.of_season(&plan);
    if setup.total() == 0 {
        return Err(Refusal::of(Code::NotFound, "day").into());
    }
    Ok(setup)
}

/// A draw of rooms may seat those whom a call of the same day, and the same season, has called or will call.
async fn check_call(act: &Act<'_>, setup: &Setup, call: DrawId) -> Result<(), StoreError> {
    let no_call = || Refusal::of(Code::NotFound, "called_by");
    let found = draw::Entity::find_by_id(call.to_string()).one(act.db()).await?.ok_or_else(no_call)?;
    let called = rows::setup(&found)?;
    let open = rows::state(&found)? != DrawState::Closed;
    let same = (called.day, called.season) == (setup.day, setup.season);
    let fits = open && same && called.purpose == Purpose::Call && setup.purpose == Purpose::Rooms;
    if fits { Ok(()) } else { Err(no_call().into()) }
}

/// The draws of the day and region for the same purpose that are public already.
fn earlier(id: DrawId, setup: &Setup, beside: &[draw::Model]) -> Result<Vec<String>, StoreError> {
    let mut earlier = Vec::new();
    for other in beside.iter().filter(|other| other.id != id.to_string()) {
        if rows::setup(other)?.purpose == setup.purpose && rows::state(other)? != DrawState::Draft {
            earlier.push(other.id.clone());
        }
    }
    Ok(earlier)
}

/// Refuses a second draw for one purpose of one day, unless the first was closed.
async fn only_one(act: &Act<'_>, setup: &Setup, season: SeasonId) -> Result<(), StoreError> {
    for other in seasons::draws_of(act.db(), season).await? {
        let held = draw::Entity::find_by_id(other.to_string()).one(act.db()).await?.ok_or(Code::NotFound)?;
        let twin = rows::setup(&held)?;
        let same = (twin.day, twin.purpose) == (setup.day, setup.purpose);
        if same && !matches!(rows::state(&held)?, DrawState::Draft | DrawState::Closed) {
            return Err(Refusal::of(Code::Taken, "purpose").into());
        }
    }
    Ok(())
}

/// The same for the seats of a recruitment: every other draw for them is one of the same day and region.
fn only_one_of_seats(id: DrawId, setup: &Setup, beside: &[draw::Model]) -> Result<(), StoreError> {
    for other in beside.iter().filter(|other| other.id != id.to_string()) {
        let same = rows::setup(other)?.recruitment == setup.recruitment;
        if same && !matches!(rows::state(other)?, DrawState::Draft | DrawState::Closed) {
            return Err(Refusal::of(Code::Taken, "purpose").into());
        }
    }
    Ok(())
}

fn check(parameters: &InForce, setup: &Setup) -> Result<(), Refusal> {
    if setup.opens_at.timestamp_subsec_nanos() != 0 {
        return Err(Refusal::of(Code::Malformed, "opens_at"));
    }
    if setup.supervisors.iter().collect::<HashSet<_>>().len() < setup.supervisors.len() {
        return Err(Refusal::of(Code::Taken, "supervisors"));
    }
    setup.check(&rows::setup_rules(parameters))
}

/// What the ledger says of a draft, which the public does not see yet: whose it is. The seal binds the rest.
fn unannounced(setup: &Setup) -> Value {
    json!({ "region": setup.region })
}

/// What the ledger says of an announced set-up: everything but the accounts, and of many rooms their fingerprint.
fn described(setup: &Setup, offices: &[(String, String)]) -> Result<Value, StoreError> {
    let offices: Vec<Value> =
        offices.iter().map(|(label, office)| json!({ "label": label, "office": office })).collect();
    let mut body = json!({
        "title": setup.title.trim(), "day": setup.day, "opens_at": setup.opens_at, "region": setup.region,
        "beacon": setup.beacon, "rooms": setup.rooms, "seats": setup.seats, "supervisors": offices,
        "purpose": setup.purpose, "season": setup.season, "called_by": setup.called_by, "per_seat": setup.per_seat,
    });
    if let Some(recruitment) = setup.recruitment {
        body["recruitment"] = json!(recruitment);
        body["exam_rooms"] = json!(setup.exam_rooms.len());
        body["exam_rooms_sha256"] = json!(examination::rooms_hash(&setup.exam_rooms)?);
    }
    Ok(body)
}

/// Writes the invitations in the order of the set-up.
async fn invite(act: &mut Act<'_>, id: DrawId, setup: &Setup) -> Result<(), StoreError> {
    for (place, account) in setup.supervisors.iter().enumerate() {
        let office = office_of(act, *account).await?;
        let row = draw_supervisor::Model {
            draw_id: id.to_string(),
            label: format!("S{}", place + 1),
            account_id: account.to_string(),
            office,
            commitment: None,
            committed_at: None,
            number: None,
            revealed_at: None,
        };
        let row = draw_supervisor::ActiveModel::from(row).reset_all().insert(act.db()).await?;
        act.seal(&row);
    }
    Ok(())
}

async fn office_of(act: &Act<'_>, account: AccountId) -> Result<String, StoreError> {
    let found = account::Entity::find_by_id(account.to_string())
        .filter(account::Column::Role.eq(Role::Supervisor.as_str()))
        .filter(account::Column::State.eq("active"))
        .one(act.db())
        .await?;
    let office = found.ok_or_else(|| Refusal::of(Code::NotFound, "supervisors"))?.agency;
    if office.chars().count() > limits::OFFICE {
        return Err(Refusal::of(Code::OutOfRange, "supervisors").with(1).with(limits::OFFICE).into());
    }
    Ok(office)
}
