//! Lots (抽签定序): the order of the candidates of a room, or the public observers drawn from those who applied.
//!
//! Every entry of a group gets its position from the draw's key and its own name; the group's order is the entries
//! ascending by position. Of a group that takes fewer than it has, the first ones are drawn.

pub mod replacement;

use super::order::DrawKey;
use serde::{Deserialize, Serialize};

/// Groups that are drawn independently of each other under one seed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lots {
    /// The groups, ascending by label.
    pub groups: Vec<Group>,
}

/// Entries among which one order is drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Unique within the draw: a room, or a region that needs observers.
    pub label: String,
    /// The entries (pseudonyms or admission numbers), ascending; each once.
    pub entries: Vec<String>,
    /// How many are drawn; none draws the order of all.
    pub take: Option<u32>,
}

/// The drawn order of one group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupDrawn {
    /// The group.
    pub label: String,
    /// All its entries in the drawn order; of a group that takes n, the first n are drawn and the next ones replace
    /// whoever cannot come.
    pub order: Vec<String>,
}

impl Lots {
    /// Brings groups and entries into the order of the document.
    pub fn sort(&mut self) {
        self.groups.sort_by(|a, b| a.label.cmp(&b.label));
        self.groups.iter_mut().for_each(|group| group.entries.sort());
    }

    /// Draws every group.
    pub fn draw(&self, key: &DrawKey) -> Vec<GroupDrawn> {
        self.groups.iter().map(|group| group.draw(key)).collect()
    }
}

impl Group {
    /// The name under which an entry gets its position: an entry that stands in two groups has two.
    fn named(&self, entry: &str) -> String {
        format!("{}/{entry}", self.label)
    }

    fn draw(&self, key: &DrawKey) -> GroupDrawn {
        let names: Vec<String> = self.entries.iter().map(|entry| self.named(entry)).collect();
        let order = key.order(names.iter().map(String::as_str)).into_iter().map(|index| self.entries[index].clone());
        GroupDrawn { label: self.label.clone(), order: order.collect() }
    }
}
