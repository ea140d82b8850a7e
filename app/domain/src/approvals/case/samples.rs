//! A case, the people around it, and their acts, for the tests.

use super::*;
use crate::approvals::clock::limits::Statutory;
use crate::approvals::clock::samples::post;
use crate::approvals::clock::{Basis, Rule};
use crate::approvals::flow::Facts;
use crate::calendar::{Calendar, Length};
use crate::ids::AccountId;
use crate::regions::ExamRegion;
use chrono::{DateTime, NaiveTime, Utc};
use uuid::Uuid;

pub fn account(number: u128) -> AccountId {
    AccountId(Uuid::from_u128(number))
}

/// Noon in China on a day.
pub fn noon(day: &str) -> DateTime<Utc> {
    format!("{day}T04:00:00Z").parse().unwrap()
}

pub fn terms() -> Terms {
    let statutory = Statutory::Decide.limit();
    let rule = Rule { id: "item.220-01.promise".to_owned(), version: 1 };
    let basis = Basis { law: "办事指南".to_owned(), article: String::new() };
    Terms {
        region: ExamRegion::Jilin,
        kind: Kind::New,
        tell_missing: Statutory::TellMissing.limit(),
        promised: Some(statutory.promised(rule, basis, Length::WorkingDays(8))),
        statutory,
        deliver: Statutory::Deliver.limit(),
        flow: None,
        two_person: true,
        silent_consent: None,
    }
}

pub const APPLICANT: u128 = 1;

pub fn filing(terms: Terms, at: DateTime<Utc>) -> Filing {
    Filing { terms, applicant: Applicant { account: Some(account(APPLICANT)) }, facts: Facts::new(), at }
}

pub fn applicant(number: u128) -> Actor {
    Actor { account: account(number), capacity: Capacity::Applicant }
}

pub fn holder(number: u128, region: ExamRegion, duties: &[Duty]) -> Actor {
    let holding = Holding {
        post: post(&format!("p-{number}")),
        region,
        duties: duties.iter().copied().collect(),
        covers: [].into(),
    };
    Actor { account: account(number), capacity: Capacity::Post(holding) }
}

pub fn window() -> Actor {
    holder(10, ExamRegion::Jilin, &[Duty::Receive, Duty::Deliver])
}

/// Reviews, and could also decide: what keeps this person from it is only that a second one is needed.
pub fn reviewer() -> Actor {
    holder(11, ExamRegion::Jilin, &[Duty::Review, Duty::Decide])
}

pub fn decider() -> Actor {
    holder(12, ExamRegion::Jilin, &[Duty::Decide])
}

pub fn head() -> Actor {
    holder(13, ExamRegion::Jilin, &[Duty::HeadAgency])
}

pub fn chair() -> Actor {
    holder(17, ExamRegion::Jilin, &[Duty::Chair, Duty::Review])
}

/// Whoever holds the post of the sample flows.
pub fn clerk(number: u128) -> Actor {
    let mut actor = holder(number, ExamRegion::Jilin, &[Duty::Review, Duty::Decide]);
    if let Capacity::Post(holding) = &mut actor.capacity {
        holding.post = post("220000-a-01");
    }
    actor
}

pub fn call(on: &str) -> Act {
    Act::CallHearing { on: on.parse().unwrap(), at: NaiveTime::from_hms_opt(9, 0, 0), place: "room 302".to_owned() }
}

pub fn ask() -> Act {
    Act::AskCorrection { missing: vec!["a copy of the diploma".to_owned()], within: Length::WorkingDays(10) }
}

pub fn suspend(needed: u16) -> Act {
    Act::Suspend {
        reason: crate::approvals::clock::StopReason::Hearing,
        needed: Length::WorkingDays(needed),
        notice: "吉人许告〔2026〕7号".to_owned(),
    }
}

pub fn extend(days: u16) -> Act {
    Act::Extend { length: Length::WorkingDays(days), reason: "nine volumes".to_owned() }
}

pub fn grant() -> Act {
    Act::Propose { decision: Decision::Grant { valid_until: None } }
}

pub fn deny() -> Decision {
    Decision::Deny { reasons: vec!["no diploma".to_owned()], remedies: Remedy::ALL.to_vec() }
}

/// A case under way, with its events.
pub struct Course {
    pub case: Case,
    pub events: Vec<Event>,
    pub calendar: Calendar,
}

impl Course {
    pub fn of(terms: Terms, day: &str) -> Self {
        let case = Case::begin(filing(terms, noon(day))).unwrap();
        Self { case, events: Vec::new(), calendar: Calendar::built_in() }
    }

    pub fn act(&mut self, day: &str, actor: &Actor, act: Act) -> Result<State, Refused> {
        self.at(noon(day), actor, act)
    }

    pub fn at(&mut self, now: DateTime<Utc>, actor: &Actor, act: Act) -> Result<State, Refused> {
        let events = decide(&self.case, act, actor, now, &self.calendar)?;
        events.iter().for_each(|event| self.case.apply(event));
        self.events.extend(events);
        Ok(self.case.state())
    }

    /// Lets time alone act up to noon of a day.
    pub fn wait(&mut self, day: &str) -> State {
        let events = self.case.effects_until(noon(day), &self.calendar).unwrap();
        events.iter().for_each(|event| self.case.apply(event));
        self.events.extend(events);
        self.case.state()
    }
}
