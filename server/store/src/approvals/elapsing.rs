//! What time alone does (期限届满的后果): entered with its true moment, however late somebody looks.

use super::{
    again::{enter, hold},
    lost::lasting,
    rows::{append, id_of, load},
    telling,
};
use crate::{Store, calendar, entity::approval_case, error::StoreError};
use chrono::{DateTime, Utc};
use domain::{
    calendar::Calendar,
    ids::CaseId,
    permissions::{Action, Actor, Target, may},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Cases that are read at once.
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
