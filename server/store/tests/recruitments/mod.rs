//! A recruitment to test with: people, a plan that can be announced on the tests' first day, positions and their quota.
#![allow(dead_code, reason = "each test file uses its own part")]

use crate::support::at;
use chrono::NaiveDate;
use domain::{
    ids::AccountId,
    permissions::{Actor, Role},
    recruitment::{
        QuotaKind, QuotaNotice, RecruitmentPlan, Schedule, Span,
        position::{Conditions, Position, PositionCode, Printed},
        scheme::SchemeKey,
    },
    regions::ExamRegion,
};
use store::{Store, StoreError, recruitment};

/// Staff of a region, with the second factor shown.
pub fn staff(region: ExamRegion) -> Actor {
    let account = Some(AccountId(uuid::Uuid::now_v7()));
    Actor { account, role: Role::Staff, region: Some(region), agency: "人社厅".into(), second_factor: true }
}

/// A day.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A span of days.
pub fn span(first: &str, last: &str) -> Span {
    Span { first: day(first), last: day(last) }
}

/// A plan whose notice can be published on Monday, 23 November 2026: seven working days end on 2 December.
pub fn plan() -> RecruitmentPlan {
    RecruitmentPlan {
        title: "2027年度示范招录".into(),
        region: ExamRegion::Provincial,
        scheme: SchemeKey::parse("civil-service").unwrap(),
        scheme_version: 1,
        enquiries: "0431-00000000".into(),
        objections: "0431-11111111".into(),
        words: "一、报名\n网上报名。".into(),
        schedule: Schedule {
            registration: span("2026-11-24", "2026-12-02"),
            review_until: day("2026-12-04"),
            payment: span("2026-11-26", "2026-12-07"),
            reapply: span("2026-12-09", "2026-12-10"),
            written_on: day("2026-12-20"),
            scores_by: day("2027-01-15"),
            qualification: None,
            interviews: span("2027-03-06", "2027-03-07"),
            filing_by: day("2027-06-30"),
        },
    }
}

/// A position of an agency in Changchun.
pub fn position(code: &str, unit: &str, majors: &str, places: u16) -> Position {
    let printed = Printed {
        education: "本科及以上".into(),
        majors: majors.into(),
        age: "18周岁以上、35周岁以下".into(),
        ..Printed::default()
    };
    Position {
        code: PositionCode::parse(code).unwrap(),
        agency: "示范统计局".into(),
        unit: unit.into(),
        title: "科员".into(),
        level: None,
        region_text: "长春市".into(),
        places,
        conditions: Conditions::read(printed, ""),
        variant: None,
        ratio: None,
        grassroots: false,
        notes: String::new(),
        remarks: Vec::new(),
    }
}

/// Two positions of three places.
pub fn positions() -> Vec<Position> {
    vec![
        position("22000000000000017", "示范统计局", "统计学、法学", 2),
        position("22000000000000018", "示范调查队", "计算机科学与技术", 1),
    ]
}

/// Enters a quota notice of the province.
pub async fn quota(store: &Store, number: &str, unit: &str, count: u16) -> Result<(), StoreError> {
    let notice = QuotaNotice {
        number: number.into(),
        unit: unit.into(),
        kind: QuotaKind::Administrative,
        count,
        expires: day("2027-12-31"),
    };
    recruitment::enter_quota(store, &staff(ExamRegion::Provincial), ExamRegion::Provincial, &notice, at(0)).await
}
