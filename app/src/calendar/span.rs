//! Days that follow one another and are of one kind, as one line of a table.

use crate::ui::Day;
use chrono::NaiveDate;
use leptos::prelude::*;

/// Joins days, given in order, that follow one another and are of one kind: first day, last day, kind.
pub(super) fn spans<K: PartialEq>(days: impl IntoIterator<Item = (NaiveDate, K)>) -> Vec<(NaiveDate, NaiveDate, K)> {
    let mut spans: Vec<(NaiveDate, NaiveDate, K)> = Vec::new();
    for (day, kind) in days {
        match spans.last_mut() {
            Some((_, last, same)) if last.succ_opt() == Some(day) && *same == kind => *last = day,
            _ => spans.push((day, day, kind)),
        }
    }
    spans
}

/// A span in words: one day, or the first and the last.
#[component]
pub(super) fn Span(first: NaiveDate, last: NaiveDate) -> impl IntoView {
    let until = (first != last).then(|| view! { " – " <Day date=last/> });
    view! { <Day date=first/> {until} }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(number: u32) -> NaiveDate {
        NaiveDate::from_yo_opt(2026, number).unwrap()
    }

    #[test]
    fn neighbours_of_one_kind_are_one_line() {
        let days = [(1, 'a'), (2, 'a'), (3, 'b'), (5, 'b'), (6, 'b')].map(|(number, kind)| (day(number), kind));
        let joined = [(1, 2, 'a'), (3, 3, 'b'), (5, 6, 'b')].map(|(first, last, kind)| (day(first), day(last), kind));
        assert_eq!(spans(days), joined);
    }

    proptest! {
        #[test]
        fn every_day_stands_in_one_span_of_its_kind(kinds in proptest::collection::btree_map(1_u32..=60, 0_u8..3, 0..40)) {
            let joined = spans(kinds.iter().map(|(number, kind)| (day(*number), *kind)));
            let apart = joined.iter().flat_map(|(first, last, kind)| {
                first.iter_days().take_while(move |day| day <= last).map(move |day| (day, *kind))
            });
            prop_assert!(apart.eq(kinds.iter().map(|(number, kind)| (day(*number), *kind))));
        }
    }
}
