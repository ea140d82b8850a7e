//! The cases of a day by when they came in: the hall's screen counts them without reading the others.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let received = Index::create().name("cases_received").table("cases").col("filed_at").to_owned();
        manager.create_index(received).await
    }
}
