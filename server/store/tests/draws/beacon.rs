//! A draw in which the public beacon takes part: quicknet's round 123 of August 2023.

use crate::{
    scene::{Scene, Step, assert_no_result, code, replayed, told},
    support::{assert_whole, refusal},
};
use chrono::Duration;
use domain::{
    draws::{beacon::QUICKNET, setup::Setup},
    ids::DrawId,
    refusal::Code,
};
use serde_json::{Value, json};
use store::{Store, draws};

const ROUND: u64 = 123;

/// The signature of a published test vector.
fn signature(vector: &str) -> String {
    let all: Value = serde_json::from_str(include_str!("../../../../app/domain/data/drand_vectors.json")).unwrap();
    let case = all["cases"].as_array().unwrap().iter().find(|case| case["id"] == vector).unwrap();
    case["signature"].as_str().unwrap().to_owned()
}

/// Fixed, with the beacon of round 123.
async fn fixed(store: &Store, scene: &Scene) -> DrawId {
    let setup = Setup { beacon: true, ..scene.setup() };
    let id = draws::set_up(store, &scene.staff, &setup, scene.before()).await.unwrap();
    for step in [Step::Announce, Step::Commit(0), Step::Commit(1), Step::Fix] {
        scene.take(store, id, step).await.unwrap();
    }
    id
}

both_databases! {
    async fn the_beacon_enters_the_seed(world: World) {
        let store = &world.store;
        let opens_at = QUICKNET.time_of(ROUND).unwrap();
        let scene = Scene { opens_at, ..Scene::small(&world).await };
        let id = fixed(store, &scene).await;
        let right = signature("quicknet-123");
        let enter = async |signature: &str, now| draws::enter_beacon(store, &scene.staff, id, signature, now).await;

        assert_eq!(code(enter(&right, scene.before()).await), Code::NotYetOpen);
        for step in [Step::Number(0), Step::Number(1)] {
            scene.take(store, id, step).await.unwrap();
        }
        let missing = refusal(scene.take(store, id, Step::Run).await);
        assert_eq!((missing.code, missing.field.as_deref()), (Code::Missing, Some("signature")));
        for wrong in [signature("g1-rfc9380-local-3"), right.replace('b', "c"), right[..94].to_owned(), String::new()] {
            let wrong = refusal(enter(&wrong, scene.after()).await);
            assert_eq!((wrong.code, wrong.field.as_deref()), (Code::BadBeacon, Some("signature")));
        }
        assert_no_result(store, id).await;

        enter(&format!(" {}\n", right.to_uppercase()), scene.after()).await.unwrap();
        assert_eq!(code(enter(&right, scene.after()).await), Code::AlreadyDone);
        assert_eq!(told(store, id, "draw.beacon-entered").await, json!({ "round": ROUND, "signature": right }));
        scene.take(store, id, Step::Run).await.unwrap();
        let value = replayed(store, id).await.revealed.beacon.unwrap();
        assert_eq!((value.round, value.signature), (ROUND, right.clone()));
        assert_eq!(code(enter(&right, scene.after()).await), Code::AlreadyDone);
        assert_whole(store).await;
    }

    async fn with_a_beacon_a_draw_goes_on_without_any_number_after_the_grace_period(world: World) {
        let store = &world.store;
        let opens_at = QUICKNET.time_of(ROUND).unwrap();
        let scene = Scene { opens_at, ..Scene::small(&world).await };
        let id = fixed(store, &scene).await;
        draws::enter_beacon(store, &scene.staff, id, &signature("quicknet-123"), scene.after()).await.unwrap();
        assert_eq!(code(scene.take(store, id, Step::Run).await), Code::NumbersOutstanding);
        scene.take_at(store, id, Step::Run, opens_at + Duration::minutes(30)).await.unwrap();
        assert_eq!(told(store, id, "draw.drawn").await["withheld"], json!(["S1", "S2"]));
        replayed(store, id).await;
    }

    async fn a_genuine_value_of_an_earlier_or_a_later_round_is_refused(world: World) {
        let store = &world.store;
        for round in [ROUND - 1, ROUND + 1] {
            let scene = Scene { opens_at: QUICKNET.time_of(round).unwrap(), ..Scene::small(&world).await };
            let id = fixed(store, &scene).await;
            let wrong = draws::enter_beacon(store, &scene.staff, id, &signature("quicknet-123"), scene.after()).await;
            assert_eq!(code(wrong), Code::BadBeacon, "the draw waits for round {round}");
            assert_no_result(store, id).await;
        }
    }

    async fn a_draw_without_a_beacon_takes_none(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let id = scene.up_to(store, Step::Fix).await;
        let entered = draws::enter_beacon(store, &scene.staff, id, &signature("quicknet-123"), scene.after()).await;
        assert_eq!(code(entered), Code::WrongState);
    }
}
