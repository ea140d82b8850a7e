//! What supervision keeps: the points of powers that are to be evaluated again, and their evaluations; the parts of cases
//! that have ended, by month. What has ended follows from encrypted events, so the program fills it when it has the keys.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [reevaluations(), evaluations(), parts(), filling()] {
            manager.create_table(table).await?;
        }
        for sql in [
            "CREATE INDEX power_reevaluations_power ON power_reevaluations (code)",
            "CREATE INDEX power_reevaluations_due ON power_reevaluations (asked_at) WHERE done IS NULL",
            "CREATE INDEX case_parts_month ON case_parts (month, post, days, within_promise, within_limit)",
            "INSERT INTO case_part_filling (id, after) VALUES (1, '')",
            "CREATE INDEX power_evaluations_power ON power_evaluations (code)",
        ] {
            manager.get_connection().execute_unprepared(sql).await?;
        }
        Ok(())
    }
}

fn reevaluations() -> TableCreateStatement {
    Table::create()
        .table("power_reevaluations")
        .col(string("id").primary_key())
        .col(string("code"))
        .col(string("because"))
        .col(string_null("step"))
        .col(big_integer("version"))
        .col(string_null("asked_by"))
        .col(string("asked_at"))
        .col(text_null("done"))
        .col(string_null("evaluation_id"))
        .take()
}

fn evaluations() -> TableCreateStatement {
    Table::create()
        .table("power_evaluations")
        .col(string("id").primary_key())
        .col(string("code"))
        .col(big_integer("version"))
        .col(string("outcome"))
        .col(text("points"))
        .col(text("concerns"))
        .col(text("reason"))
        .col(string("state"))
        .col(string("proposed_by"))
        .col(string("proposed_at"))
        .col(string_null("decided_by"))
        .col(string_null("decided_at"))
        .foreign_key(ForeignKey::create().from("power_evaluations", "proposed_by").to("accounts", "id"))
        .take()
}

fn parts() -> TableCreateStatement {
    Table::create()
        .table("case_parts")
        .col(string("case_id"))
        .col(string("scope"))
        .col(string("month"))
        .col(string("post"))
        .col(big_integer("days"))
        .col(boolean("within_promise"))
        .col(boolean("within_limit"))
        .primary_key(Index::create().col("case_id").col("scope"))
        .take()
}

fn filling() -> TableCreateStatement {
    Table::create().table("case_part_filling").col(big_integer("id").primary_key()).col(string_null("after")).take()
}
