//! The pool of a draw: the register's certified examiners under labels that are random and of this draw only.

use crate::{
    Store,
    draws::rows,
    entity::{draw, draw_pool, examiner},
    error::StoreError,
    keys::random,
};
use chrono::NaiveDate;
use domain::{
    draws::{seating::document::Entrant, state::DrawState},
    examiners::{Assessment, ExaminerState, PanelRole, Roles, is_personnel},
    ids::DrawId,
    regions::ExamRegion,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Select};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Crockford's base 32: no letter that is taken for another.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters of a label: 40 random bits.
const LABEL: usize = 8;

/// Who stands behind a label.
pub(super) struct Person {
    pub name: String,
    pub work_unit: String,
    pub home: ExamRegion,
}

/// The certified examiners. Certificates that end before the day stay in the pool: the rule excludes them in public,
/// with the reason. In the order in which an import holds them too, so that neither waits for what the other holds.
pub(super) fn certified() -> Select<examiner::Entity> {
    examiner::Entity::find()
        .filter(examiner::Column::State.eq(ExaminerState::Certified.as_str()))
        .order_by_asc(examiner::Column::IdentityIndex)
}

/// Each of them as an entrant, with the examiner's id beside it, ascending by label.
pub(super) fn entrants(
    certified: Vec<examiner::Model>,
    last: &HashMap<String, ExamRegion>,
) -> Result<Vec<(String, Entrant)>, StoreError> {
    let units = unit_labels(&certified)?;
    let mut taken = HashSet::new();
    let mut entrants =
        certified.into_iter().map(|row| entrant(row, &units, last, &mut taken)).collect::<Result<Vec<_>, _>>()?;
    entrants.sort_by(|(_, one), (_, other)| one.label.cmp(&other.label));
    Ok(entrants)
}

/// Where each examiner served last before a day: the place of the seat drawn for the latest earlier interviews.
pub(super) async fn served_before(
    db: &impl ConnectionTrait,
    day: NaiveDate,
) -> Result<HashMap<String, ExamRegion>, StoreError> {
    let drawn = draw::Column::State.eq(DrawState::Drawn.as_str());
    let earlier = draw::Column::Day.lt(day.to_string());
    let order = draw::Entity::find().filter(drawn).filter(earlier).order_by_asc(draw::Column::Day);
    let mut last = HashMap::new();
    for draw in order.order_by_asc(draw::Column::Id).all(db).await? {
        let Some(frozen) = rows::frozen(&draw)? else { continue };
        let Some(seating) = frozen.task.seating() else { continue };
        let places: HashMap<&str, ExamRegion> =
            seating.rooms.iter().map(|room| (room.label.as_str(), room.place)).collect();
        let of_draw = draw_pool::Entity::find().filter(draw_pool::Column::DrawId.eq(&draw.id));
        for seat in of_draw.filter(draw_pool::Column::Room.is_not_null()).all(db).await? {
            if let Some(place) = seat.room.as_deref().and_then(|room| places.get(room)) {
                last.insert(seat.examiner_id, *place);
            }
        }
    }
    Ok(last)
}

fn entrant(
    row: examiner::Model,
    units: &HashMap<(String, String), String>,
    last: &HashMap<String, ExamRegion>,
    taken: &mut HashSet<String>,
) -> Result<(String, Entrant), StoreError> {
    let unreadable = |what: &str, text: &str| StoreError::Unreadable(format!("examiner {what}: {text}"));
    let label = loop {
        let label = random_label()?;
        if taken.insert(label.clone()) {
            break label;
        }
    };
    let key = (row.region.clone(), row.work_unit.clone());
    let held = [(row.chief, PanelRole::Chief), (row.deputy, PanelRole::Deputy), (row.public, PanelRole::Public)];
    let entrant = Entrant {
        label,
        home: ExamRegion::parse(&row.region).ok_or_else(|| unreadable("region", &row.region))?,
        unit: units.get(&key).cloned().ok_or_else(|| unreadable("unit", &row.id))?,
        personnel: is_personnel(&row.work_unit),
        roles: held.into_iter().filter(|(held, _)| *held).map(|(_, role)| role).collect::<Roles>(),
        state: ExaminerState::parse(&row.state).ok_or_else(|| unreadable("state", &row.state))?,
        certified_until: row.valid_until.parse().map_err(|_| unreadable("valid_until", &row.valid_until))?,
        assessment: Assessment::None,
        called: None,
        last: last.get(&row.id).copied(),
        avoid: Vec::new(),
    };
    Ok((row.id, entrant))
}

/// A pseudonym for each work unit, in random order, so that the number does not give away the name.
fn unit_labels(rows: &[examiner::Model]) -> Result<HashMap<(String, String), String>, StoreError> {
    let units: BTreeSet<(String, String)> =
        rows.iter().map(|row| (row.region.clone(), row.work_unit.clone())).collect();
    let mut shuffled =
        units.into_iter().map(|unit| Ok((random::<16>()?, unit))).collect::<Result<Vec<_>, StoreError>>()?;
    shuffled.sort_by_key(|(lot, _)| *lot);
    Ok(shuffled.into_iter().enumerate().map(|(place, (_, unit))| (unit, format!("U{:04}", place + 1))).collect())
}

fn random_label() -> Result<String, StoreError> {
    let bytes: [u8; LABEL] = random()?;
    Ok(bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte & 31)])).collect())
}

/// The people behind the labels of a fixed draw.
pub(super) async fn people(store: &Store, id: DrawId) -> Result<HashMap<String, Person>, StoreError> {
    let of_draw = draw_pool::Entity::find().filter(draw_pool::Column::DrawId.eq(id.to_string()));
    let seated = of_draw.filter(draw_pool::Column::Room.is_not_null()).all(store.read()).await?;
    let mut examiners = HashMap::new();
    for some in seated.chunks(500) {
        let ids = some.iter().map(|row| row.examiner_id.clone());
        let found = examiner::Entity::find().filter(examiner::Column::Id.is_in(ids)).all(store.read()).await?;
        examiners.extend(found.into_iter().map(|row| (row.id.clone(), row)));
    }
    let person = |row: draw_pool::Model| {
        let examiner = examiners.get(&row.examiner_id)?;
        let home = ExamRegion::parse(&examiner.region)?;
        let (name, work_unit) = (examiner.name.clone(), examiner.work_unit.clone());
        Some((row.label, Person { name, work_unit, home }))
    };
    Ok(seated.into_iter().filter_map(person).collect())
}
