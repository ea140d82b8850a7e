//! Reads .xlsx cell by cell, so that a sheet's claimed extent costs nothing.

use super::collect::{Rows, number};
use super::{Format, MOST_SHEETS, Table, archive, not_a_spreadsheet};
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};
use domain::examiners::{Cell, CellFault};
use domain::refusal::Refusal;
use std::io::Cursor;

/// The sheets up to the first that is enough.
pub(super) fn read(
    bytes: &[u8],
    progress: &mut dyn FnMut(usize),
    enough: &dyn Fn(&Table) -> bool,
) -> Result<Vec<Table>, Refusal> {
    archive::measure(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| not_a_spreadsheet())?;
    let names: Vec<String> = shown(workbook.sheets_metadata());
    if names.is_empty() {
        return Err(not_a_spreadsheet());
    }
    let mut sheets = Vec::new();
    for name in names {
        let table = sheet(&mut workbook, name, progress)?;
        let found = enough(&table);
        sheets.push(table);
        if found {
            break;
        }
    }
    Ok(sheets)
}

/// The names of the worksheets that a person opening the file sees.
pub(super) fn shown(sheets: &[calamine::Sheet]) -> Vec<String> {
    let shown = |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
    sheets.iter().filter(shown).take(MOST_SHEETS).map(|sheet| sheet.name.clone()).collect()
}

fn sheet(workbook: &mut Xlsx<Cursor<&[u8]>>, name: String, progress: &mut dyn FnMut(usize)) -> Result<Table, Refusal> {
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(|_| not_a_spreadsheet())?;
    let mut rows = Rows::new(progress);
    while let Some(found) = cells.next_cell_with_formula_metadata().map_err(|_| not_a_spreadsheet())? {
        let (row, column) = found.pos;
        rows.add(row, column as usize, cell(&found.value, found.formula.is_some()))?;
    }
    Ok(Table { format: Format::Workbook, sheet: name, lines: rows.finish() })
}

fn cell(value: &DataRef<'_>, has_formula: bool) -> Cell {
    match value {
        DataRef::Empty if has_formula => Cell::Fault(CellFault::Formula),
        DataRef::Empty => Cell::Text(String::new()),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        DataRef::Int(value) => Cell::Text(value.to_string()),
        DataRef::Float(value) => number(*value),
        DataRef::Bool(value) => Cell::Text(value.to_string()),
        DataRef::DateTime(moment) => day(*moment),
        DataRef::Error(_) => Cell::Fault(CellFault::Error),
    }
}

/// A cell that the office program shows as a date.
pub(super) fn day(moment: calamine::ExcelDateTime) -> Cell {
    if moment.is_duration() {
        return number(moment.as_f64());
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    Cell::Text(format!("{year:04}-{month:02}-{day:02}"))
}
