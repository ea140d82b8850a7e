//! What holds for every deadline.

use super::limits::Statutory;
use super::samples::{day, pause};
use super::*;
use crate::calendar::{Calendar, Exception, Length, Notice};
use chrono::{Datelike, Days, NaiveDate, TimeDelta};
use proptest::prelude::*;

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..7_000_u64).prop_map(|offset| day("2008-01-01") + Days::new(offset))
}

fn any_length() -> impl Strategy<Value = Length> {
    prop_oneof![
        (1..60_u16).prop_map(Length::WorkingDays),
        (1..90_u16).prop_map(Length::CalendarDays),
        (1..6_u16).prop_map(Length::Months),
    ]
}

prop_compose! {
    fn any_input()(
        start in any_day(),
        length in any_length(),
        pauses in prop::collection::vec((0..20_u64, 1..15_u16, prop::option::of(0..30_u64)), 0..4),
    ) -> Input {
        let mut limit = Statutory::Decide.limit();
        limit.length = length;
        let (mut input, mut from) = (Input::plain(limit, start), start);
        for (gap, needed, until) in pauses {
            from = from + Days::new(gap);
            let until = until.map(|days| from + Days::new(days));
            input.pauses.push(pause(from, needed, until));
            from = until.unwrap_or(from);
        }
        input
    }
}

/// The built-in calendar with more days off in one year.
fn with_more_rest(year: i32, more: &[u64]) -> Calendar {
    let calendar = Calendar::built_in();
    let known = calendar.notice(year).unwrap();
    let mut days: std::collections::BTreeMap<_, _> = known.days().collect();
    for offset in more {
        let date = NaiveDate::from_ymd_opt(year, 1, 1).unwrap() + Days::new(*offset);
        days.insert(date, Exception::Off);
    }
    Calendar::with_imported([Notice::new(year, days).unwrap()])
}

proptest! {
    #[test]
    fn the_same_input_gives_the_same_bytes_and_passes_its_own_check(input in any_input()) {
        let calendar = Calendar::built_in();
        let one = compute(input.clone(), &calendar).unwrap();
        let other = compute(input, &calendar).unwrap();
        prop_assert_eq!(one.to_bytes(), other.to_bytes());
        prop_assert_eq!(check(&one, &calendar), Ok(()));
    }

    #[test]
    fn a_pause_of_n_working_days_moves_the_end_by_n_working_days(start in any_day(), into in 0..19_u16, n in 1..30_u16) {
        let calendar = Calendar::built_in();
        let plain = compute(Input::plain(Statutory::Decide.limit(), start), &calendar).unwrap();
        let from = calendar.add_working_days(start, into).date;
        let mut input = plain.input.clone();
        input.pauses.push(pause(from, n, None));
        let paused = compute(input, &calendar).unwrap();
        prop_assert_eq!(paused.stops[0].days, usize::from(n));
        prop_assert_eq!(calendar.working_days(plain.due, paused.due), usize::from(n));
    }

    /// Counted the other way: from the end back to the start, day by day.
    #[test]
    fn every_working_day_on_the_way_was_counted_or_stopped(input in any_input()) {
        prop_assume!(matches!(input.limit.length, Length::WorkingDays(_)));
        let calendar = Calendar::built_in();
        let certificate = compute(input.clone(), &calendar).unwrap();
        let stopped: usize = certificate.stops.iter().map(|stop| stop.days).sum();
        let Length::WorkingDays(count) = input.limit.length else { unreachable!() };
        prop_assert_eq!(calendar.working_days(input.start.on, certificate.due), usize::from(count) + stopped);
        prop_assert!(certificate.days.windows(2).all(|pair| pair[0].day < pair[1].day));
    }

    #[test]
    fn more_rest_days_never_make_a_deadline_earlier(
        input in any_input(),
        more in prop::collection::vec(0..365_u64, 1..20),
    ) {
        prop_assume!((2008..=2026).contains(&input.start.on.year()));
        let less = compute(input.clone(), &Calendar::built_in()).unwrap();
        let calendar = with_more_rest(input.start.on.year(), &more);
        prop_assert!(compute(input, &calendar).unwrap().due >= less.due);
    }

    #[test]
    fn effects_come_in_order_and_later_looks_only_add(input in any_input(), hours in 0..9_000_i64, more in 0..9_000_i64) {
        let certificate = compute(input, &Calendar::built_in()).unwrap();
        let now = certificate.input.start.on.and_time(chrono::NaiveTime::MIN).and_utc() + TimeDelta::hours(hours);
        let then = now + TimeDelta::hours(more);
        let (early, late) = (certificate.effects_until(now), certificate.effects_until(then));
        prop_assert!(late.starts_with(&early));
        prop_assert!(late.windows(2).all(|pair| pair[0].at <= pair[1].at));
        prop_assert!(late.iter().all(|effect| effect.at <= then));
    }
}
