//! The monthly figures: the cards of each post; public.

use super::rows::read;
use crate::{Store, approvals::unreadable, entity::card, error::StoreError};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    approvals::post::PostCode,
    calendar::end_of_day,
    supervision::{Figures, Month, monthly},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;

/// The cards of a month by post.
///
/// # Errors
/// The database.
pub async fn monthly_figures(store: &Store, month: Month) -> Result<BTreeMap<PostCode, Figures>, StoreError> {
    let (from, until) = bounds(month)?;
    let of_month = card::Entity::find()
        .filter(card::Column::At.gte(crate::Instant::from(from)))
        .filter(card::Column::At.lt(crate::Instant::from(until)));
    let rows = of_month.all(store.read()).await?;
    let cards = rows.iter().map(|row| read(store, row)).collect::<Result<Vec<_>, _>>()?;
    Ok(monthly(month, &cards, &[]))
}

/// The first instant of a month in China, and the first after it.
fn bounds(month: Month) -> Result<(DateTime<Utc>, DateTime<Utc>), StoreError> {
    let first =
        |of: Month| NaiveDate::from_ymd_opt(of.year, of.month, 1).and_then(|day| day.pred_opt()).map(end_of_day);
    let bounds = first(month).zip(first(month.after()));
    bounds.ok_or_else(|| unreadable("month", month))
}
