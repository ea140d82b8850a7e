//! A case read from its rows, and its next events written: state, days and what waits for whom follow from them.

use super::{items, unreadable};
use crate::{
    Store,
    act::Act,
    entity::{approval_case, case_event, case_task},
    error::StoreError,
    given::{self, Holds, Rows, given},
    secret::Place,
    supervision::{Watching, write_parts},
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    approvals::{
        case::{Applicant, Case, Decision, Event, Filing, Kind, Refused, State, What},
        flow::{RegionRule, StepKind},
        item::{Catalogue, Item, Typed},
        post::PostCode,
        record::{Clocks, Part},
    },
    calendar::{Calendar, Certainty, day_in_shanghai},
    ids::CaseId,
    refusal::Code,
    regions::ExamRegion,
    supervision::{Card, Responsible},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

/// A case with what it was read from.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub row: approval_case::Model,
    pub item: Arc<Item>,
    pub form: Typed,
    pub case: Case,
    pub events: Vec<Event>,
}

impl Loaded {
    /// The case's key.
    pub fn id(&self) -> Result<CaseId, StoreError> {
        id_of(&self.row)
    }

    /// The case as it stands at a moment: what time has done holds, also where it is not entered yet.
    pub(super) fn at(mut self, now: DateTime<Utc>, calendar: &Calendar) -> Result<Self, StoreError> {
        let effects = self.case.advance(now, calendar).map_err(|fault| refused(fault.into()))?;
        self.events.extend(effects);
        Ok(self)
    }

    /// The posts that answer for its parts.
    pub fn responsible(&self) -> Result<Responsible, StoreError> {
        Responsible::of(&self.item.flow).ok_or_else(|| unreadable("flow", &self.row.item))
    }
}

/// A column of the table of cases.
pub(super) fn place<'a>(id: &'a str, column: &'a str) -> Place<'a> {
    Place { table: "cases", column, row: id }
}

/// Where an event's content lives.
fn event_place(key: &str) -> Place<'_> {
    Place { table: "case_events", column: "content", row: key }
}

pub(super) fn id_of(row: &approval_case::Model) -> Result<CaseId, StoreError> {
    row.id.parse().map_err(|error| unreadable("id", error))
}

pub(crate) fn region_of(row: &approval_case::Model) -> Result<ExamRegion, StoreError> {
    ExamRegion::parse(&row.region).ok_or_else(|| unreadable("region", &row.region))
}

pub(super) fn state_of(row: &approval_case::Model) -> Result<State, StoreError> {
    State::parse(&row.state).ok_or_else(|| unreadable("state", &row.state))
}

/// A day that a column holds.
pub(super) fn day(text: &str) -> Result<NaiveDate, StoreError> {
    text.parse().map_err(|error| unreadable("day", error))
}

/// A row by its key, held where an act asks for it.
pub(crate) async fn row(db: &impl ConnectionTrait, id: CaseId) -> Result<approval_case::Model, StoreError> {
    Ok(approval_case::Entity::find_by_id(id.to_string()).one(db).await?.ok_or(Code::NotFound)?)
}

/// A case from its row and its events.
pub(crate) async fn load(
    store: &Store,
    db: &impl ConnectionTrait,
    row: approval_case::Model,
) -> Result<Loaded, StoreError> {
    let of_case = case_event::Entity::find().filter(case_event::Column::CaseId.eq(row.id.as_str()));
    let events = of_case.order_by_asc(case_event::Column::Place).all(db).await?;
    let catalogue = items::catalogue_in(store, db).await?;
    read(store, &catalogue, row, &events)
}

