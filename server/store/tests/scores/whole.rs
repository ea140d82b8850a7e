//! A room from its opening to its end: what is entered once, what holds it open, and whose each step is.

use crate::{
    day::{Day, VECTOR},
    scene::{code, count, staff},
    support::{assert_whole, refusal},
};
use chrono::Duration;
use domain::{
    permissions::Actor,
    refusal::{Code, Refusal},
    regions::ExamRegion,
    scores::{Entered, Signer, TurnState},
};
use store::{
    ledger,
    scores::{self, Send},
};

both_databases! {
    async fn a_room_is_opened_scored_announced_signed_and_closed(world: World) {
        let store = &world.store;
        let day = Day::open(&world).await;
        day.complete(store).await;
        let before = scores::board(store, day.sitting).await.unwrap();
        assert_eq!((before.lines[0].state, &before.lines[0].scores), (TurnState::Complete, &None), "not public yet");
        let said = day.told(store, "scores.entered").await;
        assert!(said["seat"].is_object() && said.get("score").is_none(), "{said}");
        assert_eq!(code(day.sign(store, &day.scorer, "85.40").await), Code::WrongState);

        assert_eq!(day.announce(store).await.unwrap(), "85.40");
        assert_eq!(code(day.announce(store).await), Code::AlreadyDone);
        assert_eq!(day.told(store, "scores.announced").await["mean"], "85.40");
        assert_eq!(refusal(day.close(store).await), Refusal::new(Code::NumbersUncalled).with(1));
        assert_eq!(code(day.sign(store, &day.scorer, "85.41").await), Code::ChangedMeanwhile, "another mean was read");
        assert_eq!(code(day.sign(store, &day.panel[1].1, "85.40").await), Code::NotPermitted, "the deputy");
        assert_eq!(day.sign(store, &day.scorer, "85.40").await.unwrap(), Signer::Scorer);
        assert_eq!(day.sign(store, &day.panel[0].1, "85.40").await.unwrap(), Signer::Chief);
        day.nobody_comes(store, 2).await;
        assert_eq!(refusal(day.close(store).await), Refusal::new(Code::SignaturesOutstanding).with(1));
        assert_eq!(day.sign(store, &day.supervisor, "85.40").await.unwrap(), Signer::Supervisor);
        assert_eq!(code(day.sign(store, &day.supervisor, "85.40").await), Code::AlreadyDone);
        day.close(store).await.unwrap();
        assert_eq!(code(day.close(store).await), Code::WrongState);
        assert_eq!(code(day.enter(store, 0, "90").await), Code::WrongState, "closed is closed");

        let board = scores::board(store, scores::of_room(store, day.draw, &day.room).await.unwrap()).await.unwrap();
        assert!(board.closed && board.lines[0].state == TurnState::Signed);
        assert_eq!(board.lines[0].scores.as_ref().unwrap().len(), 7);
        assert_whole(store).await;
    }

    async fn a_candidate_who_does_not_come_holds_nobody_up(world: World) {
        let store = &world.store;
        let day = Day::open(&world).await;
        let absent = async |who: &Actor, number| scores::note_absence(store, who, day.sitting, number, day.now).await;
        assert_eq!(refusal(absent(&day.scorer, 2).await), Refusal::of(Code::NotFound, "number"));
        assert_eq!(code(absent(&day.supervisor, 1).await), Code::NotPermitted);
        day.enter(store, 0, "80").await.unwrap();
        assert_eq!(code(absent(&day.scorer, 1).await), Code::WrongState, "somebody was there to be scored");
        scores::call_next(store, &day.scorer, day.sitting, 1, day.now).await.unwrap();
        absent(&day.scorer, 2).await.unwrap();
        assert_eq!(code(absent(&day.scorer, 2).await), Code::AlreadyDone);
        let late = Send { number: 2, ..day.send("90") };
        assert_eq!(code(scores::enter(store, &day.panel[0].1, &late, day.now).await), Code::WrongState);
        assert_eq!(code(scores::announce(store, &day.scorer, day.sitting, 2, day.now).await), Code::WrongState);
        assert_eq!(scores::board(store, day.sitting).await.unwrap().lines[1].state, TurnState::Absent);

        for (who, score) in VECTOR.iter().enumerate().skip(1) {
            day.enter(store, who, score).await.unwrap();
        }
        let mean = day.announce(store).await.unwrap();
        for who in [&day.scorer, &day.panel[0].1, &day.supervisor] {
            day.sign(store, who, &mean).await.unwrap();
        }
        day.close(store).await.unwrap();
        assert_whole(store).await;
    }

    async fn a_missing_score_keeps_the_room_open(world: World) {
        let store = &world.store;
        let day = Day::open(&world).await;
        for (who, score) in VECTOR.iter().enumerate().take(6) {
            day.enter(store, who, score).await.unwrap();
        }
        assert_eq!(refusal(day.announce(store).await), Refusal::new(Code::ScoresOutstanding).with(1));
        assert_eq!(scores::board(store, day.sitting).await.unwrap().lines[0].missing, 1);
        day.nobody_comes(store, 2).await;
        assert_eq!(refusal(day.close(store).await), Refusal::new(Code::SignaturesOutstanding).with(1));
        let again = scores::call_next(store, &day.scorer, day.sitting, 2, day.now).await;
        assert_eq!(code(again), Code::AlreadyDone, "there are two candidates");
        day.enter(store, 6, VECTOR[6]).await.unwrap();
        assert_eq!(day.announce(store).await.unwrap(), "85.40");
    }

    async fn bad_scores_are_refused_beside_their_field_and_leave_nothing(world: World) {
        let store = &world.store;
        let day = Day::open(&world).await;
        let size = ledger::size(store).await.unwrap();
        let cases = [
            ("100.01", Refusal::of(Code::OutOfRange, "score").with(0).with(100)),
            ("９０", Refusal::of(Code::ScoreForm, "score")),
            ("", Refusal::of(Code::Missing, "score")),
        ];
        for (score, expected) in cases {
            assert_eq!(refusal(day.enter(store, 0, score).await), expected, "{score:?}");
        }
        let uncalled = Send { number: 2, ..day.send("90") };
        let entered = scores::enter(store, &day.panel[0].1, &uncalled, day.now).await;
        assert_eq!(refusal(entered), Refusal::of(Code::NotFound, "number"));
        assert_eq!((ledger::size(store).await.unwrap(), count(store, "scores").await), (size, 0));
    }

    async fn a_score_sent_twice_or_from_two_devices_is_entered_once(world: World) {
        let (store, other) = (&world.store, world.another().await);
        let day = Day::open(&world).await;
        let examiner = &day.panel[2].1;
        let sent = day.send("88");
        let size = ledger::size(store).await.unwrap();
        let (first, second) = tokio::join!(
            scores::enter(store, examiner, &sent, day.now),
            scores::enter(&other, examiner, &sent, day.now),
        );
        let mut both = [first.unwrap(), second.unwrap()];
        both.sort_by_key(|entered| *entered == Entered::Already);
        assert_eq!(both, [Entered::New, Entered::Already]);
        assert_eq!(day.enter(store, 2, "88.00").await.unwrap(), Entered::Already, "the same from another device");
        let differs = refusal(day.enter(store, 2, "87").await);
        assert_eq!(differs, Refusal::of(Code::ScoreStands, "score"), "another from another device");
        assert_eq!((ledger::size(store).await.unwrap(), count(store, "scores").await), (size + 1, 1));

        let (left, right) = tokio::join!(day.enter(store, 3, "80"), day.enter(&other, 3, "81"));
        assert!(left.is_ok() != right.is_ok(), "one wins");
        assert_eq!(code(if left.is_ok() { right } else { left }), Code::ScoreStands, "the other is told");
        assert_whole(store).await;
    }

    async fn each_step_belongs_to_its_people(world: World) {
        let store = &world.store;
        let (mut day, scene) = Day::drawn(store, &world).await;
        let open = async |who: &Actor, candidates, now| {
            scores::open(store, who, day.draw, &day.room, Some(candidates), now).await
        };
        assert_eq!(code(open(&day.scorer, 2, day.now - Duration::days(1)).await), Code::NotYetOpen);
        assert_eq!(code(open(&day.scorer, 2, day.now + Duration::days(1)).await), Code::WrongState);
        assert_eq!(code(open(&day.scorer, 0, day.now).await), Code::OutOfRange);
        let unsaid = scores::open(store, &day.scorer, day.draw, &day.room, None, day.now).await;
        assert_eq!(refusal(unsaid), Refusal::of(Code::Missing, "candidates"));
        for (who, expected) in [
            (staff(ExamRegion::Siping), Code::NotPermitted),
            (day.supervisor.clone(), Code::NotPermitted),
            (day.panel[0].1.clone(), Code::NotPermitted),
            (Actor::citizen(), Code::SignInRequired),
            (Actor { second_factor: false, ..day.scorer.clone() }, Code::SecondFactorRequired),
        ] {
            assert_eq!(code(open(&who, 2, day.now).await), expected, "{:?}", who.role);
        }
        let nowhere = scores::open(store, &day.scorer, day.draw, "R99", Some(2), day.now).await;
        assert_eq!(code(nowhere), Code::NotFound);
        let undrawn = scene.set_up(store).await;
        assert_eq!(code(scores::open(store, &day.scorer, undrawn, &day.room, Some(2), day.now).await), Code::NotYetOpen);
        let opened = open(&day.scorer, 2, day.now).await.unwrap();
        assert_eq!(code(open(&day.scorer, 2, day.now).await), Code::AlreadyDone);
        day.sitting = opened;
        let (left, right) = tokio::join!(
            scores::call_next(store, &day.scorer, day.sitting, 0, day.now),
            scores::call_next(store, &day.scorer, day.sitting, 0, day.now),
        );
        assert!(left.is_ok() != right.is_ok());
        assert_eq!(code(if left.is_ok() { right } else { left }), Code::ChangedMeanwhile);
        let sent = day.send("90");
        for who in [&day.elsewhere, &day.scorer, &day.supervisor] {
            assert_eq!(code(scores::enter(store, who, &sent, day.now).await), Code::NotPermitted, "{:?}", who.role);
        }
        let waiting = scores::pending_corrections(store, &day.elsewhere, day.sitting).await;
        assert_eq!(code(waiting), Code::NotPermitted);
    }
}
