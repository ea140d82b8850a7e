//! The ledger read by outsiders, and the check that names every row touched behind the program's back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use domain::{
    ledger::{
        checkpoint::Checkpoint,
        proof::check_proof_file,
        tile::{Content, TilePath, Tiles, decode_bundle},
    },
    permissions::{Action, Actor, Target},
    refusal::Code,
};
use sea_orm::ConnectionTrait;
use serde_json::json;
use store::{
    Store, StoreError,
    ledger::{self, Filter, Finding},
};
use support::{World, administrator, at};

async fn append(store: &Store, count: u64) {
    for number in 0..count {
        let act =
            store.act(&administrator(), Action::ManageAccounts, Target::Anything, at(number as i64)).await.unwrap();
        let kind = if number % 2 == 0 { "even.counted" } else { "odd.counted" };
        act.commit(kind, format!("count:{number}"), json!({ "number": number })).await.unwrap();
    }
}

async fn findings(world: &World) -> Vec<Finding> {
    ledger::verify(&world.store, &administrator(), None).await.unwrap().findings
}

/// Runs SQL behind the program's back and tells what the check then finds.
async fn tampered(world: &World, sql: &[&str]) -> Vec<Finding> {
    assert_eq!(findings(world).await, []);
    let raw = world.raw().await;
    for statement in sql {
        raw.execute_unprepared(statement).await.unwrap();
    }
    raw.close().await.unwrap();
    findings(world).await
}

/// Bytes as a literal of either database.
fn blob(world: &World, bytes: &[u8]) -> String {
    match world.url.starts_with("sqlite") {
        true => format!("x'{}'", hex::encode(bytes)),
        false => format!("'\\x{}'::bytea", hex::encode(bytes)),
    }
}

