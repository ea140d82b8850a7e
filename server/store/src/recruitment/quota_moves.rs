//! Movements of quota notices: counted before and after a step, kept, and entered in the ledger with the step.

use super::{quota::claims, subject, unreadable};
use crate::{Store, act::Act, entity::quota_movement, error::StoreError};
use domain::{
    ids::RecruitmentId,
    permissions::{Action, Actor, Target, may},
    recruitment::{Claims, QuotaCause, QuotaMoved, QuotaMovement},
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Movements of one entry of the ledger, which holds at most 65,535 bytes; a number has at most 100 characters.
const OF_ENTRY: usize = 100;

/// The notices that a step may move, as they stood before it.
pub(crate) struct Counted {
    numbers: BTreeSet<String>,
    before: BTreeMap<String, Claims>,
}

impl Counted {
    /// Counts notices before a step, and keeps every other act from them until it ends. Call it after all rows but
    /// those of the positions are loaded, see [`Act::alone`].
    pub(crate) async fn of(act: &Act<'_>, numbers: impl IntoIterator<Item = String>) -> Result<Self, StoreError> {
        act.alone().await?;
        let numbers: BTreeSet<String> = numbers.into_iter().collect();
        let before = claims(act.db(), numbers.iter().map(String::as_str)).await?;
        Ok(Self { numbers, before })
    }

    /// Counts again after the step has written everything, keeps what has moved, and enters it in the ledger.
    pub(crate) async fn record(
        self,
        act: &mut Act<'_>,
        id: RecruitmentId,
        cause: QuotaCause,
    ) -> Result<(), StoreError> {
        let after = claims(act.db(), self.numbers.iter().map(String::as_str)).await?;
        let movements = QuotaMovement::between(&self.before, &after);
        for (part, some) in (1_u32..).zip(movements.chunks(OF_ENTRY)) {
            for movement in some {
                keep(act, id, cause, movement).await?;
            }
            let body = json!({ "cause": cause, "part": part, "movements": some.iter().map(told).collect::<Vec<_>>() });
            act.record("quota.moved", subject(id), body).await?;
        }
        Ok(())
    }
}

async fn keep(
    act: &mut Act<'_>,
    id: RecruitmentId,
    cause: QuotaCause,
    QuotaMovement { number, before, after }: &QuotaMovement,
) -> Result<(), StoreError> {
    let row = quota_movement::Model {
        id: Uuid::now_v7().to_string(),
        number: number.clone(),
        recruitment_id: id.to_string(),
        cause: cause.as_str().to_owned(),
        reserved_before: before.reserved.into(),
        reserved_after: after.reserved.into(),
        used_before: before.used.into(),
        used_after: after.used.into(),
        at: act.now().into(),
    };
    let row = row.into_active_model().reset_all().insert(act.db()).await?;
    act.seal(&row);
    Ok(())
}

/// A movement as the ledger has it: before, change and after.
fn told(QuotaMovement { number, before, after }: &QuotaMovement) -> Value {
    let line = |before: u32, after: u32| json!({ "before": before, "change": i64::from(after) - i64::from(before), "after": after });
    json!({ "number": number, "reserved": line(before.reserved, after.reserved), "used": line(before.used, after.used) })
}

/// What steps of recruitments moved on a notice, the latest first.
///
/// # Errors
/// The permission to read what is public, or the database.
pub async fn quota_movements(
    store: &Store,
    actor: &Actor,
    number: &str,
    limit: u64,
) -> Result<Vec<QuotaMoved>, StoreError> {
    may(actor, Action::ReadPublic, Target::Anything)?;
    let found = quota_movement::Entity::find()
        .filter(quota_movement::Column::Number.eq(number))
        .order_by_desc(quota_movement::Column::Id)
        .limit(limit);
    found.all(store.read()).await?.into_iter().map(moved).collect()
}

fn moved(row: quota_movement::Model) -> Result<QuotaMoved, StoreError> {
    let count = |count: i64| u32::try_from(count).map_err(|error| unreadable("quota", error));
    Ok(QuotaMoved {
        cause: QuotaCause::parse(&row.cause).ok_or_else(|| unreadable("cause", &row.cause))?,
        recruitment: row.recruitment_id.parse().map_err(|error| unreadable("id", error))?,
        at: row.at.utc(),
        movement: QuotaMovement {
            number: row.number,
            before: Claims { reserved: count(row.reserved_before)?, used: count(row.used_before)? },
            after: Claims { reserved: count(row.reserved_after)?, used: count(row.used_after)? },
        },
    })
}
