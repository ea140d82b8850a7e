//! Table `refund_sendings`: refunds that the provider is still to be asked for. Operational: the order is on the ledger.

use crate::instant::Instant;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "refund_sendings")]
pub struct Model {
    /// The application that was paid for.
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: String,
    /// The provider's number of the payment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub reference: String,
    /// How often it was tried since it was ordered, or last taken by the provider; each attempt raises it first, so that
    /// it also tells whose attempt it is.
    pub attempts: i64,
    /// Not before.
    pub run_at: Instant,
    /// Until when one process has it for itself.
    pub lease: Option<Instant>,
    /// Why the last attempt failed.
    pub trouble: Option<String>,
    /// How often the provider took the question since it was ordered.
    pub asked: i64,
}

impl ActiveModelBehavior for ActiveModel {}
