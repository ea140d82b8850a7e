//! Hearings on both databases (行政许可法 arts 46–48): asked for in five days, called seven days ahead, held in twenty by
//! somebody who does not review the case; the decision waits for the record; and the list that everybody reads.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod offices;
mod recruitments;
mod registrations;
#[macro_use]
mod support;

use domain::{
    approvals::{
        case::{Act, Decision, Duty, State},
        clock::{LeadEvent, StopReason},
        hearings::{HearingBy, HearingPage, HearingStanding},
        post::PostCode,
        record::Receipt,
    },
    calendar::Length,
    permissions::Actor,
    refusal::Code,
    supervision::{Colour, Scope},
};
use offices::{Office, day, handle};
use std::collections::BTreeSet;
use store::{approvals, supervision};
use support::assert_whole;

fn grant() -> Act {
    Act::Propose { decision: Decision::Grant { valid_until: None } }
}

fn ask() -> Act {
    Act::AskHearing { signed_request: None }
}

fn call(on: &str) -> Act {
    let at = chrono::NaiveTime::from_hms_opt(9, 30, 0);
    Act::CallHearing { on: on.parse().unwrap(), at, place: "政务大厅301室".to_owned() }
}

fn hold() -> Act {
    Act::HoldHearing { record: "听证笔录〔2026〕3号".to_owned() }
}

/// A case that is accepted, with the right to a hearing told on 25 November 2026.
async fn offered(office: &Office, number: usize) -> Receipt {
    let receipt = office.filed(number, "2026-11-23").await;
    office.does(&office.window, &receipt, Act::Accept, "2026-11-24").await.unwrap();
    office.does(&office.officer, &receipt, Act::OfferHearing, "2026-11-25").await.unwrap();
    receipt
}

/// The public list.
async fn list(office: &Office) -> HearingPage {
    approvals::hearings(&office.store, &Actor::citizen(), None, 50).await.unwrap()
}

/// What became of the hearings of a case, the last day first.
async fn standings(office: &Office, receipt: &Receipt) -> Vec<HearingStanding> {
    let lines = list(office).await.lines.into_iter();
    lines.filter(|line| line.case == receipt.id).map(|line| line.hearing.standing).collect()
}

