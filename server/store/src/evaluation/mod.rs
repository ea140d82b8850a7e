//! The evaluation of service (政务服务好差评): given once for each case that has ended, by its applicant; the public figures;
//! low marks, which the agency answers and somebody else closes.

mod figures;
mod giving;
mod low;
mod rows;

pub use figures::{ItemEvaluated, figures};
pub use giving::{evaluating, give, give_by_receipt};
pub use low::{handle, low_mark, low_marks};

use crate::{error::StoreError, parameters};
use chrono::{DateTime, Utc};
use domain::{calendar::day_in_shanghai, evaluation::Measures};
use sea_orm::ConnectionTrait;

/// How the ledger names all of them. An entry that named its case would tell who was dissatisfied.
const SUBJECT: &str = "evaluations:all";

/// The measures in force at a moment.
async fn measures(db: &impl ConnectionTrait, at: DateTime<Utc>) -> Result<Measures, StoreError> {
    Ok(Measures::from(&parameters::in_force_in(db, day_in_shanghai(at)).await?))
}

/// A column that cannot be read back.
fn unreadable(what: &str, error: impl ToString) -> StoreError {
    StoreError::Unreadable(format!("evaluation {what}: {}", error.to_string()))
}

/// A refusal of the rules as the store answers it.
fn refused(refused: domain::evaluation::EvaluationRefused) -> StoreError {
    StoreError::Refused(refused.into())
}
