//! Money that goes back of payments, one row for each payment at most, and what the provider is still to be asked for.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(refunds()).await?;
        manager.create_table(sendings()).await?;
        for sql in [
            "CREATE INDEX refunds_recruitment ON refunds (recruitment_id, state)",
            "CREATE INDEX refund_sendings_due ON refund_sendings (run_at)",
        ] {
            manager.get_connection().execute_unprepared(sql).await?;
        }
        Ok(())
    }
}

fn refunds() -> TableCreateStatement {
    Table::create()
        .table("refunds")
        .col(string("application_id"))
        .col(string("reference"))
        .col(string("recruitment_id"))
        .col(string("position_code"))
        .col(big_integer("cents"))
        .col(string("because"))
        .col(string("state"))
        .col(string("proposed_by"))
        .col(string("proposed_at"))
        .col(string_null("decided_by"))
        .col(string_null("decided_at"))
        .col(string_null("ended_at"))
        .col(big_integer("version"))
        .primary_key(Index::create().col("application_id").col("reference"))
        .foreign_key(ForeignKey::create().from("refunds", "application_id").to("applications", "id"))
        .take()
}

fn sendings() -> TableCreateStatement {
    Table::create()
        .table("refund_sendings")
        .col(string("application_id"))
        .col(string("reference"))
        .col(big_integer("attempts"))
        .col(string("run_at"))
        .col(string_null("lease"))
        .col(string_null("trouble"))
        .primary_key(Index::create().col("application_id").col("reference"))
        .take()
}
