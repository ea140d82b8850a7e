//! Changes of the words of announced notices.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("rewordings")
            .col(string("id").primary_key())
            .col(string("recruitment_id"))
            .col(text("before"))
            .col(text("after"))
            .col(text("reason"))
            .col(string("state"))
            .col(string("proposed_by"))
            .col(string("proposed_at"))
            .col(string_null("decided_at"))
            .foreign_key(ForeignKey::create().from("rewordings", "recruitment_id").to("recruitments", "id"))
            .take();
        manager.create_table(table).await?;
        let by_recruitment = Index::create().name("rewordings_recruitment").table("rewordings").to_owned();
        manager.create_index(by_recruitment.clone().col("recruitment_id").to_owned()).await
    }
}
