//! The cases whose days are counted every night are found without reading all that ever were: an index of those alone.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = "CREATE INDEX cases_open ON cases (id) \
                   WHERE due IS NOT NULL OR effect_at IS NOT NULL OR watch_at IS NOT NULL";
        manager.get_connection().execute_unprepared(sql).await.map(drop)
    }
}
