//! A published list made again from what it publishes: totals, ranks and the cut, for the server's tests and the visitor's
//! browser alike.

use super::list::{List, PostListed, PostTotalled};
use super::totals::{Interviewed, rank};
use crate::recruitment::scheme::Scheme;
use crate::recruitment::{Points, Standing, admitted, competition_ranks};
use serde::{Deserialize, Serialize};

/// What did not come out as published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "what")]
pub enum Difference {
    /// The scheme has no such variant, so the position cannot be made again.
    Variant {
        /// The position's code.
        code: String,
    },
    /// A written total or a total comes to something else.
    Total {
        /// The position's code.
        code: String,
        /// The candidate's ticket.
        ticket: String,
    },
    /// A rank is another.
    Rank {
        /// The position's code.
        code: String,
        /// The candidate's ticket.
        ticket: String,
    },
    /// The cut would not have taken the candidate on, or would have.
    Cut {
        /// The position's code.
        code: String,
        /// The candidate's ticket.
        ticket: String,
    },
}

/// What was made again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recomputed {
    /// Positions.
    pub positions: usize,
    /// Candidates.
    pub candidates: usize,
    /// What differs, at most [`Recomputed::MOST`].
    pub differences: Vec<Difference>,
}

impl Recomputed {
    /// Differences that are told one by one.
    pub const MOST: usize = 50;
}

/// Makes a list again; none for a list without points, which says nothing that could be computed.
pub fn recompute(list: &List) -> Option<Recomputed> {
    let differences: Vec<Difference> = match list {
        List::Shortlist { scheme, positions } => positions.iter().flat_map(|post| listed(scheme, post)).collect(),
        List::Totals { scheme, positions } => positions.iter().flat_map(|post| totalled(scheme, post)).collect(),
        _ => return None,
    };
    let differences = differences.into_iter().take(Recomputed::MOST).collect();
    Some(Recomputed { positions: list.positions(), candidates: list.candidates(), differences })
}

/// The shortlist of a position. Everybody above the cut is on it, so the ranks among those listed are their ranks.
fn listed(scheme: &Scheme, post: &PostListed) -> Vec<Difference> {
    let code = &post.post.code;
    let Some(variant) = scheme.variant(Some(&post.variant)) else {
        return vec![Difference::Variant { code: code.clone() }];
    };
    let totals: Vec<Points> = post.candidates.iter().map(|it| it.written).collect();
    let ranks = competition_ranks(&totals);
    let standings: Vec<Standing> = post
        .candidates
        .iter()
        .map(|it| {
            let papers = [it.papers.as_slice(), &[None, Some(it.written)]].concat();
            Standing { total: it.written, papers }
        })
        .collect();
    let line = variant.written_line.max(post.pass_line);
    let mut rule = scheme.cut(&scheme.interview, false, line);
    rule.ratio = post.ratio;
    let called = admitted(&standings, post.post.places, &rule);
    let mut found = Vec::new();
    for (at, it) in post.candidates.iter().enumerate() {
        let ticket = it.ticket.clone();
        if scheme.written_with(variant, &it.papers, it.bonus) != Some(it.written) {
            found.push(Difference::Total { code: code.clone(), ticket: ticket.clone() });
        }
        if ranks[at] != it.rank {
            found.push(Difference::Rank { code: code.clone(), ticket: ticket.clone() });
        }
        if !called.contains(&at) {
            found.push(Difference::Cut { code: code.clone(), ticket });
        }
    }
    found
}

