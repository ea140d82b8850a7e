//! Scores on the day, on both databases: what is entered once, what holds a room open, who corrects and who signs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod rosters;
#[path = "draws/scene.rs"]
#[allow(dead_code, reason = "the draws' own tests use the rest")]
mod scene;
#[macro_use]
mod support;

use chrono::{DateTime, Duration, Utc};
use domain::{
    examiners::PanelRole,
    ids::{DrawId, ExaminerId, SendId, SittingId},
    permissions::{Actor, Role},
    refusal::{Code, Refusal},
    regions::ExamRegion,
    scores::{Entered, Score, Seat, Signer, TurnState},
};
use scene::{Scene, Step, account, code, count, staff};
use sea_orm::{ConnectionTrait, Statement};
use store::{
    Store, StoreError, ledger,
    scores::{self, Decision, Send},
};
use support::{assert_whole, refusal};

const VECTOR: [&str; 7] = ["86.5", "84", "88", "79.5", "85", "90", "83.5"];

/// A drawn room of seven on its day, open for two candidates, with everybody's account.
struct Day {
    draw: DrawId,
    room: String,
    sitting: SittingId,
    scorer: Actor,
    supervisor: Actor,
    panel: Vec<(Seat, Actor)>,
    elsewhere: Actor,
    now: DateTime<Utc>,
}

async fn rooms(store: &Store) -> Vec<(String, ExaminerId, Seat)> {
    let sql = "SELECT room, examiner_id, role, k FROM draw_pool WHERE room IS NOT NULL ORDER BY room, role, k";
    let rows = store.read().query_all_raw(Statement::from_string(store.backend(), sql)).await.unwrap();
    let seat = |row: &sea_orm::QueryResult| {
        let text = |column: &str| row.try_get::<String>("", column).unwrap();
        let k = row.try_get::<i64>("", "k").unwrap() as u16;
        (text("room"), text("examiner_id").parse().unwrap(), Seat { role: PanelRole::parse(&text("role")).unwrap(), k })
    };
    rows.iter().map(seat).collect()
}

impl Day {
    async fn drawn(store: &Store, world: &support::World) -> (Self, Scene) {
        let scene = Scene::small(world).await;
        let draw = scene.up_to(store, Step::Run).await;
        let seated = rooms(store).await;
        let room = seated[0].0.clone();
        let mut panel = Vec::new();
        for (_, examiner, seat) in seated.iter().filter(|(of, ..)| *of == room) {
            panel.push((*seat, account(store, Role::Examiner, "", Some(*examiner)).await));
        }
        panel.sort_by_key(|(seat, _)| *seat);
        let other = seated.iter().find(|(of, ..)| *of != room).unwrap().1;
        let day = Self {
            draw,
            room,
            sitting: SittingId(uuid::Uuid::nil()),
            scorer: staff(ExamRegion::Provincial),
            supervisor: scene.supervisors[0].clone(),
            panel,
            elsewhere: account(store, Role::Examiner, "", Some(other)).await,
            now: scene.opens_at + Duration::days(5),
        };
        (day, scene)
    }

    async fn open(world: &support::World) -> Self {
        let (mut day, _) = Self::drawn(&world.store, world).await;
        day.sitting = scores::open(&world.store, &day.scorer, day.draw, &day.room, 2, day.now).await.unwrap();
        scores::call_next(&world.store, &day.scorer, day.sitting, 0, day.now).await.unwrap();
        day
    }

    fn send(&self, score: &str) -> Send {
        Send { sitting: self.sitting, number: 1, score: score.to_owned(), send: SendId(uuid::Uuid::now_v7()) }
    }

    async fn enter(&self, store: &Store, who: usize, score: &str) -> Result<Entered, StoreError> {
        scores::enter(store, &self.panel[who].1, &self.send(score), self.now).await
    }

    async fn complete(&self, store: &Store) {
        for (who, score) in VECTOR.iter().enumerate() {
            assert_eq!(self.enter(store, who, score).await.unwrap(), Entered::New);
        }
    }

    async fn announce(&self, store: &Store) -> Result<String, StoreError> {
        Ok(scores::announce(store, &self.scorer, self.sitting, 1, self.now).await?.value.to_string())
    }

    async fn sign(&self, store: &Store, who: &Actor, mean: &str) -> Result<Signer, StoreError> {
        scores::sign(store, who, self.sitting, 1, Score::parse(mean).unwrap(), self.now).await
    }

    async fn close(&self, store: &Store) -> Result<(), StoreError> {
        scores::close(store, &self.scorer, self.sitting, self.now).await
    }

