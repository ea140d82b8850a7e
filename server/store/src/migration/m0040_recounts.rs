//! Counting open deadlines again after the import of a year's notice.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("calendar_recounts")
            .col(big_integer("year").primary_key())
            .col(string("asked_at"))
            .col(string_null("done_at"))
            .col(big_integer("counted"))
            .col(big_integer("moved"))
            .foreign_key(ForeignKey::create().from("calendar_recounts", "year").to("calendar_notices", "year"))
            .take();
        manager.create_table(table).await
    }
}
