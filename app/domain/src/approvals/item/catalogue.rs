//! All items, the abolished ones among them: codes are never used again, and what was cut stays readable.

use super::code::ItemCode;
use super::described::{Item, ItemStatus};
use crate::refusal::{Code, Refusal};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use thiserror::Error;

/// Why items are no catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "kebab-case", tag = "fault")]
pub enum NotACatalogue {
    /// Versions of a code do not count from 1 without a gap.
    #[error("the versions of {code} do not count from 1")]
    Versions {
        /// The code.
        code: ItemCode,
    },
    /// A code that was abolished is used again.
    #[error("{code} was abolished and is used again")]
    UsedAgain {
        /// The code.
        code: ItemCode,
    },
}

/// The items by code, each with its versions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue(BTreeMap<ItemCode, Vec<Arc<Item>>>);

/// How many items were cut (清理情况).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Census {
    /// Items that there were.
    pub before: u32,
    /// Of these, items that need no approval any more.
    pub cut: u32,
    /// Of these, items that another level decides.
    pub delegated: u32,
}

impl Census {
    /// The share that the plan of 2008 wanted cut or delegated (精简52%), in tenths of a percent.
    pub const PLANNED: u32 = 520;

    /// Items that are left.
    pub const fn kept(self) -> u32 {
        self.before - self.cut - self.delegated
    }

    /// The share that was cut or delegated, in tenths of a percent, half up; none where there was nothing.
    pub fn share(self) -> Option<u32> {
        let gone = u64::from(self.cut + self.delegated);
        let before = u64::from(self.before);
        (before > 0).then(|| u32::try_from((gone * 2_000 + before) / (2 * before)).unwrap_or(u32::MAX))
    }
}

impl Catalogue {
    /// Puts items together.
    ///
    /// # Errors
    /// [`NotACatalogue`].
    pub fn new(items: impl IntoIterator<Item = Item>) -> Result<Self, NotACatalogue> {
        let mut catalogue = Self::default();
        for item in items {
            catalogue.add(item)?;
        }
        Ok(catalogue)
    }

    /// Adds an item, or the next version of one.
    ///
    /// # Errors
    /// [`NotACatalogue`]; nothing is added then.
    pub fn add(&mut self, item: Item) -> Result<(), NotACatalogue> {
        let versions = self.0.get(&item.code).map_or(&[][..], Vec::as_slice);
        if versions.last().is_some_and(|last| matches!(last.status, ItemStatus::Cut { .. })) {
            return Err(NotACatalogue::UsedAgain { code: item.code });
        }
        if usize::from(item.version) != versions.len() + 1 {
            return Err(NotACatalogue::Versions { code: item.code });
        }
        self.0.entry(item.code.clone()).or_default().push(Arc::new(item));
        Ok(())
    }

    /// The versions of an item, the first first; none for a code that was never given.
    pub fn versions(&self, code: &ItemCode) -> Option<&[Arc<Item>]> {
        self.0.get(code).map(Vec::as_slice)
    }

    /// One version of an item; none that was never published.
    pub fn version(&self, code: &ItemCode, version: u16) -> Option<&Arc<Item>> {
        self.versions(code)?.get(usize::from(version.checked_sub(1)?))
    }

    /// The present version of an item, whatever its status.
    ///
    /// # Errors
    /// `not-found` for a code that was never given.
    pub fn latest(&self, code: &ItemCode) -> Result<&Arc<Item>, Refusal> {
        self.versions(code).and_then(<[Arc<Item>]>::last).ok_or_else(|| Code::NotFound.into())
    }

    /// The present version of an item that can be applied for.
    ///
    /// # Errors
    /// `not-found`; `item-closed` for one that was cut or delegated.
    pub fn in_force(&self, code: &ItemCode) -> Result<&Arc<Item>, Refusal> {
        let item = self.latest(code)?;
        if item.status == ItemStatus::InForce { Ok(item) } else { Err(Code::ItemClosed.into()) }
    }

