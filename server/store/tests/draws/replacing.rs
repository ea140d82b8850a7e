//! After the draw: an examiner confirms or asks, staff decline or fill the seat again, and nobody draws twice.

use crate::{
    scene::{self, Scene, Step, account, code, count, kinds, replayed, staff, text},
    support::assert_whole,
};
use chrono::Duration;
use domain::{
    draws::{answer::AnswerState, seating::replacement::LeftBecause},
    ids::DrawId,
    permissions::{Actor, Role},
    refusal::Code,
    regions::ExamRegion,
};
use store::{Store, StoreError, draws};

/// The account of the examiner behind a label.
async fn behind(store: &Store, id: DrawId, label: &str) -> Actor {
    let examiner = scene::behind(store, id, label).await;
    account(store, Role::Examiner, "", Some(examiner)).await
}

/// The label of a drawn seat, by its place in the result.
async fn seated(store: &Store, id: DrawId, at: usize) -> String {
    let bundle = draws::draw_bundle(store, id).await.unwrap();
    bundle.result.drawn.seating().unwrap().seats[at].label.clone()
}

both_databases! {
    async fn a_seat_is_filled_again_and_a_stranger_replays_it(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let id = scene.up_to(store, Step::Run).await;
        let label = seated(store, id, 0).await;
        let examiner = behind(store, id, &label).await;
        let result = draws::draw_bundle(store, id).await.unwrap().result_hash;

        draws::ask(store, &examiner, id, LeftBecause::Avoidance, "侄女报考", scene.after()).await.unwrap();
        let record = draws::draw_record(store, &scene.staff, id, scene.after()).await.unwrap();
        assert_eq!(record.asked, [label.as_str()]);
        let seen = draws::draw_record(store, &Actor::citizen(), id, scene.after()).await.unwrap();
        assert!(seen.asked.is_empty(), "who asks is not public");
        let seat = draws::draw_seat(store, &scene.staff, id, &label, scene.after()).await.unwrap();
        assert_eq!(seat.answer.unwrap().note, "侄女报考");

        let made = draws::replace(store, &scene.staff, id, &label, LeftBecause::Avoidance, scene.after()).await.unwrap().remove(0);
        let into = made.into.clone().unwrap();
        let bundle = replayed(store, id).await;
        assert_eq!((bundle.replacements.as_slice(), bundle.result_hash), ([made].as_slice(), result));
        let record = draws::draw_record(store, &scene.staff, id, scene.after()).await.unwrap();
        assert_eq!((record.asked.len(), record.replacements.len()), (0, 1));

        // The seat is the other's now: names, duties and the row say so, and the first one reads what became of it.
        let names = draws::draw_names(store, &scene.staff, id).await.unwrap();
        assert!(names.iter().any(|seat| seat.label == into) && names.iter().all(|seat| seat.label != label));
        let duty = draws::duties(store, &examiner, scene.after()).await.unwrap().remove(0);
        assert_eq!((duty.seat, duty.replaced), (None, true));
        let other = behind(store, id, &into).await;
        let duty = draws::duties(store, &other, scene.after()).await.unwrap().remove(0);
        assert_eq!((duty.seat.unwrap().room, duty.replaced), (seat.seat.room, false));
        let again = draws::replace(store, &scene.staff, id, &label, LeftBecause::Absent, scene.after()).await;
        assert_eq!(code(again), Code::AlreadyDone);
        assert_eq!(kinds(store, id).await[8..], ["draw.replacement-asked", "draw.replaced"]);
        assert_whole(store).await;
    }

    async fn of_two_who_fill_one_seat_one_wins(world: World) {
        let (one, other) = (world.store.clone(), world.another().await);
        let scene = Scene::small(&world).await;
        let id = scene.up_to(&one, Step::Run).await;
        for round in 1..=4 {
            let label = draws::draw_names(&one, &scene.staff, id).await.unwrap().remove(0).label;
            let (first, second) = tokio::join!(
                draws::replace(&one, &scene.staff, id, &label, LeftBecause::Refused, scene.after()),
                draws::replace(&other, &scene.staff, id, &label, LeftBecause::Absent, scene.after()),
            );
            match (first, second) {
                (Ok(_), Err(StoreError::Refused(refused))) | (Err(StoreError::Refused(refused)), Ok(_)) => {
                    assert_eq!(refused.code, Code::AlreadyDone);
                }
                both => panic!("{both:?}"),
            }
            assert_eq!(draws::draw_bundle(&one, id).await.unwrap().replacements.len(), round);
        }
        replayed(&other, id).await;
        assert_whole(&one).await;
    }

    async fn when_nobody_is_left_the_seat_stays_empty_in_public(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let id = scene.up_to(store, Step::Run).await;
        let seats = draws::draw_names(store, &scene.staff, id).await.unwrap().len();
        let mut filled = 0;
        loop {
            let chiefs = draws::draw_names(store, &scene.staff, id).await.unwrap();
            let Some(chief) = chiefs.into_iter().find(|it| it.role.as_str() == "chief") else { break };
            let made = draws::replace(store, &scene.staff, id, &chief.label, LeftBecause::Ineligible, scene.after()).await;
            filled += usize::from(made.unwrap()[0].into.is_some());
        }
        assert!(filled > 0);
        assert_eq!(draws::draw_names(store, &scene.staff, id).await.unwrap().len(), seats - 2);
        let bundle = replayed(store, id).await;
        assert_eq!(bundle.replacements.iter().filter(|it| it.into.is_none()).count(), 2);
        assert_whole(store).await;
    }

    async fn an_examiner_answers_once_for_the_own_seat_alone(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let id = scene.up_to(store, Step::Number(1)).await;
        let waiting = text(store, &format!("SELECT label AS found FROM draw_pool WHERE draw_id = '{id}' LIMIT 1")).await;
        let early = behind(store, id, &waiting).await;
        assert_eq!(code(draws::confirm(store, &early, id, scene.after()).await), Code::NotFound);
        scene.take(store, id, Step::Run).await.unwrap();
        let label = seated(store, id, 1).await;
        let examiner = behind(store, id, &label).await;
        let now = scene.after();
        draws::confirm(store, &examiner, id, now).await.unwrap();
        assert_eq!(code(draws::confirm(store, &examiner, id, now).await), Code::AlreadyDone);
        assert_eq!(code(draws::decline(store, &scene.staff, id, &label, "不", now).await), Code::WrongState);
        draws::ask(store, &examiner, id, LeftBecause::Refused, "住院", now).await.unwrap();
        draws::decline(store, &scene.staff, id, &label, "请提交证明", now).await.unwrap();
        let answer = draws::duties(store, &examiner, now).await.unwrap().remove(0).answer.unwrap();
        assert_eq!((answer.state, answer.reply.as_str()), (AnswerState::Declined, "请提交证明"));
        let late = now + Duration::days(7);
        assert_eq!(code(draws::confirm(store, &examiner, id, late).await), Code::DayOver);
        let late = draws::replace(store, &scene.staff, id, &label, LeftBecause::Absent, late).await;
        assert_eq!(code(late), Code::DayOver);
        assert_eq!(code(draws::confirm(store, &scene.staff, id, now).await), Code::NotPermitted);
        let strangers = [staff(ExamRegion::Baishan), scene.supervisors[0].clone(), examiner];
        for stranger in strangers {
            let made = draws::replace(store, &stranger, id, &label, LeftBecause::Absent, now).await;
            assert_eq!(code(made), Code::NotPermitted, "{:?}", stranger.role);
            assert_eq!(code(draws::decline(store, &stranger, id, &label, "不", now).await), Code::NotPermitted);
        }
        assert_eq!(count(store, &format!("draw_replacements WHERE draw_id = '{id}'")).await, 0);
        assert_whole(store).await;
    }
}
