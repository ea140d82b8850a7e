//! A recruitment takes its interviews from a season: the lot says which candidate came at which number, the closed room
//! what was announced.

use crate::{
    day::{Day, VECTOR, rooms},
    scene::{Scene, account, staff},
    selections::{self, ONE, Sat, assert_selection_whole, later},
    support::{at, refusal},
};
use chrono::Duration;
use domain::{
    applications::{Fate, Milestone},
    draws::setup::Purpose,
    ids::{DrawId, SeasonId, SittingId},
    permissions::Role,
    refusal::{Code, Refusal},
    regions::ExamRegion,
    selection::{Call, LeftBecause},
};
use std::collections::HashMap;
use store::{Store, scores, seasons, selection};

const FOUR: &[Sat] = &[("2004", "70", "70"), ("2001", "69", "69"), ("2003", "68", "68"), ("2002", "67", "67")];

async fn season(store: &Store, scene: &Scene, candidates: u16) -> SeasonId {
    let day = scene.day();
    // The room hears a position of another recruitment first.
    let rooms = format!("{day},A01,A,0101,甲局,1\n{day},A01,A,{ONE},示范调查队,{candidates}");
    seasons::plan(store, &scene.staff, &scene.season(&rooms), at(4)).await.unwrap()
}

/// The room A01 on its day, with everybody's account; its sitting is not opened yet.
async fn room(store: &Store, scene: &Scene, draw: DrawId) -> Day {
    let mut panel = Vec::new();
    for (_, examiner, seat) in rooms(store).await {
        panel.push((seat, account(store, Role::Examiner, "", Some(examiner)).await));
    }
    panel.sort_by_key(|(seat, _)| *seat);
    Day {
        draw,
        room: "A01".to_owned(),
        sitting: SittingId(uuid::Uuid::nil()),
        scorer: staff(ExamRegion::Provincial),
        supervisor: scene.supervisors[0].clone(),
        elsewhere: staff(ExamRegion::Provincial),
        panel,
        now: scene.opens_at + Duration::days(5),
    }
}

/// Everybody scores a number that was called, the mean is announced and signed.
async fn hears(store: &Store, day: &Day, number: u16) {
    scores::call_next(store, &day.scorer, day.sitting, number - 1, day.now).await.unwrap();
    for (who, score) in VECTOR.iter().enumerate() {
        let send = scores::Send { number, ..day.send(score) };
        scores::enter(store, &day.panel[who].1, &send, day.now).await.unwrap();
    }
    let mean = scores::announce(store, &day.scorer, day.sitting, number, day.now).await.unwrap().value;
    for who in [&day.scorer, &day.panel[0].1, &day.supervisor] {
        scores::sign(store, who, day.sitting, number, mean, day.now).await.unwrap();
    }
}

both_databases! {
    async fn the_lot_says_who_came_at_which_number(world: World) {
        let store = &world.store;
        let recruitment = selections::Scene::scored(&world, "civil-service", &[(ONE, FOUR)]).await;
        let (clerk, id) = (&recruitment.clerk, recruitment.id);
        selection::shortlist(store, clerk, id, later(1)).await.unwrap();
        // 2001 leaves and 2002 follows: by ticket, 1 is 2002, 2 is 2003, 3 is 2004.
        selection::leave(store, clerk, recruitment.of("2001"), LeftBecause::Withdrew, "", later(1)).await.unwrap();
        let scene = Scene::small(&world).await;
        let season = season(store, &scene, 3).await;
        let take = async || selection::take_interviews(store, clerk, id, season, later(6)).await;
        assert_eq!(refusal(take().await).code, Code::WrongState, "who comes is not public yet");
        selection::invite(store, clerk, id, later(2)).await.unwrap();
        let on = scene.day();
        let open = Refusal::new(Code::RoomOpen).with(on).with("A01");
        assert_eq!(refusal(take().await), open, "nobody is seated yet");
        let draw = scene.made(store, &scene.of_season(season, Purpose::Rooms)).await;
        scene.made(store, &scene.of_season(season, Purpose::Order)).await;
        let mut day = room(store, &scene, draw).await;
        day.sitting = scores::open(store, &day.scorer, draw, "A01", None, day.now).await.unwrap();
        let order = scores::planned(store, draw, "A01").await.unwrap().order.unwrap().places;
        // Whoever has the place 003 on the list does not come.
        for (number, lot) in (1_u16..).zip(&order) {
            if lot.position == 2 && lot.entry != "003" {
                hears(store, &day, number).await;
            } else {
                day.nobody_comes(store, number).await;
            }
            assert_eq!(refusal(take().await), open, "the room still hears candidates");
        }
        day.close(store).await.unwrap();
        let taken = take().await.unwrap();
        assert_eq!((taken.heard, taken.absent), (2, 1));
        let body = recruitment.told(store, "recruitment.interviews-taken").await;
        assert_eq!((&body["positions"], &body["heard"], &body["absent"]), (&1.into(), &2.into(), &1.into()));
        assert_eq!(take().await.unwrap(), selection::Taken { heard: 2, absent: 1 }, "again is the same");

        let mut found = HashMap::new();
        for ticket in ["2002", "2003", "2004"] {
            let it = selection::standing(store, recruitment.of(ticket)).await.unwrap().unwrap();
            found.insert(ticket, (it.interview.map(|mark| mark.to_string()), it.call.unwrap(), it.fate));
        }
        let heard = |call| (Some("85.40".to_owned()), call, Fate::Open);
        assert_eq!(found["2002"], heard(Call::Replacing));
        assert_eq!(found["2003"], heard(Call::Called));
        assert_eq!(found["2004"], (None, Call::Missed, Fate::OutAt(Milestone::Interviews)));
        selection::publish_totals(store, clerk, id, later(110)).await.unwrap();
        assert_selection_whole(store).await;
    }

    async fn a_season_with_other_numbers_or_other_positions_is_not_taken(world: World) {
        let store = &world.store;
        let recruitment = selections::Scene::scored(&world, "civil-service", &[(ONE, FOUR)]).await;
        let (clerk, id) = (&recruitment.clerk, recruitment.id);
        selection::shortlist(store, clerk, id, later(1)).await.unwrap();
        selection::invite(store, clerk, id, later(2)).await.unwrap();
        let scene = Scene::small(&world).await;
        let four = season(store, &scene, 4).await;
        let draw = scene.made(store, &scene.of_season(four, Purpose::Rooms)).await;
        scene.made(store, &scene.of_season(four, Purpose::Order)).await;
        let day = room(store, &scene, draw).await;
        let sitting = scores::open(store, &day.scorer, draw, "A01", None, day.now).await.unwrap();
        let day = Day { sitting, ..day };
        for number in 1..=5 {
            day.nobody_comes(store, number).await;
        }
        day.close(store).await.unwrap();
        let differ = Refusal::new(Code::CandidatesDiffer).with(ONE).with(3).with(4);
        assert_eq!(refusal(selection::take_interviews(store, clerk, id, four, later(6)).await), differ);
        let other = selections::Scene::announced(store, "institution", &crate::recruitments::positions()).await;
        other.is_now(store, "scored").await;
        selection::shortlist(store, &other.clerk, other.id, later(1)).await.unwrap();
        selection::invite(store, &other.clerk, other.id, later(2)).await.unwrap();
        let refused = refusal(selection::take_interviews(store, &other.clerk, other.id, four, later(6)).await);
        assert_eq!((refused.code, refused.field.as_deref()), (Code::NotFound, Some("season")));
    }
}
