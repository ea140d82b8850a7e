//! Minimum pass lines on both databases: proposed by one, set by another before the shortlist, kept when they are replaced,
//! honoured by the shortlist and by every later call.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod recruitments;
mod rosters;
mod selections;
#[macro_use]
mod support;

use domain::{
    ids::PassLinesId,
    permissions::{Actor, Role},
    recruitment::{NewsKind, work::TaskKind},
    refusal::{Code, Refusal},
    regions::ExamRegion,
    selection::{LeftBecause, List, ListKind, PassLines, PassLinesState, SelectionStep, recompute},
};
use recruitments::staff;
use sea_orm::ConnectionTrait;
use selections::{ONE, Sat, Scene, assert_selection_whole, code, later};
use std::collections::BTreeMap;
use store::{Store, StoreError, ledger, recruitment, selection};
use support::refusal;

/// Five for one place, the last two below 65.
const FEW: &[Sat] =
    &[("2001", "70", "70"), ("2002", "69", "69"), ("2003", "66", "66"), ("2004", "64", "64"), ("2005", "63", "63")];

async fn propose(store: &Store, by: &Actor, scene: &Scene, line: &str) -> Result<PassLinesId, StoreError> {
    let given = BTreeMap::from([("common".to_owned(), line.to_owned())]);
    selection::propose_lines(store, by, scene.id, &given, "按各职位成绩分布确定", later(50)).await
}

async fn decide(store: &Store, by: &Actor, lines: PassLinesId, agreed: bool) -> Result<(), StoreError> {
    selection::decide_lines(store, by, lines, agreed, later(51)).await
}

/// Proposed by the clerk, set by the head.
async fn set(store: &Store, scene: &Scene, line: &str) -> PassLinesId {
    scene.lined(store, line).await
}

async fn read(store: &Store, by: &Actor, scene: &Scene) -> Vec<(PassLinesState, String)> {
    let told = |it: PassLines| (it.state, it.lines.iter().map(|line| line.points.to_string()).collect());
    selection::pass_lines(store, by, scene.id).await.unwrap().into_iter().map(told).collect()
}

async fn shortlisted(store: &Store, scene: &Scene) -> List {
    selection::shortlist(store, &scene.clerk, scene.id, later(60)).await.unwrap();
    let lines = selection::lists(store, &Actor::citizen(), scene.id).await.unwrap();
    let line = lines.into_iter().find(|line| line.kind == ListKind::Shortlist).expect("a shortlist");
    selection::list(store, &Actor::citizen(), scene.id, line.id).await.unwrap().list
}

fn tickets(list: &List) -> Vec<&str> {
    let List::Shortlist { positions, .. } = list else { panic!("{list:?}") };
    let of = positions.iter().find(|of| of.post.code == ONE).unwrap();
    of.candidates.iter().map(|it| it.ticket.as_str()).collect()
}

