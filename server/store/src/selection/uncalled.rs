//! Those who sat the papers and are not on the shortlist are told so, position by position, by a job after it: a million
//! messages are not the shortlist's business.

use super::unreadable;
use crate::{
    Store,
    entity::{position, shortlist_telling},
    error::StoreError,
    messages::put_applicants,
};
use chrono::{DateTime, Utc};
use domain::messages::Kind;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, Statement,
};

/// Positions whose candidates are told in one transaction.
const AT_ONCE: u64 = 50;

/// Notes in the shortlist's act that the others are still to be told.
pub(super) async fn begin(db: &DatabaseTransaction, recruitment: &str) -> Result<(), StoreError> {
    let row = shortlist_telling::Model { recruitment_id: recruitment.to_owned(), told_to: String::new() };
    row.into_active_model().reset_all().insert(db).await?;
    Ok(())
}

/// Tells those of the next positions of every shortlist that still has some. Answers how many positions were gone
/// through: none where nobody is left. Whoever follows later is told of that as well.
///
/// # Errors
/// The database.
pub async fn tell_uncalled(store: &Store, now: DateTime<Utc>) -> Result<usize, StoreError> {
    let mut through = 0;
    for row in shortlist_telling::Entity::find().all(store.read()).await? {
        let write = store.write().await?;
        // Read again: another process may have gone on meanwhile.
        let query = shortlist_telling::Entity::find_by_id(row.recruitment_id);
        if let Some(row) = query.lock_exclusive().one(&write.transaction).await? {
            through += some(store, &write.transaction, row, now).await?;
        }
        write.commit().await?;
    }
    Ok(through)
}

async fn some(
    store: &Store,
    db: &DatabaseTransaction,
    row: shortlist_telling::Model,
    now: DateTime<Utc>,
) -> Result<usize, StoreError> {
    let codes: Vec<String> = position::Entity::find()
        .select_only()
        .column(position::Column::Code)
        .filter(position::Column::RecruitmentId.eq(row.recruitment_id.as_str()))
        .filter(position::Column::Code.gt(row.told_to.as_str()))
        .order_by_asc(position::Column::Code)
        .limit(AT_ONCE)
        .into_tuple()
        .all(db)
        .await?;
    let Some((first, last)) = codes.first().zip(codes.last()) else {
        row.into_active_model().delete(db).await?;
        return Ok(0);
    };
    let uncalled = uncalled(db, &row.recruitment_id, first, last).await?;
    let uncalled: Vec<&str> = uncalled.iter().map(String::as_str).collect();
    put_applicants(store, db, &uncalled, &Kind::NotShortlisted, now).await?;
    let row = shortlist_telling::Model { told_to: last.clone(), ..row };
    row.into_active_model().reset_all().update(db).await?;
    Ok(codes.len())
}

/// The applications of those who sat for a position between two codes and have no standing.
async fn uncalled(
    db: &DatabaseTransaction,
    recruitment: &str,
    first: &str,
    last: &str,
) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT c.application_id FROM candidates c WHERE c.recruitment_id = $1 \
               AND c.position_code >= $2 AND c.position_code <= $3 AND c.written IS NOT NULL \
               AND NOT EXISTS (SELECT 1 FROM standings s WHERE s.application_id = c.application_id)";
    let values = [recruitment.into(), first.into(), last.into()];
    let found = db.query_all_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, values)).await?;
    let application = |row: &sea_orm::QueryResult| row.try_get::<String>("", "application_id");
    found.iter().map(application).collect::<Result<_, _>>().map_err(|error| unreadable("application", error))
}
