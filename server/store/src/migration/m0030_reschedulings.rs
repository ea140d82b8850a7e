//! Changes of an announced recruitment's days.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("reschedulings")
            .col(string("id").primary_key())
            .col(string("recruitment_id"))
            .col(text("before"))
            .col(text("after"))
            .col(text("reason"))
            .col(string("state"))
            .col(string("proposed_by"))
            .col(string("proposed_at"))
            .col(string_null("decided_at"))
            .foreign_key(ForeignKey::create().from("reschedulings", "recruitment_id").to("recruitments", "id"))
            .take();
        manager.create_table(table).await?;
        let by_recruitment = Index::create().name("reschedulings_recruitment").table("reschedulings").to_owned();
        manager.create_index(by_recruitment.clone().col("recruitment_id").to_owned()).await
    }
}
