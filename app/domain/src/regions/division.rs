//! The divisions (行政区划) by their GB/T 2260 codes, and those of 2008 that have another code today.

use std::sync::OnceLock;

/// What a division is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DivisionKind {
    /// 省
    Province,
    /// 地级市
    PrefectureLevelCity,
    /// 自治州
    AutonomousPrefecture,
    /// 市辖区
    District,
    /// 县级市
    CountyLevelCity,
    /// 县
    County,
    /// 自治县
    AutonomousCounty,
}

/// The words of the data file.
const KINDS: [(&str, DivisionKind); 7] = [
    ("province", DivisionKind::Province),
    ("prefecture_level_city", DivisionKind::PrefectureLevelCity),
    ("autonomous_prefecture", DivisionKind::AutonomousPrefecture),
    ("district", DivisionKind::District),
    ("county_level_city", DivisionKind::CountyLevelCity),
    ("county", DivisionKind::County),
    ("autonomous_county", DivisionKind::AutonomousCounty),
];

impl DivisionKind {
    fn parse(word: &str) -> Option<Self> {
        KINDS.iter().find(|(text, _)| *text == word).map(|(_, kind)| *kind)
    }

    /// Whether the division stands directly under the province (市、州).
    pub const fn is_prefecture_level(self) -> bool {
        matches!(self, Self::PrefectureLevelCity | Self::AutonomousPrefecture)
    }

    /// Whether the division stands under a prefecture-level unit (县、市、区).
    pub const fn is_county_level(self) -> bool {
        matches!(self, Self::District | Self::CountyLevelCity | Self::County | Self::AutonomousCounty)
    }
}

/// A division of today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Division {
    /// Six digits (GB/T 2260).
    pub code: &'static str,
    /// The full Chinese name.
    pub name_zh: &'static str,
    /// The English name.
    pub name_en: &'static str,
    /// The code of the division above; empty for the province.
    pub parent: &'static str,
    /// What it is.
    pub kind: DivisionKind,
}

/// A division as it was in 2008, where code, name or parent differ today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormerDivision {
    /// The division of 2008.
    pub was: Division,
    /// The code in force today; the same where only the name changed.
    pub code_now: &'static str,
}

/// Every division of the province: the province, its 9 prefecture-level units and their 60 counties, ordered by code.
pub fn divisions() -> &'static [Division] {
    static READ: OnceLock<Vec<Division>> = OnceLock::new();
    READ.get_or_init(|| lines(include_str!("../../data/jilin_divisions.csv")).filter_map(division_of).collect())
}

/// The divisions of 2008 that changed since.
pub fn former_divisions() -> &'static [FormerDivision] {
    static READ: OnceLock<Vec<FormerDivision>> = OnceLock::new();
    READ.get_or_init(|| {
        lines(include_str!("../../data/jilin_divisions_2008_changes.csv"))
            .filter_map(|line| Some(FormerDivision { was: division_of(line)?, code_now: line.split(',').nth(5)? }))
            .collect()
    })
}

/// The code that took the place of an abolished code of 2008; none where the code still stands or never did.
pub fn successor(code: &str) -> Option<&'static str> {
    former_divisions().iter().find(|former| former.was.code == code && former.code_now != code).map(|f| f.code_now)
}

/// The division of today with this code.
pub(super) fn division(code: &str) -> Option<&'static Division> {
    divisions().iter().find(|division| division.code == code)
}

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().skip(1)
}

/// The first five columns of either file; only later columns are quoted.
fn division_of(line: &'static str) -> Option<Division> {
    let mut columns = line.split(',');
    Some(Division {
        code: columns.next()?,
        name_zh: columns.next()?,
        name_en: columns.next()?,
        parent: columns.next()?,
        kind: DivisionKind::parse(columns.next()?)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nine_units_and_sixty_counties_each_under_a_parent() {
        let all = divisions();
        assert_eq!(all.len(), include_str!("../../data/jilin_divisions.csv").lines().count() - 1);
        assert_eq!(all.iter().filter(|d| d.kind.is_prefecture_level()).count(), 9);
        assert_eq!(all.iter().filter(|d| d.kind.is_county_level()).count(), 60);
        assert!(all.is_sorted_by_key(|d| d.code));
        for d in all {
            assert!(d.code.len() == 6 && d.code.bytes().all(|b| b.is_ascii_digit()));
            let parent = division(d.parent).map(|parent| parent.kind);
            match d.kind {
                DivisionKind::Province => assert_eq!(parent, None),
                kind if kind.is_prefecture_level() => assert_eq!(parent, Some(DivisionKind::Province)),
                _ => assert!(parent.is_some_and(DivisionKind::is_prefecture_level), "{}", d.name_zh),
            }
        }
    }

    #[test]
    fn the_four_changes_since_2008_lead_to_divisions_of_today() {
        assert_eq!(former_divisions().len(), 4);
        assert!(former_divisions().iter().all(|former| division(former.code_now).is_some()));
        assert_eq!(successor("220181"), Some("220113"));
        assert_eq!(successor("220381"), Some("220184"));
        assert_eq!(successor("220724"), Some("220781"));
        assert_eq!(successor("220602"), None, "八道江区 was renamed and kept its code");
        assert_eq!(successor("220102"), None);
    }
}
