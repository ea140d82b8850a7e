//! The pool of a draw: the register's certified examiners, or those whom an earlier draw called, under labels.
//!
//! Labels are random and of one draw only. Whoever was called keeps the label in the draw of the rooms, so that anybody
//! can see that those who are seated are those who were called.

use crate::{
    Store,
    act::Act,
    draws::rows,
    entity::{draw, draw_pool, examiner},
    error::StoreError,
    examiners,
    keys::random,
};
use chrono::NaiveDate;
use domain::{
    draws::{
        making,
        seating::document::{Entrant, Stage},
        setup::Setup,
        state::DrawState,
    },
    examiners::{Assessment, ExaminerState, PanelRole, Roles, is_personnel},
    ids::DrawId,
    refusal::{Code, Refusal},
    regions::ExamRegion,
    seasons::Plan,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Select};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Crockford's base 32: no letter that is taken for another.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters of a label: 40 random bits.
const LABEL: usize = 8;

/// Who stands behind a label, and where they sit now.
pub(super) struct Person {
    pub room: String,
    pub role: PanelRole,
    pub name: String,
    pub work_unit: String,
    pub home: ExamRegion,
}

/// The certified examiners. Certificates that end before the day stay in the pool: the rule excludes them in public,
/// with the reason. In the order in which an import holds them too, so that neither waits for what the other holds.
fn certified() -> Select<examiner::Entity> {
    examiner::Entity::find()
        .filter(examiner::Column::State.eq(ExaminerState::Certified.as_str()))
        .order_by_asc(examiner::Column::IdentityIndex)
}

/// Who may be drawn.
#[derive(Default)]
pub(super) struct Pool {
    /// Each examiner's id and entrant, ascending by label.
    pub entrants: Vec<(String, Entrant)>,
    /// The pseudonyms of each work unit, by its name; two of one name in two regions have two.
    pub units: HashMap<String, Vec<String>>,
}

/// A label with its unit's, and where it was called to.
struct Labelled {
    label: String,
    unit: String,
    called: Option<ExamRegion>,
}

/// The pool of a draw: those whom `called_by` called, or the whole register.
///
/// # Errors
/// `not-found` (field `called_by`) where that draw has called nobody.
pub(super) async fn of(act: &Act<'_>, setup: &Setup, plan: Option<&Plan>) -> Result<Pool, StoreError> {
    let known = known(act.db(), setup, plan).await?;
    match setup.called_by {
        None => of_register(act.locking(certified()).all(act.db()).await?, &known),
        Some(call) => of_call(act.db(), call, &known).await,
    }
}

/// The same, only looked at.
pub(super) async fn look(db: &impl ConnectionTrait, setup: &Setup, plan: Option<&Plan>) -> Result<Pool, StoreError> {
    let known = known(db, setup, plan).await?;
    match setup.called_by {
        None => of_register(certified().all(db).await?, &known),
        Some(call) => of_call(db, call, &known).await,
    }
}

/// What the draw needs to know of examiners beside their entries, by the examiner's id.
pub(super) struct Known {
    /// Where they served last.
    last: HashMap<String, ExamRegion>,
    /// How they were assessed last.
    assessments: HashMap<String, Assessment>,
    /// The rooms that they must avoid.
    avoid: HashMap<String, Vec<String>>,
}

async fn known(db: &impl ConnectionTrait, setup: &Setup, plan: Option<&Plan>) -> Result<Known, StoreError> {
    Ok(Known { last: served_before(db, setup.day).await?, ..known_now(db, setup, plan).await? })
}

/// What decides whether somebody may be drawn; where they served last is left out.
pub(super) async fn known_now(
    db: &impl ConnectionTrait,
    setup: &Setup,
    plan: Option<&Plan>,
) -> Result<Known, StoreError> {
    let barred = examiners::barred(db).await?.into_iter();
    Ok(Known {
        last: HashMap::new(),
        assessments: examiners::assessments(db).await?,
        avoid: barred.map(|(examiner, barred)| (examiner, making::avoided(setup, plan, &barred))).collect(),
    })
}

impl Known {
    /// An examiner of a draw as the register has them now, under the label, the unit and the call of the draw.
    pub(super) fn now(&self, row: examiner::Model, drawn: &Entrant) -> Result<Entrant, StoreError> {
        let labelled = Labelled { label: drawn.label.clone(), unit: drawn.unit.clone(), called: drawn.called };
        entrant(row, labelled, self).map(|(_, entrant)| entrant)
    }
}

fn of_register(rows: Vec<examiner::Model>, known: &Known) -> Result<Pool, StoreError> {
    let units = unit_labels(&rows)?;
    let mut taken = HashSet::new();
    let labelled = rows.into_iter().map(|row| {
        let key = (row.region.clone(), row.work_unit.clone());
        let unit = units.get(&key).cloned().ok_or_else(|| unreadable("unit", &row.id))?;
        Ok((row, Labelled { label: fresh_label(&mut taken)?, unit, called: None }))
    });
    pool(labelled.collect::<Result<_, StoreError>>()?, known)
}

