//! Which kind of mistake a correction mends. Corrections of before have none: their seals cover them as they are.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let kind = Table::alter().table("score_corrections").add_column(text_null("because")).to_owned();
        manager.alter_table(kind).await
    }
}
