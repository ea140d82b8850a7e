//! Sittings of rooms on the interview day: numbers called, scores, signatures and corrections.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sittings = Table::create()
            .table("score_sittings")
            .col(string("id").primary_key())
            .col(string("draw_id"))
            .col(string("room"))
            .col(string("place"))
            .col(string("day"))
            .col(big_integer("chief"))
            .col(big_integer("deputy"))
            .col(big_integer("public"))
            .col(big_integer("candidates"))
            .col(big_integer("called"))
            .col(string("opened_at"))
            .col(string_null("closed_at"))
            .foreign_key(ForeignKey::create().from("score_sittings", "draw_id").to("draws", "id"))
            .to_owned();
        manager.create_table(sittings).await?;
        unique(manager, "score_sitting_room", "score_sittings", &["draw_id", "room"]).await?;
        let turns = of_sitting("score_turns")
            .col(string("called_at"))
            .col(string_null("announced_at"))
            .col(big_integer_null("mean"))
            .col(big_integer("announcements"))
            .primary_key(Index::create().col("sitting_id").col("number"))
            .to_owned();
        manager.create_table(turns).await?;
        let scores = of_sitting("scores")
            .col(string("id").primary_key())
            .col(string("role"))
            .col(big_integer("k"))
            .col(big_integer("hundredths"))
            .col(string("send_id"))
            .col(string("account_id"))
            .col(string("entered_at"))
            .to_owned();
        manager.create_table(scores).await?;
        unique(manager, "score_seat", "scores", &["sitting_id", "number", "role", "k"]).await?;
        let signatures = of_sitting("score_signatures")
            .col(string("id").primary_key())
            .col(big_integer("announcement"))
            .col(string("signer"))
            .col(string("account_id"))
            .col(string("signed_at"))
            .to_owned();
        manager.create_table(signatures).await?;
        let once = ["sitting_id", "number", "announcement", "signer"];
        unique(manager, "score_signature_once", "score_signatures", &once).await?;
        let corrections = of_sitting("score_corrections")
            .col(string("id").primary_key())
            .col(string("role"))
            .col(big_integer("k"))
            .col(big_integer("old"))
            .col(big_integer("new"))
            .col(text("reason"))
            .col(string("asked_by"))
            .col(string("asked_at"))
            .col(string("state"))
            .col(string_null("decided_by"))
            .col(string_null("decided_at"))
            .to_owned();
        manager.create_table(corrections).await?;
        let index = Index::create().name("score_correction_number").table("score_corrections").to_owned();
        manager.create_index(index.clone().col("sitting_id").col("number").to_owned()).await
    }
}

/// A table of which each row belongs to one number of a sitting.
fn of_sitting(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(string("sitting_id"))
        .col(big_integer("number"))
        .foreign_key(ForeignKey::create().from(table, "sitting_id").to("score_sittings", "id"))
        .to_owned()
}

async fn unique(
    manager: &SchemaManager<'_>,
    name: &'static str,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    let mut index = Index::create().name(name).table(table).unique().to_owned();
    for column in columns {
        index.col(*column);
    }
    manager.create_index(index).await
}
