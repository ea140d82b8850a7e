//! Places that staff entered as given up by mistake, and the two persons who restore them.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("restorings")
            .col(string("id").primary_key())
            .col(string("application_id"))
            .col(string("recruitment_id"))
            .col(string("ticket"))
            .col(text("mistake"))
            .col(string("state"))
            .col(string("proposed_by"))
            .col(string("proposed_at"))
            .col(string_null("decided_by"))
            .col(string_null("decided_at"))
            .foreign_key(ForeignKey::create().from("restorings", "recruitment_id").to("recruitments", "id"))
            .take();
        manager.create_table(table).await?;
        let of = Index::create().name("restorings_recruitment").table("restorings").col("recruitment_id").to_owned();
        manager.create_index(of).await
    }
}