both_databases! {
    async fn nobody_below_a_set_line_is_called_in_the_list_or_in_a_place(world: World) {
        let store = &world.store;
        let scene = Scene::scored(&world, "civil-service/2", &[(ONE, FEW)]).await;
        set(store, &scene, "65").await;
        let list = shortlisted(store, &scene).await;
        assert_eq!(tickets(&list), ["2001", "2002", "2003"]);
        let List::Shortlist { positions, scheme } = &list else { panic!() };
        assert_eq!(positions[0].pass_line.map(|line| line.to_string()).as_deref(), Some("65.00"));
        assert_eq!(scheme.variants[0].written_line, None, "the list carries the frozen scheme as it is");
        assert_eq!(recompute(&list).unwrap().differences, []);
        // 2004 has 64.00: the place stays empty.
        let left = selection::leave(store, &scene.clerk, scene.of("2003"), LeftBecause::Withdrew, "", later(61)).await;
        assert_eq!(left.unwrap(), 0);
        assert_selection_whole(store).await;
    }

    async fn a_line_above_most_leaves_places_at_the_interview_empty(world: World) {
        let store = &world.store;
        let scene = Scene::scored(&world, "civil-service/2", &[(ONE, FEW)]).await;
        set(store, &scene, "69.01").await;
        assert_eq!(tickets(&shortlisted(store, &scene).await), ["2001"]);
    }

    async fn where_the_scheme_requires_lines_the_shortlist_waits_for_them(world: World) {
        let store = &world.store;
        let scene = Scene::scored(&world, "civil-service/2", &[(ONE, FEW)]).await;
        let next = async || {
            let record = selection::selection_record(store, &scene.clerk, scene.id, None).await.unwrap();
            (record.next, record.lines_asked.len())
        };
        // Only the first variant is that of a position.
        assert_eq!(next().await, (SelectionStep::SetLines, 1));
        let shortlist = async || selection::shortlist(store, &scene.clerk, scene.id, later(60)).await;
        assert_eq!(code(shortlist().await), Code::LinesMissing);
        let lines = propose(store, &scene.clerk, &scene, "65").await.unwrap();
        assert_eq!(code(shortlist().await), Code::LinesPending);
        decide(store, &scene.head, lines, false).await.unwrap();
        assert_eq!(code(shortlist().await), Code::LinesMissing, "declined");
        set(store, &scene, "65").await;
        assert_eq!(next().await.0, SelectionStep::Shortlist);
        shortlist().await.unwrap();
        assert_eq!(next().await.1, 0);
    }

    async fn where_it_does_not_the_ratio_alone_decides_until_a_line_is_set(world: World) {
        let store = &world.store;
        let scene = Scene::scored(&world, "civil-service", &[(ONE, FEW)]).await;
        let empty = selection::propose_lines(store, &scene.clerk, scene.id, &BTreeMap::new(), "x", later(50)).await;
        assert_eq!(refusal(empty), Refusal::of(Code::Missing, "lines[common]"));
        let list = shortlisted(store, &scene).await;
        assert_eq!(tickets(&list), ["2001", "2002", "2003"]);
        let List::Shortlist { positions, .. } = &list else { panic!() };
        assert_eq!(positions[0].pass_line, None);
    }

    async fn lines_are_set_by_another_person_of_the_region_and_by_nobody_else(world: World) {
        let store = &world.store;
        let scene = Scene::scored(&world, "civil-service/2", &[(ONE, FEW)]).await;
        let elsewhere = staff(ExamRegion::Baishan);
        assert_eq!(code(propose(store, &elsewhere, &scene, "65").await), Code::NotPermitted);
        assert_eq!(code(propose(store, &Actor::citizen(), &scene, "65").await), Code::SignInRequired);
        assert_eq!(code(propose(store, &scene.candidate("2001"), &scene, "65").await), Code::NotPermitted);
        let lines = propose(store, &scene.clerk, &scene, "65").await.unwrap();
        assert_eq!(code(propose(store, &scene.head, &scene, "64").await), Code::LinesPending);
        assert_eq!(code(decide(store, &scene.clerk, lines, true).await), Code::SecondPersonNeeded);
        assert_eq!(code(decide(store, &scene.clerk, lines, false).await), Code::SecondPersonNeeded);
        assert_eq!(code(decide(store, &elsewhere, lines, true).await), Code::NotPermitted);
        let supervisor = Actor { role: Role::Supervisor, ..scene.head.clone() };
        assert_eq!(code(decide(store, &supervisor, lines, true).await), Code::NotPermitted);
        assert_eq!(code(decide(store, &scene.head, PassLinesId(uuid::Uuid::now_v7()), true).await), Code::NotFound);

        // A proposal is nobody's business until it is set.
        assert_eq!(read(store, &Actor::citizen(), &scene).await, []);
        let said = scene.told(store, "recruitment.lines-proposed").await;
        assert_eq!(said, serde_json::json!({ "region": "provincial" }));
        let own = selection::pass_lines(store, &scene.clerk, scene.id).await.unwrap();
        let others = selection::pass_lines(store, &scene.head, scene.id).await.unwrap();
        assert_eq!((own[0].decides, others[0].decides), (false, true));
        decide(store, &scene.head, lines, true).await.unwrap();
        assert_eq!(code(decide(store, &scene.head, lines, true).await), Code::AlreadyDone);
        assert_eq!(read(store, &Actor::citizen(), &scene).await, [(PassLinesState::Set, "65.00".to_owned())]);
        let said = scene.told(store, "recruitment.lines-set").await;
        let lines = serde_json::json!({ "common": 6500 });
        assert_eq!((&said["lines"], &said["reason"]), (&lines, &"按各职位成绩分布确定".into()));
        shortlisted(store, &scene).await;
        assert_selection_whole(store).await;
    }

    async fn a_proposal_waits_in_the_work_list_of_whoever_sets_it_and_a_set_line_is_news(world: World) {
        let store = &world.store;
        let scene = Scene::scored(&world, "civil-service/2", &[(ONE, FEW)]).await;
        let waits = async || {
            let tasks = recruitment::tasks(store, &scene.head, later(50)).await.unwrap();
            tasks.into_iter().map(|task| (task.kind, task.count)).collect::<Vec<_>>()
        };
        let news = async || {
            let news = recruitment::news(store, &Actor::citizen(), 9).await.unwrap();
            let lines = news.into_iter().filter(|piece| matches!(piece.what, NewsKind::Lines { .. }));
            lines.map(|piece| piece.what).collect::<Vec<_>>()
        };
        assert_eq!(waits().await, [(TaskKind::Shortlist, 1)]);
        let declined = propose(store, &scene.clerk, &scene, "64").await.unwrap();
        assert_eq!(waits().await, [(TaskKind::Lines, 1)], "nobody is ranked meanwhile");
        assert_eq!(recruitment::tasks(store, &staff(ExamRegion::Baishan), later(50)).await.unwrap(), []);
        decide(store, &scene.head, declined, false).await.unwrap();
        assert_eq!((waits().await, news().await), (vec![(TaskKind::Shortlist, 1)], vec![]), "declined is no news");

        let first = propose(store, &scene.clerk, &scene, "64").await.unwrap();
        assert_eq!(news().await, [], "nor is what waits");
        decide(store, &scene.head, first, true).await.unwrap();
        let second = propose(store, &scene.clerk, &scene, "65").await.unwrap();
        selection::decide_lines(store, &scene.head, second, true, later(52)).await.unwrap();
        let said = |id| NewsKind::Lines { id, reason: "按各职位成绩分布确定".to_owned() };
        assert_eq!(news().await, [said(second), said(first)], "what was replaced stays");
        assert_eq!(waits().await, [(TaskKind::Shortlist, 1)]);
    }

    async fn a_wrong_line_is_replaced_before_the_shortlist_and_stays_readable(world: World) {
        let store = &world.store;
        let scene = Scene::scored(&world, "civil-service/2", &[(ONE, FEW)]).await;
        set(store, &scene, "56").await;
        assert_eq!(code(propose(store, &scene.head, &scene, "56.00").await), Code::NothingChanged);
        let wrong = propose(store, &scene.clerk, &scene, "75").await.unwrap();
        decide(store, &scene.head, wrong, false).await.unwrap();
        let lines = propose(store, &scene.head, &scene, "65").await.unwrap();
        assert_eq!(code(decide(store, &scene.head, lines, true).await), Code::SecondPersonNeeded);
        decide(store, &scene.clerk, lines, true).await.unwrap();
        let set = (PassLinesState::Set, "65.00".to_owned());
        let replaced = (PassLinesState::Replaced, "56.00".to_owned());
        assert_eq!(read(store, &Actor::citizen(), &scene).await, [set.clone(), replaced.clone()]);
        let declined = (PassLinesState::Declined, "75.00".to_owned());
        assert_eq!(read(store, &scene.clerk, &scene).await, [set, declined, replaced]);
        assert_eq!(scene.told(store, "recruitment.lines-set").await["replaced"], serde_json::json!({ "common": 5600 }));

        assert_eq!(tickets(&shortlisted(store, &scene).await), ["2001", "2002", "2003"]);
        assert_eq!(code(propose(store, &scene.clerk, &scene, "60").await), Code::WrongState, "the list is out");
        assert_selection_whole(store).await;
    }

    async fn nothing_is_proposed_before_the_points_are_released_or_out_of_scale(world: World) {
        let store = &world.store;
        let scene = Scene::scored(&world, "civil-service/2", &[(ONE, FEW)]).await;
        let range = Refusal::of(Code::OutOfRange, "lines[common]").with("0.01").with("100.00");
        assert_eq!(refusal(propose(store, &scene.clerk, &scene, "180").await), range, "the total is out of 100");
        let given = BTreeMap::from([("common".to_owned(), "60".to_owned())]);
        let silent = selection::propose_lines(store, &scene.clerk, scene.id, &given, " ", later(50)).await;
        assert_eq!(refusal(silent), Refusal::of(Code::Missing, "reason"));
        scene.is_now(store, "allotted").await;
        assert_eq!(code(propose(store, &scene.clerk, &scene, "60").await), Code::WrongState);
    }

    /// A database that was brought up to date before there were pass lines gets their table with the next start.
    async fn a_database_that_is_further_on_gets_the_table_too(world: World) {
        let store = &world.store;
        let raw = world.raw().await;
        raw.execute_unprepared("DROP TABLE pass_lines").await.unwrap();
        let without = "DELETE FROM seaql_migrations WHERE version = 'm0024_pass_lines'";
        assert_eq!(raw.execute_unprepared(without).await.unwrap().rows_affected(), 1);
        assert!(!store.is_ready().await.unwrap());
        let started = world.another().await;
        started.migrate().await.unwrap();
        assert!(started.is_ready().await.unwrap());
        let scene = Scene::scored(&world, "civil-service/2", &[(ONE, FEW)]).await;
        set(store, &scene, "65").await;
        let report = ledger::verify(store, &support::administrator(), None).await.unwrap();
        assert!(!report.findings.iter().any(|it| format!("{it:?}").contains("pass_lines")), "{:?}", report.findings);
    }
}
