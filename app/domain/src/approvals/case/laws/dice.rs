//! Random acts by random people at random times, out of numbers.

use super::EXPIRES;
use super::shapes::{ASKED, COVER, Shape};
use crate::approvals::case::samples::*;
use crate::approvals::case::*;
use crate::approvals::clock::StopReason;
use crate::approvals::clock::samples::post;
use crate::approvals::flow::samples::{id, linear};
use crate::approvals::flow::{self, Facts, StepId};
use crate::calendar::Length;
use crate::regions::ExamRegion;
use chrono::{Days, NaiveDate};

/// Draws choices out of one number, so that a whole case is a few numbers that shrink.
pub struct Dice(pub u64);

impl Dice {
    /// A number below `sides`.
    pub fn roll(&mut self, sides: u64) -> u64 {
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

    /// A step and an outcome: mostly of what waits, with what was drafted there or goes on to a decision, else anything.
    fn step(&mut self, case: &Case) -> (StepId, flow::Outcome) {
        let waiting: Vec<&StepId> = case.walk().iter().flat_map(|walk| walk.waiting()).collect();
        let flow = case.filing().terms.flow.as_ref();
        let elsewhere = flow.map_or_else(Vec::new, |flow| flow.steps.iter().map(|step| &step.id).collect());
        let among = if waiting.is_empty() || self.one_in(12) { elsewhere } else { waiting };
        let Some(step) = (!among.is_empty()).then(|| self.of(&among)) else {
            return (id("review"), flow::Outcome("done".to_owned()));
        };
        let task = flow.and_then(|flow| flow.step(step)).and_then(|step| step.task());
        let ways = task.map_or(&[][..], |task| &task.ways);
        let run = case.steps().iter().rfind(|run| run.step == *step);
        let drafted = run.and_then(|run| run.drafted.as_ref()).map(|(outcome, _)| outcome.clone());
        let proposed = case.proposal().map(|proposal| match proposal.decision {
            Decision::Grant { .. } => "grant",
            Decision::Deny { .. } => "deny",
        });
        let proposed = ways.iter().find(|way| Some(way.outcome.0.as_str()) == proposed);
        let wanted = drafted.or(proposed.map(|way| way.outcome.clone())).filter(|_| !self.one_in(6));
        let any = (!ways.is_empty()).then(|| self.roll(ways.len().try_into().unwrap()));
        let any = any.map(|at| ways[usize::try_from(at).unwrap()].outcome.clone());
        (step.clone(), wanted.or(any).unwrap_or_else(|| flow::Outcome("done".to_owned())))
    }

    /// An act about `today`, well or badly formed.
    pub fn act(&mut self, today: NaiveDate, case: &Case) -> Act {
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
            ActKind::OfferHearing => Act::OfferHearing,
            ActKind::AskHearing => Act::AskHearing { signed_request },
            ActKind::CallHearing => {
                let on = today + Days::new(8 + self.roll(12));
                Act::CallHearing { on, at: None, place: self.words() }
            }
            ActKind::HoldHearing => Act::HoldHearing { record: self.words() },
            ActKind::Handle => {
                let (step, outcome) = self.step(case);
                Act::Handle { step, outcome, opinion: self.words() }
            }
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
    pub fn actor(&mut self, kind: ActKind) -> Actor {
        match (self.roll(24), kind) {
            (0, _) => applicant(2),
            (1, _) => holder(APPLICANT, ExamRegion::Jilin, Duty::ALL),
            (2, _) => holder(14, ExamRegion::Siping, Duty::ALL),
            (3, _) => holder(15, ExamRegion::Provincial, Duty::ALL),
            (4, _) => holder(16, ExamRegion::Jilin, &[]),
            (5, _) => window(),
            (6 | 7, _) => reviewer(),
            (8, _) => chair(),
            (9, ActKind::Suspend | ActKind::Resume | ActKind::Propose) => cover(true),
            (9, ActKind::OfferHearing | ActKind::CallHearing) => cover(true),
            (_, ActKind::Supply | ActKind::Withdraw | ActKind::AskHearing) => applicant(APPLICANT),
            (_, ActKind::Suspend | ActKind::Resume | ActKind::Propose) => reviewer(),
            (_, ActKind::OfferHearing | ActKind::CallHearing) => reviewer(),
            (_, ActKind::HoldHearing) => chair(),
            (9 | 10, ActKind::Handle) => cover(true),
            (11, ActKind::Handle) => cover(false),
            (number, ActKind::Handle) => clerk(21 + u128::from(number % 2)),
            (_, ActKind::Extend) => head(),
            (_, ActKind::ReturnProposal | ActKind::Approve | ActKind::Terminate | ActKind::Licence) => decider(),
            _ => window(),
        }
    }

    /// Hours after the try before; a clock set back at times.
    pub fn hours(&mut self) -> i64 {
        let hours = match self.roll(16) {
            0 => return -1 - i64::try_from(self.roll(30)).unwrap(),
            1 => self.roll(900),
            _ => self.roll(60),
        };
        hours.try_into().unwrap()
    }

    /// Terms, and what choices ask for. The shape is of the flow, where it is a random one.
    pub fn terms(&mut self, shape: u64) -> (Terms, Facts) {
        let renewed = Kind::Renewal { expires: EXPIRES.parse().unwrap(), until: "2031-10-30".parse().unwrap() };
        let kind = if self.one_in(3) { renewed } else { Kind::New };
        let flow = match self.roll(8) {
            0 => None,
            1 => Some(linear()),
            _ => Some(Shape(shape).flow()),
        };
        let terms = Terms {
            flow,
            two_person: self.one_in(2),
            silent_consent: self.one_in(5).then_some(Validity::Unlimited),
            kind,
            ..terms()
        };
        let large = self.one_in(2).then(|| (ASKED.0.to_owned(), ASKED.1.to_owned()));
        (terms, large.into_iter().collect())
    }
}

/// Whoever holds the post that covers, with or without an absence that is entered; it reviews by a duty of its own, too.
pub fn cover(absent: bool) -> Actor {
    let mut actor = holder(30, ExamRegion::Jilin, &[Duty::Review]);
    if let Capacity::Post(holding) = &mut actor.capacity {
        holding.post = post(COVER);
        holding.covers = absent.then(|| post("220000-a-01")).into_iter().collect();
    }
    actor
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
        OfferHearing,
        OfferHearing,
        AskHearing,
        AskHearing,
        AskHearing,
        CallHearing,
        CallHearing,
        HoldHearing,
        HoldHearing,
        HoldHearing,
        HoldHearing,
        Handle,
        Handle,
        Handle,
        Handle,
        Handle,
        Handle,
        Handle,
        Handle,
        Handle,
        Handle,
        Handle,
        Handle,
        Handle,
        Handle,
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
