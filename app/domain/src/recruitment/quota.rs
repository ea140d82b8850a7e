//! The approved quota (核准使用编制通知单) behind each position: one small interface to the establishment, whose own
//! register issues these notices.
//!
//! Legal source: 公务员法 art 27 (within the quota and a vacant post); 地方各级人民政府机构设置和编制管理条例 art 6.

use super::scheme::SchemeKind;
use crate::refusal::{Code, Refusal};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Characters of a notice's number and of a unit's name, at most.
const TEXT: usize = 100;

/// The kind of quota (编制类型).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuotaKind {
    /// 行政编制
    Administrative,
    /// 政法专项编制
    PoliticalLegal,
    /// 事业编制; also behind posts that are managed like civil servants' (参公).
    Institution,
    /// 工勤编制
    Workers,
}

impl QuotaKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Administrative, Self::PoliticalLegal, Self::Institution, Self::Workers];

    /// The stable text form, the same as the serialized one.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Administrative => "administrative",
            Self::PoliticalLegal => "political-legal",
            Self::Institution => "institution",
            Self::Workers => "workers",
        }
    }

    /// Reads the stable text form, and the Chinese term as tables write it.
    pub fn parse(text: &str) -> Option<Self> {
        let chinese = ["行政编制", "政法专项编制", "事业编制", "工勤编制"];
        let at = chinese.iter().position(|term| *term == text);
        at.map(|at| Self::ALL[at]).or_else(|| Self::ALL.into_iter().find(|kind| kind.as_str() == text))
    }

    /// Whether a kind of recruitment may fill posts of it.
    pub const fn fits(self, kind: SchemeKind) -> bool {
        match kind {
            SchemeKind::CivilService => !matches!(self, Self::Workers),
            SchemeKind::Institution => matches!(self, Self::Institution | Self::Workers),
        }
    }
}

/// An approved quota notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaNotice {
    /// Its number.
    pub number: String,
    /// The unit it was issued to.
    pub unit: String,
    /// The kind of quota.
    pub kind: QuotaKind,
    /// How many posts it allows to fill.
    pub count: u16,
    /// The last day on which it can be used.
    pub expires: NaiveDate,
}

impl QuotaNotice {
    /// Checks what was entered.
    ///
    /// # Errors
    /// `missing`, `out-of-range`, with the field.
    pub fn check(&self) -> Result<(), Refusal> {
        for (field, text) in [("number", &self.number), ("unit", &self.unit)] {
            if text.trim().is_empty() {
                return Err(Refusal::of(Code::Missing, field));
            }
            if text.chars().count() > TEXT {
                return Err(Refusal::of(Code::OutOfRange, field).with(1).with(TEXT));
            }
        }
        if self.count == 0 { Err(Refusal::of(Code::OutOfRange, "count").with(1).with(u16::MAX)) } else { Ok(()) }
    }
}

/// A notice with what is left of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaBalance {
    /// The notice.
    pub notice: QuotaNotice,
    /// Places of approved recruitments that rest on it and are neither filled nor given back.
    pub reserved: u32,
    /// Places filled on it.
    pub used: u32,
}

impl QuotaBalance {
    /// Places that nobody has a claim on.
    pub fn free(&self) -> u32 {
        u32::from(self.notice.count).saturating_sub(self.reserved).saturating_sub(self.used)
    }
}

/// A position that wants its places backed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand<'a> {
    /// The position's code.
    pub code: &'a str,
    /// The names under which its unit may hold a notice, nearest first.
    pub units: Vec<&'a str>,
    /// Its places.
    pub places: u16,
}

/// Why a position has no quota behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lack {
    /// No notice was issued to its unit.
    NoNotice,
    /// The unit's notices are of a kind that this recruitment may not fill.
    WrongKind,
    /// They expire before the result is filed.
    Expires,
    /// They have too few free places.
    TooFew,
}

impl Lack {
    /// Every reason.
    pub const ALL: [Self; 4] = [Self::NoNotice, Self::WrongKind, Self::Expires, Self::TooFew];

    /// The stable text form, the same as the serialized one.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoNotice => "no-notice",
            Self::WrongKind => "wrong-kind",
            Self::Expires => "expires",
            Self::TooFew => "too-few",
        }
    }
}

