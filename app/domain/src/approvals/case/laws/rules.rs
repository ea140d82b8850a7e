//! The rules said a second time: each event against all before it. The days are counted one by one, without the clock's
//! code.

use super::dice::cover;
use super::tokens::{Tokens, reviews};
use super::{CALENDAR, EXPIRES};
use crate::approvals::case::samples::*;
use crate::approvals::case::*;
use crate::approvals::clock::Pause;
use crate::approvals::flow::Ending;
use crate::calendar::{Length, day_in_shanghai};
use crate::ids::AccountId;
use chrono::{Days, NaiveDate, TimeDelta};

fn is_working(day: NaiveDate) -> bool {
    CALENDAR.is_working_day(day).0
}

/// The `count`-th day after `start` that is worked and not stopped.
fn nth_day(start: NaiveDate, count: u16, stopped: impl Fn(NaiveDate) -> bool) -> NaiveDate {
    let counted = start.iter_days().skip(1).filter(|day| is_working(*day) && !stopped(*day));
    counted.take(count.into()).last().unwrap_or(start)
}

/// The last day of the needed time that was told.
fn told_until(pause: &Pause) -> NaiveDate {
    match pause.needed {
        Length::WorkingDays(count) => nth_day(pause.from, count, |_| false),
        Length::CalendarDays(count) => {
            let last = pause.from + Days::new(count.into());
            last.iter_days().find(|day| is_working(*day)).unwrap()
        }
        Length::Months(_) => unreachable!("no months are tried"),
    }
}

/// What the events so far amount to, kept by hand.
#[derive(Default)]
pub struct Seen {
    asked: u32,
    supplied: Option<NaiveDate>,
    accepted: Option<NaiveDate>,
    stopped: Vec<(NaiveDate, NaiveDate)>,
    open: Option<Pause>,
    extended: Option<u16>,
    offered: Option<NaiveDate>,
    hearing_asked: bool,
    called: Option<NaiveDate>,
    chair: Option<AccountId>,
    tokens: Tokens,
    reviewed: Vec<AccountId>,
    drafted: Option<(Decision, AccountId)>,
    decided: bool,
    delivered: bool,
    over: bool,
}

impl Seen {
    /// The last day of the law's time to decide.
    pub fn due(&self) -> Option<NaiveDate> {
        let open = self.open.as_ref().map(|pause| (pause.from, told_until(pause)));
        let stopped = |day| self.stopped.iter().chain(&open).any(|(from, until)| *from < day && day <= *until);
        self.accepted.map(|start| nth_day(start, 20 + self.extended.unwrap_or(0), stopped))
    }
}

/// Who must have done it; none where nobody may.
fn duty_for(what: &What) -> Option<Duty> {
    Some(match what {
        What::Supplied | What::Withdrawn | What::HearingAsked => Duty::Receive,
        What::HearingOffered | What::HearingCalled(_) => Duty::Review,
        What::HearingHeld { .. } => Duty::Chair,
        What::RefusedNotRequired { .. }
        | What::RefusedNoAuthority { .. }
        | What::CorrectionAsked { .. }
        | What::Accepted { .. } => Duty::Receive,
        What::Suspended(_) | What::Resumed | What::Proposed { .. } => Duty::Review,
        What::Extended(_) => Duty::HeadAgency,
        What::ProposalReturned { .. } | What::Decided { .. } | What::Terminated { .. } | What::Licence(_) => {
            Duty::Decide
        }
        What::Delivered => Duty::Deliver,
        What::RanOn | What::Deemed { .. } | What::StepDrafted { .. } | What::StepHandled { .. } => return None,
    })
}

/// Nobody without the post, the region and the distance acted.
fn was_entitled(event: &Event) -> bool {
    let jilin = [window(), reviewer(), decider(), head(), chair(), clerk(21), clerk(22), cover(true)];
    let at_step = matches!(event.what, What::StepDrafted { .. } | What::StepHandled { .. });
    match &event.by {
        By::Law => matches!(event.what, What::Accepted { .. } | What::RanOn | What::Deemed { .. }),
        By::Applicant => matches!(event.what, What::Supplied | What::Withdrawn | What::HearingAsked),
        // Whose a step is, its rule says.
        By::Post { .. } if at_step => true,
        By::Post { cover_for: Some(_), .. } if decided_at_step(event) => true,
        By::Post { account, .. } => jilin.iter().any(|actor| {
            let Capacity::Post(holding) = &actor.capacity else { return false };
            actor.account == *account && duty_for(&event.what).is_some_and(|duty| holding.duties.contains(&duty))
        }),
    }
}

