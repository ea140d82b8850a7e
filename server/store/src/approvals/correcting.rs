//! Cases that were being corrected before anything waited for the post that may end them.

use super::rows::{load_all, wait};
use crate::{Store, calendar, entity::approval_case, error::StoreError};
use domain::approvals::case::State;
use sea_orm::{ColumnTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};

/// Cases that are read at once.
const AT_ONCE: u64 = 500;

/// Writes what waits of each case that is being corrected and of which nothing was written; of how many. A case that came to
/// be corrected since then has it already.
///
/// # Errors
/// The database.
pub async fn fill_corrections(store: &Store) -> Result<usize, StoreError> {
    let calendar = calendar::load(store).await?;
    let (mut filled, mut after) = (0, String::new());
    loop {
        let write = store.write().await?;
        use approval_case::Column as C;
        let nothing = Expr::cust("NOT EXISTS (SELECT 1 FROM case_tasks WHERE case_tasks.case_id = cases.id)");
        let page = approval_case::Entity::find().select_only().column(C::Id).filter(C::Id.gt(after.as_str()));
        let page = page.filter(C::State.eq(State::Correcting.as_str())).filter(nothing);
        let page = page.order_by_asc(C::Id).limit(AT_ONCE);
        // Nobody acts on them meanwhile.
        let page = match store.backend() {
            DbBackend::Postgres => page.lock_exclusive(),
            _ => page,
        };
        let ids: Vec<String> = page.into_tuple().all(&write.transaction).await?;
        let Some(last) = ids.last() else { return Ok(filled) };
        after = last.clone();
        wait(&write.transaction, &load_all(store, &write.transaction, &ids).await?, &calendar).await?;
        write.commit().await?;
        filled += ids.len();
    }
}
