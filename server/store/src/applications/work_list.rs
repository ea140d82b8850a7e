//! What the staff read: what waits in each recruitment and until when, the list of one, and one application with
//! everything that a decision rests on. Only for those who review in the recruitment's region.

use super::{
    attaching::attachments,
    bonuses,
    rows::{day, id_of, place, state},
    saving::form,
    statistics::by_state,
    subject, unreadable,
};
use crate::{
    Store,
    accounts::{Known, people},
    entity::{application, position, recruitment},
    error::StoreError,
    ledger,
    recruitment::{
        exported,
        rows::{plan_of, position_of, region},
    },
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    applications::{
        ApplicationState, Own, Typed,
        work::{Decides, Event, Met, READ, Shelf, WorkLine, WorkPage, WorkRecord, due},
    },
    calendar::day_in_shanghai,
    ids::{AccountId, ApplicationId, RecruitmentId},
    permissions::{Action, Actor, Target, may},
    recruitment::{
        PeopleList, Schedule,
        position::{Check, Position, PositionCode, precheck},
    },
    refusal::{Code, Refusal},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;

/// Applications of one query of a file.
const AT_ONCE: u64 = 500;
/// The latest events of an application on its page.
const EVENTS: u64 = 50;

/// Which applications of a recruitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkQuery {
    /// Of this state, one of [`READ`].
    pub state: ApplicationState,
    /// For this position; all where none is named.
    pub position: Option<PositionCode>,
    /// The application after which the answer begins.
    pub after: Option<ApplicationId>,
}

/// The applications of a recruitment in one state, at most `limit`: the longest waiting first, appeals by their day.
///
/// # Errors
/// `not-found`, also for a state that the staff do not read or an application that the list cannot go on from; the
/// permission to review in the region.
pub async fn work_list(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    query: &WorkQuery,
    limit: u64,
) -> Result<WorkPage, StoreError> {
    let held = reviewable(store, actor, id).await?;
    if !READ.contains(&query.state) {
        return Err(Code::NotFound.into());
    }
    let mut rows = matching(store, id, query, limit + 1).await?;
    let more = rows.len() as u64 > limit;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| more).map(id_of).transpose()?;
    let reading = Reading::of(store, actor, &held, &rows).await?;
    Ok(WorkPage {
        lines: rows.iter().map(|row| reading.line(row)).collect::<Result<_, _>>()?,
        next,
        shelves: shelves(store, &held, &READ).await?,
    })
}

/// Every application of a recruitment in one state with its form, in the order of the list: for a file of the staff, which
/// leaves a trace on the ledger.
///
/// # Errors
/// As [`work_list`]; `too-many-rows` (facts: the limit) where there are more than `limit`.
pub async fn work_export(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    state: ApplicationState,
    limit: usize,
    now: DateTime<Utc>,
) -> Result<Vec<(WorkLine, Option<Typed>)>, StoreError> {
    let held = reviewable(store, actor, id).await?;
    if !READ.contains(&state) {
        return Err(Code::NotFound.into());
    }
    let mut query = WorkQuery { state, position: None, after: None };
    let mut lines = Vec::new();
    loop {
        let rows = matching(store, id, &query, AT_ONCE).await?;
        query.after = rows.last().map(id_of).transpose()?;
        if lines.len() + rows.len() > limit {
            return Err(Refusal::new(Code::TooManyRows).with(limit).into());
        }
        let reading = Reading::of(store, actor, &held, &rows).await?;
        for row in &rows {
            lines.push((reading.line(row)?, form(store, row)?));
        }
        if (rows.len() as u64) < AT_ONCE {
            exported(store, actor, (id, &held), PeopleList::Applications { state }, lines.len(), now).await?;
            return Ok(lines);
        }
    }
}

