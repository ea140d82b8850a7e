//! A room of a season: the plan says how many it hears, the lot of the day in which order.

use crate::{
    day::Day,
    scene::{Scene, code, staff},
    support::{assert_whole, at, refusal},
};
use chrono::Duration;
use domain::{
    draws::setup::Purpose,
    ids::SeasonId,
    refusal::{Code, Refusal},
    regions::ExamRegion,
};
use std::collections::BTreeSet;
use store::{
    Store,
    scores::{self, Planned},
    seasons,
};

/// A room with two positions, and one beside it.
async fn season(store: &Store, scene: &Scene) -> SeasonId {
    let day = scene.day();
    let rooms = format!("{day},A01,A,0101,甲局,6\n{day},A01,A,0102,乙局,3\n{day},B01,B,0103,丙局,4");
    seasons::plan(store, &scene.staff, &scene.season(&rooms), at(4)).await.unwrap()
}

both_databases! {
    async fn the_plan_says_how_many_a_room_hears_and_the_lot_in_which_order(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let season = season(store, &scene).await;
        let rooms = scene.made(store, &scene.of_season(season, Purpose::Rooms)).await;
        let known = scores::planned(store, rooms, "A01").await.unwrap();
        assert_eq!(known, Planned { candidates: Some(9), order: None }, "no lot is drawn yet");
        let lots = scene.made(store, &scene.of_season(season, Purpose::Order)).await;
        let order = scores::planned(store, rooms, "A01").await.unwrap().order.unwrap();
        assert_eq!((order.draw, order.places.len()), (lots, 9));
        let positions: Vec<u16> = order.places.iter().map(|lot| lot.position).collect();
        assert_eq!(positions, [1, 1, 1, 1, 1, 1, 2, 2, 2], "one position after the other");
        let entries: BTreeSet<&str> = order.places[6..].iter().map(|lot| lot.entry.as_str()).collect();
        assert_eq!(entries, ["001", "002", "003"].into());
        let bundle = store::draws::draw_bundle(store, lots).await.unwrap();
        let domain::draws::bundle::TaskDrawn::Lots(groups) = bundle.result.drawn else { panic!("lots") };
        let first: Vec<_> = order.places[..6].iter().map(|lot| lot.entry.clone()).collect();
        assert_eq!(first, groups.iter().find(|group| group.label == "A01-1").unwrap().order, "as it was drawn");
        assert_eq!(code(scores::planned(store, rooms, "C01").await), Code::NotFound);
        assert_eq!(code(scores::planned(store, lots, "A01").await), Code::NotFound);

        // What staff might say instead is not looked at.
        let (scorer, now) = (staff(ExamRegion::Provincial), scene.opens_at + Duration::days(5));
        let sitting = scores::open(store, &scorer, rooms, "A01", Some(2), now).await.unwrap();
        assert_eq!(scores::board(store, sitting).await.unwrap().candidates, 9);
        let sitting = scores::open(store, &scorer, rooms, "B01", None, now).await.unwrap();
        assert_eq!(scores::board(store, sitting).await.unwrap().candidates, 4);
        for called in 0..4 {
            let left = Refusal::new(Code::NumbersUncalled).with(4 - called);
            assert_eq!(refusal(scores::close(store, &scorer, sitting, now).await), left);
            scores::call_next(store, &scorer, sitting, called, now).await.unwrap();
            scores::note_absence(store, &scorer, sitting, called + 1, now).await.unwrap();
        }
        scores::close(store, &scorer, sitting, now).await.unwrap();
        assert_whole(store).await;
    }

    async fn a_draw_that_stands_alone_knows_of_no_candidates(world: World) {
        let (day, _) = Day::drawn(&world.store, &world).await;
        let known = scores::planned(&world.store, day.draw, &day.room).await.unwrap();
        assert_eq!(known, Planned::default());
    }
}
