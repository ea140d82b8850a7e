//! The ten measured vectors, the years without a notice, and what holds for every period.

use super::*;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn plus(start: &str, count: u16) -> Due {
    Calendar::built_in().add_working_days(day(start), count)
}

#[test]
fn the_ten_vectors() {
    let vectors = [
        ("2026-09-18", 5, "2026-09-24"),
        ("2026-02-12", 5, "2026-02-26"),
        ("2026-02-12", 20, "2026-03-18"),
        ("2026-04-29", 7, "2026-05-12"),
        ("2025-09-26", 20, "2025-10-30"),
        ("2008-09-26", 5, "2008-10-08"),
        ("2008-04-30", 15, "2008-05-22"),
        ("2008-06-05", 7, "2008-06-17"),
        ("2008-09-01", 20, "2008-09-28"),
        ("2008-12-29", 5, "2009-01-06"),
    ];
    for (start, count, end) in vectors {
        let due = plus(start, count);
        assert_eq!((due.date, due.certainty), (day(end), Certainty::Final), "{start} + {count}");
    }
}

#[test]
fn the_days_of_2026_are_those_of_the_notice() {
    let calendar = Calendar::built_in();
    let off = [("01-01", 3), ("02-15", 9), ("04-04", 3), ("05-01", 5), ("06-19", 3), ("09-25", 3), ("10-01", 7)];
    for (first, count) in off {
        for date in day(&format!("2026-{first}")).iter_days().take(count) {
            assert_eq!(calendar.is_working_day(date), (false, Certainty::Final), "{date}");
        }
    }
    for made_up in ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"] {
        let date = day(&format!("2026-{made_up}"));
        assert_eq!(calendar.day_kind(date), (DayKind::MadeUpWorkday, Certainty::Final));
    }
}

#[test]
fn the_days_that_did_not_count_are_named() {
    let due = plus("2026-09-24", 1);
    assert_eq!(due.date, day("2026-09-28"));
    let kinds: Vec<DayKind> = due.skipped.iter().map(|(_, kind)| *kind).collect();
    assert_eq!(kinds, [DayKind::Holiday, DayKind::Weekend, DayKind::Weekend]);
    assert_eq!(due.skipped[0].0, day("2026-09-25"));
}

#[test]
fn a_period_that_touches_a_year_without_a_notice_is_provisional() {
    assert_eq!(plus("2026-12-30", 1).certainty, Certainty::Final);
    let due = plus("2026-12-31", 1);
    assert_eq!((due.date, due.certainty), (day("2027-01-04"), Certainty::Provisional));
    assert_eq!(due.skipped[0], (day("2027-01-01"), DayKind::Holiday), "1 January is off by law, notice or not");
    assert_eq!(plus("2007-12-31", 1).certainty, Certainty::Provisional);
    assert_eq!(plus("2031-05-06", 3).certainty, Certainty::Provisional);
}

#[test]
fn an_imported_year_settles_what_was_provisional_and_may_replace_a_built_in_one() {
    let of_2027 = parse_notice(2027, "2027-01-01,off\n2027-01-04,off\n2027-10-01,off\n2026-12-26,work").unwrap();
    let calendar = Calendar::with_imported([of_2027]);
    let due = calendar.add_working_days(day("2026-12-25"), 6);
    assert_eq!((due.date, due.certainty), (day("2027-01-05"), Certainty::Final));
    assert_eq!(calendar.day_kind(day("2026-12-26")).0, DayKind::MadeUpWorkday);
    assert!(calendar.years().eq(2008..=2027));

    let again = parse_notice(2026, "2026-01-01,off\n2026-05-01,off\n2026-10-01,off\n2026-10-02,off").unwrap();
    let calendar = Calendar::with_imported([again]);
    assert_eq!(calendar.is_working_day(day("2026-10-05")), (true, Certainty::Final));
    assert_eq!(calendar.is_working_day(day("2025-10-08")), (false, Certainty::Final));
}

#[test]
fn calendar_days_and_months_roll_off_a_day_of_rest() {
    let calendar = Calendar::built_in();
    let cases = [
        ("2026-09-24", Length::CalendarDays(7), "2026-10-08", 7),
        ("2026-09-11", Length::CalendarDays(9), "2026-09-20", 0),
        ("2026-08-31", Length::Months(1), "2026-09-30", 0),
        ("2024-01-31", Length::Months(1), "2024-02-29", 0),
        ("2025-12-01", Length::Months(1), "2026-01-04", 3),
        ("2026-09-18", Length::WorkingDays(5), "2026-09-24", 1),
    ];
    for (start, length, end, skipped) in cases {
        let due = calendar.end_of(day(start), length);
        assert_eq!((due.date, due.skipped.len()), (day(end), skipped), "{start} + {length:?}");
    }
}

#[test]
fn a_day_lasts_until_midnight_in_china() {
    let due = plus("2026-09-18", 5);
    assert_eq!(due.ends_at().to_rfc3339(), "2026-09-24T16:00:00+00:00");
    assert_eq!(day_in_shanghai(due.ends_at() - chrono::TimeDelta::seconds(1)), due.date);
    assert_eq!(day_in_shanghai(due.ends_at()), day("2026-09-25"));
}

