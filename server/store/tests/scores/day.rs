//! A drawn room on its interview day, with everybody's account.

use crate::{
    scene::{Scene, Step, account, staff},
    support,
};
use chrono::{DateTime, Duration, Utc};
use domain::{
    examiners::PanelRole,
    ids::{DrawId, ExaminerId, SendId, SittingId},
    permissions::{Actor, Role},
    regions::ExamRegion,
    scores::{CorrectedBecause, Entered, Score, Seat, Signer},
};
use sea_orm::{ConnectionTrait, Statement};
use store::{
    Store, StoreError, ledger,
    scores::{self, Asked, Send},
};

/// What the seats give, in the order of rank.
pub const VECTOR: [&str; 7] = ["86.5", "84", "88", "79.5", "85", "90", "83.5"];

/// A drawn room of seven on its day, open for two candidates, with everybody's account.
pub struct Day {
    pub draw: DrawId,
    pub room: String,
    pub sitting: SittingId,
    pub scorer: Actor,
    pub supervisor: Actor,
    pub panel: Vec<(Seat, Actor)>,
    pub elsewhere: Actor,
    pub now: DateTime<Utc>,
}

pub async fn rooms(store: &Store) -> Vec<(String, ExaminerId, Seat)> {
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
    pub async fn drawn(store: &Store, world: &support::World) -> (Self, Scene) {
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

    pub async fn open(world: &support::World) -> Self {
        let (mut day, _) = Self::drawn(&world.store, world).await;
        day.sitting = scores::open(&world.store, &day.scorer, day.draw, &day.room, Some(2), day.now).await.unwrap();
        scores::call_next(&world.store, &day.scorer, day.sitting, 0, day.now).await.unwrap();
        day
    }

    pub fn send(&self, score: &str) -> Send {
        Send { sitting: self.sitting, number: 1, score: score.to_owned(), send: SendId(uuid::Uuid::now_v7()) }
    }

    pub async fn enter(&self, store: &Store, who: usize, score: &str) -> Result<Entered, StoreError> {
        scores::enter(store, &self.panel[who].1, &self.send(score), self.now).await
    }

    pub async fn complete(&self, store: &Store) {
        for (who, score) in VECTOR.iter().enumerate() {
            assert_eq!(self.enter(store, who, score).await.unwrap(), Entered::New);
        }
    }

    pub async fn announce(&self, store: &Store) -> Result<String, StoreError> {
        Ok(scores::announce(store, &self.scorer, self.sitting, 1, self.now).await?.value.to_string())
    }

    pub async fn sign(&self, store: &Store, who: &Actor, mean: &str) -> Result<Signer, StoreError> {
        scores::sign(store, who, self.sitting, 1, Score::parse(mean).unwrap(), self.now).await
    }

    pub async fn close(&self, store: &Store) -> Result<(), StoreError> {
        scores::close(store, &self.scorer, self.sitting, self.now).await
    }

    pub async fn told(&self, store: &Store, kind: &str) -> serde_json::Value {
        let about = ledger::Filter { kind: Some(kind.to_owned()), subject: Some(scores::subject(self.sitting)) };
        ledger::page(store, &about, None, 1).await.unwrap().entries.remove(0).entry.body
    }

    /// A correction of number 1.
    pub fn asked(&self, seat: Seat, score: &str, because: CorrectedBecause, reason: &str) -> Asked {
        Asked { sitting: self.sitting, number: 1, seat, score: score.to_owned(), because, reason: reason.to_owned() }
    }

    /// Calls the next number, whose candidate does not come.
    pub async fn nobody_comes(&self, store: &Store, number: u16) {
        scores::call_next(store, &self.scorer, self.sitting, number - 1, self.now).await.unwrap();
        scores::note_absence(store, &self.scorer, self.sitting, number, self.now).await.unwrap();
    }

    /// The label and the account of whoever sits on a seat of the room now.
    pub async fn sits(&self, store: &Store, seat: Seat) -> (String, Option<ExaminerId>) {
        let sql = format!(
            "SELECT label, examiner_id FROM draw_pool WHERE draw_id = '{}' AND room = '{}' AND role = '{}' AND k = {}",
            self.draw,
            self.room,
            seat.role.as_str(),
            seat.k
        );
        let row = store.read().query_one_raw(Statement::from_string(store.backend(), sql)).await.unwrap();
        let Some(row) = row else { return (String::new(), None) };
        let text = |column: &str| row.try_get::<String>("", column).unwrap();
        (text("label"), Some(text("examiner_id").parse().unwrap()))
    }
}
