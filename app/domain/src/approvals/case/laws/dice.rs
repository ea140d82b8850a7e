//! Random acts by random people at random times, out of numbers.

use super::EXPIRES;
use crate::approvals::case::samples::*;
use crate::approvals::case::*;
use crate::approvals::clock::StopReason;
use crate::approvals::flow;
use crate::approvals::flow::samples::{id, linear};
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

    /// An act about `today`, well or badly formed.
    pub fn act(&mut self, today: NaiveDate) -> Act {
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
                Act::CallHearing { on, place: self.words() }
            }
            ActKind::HoldHearing => Act::HoldHearing { record: self.words() },
            ActKind::Handle => {
                let (step, outcome) = self.of(&HANDLED);
                let (step, outcome) = (id(step), flow::Outcome(outcome.to_owned()));
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
            (_, ActKind::Supply | ActKind::Withdraw | ActKind::AskHearing) => applicant(APPLICANT),
            (_, ActKind::Suspend | ActKind::Resume | ActKind::Propose) => reviewer(),
            (_, ActKind::OfferHearing | ActKind::CallHearing) => reviewer(),
            (_, ActKind::HoldHearing) => chair(),
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

    pub fn terms(&mut self) -> Terms {
        let renewed = Kind::Renewal { expires: EXPIRES.parse().unwrap(), until: "2031-10-30".parse().unwrap() };
        let kind = if self.one_in(3) { renewed } else { Kind::New };
        let flow = self.one_in(2).then(linear);
        Terms {
            flow,
            two_person: self.one_in(2),
            silent_consent: self.one_in(5).then_some(Validity::Unlimited),
            kind,
            ..terms()
        }
    }
}

/// What is tried at the steps of the flow, the way to an end more often.
const HANDLED: [(&str, &str); 9] = [
    ("review", "done"),
    ("review", "done"),
    ("decide", "grant"),
    ("decide", "grant"),
    ("decide", "deny"),
    ("decide", "deny"),
    ("decide", "return"),
    ("accept", "accept"),
    ("review", "grant"),
];

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
