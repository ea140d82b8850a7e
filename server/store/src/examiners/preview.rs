//! What confirming an upload would do.

use super::progress::Reporter;
use super::sift::{Effect, Hold, Taken, compare, sift};
use super::{reach, staging};
use crate::database::Store;
use crate::error::StoreError;
use crate::roster::{MOST_COLUMNS, Table};
use chrono::{DateTime, Utc};
use domain::examiners::{Cell, Counts, Mapping, Preview, SampleRow, TableColumn, clean};
use domain::ids::ImportId;
use domain::permissions::{Action, Actor};
use domain::refusal::{Code, Refusal};
use std::sync::Arc;

/// Refused rows that a preview lists.
const MOST_REFUSED: usize = 1_000;
/// Rows that a preview shows as they would be stored.
const SAMPLE: usize = 10;
/// Characters of a header or an example.
const SHOWN: usize = 40;
/// Digits in a row from which on they may name a person.
const TELLING_DIGITS: usize = 11;

/// Shows what confirming would do, with the matching of columns that is kept with the upload.
///
/// # Errors
/// `not-found`, `already-done`, `no-rows`; the permission table's refusal.
pub async fn preview(
    store: &Store,
    actor: &Actor,
    import: ImportId,
    now: DateTime<Utc>,
) -> Result<Preview, StoreError> {
    let regions = reach(actor, Action::ImportExaminers)?;
    let staged = staging::open(store, actor, import).await?;
    let mapping = staged.mapping;
    let reporter = Arc::new(Reporter::begin(import));
    let sifted = sift(store.keys().clone(), staged.bytes, mapping.clone(), regions.clone(), reporter).await?;
    let mut refused = sifted.refused;
    let compared = compare(store.read(), sifted.taken, &mut refused, &regions, now, Hold::Look).await?;
    let mut counts = Counts { refused: refused.len() as u64, ..Counts::default() };
    for (_, effect) in &compared {
        counts.count(effect.verdict());
    }
    refused.truncate(MOST_REFUSED);
    let header = sifted.table.lines.get(mapping.header);
    Ok(Preview {
        import,
        file_name: staged.file_name,
        sheet: sifted.table.sheet.clone(),
        header_row: header.map_or(1, |line| line.number),
        columns: columns(&sifted.table, &mapping),
        missing: mapping.missing(),
        mapping,
        counts,
        refused,
        sample: compared.iter().take(SAMPLE).map(sample).collect(),
    })
}

/// Keeps another matching of columns for the upload.
///
/// # Errors
/// `out-of-range` for a column that the table cannot have; `not-found`, `already-done`; the permission table's refusal.
/// An incomplete matching is kept: the preview names what is missing.
pub async fn remap(store: &Store, actor: &Actor, import: ImportId, mapping: &Mapping) -> Result<(), StoreError> {
    staging::state(store, actor, import).await?;
    if let Some((column, _)) = mapping.columns.iter().find(|(_, index)| **index >= MOST_COLUMNS) {
        return Err(Refusal::of(Code::OutOfRange, column.as_str()).with(1).with(MOST_COLUMNS).into());
    }
    staging::keep_mapping(store, actor, import, mapping).await
}

fn sample((row, effect): &(Taken, Effect)) -> SampleRow {
    SampleRow::of(row.row, effect.verdict(), &row.examiner)
}

fn columns(table: &Table, mapping: &Mapping) -> Vec<TableColumn> {
    let head = table.lines.iter().skip(mapping.header).take(SAMPLE);
    let width = head.clone().map(|line| line.cells.len()).max().unwrap_or_default();
    let shown = |cell: Option<&Cell>| match cell {
        Some(Cell::Text(text)) => hidden(clean(text)).chars().take(SHOWN).collect(),
        _ => String::new(),
    };
    let column = |index: usize| {
        let mut cells = head.clone().map(|line| shown(line.cells.get(index)));
        TableColumn {
            header: cells.next().unwrap_or_default(),
            example: cells.find(|text| !text.is_empty()).unwrap_or_default(),
        }
    };
    (0..width).map(column).collect()
}

/// The text with its long numbers replaced: which column holds the identity number is not known yet.
fn hidden(text: String) -> String {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if digits < TELLING_DIGITS {
        return text;
    }
    text.chars().map(|c| if c.is_ascii_digit() { '*' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::hidden;

    #[test]
    fn long_numbers_are_hidden_and_dates_are_not() {
        assert_eq!(hidden("2027-05-01".to_owned()), "2027-05-01");
        assert_eq!(hidden("11010519491231002X".to_owned()), "*****************X");
        assert_eq!(hidden("13800001111 张三".to_owned()), "*********** 张三");
    }
}
