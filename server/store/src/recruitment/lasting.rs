//! Quota that lasts until the result is filed: a notice that ends earlier gives its positions to one of the unit's that
//! does not, and where there is none the recruitment cannot end on that day.

use super::{
    quota,
    steps::{quota_lacking, write_position},
    unreadable,
};
use crate::{
    act::Act,
    database::VALUES_AT_ONCE,
    entity::{position, quota_notice},
    error::StoreError,
};
use chrono::NaiveDate;
use domain::{
    recruitment::{Demand, PositionState, back, scheme::SchemeKind},
    refusal::Refusal,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{BTreeMap, BTreeSet};

/// The places of a position that need quota on the day of the filing.
pub(crate) type Wanted<'a> = (&'a position::Model, u16);

/// Every open position of a recruitment with all its places.
pub(super) fn all_places(rows: &[position::Model]) -> Result<Vec<Wanted<'_>>, StoreError> {
    let open = rows.iter().filter(|row| row.state == PositionState::Open.as_str());
    open.map(|row| Ok((row, u16::try_from(row.places).map_err(|error| unreadable("places", error))?))).collect()
}

/// For each position whose notice ends before the filing, by its code, the number of one that does not and has as many free
/// places. Ask it after [`Act::alone`], so that nobody else counts on the same.
///
/// # Errors
/// `quota-lacking` (facts: how many positions, the first one's code, why) in `field`.
pub(crate) async fn lasting(
    act: &Act<'_>,
    kind: SchemeKind,
    filed_by: NaiveDate,
    wanted: &[Wanted<'_>],
    field: &str,
) -> Result<BTreeMap<String, String>, StoreError> {
    let numbers: BTreeSet<&str> = wanted.iter().filter_map(|(row, _)| row.quota.as_deref()).collect();
    let ended = ended(act.db(), &numbers, filed_by).await?;
    let short = wanted.iter().filter(|(row, _)| row.quota.as_ref().is_some_and(|number| ended.contains(number)));
    let short: Vec<&Wanted<'_>> = short.collect();
    if short.is_empty() {
        return Ok(BTreeMap::new());
    }
    let units: BTreeSet<&str> = short.iter().flat_map(|(row, _)| [row.unit.as_str(), row.agency.as_str()]).collect();
    let balances = quota::of_units(act.db(), units).await?;
    let demands: Vec<Demand<'_>> = short.iter().map(|of| demand(of)).collect();
    match back(kind, filed_by, &demands, &balances) {
        Ok(backed) => Ok(backed.into_iter().map(|(code, number)| (code.to_owned(), number)).collect()),
        Err(lacking) => Err(Refusal { field: Some(field.to_owned()), ..quota_lacking(&lacking) }.into()),
    }
}

fn demand<'a>((row, places): &Wanted<'a>) -> Demand<'a> {
    Demand { code: &row.code, units: vec![&row.unit, &row.agency], places: *places }
}

/// Gives positions the notices that [`lasting`] found; how many there were.
pub(crate) async fn move_quota(
    act: &mut Act<'_>,
    rows: &[position::Model],
    moved: BTreeMap<String, String>,
) -> Result<usize, StoreError> {
    for row in rows {
        if let Some(number) = moved.get(&row.code) {
            write_position(act, position::Model { quota: Some(number.clone()), ..row.clone() }).await?;
        }
    }
    Ok(moved.len())
}

/// The notices among these that cannot be used on the day.
async fn ended(
    db: &impl ConnectionTrait,
    numbers: &BTreeSet<&str>,
    day: NaiveDate,
) -> Result<BTreeSet<String>, StoreError> {
    let numbers: Vec<&str> = numbers.iter().copied().collect();
    let mut ended = BTreeSet::new();
    for some in numbers.chunks(VALUES_AT_ONCE) {
        let of_these = quota_notice::Entity::find()
            .filter(quota_notice::Column::Number.is_in(some.iter().copied()))
            .filter(quota_notice::Column::Expires.lt(day.to_string()));
        ended.extend(of_these.all(db).await?.into_iter().map(|row| row.number));
    }
    Ok(ended)
}
