//! Ten thousand random cases in random flows against the rules said a second time, from the events alone.

mod dice;
mod rules;
mod shapes;
mod tampered;
mod tokens;

use super::samples::{filing, noon};
use super::*;
use crate::approvals::clock::{Certificate, Input, compute};
use crate::calendar::{Calendar, day_in_shanghai};
use chrono::{DateTime, TimeDelta, Utc};
use dice::Dice;
use proptest::prelude::*;
use rules::{Seen, follow};
use shapes::Shape;
use std::sync::LazyLock;

static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::built_in);

/// The last licence day of the renewals that are tried.
const EXPIRES: &str = "2026-10-30";

/// What a random case begins with.
fn begun(dice: &mut Dice, shape: u64) -> Filing {
    let at: DateTime<Utc> = noon("2026-09-01") + TimeDelta::hours(dice.roll(1_200).try_into().unwrap());
    let (terms, facts) = dice.terms(shape);
    Filing { facts, ..filing(terms, at) }
}

/// Each pause by itself moves a deadline on, or leaves it where it was; so does all that comes before it.
fn grows_with_each_pause(clock: &Certificate) {
    let mut before = None;
    for count in 0..=clock.input.pauses.len() {
        let pauses = clock.input.pauses[..count].to_vec();
        let due = compute(Input { pauses, ..clock.input.clone() }, &CALENDAR).unwrap().due;
        assert!(before <= Some(due), "a pause has shortened {:?}", clock.input.limit.rule);
        before = Some(due);
    }
    assert_eq!(before, Some(clock.due));
}

/// The case and its events after all that was tried.
fn run(filing: Filing, tried: &[u64]) -> (Case, Vec<Event>) {
    let (mut now, mut last) = (filing.at, filing.at);
    let (mut case, mut events) = (Case::begin(filing).unwrap(), Vec::new());
    for number in tried {
        let mut dice = Dice(*number);
        let act = dice.act(day_in_shanghai(now), &case);
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

/// What random cases come to, in words: each kind of event, in flows with and without a cover.
fn kinds(event: &Event, flow: bool) -> String {
    let what = serde_json::to_value(&event.what).unwrap()["what"].as_str().unwrap().to_owned();
    let cover = matches!(event.by, By::Post { cover_for: Some(_), .. });
    format!("{what}{}{}", if flow { " in a flow" } else { "" }, if cover { " by a cover" } else { "" })
}

/// A law that is never put to the test keeps itself.
#[test]
fn random_cases_come_to_everything_that_can_happen() {
    let mut seen = std::collections::BTreeMap::new();
    for seed in 0..1_000 {
        let mut numbers = Shape(seed);
        let filing = begun(&mut Dice(numbers.number()), numbers.number());
        let tried: Vec<u64> = (0..60).map(|_| numbers.number()).collect();
        let flow = filing.terms.flow.is_some();
        let (_, events) = run(filing, &tried);
        for event in &events {
            *seen.entry(kinds(event, flow)).or_insert(0) += 1;
        }
    }
    let wanted = [
        "step-drafted in a flow",
        "step-drafted in a flow by a cover",
        "step-handled in a flow",
        "step-handled in a flow by a cover",
        "decided in a flow",
        "decided in a flow by a cover",
        "suspended in a flow by a cover",
        "ran-on in a flow",
        "extended in a flow",
        "hearing-held in a flow",
        "supplied in a flow",
        "withdrawn in a flow",
        "deemed in a flow",
        "delivered in a flow",
        "licence in a flow",
        "decided",
    ];
    let never: Vec<_> = wanted.iter().filter(|kind| !seen.contains_key(**kind)).collect();
    assert!(never.is_empty(), "never: {never:?} of {seen:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn ten_thousand_random_cases_keep_the_law(
        first in any::<u64>(),
        shape in any::<u64>(),
        tried in prop::collection::vec(any::<u64>(), 0..60),
    ) {
        let mut dice = Dice(first);
        let filing = begun(&mut dice, shape);
        let later: i64 = dice.roll(6_000).try_into().unwrap();
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
        case.clocks(&CALENDAR).unwrap().iter().for_each(grows_with_each_pause);
        for run in case.steps() {
            grows_with_each_pause(&case.step_clock(run, &CALENDAR).unwrap().unwrap());
        }
        // The fold is what the record amounts to when it is read with suspicion.
        prop_assert_eq!(replay(filing, &events, &CALENDAR), Ok(case));
    }
}
