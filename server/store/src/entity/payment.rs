//! Table `payments`: a provider's notices of payments. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "payments")]
pub struct Model {
    /// The application that was paid for.
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: String,
    /// The provider's number of the payment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub reference: String,
    /// Cents of a yuan.
    pub cents: i64,
    /// When the applicant paid, as the provider says.
    pub paid_at: Instant,
    /// When the notice was recorded.
    pub recorded_at: Instant,
    /// What it came to, as text form.
    pub outcome: String,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("payments", Model, application_id / reference, [cents, paid_at, recorded_at, outcome]);
