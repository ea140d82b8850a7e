//! The code of a power: whose it is and what it is, given once and never again, also when the power is cut.

use crate::approvals::item::{Item, ItemCode, Level};
use crate::approvals::post::PostCode;
use crate::refusal::{Code, Refusal};
use crate::regions::{divisions, former_divisions};
use crate::words::words;
use serde::{Deserialize, Serialize};
use std::fmt;

words! {
    /// What kind of power it is (权力类型), by the guidance on inventories of powers of 2015
    /// (关于推行地方各级政府工作部门权力清单制度的指导意见).
    PowerKind {
        /// 行政许可
        Licence => "licence",
        /// 行政处罚
        Penalty => "penalty",
        /// 行政强制
        Coercion => "coercion",
        /// 行政征收
        Levy => "levy",
        /// 行政给付
        Benefit => "benefit",
        /// 行政检查
        Inspection => "inspection",
        /// 行政确认
        Confirmation => "confirmation",
        /// 行政奖励
        Award => "award",
        /// 行政裁决
        Ruling => "ruling",
        /// 其他
        Other => "other",
    }
}

impl PowerKind {
    /// The two letters that a code of it has; those of items are the same.
    pub const fn letters(self) -> &'static str {
        match self {
            Self::Licence => "XK",
            Self::Penalty => "CF",
            Self::Coercion => "QZ",
            Self::Levy => "ZS",
            Self::Benefit => "JF",
            Self::Inspection => "JC",
            Self::Confirmation => "QR",
            Self::Award => "JL",
            Self::Ruling => "CJ",
            Self::Other => "QT",
        }
    }
}

/// The division of the province (GB/T 2260).
const PROVINCE: &str = "220000";

/// Six digits of the division whose agency has the power (GB/T 2260), a hyphen, and ten characters as of an item's code: two
/// letters of the kind, seven digits, and a digit or `Y`. One power of three levels has one code but for the division:
/// `220000-XK2210200Y`, `220100-XK2210200Y`, `220122-XK2210200Y`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PowerCode(String);

impl PowerCode {
    /// Where the part after the hyphen begins.
    const OWN: usize = 7;
    /// Bytes of a code, each of them one character.
    const LENGTH: usize = 17;

    /// Reads one.
    ///
    /// # Errors
    /// `malformed` in the field `code`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let bytes = text.as_bytes();
        let form = text.is_ascii() && bytes.len() == Self::LENGTH && bytes[6] == b'-';
        let digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
        let good = form
            && digits(&bytes[..6])
            && PowerKind::ALL.iter().any(|kind| text[Self::OWN..].starts_with(kind.letters()))
            && digits(&bytes[Self::OWN + 2..Self::LENGTH - 1])
            && (bytes[Self::LENGTH - 1].is_ascii_digit() || bytes[Self::LENGTH - 1] == b'Y');
        if good { Ok(Self(text.to_owned())) } else { Err(Refusal::of(Code::Malformed, "code")) }
    }

    /// The code of the power that runs by an item: its division is that of the first post of the item's level in its flow,
    /// or else of the first post, or else the province.
    pub(super) fn of_item(item: &Item) -> Self {
        let of = |post: &PostCode| Self::parse(&format!("{}-{}", post.0.get(..Self::OWN - 1)?, item.code)).ok();
        let codes: Vec<Self> = item.flow.tasks().filter_map(|task| task.post.as_ref()).filter_map(of).collect();
        let known = || codes.iter().filter(|code| code.is_of_the_province());
        let found = known().find(|code| code.level() == item.level).or_else(|| known().next());
        found.cloned().unwrap_or_else(|| Self(format!("{PROVINCE}-{}", item.code)))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The division whose agency has the power: six digits.
    pub fn division(&self) -> &str {
        &self.0[..Self::OWN - 1]
    }

    /// The code without the division: the same for the same power of every level.
    pub fn own(&self) -> &str {
        &self.0[Self::OWN..]
    }

    /// The kind that its letters name.
    pub fn kind(&self) -> PowerKind {
        let named = |kind: &&PowerKind| self.own().starts_with(kind.letters());
        PowerKind::ALL.iter().copied().find(|kind| named(&kind)).unwrap_or(PowerKind::Other)
    }

    /// The level of the division: a province's code ends in four zeros, a city's in two (GB/T 2260).
    pub fn level(&self) -> Level {
        match self.division() {
            division if division.ends_with("0000") => Level::Province,
            division if division.ends_with("00") => Level::Prefecture,
            _ => Level::County,
        }
    }

    /// Whether the division is one of the province, today or in 2008.
    pub fn is_of_the_province(&self) -> bool {
        let is = |code: &str| code == self.division();
        divisions().iter().any(|division| is(division.code)) || former_divisions().iter().any(|of| is(of.was.code))
    }

    /// Whether the code without the division is that of an item.
    pub fn is_of_item(&self, item: &ItemCode) -> bool {
        self.own() == item.as_str()
    }
}

