//! What supervision keeps: the points of powers that are to be evaluated again, and their evaluations.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [reevaluations(), evaluations()] {
            manager.create_table(table).await?;
        }
        for sql in [
            "CREATE INDEX power_reevaluations_power ON power_reevaluations (code)",
            "CREATE INDEX power_reevaluations_due ON power_reevaluations (asked_at) WHERE done IS NULL",
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
