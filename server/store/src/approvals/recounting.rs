//! Every deadline counted again when the calendar has changed: of the cases and of what waits in them.

use super::rows::{Loaded, load_all, standing, tasks, wait, write_standings};
use crate::{
    Store,
    calendar::{self, add_moved, answered, asked},
    entity::{approval_case, case_task},
    error::StoreError,
    supervision::{Seen, Watching, write_parts},
};
use chrono::{DateTime, Utc};
use domain::{
    approvals::case::State,
    calendar::Calendar,
    permissions::{Action, Actor, Target, may},
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Cases that are counted again in one transaction.
const AT_ONCE: u64 = 500;

/// Counts the days of every open case again and writes those that have moved, as they do when a year's notice is
/// imported; how many were counted and how many moved. What an import has asked for is answered by it.
///
/// # Errors
/// The permission to enter deadlines; the database.
pub async fn recount(store: &Store, actor: &Actor, now: DateTime<Utc>) -> Result<(usize, usize), StoreError> {
    may(actor, Action::EnterDeadlines, Target::Anything)?;
    let asked = asked(store).await?;
    let calendar = calendar::load(store).await?;
    let (mut counted, mut moved, mut after) = (0, 0, String::new());
    loop {
        use approval_case::Column as C;
        let page = approval_case::Entity::find().select_only().column(C::Id).filter(open()).filter(C::Id.gt(after));
        let page = page.order_by_asc(C::Id).limit(AT_ONCE).into_tuple();
        let ids: Vec<String> = page.all(store.read()).await?;
        let Some(last) = ids.last() else { break };
        after = last.clone();
        counted += ids.len();
        moved += recount_some(store, actor, &ids, now, &calendar).await?;
    }
    answered(store, asked, counted, now).await?;
    Ok((counted, moved))
}

/// The cases in which a day can still move.
fn open() -> Condition {
    use approval_case::Column as C;
    let days = Condition::any().add(C::Due.is_not_null()).add(C::EffectAt.is_not_null()).add(C::WatchAt.is_not_null());
    days.add(C::State.eq(State::Correcting.as_str()))
}

async fn recount_some(
    store: &Store,
    actor: &Actor,
    ids: &[String],
    now: DateTime<Utc>,
    calendar: &Calendar,
) -> Result<usize, StoreError> {
    let moved = moved(store, store.read(), ids, calendar).await?;
    if moved.is_empty() {
        return Ok(0);
    }
    let ids: Vec<String> = moved.into_iter().map(|moved| moved.case.row.id).collect();
    let mut act = store.act(actor, Action::EnterDeadlines, Target::Anything, now).await?;
    // Read again behind the lock: somebody may have acted in between.
    use approval_case::Column as C;
    let held = approval_case::Entity::find().select_only().column(C::Id).filter(C::Id.is_in(&ids));
    let ids: Vec<String> = act.locking(held).order_by_asc(C::Id).into_tuple().all(act.db()).await?;
    let (mut days, mut after, mut ended) = (Vec::new(), Vec::new(), Vec::new());
    for moved in self::moved(store, act.db(), &ids, calendar).await? {
        days.push(moved.told());
        act.seal(&moved.row);
        ended.push((moved.row.id.clone(), moved.seen.ended(&moved.case, calendar)));
        after.push(Loaded { row: moved.row, ..moved.case });
    }
    if after.is_empty() {
        return Ok(0);
    }
    write_standings(act.db(), &after).await?;
    write_parts(act.db(), ended).await?;
    wait(act.db(), &after, calendar).await?;
    // The head first, as an import takes it, so that neither waits for the other.
    act.record("case.recounted", "cases:open".to_owned(), json!({ "days": days })).await?;
    add_moved(act.db(), after.len()).await?;
    act.end().await?;
    Ok(after.len())
}

/// A case whose days are others now than its rows say.
struct Moved {
    case: Loaded,
    /// Its row as it should be.
    row: approval_case::Model,
    /// What the row follows from.
    seen: Seen,
    /// What waits and is due on another day: the part, the day before, the day now.
    parts: Vec<(String, Option<String>, String)>,
}

impl Moved {
    /// What the ledger says of it.
    fn told(&self) -> Value {
        let mut told = json!({ "case": self.row.id, "before": self.case.row.due, "after": self.row.due });
        if let (Some(told), false) = (told.as_object_mut(), self.parts.is_empty()) {
            let part = |(part, before, after): &(String, Option<String>, String)| json!({ "part": part, "before": before, "after": after });
            told.insert("parts".to_owned(), self.parts.iter().map(part).collect());
        }
        told
    }
}

/// The cases that have moved.
async fn moved(
    store: &Store,
    db: &impl ConnectionTrait,
    ids: &[String],
    calendar: &Calendar,
) -> Result<Vec<Moved>, StoreError> {
    let cases = load_all(store, db, ids).await?;
    let watching = Watching::of(store, db, &cases).await?;
    let mut waiting = waiting(db, ids).await?;
    let mut moved = Vec::new();
    for case in cases {
        let seen = watching.seen(&case, calendar)?;
        let row = standing(&case, &seen.coming, calendar)?;
        let parts = parts(waiting.remove(&case.row.id).unwrap_or_default(), tasks(&case, calendar)?);
        if case.row != row || !parts.is_empty() {
            moved.push(Moved { case, row, seen, parts });
        }
    }
    Ok(moved)
}

/// What is written to wait, by case.
async fn waiting(
    db: &impl ConnectionTrait,
    ids: &[String],
) -> Result<BTreeMap<String, Vec<case_task::Model>>, StoreError> {
    let mut waiting: BTreeMap<String, Vec<case_task::Model>> = BTreeMap::new();
    let of_these = case_task::Entity::find().filter(case_task::Column::CaseId.is_in(ids));
    for task in of_these.filter(case_task::Column::Covers.eq("")).all(db).await? {
        waiting.entry(task.case_id.clone()).or_default().push(task);
    }
    Ok(waiting)
}

/// The parts that are due on another day than is written. What waits for covers is due with what they cover for.
fn parts(written: Vec<case_task::Model>, rightly: Vec<case_task::Model>) -> Vec<(String, Option<String>, String)> {
    let before: BTreeMap<String, String> = written.into_iter().map(|task| (task.step, task.due)).collect();
    let own = rightly.into_iter().filter(|task| task.covers.is_empty());
    let now = own.map(|task| (before.get(&task.step).cloned(), task.step, task.due));
    let other = now.filter(|(before, _, due)| before.as_ref() != Some(due));
    other.map(|(before, step, due)| (step, before, due)).collect()
}
