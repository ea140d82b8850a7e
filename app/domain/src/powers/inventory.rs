//! All powers, those that were cut among them: codes are never used again, and every version stays readable.

use super::code::PowerCode;
use super::described::{Power, PowerStatus};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Bound;
use thiserror::Error;

/// Why powers are no inventory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "kebab-case", tag = "fault")]
pub enum NotAnInventory {
    /// Versions of a code do not count from 1 without a gap.
    #[error("the versions of {code} do not count from 1")]
    Versions {
        /// The code.
        code: PowerCode,
    },
    /// A code whose power was cut is used again.
    #[error("{code} was cut and is used again")]
    UsedAgain {
        /// The code.
        code: PowerCode,
    },
}

/// The powers by code, each with its versions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inventory(BTreeMap<PowerCode, Vec<Power>>);

impl Inventory {
    /// Puts powers together.
    ///
    /// # Errors
    /// [`NotAnInventory`].
    pub fn new(powers: impl IntoIterator<Item = Power>) -> Result<Self, NotAnInventory> {
        let mut inventory = Self::default();
        for power in powers {
            inventory.add(power)?;
        }
        Ok(inventory)
    }

    /// Adds a power, or the next version of one. Whether it can be published is asked of [`super::check`].
    ///
    /// # Errors
    /// [`NotAnInventory`]; nothing is added then.
    pub fn add(&mut self, power: Power) -> Result<(), NotAnInventory> {
        let versions = self.versions(&power.code).unwrap_or_default();
        if versions.last().is_some_and(|last| matches!(last.status, PowerStatus::Cut { .. })) {
            return Err(NotAnInventory::UsedAgain { code: power.code });
        }
        if usize::from(power.version) != versions.len() + 1 {
            return Err(NotAnInventory::Versions { code: power.code });
        }
        self.0.entry(power.code.clone()).or_default().push(power);
        Ok(())
    }

    /// The versions of a power, the first first; none for a code that was never given.
    pub fn versions(&self, code: &PowerCode) -> Option<&[Power]> {
        self.0.get(code).map(Vec::as_slice)
    }

    /// The present version of every power, by code.
    pub fn present(&self) -> impl Iterator<Item = &Power> {
        self.after(None)
    }

    /// The present version of every power whose code comes after one, by code.
    pub(super) fn after(&self, code: Option<&PowerCode>) -> impl Iterator<Item = &Power> {
        let from = code.map_or(Bound::Unbounded, Bound::Excluded);
        self.0.range((from, Bound::Unbounded)).filter_map(|(_, versions)| versions.last())
    }

    /// The same power of other divisions, as it is at present, by code.
    pub fn counterparts<'a>(&'a self, code: &'a PowerCode) -> impl Iterator<Item = &'a Power> {
        self.present().filter(move |power| power.code.own() == code.own() && power.code != *code)
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{cut, power, powers};
    use super::*;
    use proptest::prelude::*;

    fn one(version: u16, status: PowerStatus) -> Power {
        Power { version, status, ..power() }
    }

    #[test]
    fn a_code_is_never_used_again() {
        let mut inventory = Inventory::new([one(1, PowerStatus::InForce), one(2, cut())]).unwrap();
        let code = power().code;
        let again = inventory.add(one(3, PowerStatus::InForce));
        assert_eq!(again, Err(NotAnInventory::UsedAgain { code: code.clone() }));
        assert_eq!(inventory.versions(&code).unwrap().len(), 2, "what was cut stays readable");
        assert_eq!(inventory.present().count(), 1);
    }

    #[test]
    fn counterparts_are_the_same_power_elsewhere() {
        let inventory = Inventory::new(powers()).unwrap();
        let code = PowerCode::parse("220100-XK2210200Y").unwrap();
        let others: Vec<&str> = inventory.counterparts(&code).map(|power| power.code.as_str()).collect();
        assert_eq!(others, ["220000-XK2210200Y", "220122-XK2210200Y"]);
    }

    proptest! {
        /// Whatever is brought, versions count from 1 and nothing follows what was cut.
        #[test]
        fn versions_count_from_one_and_end_with_the_cut(
            brought in prop::collection::vec((0..5_u16, any::<bool>()), 0..20),
        ) {
            let mut inventory = Inventory::default();
            for (version, gone) in brought {
                let before = inventory.clone();
                let added = inventory.add(one(version, if gone { cut() } else { PowerStatus::InForce }));
                prop_assert!(added.is_ok() || inventory == before, "what is refused changes nothing");
            }
            let versions = inventory.versions(&power().code).unwrap_or_default();
            for (place, version) in versions.iter().enumerate() {
                prop_assert_eq!(usize::from(version.version), place + 1);
                prop_assert!(version.is_in_force() || place + 1 == versions.len());
            }
        }
    }
}