both_databases! {
    async fn a_hearing_is_asked_for_called_and_held_and_the_decision_rests_on_its_record(world: World) {
        let office = Office::open(&world).await;
        let receipt = offered(&office, 1).await;
        let does = async |by: &Actor, act, on: &str| office.does(by, &receipt, act, on).await;
        let own = office.own(&receipt, "2026-11-25").await;
        assert_eq!(own.clocks.ask_hearing.as_ref().unwrap().due, "2026-12-02".parse().unwrap());
        // While it may be asked for nothing is drafted.
        let early = does(&office.officer, grant(), "2026-12-02").await.unwrap_err();
        assert_eq!((early.code, early.facts.as_slice()), (Code::HearingMayBeAsked, &["2026-12-02".to_owned()][..]));
        does(&office.applicant(1), ask(), "2026-12-02").await.unwrap();
        assert_eq!(does(&office.officer, grant(), "2026-12-03").await.unwrap_err().code, Code::HearingOutstanding);
        let own = office.own(&receipt, "2026-12-03").await;
        assert_eq!(own.clocks.hold_hearing.as_ref().unwrap().due, "2026-12-30".parse().unwrap(), "twenty working days");
        // Called seven working days ahead, and announced to everybody.
        let soon = does(&office.officer, call("2026-12-11"), "2026-12-03").await.unwrap_err();
        assert_eq!((soon.code, soon.field.as_deref()), (Code::HearingTooSoon, Some("on")));
        assert!(list(&office).await.lines.is_empty());
        does(&office.officer, call("2026-12-14"), "2026-12-03").await.unwrap();
        let line = list(&office).await.lines.remove(0);
        assert_eq!((line.case, line.hearing.standing, line.hearing.by), (receipt.id, HearingStanding::Announced, HearingBy::Request));
        assert_eq!((line.hearing.on.to_string().as_str(), line.hearing.place.as_str()), ("2026-12-14", "政务大厅301室"));
        assert!(line.hearing.was_in_time(&store::calendar::load(&office.store).await.unwrap()));
        assert!(!format!("{line:?}").contains("示范人力资源公司"), "nobody's name");
        let lead = office.own(&receipt, "2026-12-03").await.leads.remove(0);
        assert_eq!((lead.event, lead.last.to_string().as_str()), (LeadEvent::Hearing, "2026-12-03"));
        // The clock stands for the hearing.
        let notice = "告知〔2026〕8号".to_owned();
        let stop = Act::Suspend { reason: StopReason::Hearing, needed: Length::WorkingDays(10), notice };
        does(&office.officer, stop, "2026-12-03").await.unwrap();
        // Whoever reviews it does not chair it, also where the post could.
        let chairs: BTreeSet<Duty> = [Duty::Chair].into();
        let post = PostCode("220000-market-01".to_owned());
        let officer = office.officer.account.unwrap();
        approvals::appoint(&office.store, &office.console, officer, &post, &chairs, day("2026-12-04")).await.unwrap();
        assert_eq!(does(&office.officer, hold(), "2026-12-14").await.unwrap_err().code, Code::ChairReviews);
        assert_eq!(does(&office.first, hold(), "2026-12-14").await.unwrap_err().code, Code::WithoutDuty);
        assert_eq!(does(&office.head, hold(), "2026-12-13").await.unwrap_err().code, Code::OutOfTurn, "not before its day");
        does(&office.head, hold(), "2026-12-14").await.unwrap();
        assert_eq!(standings(&office, &receipt).await, [HearingStanding::Held]);
        // The record is there, so the decision can rest on it.
        does(&office.officer, Act::Resume, "2026-12-15").await.unwrap();
        does(&office.officer, grant(), "2026-12-15").await.unwrap();
        does(&office.officer, handle("review", "agree"), "2026-12-15").await.unwrap();
        for (by, step, way) in [(&office.first, "check", "pass"), (&office.second, "check", "pass"), (&office.deputy, "decide", "grant")] {
            does(by, handle(step, way), "2026-12-16").await.unwrap();
        }
        let own = office.own(&receipt, "2026-12-16").await;
        assert_eq!((own.state, own.hearing.record.as_deref()), (State::Granted, Some("听证笔录〔2026〕3号")));
        assert_eq!(standings(&office, &receipt).await, [HearingStanding::Held], "the decision cancels nothing that was held");
        assert_whole(&office.store).await;
    }

    async fn who_asks_late_has_no_hearing_and_one_that_is_not_held_in_time_is_a_card(world: World) {
        let office = Office::open(&world).await;
        let late = offered(&office, 1).await;
        let refused = office.does(&office.applicant(1), &late, ask(), "2026-12-03").await.unwrap_err();
        assert_eq!((refused.code, refused.facts.as_slice()), (Code::HearingTimeOver, &["2026-12-02".to_owned()][..]));
        office.does(&office.officer, &late, grant(), "2026-12-03").await.unwrap();
        let slow = offered(&office, 2).await;
        office.does(&office.applicant(2), &slow, ask(), "2026-11-26").await.unwrap();
        let notice = "告知〔2026〕9号".to_owned();
        let stop = Act::Suspend { reason: StopReason::Hearing, needed: Length::WorkingDays(30), notice };
        office.does(&office.officer, &slow, stop, "2026-11-26").await.unwrap();
        let hold_by = office.own(&slow, "2026-11-26").await.clocks.hold_hearing.unwrap().due;
        assert_eq!(hold_by.to_string(), "2026-12-24");
        supervision::issue(&office.store, &office.console, day("2026-12-25")).await.unwrap();
        let board = supervision::board(&office.store, &office.supervisor, true, None).await.unwrap();
        let red = board.lines.iter().filter(|line| line.card.scope == Scope::Hearing && line.card.colour() == Colour::Red);
        let red: Vec<&str> = red.map(|line| line.number.as_str()).collect();
        assert_eq!(red, [slow.number.as_str()], "only the one that was asked for and not held");
        assert_whole(&office.store).await;
    }

    async fn everybody_reads_what_was_put_off_and_cancelled(world: World) {
        let office = Office::open(&world).await;
        let moved = offered(&office, 1).await;
        office.does(&office.applicant(1), &moved, ask(), "2026-11-26").await.unwrap();
        office.does(&office.officer, &moved, call("2026-12-14"), "2026-11-27").await.unwrap();
        office.does(&office.officer, &moved, call("2026-12-16"), "2026-12-01").await.unwrap();
        assert_eq!(standings(&office, &moved).await, [HearingStanding::Announced, HearingStanding::PutOff]);
        // One that the agency orders itself, in a case that is then withdrawn.
        let own = office.filed(2, "2026-11-23").await;
        office.does(&office.window, &own, Act::Accept, "2026-11-24").await.unwrap();
        office.does(&office.officer, &own, call("2026-12-15"), "2026-11-25").await.unwrap();
        office.does(&office.applicant(2), &own, Act::Withdraw { signed_request: None }, "2026-11-30").await.unwrap();
        assert_eq!(standings(&office, &own).await, [HearingStanding::Cancelled]);
        let all = list(&office).await;
        let days: Vec<String> = all.lines.iter().map(|line| line.hearing.on.to_string()).collect();
        assert_eq!(days, ["2026-12-16", "2026-12-15", "2026-12-14"]);
        assert_eq!(all.lines[1].hearing.by, HearingBy::Agency);
        // Page by page it is the same list, and an odd key is refused.
        let (mut paged, mut after) = (Vec::new(), None::<String>);
        loop {
            let page = approvals::hearings(&office.store, &Actor::citizen(), after.as_deref(), 1).await.unwrap();
            paged.extend(page.lines);
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(paged, all.lines);
        let odd = approvals::hearings(&office.store, &Actor::citizen(), Some("yesterday"), 1).await;
        assert_eq!(support::refusal(odd).code, Code::Malformed);
        // Filled in anew, it is the same.
        office.run("DELETE FROM case_hearings").await;
        office.run("UPDATE case_part_filling SET after = ''").await;
        supervision::fill_parts(&office.store, 10).await.unwrap();
        assert_eq!(list(&office).await, all);
        assert_whole(&office.store).await;
    }
}
