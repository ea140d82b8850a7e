//! Examples from the law and the calendar, and what is refused.

use super::samples::{certificate, day, decide, extension, pause};
use super::*;
use crate::calendar::{Calendar, Certainty, DayKind, DaySource, Length, parse_notice};
use chrono::TimeDelta;
use limits::Statutory;

#[test]
fn twenty_days_from_an_acceptance_before_the_spring_festival() {
    let certificate = certificate(decide("2026-02-12"));
    assert_eq!((certificate.due, certificate.certainty), (day("2026-03-18"), Certainty::Final));
    let first = DayNoted { day: day("2026-02-14"), why: Why::MadeUp { source: DaySource::Notice(2026) } };
    assert_eq!(certificate.days[0], first, "the Saturday that is worked counted, and says why");
    let rest = Why::Rest { kind: DayKind::Holiday, source: DaySource::Notice(2026) };
    let off: Vec<_> = certificate.days[1..10].iter().filter(|noted| noted.why == rest).collect();
    assert_eq!(off.len(), 6, "of the nine days from 15 to 23 February six are off by the notice");
    assert_eq!(certificate.days[9].day, day("2026-02-23"));
    let sunday = certificate.days.iter().find(|noted| noted.day == day("2026-03-01")).unwrap();
    assert_eq!(sunday.why, Why::Rest { kind: DayKind::Weekend, source: DaySource::Week });
}

#[test]
fn a_start_on_a_rest_day_is_not_counted_either() {
    let limit = Statutory::TellMissing.limit();
    let due = |start| certificate(Input::plain(limit.clone(), day(start))).due;
    assert_eq!(due("2026-10-03"), day("2026-10-13"), "8, 9, 10 (a Saturday worked), 12, 13 October");
    assert_eq!(due("2026-09-30"), due("2026-10-07"));
}

#[test]
fn a_limit_that_reaches_a_year_without_a_notice_is_provisional_until_the_notice_is_out() {
    let provisional = certificate(decide("2026-12-14"));
    assert_eq!((provisional.due, provisional.certainty), (day("2027-01-12"), Certainty::Provisional));
    let new_year = provisional.days.iter().find(|noted| noted.day == day("2027-01-01")).unwrap();
    assert_eq!(new_year.why, Why::Rest { kind: DayKind::Holiday, source: DaySource::FixedDate });

    let notice = parse_notice(2027, "2027-01-01,off\n2027-01-04,off\n2027-10-01,off").unwrap();
    let calendar = Calendar::with_imported([notice]);
    let (claimed, computed) = (day("2027-01-12"), day("2027-01-13"));
    assert_eq!(check(&provisional, &calendar), Err(Difference::Due { claimed, computed }));
    let settled = provisional.recompute(&calendar).unwrap();
    assert_eq!((settled.due, settled.certainty), (computed, Certainty::Final));
}

#[test]
fn a_pause_moves_the_end_and_says_how_far_it_reached() {
    let plain = certificate(decide("2026-09-01"));
    assert_eq!(plain.due, day("2026-09-29"));
    let mut input = decide("2026-09-01");
    input.pauses.push(pause(day("2026-09-08"), 10, Some(day("2026-09-14"))));
    let paused = certificate(input);
    assert_eq!(paused.stops, [Stop { until: day("2026-09-14"), by_itself: false, days: 4 }]);
    assert_eq!(paused.due, day("2026-10-10"), "30 September, 8, 9 and 10 October");
    assert_eq!((paused.stopped_on(day("2026-09-08")), paused.stopped_on(day("2026-09-14"))), (None, Some(0)));
}

#[test]
fn nobody_stops_the_clock_for_longer_than_was_told() {
    let reach = |until: Option<&str>| {
        let mut input = decide("2026-09-01");
        input.pauses.push(pause(day("2026-09-08"), 3, until.map(day)));
        certificate(input)
    };
    let told = reach(None);
    assert_eq!(told.stops, [Stop { until: day("2026-09-11"), by_itself: true, days: 3 }]);
    assert_eq!(reach(Some("2026-09-30")).due, told.due);
    assert!(reach(Some("2026-09-10")).due < told.due);
    assert!(!reach(Some("2026-09-11")).stops[0].by_itself);
}

