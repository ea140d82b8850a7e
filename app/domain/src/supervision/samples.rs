//! A case with its clocks, and the people around its cards, for the tests.

use super::*;
use crate::approvals::clock::limits::Statutory;
use crate::approvals::clock::samples::{day, post};
use crate::approvals::clock::{Basis, Certificate, Input, Rule, compute};
use crate::calendar::{Calendar, Length};
use crate::ids::{AccountId, CaseId};
use chrono::{DateTime, Utc};
use std::sync::LazyLock;
use uuid::Uuid;

pub static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::built_in);

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub fn case() -> CaseId {
    CaseId(Uuid::from_u128(7))
}

pub fn statutory(start: &str) -> Certificate {
    compute(Input::plain(Statutory::Decide.limit(), day(start)), &CALENDAR).unwrap()
}

pub fn promised(start: &str, days: u16) -> Certificate {
    let rule = Rule { id: "item.promise".to_owned(), version: 1 };
    let basis = Basis { law: "办事指南".to_owned(), article: String::new() };
    let limit = Statutory::Decide.limit().promised(rule, basis, Length::WorkingDays(days));
    compute(Input::plain(limit, day(start)), &CALENDAR).unwrap()
}

/// Accepted on Tuesday 1 September 2026: promised by 11 September, by law until 29 September.
pub fn total(done_at: Option<&str>) -> Timed {
    Timed {
        scope: Scope::Total,
        post: post("p-12"),
        promised: Some(promised("2026-09-01", 8)),
        statutory: Some(statutory("2026-09-01")),
        done_at: done_at.map(at),
    }
}

pub fn facts(timed: Vec<Timed>) -> Facts {
    Facts { case: case(), timed, incidents: Vec::new(), stops: Vec::new() }
}

pub fn now_due(so_far: &[Card], facts: &Facts, now: &str) -> Vec<Card> {
    due(so_far, facts, at(now), &Measures::default(), &CALENDAR)
}

pub fn triggers(cards: &[Card]) -> Vec<(Trigger, String)> {
    cards.iter().map(|card| (card.key.trigger, card.at.to_rfc3339())).collect()
}

pub fn supervisor() -> Doer {
    Doer::Supervisor { account: AccountId(Uuid::from_u128(90)) }
}

pub fn holder() -> Doer {
    Doer::Post { post: post("p-12"), account: AccountId(Uuid::from_u128(12)) }
}

pub fn act(card: &Card, act: CardAct, doer: &Doer, now: &str) -> Result<Card, CardRefused> {
    card.after(act, doer, at(now), &Measures::default(), &CALENDAR)
}

pub fn explain() -> CardAct {
    CardAct::Explain { words: "the archive was closed".to_owned() }
}

pub fn find(verdict: Verdict) -> CardAct {
    CardAct::Find { verdict, words: "the archive was open".to_owned() }
}
