//! The daily desk of staff who handle cases, on both databases: the work list narrowed down by the filters of its address, several
//! cases at once, comments among posts, opinions that are kept, absence cover by date.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod offices;
mod recruitments;
mod registrations;
#[macro_use]
mod support;

use domain::{
    approvals::{
        case::{Act, ActKind, Decision, Duty, State, TerminatedBecause, TogetherKind, What},
        opinions::{OPINIONS_MOST, Opinion},
        post::PostCode,
        record::{Part, Who, WorkPage},
        work::{DueBy, PartSort, WorkFilter},
    },
    calendar::Length,
    ids::CaseId,
    permissions::Actor,
    refusal::Code,
};
use offices::{Office, day, handle, item};
use std::collections::BTreeMap;
use store::{
    approvals::{self, Handled, WorkQuery},
    ledger,
};
use support::{assert_whole, refusal};

async fn listed(office: &Office, by: &Actor, query: &WorkQuery, limit: u64, on: &str) -> WorkPage {
    approvals::work_list(&office.store, by, query, limit, day(on)).await.unwrap()
}

fn numbers(page: &WorkPage) -> Vec<&str> {
    page.lines.iter().map(|line| line.number.as_str()).collect()
}

fn only(filter: WorkFilter) -> WorkQuery {
    WorkQuery { filter, ..WorkQuery::default() }
}

