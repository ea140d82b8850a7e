//! A list as a table: one row for each candidate with the position in front, for pages and workbooks alike.

use super::list::{List, Listed, Post};
use crate::identity::Sex;
use crate::recruitment::Points;
use crate::recruitment::scheme::Named;

/// A column of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListColumn {
    /// The position's code.
    Code,
    /// The agency.
    Agency,
    /// The position's title.
    Title,
    /// How many are to be hired.
    Places,
    /// Applicants who paid.
    Paid,
    /// How many would have been needed.
    Needed,
    /// The number on the position's list.
    Number,
    /// The name.
    Name,
    /// The sex.
    Sex,
    /// The ticket.
    Ticket,
    /// The school or work unit.
    SchoolOrUnit,
    /// A paper of the scheme.
    Paper(Named),
    /// For what the law adds points.
    BonusKind,
    /// What the law adds.
    Bonus,
    /// The written total.
    Written,
    /// The interview.
    Interview,
    /// The total.
    Total,
    /// The rank.
    Rank,
    /// Whether called in somebody's place.
    Replacing,
    /// Whether going on to the checks.
    GoesOn,
}

/// A cell of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListCell {
    /// Text as it is; digits are text.
    Text(String),
    /// A whole number; none where there is none.
    Number(Option<u32>),
    /// Points; none where there are none.
    Points(Option<Points>),
    /// A name in both languages.
    Named(Named),
    /// Yes or no.
    Yes(bool),
    /// A sex.
    Sex(Sex),
}

/// A list as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flat {
    /// Its columns.
    pub columns: Vec<ListColumn>,
    /// Its rows, each with its position's code.
    pub rows: Vec<(String, Vec<ListCell>)>,
}

impl ListColumn {
    /// Whether its cells are numbers.
    pub const fn is_number(&self) -> bool {
        matches!(
            self,
            Self::Places
                | Self::Paid
                | Self::Needed
                | Self::Number
                | Self::Paper(_)
                | Self::Bonus
                | Self::Written
                | Self::Interview
                | Self::Total
                | Self::Rank
        )
    }
}

impl List {
    /// The list as a table. Papers that nobody on it sits are left out.
    pub fn flat(&self) -> Flat {
        use ListColumn as C;
        match self {
            Self::Cancelled { positions } => Flat::of(&[C::Places, C::Paid, C::Needed], |push| {
                for of in positions {
                    let counts = [of.post.places.into(), of.paid, of.needed].map(number);
                    push(&of.post, counts.to_vec());
                }
            }),
            Self::Bonuses { positions, .. } => Flat::of(&[C::Ticket, C::BonusKind, C::Bonus], |push| {
                for of in positions {
                    for it in &of.candidates {
                        let kind = ListCell::Named(it.kind.clone());
                        push(&of.post, vec![text(&it.ticket), kind, ListCell::Points(Some(it.points))]);
                    }
                }
            }),
            Self::Shortlist { scheme, positions } => {
                let raised = positions.iter().any(|of| of.candidates.iter().any(|it| it.bonus.is_some()));
                let sat = sat(positions.iter().flat_map(|of| of.candidates.iter().map(|it| it.papers.as_slice())));
                let papers = sat.iter().filter_map(|at| scheme.papers.get(*at)).map(|it| C::Paper(it.name.clone()));
                let papers = papers.chain(raised.then_some(C::Bonus));
                let columns: Vec<C> = [C::Ticket].into_iter().chain(papers).chain([C::Written, C::Rank]).collect();
                Flat::of(&columns, |push| {
                    for of in positions {
                        of.candidates.iter().for_each(|it| push(&of.post, listed(it, &sat, raised)));
                    }
                })
            }
            Self::Replacements { positions } => Flat::of(&[C::Ticket, C::Written, C::Rank], |push| {
                for of in positions {
                    of.candidates.iter().for_each(|it| push(&of.post, listed(it, &[], false)));
                }
            }),
            Self::Interviews { positions } => {
                Flat::of(&[C::Number, C::Ticket, C::Written, C::Rank, C::Replacing], |push| {
                    for of in positions {
                        for it in &of.candidates {
                            push(
                                &of.post,
                                vec![
                                    number(it.number.into()),
                                    text(&it.ticket),
                                    ListCell::Points(Some(it.written)),
                                    number(it.rank),
                                    ListCell::Yes(it.replacing),
                                ],
                            );
                        }
                    }
                })
            }
            Self::Totals { scheme, positions } => {
                let raised = positions.iter().any(|of| of.candidates.iter().any(|it| it.bonus.is_some()));
                let sat = sat(positions.iter().flat_map(|of| of.candidates.iter().map(|it| it.papers.as_slice())));
                let papers = sat.iter().filter_map(|at| scheme.papers.get(*at)).map(|it| C::Paper(it.name.clone()));
                let papers = papers.chain(raised.then_some(C::Bonus));
                let rest = [C::Written, C::Interview, C::Total, C::Rank, C::GoesOn];
                let columns: Vec<C> = [C::Ticket].into_iter().chain(papers).chain(rest).collect();
                Flat::of(&columns, |push| {
                    for of in positions {
                        for it in &of.candidates {
                            let papers = [points(&it.papers, &sat), bonus(it.bonus, raised)].concat();
                            let marks = [Some(it.written), it.interview, it.total].map(ListCell::Points);
                            let last = [ListCell::Number(it.rank), ListCell::Yes(it.goes_on)];
                            push(&of.post, [vec![text(&it.ticket)], papers, marks.to_vec(), last.to_vec()].concat());
                        }
                    }
                })
            }
            Self::Called { positions }
            | Self::Passed { positions }
            | Self::Declined { positions }
            | Self::Restored { positions }
            | Self::Hired { positions } => Flat::of(&[C::Ticket], |push| {
                for of in positions {
                    of.tickets.iter().for_each(|ticket| push(&of.post, vec![text(ticket)]));
                }
            }),
            Self::Publicity { positions, .. } => Flat::of(&[C::Name, C::Sex, C::Ticket, C::SchoolOrUnit], |push| {
                for of in positions {
                    for it in &of.people {
                        push(
                            &of.post,
                            vec![text(&it.name), ListCell::Sex(it.sex), text(&it.ticket), text(&it.school_or_unit)],
                        );
                    }
                }
            }),
        }
    }
}

