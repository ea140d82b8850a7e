//! Table `refunds`: money that goes back of a payment, at most one for each. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "refunds")]
pub struct Model {
    /// The application that was paid for.
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: String,
    /// The provider's number of the payment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub reference: String,
    /// The recruitment.
    pub recruitment_id: String,
    /// The position that the application was for when it was proposed.
    pub position_code: String,
    /// Cents of a yuan.
    pub cents: i64,
    /// Why, as text form.
    pub because: String,
    /// The state's text form.
    pub state: String,
    /// The account that proposed it last: it cannot order it.
    pub proposed_by: String,
    /// When, UTC.
    pub proposed_at: Instant,
    /// The account that ordered or declined it.
    pub decided_by: Option<String>,
    /// When, UTC.
    pub decided_at: Option<Instant>,
    /// When the money was returned, or that failed last, UTC; it stays where it is proposed again, so it also tells that
    /// it was ordered before.
    pub ended_at: Option<Instant>,
    /// Counts changes.
    pub version: i64,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!(
    "refunds",
    Model,
    application_id / reference,
    [
        recruitment_id,
        position_code,
        cents,
        because,
        state,
        proposed_by,
        proposed_at,
        decided_by,
        decided_at,
        ended_at,
        version
    ]
);
