//! Applicants of positions as a picture: for each a bar of those who applied, with those who qualified and paid in it, and
//! a mark at the paid applicants needed. The table beside it holds the same numbers.

use crate::lang::Lang;
use crate::locales::{Counts, fill};
use domain::applications::{CountLine, Tally};
use leptos::prelude::*;

/// The width of a whole bar, in the picture's units.
const WIDTH: u64 = 1_000;

/// A number of people as a part of the widest bar.
fn part(count: u64, most: u64) -> u64 {
    (count.min(most) * WIDTH + most / 2).checked_div(most).unwrap_or(0)
}

/// The bars of some applicants, with an optional mark.
#[component]
pub(super) fn Bars(
    /// The applicants.
    tally: Tally,
    /// Paid applicants needed; none where there is no mark.
    needed: Option<u64>,
    /// What the widest bar of the picture stands for.
    most: u64,
) -> impl IntoView {
    let bar = |class: &'static str, count: u64| {
        let width = part(count, most);
        (width > 0).then(|| view! { <path class=class d=format!("M0 6H{width}")></path> })
    };
    let mark = needed.filter(|needed| *needed <= most).map(|needed| {
        view! { <path class="count-needed" d=format!("M{} 0v12", part(needed, most))></path> }
    });
    view! {
        <svg class="count-line" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <path class="count-axis" d="M0 6h1000"></path>
            {bar("count-submitted", tally.submitted)}
            {bar("count-accepted", tally.accepted)}
            {bar("count-paid", tally.paid)}
            {mark}
        </svg>
    }
}

/// What the colours mean.
#[component]
pub(super) fn Key(
    /// Whether there is a mark.
    marked: bool,
) -> impl IntoView {
    let words = Counts::of(Lang::current());
    let mark = marked.then(|| view! { <span class="count-needed">"❘"</span> " " {words.needed} });
    view! {
        <p class="count-key">
            <span class="count-submitted">"▬"</span> " " {words.submitted} " "
            <span class="count-accepted">"▬"</span> " " {words.accepted} " "
            <span class="count-paid">"▬"</span> " " {words.paid} " "
            {mark}
        </p>
    }
}

/// Paid applicants that a position needs.
pub(super) fn needed(line: &CountLine, ratio: u16) -> Option<u64> {
    (ratio > 0).then(|| u64::from(ratio) * u64::from(line.position.places))
}

/// The positions, one bar each.
#[component]
pub(super) fn PositionBars(
    /// The positions.
    lines: Vec<CountLine>,
    /// Paid applicants needed for each place; 0 where there is no such rule.
    ratio: u16,
) -> impl IntoView {
    let words = Counts::of(Lang::current());
    let most = lines.iter().map(|line| line.applicants.submitted.max(needed(line, ratio).unwrap_or(0)));
    let most = most.max().unwrap_or(0);
    let row = |line: CountLine| {
        let Tally { submitted, accepted, paid } = line.applicants;
        let [submitted, accepted, paid] = [submitted, accepted, paid].map(|count| count.to_string());
        let sentence = fill(words.row, &[&line.position.title, &line.position.code, &submitted, &accepted, &paid]);
        let mark = needed(&line, ratio);
        view! {
            <li>
                <span class="count-words">{sentence}</span>
                <Bars tally=line.applicants needed=mark most=most/>
            </li>
        }
    };
    let rows = lines.into_iter().map(row).collect_view();
    view! {
        <Key marked={ratio > 0}/>
        <ul class="count-rows" aria-label=words.picture>{rows}</ul>
    }
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, part};

    #[test]
    fn bars_are_parts_of_the_widest_one() {
        assert_eq!((part(0, 9), part(3, 9), part(9, 9), part(20, 9)), (0, 333, WIDTH, WIDTH));
        assert_eq!(part(0, 0), 0);
    }
}
