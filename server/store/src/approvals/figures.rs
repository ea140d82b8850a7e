//! How many cases an item has and how the last were decided: public.

use super::{rows::id_of, unreadable};
use crate::{Store, entity::approval_case, error::StoreError};
use domain::approvals::{
    case::State,
    item::ItemCode,
    record::{ItemFigures, LastDecision},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement};

/// Decisions that are named.
const LAST: u64 = 10;

/// The figures of an item.
///
/// # Errors
/// The database.
pub async fn item_figures(store: &Store, item: &ItemCode) -> Result<ItemFigures, StoreError> {
    let mut figures = ItemFigures::default();
    let sql = "SELECT state, outcome, COUNT(*) AS many FROM cases WHERE item = $1 GROUP BY state, outcome";
    let statement = Statement::from_sql_and_values(store.backend(), sql, [item.as_str().into()]);
    for row in store.read().query_all_raw(statement).await? {
        let (at, outcome): (String, Option<String>) = (row.try_get("", "state")?, row.try_get("", "outcome")?);
        let many: i64 = row.try_get("", "many")?;
        let many = u64::try_from(many).map_err(|error| unreadable("count", error))?;
        match (outcome.as_deref().map(state).transpose()?, state(&at)?) {
            (Some(State::Granted), _) => figures.granted += many,
            (Some(_), _) => figures.denied += many,
            (None, ended) if ended.is_final() => figures.ended += many,
            (None, _) => figures.open += many,
        }
    }
    use approval_case::Column as C;
    let decided = approval_case::Entity::find().filter(C::Item.eq(item.as_str())).filter(C::DecidedAt.is_not_null());
    for row in decided.order_by_desc(C::DecidedAt).limit(LAST).all(store.read()).await? {
        let at = row.decided_at.ok_or_else(|| unreadable("decision", &row.id))?.utc();
        let outcome = state(row.outcome.as_deref().unwrap_or_default())?;
        figures.last.push(LastDecision { case: id_of(&row)?, at, outcome });
    }
    Ok(figures)
}

fn state(text: &str) -> Result<State, StoreError> {
    State::parse(text).ok_or_else(|| unreadable("state", text))
}
