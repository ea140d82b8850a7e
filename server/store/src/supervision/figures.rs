//! The monthly figures: what ended in time and what became due, of each post and of each agency; public.

use super::{
    parts::{stops, tallies},
    rows::read,
};
use crate::{Store, approvals::unreadable, entity::card, error::StoreError};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    approvals::post::PostCode,
    calendar::end_of_day,
    supervision::{Line, Month, StopsByReason, agency_of, monthly},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use std::collections::BTreeMap;

/// The figures of a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MonthFigures {
    /// By post.
    pub posts: BTreeMap<PostCode, Line>,
    /// By agency: the six digits of its division.
    pub agencies: BTreeMap<String, Line>,
    /// The stops of clocks that ended in it, by procedure.
    pub stops: StopsByReason,
}

/// What ended in a month and the cards that became due in it, by post and by agency.
///
/// # Errors
/// The database.
pub async fn monthly_figures(store: &Store, month: Month) -> Result<MonthFigures, StoreError> {
    let (from, until) = bounds(month)?;
    let of_month = card::Entity::find()
        .filter(card::Column::At.gte(crate::Instant::from(from)))
        .filter(card::Column::At.lt(crate::Instant::from(until)));
    let rows = of_month.all(store.read()).await?;
    let cards = rows.iter().map(|row| read(store, row)).collect::<Result<Vec<_>, _>>()?;
    let ended = tallies(store, month).await?;
    let posts = monthly(month, &cards, &ended, PostCode::clone);
    let agencies = monthly(month, &cards, &ended, agency_of);
    Ok(MonthFigures { posts, agencies, stops: stops(store, month).await? })
}

/// The first instant of a month in China, and the first after it.
fn bounds(month: Month) -> Result<(DateTime<Utc>, DateTime<Utc>), StoreError> {
    let first =
        |of: Month| NaiveDate::from_ymd_opt(of.year, of.month, 1).and_then(|day| day.pred_opt()).map(end_of_day);
    let bounds = first(month).zip(first(month.after()));
    bounds.ok_or_else(|| unreadable("month", month))
}
