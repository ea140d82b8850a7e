//! From released scores to the filing, on both databases: the shortlist with its ties and replacements, totals, checks,
//! the public notice with objections, and what none of it may do too early.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod recruitments;
mod rosters;
mod selections;
#[macro_use]
mod support;

use domain::{
    applications::{Fate, Milestone},
    messages::Kind,
    permissions::{Actor, Role},
    recruitment::{Claims, QuotaCause, scheme::SchemeStage},
    refusal::{Code, Refusal},
    regions::ExamRegion,
    selection::{Call, CheckKind, CheckResult, LeftBecause, List, ListKind, ObjectionState, SelectionStep, recompute},
};
use recruitments::{day, staff};
use selections::{ONE, Sat, Scene, TWO, assert_selection_whole, code, execute, later};
use store::{
    Store, recruitment,
    selection::{self, CheckEntry, Raised},
};
use support::refusal;

/// Six for two places, with a tie at the sixth of 3:1, and five for one place.
const MANY: &[Sat] = &[
    ("1001", "80", "80"),
    ("1002", "79", "79"),
    ("1003", "78", "78"),
    ("1004", "77", "77"),
    ("1005", "76", "76"),
    ("1006", "75", "73"),
    ("1007", "74", "74"),
    ("1008", "60", "60"),
];
const FEW: &[Sat] =
    &[("2001", "70", "70"), ("2002", "69", "69"), ("2003", "68", "68"), ("2004", "67", "67"), ("2005", "66", "-")];

async fn listed(store: &Store, scene: &Scene, kind: ListKind) -> List {
    let lines = selection::lists(store, &Actor::citizen(), scene.id).await.unwrap();
    let line = lines.into_iter().find(|line| line.kind == kind).expect("a list of this kind");
    selection::list(store, &Actor::citizen(), scene.id, line.id).await.unwrap().list
}

fn shortlisted(list: &List, code: &str) -> Vec<(String, u32)> {
    let List::Shortlist { positions, .. } = list else { panic!("{list:?}") };
    let of = positions.iter().find(|of| of.post.code == code).unwrap();
    of.candidates.iter().map(|it| (it.ticket.clone(), it.rank)).collect()
}

fn ranks(list: &[(&str, u32)]) -> Vec<(String, u32)> {
    list.iter().map(|(ticket, rank)| ((*ticket).to_owned(), *rank)).collect()
}

/// Totals are out: 2001 is called to the checks for the one place, 1001 and 1002 for the two.
async fn ranked(world: &support::World, scheme: &str) -> Scene {
    let store = &world.store;
    let scene = Scene::scored(world, scheme, &[(TWO, MANY), (ONE, FEW)]).await;
    if scheme == "civil-service/2" {
        scene.lined(store, "60").await;
    }
    selection::shortlist(store, &scene.clerk, scene.id, later(60)).await.unwrap();
    selection::invite(store, &scene.clerk, scene.id, later(61)).await.unwrap();
    let marks = [("1001", 8_000), ("1002", 8_000), ("1003", 8_000), ("1004", 8_000), ("1005", 8_000), ("1006", 8_000)];
    scene.heard(store, &marks).await;
    scene.heard(store, &[("1007", 8_000), ("2001", 8_124), ("2002", 8_000), ("2003", 5_999)]).await;
    selection::publish_totals(store, &scene.clerk, scene.id, later(110)).await.unwrap();
    scene
}

/// A result with a reason, which is kept where one is needed.
fn entry(check: CheckKind, result: CheckResult) -> CheckEntry<'static> {
    CheckEntry { check, result, reason: "复查后结论不变" }
}

async fn check(
    store: &Store,
    scene: &Scene,
    ticket: &str,
    kind: CheckKind,
    result: CheckResult,
) -> Result<(), store::StoreError> {
    selection::enter_checks(store, &scene.clerk, scene.id, entry(kind, result), &[ticket], later(111)).await
}

async fn passes(store: &Store, scene: &Scene, ticket: &str) {
    for kind in CheckKind::ALL {
        check(store, scene, ticket, *kind, CheckResult::Passed).await.unwrap();
    }
}

fn raised(ticket: &str) -> Raised {
    Raised { ticket: ticket.into(), words: "情况不实".into(), name: "李四".into(), contact: "13900139000".into() }
}

/// The day is the 120th: 23 March 2027, a Tuesday.
async fn publicised(world: &support::World, scheme: &str) -> Scene {
    let scene = ranked(world, scheme).await;
    for ticket in ["1001", "1002", "2001"] {
        passes(&world.store, &scene, ticket).await;
    }
    selection::publicise(&world.store, &scene.clerk, scene.id, later(120)).await.unwrap();
    scene
}