/// Whoever sits in a region of the call now, whatever became of them since: the rule excludes in public, with the reason.
async fn of_call(db: &impl ConnectionTrait, call: DrawId, known: &Known) -> Result<Pool, StoreError> {
    let no_call = || Refusal::of(Code::NotFound, "called_by");
    let held = rows::load(db, call).await?;
    let frozen = rows::frozen(&held.draw)?.ok_or_else(no_call)?;
    let regions = frozen.task.seating().filter(|seating| seating.stage == Stage::Call).ok_or_else(no_call)?;
    let places: HashMap<&str, ExamRegion> = regions.rooms.iter().map(|it| (it.label.as_str(), it.place)).collect();
    let of_draw = draw_pool::Entity::find().filter(draw_pool::Column::DrawId.eq(call.to_string()));
    let seated = of_draw.filter(draw_pool::Column::Room.is_not_null()).all(db).await?;
    if seated.is_empty() {
        return Err(no_call().into());
    }
    let mut examiners = entries(db, &seated).await?;
    let labelled = seated.into_iter().filter_map(|row| {
        let called = row.room.as_deref().and_then(|room| places.get(room)).copied();
        let examiner = examiners.remove(&row.examiner_id)?;
        Some((examiner, Labelled { label: row.label, unit: row.unit_label, called }))
    });
    pool(labelled.collect(), known)
}

fn pool(labelled: Vec<(examiner::Model, Labelled)>, known: &Known) -> Result<Pool, StoreError> {
    let mut units: HashMap<String, Vec<String>> = HashMap::new();
    for (row, it) in &labelled {
        let labels = units.entry(row.work_unit.clone()).or_default();
        if !labels.contains(&it.unit) {
            labels.push(it.unit.clone());
        }
    }
    let entrants = labelled.into_iter().map(|(row, it)| entrant(row, it, known));
    let mut entrants = entrants.collect::<Result<Vec<_>, StoreError>>()?;
    entrants.sort_by(|(_, one), (_, other)| one.label.cmp(&other.label));
    Ok(Pool { entrants, units })
}

/// Where each examiner served last before a day: the place of the seat drawn for the latest earlier interviews.
async fn served_before(db: &impl ConnectionTrait, day: NaiveDate) -> Result<HashMap<String, ExamRegion>, StoreError> {
    let drawn = draw::Column::State.eq(DrawState::Drawn.as_str());
    let earlier = draw::Column::Day.lt(day.to_string());
    let order = draw::Entity::find().filter(drawn).filter(earlier).order_by_asc(draw::Column::Day);
    let mut last = HashMap::new();
    for draw in order.order_by_asc(draw::Column::Id).all(db).await? {
        let Some(frozen) = rows::frozen(&draw)? else { continue };
        let Some(seating) = frozen.task.seating().filter(|it| it.stage == Stage::Rooms) else { continue };
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

fn unreadable(what: &str, text: &str) -> StoreError {
    StoreError::Unreadable(format!("examiner {what}: {text}"))
}

fn entrant(row: examiner::Model, it: Labelled, known: &Known) -> Result<(String, Entrant), StoreError> {
    let held = [(row.chief, PanelRole::Chief), (row.deputy, PanelRole::Deputy), (row.public, PanelRole::Public)];
    let entrant = Entrant {
        label: it.label,
        home: ExamRegion::parse(&row.region).ok_or_else(|| unreadable("region", &row.region))?,
        unit: it.unit,
        personnel: is_personnel(&row.work_unit),
        roles: held.into_iter().filter(|(held, _)| *held).map(|(_, role)| role).collect::<Roles>(),
        state: ExaminerState::parse(&row.state).ok_or_else(|| unreadable("state", &row.state))?,
        certified_until: row.valid_until.parse().map_err(|_| unreadable("valid_until", &row.valid_until))?,
        assessment: known.assessments.get(&row.id).copied().unwrap_or_default(),
        called: it.called,
        last: known.last.get(&row.id).copied(),
        avoid: known.avoid.get(&row.id).cloned().unwrap_or_default(),
    };
    Ok((row.id, entrant))
}

/// A label that no other examiner of the draw has.
fn fresh_label(taken: &mut HashSet<String>) -> Result<String, StoreError> {
    loop {
        let label = random_label()?;
        if taken.insert(label.clone()) {
            return Ok(label);
        }
    }
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

/// The people who sit in a drawn draw now, by label.
pub(super) async fn people(store: &Store, id: DrawId) -> Result<HashMap<String, Person>, StoreError> {
    let of_draw = draw_pool::Entity::find().filter(draw_pool::Column::DrawId.eq(id.to_string()));
    let seated = of_draw.filter(draw_pool::Column::Room.is_not_null()).all(store.read()).await?;
    let examiners = entries(store.read(), &seated).await?;
    let person = |row: draw_pool::Model| {
        let examiner = examiners.get(&row.examiner_id)?;
        let home = ExamRegion::parse(&examiner.region)?;
        let (name, work_unit) = (examiner.name.clone(), examiner.work_unit.clone());
        let (room, role) = (row.room?, PanelRole::parse(row.role.as_deref()?)?);
        Some((row.label, Person { room, role, name, work_unit, home }))
    };
    Ok(seated.into_iter().filter_map(person).collect())
}

/// The examiners of some rows of a pool, by id.
pub(super) async fn entries(
    db: &impl ConnectionTrait,
    rows: &[draw_pool::Model],
) -> Result<HashMap<String, examiner::Model>, StoreError> {
    let mut examiners = HashMap::new();
    for some in rows.chunks(500) {
        let ids = some.iter().map(|row| row.examiner_id.clone());
        let found = examiner::Entity::find().filter(examiner::Column::Id.is_in(ids)).all(db).await?;
        examiners.extend(found.into_iter().map(|row| (row.id.clone(), row)));
    }
    Ok(examiners)
}
