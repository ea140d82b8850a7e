//! Table `standings`: where a candidate stands after the papers: call, interview, total, checks, and what became of them. Audited.

use crate::act::sealed;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "standings")]
pub struct Model {
    /// The application.
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: String,
    /// The recruitment.
    pub recruitment_id: String,
    /// The position.
    pub position_code: String,
    /// The number of the admission ticket.
    pub ticket: String,
    /// The rank by written total in the position.
    pub written_rank: Option<i64>,
    /// Whether called to the interview, as text form.
    pub call: String,
    /// The interview's mean in hundredths.
    pub interview: Option<i64>,
    /// The total in hundredths.
    pub total: Option<i64>,
    /// The rank by total in the position.
    pub total_rank: Option<i64>,
    /// The result of the physical examination, as text form.
    pub physical: String,
    /// The result of the inspection, as text form.
    pub inspection: String,
    /// What became of the candidate, as text form.
    pub fate: String,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!(
    "standings",
    Model,
    application_id,
    [
        recruitment_id,
        position_code,
        ticket,
        written_rank,
        call,
        interview,
        total,
        total_rank,
        physical,
        inspection,
        fate
    ]
);