impl fmt::Display for PowerCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for PowerCode {
    type Error = Refusal;
    fn try_from(text: String) -> Result<Self, Refusal> {
        Self::parse(&text)
    }
}

impl From<PowerCode> for String {
    fn from(code: PowerCode) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::approvals::item::ItemKind;
    use proptest::prelude::*;

    fn code(text: &str) -> PowerCode {
        PowerCode::parse(text).unwrap()
    }

    #[test]
    fn a_code_says_whose_and_of_what_kind_a_power_is() {
        let levels = ["220000", "220100", "220122"].map(|of| code(&format!("{of}-XK2210200Y")).level());
        assert_eq!(levels, [Level::Province, Level::Prefecture, Level::County]);
        assert_eq!(code("220000-CF22102001").kind(), PowerKind::Penalty);
        assert!(code("220000-XK2210200Y").is_of_item(&ItemCode::parse("XK2210200Y").unwrap()));
        assert!(!code("220000-XK2210201Y").is_of_item(&ItemCode::parse("XK2210200Y").unwrap()));
        assert!(code("220381-XK2210200Y").is_of_the_province(), "as it was in 2008");
        assert!(!code("110000-XK2210200Y").is_of_the_province());
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for bad in [
            "",
            "XK2210200Y",
            "22000-XK2210200Y",
            "220000XK2210200YY",
            "2200A0-XK2210200Y",
            "220000-ZZ2210200Y",
            "220000-xk2210200Y",
            "220000-XK22102Y0Y",
            "220000-XK2210200Y1",
            "220000-XK221020０Y",
            "省级-XK2210200Y",
        ] {
            assert_eq!(PowerCode::parse(bad).unwrap_err(), Refusal::of(Code::Malformed, "code"), "{bad}");
        }
    }

    #[test]
    fn no_two_kinds_share_letters_and_items_have_the_same_ones() {
        let letters: std::collections::BTreeSet<_> = PowerKind::ALL.iter().map(|kind| kind.letters()).collect();
        assert_eq!(letters.len(), PowerKind::ALL.len());
        for kind in ItemKind::ALL {
            assert_eq!(PowerKind::parse(kind.as_str()).unwrap().letters(), kind.letters());
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_code_that_is_written_as_it_was_read_or_none(text in "[0-9]{6}-?[A-Z]{2}[0-9]{7}[0-9Y]|\\PC{0,20}") {
            if let Ok(code) = PowerCode::parse(&text) {
                prop_assert_eq!(format!("{}-{}", code.division(), code.own()), text.clone());
                prop_assert!(code.own().starts_with(code.kind().letters()));
                let json = serde_json::to_string(&code).unwrap();
                prop_assert_eq!(serde_json::from_str::<PowerCode>(&json).unwrap(), code);
            }
        }
    }
}
