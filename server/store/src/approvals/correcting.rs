//! Cases that were being corrected before anything waited for the post that may end them.

use super::rows::{load_all, wait};
use crate::{Store, calendar, entity::approval_case, error::StoreError};
use domain::{approvals::case::State, calendar::Calendar};
use sea_orm::{ColumnTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select, sea_query::Expr};

/// Cases that are read at once.
const AT_ONCE: u64 = 500;

/// Writes what waits of each case that is being corrected and of which nothing was written; of how many. A case that came
/// to be corrected since then has it already, so as a rule nothing is found, and nobody who writes waits for that.
///
/// # Errors
/// The database.
pub async fn fill_corrections(store: &Store) -> Result<usize, StoreError> {
    let calendar = calendar::load(store).await?;
    let (mut filled, mut after) = (0, String::new());
    loop {
        let page = lacking().filter(approval_case::Column::Id.gt(after.as_str())).limit(AT_ONCE);
        let ids: Vec<String> = page.into_tuple().all(store.read()).await?;
        let Some(last) = ids.last() else { return Ok(filled) };
        after = last.clone();
        filled += fill(store, &ids, &calendar).await?;
    }
}

/// The keys of the cases that are being corrected and of which nothing was written.
fn lacking() -> Select<approval_case::Entity> {
    use approval_case::Column as C;
    let nothing = Expr::cust("NOT EXISTS (SELECT 1 FROM case_tasks WHERE case_tasks.case_id = cases.id)");
    let cases = approval_case::Entity::find().select_only().column(C::Id).order_by_asc(C::Id);
    cases.filter(C::State.eq(State::Correcting.as_str())).filter(nothing)
}

async fn fill(store: &Store, ids: &[String], calendar: &Calendar) -> Result<usize, StoreError> {
    let write = store.write().await?;
    // Read again behind the lock: somebody may have acted in between.
    let held = lacking().filter(approval_case::Column::Id.is_in(ids));
    let held = match store.backend() {
        DbBackend::Postgres => held.lock_exclusive(),
        _ => held,
    };
    let ids: Vec<String> = held.into_tuple().all(&write.transaction).await?;
    wait(&write.transaction, &load_all(store, &write.transaction, &ids).await?, calendar).await?;
    write.commit().await?;
    Ok(ids.len())
}
