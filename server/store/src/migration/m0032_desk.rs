//! The daily desk: what waits is found by item and state; opinions that are kept, comments on cases, and the days on which
//! a post is covered for.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["item", "state", "covers"] {
            let column = Table::alter().table("case_tasks").add_column(string(column).default("")).to_owned();
            manager.alter_table(column).await?;
        }
        let known = "UPDATE case_tasks SET item = (SELECT item FROM cases WHERE cases.id = case_tasks.case_id), \
                     state = (SELECT state FROM cases WHERE cases.id = case_tasks.case_id)";
        manager.get_connection().execute_unprepared(known).await?;
        manager.drop_index(Index::drop().name("case_tasks_due").table("case_tasks").to_owned()).await?;
        for table in [opinions(), shared_opinions(), comments(), absences()] {
            manager.create_table(table).await?;
        }
        for (name, table, columns) in [
            // What waits for a post by the day on which they are due, of all, of a state, of an item in a state.
            ("case_tasks_due", "case_tasks", &["post", "region", "covers", "due", "case_id"][..]),
            ("case_tasks_state", "case_tasks", &["post", "region", "covers", "state", "due", "case_id"]),
            ("case_tasks_item", "case_tasks", &["post", "region", "covers", "item", "state", "due", "case_id"]),
            ("opinions_account", "opinions", &["account"]),
            ("shared_opinions_item", "shared_opinions", &["item"]),
            ("case_comments_case", "case_comments", &["case_id", "at"]),
            ("absences_cover", "absences", &["cover", "until"]),
            ("absences_post", "absences", &["post", "until"]),
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

fn opinions() -> TableCreateStatement {
    Table::create()
        .table("opinions")
        .col(string("id").primary_key())
        .col(string("account"))
        .col(text("words"))
        .col(string("at"))
        .foreign_key(ForeignKey::create().from("opinions", "account").to("accounts", "id"))
        .take()
}

fn shared_opinions() -> TableCreateStatement {
    Table::create()
        .table("shared_opinions")
        .col(string("id").primary_key())
        .col(string("item"))
        .col(string("account"))
        .col(text("words"))
        .col(string("at"))
        .col(string_null("removed_at"))
        .foreign_key(ForeignKey::create().from("shared_opinions", "account").to("accounts", "id"))
        .take()
}

fn comments() -> TableCreateStatement {
    Table::create()
        .table("case_comments")
        .col(string("id").primary_key())
        .col(string("case_id"))
        .col(string("post"))
        .col(string("account"))
        .col(text("words"))
        .col(string("at"))
        .foreign_key(ForeignKey::create().from("case_comments", "case_id").to("cases", "id"))
        .foreign_key(ForeignKey::create().from("case_comments", "account").to("accounts", "id"))
        .take()
}

fn absences() -> TableCreateStatement {
    Table::create()
        .table("absences")
        .col(string("id").primary_key())
        .col(string("post"))
        .col(string("region"))
        .col(string("cover"))
        .col(string("from_day"))
        .col(string("until"))
        .col(string("account"))
        .col(string("at"))
        .col(string_null("ended_at"))
        .foreign_key(ForeignKey::create().from("absences", "account").to("accounts", "id"))
        .take()
}
