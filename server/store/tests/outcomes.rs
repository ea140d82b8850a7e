//! What whoever is out reads: why, the office's reasons, and that it was told; and what those read who object.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod recruitments;
mod rosters;
mod selections;
#[macro_use]
mod support;

use domain::{
    applications::{Because, Ending, Milestone, OwnApplication},
    messages::Kind,
    permissions::Actor,
    recruitment::work::TaskKind,
    refusal::{Code, Refusal},
    regions::ExamRegion,
    selection::{CheckKind, CheckResult, LeftBecause, List, ListKind, ObjectionState},
};
use selections::{ONE, Sat, Scene, TWO, assert_selection_whole, later};
use store::{
    Store, StoreError, applications, recruitment,
    selection::{self, CheckEntry, Raised},
};
use support::refusal;

const TWO_PLACES: &[Sat] = &[
    ("1001", "80", "80"),
    ("1002", "79", "79"),
    ("1003", "78", "78"),
    ("1004", "77", "77"),
    ("1005", "76", "76"),
    ("1006", "75", "75"),
    ("1007", "60", "60"),
];
const ONE_PLACE: &[Sat] =
    &[("2001", "70", "70"), ("2002", "69", "69"), ("2003", "68", "68"), ("2004", "67", "67"), ("2005", "66", "-")];
const REASON: &str = "毕业证书专业与职位要求不符";

async fn scored(world: &support::World) -> Scene {
    Scene::scored(world, "civil-service", &[(TWO, TWO_PLACES), (ONE, ONE_PLACE)]).await
}

/// Totals are out: 2001 is at the checks for the one place.
async fn ranked(world: &support::World) -> Scene {
    let (scene, store) = (scored(world).await, &world.store);
    selection::shortlist(store, &scene.clerk, scene.id, later(60)).await.unwrap();
    selection::invite(store, &scene.clerk, scene.id, later(61)).await.unwrap();
    let tickets = ["1001", "1002", "1003", "1004", "1005", "1006", "2001", "2002", "2003"];
    scene.heard(store, &tickets.map(|ticket| (ticket, 8_000))).await;
    selection::publish_totals(store, &scene.clerk, scene.id, later(110)).await.unwrap();
    scene
}

async fn own(store: &Store, scene: &Scene, ticket: &str) -> OwnApplication {
    applications::own_application(store, &scene.candidate(ticket), scene.of(ticket), later(112)).await.unwrap()
}

/// Why it ended, as the owner reads it, with the office's words.
async fn why(store: &Store, scene: &Scene, ticket: &str) -> (Option<Because>, Option<String>) {
    let own = own(store, scene, ticket).await;
    let because = own.line.timeline.ending.and_then(|ending| Because::of(ending, own.standing.as_ref()));
    (because, own.decided_because)
}

async fn check(store: &Store, scene: &Scene, result: CheckResult, reason: &str) -> Result<(), StoreError> {
    let entry = CheckEntry { check: CheckKind::Physical, result, reason };
    selection::enter_checks(store, &scene.clerk, scene.id, entry, &["2001"], later(111)).await
}

/// What waits for somebody on a day, with how many of each.
async fn waits(store: &Store, who: &Actor, on: i64) -> Vec<(TaskKind, u64)> {
    let tasks = store::recruitment::tasks(store, who, later(on)).await.unwrap();
    tasks.into_iter().map(|task| (task.kind, task.count)).collect()
}

async fn passes(store: &Store, scene: &Scene, tickets: &[&str]) {
    for check in CheckKind::ALL {
        let entry = CheckEntry { check: *check, result: CheckResult::Passed, reason: "" };
        selection::enter_checks(store, &scene.clerk, scene.id, entry, tickets, later(112)).await.unwrap();
    }
}

/// Those who passed the checks are on their public notice.
async fn publicised(world: &support::World) -> Scene {
    let (scene, store) = (ranked(world).await, &world.store);
    passes(store, &scene, &["1001", "1002", "2001"]).await;
    selection::publicise(store, &scene.clerk, scene.id, later(120)).await.unwrap();
    scene
}

