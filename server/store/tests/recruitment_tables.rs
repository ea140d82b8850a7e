//! The rules of recruitment on a real list of 2,137 people, read in place: totals, ranks and the 3:1 lists of all its
//! posts come out as published, and each deviation of the published list has its name.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use domain::examiners::Cell;
use domain::recruitment::scheme::{Scheme, Variant, built_in};
use domain::recruitment::{Points, Standing, competition_ranks};
use domain::selection::{Entrant, running};
use std::collections::BTreeMap;
use std::path::Path;
use store::roster::{Table, read};

const SCORES: &str = "../../../shared/data/scores/zhengzhou_2024_interview_list_2137.pseudonymised.xlsx";
const POSITIONS: &str = "../../../shared/data/positions/henan_shengkao_2024_6231.xls";

/// One line of the list.
struct Listed {
    papers: Vec<Option<Points>>,
    total: Points,
    rank: u32,
}

/// The tables, where this machine has them.
fn tables() -> Option<(Table, Table)> {
    let table = |path: &str| {
        let Ok(bytes) = std::fs::read(Path::new(path)) else {
            println!("{path} is absent: skipped");
            return None;
        };
        Some(read(&bytes, &mut |_| ()).unwrap())
    };
    Some((table(SCORES)?, table(POSITIONS)?))
}

fn text(cells: &[Cell], column: usize) -> &str {
    match cells.get(column) {
        Some(Cell::Text(text)) => text.trim(),
        _ => "",
    }
}

/// The list by position.
fn listed(scores: &Table) -> BTreeMap<String, Vec<Listed>> {
    let mut posts: BTreeMap<String, Vec<Listed>> = BTreeMap::new();
    for line in scores.lines.iter().filter(|line| text(&line.cells, 3).len() == 11) {
        let points = |column| Points::parse(text(&line.cells, column)).ok();
        let one = Listed {
            papers: [5, 6, 7].map(points).to_vec(),
            total: points(8).unwrap(),
            rank: text(&line.cells, 9).parse().unwrap(),
        };
        posts.entry(text(&line.cells, 2).to_owned()).or_default().push(one);
    }
    posts
}

/// The places of each position.
fn places(positions: &Table) -> BTreeMap<String, u16> {
    let place = |cells: &[Cell]| Some((text(cells, 2).to_owned(), text(cells, 3).parse().ok()?));
    positions.lines.iter().filter_map(|line| place(&line.cells)).collect()
}

/// The civil service's scheme as the list's notice had it: (行测 + 申论) / 2, and for the police 行测 40%, 申论 30%, 公安专业
/// 30%; 1:3, and all who are equal at the last place go on.
fn scheme() -> Scheme {
    let mut scheme = built_in().into_iter().find(|it| it.key.as_str() == "civil-service" && it.version == 2).unwrap();
    scheme.interview.decided_by.clear();
    scheme
}

/// Who sat the special subject is of the police.
fn variant<'a>(scheme: &'a Scheme, papers: &[Option<Points>]) -> &'a Variant {
    scheme.variant(Some(if papers[2].is_some() { "police" } else { "common" })).unwrap()
}

#[test]
fn every_published_total_comes_out() {
    let Some((scores, _)) = tables() else { return };
    let posts = listed(&scores);
    assert_eq!((posts.len(), posts.values().map(Vec::len).sum::<usize>()), (392, 2_137));
    let scheme = scheme();
    let total = |papers: &[Option<Points>]| scheme.written(variant(&scheme, papers), papers);
    let wrong = posts.values().flatten().filter(|it| total(&it.papers) != Some(it.total));
    assert_eq!(wrong.count(), 0);
}

/// Why a published list is not simply the first three ranks for each place, by the name of the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rule {
    /// 放弃或资格复审不合格: the ranks before somebody listed are not all listed.
    Left,
    /// 末位并列一并进入: longer than 3:1, and nothing tells those at the last place apart.
    TieAtTheCut,
    /// 达线人数不足: shorter than 3:1, because no more reached the line or were left to follow.
    TooFewReachTheLine,
    /// No rule explains it.
    None,
}

/// A published list that deviates.
#[derive(Debug)]
struct Deviation {
    post: String,
    places: u16,
    listed: usize,
    rule: Rule,
    /// What of the list shows it.
    seen: String,
}

/// Every deviation of every post, in the order of the codes.
fn deviations(scores: &Table, positions: &Table) -> Vec<Deviation> {
    let (places, scheme) = (places(positions), scheme());
    let mut found = Vec::new();
    for (post, list) in listed(scores) {
        let of = places.get(&post).copied().unwrap_or_default();
        let mut say = |rule, seen: String| {
            found.push(Deviation { post: post.clone(), places: of, listed: list.len(), rule, seen });
        };
        let standing = |it: &Listed| Standing { total: it.total, papers: it.papers.clone() };
        let entrant = |it: &Listed| Entrant { standing: Some(standing(it)), called: false, left: false };
        let entrants: Vec<Entrant> = list.iter().map(entrant).collect();
        let cut = scheme.cut(&scheme.interview, false, None);
        let wanted = cut.wanted(of);
        let ours = running(&entrants, of, &cut).len();
        if ours < list.len() {
            say(Rule::None, format!("{} more than the cut", list.len() - ours));
        } else if list.len() > wanted {
            let last = list.iter().map(|it| it.total).min().unwrap();
            let equal = list.iter().filter(|it| it.total == last).count();
            say(Rule::TieAtTheCut, format!("{equal} have {last}"));
        } else if list.len() < wanted {
            say(Rule::TooFewReachTheLine, format!("{} of {wanted}", list.len()));
        }
        // Ranks among those listed, moved by as many as left before each.
        let totals: Vec<Points> = list.iter().map(|it| it.total).collect();
        let ranks = competition_ranks(&totals);
        let moved: Vec<u32> = list.iter().zip(&ranks).map(|(it, ours)| it.rank.wrapping_sub(*ours)).collect();
        let left = moved.last().copied().unwrap_or_default();
        if moved.iter().any(|by| *by > 1_000) || !moved.is_sorted() {
            say(Rule::None, format!("ranks {moved:?} from ours"));
        } else if left > 0 {
            say(Rule::Left, format!("{left} left before rank {}", list.last().unwrap().rank));
        }
    }
    found
}

/// The comparison with the real list. Run it with `--nocapture` to read the table.
#[test]
fn every_list_is_three_to_one_and_each_deviation_has_the_name_of_its_rule() {
    let Some((scores, positions)) = tables() else { return };
    let found = deviations(&scores, &positions);
    println!("| post | places | listed | rule | seen in the list |\n|---|---:|---:|---|---|");
    for it in &found {
        println!("| {} | {} | {} | {:?} | {} |", it.post, it.places, it.listed, it.rule, it.seen);
    }
    let count = |rule| found.iter().filter(|it| it.rule == rule).count();
    let counted = [Rule::Left, Rule::TieAtTheCut, Rule::TooFewReachTheLine, Rule::None].map(count);
    assert_eq!(counted, [8, 24, 4, 0], "nobody is listed whom the rule would leave out, and every gap is explained");
}
