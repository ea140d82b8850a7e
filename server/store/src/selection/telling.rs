//! Messages to those whom a step of the selection concerns: what it means for them, and where they read more.

use crate::{
    act::Act,
    entity::{recruitment, standing},
    error::StoreError,
    messages::tell_applicants,
    recruitment::rows::plan_of,
};
use domain::{calendar::day_in_shanghai, messages::Kind};

/// Tells the applicants of some standings what has become of them.
pub(super) async fn tell<'r>(
    act: &Act<'_>,
    rows: impl IntoIterator<Item = &'r standing::Model>,
    kind: &Kind,
) -> Result<(), StoreError> {
    let applications: Vec<&str> = rows.into_iter().map(|row| row.application_id.as_str()).collect();
    tell_applicants(act, &applications, kind).await
}

/// Tells those who are called when to prove their qualification, and with what, where days are announced for it and not
/// over (资格复审).
pub(super) async fn tell_proving(
    act: &Act<'_>,
    held: &recruitment::Model,
    rows: &[standing::Model],
) -> Result<(), StoreError> {
    let days = plan_of(held)?.schedule.qualification.filter(|days| day_in_shanghai(act.now()) <= days.last);
    match days {
        Some(days) => tell(act, rows, &Kind::QualificationDue { first: days.first, last: days.last }).await,
        None => Ok(()),
    }
}
