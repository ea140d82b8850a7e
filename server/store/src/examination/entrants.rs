//! Who is drawn for the seats, under which pseudonyms, and whether the rooms hold them.

use super::{rows, unreadable};
use crate::{
    act::Act,
    applications::{all_paid, of_open_positions},
    entity::{application, recruitment},
    error::StoreError,
    keys::Keys,
    recruitment::rows::{frozen_scheme, plan_of, position_of, region, state},
};
use domain::{
    applications::ApplicationState,
    calendar::day_in_shanghai,
    draws::{
        lots::{GroupDrawn, Lots},
        setup::Setup,
    },
    examination::{Entrant, ExamRoom, groups, seat},
    ids::RecruitmentId,
    ledger::merkle::Hash,
    permissions::{Action, Target, may},
    recruitment::RecruitmentState,
    refusal::{Code, Refusal},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::HashMap;

/// Crockford's base 32: no letter that is taken for another.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters of a pseudonym: 60 bits.
const LABEL: usize = 12;

/// A candidate's pseudonym in the draws of a recruitment. It is kept nowhere: whoever holds the keys finds it again.
pub(super) fn label(keys: &Keys, recruitment: &str, application: &str) -> String {
    let mac = keys.mac("examination.label", &[recruitment.as_bytes(), application.as_bytes()]);
    mac.iter().take(LABEL).map(|byte| char::from(ALPHABET[usize::from(byte & 31)])).collect()
}

/// The fingerprint of the rooms: SHA-256 of their canonical JSON, which the public file has.
///
/// # Errors
/// Never for rooms that were read.
pub(crate) fn rooms_hash(rooms: &[ExamRoom]) -> Result<Hash, StoreError> {
    domain::examination::rooms_hash(rooms).map_err(|error| unreadable("rooms", error))
}

/// Number and set of papers of each position.
pub(super) struct Positions(HashMap<String, (u32, usize)>);

impl Positions {
    pub(super) async fn of(db: &impl ConnectionTrait, held: &recruitment::Model) -> Result<Self, StoreError> {
        let scheme = frozen_scheme(held)?.ok_or_else(|| unreadable("scheme", "not frozen"))?;
        let mut found = HashMap::new();
        for (at, row) in rows::positions(db, &held.id).await?.iter().enumerate() {
            let position = position_of(row)?;
            let variant = scheme.variant(position.variant.as_deref());
            let variant = variant.and_then(|variant| scheme.variants.iter().position(|it| it.key == variant.key));
            let number = u32::try_from(at + 1).map_err(|error| unreadable("positions", error))?;
            found.insert(row.code.clone(), (number, variant.ok_or_else(|| unreadable("variant", &row.code))?));
        }
        Ok(Self(found))
    }

    /// Number, from 1, and variant, from 0.
    pub(super) fn get(&self, code: &str) -> Result<(u32, usize), StoreError> {
        self.0.get(code).copied().ok_or_else(|| unreadable("position", code))
    }
}

/// The set-up of a draw of seats as it is kept: for the day of the papers, with as many entries as will be drawn.
///
/// # Errors
/// `not-found` (field `recruitment`); `wrong-state` unless its registration is settled and its seats are not given;
/// `no-candidates`, `seats-lacking`; the permission to plan in its region.
pub(crate) async fn counted(act: &Act<'_>, setup: Setup) -> Result<Setup, StoreError> {
    drawn(act, setup).await.map(|(setup, ..)| setup)
}

/// What is drawn: every paid application under its pseudonym, by sets of papers.
///
/// # Errors
/// As [`counted`]; `not-yet-open` while another position can be chosen; `reviews-open` (facts: how many) while some
/// qualification is not decided or its appeal can still be made; `payments-open` (facts: the instant) while somebody
/// who is accepted can still pay: whoever is seated must be known.
pub(crate) async fn lots(act: &Act<'_>, setup: Setup) -> Result<(Setup, Lots), StoreError> {
    let (setup, lots, held) = drawn(act, setup).await?;
    let today = day_in_shanghai(act.now());
    let schedule = plan_of(&held)?.schedule;
    if today <= schedule.reapply.last {
        return Err(Code::NotYetOpen.into());
    }
    let open = [ApplicationState::Submitted, ApplicationState::Appealed].map(ApplicationState::as_str);
    let refused = application::Column::State.eq(ApplicationState::Refused.as_str());
    let appealable = refused.and(application::Column::AppealUntil.gte(today.to_string()));
    let undecided = of_open_positions(&held.id)
        .filter(application::Column::State.is_in(open).or(appealable))
        .count(act.db())
        .await?;
    if undecided > 0 {
        return Err(Refusal::new(Code::ReviewsOpen).with(undecided).into());
    }
    let id = held.id.parse().map_err(|error| unreadable("recruitment", error))?;
    all_paid(act.db(), id, &schedule, act.now()).await?;
    Ok((setup, lots))
}

async fn drawn(act: &Act<'_>, setup: Setup) -> Result<(Setup, Lots, recruitment::Model), StoreError> {
    let not_found = || Refusal::of(Code::NotFound, "recruitment");
    let id = setup.recruitment.ok_or_else(not_found)?;
    let held = act.load::<recruitment::Entity>(id.to_string()).await?.ok_or_else(not_found)?;
    may(act.actor(), Action::PlanRecruitment, Target::Region(region(&held)?))?;
    if state(&held)? != RecruitmentState::Settled {
        return Err(Code::WrongState.into());
    }
    let positions = Positions::of(act.db(), &held).await?;
    let keys = act.store().keys();
    let entrants = paid(act.db(), id).await?.into_iter().map(|(application, code)| {
        let (position, variant) = positions.get(&code)?;
        Ok(Entrant { variant, position, label: label(keys, &held.id, &application) })
    });
    let entrants: Vec<Entrant> = entrants.collect::<Result<_, StoreError>>()?;
    let lots = Lots { groups: groups(&entrants) };
    if entrants.is_empty() {
        return Err(Code::NoCandidates.into());
    }
    let orders =
        lots.groups.iter().map(|group| GroupDrawn { label: group.label.clone(), order: group.entries.clone() });
    // Whether everybody has a seat does not depend on the order.
    seat(&setup.exam_rooms, &orders.collect::<Vec<_>>())
        .map_err(|crowded| Refusal::of(Code::SeatsLacking, "rooms").with(crowded.lacking))?;
    let entries = u32::try_from(entrants.len()).map_err(|error| unreadable("entrants", error))?;
    let plan = plan_of(&held)?;
    Ok((Setup { day: plan.schedule.written_on, region: plan.region, entries, ..setup }, lots, held))
}

/// Every paid application with its position's code.
async fn paid(db: &impl ConnectionTrait, id: RecruitmentId) -> Result<Vec<(String, String)>, StoreError> {
    use application::Column::{Id, PositionCode, RecruitmentId, State};
    let paid = application::Entity::find()
        .filter(RecruitmentId.eq(id.to_string()))
        .filter(State.eq(ApplicationState::Paid.as_str()))
        .order_by_asc(Id);
    Ok(paid.select_only().columns([Id, PositionCode]).into_tuple().all(db).await?)
}