    /// The number of the version that comes next under a code: 1 for a code that was never given.
    ///
    /// # Errors
    /// `item-closed` for a code whose item was cut: it is never used again.
    pub fn next_version(&self, code: &ItemCode) -> Result<u16, Refusal> {
        let versions = self.versions(code).unwrap_or_default();
        if versions.last().is_some_and(|last| matches!(last.status, ItemStatus::Cut { .. })) {
            return Err(Code::ItemClosed.into());
        }
        u16::try_from(versions.len() + 1).map_err(|_| Code::OutOfRange.into())
    }

    /// The present version of every item, by code.
    pub fn present(&self) -> impl Iterator<Item = &Item> {
        self.0.values().filter_map(|versions| versions.last()).map(Arc::as_ref)
    }

    /// How many were cut.
    pub fn census(&self) -> Census {
        let mut census = Census::default();
        for item in self.present() {
            census.before += 1;
            match item.status {
                ItemStatus::InForce => {}
                ItemStatus::Cut { .. } => census.cut += 1,
                ItemStatus::Delegated { .. } => census.delegated += 1,
            }
        }
        census
    }
}

#[cfg(test)]
mod tests {
    use super::super::built_in::built_in;
    use super::*;

    fn one(version: u16, status: ItemStatus) -> Item {
        Item { version, status, ..built_in().unwrap().remove(0) }
    }

    fn cut() -> ItemStatus {
        let reason = crate::recruitment::scheme::Named { zh: "不再需要".into(), en: "not needed any more".into() };
        ItemStatus::Cut { on: "2008-06-01".parse().unwrap(), reason, document: "某文".into() }
    }

    #[test]
    fn a_code_is_never_used_again() {
        let mut catalogue = Catalogue::new([one(1, ItemStatus::InForce), one(2, cut())]).unwrap();
        let code = built_in().unwrap().remove(0).code;
        let again = catalogue.add(one(3, ItemStatus::InForce));
        assert_eq!(again, Err(NotACatalogue::UsedAgain { code: code.clone() }));
        assert_eq!(catalogue.versions(&code).unwrap().len(), 2, "what was cut stays readable");
    }

    #[test]
    fn an_item_is_found_in_each_version_and_closed_once_it_ended() {
        let catalogue = Catalogue::new([one(1, ItemStatus::InForce), one(2, cut())]).unwrap();
        let code = built_in().unwrap().remove(0).code;
        assert_eq!(catalogue.version(&code, 1).unwrap().status, ItemStatus::InForce);
        assert!(catalogue.version(&code, 0).is_none() && catalogue.version(&code, 3).is_none());
        assert_eq!(catalogue.latest(&code).unwrap().version, 2);
        assert_eq!(catalogue.in_force(&code).unwrap_err().code, Code::ItemClosed);
        assert_eq!(catalogue.next_version(&code).unwrap_err().code, Code::ItemClosed, "a code is used once");
        let other = ItemCode::parse("QT9999900Y").unwrap();
        assert_eq!(catalogue.latest(&other).unwrap_err().code, Code::NotFound);
        assert_eq!(catalogue.next_version(&other).unwrap(), 1);
    }

    #[test]
    fn versions_count_from_one() {
        let code = built_in().unwrap().remove(0).code;
        let gap = Catalogue::new([one(1, ItemStatus::InForce), one(3, ItemStatus::InForce)]);
        assert_eq!(gap, Err(NotACatalogue::Versions { code: code.clone() }));
        let twice = Catalogue::new([one(1, ItemStatus::InForce), one(1, ItemStatus::InForce)]);
        assert_eq!(twice, Err(NotACatalogue::Versions { code }));
    }

    #[test]
    fn the_share_of_what_was_cut_is_exact() {
        let of = |before, cut, delegated| Census { before, cut, delegated }.share();
        assert_eq!(of(0, 0, 0), None);
        assert_eq!(of(25, 10, 3), Some(520), "the plan's 52 percent");
        assert_eq!((of(3, 1, 0), of(3, 2, 0), of(2_000, 1, 0)), (Some(333), Some(667), Some(1)));
        assert_eq!(Census { before: 25, cut: 10, delegated: 3 }.kept(), 12);
    }
}
