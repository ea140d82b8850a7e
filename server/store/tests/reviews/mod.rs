//! Applicants of an announced recruitment, each with an application that waits: what the tests of the staff's side begin
//! with.
#![allow(dead_code, reason = "each test file uses its own part")]

use crate::recruitments::staff;
use crate::registrations;
use crate::support::{World, at};
use chrono::{DateTime, Duration, Utc};
use domain::{
    accounts::Channels,
    applications::{Decision, Reason},
    ids::{AccountId, ApplicationId, RecruitmentId},
    messages::Kind,
    permissions::{Actor, Role},
    recruitment::position::ConditionKind,
    regions::ExamRegion,
};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use store::{
    Store,
    applications::{self, Picked},
    messages,
};

/// The codes of [`positions`].
pub const FIRST: &str = "22000000000000017";
pub const SECOND: &str = "22000000000000018";

/// An announced recruitment with the two who lead it.
pub struct Scene {
    pub store: Store,
    pub raw: DatabaseConnection,
    pub id: RecruitmentId,
    pub clerk: Actor,
    pub head: Actor,
}

/// One applicant and their application.
#[derive(Clone)]
pub struct Applicant {
    pub account: AccountId,
    pub application: ApplicationId,
}

impl Scene {
    pub async fn announced(world: &World) -> Self {
        let store = world.store.clone().with_channels(Channels::ALL);
        let (clerk, head) = (staff(ExamRegion::Provincial), staff(ExamRegion::Provincial));
        let id = registrations::announced(&store).await;
        Self { store, raw: world.raw().await, id, clerk, head }
    }

    /// The `number`th applicant, with an application that is filled in.
    pub async fn begun(&self, number: u16, code: &str) -> Applicant {
        let actor = registrations::applicant(&self.store, number).await;
        let last = code.as_bytes()[code.len() - 1] - b'0';
        let application = registrations::filled(&self.store, &actor, self.id, last).await;
        Applicant { account: actor.account.unwrap(), application }
    }

    /// The same, handed in on the second day.
    pub async fn submitted(&self, number: u16, code: &str) -> Applicant {
        let one = self.begun(number, code).await;
        applications::submit(&self.store, &applicant(one.account), one.application, day(2)).await.unwrap();
        one
    }

    /// Appeals against the refusal.
    pub async fn appealed(&self, one: &Applicant, at: DateTime<Utc>) {
        applications::appeal(&self.store, &applicant(one.account), one.application, "专业课程相同", at).await.unwrap();
    }

    /// The same, accepted by the clerk and paid.
    pub async fn paid(&self, number: u16, code: &str) -> Applicant {
        let one = self.submitted(number, code).await;
        applications::review(&self.store, &self.clerk, self.seen(&one).await, &Decision::Accept, day(4)).await.unwrap();
        self.put(&one, "state = 'paid', paid_at = '2026-11-28T01:00:00.000000Z', version = version + 1").await;
        one
    }

    /// Sets columns as the applicant's side does.
    pub async fn put(&self, one: &Applicant, columns: &str) {
        let statement = format!("UPDATE applications SET {columns} WHERE id = '{}'", one.application);
        self.raw.execute_unprepared(&statement).await.unwrap();
    }

    /// A column of an application's row.
    pub async fn column(&self, one: &Applicant, column: &str) -> Option<String> {
        let sql = format!("SELECT {column} AS it FROM applications WHERE id = '{}'", one.application);
        let statement = Statement::from_string(self.raw.get_database_backend(), sql);
        self.raw.query_one_raw(statement).await.unwrap().unwrap().try_get("", "it").unwrap()
    }

    /// The application as a reviewer sees it now.
    pub async fn seen(&self, one: &Applicant) -> Picked {
        let version = self.column(one, "CAST(version AS TEXT)").await.unwrap();
        Picked { id: one.application, version: version.parse().unwrap() }
    }

    pub async fn state(&self, one: &Applicant) -> String {
        self.column(one, "state").await.unwrap()
    }

    /// What an applicant was told, the last first.
    pub async fn told(&self, one: &Applicant) -> Vec<Kind> {
        let page = messages::inbox(&self.store, &applicant(one.account), None, 9).await.unwrap();
        page.messages.into_iter().map(|message| message.kind).collect()
    }
}

/// A day of the recruitment: 9 o'clock in China, so many days after 23 November 2026.
pub fn day(days: i64) -> DateTime<Utc> {
    at(0) + Duration::days(days)
}

/// Not qualified, for the major.
pub fn refuse(words: &str) -> Decision {
    Decision::Refuse { reasons: vec![Reason { condition: ConditionKind::Major, words: words.into() }] }
}

/// The applicant of an account.
pub fn applicant(account: AccountId) -> Actor {
    Actor { account: Some(account), role: Role::Applicant, ..Actor::citizen() }
}
