//! Table `candidates`: who sits the papers, where, and with what points. Audited.

use crate::act::sealed;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "candidates")]
pub struct Model {
    /// The application.
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: String,
    /// The recruitment.
    pub recruitment_id: String,
    /// The position.
    pub position_code: String,
    /// The number of the admission ticket; digits are text.
    pub ticket: String,
    /// Where the papers are sat.
    pub site: String,
    /// The room there.
    pub room: String,
    /// The seat in the room, from 1.
    pub seat: i64,
    /// The released points of each of the scheme's papers, JSON: hundredths, or null for one that was not sat.
    #[sea_orm(column_type = "Text", nullable)]
    pub papers: Option<String>,
    /// The written total in hundredths; none where a paper was missed, and before the release.
    pub written: Option<i64>,
    /// The blind index of ticket and last four characters of the identity number, by which the status is found.
    pub lookup: String,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!(
    "candidates",
    Model,
    application_id,
    [recruitment_id, position_code, ticket, site, room, seat, papers, written, lookup]
);
