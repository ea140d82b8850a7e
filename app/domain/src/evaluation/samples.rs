//! An ended case and those around its evaluation, for the tests.

use super::*;
use crate::approvals::clock::samples::post;
use crate::calendar::Calendar;
use crate::ids::{AccountId, CaseId};
use crate::supervision::Doer;
use chrono::{DateTime, Utc};
use std::sync::LazyLock;
use uuid::Uuid;

pub(super) static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::built_in);

pub(super) const APPLICANT: u128 = 1;

pub(super) fn account(number: u128) -> AccountId {
    AccountId(Uuid::from_u128(number))
}

pub(super) fn voice(number: u128) -> Voice {
    Voice::Account { account: account(number) }
}

pub(super) fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Ended on Tuesday 1 September 2026.
pub(super) fn served() -> Served {
    Served {
        case: CaseId(Uuid::from_u128(7)),
        applicant: Some(account(APPLICANT)),
        ended_at: Some(at("2026-09-01T04:00:00Z")),
        evaluated: false,
    }
}

pub(super) fn sheet(mark: u8) -> Sheet {
    Sheet { mark, aspects: vec![Aspect::Speed, Aspect::Papers], comment: " three visits ".to_owned() }
}

pub(super) fn enter(sheet: &Sheet, served: &Served, by: Voice, now: &str) -> Result<Evaluation, EvaluationRefused> {
    sheet.enter(served, by, at(now), &Measures::default(), &CALENDAR)
}

/// A mark of 1, given on Thursday 3 September 2026.
pub(super) fn low() -> FollowUp {
    let evaluation = enter(&sheet(1), &served(), voice(APPLICANT), "2026-09-03T04:00:00Z").unwrap();
    evaluation.follow_up().unwrap()
}

pub(super) fn holder(number: u128) -> Doer {
    Doer::Post { post: post("p-12"), account: account(number) }
}

pub(super) fn supervisor(number: u128) -> Doer {
    Doer::Supervisor { account: account(number) }
}