/// Several cases, in the order of their keys.
pub(crate) async fn load_all(
    store: &Store,
    db: &impl ConnectionTrait,
    ids: &[String],
) -> Result<Vec<Loaded>, StoreError> {
    let of_these = case_event::Entity::find().filter(case_event::Column::CaseId.is_in(ids));
    let events =
        of_these.order_by_asc(case_event::Column::CaseId).order_by_asc(case_event::Column::Place).all(db).await?;
    let mut by_case: HashMap<String, Vec<case_event::Model>> = HashMap::new();
    for event in events {
        by_case.entry(event.case_id.clone()).or_default().push(event);
    }
    let rows = approval_case::Entity::find().filter(approval_case::Column::Id.is_in(ids));
    let rows = rows.order_by_asc(approval_case::Column::Id).all(db).await?;
    let catalogue = items::catalogue_in(store, db).await?;
    rows.into_iter()
        .map(|row| {
            let events = by_case.remove(&row.id).unwrap_or_default();
            read(store, &catalogue, row, &events)
        })
        .collect()
}

/// The same from rows that were read.
pub(super) fn read(
    store: &Store,
    catalogue: &Catalogue,
    row: approval_case::Model,
    events: &[case_event::Model],
) -> Result<Loaded, StoreError> {
    let item = items::version(catalogue, &row.item, row.item_version)?;
    let kind: Kind = serde_json::from_str(&row.kind).map_err(|error| unreadable("kind", error))?;
    let form: Typed = store.keys().reveal(place(&row.id, "form"), &row.form)?;
    let account = row.account.as_deref().map(str::parse).transpose().map_err(|error| unreadable("account", error))?;
    let filing = Filing {
        terms: item.terms(region_of(&row)?, kind),
        applicant: Applicant { account },
        facts: item.facts(&form),
        at: row.filed_at.utc(),
    };
    let content = |row: &case_event::Model| store.keys().reveal(event_place(&key_of(row)), &row.content);
    let events: Vec<Event> = events.iter().map(content).collect::<Result<_, _>>()?;
    let case = Case::of(filing, &events).map_err(|refused| unreadable("terms", refused))?;
    Ok(Loaded { row, item, form, case, events })
}

fn key_of(row: &case_event::Model) -> String {
    format!("{}/{}", row.case_id, row.place)
}

/// The days and the state of a row as its case has them now; `coming` are the cards that it will have.
pub(crate) fn standing(
    loaded: &Loaded,
    coming: &[Card],
    calendar: &Calendar,
) -> Result<approval_case::Model, StoreError> {
    let (case, row) = (&loaded.case, &loaded.row);
    let clocks = Clocks::of(case, calendar).map_err(Refused::from).map_err(refused)?;
    let present = clocks.present(case.state());
    let effect = case.next_effect(calendar).map_err(Refused::from).map_err(refused)?;
    let count = i64::try_from(loaded.events.len()).map_err(|error| unreadable("events", error))?;
    Ok(approval_case::Model {
        state: case.state().as_str().to_owned(),
        due: present.map(|clock| clock.due.to_string()),
        law_due: clocks.statutory.as_ref().map(|clock| clock.due.to_string()),
        provisional: present.is_some_and(|clock| clock.certainty == Certainty::Provisional),
        effect_at: effect.map(|event| event.at.into()),
        watch_at: coming.first().map(|card| card.at.into()),
        decided_at: case.outcome().map(|outcome| outcome.at.into()),
        outcome: case.outcome().map(|outcome| decided(&outcome.decision).as_str().to_owned()),
        events: count,
        ..row.clone()
    })
}

/// The state that a decision leads to.
const fn decided(decision: &Decision) -> State {
    match decision {
        Decision::Grant { .. } => State::Granted,
        Decision::Deny { .. } => State::Denied,
    }
}

