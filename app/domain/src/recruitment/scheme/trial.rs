//! A scheme tried on sample data before it is used: the rules of the selection themselves on a pasted list.

use super::{Scheme, Variant};
use crate::recruitment::{Points, Standing, competition_ranks};
use crate::refusal::{Code, Refusal};
use crate::selection::{Entrant, Interviewed, LineAsked, Lines, rank, read_lines, running};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Lines of a sample, at most.
const LINES: usize = 500;

/// One line of a tried sample.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TriedLine {
    /// What stood in the first cell.
    pub label: String,
    /// The points of every paper of the scheme, then of the interview; none where there is nothing.
    pub points: Vec<Option<Points>>,
    /// The written total; none where a paper was missed.
    pub written: Option<Points>,
    /// The rank by written total among those who have one.
    pub written_rank: Option<u32>,
    /// Whether the written total is below the minimum pass line: never called, whatever the ratio.
    pub below: bool,
    /// Whether the cut calls to the interview.
    pub called: bool,
    /// The total, for those who were called and interviewed.
    pub total: Option<Points>,
    /// The rank by total.
    pub total_rank: Option<u32>,
    /// Whether the cut calls to the checks.
    pub checked: bool,
}

/// A sample as the scheme ranks it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tried {
    /// The lines in the order they were given.
    pub lines: Vec<TriedLine>,
}

/// Ranks a sample for one position: a label and the points of the variant's papers on each line, then, where there was
/// one, of the interview; cells between tabs, commas or blanks, `-` for a paper that was missed. The minimum pass line is
/// the variant's own, or that of [`lined`].
///
/// # Errors
/// `bad-line` in the field `sample` (facts: its number and what is wrong in it), `too-many-rows`, `missing`,
/// `out-of-range` beyond a paper's full marks.
pub fn trial(
    scheme: &Scheme,
    variant: &Variant,
    places: u16,
    grassroots: bool,
    sample: &str,
) -> Result<Tried, Refusal> {
    let lines = sample.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let read: Vec<(String, Vec<Option<Points>>)> =
        lines.map(|(at, line)| read(scheme, variant, at + 1, line)).collect::<Result<_, _>>()?;
    if read.is_empty() {
        return Err(Refusal::of(Code::Missing, "sample"));
    }
    if read.len() > LINES {
        return Err(Refusal::of(Code::TooManyRows, "sample").with(LINES));
    }
    let mut lines: Vec<TriedLine> =
        read.into_iter().map(|(label, points)| written(scheme, variant, label, points)).collect();
    call(scheme, variant, places, grassroots, &mut lines);
    total(scheme, variant, places, &mut lines);
    Ok(Tried { lines })
}

/// The variant with a minimum pass line, as it was typed, to try a sample with; without one where nothing was typed. A line
/// of the variant's own is never lowered.
///
/// # Errors
/// What [`read_lines`] refuses.
pub fn lined(scheme: &Scheme, variant: &Variant, line: &str) -> Result<Variant, Refusal> {
    if line.trim().is_empty() {
        return Ok(variant.clone());
    }
    let asked: Vec<LineAsked> = LineAsked::of(scheme, variant, &Lines::new()).into_iter().collect();
    let lines = read_lines(false, &asked, &BTreeMap::from([(variant.key.clone(), line.to_owned())]))?;
    Ok(variant.clone().with_line(lines.get(&variant.key).copied()))
}

fn read(
    scheme: &Scheme,
    variant: &Variant,
    number: usize,
    line: &str,
) -> Result<(String, Vec<Option<Points>>), Refusal> {
    let bad = |what: &str| Refusal::of(Code::BadLine, "sample").with(number).with(what);
    let by: &[char] = if line.contains('\t') { &['\t'] } else { &[',', '，', ' '] };
    let cells: Vec<&str> = line.split(by).map(str::trim).filter(|cell| !cell.is_empty()).collect();
    let (label, marks) = cells.split_first().ok_or_else(|| bad(line))?;
    let sat = variant.papers.len();
    if marks.len() != sat && marks.len() != sat + 1 {
        return Err(bad(&cells.len().to_string()));
    }
    let mut points = vec![None; scheme.papers.len() + 1];
    let places = variant.papers.iter().copied().chain([scheme.papers.len()]);
    for (place, cell) in places.zip(marks) {
        if *cell == "-" {
            continue;
        }
        let mark = Points::parse(cell).map_err(|_| bad(cell))?;
        let full = scheme.papers.get(place).map_or(Points::from_hundredths(10_000), |paper| Some(paper.full));
        if full.is_some_and(|full| mark > full) {
            return Err(bad(cell));
        }
        points[place] = Some(mark);
    }
    Ok(((*label).to_owned(), points))
}

fn written(scheme: &Scheme, variant: &Variant, label: String, points: Vec<Option<Points>>) -> TriedLine {
    let written = scheme.written(variant, &points);
    TriedLine {
        label,
        points,
        written,
        written_rank: None,
        below: written.zip(variant.written_line).is_some_and(|(total, line)| total < line),
        called: false,
        total: None,
        total_rank: None,
        checked: false,
    }
}

