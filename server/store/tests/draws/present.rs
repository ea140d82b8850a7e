//! Replacements against the register of today: what was frozen stays, who could not be drawn any more does not sit.

use crate::{
    scene::{PEOPLE, Scene, Step, behind, code, count, kinds, replayed, staff, told},
    support::{assert_whole, at},
};
use chrono::Duration;
use domain::{
    draws::{
        record::Unfit,
        seating::replacement::{LeftBecause, Standing},
    },
    examiners::{ExaminerState, Transition},
    ids::DrawId,
    permissions::Actor,
    refusal::Code,
    regions::ExamRegion,
};
use serde_json::json;
use store::{
    Store, draws, examiners,
    ledger::{self, Filter},
};

/// Takes a step with the examiner behind a label.
async fn step(store: &Store, scene: &Scene, id: DrawId, label: &str, transition: Transition) {
    let (provincial, examiner) = (staff(ExamRegion::Provincial), behind(store, id, label).await);
    let seen = ExaminerState::Certified;
    examiners::change_state(store, &provincial, examiner, seen, transition, "纪律审查", scene.after()).await.unwrap();
}

/// The labels of a frozen pool.
async fn replayed_pool(store: &Store, id: DrawId) -> Vec<String> {
    let frozen = draws::draw_record(store, &Actor::citizen(), id, at(0)).await.unwrap().frozen.unwrap();
    frozen.task.seating().unwrap().pool.iter().map(|it| it.label.clone()).collect()
}

both_databases! {
    async fn who_comes_in_and_is_suspended_by_now_leaves_again(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let id = scene.up_to(store, Step::Run).await;
        let before = replayed(store, id).await;
        let drawn = before.result.drawn.seating().unwrap();
        let label = &drawn.seats[0].label;
        let mut standing = Standing::after(before.frozen.task.seating().unwrap(), drawn, &[]).ok().unwrap();
        let next = standing.replace(label, LeftBecause::Refused, scene.after()).unwrap().into.unwrap();
        step(store, &scene, id, &next, Transition::Suspend).await;

        let made = draws::replace(store, &scene.staff, id, label, LeftBecause::Refused, scene.after()).await.unwrap();
        let told_of = |it: &domain::draws::seating::replacement::Replacement| (it.out.clone(), it.because, it.k, it.at);
        let seat = &drawn.seats[0];
        assert_eq!(made.iter().map(told_of).collect::<Vec<_>>(), [
            (label.clone(), LeftBecause::Refused, seat.k, scene.after()),
            (next.clone(), LeftBecause::Ineligible, seat.k, scene.after()),
        ]);
        assert_eq!(made[0].into.as_ref(), Some(&next), "the order that was fixed is not rewritten");
        let bundle = replayed(store, id).await;
        assert_eq!((bundle.replacements, bundle.frozen_hash), (made.clone(), before.frozen_hash));
        let names = draws::draw_names(store, &scene.staff, id).await.unwrap();
        assert!(names.iter().all(|it| it.label != next) && names.iter().any(|it| Some(&it.label) == made[1].into.as_ref()));
        assert_eq!(kinds(store, id).await[8..], ["draw.replaced", "draw.replaced"]);
        assert_eq!(told(store, id, "draw.replaced").await["by_register"], true);
        assert_whole(store).await;
    }

    async fn a_seated_examiner_who_is_revoked_is_shown_to_staff_until_replaced(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let id = scene.up_to(store, Step::Run).await;
        let seats = replayed(store, id).await.result.drawn.seating().unwrap().seats.clone();
        let label = seats[3].label.clone();
        let unfit = async |actor: &Actor, now| draws::draw_record(store, actor, id, now).await.unwrap().unfit;
        assert_eq!(unfit(&scene.staff, scene.after()).await, []);
        step(store, &scene, id, &label, Transition::Revoke).await;
        let flagged = [Unfit { label: label.clone(), because: LeftBecause::Ineligible }];
        assert_eq!(unfit(&scene.staff, scene.after()).await, flagged);
        assert_eq!(unfit(&Actor::citizen(), scene.after()).await, [], "not for the public to read");
        assert_eq!(unfit(&scene.staff, scene.after() + Duration::days(7)).await, [], "the day is over");
        assert!(draws::draw_names(store, &scene.staff, id).await.unwrap().iter().any(|it| it.label == label));
        draws::replace(store, &scene.staff, id, &label, LeftBecause::Ineligible, scene.after()).await.unwrap();
        assert_eq!(unfit(&scene.staff, scene.after()).await, []);
        assert_whole(store).await;
    }

    async fn who_was_revoked_stands_in_no_later_pool(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let first = scene.up_to(store, Step::Fix).await;
        let label = replayed_pool(store, first).await.remove(0);
        let examiner = behind(store, first, &label).await;
        step(store, &scene, first, &label, Transition::Revoke).await;
        let about = Filter { kind: None, subject: Some(format!("examiner:{examiner}")) };
        let entry = ledger::page(store, &about, None, 1).await.unwrap().entries.remove(0).entry;
        assert_eq!((entry.kind.as_str(), &entry.body["from"]), ("examiner.changed", &json!("certified")));
        assert_eq!((&entry.body["transition"], &entry.body["to"]), (&json!("revoke"), &json!("revoked")));
        assert!(!entry.body.to_string().contains("纪律"), "the reason is not public");
        let provincial = staff(ExamRegion::Provincial);
        let refused = examiners::change_state(
            store, &provincial, examiner, ExaminerState::Revoked, Transition::Reinstate, "误判更正", scene.after(),
        );
        assert_eq!(code(refused.await), Code::WrongState, "it is final");

        let second = scene.up_to(store, Step::Fix).await;
        let pool = format!("draw_pool WHERE draw_id = '{second}'");
        assert_eq!(count(store, &pool).await, u64::from(PEOPLE) - 1);
        assert_eq!(count(store, &format!("{pool} AND examiner_id = '{examiner}'")).await, 0);
        assert_eq!(replayed_pool(store, second).await.len() as u32, PEOPLE - 1);
        assert_whole(store).await;
    }
}