/// Writes the next events of a case that the act holds, and everything that follows from them.
pub(super) async fn append(
    act: &mut Act<'_>,
    loaded: &mut Loaded,
    events: Vec<Event>,
    calendar: &Calendar,
) -> Result<(), StoreError> {
    for event in events {
        let mut row = case_event::Model {
            case_id: loaded.row.id.clone(),
            place: i64::try_from(loaded.events.len() + 1).map_err(|error| unreadable("events", error))?,
            at: event.at.into(),
            kind: kind_of(&event.what)?,
            content: String::new(),
        };
        row.content = act.store().keys().hide(event_place(&key_of(&row)), &event)?;
        let row = row.into_active_model().reset_all().insert(act.db()).await?;
        act.seal(&row);
        loaded.case.apply(&event);
        loaded.events.push(event);
    }
    let seen = Watching::look(act.store(), act.db(), loaded, calendar).await?;
    let row = standing(loaded, &seen.coming, calendar)?;
    loaded.row = row.into_active_model().reset_all().update(act.db()).await?;
    act.seal(&loaded.row);
    write_parts(act.db(), [(loaded.row.id.clone(), seen.ended(loaded, calendar))]).await?;
    wait(act.db(), std::slice::from_ref(loaded), calendar).await
}

/// The kind of an event: its serialized name.
fn kind_of(what: &What) -> Result<String, StoreError> {
    let value = serde_json::to_value(what).map_err(|error| unreadable("event", error))?;
    let kind = value.get("what").and_then(|kind| kind.as_str());
    kind.map(str::to_owned).ok_or_else(|| unreadable("event", "no kind"))
}

/// Writes anew what waits for whom in these cases.
pub(super) async fn wait(db: &DatabaseTransaction, cases: &[Loaded], calendar: &Calendar) -> Result<(), StoreError> {
    let of_these = case_task::Column::CaseId.is_in(cases.iter().map(|case| case.row.id.as_str()));
    case_task::Entity::delete_many().filter(of_these).exec(db).await?;
    let mut rows = Vec::new();
    for case in cases {
        rows.extend(tasks(case, calendar)?);
    }
    let members = |row: case_task::Model| {
        (row.case_id, row.step, row.post, row.region, row.began, row.due, row.covers, row.item, row.state)
    };
    TASKS.insert(db, &rows.into_iter().map(members).collect::<Vec<_>>()).await
}

/// The tasks as rows that are inserted many at once.
const TASKS: Rows<'static> = Rows {
    table: "case_tasks",
    columns: &[
        ("case_id", Holds::Text),
        ("step", Holds::Text),
        ("post", Holds::Text),
        ("region", Holds::Text),
        ("began", Holds::Text),
        ("due", Holds::Text),
        ("covers", Holds::Text),
        ("item", Holds::Text),
        ("state", Holds::Text),
    ],
    then: "",
};

/// Writes all that [`standing`] says of cases that were counted again.
pub(super) async fn write_standings(db: &DatabaseTransaction, cases: &[Loaded]) -> Result<(), StoreError> {
    let backend = db.get_database_backend();
    let sql = format!(
        "UPDATE cases SET due = given.due, law_due = given.law_due, provisional = given.provisional, \
         effect_at = given.effect_at, watch_at = given.watch_at, state = given.state, \
         decided_at = given.decided_at, outcome = given.outcome, events = given.events FROM \
         (SELECT q.value->>0 AS id, q.value->>1 AS due, q.value->>2 AS law_due, \
         CAST(q.value->>3 AS boolean) AS provisional, q.value->>4 AS effect_at, q.value->>5 AS watch_at, \
         q.value->>6 AS state, q.value->>7 AS decided_at, q.value->>8 AS outcome, \
         CAST(q.value->>9 AS bigint) AS events FROM {}) AS given WHERE cases.id = given.id",
        given(backend)
    );
    let members = |case: &Loaded| {
        let row = case.row.clone();
        (
            row.id,
            row.due,
            row.law_due,
            row.provisional,
            row.effect_at,
            row.watch_at,
            row.state,
            row.decided_at,
            row.outcome,
            row.events,
        )
    };
    let rows: Vec<_> = cases.iter().map(members).collect();
    db.execute_raw(given::statement(backend, sql, &rows)?).await?;
    Ok(())
}