/// One application with everything that a decision rests on.
///
/// # Errors
/// `not-found`, also for one that is not handed in or was taken back; the permission to review in the region.
pub async fn work_record(store: &Store, actor: &Actor, id: ApplicationId) -> Result<WorkRecord, StoreError> {
    may(actor, Action::ReviewApplications, Target::Anything)?;
    let row = application::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let recruitment = row.recruitment_id.parse().map_err(|error| unreadable("recruitment", error))?;
    let held = reviewable(store, actor, recruitment).await?;
    if !READ.contains(&state(&row)?) {
        return Err(Code::NotFound.into());
    }
    let rows = [row];
    let reading = Reading::of(store, actor, &held, &rows).await?;
    let [row] = rows;
    let typed = form(store, &row)?;
    let reasons =
        row.reasons.as_deref().map(|text| store.keys().reveal(place(&row.id, "reasons"), text)).transpose()?;
    let grounds =
        row.grounds.as_deref().map(|text| store.keys().reveal(place(&row.id, "grounds"), text)).transpose()?;
    Ok(WorkRecord {
        line: reading.line(&row)?,
        recruitment,
        position: reading.position(&row)?.clone(),
        checks: reading.checks(&row, typed.as_ref())?.unwrap_or_default(),
        form: typed,
        attachments: attachments(store, store.read(), &row.id).await?,
        reasons: reasons.unwrap_or_default(),
        grounds,
        appeal_until: day("appeal", row.appeal_until.as_deref())?,
        pay_until: day("payment", row.pay_until.as_deref())?,
        paid_at: row.paid_at.map(|at| at.utc()),
        bonus: bonuses::claim(store, actor, &row, &held).await?,
        events: events(store, id).await?,
        recruitment_title: held.title,
    })
}

/// A recruitment whose applications the asker may read.
async fn reviewable(store: &Store, actor: &Actor, id: RecruitmentId) -> Result<recruitment::Model, StoreError> {
    may(actor, Action::ReviewApplications, Target::Anything)?;
    let held = recruitment::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    may(actor, Action::ReviewApplications, Target::Region(region(&held)?))?;
    Ok(held)
}

async fn matching(
    store: &Store,
    id: RecruitmentId,
    query: &WorkQuery,
    limit: u64,
) -> Result<Vec<application::Model>, StoreError> {
    use application::Column::{AppealUntil, Id, PositionCode, RecruitmentId, State, SubmittedAt};
    let mut found = application::Entity::find()
        .filter(RecruitmentId.eq(id.to_string()))
        .filter(State.eq(query.state.as_str()))
        .limit(limit);
    if let Some(position) = &query.position {
        found = found.filter(PositionCode.eq(position.as_str()));
    }
    let by = if query.state == ApplicationState::Appealed { AppealUntil } else { SubmittedAt };
    found = found.order_by_asc(by).order_by_asc(Id);
    if let Some(after) = query.after {
        let last = application::Entity::find_by_id(after.to_string()).one(store.read()).await?;
        let last = last.filter(|row| row.recruitment_id == id.to_string()).ok_or(Code::NotFound)?;
        let reached = match by {
            AppealUntil => last.appeal_until.unwrap_or_default(),
            _ => last.submitted_at.map(|at| at.to_string()).unwrap_or_default(),
        };
        let same = Condition::all().add(by.eq(reached.as_str())).add(Id.gt(last.id));
        found = found.filter(Condition::any().add(by.gt(reached.as_str())).add(same));
    }
    Ok(found.all(store.read()).await?)
}

/// How many applications are in each of these states, and the earliest day of each.
pub(crate) async fn shelves(
    store: &Store,
    held: &recruitment::Model,
    of: &[ApplicationState],
) -> Result<Vec<Shelf>, StoreError> {
    let id = held.id.parse().map_err(|error| unreadable("recruitment", error))?;
    let schedule = plan_of(held)?.schedule;
    let counted = by_state(store.read(), id).await?;
    let mut shelves = Vec::new();
    for state in of.iter().copied() {
        let query = WorkQuery { state, position: None, after: None };
        let count = counted.get(&state).copied().unwrap_or_default();
        let first = match state {
            ApplicationState::Submitted | ApplicationState::Appealed if count > 0 => {
                matching(store, id, &query, 1).await?.pop()
            }
            _ => None,
        };
        let due = first.map(|row| due_of(&row, &schedule)).transpose()?.flatten();
        shelves.push(Shelf { state, count, due });
    }
    Ok(shelves)
}

