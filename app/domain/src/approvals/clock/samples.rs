//! Limits, pauses and days for the tests.

use super::limits::Statutory;
use super::{Certificate, Extension, Input, Office, Pause, StopReason, compute};
use crate::approvals::post::PostCode;
use crate::calendar::{Calendar, Length};
use chrono::NaiveDate;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn post(code: &str) -> PostCode {
    PostCode(code.to_owned())
}

pub fn decide(start: &str) -> Input {
    Input::plain(Statutory::Decide.limit(), day(start))
}

pub fn pause(from: NaiveDate, needed: u16, until: Option<NaiveDate>) -> Pause {
    Pause {
        reason: StopReason::ExpertReview,
        from,
        needed: Length::WorkingDays(needed),
        until,
        ordered_by: post("220000-rs-01"),
        notice: "吉人许告〔2026〕7号".to_owned(),
    }
}

pub fn extension(on: &str, days: u16) -> Extension {
    Extension {
        length: Length::WorkingDays(days),
        on: day(on),
        office: Office::AgencyHead,
        approved_by: post("220000-head"),
        reason: "the file fills nine volumes".to_owned(),
    }
}

pub fn certificate(input: Input) -> Certificate {
    compute(input, &Calendar::built_in()).unwrap()
}
