//! Applications with their drafts, attachments and payments; candidates with their seats and papers; where each stands
//! after the papers; published lists; requests to check a score again; objections to a public notice.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [applications(), drafts(), attachments(), payments()] {
            manager.create_table(table).await?;
        }
        for table in [candidates(), paper_sheets(), rechecks(), standings(), lists(), objections()] {
            manager.create_table(table).await?;
        }
        for (name, table, columns) in [
            ("applications_account", "applications", &["account"][..]),
            ("applications_identity", "applications", &["recruitment_id", "identity_index"]),
            ("applications_position", "applications", &["recruitment_id", "position_code", "state"]),
            ("applications_work", "applications", &["recruitment_id", "state", "submitted_at"]),
            ("application_attachments_of", "application_attachments", &["application_id"]),
            ("payments_of", "payments", &["application_id"]),
            ("candidates_lookup", "candidates", &["lookup"]),
            ("candidates_position", "candidates", &["recruitment_id", "position_code"]),
            ("paper_sheets_of", "paper_sheets", &["recruitment_id"]),
            ("rechecks_of", "rechecks", &["recruitment_id", "state"]),
            ("standings_position", "standings", &["recruitment_id", "position_code"]),
            ("lists_of", "published_lists", &["recruitment_id", "kind"]),
            ("objections_of", "objections", &["recruitment_id", "state"]),
        ] {
            let mut index = Index::create().name(name).table(table).to_owned();
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        // A person has one place in a recruitment, and a ticket one owner, whatever two requests do at once.
        let unique =
            |name: &'static str, table: &'static str| Index::create().name(name).table(table).unique().to_owned();
        manager.create_index(unique("applications_slot", "applications").col("slot").to_owned()).await?;
        manager.create_index(unique("candidates_ticket", "candidates").col("ticket").to_owned()).await
    }
}

/// A table of which each row belongs to a recruitment.
fn of_recruitment(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(string("recruitment_id"))
        .foreign_key(ForeignKey::create().from(table, "recruitment_id").to("recruitments", "id"))
        .to_owned()
}

/// A table of which each row belongs to an application.
fn of_application(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(string("application_id"))
        .foreign_key(ForeignKey::create().from(table, "application_id").to("applications", "id"))
        .to_owned()
}

fn applications() -> TableCreateStatement {
    of_recruitment("applications")
        .col(string("id").primary_key())
        .col(string("position_code"))
        .col(string("account"))
        .col(string("identity_index"))
        .col(string_null("slot"))
        .col(string("state"))
        .col(text_null("form"))
        .col(string("begun_at"))
        .col(string_null("submitted_at"))
        .col(string_null("reviewer"))
        .col(string_null("reviewed_at"))
        .col(text_null("reasons"))
        .col(string_null("appeal_until"))
        .col(text_null("grounds"))
        .col(string_null("second_reviewer"))
        .col(string_null("pay_until"))
        .col(string_null("paid_at"))
        .col(big_integer("version"))
        .foreign_key(ForeignKey::create().from("applications", "account").to("accounts", "id"))
        .take()
}

fn drafts() -> TableCreateStatement {
    of_application("application_drafts")
        .col(text("typed"))
        .col(string("saved_at"))
        .primary_key(Index::create().col("application_id"))
        .take()
}

fn attachments() -> TableCreateStatement {
    of_application("application_attachments")
        .col(string("id").primary_key())
        .col(string("kind"))
        .col(string("name"))
        .col(string("format"))
        .col(big_integer("size"))
        .col(string("sha256"))
        .col(text("content"))
        .col(string("at"))
        .take()
}

fn payments() -> TableCreateStatement {
    of_application("payments")
        .col(string("reference"))
        .col(big_integer("cents"))
        .col(string("paid_at"))
        .col(string("recorded_at"))
        .col(string("outcome"))
        .primary_key(Index::create().col("application_id").col("reference"))
        .take()
}

fn candidates() -> TableCreateStatement {
    of_recruitment("candidates")
        .col(string("application_id").primary_key())
        .col(string("position_code"))
        .col(string("ticket"))
        .col(string("site"))
        .col(string("room"))
        .col(big_integer("seat"))
        .col(text_null("papers"))
        .col(big_integer_null("written"))
        .col(string("lookup"))
        .foreign_key(ForeignKey::create().from("candidates", "application_id").to("applications", "id"))
        .take()
}

fn paper_sheets() -> TableCreateStatement {
    of_recruitment("paper_sheets")
        .col(string("id").primary_key())
        .col(string("state"))
        .col(text("document"))
        .col(string("sha256"))
        .col(string("imported_by"))
        .col(string("imported_at"))
        .col(string_null("decided_by"))
        .col(string_null("decided_at"))
        .take()
}

fn rechecks() -> TableCreateStatement {
    of_recruitment("rechecks")
        .col(string("id").primary_key())
        .col(string("application_id"))
        .col(big_integer("paper"))
        .col(string("state"))
        .col(text_null("grounds"))
        .col(string("asked_at"))
        .col(text_null("found"))
        .col(string_null("found_by"))
        .col(string_null("decided_by"))
        .col(string_null("decided_at"))
        .foreign_key(ForeignKey::create().from("rechecks", "application_id").to("applications", "id"))
        .take()
}

fn standings() -> TableCreateStatement {
    of_recruitment("standings")
        .col(string("application_id").primary_key())
        .col(string("position_code"))
        .col(string("ticket"))
        .col(big_integer_null("written_rank"))
        .col(string("call"))
        .col(big_integer_null("interview"))
        .col(big_integer_null("total"))
        .col(big_integer_null("total_rank"))
        .col(string("physical"))
        .col(string("inspection"))
        .col(string("fate"))
        .foreign_key(ForeignKey::create().from("standings", "application_id").to("applications", "id"))
        .take()
}

fn lists() -> TableCreateStatement {
    of_recruitment("published_lists")
        .col(string("id").primary_key())
        .col(string("kind"))
        .col(text("document"))
        .col(string("sha256"))
        .col(string("published_at"))
        .col(string_null("published_by"))
        .col(string_null("until"))
        .take()
}

fn objections() -> TableCreateStatement {
    of_recruitment("objections")
        .col(string("id").primary_key())
        .col(string_null("application_id"))
        .col(text("words"))
        .col(text("contact"))
        .col(string("state"))
        .col(string("raised_at"))
        .col(text_null("answer"))
        .col(string_null("decided_by"))
        .col(string_null("decided_at"))
        .take()
}
