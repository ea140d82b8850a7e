//! A small register, a staff member, two supervisors, and the steps of a draw by name.

use crate::{
    rosters::{identity, xlsx},
    support::{World, administrator, at},
};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{
    draws::{
        bundle::Bundle,
        number::{SecretNumber, commitment},
        seating::document::Panel,
        setup::{Purpose, Setup},
        verify::verify,
    },
    ids::{AccountId, DrawId, ExaminerId, SeasonId},
    permissions::{Actor, Role},
    refusal::Code,
    regions::ExamRegion,
    seasons::{Plan, rooms_of, sites_of},
};
use sea_orm::{ConnectionTrait, Statement};
use store::{
    Store, StoreError,
    accounts::{self, NewAccount},
    draws, examiners,
    ledger::{self, Filter},
};

/// Examiners of the small register: ten of each of four regions.
pub const PEOPLE: u32 = 40;
/// Seats of the small draw.
pub const SEATS: u64 = 14;

/// One step that changes a draw, as one of its people takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Announce,
    Commit(usize),
    Fix,
    Number(usize),
    Run,
}

/// Every step of a draw without a beacon, in order, after the set-up.
pub const STEPS: [Step; 7] =
    [Step::Announce, Step::Commit(0), Step::Commit(1), Step::Fix, Step::Number(0), Step::Number(1), Step::Run];

impl Step {
    /// What the ledger calls it.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Announce => "draw.announced",
            Self::Commit(_) => "draw.committed",
            Self::Fix => "draw.fixed",
            Self::Number(_) => "draw.number-entered",
            Self::Run => "draw.drawn",
        }
    }

    /// Whether it belongs after the opening time.
    pub const fn is_after_opening(self) -> bool {
        matches!(self, Self::Number(_) | Self::Run)
    }
}

/// Who takes part. The store stands beside it, so that two stores can act for the same people.
#[derive(Clone)]
pub struct Scene {
    pub staff: Actor,
    pub supervisors: Vec<Actor>,
    pub opens_at: DateTime<Utc>,
}

pub fn actor(role: Role, region: Option<ExamRegion>) -> Actor {
    let account = Some(AccountId(uuid::Uuid::now_v7()));
    Actor { account, role, region, agency: "吉林省人力资源和社会保障厅".to_owned(), second_factor: true }
}

pub fn staff(region: ExamRegion) -> Actor {
    actor(Role::Staff, Some(region))
}

/// One examiner's row of a roster; everybody works somewhere else.
pub fn person(serial: u32, region: &str, roles: &str) -> [String; 8] {
    [
        format!("考官{}", char::from_u32(0x4E00 + serial).unwrap()),
        format!("{region}第{serial}单位人事处"),
        region.to_owned(),
        identity(serial),
        format!("吉考{serial:06}"),
        "2028-06-30".to_owned(),
        roles.to_owned(),
        "法律".to_owned(),
    ]
}

/// The small register: a quarter may be chiefs, a quarter deputies, everybody a public examiner.
pub fn people() -> Vec<[String; 8]> {
    const REGIONS: [&str; 4] = ["吉林市", "四平市", "白山市", "延边州"];
    const ROLES: [&str; 4] = ["主考官、公共考官", "副主考官、公共考官", "公共考官", "公共考官"];
    (0..PEOPLE).map(|at| person(at, REGIONS[at as usize % 4], ROLES[at as usize / 4 % 4])).collect()
}

pub async fn register(store: &Store, roster: Vec<u8>) {
    let provincial = staff(ExamRegion::Provincial);
    let import = examiners::stage(store, &provincial, "名册.xlsx", roster, at(0)).await.unwrap();
    examiners::confirm(store, &provincial, import, at(1)).await.unwrap();
}

