//! Movements of quota notices: what each step of a recruitment reserves, frees and uses of them.
//!
//! Legal source: 地方各级人民政府机构设置和编制管理条例 art 6 (posts are filled within the approved number, and the number
//! and what is filled are checked against each other).

use crate::ids::RecruitmentId;
use crate::words::words;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

words! {
    /// Which step moved quota.
    QuotaCause {
        /// A plan was handed in, and its places are reserved (报批预留).
        Reserved => "reserved",
        /// A plan was returned or taken back: nothing is reserved for it (退回或撤回释放).
        GivenBack => "given-back",
        /// An amendment cancelled a position or took places from it (取消职位、核减人数释放).
        Amended => "amended",
        /// Positions with too few paid candidates were cancelled (开考比例取消释放).
        Settled => "settled",
        /// Announced days changed, and places rest on another notice of the unit that lasts (改用其他核准单).
        Moved => "moved",
        /// The result was filed: places that somebody was hired for are used, the others are free again (备案).
        Filed => "filed",
    }
}

/// Places of a notice that something has a claim on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// Of recruitments under way.
    pub reserved: u32,
    /// Filled.
    pub used: u32,
}

/// What a step did to one notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaMovement {
    /// The notice's number.
    pub number: String,
    /// The claims before the step.
    pub before: Claims,
    /// The claims after it.
    pub after: Claims,
}

/// A movement with its step, as everybody reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaMoved {
    /// The movement.
    pub movement: QuotaMovement,
    /// Which step it was.
    pub cause: QuotaCause,
    /// Whose step it was.
    pub recruitment: RecruitmentId,
    /// When.
    pub at: DateTime<Utc>,
}

impl QuotaMovement {
    /// What lies between two counts of the same notices: one movement for each that has changed, by number.
    pub fn between(before: &BTreeMap<String, Claims>, after: &BTreeMap<String, Claims>) -> Vec<Self> {
        let claims = |of: &BTreeMap<String, Claims>, number: &str| of.get(number).copied().unwrap_or_default();
        let mut numbers: Vec<&String> = before.keys().chain(after.keys()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let moved = |number: &String| Self {
            number: number.clone(),
            before: claims(before, number),
            after: claims(after, number),
        };
        numbers.into_iter().map(moved).filter(|it| it.before != it.after).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_has_changed_is_a_movement() {
        let of = |list: &[(&str, u32, u32)]| -> BTreeMap<String, Claims> {
            list.iter()
                .map(|(number, reserved, used)| ((*number).into(), Claims { reserved: *reserved, used: *used }))
                .collect()
        };
        let moved = QuotaMovement::between(&of(&[("A", 3, 0), ("B", 1, 2)]), &of(&[("B", 1, 2), ("C", 2, 0)]));
        let (none, three, two) = (Claims::default(), Claims { reserved: 3, used: 0 }, Claims { reserved: 2, used: 0 });
        let movement = |number: &str, before, after| QuotaMovement { number: number.into(), before, after };
        assert_eq!(moved, [movement("A", three, none), movement("C", none, two)]);
    }
}
