//! Records of an examiner's life, and declarations of avoidance.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let records = of_examiner("examiner_records")
            .col(text("kind"))
            .col(text("day"))
            .col(text("detail"))
            .col(text("basis"))
            .col(text("agency"))
            .col(text_null("account"))
            .col(text("at"))
            .take();
        let avoidances = of_examiner("examiner_avoidances")
            .col(text("relation"))
            .col(text_null("person"))
            .col(text_null("unit"))
            .col(text_null("position"))
            .col(boolean("by_examiner"))
            .col(text_null("account"))
            .col(text("at"))
            .col(text_null("ended_at"))
            .col(text_null("ended_because"))
            .col(text_null("ended_by"))
            .take();
        for table in [records, avoidances] {
            manager.create_table(table).await?;
        }
        for table in ["examiner_records", "examiner_avoidances"] {
            let name = format!("{table}_examiner");
            let index = Index::create().name(name).table(table).col("examiner").col("id").take();
            manager.create_index(index).await?;
        }
        let by_kind = Index::create().name("examiner_records_kind").table("examiner_records").col("kind").take();
        manager.create_index(by_kind).await
    }
}

/// A table of which each row belongs to one examiner.
fn of_examiner(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(text("id").primary_key())
        .col(text("examiner"))
        .foreign_key(ForeignKey::create().from(table, "examiner").to("examiners", "id"))
        .take()
}