pub async fn account(store: &Store, role: Role, agency: &str, examiner: Option<ExaminerId>) -> Actor {
    let login = format!("a{}", uuid::Uuid::now_v7().simple());
    let new = NewAccount {
        login: login[..30].to_owned(),
        role,
        region: None,
        agency: agency.to_owned(),
        name: "某人".into(),
        examiner,
        password: "correct horse battery".into(),
        second_factor: None,
    };
    let id = accounts::create(store, &administrator(), new, at(2)).await.unwrap();
    Actor { account: Some(id), role, region: None, agency: agency.to_owned(), second_factor: true }
}

impl Scene {
    /// Two supervisors and the small register.
    pub async fn small(world: &World) -> Self {
        Self::with(&world.store, &people()).await
    }

    /// Two supervisors and a register of one's own.
    pub async fn with(store: &Store, people: &[[String; 8]]) -> Self {
        if !people.is_empty() {
            register(store, xlsx(people)).await;
        }
        for office in ["纪检监察组", "公务员局监督处"] {
            account(store, Role::Supervisor, office, None).await;
        }
        Self::found(store).await
    }

    /// The people of a database that has them already.
    pub async fn found(store: &Store) -> Self {
        let staff = staff(ExamRegion::Yanbian);
        let invitable = draws::invitable(store, &staff).await.unwrap();
        let supervisor = |(id, office)| {
            let account = Some(id);
            Actor { account, role: Role::Supervisor, region: None, agency: office, second_factor: true }
        };
        Self { staff, supervisors: invitable.into_iter().map(supervisor).collect(), opens_at: at(3_600) }
    }

    pub fn setup(&self) -> Setup {
        Setup {
            title: "面试考官抽签".to_owned(),
            day: (self.opens_at + Duration::days(5)).date_naive(),
            opens_at: self.opens_at,
            region: ExamRegion::Yanbian,
            beacon: false,
            rooms: [(ExamRegion::Baishan, 1), (ExamRegion::Yanbian, 1)].into(),
            seats: Panel { chief: 1, deputy: 1, public: 5 },
            supervisors: self.supervisors.iter().map(|supervisor| supervisor.account.unwrap()).collect(),
            purpose: Purpose::Rooms,
            season: None,
            called_by: None,
            per_seat: 1,
            entries: 0,
            recruitment: None,
            exam_rooms: Vec::new(),
        }
    }

    /// Before the opening time, with enough minutes left.
    pub fn before(&self) -> DateTime<Utc> {
        self.opens_at - Duration::minutes(30)
    }

    /// After the opening time, within the grace period.
    pub fn after(&self) -> DateTime<Utc> {
        self.opens_at + Duration::minutes(1)
    }

    /// The day of the interviews.
    pub fn day(&self) -> NaiveDate {
        (self.opens_at + Duration::days(5)).date_naive()
    }

    /// A season of that day with these rooms, at a site in Baishan and one in Yanbian.
    pub fn season(&self, rooms: &str) -> Plan {
        let day = self.day();
        Plan {
            title: "2027年度面试".to_owned(),
            region: ExamRegion::Yanbian,
            first_day: day,
            last_day: day,
            report_by: None,
            seats: Panel { chief: 1, deputy: 1, public: 5 },
            sites: sites_of("A,白山市,第一中学,浑江大街1号,报告厅\nB,延边州,第二中学,光明街2号,体育馆").unwrap(),
            rooms: rooms_of(rooms).unwrap(),
            observers: Vec::new(),
        }
    }

    /// A draw of a season.
    pub fn of_season(&self, season: SeasonId, purpose: Purpose) -> Setup {
        Setup { purpose, season: Some(season), rooms: Default::default(), ..self.setup() }
    }

    /// A draw taken to its end.
    pub async fn made(&self, store: &Store, setup: &Setup) -> DrawId {
        let id = draws::set_up(store, &self.staff, setup, self.before()).await.unwrap();
        for step in STEPS {
            self.take(store, id, step).await.unwrap();
        }
        id
    }

    pub async fn set_up(&self, store: &Store) -> DrawId {
        draws::set_up(store, &self.staff, &self.setup(), self.before()).await.unwrap()
    }

    /// The step at its time.
    pub async fn take(&self, store: &Store, id: DrawId, step: Step) -> Result<(), StoreError> {
        let now = if step.is_after_opening() { self.after() } else { self.before() };
        self.take_at(store, id, step, now).await
    }

