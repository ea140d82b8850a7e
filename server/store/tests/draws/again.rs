//! Drawing again in the open: a draw that was closed when its result could be known, and a second one for the same day.

use crate::{
    scene::{Scene, Step, code, number, told},
    support::assert_whole,
};
use chrono::Duration;
use domain::{
    draws::{number::commitment, record::DrawRecord, setup::Setup, state::ClosedBecause},
    ids::DrawId,
    permissions::Actor,
    refusal::Code,
};
use serde_json::json;
use store::{Store, draws};

async fn seen(store: &Store, scene: &Scene, id: DrawId) -> DrawRecord {
    draws::draw_record(store, &Actor::citizen(), id, scene.after()).await.unwrap()
}

fn named(record: &DrawRecord) -> Vec<DrawId> {
    record.earlier.iter().map(|line| line.id).collect()
}

both_databases! {
    async fn a_draw_closed_when_its_result_could_be_known_says_so(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let grace = scene.opens_at + Duration::minutes(30);
        let cases = [
            (Step::Fix, scene.before(), false),
            (Step::Number(0), scene.after(), false),
            (Step::Number(0), grace, true),
            (Step::Number(1), scene.after(), true),
        ];
        for (last, at, known) in cases {
            let id = scene.up_to(store, last).await;
            draws::close(store, &scene.staff, id, ClosedBecause::Technical, "停电", at).await.unwrap();
            assert_eq!(seen(store, &scene, id).await.closed.unwrap().could_be_drawn, known, "{last:?} at {at}");
            assert_eq!(told(store, id, "draw.closed").await["could_be_drawn"], known);
        }
        assert_whole(store).await;
    }

    async fn a_second_draw_for_the_same_day_names_the_first(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let first = scene.up_to(store, Step::Run).await;
        let second = scene.up_to(store, Step::Announce).await;
        assert_eq!(told(store, second, "draw.announced").await["earlier"], json!([first]));
        assert_eq!((named(&seen(store, &scene, first).await), named(&seen(store, &scene, second).await)), (vec![], vec![first]));
        draws::close(store, &scene.staff, second, ClosedBecause::CalledOff, "取消", scene.after()).await.unwrap();
        let third = scene.up_to(store, Step::Announce).await;
        assert_eq!(named(&seen(store, &scene, third).await), [first, second], "a closed one counts too");

        let draft = scene.set_up(store).await;
        let other = Setup { day: scene.setup().day + Duration::days(1), ..scene.setup() };
        let other = draws::set_up(store, &scene.staff, &other, scene.before()).await.unwrap();
        scene.take(store, other, Step::Announce).await.unwrap();
        assert_eq!(told(store, other, "draw.announced").await["earlier"], json!([]), "another day");
        assert!(draws::draw_record(store, &Actor::citizen(), draft, scene.after()).await.is_err());
        assert_whole(store).await;
    }

    async fn of_two_announced_at_once_one_names_the_other(world: World) {
        let (one, other) = (world.store.clone(), world.another().await);
        let scene = Scene::small(&world).await;
        let (first, second) = (scene.set_up(&one).await, scene.set_up(&one).await);
        let (here, there) = tokio::join!(
            scene.take(&one, first, Step::Announce),
            scene.take(&other, second, Step::Announce),
        );
        here.unwrap();
        there.unwrap();
        let both = [named(&seen(&one, &scene, first).await), named(&seen(&one, &scene, second).await)];
        assert_eq!(both.concat().len(), 1, "{both:?}");
        assert_whole(&one).await;
    }

    async fn the_commitment_of_a_closed_draw_is_worth_nothing_in_the_next(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let closed = scene.up_to(store, Step::Fix).await;
        draws::close(store, &scene.staff, closed, ClosedBecause::Technical, "停电", scene.before()).await.unwrap();
        let next = scene.up_to(store, Step::Announce).await;
        let old = commitment(closed, &number(0)).to_string();
        draws::commit(store, &scene.supervisors[0], next, &old, scene.before()).await.unwrap();
        scene.take(store, next, Step::Fix).await.unwrap();
        assert_eq!(code(scene.take(store, next, Step::Number(0)).await), Code::NumberMismatch);
    }
}
