//! Before the seed can be known: the set-up, the announcement, the commitments, and the fixing.

use super::{ROWS_AT_ONCE, pool, rows, subject};
use crate::{
    Store,
    act::Act,
    entity::{account, draw, draw_pool, draw_supervisor},
    error::StoreError,
    parameters::in_force_in,
};
use chrono::{DateTime, Duration, Utc};
use domain::{
    calendar::day_in_shanghai,
    draws::{
        frozen::Task,
        limits,
        setup::Setup,
        state::{Draft, DrawState, FixRefused, Invited},
        validity::{FrozenFault, Part},
    },
    ids::{AccountId, DrawId},
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
/// `not-found` for an account that is no active supervisor and `taken` for one that is named twice.
pub async fn set_up(store: &Store, actor: &Actor, setup: &Setup, now: DateTime<Utc>) -> Result<DrawId, StoreError> {
    let mut act = store.act(actor, Action::LeadDraw, Target::Region(setup.region), now).await?;
    let parameters = in_force_in(act.db(), day_in_shanghai(now)).await?;
    check(&parameters, setup)?;
    let id = DrawId(uuid::Uuid::now_v7());
    let row = draw::Model {
        id: id.to_string(),
        title: setup.title.trim().to_owned(),
        day: setup.day.to_string(),
        region: setup.region.as_str().to_owned(),
        opens_at: setup.opens_at.into(),
        state: DrawState::Draft.as_str().to_owned(),
        plan: written(setup)?,
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
    check(&parameters, setup)?;
    for row in &held.supervisors {
        draw_supervisor::Entity::delete_by_id((row.draw_id.clone(), row.label.clone())).exec(act.db()).await?;
        act.seal_removed("draw_supervisors", format!("{}/{}", row.draw_id, row.label));
    }
    let draw = draw::Model {
        title: setup.title.trim().to_owned(),
        day: setup.day.to_string(),
        region: setup.region.as_str().to_owned(),
        opens_at: setup.opens_at.into(),
        plan: written(setup)?,
        ..held.draw
    };
    rows::save(&mut act, draw).await?;
    invite(&mut act, id, setup).await?;
    act.commit("draw.changed", subject(id), unannounced(setup)).await?;
    Ok(())
}

/// Publishes the plan and asks the supervisors for their commitments.
///
/// # Errors
/// `opens-too-soon`, `already-done`.
pub async fn announce(store: &Store, actor: &Actor, id: DrawId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let (mut act, held) = rows::lead(store, actor, id, now).await?;
    let parameters = rows::parameters(act.db(), &held.draw).await?;
    rows::demand(&held.draw, DrawState::Draft)?;
    let setup = rows::setup(&held.draw)?;
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
    act.commit("draw.announced", subject(id), described(&setup, &offices)).await?;
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

/// Freezes pool, rooms, rules and commitments and puts their hash on the ledger.
///
/// # Errors
/// `no-commitment`, `opens-too-soon`, `missing` or `out-of-range` with the part of the document (`pool` where nobody is
/// certified), `no-seating` (see [`super::impossible_because`] for the certificate).
pub async fn fix(store: &Store, actor: &Actor, id: DrawId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let (mut act, held) = rows::lead(store, actor, id, now).await?;
    let parameters = rows::parameters(act.db(), &held.draw).await?;
    let committing = held.committing(&parameters)?;
    let setup = rows::setup(&held.draw)?;
    let last = pool::served_before(act.db(), setup.day).await?;
    let entrants = pool::entrants(act.locking(pool::certified()).all(act.db()).await?, &last)?;
    let pool: Vec<_> = entrants.iter().map(|(_, entrant)| entrant.clone()).collect();
    let task = Task::Seating(rows::seating(&setup, &parameters, pool));
    let lead = lead(&parameters);
    let fixed = tokio::task::spawn_blocking(move || committing.fix(task, now, lead))
        .await
        .map_err(|error| StoreError::Interrupted(error.to_string()))?
        .map_err(named)?;

    let bytes = fixed.frozen.to_bytes().map_err(|error| StoreError::Ledger(error.to_string()))?;
    let draw = draw::Model {
        state: DrawState::Fixed.as_str().to_owned(),
        frozen: Some(String::from_utf8(bytes).map_err(|error| rows::unreadable("frozen", error))?),
        frozen_hash: Some(fixed.frozen_hash.to_string()),
        fixed_at: Some(now.into()),
        ..held.draw
    };
    rows::save(&mut act, draw).await?;
    for some in entrants.chunks(ROWS_AT_ONCE) {
        let models: Vec<draw_pool::Model> = some
            .iter()
            .map(|(examiner, entrant)| draw_pool::Model {
                draw_id: id.to_string(),
                label: entrant.label.clone(),
                examiner_id: examiner.clone(),
                unit_label: entrant.unit.clone(),
                room: None,
                role: None,
                k: None,
            })
            .collect();
        models.iter().for_each(|model| act.seal(model));
        let models = models.into_iter().map(|model| draw_pool::ActiveModel::from(model).reset_all());
        draw_pool::Entity::insert_many(models).exec_without_returning(act.db()).await?;
    }
    let frozen = &fixed.frozen;
    let rooms = frozen.task.seating().map_or(0, |seating| seating.rooms.len());
    let body = json!({
        "frozen_hash": fixed.frozen_hash, "opens_at": frozen.opens_at, "beacon": frozen.beacon,
        "pool": entrants.len(), "rooms": rooms, "supervisors": frozen.supervisors,
    });
    act.commit("draw.fixed", subject(id), body).await?;
    Ok(())
}

/// The refusal with the part of the document that it concerns.
fn named(FixRefused { refusal, faults, .. }: FixRefused) -> Refusal {
    let field = |part: &Part| serde_json::to_value(part).ok()?.as_str().map(str::to_owned);
    match faults.first() {
        Some(FrozenFault::Empty { part }) => Refusal { field: field(part), ..Code::Missing.into() },
        Some(FrozenFault::TooLarge { part, most }) => {
            Refusal { field: field(part), ..Code::OutOfRange.into() }.with(1).with(most)
        }
        _ => refusal,
    }
}

/// The row of the supervisor who asks.
pub(super) fn own_row(held: &rows::Rows, actor: &Actor) -> Result<draw_supervisor::Model, StoreError> {
    let account = actor.account.ok_or(Code::SignInRequired)?.to_string();
    Ok(held.supervisors.iter().find(|row| row.account_id == account).cloned().ok_or(Code::NotFound)?)
}

fn lead(parameters: &InForce) -> Duration {
    Duration::minutes(i64::from(parameters.least_minutes_ahead))
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

fn written(setup: &Setup) -> Result<String, StoreError> {
    serde_json::to_string(setup).map_err(|error| rows::unreadable("plan", error))
}

/// What the ledger says of a draft, which the public does not see yet: whose it is. The seal binds the rest.
fn unannounced(setup: &Setup) -> Value {
    json!({ "region": setup.region })
}

/// What the ledger says of an announced set-up: everything but the accounts.
fn described(setup: &Setup, offices: &[(String, String)]) -> Value {
    let offices: Vec<Value> =
        offices.iter().map(|(label, office)| json!({ "label": label, "office": office })).collect();
    json!({
        "title": setup.title.trim(), "day": setup.day, "opens_at": setup.opens_at, "region": setup.region,
        "beacon": setup.beacon, "rooms": setup.rooms, "seats": setup.seats, "supervisors": offices,
    })
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