    pub async fn take_at(&self, store: &Store, id: DrawId, step: Step, now: DateTime<Utc>) -> Result<(), StoreError> {
        match step {
            Step::Announce => draws::announce(store, &self.staff, id, now).await,
            Step::Commit(who) => {
                let commitment = commitment(id, &number(who)).to_string();
                draws::commit(store, &self.supervisors[who], id, &commitment, now).await
            }
            Step::Fix => draws::fix(store, &self.staff, id, now).await,
            Step::Number(who) => {
                draws::enter_number(store, &self.supervisors[who], id, &number(who).to_hex(), now).await
            }
            Step::Run => draws::run(store, &self.staff, id, now).await,
        }
    }

    /// A new draw with every step up to and including `last` taken.
    pub async fn up_to(&self, store: &Store, last: Step) -> DrawId {
        let id = self.set_up(store).await;
        for step in STEPS {
            self.take(store, id, step).await.unwrap();
            if step == last {
                break;
            }
        }
        id
    }
}

/// A supervisor's number: the tests may guess it.
pub fn number(who: usize) -> SecretNumber {
    SecretNumber::from_bytes([who as u8 + 1; 32])
}

pub fn code<T: std::fmt::Debug>(result: Result<T, StoreError>) -> Code {
    crate::support::refusal(result).code
}

/// Kinds of the draw's entries, oldest first.
pub async fn kinds(store: &Store, id: DrawId) -> Vec<String> {
    let about = Filter { kind: None, subject: Some(draws::subject(id)) };
    let page = ledger::page(store, &about, None, 50).await.unwrap();
    page.entries.into_iter().rev().map(|entry| entry.entry.kind).collect()
}

/// What the draw's newest entry of a kind says.
pub async fn told(store: &Store, id: DrawId, kind: &str) -> serde_json::Value {
    let about = Filter { kind: Some(kind.to_owned()), subject: Some(draws::subject(id)) };
    ledger::page(store, &about, None, 1).await.unwrap().entries.remove(0).entry.body
}

pub async fn text(store: &Store, sql: &str) -> String {
    let sql = Statement::from_string(store.backend(), sql);
    store.read().query_one_raw(sql).await.unwrap().unwrap().try_get("", "found").unwrap()
}

/// The examiner behind a label.
pub async fn behind(store: &Store, id: DrawId, label: &str) -> ExaminerId {
    let sql = format!("SELECT examiner_id AS found FROM draw_pool WHERE draw_id = '{id}' AND label = '{label}'");
    text(store, &sql).await.parse().unwrap()
}

pub async fn count(store: &Store, of: &str) -> u64 {
    let sql = Statement::from_string(store.backend(), format!("SELECT COUNT(*) AS n FROM {of}"));
    let n: i64 = store.read().query_one_raw(sql).await.unwrap().unwrap().try_get("", "n").unwrap();
    n as u64
}

/// Nothing of a result is anywhere.
pub async fn assert_no_result(store: &Store, id: DrawId) {
    assert_eq!(
        count(store, &format!("draws WHERE id = '{id}' AND (result IS NOT NULL OR drawn_at IS NOT NULL)")).await,
        0
    );
    assert_eq!(
        count(store, &format!("draw_pool WHERE draw_id = '{id}' AND (room IS NOT NULL OR role IS NOT NULL)")).await,
        0
    );
    assert_eq!(code(draws::draw_bundle(store, id).await), Code::NotFound);
    assert_eq!(code(draws::draw_names(store, &staff(ExamRegion::Provincial), id).await), Code::NotYetOpen);
}

/// The stored bundle, replayed from its bytes as a stranger would.
pub async fn replayed(store: &Store, id: DrawId) -> Bundle {
    let bundle = draws::draw_bundle(store, id).await.unwrap();
    let verdict = verify(&bundle.to_bytes().unwrap());
    assert!(verdict.ok, "{:?}", verdict.steps);
    bundle
}
