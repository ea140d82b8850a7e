//! Who stands behind a label of a draw, and the seat that the label was drawn to.

use crate::act::Sealed;
use sea_orm::entity::prelude::*;
use serde_json::{Value, json};

/// One examiner of one draw's pool. The public sees the label only.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draw_pool")]
pub struct Model {
    /// The draw.
    #[sea_orm(primary_key, auto_increment = false)]
    pub draw_id: String,
    /// Eight characters, random, of this draw only.
    #[sea_orm(primary_key, auto_increment = false)]
    pub label: String,
    /// The examiner.
    pub examiner_id: String,
    /// The work unit's pseudonym of this draw.
    pub unit_label: String,
    /// The room, once drawn to one.
    pub room: Option<String>,
    /// The role there.
    pub role: Option<String>,
    /// Which of the role's seats, from 0.
    pub k: Option<i64>,
}

/// Relations are followed by explicit queries.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Sealed for Model {
    const TABLE: &'static str = "draw_pool";

    fn row_id(&self) -> String {
        format!("{}/{}", self.draw_id, self.label)
    }

    fn sealed_value(&self) -> Value {
        json!({
            "examiner_id": self.examiner_id, "unit_label": self.unit_label,
            "room": self.room, "role": self.role, "k": self.k,
        })
    }
}
