//! The minimum pass lines of a recruitment (合格分数线): the least written total with which anybody is called to the
//! interview, set after the papers are marked for each category of papers. One person proposes them with a reason, another
//! sets them; nobody below a line is called, whatever the ratio.
//!
//! Legal source: 公务员录用规定 (2019) on the 合格分数线 that the examining organ sets; the notices of Jilin call to the
//! interview from those above the line alone, such as 180 of 300.

use crate::ids::PassLinesId;
use crate::recruitment::Points;
use crate::recruitment::scheme::{Named, Scheme, Variant};
use crate::refusal::{Code, Refusal};
use crate::words::words;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Lines by the key of the scheme's variant.
pub type Lines = BTreeMap<String, Points>;

words! {
    /// Where a proposal of lines stands.
    PassLinesState {
        /// Waits for a second person; nobody else sees it.
        Proposed => "proposed",
        /// Rules the shortlist.
        Set => "set",
        /// Not agreed to.
        Declined => "declined",
        /// Was set, and others were set in its place before the shortlist.
        Replaced => "replaced",
    }
}

impl PassLinesState {
    /// Whether everybody may read it.
    pub const fn is_public(self) -> bool {
        matches!(self, Self::Set | Self::Replaced)
    }
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassLine {
    /// The key of the scheme's variant.
    pub variant: String,
    /// What the variant is called.
    pub name: Named,
    /// The least written total, in the variant's scale.
    pub points: Points,
}

/// The lines that one person proposed together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassLines {
    /// The proposal.
    pub id: PassLinesId,
    /// The lines, in the order of the scheme's variants.
    pub lines: Vec<PassLine>,
    /// Why, in words that the public reads.
    pub reason: String,
    /// Where it stands.
    pub state: PassLinesState,
    /// When it was proposed.
    pub proposed_at: DateTime<Utc>,
    /// When it was set or declined.
    pub decided_at: Option<DateTime<Utc>>,
    /// Whether the asker may decide it.
    pub decides: bool,
}

/// A category of papers for which a line is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineAsked {
    /// The key of the scheme's variant.
    pub variant: String,
    /// What the variant is called.
    pub name: Named,
    /// The least line there can be: the scheme's own, or one hundredth.
    pub least: Points,
    /// The written total of full marks: the most.
    pub most: Points,
    /// The line that is set.
    pub set: Option<Points>,
}

impl LineAsked {
    /// What may be set for a variant; none where its full marks come to nothing.
    pub fn of(scheme: &Scheme, variant: &Variant, set: &Lines) -> Option<Self> {
        let full: Vec<Option<Points>> = scheme.papers.iter().map(|paper| Some(paper.full)).collect();
        Some(Self {
            variant: variant.key.clone(),
            name: variant.name.clone(),
            least: variant.written_line.or(Points::from_hundredths(1))?,
            most: scheme.written(variant, &full)?,
            set: set.get(&variant.key).copied(),
        })
    }

    /// The name of its field in a form.
    pub fn field(&self) -> String {
        format!("lines[{}]", self.variant)
    }
}

/// Reads proposed lines as they were typed, one for each category that is asked.
///
/// # Errors
/// In the field `lines[…]` of the category: `missing` where the scheme has it that lines are required, or where not one
/// is given; `score-form`; `out-of-range` (facts: the least, the most). `malformed` in the field `lines` for a category
/// that is not asked.
pub fn read_lines(required: bool, asked: &[LineAsked], given: &BTreeMap<String, String>) -> Result<Lines, Refusal> {
    if given.keys().any(|key| !asked.iter().any(|of| of.variant == *key)) {
        return Err(Refusal::of(Code::Malformed, "lines"));
    }
    let mut lines = Lines::new();
    for of in asked {
        let named = |refusal: Refusal| Refusal { field: Some(of.field()), ..refusal };
        let text = given.get(&of.variant).map_or("", String::as_str);
        if text.trim().is_empty() && !required {
            continue;
        }
        let points = Points::parse(text).map_err(named)?;
        if !(of.least..=of.most).contains(&points) {
            return Err(named(Refusal::new(Code::OutOfRange).with(of.least).with(of.most)));
        }
        lines.insert(of.variant.clone(), points);
    }
    match asked.first() {
        Some(first) if lines.is_empty() => Err(Refusal::of(Code::Missing, &first.field())),
        _ => Ok(lines),
    }
}

