//! The parts of cases and the stops of their clocks that have ended, for the monthly figures, and the hearings that were
//! called, for the public list: written with their events, and little by little for the cases that were there before.

use super::watching::{EveryDay, HasEnded};
use crate::{
    Store,
    approvals::{rows::load_all, unreadable, write_hearings},
    calendar,
    entity::{approval_case, case_part, case_part_filling, case_stop},
    error::StoreError,
    given::{Holds, Rows},
};
use domain::{
    approvals::{clock::StopReason, post::PostCode},
    supervision::{Month, StopsByReason, Tally},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect, Statement,
};

/// Cases that are read at once.
const AT_ONCE: u64 = 500;
/// The one row of the filling.
const ROW: i64 = 1;

/// The parts as rows that are inserted many at once.
const PARTS: Rows<'static> = Rows {
    table: "case_parts",
    columns: &[
        ("case_id", Holds::Text),
        ("scope", Holds::Text),
        ("month", Holds::Text),
        ("post", Holds::Text),
        ("days", Holds::Integer),
        ("within_promise", Holds::Boolean),
        ("within_limit", Holds::Boolean),
    ],
    then: "",
};

/// The stops as rows that are inserted many at once.
const STOPS: Rows<'static> = Rows {
    table: "case_stops",
    columns: &[
        ("case_id", Holds::Text),
        ("place", Holds::Integer),
        ("month", Holds::Text),
        ("reason", Holds::Text),
        ("days", Holds::Integer),
        ("ran_out", Holds::Boolean),
    ],
    then: "",
};

/// Writes anew what has ended in these cases, each given by its key.
pub(crate) async fn write_parts(
    db: &DatabaseTransaction,
    cases: impl IntoIterator<Item = (String, HasEnded)>,
) -> Result<(), StoreError> {
    let cases: Vec<(String, HasEnded)> = cases.into_iter().collect();
    let keys = || cases.iter().map(|(case, _)| case.as_str());
    case_part::Entity::delete_many().filter(case_part::Column::CaseId.is_in(keys())).exec(db).await?;
    case_stop::Entity::delete_many().filter(case_stop::Column::CaseId.is_in(keys())).exec(db).await?;
    let (mut parts, mut stops, mut hearings) = (Vec::new(), Vec::new(), Vec::new());
    for (case, has) in cases {
        for ended in has.parts {
            let scope = serde_json::to_string(&ended.scope).map_err(|error| unreadable("scope", error))?;
            let month = Month::of(ended.at).to_string();
            let (post, days) = (ended.post.0, i64::from(ended.days));
            parts.push((case.clone(), scope, month, post, days, ended.within_promise, ended.within_limit));
        }
        for (place, stop) in (1_i64..).zip(has.stops) {
            let (month, reason) = (stop.month().to_string(), stop.reason.as_str());
            stops.push((case.clone(), place, month, reason, i64::from(stop.days), stop.ran_out));
        }
        hearings.push((case, has.hearings));
    }
    write_hearings(db, hearings).await?;
    PARTS.insert(db, &parts).await?;
    STOPS.insert(db, &stops).await
}

/// Fills the parts and stops of the cases that came before their tables, so many pages of cases at a time; how many cases were read.
///
/// # Errors
/// The database.
pub async fn fill_parts(store: &Store, pages: usize) -> Result<usize, StoreError> {
    let mut filled = 0;
    for _ in 0..pages {
        let row = case_part_filling::Entity::find_by_id(ROW).one(store.read()).await?;
        let Some(after) = row.and_then(|row| row.after) else { break };
        filled += fill_page(store, after).await?;
    }
    Ok(filled)
}

async fn fill_page(store: &Store, after: String) -> Result<usize, StoreError> {
    let calendar = calendar::load(store).await?;
    let write = store.write().await?;
    use approval_case::Column as C;
    let page = approval_case::Entity::find().select_only().column(C::Id).filter(C::Id.gt(after));
    let page = page.order_by_asc(C::Id).limit(AT_ONCE);
    // Nobody acts on them meanwhile.
    let page = match store.backend() {
        DbBackend::Postgres => page.lock_exclusive(),
        _ => page,
    };
    let ids: Vec<String> = page.into_tuple().all(&write.transaction).await?;
    let measures = EveryDay::read(&write.transaction).await?;
    let mut ended = Vec::new();
    for case in load_all(store, &write.transaction, &ids).await? {
        ended.push((case.row.id.clone(), measures.ended(&case, &calendar)?));
    }
    write_parts(&write.transaction, ended).await?;
    let row = case_part_filling::Model { id: ROW, after: ids.last().cloned() };
    row.into_active_model().reset_all().update(&write.transaction).await?;
    write.commit().await?;
    Ok(ids.len())
}

/// What ended in a month, counted by the database from its index.
pub(super) async fn tallies(store: &Store, month: Month) -> Result<Vec<Tally>, StoreError> {
    let sql = "SELECT post, days, within_promise, within_limit, COUNT(*) AS many FROM case_parts WHERE month = $1 \
               GROUP BY post, days, within_promise, within_limit";
    let values = [month.to_string().into()];
    let rows = store.read().query_all_raw(Statement::from_sql_and_values(store.backend(), sql, values)).await?;
    let tally = |row: sea_orm::QueryResult| {
        let (days, many): (i64, i64) = (row.try_get("", "days")?, row.try_get("", "many")?);
        Ok(Tally {
            post: PostCode(row.try_get("", "post")?),
            days: u32::try_from(days).map_err(|error| unreadable("days", error))?,
            within_promise: row.try_get("", "within_promise")?,
            within_limit: row.try_get("", "within_limit")?,
            count: u64::try_from(many).map_err(|error| unreadable("count", error))?,
        })
    };
    rows.into_iter().map(tally).collect()
}

/// The stops that ended in a month, by procedure, counted by the database from its index.
pub(super) async fn stops(store: &Store, month: Month) -> Result<StopsByReason, StoreError> {
    let sql = "SELECT reason, days, ran_out, COUNT(*) AS many FROM case_stops WHERE month = $1 \
               GROUP BY reason, days, ran_out";
    let values = [month.to_string().into()];
    let mut stops = StopsByReason::new();
    for row in store.read().query_all_raw(Statement::from_sql_and_values(store.backend(), sql, values)).await? {
        let (reason, days): (String, i64) = (row.try_get("", "reason")?, row.try_get("", "days")?);
        let many: i64 = row.try_get("", "many")?;
        let number = |count: i64| u64::try_from(count).map_err(|error| unreadable("count", error));
        let reason = StopReason::parse(&reason).ok_or_else(|| unreadable("reason", &reason))?;
        stops.entry(reason).or_default().add(number(days)?, row.try_get("", "ran_out")?, number(many)?);
    }
    Ok(stops)
}
