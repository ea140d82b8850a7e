//! Ten thousand random cases against the rules said a second time, from the events alone.

mod dice;
mod rules;
mod tampered;

use super::samples::{filing, noon};
use super::*;
use crate::calendar::{Calendar, day_in_shanghai};
use chrono::{DateTime, TimeDelta, Utc};
use dice::Dice;
use proptest::prelude::*;
use rules::{Seen, follow};
use std::sync::LazyLock;

static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::built_in);

/// The last licence day of the renewals that are tried.
const EXPIRES: &str = "2026-10-30";

/// The case and its events after all that was tried.
fn run(filing: Filing, tried: &[u64]) -> (Case, Vec<Event>) {
    let (mut now, mut last) = (filing.at, filing.at);
    let (mut case, mut events) = (Case::begin(filing).unwrap(), Vec::new());
    for number in tried {
        let mut dice = Dice(*number);
        let act = dice.act(day_in_shanghai(now));
        let actor = dice.actor(act.kind());
        let at = now + TimeDelta::hours(dice.hours());
        let answer = decide(&case, act, &actor, at, &CALENDAR);
        assert!(at >= last || matches!(answer, Err(Refused::ClockSetBack(_))), "an act before the last one");
        for event in answer.into_iter().flatten() {
            case.apply(&event);
            last = event.at;
            events.push(event);
        }
        now = now.max(at);
    }
    (case, events)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn ten_thousand_random_cases_keep_the_law(
        first in any::<u64>(),
        tried in prop::collection::vec(any::<u64>(), 0..40),
    ) {
        let mut dice = Dice(first);
        let at: DateTime<Utc> = noon("2026-09-01") + TimeDelta::hours(dice.roll(1_200).try_into().unwrap());
        let later: i64 = dice.roll(6_000).try_into().unwrap();
        let filing = filing(dice.terms(), at);
        let (case, mut events) = run(filing.clone(), &tried);
        prop_assert_eq!(&Case::of(filing.clone(), &events).unwrap(), &case);

        // Looking twice is looking once: a program that was down finds the same.
        let (middle, end) = (case.last_at + TimeDelta::hours(later / 2), case.last_at + TimeDelta::hours(later));
        let at_once = case.effects_until(end, &CALENDAR).unwrap();
        let mut case = case;
        let mut twice = case.advance(middle, &CALENDAR).unwrap();
        twice.extend(case.advance(end, &CALENDAR).unwrap());
        prop_assert_eq!(&at_once, &twice);
        events.extend(at_once);

        let mut seen = Seen::default();
        events.iter().for_each(|event| follow(&filing, &mut seen, event));
        prop_assert!(events.windows(2).all(|pair| pair[0].at <= pair[1].at));
        let due = case.statutory_clock(&CALENDAR).unwrap().map(|clock| clock.due);
        prop_assert_eq!(due, seen.due(), "the time that was stopped is accounted for");
    }
}
