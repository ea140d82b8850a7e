//! What those who are called are told of the second look at their qualification, and of day and place of their interview.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod recruitments;
mod rosters;
mod selections;
#[macro_use]
mod support;

use chrono::NaiveTime;
use domain::{
    applications::{Asked, Ending, Milestone, OwnApplication},
    draws::seating::document::Panel,
    messages::Kind,
    recruitment::{
        Schedule, Span,
        scheme::{Departure, SchemeKey, SchemeStage},
    },
    refusal::{Code, Refusal},
    regions::ExamRegion,
    seasons::{InterviewDay, Plan, rooms_of, sites_of},
    selection::LeftBecause,
};
use recruitments::{day, plan, span, staff};
use selections::{ONE, Sat, Scene, TWO, assert_selection_whole, later};
use store::{Store, applications, recruitment, seasons, selection};
use support::refusal;

const TWO_PLACES: &[Sat] = &[("1001", "80", "80"), ("1002", "79", "79"), ("1003", "78", "78")];
const ONE_PLACE: &[Sat] =
    &[("2001", "70", "70"), ("2002", "69", "69"), ("2003", "68", "68"), ("2004", "67", "67"), ("2005", "66", "66")];

async fn scored(world: &support::World, scheme: &str) -> Scene {
    Scene::scored(world, scheme, &[(TWO, TWO_PLACES), (ONE, ONE_PLACE)]).await
}

async fn own(store: &Store, scene: &Scene, ticket: &str, days: i64) -> OwnApplication {
    applications::own_application(store, &scene.candidate(ticket), scene.of(ticket), later(days)).await.unwrap()
}

/// A season that hears both positions, the second on the day that is given.
fn season(second: &str) -> Plan {
    Plan {
        title: "2027年度面试".to_owned(),
        region: ExamRegion::Provincial,
        first_day: day("2027-03-06"),
        last_day: day("2027-03-07"),
        report_by: NaiveTime::from_hms_opt(7, 30, 0),
        seats: Panel { chief: 1, deputy: 1, public: 5 },
        sites: sites_of("A,延边州,第一中学,光明街2号,体育馆").unwrap(),
        rooms: rooms_of(&format!("2027-03-06,A01,A,{TWO},示范统计局,3\n{second},A02,A,{ONE},示范调查队,3")).unwrap(),
        observers: Vec::new(),
    }
}

/// The interviews that somebody was told of.
async fn placed(store: &Store, scene: &Scene, ticket: &str) -> Vec<InterviewDay> {
    let told = scene.messages(store, ticket).await.into_iter();
    told.filter_map(|kind| if let Kind::InterviewPlaced { interview } = kind { Some(interview) } else { None })
        .collect()
}

/// Days for the second look are announced, by two persons.
async fn announces(store: &Store, scene: &Scene, days: Span) {
    let after = Schedule { qualification: Some(days), ..plan().schedule };
    let change = recruitment::propose_days(store, &scene.clerk, scene.id, &after, "公布资格复审日期", later(56)).await;
    recruitment::decide_days(store, &scene.head, change.unwrap(), true, later(57)).await.unwrap();
}