/// Ranks by the written total and marks whom the cut calls to the interview.
fn call(scheme: &Scheme, variant: &Variant, places: u16, grassroots: bool, lines: &mut [TriedLine]) {
    let rule = scheme.cut(&scheme.interview, grassroots, variant.written_line);
    let standing = |line: &TriedLine| {
        let total = line.written?;
        Some(Standing { total, papers: [line.points.as_slice(), &[line.written]].concat() })
    };
    let entrant = |line: &TriedLine| Entrant { standing: standing(line), called: false, left: false };
    let entrants: Vec<Entrant> = lines.iter().map(entrant).collect();
    let called = running(&entrants, places, &rule);
    let totals: Vec<Points> = lines.iter().filter_map(|line| line.written).collect();
    let ranks = competition_ranks(&totals);
    for (line, rank) in lines.iter_mut().filter(|line| line.written.is_some()).zip(ranks) {
        line.written_rank = Some(rank);
    }
    called.into_iter().for_each(|place| lines[place.at].called = true);
}

/// Ranks those who were called by their total and marks whom the cut calls to the checks.
fn total(scheme: &Scheme, variant: &Variant, places: u16, lines: &mut [TriedLine]) {
    let interview = scheme.papers.len();
    let (mut called, mut interviewed) = (Vec::new(), Vec::new());
    for line in lines.iter_mut().filter(|line| line.called) {
        let papers = line.points[..interview].to_vec();
        interviewed.extend(line.written.map(|written| Interviewed {
            papers,
            bonus: None,
            written,
            interview: line.points[interview],
        }));
        called.push(line);
    }
    for (line, ranked) in called.into_iter().zip(rank(scheme, variant, places, &interviewed)) {
        (line.total, line.total_rank, line.checked) = (ranked.total, ranked.rank, ranked.goes_on);
    }
}

#[cfg(test)]
mod tests {
    use super::super::built_in;
    use super::*;

    fn tried(variant: &str, places: u16, sample: &str) -> Result<Tried, Refusal> {
        let scheme = built_in().remove(0);
        trial(&scheme, scheme.variant(Some(variant)).unwrap(), places, false, sample)
    }

    #[test]
    fn a_sample_is_ranked_called_and_totalled() {
        // 65.675 is the mean of the first, whose total rounds each term: 39.41 + 32.50.
        let tried = tried("common", 1, "A 65.35,66 81.24\nB 70 60 59.99\nC 60 60 90\nD 60 60 88\nE 60 - ").unwrap();
        let lines: Vec<_> = tried
            .lines
            .iter()
            .map(|it| (it.label.as_str(), it.written_rank, it.called, it.total.map(|it| it.to_string()), it.total_rank))
            .collect();
        assert_eq!(lines[0], ("A", Some(1), true, Some("71.91".to_owned()), Some(2)));
        assert_eq!(lines[1], ("B", Some(2), true, Some("63.00".to_owned()), Some(4)));
        assert!(!tried.lines[1].checked, "below the interview's line");
        assert_eq!(lines[2], ("C", Some(3), true, Some("72.00".to_owned()), Some(1)));
        assert_eq!((lines[3].2, lines[4].1, lines[4].2), (true, None, false), "equal in every paper; a missed paper");
        assert!(tried.lines[2].checked && !tried.lines[0].checked);
    }

    #[test]
    fn nobody_below_a_line_to_try_is_called_and_it_is_said_of_whom() {
        let scheme = built_in().remove(0);
        let common = scheme.variant(Some("common")).unwrap();
        let sample = "A 70 70\nB 65 65\nC 64.99 64.99\nD 70 -";
        let told = |line: &str| {
            let variant = lined(&scheme, common, line)?;
            let lines = trial(&scheme, &variant, 1, false, sample)?.lines;
            Ok(lines.iter().map(|it| (it.below, it.called)).collect::<Vec<_>>())
        };
        let (called, below, neither) = ((false, true), (true, false), (false, false));
        assert_eq!(told(" "), Ok(vec![called, called, called, neither]), "a missed paper has no total to compare");
        assert_eq!(told("65"), Ok(vec![called, called, below, neither]), "who reaches the line is not below it");
        assert_eq!(told("65.01"), Ok(vec![called, below, below, neither]));
        let refused = |line: &str| told(line).map_err(|refusal: Refusal| (refusal.code, refusal.facts));
        assert_eq!(refused("100.01"), Err((Code::OutOfRange, vec!["0.01".into(), "100.00".into()])));
        assert_eq!(refused("六十"), Err((Code::ScoreForm, vec![])));
        let own = common.clone().with_line(Points::parse("60").ok());
        assert_eq!(lined(&scheme, &own, "60").unwrap().written_line, own.written_line);
        assert_eq!(lined(&scheme, &own, "59").unwrap_err().code, Code::OutOfRange, "the scheme's own is the least");
    }

    #[test]
    fn a_bad_line_is_named() {
        let code =
            |sample: &str| tried("police", 1, sample).map(|_| ()).map_err(|refusal| (refusal.code, refusal.facts));
        assert_eq!(code(" \n"), Err((Code::Missing, vec![])));
        assert_eq!(code("A 60 60 60\nB 60 60"), Err((Code::BadLine, vec!["2".into(), "3".into()])));
        assert_eq!(code("A 60 60 100.01"), Err((Code::BadLine, vec!["1".into(), "100.01".into()])));
        assert_eq!(code("A 60 60 ９０"), Err((Code::BadLine, vec!["1".into(), "９０".into()])));
    }
}