/// Whether the shortlist can be made under these lines.
///
/// # Errors
/// `lines-missing` where the scheme requires lines and a category has none.
pub fn lines_suffice(required: bool, asked: &[LineAsked]) -> Result<(), Refusal> {
    let lacking = required && asked.iter().any(|of| of.set.is_none());
    if lacking { Err(Code::LinesMissing.into()) } else { Ok(()) }
}

impl Scheme {
    /// The scheme with the lines that a recruitment has set. A line of the scheme's own is never lowered.
    pub fn with_lines(self, lines: &Lines) -> Self {
        let lined = |variant: Variant| {
            let line = lines.get(&variant.key).copied();
            variant.with_line(line)
        };
        Self { variants: self.variants.into_iter().map(lined).collect(), ..self }
    }
}

impl Variant {
    /// The variant with a line. Its own is never lowered.
    pub fn with_line(self, line: Option<Points>) -> Self {
        Self { written_line: self.written_line.max(line), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recruitment::scheme::built_in;

    fn points(text: &str) -> Option<Points> {
        Points::parse(text).ok()
    }

    fn asked() -> Vec<LineAsked> {
        let scheme = built_in().remove(2);
        let some = scheme.variants.iter().filter(|variant| variant.key != "special");
        some.filter_map(|variant| LineAsked::of(&scheme, variant, &Lines::new())).collect()
    }

    fn read(required: bool, given: &[(&str, &str)]) -> Result<Vec<(String, String)>, (Code, String)> {
        let given = given.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
        let lines = read_lines(required, &asked(), &given);
        let told = |lines: Lines| lines.into_iter().map(|(key, line)| (key, line.to_string())).collect();
        lines.map(told).map_err(|refusal| (refusal.code, refusal.field.unwrap_or_default()))
    }

    #[test]
    fn lines_are_read_in_the_scale_of_the_written_total() {
        let lines = read(true, &[("common", "60"), ("police", "58.5")]).unwrap();
        let said = |key: &str, line: &str| (key.to_owned(), line.to_owned());
        assert_eq!(lines, [said("common", "60.00"), said("police", "58.50")]);
        let refused = |code, field: &str| Err((code, field.to_owned()));
        assert_eq!(read(true, &[("common", "60")]), refused(Code::Missing, "lines[police]"));
        assert_eq!(read(true, &[("common", "100.01")]), refused(Code::OutOfRange, "lines[common]"));
        assert_eq!(read(true, &[("common", "0")]), refused(Code::OutOfRange, "lines[common]"));
        assert_eq!(read(true, &[("common", "六十")]), refused(Code::ScoreForm, "lines[common]"));
        assert_eq!(read(true, &[("special", "60")]), refused(Code::Malformed, "lines"), "no position is of it");
    }

    #[test]
    fn where_no_line_is_required_one_is_enough_and_none_is_no_proposal() {
        assert_eq!(read(false, &[("common", " "), ("police", "60")]).map(|lines| lines.len()), Ok(1));
        assert_eq!(read(false, &[]), Err((Code::Missing, "lines[common]".to_owned())));
    }

    #[test]
    fn a_required_line_that_is_not_set_holds_the_shortlist() {
        let mut list = asked();
        assert_eq!(lines_suffice(false, &list), Ok(()));
        assert_eq!(lines_suffice(true, &list).unwrap_err().code, Code::LinesMissing);
        list.iter_mut().for_each(|of| of.set = points("60"));
        assert_eq!(lines_suffice(true, &list), Ok(()));
    }

    #[test]
    fn a_set_line_never_lowers_the_schemes_own() {
        let mut scheme = built_in().remove(2);
        (scheme.variants[0].written_line, scheme.variants[1].written_line) = (points("60"), points("60"));
        let lines = |line: &str| points(line).unwrap();
        let set = Lines::from([
            ("common".to_owned(), lines("55")),
            ("special".to_owned(), lines("65")),
            ("police".to_owned(), lines("58")),
        ]);
        let found: Vec<_> = scheme.with_lines(&set).variants.iter().map(|variant| variant.written_line).collect();
        assert_eq!(found, [points("60"), points("65"), points("58")]);
    }
}
