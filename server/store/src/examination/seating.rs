//! The draw of the seats: set up with its rooms, and read by everybody once it is drawn.

use super::{entrants::rooms_hash, unreadable};
use crate::{
    Store,
    draws::{self, draws_of_seats, order_of_seats},
    entity::recruitment,
    error::StoreError,
    ledger::{self, Filter},
    recruitment::{
        rows::{plan_of, region, state},
        subject,
    },
};
use chrono::{DateTime, Utc};
use domain::{
    draws::{
        seating::document::Panel,
        setup::{Purpose, Setup},
        state::DrawState,
    },
    examination::{ExamRoom, Seating, SeatsDocument, seat},
    ids::{AccountId, DrawId, RecruitmentId},
    ledger::merkle::Hash,
    permissions::{Action, Actor, Target, may},
    refusal::Code,
};
use sea_orm::{ConnectionTrait, EntityTrait};
use std::collections::BTreeMap;

/// The ledger's entry that gives the seats.
pub(super) const ALLOTTED: &str = "examination.allotted";

/// What staff say of the draw of the seats; the rest follows from the recruitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatsPlan {
    /// What the public calls it.
    pub title: String,
    /// The opening time, in whole minutes.
    pub opens_at: DateTime<Utc>,
    /// Whether the public beacon takes part.
    pub beacon: bool,
    /// Who is asked for a commitment.
    pub supervisors: Vec<AccountId>,
    /// The rooms in the order in which they are filled.
    pub rooms: Vec<ExamRoom>,
}

/// Sets the draw of the seats up, or changes the draft of it. From there on it is a public draw like any other: it is
/// announced, committed to, fixed, revealed and drawn.
///
/// # Errors
/// `not-found`; those of [`draws::set_up`]; `wrong-state`, `no-candidates`, `seats-lacking`; the permission to plan and
/// to lead draws in its region.
pub async fn plan_seats(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    plan: &SeatsPlan,
    now: DateTime<Utc>,
) -> Result<DrawId, StoreError> {
    may(actor, Action::PlanRecruitment, Target::Anything)?;
    let held = recruitment::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    may(actor, Action::PlanRecruitment, Target::Region(region(&held)?))?;
    let day = plan_of(&held)?.schedule.written_on;
    let setup = Setup {
        title: plan.title.clone(),
        day,
        opens_at: plan.opens_at,
        region: region(&held)?,
        beacon: plan.beacon,
        rooms: BTreeMap::new(),
        seats: Panel::default(),
        supervisors: plan.supervisors.clone(),
        purpose: Purpose::Seats,
        season: None,
        called_by: None,
        per_seat: 1,
        entries: 0,
        recruitment: Some(id),
        exam_rooms: plan.rooms.clone(),
    };
    let before = draws_of_seats(store.read(), id, day).await?;
    match before.into_iter().find(|draw| draw.state == DrawState::Draft) {
        Some(draft) => {
            draws::change(store, actor, draft.id, draft.version, &setup, now).await?;
            Ok(draft.id)
        }
        None => draws::set_up(store, actor, &setup, now).await,
    }
}

/// The seats as drawn, with everything from which they follow.
pub(super) struct Drawn {
    pub draw: DrawId,
    pub result_hash: String,
    pub rooms: Vec<ExamRoom>,
    pub seating: Seating,
}

/// The seats of the recruitment's finished draw.
///
/// # Errors
/// `not-drawn`.
pub(super) async fn drawn(db: &impl ConnectionTrait, held: &recruitment::Model) -> Result<Drawn, StoreError> {
    let id = held.id.parse().map_err(|error| unreadable("recruitment", error))?;
    let draws = draws_of_seats(db, id, plan_of(held)?.schedule.written_on).await?;
    let found = draws.into_iter().find(|draw| draw.state == DrawState::Drawn).ok_or(Code::NotDrawn)?;
    let (groups, result_hash) = order_of_seats(db, found.id).await?;
    let rooms = found.setup.exam_rooms;
    let seating = seat(&rooms, &groups).map_err(|crowded| unreadable("rooms", crowded.lacking))?;
    Ok(Drawn { draw: found.id, result_hash, rooms, seating })
}

impl Drawn {
    /// What everybody reads, in canonical bytes.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, StoreError> {
        let document = SeatsDocument {
            draw: self.draw,
            result_hash: self.result_hash.parse().map_err(|error| unreadable("result", error))?,
            rooms: self.rooms.clone(),
            rooms_sha256: rooms_hash(&self.rooms)?,
            seats: self.seating.seats.clone(),
            beside: self.seating.beside,
        };
        document.to_bytes().map_err(|error| unreadable("seats", error))
    }
}

/// The published seats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicSeats {
    /// The recruitment.
    pub recruitment: RecruitmentId,
    /// What the public calls it.
    pub title: String,
    /// The draw that decided.
    pub draw: DrawId,
    /// The rooms, in the order in which they were filled.
    pub rooms: Vec<ExamRoom>,
    /// Who sits where, under pseudonyms.
    pub seating: Seating,
    /// SHA-256 of the file, as the ledger has it once the seats are given.
    pub sha256: String,
    /// The ledger's entry that gave them; none before.
    pub entry: Option<u64>,
}

/// The seats of a recruitment as everybody may read them.
///
/// # Errors
/// `not-found` for a recruitment that is not announced; `not-drawn`.
pub async fn public_seats(store: &Store, actor: &Actor, id: RecruitmentId) -> Result<PublicSeats, StoreError> {
    let (held, drawn) = public(store, actor, id).await?;
    let given = Filter { kind: Some(ALLOTTED.to_owned()), subject: Some(subject(id)) };
    let entries = ledger::page(store, &given, None, 1).await?.entries;
    Ok(PublicSeats {
        entry: entries.first().map(|entry| entry.index),
        recruitment: id,
        title: plan_of(&held)?.title,
        sha256: Hash::of(&drawn.bytes()?).to_string(),
        draw: drawn.draw,
        rooms: drawn.rooms,
        seating: drawn.seating,
    })
}

/// The same as a file, in the canonical form whose SHA-256 stands on the ledger.
///
/// # Errors
/// As [`public_seats`].
pub async fn seats_file(store: &Store, actor: &Actor, id: RecruitmentId) -> Result<Vec<u8>, StoreError> {
    public(store, actor, id).await?.1.bytes()
}

async fn public(store: &Store, actor: &Actor, id: RecruitmentId) -> Result<(recruitment::Model, Drawn), StoreError> {
    may(actor, Action::ReadPublic, Target::Anything)?;
    let held = recruitment::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    if !state(&held)?.is_public() {
        return Err(Code::NotFound.into());
    }
    let drawn = drawn(store.read(), &held).await?;
    Ok((held, drawn))
}
