//! The ledger: its head, its entries, the roots of its full tiles, and the seals of audited rows.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let head = Table::create()
            .table("ledger_head")
            .col(big_integer("id").primary_key())
            .col(big_integer("size"))
            .col(binary("root"))
            .col(binary("frontier"))
            .col(text("vkey"))
            .col(text("keys"))
            .col(binary("mac"))
            .take();
        let entries = Table::create()
            .table("ledger_entries")
            .col(big_integer("index").primary_key())
            .col(text("at"))
            .col(text("kind"))
            .col(text("subject"))
            .col(binary("bytes"))
            .col(binary("leaf_hash"))
            .col(binary("mac"))
            .take();
        let nodes = Table::create()
            .table("ledger_nodes")
            .col(big_integer("level"))
            .col(big_integer("index"))
            .col(binary("hash"))
            .primary_key(Index::create().col("level").col("index"))
            .take();
        let seals = Table::create()
            .table("seals")
            .col(big_integer("entry"))
            .col(big_integer("position"))
            .col(text("row_table"))
            .col(text("row_id"))
            .col(binary("salt"))
            .col(binary("hash"))
            .col(boolean("removed"))
            .col(binary("mac"))
            .primary_key(Index::create().col("entry").col("position"))
            .take();
        for table in [head, entries, nodes, seals] {
            manager.create_table(table).await?;
        }
        let by_kind =
            Index::create().name("ledger_entries_kind").table("ledger_entries").col("kind").col("index").take();
        let by_subject =
            Index::create().name("ledger_entries_subject").table("ledger_entries").col("subject").col("index").take();
        let by_row =
            Index::create().name("seals_row").table("seals").col("row_table").col("row_id").col("entry").take();
        for index in [by_kind, by_subject, by_row] {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}