#[test]
fn the_edge_of_time_ends_the_count() {
    let calendar = Calendar::built_in();
    for length in [Length::WorkingDays(9), Length::CalendarDays(9), Length::Months(9)] {
        assert_eq!(calendar.end_of(NaiveDate::MAX, length).certainty, Certainty::Provisional);
    }
}

#[test]
fn the_entry_behind_a_day_is_named() {
    let of_2008 = Calendar::built_in();
    let sources = [
        ("2026-10-01", DaySource::Notice(2026)),
        ("2026-10-10", DaySource::Notice(2026)),
        ("2026-10-17", DaySource::Week),
        ("2031-10-01", DaySource::FixedDate),
        ("2031-10-05", DaySource::Week),
    ];
    for (date, source) in sources {
        assert_eq!(of_2008.source(day(date)), source, "{date}");
    }
    let of_2027 = parse_notice(2027, "2027-01-01,off\n2027-10-01,off\n2026-12-26,work").unwrap();
    assert_eq!(Calendar::with_imported([of_2027]).source(day("2026-12-26")), DaySource::Notice(2027));
}

#[test]
fn what_must_precede_a_day_is_counted_back_from_it() {
    let calendar = Calendar::built_in();
    let cases = [
        ("2026-10-16", Length::WorkingDays(7), "2026-10-08"),
        ("2026-09-24", Length::WorkingDays(5), "2026-09-18"),
        ("2026-10-31", Length::CalendarDays(30), "2026-10-08"),
        ("2026-09-30", Length::CalendarDays(30), "2026-08-31"),
        ("2026-10-03", Length::CalendarDays(1), "2026-10-03"),
        ("2026-10-31", Length::Months(1), "2026-09-30"),
    ];
    for (event, length, last) in cases {
        assert_eq!(calendar.last_day_before(day(event), length).date, day(last), "{event} - {length:?}");
    }
}

#[test]
fn stopped_days_do_not_count_and_an_extension_follows_the_limit() {
    let calendar = Calendar::built_in();
    let stopped = |date| (day("2026-09-21")..=day("2026-09-22")).contains(&date);
    let end = |lengths: &[Length]| calendar.end_without(day("2026-09-18"), lengths, stopped).date;
    assert_eq!(
        end(&[Length::WorkingDays(5)]),
        day("2026-09-29"),
        "two days stopped: 24 September and two working days"
    );
    assert_eq!(end(&[Length::WorkingDays(3), Length::WorkingDays(2)]), end(&[Length::WorkingDays(5)]));
    assert_eq!(end(&[Length::CalendarDays(4)]), day("2026-09-24"));
    assert_eq!(end(&[Length::CalendarDays(4), Length::CalendarDays(1)]), day("2026-09-28"), "rolled once, at the end");
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..10_000_u64).prop_map(|offset| day("2005-01-01") + chrono::Days::new(offset))
}

proptest! {
    #[test]
    fn the_end_is_a_working_day_after_the_start(start in any_day(), count in 1..200_u16) {
        let calendar = Calendar::built_in();
        let due = calendar.add_working_days(start, count);
        prop_assert!(due.date > start);
        prop_assert!(calendar.is_working_day(due.date).0);
        let passed = (due.date - start).num_days();
        prop_assert_eq!(passed, i64::from(count) + i64::try_from(due.skipped.len()).unwrap());
    }

    #[test]
    fn two_periods_in_a_row_are_one(start in any_day(), one in 1..60_u16, two in 1..60_u16) {
        let calendar = Calendar::built_in();
        let first = calendar.add_working_days(start, one);
        let second = calendar.add_working_days(first.date, two);
        let whole = calendar.add_working_days(start, one + two);
        prop_assert_eq!(whole.date, second.date);
        prop_assert_eq!(whole.certainty, first.certainty.max(second.certainty));
    }

    #[test]
    fn a_later_start_or_a_longer_period_never_ends_earlier(start in any_day(), count in 0..60_u16, later in 0..20_u64) {
        let calendar = Calendar::built_in();
        let end = |start, count| calendar.add_working_days(start, count).date;
        prop_assert!(end(start, count) <= end(start + chrono::Days::new(later), count));
        prop_assert!(end(start, count) < end(start, count + 1));
        let roll = |start| calendar.add_calendar_days(start, count).date;
        prop_assert!(roll(start) <= roll(start + chrono::Days::new(later)));
        prop_assert!(calendar.is_working_day(roll(start)).0);
    }

    #[test]
    fn calendar_days_end_no_later_than_as_many_working_days(start in any_day(), count in 1..60_u16) {
        let calendar = Calendar::built_in();
        prop_assert!(calendar.add_calendar_days(start, count).date <= calendar.add_working_days(start, count).date);
    }

    #[test]
    fn counting_the_working_days_undoes_adding_them(start in any_day(), count in 0..60_u16) {
        let calendar = Calendar::built_in();
        let end = calendar.add_working_days(start, count).date;
        prop_assert_eq!(calendar.working_days(start, end), usize::from(count));
        let back = calendar.last_day_before(end, Length::WorkingDays(count)).date;
        prop_assert_eq!(calendar.add_working_days(back, count).date, end);
    }
}
