//! The working-day calendar (工作日历): the built-in notices and those that an administrator imported.

mod recounts;

pub use recounts::{Recounted, recount_waits};
pub(crate) use recounts::{add_moved, answered, asked};

use crate::{
    Store,
    entity::{calendar_day as days, calendar_notice as notices},
    error::StoreError,
    instant::Instant,
};
use chrono::{DateTime, Utc};
use domain::{
    calendar::{Calendar, Exception, Notice},
    permissions::{Action, Actor, Target},
    refusal::{Code, Refusal},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::OnConflict,
};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// An imported notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The year and its days.
    pub notice: Notice,
    /// The document (国务院办公厅通知) as it is cited.
    pub basis: String,
    /// When it was imported last.
    pub at: DateTime<Utc>,
    /// What counting open deadlines again has come to since.
    pub recount: Recount,
}

/// How far counting open deadlines again has come after an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recount {
    /// Nobody asked for it: the notice was imported before imports did.
    NotAsked,
    /// It is asked for and not done.
    Waits,
    /// It is done.
    Done(Recounted),
}

/// The calendar as it stands: every rule that counts days asks this one.
///
/// # Errors
/// The database; a row that cannot be read.
pub async fn load(store: &Store) -> Result<Calendar, StoreError> {
    Ok(Calendar::with_imported(imported(store).await?.into_iter().map(|imported| imported.notice)))
}

/// The imported notices, by year.
///
/// # Errors
/// The database; a row that cannot be read.
pub async fn imported(store: &Store) -> Result<Vec<Imported>, StoreError> {
    let rows = notices::Entity::find().order_by_asc(notices::Column::Year).all(store.read()).await?;
    let mut by_year: BTreeMap<i64, Vec<_>> = BTreeMap::new();
    for row in days::Entity::find().all(store.read()).await? {
        by_year.entry(row.year).or_default().push(read_day(&row)?);
    }
    let recounts = recounts::by_year(store).await?;
    let read = |row: notices::Model| {
        let unreadable = || StoreError::Unreadable(format!("calendar_notices {}", row.year));
        let year = i32::try_from(row.year).map_err(|_| unreadable())?;
        let notice = Notice::new(year, by_year.remove(&row.year).unwrap_or_default()).map_err(|_| unreadable())?;
        let recount = match recounts.get(&row.year) {
            None => Recount::NotAsked,
            Some(None) => Recount::Waits,
            Some(Some(done)) => Recount::Done(*done),
        };
        Ok(Imported { notice, basis: row.basis, at: row.imported_at.utc(), recount })
    };
    rows.into_iter().map(read).collect()
}

/// Imports the notice of one year (ledger: `calendar.imported`), in place of an earlier import of that year, and asks for
/// every open deadline to be counted again: whoever enters deadlines does that next, also after a crash.
///
/// # Errors
/// The refusal of the permission table; `missing` in the field `basis`.
pub async fn import(
    store: &Store,
    actor: &Actor,
    notice: &Notice,
    basis: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let basis = basis.trim();
    if basis.is_empty() {
        return Err(Refusal::of(Code::Missing, "basis").into());
    }
    let mut act = store.act(actor, Action::ImportCalendar, Target::Anything, now).await?;
    act.alone().await?;
    let year = i64::from(notice.year());
    let row =
        notices::ActiveModel { year: Set(year), basis: Set(basis.to_owned()), imported_at: Set(Instant::from(now)) };
    let replace = OnConflict::column(notices::Column::Year)
        .update_columns([notices::Column::Basis, notices::Column::ImportedAt])
        .to_owned();
    let row = notices::Entity::insert(row).on_conflict(replace).exec_with_returning(act.db()).await?;
    act.seal(&row);

    let of_year = days::Entity::find().filter(days::Column::Year.eq(year));
    let mut before: BTreeMap<String, days::Model> =
        of_year.all(act.db()).await?.into_iter().map(|row| (row.id.clone(), row)).collect();
    for (day, exception) in notice.days() {
        let new = days::Model {
            id: format!("{year}/{day}"),
            year,
            day: day.to_string(),
            exception: exception.as_str().to_owned(),
        };
        let old = before.remove(&new.id);
        if old.as_ref() == Some(&new) {
            continue;
        }
        let row = days::ActiveModel::from(new.clone()).reset_all();
        match old {
            Some(_) => row.update(act.db()).await?,
            None => row.insert(act.db()).await?,
        };
        act.seal(&new);
    }
    for id in before.into_keys() {
        days::Entity::delete_by_id(id.clone()).exec(act.db()).await?;
        act.seal_removed("calendar_days", id);
    }
    recounts::ask(act.db(), year, now).await?;
    let table: Map<String, Value> =
        notice.days().map(|(day, exception)| (day.to_string(), exception.as_str().into())).collect();
    act.commit("calendar.imported", format!("calendar:{year}"), json!({ "basis": basis, "days": table })).await?;
    Ok(())
}

fn read_day(row: &days::Model) -> Result<(chrono::NaiveDate, Exception), StoreError> {
    let unreadable = || StoreError::Unreadable(format!("calendar_days {}", row.id));
    let day = row.day.parse().map_err(|_| unreadable())?;
    Ok((day, Exception::parse(&row.exception).ok_or_else(unreadable)?))
}
