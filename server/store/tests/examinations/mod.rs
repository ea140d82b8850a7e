//! An examination to test with: paid applications, rooms, and the people who draw and import.
#![allow(dead_code, reason = "each test file uses its own part")]

use crate::{
    recruitments::{plan, position, quota, staff},
    support::{World, administrator, at},
};
use chrono::{DateTime, Duration, TimeZone, Utc};
use domain::{
    draws::number::{SecretNumber, commitment},
    examination::{ExamRoom, rooms_of},
    identity::IdNumber,
    ids::{AccountId, ApplicationId, DrawId, RecruitmentId},
    ledger::merkle::Hash,
    permissions::{Actor, Role},
    recruitment::position::Position,
    refusal::Code,
    regions::ExamRegion,
};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use store::{
    Place, Store, StoreError,
    accounts::{self, NewAccount},
    draws,
    examination::{self, SeatsPlan},
    ledger, recruitment,
};

/// A recruitment whose registration is settled, and its people.
pub struct Scene {
    pub id: RecruitmentId,
    pub clerk: Actor,
    pub head: Actor,
    pub supervisor: Actor,
    pub applicants: Vec<Applicant>,
}

/// Somebody who has paid.
#[derive(Clone)]
pub struct Applicant {
    pub application: ApplicationId,
    pub actor: Actor,
    /// The last four characters of the identity number.
    pub last_four: String,
}

/// An invented identity number.
pub fn identity(number: u32) -> String {
    let body = format!("220102{}0307{:03}", 1960 + number / 1000 % 40, number % 1000);
    IdNumber::beginning(&body).unwrap().expose().to_owned()
}

/// Noon in China on a day of December 2026: seats are drawn after the 10th, and papers sat on the 20th.
pub fn december(day: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 12, day, 4, 0, 0).unwrap()
}

/// When the draw opens.
pub fn opening() -> DateTime<Utc> {
    december(15)
}

pub fn code<T: std::fmt::Debug>(result: Result<T, StoreError>) -> Code {
    crate::support::refusal(result).code
}

/// Two positions of the common papers and one of the police.
pub fn three_positions() -> Vec<Position> {
    let common = |last: u8| position(&format!("2200000000000001{last}"), "示范统计局", "法学", 1);
    vec![common(7), common(8), Position { variant: Some("police".into()), ..common(9) }]
}

/// Rooms of three seats.
pub fn rooms(count: usize, seats: u16) -> Vec<ExamRoom> {
    let lines: Vec<String> = (1..=count).map(|at| format!("第一中学,人民大街1号,第{at}考场,{seats}")).collect();
    rooms_of(&lines.join("\n")).unwrap()
}

/// Writes rows around the program: the tests need states that others lead to.
pub async fn put(world: &World, sql: &str) {
    world.raw().await.execute_unprepared(sql).await.unwrap();
}

impl Scene {
    /// Registration is settled, with so many who paid for each of the three positions.
    pub async fn settled(world: &World, paid: [u32; 3]) -> Self {
        let store = &world.store;
        let (clerk, head) = (staff(ExamRegion::Provincial), staff(ExamRegion::Provincial));
        quota(store, "吉编核〔2026〕1号", "示范统计局", 3).await.unwrap();
        let id = recruitment::plan(store, &clerk, &plan(), at(1)).await.unwrap();
        recruitment::put_positions(store, &clerk, id, &three_positions(), None, at(2)).await.unwrap();
        recruitment::submit(store, &clerk, id, at(3)).await.unwrap();
        recruitment::approve(store, &head, id, at(4)).await.unwrap();
        recruitment::announce(store, &clerk, id, at(5)).await.unwrap();
        let positions = three_positions();
        let of = positions.iter().zip(paid).flat_map(|(position, paid)| (0..paid).map(|_| position.code.to_string()));
        let applicants = applicants(store, id, &of.collect::<Vec<_>>()).await;
        put(world, &format!("UPDATE recruitments SET state = 'settled' WHERE id = '{id}'")).await;
        let supervisor = supervisor(store).await;
        Self { id, clerk, head, supervisor, applicants }
    }

    /// The same with its seats given: two rooms of three for five common candidates, one for two of the police.
    pub async fn allotted(world: &World) -> Self {
        let scene = Self::settled(world, [3, 2, 2]).await;
        scene.draw(&world.store, rooms(3, 3)).await;
        examination::allot(&world.store, &scene.clerk, scene.id, december(16)).await.unwrap();
        scene
    }

    /// The last four characters of a candidate's identity number.
    pub fn last_four_of(&self, application: &str) -> String {
        let found = self.applicants.iter().find(|it| it.application.to_string() == application);
        found.unwrap().last_four.clone()
    }

    pub fn seats_plan(&self, rooms: Vec<ExamRoom>) -> SeatsPlan {
        SeatsPlan {
            title: "笔试考场编排".into(),
            opens_at: opening(),
            beacon: false,
            supervisors: vec![self.supervisor.account.unwrap()],
            rooms,
        }
    }

    /// Sets the draw up and makes it.
    pub async fn draw(&self, store: &Store, rooms: Vec<ExamRoom>) -> DrawId {
        let before = opening() - Duration::hours(2);
        let plan = self.seats_plan(rooms);
        let draw = examination::plan_seats(store, &self.clerk, self.id, &plan, before).await.unwrap();
        draws::announce(store, &self.clerk, draw, before).await.unwrap();
        let number = SecretNumber::from_bytes([7; 32]);
        let promised = commitment(draw, &number).to_string();
        draws::commit(store, &self.supervisor, draw, &promised, before).await.unwrap();
        draws::fix(store, &self.clerk, draw, before).await.unwrap();
        let after = opening() + Duration::minutes(1);
        draws::enter_number(store, &self.supervisor, draw, &number.to_hex(), after).await.unwrap();
        draws::run(store, &self.clerk, draw, after).await.unwrap();
        draw
    }

