//! Table `case_papers`: one version of a paper of a case. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_papers")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The case.
    pub case_id: String,
    /// What it shows, as text form.
    pub material: String,
    /// Which version of that, from 1.
    pub version: i64,
    /// The post that took it at the window; none where the applicant handed it in on line.
    pub post: Option<String>,
    /// The account that did it.
    pub account: String,
    /// What the file is called, encrypted.
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
    /// When it came in.
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("case_papers", Model, id, [case_id, material, version, post, account, name, format, size, sha256, content, at]);
