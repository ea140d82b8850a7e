//! The monthly figures: cards and parts done in time, by post; public.

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
    let first = |year, month| NaiveDate::from_ymd_opt(year, month, 1).and_then(|day| day.pred_opt()).map(end_of_day);
    let next = if month.month == 12 { (month.year + 1, 1) } else { (month.year, month.month + 1) };
    let bounds = first(month.year, month.month).zip(first(next.0, next.1));
    bounds.ok_or_else(|| unreadable("month", format!("{}-{}", month.year, month.month)))
}
