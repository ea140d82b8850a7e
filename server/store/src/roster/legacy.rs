//! Reads .xls, after its structure has been measured.

use super::collect::{Rows, number};
use super::workbook::{day, shown};
use super::{Format, Table, compound, not_a_spreadsheet};
use calamine::{Data, Reader, Xls};
use domain::examiners::{Cell, CellFault};
use domain::refusal::Refusal;
use std::io::Cursor;

pub(super) fn read(bytes: &[u8], progress: &mut dyn FnMut(usize)) -> Result<Vec<Table>, Refusal> {
    compound::measure(bytes)?;
    let mut workbook: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|_| not_a_spreadsheet())?;
    let names = shown(workbook.sheets_metadata());
    let mut sheets = Vec::new();
    for name in names {
        sheets.push(sheet(&mut workbook, name, progress)?);
    }
    Ok(sheets)
}

fn sheet(workbook: &mut Xls<Cursor<&[u8]>>, name: String, progress: &mut dyn FnMut(usize)) -> Result<Table, Refusal> {
    let values = workbook.worksheet_range(&name).map_err(|_| not_a_spreadsheet())?;
    let formulas = workbook.worksheet_formula(&name).map_err(|_| not_a_spreadsheet())?;
    let mut rows = Rows::new(progress);
    // A formula without a result is absent from the values, so the formulas are laid down first.
    let (top, left) = formulas.start().unwrap_or_default();
    for (row, column, _) in formulas.used_cells() {
        let (row, column) = (top + u32::try_from(row).unwrap_or(u32::MAX), left as usize + column);
        rows.add(row, column, Cell::Fault(CellFault::Formula))?;
    }
    let (top, left) = values.start().unwrap_or_default();
    for (row, column, value) in values.used_cells() {
        let (row, column) = (top + u32::try_from(row).unwrap_or(u32::MAX), left as usize + column);
        rows.add(row, column, cell(value))?;
    }
    Ok(Table { format: Format::LegacyWorkbook, sheet: name, lines: rows.finish() })
}

fn cell(value: &Data) -> Cell {
    match value {
        Data::Empty => Cell::Text(String::new()),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => Cell::Text(text.clone()),
        Data::Int(value) => Cell::Text(value.to_string()),
        Data::Float(value) => number(*value),
        Data::Bool(value) => Cell::Text(value.to_string()),
        Data::DateTime(moment) => day(*moment),
        Data::Error(_) => Cell::Fault(CellFault::Error),
    }
}
