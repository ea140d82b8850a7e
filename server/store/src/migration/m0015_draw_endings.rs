//! Proofs that nothing could be drawn, and the places of lots that changed hands.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let impossible = Table::create()
            .table("draw_impossible")
            .col(string("draw_id").primary_key())
            .col(text("document"))
            .col(string("document_hash"))
            .col(text_null("certificate"))
            .foreign_key(ForeignKey::create().from("draw_impossible", "draw_id").to("draws", "id"))
            .take();
        let replacements = Table::create()
            .table("draw_lot_replacements")
            .col(string("draw_id"))
            .col(big_integer("number"))
            .col(string("group_label"))
            .col(string("out_entry"))
            .col(string("because"))
            .col(string_null("into_entry"))
            .col(string("at"))
            .primary_key(Index::create().col("draw_id").col("number"))
            .foreign_key(ForeignKey::create().from("draw_lot_replacements", "draw_id").to("draws", "id"))
            .take();
        for table in [impossible, replacements] {
            manager.create_table(table).await?;
        }
        Ok(())
    }
}
