//! What is read of a draw: its page, its bundle, the names for those entitled, and an examiner's own duties.

use super::{listing, pool, rows, subject};
use crate::{
    Store,
    entity::{account, draw, draw_pool, ledger_entry},
    error::StoreError,
};
use chrono::{DateTime, Utc};
use domain::{
    draws::{
        bundle::{BeaconValue, Bundle, DrawResult, LedgerLine, Revealed},
        record::{DrawRecord, Duty, NamedSeat, SupervisorLine},
        seating::certificate::Certificate,
        seating::{Feasibility, feasible},
        state::{Closed, DrawState},
    },
    examiners::PanelRole,
    ids::{AccountId, DrawId},
    permissions::{Action, Actor, Role, Target, may},
    refusal::Code,
    regions::ExamRegion,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

/// Everything that the draw's page shows to the asker.
///
/// # Errors
/// `not-found`, also for a draft that the asker may not see.
pub async fn draw_record(
    store: &Store,
    actor: &Actor,
    id: DrawId,
    now: DateTime<Utc>,
) -> Result<DrawRecord, StoreError> {
    may(actor, Action::ReadPublic, Target::Anything)?;
    let held = rows::load(store.read(), id).await?;
    let line = listing::line(&held.draw, now)?;
    if !listing::visible(actor, &line) {
        return Err(Code::NotFound.into());
    }
    let account = actor.account.map(|account| account.to_string());
    let shown = line.state.is_final();
    let supervisors = held.supervisors.iter().map(|row| {
        Ok(SupervisorLine {
            label: row.label.clone(),
            office: row.office.clone(),
            own: account.as_deref() == Some(row.account_id.as_str()),
            commitment: row.commitment.as_deref().map(rows::hash).transpose()?,
            revealed: row.number.is_some(),
            number: row.number.clone().filter(|_| shown),
        })
    });
    let mut setup = rows::setup(&held.draw)?;
    if !listing::leads(actor, line.region) {
        // The public reads offices; which accounts they use is the affair of those who invite them.
        setup.supervisors.clear();
    }
    Ok(DrawRecord {
        setup,
        supervisors: supervisors.collect::<Result<_, StoreError>>()?,
        frozen: rows::frozen(&held.draw)?,
        seed: result(&held.draw)?.map(|result| result.seed),
        beacon_entered: held.draw.beacon_signature.is_some(),
        closed: closed(&held.draw)?,
        ledger: ledger_lines(store, id).await?,
        version: held.draw.version,
        line,
    })
}

/// The bundle of a finished draw.
///
/// # Errors
/// `not-found` before it is drawn.
pub async fn draw_bundle(store: &Store, id: DrawId) -> Result<Bundle, StoreError> {
    let held = rows::load(store.read(), id).await?;
    let (Some(frozen), Some(result)) = (rows::frozen(&held.draw)?, result(&held.draw)?) else {
        return Err(Code::NotFound.into());
    };
    let beacon = frozen.beacon.as_ref().zip(held.draw.beacon_signature.clone());
    let numbers = frozen.supervisors.iter().map(|supervisor| {
        held.supervisors.iter().find(|row| row.label == supervisor.label).and_then(|row| row.number.clone())
    });
    Ok(Bundle {
        frozen_hash: rows::hash(held.draw.frozen_hash.as_deref().unwrap_or_default())?,
        revealed: Revealed {
            beacon: beacon.map(|(plan, signature)| BeaconValue { round: plan.round, signature }),
            numbers: numbers.collect(),
            at: held.draw.drawn_at.ok_or(Code::NotFound)?.utc(),
        },
        result_hash: rows::hash(held.draw.result_hash.as_deref().unwrap_or_default())?,
        ledger: ledger_lines(store, id).await?,
        replacements: Vec::new(),
        frozen,
        result,
    })
}

/// Why the draw, with the register as it is now, has no complete seating; none where it has one.
///
/// # Errors
/// The permission to lead the draw, or the database.
pub async fn impossible_because(
    store: &Store,
    actor: &Actor,
    id: DrawId,
) -> Result<Option<Box<Certificate>>, StoreError> {
    let held = rows::load(store.read(), id).await?;
    may(actor, Action::LeadDraw, Target::Region(rows::region(&held.draw)?))?;
    let parameters = rows::parameters(store.read(), &held.draw).await?;
    let setup = rows::setup(&held.draw)?;
    let last = pool::served_before(store.read(), setup.day).await?;
    let entrants = pool::entrants(pool::certified().all(store.read()).await?, &last)?;
    let pool = entrants.into_iter().map(|(_, entrant)| entrant).collect();
    let seating = rows::seating(&setup, &parameters, pool);
    let answer = tokio::task::spawn_blocking(move || feasible(&seating, setup.day)).await;
    match answer.map_err(|error| StoreError::Interrupted(error.to_string()))? {
        Feasibility::Impossible(certificate) => Ok(certificate),
        _ => Ok(None),
    }
}

/// The names behind a finished draw's seats: for those entitled, and for all where the parameters of its day say so.
///
/// # Errors
/// `not-permitted`; `not-yet-open` before the draw is drawn.
pub async fn draw_names(store: &Store, actor: &Actor, id: DrawId) -> Result<Vec<NamedSeat>, StoreError> {
    let held = rows::load(store.read(), id).await?;
    if !rows::parameters(store.read(), &held.draw).await?.public_names {
        may(actor, Action::ReadDrawNames, Target::Region(rows::region(&held.draw)?))?;
    }
    let (Some(frozen), Some(result)) = (rows::frozen(&held.draw)?, result(&held.draw)?) else {
        return Err(Code::NotYetOpen.into());
    };
    let (Some(seating), Some(drawn)) = (frozen.task.seating(), result.drawn.seating()) else {
        return Ok(Vec::new());
    };
    let places: HashMap<&str, ExamRegion> =
        seating.rooms.iter().map(|room| (room.label.as_str(), room.place)).collect();
    let people = pool::people(store, id).await?;
    let seats = drawn.seats.iter().filter_map(|seat| {
        let person = people.get(&seat.label)?;
        Some(NamedSeat {
            room: seat.room.clone(),
            place: *places.get(seat.room.as_str())?,
            role: seat.role,
            label: seat.label.clone(),
            name: person.name.clone(),
            work_unit: person.work_unit.clone(),
            home: person.home,
        })
    });
    Ok(seats.collect())
}

/// The draws that the asker, an examiner, stands in: newest first. Nothing of a result is read before it exists.
///
/// # Errors
/// `not-permitted`, `not-found` where the account belongs to no examiner.
pub async fn duties(store: &Store, actor: &Actor, now: DateTime<Utc>) -> Result<Vec<Duty>, StoreError> {
    let account = actor.account.ok_or(Code::SignInRequired)?;
    may(actor, Action::ReadOwnDuties, Target::Account(account))?;
    let account = account::Entity::find_by_id(account.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let examiner = account.examiner.ok_or(Code::NotFound)?;
    let own = draw_pool::Entity::find().filter(draw_pool::Column::ExaminerId.eq(examiner));
    let mut duties = Vec::new();
    for row in own.order_by_desc(draw_pool::Column::DrawId).all(store.read()).await? {
        let id: DrawId = row.draw_id.parse().map_err(|error| rows::unreadable("id", error))?;
        let held = rows::load(store.read(), id).await?;
        let line = listing::line(&held.draw, now)?;
        let seat = match (&row.room, row.role.as_deref().and_then(PanelRole::parse), rows::frozen(&held.draw)?) {
            (Some(room), Some(role), Some(frozen)) if line.state == DrawState::Drawn => {
                let rooms = frozen.task.seating().map_or(&[][..], |seating| &seating.rooms);
                let place = rooms.iter().find(|other| other.label == *room).map(|other| other.place);
                place.map(|place| (place, room.clone(), role))
            }
            _ => None,
        };
        duties.push(Duty { line, label: row.label, seat });
    }
    Ok(duties)
}

/// The supervisors who can be asked for a commitment: account and office.
///
/// # Errors
/// The permission to lead a draw, or the database.
pub async fn invitable(store: &Store, actor: &Actor) -> Result<Vec<(AccountId, String)>, StoreError> {
    may(actor, Action::LeadDraw, Target::Anything)?;
    let found = account::Entity::find()
        .filter(account::Column::Role.eq(Role::Supervisor.as_str()))
        .filter(account::Column::State.eq("active"))
        .order_by_asc(account::Column::Id)
        .all(store.read())
        .await?;
    found
        .into_iter()
        .map(|row| Ok((row.id.parse().map_err(|error| rows::unreadable("account", error))?, row.agency)))
        .collect()
}

fn result(draw: &draw::Model) -> Result<Option<DrawResult>, StoreError> {
    draw.result.as_deref().map(|text| serde_json::from_str(text).map_err(|e| rows::unreadable("result", e))).transpose()
}

fn closed(draw: &draw::Model) -> Result<Option<Closed>, StoreError> {
    draw.closed.as_deref().map(|text| serde_json::from_str(text).map_err(|e| rows::unreadable("closed", e))).transpose()
}

async fn ledger_lines(store: &Store, id: DrawId) -> Result<Vec<LedgerLine>, StoreError> {
    let about = ledger_entry::Entity::find().filter(ledger_entry::Column::Subject.eq(subject(id)));
    let found = about.order_by_asc(ledger_entry::Column::Index).all(store.read()).await?;
    Ok(found.into_iter().map(|entry| LedgerLine { index: entry.index as u64, kind: entry.kind }).collect())
}

/// The frozen document as it was published: the bytes that hash to the draw's `frozen_hash`.
///
/// # Errors
/// `not-found` before the draw is fixed.
pub async fn frozen_document(store: &Store, id: DrawId) -> Result<String, StoreError> {
    Ok(rows::load(store.read(), id).await?.draw.frozen.ok_or(Code::NotFound)?)
}
