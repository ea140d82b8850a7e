//! What time alone does (期限届满的后果): entered with its true moment, however late somebody looks, and every deadline counted
//! again when the calendar has changed.

use super::{
    again::{enter, hold},
    lost::lasting,
    rows::{Loaded, append, id_of, load, load_all, standing, wait, write_standings},
    telling,
};
use crate::{
    Store, calendar,
    entity::approval_case,
    error::StoreError,
    supervision::{Seen, Watching, write_parts},
};
use chrono::{DateTime, Utc};
use domain::{
    calendar::Calendar,
    ids::CaseId,
    permissions::{Action, Actor, Target, may},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;

/// Cases that are read, or counted again in one transaction, at once.
const AT_ONCE: u64 = 500;

/// Enters what has taken effect by `now`, each at the moment at which it did; how many cases that were.
///
/// # Errors
/// The permission to enter deadlines; the database.
pub async fn elapse(store: &Store, actor: &Actor, now: DateTime<Utc>) -> Result<usize, StoreError> {
    may(actor, Action::EnterDeadlines, Target::Anything)?;
    let mut entered = 0;
    loop {
        let due = approval_case::Entity::find()
            .filter(approval_case::Column::EffectAt.lte(crate::Instant::from(now)))
            .order_by_asc(approval_case::Column::EffectAt)
            .limit(AT_ONCE)
            .all(store.read())
            .await?;
        if due.is_empty() {
            return Ok(entered);
        }
        let calendar = calendar::load(store).await?;
        for row in &due {
            entered += usize::from(elapse_one(store, actor, id_of(row)?, now, &calendar).await?);
        }
    }
}

async fn elapse_one(
    store: &Store,
    actor: &Actor,
    id: CaseId,
    now: DateTime<Utc>,
    calendar: &Calendar,
) -> Result<bool, StoreError> {
    let mut act = store.act(actor, Action::EnterDeadlines, Target::Anything, now).await?;
    let held = hold(&act, id).await?;
    // Another process may have been faster.
    if held.effect_at.is_none_or(|at| at.utc() > now) {
        return Ok(false);
    }
    let mut loaded = load(store, act.db(), held).await?;
    let events = loaded.case.effects_until(now, calendar).map_err(|fault| super::rows::refused(fault.into()))?;
    let events = lasting(&act, &loaded, events).await?;
    let told = events.clone();
    append(&mut act, &mut loaded, events, calendar).await?;
    telling::happened(&act, &loaded, &told, calendar).await?;
    enter(act, "case.elapsed", &loaded, &told, calendar).await?;
    Ok(!told.is_empty())
}

/// Counts the days of every open case again and writes those that have moved, as they do when a year's notice is
/// imported; how many were counted and how many moved.
///
/// # Errors
/// The permission to enter deadlines; the database.
pub async fn recount(store: &Store, actor: &Actor, now: DateTime<Utc>) -> Result<(usize, usize), StoreError> {
    may(actor, Action::EnterDeadlines, Target::Anything)?;
    let calendar = calendar::load(store).await?;
    let (mut counted, mut moved, mut after) = (0, 0, String::new());
    loop {
        use approval_case::Column as C;
        let open =
            Condition::any().add(C::Due.is_not_null()).add(C::EffectAt.is_not_null()).add(C::WatchAt.is_not_null());
        let page = approval_case::Entity::find().select_only().column(C::Id).filter(open).filter(C::Id.gt(after));
        let page = page.order_by_asc(C::Id).limit(AT_ONCE).into_tuple();
        let ids: Vec<String> = page.all(store.read()).await?;
        let Some(last) = ids.last() else { return Ok((counted, moved)) };
        after = last.clone();
        counted += ids.len();
        moved += recount_some(store, actor, &ids, now, &calendar).await?;
    }
}

async fn recount_some(
    store: &Store,
    actor: &Actor,
    ids: &[String],
    now: DateTime<Utc>,
    calendar: &Calendar,
) -> Result<usize, StoreError> {
    let cases = load_all(store, store.read(), ids).await?;
    let watching = Watching::of(store, store.read(), &cases).await?;
    let moved = moved(cases, &watching, calendar)?;
    if moved.is_empty() {
        return Ok(0);
    }
    let ids: Vec<String> = moved.into_iter().map(|(case, ..)| case.row.id).collect();
    let mut act = store.act(actor, Action::EnterDeadlines, Target::Anything, now).await?;
    // Read again behind the lock: somebody may have acted in between.
    use approval_case::Column as C;
    let held = approval_case::Entity::find().select_only().column(C::Id).filter(C::Id.is_in(&ids));
    let ids: Vec<String> = act.locking(held).order_by_asc(C::Id).into_tuple().all(act.db()).await?;
    let cases = load_all(store, act.db(), &ids).await?;
    let watching = Watching::of(store, act.db(), &cases).await?;
    let (mut days, mut after, mut ended) = (Vec::new(), Vec::new(), Vec::new());
    for (case, row, seen) in self::moved(cases, &watching, calendar)? {
        days.push(json!({ "case": row.id, "before": case.row.due, "after": row.due }));
        act.seal(&row);
        ended.push((row.id.clone(), seen.ended(calendar)));
        after.push(Loaded { row, ..case });
    }
    if after.is_empty() {
        return Ok(0);
    }
    write_standings(act.db(), &after).await?;
    write_parts(act.db(), ended).await?;
    wait(act.db(), &after, calendar).await?;
    act.commit("case.recounted", "cases:open".to_owned(), json!({ "days": days })).await?;
    Ok(after.len())
}

/// The cases whose days are others now than their rows say, with the rows as they should be and what they follow from.
fn moved(
    cases: Vec<Loaded>,
    watching: &Watching,
    calendar: &Calendar,
) -> Result<Vec<(Loaded, approval_case::Model, Seen)>, StoreError> {
    let mut moved = Vec::new();
    for case in cases {
        let seen = watching.seen(&case, calendar)?;
        let row = standing(&case, &seen.coming, calendar)?;
        if case.row != row {
            moved.push((case, row, seen));
        }
    }
    Ok(moved)
}
