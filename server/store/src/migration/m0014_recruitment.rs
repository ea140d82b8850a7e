//! Recruitments: versions of schemes, approved quota notices, plans, positions and their amendments.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let schemes = Table::create()
            .table("schemes")
            .col(string("key"))
            .col(big_integer("version"))
            .col(text("document"))
            .col(string("at"))
            .primary_key(Index::create().col("key").col("version"))
            .take();
        let quota = Table::create()
            .table("quota_notices")
            .col(string("number").primary_key())
            .col(string("region"))
            .col(string("unit"))
            .col(string("kind"))
            .col(big_integer("count"))
            .col(string("expires"))
            .col(string("at"))
            .take();
        let recruitments = Table::create()
            .table("recruitments")
            .col(string("id").primary_key())
            .col(string("title"))
            .col(string("region"))
            .col(string("kind"))
            .col(string("state"))
            .col(text("plan"))
            .col(text_null("scheme"))
            .col(string_null("submitted_by"))
            .col(string_null("returned_because"))
            .col(string_null("announced_on"))
            .col(string("created_at"))
            .col(big_integer("version"))
            .take();
        let positions = of_recruitment("positions")
            .col(string("agency"))
            .col(string("unit"))
            .col(string("title"))
            .col(string("place"))
            .col(string("education"))
            .col(big_integer("places"))
            .col(text("document"))
            .col(text("search"))
            .col(string_null("quota"))
            .col(string("state"))
            .col(big_integer("version"))
            .primary_key(Index::create().col("recruitment_id").col("code"))
            .foreign_key(ForeignKey::create().from("positions", "quota").to("quota_notices", "number"))
            .take();
        let amendments = of_recruitment("amendments")
            .col(string("id").primary_key())
            .col(text("before"))
            .col(text("after"))
            .col(text("reason"))
            .col(string("state"))
            .col(string("proposed_by"))
            .col(string("proposed_at"))
            .col(string_null("decided_at"))
            .take();
        let imports = Table::create()
            .table("position_imports")
            .col(string("recruitment_id").primary_key())
            .col(text("doubts"))
            .foreign_key(ForeignKey::create().from("position_imports", "recruitment_id").to("recruitments", "id"))
            .take();
        for table in [schemes, quota, recruitments, positions, amendments, imports] {
            manager.create_table(table).await?;
        }
        for (name, table, column) in [
            ("positions_quota", "positions", "quota"),
            ("quota_notices_unit", "quota_notices", "unit"),
            ("recruitments_state", "recruitments", "state"),
        ] {
            manager.create_index(Index::create().name(name).table(table).col(column).take()).await?;
        }
        let by_position = Index::create().name("amendments_position").table("amendments").to_owned();
        manager.create_index(by_position.clone().col("recruitment_id").col("code").to_owned()).await
    }
}

/// A table of which each row belongs to one position's code of a recruitment.
fn of_recruitment(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(string("recruitment_id"))
        .col(string("code"))
        .foreign_key(ForeignKey::create().from(table, "recruitment_id").to("recruitments", "id"))
        .to_owned()
}
