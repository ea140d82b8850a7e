//! What holds for cards whatever the case: issuing again changes nothing, looking often is looking once.

use super::samples::*;
use super::*;
use crate::approvals::clock::samples::{day, post};
use chrono::{DateTime, Days, TimeDelta, Utc};
use proptest::prelude::*;
use std::collections::BTreeSet;

const SCOPES: [Scope; 3] = [Scope::Acceptance, Scope::Total, Scope::Delivery];

fn instant(hours: i64) -> DateTime<Utc> {
    at("2026-08-01T00:00:00Z") + TimeDelta::hours(hours)
}

prop_compose! {
    fn any_timed(scope: Scope)(
        start in 0..80_u64,
        promise in prop::option::of(1..20_u16),
        by_law in any::<bool>(),
        done in prop::option::of(0..3_000_i64),
    ) -> Timed {
        let start = (day("2026-08-01") + Days::new(start)).to_string();
        Timed {
            scope: scope.clone(),
            post: post("p-12"),
            promised: promise.map(|days| promised(&start, days)),
            statutory: by_law.then(|| statutory(&start)),
            done_at: done.map(instant),
        }
    }
}

prop_compose! {
    fn any_facts()(
        timed in SCOPES.map(any_timed),
        incidents in prop::collection::vec((prop::sample::select(&Trigger::ALL[4..]), 0..3_usize, 0..3_000_i64), 0..5),
    ) -> Facts {
        let incident = |(trigger, scope, hours): (Trigger, usize, i64)| {
            Incident { trigger, scope: SCOPES[scope].clone(), post: post("p-11"), at: instant(hours) }
        };
        let incidents = incidents.into_iter().map(incident).collect();
        Facts { case: case(), timed: timed.to_vec(), incidents, stops: Vec::new() }
    }
}

/// The cards after a look.
fn look(mut cards: Vec<Card>, facts: &Facts, now: DateTime<Utc>) -> Vec<Card> {
    cards.extend(due(&cards, facts, now, &Measures::default(), &CALENDAR));
    cards
}

proptest! {
    #[test]
    fn issuing_twice_changes_nothing(facts in any_facts(), hours in 0..4_000_i64) {
        let once = look(Vec::new(), &facts, instant(hours));
        prop_assert_eq!(look(once.clone(), &facts, instant(hours)), once);
    }

    #[test]
    fn looking_often_is_looking_once(facts in any_facts(), mut looks in prop::collection::vec(0..4_000_i64, 1..8)) {
        looks.sort_unstable();
        let often = looks.iter().fold(Vec::new(), |cards, hours| look(cards, &facts, instant(*hours)));
        prop_assert_eq!(often, look(Vec::new(), &facts, instant(*looks.last().unwrap())));
    }

    #[test]
    fn every_card_is_due_and_is_the_only_one_of_its_kind(facts in any_facts(), hours in 0..4_000_i64) {
        let cards = look(Vec::new(), &facts, instant(hours));
        let keys: BTreeSet<&CardKey> = cards.iter().map(|card| &card.key).collect();
        prop_assert_eq!(keys.len(), cards.len());
        prop_assert!(cards.iter().all(|card| card.at <= instant(hours) && card.is_open() == (card.colour() != Colour::Warning)));
    }

    /// Said a second time: a limit that was over while its part was open has its card, and no other limit has.
    #[test]
    fn a_limit_has_a_card_exactly_if_it_was_over_while_its_part_was_open(facts in any_facts(), hours in 0..4_000_i64) {
        let now = instant(hours);
        let cards = look(Vec::new(), &facts, now);
        for timed in &facts.timed {
            let limits = [(Trigger::PromiseOver, &timed.promised), (Trigger::LimitOver, &timed.statutory)];
            for (trigger, limit) in limits {
                let overdue = limit.as_ref().is_some_and(|limit| {
                    limit.is_over(now) && timed.done_at.is_none_or(|done| limit.is_over(done))
                });
                let has = cards.iter().any(|card| card.key.scope == timed.scope && card.key.trigger == trigger);
                prop_assert_eq!(has, overdue, "{:?} of {:?}", trigger, timed.scope);
            }
        }
    }

    /// The warning comes before the card it warns of, with the working days of the measure between.
    #[test]
    fn a_warning_leaves_as_many_working_days_as_the_measure_says(facts in any_facts()) {
        let cards = look(Vec::new(), &facts, instant(9_000));
        for card in cards.iter().filter(|card| card.key.trigger == Trigger::NearlyDue) {
            let timed = facts.timed.iter().find(|timed| timed.scope == card.key.scope).unwrap();
            let clock = timed.promised.as_ref().or(timed.statutory.as_ref()).unwrap();
            let today = crate::calendar::day_in_shanghai(card.at);
            let left = CALENDAR.working_days(today, clock.due);
            prop_assert!(left <= 2 && card.at < clock.ends_at());
            prop_assert!(left == 2 || today == clock.input.start.on.succ_opt().unwrap());
        }
    }
}
