//! What waits for whoever asks, in every recruitment of their region, the earliest day first.

use super::{
    rows::{plan_of, region, state},
    unreadable,
};
use crate::{
    Store,
    applications::shelves,
    entity::{amendment, objection, paper_sheet, pass_line, recheck, recruitment, rescheduling, rewording, standing},
    error::StoreError,
    examination::WAITING,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    applications::{ApplicationState, work::Shelf},
    calendar::day_in_shanghai,
    examination::RecheckState,
    permissions::{Action, Actor, Target, may},
    recruitment::{
        AmendmentState, RecruitmentState,
        work::{Counts, Task, TaskKind},
    },
    selection::{CheckResult, ObjectionState, Outcome, PassLinesState},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

/// What waits for whoever asks, the earliest day first.
///
/// # Errors
/// The permission to plan.
pub async fn tasks(store: &Store, actor: &Actor, now: DateTime<Utc>) -> Result<Vec<Task>, StoreError> {
    may(actor, Action::PlanRecruitment, Target::Anything)?;
    let ended = [RecruitmentState::Draft, RecruitmentState::Filed].map(RecruitmentState::as_str);
    let open = recruitment::Entity::find()
        .filter(recruitment::Column::State.is_not_in(ended))
        .order_by_desc(recruitment::Column::Id);
    let mut found = Vec::new();
    for held in open.all(store.read()).await? {
        let target = Target::Region(region(&held)?);
        let mine: Vec<TaskKind> =
            TaskKind::ALL.into_iter().filter(|kind| may(actor, kind.action(), target).is_ok()).collect();
        if !mine.is_empty() {
            found.extend(of_recruitment(store, &held, &mine, day_in_shanghai(now)).await?);
        }
    }
    found.sort_by(|one, other| (one.due, &one.title, one.kind).cmp(&(other.due, &other.title, other.kind)));
    Ok(found)
}

async fn of_recruitment(
    store: &Store,
    held: &recruitment::Model,
    mine: &[TaskKind],
    today: NaiveDate,
) -> Result<Vec<Task>, StoreError> {
    let (state, schedule) = (state(held)?, plan_of(held)?.schedule);
    let (submitted, appealed) = waiting_applications(store, held, state).await?;
    let amendments = proposed(store, held, state).await?;
    let counts = Counts {
        submitted: submitted.count,
        appealed: appealed.count,
        amendments: amendments.len() as u64,
        reschedulings: changed_days(store, held).await?,
        rewordings: changed_words(store, held).await?,
        ..counts(store, held, state).await?
    };
    let mut tasks = Vec::new();
    for kind in mine.iter().copied() {
        let count = kind.waiting(state, &schedule, today, &counts);
        if count == 0 {
            continue;
        }
        let own = match kind {
            TaskKind::Reviews => submitted.due,
            TaskKind::Appeals => appealed.due,
            _ => None,
        };
        tasks.push(Task {
            recruitment: held.id.parse().map_err(|error| unreadable("id", error))?,
            title: held.title.clone(),
            kind,
            count,
            due: own.unwrap_or_else(|| kind.due(&schedule)),
            position: (kind == TaskKind::Amendments).then(|| amendments.first().cloned()).flatten(),
        });
    }
    Ok(tasks)
}

/// Applications and appeals that wait, with the day of the first of each.
async fn waiting_applications(
    store: &Store,
    held: &recruitment::Model,
    stands: RecruitmentState,
) -> Result<(Shelf, Shelf), StoreError> {
    let states = [ApplicationState::Submitted, ApplicationState::Appealed];
    let none = states.map(|state| Shelf { state, count: 0, due: None });
    if !matches!(stands, RecruitmentState::Announced | RecruitmentState::Settled) {
        return Ok(none.into());
    }
    let found = shelves(store, held, &states).await?;
    let of = |at: usize| found.iter().find(|shelf| shelf.state == states[at]).copied().unwrap_or(none[at]);
    Ok((of(0), of(1)))
}

/// The codes of the positions whose amendment waits, in order.
async fn proposed(
    store: &Store,
    held: &recruitment::Model,
    stands: RecruitmentState,
) -> Result<Vec<String>, StoreError> {
    if !matches!(stands, RecruitmentState::Announced | RecruitmentState::Settled) {
        return Ok(Vec::new());
    }
    let waiting = amendment::Entity::find()
        .filter(amendment::Column::RecruitmentId.eq(held.id.as_str()))
        .filter(amendment::Column::State.eq(AmendmentState::Proposed.as_str()))
        .order_by_asc(amendment::Column::Id);
    Ok(waiting.all(store.read()).await?.into_iter().map(|row| row.code).collect())
}

/// Changes of the announced days that wait.
async fn changed_days(store: &Store, held: &recruitment::Model) -> Result<u64, StoreError> {
    let waiting = rescheduling::Entity::find()
        .filter(rescheduling::Column::RecruitmentId.eq(held.id.as_str()))
        .filter(rescheduling::Column::State.eq(AmendmentState::Proposed.as_str()));
    Ok(waiting.count(store.read()).await?)
}

/// Changes of the notice's words that wait.
async fn changed_words(store: &Store, held: &recruitment::Model) -> Result<u64, StoreError> {
    let waiting = rewording::Entity::find()
        .filter(rewording::Column::RecruitmentId.eq(held.id.as_str()))
        .filter(rewording::Column::State.eq(AmendmentState::Proposed.as_str()));
    Ok(waiting.count(store.read()).await?)
}

/// What is counted only where the recruitment has come that far.
async fn counts(store: &Store, held: &recruitment::Model, stands: RecruitmentState) -> Result<Counts, StoreError> {
    let (db, id) = (store.read(), held.id.as_str());
    Ok(match stands {
        RecruitmentState::Allotted => {
            let sheets = paper_sheet::Entity::find()
                .filter(paper_sheet::Column::RecruitmentId.eq(id))
                .filter(paper_sheet::Column::State.eq(WAITING));
            Counts { sheets: sheets.count(db).await?, ..Counts::default() }
        }
        RecruitmentState::Scored => {
            let of = |state: RecheckState| {
                recheck::Entity::find()
                    .filter(recheck::Column::RecruitmentId.eq(id))
                    .filter(recheck::Column::State.eq(state.as_str()))
                    .count(db)
            };
            let (rechecks, corrections) = (of(RecheckState::Asked).await?, of(RecheckState::Found).await?);
            let proposed = pass_line::Entity::find()
                .filter(pass_line::Column::RecruitmentId.eq(id))
                .filter(pass_line::Column::State.eq(PassLinesState::Proposed.as_str()));
            Counts { rechecks, corrections, lines: proposed.count(db).await?, ..Counts::default() }
        }
        RecruitmentState::Ranked | RecruitmentState::Publicised => {
            let due = CheckResult::Due.as_str();
            let checks = standing::Entity::find()
                .filter(standing::Column::RecruitmentId.eq(id))
                .filter(standing::Column::Fate.eq(Outcome::Open.as_str()))
                .filter(
                    Condition::any().add(standing::Column::Physical.eq(due)).add(standing::Column::Inspection.eq(due)),
                );
            let objections = objection::Entity::find()
                .filter(objection::Column::RecruitmentId.eq(id))
                .filter(objection::Column::State.eq(ObjectionState::Open.as_str()));
            Counts { checks: checks.count(db).await?, objections: objections.count(db).await?, ..Counts::default() }
        }
        _ => Counts::default(),
    })
}
