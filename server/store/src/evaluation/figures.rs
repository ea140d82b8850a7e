//! The public figures: how the cases of each item were evaluated, without those of groups so small that they would tell who
//! gave which mark.

use super::{measures, unreadable};
use crate::{Store, approvals, error::StoreError};
use chrono::{DateTime, Utc};
use domain::{
    approvals::item::ItemCode,
    evaluation::{Figures, Mark, Published, Shown, publish},
    recruitment::scheme::Named,
};
use sea_orm::{ConnectionTrait, Statement};
use std::collections::BTreeMap;

/// The figures of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemEvaluated {
    /// The item.
    pub item: ItemCode,
    /// What it is called now.
    pub name: Named,
    /// The figures; none where they are hidden.
    pub shown: Option<Shown>,
}

/// The figures of every item that was evaluated, and those of all together.
///
/// # Errors
/// The database.
pub async fn figures(store: &Store, now: DateTime<Utc>) -> Result<(Vec<ItemEvaluated>, Option<Shown>), StoreError> {
    let sql = "SELECT c.item AS item, e.mark AS mark, COUNT(*) AS many FROM evaluations e \
               JOIN cases c ON c.id = e.case_id GROUP BY c.item, e.mark";
    let mut by_item: BTreeMap<ItemCode, [u64; 5]> = BTreeMap::new();
    for row in store.read().query_all_raw(Statement::from_string(store.backend(), sql)).await? {
        let (item, mark, many): (String, i64, i64) =
            (row.try_get("", "item")?, row.try_get("", "mark")?, row.try_get("", "many")?);
        let item = ItemCode::parse(&item).map_err(|error| unreadable("item", format!("{error:?}")))?;
        let mark = u8::try_from(mark).ok().and_then(|mark| Mark::new(mark).ok());
        let place = mark.map(|mark| usize::from(mark.get() - Mark::LEAST)).ok_or_else(|| unreadable("mark", &item))?;
        by_item.entry(item).or_default()[place] = u64::try_from(many).map_err(|error| unreadable("count", error))?;
    }
    let groups = by_item.into_iter().map(|(item, by_mark)| (item, Figures::new(by_mark))).collect();
    let Published { groups, total } = publish(&groups, &measures(store.read(), now).await?);
    let catalogue = approvals::catalogue(store).await?;
    let named = |(item, shown): (ItemCode, Option<Shown>)| {
        let name = catalogue.versions(&item).and_then(|versions| versions.last()).map(|item| item.name.clone());
        Ok(ItemEvaluated { name: name.ok_or_else(|| unreadable("item", &item))?, item, shown })
    };
    Ok((groups.into_iter().map(named).collect::<Result<_, StoreError>>()?, total))
}
