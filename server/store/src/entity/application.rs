//! Table `applications`: one person's application for a position. Audited. Who it is stands in `applicants`.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "applications")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The recruitment.
    pub recruitment_id: String,
    /// The position.
    pub position_code: String,
    /// Whose it is.
    pub account: String,
    /// The blind index of the identity number behind the account.
    pub identity_index: String,
    /// `recruitment/identity index` while it takes its owner's one place; unique.
    pub slot: Option<String>,
    /// The state's text form.
    pub state: String,
    /// The form as handed in, JSON, encrypted.
    #[sea_orm(column_type = "Text", nullable)]
    pub form: Option<String>,
    /// When it was begun.
    pub begun_at: Instant,
    /// When it was handed in last.
    pub submitted_at: Option<Instant>,
    /// The account that decided the first review.
    pub reviewer: Option<String>,
    /// When the last decision about the qualification was made.
    pub reviewed_at: Option<Instant>,
    /// Why it was refused last, JSON, encrypted.
    #[sea_orm(column_type = "Text", nullable)]
    pub reasons: Option<String>,
    /// The last day of the appeal, `YYYY-MM-DD`.
    pub appeal_until: Option<String>,
    /// The appeal, encrypted.
    #[sea_orm(column_type = "Text", nullable)]
    pub grounds: Option<String>,
    /// The account that decided the appeal.
    pub second_reviewer: Option<String>,
    /// The last day of paying, `YYYY-MM-DD`; none before the acceptance.
    pub pay_until: Option<String>,
    /// When it was paid.
    pub paid_at: Option<Instant>,
    /// Counts changes, so that two people cannot overwrite each other.
    pub version: i64,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!(
    "applications",
    Model,
    id,
    [
        recruitment_id,
        position_code,
        account,
        identity_index,
        slot,
        state,
        form,
        begun_at,
        submitted_at,
        reviewer,
        reviewed_at,
        reasons,
        appeal_until,
        grounds,
        second_reviewer,
        pay_until,
        paid_at,
        version
    ]
);
