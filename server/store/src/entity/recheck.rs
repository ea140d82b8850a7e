//! Table `rechecks`: a candidate's request to check the points of a paper again. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rechecks")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The recruitment.
    pub recruitment_id: String,
    /// The application.
    pub application_id: String,
    /// The paper's place in the scheme, from 0.
    pub paper: i64,
    /// The text form: asked, confirmed, found or corrected.
    pub state: String,
    /// Why, encrypted.
    #[sea_orm(column_type = "Text", nullable)]
    pub grounds: Option<String>,
    /// When.
    pub asked_at: Instant,
    /// The points that one person found, JSON, encrypted.
    #[sea_orm(column_type = "Text", nullable)]
    pub found: Option<String>,
    /// The account that found them: another agrees or declines.
    pub found_by: Option<String>,
    /// The account that decided it.
    pub decided_by: Option<String>,
    /// When.
    pub decided_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!(
    "rechecks",
    Model,
    id,
    [recruitment_id, application_id, paper, state, grounds, asked_at, found, found_by, decided_by, decided_at]
);