/// The tickets of the newest list of a kind, and those of them whose places were given up.
async fn listed(store: &Store, scene: &Scene, kind: ListKind) -> (Vec<String>, Vec<String>) {
    let lines = selection::lists(store, &Actor::citizen(), scene.id).await.unwrap();
    let line = lines.into_iter().find(|line| line.kind == kind).expect("a list of this kind");
    let found = selection::list(store, &Actor::citizen(), scene.id, line.id).await.unwrap();
    let tickets = match found.list {
        List::Declined { positions } | List::Hired { positions } => {
            positions.into_iter().flat_map(|of| of.tickets).collect()
        }
        List::Publicity { positions, .. } => {
            positions.into_iter().flat_map(|of| of.people).map(|it| it.ticket).collect()
        }
        other => panic!("{other:?}"),
    };
    (tickets, found.declined)
}

both_databases! {
    async fn whoever_was_not_called_is_told_once_by_the_job_and_reads_why(world: World) {
        let store = &world.store;
        let scene = scored(&world).await;
        assert_eq!(selection::tell_uncalled(store, later(60)).await.unwrap(), 0, "the shortlist is not out");
        selection::shortlist(store, &scene.clerk, scene.id, later(60)).await.unwrap();
        assert_eq!(scene.messages(store, "1007").await, [], "not the shortlist's own business");
        while selection::tell_uncalled(store, later(60)).await.unwrap() > 0 {}
        assert_eq!(selection::tell_uncalled(store, later(61)).await.unwrap(), 0, "nobody twice");
        for ticket in ["1007", "2004"] {
            assert_eq!(scene.messages(store, ticket).await, [Kind::NotShortlisted], "{ticket}");
            assert_eq!(why(store, &scene, ticket).await, (Some(Because::NotCalled), None), "{ticket}");
        }
        assert!(matches!(scene.messages(store, "1001").await[..], [Kind::Shortlisted { .. }]));
        assert_eq!(scene.messages(store, "2005").await, [], "who missed a paper knows it");
        assert_eq!(why(store, &scene, "2005").await.0, Some(Because::PaperMissed));
        assert_selection_whole(store).await;
    }

    async fn whoever_could_not_prove_the_qualification_reads_the_offices_reason_and_nobody_else_does(world: World) {
        let store = &world.store;
        let scene = scored(&world).await;
        selection::shortlist(store, &scene.clerk, scene.id, later(60)).await.unwrap();
        let leave = async |ticket: &str, because, reason: &str| {
            selection::leave(store, &scene.clerk, scene.of(ticket), because, reason, later(61)).await
        };
        assert_eq!(refusal(leave("2001", LeftBecause::Unqualified, " ").await), Refusal::of(Code::Missing, "reason"));
        let long = "字".repeat(2_001);
        let refused = refusal(leave("2001", LeftBecause::Unqualified, &long).await);
        assert_eq!(refused, Refusal::of(Code::OutOfRange, "reason").with(1).with(2_000));
        assert_eq!(own(store, &scene, "2001").await.line.timeline.ending, None, "nothing was entered");
        leave("2001", LeftBecause::Unqualified, REASON).await.unwrap();
        leave("2002", LeftBecause::Absent, REASON).await.unwrap();
        assert_eq!(why(store, &scene, "2001").await, (Some(Because::NotProven), Some(REASON.to_owned())));
        assert_eq!(why(store, &scene, "2002").await, (Some(Because::NotThereToProve), None), "nobody's decision");
        let strange = applications::own_application(store, &scene.candidate("2002"), scene.of("2001"), later(62)).await;
        assert_eq!(refusal(strange).code, Code::NotFound);
        assert!(!scene.told(store, "recruitment.replaced").await.to_string().contains(REASON));
        assert_selection_whole(store).await;
    }

    async fn a_failed_check_has_a_reason_and_a_passed_one_is_told(world: World) {
        let store = &world.store;
        let scene = ranked(&world).await;
        assert_eq!(waits(store, &scene.clerk, 111).await, [(TaskKind::Checks, 3)]);
        let missing = refusal(check(store, &scene, CheckResult::Failed, "").await);
        assert_eq!(missing, Refusal::of(Code::Missing, "reason"));
        check(store, &scene, CheckResult::Failed, REASON).await.unwrap();
        assert_eq!(why(store, &scene, "2001").await, (Some(Because::PhysicalFailed), Some(REASON.to_owned())));
        check(store, &scene, CheckResult::Failed, "复检后维持").await.unwrap();
        assert_eq!(why(store, &scene, "2001").await.1.as_deref(), Some("复检后维持"), "the later one");
        assert_selection_whole(store).await;
        // A result that was typed wrong: the reason goes with it.
        check(store, &scene, CheckResult::Passed, "").await.unwrap();
        assert_eq!(why(store, &scene, "2001").await, (None, None));
        let entry = CheckEntry { check: CheckKind::Inspection, result: CheckResult::Passed, reason: "" };
        selection::enter_checks(store, &scene.clerk, scene.id, entry, &["2001"], later(112)).await.unwrap();
        assert_eq!(scene.messages(store, "2001").await.last(), Some(&Kind::ChecksPassed));
        // Entered once more, it is not told once more.
        selection::enter_checks(store, &scene.clerk, scene.id, entry, &["2001"], later(112)).await.unwrap();
        let told = scene.messages(store, "2001").await;
        assert_eq!(told.iter().filter(|kind| **kind == Kind::ChecksPassed).count(), 1);
        check(store, &scene, CheckResult::Absent, "").await.unwrap();
        assert_eq!(why(store, &scene, "2001").await, (Some(Because::CheckMissed), None));
        assert_selection_whole(store).await;
    }

    async fn whoever_gives_up_a_proposed_place_is_not_hired_and_the_place_stays_empty(world: World) {
        let store = &world.store;
        let scene = ranked(&world).await;
        let declines = async |by: &str, of: &str, day| {
            selection::decline(store, &scene.candidate(by), scene.of(of), later(day)).await
        };
        assert_eq!(refusal(declines("2001", "2001", 119).await).code, Code::WrongState, "on no notice");
        passes(store, &scene, &["1001", "1002", "2001"]).await;
        assert!(!own(store, &scene, "2001").await.declines);
        selection::publicise(store, &scene.clerk, scene.id, later(120)).await.unwrap();
        assert!(own(store, &scene, "2001").await.declines);
        assert_eq!(refusal(declines("1001", "2001", 121).await).code, Code::NotFound, "somebody else's");
        assert_eq!(refusal(declines("2003", "2003", 121).await).code, Code::WrongState, "is not proposed");
        assert_eq!(refusal(declines("2004", "2004", 121).await).code, Code::NotFound, "was never called");
        let nobody = selection::decline(store, &Actor::citizen(), scene.of("2001"), later(121)).await;
        assert_eq!(refusal(nobody).code, Code::SignInRequired);

        declines("2001", "2001", 121).await.unwrap();
        assert_eq!(refusal(declines("2001", "2001", 121).await).code, Code::AlreadyDone);
        assert_eq!(scene.messages(store, "2001").await.last(), Some(&Kind::HireDeclined));
        let own = own(store, &scene, "2001").await;
        assert_eq!((own.declines, own.line.timeline.ending), (false, Some(Ending::OutAt(Milestone::Publicity))));
        assert_eq!(why(store, &scene, "2001").await, (Some(Because::HireDeclined), None));
        let body = scene.told(store, "recruitment.hire-declined").await;
        assert_eq!((body["position"].as_str(), body["follows"].as_bool()), (Some(ONE), Some(false)));
        assert_eq!(listed(store, &scene, ListKind::Declined).await.0, ["2001"]);
        assert_eq!(listed(store, &scene, ListKind::Publicity).await.1, ["2001"], "the notice says it");
        assert_eq!(refusal(check(store, &scene, CheckResult::Passed, "").await).code, Code::NotAtChecks);
        // Civil servants: nobody follows after the notice.
        let next = selection::call_next(store, &scene.clerk, scene.id, ONE, later(121)).await;
        assert_eq!(refusal(next).code, Code::WrongState);

        selection::file(store, &scene.clerk, scene.id, later(140)).await.unwrap();
        assert_eq!(listed(store, &scene, ListKind::Hired).await.0, ["1001", "1002"]);
        assert_eq!(scene.messages(store, "2001").await.last(), Some(&Kind::NotHired));
        let quota = recruitment::quota(store, &Actor::citizen(), None, 9).await.unwrap();
        assert_eq!((quota[0].reserved, quota[0].used), (0, 2), "the place is free again");
        assert_eq!(refusal(declines("1001", "1001", 141).await).code, Code::WrongState, "is hired");
        assert_selection_whole(store).await;
    }

    async fn staff_enter_that_a_proposed_place_is_given_up_and_say_how_they_know(world: World) {
        let store = &world.store;
        let scene = publicised(&world).await;
        let enter = async |who: &Actor, ticket: &str, words: &str| {
            selection::enter_declined(store, who, scene.of(ticket), words, later(121)).await
        };
        assert_eq!(refusal(enter(&scene.clerk, "1002", " ").await), Refusal::of(Code::Missing, "declared"));
        assert_eq!(refusal(enter(&scene.clerk, "2003", REASON).await).code, Code::WrongState, "is not proposed");
        for stranger in [Actor::citizen(), scene.candidate("1002"), recruitments::staff(ExamRegion::Baishan)] {
            assert!(enter(&stranger, "1002", REASON).await.is_err());
        }
        enter(&scene.clerk, "1002", REASON).await.unwrap();
        assert_eq!(why(store, &scene, "1002").await, (Some(Because::HireDeclinedTold), Some(REASON.to_owned())));
        assert_eq!(scene.messages(store, "1002").await.last(), Some(&Kind::HireDeclined));
        assert!(!scene.told(store, "recruitment.hire-declined").await.to_string().contains(REASON));
        let people = selection::selection_record(store, &scene.clerk, scene.id, None).await.unwrap().posts.remove(0).people;
        assert!(people.iter().all(|it| it.declined.is_some() == (it.ticket == "1002")), "{people:?}");
        selection::file(store, &scene.clerk, scene.id, later(140)).await.unwrap();
        assert_eq!(listed(store, &scene, ListKind::Hired).await.0, ["1001", "2001"]);
        assert_selection_whole(store).await;
    }

    async fn an_upheld_objection_is_told_to_both_with_its_reasons(world: World) {
        let store = &world.store;
        let scene = publicised(&world).await;
        let raised = Raised { ticket: "2001".into(), words: "情况不实".into(), name: "李四".into(), contact: "x".into() };
        let rival = scene.candidate("2002");
        selection::raise(store, &rival, scene.id, &raised, "10.0.0.1", later(121)).await.unwrap();
        selection::raise(store, &Actor::citizen(), scene.id, &raised, "10.0.0.1", later(121)).await.unwrap();
        assert_eq!(waits(store, &scene.head, 121).await, [(TaskKind::Objections, 2)]);
        let mine = selection::own_objections(store, &rival, scene.id).await.unwrap();
        assert_eq!((mine.len(), mine[0].state, mine[0].ticket.as_deref()), (1, ObjectionState::Open, Some("2001")));
        assert_eq!(selection::own_objections(store, &Actor::citizen(), scene.id).await.unwrap(), []);
        assert_eq!(selection::own_objections(store, &scene.candidate("2003"), scene.id).await.unwrap(), []);

        for objection in selection::objections(store, &scene.head, scene.id).await.unwrap() {
            selection::decide(store, &scene.head, objection.id, true, REASON, later(122)).await.unwrap();
        }
        let mine = selection::own_objections(store, &rival, scene.id).await.unwrap();
        assert_eq!((mine[0].state, mine[0].answer.as_deref()), (ObjectionState::Upheld, Some(REASON)));
        assert_eq!(scene.messages(store, "2002").await.last(), Some(&Kind::ObjectionDecided));
        let told = scene.messages(store, "2001").await;
        assert_eq!(told.iter().filter(|kind| **kind == Kind::StruckOut).count(), 1, "once: the second found nobody");
        let own = own(store, &scene, "2001").await;
        assert_eq!(own.line.timeline.ending, Some(Ending::OutAt(Milestone::Publicity)));
        assert_eq!(why(store, &scene, "2001").await, (Some(Because::ObjectionUpheld), Some(REASON.to_owned())));
        assert_selection_whole(store).await;
    }
}
