//! A place that staff entered as given up by mistake: two persons restore it, until somebody else is called in it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod recruitments;
mod rosters;
mod selections;
#[macro_use]
mod support;

use domain::{
    applications::OwnApplication,
    messages::Kind,
    permissions::Actor,
    refusal::{Code, Refusal},
    regions::ExamRegion,
    selection::{CheckKind, CheckResult, List, ListKind, RestoringState},
};
use recruitments::staff;
use selections::{ONE, Sat, Scene, TWO, assert_selection_whole, code, later};
use store::{
    Store, applications,
    selection::{self, CheckEntry},
};
use support::refusal;

const TWO_PLACES: &[Sat] = &[("1001", "80", "80"), ("1002", "79", "79"), ("1003", "78", "78")];
const ONE_PLACE: &[Sat] = &[("2001", "70", "70"), ("2002", "69", "69"), ("2003", "68", "68")];
const MISTAKE: &str = "声明人是另一名同姓考生";

/// 1001, 1002 and 2001 are on their public notice; staff entered that 2001 gave the place up.
async fn declined(world: &support::World, scheme: &str) -> Scene {
    let (scene, store) = (Scene::scored(world, scheme, &[(TWO, TWO_PLACES), (ONE, ONE_PLACE)]).await, &world.store);
    selection::shortlist(store, &scene.clerk, scene.id, later(60)).await.unwrap();
    selection::invite(store, &scene.clerk, scene.id, later(61)).await.unwrap();
    let tickets = ["1001", "1002", "1003", "2001", "2002", "2003"];
    scene.heard(store, &tickets.map(|ticket| (ticket, 8_000))).await;
    selection::publish_totals(store, &scene.clerk, scene.id, later(110)).await.unwrap();
    for check in CheckKind::ALL {
        let entry = CheckEntry { check: *check, result: CheckResult::Passed, reason: "" };
        let passed = ["1001", "1002", "2001"];
        selection::enter_checks(store, &scene.clerk, scene.id, entry, &passed, later(112)).await.unwrap();
    }
    selection::publicise(store, &scene.clerk, scene.id, later(120)).await.unwrap();
    selection::enter_declined(store, &scene.clerk, scene.of("2001"), "电话声明", later(121)).await.unwrap();
    scene
}

async fn own(store: &Store, scene: &Scene, ticket: &str) -> OwnApplication {
    applications::own_application(store, &scene.candidate(ticket), scene.of(ticket), later(122)).await.unwrap()
}

/// The tickets on the public notice whose places are given up by now.
async fn given_up(store: &Store, scene: &Scene) -> Vec<String> {
    let lines = selection::lists(store, &Actor::citizen(), scene.id).await.unwrap();
    let notice = lines.iter().find(|line| line.kind == ListKind::Publicity).unwrap();
    selection::list(store, &Actor::citizen(), scene.id, notice.id).await.unwrap().declined
}

