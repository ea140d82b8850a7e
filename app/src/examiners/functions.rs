//! The server functions of an import: match columns, confirm, drop, watch.

use crate::refused::Refused;
use domain::examiners::{Column, Progress};
use domain::ids::ImportId;
use leptos::prelude::*;
use std::collections::BTreeMap;

use {
    crate::asking::{answer, asking, go_on},
    domain::examiners::Mapping,
    domain::permissions::{Action, Target, may},
    domain::refusal::{Code, Refusal},
    store::examiners,
};

/// The header must stand among this many rows.
pub(super) const HEADER_WITHIN: usize = 50;

/// Keeps another matching of columns for an upload.
///
/// # Errors
/// `out-of-range` in the field `header`; what [`store::examiners::remap`] refuses, at the field of its column.
#[server(prefix = "/api", endpoint = "examiners/remap")]
pub async fn remap_roster(
    /// The upload.
    id: ImportId,
    /// Which row is the header, counted from one among the rows that are not blank.
    header: usize,
    /// The index of each column in the file; empty for a column that the file does not have.
    #[server(default)]
    columns: BTreeMap<Column, String>,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        may(&asking.actor, Action::ImportExaminers, Target::Anything)?;
        let mapping = matched(header, &columns)?;
        let kept = examiners::remap(&asking.store, &asking.actor, id, &mapping).await;
        kept.map_err(|error| at_column(error.into()))?;
        go_on(&format!("/examiners/import/{id}"), "roster-read");
        Ok(())
    };
    answer(work.await)
}

/// The matching that the form describes.
fn matched(header: usize, columns: &BTreeMap<Column, String>) -> Result<Mapping, Refusal> {
    if !(1..=HEADER_WITHIN).contains(&header) {
        return Err(Refusal::of(Code::OutOfRange, "header").with(1).with(HEADER_WITHIN));
    }
    let chosen = columns.iter().filter(|(_, index)| !index.is_empty());
    let read = |(column, index): (&Column, &String)| match index.parse() {
        Ok(index) => Ok((*column, index)),
        Err(_) => Err(Refusal::of(Code::Malformed, &field(*column))),
    };
    Ok(Mapping { header: header - 1, columns: chosen.map(read).collect::<Result<_, _>>()? })
}

/// The name of a column's field in the form.
pub(super) fn field(column: Column) -> String {
    format!("columns[{}]", column.as_str())
}

/// The store names the column; the form's field has a longer name.
fn at_column(Refused(mut refusal): Refused) -> Refused {
    if let Some(column) = refusal.field.as_deref().and_then(Column::parse) {
        refusal.field = Some(field(column));
    }
    Refused(refusal)
}

/// Takes an upload into the register.
///
/// # Errors
/// What [`store::examiners::confirm`] refuses.
#[server(prefix = "/api", endpoint = "examiners/confirm")]
pub async fn confirm_roster(
    /// The upload.
    id: ImportId,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let outcome = examiners::confirm(&asking.store, &asking.actor, id, asking.now).await?;
        let done = if outcome.counts.changes_nothing() { "roster-unchanged" } else { "roster-imported" };
        go_on(&format!("/examiners/import/{id}"), done);
        Ok(())
    };
    answer(work.await)
}

/// Throws an upload away.
///
/// # Errors
/// What [`store::examiners::discard`] refuses.
#[server(prefix = "/api", endpoint = "examiners/discard")]
pub async fn discard_roster(
    /// The upload.
    id: ImportId,
) -> Result<(), Refused> {
    let asking = asking()?;
    let done = examiners::discard(&asking.store, &asking.actor, id).await;
    if done.is_ok() {
        go_on("/examiners", "roster-dropped");
    }
    answer(done.map_err(Refused::from))
}

/// How far the confirmation of an upload has come; changes nothing.
///
/// # Errors
/// What [`store::examiners::progress`] refuses.
#[server(prefix = "/api", endpoint = "examiners/progress")]
pub async fn import_progress(
    /// The upload.
    id: ImportId,
) -> Result<Progress, Refused> {
    let asking = asking()?;
    let progress = examiners::progress(&asking.store, &asking.actor, id).await;
    answer(progress.map_err(Refused::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matching_is_read_and_empty_choices_are_left_out() {
        let form = [(Column::Name, "1".to_owned()), (Column::Specialities, String::new())].into();
        let mapping = matched(3, &form).unwrap();
        assert_eq!(mapping, Mapping { header: 2, columns: [(Column::Name, 1)].into() });
    }

    #[test]
    fn what_cannot_be_matched_is_refused_at_its_field() {
        let form = [(Column::WorkUnit, "x".to_owned())].into();
        assert_eq!(matched(1, &form), Err(Refusal::of(Code::Malformed, "columns[work-unit]")));
        assert_eq!(matched(0, &BTreeMap::new()).unwrap_err().field.as_deref(), Some("header"));
        let moved = at_column(Refused(Refusal::of(Code::OutOfRange, "valid-until")));
        assert_eq!(moved.0.field.as_deref(), Some("columns[valid-until]"));
    }
}
