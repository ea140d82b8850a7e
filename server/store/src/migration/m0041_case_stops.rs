//! The stops of clocks that have ended, for the monthly figures; those of earlier cases are filled in little by little, with
//! their parts.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("case_stops")
            .col(string("case_id"))
            .col(big_integer("place"))
            .col(string("month"))
            .col(string("reason"))
            .col(big_integer("days"))
            .col(boolean("ran_out"))
            .primary_key(Index::create().col("case_id").col("place"))
            .take();
        manager.create_table(table).await?;
        for sql in [
            "CREATE INDEX case_stops_month ON case_stops (month, reason, days, ran_out)",
            "UPDATE case_part_filling SET after = ''",
        ] {
            manager.get_connection().execute_unprepared(sql).await?;
        }
        Ok(())
    }
}
