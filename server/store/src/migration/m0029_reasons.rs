//! Reasons in words of what was decided against a candidate after the papers, who raised an objection from an account,
//! and how far those who were not called have been told.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [reasons(), objectors(), tellings()] {
            manager.create_table(table).await?;
        }
        let columns = ["account", "recruitment_id"];
        let mut index = Index::create().name("objectors_account").table("objectors").to_owned();
        for column in columns {
            index.col(column);
        }
        manager.create_index(index).await
    }
}

fn reasons() -> TableCreateStatement {
    Table::create()
        .table("standing_reasons")
        .col(string("application_id").primary_key())
        .col(text("words"))
        .col(string("given_by"))
        .col(string("given_at"))
        .to_owned()
}

fn objectors() -> TableCreateStatement {
    Table::create()
        .table("objectors")
        .col(string("objection_id").primary_key())
        .col(string("recruitment_id"))
        .col(string("account"))
        .to_owned()
}

fn tellings() -> TableCreateStatement {
    Table::create()
        .table("shortlist_tellings")
        .col(string("recruitment_id").primary_key())
        .col(string("told_to"))
        .to_owned()
}
