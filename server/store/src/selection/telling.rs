//! Messages to those whom a step of the selection concerns: what it means for them, and where they read more.

use super::unreadable;
use crate::{
    act::Act,
    entity::standing,
    error::StoreError,
    given::{self, given},
    messages::tell_all,
};
use domain::messages::{Kind, LinkPath};
use sea_orm::ConnectionTrait;

/// Applications of one query.
const AT_ONCE: usize = 10_000;

/// Tells the applicants of some standings what has become of them.
pub(super) async fn tell<'r>(
    act: &Act<'_>,
    rows: impl IntoIterator<Item = &'r standing::Model>,
    kind: &Kind,
) -> Result<(), StoreError> {
    let applications: Vec<&str> = rows.into_iter().map(|row| row.application_id.as_str()).collect();
    let backend = act.db().get_database_backend();
    for some in applications.chunks(AT_ONCE) {
        // What an array of texts holds is taken out of a member, so that it comes without quotes.
        let asked: Vec<[&str; 1]> = some.iter().map(|id| [*id]).collect();
        let sql = format!("SELECT a.account FROM {} JOIN applications a ON a.id = q.value->>0", given(backend));
        let found = act.db().query_all_raw(given::statement(backend, sql, &asked)?).await?;
        let account = |text: String| text.parse().map_err(|error| unreadable("account", error));
        let accounts = found.iter().map(|row| account(row.try_get("", "account")?)).collect::<Result<Vec<_>, _>>()?;
        tell_all(act, &accounts, kind, Some(&LinkPath::parse("/applications")?)).await?;
    }
    Ok(())
}
