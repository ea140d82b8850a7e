//! The posts of one department, each held by somebody, and people who apply to it.
#![allow(dead_code, reason = "each test file uses its own part")]

use crate::{
    registrations,
    support::{World, administrator},
};
use chrono::{DateTime, Utc};
use domain::{
    approvals::{
        case::{Act, Decision, Duty},
        flow::{Outcome, StepId},
        item::{ItemCode, ItemStatus, Typed, built_in},
        post::PostCode,
        record::{CaseRecord, Details, Receipt},
    },
    calendar::Notice,
    messages::Kind,
    permissions::{Actor, Role},
    refusal::Refusal,
    regions::ExamRegion,
};
use sea_orm::{ConnectionTrait, Statement};
use std::collections::BTreeSet;
use store::{Store, accounts, approvals, messages};

/// The item that the tests apply for: a flow with an inspection, two who check, and a decision.
pub fn item() -> ItemCode {
    ItemCode::parse("XK2210100Y").unwrap()
}

/// The item that was cut.
pub fn cut_item() -> String {
    let cut = built_in().unwrap().into_iter().find(|item| matches!(item.status, ItemStatus::Cut { .. }));
    cut.unwrap().code.to_string()
}

/// A form that the item takes.
pub fn form() -> Typed {
    let typed = [
        ("name", "示范人力资源公司"),
        ("credit", "91220100MA00000000"),
        ("address", "长春市示范街1号"),
        ("staff", "5"),
        ("services", "职业介绍"),
    ];
    typed.into_iter().map(|(field, value)| (field.to_owned(), value.to_owned())).collect()
}

pub fn details() -> Details {
    Details {
        name: "示范人力资源公司".to_owned(),
        number: "91220100MA00000000".to_owned(),
        contact: "043100000000".to_owned(),
    }
}

/// Noon of a day in China.
pub fn day(text: &str) -> DateTime<Utc> {
    format!("{text}T04:00:00Z").parse().unwrap()
}

pub fn handle(step: &str, outcome: &str) -> Act {
    Act::Handle { step: StepId::parse(step).unwrap(), outcome: Outcome(outcome.to_owned()), opinion: String::new() }
}

/// A notice of the next year, invented: the first week of January is off.
pub async fn import_2027(store: &Store) {
    let off = [("2027-01-01", 7), ("2027-05-01", 5), ("2027-10-01", 7)];
    let off = off.iter().flat_map(|(first, days)| first.parse::<chrono::NaiveDate>().unwrap().iter_days().take(*days));
    let days = off.map(|day| (day, domain::calendar::Exception::Off));
    let notice = Notice::new(2027, days).unwrap();
    store::calendar::import(store, &administrator(), &notice, "演示通知", day("2026-12-15")).await.unwrap();
}

pub struct Office {
    pub store: Store,
    world: sea_orm::DatabaseConnection,
    pub console: Actor,
    /// Takes applications and hands over decisions.
    pub window: Actor,
    /// Reviews.
    pub officer: Actor,
    /// Who looks at premises together with the officer.
    pub colleague: Actor,
    /// The two who look at a draft.
    pub first: Actor,
    pub second: Actor,
    /// Decides.
    pub deputy: Actor,
    /// Extends.
    pub head: Actor,
    /// A member of staff without a post.
    pub idle: Actor,
    /// One of another region.
    pub elsewhere: Actor,
    pub supervisor: Actor,
    /// Who finds on what the first supervisor established.
    pub other_supervisor: Actor,
    applicants: Vec<Actor>,
}

impl Office {
    pub async fn open(world: &World) -> Self {
        let store = world.store.clone().with_channels(domain::accounts::Channels::ALL);
        let console = administrator();
        let mut applicants = Vec::new();
        for number in 1..=3 {
            applicants.push(registrations::applicant(&store, number).await);
        }
        let provincial = Some(ExamRegion::Provincial);
        let posts: [(&str, &str, &[Duty]); 7] = [
            ("window", "220000-hall-01", &[Duty::Receive, Duty::Deliver]),
            ("officer", "220000-market-02", &[Duty::Review]),
            ("colleague", "220000-market-02", &[Duty::Review]),
            ("first", "220000-market-01", &[Duty::Review]),
            ("second", "220000-market-01", &[Duty::Review]),
            ("deputy", "220000-office-01", &[Duty::Decide]),
            ("head", "220000-office-02", &[Duty::Decide, Duty::HeadAgency, Duty::Chair]),
        ];
        let mut staff = Vec::new();
        for (login, post, duties) in posts {
            let actor = member(&store, login, Role::Staff, provincial).await;
            let duties: BTreeSet<Duty> = duties.iter().copied().collect();
            let post = PostCode(post.to_owned());
            let now = day("2026-11-23");
            approvals::appoint(&store, &console, actor.account.unwrap(), &post, &duties, now).await.unwrap();
            staff.push(actor);
        }
        let mut staff = staff.into_iter();
        let mut next = || staff.next().unwrap();
        Self {
            window: next(),
            officer: next(),
            colleague: next(),
            first: next(),
            second: next(),
            deputy: next(),
            head: next(),
            idle: member(&store, "idle", Role::Staff, provincial).await,
            elsewhere: member(&store, "elsewhere", Role::Staff, Some(ExamRegion::Baishan)).await,
            supervisor: member(&store, "supervisor", Role::Supervisor, None).await,
            other_supervisor: member(&store, "other-supervisor", Role::Supervisor, None).await,
            world: world.raw().await,
            store,
            console,
            applicants,
        }
    }