#[test]
fn the_one_extension_follows_the_limit() {
    let mut input = decide("2026-09-01");
    input.extension = Some(extension("2026-09-25", 10));
    assert_eq!(certificate(input).due, Calendar::built_in().add_working_days(day("2026-09-01"), 30).date);
}

#[test]
fn calendar_days_and_months_stop_and_roll() {
    let mut limit = Statutory::Decide.limit();
    (limit.length, limit.extension) = (Length::Months(1), None);
    let mut input = Input::plain(limit, day("2026-08-31"));
    assert_eq!(certificate(input.clone()).due, day("2026-09-30"));
    input.pauses.push(pause(day("2026-09-11"), 5, Some(day("2026-09-13"))));
    let rolled = certificate(input);
    assert_eq!((rolled.stops[0].days, rolled.due), (2, day("2026-10-08")), "2 October and over the holidays");
    assert_eq!(rolled.days.len(), 2 + 6);
}

#[test]
fn a_promise_stops_and_grows_as_the_law_has_it() {
    let law = Statutory::Decide.limit();
    let rule = Rule { id: "item.promise".to_owned(), version: 3 };
    let basis = Basis { law: "办事指南".to_owned(), article: String::new() };
    let promised = law.promised(rule, basis, Length::WorkingDays(8));
    assert_eq!((promised.grade, promised.length, promised.start), (Grade::Promised, Length::WorkingDays(8), law.start));
    assert_eq!((promised.stops, promised.extension), (law.stops, law.extension));
}

#[test]
fn what_cannot_have_happened_is_refused() {
    let changed = |change: &dyn Fn(&mut Input)| {
        let mut input = decide("2026-09-01");
        change(&mut input);
        compute(input, &Calendar::built_in()).unwrap_err()
    };
    let with = |pauses: &[Pause]| changed(&|input| input.pauses = pauses.to_vec());
    let on = |date: &str, needed, until: Option<&str>| pause(day(date), needed, until.map(day));
    assert_eq!(changed(&|input| input.start.event = StartEvent::Decided), ClockFault::OtherStart);
    assert_eq!(with(&[on("2026-09-08", 0, None)]), ClockFault::NoNeededTime(0));
    assert_eq!(with(&[on("2026-08-31", 2, None)]), ClockFault::PauseDays(0));
    assert_eq!(with(&[on("2026-09-08", 2, Some("2026-09-07"))]), ClockFault::PauseDays(0));
    let overlapping = [on("2026-09-08", 9, Some("2026-09-10")), on("2026-09-09", 2, None)];
    assert_eq!(with(&overlapping), ClockFault::PauseDays(1));
    let unstoppable = |input: &mut Input| {
        input.limit.stops = vec![StopReason::Hearing];
        input.pauses = vec![on("2026-09-08", 2, None)];
    };
    assert_eq!(changed(&unstoppable), ClockFault::NoSuchStop(0));

    let extended = |extension: Extension| changed(&|input| input.extension = Some(extension.clone()));
    assert_eq!(extended(extension("2026-09-25", 11)), ClockFault::ExtensionLength);
    assert_eq!(extended(extension("2026-09-25", 0)), ClockFault::ExtensionLength);
    assert_eq!(extended(extension("2026-08-31", 10)), ClockFault::ExtensionDay);
    let by = |office, length| Extension { office, length, ..extension("2026-09-25", 10) };
    assert_eq!(extended(by(Office::GovernmentHead, Length::WorkingDays(10))), ClockFault::ExtensionOffice);
    assert_eq!(extended(by(Office::AgencyHead, Length::Months(1))), ClockFault::ExtensionLength);
    let unextendable = |input: &mut Input| {
        input.limit.extension = None;
        input.extension = Some(extension("2026-09-25", 10));
    };
    assert_eq!(changed(&unextendable), ClockFault::NoExtension);
}