    pub async fn told(&self, store: &Store, kind: &str) -> serde_json::Value {
        let about = ledger::Filter { kind: Some(kind.to_owned()), subject: Some(recruitment::subject(self.id)) };
        ledger::page(store, &about, None, 1).await.unwrap().entries.remove(0).entry.body
    }
}

async fn supervisor(store: &Store) -> Actor {
    let new = NewAccount {
        login: "supervisor1".into(),
        role: Role::Supervisor,
        region: None,
        agency: "纪检监察组".into(),
        name: "某人".into(),
        examiner: None,
        password: "correct horse battery".into(),
        second_factor: None,
    };
    let id = accounts::create(store, &administrator(), new, at(2)).await.unwrap();
    let agency = "纪检监察组".to_owned();
    Actor { account: Some(id), role: Role::Supervisor, region: None, agency, second_factor: true }
}

/// Paid applications for the positions, written around the program.
pub async fn applicants(store: &Store, id: RecruitmentId, positions: &[String]) -> Vec<Applicant> {
    let mut made = Vec::new();
    for (chunk, some) in positions.chunks(1_000).enumerate() {
        let (mut people, mut persons, mut forms) = (Vec::new(), Vec::new(), Vec::new());
        for (at, position) in some.iter().enumerate() {
            let number = (chunk * 1_000 + at) as u32;
            let account = AccountId(uuid::Uuid::now_v7());
            let application = ApplicationId(uuid::Uuid::now_v7());
            let text = account.to_string();
            let identity = identity(number);
            let hide = |table, column, plain: &str| {
                store.keys().encrypt(Place { table, column, row: &text }, plain.as_bytes()).unwrap()
            };
            let hidden = hide("applicants", "identity", &identity);
            let contact = hide("applicants", "contact", &format!("138{number:08}"));
            let name = hide("accounts", "name", "演示人");
            let (index, slot) = (format!("index{number}"), format!("{id}/index{number}"));
            let of = [application.to_string(), id.to_string(), position.clone()];
            people.push(vec![text.clone(), format!("applicant{number}"), name]);
            persons.push(vec![text.clone(), hidden, index.clone(), contact]);
            forms.push(of.into_iter().chain([text, index, slot]).collect());
            let actor = Actor { account: Some(account), role: Role::Applicant, ..Actor::citizen() };
            made.push(Applicant { application, actor, last_four: identity[14..].to_owned() });
        }
        let created = "2026-11-23T01:00:00.000000Z";
        let of_account = "accounts (id, login, name, role, agency, state, password, created)";
        insert(store, of_account, people, &format!("'applicant', '', 'active', '', '{created}'")).await;
        let of_person = "applicants (account, identity, identity_index, contact, language, created, verified_at)";
        insert(store, of_person, persons, &format!("'zh', '{created}', '{created}'")).await;
        let of_form =
            "applications (id, recruitment_id, position_code, account, identity_index, slot, state, begun_at, version)";
        insert(store, of_form, forms, &format!("'paid', '{created}', 1")).await;
    }
    made
}

async fn insert(store: &Store, into: &str, rows: Vec<Vec<String>>, rest: &str) {
    let mut values: Vec<Value> = Vec::new();
    let mut lines = Vec::new();
    let postgres = store.backend() == DbBackend::Postgres;
    for row in rows {
        let holes: Vec<String> = row
            .into_iter()
            .map(|text| {
                values.push(text.into());
                // SQLite looks through all numbered values for each of them.
                if postgres { format!("${}", values.len()) } else { "?".to_owned() }
            })
            .collect();
        lines.push(format!("({}, {rest})", holes.join(", ")));
    }
    let sql = format!("INSERT INTO {into} VALUES {}", lines.join(", "));
    store.read().execute_raw(Statement::from_sql_and_values(store.backend(), &sql, values)).await.unwrap();
}

/// A number that a query finds.
pub async fn count(store: &Store, of: &str) -> i64 {
    let sql = Statement::from_string(store.backend(), format!("SELECT COUNT(*) AS n FROM {of}"));
    store.read().query_one_raw(sql).await.unwrap().unwrap().try_get("", "n").unwrap()
}

/// The text columns of a query's rows.
pub async fn texts(store: &Store, sql: &str, columns: &[&str]) -> Vec<Vec<String>> {
    let rows = store.read().query_all_raw(Statement::from_string(store.backend(), sql)).await.unwrap();
    rows.iter().map(|row| columns.iter().map(|column| row.try_get("", column).unwrap()).collect()).collect()
}

/// Nothing was touched behind the program's back, beside what these tests write so themselves.
pub async fn assert_whole(store: &Store) {
    let report = ledger::verify(store, &administrator(), None).await.unwrap();
    let written = ["accounts", "applicants", "applications", "recruitments"];
    let other: Vec<String> = report.findings.iter().map(|finding| format!("{finding:?}")).collect();
    let other: Vec<&String> =
        other.iter().filter(|finding| !written.iter().any(|table| finding.contains(&format!("\"{table}\"")))).collect();
    assert_eq!(other, [""; 0]);
}

/// The fingerprint of published bytes.
pub fn fingerprint(bytes: &[u8]) -> String {
    Hash::of(bytes).to_string()
}
