//! Powers to test with.

use super::built_in::built_in;
use super::described::{Power, PowerStatus};
use crate::approvals::item::{self, Item};
use crate::recruitment::scheme::Named;
use std::sync::LazyLock;

/// Read once: properties ask for it a thousand times.
static POWERS: LazyLock<Vec<Power>> = LazyLock::new(|| built_in().unwrap());
static ITEMS: LazyLock<Vec<Item>> = LazyLock::new(|| item::built_in().unwrap());

pub(super) fn powers() -> Vec<Power> {
    POWERS.clone()
}

pub(super) fn items() -> Vec<Item> {
    ITEMS.clone()
}

pub(super) fn named(text: &str) -> Named {
    Named { zh: text.to_owned(), en: text.to_owned() }
}

/// Runs by an item: accept, review, check (two persons, high), decide (two persons, high).
pub(super) fn power() -> Power {
    of("220000-QR2220600Y")
}

/// Runs by a flow of its own: check (two persons, medium), decide (one person, medium).
pub(super) fn own() -> Power {
    of("220122-XK2210300Y")
}

pub(super) fn of(code: &str) -> Power {
    POWERS.iter().find(|power| power.code.as_str() == code).unwrap().clone()
}

/// The item that [`power`] runs by.
pub(super) fn item() -> Item {
    ITEMS.iter().find(|item| power().code.is_of_item(&item.code)).unwrap().clone()
}

pub(super) fn cut() -> PowerStatus {
    let (on, document) = ("2026-06-01".parse().unwrap(), "某文".to_owned());
    PowerStatus::Cut { on, reason: named("not needed any more"), document }
}