both_databases! {
    async fn tiles_and_proofs_satisfy_an_outside_reader(world: World) {
        append(&world.store, 300).await;
        let checkpoint = ledger::checkpoint(&world.store).await.unwrap();
        let head = Checkpoint::open(&checkpoint, world.keys.verifier(), &[]).unwrap().checkpoint;
        assert_eq!((head.size, head.origin.as_str()), (300, "example.org/ledger"));

        let mut tiles = Tiles::new();
        for (level, index) in [(0, 0), (0, 1), (1, 0)] {
            let path = TilePath::of(Content::Hashes { level }, index, 300).unwrap();
            tiles.insert(path, &ledger::tile(&world.store, path).await.unwrap().unwrap()).unwrap();
        }
        assert_eq!(tiles.root(300).unwrap(), head.root);

        let path = TilePath { content: Content::Entries, index: 1, width: 44 };
        let bundle = ledger::tile(&world.store, path).await.unwrap().unwrap();
        let entries = decode_bundle(path, &bundle).unwrap();
        for index in [256, 299] {
            let entry = ledger::entry(&world.store, index).await.unwrap();
            assert_eq!(entries[index as usize - 256], entry.bytes);
            let proof = ledger::proof(&world.store, index).await.unwrap();
            assert!(check_proof_file(&ledger::vkey(&world.store), &[], &proof, &entry.bytes).holds());
        }

        for path in ["tile/0/001.p/45", "tile/0/002.p/1", "tile/1/000.p/2", "tile/entries/001.p/45", "tile/2/000.p/1"] {
            assert_eq!(ledger::tile(&world.store, path.parse().unwrap()).await.unwrap(), None, "{path}");
        }
        let missing = ledger::proof(&world.store, 300).await;
        assert!(matches!(missing, Err(StoreError::Refused(refusal)) if refusal.code == Code::NotFound));
        assert_eq!(findings(&world).await, []);
    }

    async fn entries_are_read_page_by_page(world: World) {
        append(&world.store, 7).await;
        let filter = Filter { kind: Some("even.".into()), subject: None };
        let first = ledger::page(&world.store, &filter, None, 3).await.unwrap();
        assert_eq!(first.entries.iter().map(|entry| entry.index).collect::<Vec<_>>(), [6, 4, 2]);
        let last = ledger::page(&world.store, &filter, first.next, 3).await.unwrap();
        assert_eq!((last.entries.len(), last.entries[0].index, last.next), (1, 0, None));
        let of_one = Filter { kind: None, subject: Some("count:5".into()) };
        assert_eq!(ledger::page(&world.store, &of_one, None, 10).await.unwrap().entries[0].entry.kind, "odd.counted");
    }

    async fn an_edited_entry_is_named(world: World) {
        append(&world.store, 5).await;
        let found = tampered(&world, &["UPDATE ledger_entries SET subject = 'count:9' WHERE kind = 'odd.counted' AND subject = 'count:3'"]).await;
        assert_eq!(found, [Finding::EntryEdited { index: 3, what: "subject" }]);
    }

    async fn an_entry_edited_with_all_its_plain_hashes_is_named(world: World) {
        append(&world.store, 5).await;
        let mut entry = ledger::entry(&world.store, 2).await.unwrap().entry;
        entry.body = json!({ "number": 20 });
        let (bytes, leaf) = (blob(&world, &entry.to_bytes().unwrap()), blob(&world, &entry.leaf_hash().unwrap().0));
        let sql = format!("UPDATE ledger_entries SET bytes = {bytes}, leaf_hash = {leaf} WHERE subject = 'count:2'");
        let found = tampered(&world, &[&sql]).await;
        assert_eq!(found, [Finding::EntryEdited { index: 2, what: "not written by this program" }]);
    }

    async fn a_deleted_entry_is_named_in_the_middle_and_at_the_end(world: World) {
        append(&world.store, 5).await;
        let sql = "DELETE FROM ledger_entries WHERE subject IN ('count:1', 'count:4')";
        let found = tampered(&world, &[sql]).await;
        assert_eq!(found, [Finding::EntryDeleted { index: 1 }, Finding::EntryDeleted { index: 4 }]);
    }

    async fn an_inserted_entry_is_named(world: World) {
        append(&world.store, 3).await;
        let sql = "INSERT INTO ledger_entries SELECT 3, at, kind, subject, bytes, leaf_hash, mac FROM ledger_entries WHERE subject = 'count:0'";
        assert_eq!(tampered(&world, &[sql]).await, [Finding::EntryInserted { index: 3 }]);
    }

    async fn reordered_entries_are_named(world: World) {
        append(&world.store, 4).await;
        let swap = [
            "UPDATE ledger_entries SET \"index\" = 100 WHERE subject = 'count:1'",
            "UPDATE ledger_entries SET \"index\" = 1 WHERE subject = 'count:2'",
            "UPDATE ledger_entries SET \"index\" = 2 WHERE subject = 'count:1'",
        ];
        let found = tampered(&world, &swap).await;
        assert_eq!(found, [Finding::EntryMoved { index: 1, from: 2 }, Finding::EntryMoved { index: 2, from: 1 }]);
    }

    async fn a_touched_head_or_tile_is_named(world: World) {
        append(&world.store, 256).await;
        let wrong = blob(&world, &[7; 32]);
        let found = tampered(&world, &[&format!("UPDATE ledger_nodes SET hash = {wrong}")]).await;
        assert_eq!(found, [Finding::Tile { level: 1, index: 0 }]);
        world.raw().await.execute_unprepared("DELETE FROM ledger_nodes").await.unwrap();
        assert_eq!(findings(&world).await, [Finding::Tile { level: 1, index: 0 }]);
        let frontier = format!("UPDATE ledger_head SET frontier = {wrong}");
        world.raw().await.execute_unprepared(&frontier).await.unwrap();
        let all = findings(&world).await;
        assert_eq!(all[0], Finding::Head { what: "frontier" });
    }

    async fn an_outside_checkpoint_reveals_a_whole_history_set_back(world: World) {
        append(&world.store, 3).await;
        let raw = world.raw().await;
        raw.execute_unprepared("CREATE TABLE kept AS SELECT * FROM ledger_head").await.unwrap();
        append(&world.store, 2).await;
        let published = ledger::checkpoint(&world.store).await.unwrap();
        let check = async || ledger::verify(&world.store, &administrator(), Some(&published)).await.unwrap().findings;
        assert_eq!(check().await, []);
        raw.execute_unprepared("DELETE FROM ledger_entries WHERE \"index\" > 2").await.unwrap();
        raw.execute_unprepared("DELETE FROM ledger_head").await.unwrap();
        raw.execute_unprepared("INSERT INTO ledger_head SELECT * FROM kept").await.unwrap();
        assert_eq!(findings(&world).await, [], "inside the database nothing shows it");
        assert_eq!(check().await, [Finding::Outside { size: 5, what: "truncated" }]);
        append(&world.store, 1).await;
        append(&world.store, 1).await;
        assert_eq!(check().await, [Finding::Outside { size: 5, what: "forked" }]);
        let other = ledger::verify(&world.store, &administrator(), Some("not a checkpoint")).await;
        assert!(matches!(other, Err(StoreError::Refused(refusal)) if refusal.code == Code::Malformed));
        let citizen = ledger::verify(&world.store, &Actor::citizen(), None).await;
        assert!(matches!(citizen, Err(StoreError::Refused(_))));
    }
}