both_databases! {
    async fn the_shortlist_is_three_to_one_with_its_tie_broken_and_its_ranks(world: World) {
        let store = &world.store;
        let scene = Scene::scored(&world, "civil-service", &[(TWO, MANY), (ONE, FEW)]).await;
        let stranger = staff(ExamRegion::Baishan);
        assert_eq!(code(selection::shortlist(store, &stranger, scene.id, later(60)).await), Code::NotPermitted);
        assert_eq!(selection::standing(store, scene.of("1001")).await.unwrap(), None, "not before the list is out");
        let moment = later(60) + chrono::Duration::microseconds(1_234);
        let published = selection::shortlist(store, &scene.clerk, scene.id, moment).await.unwrap();
        let line = selection::lists(store, &Actor::citizen(), scene.id).await.unwrap().remove(0);
        let entry = selection::entry_of(store, scene.id, &line).await.unwrap();
        let entry = store::ledger::entry(store, entry.expect("an entry")).await.unwrap();
        assert_eq!(entry.entry.kind, "recruitment.shortlisted", "the entry that the page leads to");
        let list = listed(store, &scene, ListKind::Shortlist).await;
        // 1006 and 1007 have 74.00 each; the first paper decides for 1006.
        let two = [("1001", 1), ("1002", 2), ("1003", 3), ("1004", 4), ("1005", 5), ("1006", 6)];
        assert_eq!(shortlisted(&list, TWO), ranks(&two));
        assert_eq!(shortlisted(&list, ONE), ranks(&[("2001", 1), ("2002", 2), ("2003", 3)]));
        assert_eq!(recompute(&list).unwrap().differences, []);
        let body = scene.told(store, "recruitment.shortlisted").await;
        assert_eq!((&body["called"], &body["ranked"], &body["list"]["sha256"]), (&9.into(), &12.into(), &published.sha256.clone().into()));
        assert_eq!(code(selection::shortlist(store, &scene.clerk, scene.id, later(60)).await), Code::WrongState);

        let standing = selection::standing(store, scene.of("1007")).await.unwrap().unwrap();
        assert_eq!((standing.written_rank, standing.call, standing.fate), (Some(6), None, Fate::OutAt(Milestone::Interviews)));
        assert_eq!(selection::fate(store, scene.of("2005")).await.unwrap(), Fate::OutAt(Milestone::Written));
        assert_eq!(selection::fate(store, scene.of("2001")).await.unwrap(), Fate::Open);
        assert_selection_whole(store).await;
    }

    async fn those_who_read_applications_see_who_is_called_by_name(world: World) {
        let store = &world.store;
        let scene = Scene::scored(&world, "civil-service", &[(ONE, FEW)]).await;
        selection::shortlist(store, &scene.clerk, scene.id, later(60)).await.unwrap();
        let record = selection::selection_record(store, &scene.clerk, scene.id, None).await.unwrap();
        let names: Vec<&String> = record.posts[0].names.keys().collect();
        assert_eq!(names, ["2001", "2002", "2003"]);
        assert!(record.posts[0].names.values().all(|name| !name.is_empty()));
        let public = selection::lists(store, &Actor::citizen(), scene.id).await.unwrap();
        let (_, bytes) = selection::document(store, &Actor::citizen(), scene.id, public[0].id).await.unwrap();
        assert!(record.posts[0].names.values().all(|name| !bytes.contains(name.as_str())), "no list has them");
    }

    async fn nobody_is_listed_while_points_are_checked_again(world: World) {
        let store = &world.store;
        let scene = Scene::scored(&world, "civil-service", &[(ONE, FEW)]).await;
        let sql = "INSERT INTO rechecks (id, recruitment_id, application_id, paper, state, asked_at) \
                   VALUES ('1', $1, $2, 0, 'asked', '2027-01-20T00:00:00.000000Z')";
        execute(store, sql, [scene.id.to_string().into(), scene.of("2001").to_string().into()]).await;
        let refused = refusal(selection::shortlist(store, &scene.clerk, scene.id, later(60)).await);
        assert_eq!(refused, Refusal::new(Code::RechecksOpen).with(1));
    }

    async fn whoever_leaves_is_followed_by_the_next_in_rank_until_the_list_of_interviews_is_out(world: World) {
        let store = &world.store;
        let scene = Scene::scored(&world, "civil-service", &[(TWO, MANY), (ONE, FEW)]).await;
        selection::shortlist(store, &scene.clerk, scene.id, later(60)).await.unwrap();
        let leave = async |ticket: &str, because, day| {
            selection::leave(store, &scene.clerk, scene.of(ticket), because, "the diploma is another's", later(day)).await
        };
        assert_eq!(code(leave("2004", LeftBecause::Withdrew, 61).await), Code::NotFound, "was not called");
        assert_eq!(leave("2002", LeftBecause::Unqualified, 61).await.unwrap(), 1);
        assert_eq!(code(leave("2002", LeftBecause::Withdrew, 61).await), Code::WrongState, "has left");
        let List::Replacements { positions } = listed(store, &scene, ListKind::Replacements).await else { panic!() };
        assert_eq!((positions[0].candidates[0].ticket.as_str(), positions[0].candidates[0].rank), ("2004", 4));
        let body = scene.told(store, "recruitment.replaced").await;
        assert_eq!(body["called"], 1);
        for secret in ["2002", "unqualified", "because"] {
            assert!(!body.to_string().contains(secret), "neither who it was nor why is said: {secret}");
        }
        assert_eq!(leave("2004", LeftBecause::Absent, 62).await.unwrap(), 0, "whoever missed a paper does not follow");
        assert_eq!(leave("1001", LeftBecause::Withdrew, 104).await.unwrap(), 0, "the interviews have begun");
        assert_eq!(selection::standing(store, scene.of("2004")).await.unwrap().unwrap().call, Some(Call::Absent));

        selection::invite(store, &scene.clerk, scene.id, later(63)).await.unwrap();
        let List::Interviews { positions } = listed(store, &scene, ListKind::Interviews).await else { panic!() };
        let told = |at: usize| positions[at].candidates.iter().map(|it| (it.number, it.ticket.as_str(), it.rank)).collect::<Vec<_>>();
        assert_eq!(told(1), [(1, "2001", 1), (2, "2003", 3)], "a gap where somebody left");
        assert_eq!(told(0)[0], (1, "1002", 2));
        assert_eq!(code(leave("1002", LeftBecause::Withdrew, 63).await), Code::WrongState);
        assert_eq!(scene.messages(store, "2004").await, [Kind::CalledReplacing, Kind::OutOfRunning], "who has left is not invited");
        let invited = scene.messages(store, "2003").await;
        assert!(matches!(invited[..], [Kind::Shortlisted { .. }, Kind::InvitedToInterview { first, last }] if first <= last), "{invited:?}");
        assert_eq!(code(selection::invite(store, &scene.clerk, scene.id, later(63)).await), Code::WrongState);
        assert_eq!(refusal(selection::publish_totals(store, &scene.clerk, scene.id, later(110)).await), Refusal::new(Code::InterviewsMissing).with(7));
        assert_selection_whole(store).await;
    }

    async fn a_candidate_gives_up_a_call_of_their_own_until_the_list_of_interviews_is_out(world: World) {
        let store = &world.store;
        let scene = Scene::scored(&world, "civil-service", &[(ONE, FEW)]).await;
        let gives_up = async |by: &str, of: &str, day| {
            selection::give_up(store, &scene.candidate(by), scene.of(of), later(day)).await
        };
        assert_eq!(code(gives_up("2001", "2001", 60).await), Code::WrongState, "the shortlist is not out");
        selection::shortlist(store, &scene.clerk, scene.id, later(60)).await.unwrap();
        assert_eq!(code(gives_up("2001", "2002", 61).await), Code::NotFound, "somebody else's");
        assert_eq!(code(gives_up("2004", "2004", 61).await), Code::NotFound, "was not called");
        let nobody = selection::give_up(store, &Actor::citizen(), scene.of("2001"), later(61)).await;
        assert_eq!(code(nobody), Code::SignInRequired);
        let own = store::applications::own_application(store, &scene.candidate("2001"), scene.of("2001"), later(61)).await.unwrap();
        assert!(own.gives_up);
        assert_eq!(gives_up("2001", "2001", 61).await.unwrap(), 1);
        assert_eq!(code(gives_up("2001", "2001", 61).await), Code::WrongState, "once");
        let own = store::applications::own_application(store, &scene.candidate("2001"), scene.of("2001"), later(61)).await.unwrap();
        assert!(!own.gives_up);
        let body = scene.told(store, "recruitment.replaced").await;
        assert_eq!(body["called"], 1);
        assert_eq!(scene.messages(store, "2001").await.last(), Some(&Kind::OutOfRunning));
        assert_eq!(scene.messages(store, "2004").await, [Kind::CalledReplacing]);
        selection::invite(store, &scene.clerk, scene.id, later(63)).await.unwrap();
        assert_eq!(code(gives_up("2002", "2002", 63).await), Code::WrongState, "the list of interviews is out");
        assert_selection_whole(store).await;
    }

    async fn totals_are_rounded_term_by_term_and_the_best_go_on_one_to_one(world: World) {
        let store = &world.store;
        let scene = ranked(&world, "civil-service").await;
        let list = listed(store, &scene, ListKind::Totals).await;
        assert_eq!(recompute(&list).unwrap().differences, []);
        let List::Totals { positions, .. } = &list else { panic!() };
        let told = positions[1].candidates.iter().map(|it| (it.ticket.as_str(), it.total.unwrap().to_string(), it.rank, it.goes_on));
        let total = |text: &str| text.to_owned();
        assert_eq!(told.collect::<Vec<_>>(), [
            // 0.3 × 140 = 42.00 and 0.4 × 81.24 = 32.496 → 32.50.
            ("2001", total("74.50"), Some(1), true),
            ("2002", total("73.40"), Some(2), false),
            ("2003", total("64.80"), Some(3), false),
        ]);
        assert_eq!(selection::fate(store, scene.of("2003")).await.unwrap(), Fate::OutAt(Milestone::Interviews), "below 60");
        assert_eq!(selection::fate(store, scene.of("2002")).await.unwrap(), Fate::Open, "may still follow");
        assert_eq!(scene.told(store, "recruitment.ranked").await["go_on"], 3);
        assert_selection_whole(store).await;
    }

    async fn a_failed_check_is_followed_by_the_next_in_rank_and_says_nothing_in_public(world: World) {
        let store = &world.store;
        let scene = ranked(&world, "civil-service").await;
        passes(store, &scene, "1001").await;
        passes(store, &scene, "1002").await;
        assert_eq!(code(check(store, &scene, "2001", CheckKind::Physical, CheckResult::NotChosen).await), Code::Malformed);
        assert_eq!(code(check(store, &scene, "2002", CheckKind::Physical, CheckResult::Passed).await), Code::NotAtChecks);
        check(store, &scene, "2001", CheckKind::Physical, CheckResult::Failed).await.unwrap();
        let body = scene.told(store, "recruitment.checked").await;
        assert_eq!(body, serde_json::json!({ "check": "physical", "entered": 1, "awaited": 0 }), "no ticket, no position, no result");
        let refused = refusal(selection::publicise(store, &scene.clerk, scene.id, later(120)).await);
        assert_eq!(refused, Refusal::new(Code::CallDue).with(ONE));
        // A result that was typed wrong is corrected as long as nobody has the place.
        check(store, &scene, "2001", CheckKind::Physical, CheckResult::Passed).await.unwrap();
        assert_eq!(code(selection::call_next(store, &scene.clerk, scene.id, ONE, later(112)).await), Code::NotFound);
        check(store, &scene, "2001", CheckKind::Physical, CheckResult::Failed).await.unwrap();
        assert_eq!(selection::call_next(store, &scene.clerk, scene.id, ONE, later(112)).await.unwrap(), 1);
        assert_eq!(code(check(store, &scene, "2001", CheckKind::Physical, CheckResult::Passed).await), Code::PlaceTaken);
        let List::Called { positions } = listed(store, &scene, ListKind::Called).await else { panic!() };
        assert_eq!(positions[0].tickets, ["2002"]);
        let due = refusal(selection::publicise(store, &scene.clerk, scene.id, later(120)).await);
        assert_eq!(due, Refusal::new(Code::ChecksOpen).with(1));
        check(store, &scene, "2002", CheckKind::Physical, CheckResult::GaveUp).await.unwrap();
        // 2003 is below the interview line: the place stays empty.
        assert_eq!(code(selection::call_next(store, &scene.clerk, scene.id, ONE, later(113)).await), Code::NotFound);
        selection::publicise(store, &scene.clerk, scene.id, later(120)).await.unwrap();
        let documents = selection::lists(store, &Actor::citizen(), scene.id).await.unwrap();
        for line in documents {
            let (_, text) = selection::document(store, &Actor::citizen(), scene.id, line.id).await.unwrap();
            // The frozen scheme names its stages; nothing else does.
            let document: serde_json::Value = serde_json::from_str(&text).unwrap();
            let text = document["positions"].to_string();
            assert!(!["failed", "gave-up", "physical", "health"].iter().any(|word| text.contains(word)), "{text}");
        }
        assert_selection_whole(store).await;
    }

    async fn a_check_waits_for_the_one_that_the_scheme_has_before_it(world: World) {
        let store = &world.store;
        let scene = ranked(&world, "civil-service/2").await;
        let early = |ticket: &str, check: &str| Refusal::of(Code::CheckTooEarly, "tickets").with(ticket).with(check);
        let enter = async |ticket, kind, result| check(store, &scene, ticket, kind, result).await;
        let refused = enter("2001", CheckKind::Inspection, CheckResult::Passed).await;
        assert_eq!(refusal(refused), early("2001", "physical"));
        let standing = selection::standing(store, scene.of("2001")).await.unwrap().unwrap();
        assert_eq!(standing.inspection, CheckResult::Due, "nothing was entered");
        enter("2001", CheckKind::Physical, CheckResult::Failed).await.unwrap();
        let refused = enter("2001", CheckKind::Inspection, CheckResult::Failed).await;
        assert_eq!(refusal(refused), early("2001", "physical"), "nobody is inspected who is out");
        enter("2001", CheckKind::Physical, CheckResult::Passed).await.unwrap();
        enter("2001", CheckKind::Inspection, CheckResult::Passed).await.unwrap();
        let record = selection::selection_record(store, &scene.clerk, scene.id, None).await.unwrap();
        assert_eq!(CheckKind::Inspection.waits_for(&record.stages), Some(CheckKind::Physical));
        assert_selection_whole(store).await;
    }

    async fn an_institution_inspects_before_the_physical_examination(world: World) {
        let store = &world.store;
        let scene = ranked(&world, "institution/2").await;
        let refused = check(store, &scene, "2001", CheckKind::Physical, CheckResult::Passed).await;
        assert_eq!(refusal(refused), Refusal::of(Code::CheckTooEarly, "tickets").with("2001").with("inspection"));
        check(store, &scene, "2001", CheckKind::Inspection, CheckResult::Passed).await.unwrap();
        check(store, &scene, "2001", CheckKind::Physical, CheckResult::Passed).await.unwrap();
    }

    async fn under_a_scheme_without_a_second_look_nobody_fails_it(world: World) {
        let store = &world.store;
        let mut scheme = domain::recruitment::scheme::built_in().remove(2);
        scheme.version = 4;
        scheme.stages.0.retain(|together| !together.contains(&SchemeStage::Qualification));
        let document = serde_json::to_string(&scheme).unwrap();
        recruitment::publish_scheme(store, &staff(ExamRegion::Provincial), &document, later(0)).await.unwrap();
        let scene = Scene::scored(&world, "civil-service/4", &[(ONE, FEW)]).await;
        scene.lined(store, "60").await;
        selection::shortlist(store, &scene.clerk, scene.id, later(60)).await.unwrap();
        let leave = async |because| selection::leave(store, &scene.clerk, scene.of("2001"), because, "", later(61)).await;
        assert_eq!(refusal(leave(LeftBecause::Unqualified).await), Refusal::of(Code::Malformed, "because"));
        assert_eq!(leave(LeftBecause::Withdrew).await.unwrap(), 1);
    }

    async fn a_scheme_without_an_inspection_is_not_published(world: World) {
        let store = &world.store;
        let mut scheme = domain::recruitment::scheme::built_in().remove(3);
        scheme.version = 3;
        scheme.stages.0.retain(|together| !together.contains(&SchemeStage::Inspection));
        let document = serde_json::to_string(&scheme).unwrap();
        let refused = recruitment::publish_scheme(store, &staff(ExamRegion::Provincial), &document, later(0)).await;
        assert_eq!(refusal(refused), Refusal::of(Code::StageMissing, "stages").with("inspection"));
    }

    async fn civil_servants_are_followed_only_where_they_fail(world: World) {
        let store = &world.store;
        let scene = Scene::scored(&world, "civil-service/3", &[(TWO, MANY), (ONE, FEW)]).await;
        scene.lined(store, "60").await;
        selection::shortlist(store, &scene.clerk, scene.id, later(60)).await.unwrap();
        let leave = async |ticket: &str, because| {
            selection::leave(store, &scene.clerk, scene.of(ticket), because, "学历证明不实", later(61)).await.unwrap()
        };
        assert_eq!(leave("2003", LeftBecause::Withdrew).await, 0, "a place given up stays empty");
        assert_eq!(leave("2002", LeftBecause::Unqualified).await, 1, "2004 follows whoever failed the second look");
        selection::invite(store, &scene.clerk, scene.id, later(61)).await.unwrap();
        scene.heard(store, &[("1001", 8_000), ("1002", 8_000), ("1003", 8_000), ("1004", 8_000), ("1005", 8_000)]).await;
        scene.heard(store, &[("1006", 8_000), ("2001", 8_124), ("2004", 8_000)]).await;
        selection::publish_totals(store, &scene.clerk, scene.id, later(110)).await.unwrap();

        let call = async |code: &str| selection::call_next(store, &scene.clerk, scene.id, code, later(112)).await;
        check(store, &scene, "2001", CheckKind::Physical, CheckResult::GaveUp).await.unwrap();
        assert_eq!(code(call(ONE).await), Code::NotFound, "nobody follows whoever gave the place up");
        check(store, &scene, "2001", CheckKind::Physical, CheckResult::Failed).await.unwrap();
        assert_eq!(call(ONE).await.unwrap(), 1, "体检不合格");
        for (at, result) in [CheckResult::Absent, CheckResult::Failed].into_iter().enumerate() {
            check(store, &scene, "1001", CheckKind::Physical, CheckResult::Passed).await.unwrap();
            check(store, &scene, "1001", CheckKind::Inspection, result).await.unwrap();
            assert_eq!(call(TWO).await.map_err(|_| ()).ok(), [None, Some(1)][at], "{result:?}");
        }
        for ticket in ["1002", "1003", "2004"] {
            passes(store, &scene, ticket).await;
        }
        selection::publicise(store, &scene.clerk, scene.id, later(120)).await.unwrap();
        selection::decline(store, &scene.candidate("2004"), scene.of("2004"), later(121)).await.unwrap();
        assert_eq!(code(call(ONE).await), Code::WrongState, "never after");
        selection::file(store, &scene.clerk, scene.id, later(130)).await.unwrap();
        assert_eq!(selection::fate(store, scene.of("1003")).await.unwrap(), Fate::Hired);
        assert_selection_whole(store).await;
    }

    async fn results_are_entered_for_many_at_once_or_for_none(world: World) {
        let store = &world.store;
        let scene = ranked(&world, "civil-service").await;
        let enter = async |result, tickets: &[&str]| {
            selection::enter_checks(store, &scene.clerk, scene.id, entry(CheckKind::Physical, result), tickets, later(111)).await
        };
        assert_eq!(refusal(enter(CheckResult::Passed, &[]).await), Refusal::of(Code::Missing, "tickets"));
        let named = |ticket: &str| Refusal::of(Code::NotAtChecks, "tickets").with(ticket);
        assert_eq!(refusal(enter(CheckResult::Passed, &["1001", "2003"]).await), named("2003"), "not called");
        assert_eq!(refusal(enter(CheckResult::Passed, &["1001", "1001"]).await), named("1001"), "twice");
        let standing = async |ticket: &str| selection::standing(store, scene.of(ticket)).await.unwrap().unwrap();
        assert_eq!(standing("1001").await.physical, CheckResult::Due, "nothing was entered");
        enter(CheckResult::Passed, &["1001", "1002"]).await.unwrap();
        enter(CheckResult::Failed, &["2001"]).await.unwrap();
        assert_eq!(standing("1002").await.physical, CheckResult::Passed);
        assert_eq!(scene.told(store, "recruitment.checked").await["awaited"], 2, "their inspections");
        enter(CheckResult::Passed, &["2001"]).await.unwrap();
        let told = scene.messages(store, "2001").await;
        assert_eq!(told[2..], [Kind::CalledToChecks, Kind::OutOfRunning, Kind::BackInRunning], "{told:?}");
        assert_eq!(scene.messages(store, "2002").await.last(), Some(&Kind::TotalsPublished));
        assert_selection_whole(store).await;
    }

    async fn a_notice_names_what_the_law_has_it_name_and_cannot_be_ended_by_force(world: World) {
        let store = &world.store;
        let scene = publicised(&world, "civil-service").await;
        let List::Publicity { positions, until, telephone } = listed(store, &scene, ListKind::Publicity).await else { panic!() };
        assert_eq!((until.to_string().as_str(), telephone.as_str()), ("2027-03-30", "0431-11111111"));
        let people = &positions[0].people;
        assert_eq!((people[0].name.as_str(), people[0].ticket.as_str(), people[0].school_or_unit.as_str()), ("考生丁", "1001", "吉林大学"));
        assert_eq!(people[1].school_or_unit, "示范中学");
        let text = serde_json::to_string(&positions).unwrap();
        assert!(!text.contains("220102") && !text.contains("13800138000"), "{text}");

        let file = async |day| selection::file(store, &scene.clerk, scene.id, later(day)).await;
        let runs = Refusal::new(Code::NoticeRuns).with("2027-03-30");
        assert_eq!(refusal(file(121).await), runs, "ended by force");
        // Whoever moves the day in the database is told apart: the list's own seal no longer fits.
        execute(store, "UPDATE published_lists SET until = $1 WHERE kind = 'publicity'", ["2027-03-24".into()]).await;
        let report = store::ledger::verify(store, &support::administrator(), None).await.unwrap();
        let edited = |it: &store::ledger::Finding| matches!(it, store::ledger::Finding::RowEdited { table, .. } if table == "published_lists");
        assert!(report.findings.iter().any(edited));
        execute(store, "UPDATE published_lists SET until = $1 WHERE kind = 'publicity'", ["2027-03-30".into()]).await;
        assert_eq!(refusal(file(127).await), runs, "the last day counts to its end");
        file(128).await.unwrap();
        let lines = selection::lists(store, &Actor::citizen(), scene.id).await.unwrap();
        let kinds = [ListKind::Hired, ListKind::Publicity, ListKind::Totals, ListKind::Interviews, ListKind::Shortlist];
        for kind in kinds {
            let line = lines.iter().find(|line| line.kind == kind).unwrap();
            assert_eq!(line.indexed_until, Some(day("2027-03-30")), "{kind:?}: search engines forget it with the notice");
            let one = selection::list(store, &Actor::citizen(), scene.id, line.id).await.unwrap().line;
            assert_eq!(one, *line);
        }
        assert_eq!(selection::fate(store, scene.of("1001")).await.unwrap(), Fate::Hired);
        assert_eq!(selection::fate(store, scene.of("2002")).await.unwrap(), Fate::OutAt(Milestone::Checks));
        let List::Hired { positions } = listed(store, &scene, ListKind::Hired).await else { panic!() };
        assert_eq!(positions.iter().map(|of| of.tickets.len()).collect::<Vec<_>>(), [2, 1]);
        let quota = recruitment::quota(store, &Actor::citizen(), None, 9).await.unwrap();
        assert_eq!((quota[0].reserved, quota[0].used), (0, 3));
        assert_selection_whole(store).await;
    }

    async fn nobody_is_hired_on_quota_that_has_ended(world: World) {
        let store = &world.store;
        let scene = publicised(&world, "civil-service").await;
        let file = async || selection::file(store, &scene.clerk, scene.id, later(128)).await;
        execute(store, "UPDATE quota_notices SET expires = $1", ["2027-03-30".into()]).await;
        let lacking = Refusal::of(Code::QuotaLacking, "filing_by").with(2).with(TWO).with("expires");
        assert_eq!(refusal(file().await), lacking);
        recruitments::quota(store, "吉编核〔2027〕9号", "示范统计局", 3).await.unwrap();
        file().await.unwrap();
        let quota = recruitment::quota(store, &Actor::citizen(), None, 9).await.unwrap();
        let used: Vec<(&str, u32)> = quota.iter().map(|it| (it.notice.number.as_str(), it.used)).collect();
        assert_eq!(used, [("吉编核〔2026〕1号", 0), ("吉编核〔2027〕9号", 3)]);
        assert_eq!(scene.told(store, "recruitment.filed").await["quota_moved"], 2);
    }

    async fn an_objection_stops_the_filing_until_another_person_decides_it(world: World) {
        let store = &world.store;
        let scene = publicised(&world, "civil-service").await;
        let citizen = Actor::citizen();
        let object = async |ticket: &str, day| selection::raise(store, &citizen, scene.id, &raised(ticket), "10.0.0.1", later(day)).await;
        let unknown = refusal(object("2002", 121).await);
        assert_eq!((unknown.code, unknown.field.as_deref()), (Code::NotFound, Some("ticket")));
        let nameless = Raised { name: " ".into(), ..raised("2001") };
        let nameless = refusal(selection::raise(store, &citizen, scene.id, &nameless, "10.0.0.1", later(121)).await);
        assert_eq!((nameless.code, nameless.field.as_deref()), (Code::Missing, Some("name")));
        object("2001", 121).await.unwrap();
        object("", 127).await.unwrap();
        assert_eq!(code(object("2001", 128).await), Code::TooLate);
        let refused = refusal(selection::file(store, &scene.clerk, scene.id, later(128)).await);
        assert_eq!(refused, Refusal::new(Code::ObjectionsOpen).with(2));
        assert_eq!(code(selection::objections(store, &staff(ExamRegion::Baishan), scene.id).await), Code::NotFound);
        let all = selection::objections(store, &scene.head, scene.id).await.unwrap();
        assert_eq!((all[1].ticket.as_deref(), all[1].name.as_str(), all[1].words.as_str()), (Some("2001"), "李四", "情况不实"));
        let decide = async |who: &Actor, at: usize, upheld| selection::decide(store, who, all[at].id, upheld, "核实属实", later(128)).await;
        assert_eq!(code(decide(&scene.clerk, 1, true).await), Code::SecondPersonNeeded, "published the notice");
        decide(&scene.head, 1, true).await.unwrap();
        assert_eq!(code(decide(&scene.head, 1, false).await), Code::AlreadyDone);
        decide(&scene.head, 0, false).await.unwrap();
        let told = selection::told(store, &citizen, scene.id).await.unwrap();
        assert_eq!((told.open, told.upheld, told.dismissed), (0, 1, 1));
        assert_eq!(scene.told(store, "objection.decided").await, serde_json::json!({ "decision": "dismissed", "open": 0 }));
        // Civil servants: nobody follows after the notice.
        assert_eq!(code(selection::call_next(store, &scene.clerk, scene.id, ONE, later(128)).await), Code::WrongState);
        selection::file(store, &scene.clerk, scene.id, later(128)).await.unwrap();
        assert_eq!(scene.messages(store, "2001").await.last(), Some(&Kind::NotHired));
        let hired = scene.messages(store, "1001").await;
        let way = [Kind::CalledToChecks, Kind::ChecksPassed, Kind::ProposedForHire { until: day("2027-03-30") }, Kind::Hired];
        assert_eq!(hired[2..], way, "{hired:?}");
        assert_eq!(selection::fate(store, scene.of("2001")).await.unwrap(), Fate::OutAt(Milestone::Publicity));
        let quota = recruitment::quota(store, &citizen, None, 9).await.unwrap();
        assert_eq!((quota[0].reserved, quota[0].used), (0, 2), "the place that stayed empty is free again");
        let moved = recruitment::quota_movements(store, &citizen, &quota[0].notice.number, 9).await.unwrap().remove(0);
        let (three, two) = (Claims { reserved: 3, used: 0 }, Claims { reserved: 0, used: 2 });
        assert_eq!((moved.cause, moved.movement.before, moved.movement.after), (QuotaCause::Filed, three, two));
        let filed = scene.told(store, "recruitment.filed").await;
        assert_eq!((&filed["places"], &filed["hired"], &filed["unfilled"]), (&3.into(), &2.into(), &1.into()));
        let line = &scene.told(store, "quota.moved").await["movements"][0];
        assert_eq!(line["used"], serde_json::json!({ "before": 0, "change": 2, "after": 2 }));
        assert_eq!(selection::objections(store, &scene.head, scene.id).await.unwrap()[0].state, ObjectionState::Dismissed);
        assert_selection_whole(store).await;
    }

    async fn in_an_institution_the_next_in_rank_follows_with_a_notice_of_their_own(world: World) {
        let store = &world.store;
        let scene = publicised(&world, "institution").await;
        selection::raise(store, &Actor::citizen(), scene.id, &raised("2001"), "10.0.0.1", later(121)).await.unwrap();
        let all = selection::objections(store, &scene.head, scene.id).await.unwrap();
        selection::decide(store, &scene.head, all[0].id, true, "核实属实", later(122)).await.unwrap();
        let refused = refusal(selection::file(store, &scene.clerk, scene.id, later(140)).await);
        assert_eq!(refused, Refusal::new(Code::CallDue).with(ONE));
        assert_eq!(selection::call_next(store, &scene.clerk, scene.id, ONE, later(123)).await.unwrap(), 1);
        assert_eq!(refusal(selection::file(store, &scene.clerk, scene.id, later(140)).await), Refusal::new(Code::ChecksOpen).with(1));
        passes(store, &scene, "2002").await;
        assert_eq!(refusal(selection::file(store, &scene.clerk, scene.id, later(140)).await), Refusal::new(Code::ChecksOpen).with(1), "has had no notice");
        let second = selection::publicise(store, &scene.clerk, scene.id, later(130)).await.unwrap();
        let List::Publicity { positions, .. } = listed(store, &scene, ListKind::Publicity).await else { panic!() };
        assert_eq!(positions.iter().map(|of| of.people.len()).sum::<usize>(), 1, "only the newly proposed");
        assert_eq!(code(selection::publicise(store, &scene.clerk, scene.id, later(131)).await), Code::AlreadyDone);
        let until = second.until.unwrap().to_string();
        assert_eq!(refusal(selection::file(store, &scene.clerk, scene.id, later(133)).await), Refusal::new(Code::NoticeRuns).with(until));
        selection::file(store, &scene.clerk, scene.id, later(150)).await.unwrap();
        assert_eq!(selection::fate(store, scene.of("2002")).await.unwrap(), Fate::Hired);
        assert_selection_whole(store).await;
    }

    async fn in_an_institution_the_next_in_rank_follows_whoever_gives_up_a_proposed_place(world: World) {
        let store = &world.store;
        let scene = publicised(&world, "institution").await;
        selection::decline(store, &scene.candidate("2001"), scene.of("2001"), later(121)).await.unwrap();
        assert_eq!(scene.told(store, "recruitment.hire-declined").await["follows"].as_bool(), Some(true));
        let refused = refusal(selection::file(store, &scene.clerk, scene.id, later(140)).await);
        assert_eq!(refused, Refusal::new(Code::CallDue).with(ONE));
        assert_eq!(selection::call_next(store, &scene.clerk, scene.id, ONE, later(123)).await.unwrap(), 1);
        passes(store, &scene, "2002").await;
        selection::publicise(store, &scene.clerk, scene.id, later(130)).await.unwrap();
        selection::file(store, &scene.clerk, scene.id, later(150)).await.unwrap();
        assert_eq!(selection::fate(store, scene.of("2002")).await.unwrap(), Fate::Hired);
        assert_eq!(selection::fate(store, scene.of("2001")).await.unwrap(), Fate::OutAt(Milestone::Publicity));
        assert_selection_whole(store).await;
    }

    async fn two_whom_nothing_tells_apart_do_not_both_take_one_place(world: World) {
        let store = &world.store;
        let twins: &[Sat] = &[("2001", "70", "70"), ("2002", "70", "70"), ("2003", "68", "68")];
        let scene = Scene::scored(&world, "civil-service", &[(ONE, twins)]).await;
        selection::shortlist(store, &scene.clerk, scene.id, later(60)).await.unwrap();
        selection::invite(store, &scene.clerk, scene.id, later(61)).await.unwrap();
        scene.heard(store, &[("2001", 8_000), ("2002", 8_000), ("2003", 8_000)]).await;
        selection::publish_totals(store, &scene.clerk, scene.id, later(110)).await.unwrap();
        passes(store, &scene, "2001").await;
        passes(store, &scene, "2002").await;
        let refused = refusal(selection::publicise(store, &scene.clerk, scene.id, later(120)).await);
        assert_eq!(refused, Refusal::new(Code::TooManyPassed).with(ONE).with(2).with(1));
        check(store, &scene, "2002", CheckKind::Inspection, CheckResult::NotChosen).await.unwrap();
        selection::publicise(store, &scene.clerk, scene.id, later(120)).await.unwrap();
        assert_selection_whole(store).await;
    }

    async fn the_staffs_page_says_what_is_next_and_nobody_else_sees_it(world: World) {
        let store = &world.store;
        let scene = Scene::scored(&world, "civil-service", &[(TWO, MANY), (ONE, FEW)]).await;
        let next = async || selection::selection_record(store, &scene.clerk, scene.id, None).await.unwrap().next;
        assert_eq!(next().await, SelectionStep::Shortlist);
        selection::shortlist(store, &scene.clerk, scene.id, later(60)).await.unwrap();
        assert_eq!(next().await, SelectionStep::Invite);
        selection::invite(store, &scene.clerk, scene.id, later(61)).await.unwrap();
        assert_eq!(next().await, SelectionStep::TakeInterviews);
        let record = selection::selection_record(store, &scene.clerk, scene.id, Some(TWO)).await.unwrap();
        assert_eq!((record.uninterviewed, record.posts.len(), record.posts[0].people.len()), (9, 1, 3));
        let applicant = Actor { role: Role::Applicant, ..scene.clerk.clone() };
        for stranger in [Actor::citizen(), staff(ExamRegion::Baishan), applicant] {
            assert_eq!(code(selection::selection_record(store, &stranger, scene.id, None).await), Code::NotFound);
            assert!(selection::leave(store, &stranger, scene.of("1001"), LeftBecause::Withdrew, "", later(61)).await.is_err());
            assert!(selection::call_next(store, &stranger, scene.id, ONE, later(61)).await.is_err());
            assert!(selection::publicise(store, &stranger, scene.id, later(61)).await.is_err());
        }
    }
}
