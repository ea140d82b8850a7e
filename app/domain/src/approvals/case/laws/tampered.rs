//! Records of random cases that somebody has tampered with: what was changed is found where it was changed.

use super::dice::Dice;
use super::rules::{Seen, follow};
use super::{CALENDAR, begun, run};
use crate::approvals::case::samples::*;
use crate::approvals::case::*;
use crate::approvals::clock::Office;
use crate::approvals::clock::samples::post;
use crate::approvals::flow::samples::id;
use crate::calendar::Length;
use chrono::{Days, TimeDelta};
use proptest::prelude::*;

/// The event as no rule would have written it.
fn tampered(event: &Event, dice: &mut Dice) -> Event {
    let mut event = event.clone();
    if let By::Post { account: of, .. } = &mut event.by
        && dice.roll(4) == 0
    {
        *of = account(APPLICANT);
        return event;
    }
    let blank = || " ".to_owned();
    match (&mut event.what, dice.roll(4)) {
        (
            What::RefusedNotRequired { reason: words }
            | What::RefusedNoAuthority { go_to: words }
            | What::HearingHeld { record: words }
            | What::ProposalReturned { reason: words }
            | What::Terminated { reason: words, .. }
            | What::Licence(LicenceAct::Revoke { reason: words } | LicenceAct::Annul { reason: words }),
            _,
        ) => *words = blank(),
        (What::CorrectionAsked { missing, .. }, 0 | 1) => missing.clear(),
        (What::CorrectionAsked { until, .. }, _) => *until = *until - Days::new(400),
        (What::Accepted { as_of }, _) => *as_of = *as_of - Days::new(1),
        (What::Suspended(pause), 0) => pause.from = pause.from - Days::new(1),
        (What::Suspended(pause), 1) => pause.until = Some(pause.from),
        (What::Suspended(pause), 2) => pause.ordered_by = post("p-99"),
        (What::Suspended(pause), _) => pause.notice = blank(),
        (What::Extended(extension), 0) => extension.length = Length::WorkingDays(99),
        (What::Extended(extension), 1) => extension.office = Office::GovernmentHead,
        (What::Extended(extension), 2) => extension.on = extension.on - Days::new(1),
        (What::Extended(extension), _) => extension.approved_by = post("p-99"),
        (What::HearingCalled(called), 0 | 1) => called.place = blank(),
        (What::HearingCalled(called), _) => called.on = called.on - Days::new(400),
        (What::StepDrafted { step, .. } | What::StepHandled { step, .. }, 0 | 1) => *step = id("accept"),
        (What::StepDrafted { .. } | What::StepHandled { .. }, _) => {
            event.by = By::Post { post: post("p-99"), account: account(21), cover_for: None };
        }
        (What::Proposed { decision }, _) => *decision = Decision::Deny { reasons: vec![blank()], remedies: vec![] },
        (What::Decided { decision }, _) => {
            *decision = Decision::Grant { valid_until: Some("1999-12-31".parse().unwrap()) }
        }
        (What::Deemed { valid_until, .. }, 0 | 1) => *valid_until = Some("1999-12-31".parse().unwrap()),
        (What::RanOn | What::Deemed { .. }, 2) => event.at += TimeDelta::seconds(1),
        (What::RanOn | What::Deemed { .. }, _) => event.by = By::Applicant,
        (What::Supplied | What::Withdrawn | What::HearingAsked, _) => event.by = By::Law,
        (What::Resumed | What::HearingOffered | What::Delivered, _) => event.by = By::Applicant,
        (What::Licence(act), _) => *act = LicenceAct::Change { reason: blank() },
    }
    event
}

/// A record that a random case has left, from numbers.
fn record(first: u64, tried: &[u64]) -> (Filing, Case, Vec<Event>) {
    let filing = begun(&mut Dice(first), first.rotate_left(32));
    let (case, events) = run(filing.clone(), tried);
    (filing, case, events)
}

/// What replaying says; where it lets a record pass, the rules said a second time let it pass too.
fn replayed(filing: &Filing, events: &[Event]) -> Result<Case, (usize, Refused)> {
    let case = replay(filing.clone(), events, &CALENDAR)?;
    let mut seen = Seen::default();
    events.iter().for_each(|event| follow(filing, &mut seen, event));
    assert_eq!(Case::of(filing.clone(), events).as_ref(), Ok(&case));
    Ok(case)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn what_was_recorded_follows_and_what_was_changed_is_found_where_it_was(
        first in any::<u64>(),
        tried in prop::collection::vec(any::<u64>(), 20..60),
        how in any::<u64>(),
        which in any::<prop::sample::Index>(),
    ) {
        let (filing, case, mut events) = record(first, &tried);
        prop_assert_eq!(replayed(&filing, &events), Ok(case));
        prop_assume!(!events.is_empty());
        let place = which.index(events.len());
        events[place] = tampered(&events[place], &mut Dice(how));
        let found = replayed(&filing, &events).map(|case| case.state()).map_err(|(place, _)| place);
        prop_assert_eq!(found, Err(place), "{:?}", events[place]);
    }

    #[test]
    fn events_in_another_order_of_time_do_not_follow(
        first in any::<u64>(),
        tried in prop::collection::vec(any::<u64>(), 20..60),
        which in any::<prop::sample::Index>(),
    ) {
        let (filing, _, mut events) = record(first, &tried);
        let later: Vec<usize> = (1..events.len()).filter(|at| events[at - 1].at < events[*at].at).collect();
        prop_assume!(!later.is_empty());
        let place = later[which.index(later.len())];
        events.swap(place - 1, place);
        let found = replayed(&filing, &events).map(|case| case.state()).map_err(|(found, _)| found);
        prop_assert!(found == Err(place - 1) || found == Err(place), "{:?} at {}", found, place);
    }

    /// What was taken out or put in is found from there on, unless the rules would have let that happen too.
    #[test]
    fn what_was_taken_out_or_put_in_passes_only_where_the_rules_let_it(
        first in any::<u64>(),
        tried in prop::collection::vec(any::<u64>(), 20..60),
        which in any::<prop::sample::Index>(),
        from in any::<prop::sample::Index>(),
    ) {
        let (filing, _, events) = record(first, &tried);
        prop_assume!(!events.is_empty());
        let place = which.index(events.len());
        let mut less = events.clone();
        less.remove(place);
        let mut more = events.clone();
        let copied = Event { at: events[place].at, ..events[from.index(events.len())].clone() };
        more.insert(place + 1, copied);
        for (record, from) in [(less, place), (more, place + 1)] {
            if let Err((found, _)) = replayed(&filing, &record) {
                prop_assert!(found >= from, "{} before {}", found, from);
            }
        }
    }
}
