//! Approvals on both databases: one case through every hand, what time alone does, who may not, cards beside a post.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod offices;
mod recruitments;
mod registrations;
#[macro_use]
mod support;

use domain::{
    accounts::Channel,
    approvals::{
        case::{Act, ActKind, Decision, Remedy, State, TerminatedBecause},
        clock::StopReason,
        item::ItemCode,
        news::CaseNews,
        record::Part,
    },
    calendar::Length,
    messages::{Kind, Letter},
    permissions::Actor,
    refusal::Code,
    regions::ExamRegion,
    supervision::{CardAct, Colour, StopFigures, Trigger, Verdict},
};
use offices::{Office, day, form, handle, item};
use store::{
    accounts::console,
    approvals::{self, WorkQuery},
    calendar::{Recount, Recounted},
    ledger, messages, supervision,
};
use support::{assert_whole, refusal};

fn ask(missing: &[&str]) -> Act {
    let missing = missing.iter().map(|one| (*one).to_owned()).collect();
    Act::AskCorrection { missing, within: Length::WorkingDays(5) }
}

fn grant() -> Act {
    Act::Propose { decision: Decision::Grant { valid_until: None } }
}

both_databases! {
    async fn a_case_goes_through_every_hand(world: World) {
        let office = Office::open(&world).await;
        let receipt = office.filed(1, "2026-11-23").await;
        assert_eq!(receipt.number, "2026-0000001");
        let own = office.own(&receipt, "2026-11-23").await;
        assert_eq!((own.state, own.can.as_slice()), (State::Submitted, &[ActKind::Withdraw][..]));
        assert_eq!(own.clocks.acceptance.as_ref().unwrap().due, "2026-11-30".parse().unwrap());
        assert!(own.inside.is_none() && own.code.as_deref() == Some(receipt.code.as_str()));

        office.does(&office.window, &receipt, ask(&["场所证明", "专职工作人员名册"]), "2026-11-24").await.unwrap();
        let again = office.does(&office.window, &receipt, ask(&["别的"]), "2026-11-25").await;
        assert_eq!(again.unwrap_err().code, Code::SecondCorrection);
        let applicant = office.applicant(1);
        office.does(&applicant, &receipt, Act::Supply { signed_request: None }, "2026-11-26").await.unwrap();
        office.does(&office.window, &receipt, Act::Accept, "2026-11-27").await.unwrap();

        // The officer looks at the premises: the clock stands for it, and for nothing else.
        office.does(&office.officer, &receipt, handle("review", "inspect"), "2026-11-30").await.unwrap();
        let stop = Act::Suspend {
            reason: StopReason::Inspection,
            needed: Length::WorkingDays(5),
            notice: "吉人社告〔2026〕1号".to_owned(),
        };
        office.does(&office.officer, &receipt, stop, "2026-11-30").await.unwrap();
        office.does(&office.officer, &receipt, handle("inspect", "done"), "2026-12-02").await.unwrap();
        office.does(&office.colleague, &receipt, handle("inspect", "done"), "2026-12-02").await.unwrap();
        office.does(&office.officer, &receipt, Act::Resume, "2026-12-03").await.unwrap();
        let more = Act::Extend { length: Length::WorkingDays(10), reason: "须核对三处场所".to_owned() };
        let by_officer = office.does(&office.officer, &receipt, more.clone(), "2026-12-04").await;
        assert_eq!(by_officer.unwrap_err().code, Code::WithoutDuty);
        office.does(&office.head, &receipt, more, "2026-12-04").await.unwrap();

        // The draft, two who look at it, and the decision by another.
        office.does(&office.officer, &receipt, grant(), "2026-12-07").await.unwrap();
        office.does(&office.officer, &receipt, handle("review", "agree"), "2026-12-07").await.unwrap();
        office.does(&office.first, &receipt, handle("check", "pass"), "2026-12-08").await.unwrap();
        let alone = office.does(&office.first, &receipt, handle("check", "pass"), "2026-12-08").await;
        assert_eq!(alone.unwrap_err().code, Code::SecondPersonNeeded);
        office.does(&office.second, &receipt, handle("check", "pass"), "2026-12-08").await.unwrap();
        let otherwise = office.does(&office.deputy, &receipt, handle("decide", "deny"), "2026-12-09").await;
        assert_eq!(otherwise.unwrap_err().code, Code::NotAsDrafted);
        office.does(&office.deputy, &receipt, handle("decide", "grant"), "2026-12-09").await.unwrap();
        office.does(&office.window, &receipt, Act::Deliver, "2026-12-10").await.unwrap();

        let own = office.own(&receipt, "2026-12-10").await;
        assert_eq!((own.state, own.can.as_slice()), (State::Delivered, &[][..]));
        assert!(matches!(own.decided.unwrap().decision, Decision::Grant { .. }));
        let told: Vec<Kind> = office.told(1).await;
        let news: Vec<CaseNews> = told.iter().filter_map(|kind| match kind {
            Kind::Case { news, .. } => Some(*news),
            _ => None,
        }).collect();
        use CaseNews::*;
        assert_eq!(news, [
            Delivered, Granted, StepTaken, StepTaken, StepTaken, Extended, Resumed, StepTaken, Stopped, StepTaken, Accepted,
            Supplied, Incomplete, Received,
        ]);
        let figures = approvals::item_figures(&office.store, &item()).await.unwrap();
        assert_eq!((figures.open, figures.granted, figures.denied, figures.ended), (0, 1, 0, 0));
        assert_eq!((figures.last.len(), figures.last[0].case, figures.last[0].outcome), (1, receipt.id, State::Granted));
        // The public ledger has every step and nobody's name, reasons or opinion.
        let about = ledger::Filter { kind: None, subject: Some(approvals::subject(receipt.id)) };
        let entries = ledger::page(&office.store, &about, None, 50).await.unwrap().entries;
        assert_eq!(entries.len(), 16);
        let said = format!("{entries:?}");
        assert!(said.contains("inspection") && said.contains("needed"), "why and for how long the clock was stopped");
        for secret in ["场所证明", "核对三处", "演示人", &receipt.code] {
            assert!(!said.contains(secret), "{secret}");
        }
        assert_whole(&office.store).await;
    }

    async fn what_is_not_told_in_time_is_accepted_as_of_the_receipt_also_when_nobody_looked(world: World) {
        let office = Office::open(&world).await;
        let receipt = office.filed(1, "2026-11-23").await;
        let console = console("吉林省人力资源和社会保障厅");
        assert_eq!(approvals::elapse(&office.store, &console, day("2026-11-30")).await.unwrap(), 0, "the last day still runs");
        // The server was down for a week.
        assert_eq!(approvals::elapse(&office.store, &console, day("2026-12-07")).await.unwrap(), 1);
        assert_eq!(approvals::elapse(&office.store, &console, day("2026-12-07")).await.unwrap(), 0);
        let own = office.own(&receipt, "2026-12-07").await;
        assert_eq!(own.state, State::Review);
        let accepted = own.story.last().unwrap();
        assert_eq!(accepted.at.to_rfc3339(), "2026-11-30T16:00:00+00:00", "its true moment");
        assert_eq!(own.clocks.statutory.unwrap().input.start.on, "2026-11-23".parse().unwrap());
        let late = office.does(&office.window, &receipt, ask(&["名册"]), "2026-12-07").await;
        assert_eq!(late.unwrap_err().code, Code::TooLateToAsk);
        assert_whole(&office.store).await;
    }

    async fn of_two_who_decide_at_once_one_wins_and_the_other_is_told(world: World) {
        let office = Office::open(&world).await;
        let receipt = office.filed(1, "2026-11-23").await;
        let (other, now) = (world.another().await, day("2026-11-24"));
        let (one, two) = tokio::join!(
            approvals::act(&office.store, &office.window, receipt.id, 0, Act::Accept, now),
            approvals::act(&other, &office.window, receipt.id, 0, ask(&["名册"]), now),
        );
        let codes = [refusal_of(one), refusal_of(two)];
        assert!(codes.contains(&None) && codes.contains(&Some(Code::ChangedMeanwhile)), "{codes:?}");
        assert_whole(&office.store).await;
    }

    async fn whoever_may_not_act_does_not(world: World) {
        let office = Office::open(&world).await;
        let receipt = office.filed(1, "2026-11-23").await;
        let refused = |answer: Result<(), domain::refusal::Refusal>| answer.unwrap_err().code;
        let accept = || Act::Accept;
        let other = office.applicant(2);
        assert_eq!(refused(office.does(&other, &receipt, Act::Withdraw { signed_request: None }, "2026-11-24").await), Code::NotFound);
        assert_eq!(refused(office.does(&office.elsewhere, &receipt, accept(), "2026-11-24").await), Code::NotPermitted);
        assert_eq!(refused(office.does(&office.idle, &receipt, accept(), "2026-11-24").await), Code::WithoutPost);
        assert_eq!(refused(office.does(&office.officer, &receipt, accept(), "2026-11-24").await), Code::WithoutDuty);
        let weak = Actor { second_factor: false, ..office.window.clone() };
        assert_eq!(refused(office.does(&weak, &receipt, accept(), "2026-11-24").await), Code::SecondFactorRequired);
        assert_eq!(refused(office.does(&Actor::citizen(), &receipt, accept(), "2026-11-24").await), Code::SignInRequired);
        let inside = approvals::record(&office.store, &office.window, receipt.id, day("2026-11-24")).await.unwrap();
        assert!(inside.inside.unwrap().applicant.number.contains('*'), "posts read an identity number masked");
        // Out of turn, and with a clock that was set back.
        office.does(&office.window, &receipt, accept(), "2026-11-25").await.unwrap();
        assert_eq!(refused(office.does(&office.deputy, &receipt, handle("decide", "grant"), "2026-11-25").await), Code::StepNotWaiting);
        assert_eq!(refused(office.does(&office.officer, &receipt, grant(), "2026-11-24").await), Code::ClockSetBack);
        // Somebody who has lost the post.
        let held = approvals::holdings(&office.store, &office.console).await.unwrap();
        let of_officer = held.iter().find(|held| Some(held.account) == office.officer.account).unwrap();
        approvals::relieve(&office.store, &office.console, &of_officer.id, day("2026-11-25")).await.unwrap();
        assert_eq!(refused(office.does(&office.officer, &receipt, grant(), "2026-11-26").await), Code::WithoutPost);
        let again = approvals::relieve(&office.store, &office.console, &of_officer.id, day("2026-11-26")).await;
        assert_eq!(refusal(again).code, Code::AlreadyDone);
        // What was taken back is decided by nobody.
        let own = office.applicant(1);
        office.does(&own, &receipt, Act::Withdraw { signed_request: None }, "2026-11-26").await.unwrap();
        let end = Act::Terminate { because: TerminatedBecause::SubjectGone, reason: "无".to_owned() };
        for (by, act) in [(&office.deputy, end), (&office.deputy, Act::Approve), (&office.deputy, handle("decide", "grant"))] {
            assert_eq!(refused(office.does(by, &receipt, act, "2026-11-27").await), Code::WrongState);
        }
        assert_whole(&office.store).await;
    }

    async fn nobody_handles_their_own_application(world: World) {
        let office = Office::open(&world).await;
        let receipt = office.filed(1, "2026-11-23").await;
        // No screen lets a member of staff apply under their own account: this row says that one did.
        let own = office.window.account.unwrap();
        office.run(&format!("UPDATE cases SET account = '{own}' WHERE id = '{}'", receipt.id)).await;
        let accept = office.does(&office.window, &receipt, Act::Accept, "2026-11-24").await;
        assert_eq!(accept.unwrap_err().code, Code::OwnApplication);
        let withdraw = office.does(&office.window, &receipt, Act::Withdraw { signed_request: Some("1".to_owned()) }, "2026-11-24").await;
        assert_eq!(withdraw.unwrap_err().code, Code::OwnApplication);
        assert_eq!(office.column("state", &receipt).await, "submitted");
    }

    async fn an_application_is_refused_field_by_field(world: World) {
        let office = Office::open(&world).await;
        let own = office.applicant(1);
        let file = |code: &str, typed| {
            let (store, own, code) = (office.store.clone(), own.clone(), ItemCode::parse(code).unwrap());
            async move { refusal(approvals::file(&store, &own, &code, ExamRegion::Provincial, &typed, day("2026-11-23")).await) }
        };
        assert_eq!(file("XK9999900Y", form()).await.code, Code::NotFound);
        assert_eq!(file(&offices::cut_item(), form()).await.code, Code::ItemClosed);
        let mut lacking = form();
        lacking.remove("address");
        let refused = file(&item().to_string(), lacking).await;
        assert_eq!((refused.code, refused.field.as_deref()), (Code::Missing, Some("address")));
        let elsewhere = approvals::file(&office.store, &own, &item(), ExamRegion::Jilin, &form(), day("2026-11-23")).await;
        assert_eq!(refusal(elsewhere).field.as_deref(), Some("region"));
        assert_eq!(office.count("cases").await, 0);
    }

    async fn the_window_registers_for_whoever_comes(world: World) {
        let office = Office::open(&world).await;
        let details = offices::details();
        let register = |by: Actor| {
            let (store, details) = (office.store.clone(), details.clone());
            async move { approvals::register(&store, &by, &item(), ExamRegion::Provincial, details, &form(), day("2026-11-23")).await }
        };
        assert_eq!(refusal(register(office.officer.clone()).await).code, Code::WithoutDuty);
        let receipt = register(office.window.clone()).await.unwrap();
        // Without the applicant's signature nothing is entered in the applicant's name.
        let unsigned = office.does(&office.window, &receipt, Act::Withdraw { signed_request: None }, "2026-11-24").await;
        assert_eq!(unsigned.unwrap_err().code, Code::SignedRequestLacking);
        let anybody = Actor::citizen();
        let tracked = approvals::track(&office.store, &anybody, &receipt.number, &receipt.code, "::1", day("2026-11-24"));
        let tracked = tracked.await.unwrap();
        assert_eq!((tracked.state, tracked.inside.is_none(), tracked.form.len()), (State::Submitted, true, 0));
        assert!(!office.column("applicant", &receipt).await.contains("示范"), "who applies is encrypted");
        assert_whole(&office.store).await;
    }

    async fn whoever_applied_at_the_window_is_written_to_at_each_step(world: World) {
        let office = Office::open(&world).await;
        let register = |contact: &str| {
            let details = domain::approvals::record::Details { contact: contact.to_owned(), ..offices::details() };
            let (store, by) = (office.store.clone(), office.window.clone());
            async move { approvals::register(&store, &by, &item(), ExamRegion::Provincial, details, &form(), day("2026-11-23")).await.unwrap() }
        };
        let letters = async || {
            let mut sent = Vec::new();
            for delivery in messages::lease(&office.store, 50, day("2026-12-31")).await.unwrap() {
                if let Letter::Case { number, news, day } = delivery.letter.clone() {
                    sent.push((delivery.channel, delivery.address.clone(), number, news, day));
                }
                messages::delivered(&office.store, &delivery).await.unwrap();
            }
            sent.sort_by(|one, other| one.2.cmp(&other.2));
            sent
        };
        letters().await;
        let by_phone = register("138 0000 0000").await;
        let by_mail = register("office@example.org").await;
        register("0431-0000000").await;
        let sent = letters().await;
        let told: Vec<_> = sent.iter().map(|(channel, address, number, news, _)| (*channel, address.as_str(), number.as_str(), *news)).collect();
        assert_eq!(told, [
            (Channel::Sms, "13800000000", by_phone.number.as_str(), CaseNews::Received),
            (Channel::Email, "office@example.org", by_mail.number.as_str(), CaseNews::Received),
        ], "a number that takes no messages gets none");
        assert_eq!(sent[0].4, Some("2026-11-30".parse().unwrap()));
        office.does(&office.window, &by_phone, Act::Accept, "2026-11-24").await.unwrap();
        let withdraw = Act::Withdraw { signed_request: Some("申请1号".to_owned()) };
        office.does(&office.window, &by_phone, withdraw, "2026-11-25").await.unwrap();
        let news: Vec<CaseNews> = letters().await.into_iter().map(|(.., news, _)| news).collect();
        assert_eq!(news, [CaseNews::Accepted, CaseNews::Withdrawn]);
        // What time alone does is written too.
        let console = console("吉林省人力资源和社会保障厅");
        approvals::elapse(&office.store, &console, day("2026-12-07")).await.unwrap();
        let news: Vec<(String, CaseNews)> = letters().await.into_iter().map(|(_, _, number, news, _)| (number, news)).collect();
        assert_eq!(news, [(by_mail.number, CaseNews::Accepted)]);
    }

    async fn a_receipt_is_not_guessed(world: World) {
        let office = Office::open(&world).await;
        let receipt = office.filed(1, "2026-11-23").await;
        let track = |number: &str, code: &str, from: &str| {
            let (store, number, code, from) = (office.store.clone(), number.to_owned(), code.to_owned(), from.to_owned());
            async move { approvals::track(&store, &Actor::citizen(), &number, &code, &from, day("2026-11-24")).await }
        };
        let spoken = receipt.code.to_lowercase().replace('0', "o");
        assert_eq!(track(&receipt.number, &spoken, "::1").await.unwrap().id, receipt.id, "as somebody reads it out");
        for number in [receipt.number.as_str(), "2026-0000002"] {
            assert_eq!(refusal(track(number, "0000000000", "::2").await).code, Code::NoSuchReceipt, "the same answer");
        }
        for _ in 0..9 {
            assert_eq!(refusal(track(&receipt.number, "0000000000", "::3").await).code, Code::NoSuchReceipt);
        }
        let locked = track(&receipt.number, &receipt.code, "::4").await;
        assert_eq!(refusal(locked).code, Code::TooManyAttempts, "from anywhere");
    }

    async fn the_work_list_says_what_waits_and_until_when(world: World) {
        let office = Office::open(&world).await;
        let mut receipts = Vec::new();
        for (number, on) in [(1, "2026-11-24"), (2, "2026-11-23"), (3, "2026-11-25")] {
            receipts.push(office.filed(number, on).await);
        }
        let list = |by: &Actor, after: Option<String>, limit| {
            let (store, by) = (office.store.clone(), by.clone());
            let query = WorkQuery { after, ..WorkQuery::default() };
            async move { approvals::work_list(&store, &by, &query, limit, day("2026-12-01")).await.unwrap() }
        };
        let first = list(&office.window, None, 2).await;
        let numbers = |page: &domain::approvals::record::WorkPage| page.lines.iter().map(|line| line.number.clone()).collect::<Vec<_>>();
        assert_eq!(numbers(&first), [receipts[1].number.clone(), receipts[0].number.clone()], "by the day");
        assert_eq!(first.lines[0].part, Some(Part::Acceptance));
        assert_eq!((first.posts[0].waiting, first.posts[0].over), (3, 1));
        let rest = list(&office.window, first.next, 2).await;
        assert_eq!((numbers(&rest), rest.next), (vec![receipts[2].number.clone()], None));
        assert_eq!(list(&office.officer, None, 9).await.lines, [], "nothing is accepted yet");
        office.does(&office.window, &receipts[2], Act::Accept, "2026-11-26").await.unwrap();
        let officer = list(&office.officer, None, 9).await;
        assert_eq!((officer.lines.len(), officer.lines[0].part_name.as_ref().unwrap().en.as_str()), (1, "Review"));
        assert_eq!(list(&office.first, None, 9).await.lines, [], "nobody is absent");
        assert_eq!(list(&office.idle, None, 9).await.lines, []);
    }

    async fn what_has_ended_is_counted_by_month_also_of_cases_from_before(world: World) {
        let office = Office::open(&world).await;
        let (store, receipt) = (&office.store, office.filed(1, "2026-11-23").await);
        office.decided(&receipt, Decision::Grant { valid_until: None }).await;
        let figures = async |month| {
            supervision::monthly_figures(store, domain::supervision::Month { year: 2026, month }).await.unwrap()
        };
        let november = figures(11).await;
        let post = |code: &str| domain::approvals::post::PostCode(code.to_owned());
        let accepted = november.posts[&post("220000-hall-01")];
        assert!(accepted.figures.done >= 1 && accepted.median_tenths.is_some(), "{accepted:?}");
        let all = november.agencies["220000"];
        let sum: u64 = november.posts.values().map(|line| line.figures.done).sum();
        assert_eq!((all.figures.done, all.figures.within_promise, all.figures.within_limit), (sum, sum, sum));
        assert_eq!(figures(12).await.posts.len(), 0, "the delivery is open");
        office.does(&office.window, &receipt, Act::Deliver, "2026-12-01").await.unwrap();
        let december = figures(12).await.posts[&post("220000-hall-01")];
        assert_eq!((december.figures.done, december.median_tenths), (1, Some(20)), "two working days after the decision");

        assert_eq!(supervision::fill_parts(store, 5).await.unwrap(), 1, "once");
        assert_eq!(supervision::fill_parts(store, 5).await.unwrap(), 0);
        let before = (figures(11).await, figures(12).await);
        office.run("DELETE FROM case_parts").await;
        office.run("UPDATE case_part_filling SET after = ''").await;
        assert_eq!(figures(11).await.posts.len(), 0);
        assert_eq!(supervision::fill_parts(store, 5).await.unwrap(), 1);
        assert_eq!((figures(11).await, figures(12).await), before);
        assert_whole(store).await;
    }

    async fn cards_appear_beside_a_post_and_are_dealt_with(world: World) {
        let office = Office::open(&world).await;
        let receipt = office.filed(1, "2026-11-23").await;
        office.does(&office.window, &receipt, Act::Accept, "2026-11-24").await.unwrap();
        let issue = |on: &'static str| {
            let (store, console) = (office.store.clone(), office.console.clone());
            async move { supervision::issue(&store, &console, day(on)).await.unwrap() }
        };
        assert_eq!(issue("2026-11-27").await, 0);
        // The review may take six working days: warned when two are left, a yellow card when they are over.
        assert!(issue("2026-12-01").await > 0);
        let supervisor = office.supervisor.clone();
        assert_eq!(supervision::board(&office.store, &supervisor, false, None).await.unwrap().lines, [], "warnings are no cards");
        assert!(issue("2026-12-10").await > 0);
        assert_eq!(issue("2026-12-10").await, 0, "once");
        let board = supervision::board(&office.store, &supervisor, true, None).await.unwrap();
        let yellow: Vec<_> = board.lines.iter().filter(|line| line.card.trigger == Trigger::PromiseOver).collect();
        assert_eq!((yellow.len(), yellow[0].card.against.0.as_str()), (1, "220000-market-02"));
        assert_eq!((board.posts[0].counts.yellow, board.posts[0].counts.red), (1, 0));
        let card = yellow[0].id.clone();
        let does = |by: &Actor, doing: CardAct, on: &'static str| {
            let (store, by, card) = (office.store.clone(), by.clone(), card.clone());
            async move { supervision::handle(&store, &by, &card, doing, day(on)).await.map_err(|error| error.into_refusal().code) }
        };
        let find = || CardAct::Find { verdict: Verdict::Upheld, words: "无正当理由".to_owned() };
        let explain = || CardAct::Explain { words: "材料较多".to_owned() };
        assert_eq!(does(&supervisor, find(), "2026-12-04").await, Err(Code::ExplanationRuns));
        assert_eq!(does(&office.window, explain(), "2026-12-10").await, Err(Code::NotOwnCard));
        does(&office.officer, explain(), "2026-12-10").await.unwrap();
        assert_eq!(does(&office.officer, find(), "2026-12-10").await, Err(Code::NotOwnCard));
        does(&supervisor, CardAct::Demand { cure_by: "2026-12-14".parse().unwrap() }, "2026-12-11").await.unwrap();
        does(&supervisor, find(), "2026-12-11").await.unwrap();
        // Not cured by the supervisor's day: red.
        assert!(issue("2026-12-16").await > 0);
        let board = supervision::board(&office.store, &supervisor, true, None).await.unwrap();
        assert!(board.lines.iter().any(|line| line.card.trigger == Trigger::YellowUncured && line.card.colour() == Colour::Red));
        does(&supervisor, CardAct::Conclude { words: "通报批评".to_owned() }, "2026-12-16").await.unwrap();
        let record = supervision::card(&office.store, &office.officer, &card).await.unwrap();
        assert!(!record.supervises && !record.line.card.open);
        assert_eq!(refusal(supervision::card(&office.store, &office.window, &card).await).code, Code::NotFound);
        let officer = domain::approvals::post::PostCode("220000-market-02".to_owned());
        let of = |month| {
            let (store, officer) = (office.store.clone(), officer.clone());
            async move {
                let month = domain::supervision::Month { year: 2026, month };
                supervision::monthly_figures(&store, month).await.unwrap().posts[&officer].figures
            }
        };
        let december = of(12).await;
        assert_eq!((december.yellow, december.red, december.upheld, december.unfound), (1, 1, 1, 1));
        assert_eq!(of(11).await.warnings, 1);
        assert_whole(&office.store).await;
    }

    async fn days_are_counted_again_when_the_next_years_notice_is_known(world: World) {
        let office = Office::open(&world).await;
        let receipt = office.filed(1, "2026-12-14").await;
        office.does(&office.window, &receipt, Act::Accept, "2026-12-15").await.unwrap();
        let before = office.own(&receipt, "2026-12-15").await.clocks.statutory.unwrap();
        assert_eq!(before.certainty, domain::calendar::Certainty::Provisional);
        assert_eq!(approvals::recount(&office.store, &office.console, day("2026-12-15")).await.unwrap(), (1, 0), "nothing has moved");
        assert!(!store::calendar::recount_waits(&office.store).await.unwrap(), "nothing was imported");
        offices::import_2027(&office.store).await;
        let said = async || store::calendar::imported(&office.store).await.unwrap().pop().unwrap().recount;
        assert!(store::calendar::recount_waits(&office.store).await.unwrap());
        assert_eq!(said().await, Recount::Waits);
        assert_eq!(approvals::recount(&office.store, &office.console, day("2026-12-16")).await.unwrap(), (1, 1));
        let done = Recount::Done(Recounted { at: day("2026-12-16"), counted: 1, moved: 1 });
        assert_eq!(said().await, done);
        // Who crashed before saying that it is done counts again; what had moved stays counted.
        office.run("UPDATE calendar_recounts SET done_at = NULL, counted = 0").await;
        assert!(store::calendar::recount_waits(&office.store).await.unwrap());
        assert_eq!(approvals::recount(&office.store, &office.console, day("2026-12-16")).await.unwrap(), (1, 0));
        assert_eq!(said().await, done);
        let after = office.own(&receipt, "2026-12-16").await.clocks.statutory.unwrap();
        assert_eq!((after.due > before.due, after.certainty), (true, domain::calendar::Certainty::Final));
        assert_whole(&office.store).await;
    }

    async fn the_clock_is_stopped_for_what_the_flow_names_and_the_month_counts_it(world: World) {
        let office = Office::open(&world).await;
        let stop = |reason, needed| Act::Suspend { reason, needed: Length::WorkingDays(needed), notice: "告知〔2026〕3号".to_owned() };
        let receipt = office.filed(1, "2026-11-23").await;
        office.does(&office.window, &receipt, Act::Accept, "2026-11-24").await.unwrap();
        let auction = office.does(&office.officer, &receipt, stop(StopReason::Auction, 5), "2026-11-25").await.unwrap_err();
        assert_eq!((auction.code, auction.field.as_deref()), (Code::StopNotInFlow, Some("stop")));
        let inside = approvals::record(&office.store, &office.officer, receipt.id, day("2026-11-25")).await.unwrap();
        assert_eq!(inside.may_stop, [StopReason::Hearing, StopReason::Inspection]);
        office.does(&office.officer, &receipt, stop(StopReason::Inspection, 5), "2026-11-25").await.unwrap();
        office.does(&office.officer, &receipt, Act::Resume, "2026-11-27").await.unwrap();
        office.does(&office.officer, &receipt, stop(StopReason::Inspection, 3), "2026-12-01").await.unwrap();
        approvals::elapse(&office.store, &office.console, day("2026-12-08")).await.unwrap();
        let of = async |month| {
            let month = domain::supervision::Month { year: 2026, month };
            supervision::monthly_figures(&office.store, month).await.unwrap().stops
        };
        let figures = |count, days, ran_out| StopFigures { count, days, ran_out };
        assert_eq!(of(11).await.into_iter().collect::<Vec<_>>(), [(StopReason::Inspection, figures(1, 2, 0))]);
        assert_eq!(of(12).await.into_iter().collect::<Vec<_>>(), [(StopReason::Inspection, figures(1, 3, 1))]);
        // Filled in anew, they are the same.
        office.run("DELETE FROM case_stops").await;
        office.run("UPDATE case_part_filling SET after = ''").await;
        supervision::fill_parts(&office.store, 10).await.unwrap();
        assert_eq!(of(12).await[&StopReason::Inspection], figures(1, 3, 1));
        assert_whole(&office.store).await;
    }

    async fn what_waits_in_a_case_moves_with_the_calendar_too(world: World) {
        let office = Office::open(&world).await;
        let corrected = office.filed(1, "2026-12-28").await;
        let ask = Act::AskCorrection { missing: vec!["章程".to_owned()], within: Length::WorkingDays(10) };
        office.does(&office.window, &corrected, ask, "2026-12-28").await.unwrap();
        let reviewed = office.filed(2, "2026-12-28").await;
        office.does(&office.window, &reviewed, Act::Accept, "2026-12-28").await.unwrap();
        let due = async |step: &str| office.text(&format!("SELECT due AS v FROM case_tasks WHERE step = '{step}' AND covers = ''")).await;
        let before = (due("@correction").await, due("review").await);
        let told = office.own(&corrected, "2026-12-29").await;
        assert_eq!(told.correction.unwrap().until.to_string(), before.0);
        offices::import_2027(&office.store).await;
        let moved = approvals::recount(&office.store, &office.console, day("2026-12-29")).await.unwrap();
        assert_eq!(moved, (2, 2));
        let after = (due("@correction").await, due("review").await);
        assert!(after.0 > before.0 && after.1 > before.1, "{before:?} {after:?}");
        let told = office.own(&corrected, "2026-12-29").await;
        assert_eq!(told.correction.unwrap().until.to_string(), after.0, "the applicant has the later day");
        assert_eq!(told.clocks.supply.unwrap().due.to_string(), after.0);
        let steps = office.own(&reviewed, "2026-12-29").await.steps;
        assert_eq!(steps[0].clock.as_ref().unwrap().due.to_string(), after.1);
        assert_whole(&office.store).await;
    }

    async fn a_denial_says_why_and_what_can_be_done(world: World) {
        let office = Office::open(&world).await;
        let receipt = office.filed(1, "2026-11-23").await;
        office.does(&office.window, &receipt, Act::Accept, "2026-11-24").await.unwrap();
        let deny = |reasons: Vec<String>, remedies| Act::Propose { decision: Decision::Deny { reasons, remedies } };
        let empty = office.does(&office.officer, &receipt, deny(Vec::new(), Remedy::ALL.to_vec()), "2026-11-25").await;
        assert_eq!(empty.unwrap_err().code, Code::ReasonsLacking);
        let silent = office.does(&office.officer, &receipt, deny(vec!["场所不符".to_owned()], Vec::new()), "2026-11-25").await;
        assert_eq!(silent.unwrap_err().code, Code::RemediesLacking);
        office.does(&office.officer, &receipt, deny(vec!["场所不符".to_owned()], Remedy::ALL.to_vec()), "2026-11-25").await.unwrap();
        office.does(&office.officer, &receipt, handle("review", "object"), "2026-11-25").await.unwrap();
        // What the posts say to each other is theirs until it is decided.
        let own = office.own(&receipt, "2026-11-25").await;
        assert!(!format!("{own:?}").contains("场所不符"));
        let about = ledger::Filter { kind: None, subject: Some(approvals::subject(receipt.id)) };
        let public = async || format!("{:?}", ledger::page(&office.store, &about, None, 50).await.unwrap().entries);
        let before = public().await;
        assert!(!before.contains("decision") && !before.contains("object"), "{before}");
        let inside = approvals::record(&office.store, &office.deputy, receipt.id, day("2026-11-25")).await.unwrap();
        assert!(format!("{:?}", inside.inside.unwrap().proposal).contains("场所不符"));
        for (by, step, outcome) in [(&office.first, "check", "pass"), (&office.second, "check", "pass"), (&office.deputy, "decide", "deny")] {
            office.does(by, &receipt, handle(step, outcome), "2026-11-26").await.unwrap();
        }
        assert!(public().await.contains("denied"));
        let own = office.own(&receipt, "2026-11-26").await;
        assert!(format!("{:?}", own.decided.unwrap().decision).contains("场所不符"));
        assert_whole(&office.store).await;
    }
}

fn refusal_of(answer: Result<(), store::StoreError>) -> Option<Code> {
    answer.err().map(|error| error.into_refusal().code)
}
