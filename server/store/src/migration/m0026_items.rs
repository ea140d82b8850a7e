//! Items that are published in the application: their versions, the drafts of the next ones, and how often the catalogue
//! has changed.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [versions(), drafts(), generation()] {
            manager.create_table(table).await?;
        }
        // The one row: whoever publishes changes it, and whoever files holds it.
        let first = "INSERT INTO item_catalogue (id, generation) VALUES (1, 0)";
        manager.get_connection().execute_unprepared(first).await?;
        Ok(())
    }
}

fn versions() -> TableCreateStatement {
    Table::create()
        .table("item_versions")
        .col(string("code"))
        .col(big_integer("version"))
        .col(text("document"))
        .col(text("authors"))
        .col(string("published_by"))
        .col(string("published_at"))
        .primary_key(Index::create().col("code").col("version"))
        .foreign_key(ForeignKey::create().from("item_versions", "published_by").to("accounts", "id"))
        .take()
}

fn drafts() -> TableCreateStatement {
    Table::create()
        .table("item_drafts")
        .col(string("code").primary_key())
        .col(text("document"))
        .col(text("authors"))
        .col(big_integer("revision"))
        .col(string("saved_at"))
        .take()
}

fn generation() -> TableCreateStatement {
    Table::create().table("item_catalogue").col(big_integer("id").primary_key()).col(big_integer("generation")).take()
}
