//! Table `published_lists`: a list of a recruitment as it was published, masked as the law has it. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "published_lists")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The recruitment.
    pub recruitment_id: String,
    /// Which list it is, as text form.
    pub kind: String,
    /// The list, canonical JSON.
    #[sea_orm(column_type = "Text")]
    pub document: String,
    /// Of the document, hexadecimal; it stands on the ledger.
    pub sha256: String,
    /// When.
    pub published_at: Instant,
    /// The account that published it: it decides no objection to it.
    pub published_by: Option<String>,
    /// The last day of its public notice, `YYYY-MM-DD`; none where it has none.
    pub until: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("published_lists", Model, id, [recruitment_id, kind, document, sha256, published_at, published_by, until]);
