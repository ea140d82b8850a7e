//! Table `score_corrections`: a score asked to be changed, and what was decided. Audited.

use crate::{act::Sealed, instant::Instant};
use sea_orm::entity::prelude::*;
use serde_json::{Value, json};

/// One correction.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "score_corrections")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The sitting.
    pub sitting_id: String,
    /// The sequence number, from 1.
    pub number: i64,
    /// The seat's role.
    pub role: String,
    /// Which of the role's seats, from 1.
    pub k: i64,
    /// The score that stood, in hundredths.
    pub old: i64,
    /// The score asked for, in hundredths.
    pub new: i64,
    /// Why.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// The account that asked.
    pub asked_by: String,
    /// When, UTC.
    pub asked_at: Instant,
    /// `pending`, `corrected` or `declined`.
    pub state: String,
    /// The account that counter-signed or declined.
    pub decided_by: Option<String>,
    /// When, UTC.
    pub decided_at: Option<Instant>,
    /// The kind of the mistake; none only where it was asked for before kinds were kept.
    pub because: Option<String>,
}

/// Relations are followed by explicit queries.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Sealed for Model {
    const TABLE: &'static str = "score_corrections";

    fn row_id(&self) -> String {
        self.id.clone()
    }

    /// As the other tables, but without the kind where there is none: rows of before keep their seals.
    fn sealed_value(&self) -> Value {
        let Self {
            id,
            sitting_id,
            number,
            role,
            k,
            old,
            new,
            reason,
            asked_by,
            asked_at,
            state,
            decided_by,
            decided_at,
            because,
        } = self;
        let mut value = json!({
            "id": id, "sitting_id": sitting_id, "number": number, "role": role, "k": k, "old": old, "new": new,
            "reason": reason, "asked_by": asked_by, "asked_at": asked_at, "state": state, "decided_by": decided_by,
            "decided_at": decided_at,
        });
        if let Some(because) = because {
            value["because"] = json!(because);
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_before_is_sealed_as_it_was() {
        let text = || "x".to_owned();
        let at = Instant::from(chrono::DateTime::UNIX_EPOCH);
        let old = Model {
            id: text(),
            sitting_id: text(),
            number: 1,
            role: text(),
            k: 1,
            old: 1,
            new: 2,
            reason: text(),
            asked_by: text(),
            asked_at: at,
            state: text(),
            decided_by: None,
            decided_at: None,
            because: None,
        };
        assert_eq!(old.sealed_value().get("because"), None);
        assert_eq!(old.sealed_value().as_object().unwrap().len(), 13);
        let new = Model { because: Some("typing".to_owned()), ..old };
        assert_eq!(new.sealed_value()["because"], "typing");
    }
}
