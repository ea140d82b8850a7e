//! The dated parameter table (参数表): values set with their basis and days, never overwritten.

use crate::{
    Store,
    entity::parameter::{ActiveModel, Column, Entity, Model},
    error::StoreError,
    instant::Instant,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    ids::ParameterId,
    parameters::{Dated, InForce, ParameterKey, check_no_overlap},
    permissions::{Action, Actor, Target},
    refusal::{Code, Refusal},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, IntoActiveModel,
    QueryFilter, QueryOrder,
};
use serde_json::json;
use uuid::Uuid;

/// A dated value as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its id.
    pub id: ParameterId,
    /// The value with its basis and days.
    pub dated: Dated,
    /// When it was set or ended last.
    pub set_at: DateTime<Utc>,
}

/// Every dated value, of one parameter or of all, by parameter and first day.
///
/// # Errors
/// The database; a row that cannot be read.
pub async fn list(store: &Store, key: Option<ParameterKey>) -> Result<Vec<Kept>, StoreError> {
    list_in(store.read(), key).await
}

/// The values in force on the day a matter began, typed; defaults where none is set.
///
/// # Errors
/// The database; a row that cannot be read.
pub async fn in_force(store: &Store, day: NaiveDate) -> Result<InForce, StoreError> {
    in_force_in(store.read(), day).await
}

/// [`in_force`] within a transaction: a second connection taken by whoever holds one could wait for ever.
pub(crate) async fn in_force_in(db: &impl ConnectionTrait, day: NaiveDate) -> Result<InForce, StoreError> {
    let text = day.to_string();
    let holds = Entity::find()
        .filter(Column::ValidFrom.lte(text.as_str()))
        .filter(Column::ValidTo.is_null().or(Column::ValidTo.gte(text)));
    let rows = holds.all(db).await?;
    let list = rows.into_iter().map(|row| read(row).map(|kept| kept.dated)).collect::<Result<Vec<_>, _>>()?;
    Ok(InForce::on(&list, day))
}

/// Sets a value for a range of days (ledger: `parameter.set`).
///
/// # Errors
/// The refusal of the permission table; `overlaps` where another value of the parameter holds on one of the days.
pub async fn set(store: &Store, actor: &Actor, dated: &Dated, now: DateTime<Utc>) -> Result<ParameterId, StoreError> {
    let mut act = store.act(actor, Action::ChangeParameters, Target::Anything, now).await?;
    // Two values set at once would each see a table without the other.
    act.alone().await?;
    let mut all: Vec<Dated> = list_in(act.db(), Some(dated.key)).await?.into_iter().map(|kept| kept.dated).collect();
    all.push(dated.clone());
    check_no_overlap(&all)?;
    let id = ParameterId(Uuid::now_v7());
    let row = ActiveModel {
        id: Set(id.to_string()),
        key: Set(dated.key.as_str().to_owned()),
        value: Set(dated.value.to_string()),
        basis: Set(dated.basis.clone()),
        valid_from: Set(dated.valid_from.to_string()),
        valid_to: Set(dated.valid_to.map(|day| day.to_string())),
        set_at: Set(Instant::from(now)),
    };
    let row = row.insert(act.db()).await?;
    act.seal(&row);
    act.commit("parameter.set", format!("parameter:{}", row.key), body(&row)).await?;
    Ok(id)
}

/// Gives a value its last day (ledger: `parameter.ended`), so that another may follow.
///
/// # Errors
/// The refusal of the permission table; `not-found`; `already-done` where it has an end; `out-of-range` in the field
/// `valid_to` where the last day is before the first.
pub async fn end(
    store: &Store,
    actor: &Actor,
    id: ParameterId,
    last: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let mut act = store.act(actor, Action::ChangeParameters, Target::Anything, now).await?;
    let row = act.load::<Entity>(id.to_string()).await?.ok_or(Code::NotFound)?;
    if row.valid_to.is_some() {
        return Err(Code::AlreadyDone.into());
    }
    let first = day_of(&row.valid_from, &row.id)?;
    if last < first {
        return Err(Refusal::of(Code::OutOfRange, "valid_to").with(first).into());
    }
    let mut changed = row.into_active_model();
    changed.valid_to = Set(Some(last.to_string()));
    changed.set_at = Set(Instant::from(now));
    let row = changed.update(act.db()).await?;
    act.seal(&row);
    act.commit("parameter.ended", format!("parameter:{}", row.key), body(&row)).await?;
    Ok(())
}

/// All of it is public.
fn body(row: &Model) -> serde_json::Value {
    json!({
        "id": row.id, "key": row.key, "value": row.value, "basis": row.basis,
        "valid_from": row.valid_from, "valid_to": row.valid_to,
    })
}

/// [`list`] within a transaction.
pub(crate) async fn list_in(db: &impl ConnectionTrait, key: Option<ParameterKey>) -> Result<Vec<Kept>, StoreError> {
    let mut query = Entity::find().order_by_asc(Column::Key).order_by_asc(Column::ValidFrom);
    if let Some(key) = key {
        query = query.filter(Column::Key.eq(key.as_str()));
    }
    query.all(db).await?.into_iter().map(read).collect()
}

fn read(row: Model) -> Result<Kept, StoreError> {
    let unreadable = |what: &str| StoreError::Unreadable(format!("parameters.{what} of {}", row.id));
    let key = ParameterKey::parse(&row.key).ok_or_else(|| unreadable("key"))?;
    let first = day_of(&row.valid_from, &row.id)?;
    let last = row.valid_to.as_deref().map(|day| day_of(day, &row.id)).transpose()?;
    let dated = Dated::parse(key, &row.value, &row.basis, first, last).map_err(|_| unreadable("value"))?;
    Ok(Kept { id: row.id.parse().map_err(|_| unreadable("id"))?, dated, set_at: row.set_at.utc() })
}

fn day_of(text: &str, id: &str) -> Result<NaiveDate, StoreError> {
    text.parse().map_err(|_| StoreError::Unreadable(format!("parameters: a day of {id}")))
}
