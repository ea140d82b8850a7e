//! Interview seasons and their draws, the seats that changed hands, and the examiners' answers.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let seasons = Table::create()
            .table("seasons")
            .col(string("id").primary_key())
            .col(string("title"))
            .col(string("region"))
            .col(string("first_day"))
            .col(string("last_day"))
            .col(string("state"))
            .col(text("plan"))
            .col(string("created_at"))
            .col(big_integer("version"))
            .take();
        let draws = Table::create()
            .table("season_draws")
            .col(string("draw_id").primary_key())
            .col(string("season_id"))
            .col(string("day"))
            .col(string("purpose"))
            .foreign_key(ForeignKey::create().from("season_draws", "draw_id").to("draws", "id"))
            .foreign_key(ForeignKey::create().from("season_draws", "season_id").to("seasons", "id"))
            .take();
        let replacements = Table::create()
            .table("draw_replacements")
            .col(string("draw_id"))
            .col(big_integer("number"))
            .col(string("room"))
            .col(string("role"))
            .col(big_integer("k"))
            .col(string("out_label"))
            .col(string("because"))
            .col(string_null("into_label"))
            .col(string("at"))
            .primary_key(Index::create().col("draw_id").col("number"))
            .foreign_key(ForeignKey::create().from("draw_replacements", "draw_id").to("draws", "id"))
            .take();
        let answers = Table::create()
            .table("draw_answers")
            .col(string("draw_id"))
            .col(string("label"))
            .col(string("state"))
            .col(string_null("because"))
            .col(text("note"))
            .col(text("reply"))
            .col(string("at"))
            .primary_key(Index::create().col("draw_id").col("label"))
            .foreign_key(ForeignKey::create().from("draw_answers", "draw_id").to("draws", "id"))
            .take();
        for table in [seasons, draws, replacements, answers] {
            manager.create_table(table).await?;
        }
        let by_season = Index::create().name("season_draws_season").table("season_draws").col("season_id").take();
        manager.create_index(by_season).await
    }
}
