//! Minimum pass lines of recruitments: proposed by one person, set by another, kept when they are replaced.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("pass_lines")
            .col(string("id").primary_key())
            .col(string("recruitment_id"))
            .col(text("lines"))
            .col(text("reason"))
            .col(string("state"))
            .col(string("proposed_by"))
            .col(string("proposed_at"))
            .col(string_null("decided_by"))
            .col(string_null("decided_at"))
            .foreign_key(ForeignKey::create().from("pass_lines", "recruitment_id").to("recruitments", "id"))
            .take();
        manager.create_table(table).await?;
        let index = Index::create().name("pass_lines_recruitment").table("pass_lines").col("recruitment_id").take();
        manager.create_index(index).await
    }
}
