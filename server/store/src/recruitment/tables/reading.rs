//! Reads the positions of every sheet of a file that is a position table.

use crate::StoreError;
use crate::roster::{Table, read_sheets};
use domain::recruitment::position::{
    Doubt, DoubtKind, Imported, Mapping, PositionColumn, Sheet, guess, guess_by_content, import,
};
use domain::refusal::{Code, Refusal};
use domain::tables::Cell;
use std::collections::BTreeMap;

/// Reads the file. Takes up to a second for ten thousand rows, so it belongs away from the threads that serve requests.
///
/// Each sheet is told by its header; where no sheet has one that is complete, by its content; in both, `said` is what a
/// person says of the columns of every sheet instead, each counted from zero. What is doubtful or refused
/// in single rows is listed in the outcome.
///
/// # Errors
/// Those of [`read_sheets`]; `column-missing` with each needed column that no sheet has; `taken` where `said` has one column
/// twice; `no-rows` where nothing stands
/// under the headers.
pub fn read_positions(bytes: &[u8], said: &BTreeMap<PositionColumn, usize>) -> Result<Imported, StoreError> {
    let tables = read_sheets(bytes, &mut |_| ())?;
    let mut told: Vec<(Option<Mapping>, bool)> =
        tables.iter().map(|table| (whole(by_header(table, said)), false)).collect();
    if told.iter().all(|(mapping, _)| mapping.is_none()) {
        told = tables.iter().map(|table| (by_content(table, said), true)).collect();
    }
    let (mut sheets, mut left_out) = (Vec::new(), Vec::new());
    for (table, (mapping, by_content)) in tables.iter().zip(told) {
        match mapping {
            Some(mapping) => sheets.push(sheet(table, mapping, by_content)),
            None => left_out.push(table),
        }
    }
    if sheets.is_empty() {
        return Err(missing(&tables, said).into());
    }
    let mut imported = import(&sheets);
    if imported.is_empty() {
        return Err(Code::NoRows.into());
    }
    imported.doubts.extend(left_out.into_iter().map(doubt_of_sheet));
    Ok(imported)
}

fn by_header(table: &Table, said: &BTreeMap<PositionColumn, usize>) -> Mapping {
    let head = table.head();
    guess(&head).corrected(said, &head)
}

fn by_content(table: &Table, said: &BTreeMap<PositionColumn, usize>) -> Option<Mapping> {
    let rows = all(table);
    whole(guess_by_content(&rows)?.corrected(said, &rows))
}

fn whole(mapping: Mapping) -> Option<Mapping> {
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
fn missing(tables: &[Table], said: &BTreeMap<PositionColumn, usize>) -> Refusal {
    let guesses = tables.iter().map(|table| by_header(table, said));
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
