//! The ledger's promises while it grows: no gaps, no forks, all or nothing, one migration.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use domain::permissions::{Action, Actor, Target};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;
use store::{Keys, KeysError, Store, StoreError};
use support::{administrator, at};

async fn append(store: &Store, number: u32) -> u64 {
    let act = store.act(&administrator(), Action::ManageAccounts, Target::Anything, at(0)).await.unwrap();
    act.commit("test.counted", format!("count:{number}"), json!({ "number": number })).await.unwrap()
}

async fn count(store: &Store, sql: &str) -> i64 {
    let query = Statement::from_string(store.backend(), sql);
    store.read().query_one_raw(query).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

both_databases! {
    async fn writers_at_once_leave_no_gap_and_no_fork(world: World) {
        const EACH: u32 = 40;
        let stores = [world.store.clone(), world.another().await];
        let mut tasks = tokio::task::JoinSet::new();
        for (writer, store) in stores.iter().cloned().enumerate() {
            for number in 0..EACH {
                let store = store.clone();
                tasks.spawn(async move { append(&store, number + EACH * writer as u32).await });
            }
        }
        let mut indexes = tasks.join_all().await;
        indexes.sort_unstable();
        assert_eq!(indexes, (0..u64::from(2 * EACH)).collect::<Vec<_>>());
        assert_eq!(count(&world.store, "SELECT size FROM ledger_head").await, i64::from(2 * EACH));
        assert_eq!(count(&world.store, "SELECT count(*) FROM ledger_entries").await, i64::from(2 * EACH));
    }

    async fn whoever_may_not_act_writes_nothing(world: World) {
        let refused = world.store.act(&Actor::citizen(), Action::LeadDraw, Target::Anything, at(0)).await;
        assert!(matches!(refused, Err(StoreError::Refused(_))));
    }

    async fn a_dropped_act_leaves_no_trace(world: World) {
        let act = world.store.act(&administrator(), Action::ManageAccounts, Target::Anything, at(0)).await.unwrap();
        act.db().execute_unprepared("DELETE FROM ledger_head").await.unwrap();
        drop(act);
        assert_eq!(append(&world.store, 1).await, 0);
        let mut act = world.store.act(&administrator(), Action::ManageAccounts, Target::Anything, at(0)).await.unwrap();
        act.record("test.first", "count:2".into(), json!({})).await.unwrap();
        act.commit("test.fraction", "count:2".into(), json!({ "half": 0.5 })).await.unwrap_err();
        assert_eq!(count(&world.store, "SELECT count(*) FROM ledger_entries").await, 1);
        assert_eq!(append(&world.store, 3).await, 1);
    }

    async fn an_act_ends_only_with_its_entry(world: World) {
        let begin = async || {
            world.store.act(&administrator(), Action::ManageAccounts, Target::Anything, at(0)).await.unwrap()
        };
        begin().await.end().await.unwrap_err();
        let mut act = begin().await;
        act.record("test.first", "count:1".into(), json!({})).await.unwrap();
        act.seal_removed("nowhere", "1");
        act.end().await.unwrap_err();
        let mut act = begin().await;
        assert_eq!(act.record("test.second", "count:2".into(), json!({})).await.unwrap(), 0);
        act.end().await.unwrap();
        assert_eq!(count(&world.store, "SELECT size FROM ledger_head").await, 1);
    }

    async fn other_keys_are_refused_at_start(world: World) {
        let other = Keys::generate("example.org/ledger").unwrap();
        let error = Store::open(&world.url, other).await.unwrap_err();
        assert!(matches!(error, StoreError::Keys(KeysError::OtherLedger { .. })), "{error}");
        assert!(world.store.is_ready().await.unwrap());
    }
}

async fn migrate_twice_at_once(world: support::World) {
    let other = world.another().await;
    assert!(!world.store.is_ready().await.unwrap());
    let (first, second) = tokio::join!(world.store.migrate(), other.migrate());
    first.unwrap();
    second.unwrap();
    world.store.migrate().await.unwrap();
    assert!(other.is_ready().await.unwrap());
    assert_eq!(count(&other, "SELECT count(*) FROM ledger_head").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_migrate_a_new_sqlite_file() {
    migrate_twice_at_once(support::World::sqlite().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_migrate_a_new_postgres_database() {
    if let Some(world) = support::World::postgres().await {
        migrate_twice_at_once(world).await;
    }
}

#[tokio::test]
async fn an_address_of_another_kind_is_refused() {
    let keys = Keys::generate("example.org/ledger").unwrap();
    assert!(matches!(Store::open("mysql://localhost/x", keys).await, Err(StoreError::Address)));
}
