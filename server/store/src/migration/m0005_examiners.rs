//! The register of examiners, its changes of state, and the rosters that wait for their confirmation.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let examiners = Table::create()
            .table("examiners")
            .col(text("id").primary_key())
            .col(text("name"))
            .col(text("work_unit"))
            .col(text("region"))
            .col(text("certificate"))
            .col(text("valid_until"))
            .col(boolean("chief"))
            .col(boolean("deputy"))
            .col(boolean("public"))
            .col(text("specialities"))
            .col(text("state"))
            .col(text("identity"))
            .col(text("identity_index").unique_key())
            .col(text("created"))
            .col(text("changed"))
            .take();
        let changes = Table::create()
            .table("examiner_changes")
            .col(text("id").primary_key())
            .col(text("examiner"))
            .col(text("from_state"))
            .col(text("transition"))
            .col(text("to_state"))
            .col(text("reason"))
            .col(text("agency"))
            .col(text_null("account"))
            .col(text("at"))
            .foreign_key(ForeignKey::create().from("examiner_changes", "examiner").to("examiners", "id"))
            .take();
        let imports = Table::create()
            .table("imports")
            .col(text("id").primary_key())
            .col(text_null("account"))
            .col(text("file_name"))
            .col(text("file_sha256"))
            .col(text("content"))
            .col(text("mapping"))
            .col(text("state"))
            .col(text_null("outcome"))
            .col(text("created"))
            .col(text("expires"))
            .take();
        for table in [examiners, changes, imports] {
            manager.create_table(table).await?;
        }
        let by_region = Index::create().name("examiners_region").table("examiners").col("region").col("id").take();
        let by_state = Index::create().name("examiners_state").table("examiners").col("state").col("id").take();
        let by_examiner = Index::create()
            .name("examiner_changes_examiner")
            .table("examiner_changes")
            .col("examiner")
            .col("id")
            .take();
        let by_expiry = Index::create().name("imports_expires").table("imports").col("expires").take();
        for index in [by_region, by_state, by_examiner, by_expiry] {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}
