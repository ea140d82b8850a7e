//! A writer killed in the middle of its work: whatever was committed is whole, and the next process goes on.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use domain::permissions::{Action, Target};
use serde_json::{Value, json};
use std::{
    env,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use store::{
    Keys, Sealed, Store,
    accounts::{self, NewAccount, PasswordCost},
    ledger::{self, Finding},
};
use support::{World, administrator, assert_whole, at};

const URL: &str = "STORE_CRASH_URL";
const KEYS: &str = "STORE_CRASH_KEYS";

async fn open(url: &str, keys: &Path) -> Store {
    let keys = Keys::open(keys, "example.org/ledger").unwrap();
    let store = Store::open(url, keys).await.unwrap().with_password_cost(PasswordCost::CHEAP);
    store.migrate().await.unwrap();
    store
}

fn account(number: u64) -> NewAccount {
    NewAccount {
        login: format!("writer.{number}"),
        role: domain::permissions::Role::Applicant,
        region: None,
        agency: String::new(),
        name: "申请人".into(),
        examiner: None,
        password: "correct horse battery".into(),
        second_factor: None,
    }
}

/// The child: makes accounts until it is killed. Run by the tests below alone.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "the writer that the crash tests start and kill"]
async fn writer_until_killed() {
    let (Ok(url), Ok(keys)) = (env::var(URL), env::var(KEYS)) else { return };
    let store = open(&url, Path::new(&keys)).await;
    for number in ledger::size(&store).await.unwrap().. {
        accounts::create(&store, &administrator(), account(number), at(0)).await.unwrap();
    }
}

fn start(url: &str, keys: &Path) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "writer_until_killed", "--ignored"])
        .env(URL, url)
        .env(KEYS, keys)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

async fn killed_again_and_again(url: &str) {
    let folder = tempfile::tempdir().unwrap();
    let store = open(url, folder.path()).await;
    for round in 0..4_u64 {
        let before = ledger::size(&store).await.unwrap();
        let mut writer = start(url, folder.path());
        let patience = Instant::now() + Duration::from_secs(60);
        while ledger::size(&store).await.unwrap() < before + 5 {
            assert!(Instant::now() < patience, "the writer wrote nothing");
            tokio::time::sleep(Duration::from_millis(3 + round)).await;
        }
        writer.kill().unwrap();
        writer.wait().unwrap();
        let reopened = open(url, folder.path()).await;
        assert_whole(&reopened).await;
        let size = ledger::size(&reopened).await.unwrap();
        let accounts = accounts::list(&reopened, &administrator(), None, 200).await.unwrap().accounts.len() as u64;
        assert_eq!(accounts, size.min(200), "one entry for each account");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_writer_leaves_sqlite_whole() {
    killed_again_and_again(&World::sqlite().await.url).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_writer_leaves_postgres_whole() {
    if let Some(world) = World::postgres().await {
        killed_again_and_again(&world.url).await;
    }
}

/// A row of a table that is in no list of audited tables.
struct Stray(u64);

impl Sealed for Stray {
    const TABLE: &'static str = "strays";
    fn row_id(&self) -> String {
        format!("{:05}", self.0)
    }
    fn sealed_value(&self) -> Value {
        json!({ "number": self.0 })
    }
}

both_databases! {
    async fn one_change_may_seal_many_thousands_of_rows(world: World) {
        const ROWS: u64 = 20_000;
        let began = Instant::now();
        let mut act =
            world.store.act(&administrator(), Action::ManageAccounts, Target::Anything, at(0)).await.unwrap();
        (0..ROWS).for_each(|number| act.seal(&Stray(number)));
        act.commit("strays.sealed", "strays:all".into(), json!({ "rows": ROWS })).await.unwrap();
        println!("{ROWS} rows sealed in {:?}", began.elapsed());
        assert_eq!(ledger::seals_of(&world.store, 0).await.unwrap().len() as u64, ROWS);
        // Nobody lists the table, so nobody finds its rows: a table that was left off the list shows at once.
        let findings = ledger::verify(&world.store, &administrator(), None).await.unwrap().findings;
        assert_eq!(findings.len() as u64, ROWS);
        assert_eq!(findings[7], Finding::RowDeleted { table: "strays".into(), id: "00007".into(), entry: 0 });
    }
}
