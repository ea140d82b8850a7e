//! Ten thousand random cases against the rules said a second time, from the events alone: who acted, on which day, after
//! what. The days are counted here one by one, without the clock's code.

use super::samples::*;
use super::*;
use crate::approvals::clock::{Pause, StopReason};
use crate::calendar::{Calendar, Length, day_in_shanghai};
use crate::ids::AccountId;
use crate::regions::ExamRegion;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use proptest::prelude::*;
use std::sync::LazyLock;

static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::built_in);

/// The last licence day of the renewals that are tried.
const EXPIRES: &str = "2026-10-30";

/// Draws choices out of one number, so that a whole case is a few numbers that shrink.
struct Dice(u64);

impl Dice {
    /// A number below `sides`.
    fn roll(&mut self, sides: u64) -> u64 {
        let side = self.0 % sides;
        self.0 /= sides;
        side
    }

    fn one_in(&mut self, sides: u64) -> bool {
        self.roll(sides) == sides - 1
    }

    /// Words, and at times none.
    fn words(&mut self) -> String {
        if self.one_in(10) { " ".to_owned() } else { "words".to_owned() }
    }

    fn some_words(&mut self) -> Vec<String> {
        (0..self.roll(3)).map(|_| self.words()).collect()
    }

    fn length(&mut self) -> Length {
        let count = u16::try_from(self.roll(16)).unwrap();
        if self.one_in(8) { Length::CalendarDays(count) } else { Length::WorkingDays(count) }
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[usize::try_from(self.roll(list.len().try_into().unwrap())).unwrap()]
    }

    fn decision(&mut self) -> Decision {
        if self.one_in(2) {
            return Decision::Grant { valid_until: None };
        }
        let remedies = if self.one_in(5) { vec![Remedy::Litigation] } else { Remedy::ALL.to_vec() };
        Decision::Deny { reasons: self.some_words(), remedies }
    }

    /// An act, well or badly formed.
    fn act(&mut self) -> Act {
        let signed_request = self.one_in(2).then(|| "W-7".to_owned());
        match self.of(KINDS) {
            ActKind::RefuseNotRequired => Act::RefuseNotRequired { reason: self.words() },
            ActKind::RefuseNoAuthority => Act::RefuseNoAuthority { go_to: self.words() },
            ActKind::AskCorrection => Act::AskCorrection { missing: self.some_words(), within: self.length() },
            ActKind::Supply => Act::Supply { signed_request },
            ActKind::Accept => Act::Accept,
            ActKind::Suspend => {
                Act::Suspend { reason: self.of(StopReason::ALL), needed: self.length(), notice: self.words() }
            }
            ActKind::Resume => Act::Resume,
            ActKind::Extend => Act::Extend { length: self.length(), reason: self.words() },
            ActKind::Propose => Act::Propose { decision: self.decision() },
            ActKind::ReturnProposal => Act::ReturnProposal { reason: self.words() },
            ActKind::Approve => Act::Approve,
            ActKind::Deliver => Act::Deliver,
            ActKind::Withdraw => Act::Withdraw { signed_request },
            ActKind::Terminate => Act::Terminate { because: self.of(TerminatedBecause::ALL), reason: self.words() },
            ActKind::Licence if self.one_in(2) => Act::Licence(LicenceAct::Revoke { reason: self.words() }),
            ActKind::Licence => Act::Licence(LicenceAct::Annul { reason: self.words() }),
        }
    }

    /// Who tries it: mostly whoever is there for it, else anybody.
    fn actor(&mut self, kind: ActKind) -> Actor {
        match (self.roll(24), kind) {
            (0, _) => applicant(2),
            (1, _) => holder(APPLICANT, ExamRegion::Jilin, Duty::ALL),
            (2, _) => holder(14, ExamRegion::Siping, Duty::ALL),
            (3, _) => holder(15, ExamRegion::Provincial, Duty::ALL),
            (4, _) => holder(16, ExamRegion::Jilin, &[]),
            (5, _) => window(),
            (6 | 7, _) => reviewer(),
            (_, ActKind::Supply | ActKind::Withdraw) => applicant(APPLICANT),
            (_, ActKind::Suspend | ActKind::Resume | ActKind::Propose) => reviewer(),
            (_, ActKind::Extend) => head(),
            (_, ActKind::ReturnProposal | ActKind::Approve | ActKind::Terminate | ActKind::Licence) => decider(),
            _ => window(),
        }
    }

    /// Hours after the try before; a clock set back at times.
    fn hours(&mut self) -> i64 {
        let hours = match self.roll(16) {
            0 => return -1 - i64::try_from(self.roll(30)).unwrap(),
            1 => self.roll(900),
            _ => self.roll(90),
        };
        hours.try_into().unwrap()
    }

