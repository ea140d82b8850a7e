//! The main job over the demonstration roster, from the set-up to the result and a stranger's replay.

use crate::{
    scene::{STEPS, Scene, Step, account, assert_no_result, count, kinds, register, replayed, staff, text},
    support::{assert_whole, at},
};
use domain::{
    draws::state::DrawState,
    examiners::{Filter, Page},
    ids::ExaminerId,
    ledger::merkle::Hash,
    permissions::{Actor, Role},
    regions::ExamRegion,
};
use std::collections::{BTreeMap, BTreeSet};
use store::{Store, draws, examiners};

const ROSTER: &[u8] = include_bytes!("../../../../public/roster-demonstration.xlsx");

/// An examiner of the register's first page.
async fn examiner_at(store: &Store, at: usize) -> ExaminerId {
    let provincial = staff(ExamRegion::Provincial);
    examiners::list(store, &provincial, &Filter::default(), Page::First).await.unwrap().examiners[at].id
}

both_databases! {
    async fn a_whole_draw_from_the_set_up_to_a_strangers_replay(world: World) {
        let store = &world.store;
        let scene = Scene::with(store, &[]).await;
        register(store, ROSTER.to_vec()).await;
        let somebody = examiner_at(store, 0).await;
        let examiner = account(store, Role::Examiner, "", Some(somebody)).await;
        let rooms = ExamRegion::STANDARD.map(|region| (region, 2));
        let setup = domain::draws::setup::Setup { rooms: rooms.into(), ..scene.setup() };
        let id = draws::set_up(store, &scene.staff, &setup, scene.before()).await.unwrap();
        for step in STEPS {
            if step.is_after_opening() {
                assert_no_result(store, id).await;
                let duties = draws::duties(store, &examiner, scene.after()).await.unwrap();
                assert_eq!((duties.len(), duties[0].line.opens_at), (1, scene.opens_at));
                assert_eq!((duties[0].line.id, duties[0].seat.clone()), (id, None));
            }
            scene.take(store, id, step).await.unwrap();
        }

        let bundle = replayed(store, id).await;
        assert_eq!(bundle.result.drawn.seating().unwrap().seats.len(), 20 * 7);
        let homes: BTreeMap<_, _> = bundle.frozen.task.seating().unwrap().pool.iter().map(|one| (one.label.as_str(), one)).collect();
        let places: BTreeMap<_, _> = bundle.frozen.task.seating().unwrap().rooms.iter().map(|room| (room.label.as_str(), room.place)).collect();
        let mut units = BTreeSet::new();
        for seat in &bundle.result.drawn.seating().unwrap().seats {
            let one = homes[seat.label.as_str()];
            assert!(bundle.frozen.task.seating().unwrap().admit(one.home, places[seat.room.as_str()]));
            assert!(one.roles.contains(seat.role) && one.certified_until >= setup.day);
            assert!(units.insert((seat.room.as_str(), one.unit.as_str())), "two of one unit in a room");
        }
        let document = draws::frozen_document(store, id).await.unwrap();
        assert_eq!(Hash::of(document.as_bytes()), bundle.frozen_hash, "sha256sum of the download");

        let record = draws::draw_record(store, &Actor::citizen(), id, scene.after()).await.unwrap();
        assert_eq!((record.line.state, record.line.result_hash), (DrawState::Drawn, Some(bundle.result_hash)));
        assert!(record.supervisors.iter().all(|one| one.number.is_some()), "the numbers are public now");
        assert_eq!(record.setup.supervisors, [], "the accounts are not");
        let expected: Vec<_> = std::iter::once("draw.set-up").chain(STEPS.map(Step::kind)).collect();
        assert_eq!(kinds(store, id).await, expected);
        assert_eq!(bundle.ledger.iter().map(|line| line.kind.as_str()).collect::<Vec<_>>(), expected);
        assert_whole(store).await;

        // Names and duties, for those entitled, are the seats of the bundle.
        let names = draws::draw_names(store, &scene.staff, id).await.unwrap();
        let seats = |label: &str| bundle.result.drawn.seating().unwrap().seats.iter().find(|seat| seat.label == label);
        assert_eq!(names.len(), bundle.result.drawn.seating().unwrap().seats.len());
        for named in &names {
            let seat = seats(&named.label).unwrap();
            assert_eq!((&named.room, named.role, named.home), (&seat.room, seat.role, homes[named.label.as_str()].home));
            assert_eq!(named.place, places[seat.room.as_str()]);
        }
        let duty = draws::duties(store, &examiner, scene.after()).await.unwrap().remove(0);
        assert_eq!(duty.seat.map(|seat| seat.room), seats(&duty.label).map(|seat| seat.room.clone()));
        let first = &bundle.result.drawn.seating().unwrap().seats[0];
        let sql = format!("SELECT examiner_id AS found FROM draw_pool WHERE draw_id = '{id}' AND label = '{}'", first.label);
        let seated = text(store, &sql).await.parse().unwrap();
        let seated = account(store, Role::Examiner, "", Some(seated)).await;
        let duty = draws::duties(store, &seated, scene.after()).await.unwrap().remove(0);
        let seat = duty.seat.unwrap();
        assert_eq!((seat.place, seat.room, seat.role), (places[first.room.as_str()], first.room.clone(), first.role));
        assert_eq!(duty.label, first.label);
    }

    async fn an_examiner_of_no_draw_has_no_duties(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let examiner = account(store, Role::Examiner, "", Some(examiner_at(store, 3).await)).await;
        assert_eq!(draws::duties(store, &examiner, at(0)).await.unwrap(), []);
        scene.up_to(store, Step::Commit(1)).await;
        assert_eq!(draws::duties(store, &examiner, at(0)).await.unwrap(), [], "the pool is not frozen yet");
        assert_eq!(count(store, "draw_pool").await, 0);
    }

    async fn labels_differ_from_draw_to_draw(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let labels = async |id| -> BTreeSet<String> {
            let record = draws::draw_record(store, &Actor::citizen(), id, scene.before()).await.unwrap();
            record.frozen.unwrap().task.seating().unwrap().pool.iter().map(|one| one.label.clone()).collect()
        };
        let one = labels(scene.up_to(store, Step::Fix).await).await;
        let other = labels(scene.up_to(store, Step::Fix).await).await;
        assert_eq!((one.len(), one.intersection(&other).count()), (40, 0));
    }
}