both_databases! {
    async fn day_and_place_are_told_once_they_are_known_and_again_when_they_change(world: World) {
        let store = &world.store;
        let scene = scored(&world, "civil-service").await;
        selection::shortlist(store, &scene.clerk, scene.id, later(60)).await.unwrap();
        let id = seasons::plan(store, &scene.clerk, &season("2027-03-06"), later(60)).await.unwrap();
        seasons::publish(store, &scene.clerk, id, later(60)).await.unwrap();
        assert_eq!(placed(store, &scene, "1001").await, [], "nobody comes for certain yet");
        assert_eq!(own(store, &scene, "1001", 60).await.interview, None);
        selection::invite(store, &scene.clerk, scene.id, later(61)).await.unwrap();
        let first = season("2027-03-06").interview_of(ONE).unwrap();
        assert_eq!(placed(store, &scene, "2001").await, std::slice::from_ref(&first));
        assert_eq!(own(store, &scene, "2001", 62).await.interview, Some(first.clone()));
        assert_eq!(own(store, &scene, "2004", 62).await.interview, None, "for whoever is not called");
        seasons::amend(store, &scene.clerk, id, 2, &season("2027-03-07"), later(63)).await.unwrap();
        let second = InterviewDay { day: day("2027-03-07"), ..first.clone() };
        assert_eq!(placed(store, &scene, "2001").await, [first, second.clone()]);
        assert_eq!(own(store, &scene, "2001", 64).await.interview, Some(second));
        assert_eq!(placed(store, &scene, "1001").await.len(), 1, "nothing of theirs has changed");
        assert_selection_whole(store).await;
    }

    async fn a_season_of_other_days_is_not_this_recruitments(world: World) {
        let store = &world.store;
        let scene = scored(&world, "civil-service").await;
        selection::shortlist(store, &scene.clerk, scene.id, later(60)).await.unwrap();
        selection::invite(store, &scene.clerk, scene.id, later(61)).await.unwrap();
        let mut earlier = season("2027-03-06");
        (earlier.first_day, earlier.last_day) = (day("2027-02-27"), day("2027-02-27"));
        earlier.rooms.iter_mut().for_each(|room| room.day = day("2027-02-27"));
        let id = seasons::plan(store, &scene.clerk, &earlier, later(61)).await.unwrap();
        seasons::publish(store, &scene.clerk, id, later(61)).await.unwrap();
        assert_eq!((placed(store, &scene, "1001").await, own(store, &scene, "1001", 62).await.interview), (vec![], None));
        let id = seasons::plan(store, &scene.clerk, &season("2027-03-06"), later(62)).await.unwrap();
        seasons::publish(store, &scene.clerk, id, later(62)).await.unwrap();
        assert_eq!(placed(store, &scene, "1001").await.len(), 1, "published after the invitation");
    }

    async fn whoever_is_called_proves_the_qualification_and_whoever_follows_too(world: World) {
        let store = &world.store;
        let scene = scored(&world, "civil-service").await;
        let days = span("2027-02-20", "2027-02-22");
        announces(store, &scene, days).await;
        selection::shortlist(store, &scene.clerk, scene.id, later(60)).await.unwrap();
        let due = Kind::QualificationDue { first: days.first, last: days.last };
        assert!(scene.messages(store, "2001").await.contains(&due));
        assert!(!scene.messages(store, "2004").await.contains(&due));
        let timeline = own(store, &scene, "2001", 61).await.line.timeline;
        assert_eq!((timeline.current().unwrap().milestone, timeline.asked), (Milestone::Qualification, Asked::Prove(days)));
        let reason = "毕业证书专业与职位要求不符";
        let leaves = selection::leave(store, &scene.clerk, scene.of("2001"), LeftBecause::Unqualified, reason, later(70));
        assert_eq!(leaves.await.unwrap(), 1);
        assert!(scene.messages(store, "2004").await.contains(&due), "who follows is told as well");
        let ended = own(store, &scene, "2001", 71).await.line.timeline.ending;
        assert_eq!(ended, Some(Ending::OutAt(Milestone::Qualification)));
        assert_selection_whole(store).await;
    }

    async fn days_are_announced_only_for_a_stage_of_the_scheme(world: World) {
        let store = &world.store;
        let clerk = staff(ExamRegion::Provincial);
        let scheme = recruitment::schemes(store, &clerk).await.unwrap().into_iter().find(|it| it.key.as_str() == "institution");
        let mut without = scheme.unwrap();
        without.key = SchemeKey::parse("institution-plain").unwrap();
        without.version = 1;
        without.stages.0.retain(|together| *together != [SchemeStage::Qualification]);
        let of_stage = [Departure::QualificationFailed, Departure::QualificationMissed];
        without.replaces_on.iter_mut().for_each(|list| list.retain(|it| !of_stage.contains(it)));
        let document = serde_json::to_string(&without).unwrap();
        recruitment::publish_scheme(store, &clerk, &document, later(0)).await.unwrap();
        let mut planned = plan();
        (planned.scheme, planned.scheme_version) = (without.key, without.version);
        recruitment::plan(store, &clerk, &planned, later(0)).await.unwrap();
        planned.schedule.qualification = Some(span("2027-02-20", "2027-02-22"));
        let refused = refusal(recruitment::plan(store, &clerk, &planned, later(0)).await);
        assert_eq!(refused, Refusal::of(Code::StageNotHeld, "qualify_first").with("qualification"));
    }
}
