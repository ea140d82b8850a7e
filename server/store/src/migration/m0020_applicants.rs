//! Applicants, the codes that prove their contacts, what they are told, and what is sent to them.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let applicants = Table::create()
            .table("applicants")
            .col(text("account").primary_key())
            .col(text("identity"))
            .col(text("identity_index").unique_key())
            .col(text("contact"))
            .col(text("language"))
            .col(text("created"))
            .col(text("verified_at"))
            .foreign_key(ForeignKey::create().from("applicants", "account").to("accounts", "id"))
            .take();
        let codes = Table::create()
            .table("contact_codes")
            .col(text("id").primary_key())
            .col(text("purpose"))
            .col(text("contact"))
            .col(text_null("account"))
            .col(text("code"))
            .col(big_integer("tries"))
            .col(text("until"))
            .col(boolean("proven"))
            .col(text("language"))
            .take();
        let messages = Table::create()
            .table("messages")
            .col(text("id").primary_key())
            .col(text("account"))
            .col(text("kind"))
            .col(text_null("link"))
            .col(text("created"))
            .col(text_null("read_at"))
            .foreign_key(ForeignKey::create().from("messages", "account").to("accounts", "id"))
            .take();
        let deliveries = Table::create()
            .table("deliveries")
            .col(text("id").primary_key())
            .col(text("channel"))
            .col(text("address"))
            .col(text("letter"))
            .col(text("language"))
            .col(text("state"))
            .col(big_integer("attempts"))
            .col(text("run_at"))
            .col(text_null("lease"))
            .col(text("created"))
            .col(text_null("trouble"))
            .take();
        for table in [applicants, codes, messages, deliveries] {
            manager.create_table(table).await?;
        }
        let inbox = Index::create().name("messages_account").table("messages").col("account").col("id").take();
        let queue = Index::create().name("deliveries_queue").table("deliveries").col("state").col("run_at").take();
        let codes = Index::create().name("contact_codes_until").table("contact_codes").col("until").take();
        for index in [inbox, queue, codes] {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}