impl Flat {
    fn of(columns: &[ListColumn], fill: impl FnOnce(&mut dyn FnMut(&Post, Vec<ListCell>))) -> Self {
        let mut rows = Vec::new();
        fill(&mut |post, cells| {
            let head = vec![text(&post.code), text(&post.agency), text(&post.title)];
            rows.push((post.code.clone(), [head, cells].concat()));
        });
        let columns = [&[ListColumn::Code, ListColumn::Agency, ListColumn::Title], columns].concat();
        Self { columns, rows }
    }
}

/// The papers that somebody sat, by their place in the scheme.
fn sat<'a>(all: impl Iterator<Item = &'a [Option<Points>]>) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for papers in all {
        for (at, _) in papers.iter().enumerate().filter(|(_, points)| points.is_some()) {
            if !found.contains(&at) {
                found.push(at);
            }
        }
    }
    found.sort_unstable();
    found
}

fn listed(it: &Listed, sat: &[usize], raised: bool) -> Vec<ListCell> {
    let last = vec![ListCell::Points(Some(it.written)), number(it.rank)];
    [vec![text(&it.ticket)], points(&it.papers, sat), bonus(it.bonus, raised), last].concat()
}

/// The cell of what the law adds, where the list has that column.
fn bonus(points: Option<Points>, raised: bool) -> Vec<ListCell> {
    if raised { vec![ListCell::Points(points)] } else { Vec::new() }
}

fn points(papers: &[Option<Points>], sat: &[usize]) -> Vec<ListCell> {
    sat.iter().map(|at| ListCell::Points(papers.get(*at).copied().flatten())).collect()
}

fn text(text: &str) -> ListCell {
    ListCell::Text(text.to_owned())
}

const fn number(number: u32) -> ListCell {
    ListCell::Number(Some(number))
}

#[cfg(test)]
mod tests {
    use super::super::list::{PostListed, PostReplaced};
    use super::*;
    use crate::recruitment::scheme::built_in;

    fn post() -> Post {
        let text = |text: &str| text.to_owned();
        Post { code: text("17"), agency: text("甲"), unit: text("乙"), title: text("科员"), places: 1 }
    }

    #[test]
    fn every_row_has_a_cell_for_each_column_and_a_paper_nobody_sat_is_left_out() {
        let mark = Points::parse("70").ok();
        let one =
            Listed { ticket: "1".into(), papers: vec![mark, mark, None], bonus: None, written: mark.unwrap(), rank: 1 };
        let position = PostListed {
            post: post(),
            variant: "common".into(),
            ratio: 3,
            pass_line: None,
            line: mark,
            candidates: vec![one.clone()],
        };
        let flat = List::Shortlist { scheme: Box::new(built_in().remove(0)), positions: vec![position.clone()] }.flat();
        assert_eq!(flat.columns.iter().filter(|it| matches!(it, ListColumn::Paper(_))).count(), 2);
        assert_eq!((flat.rows[0].0.as_str(), flat.rows[0].1.len()), ("17", flat.columns.len()));
        let raised = Listed { bonus: Points::parse("5").ok(), ..one.clone() };
        let position = PostListed { candidates: vec![one.clone(), raised], ..position };
        let flat = List::Shortlist { scheme: Box::new(built_in().remove(0)), positions: vec![position] }.flat();
        assert!(flat.columns.contains(&ListColumn::Bonus));
        assert!(flat.rows.iter().all(|(_, cells)| cells.len() == flat.columns.len()));
        let left = PostReplaced { post: post(), candidates: vec![one] };
        let flat = List::Replacements { positions: vec![left] }.flat();
        assert_eq!(flat.rows[0].1.len(), flat.columns.len());
        assert_eq!(flat.columns.last(), Some(&ListColumn::Rank), "it says who follows, never why");
    }
}
