//! What is read of a draw: its page, its bundle, and the names for those entitled.

use super::{answering, closing, listing, pool, present::Present, replacing, replacing_lots, rows, subject};
use crate::{
    Store,
    entity::{account, draw, draw_pool, ledger_entry},
    error::StoreError,
};
use chrono::{DateTime, Utc};
use domain::{
    calendar::day_in_shanghai,
    draws::{
        bundle::{BeaconValue, Bundle, LedgerLine, Revealed},
        frozen::Frozen,
        record::{DrawLine, DrawRecord, NamedSeat, SeatRecord, SupervisorLine, Unfit},
        state::{Closed, DrawState},
    },
    ids::{AccountId, DrawId},
    ledger::entry::Entry,
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
    let leads = listing::leads(actor, line.region);
    if !leads {
        // The public reads offices; which accounts they use is the affair of those who invite them.
        setup.supervisors.clear();
    }
    let frozen = rows::frozen(&held.draw)?;
    let entries = entries(store, id).await?;
    Ok(DrawRecord {
        setup,
        supervisors: supervisors.collect::<Result<_, StoreError>>()?,
        seed: rows::result(&held.draw)?.map(|result| result.seed),
        beacon_entered: held.draw.beacon_signature.is_some(),
        replacements: replacing::of_draw(store.read(), id).await?,
        lot_replacements: replacing_lots::of_draw(store.read(), id).await?,
        asked: if leads { answering::asked(store.read(), id).await? } else { Vec::new() },
        unfit: match &frozen {
            Some(frozen) if leads => unfit(store, &held.draw, frozen, now).await?,
            _ => Vec::new(),
        },
        earlier: earlier(store, actor, &entries, now).await?,
        closed: closed(&held.draw)?,
        impossible: closing::proof_of(store.read(), id).await?,
        frozen,
        ledger: lines(entries),
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
    let (Some(frozen), Some(result)) = (rows::frozen(&held.draw)?, rows::result(&held.draw)?) else {
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
        ledger: lines(entries(store, id).await?),
        replacements: replacing::of_draw(store.read(), id).await?,
        lot_replacements: replacing_lots::of_draw(store.read(), id).await?,
        frozen,
        result,
    })
}

/// The names behind a finished draw's seats, as they are taken now: for those entitled, and for all where the
/// parameters of its day say so.
///
/// # Errors
/// `not-permitted`; `not-yet-open` before the draw is drawn.
pub async fn draw_names(store: &Store, actor: &Actor, id: DrawId) -> Result<Vec<NamedSeat>, StoreError> {
    let held = rows::load(store.read(), id).await?;
    if !rows::parameters(store.read(), &held.draw).await?.public_names {
        may(actor, Action::ReadDrawNames, Target::Region(rows::region(&held.draw)?))?;
    }
    let Some(frozen) = rows::frozen(&held.draw)?.filter(|_| held.draw.result.is_some()) else {
        return Err(Code::NotYetOpen.into());
    };
    let Some(seating) = frozen.task.seating() else { return Ok(Vec::new()) };
    let places: HashMap<&str, ExamRegion> =
        seating.rooms.iter().map(|room| (room.label.as_str(), room.place)).collect();
    let people = pool::people(store, id).await?;
    let seats = people.into_iter().filter_map(|(label, person)| {
        Some(NamedSeat {
            place: *places.get(person.room.as_str())?,
            room: person.room,
            role: person.role,
            label,
            name: person.name,
            work_unit: person.work_unit,
            home: person.home,
        })
    });
    let mut seats: Vec<NamedSeat> = seats.collect();
    seats.sort_by(|one, other| (&one.room, one.role, &one.label).cmp(&(&other.room, other.role, &other.label)));
    Ok(seats)
}

/// One seat with the person on it and what they answered, for those who may read names.
///
/// # Errors
/// As [`draw_names`]; `not-found` where nobody of that label sits now.
pub async fn draw_seat(
    store: &Store,
    actor: &Actor,
    id: DrawId,
    label: &str,
    now: DateTime<Utc>,
) -> Result<SeatRecord, StoreError> {
    let held = rows::load(store.read(), id).await?;
    may(actor, Action::ReadDrawNames, Target::Region(rows::region(&held.draw)?))?;
    let seats = draw_names(store, actor, id).await?;
    let seat = seats.into_iter().find(|seat| seat.label == label).ok_or(Code::NotFound)?;
    let answer = answering::of_label(store.read(), id, label).await?;
    let row = draw_pool::Entity::find_by_id((id.to_string(), label.to_owned())).one(store.read()).await?;
    let examiner = row.ok_or(Code::NotFound)?.examiner_id;
    let examiner = examiner.parse().map_err(|error| rows::unreadable("examiner", error))?;
    Ok(SeatRecord { line: listing::line(&held.draw, now)?, seat, examiner, answer })
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

fn closed(draw: &draw::Model) -> Result<Option<Closed>, StoreError> {
    draw.closed.as_deref().map(|text| serde_json::from_str(text).map_err(|e| rows::unreadable("closed", e))).transpose()
}

/// Seated examiners who could not be drawn any more, until the interview day is over.
async fn unfit(
    store: &Store,
    draw: &draw::Model,
    frozen: &Frozen,
    now: DateTime<Utc>,
) -> Result<Vec<Unfit>, StoreError> {
    let drawn = rows::state(draw)? == DrawState::Drawn && day_in_shanghai(now) <= frozen.day;
    match frozen.task.seating().filter(|_| drawn) {
        Some(seating) => Present::of(store.read(), draw, frozen, seating).await?.unfit(store.read()).await,
        None => Ok(Vec::new()),
    }
}

/// The ledger's entries about a draw, oldest first.
async fn entries(store: &Store, id: DrawId) -> Result<Vec<ledger_entry::Model>, StoreError> {
    let about = ledger_entry::Entity::find().filter(ledger_entry::Column::Subject.eq(subject(id)));
    Ok(about.order_by_asc(ledger_entry::Column::Index).all(store.read()).await?)
}

fn lines(entries: Vec<ledger_entry::Model>) -> Vec<LedgerLine> {
    entries.into_iter().map(|entry| LedgerLine { index: entry.index as u64, kind: entry.kind }).collect()
}

/// The draws that the announcement names as earlier ones for the same day, region and purpose.
async fn earlier(
    store: &Store,
    actor: &Actor,
    entries: &[ledger_entry::Model],
    now: DateTime<Utc>,
) -> Result<Vec<DrawLine>, StoreError> {
    let Some(announced) = entries.iter().find(|entry| entry.kind == "draw.announced") else { return Ok(Vec::new()) };
    let entry = Entry::from_bytes(&announced.bytes).map_err(|error| rows::unreadable("announcement", error))?;
    let named = entry.body.get("earlier").cloned().unwrap_or_default();
    let named: Option<Vec<DrawId>> = serde_json::from_value(named).unwrap_or_default();
    let mut lines = Vec::new();
    for draw in named.unwrap_or_default() {
        lines.extend(listing::draw_line(store, actor, draw, now).await?);
    }
    Ok(lines)
}

/// The frozen document as it was published: the bytes that hash to the draw's `frozen_hash`.
///
/// # Errors
/// `not-found` before the draw is fixed.
pub async fn frozen_document(store: &Store, id: DrawId) -> Result<String, StoreError> {
    Ok(rows::load(store.read(), id).await?.draw.frozen.ok_or(Code::NotFound)?)
}