both_databases! {
    async fn two_persons_restore_a_place_and_a_list_says_so(world: World) {
        let store = &world.store;
        let scene = declined(&world, "civil-service").await;
        let propose = async |who: &Actor, ticket: &str, mistake: &str| {
            selection::propose_restoring(store, who, scene.of(ticket), mistake, later(122)).await
        };
        assert_eq!(given_up(store, &scene).await, ["2001"]);
        assert_eq!(refusal(propose(&scene.clerk, "2001", " ").await), Refusal::of(Code::Missing, "mistake"));
        assert_eq!(code(propose(&scene.clerk, "1001", MISTAKE).await), Code::WrongState, "gave nothing up");
        for stranger in [Actor::citizen(), scene.candidate("2001"), staff(ExamRegion::Baishan)] {
            assert!(propose(&stranger, "2001", MISTAKE).await.is_err());
        }
        let proposed = propose(&scene.clerk, "2001", MISTAKE).await.unwrap();
        assert_eq!(code(propose(&scene.head, "2001", MISTAKE).await), Code::AmendmentPending);
        let decide = async |who: &Actor, agreed| selection::decide_restoring(store, who, proposed, agreed, later(122)).await;
        assert_eq!(code(decide(&scene.clerk, true).await), Code::SecondPersonNeeded);
        let record = selection::selection_record(store, &scene.head, scene.id, None).await.unwrap();
        let [waiting] = record.restorings.as_slice() else { panic!("one waits") };
        assert_eq!((waiting.ticket.as_str(), waiting.mistake.as_str(), waiting.decides), ("2001", MISTAKE, true));
        let early = selection::file(store, &scene.clerk, scene.id, later(140)).await;
        assert_eq!(refusal(early), Refusal::new(Code::RestoringsOpen).with(1));
        decide(&scene.head, true).await.unwrap();
        assert_eq!(code(decide(&scene.head, true).await), Code::AlreadyDone);
        assert_eq!(scene.messages(store, "2001").await.last(), Some(&Kind::HireRestored));
        let back = own(store, &scene, "2001").await;
        assert_eq!((back.declines, back.line.timeline.ending), (true, None));
        assert_eq!(given_up(store, &scene).await, [] as [String; 0]);
        let body = scene.told(store, "recruitment.hire-restored").await;
        assert_eq!(body["position"], ONE);
        assert!(!body.to_string().contains(MISTAKE));
        selection::file(store, &scene.clerk, scene.id, later(140)).await.unwrap();
        let lines = selection::lists(store, &Actor::citizen(), scene.id).await.unwrap();
        let hired = selection::list(store, &Actor::citizen(), scene.id, lines[0].id).await.unwrap().list;
        let List::Hired { positions } = hired else { panic!("the latest list is of the hired") };
        let tickets: Vec<_> = positions.into_iter().flat_map(|of| of.tickets).collect();
        assert_eq!(tickets, ["1001", "1002", "2001"]);
        assert_eq!(code(propose(&scene.clerk, "2001", MISTAKE).await), Code::WrongState, "it is filed");
        assert_selection_whole(store).await;
    }

    async fn nothing_is_restored_once_somebody_else_is_called(world: World) {
        let store = &world.store;
        let scene = declined(&world, "institution").await;
        let propose = async || {
            selection::propose_restoring(store, &scene.clerk, scene.of("2001"), MISTAKE, later(122)).await.unwrap()
        };
        let first = propose().await;
        let early = selection::call_next(store, &scene.clerk, scene.id, ONE, later(122)).await;
        assert_eq!(refusal(early), Refusal::new(Code::RestoringsOpen).with(1));
        selection::decide_restoring(store, &scene.head, first, false, later(122)).await.unwrap();
        assert_eq!(selection::call_next(store, &scene.clerk, scene.id, ONE, later(122)).await.unwrap(), 1);
        let restored = selection::decide_restoring(store, &scene.head, propose().await, true, later(123)).await;
        assert_eq!(refusal(restored), Refusal::new(Code::PlaceTaken).with(ONE));
        assert_eq!(given_up(store, &scene).await, ["2001"], "nothing was written");
        assert_ne!(scene.messages(store, "2001").await.last(), Some(&Kind::HireRestored));
        assert_selection_whole(store).await;
    }

    async fn what_a_candidate_gave_up_and_what_is_declined_stays(world: World) {
        let store = &world.store;
        let scene = declined(&world, "civil-service").await;
        selection::decline(store, &scene.candidate("1002"), scene.of("1002"), later(121)).await.unwrap();
        let own = selection::propose_restoring(store, &scene.clerk, scene.of("1002"), MISTAKE, later(122)).await;
        assert_eq!(code(own), Code::WrongState, "a candidate's own word is theirs alone");
        let proposed = selection::propose_restoring(store, &scene.clerk, scene.of("2001"), MISTAKE, later(122)).await;
        selection::decide_restoring(store, &scene.head, proposed.unwrap(), false, later(122)).await.unwrap();
        assert_eq!(given_up(store, &scene).await, ["1002", "2001"]);
        let record = selection::selection_record(store, &scene.clerk, scene.id, None).await.unwrap();
        assert_eq!(record.restorings[0].state, RestoringState::Declined);
        assert_selection_whole(store).await;
    }
}
