//! Evaluations on both databases: given once and in time by whose case it was, low marks answered and closed by two, and
//! figures that give nobody away.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod offices;
mod recruitments;
mod registrations;
#[macro_use]
mod support;

use domain::{
    approvals::{
        case::{Act, Decision},
        record::Receipt,
    },
    evaluation::{Aspect, Evaluating, FollowUpAct, Sheet},
    permissions::Actor,
    refusal::Code,
};
use offices::{Office, day};
use store::{StoreError, approvals, evaluation, ledger};
use support::{assert_whole, refusal};

fn sheet(mark: u8) -> Sheet {
    Sheet { mark, aspects: vec![Aspect::Speed, Aspect::Papers], comment: "跑了三趟".to_owned() }
}

/// A case of the `number`th applicant that was withdrawn on 24 November 2026, and so has ended.
async fn ended(office: &Office, number: usize) -> Receipt {
    let receipt = office.filed(number, "2026-11-23").await;
    let withdraw = Act::Withdraw { signed_request: None };
    office.does(&office.applicant(number), &receipt, withdraw, "2026-11-24").await.unwrap();
    receipt
}

fn code<T: std::fmt::Debug>(answer: Result<T, StoreError>) -> Code {
    refusal(answer).code
}

both_databases! {
    async fn a_case_is_evaluated_once_when_it_has_ended(world: World) {
        let office = Office::open(&world).await;
        let (store, own) = (&office.store, office.applicant(1));
        let receipt = office.filed(1, "2026-11-23").await;
        let give = |by: Actor, mark: u8, on: &'static str| async move { evaluation::give(store, &by, receipt.id, &sheet(mark), day(on)).await };
        let look = |by: Actor, on: &'static str| async move { evaluation::evaluating(store, &by, receipt.id, day(on)).await.unwrap() };
        assert_eq!(code(give(own.clone(), 5, "2026-11-23").await), Code::WrongState, "it runs");
        assert_eq!(look(own.clone(), "2026-11-23").await, Evaluating::No);
        office.decided(&receipt, Decision::Grant { valid_until: None }).await;
        assert_eq!(code(give(own.clone(), 5, "2026-11-28").await), Code::WrongState, "the decision is not handed over");
        office.does(&office.window, &receipt, Act::Deliver, "2026-11-30").await.unwrap();
        let until = Evaluating::Until("2026-12-30".parse().unwrap());
        assert_eq!(look(own.clone(), "2026-12-01").await, until);
        assert_eq!(look(office.applicant(2), "2026-12-01").await, Evaluating::No);
        assert_eq!(look(office.window.clone(), "2026-12-01").await, Evaluating::No);
        assert_eq!(code(give(office.applicant(2), 5, "2026-12-01").await), Code::NotFound);
        assert_eq!(code(give(office.window.clone(), 5, "2026-12-01").await), Code::NotPermitted);
        assert_eq!(code(give(Actor::citizen(), 5, "2026-12-01").await), Code::SignInRequired);
        let bad = refusal(give(own.clone(), 6, "2026-12-01").await);
        assert_eq!((bad.code, bad.field.as_deref()), (Code::OutOfRange, Some("mark")));
        give(own.clone(), 4, "2026-12-01").await.unwrap();
        let Evaluating::Given(given) = look(own.clone(), "2026-12-02").await else { panic!("it was given") };
        assert_eq!((given.mark.get(), given.comment.as_str(), given.answer), (4, "跑了三趟", None));
        assert_eq!(code(give(own, 1, "2026-12-02").await), Code::AlreadyDone);
        assert!(!office.text("SELECT comment AS v FROM evaluations").await.contains("三趟"), "it is encrypted");
        assert_whole(store).await;
    }

    async fn the_time_to_evaluate_runs_out(world: World) {
        let office = Office::open(&world).await;
        let receipt = ended(&office, 1).await;
        let own = office.applicant(1);
        assert_eq!(evaluation::evaluating(&office.store, &own, receipt.id, day("2026-12-25")).await.unwrap(), Evaluating::No);
        let late = refusal(evaluation::give(&office.store, &own, receipt.id, &sheet(5), day("2026-12-25")).await);
        assert_eq!((late.code, late.facts.join(" ")), (Code::TooLate, "2026-12-24".to_owned()));
        assert_eq!(office.count("evaluations").await, 0);
    }

    async fn whoever_came_to_the_window_evaluates_with_the_receipt(world: World) {
        let office = Office::open(&world).await;
        let store = &office.store;
        let receipt = approvals::register(
            store, &office.window, &offices::item(), domain::regions::ExamRegion::Provincial, offices::details(), &offices::form(), day("2026-11-23"),
        ).await.unwrap();
        let withdraw = Act::Withdraw { signed_request: Some("撤回申请1号".to_owned()) };
        office.does(&office.window, &receipt, withdraw, "2026-11-24").await.unwrap();
        let citizen = Actor::citizen();
        let give = |code: &str, mark: u8| {
            let (number, code, citizen) = (receipt.number.clone(), code.to_owned(), citizen.clone());
            async move { evaluation::give_by_receipt(store, &citizen, (&number, &code), "::1", &sheet(mark), day("2026-11-25")).await }
        };
        assert_eq!(code(give("0000000000", 5).await), Code::NoSuchReceipt);
        give(&receipt.code, 2).await.unwrap();
        assert_eq!(code(give(&receipt.code, 5).await), Code::AlreadyDone);
        let lines = evaluation::low_marks(store, &office.supervisor, true, None, day("2026-11-25")).await.unwrap().lines;
        assert_eq!((lines.len(), lines[0].case), (1, receipt.id));
        assert_whole(store).await;
    }

    async fn a_low_mark_is_answered_by_the_agency_and_closed_by_somebody_else(world: World) {
        let office = Office::open(&world).await;
        let (store, own) = (&office.store, office.applicant(1));
        let receipt = ended(&office, 1).await;
        evaluation::give(store, &own, receipt.id, &sheet(1), day("2026-11-25")).await.unwrap();
        // A good one is no case.
        let good = ended(&office, 2).await;
        evaluation::give(store, &office.applicant(2), good.id, &sheet(3), day("2026-11-25")).await.unwrap();
        let list = |by: Actor, open: bool| async move { evaluation::low_marks(store, &by, open, None, day("2026-12-03")).await };
        for by in [&office.supervisor, &office.officer, &office.window] {
            let lines = list(by.clone(), true).await.unwrap().lines;
            assert_eq!((lines.len(), lines[0].case, lines[0].overdue), (1, receipt.id, true));
            assert_eq!(lines[0].answer_by, "2026-12-02".parse().unwrap());
        }
        for by in [&office.idle, &office.elsewhere] {
            assert_eq!(list(by.clone(), true).await.unwrap().lines, [], "nothing that their posts handle");
            assert_eq!(code(evaluation::low_mark(store, by, receipt.id, day("2026-12-03")).await), Code::NotFound);
        }
        for by in [&own, &office.console] {
            assert_eq!(code(list(by.clone(), true).await).status(), if by.account.is_some() { 403 } else { 401 });
        }
        assert_eq!(code(evaluation::low_mark(store, &office.supervisor, good.id, day("2026-12-03")).await), Code::NotFound);

        let does = |by: Actor, act: FollowUpAct, on: &'static str| async move { evaluation::handle(store, &by, receipt.id, &act, day(on)).await };
        let answer = || FollowUpAct::Answer { words: "已增加窗口".to_owned() };
        let close = || FollowUpAct::Close { words: "属实，已整改".to_owned() };
        assert_eq!(code(does(office.supervisor.clone(), answer(), "2026-11-26").await), Code::NotPermitted);
        assert_eq!(code(does(office.supervisor.clone(), close(), "2026-11-26").await), Code::WrongState);
        assert_eq!(code(does(office.idle.clone(), answer(), "2026-11-26").await), Code::NotFound);
        assert_eq!(code(does(own.clone(), answer(), "2026-11-26").await), Code::NotPermitted);
        let empty = FollowUpAct::Answer { words: " ".to_owned() };
        assert_eq!(code(does(office.officer.clone(), empty, "2026-11-26").await), Code::Missing);
        does(office.officer.clone(), answer(), "2026-11-26").await.unwrap();
        assert_eq!(code(does(office.officer.clone(), close(), "2026-11-27").await), Code::SecondPersonNeeded);
        let seen = evaluation::low_mark(store, &office.officer, receipt.id, day("2026-11-27")).await.unwrap();
        assert!(!seen.may_answer && !seen.may_close);
        let seen = evaluation::low_mark(store, &office.supervisor, receipt.id, day("2026-11-27")).await.unwrap();
        assert!(!seen.may_answer && seen.may_close && !seen.line.overdue);
        does(office.supervisor.clone(), close(), "2026-11-27").await.unwrap();
        assert_eq!(list(office.supervisor.clone(), true).await.unwrap().lines, []);
        assert_eq!(list(office.supervisor.clone(), false).await.unwrap().lines.len(), 1);
        let Evaluating::Given(given) = evaluation::evaluating(store, &own, receipt.id, day("2026-11-28")).await.unwrap() else { panic!("given") };
        assert_eq!((given.answer.unwrap().words.as_str(), given.closing.unwrap().words.as_str()), ("已增加窗口", "属实，已整改"));
        // The public ledger says that there were such acts and not of which case, nor what was said.
        let entries = ledger::page(store, &ledger::Filter { kind: Some("evaluation.".to_owned()), subject: None }, None, 50).await.unwrap().entries;
        let told = format!("{entries:?}");
        assert!(!told.contains(&receipt.id.to_string()) && !told.contains("窗口") && !told.contains("三趟"), "{told}");
        assert_whole(store).await;
    }

    async fn the_figures_give_nobody_away(world: World) {
        let office = Office::open(&world).await;
        let store = &office.store;
        for (number, mark) in [(1, 5), (2, 4)] {
            let receipt = ended(&office, number).await;
            evaluation::give(store, &office.applicant(number), receipt.id, &sheet(mark), day("2026-11-25")).await.unwrap();
        }
        let (items, total) = evaluation::figures(store, day("2026-11-25")).await.unwrap();
        assert_eq!((items.len(), items[0].shown, total), (1, None, None), "two are too few");
        let receipt = ended(&office, 3).await;
        evaluation::give(store, &office.applicant(3), receipt.id, &sheet(3), day("2026-11-25")).await.unwrap();
        let (items, total) = evaluation::figures(store, day("2026-11-25")).await.unwrap();
        let shown = items[0].shown.unwrap();
        assert_eq!((shown.count, shown.average, shown.satisfied), (3, 800, 1_000));
        assert_eq!((total, items[0].item.clone()), (Some(shown), offices::item()));
    }
}
