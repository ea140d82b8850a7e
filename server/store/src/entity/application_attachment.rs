//! Table `application_attachments`: a file that belongs to an application. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "application_attachments")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The application.
    pub application_id: String,
    /// What it shows, as text form.
    pub kind: String,
    /// What its owner calls it, encrypted.
    pub name: String,
    /// What its content is, as text form.
    pub format: String,
    /// Bytes.
    pub size: i64,
    /// Of the content, hexadecimal.
    pub sha256: String,
    /// The content, encrypted.
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// When it was added.
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("application_attachments", Model, id, [application_id, kind, name, format, size, sha256, content, at]);
