//! Rows of a draw that were touched behind the program's back are named, and enter no draw.

use crate::{
    scene::{Scene, Step, assert_no_result, code, number, text},
    support::{World, administrator, assert_whole},
};
use domain::{ids::DrawId, refusal::Code};
use sea_orm::ConnectionTrait;
use store::{
    StoreError,
    ledger::{self, Finding},
};

async fn sql(world: &World, statement: &str) {
    let raw = world.raw().await;
    assert_eq!(raw.execute_unprepared(statement).await.unwrap().rows_affected(), 1, "{statement}");
    raw.close().await.unwrap();
}

async fn findings(world: &World) -> Vec<Finding> {
    ledger::verify(&world.store, &administrator(), None).await.unwrap().findings
}

/// The index of the draw's newest entry of a kind.
async fn entry(world: &World, id: DrawId, kind: &str) -> u64 {
    let about = ledger::Filter { kind: Some(kind.into()), subject: Some(store::draws::subject(id)) };
    ledger::page(&world.store, &about, None, 1).await.unwrap().entries[0].index
}

both_databases! {
    async fn every_touched_row_is_named(world: World) {
        let scene = Scene::small(&world).await;
        let id = scene.up_to(&world.store, Step::Run).await;
        assert_whole(&world.store).await;
        let (drawn, fixed) = (entry(&world, id, "draw.drawn").await, entry(&world, id, "draw.fixed").await);
        let revealed = entry(&world, id, "draw.number-entered").await;
        let seated = text(&world.store, "SELECT MIN(label) AS found FROM draw_pool WHERE room IS NOT NULL").await;
        let spare = text(&world.store, "SELECT MIN(label) AS found FROM draw_pool WHERE room IS NULL").await;
        let (zero, edited) = ("0".repeat(64), |table: &str, id: String, entry| Finding::RowEdited { table: table.into(), id, entry });
        sql(&world, &format!("UPDATE draws SET result_hash = '{zero}'")).await;
        sql(&world, &format!("UPDATE draw_supervisors SET number = '{zero}' WHERE label = 'S2'")).await;
        sql(&world, &format!("UPDATE draw_pool SET room = 'R009' WHERE label = '{seated}'")).await;
        sql(&world, &format!("DELETE FROM draw_pool WHERE label = '{spare}'")).await;
        let copied = "INSERT INTO draw_pool SELECT draw_id, 'ZZZZZZZZ', examiner_id, unit_label, room, role, k FROM draw_pool";
        sql(&world, &format!("{copied} WHERE label = '{seated}'")).await;
        let mut found = findings(&world).await;
        found.sort();
        let mut expected = vec![
            edited("draws", id.to_string(), drawn),
            edited("draw_supervisors", format!("{id}/S2"), revealed),
            edited("draw_pool", format!("{id}/{seated}"), drawn),
            Finding::RowDeleted { table: "draw_pool".into(), id: format!("{id}/{spare}"), entry: fixed },
            Finding::RowInserted { table: "draw_pool".into(), id: format!("{id}/ZZZZZZZZ") },
        ];
        expected.sort();
        assert_eq!(found, expected);
    }

    async fn every_column_of_a_draw_is_bound(world: World) {
        let scene = Scene::small(&world).await;
        let id = scene.up_to(&world.store, Step::Run).await;
        let raw = world.raw().await;
        const COLUMNS: [(&str, &str); 3] = [
            ("draws", "title day region opens_at state plan frozen frozen_hash beacon_signature result result_hash closed created_at fixed_at drawn_at"),
            ("draw_supervisors", "office commitment committed_at number revealed_at"),
            ("draw_pool", "unit_label room role"),
        ];
        for (table, columns) in COLUMNS {
            for column in columns.split(' ') {
                let changed = if column.ends_with("_at") { "'1999-01-01T00:00:00Z'".to_owned() } else { "'x'".to_owned() };
                let one = format!("{table} WHERE draw_id = '{id}' AND label = (SELECT MIN(label) FROM {table})");
                let one = if table == "draws" { format!("draws WHERE id = '{id}'") } else { one };
                let rows = one.replace(table, "").trim().to_owned();
                let rows = if table == "draws" { rows } else { format!("WHERE draw_id = '{id}' AND label = (SELECT MIN(label) FROM {table})") };
                raw.execute_unprepared(&format!("CREATE TABLE kept AS SELECT * FROM {one}")).await.unwrap();
                sql(&world, &format!("UPDATE {table} SET {column} = {changed} {rows}")).await;
                let found = findings(&world).await;
                assert!(matches!(&found[..], [Finding::RowEdited { table: named, .. }] if named == table), "{table}.{column}: {found:?}");
                raw.execute_unprepared(&format!("UPDATE {table} SET {column} = (SELECT {column} FROM kept) {rows}")).await.unwrap();
                raw.execute_unprepared("DROP TABLE kept").await.unwrap();
            }
        }
        assert_whole(&world.store).await;
    }

    async fn a_changed_number_or_document_enters_no_draw(world: World) {
        let scene = Scene::small(&world).await;
        let id = scene.up_to(&world.store, Step::Number(1)).await;
        let other = number(7).to_hex();
        sql(&world, &format!("UPDATE draw_supervisors SET number = '{other}' WHERE label = 'S1'")).await;
        assert!(matches!(scene.take(&world.store, id, Step::Run).await, Err(StoreError::Unreadable(_))));
        let right = number(0).to_hex();
        sql(&world, &format!("UPDATE draw_supervisors SET number = '{right}' WHERE label = 'S1'")).await;
        sql(&world, "UPDATE draws SET frozen = REPLACE(frozen, '\"reveal_grace_minutes\":30', '\"reveal_grace_minutes\":31')").await;
        assert!(matches!(scene.take(&world.store, id, Step::Run).await, Err(StoreError::Unreadable(_))));
        assert_no_result(&world.store, id).await;
        sql(&world, "UPDATE draws SET frozen = REPLACE(frozen, '\"reveal_grace_minutes\":31', '\"reveal_grace_minutes\":30')").await;
        scene.take(&world.store, id, Step::Run).await.unwrap();
        assert_eq!(code(scene.take(&world.store, id, Step::Run).await), Code::AlreadyDone);
        assert_whole(&world.store).await;
    }
}
