//! A list as .xlsx: every cell is text, so that no program spoils a ticket or a code.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// A table as a workbook of one sheet.
///
/// # Errors
/// The writer's, which more rows than a sheet holds can cause.
pub fn list_workbook(sheet: &str, header: &[String], rows: &[Vec<String>]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet().set_name(sheet)?;
    let (bold, text) = (Format::new().set_bold(), Format::new().set_num_format("@"));
    for (column, name) in (0_u16..).zip(header) {
        page.write_string_with_format(0, column, name, &bold)?;
        page.set_column_width(column, 18)?;
    }
    page.set_freeze_panes(1, 0)?;
    for (row, cells) in (1_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            page.write_string_with_format(row, column, cell, &text)?;
        }
    }
    workbook.save_to_buffer()
}
