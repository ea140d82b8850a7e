//! Reads the positions of every sheet of a file that is a position table.

use crate::StoreError;
use crate::roster::{Table, read_sheets};
use domain::recruitment::position::{Doubt, DoubtKind, Imported, Mapping, Sheet, guess, guess_by_content, import};
use domain::refusal::{Code, Refusal};
use domain::tables::Cell;

/// Reads the file. Takes up to a second for ten thousand rows, so it belongs away from the threads that serve requests.
///
/// Each sheet is told by its header; where no sheet has one that is complete, by its content. What is doubtful or refused
/// in single rows is listed in the outcome.
///
/// # Errors
/// Those of [`read_sheets`]; `column-missing` with each needed column that no sheet has; `no-rows` where nothing stands
/// under the headers.
pub fn read_positions(bytes: &[u8]) -> Result<Imported, StoreError> {
    let tables = read_sheets(bytes, &mut |_| ())?;
    let mut told: Vec<(Option<Mapping>, bool)> = tables.iter().map(|table| (by_header(table), false)).collect();
    if told.iter().all(|(mapping, _)| mapping.is_none()) {
        told = tables.iter().map(|table| (guess_by_content(&all(table)), true)).collect();
    }
    let (mut sheets, mut left_out) = (Vec::new(), Vec::new());
    for (table, (mapping, by_content)) in tables.iter().zip(told) {
        match mapping {
            Some(mapping) => sheets.push(sheet(table, mapping, by_content)),
            None => left_out.push(table),
        }
    }
    if sheets.is_empty() {
        return Err(missing(&tables).into());
    }
    let mut imported = import(&sheets);
    if imported == Imported::default() {
        return Err(Code::NoRows.into());
    }
    imported.doubts.extend(left_out.into_iter().map(doubt_of_sheet));
    Ok(imported)
}

/// The mapping by the header, where it is complete.
fn by_header(table: &Table) -> Option<Mapping> {
    let mapping = guess(&table.head());
    mapping.complete().is_ok().then_some(mapping)
}

fn all(table: &Table) -> Vec<Vec<Cell>> {
    table.lines.iter().map(|line| line.cells.clone()).collect()
}

fn sheet(table: &Table, mapping: Mapping, by_content: bool) -> Sheet<'_> {
    let rows = table.lines.iter().map(|line| (line.number, line.cells.as_slice())).collect();
    Sheet { name: &table.sheet, rows, mapping, by_content }
}

/// What the sheet that looks most like a position table misses.
fn missing(tables: &[Table]) -> Refusal {
    let guesses = tables.iter().map(|table| guess(&table.head()));
    let nearest = guesses.max_by_key(|mapping| mapping.columns.len()).unwrap_or_default();
    nearest.complete().err().unwrap_or_else(|| Code::NoRows.into())
}

fn doubt_of_sheet(table: &Table) -> Doubt {
    Doubt {
        sheet: table.sheet.clone(),
        line: table.lines.first().map_or(1, |line| line.number),
        column: None,
        kind: DoubtKind::SheetLeftOut,
        text: table.lines.len().to_string(),
    }
}