/// What waits for whom.
pub(super) fn tasks(loaded: &Loaded, calendar: &Calendar) -> Result<Vec<case_task::Model>, StoreError> {
    let case = &loaded.case;
    let clock = |fault| refused(Refused::from(fault));
    let posts = loaded.responsible()?;
    let received = case.filing().received_on();
    let region = region_of(&loaded.row)?;
    let frame = |part: &Part, (post, covers): (&str, &str), began: NaiveDate, due: NaiveDate, region: ExamRegion| {
        case_task::Model {
            case_id: loaded.row.id.clone(),
            step: part.as_str().to_owned(),
            post: post.to_owned(),
            region: region.as_str().to_owned(),
            began: began.to_string(),
            due: due.to_string(),
            covers: covers.to_owned(),
            item: loaded.row.item.clone(),
            state: case.state().as_str().to_owned(),
        }
    };
    Ok(match case.state() {
        State::Submitted | State::Supplied => {
            let due = case.acceptance_clock(calendar).map_err(clock)?;
            let began = case.complete_on().unwrap_or(received);
            let due = due.map(|clock| clock.due).ok_or_else(|| unreadable("clock", "no acceptance"))?;
            covered(loaded, &posts.accept.0)
                .into_iter()
                .map(|post| frame(&Part::Acceptance, post, began, due, region))
                .collect()
        }
        State::Correcting => {
            let asked = loaded.events.iter().find(|event| matches!(event.what, What::CorrectionAsked { .. }));
            let began = asked.map_or(received, |event| day_in_shanghai(event.at));
            let until = case.supply_until(calendar).map_err(clock)?;
            let due = until.ok_or_else(|| unreadable("correction", "none"))?;
            covered(loaded, &posts.decide.0)
                .into_iter()
                .map(|post| frame(&Part::Correction, post, began, due, region))
                .collect()
        }
        State::Granted | State::Denied => {
            let clock = case.delivery_clock(calendar).map_err(clock)?;
            let clock = clock.ok_or_else(|| unreadable("clock", "no delivery"))?;
            let (began, due) = (clock.input.start.on, clock.due);
            covered(loaded, &posts.deliver.0)
                .into_iter()
                .map(|post| frame(&Part::Delivery, post, began, due, region))
                .collect()
        }
        State::Review | State::Suspended => {
            let mut rows = Vec::new();
            for run in case.steps().iter().filter(|run| run.done_at.is_none()) {
                let Some(StepKind::Task(task)) = loaded.item.flow.step(&run.step).map(|step| &step.kind) else {
                    continue;
                };
                let due = case.step_clock(run, calendar).map_err(clock)?;
                let due = due.map(|clock| clock.due).ok_or_else(|| unreadable("clock", &run.step))?;
                let region = if task.region == RegionRule::Province { ExamRegion::Provincial } else { region };
                let Some(post) = &task.post else { continue };
                let part = Part::Step(run.step.clone());
                rows.extend(
                    with_covers(&post.0, &task.cover)
                        .into_iter()
                        .map(|post| frame(&part, post, run.began_on, due, region)),
                );
            }
            rows
        }
        _ => Vec::new(),
    })
}

/// A post with those that cover for it at the flow's first task of it.
fn covered<'a>(loaded: &'a Loaded, post: &'a str) -> Vec<(&'a str, &'a str)> {
    let first = loaded.item.flow.tasks().find(|task| task.post.as_ref().is_some_and(|of| of.0 == post));
    with_covers(post, first.map(|task| task.cover.as_slice()).unwrap_or_default())
}

/// Each post for which a task waits, with the post that it covers for: none for the task's own.
fn with_covers<'a>(post: &'a str, cover: &'a [PostCode]) -> Vec<(&'a str, &'a str)> {
    let covers: BTreeSet<&str> = cover.iter().map(|cover| cover.0.as_str()).filter(|cover| *cover != post).collect();
    [(post, "")].into_iter().chain(covers.into_iter().map(|cover| (cover, post))).collect()
}

/// A refused act as the store answers it.
pub(super) fn refused(refused: Refused) -> StoreError {
    StoreError::Refused(refused.into())
}
