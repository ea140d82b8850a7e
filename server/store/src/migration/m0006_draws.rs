//! Draws, the supervisors who commit to them, and the pool that each draws from.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("draws")
                    .col(string("id").primary_key())
                    .col(string("title"))
                    .col(string("day"))
                    .col(string("region"))
                    .col(string("opens_at"))
                    .col(string("state"))
                    .col(text("plan"))
                    .col(text_null("frozen"))
                    .col(string_null("frozen_hash"))
                    .col(string_null("beacon_signature"))
                    .col(text_null("result"))
                    .col(string_null("result_hash"))
                    .col(text_null("closed"))
                    .col(string("created_at"))
                    .col(string_null("fixed_at"))
                    .col(string_null("drawn_at"))
                    .col(big_integer("version"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("draw_supervisors")
                    .col(string("draw_id"))
                    .col(string("label"))
                    .col(string("account_id"))
                    .col(string("office"))
                    .col(string_null("commitment"))
                    .col(string_null("committed_at"))
                    .col(string_null("number"))
                    .col(string_null("revealed_at"))
                    .primary_key(Index::create().col("draw_id").col("label"))
                    .foreign_key(ForeignKey::create().from("draw_supervisors", "draw_id").to("draws", "id"))
                    .foreign_key(ForeignKey::create().from("draw_supervisors", "account_id").to("accounts", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("draw_pool")
                    .col(string("draw_id"))
                    .col(string("label"))
                    .col(string("examiner_id"))
                    .col(string("unit_label"))
                    .col(string_null("room"))
                    .col(string_null("role"))
                    .col(big_integer_null("k"))
                    .primary_key(Index::create().col("draw_id").col("label"))
                    .foreign_key(ForeignKey::create().from("draw_pool", "draw_id").to("draws", "id"))
                    .foreign_key(ForeignKey::create().from("draw_pool", "examiner_id").to("examiners", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(Index::create().name("draw_pool_examiner").table("draw_pool").col("examiner_id").to_owned())
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("draw_supervisor_account")
                    .table("draw_supervisors")
                    .col("account_id")
                    .col("draw_id")
                    .unique()
                    .to_owned(),
            )
            .await
    }
}