/// Whether it is the decision that the end of a flow is, by whoever came to it.
const fn decided_at_step(event: &Event) -> bool {
    matches!(event.what, What::Decided { .. })
}

/// Checks one event against all before it.
pub fn follow(filing: &Filing, seen: &mut Seen, event: &Event) {
    let (today, received) = (day_in_shanghai(event.at), filing.received_on());
    let under_review = seen.accepted.is_some() && !seen.decided && !seen.over;
    // An event by law at midnight belongs to the day that ended then.
    let ended = day_in_shanghai(event.at - TimeDelta::seconds(1));
    assert!(was_entitled(event), "not entitled: {event:?}");
    assert!(!seen.over, "the end is not final: {event:?}");
    if let By::Post { cover_for: Some(_), .. } = &event.by
        && duty_for(&event.what) == Some(Duty::Review)
    {
        seen.tokens.covered(filing, &event.by);
    }
    let reviews = match &event.what {
        What::StepDrafted { step, .. } | What::StepHandled { step, .. } => reviews(filing, step),
        what => duty_for(what) == Some(Duty::Review),
    };
    if let (By::Post { account, .. }, true) = (&event.by, reviews) {
        assert_ne!(seen.chair, Some(*account), "the chair reviews");
        seen.reviewed.push(*account);
    }
    match &event.what {
        What::RefusedNotRequired { reason: words } | What::RefusedNoAuthority { go_to: words } => {
            assert!(!words.trim().is_empty() && seen.accepted.is_none() && seen.asked == 0);
            seen.over = true;
        }
        What::CorrectionAsked { missing, until, .. } => {
            assert!(today <= nth_day(received, 5, |_| false) && seen.accepted.is_none());
            assert!(!missing.is_empty() && *until > today);
            seen.asked += 1;
            assert_eq!(seen.asked, 1, "two notices of what is missing");
        }
        What::Supplied => {
            assert!(seen.asked == 1 && seen.supplied.is_none());
            seen.supplied = Some(today);
        }
        What::Accepted { as_of } => {
            assert!(seen.accepted.is_none() && (seen.asked == 0 || seen.supplied.is_some()));
            let complete = seen.supplied.unwrap_or(received);
            let last = nth_day(complete, 5, |_| false);
            if event.by == By::Law {
                assert_eq!((*as_of, ended), (complete, last), "accepted by law as of the papers, when time was over");
            } else {
                assert!(*as_of == today && today <= last, "accepted late");
            }
            seen.accepted = Some(*as_of);
            if filing.terms.flow.is_some() {
                seen.tokens.accepted(filing);
            }
        }
        What::Suspended(pause) => {
            assert!(under_review && seen.open.is_none() && Some(today) < seen.due());
            assert!(pause.from == today && told_until(pause) >= today && !pause.notice.trim().is_empty());
            let By::Post { post, .. } = &event.by else { panic!("nobody ordered it") };
            assert_eq!(post, &pause.ordered_by);
            if filing.terms.flow.is_some() {
                seen.tokens.stopped(filing, pause.reason);
            }
            seen.open = Some(pause.clone());
        }
        What::Resumed => {
            let pause = seen.open.take().unwrap();
            assert!(today <= told_until(&pause), "it had run on before");
            seen.stopped.push((pause.from, today));
        }
        What::RanOn => {
            let pause = seen.open.take().unwrap();
            assert_eq!(ended, told_until(&pause));
            seen.stopped.push((pause.from, ended));
        }
        What::Extended(extension) => {
            let Length::WorkingDays(days) = extension.length else { panic!("extended in another unit") };
            assert!(under_review && seen.extended.is_none() && (1..=10).contains(&days) && Some(today) <= seen.due());
            seen.extended = Some(days);
        }
        What::HearingOffered => {
            assert!(under_review && seen.offered.is_none() && seen.called.is_none() && seen.drafted.is_none());
            seen.offered = Some(today);
        }
        What::HearingAsked => {
            let last = seen.offered.map(|day| nth_day(day, 5, |_| false));
            assert!(under_review && !seen.hearing_asked && Some(today) <= last, "asked for without an offer or late");
            seen.hearing_asked = true;
        }
        What::HearingCalled(called) => {
            let ahead = today.iter_days().take_while(|day| *day < called.on).filter(|day| is_working(*day)).count();
            assert!(under_review && seen.chair.is_none() && seen.drafted.is_none() && ahead >= 7, "called too late");
            seen.called = Some(called.on);
        }
        What::HearingHeld { record } => {
            let By::Post { account, .. } = event.by else { panic!("nobody chaired it") };
            assert!(under_review && seen.chair.is_none() && seen.called.is_some_and(|day| day <= today));
            assert!(!seen.reviewed.contains(&account) && !record.trim().is_empty());
            seen.chair = Some(account);
        }
        What::StepDrafted { step, outcome, .. } => {
            assert!(under_review);
            let stopped = seen.open.as_ref().map(|pause| pause.reason);
            seen.tokens.drafted(filing, (step, outcome), &event.by, stopped);
        }
        What::StepHandled { step, outcome, .. } => {
            assert!(under_review);
            let stopped = seen.open.as_ref().map(|pause| pause.reason);
            seen.tokens.handled(filing, (step, outcome), &event.by, stopped);
        }
        What::Proposed { decision } => {
            assert!(under_review && seen.open.is_none() && seen.drafted.is_none());
            let asking = seen.offered.is_some_and(|day| today <= nth_day(day, 5, |_| false));
            let outstanding = asking || seen.hearing_asked || seen.called.is_some();
            assert!(seen.chair.is_some() || !outstanding, "drafted before the hearing");
            if let Decision::Deny { reasons, remedies } = decision {
                assert!(!reasons.is_empty() && reasons.iter().all(|reason| !reason.trim().is_empty()));
                assert!(remedies.contains(&Remedy::Litigation) && remedies.contains(&Remedy::Reconsideration));
            }
            let By::Post { account, .. } = event.by else { panic!("nobody drafted it") };
            seen.drafted = Some((decision.clone(), account));
        }
        What::ProposalReturned { .. } => assert!(seen.drafted.take().is_some()),
        What::Decided { decision } => {
            let (drafted, by) = seen.drafted.take().unwrap();
            let By::Post { account, .. } = event.by else { panic!("nobody decided it") };
            assert!(under_review && seen.open.is_none() && drafted == *decision);
            assert!(!filing.terms.two_person || account != by, "one person alone");
            let ending = if matches!(decision, Decision::Grant { .. }) { Ending::Granted } else { Ending::Denied };
            assert!(filing.terms.flow.is_none() || seen.tokens.ending == Some(ending), "beside the flow");
            seen.decided = true;
        }
        What::Deemed { fiction, .. } => {
            assert!(under_review);
            match fiction {
                Fiction::Renewal => {
                    let expires: NaiveDate = EXPIRES.parse().unwrap();
                    assert!(filing.terms.kind != Kind::New && ended >= expires);
                    // 30 September, and from 1 to 7 October nobody works: the 8th is the day to roll to.
                    assert!(received <= "2026-09-30".parse().unwrap() && seen.supplied <= Some(expires));
                }
                Fiction::SilentConsent => assert!(filing.terms.silent_consent.is_some() && Some(ended) == seen.due()),
            }
            seen.decided = true;
        }
        What::Delivered => {
            assert!(seen.decided && !seen.delivered);
            seen.delivered = true;
        }
        What::Withdrawn => {
            assert!(!seen.decided, "withdrawn after the decision");
            seen.over = true;
        }
        What::Terminated { .. } => {
            assert!(!seen.decided, "ended after the decision");
            seen.over = true;
        }
        What::Licence(act) => assert!(seen.decided && !act.reason().trim().is_empty()),
    }
}
