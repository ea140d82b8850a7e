//! Claims of points that the law adds, with their decisions.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("bonus_claims")
            .col(string("application_id").primary_key())
            .col(string("recruitment_id"))
            .col(string("bonus"))
            .col(big_integer("points"))
            .col(string("state"))
            .col(string("claimed_at"))
            .col(string_null("decided_by"))
            .col(string_null("decided_at"))
            .col(text_null("reason"))
            .foreign_key(ForeignKey::create().from("bonus_claims", "application_id").to("applications", "id"))
            .foreign_key(ForeignKey::create().from("bonus_claims", "recruitment_id").to("recruitments", "id"))
            .take();
        manager.create_table(table).await?;
        let by_recruitment = Index::create().name("bonus_claims_recruitment").table("bonus_claims").to_owned();
        manager.create_index(by_recruitment.clone().col("recruitment_id").col("state").to_owned()).await
    }
}
