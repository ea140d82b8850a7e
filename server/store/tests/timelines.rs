//! What an applicant reads of the days: when each stage really happened, and when what comes is to be expected.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod recruitments;
mod rosters;
mod selections;
#[macro_use]
mod support;

use chrono::NaiveDate;
use domain::{
    applications::{Happening, Milestone, Outlook, Timeline},
    calendar::day_in_shanghai,
    selection::{CheckKind, CheckResult},
};
use selections::{ONE, Sat, Scene, TWO, assert_selection_whole, later};
use store::{
    Store, applications, examination,
    selection::{self, CheckEntry},
};

const TWO_PLACES: &[Sat] = &[("1001", "80", "80"), ("1002", "79", "79"), ("1003", "78", "78")];
const ONE_PLACE: &[Sat] = &[("2001", "70", "70"), ("2002", "69", "69"), ("2003", "68", "68")];

/// A day after the tests' first, in China.
fn on(days: i64) -> NaiveDate {
    day_in_shanghai(later(days))
}

async fn timeline(store: &Store, scene: &Scene, ticket: &str, days: i64) -> Timeline {
    let own = applications::own_application(store, &scene.candidate(ticket), scene.of(ticket), later(days)).await;
    own.unwrap().line.timeline
}

/// What happened at a milestone, with its days.
fn happened(timeline: &Timeline, milestone: Milestone) -> Vec<(Happening, NaiveDate, Option<NaiveDate>)> {
    let line = timeline.lines.iter().find(|line| line.milestone == milestone).unwrap();
    line.happened.iter().map(|it| (it.what, it.on, it.until)).collect()
}

/// Totals are out: 1001, 1002 and 2001 are called to the checks.
async fn ranked(world: &support::World) -> Scene {
    let (scene, store) =
        (Scene::scored(world, "civil-service", &[(TWO, TWO_PLACES), (ONE, ONE_PLACE)]).await, &world.store);
    selection::shortlist(store, &scene.clerk, scene.id, later(60)).await.unwrap();
    selection::invite(store, &scene.clerk, scene.id, later(61)).await.unwrap();
    let tickets = ["1001", "1002", "1003", "2001", "2002", "2003"];
    scene.heard(store, &tickets.map(|ticket| (ticket, 8_000))).await;
    selection::publish_totals(store, &scene.clerk, scene.id, later(110)).await.unwrap();
    scene
}

async fn passes(store: &Store, scene: &Scene, check: CheckKind, tickets: &[&str], day: i64) {
    let entry = CheckEntry { check, result: CheckResult::Passed, reason: "" };
    selection::enter_checks(store, &scene.clerk, scene.id, entry, tickets, later(day)).await.unwrap();
}

both_databases! {
    async fn each_stage_shows_the_day_on_which_it_really_happened(world: World) {
        let store = &world.store;
        let scene = ranked(&world).await;
        let seen = timeline(store, &scene, "1001", 111).await;
        assert_eq!(
            happened(&seen, Milestone::Interviews),
            [
                (Happening::Shortlisted, on(60), None),
                (Happening::Invited, on(61), None),
                (Happening::Ranked, on(110), None)
            ]
        );
        assert_eq!(happened(&seen, Milestone::Checks), []);
        passes(store, &scene, CheckKind::Physical, &["1001", "1002", "2001"], 112).await;
        passes(store, &scene, CheckKind::Inspection, &["1001", "1002"], 115).await;
        let own = |day| (Happening::Checked, on(day), None);
        assert_eq!(happened(&timeline(store, &scene, "1001", 116).await, Milestone::Checks), [own(112), own(115)]);
        assert_eq!(happened(&timeline(store, &scene, "2001", 116).await, Milestone::Checks), [own(112)]);
        let reserve = timeline(store, &scene, "2002", 116).await;
        assert_eq!(happened(&reserve, Milestone::Checks), [], "nobody reads the days of others");
        passes(store, &scene, CheckKind::Inspection, &["2001"], 117).await;
        let until = selection::publicise(store, &scene.clerk, scene.id, later(120)).await.unwrap().until;
        let seen = timeline(store, &scene, "1001", 121).await;
        assert_eq!(happened(&seen, Milestone::Publicity), [(Happening::Publicised, on(120), until)]);
        selection::file(store, &scene.clerk, scene.id, later(140)).await.unwrap();
        let seen = timeline(store, &scene, "1001", 141).await;
        assert_eq!(happened(&seen, Milestone::Filing), [(Happening::Filed, on(140), None)]);
        assert!(seen.lines.iter().all(|line| line.outlook.is_none()));
        assert_selection_whole(store).await;
    }

    async fn a_day_that_has_passed_is_said_plainly(world: World) {
        let store = &world.store;
        let scene = ranked(&world).await;
        let filing = async |days| {
            let seen = timeline(store, &scene, "1001", days).await;
            seen.lines.iter().find(|line| line.milestone == Milestone::Filing).unwrap().outlook
        };
        assert_eq!(filing(111).await, Some(Outlook::Provisional));
        assert_eq!(filing(230).await, Some(Outlook::Overdue), "the filing was announced for 30 June 2027");
    }

    async fn a_ticket_opens_the_days_of_the_recruitment_and_nothing_of_its_owners_own(world: World) {
        let store = &world.store;
        let scene = ranked(&world).await;
        let lookup = examination::lookup(&world.keys, "260010000001", "0019");
        let tickets = "UPDATE candidates SET ticket = '260010000001', lookup = $1 WHERE ticket = '2001'";
        selections::execute(store, tickets, [lookup.into()]).await;
        selections::execute(store, "UPDATE standings SET ticket = $1 WHERE ticket = '2001'", ["260010000001".into()])
            .await;
        let course = async |days| {
            let found = examination::status(store, "260010000001", "0019", "192.0.2.1", later(days)).await.unwrap();
            found.course
        };
        let days = |course: &domain::applications::Course| {
            course.happened.iter().map(|it| (it.what, it.on)).collect::<Vec<_>>()
        };
        let before = [(Happening::Shortlisted, on(60)), (Happening::Invited, on(61)), (Happening::Ranked, on(110))];
        assert_eq!(days(&course(111).await), before);
        assert_eq!(course(111).await.next.unwrap().milestone, Milestone::Checks);
        passes(store, &scene, CheckKind::Physical, &["1001", "1002", "260010000001"], 112).await;
        assert_eq!(days(&course(113).await), before, "a result of a check is told to the candidate alone");
        passes(store, &scene, CheckKind::Inspection, &["1001", "1002", "260010000001"], 113).await;
        selection::publicise(store, &scene.clerk, scene.id, later(120)).await.unwrap();
        let seen = course(121).await;
        assert_eq!(days(&seen).last(), Some(&(Happening::Publicised, on(120))), "what is new is there at once");
        assert_eq!(seen.next.unwrap().milestone, Milestone::Publicity);
    }
}
