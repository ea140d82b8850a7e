//! When a case has ended, so that its applicant can say how it was handled.

use crate::approvals::case::{Event, What};
use chrono::{DateTime, Utc};

/// When a case ended by its events: its decision was handed over, or it ended without one. None while it runs. What happens
/// to a licence afterwards changes nothing.
pub fn ended_at(events: &[Event]) -> Option<DateTime<Utc>> {
    events.iter().find(|event| ends(&event.what)).map(|event| event.at)
}

const fn ends(what: &What) -> bool {
    matches!(
        what,
        What::Delivered
            | What::Withdrawn
            | What::Terminated { .. }
            | What::RefusedNotRequired { .. }
            | What::RefusedNoAuthority { .. }
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::approvals::case::samples::{filing, noon, terms};
    use crate::approvals::case::{By, Case, Decision, Fiction, LicenceAct, State, TerminatedBecause};

    fn decided() -> What {
        What::Decided { decision: Decision::Grant { valid_until: None } }
    }

    /// Each on the day after the one before it, from 8 September 2026.
    fn events(what: Vec<What>) -> Vec<Event> {
        let at = |place: usize| noon(&format!("2026-09-{:02}", 8 + place));
        what.into_iter().enumerate().map(|(place, what)| Event { at: at(place), by: By::Applicant, what }).collect()
    }

    #[test]
    fn a_case_has_ended_exactly_if_its_state_says_so() {
        let accepted = || What::Accepted { as_of: "2026-09-08".parse().unwrap() };
        let reason = || "nothing came".to_owned();
        let because = TerminatedBecause::NotSupplied;
        let deemed = What::Deemed { fiction: Fiction::SilentConsent, valid_until: None };
        let courses = [
            vec![],
            vec![accepted()],
            vec![accepted(), decided()],
            vec![accepted(), deemed],
            vec![accepted(), decided(), What::Delivered],
            vec![accepted(), What::Withdrawn],
            vec![What::Terminated { because, reason: reason() }],
            vec![What::RefusedNotRequired { reason: reason() }],
            vec![What::RefusedNoAuthority { go_to: reason() }],
        ];
        let mut ended = 0;
        for course in courses {
            let events = events(course);
            let case = Case::of(filing(terms(), noon("2026-09-07")), &events).unwrap();
            let over = case.state().is_final() || case.state() == State::Delivered;
            assert_eq!(ended_at(&events), over.then(|| events.last().unwrap().at), "{events:?}");
            ended += usize::from(over);
        }
        assert_eq!(ended, 5);
    }

    #[test]
    fn what_happens_to_the_licence_afterwards_changes_nothing() {
        let act = LicenceAct::Revoke { reason: "it was bought".to_owned() };
        let events = events(vec![decided(), What::Delivered, What::Licence(act)]);
        assert_eq!(ended_at(&events), Some(noon("2026-09-09")));
    }
}
