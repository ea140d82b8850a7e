//! The screen of the service hall: what came in today, what waits at each post, the open cards; public. Everything is
//! counted by the database from its indexes; what has ended is not read.

use super::board::counts;
use crate::{Instant, Store, approvals::unreadable, error::StoreError};
use chrono::{DateTime, Utc};
use domain::{
    approvals::post::PostCode,
    calendar::{day_in_shanghai, end_of_day},
    supervision::{Counts, Hall, Pile},
};
use sea_orm::{ConnectionTrait, QueryResult, Statement, Value};

/// The screen at this moment.
///
/// # Errors
/// The database.
pub async fn hall(store: &Store, now: DateTime<Utc>) -> Result<Hall, StoreError> {
    let today = day_in_shanghai(now);
    // A task stands at its own post and, a second time, at each post that covers for it.
    let sql = "SELECT post, COUNT(*) AS waiting, SUM(CASE WHEN due = $1 THEN 1 ELSE 0 END) AS today, \
               SUM(CASE WHEN due < $1 THEN 1 ELSE 0 END) AS late FROM case_tasks WHERE covers = '' GROUP BY post";
    let mut waiting = Vec::new();
    for row in asked(store, sql, [today.to_string().into()]).await? {
        let (due_today, over) = (number(&row, "today")?, number(&row, "late")?);
        let pile = Pile { waiting: number(&row, "waiting")?, due_today, over, cards: Counts::default() };
        waiting.push((PostCode(row.try_get("", "post")?), pile));
    }
    let begins = today.pred_opt().map(end_of_day).ok_or_else(|| unreadable("day", today))?;
    let day = [begins, end_of_day(today)].map(|at| Value::from(Instant::from(at)));
    let sql = "SELECT COUNT(*) AS many FROM cases WHERE filed_at >= $1 AND filed_at < $2";
    let rows = asked(store, sql, day).await?;
    let received = rows.first().map(|row| number(row, "many")).transpose()?.unwrap_or_default();
    Ok(Hall::of(received, waiting, counts(store).await?))
}

async fn asked(
    store: &Store,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<QueryResult>, StoreError> {
    Ok(store.read().query_all_raw(Statement::from_sql_and_values(store.backend(), sql, values)).await?)
}

fn number(row: &QueryResult, column: &str) -> Result<u64, StoreError> {
    let value: i64 = row.try_get("", column)?;
    u64::try_from(value).map_err(|error| unreadable("count", error))
}