/// Gives each position one notice that covers all its places: in the order of the positions, of the notices that fit
/// the one that expires first. The answer names the notice's number for each code.
///
/// # Errors
/// Every position that lacks one, with the reason.
pub fn back<'a>(
    kind: SchemeKind,
    filed_by: NaiveDate,
    demands: &[Demand<'a>],
    balances: &[QuotaBalance],
) -> Result<BTreeMap<&'a str, String>, Vec<(&'a str, Lack)>> {
    let mut free: Vec<u32> = balances.iter().map(QuotaBalance::free).collect();
    let mut by_unit: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, balance) in balances.iter().enumerate() {
        by_unit.entry(balance.notice.unit.as_str()).or_default().push(at);
    }
    for notices in by_unit.values_mut() {
        notices.sort_by_key(|at| (balances[*at].notice.expires, balances[*at].notice.number.as_str()));
    }
    let (mut backed, mut lacking) = (BTreeMap::new(), Vec::new());
    for demand in demands {
        let of_unit = demand.units.iter().find_map(|unit| by_unit.get(unit));
        let fitting = |at: &&usize| balances[**at].notice.kind.fits(kind);
        let lasting = |at: &&usize| balances[**at].notice.expires >= filed_by;
        let wide = |at: &&usize| free[**at] >= u32::from(demand.places);
        let lack = match of_unit {
            None => Lack::NoNotice,
            Some(notices) if !notices.iter().any(|at| fitting(&at)) => Lack::WrongKind,
            Some(notices) if !notices.iter().filter(fitting).any(|at| lasting(&at)) => Lack::Expires,
            Some(notices) => match notices.iter().filter(fitting).filter(lasting).find(wide).copied() {
                Some(at) => {
                    free[at] -= u32::from(demand.places);
                    backed.insert(demand.code, balances[at].notice.number.clone());
                    continue;
                }
                None => Lack::TooFew,
            },
        };
        lacking.push((demand.code, lack));
    }
    if lacking.is_empty() { Ok(backed) } else { Err(lacking) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn balance(number: &str, unit: &str, kind: QuotaKind, count: u16, expires: &str, reserved: u32) -> QuotaBalance {
        let notice =
            QuotaNotice { number: number.into(), unit: unit.into(), kind, count, expires: expires.parse().unwrap() };
        QuotaBalance { notice, reserved, used: 0 }
    }

    fn demand<'a>(code: &'a str, unit: &'a str, places: u16) -> Demand<'a> {
        Demand { code, units: vec![unit], places }
    }

    #[test]
    fn a_position_rests_on_the_notice_that_expires_first() {
        let balances = [
            balance("N2", "甲局", QuotaKind::Administrative, 3, "2027-12-31", 0),
            balance("N1", "甲局", QuotaKind::Administrative, 2, "2027-09-30", 1),
        ];
        let filed: NaiveDate = "2027-08-31".parse().unwrap();
        let demands = [demand("1", "甲局", 1), demand("2", "甲局", 2), demand("3", "甲局", 1)];
        let backed = back(SchemeKind::CivilService, filed, &demands, &balances).unwrap();
        assert_eq!(
            backed.into_iter().collect::<Vec<_>>(),
            [("1", "N1".into()), ("2", "N2".into()), ("3", "N2".into())]
        );
    }

    #[test]
    fn every_lack_is_named() {
        let balances = [
            balance("N1", "甲局", QuotaKind::Workers, 9, "2027-12-31", 0),
            balance("N2", "乙局", QuotaKind::Administrative, 9, "2027-08-30", 0),
            balance("N3", "丙局", QuotaKind::PoliticalLegal, 9, "2027-12-31", 8),
        ];
        let demands = [demand("1", "丁局", 1), demand("2", "甲局", 1), demand("3", "乙局", 1), demand("4", "丙局", 2)];
        let lacking = back(SchemeKind::CivilService, "2027-08-31".parse().unwrap(), &demands, &balances).unwrap_err();
        assert_eq!(lacking, [("1", Lack::NoNotice), ("2", Lack::WrongKind), ("3", Lack::Expires), ("4", Lack::TooFew)]);
    }

    proptest! {
        #[test]
        fn nothing_is_promised_twice(places in prop::collection::vec(1_u16..4, 1..12), counts in prop::collection::vec(1_u16..8, 1..5)) {
            let balances: Vec<QuotaBalance> = counts.iter().enumerate()
                .map(|(at, count)| balance(&at.to_string(), "甲局", QuotaKind::Institution, *count, "2027-12-31", 0))
                .collect();
            let codes: Vec<String> = (0..places.len()).map(|at| at.to_string()).collect();
            let demands: Vec<Demand> = codes.iter().zip(&places).map(|(code, places)| demand(code, "甲局", *places)).collect();
            if let Ok(backed) = back(SchemeKind::Institution, "2027-08-31".parse().unwrap(), &demands, &balances) {
                prop_assert_eq!(backed.len(), places.len());
                for (at, count) in counts.iter().enumerate() {
                    let taken: u16 = demands.iter().filter(|it| backed[it.code] == at.to_string()).map(|it| it.places).sum();
                    prop_assert!(taken <= *count);
                }
            }
        }
    }
}
