//! Imported working-day notices and their days.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let notices = Table::create()
            .table("calendar_notices")
            .col(big_integer("year").primary_key())
            .col(text("basis"))
            .col(text("imported_at"))
            .take();
        let days = Table::create()
            .table("calendar_days")
            .col(text("id").primary_key())
            .col(big_integer("year"))
            .col(text("day"))
            .col(text("exception"))
            .foreign_key(ForeignKey::create().from("calendar_days", "year").to("calendar_notices", "year"))
            .take();
        manager.create_table(notices).await?;
        manager.create_table(days).await?;
        let by_year = Index::create().name("calendar_days_year").table("calendar_days").col("year").take();
        manager.create_index(by_year).await
    }
}
