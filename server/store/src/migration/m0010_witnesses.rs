//! What outside witnesses have cosigned.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let witnesses = Table::create()
            .table("witnesses")
            .col(string("key").primary_key())
            .col(big_integer("size"))
            .col(text_null("line"))
            .col(string("asked"))
            .col(string_null("trouble"))
            .take();
        manager.create_table(witnesses).await
    }
}
