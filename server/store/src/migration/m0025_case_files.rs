//! Papers of cases in their versions, the forms of applications that are not handed in yet, what applicants think of how
//! their cases were handled, and the case that gave the licence which another is about.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [papers(), drafts(), evaluations(), origins()] {
            manager.create_table(table).await?;
        }
        for (name, table, columns) in [
            ("case_drafts_saved", "case_drafts", &["saved_at"][..]),
            ("evaluations_low", "evaluations", &["open", "at", "case_id"]),
            ("case_origins_of", "case_origins", &["of_case"]),
        ] {
            let mut index = Index::create().name(name).table(table).to_owned();
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

fn papers() -> TableCreateStatement {
    Table::create()
        .table("case_papers")
        .col(string("id").primary_key())
        .col(string("case_id"))
        .col(string("material"))
        .col(big_integer("version"))
        .col(string_null("post"))
        .col(string("account"))
        .col(text("name"))
        .col(string("format"))
        .col(big_integer("size"))
        .col(string("sha256"))
        .col(text("content"))
        .col(string("at"))
        .foreign_key(ForeignKey::create().from("case_papers", "case_id").to("cases", "id"))
        .foreign_key(ForeignKey::create().from("case_papers", "account").to("accounts", "id"))
        // Whatever two requests do at once, a version is there once.
        .index(Index::create().name("case_papers_version").unique().col("case_id").col("material").col("version"))
        .take()
}

fn drafts() -> TableCreateStatement {
    Table::create()
        .table("case_drafts")
        .col(string("account"))
        .col(string("item"))
        .col(text("typed"))
        .col(string("saved_at"))
        .primary_key(Index::create().col("account").col("item"))
        .foreign_key(ForeignKey::create().from("case_drafts", "account").to("accounts", "id"))
        .take()
}

fn evaluations() -> TableCreateStatement {
    Table::create()
        .table("evaluations")
        .col(string("case_id").primary_key())
        .col(string_null("account"))
        .col(string("at"))
        .col(big_integer("mark"))
        .col(text("aspects"))
        .col(text_null("comment"))
        .col(text_null("progress"))
        .col(boolean("open"))
        .foreign_key(ForeignKey::create().from("evaluations", "case_id").to("cases", "id"))
        .take()
}

fn origins() -> TableCreateStatement {
    Table::create()
        .table("case_origins")
        .col(string("case_id").primary_key())
        .col(string("of_case"))
        .foreign_key(ForeignKey::create().from("case_origins", "case_id").to("cases", "id"))
        .foreign_key(ForeignKey::create().from("case_origins", "of_case").to("cases", "id"))
        .take()
}
