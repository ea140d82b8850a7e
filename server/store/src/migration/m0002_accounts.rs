//! Accounts and what signing in needs: sessions, second factors in the making, used codes, failed attempts, counters, returned forms.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let accounts = Table::create()
            .table("accounts")
            .col(text("id").primary_key())
            .col(text("login").unique_key())
            .col(text("role"))
            .col(text_null("region"))
            .col(text("agency"))
            .col(text("name"))
            .col(text_null("examiner"))
            .col(text("state"))
            .col(text("password"))
            .col(text_null("second_factor"))
            .col(text("created"))
            .take();
        let sessions = Table::create()
            .table("sessions")
            .col(text("id").primary_key())
            .col(text("account"))
            .col(text("created"))
            .col(text("seen"))
            .col(boolean("second_factor"))
            .foreign_key(ForeignKey::create().from("sessions", "account").to("accounts", "id"))
            .take();
        let enrolments = Table::create()
            .table("second_factor_enrolments")
            .col(text("account").primary_key())
            .col(text("secret"))
            .col(text("expires"))
            .foreign_key(ForeignKey::create().from("second_factor_enrolments", "account").to("accounts", "id"))
            .take();
        let used = Table::create()
            .table("second_factor_uses")
            .col(text("account").primary_key())
            .col(big_integer("step"))
            .foreign_key(ForeignKey::create().from("second_factor_uses", "account").to("accounts", "id"))
            .take();
        let attempts = Table::create()
            .table("sign_in_attempts")
            .col(text("key").primary_key())
            .col(big_integer("failed"))
            .col(text("last"))
            .take();
        let limits = Table::create()
            .table("rate_limits")
            .col(text("key"))
            .col(big_integer("window_start"))
            .col(big_integer("expires"))
            .col(big_integer("count"))
            .primary_key(Index::create().col("key").col("window_start"))
            .take();
        let flash = Table::create()
            .table("flash")
            .col(text("id").primary_key())
            .col(text("content"))
            .col(text("expires"))
            .take();
        for table in [accounts, sessions, enrolments, used, attempts, limits, flash] {
            manager.create_table(table).await?;
        }
        let by_account = Index::create().name("sessions_account").table("sessions").col("account").take();
        manager.create_index(by_account).await
    }
}