    /// The `number`th applicant, from 1.
    pub fn applicant(&self, number: usize) -> Actor {
        self.applicants[number - 1].clone()
    }

    /// An application of the `number`th applicant.
    pub async fn filed(&self, number: usize, on: &str) -> Receipt {
        let own = self.applicant(number);
        approvals::file(&self.store, &own, &item(), ExamRegion::Provincial, &form(), day(on)).await.unwrap()
    }

    /// An act on a case as it stands.
    pub async fn does(&self, by: &Actor, receipt: &Receipt, act: Act, on: &str) -> Result<(), Refusal> {
        let seen = self.number("SELECT events AS n FROM cases WHERE id = $1", &receipt.id.to_string()).await;
        let done = approvals::act(&self.store, by, receipt.id, u64::try_from(seen).unwrap(), act, day(on)).await;
        done.map_err(|error| match error {
            store::StoreError::Refused(refusal) => refusal,
            error => panic!("{error}"),
        })
    }

    /// Takes a case of 23 November 2026 through every hand to its decision, on the 27th.
    pub async fn decided(&self, receipt: &Receipt, decision: Decision) {
        let (first, last) = match decision {
            Decision::Grant { .. } => ("agree", "grant"),
            Decision::Deny { .. } => ("object", "deny"),
        };
        let acts = [
            (&self.window, Act::Accept, "2026-11-24"),
            (&self.officer, Act::Propose { decision }, "2026-11-25"),
            (&self.officer, handle("review", first), "2026-11-25"),
            (&self.first, handle("check", "pass"), "2026-11-26"),
            (&self.second, handle("check", "pass"), "2026-11-26"),
            (&self.deputy, handle("decide", last), "2026-11-27"),
        ];
        for (by, act, on) in acts {
            self.does(by, receipt, act, on).await.unwrap();
        }
    }

    /// A case as its applicant reads it.
    pub async fn own(&self, receipt: &Receipt, on: &str) -> CaseRecord {
        for own in &self.applicants {
            if let Ok(record) = approvals::record(&self.store, own, receipt.id, day(on)).await {
                return record;
            }
        }
        panic!("nobody's case")
    }

    /// What the `number`th applicant was told, the last first.
    pub async fn told(&self, number: usize) -> Vec<Kind> {
        let page = messages::inbox(&self.store, &self.applicant(number), None, 50).await.unwrap();
        page.messages.into_iter().map(|message| message.kind).collect()
    }

    pub async fn count(&self, table: &str) -> i64 {
        self.number(&format!("SELECT COUNT(*) AS n FROM {table} WHERE $1 = $1"), "").await
    }

    async fn number(&self, sql: &str, key: &str) -> i64 {
        let statement = Statement::from_sql_and_values(self.world.get_database_backend(), sql, [key.into()]);
        self.world.query_one_raw(statement).await.unwrap().unwrap().try_get("", "n").unwrap()
    }

    /// Changes rows behind the store's back.
    pub async fn run(&self, sql: &str) {
        self.world.execute_unprepared(sql).await.unwrap();
    }

    /// The only value `v` of a query.
    pub async fn text(&self, sql: &str) -> String {
        let statement = Statement::from_string(self.world.get_database_backend(), sql);
        self.world.query_one_raw(statement).await.unwrap().unwrap().try_get("", "v").unwrap()
    }

    pub async fn column(&self, column: &str, receipt: &Receipt) -> String {
        let sql = format!("SELECT {column} AS v FROM cases WHERE id = $1");
        let values = [receipt.id.to_string().into()];
        let statement = Statement::from_sql_and_values(self.world.get_database_backend(), sql, values);
        self.world.query_one_raw(statement).await.unwrap().unwrap().try_get("", "v").unwrap()
    }
}

/// An account of the staff.
async fn member(store: &Store, login: &str, role: Role, region: Option<ExamRegion>) -> Actor {
    let agency = "吉林省人力资源和社会保障厅".to_owned();
    let new = accounts::NewAccount {
        login: login.to_owned(),
        role,
        region,
        agency: agency.clone(),
        name: "演示人".to_owned(),
        examiner: None,
        password: "correct horse battery".to_owned(),
        second_factor: None,
    };
    let id = accounts::create(store, &administrator(), new, day("2026-11-22")).await.unwrap();
    Actor { account: Some(id), role, region, agency, second_factor: true }
}