fn due_of(row: &application::Model, schedule: &Schedule) -> Result<Option<NaiveDate>, StoreError> {
    let appeal_until = day("appeal", row.appeal_until.as_deref())?;
    let submitted = row.submitted_at.unwrap_or(row.begun_at).utc();
    Ok(due(schedule, state(row)?, day_in_shanghai(submitted), appeal_until))
}

async fn events(store: &Store, id: ApplicationId) -> Result<Vec<Event>, StoreError> {
    let about = ledger::Filter { kind: None, subject: Some(subject(id)) };
    let page = ledger::page(store, &about, None, EVENTS).await?;
    let event = |found: ledger::Recorded| Event { index: found.index, kind: found.entry.kind, at: found.entry.at };
    Ok(page.entries.into_iter().map(event).collect())
}

/// What the lines of some applications are read with.
struct Reading<'a> {
    store: &'a Store,
    asks: Option<AccountId>,
    schedule: Schedule,
    people: HashMap<String, Known>,
    positions: HashMap<String, Position>,
}

impl<'a> Reading<'a> {
    async fn of(
        store: &'a Store,
        actor: &Actor,
        held: &recruitment::Model,
        rows: &[application::Model],
    ) -> Result<Self, StoreError> {
        let codes = rows.iter().map(|row| row.position_code.as_str());
        let found = position::Entity::find()
            .filter(position::Column::RecruitmentId.eq(held.id.as_str()))
            .filter(position::Column::Code.is_in(codes));
        let mut positions = HashMap::new();
        for row in found.all(store.read()).await? {
            positions.insert(row.code.clone(), position_of(&row)?);
        }
        let people = people(store, rows.iter().map(|row| row.account.as_str())).await?;
        Ok(Self { store, asks: actor.account, schedule: plan_of(held)?.schedule, people, positions })
    }

    fn position(&self, row: &application::Model) -> Result<&Position, StoreError> {
        self.positions.get(&row.position_code).ok_or_else(|| unreadable("position", &row.position_code))
    }

    fn person(&self, row: &application::Model) -> Result<&Known, StoreError> {
        self.people.get(&row.account).ok_or_else(|| unreadable("account", &row.account))
    }

    /// Every condition beside what the form says; none where the form cannot be read.
    fn checks(&self, row: &application::Model, typed: Option<&Typed>) -> Result<Option<Vec<Check>>, StoreError> {
        let Some(profile) = typed.and_then(|typed| typed.check(Own::from(&self.person(row).ok()?.identity)).ok())
        else {
            return Ok(None);
        };
        Ok(Some(precheck(self.position(row)?, &profile, self.schedule.ages_on())))
    }

    fn line(&self, row: &application::Model) -> Result<WorkLine, StoreError> {
        let (person, stands) = (self.person(row)?, state(row)?);
        let first = row.reviewer.as_deref().map(str::parse).transpose();
        let checks = self.checks(row, form(self.store, row)?.as_ref())?;
        Ok(WorkLine {
            id: id_of(row)?,
            version: row.version,
            state: stands,
            position: row.position_code.clone(),
            title: self.position(row)?.title.clone(),
            name: person.name.clone(),
            identity: person.identity.masked(),
            submitted_at: row.submitted_at.map(|at| at.utc()),
            due: due_of(row, &self.schedule)?,
            met: checks.as_deref().map(Met::of),
            decides: Decides::of(stands, self.asks, first.map_err(|error| unreadable("reviewer", error))?),
        })
    }
}
