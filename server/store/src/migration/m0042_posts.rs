//! Posts that were added to those of the program, or that were renamed or ended since.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let posts = Table::create()
            .table("posts")
            .col(string("code").primary_key())
            .col(string("name_zh"))
            .col(string("name_en"))
            .col(string_null("ended_on"))
            .take();
        manager.create_table(posts).await
    }
}
