//! What is open is found without reading all that ever was: the cases whose days are counted every night, and the cards of
//! the board, in its order and by post.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name("cards_open").table("cards").to_owned()).await?;
        for sql in [
            "CREATE INDEX cases_open ON cases (id) \
             WHERE due IS NOT NULL OR effect_at IS NOT NULL OR watch_at IS NOT NULL",
            "CREATE INDEX cards_board ON cards (open, at, id)",
            "CREATE INDEX cards_counted ON cards (open, post, colour)",
        ] {
            manager.get_connection().execute_unprepared(sql).await?;
        }
        Ok(())
    }
}
