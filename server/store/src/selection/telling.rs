//! Messages to those whom a step of the selection concerns: what it means for them, and where they read more.

use crate::{act::Act, entity::standing, error::StoreError, messages::tell_applicants};
use domain::messages::Kind;

/// Tells the applicants of some standings what has become of them.
pub(super) async fn tell<'r>(
    act: &Act<'_>,
    rows: impl IntoIterator<Item = &'r standing::Model>,
    kind: &Kind,
) -> Result<(), StoreError> {
    let applications: Vec<&str> = rows.into_iter().map(|row| row.application_id.as_str()).collect();
    tell_applicants(act, &applications, kind).await
}
