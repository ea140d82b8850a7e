//! Approvals: who holds which post, cases with their events and tasks, and the cards of their supervision.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [holdings(), numbers(), cases(), events(), tasks(), cards()] {
            manager.create_table(table).await?;
        }
        for (name, table, columns) in [
            ("post_holdings_account", "post_holdings", &["account"][..]),
            ("cases_account", "cases", &["account"]),
            ("cases_effect", "cases", &["effect_at"]),
            ("cases_watch", "cases", &["watch_at"]),
            ("cases_item", "cases", &["item", "decided_at"]),
            // What waits for a post by the day on which they are due: the work list reads it from its beginning.
            ("case_tasks_due", "case_tasks", &["post", "region", "due", "case_id"]),
            ("cards_open", "cards", &["open", "at"]),
            ("cards_against", "cards", &["post", "at"]),
            ("cards_month", "cards", &["at"]),
        ] {
            let mut index = Index::create().name(name).table(table).to_owned();
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        let number = Index::create().name("cases_number").table("cases").unique().col("number").to_owned();
        manager.create_index(number).await
    }
}

fn holdings() -> TableCreateStatement {
    Table::create()
        .table("post_holdings")
        .col(string("id").primary_key())
        .col(string("post"))
        .col(string("account"))
        .col(text("duties"))
        .col(string("since"))
        .col(string_null("until"))
        .foreign_key(ForeignKey::create().from("post_holdings", "account").to("accounts", "id"))
        .take()
}

/// The last receipt number of each year.
fn numbers() -> TableCreateStatement {
    Table::create().table("case_numbers").col(big_integer("year").primary_key()).col(big_integer("last")).take()
}

fn cases() -> TableCreateStatement {
    Table::create()
        .table("cases")
        .col(string("id").primary_key())
        .col(string("number"))
        .col(string("item"))
        .col(big_integer("item_version"))
        .col(string("region"))
        .col(text("kind"))
        .col(string_null("account"))
        .col(text("applicant"))
        .col(text("form"))
        .col(text("code"))
        .col(string("filed_at"))
        .col(string("state"))
        .col(string_null("due"))
        .col(string_null("law_due"))
        .col(boolean("provisional"))
        .col(string_null("effect_at"))
        .col(string_null("watch_at"))
        .col(string_null("decided_at"))
        .col(string_null("outcome"))
        .col(big_integer("events"))
        .foreign_key(ForeignKey::create().from("cases", "account").to("accounts", "id"))
        .take()
}

/// A table of which each row belongs to a case.
fn of_case(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(string("case_id"))
        .foreign_key(ForeignKey::create().from(table, "case_id").to("cases", "id"))
        .to_owned()
}

fn events() -> TableCreateStatement {
    of_case("case_events")
        .col(big_integer("place"))
        .col(string("at"))
        .col(string("kind"))
        .col(text("content"))
        .primary_key(Index::create().col("case_id").col("place"))
        .take()
}

fn tasks() -> TableCreateStatement {
    of_case("case_tasks")
        .col(string("step"))
        .col(string("post"))
        .col(string("region"))
        .col(string("began"))
        .col(string("due"))
        .primary_key(Index::create().col("case_id").col("step").col("post"))
        .take()
}

fn cards() -> TableCreateStatement {
    of_case("cards")
        .col(string("id").primary_key())
        .col(string("scope"))
        .col(string("cause"))
        .col(string("colour"))
        .col(string("post"))
        .col(string("at"))
        .col(string_null("cure_by"))
        .col(text("progress"))
        .col(boolean("open"))
        .index(Index::create().name("cards_key").unique().col("case_id").col("scope").col("cause"))
        .take()
}
