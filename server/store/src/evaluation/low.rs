//! Low marks: listed for supervisors and for the posts that handle the case, answered by such a post, closed by somebody
//! else.

use super::{SUBJECT, measures, refused, rows, unreadable};
use crate::{
    Store,
    approvals::{capacities, catalogue, item_name, rows as case_rows},
    calendar,
    entity::{approval_case, evaluation},
    error::StoreError,
};
use chrono::{DateTime, Utc};
use domain::{
    approvals::{
        case::{Actor as CaseActor, Capacity},
        item::Catalogue,
        post::PostCode,
    },
    calendar::Calendar,
    evaluation::{FollowUpAct, LowLine, LowPage, LowRecord},
    ids::CaseId,
    permissions::{Action, Actor, Role, Target, may},
    refusal::Code,
    supervision::Doer,
};
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};
use serde_json::json;

/// Low marks on a page.
const LINES: u64 = 50;

/// The low marks for supervisors, and for staff those of cases that their posts handle; `before` goes on from a case.
///
/// # Errors
/// `not-found` for a `before` that is none; the permission to supervise or to handle cases.
pub async fn low_marks(
    store: &Store,
    actor: &Actor,
    only_open: bool,
    before: Option<CaseId>,
    now: DateTime<Utc>,
) -> Result<LowPage, StoreError> {
    let supervises = may(actor, Action::SuperviseCases, Target::Anything).is_ok();
    if !supervises {
        may(actor, Action::HandleCases, Target::Anything)?;
    }
    let held = if supervises { Vec::new() } else { capacities(store.read(), actor).await? };
    let (calendar, catalogue) = (calendar::load(store).await?, catalogue(store).await?);
    let (mut lines, mut last) = (Vec::new(), before);
    // Staff see a part of them, so that a page may have to be read on.
    loop {
        let found = read_on(store, only_open, last).await?;
        let more = found.len() as u64 > LINES;
        for (row, case) in found.into_iter().take(usize::try_from(LINES).unwrap_or(usize::MAX)) {
            let case = case.ok_or_else(|| unreadable("case", &row.case_id))?;
            last = Some(row.case_id.parse().map_err(|error| unreadable("case", error))?);
            if supervises || handling(store, store.read(), &held, &case).await?.is_some() {
                lines.push(line(store, &catalogue, &row, &case, now, &calendar).await?);
            }
        }
        if !more || !lines.is_empty() {
            return Ok(LowPage { lines, next: last.filter(|_| more) });
        }
    }
}

