//! Applicants of an announced recruitment, each with an application that waits: what the tests of the staff's side begin
//! with.
#![allow(dead_code, reason = "each test file uses its own part")]

use crate::recruitments::{plan, positions, quota, staff};
use crate::support::{World, at};
use chrono::{DateTime, Duration, Utc};
use domain::{
    accounts::{Channels, Contact, Purpose},
    applications::{Decision, Reason},
    ids::{AccountId, ApplicationId, RecruitmentId},
    messages::{Kind, Language, Letter},
    permissions::{Actor, Role},
    recruitment::position::{ConditionKind, PositionCode},
    regions::ExamRegion,
};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use store::{
    Store,
    accounts::{self, Asked, Person},
    applications::{self, Picked},
    messages, recruitment,
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
        quota(&store, "吉编核〔2026〕1号", "示范统计局", 3).await.unwrap();
        let id = recruitment::plan(&store, &clerk, &plan(), at(1)).await.unwrap();
        recruitment::put_positions(&store, &clerk, id, &positions(), None, at(2)).await.unwrap();
        recruitment::submit(&store, &clerk, id, at(3)).await.unwrap();
        recruitment::approve(&store, &head, id, at(4)).await.unwrap();
        recruitment::announce(&store, &clerk, id, at(5)).await.unwrap();
        Self { store, raw: world.raw().await, id, clerk, head }
    }

    /// The `number`th applicant, with an application that was begun.
    pub async fn begun(&self, number: u32, code: &str) -> Applicant {
        let account = signed_up(&self.store, number).await;
        let code = PositionCode::parse(code).unwrap();
        let application = applications::begin(&self.store, &applicant(account), self.id, &code, day(1)).await.unwrap();
        Applicant { account, application }
    }

    /// The same, handed in on the second day.
    pub async fn submitted(&self, number: u32, code: &str) -> Applicant {
        let one = self.begun(number, code).await;
        self.put(&one, "state = 'submitted', submitted_at = '2026-11-25T01:00:00.000000Z', version = version + 1")
            .await;
        one
    }

    /// The same, accepted by the clerk and paid.
    pub async fn paid(&self, number: u32, code: &str) -> Applicant {
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

pub fn applicant(account: AccountId) -> Actor {
    Actor { account: Some(account), role: Role::Applicant, ..Actor::citizen() }
}

/// The identity number of a made-up person: born on 7 March 1990, with a serial of their own.
pub fn identity(number: u32) -> String {
    let body = format!("22010219900307{:03}", number % 1_000);
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    format!("{body}{}", ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][(sum % 11) as usize])
}

async fn signed_up(store: &Store, number: u32) -> AccountId {
    let contact = Contact::parse(&format!("138{:08}", number)).unwrap();
    let asked = Asked {
        purpose: Purpose::SignUp,
        contact,
        account: None,
        language: Language::Zh,
        from: Some(format!("192.0.2.{}", number % 250)),
    };
    let token = accounts::send_code(store, &asked, day(1)).await.unwrap();
    let mut code = None;
    for delivery in messages::lease(store, 100, day(1)).await.unwrap() {
        messages::delivered(store, &delivery).await.unwrap();
        if let Letter::Code { code: sent, .. } = delivery.letter {
            code = Some(sent);
        }
    }
    accounts::prove(store, &token, &code.unwrap(), day(1)).await.unwrap();
    let person = Person {
        name: format!("考生{}", ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"][(number % 10) as usize]),
        identity: identity(number),
        password: "correct horse battery".into(),
    };
    accounts::sign_up(store, &Actor::citizen(), &token, &person, day(1)).await.unwrap()
}
