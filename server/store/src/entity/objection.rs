//! Table `objections`: what somebody says against those proposed for hire. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "objections")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The recruitment.
    pub recruitment_id: String,
    /// The application it is about; none where it is about the whole.
    pub application_id: Option<String>,
    /// What is objected, encrypted.
    #[sea_orm(column_type = "Text")]
    pub words: String,
    /// Where whoever objects is reached, encrypted.
    #[sea_orm(column_type = "Text")]
    pub contact: String,
    /// The text form: open, upheld or dismissed.
    pub state: String,
    /// When.
    pub raised_at: Instant,
    /// The decision's reasons, encrypted.
    #[sea_orm(column_type = "Text", nullable)]
    pub answer: Option<String>,
    /// The account that decided.
    pub decided_by: Option<String>,
    /// When.
    pub decided_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!(
    "objections",
    Model,
    id,
    [recruitment_id, application_id, words, contact, state, raised_at, answer, decided_by, decided_at]
);
