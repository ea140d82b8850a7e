//! A fresh database per test: always SQLite, and PostgreSQL where `TEST_POSTGRES_URL` names an admin connection.
#![allow(dead_code, reason = "each test file uses its own part")]

use chrono::{DateTime, TimeZone, Utc};
use domain::permissions::Actor;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use std::{
    process,
    sync::atomic::{AtomicU32, Ordering},
};
use store::{Keys, Store, accounts::PasswordCost};

/// One database with its keys. Dropping it removes the SQLite folder; a PostgreSQL database goes with [`Hosted::remove`],
/// or with the test server where a test fails.
pub struct World {
    pub url: String,
    pub keys: Keys,
    pub store: Store,
    pub hosted: Option<Hosted>,
    _folder: Option<tempfile::TempDir>,
}

/// A database of the test server: hundreds of them would fill a small disk.
#[derive(Clone)]
pub struct Hosted {
    admin: String,
    name: String,
}

impl Hosted {
    async fn tell(&self, statement: &str) {
        let connection = Database::connect(&self.admin).await.unwrap();
        connection.execute_unprepared(statement).await.unwrap();
        connection.close().await.unwrap();
    }

    /// Removes the database, with whoever is still connected to it.
    pub async fn remove(self) {
        self.tell(&format!("DROP DATABASE {} WITH (FORCE)", self.name)).await;
    }
}

impl World {
    async fn at(url: String, folder: Option<tempfile::TempDir>, hosted: Option<Hosted>) -> Self {
        let keys = Keys::generate("example.org/ledger").unwrap();
        let store = Store::open(&url, keys.clone()).await.unwrap().with_password_cost(PasswordCost::CHEAP);
        Self { url, keys, store, hosted, _folder: folder }
    }

    /// An empty SQLite file, not yet migrated.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("made/on/the/way/sunshine.db").display());
        Self::at(url, Some(folder), None).await
    }

    /// An empty PostgreSQL database, not yet migrated; none where no server is given.
    pub async fn postgres() -> Option<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let Ok(admin) = std::env::var("TEST_POSTGRES_URL") else {
            println!("TEST_POSTGRES_URL is not set: skipped on PostgreSQL");
            return None;
        };
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("store_{}_{number}_{}", process::id(), Utc::now().timestamp_micros());
        let (server, _) = admin.rsplit_once('/').unwrap();
        let url = format!("{server}/{name}");
        let hosted = Hosted { admin, name };
        hosted.tell(&format!("CREATE DATABASE {}", hosted.name)).await;
        Some(Self::at(url, None, Some(hosted)).await)
    }

    /// Another process's view of the same database: its own pool.
    pub async fn another(&self) -> Store {
        Store::open(&self.url, self.keys.clone()).await.unwrap().with_password_cost(PasswordCost::CHEAP)
    }

    /// A connection that goes around the program, for tampering.
    pub async fn raw(&self) -> DatabaseConnection {
        Database::connect(&self.url).await.unwrap()
    }
}

/// A fixed moment: 2026-11-23 01:00:00 UTC, plus seconds.
pub fn at(seconds: i64) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 1, 0, 0).unwrap() + chrono::Duration::seconds(seconds)
}

/// An administrator with the second factor shown, as the command line acts.
pub fn administrator() -> Actor {
    store::accounts::console("吉林省人力资源和社会保障厅")
}

/// Runs each test once on a migrated SQLite database and once on a migrated PostgreSQL database.
#[macro_export]
macro_rules! both_databases {
    ($($(#[$doc:meta])* async fn $name:ident($world:ident: World) $body:block)+) => {$(
        $(#[$doc])*
        mod $name {
            #[allow(unused_imports)]
            use super::*;
            use $crate::support::World;

            async fn run($world: World) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                let world = World::sqlite().await;
                world.store.migrate().await.unwrap();
                run(world).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                if let Some(world) = World::postgres().await {
                    let hosted = world.hosted.clone().unwrap();
                    world.store.migrate().await.unwrap();
                    run(world).await;
                    hosted.remove().await;
                }
            }
        }
    )+};
}

/// Nothing was touched behind the program's back.
pub async fn assert_whole(store: &Store) {
    let report = store::ledger::verify(store, &administrator(), None).await.unwrap();
    assert_eq!(report.findings, []);
}

/// What a refused command answered.
pub fn refusal<T: std::fmt::Debug>(result: Result<T, store::StoreError>) -> domain::refusal::Refusal {
    match result {
        Err(store::StoreError::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}
