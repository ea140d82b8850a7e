//! Table `imports`: uploaded rosters that wait for their confirmation. Operational: purged when they expire.

use crate::instant::Instant;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "imports")]
pub struct Model {
    /// The import's id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The account that uploaded it; only this account sees it.
    pub account: Option<String>,
    /// What the file was called, encrypted: people put names into file names.
    pub file_name: String,
    /// The SHA-256 of the file, in hexadecimal.
    pub file_sha256: String,
    /// The file, encrypted; empty once it is no longer needed.
    pub content: String,
    /// Which column says what, as JSON.
    pub mapping: String,
    /// `staged` or `confirmed`.
    pub state: String,
    /// What the import has done, as JSON; none while it is staged.
    pub outcome: Option<String>,
    /// When it was uploaded.
    pub created: Instant,
    /// When it may be purged.
    pub expires: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
