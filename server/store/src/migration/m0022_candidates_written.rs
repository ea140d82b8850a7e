//! The index of candidates by position also holds the written total, so that who leads a position is found without
//! reading everybody.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name("candidates_position").table("candidates").to_owned()).await?;
        let columns = ["recruitment_id", "position_code", "written"];
        let mut index = Index::create().name("candidates_written").table("candidates").to_owned();
        for column in columns {
            index.col(column);
        }
        manager.create_index(index).await
    }
}
