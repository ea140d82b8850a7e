//! What each step of a recruitment moved on quota notices.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("quota_movements")
            .col(string("id").primary_key())
            .col(string("number"))
            .col(string("recruitment_id"))
            .col(string("cause"))
            .col(big_integer("reserved_before"))
            .col(big_integer("reserved_after"))
            .col(big_integer("used_before"))
            .col(big_integer("used_after"))
            .col(string("at"))
            .foreign_key(ForeignKey::create().from("quota_movements", "number").to("quota_notices", "number"))
            .foreign_key(ForeignKey::create().from("quota_movements", "recruitment_id").to("recruitments", "id"))
            .take();
        manager.create_table(table).await?;
        let by_number = Index::create().name("quota_movements_number").table("quota_movements").to_owned();
        manager.create_index(by_number.clone().col("number").to_owned()).await
    }
}
