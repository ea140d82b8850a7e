//! Candidates who were called and did not come.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let absences = Table::create()
            .table("score_absences")
            .col(text("sitting_id"))
            .col(big_integer("number"))
            .col(text("account_id"))
            .col(text("at"))
            .primary_key(Index::create().col("sitting_id").col("number"))
            .foreign_key(ForeignKey::create().from("score_absences", "sitting_id").to("score_sittings", "id"))
            .take();
        manager.create_table(absences).await
    }
}
