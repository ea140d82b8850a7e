//! All powers, those that were cut among them: codes are never used again, and every version stays readable.

use super::code::PowerCode;
use super::described::{Power, PowerStatus, RiskPoint};
use crate::approvals::item::{Catalogue, ItemCode};
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

    /// All powers as they are at present: those that are brought, one for every item that none of them runs by, a version
    /// more for the points of each evaluation in the order in which they were confirmed; each that runs by an item by the
    /// item's present version. This is the one place where powers and items come together.
    ///
    /// # Errors
    /// [`NotAnInventory`]; an evaluation of a power that there is not has no first version.
    pub fn at_present(
        brought: &Self,
        items: &Catalogue,
        evaluated: impl IntoIterator<Item = (PowerCode, Vec<RiskPoint>)>,
    ) -> Result<Self, NotAnInventory> {
        let mut inventory = brought.clone();
        let lacking: Vec<Power> = items.present().filter_map(|item| brought.lacking(items, &item.code)).collect();
        for power in lacking {
            inventory.add(power)?;
        }
        for (code, points) in evaluated {
            let versions = inventory.versions(&code).and_then(<[Power]>::last);
            let next = versions.map(|power| power.reassessed(points));
            inventory.add(next.ok_or(NotAnInventory::Versions { code })?)?;
        }
        for power in inventory.0.values_mut().filter_map(|versions| versions.last_mut()) {
            if let Some(item) = power.item().and_then(|item| items.latest(item).ok()) {
                *power = power.by_item(item);
            }
        }
        Ok(inventory)
    }

    /// The power of an item that no power of these runs by, in force until the item says otherwise. Its code is given when
    /// the item is published first, wherever later versions put its steps.
    fn lacking(&self, items: &Catalogue, code: &ItemCode) -> Option<Power> {
        let versions = items.versions(code)?;
        let of_first = PowerCode::of_item(versions.first()?);
        let has = self.present().any(|power| power.item() == Some(code)) || self.versions(&of_first).is_some();
        let power = Power::of_item(versions.last()?);
        (!has).then_some(Power { code: of_first, status: PowerStatus::InForce, ..power })
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
    use super::super::checking::check;
    use super::super::samples::{cut, item, items, named, power, powers};
    use super::*;
    use crate::approvals::flow::Risk;
    use crate::approvals::item::{Cited, Item, ItemStatus, Level};
    use crate::approvals::post::PostCode;
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

    /// The inventory by the items that the program brings and these versions after them.
    fn by(more: impl IntoIterator<Item = Item>) -> Inventory {
        let items = Catalogue::new(items().into_iter().chain(more)).unwrap();
        Inventory::at_present(&Inventory::new(powers()).unwrap(), &items, []).unwrap()
    }

    fn last(inventory: &Inventory, code: &str) -> Power {
        let code = PowerCode::parse(code).unwrap();
        inventory.versions(&code).and_then(<[Power]>::last).unwrap().clone()
    }

    /// An item under a code that was never given, and its power's code.
    fn new_item() -> (Item, &'static str) {
        let code = ItemCode::parse("QT9999900Y").unwrap();
        (Item { code, name: named("a new one"), ..item() }, "220000-QT9999900Y")
    }

    #[test]
    fn what_an_item_says_in_its_present_version_its_power_says() {
        let code = power().code.to_string();
        assert_eq!(last(&by([]), &code), power(), "as it was brought");
        let law = Cited { law: "某法".to_owned(), article: "1".to_owned(), says: named("it may") };
        let (basis, conditions) = (vec![law], vec![named("only on Mondays")]);
        let next = Item { version: 2, name: named("another"), basis, conditions, ..item() };
        let now = last(&by([next.clone()]), &code);
        assert_eq!((&now.name, &now.basis, &now.conditions), (&next.name, &next.basis, &next.conditions));
        assert_eq!(
            (now.version, &now.points, &now.office),
            (1, &power().points, &power().office),
            "the rest is its own"
        );
        let flow_of_its_own = "220122-XK2210300Y";
        assert_eq!(last(&by([next]), flow_of_its_own), last(&by([]), flow_of_its_own));
    }

    #[test]
    fn a_power_ends_with_its_item_and_begins_again_with_it() {
        let (on, reason, document) = ("2026-11-20".parse().unwrap(), named("not needed"), "某文".to_owned());
        let delegated = ItemStatus::Delegated { on, to: Level::County, reason, document };
        let ended = Item { version: 2, status: delegated, ..item() };
        let inventory = by([ended.clone()]);
        let gone = last(&inventory, power().code.as_str());
        assert!(
            !gone.is_in_force()
                && matches!(&gone.status, PowerStatus::Delegated { to: Level::County, document, .. } if document == "某文")
        );
        assert!(last(&by([ended, Item { version: 3, ..item() }]), power().code.as_str()).is_in_force());
        let cut: Vec<&str> =
            inventory.present().filter(|power| !power.is_in_force()).map(|it| it.code.as_str()).collect();
        assert_eq!(
            cut,
            ["220000-QR2220600Y", "220000-XK2210500Y"],
            "and the one that was cut before there was a power of it"
        );
    }

    #[test]
    fn an_item_without_a_power_has_one_with_the_risks_of_its_flow() {
        let (item, code) = new_item();
        let power = last(&by([item.clone()]), code);
        assert_eq!((power.version, power.level(), power.item()), (1, item.level, Some(&item.code)));
        assert_eq!((&power.name, &power.agency, &power.basis), (&item.name, &item.agency, &item.basis));
        for step in &item.flow.steps {
            let risk = step.task().map(|task| task.risk).filter(|risk| *risk != Risk::Low);
            assert_eq!(power.risk_at(&step.id), risk, "{}", step.id);
        }
        assert!(power.points.iter().all(|point| !point.is_assessed()), "nobody has named a measure");
        assert!(!check(&power, Some(&item)).is_empty(), "so the points are to be evaluated");
    }

    #[test]
    fn an_evaluation_gives_a_new_power_its_points_and_its_code_stays() {
        let (item, code) = new_item();
        let mut moved = Item { version: 2, ..item.clone() };
        for step in &mut moved.flow.steps {
            if let crate::approvals::flow::StepKind::Task(task) = &mut step.kind {
                task.post = Some(PostCode("220100-office-01".to_owned()));
            }
        }
        let items = Catalogue::new(items().into_iter().chain([item, moved])).unwrap();
        let brought = Inventory::new(powers()).unwrap();
        let of = |code: &str| [(PowerCode::parse(code).unwrap(), power().points)];
        let inventory = Inventory::at_present(&brought, &items, of(code)).unwrap();
        assert_eq!((last(&inventory, code).version, last(&inventory, code).points), (2, power().points));
        let nowhere = Inventory::at_present(&brought, &items, of("220000-QT1111100Y"));
        assert!(matches!(nowhere, Err(NotAnInventory::Versions { .. })));
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
