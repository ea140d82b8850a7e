//! The daily desk: what waits is found by item and state; opinions that are kept, comments on cases, and the days on which
//! a post is covered for.

use domain::{
    approvals::{
        flow::{Flow, StepKind},
        item::built_in,
        post::PostCode,
        record::Part,
    },
    supervision::Responsible,
};
use sea_orm_migration::{prelude::*, schema::*, sea_orm::Statement};

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
        say_covers(manager).await?;
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

/// Says of the tasks that wait already which of them wait for a post that covers, and for whom.
async fn say_covers(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let db = manager.get_connection();
    let backend = db.get_database_backend();
    let unreadable = |error: serde_json::Error| DbErr::Migration(format!("item: {error}"));
    let mut items = built_in().map_err(unreadable)?;
    for row in db.query_all_raw(Statement::from_string(backend, "SELECT document FROM item_versions")).await? {
        let document: String = row.try_get("", "document")?;
        items.push(serde_json::from_str(&document).map_err(unreadable)?);
    }
    let waiting = "SELECT DISTINCT cases.item, cases.item_version, case_tasks.step, case_tasks.post FROM case_tasks \
                   INNER JOIN cases ON cases.id = case_tasks.case_id";
    for row in db.query_all_raw(Statement::from_string(backend, waiting)).await? {
        let (code, version): (String, i64) = (row.try_get("", "item")?, row.try_get("", "item_version")?);
        let (step, post): (String, String) = (row.try_get("", "step")?, row.try_get("", "post")?);
        let item = items.iter().find(|item| item.code.as_str() == code && i64::from(item.version) == version);
        let own = item.and_then(|item| own_post(&item.flow, &step)).filter(|own| own.0 != post);
        let Some(PostCode(own)) = own else { continue };
        let sql = "UPDATE case_tasks SET covers = $1 WHERE step = $2 AND post = $3 AND case_id IN \
                   (SELECT id FROM cases WHERE item = $4 AND item_version = $5)";
        let values = [own.into(), step.into(), post.into(), code.into(), version.into()];
        db.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    }
    Ok(())
}

/// The post whose own a waiting part is.
fn own_post(flow: &Flow, part: &str) -> Option<PostCode> {
    let posts = Responsible::of(flow)?;
    match Part::parse(part)? {
        Part::Acceptance => Some(posts.accept),
        Part::Correction => Some(posts.decide),
        Part::Delivery => Some(posts.deliver),
        Part::Step(step) => match &flow.step(&step)?.kind {
            StepKind::Task(task) => task.post.clone(),
            _ => None,
        },
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
        .col(string_null("account"))
        .col(string("at"))
        .col(string_null("ended_at"))
        .foreign_key(ForeignKey::create().from("absences", "account").to("accounts", "id"))
        .take()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_waiting_part_is_its_tasks_own_and_acceptance_and_delivery_are_the_first_tasks() {
        let item = built_in().unwrap().into_iter().find(|item| item.code.as_str() == "XK2210100Y").unwrap();
        let own = |part: &str| own_post(&item.flow, part).map(|post| post.0);
        assert_eq!(own("@acceptance").as_deref(), Some("220000-hall-01"));
        assert_eq!(own("@delivery").as_deref(), Some("220000-hall-01"));
        assert_eq!(own("review").as_deref(), Some("220000-market-02"));
        assert_eq!(own("nowhere"), None);
    }
}
