//! The rules of recruitment on a real list of 2,137 people, read in place: totals, ranks and the 3:1 lists of all its
//! posts come out as published, and each deviation of the published list has its name.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use domain::examiners::Cell;
use domain::recruitment::{CutRule, Formula, Part, Points, Standing, Term, Weight, admitted, competition_ranks};
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

/// (行测 + 申论) / 2, and for the police 行测 40%, 申论 30%, 公安专业 30%.
fn formula(papers: &[Option<Points>]) -> Formula {
    let (weights, half) = (|percents: [u8; 3]| percents.map(Weight::percent), Weight::new(1, 2).unwrap());
    let of = match papers[2] {
        None => vec![(half, 0), (half, 1)],
        Some(_) => weights([40, 30, 30]).into_iter().zip(0..).collect(),
    };
    Formula(vec![Term { weight: Weight::ONE, of: Part::Papers(of) }])
}

#[test]
fn every_published_total_comes_out() {
    let Some((scores, _)) = tables() else { return };
    let posts = listed(&scores);
    assert_eq!((posts.len(), posts.values().map(Vec::len).sum::<usize>()), (392, 2_137));
    let wrong = posts.values().flatten().filter(|it| formula(&it.papers).total(&it.papers) != Some(it.total));
    assert_eq!(wrong.count(), 0);
}

/// Where a published list deviates from the plain rule.
#[derive(Debug, Default, PartialEq, Eq)]
struct Deviations {
    /// Published ranks with a gap: somebody before them withdrew.
    gaps: usize,
    /// Posts with more than 3:1 because nothing tells those at the last place apart.
    ties: usize,
    /// Posts with fewer than 3:1.
    fewer: usize,
    /// Posts with more than 3:1 although the last place is clear.
    more: Vec<String>,
    /// Ranks that are neither ours nor ours moved by those who withdrew.
    odd: Vec<String>,
    /// Posts without a position in the table.
    unknown: Vec<String>,
}

#[test]
fn every_list_is_three_to_one_with_its_ties() {
    let Some((scores, positions)) = tables() else { return };
    let places = places(&positions);
    let mut found = Deviations::default();
    for (post, list) in listed(&scores) {
        let Some(places) = places.get(&post) else {
            found.unknown.push(post);
            continue;
        };
        let standings: Vec<Standing> =
            list.iter().map(|it| Standing { total: it.total, papers: it.papers.clone() }).collect();
        let rule = CutRule { ratio: 3, line: None, decided_by: Vec::new() };
        let wanted = usize::from(*places) * 3;
        match admitted(&standings, *places, &rule).len() {
            ours if ours < list.len() => found.more.push(post.clone()),
            _ if list.len() < wanted => found.fewer += 1,
            _ if list.len() > wanted => found.ties += 1,
            _ => {}
        }
        let totals: Vec<Points> = list.iter().map(|it| it.total).collect();
        let ours = competition_ranks(&totals);
        let moved: Vec<u32> = list.iter().zip(&ours).map(|(it, ours)| it.rank.wrapping_sub(*ours)).collect();
        if moved.iter().any(|by| *by > 1_000) || !moved.is_sorted() {
            found.odd.push(post);
        } else if moved.iter().any(|by| *by > 0) {
            found.gaps += 1;
        }
    }
    // Nobody is listed whom the rule would leave out, and no rank is other than who came before explains.
    assert_eq!(found, Deviations { gaps: 8, ties: 24, fewer: 4, ..Deviations::default() });
}