    async fn told(&self, store: &Store, kind: &str) -> serde_json::Value {
        let about = ledger::Filter { kind: Some(kind.to_owned()), subject: Some(scores::subject(self.sitting)) };
        ledger::page(store, &about, None, 1).await.unwrap().entries.remove(0).entry.body
    }
}

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
        assert_eq!(refusal(day.close(store).await), Refusal::new(Code::SignaturesOutstanding).with(1));
        assert_eq!(code(day.sign(store, &day.scorer, "85.41").await), Code::ChangedMeanwhile, "another mean was read");
        assert_eq!(code(day.sign(store, &day.panel[1].1, "85.40").await), Code::NotPermitted, "the deputy");
        assert_eq!(day.sign(store, &day.scorer, "85.40").await.unwrap(), Signer::Scorer);
        assert_eq!(day.sign(store, &day.panel[0].1, "85.40").await.unwrap(), Signer::Chief);
        assert_eq!(code(day.close(store).await), Code::SignaturesOutstanding);
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
        assert_eq!(refusal(day.close(store).await), Refusal::new(Code::SignaturesOutstanding).with(1));
        assert_eq!(scores::board(store, day.sitting).await.unwrap().lines[0].missing, 1);
        scores::call_next(store, &day.scorer, day.sitting, 1, day.now).await.unwrap();
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

    async fn a_correction_is_counter_signed_by_somebody_else_and_recorded(world: World) {
        let store = &world.store;
        let day = Day::open(&world).await;
        let first = day.send("86.5");
        let chief = &day.panel[0];
        scores::enter(store, &chief.1, &first, day.now).await.unwrap();
        for (who, score) in VECTOR.iter().enumerate().skip(1) {
            day.enter(store, who, score).await.unwrap();
        }
        day.announce(store).await.unwrap();
        day.sign(store, &day.scorer, "85.40").await.unwrap();

        let ask = async |who: &Actor, seat: Seat, score: &str, reason: &str| {
            scores::ask_for_correction(store, who, day.sitting, (1, seat), score, reason, day.now).await
        };
        assert_eq!(refusal(ask(&chief.1, chief.0, "88.5", " ").await), Refusal::of(Code::Missing, "reason"));
        assert_eq!(refusal(ask(&chief.1, chief.0, "９０", "笔误").await), Refusal::of(Code::ScoreForm, "score"));
        assert_eq!(refusal(ask(&chief.1, chief.0, "86.50", "笔误").await), Refusal::of(Code::AlreadyDone, "score"));
        assert_eq!(code(ask(&day.panel[1].1, chief.0, "88.5", "笔误").await), Code::NotPermitted, "not their seat");
        let asked = ask(&chief.1, chief.0, "88.5", "笔误").await.unwrap();
        assert_eq!(code(ask(&day.scorer, chief.0, "89", "笔误").await), Code::CorrectionPending);
        assert_eq!(code(day.sign(store, &day.supervisor, "85.40").await), Code::CorrectionPending);
        let waiting = scores::pending_corrections(store, &day.supervisor, day.sitting).await.unwrap();
        assert_eq!((waiting.len(), waiting[0].new.to_string().as_str()), (1, "88.50"));

        let decide = async |who: &Actor, decision| {
            scores::decide(store, who, day.sitting, asked, decision, day.now).await
        };
        assert_eq!(code(decide(&chief.1, Decision::CounterSign).await), Code::OwnCorrection);
        assert_eq!(code(decide(&day.panel[1].1, Decision::CounterSign).await), Code::NotPermitted);
        assert_eq!(code(decide(&day.scorer, Decision::CounterSign).await), Code::NotPermitted);
        decide(&day.supervisor, Decision::CounterSign).await.unwrap();
        assert_eq!(code(decide(&day.supervisor, Decision::Decline).await), Code::AlreadyDone);
        let said = day.told(store, "scores.corrected").await;
        assert_eq!((said["old"].as_str(), said["new"].as_str()), (Some("86.50"), Some("88.50")));

        let line = &scores::board(store, day.sitting).await.unwrap().lines[0];
        assert!(line.state == TurnState::Complete && line.signed.is_empty(), "announced and signed anew");
        let late = scores::enter(store, &chief.1, &first, day.now).await.unwrap();
        assert_eq!(late, Entered::Already, "a late repetition of the first send changes nothing");
        assert_eq!(day.announce(store).await.unwrap(), "85.80");
        assert_eq!(day.sign(store, &day.scorer, "85.80").await.unwrap(), Signer::Scorer);

        let asked = ask(&day.scorer, chief.0, "10", "误报").await.unwrap();
        scores::decide(store, &chief.1, day.sitting, asked, Decision::Decline, day.now).await.unwrap();
        let line = &scores::board(store, day.sitting).await.unwrap().lines[0];
        assert_eq!((line.state, line.signed.len()), (TurnState::Announced, 1), "declined: nothing changed");
        assert_whole(store).await;
    }

    async fn each_step_belongs_to_its_people(world: World) {
        let store = &world.store;
        let (mut day, scene) = Day::drawn(store, &world).await;
        let open = async |who: &Actor, candidates, now| {
            scores::open(store, who, day.draw, &day.room, candidates, now).await
        };
        assert_eq!(code(open(&day.scorer, 2, day.now - Duration::days(1)).await), Code::NotYetOpen);
        assert_eq!(code(open(&day.scorer, 2, day.now + Duration::days(1)).await), Code::WrongState);
        assert_eq!(code(open(&day.scorer, 0, day.now).await), Code::OutOfRange);
        for (who, expected) in [
            (staff(ExamRegion::Siping), Code::NotPermitted),
            (day.supervisor.clone(), Code::NotPermitted),
            (day.panel[0].1.clone(), Code::NotPermitted),
            (Actor::citizen(), Code::SignInRequired),
            (Actor { second_factor: false, ..day.scorer.clone() }, Code::SecondFactorRequired),
        ] {
            assert_eq!(code(open(&who, 2, day.now).await), expected, "{:?}", who.role);
        }
        let nowhere = scores::open(store, &day.scorer, day.draw, "R99", 2, day.now).await;
        assert_eq!(code(nowhere), Code::NotFound);
        let undrawn = scene.set_up(store).await;
        assert_eq!(code(scores::open(store, &day.scorer, undrawn, &day.room, 2, day.now).await), Code::NotYetOpen);
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