#[test]
fn each_falsified_part_of_a_certificate_is_named() {
    let mut input = decide("2026-09-01");
    input.pauses.push(pause(day("2026-09-08"), 3, None));
    let whole = certificate(input);
    let calendar = Calendar::built_in();
    assert_eq!(check(&whole, &calendar), Ok(()));
    let falsified = |change: &dyn Fn(&mut Certificate)| {
        let mut certificate = whole.clone();
        change(&mut certificate);
        check(&certificate, &calendar).unwrap_err()
    };
    assert_eq!(falsified(&|it| it.v.push('0')), Difference::Format);
    assert_eq!(
        falsified(&|it| it.input.pauses[0].needed = Length::WorkingDays(0)),
        Difference::Input(ClockFault::NoNeededTime(0))
    );
    let (claimed, computed) = (day("2026-10-10"), whole.due);
    assert_eq!(falsified(&|it| it.due = claimed), Difference::Due { claimed, computed });
    let (claimed, computed) = (Certainty::Provisional, Certainty::Final);
    assert_eq!(falsified(&|it| it.certainty = claimed), Difference::Certainty { claimed, computed });
    assert_eq!(falsified(&|it| it.stops[0].days = 4), Difference::Stop(0));
    assert_eq!(falsified(&|it| it.stops.clear()), Difference::Stop(0));
    let first = whole.days[0].day;
    assert_eq!(falsified(&|it| it.days = it.days[1..].to_vec()), Difference::Day(first));
    let last = whole.days.last().unwrap().day;
    assert_eq!(falsified(&|it| it.days.truncate(it.days.len() - 1)), Difference::Day(last));
}

#[test]
fn the_canonical_json_reads_back_and_its_hash_moves_with_every_part() {
    let whole = certificate(decide("2026-09-18"));
    let bytes = whole.to_bytes().unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(
        text.starts_with(
            r#"{"certainty":"final","days":[{"day":"2026-09-19","kind":"weekend","source":{"by":"week"},"why":"rest"}"#
        ),
        "{text}"
    );
    assert_eq!(serde_json::from_slice::<Certificate>(&bytes).unwrap(), whole);
    let other = certificate(decide("2026-09-19"));
    assert_ne!(whole.hash().unwrap(), other.hash().unwrap());
}

#[test]
fn what_passed_while_nobody_looked_passed_on_its_own_day() {
    let mut input = decide("2026-09-01");
    input.pauses.push(pause(day("2026-09-08"), 3, None));
    let certificate = certificate(input);
    let at = |text: &str| text.parse().unwrap();
    let ran_on = Effect { at: at("2026-09-11T16:00:00Z"), kind: EffectKind::RanOn { pause: 0 } };
    let over = Effect { at: at("2026-10-09T16:00:00Z"), kind: EffectKind::Over };
    assert_eq!(certificate.due, day("2026-10-09"));
    assert_eq!(certificate.effects_until(ran_on.at - TimeDelta::seconds(1)), []);
    assert_eq!(certificate.effects_until(over.at - TimeDelta::seconds(1)), [ran_on]);
    assert_eq!(certificate.effects_until(at("2027-05-01T00:00:00Z")), [ran_on, over]);
    assert!(certificate.is_over(over.at) && !certificate.is_over(over.at - TimeDelta::seconds(1)));
}

#[test]
fn the_clock_says_how_it_stands_on_each_day() {
    let mut input = decide("2026-09-01");
    input.pauses.push(pause(day("2026-09-08"), 3, None));
    let certificate = certificate(input);
    let standings = [
        ("2026-09-01", Standing::Running { left: 20 }),
        ("2026-09-08", Standing::Running { left: 15 }),
        ("2026-09-09", Standing::Stopped { pause: 0, left: 15 }),
        ("2026-09-12", Standing::Running { left: 15 }),
        ("2026-10-07", Standing::Running { left: 2 }),
        ("2026-10-09", Standing::Running { left: 0 }),
        ("2026-10-10", Standing::Over { by: 1 }),
        ("2026-10-12", Standing::Over { by: 2 }),
    ];
    for (today, standing) in standings {
        assert_eq!(certificate.standing(day(today), &Calendar::built_in()), standing, "{today}");
    }
}
