//! A recruitment whose scores are released: people, papers and written totals, put into the database as it stands after
//! the examination.
#![allow(dead_code, reason = "each test file uses its own part")]

use crate::recruitments::{plan, positions, quota, staff};
use crate::rosters::identity;
use crate::support::{World, administrator, at, refusal};
use chrono::{DateTime, Duration, Utc};
use domain::{
    ids::{AccountId, ApplicationId, PassLinesId, RecruitmentId},
    messages::Kind,
    permissions::{Actor, Role},
    recruitment::{Points, RecruitmentPlan, position::Position, scheme::SchemeKey},
    refusal::Code,
    regions::ExamRegion,
};
use sea_orm::{ConnectionTrait, Statement, Value};
use std::collections::BTreeMap;
use store::{Place, Store, StoreError, ledger, recruitment, selection};

/// The position of two places, and that of one.
pub const TWO: &str = "22000000000000017";
pub const ONE: &str = "22000000000000018";

/// A recruitment and the two who handle it.
pub struct Scene {
    pub id: RecruitmentId,
    pub clerk: Actor,
    pub head: Actor,
    /// The accounts and applications by ticket.
    pub people: BTreeMap<String, (AccountId, ApplicationId)>,
    institution: bool,
}

/// A candidate: the ticket, and the two papers' points or `-`.
pub type Sat = (&'static str, &'static str, &'static str);

impl Scene {
    /// Scores are released: the candidates of each position.
    pub async fn scored(world: &World, scheme: &str, positions_of: &[(&str, &[Sat])]) -> Self {
        let mut scene = Self::announced(&world.store, scheme, &positions()).await;
        let mut serial = 0;
        for (code, list) in positions_of {
            for sat in *list {
                serial += 1;
                scene.enter(world, code, *sat, serial).await;
            }
        }
        scene.is_now(&world.store, "scored").await;
        scene
    }

    /// The notice is out, under a scheme `key` in its first version, or `key/version`.
    pub async fn announced(store: &Store, scheme: &str, positions: &[Position]) -> Self {
        let (clerk, head) = (staff(ExamRegion::Provincial), staff(ExamRegion::Provincial));
        let mut plan: RecruitmentPlan = plan();
        let (scheme, version) = scheme.split_once('/').unwrap_or((scheme, "1"));
        plan.scheme = SchemeKey::parse(scheme).unwrap();
        plan.scheme_version = version.parse().unwrap();
        if scheme == "institution" {
            institution_quota(store).await;
        } else {
            quota(store, "吉编核〔2026〕1号", "示范统计局", 60_000).await.unwrap();
        }
        let id = recruitment::plan(store, &clerk, &plan, at(1)).await.unwrap();
        recruitment::put_positions(store, &clerk, id, positions, None, at(2)).await.unwrap();
        recruitment::submit(store, &clerk, id, at(3)).await.unwrap();
        recruitment::approve(store, &head, id, at(4)).await.unwrap();
        recruitment::announce(store, &clerk, id, at(5)).await.unwrap();
        Self { id, clerk, head, people: BTreeMap::new(), institution: scheme.starts_with("institution") }
    }

    /// The state after a step that other tests take.
    pub async fn is_now(&self, store: &Store, state: &str) {
        execute(store, "UPDATE recruitments SET state = $1 WHERE id = $2", [state.into(), self.id.to_string().into()])
            .await;
    }

    /// A minimum pass line of the common papers: proposed by the clerk, set by the head.
    pub async fn lined(&self, store: &Store, line: &str) -> PassLinesId {
        let given = BTreeMap::from([("common".to_owned(), line.to_owned())]);
        let reason = "按各职位成绩分布确定";
        let lines = selection::propose_lines(store, &self.clerk, self.id, &given, reason, later(50)).await.unwrap();
        selection::decide_lines(store, &self.head, lines, true, later(51)).await.unwrap();
        lines
    }

    /// A person with an account, a paid application and a seat.
    async fn enter(&mut self, world: &World, code: &str, (ticket, first, second): Sat, serial: u32) {
        let store = &world.store;
        let (owner, application) = (AccountId(uuid::Uuid::now_v7()), uuid::Uuid::now_v7());
        let account = owner.to_string();
        let key = application.to_string();
        let hidden = |table, column, row: &str, text: &str| {
            world.keys.encrypt(Place { table, column, row }, text.as_bytes()).unwrap()
        };
        let name = hidden("accounts", "name", &account, &format!("考生{}", char::from_u32(0x4E00 + serial).unwrap()));
        let now = at(6).format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string();
        execute(
            store,
            "INSERT INTO accounts (id, login, role, agency, name, state, password, created) \
             VALUES ($1, $2, 'applicant', '', $3, 'active', 'x', $4)",
            [account.clone().into(), format!("contact-{account}").into(), name.into(), now.clone().into()],
        )
        .await;
        execute(
            store,
            "INSERT INTO applicants (account, identity, identity_index, contact, language, created, verified_at) \
             VALUES ($1, $2, $1, $3, 'zh', $4, $4)",
            [
                account.clone().into(),
                hidden("applicants", "identity", &account, &identity(serial)).into(),
                hidden("applicants", "contact", &account, "13800138000").into(),
                now.clone().into(),
            ],
        )
        .await;
        let form = format!(
            r#"{{"school":"吉林大学","work_unit":"{}"}}"#,
            if serial.is_multiple_of(2) { "示范中学" } else { "" }
        );
        execute(
            store,
            "INSERT INTO applications (id, recruitment_id, position_code, account, identity_index, state, form, begun_at, \
             version) VALUES ($1, $2, $3, $4, $4, 'paid', $5, $6, 1)",
            [
                key.clone().into(),
                self.id.to_string().into(),
                code.into(),
                account.into(),
                hidden("applications", "form", &key, &form).into(),
                now.into(),
            ],
        )
        .await;
        let points = |text: &str| Points::parse(text).ok();
        // The common candidates of an institution sit the first of two papers, those of the civil service two of three.
        let (papers, written) = if self.institution {
            (vec![points(first), None], points(first).map(|first| first.hundredths()))
        } else {
            let pair = points(first).zip(points(second));
            let written = pair.map(|(one, other)| half_up(one.hundredths() + other.hundredths()));
            (vec![points(first), points(second), None], written)
        };
        self.sits(store, &key, code, ticket, &papers, written).await;
        self.people.insert(ticket.to_owned(), (owner, ApplicationId(application)));
    }

    async fn sits(
        &self,
        store: &Store,
        application: &str,
        code: &str,
        ticket: &str,
        papers: &[Option<Points>],
        written: Option<u32>,
    ) {
        execute(
            store,
            "INSERT INTO candidates (application_id, recruitment_id, position_code, ticket, lookup, site, room, seat, papers, \
             written) VALUES ($1, $2, $3, $4, $1, '一', '1', 1, $5, $6)",
            [
                application.into(),
                self.id.to_string().into(),
                code.into(),
                ticket.into(),
                serde_json::to_string(papers).unwrap().into(),
                written.map(i64::from).into(),
            ],
        )
        .await;
    }

    /// What a room would have announced, where a test is about what comes after.
    pub async fn heard(&self, store: &Store, marks: &[(&str, i64)]) {
        for (ticket, mark) in marks {
            let values = [(*mark).into(), (*ticket).into()];
            execute(store, "UPDATE standings SET interview = $1 WHERE ticket = $2", values).await;
        }
    }

    pub fn of(&self, ticket: &str) -> ApplicationId {
        self.people[ticket].1
    }

    /// The candidate as one who acts.
    pub fn candidate(&self, ticket: &str) -> Actor {
        Actor { account: Some(self.people[ticket].0), role: Role::Applicant, ..Actor::citizen() }
    }

    /// What somebody was told, in order.
    pub async fn messages(&self, store: &Store, ticket: &str) -> Vec<Kind> {
        let sql =
            "SELECT m.kind FROM messages m JOIN applications a ON a.account = m.account WHERE a.id = $1 ORDER BY m.id";
        let of = [self.of(ticket).to_string().into()];
        let rows = store.read().query_all_raw(Statement::from_sql_and_values(store.backend(), sql, of)).await.unwrap();
        rows.iter().map(|row| serde_json::from_str(&row.try_get::<String>("", "kind").unwrap()).unwrap()).collect()
    }

    /// The body of the newest entry of a kind.
    pub async fn told(&self, store: &Store, kind: &str) -> serde_json::Value {
        let about = ledger::Filter { kind: Some(kind.to_owned()), subject: Some(recruitment::subject(self.id)) };
        ledger::page(store, &about, None, 1).await.unwrap().entries.remove(0).entry.body
    }
}

async fn institution_quota(store: &Store) {
    let notice = domain::recruitment::QuotaNotice {
        number: "吉编核〔2026〕2号".into(),
        unit: "示范统计局".into(),
        kind: domain::recruitment::QuotaKind::Institution,
        count: 3,
        expires: "2027-12-31".parse().unwrap(),
    };
    let clerk = staff(ExamRegion::Provincial);
    recruitment::enter_quota(store, &clerk, ExamRegion::Provincial, &notice, at(0)).await.unwrap();
}

fn half_up(sum: u32) -> u32 {
    sum.div_ceil(2)
}

pub async fn execute<const N: usize>(store: &Store, sql: &str, values: [Value; N]) {
    store.read().execute_raw(Statement::from_sql_and_values(store.backend(), sql, values)).await.unwrap();
}

/// Days after the tests' first.
pub fn later(days: i64) -> DateTime<Utc> {
    at(0) + Duration::days(days)
}

pub fn code<T: std::fmt::Debug>(result: Result<T, StoreError>) -> Code {
    refusal(result).code
}

/// Everything that the selection itself wrote is as it was written. What the tests put in by hand no entry accounts for.
pub async fn assert_selection_whole(store: &Store) {
    use store::ledger::Finding;
    let report = ledger::verify(store, &administrator(), None).await.unwrap();
    let by_hand = ["accounts", "applicants", "applications", "candidates"];
    let real = report.findings.into_iter().filter(|finding| match finding {
        Finding::RowInserted { table, .. } => !by_hand.contains(&table.as_str()),
        _ => true,
    });
    assert_eq!(real.collect::<Vec<_>>(), []);
}