fn totalled(scheme: &Scheme, post: &PostTotalled) -> Vec<Difference> {
    let code = &post.post.code;
    let Some(variant) = scheme.variant(Some(&post.variant)) else {
        return vec![Difference::Variant { code: code.clone() }];
    };
    let candidates: Vec<Interviewed> = post
        .candidates
        .iter()
        .map(|it| Interviewed {
            papers: it.papers.clone(),
            bonus: it.bonus,
            written: it.written,
            interview: it.interview,
        })
        .collect();
    let ranked = rank(scheme, variant, post.post.places, &candidates);
    let mut found = Vec::new();
    for (it, ours) in post.candidates.iter().zip(ranked) {
        let ticket = it.ticket.clone();
        if scheme.written_with(variant, &it.papers, it.bonus) != Some(it.written) || ours.total != it.total {
            found.push(Difference::Total { code: code.clone(), ticket: ticket.clone() });
        }
        if ours.rank != it.rank {
            found.push(Difference::Rank { code: code.clone(), ticket: ticket.clone() });
        }
        if ours.goes_on != it.goes_on {
            found.push(Difference::Cut { code: code.clone(), ticket });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::list::{Listed, Post, Totalled};
    use super::*;
    use crate::recruitment::scheme::built_in;

    fn points(text: &str) -> Option<Points> {
        Points::parse(text).ok()
    }

    fn post() -> Post {
        let text = |text: &str| text.to_owned();
        Post { code: text("1"), agency: text("甲"), unit: text("乙"), title: text("科员"), places: 1 }
    }

    fn totals(change: impl Fn(&mut PostTotalled)) -> Recomputed {
        let scheme = Box::new(built_in().remove(0));
        let one = |ticket: &str, interview: &str, total: &str, rank: u32, goes_on: bool| Totalled {
            ticket: ticket.to_owned(),
            papers: vec![points("65.35"), points("66"), None],
            bonus: None,
            written: points("65.68").unwrap(),
            interview: points(interview),
            total: points(total),
            rank: points(total).map(|_| rank),
            goes_on,
        };
        let candidates =
            vec![one("1", "81.24", "71.91", 1, true), one("2", "80", "71.41", 2, false), one("3", "-", "-", 0, false)];
        let mut position = PostTotalled { post: post(), variant: "common".to_owned(), candidates };
        change(&mut position);
        recompute(&List::Totals { scheme, positions: vec![position] }).unwrap()
    }

    #[test]
    fn a_list_of_totals_comes_out_and_each_forgery_is_named() {
        let told = |code: &str, ticket: &str| (code.to_owned(), ticket.to_owned());
        assert_eq!(totals(|_| ()), Recomputed { positions: 1, candidates: 3, differences: vec![] });
        let (code, ticket) = told("1", "2");
        let forged = totals(|it| it.candidates[1].total = points("71.40"));
        assert_eq!(forged.differences, [Difference::Total { code: code.clone(), ticket: ticket.clone() }]);
        let forged = totals(|it| it.candidates[1].rank = Some(1));
        assert_eq!(forged.differences, [Difference::Rank { code: code.clone(), ticket: ticket.clone() }]);
        let forged = totals(|it| it.candidates[1].goes_on = true);
        assert_eq!(forged.differences, [Difference::Cut { code: code.clone(), ticket }]);
        let forged = totals(|it| it.variant = "none".to_owned());
        assert_eq!(forged.differences, [Difference::Variant { code }]);
    }

    #[test]
    fn a_shortlist_that_is_one_too_long_names_the_last() {
        let one = |ticket: &str, mark: &str, rank| Listed {
            ticket: ticket.to_owned(),
            papers: vec![points(mark), points(mark), None],
            bonus: None,
            written: points(mark).unwrap(),
            rank,
        };
        let candidates = vec![one("1", "80", 1), one("2", "75", 2), one("3", "70", 3), one("4", "69", 4)];
        let found = |pass_line: Option<Points>| {
            let (variant, line, candidates) = ("common".to_owned(), points("69"), candidates.clone());
            let position = PostListed { post: post(), variant, ratio: 3, pass_line, line, candidates };
            let list = List::Shortlist { scheme: Box::new(built_in().remove(0)), positions: vec![position] };
            recompute(&list).unwrap().differences
        };
        let cut = |ticket: &str| Difference::Cut { code: "1".to_owned(), ticket: ticket.to_owned() };
        assert_eq!(found(None), [cut("4")]);
        assert_eq!(found(points("70.01")), [cut("3"), cut("4")], "below the minimum pass line");
        assert_eq!(recompute(&List::Hired { positions: vec![] }), None);
    }

    #[test]
    fn an_addition_is_computed_again_and_a_forged_one_is_named() {
        let scheme = built_in().into_iter().find(|it| it.key.as_str() == "institution" && it.version == 3).unwrap();
        let found = |bonus: &str| {
            let one = Totalled {
                ticket: "1".to_owned(),
                papers: vec![points("65.33"), None],
                bonus: points(bonus),
                written: points("70.33").unwrap(),
                interview: points("81.21"),
                total: points("75.78"),
                rank: Some(1),
                goes_on: true,
            };
            let position = PostTotalled { post: post(), variant: "common".to_owned(), candidates: vec![one] };
            recompute(&List::Totals { scheme: Box::new(scheme.clone()), positions: vec![position] })
                .unwrap()
                .differences
        };
        assert_eq!(found("5"), []);
        assert_eq!(found("7"), [Difference::Total { code: "1".to_owned(), ticket: "1".to_owned() }]);
        assert_eq!(found("-"), found("7"));
    }
}
