//! The stops of clocks that have ended, for the monthly figures, and the hearings that were called, for the public list; those
//! of earlier cases are filled in little by little, with their parts.

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
        manager.create_table(hearings()).await?;
        for sql in [
            "CREATE INDEX case_stops_month ON case_stops (month, reason, days, ran_out)",
            "CREATE INDEX case_hearings_day ON case_hearings (on_day, case_id, place_in_case)",
            "UPDATE case_part_filling SET after = ''",
        ] {
            manager.get_connection().execute_unprepared(sql).await?;
        }
        Ok(())
    }
}

fn hearings() -> TableCreateStatement {
    Table::create()
        .table("case_hearings")
        .col(string("case_id"))
        .col(big_integer("place_in_case"))
        .col(string("on_day"))
        .col(string_null("at_time"))
        .col(text("place"))
        .col(string("called_on"))
        .col(string("by_whom"))
        .col(string("standing"))
        .col(string_null("held_on"))
        .primary_key(Index::create().col("case_id").col("place_in_case"))
        .take()
}
