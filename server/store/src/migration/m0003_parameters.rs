//! The dated parameter table.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let parameters = Table::create()
            .table("parameters")
            .col(text("id").primary_key())
            .col(text("key"))
            .col(text("value"))
            .col(text("basis"))
            .col(text("valid_from"))
            .col(text_null("valid_to"))
            .col(text("set_at"))
            .take();
        manager.create_table(parameters).await?;
        let by_key = Index::create().name("parameters_key").table("parameters").col("key").col("valid_from").take();
        manager.create_index(by_key).await
    }
}
