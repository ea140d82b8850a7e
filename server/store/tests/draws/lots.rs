//! Public observers who cannot come: the next in the drawn order, one after the other, until nobody is left.

use crate::{
    scene::{STEPS, Scene, Step, code, kinds, replayed, staff, told},
    support::{assert_whole, at},
};
use chrono::Duration;
use domain::{
    draws::{seating::replacement::LeftBecause, setup::Purpose},
    ids::DrawId,
    permissions::Actor,
    refusal::Code,
    regions::ExamRegion,
    seasons::{Plan, observers_of},
};
use store::{Store, StoreError, draws, seasons};

/// Three of five are drawn in Baishan, and one of two in Yanbian under the same numbers.
async fn observers(store: &Store, scene: &Scene, last: Step) -> DrawId {
    let day = scene.day();
    let plan = Plan {
        observers: observers_of(&format!("{day},白山市,5,3\n{day},延边州,2,1")).unwrap(),
        ..scene.season(&format!("{day},A01,A,0101,甲局,6\n{day},B01,B,0103,丙局,4"))
    };
    let season = seasons::plan(store, &scene.staff, &plan, at(4)).await.unwrap();
    let setup = scene.of_season(season, Purpose::Observers);
    let id = draws::set_up(store, &scene.staff, &setup, scene.before()).await.unwrap();
    for step in STEPS {
        scene.take(store, id, step).await.unwrap();
        if step == last {
            break;
        }
    }
    id
}

/// The drawn order of a group.
async fn order(store: &Store, id: DrawId, group: &str) -> Vec<String> {
    let bundle = replayed(store, id).await;
    let groups = bundle.result.drawn.lots().unwrap();
    groups.iter().find(|it| it.label == group).unwrap().order.clone()
}

both_databases! {
    async fn the_next_in_the_drawn_order_comes_in_until_nobody_is_left(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let id = observers(store, &scene, Step::Run).await;
        let (here, there) = (order(store, id, "baishan").await, order(store, id, "yanbian").await);
        let replace = async |group: &str, out: &str| {
            let made = draws::replace_lot(store, &scene.staff, id, (group, out), LeftBecause::Absent, scene.after()).await;
            made.map(|made| made.into)
        };
        assert_eq!(replace("baishan", &here[1]).await.unwrap().as_ref(), Some(&here[3]));
        assert_eq!(code(replace("baishan", &here[1]).await), Code::AlreadyDone);
        assert_eq!(code(replace("baishan", &here[4]).await), Code::AlreadyDone, "not drawn");
        assert_eq!(code(replace("jilin", &here[0]).await), Code::AlreadyDone);
        assert_eq!(replace("yanbian", &there[0]).await.unwrap().as_ref(), Some(&there[1]), "the group is meant that is named");
        assert_eq!(replace("baishan", &here[3]).await.unwrap().as_ref(), Some(&here[4]));
        assert_eq!(replace("baishan", &here[0]).await.unwrap(), None, "nobody is left");
        assert_eq!(replace("yanbian", &there[1]).await.unwrap(), None);
        assert_eq!(told(store, id, "draw.lot-replaced").await["into"], serde_json::Value::Null);

        let bundle = replayed(store, id).await;
        assert_eq!(bundle.lot_replacements.len(), 5);
        let record = draws::draw_record(store, &Actor::citizen(), id, scene.after()).await.unwrap();
        assert_eq!(record.lot_replacements, bundle.lot_replacements, "everybody reads them");
        assert_eq!(kinds(store, id).await.iter().filter(|kind| *kind == "draw.lot-replaced").count(), 5);
        assert_whole(store).await;
    }

    async fn of_two_who_replace_one_observer_one_wins(world: World) {
        let (one, other) = (world.store.clone(), world.another().await);
        let scene = Scene::small(&world).await;
        let id = observers(&one, &scene, Step::Run).await;
        let first = order(&one, id, "baishan").await.remove(0);
        let lot = ("baishan", first.as_str());
        let (first, second) = tokio::join!(
            draws::replace_lot(&one, &scene.staff, id, lot, LeftBecause::Refused, scene.after()),
            draws::replace_lot(&other, &scene.staff, id, lot, LeftBecause::Absent, scene.after()),
        );
        match (first, second) {
            (Ok(_), Err(StoreError::Refused(refused))) | (Err(StoreError::Refused(refused)), Ok(_)) => {
                assert_eq!(refused.code, Code::AlreadyDone);
            }
            both => panic!("{both:?}"),
        }
        assert_eq!(replayed(&other, id).await.lot_replacements.len(), 1);
        assert_whole(&one).await;
    }

    async fn only_those_who_lead_the_draw_replace_and_only_between_draw_and_day(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let id = observers(store, &scene, Step::Number(1)).await;
        let lot = ("baishan", "001");
        let replace = async |actor: &Actor, now| {
            code(draws::replace_lot(store, actor, id, lot, LeftBecause::Absent, now).await)
        };
        assert_eq!(replace(&scene.staff, scene.after()).await, Code::WrongState);
        scene.take(store, id, Step::Run).await.unwrap();
        for stranger in [staff(ExamRegion::Baishan), scene.supervisors[0].clone()] {
            assert_eq!(replace(&stranger, scene.after()).await, Code::NotPermitted, "{:?}", stranger.role);
        }
        assert_eq!(replace(&scene.staff, scene.after() + Duration::days(7)).await, Code::DayOver);
        assert_eq!(replayed(store, id).await.lot_replacements, []);
    }
}