async fn read_on(
    store: &Store,
    only_open: bool,
    before: Option<CaseId>,
) -> Result<Vec<(evaluation::Model, Option<approval_case::Model>)>, StoreError> {
    use evaluation::Column as C;
    let mut query = evaluation::Entity::find().filter(C::Progress.is_not_null());
    if only_open {
        query = query.filter(C::Open.eq(true));
    }
    if let Some(before) = before {
        let found =
            evaluation::Entity::find_by_id(before.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
        let earlier = Condition::any().add(C::At.lt(found.at)).add(C::At.eq(found.at).and(C::CaseId.lt(found.case_id)));
        query = query.filter(earlier);
    }
    let query = query.order_by_desc(C::At).order_by_desc(C::CaseId).limit(LINES + 1);
    let rows = query.all(store.read()).await?;
    let ids = rows.iter().map(|row| row.case_id.clone());
    let cases = approval_case::Entity::find().filter(approval_case::Column::Id.is_in(ids)).all(store.read()).await?;
    let of = |row: evaluation::Model| {
        let case = cases.iter().find(|case| case.id == row.case_id).cloned();
        (row, case)
    };
    Ok(rows.into_iter().map(of).collect())
}

/// One low mark, for the same.
///
/// # Errors
/// `not-found`, also for one that is not the asker's to read.
pub async fn low_mark(store: &Store, actor: &Actor, id: CaseId, now: DateTime<Utc>) -> Result<LowRecord, StoreError> {
    let row = evaluation::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let case = case_rows::row(store.read(), id).await?;
    let follow_up = rows::read(store, &row)?.follow_up.ok_or(Code::NotFound)?;
    let doer = doer(store, store.read(), actor, &case).await?;
    let (calendar, catalogue) = (calendar::load(store).await?, catalogue(store).await?);
    let line = line(store, &catalogue, &row, &case, now, &calendar).await?;
    let words = || "x".to_owned();
    let may = |act: &FollowUpAct| follow_up.after(act, &doer, now).is_ok();
    let (answer, close) = (FollowUpAct::Answer { words: words() }, FollowUpAct::Close { words: words() });
    Ok(LowRecord { line, may_answer: may(&answer), may_close: may(&close) })
}

/// Answers or closes a low mark.
///
/// # Errors
/// `not-found`, also for one that is not the asker's to read; what [`domain::evaluation::FollowUp::after`] refuses.
pub async fn handle(
    store: &Store,
    actor: &Actor,
    id: CaseId,
    doing: &FollowUpAct,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let action = if actor.role == Role::Supervisor { Action::SuperviseCases } else { Action::HandleCases };
    let mut act = store.act(actor, action, Target::Anything, now).await?;
    let held = act.load::<evaluation::Entity>(id.to_string()).await?.ok_or(Code::NotFound)?;
    let case = case_rows::row(act.db(), id).await?;
    let doer = doer(store, act.db(), actor, &case).await?;
    let read = rows::read(store, &held)?;
    let before = read.follow_up.ok_or(Code::NotFound)?;
    let after = before.after(doing, &doer, now).map_err(refused)?;
    let row = rows::written(store, &read.evaluation, Some(&after))?;
    let row = row.into_active_model().reset_all().update(act.db()).await?;
    act.seal(&row);
    let kind = match doing {
        FollowUpAct::Answer { .. } => "evaluation.answered",
        FollowUpAct::Close { .. } => "evaluation.closed",
    };
    act.commit(kind, SUBJECT.to_owned(), json!({})).await?;
    Ok(())
}

/// As whom somebody deals with the low mark of a case: a supervisor, or a post that handles it.
async fn doer(
    store: &Store,
    db: &impl ConnectionTrait,
    actor: &Actor,
    case: &approval_case::Model,
) -> Result<Doer, StoreError> {
    let account = actor.account.ok_or(Code::SignInRequired)?;
    if may(actor, Action::SuperviseCases, Target::Anything).is_ok() {
        return Ok(Doer::Supervisor { account });
    }
    if may(actor, Action::HandleCases, Target::Region(case_rows::region_of(case)?)).is_err() {
        return Err(Code::NotFound.into());
    }
    let post = handling(store, db, &capacities(db, actor).await?, case).await?;
    Ok(Doer::Post { post: post.ok_or(Code::NotFound)?, account })
}

/// The post among these that handles a case.
async fn handling(
    store: &Store,
    db: &impl ConnectionTrait,
    held: &[CaseActor],
    case: &approval_case::Model,
) -> Result<Option<PostCode>, StoreError> {
    if held.is_empty() {
        return Ok(None);
    }
    let loaded = case_rows::load(store, db, case.clone()).await?;
    Ok(held.iter().find_map(|held| match &held.capacity {
        Capacity::Post(holding) if loaded.case.may_read_papers(held) => Some(holding.post.clone()),
        _ => None,
    }))
}

async fn line(
    store: &Store,
    catalogue: &Catalogue,
    row: &evaluation::Model,
    case: &approval_case::Model,
    now: DateTime<Utc>,
    calendar: &Calendar,
) -> Result<LowLine, StoreError> {
    let read = rows::read(store, row)?;
    let follow_up = read.follow_up.as_ref().ok_or_else(|| unreadable("progress", &row.case_id))?;
    let measures = measures(store.read(), follow_up.at).await?;
    Ok(LowLine {
        case: read.evaluation.case,
        number: case.number.clone(),
        name: item_name(catalogue, &case.item, case.item_version)?,
        region: case_rows::region_of(case)?,
        answer_by: follow_up.answer_by(&measures, calendar).date,
        overdue: follow_up.is_overdue(now, &measures, calendar),
        given: read.given(),
    })
}