    fn terms(&mut self) -> Terms {
        let renewed = Kind::Renewal { expires: EXPIRES.parse().unwrap(), until: "2031-10-30".parse().unwrap() };
        let kind = if self.one_in(3) { renewed } else { Kind::New };
        Terms { two_person: self.one_in(2), silent_consent: self.one_in(5), kind, ..terms() }
    }
}

/// The kinds that are tried, those of a long life more often.
const KINDS: &[ActKind] = {
    use ActKind::*;
    &[
        RefuseNotRequired,
        RefuseNoAuthority,
        AskCorrection,
        AskCorrection,
        AskCorrection,
        AskCorrection,
        Supply,
        Supply,
        Supply,
        Accept,
        Accept,
        Accept,
        Accept,
        Suspend,
        Suspend,
        Suspend,
        Resume,
        Resume,
        Extend,
        Extend,
        Propose,
        Propose,
        Propose,
        Propose,
        Propose,
        ReturnProposal,
        Approve,
        Approve,
        Approve,
        Approve,
        Approve,
        Approve,
        Deliver,
        Deliver,
        Withdraw,
        Terminate,
        Licence,
    ]
};

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
            let last = pause.from + chrono::Days::new(count.into());
            last.iter_days().find(|day| is_working(*day)).unwrap()
        }
        Length::Months(_) => unreachable!("no months are tried"),
    }
}

/// What the events so far amount to, kept by hand.
#[derive(Default)]
struct Seen {
    asked: u32,
    supplied: Option<NaiveDate>,
    accepted: Option<NaiveDate>,
    stopped: Vec<(NaiveDate, NaiveDate)>,
    open: Option<Pause>,
    extended: Option<u16>,
    drafted: Option<(Decision, AccountId)>,
    decided: bool,
    delivered: bool,
    over: bool,
}

impl Seen {
    /// The last day of the law's time to decide.
    fn due(&self) -> Option<NaiveDate> {
        let open = self.open.as_ref().map(|pause| (pause.from, told_until(pause)));
        let stopped = |day| self.stopped.iter().chain(&open).any(|(from, until)| *from < day && day <= *until);
        self.accepted.map(|start| nth_day(start, 20 + self.extended.unwrap_or(0), stopped))
    }
}

/// Who must have done it; none where nobody may.
fn duty_for(what: &What) -> Option<Duty> {
    Some(match what {
        What::Supplied | What::Withdrawn => Duty::Receive,
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
        What::RanOn | What::Deemed { .. } => return None,
    })
}

/// Nobody without the post, the region and the distance acted.
fn was_entitled(event: &Event) -> bool {
    let jilin = [window(), reviewer(), decider(), head()];
    match &event.by {
        By::Law => matches!(event.what, What::Accepted { .. } | What::RanOn | What::Deemed { .. }),
        By::Applicant => matches!(event.what, What::Supplied | What::Withdrawn),
        By::Post { account, .. } => jilin.iter().any(|actor| {
            let Capacity::Post(holding) = &actor.capacity else { return false };
            actor.account == *account && duty_for(&event.what).is_some_and(|duty| holding.duties.contains(&duty))
        }),
    }
}

/// Checks one event against all before it.
fn follow(filing: &Filing, seen: &mut Seen, event: &Event) {
    let (today, received) = (day_in_shanghai(event.at), filing.received_on());
    let under_review = seen.accepted.is_some() && !seen.decided && !seen.over;
    // An event by law at midnight belongs to the day that ended then.
    let ended = day_in_shanghai(event.at - TimeDelta::seconds(1));
    assert!(was_entitled(event), "not entitled: {event:?}");
    assert!(!seen.over, "the end is not final: {event:?}");
    match &event.what {
        What::RefusedNotRequired { reason: words } | What::RefusedNoAuthority { go_to: words } => {
            assert!(!words.trim().is_empty() && seen.accepted.is_none() && seen.asked == 0);
            seen.over = true;
        }
        What::CorrectionAsked { missing, until } => {
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
        }
        What::Suspended(pause) => {
            assert!(under_review && seen.open.is_none() && Some(today) < seen.due());
            assert!(pause.from == today && told_until(pause) >= today && !pause.notice.trim().is_empty());
            let By::Post { post, .. } = &event.by else { panic!("nobody ordered it") };
            assert_eq!(post, &pause.ordered_by);
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
        What::Proposed { decision } => {
            assert!(under_review && seen.open.is_none() && seen.drafted.is_none());
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
                Fiction::SilentConsent => assert!(filing.terms.silent_consent && Some(ended) == seen.due()),
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

/// The case and its events after all that was tried.
fn run(filing: Filing, tried: &[u64]) -> (Case, Vec<Event>) {
    let (mut now, mut last) = (filing.at, filing.at);
    let (mut case, mut events) = (Case::begin(filing).unwrap(), Vec::new());
    for number in tried {
        let mut dice = Dice(*number);
        let act = dice.act();
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
        tried in prop::collection::vec(any::<u64>(), 0..20),
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