both_databases! {
    async fn the_work_list_is_narrowed_down_and_pages_go_on_inside_it(world: World) {
        let office = Office::open(&world).await;
        let mut receipts = Vec::new();
        // To be accepted within five working days: by 30 November, 1 December, 2 December, 2 December.
        for (number, on) in [(1, "2026-11-23"), (2, "2026-11-24"), (3, "2026-11-25"), (1, "2026-11-25")] {
            receipts.push(office.filed(number, on).await);
        }
        let of = |which: &[usize]| which.iter().map(|at| receipts[*at].number.clone()).collect::<Vec<_>>();
        let asked = async |filter: WorkFilter, on| {
            let page = listed(&office, &office.window, &only(filter), 9, on).await;
            numbers(&page).into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        let any = WorkFilter::default;
        let tuesday = "2026-12-01";
        assert_eq!(asked(WorkFilter { due: Some(DueBy::Over), ..any() }, tuesday).await, of(&[0]));
        assert_eq!(asked(WorkFilter { due: Some(DueBy::Today), ..any() }, tuesday).await, of(&[1]));
        assert_eq!(asked(WorkFilter { due: Some(DueBy::Week), ..any() }, tuesday).await, of(&[1, 2, 3]));
        assert_eq!(asked(WorkFilter { number: Some(receipts[2].number.clone()), ..any() }, tuesday).await, of(&[2]));
        assert_eq!(asked(WorkFilter { number: Some("2026-000000".to_owned()), ..any() }, tuesday).await, of(&[]), "exactly");
        let code = item().to_string();
        assert_eq!(asked(WorkFilter { item: Some(code.clone()), ..any() }, tuesday).await, of(&[0, 1, 2, 3]));
        assert_eq!(asked(WorkFilter { item: Some("XK2210200Y".to_owned()), ..any() }, tuesday).await, of(&[]));

        office.decided(&receipts[0], Decision::Grant { valid_until: None }).await;
        office.does(&office.window, &receipts[2], Act::Accept, "2026-11-27").await.unwrap();
        let part = |part| WorkFilter { part: Some(part), ..any() };
        assert_eq!(asked(part(PartSort::Delivery), tuesday).await, of(&[0]));
        assert_eq!(asked(part(PartSort::Acceptance), tuesday).await, of(&[1, 3]));
        assert_eq!(asked(part(PartSort::Step), tuesday).await, of(&[]), "the officer's");
        assert_eq!(asked(WorkFilter { state: Some(State::Granted), ..any() }, tuesday).await, of(&[0]));
        let both = WorkFilter { state: Some(State::Granted), ..part(PartSort::Acceptance) };
        assert_eq!(asked(both, tuesday).await, of(&[]));
        let officer = listed(&office, &office.officer, &only(part(PartSort::Step)), 9, tuesday).await;
        assert_eq!(numbers(&officer), of(&[2]));

        // A page that goes on stays inside the filter, of one post as of all.
        let query = WorkQuery {
            post: Some(PostCode("220000-hall-01".to_owned())),
            filter: WorkFilter { item: Some(code), part: Some(PartSort::Acceptance), ..any() },
            after: None,
        };
        let first = listed(&office, &office.window, &query, 1, tuesday).await;
        assert_eq!(numbers(&first), of(&[1]));
        let rest = listed(&office, &office.window, &WorkQuery { after: first.next, ..query.clone() }, 1, tuesday).await;
        assert_eq!((numbers(&rest), rest.next.as_deref()), (vec![receipts[3].number.as_str()], None));
        let broken = WorkQuery { after: Some("2026-12-01".to_owned()), ..query };
        let broken = approvals::work_list(&office.store, &office.window, &broken, 9, day(tuesday)).await;
        assert_eq!(refusal(broken).code, Code::Malformed);
        let supervisor = approvals::work_list(&office.store, &office.supervisor, &WorkQuery::default(), 9, day(tuesday)).await;
        assert_eq!(refusal(supervisor).code, Code::NotPermitted);
    }

    async fn a_case_is_found_by_its_number_wherever_it_waits_and_by_nobody_else(world: World) {
        let office = Office::open(&world).await;
        let receipt = office.filed(1, "2026-11-23").await;
        let find = async |by: &Actor, number: &str| approvals::find(&office.store, by, number).await;
        let typed = format!(" {} ", receipt.number);
        // While it is corrected it waits for its applicant, and on nobody's work list: the window takes the papers all the same.
        office.does(&office.window, &receipt, ask(), "2026-11-24").await.unwrap();
        for by in [&office.window, &office.head, &office.deputy, &office.supervisor, &office.applicant(1)] {
            assert_eq!(find(by, &typed).await.unwrap(), receipt.id);
        }
        let post = PostCode("220000-hall-01".to_owned());
        let (console, duties) = (&office.console, [Duty::Receive].into());
        let elsewhere = office.elsewhere.account.unwrap();
        approvals::appoint(&office.store, console, elsewhere, &post, &duties, day("2026-11-24")).await.unwrap();
        for (by, number) in [
            (&office.elsewhere, typed.as_str()),
            (&office.idle, &typed),
            (&office.applicant(2), &typed),
            (&office.window, "2026-9999999"),
            (&office.supervisor, &typed[1..typed.len() - 2]),
        ] {
            let refused = refusal(find(by, number).await);
            assert_eq!((refused.code, refused.field.as_deref()), (Code::NotFound, Some("receipt")));
        }
        assert_eq!(refusal(find(&office.window, "  ").await).code, Code::Missing);
        let unproven = Actor { second_factor: false, ..office.window.clone() };
        for (by, code) in [
            (&Actor::citizen(), Code::SignInRequired),
            (&unproven, Code::SecondFactorRequired),
        ] {
            assert_eq!(refusal(find(by, &typed).await).code, code);
        }
    }

    async fn a_correction_that_never_came_waits_for_the_post_that_may_end_the_case(world: World) {
        let office = Office::open(&world).await;
        let (receipt, supplied) = (office.filed(1, "2026-11-23").await, office.filed(2, "2026-11-23").await);
        for one in [&receipt, &supplied] {
            office.does(&office.window, one, ask(), "2026-11-24").await.unwrap();
        }
        let supply = Act::Supply { signed_request: None };
        office.does(&office.applicant(2), &supplied, supply, "2026-11-26").await.unwrap();
        let until = office.own(&receipt, "2026-11-24").await.correction.unwrap().until;
        assert_eq!(until, "2026-12-01".parse().unwrap());
        let any = WorkFilter::default;
        let narrowed = [
            WorkFilter { part: Some(PartSort::Correction), ..any() },
            WorkFilter { state: Some(State::Correcting), ..any() },
            WorkFilter { number: Some(receipt.number.clone()), ..any() },
        ];
        let there = async |on: &str| {
            let page = listed(&office, &office.deputy, &WorkQuery::default(), 9, on).await;
            for filter in &narrowed {
                assert_eq!(listed(&office, &office.deputy, &only(filter.clone()), 9, on).await.lines, page.lines, "{filter:?}");
            }
            let piled = (page.posts[0].waiting, page.posts[0].over);
            (page.lines.into_iter().map(|line| (line.number, line.part, line.due)).collect::<Vec<_>>(), piled)
        };
        let waits = (vec![(receipt.number.clone(), Some(Part::Correction), Some(until))], (1, 0));
        assert_eq!(there("2026-12-01").await, (Vec::new(), (0, 0)), "until then it waits for its applicant");
        assert_eq!(there("2026-12-02").await, waits, "and the day was the applicant's");
        let window = listed(&office, &office.window, &WorkQuery::default(), 9, "2026-12-02").await;
        assert_eq!(numbers(&window), [supplied.number.as_str()]);

        // A case from before anything waited there.
        office.run("DELETE FROM case_tasks WHERE state = 'correcting'").await;
        assert_eq!(there("2026-12-02").await, (Vec::new(), (0, 0)));
        assert_eq!(approvals::fill_corrections(&office.store).await.unwrap(), 1);
        assert_eq!(approvals::fill_corrections(&office.store).await.unwrap(), 0, "once");
        assert_eq!(there("2026-12-02").await, waits);

        let record = approvals::record(&office.store, &office.deputy, receipt.id, day("2026-12-02")).await.unwrap();
        assert!(record.can.contains(&ActKind::Terminate));
        let end = Act::Terminate { because: TerminatedBecause::NotSupplied, reason: "逾期未补正".to_owned() };
        office.does(&office.deputy, &receipt, end, "2026-12-02").await.unwrap();
        assert_eq!(there("2026-12-02").await, (Vec::new(), (0, 0)));
        assert_whole(&office.store).await;
    }

    async fn several_are_accepted_and_delivered_each_by_itself(world: World) {
        let office = Office::open(&world).await;
        let mut receipts = Vec::new();
        for number in [1, 2, 3] {
            receipts.push(office.filed(number, "2026-11-23").await);
        }
        let together = async |by: &Actor, kind, picked: &[(usize, u64)], on| {
            let picked: BTreeMap<CaseId, u64> = picked.iter().map(|(at, seen)| (receipts[*at].id, *seen)).collect();
            approvals::act_together(&office.store, by, kind, &picked, day(on)).await
        };
        let codes = |handled: &[Handled]| {
            let code = |one: &Handled| (one.number.clone(), one.answer.as_ref().err().map(|refusal| refusal.code));
            handled.iter().map(code).collect::<Vec<_>>()
        };
        assert_eq!(refusal(together(&office.window, TogetherKind::Accept, &[], "2026-11-24").await).code, Code::Missing);
        let not_permitted = together(&office.supervisor, TogetherKind::Accept, &[(0, 0)], "2026-11-24").await;
        assert_eq!(refusal(not_permitted).code, Code::NotPermitted);
        let elsewhere = together(&office.elsewhere, TogetherKind::Accept, &[(0, 0)], "2026-11-24").await;
        assert_eq!(refusal(elsewhere).code, Code::NotPermitted);
        // What is missing is told of the second: it changed since the list was read, and is refused alone.
        office.does(&office.window, &receipts[1], ask(), "2026-11-24").await.unwrap();
        let before = office.count("ledger_entries").await;
        let handled = together(&office.window, TogetherKind::Accept, &[(0, 0), (1, 0), (2, 0)], "2026-11-24").await.unwrap();
        let number = |at: usize| receipts[at].number.clone();
        let expected = [(number(0), None), (number(1), Some(Code::ChangedMeanwhile)), (number(2), None)];
        assert_eq!(codes(&handled), expected);
        assert_eq!(office.count("ledger_entries").await - before, 2, "each has an entry of its own");
        // As it stands it is still no case to accept, nor to deliver; and whoever lacks the duty does neither.
        let as_seen = together(&office.window, TogetherKind::Accept, &[(1, 1)], "2026-11-24").await.unwrap();
        assert_eq!(codes(&as_seen), [(number(1), Some(Code::WrongState))]);
        let idle = together(&office.idle, TogetherKind::Accept, &[(1, 1)], "2026-11-24").await.unwrap();
        assert_eq!(codes(&idle), [(number(1), Some(Code::WithoutPost))]);
        for receipt in [&receipts[0], &receipts[2]] {
            for (by, act, on) in [
                (&office.officer, Act::Propose { decision: Decision::Grant { valid_until: None } }, "2026-11-25"),
                (&office.officer, handle("review", "agree"), "2026-11-25"),
                (&office.first, handle("check", "pass"), "2026-11-26"),
                (&office.second, handle("check", "pass"), "2026-11-26"),
                (&office.deputy, handle("decide", "grant"), "2026-11-27"),
            ] {
                office.does(by, receipt, act, on).await.unwrap();
            }
        }
        let seen = office.own(&receipts[0], "2026-11-27").await.version;
        let handled = together(&office.window, TogetherKind::Deliver, &[(0, seen), (1, 1), (2, seen)], "2026-11-30").await;
        let expected = [(number(0), None), (number(1), Some(Code::WrongState)), (number(2), None)];
        assert_eq!(codes(&handled.unwrap()), expected);
        assert_eq!(office.own(&receipts[2], "2026-11-30").await.state, State::Delivered);
        assert_whole(&office.store).await;
    }

    async fn comments_stay_among_the_posts_and_supervisors(world: World) {
        let office = Office::open(&world).await;
        let receipt = office.filed(1, "2026-11-23").await;
        let store = &office.store;
        let write = async |by: &Actor, words: &str| {
            approvals::comment(store, by, receipt.id, words, day("2026-11-24")).await.map_err(|error| error.into_refusal().code)
        };
        let read = async |by: &Actor| approvals::comments(store, by, receipt.id).await.map_err(|error| error.into_refusal().code);
        write(&office.window, " 场所证明与名册不一致 ").await.unwrap();
        write(&office.officer, "已电话核实").await.unwrap();
        let read_by_deputy = read(&office.deputy).await.unwrap();
        let told: Vec<_> = read_by_deputy.comments.iter().map(|one| (one.post.0.as_str(), one.words.as_str())).collect();
        assert_eq!(told, [("220000-hall-01", "场所证明与名册不一致"), ("220000-market-02", "已电话核实")]);
        assert!(read_by_deputy.may_add);
        let supervisor = read(&office.supervisor).await.unwrap();
        assert_eq!((supervisor.comments.len(), supervisor.may_add), (2, false));
        assert_eq!(write(&office.supervisor, "x").await, Err(Code::NotPermitted), "supervisors read and never act");
        assert_eq!(write(&office.idle, "x").await, Err(Code::WithoutPost));
        assert_eq!(write(&office.window, " ").await, Err(Code::Missing));
        let applicant = office.applicant(1);
        assert_eq!(write(&applicant, "x").await, Err(Code::NotPermitted));
        for by in [&applicant, &office.applicant(2), &office.idle, &office.elsewhere, &Actor::citizen()] {
            assert_eq!(read(by).await.unwrap_err(), Code::NotFound);
        }
        // Neither the applicant's page, nor the ledger, nor the row has the words.
        assert!(!format!("{:?}", office.own(&receipt, "2026-11-24").await).contains("核实"));
        let about = ledger::Filter { kind: None, subject: Some(approvals::subject(receipt.id)) };
        let entries = format!("{:?}", ledger::page(store, &about, None, 50).await.unwrap().entries);
        assert!(entries.contains("case.comment") && entries.contains("sha256") && !entries.contains("核实"), "{entries}");
        assert!(!office.text("SELECT MAX(words) AS v FROM case_comments").await.contains("核实"));
        assert_whole(store).await;
        office.run("UPDATE case_comments SET post = '220000-market-01' WHERE post = '220000-market-02'").await;
        let report = ledger::verify(store, &office.console, None).await.unwrap();
        assert_eq!(report.findings.len(), 1, "a changed comment is found out");
    }

    async fn opinions_are_kept_by_each_and_shared_for_an_item(world: World) {
        let office = Office::open(&world).await;
        let store = &office.store;
        let now = day("2026-11-24");
        let words = |opinions: Vec<Opinion>| opinions.into_iter().map(|one| one.words).collect::<Vec<_>>();
        let own = async |by: &Actor| words(approvals::own_opinions(store, by).await.unwrap());
        let before = office.count("ledger_entries").await;
        approvals::keep_opinion(store, &office.officer, " 材料齐全，符合条件。 ", now).await.unwrap();
        assert_eq!(own(&office.officer).await, ["材料齐全，符合条件。"]);
        assert_eq!(own(&office.deputy).await, Vec::<String>::new(), "each has their own");
        assert_eq!(office.count("ledger_entries").await, before, "one's own are no use of a power");
        assert!(!office.text("SELECT words AS v FROM opinions").await.contains("齐全"));
        let kept = approvals::own_opinions(store, &office.officer).await.unwrap().remove(0);
        let others = approvals::drop_opinion(store, &office.deputy, kept.id).await;
        assert_eq!(refusal(others).code, Code::NotFound);
        approvals::drop_opinion(store, &office.officer, kept.id).await.unwrap();
        assert_eq!(own(&office.officer).await, Vec::<String>::new());
        for number in 0..OPINIONS_MOST {
            approvals::keep_opinion(store, &office.officer, &number.to_string(), now).await.unwrap();
        }
        assert_eq!(refusal(approvals::keep_opinion(store, &office.officer, "x", now).await).code, Code::TooManyOpinions);
        for (by, code) in [(&office.supervisor, Code::NotPermitted), (&office.applicant(1), Code::NotPermitted)] {
            assert_eq!(refusal(approvals::keep_opinion(store, by, "x", now).await).code, code);
            assert_eq!(refusal(approvals::shared_opinions(store, by, &item()).await).code, code);
        }

        approvals::share_opinion(store, &office.idle, &item(), "经现场核查，符合条件。", now).await.unwrap();
        let elsewhere = approvals::share_opinion(store, &office.elsewhere, &item(), "x", now).await;
        assert_eq!(refusal(elsewhere).code, Code::NotPermitted, "items are the province's");
        let shared = approvals::shared_opinions(store, &office.elsewhere, &item()).await.unwrap();
        assert_eq!(words(shared.clone()), ["经现场核查，符合条件。"], "whoever handles cases reads it");
        let entries = ledger::page(store, &ledger::Filter::default(), None, 5).await.unwrap().entries;
        let told = format!("{entries:?}");
        assert!(told.contains("item.opinion-shared") && !told.contains("核查"), "{told}");
        approvals::unshare_opinion(store, &office.idle, shared[0].id, now).await.unwrap();
        assert_eq!(approvals::shared_opinions(store, &office.officer, &item()).await.unwrap(), []);
        let again = approvals::unshare_opinion(store, &office.idle, shared[0].id, now).await;
        assert_eq!(refusal(again).code, Code::AlreadyDone);
        assert_whole(store).await;
    }

    async fn a_post_covers_from_day_to_day_and_not_after(world: World) {
        let office = Office::open(&world).await;
        let store = &office.store;
        let (absent, cover) = (PostCode("220000-market-02".to_owned()), PostCode("220000-market-01".to_owned()));
        let mut receipts = Vec::new();
        for number in [1, 2] {
            let receipt = office.filed(number, "2026-11-23").await;
            office.does(&office.window, &receipt, Act::Accept, "2026-11-24").await.unwrap();
            receipts.push(receipt);
        }
        let held = approvals::holdings(store, &office.console).await.unwrap();
        let of_officer = &held.iter().find(|held| held.post == absent).unwrap().id;
        let enter = async |by: &Actor, cover: &PostCode, from: &str, until: &str| {
            let days = (from.parse().unwrap(), until.parse().unwrap());
            approvals::enter_absence(store, by, of_officer, cover, days, day("2026-11-24")).await.map_err(|error| error.into_refusal().code)
        };
        // Who may enter it, for whom, by whom.
        assert_eq!(enter(&office.first, &cover, "2026-11-25", "2026-11-26").await, Err(Code::NotFound), "not one's own");
        for by in [&office.supervisor, &office.applicant(1)] {
            assert_eq!(enter(by, &cover, "2026-11-25", "2026-11-26").await, Err(Code::NotPermitted));
        }
        let another = PostCode("220000-office-01".to_owned());
        assert_eq!(enter(&office.officer, &another, "2026-11-25", "2026-11-26").await, Err(Code::NotACover));
        assert_eq!(enter(&office.officer, &cover, "2026-11-23", "2026-11-26").await, Err(Code::OutOfRange), "that day is over");
        assert_eq!(enter(&office.officer, &cover, "2026-11-26", "2026-11-25").await, Err(Code::OutOfRange));
        enter(&office.officer, &cover, "2026-11-25", "2026-11-26").await.unwrap();
        enter(&office.console, &cover, "2026-12-01", "2026-12-02").await.unwrap();

        // On these days the case is in the cover's list, marked, and the cover handles it; before and after it is not.
        let waits = async |on: &str| listed(&office, &office.first, &WorkQuery::default(), 9, on).await;
        for (on, count) in [("2026-11-24", 0), ("2026-11-25", 2), ("2026-11-26", 2), ("2026-11-27", 0), ("2026-12-02", 2)] {
            let page = waits(on).await;
            assert_eq!((page.lines.len(), page.posts[0].waiting), (count, count as u64), "{on}");
            assert!(page.lines.iter().all(|line| line.covers.as_ref() == Some(&absent)), "{on}");
        }
        let own = listed(&office, &office.officer, &WorkQuery::default(), 9, "2026-11-25").await;
        assert!(own.lines.len() == 2 && own.lines.iter().all(|line| line.covers.is_none()));
        let may = async |on: &str| approvals::record(store, &office.first, receipts[0].id, day(on)).await.unwrap().inside.unwrap().handles.len();
        assert_eq!((may("2026-11-24").await, may("2026-11-26").await, may("2026-11-27").await), (0, 1, 0));
        let early = office.does(&office.first, &receipts[0], handle("review", "agree"), "2026-11-24").await;
        assert_eq!(early.unwrap_err().code, Code::NotInCover);
        // Acting by a duty of its own it says whose place it takes as well; on another day it acts for itself.
        office.does(&office.first, &receipts[1], Act::OfferHearing, "2026-11-26").await.unwrap();
        let call = Act::CallHearing { on: "2026-12-15".parse().unwrap(), at: None, place: "301室".to_owned() };
        office.does(&office.first, &receipts[1], call, "2026-11-27").await.unwrap();
        let by = async |what: fn(&What) -> bool| {
            let story = office.own(&receipts[1], "2026-11-27").await.story;
            story.into_iter().find(|told| what(&told.what)).unwrap().by
        };
        let in_place = Who::Cover { by: cover.clone(), of: absent.clone() };
        assert_eq!(by(|what| matches!(what, What::HearingOffered)).await, in_place);
        assert_eq!(by(|what| matches!(what, What::HearingCalled(_))).await, Who::Post(cover.clone()));
        office.does(&office.first, &receipts[0], handle("review", "agree"), "2026-11-26").await.unwrap();
        let late = office.does(&office.first, &receipts[1], handle("review", "agree"), "2026-11-27").await;
        assert_eq!(late.unwrap_err().code, Code::NotInCover);
        office.does(&office.officer, &receipts[1], handle("review", "agree"), "2026-11-27").await.unwrap();

        // The record and the ledger say for whom it acted.
        let own = office.own(&receipts[0], "2026-11-27").await;
        let who = Who::Cover { by: cover.clone(), of: absent.clone() };
        assert!(own.story.iter().any(|told| told.by == who), "{:?}", own.story);
        let about = ledger::Filter { kind: Some("case.handle".to_owned()), subject: Some(approvals::subject(receipts[0].id)) };
        let told = format!("{:?}", ledger::page(store, &about, None, 5).await.unwrap().entries);
        assert!(told.contains("cover") && told.contains(&absent.0), "{told}");

        // Ended early by the holder, at once; what others cover for is theirs to read, not to end.
        let lines = async |by: &Actor| approvals::absences(store, by, day("2026-12-01")).await.unwrap();
        let of_first = lines(&office.first).await;
        assert_eq!(of_first.iter().map(|line| line.may_end).collect::<Vec<_>>(), [false]);
        assert_eq!(lines(&office.deputy).await, []);
        let end = async |by: &Actor| approvals::end_absence(store, by, of_first[0].id, day("2026-12-01")).await.map_err(|error| error.into_refusal().code);
        assert_eq!(end(&office.first).await, Err(Code::NotFound));
        end(&office.officer).await.unwrap();
        assert_eq!(end(&office.console).await, Err(Code::AlreadyDone));
        office.does(&office.window, &office.filed(3, "2026-12-01").await, Act::Accept, "2026-12-01").await.unwrap();
        let after = waits("2026-12-02").await.lines;
        assert!(after.len() == 2 && after.iter().all(|line| line.covers.is_none()), "its own alone: {after:?}");
        assert_whole(store).await;
        office.run("UPDATE absences SET until = '2027-12-31'").await;
        assert_eq!(ledger::verify(store, &office.console, None).await.unwrap().findings.len(), 2, "longer days are found out");
    }
}

fn ask() -> Act {
    Act::AskCorrection { missing: vec!["场所证明".to_owned()], within: Length::WorkingDays(5) }
}
