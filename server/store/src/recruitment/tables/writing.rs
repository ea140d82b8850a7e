//! Writes positions as .xlsx in the names that the importer reads, so that what is exported can be imported again.

use super::guide::{GUIDES, Guide};
use domain::recruitment::position::{Position, PositionColumn as Column};
use domain::tables::TableColumn;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};
use std::collections::BTreeSet;

/// The positions as an .xlsx file: every column that some position uses, codes as text, and behind them the columns that
/// have no field, in the names of the table they came from. Importing it gives the same positions.
///
/// # Errors
/// The writer's, which more rows than a sheet holds can cause.
pub fn positions_workbook(positions: &[Position]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("职位表 Positions")?;
    let remarks = remark_columns(positions);
    let guides: Vec<&Guide> = GUIDES.iter().filter(|guide| is_used(guide.column, positions, &remarks)).collect();
    header(sheet, &guides)?;
    let first_remark = u16::try_from(guides.len()).unwrap_or(u16::MAX);
    for (column, (name, _)) in (first_remark..).zip(&remarks) {
        sheet.write_string_with_format(0, column, *name, &bold())?;
    }
    let text = as_text();
    for (row, position) in (1_u32..).zip(positions) {
        for (column, guide) in (0_u16..).zip(&guides) {
            match said(position, guide.column) {
                Said::Nothing => {}
                Said::Text(words) => {
                    sheet.write_string_with_format(row, column, words, &text)?;
                }
                Said::Number(number) => {
                    sheet.write_number(row, column, number)?;
                }
            }
        }
        for (column, words) in
            (first_remark..).zip(&remarks).filter_map(|(column, of)| Some((column, remark(position, *of)?)))
        {
            sheet.write_string_with_format(row, column, words, &text)?;
        }
    }
    workbook.save_to_buffer()
}

/// The empty table that staff download, fill in and upload, with a sheet that explains its columns.
///
/// # Errors
/// The writer's, which the fixed content does not cause.
pub fn positions_template() -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("职位表 Positions")?;
    let guides: Vec<&Guide> = GUIDES.iter().collect();
    header(sheet, &guides)?;
    let text = as_text();
    for (column, guide) in (0_u16..).zip(&guides) {
        if guide.column != Column::Places {
            sheet.set_column_format(column, &text)?;
        }
    }
    explain(workbook.add_worksheet().set_name("填写说明 Guide")?)?;
    workbook.save_to_buffer()
}

fn bold() -> Format {
    Format::new().set_bold().set_align(FormatAlign::Center).set_background_color(0x00F4_E3B2)
}

/// The format that keeps an office program from making a number of a code.
fn as_text() -> Format {
    Format::new().set_num_format("@")
}

/// The header row, kept in view and repeated on each printed page.
fn header(sheet: &mut Worksheet, guides: &[&Guide]) -> Result<(), XlsxError> {
    for (column, guide) in (0_u16..).zip(guides) {
        sheet.set_column_width(column, guide.width)?;
        sheet.write_string_with_format(0, column, guide.header, &bold())?;
    }
    sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?.set_landscape().set_paper_size(9);
    Ok(())
}

fn explain(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_column_width(0, 30)?.set_column_width(1, 70)?.set_column_width(2, 40)?;
    for (column, title) in (0_u16..).zip(["列 Column", "说明 Rule", "示例 Example"]) {
        sheet.write_string_with_format(0, column, title, &bold())?;
    }
    for (row, guide) in (1_u32..).zip(GUIDES) {
        for (column, text) in (0_u16..).zip([guide.header, guide.rule, guide.example]) {
            sheet.write_string_with_format(row, column, text, &wrapped)?;
        }
    }
    Ok(())
}

/// What a position says in a column.
enum Said {
    Nothing,
    Text(String),
    Number(u16),
}

fn said(position: &Position, column: Column) -> Said {
    let printed = &position.conditions.printed;
    let text = match column {
        Column::Places => return Said::Number(position.places),
        Column::Code => position.code.as_str(),
        Column::Agency => &position.agency,
        Column::Unit if position.unit == position.agency => "",
        Column::Unit => &position.unit,
        Column::Title => &position.title,
        Column::Level => position.level.as_deref().unwrap_or_default(),
        Column::Region => &position.region_text,
        Column::Age => &printed.age,
        Column::Gender => &printed.gender,
        Column::Education => &printed.education,
        Column::Degree => &printed.degree,
        Column::Majors => &printed.majors,
        Column::Political => &printed.political,
        Column::Experience => &printed.experience,
        Column::Service => &printed.service,
        Column::Other => &printed.other,
        Column::Variant => position.variant.as_deref().unwrap_or_default(),
        Column::Ratio => return position.ratio.map_or(Said::Nothing, |ratio| Said::Text(format!("{ratio}:1"))),
        Column::Notes => &position.notes,
    };
    if text.is_empty() { Said::Nothing } else { Said::Text(text.to_owned()) }
}

/// A column without a field: its name, and how many columns of the same name stand before it.
type RemarkColumn<'a> = (&'a str, usize);

/// The columns without a field, by name as the remarks of each position are.
fn remark_columns(positions: &[Position]) -> Vec<RemarkColumn<'_>> {
    let mut columns = BTreeSet::new();
    for position in positions {
        for (at, remark) in position.remarks.iter().enumerate() {
            columns.insert((remark.name.as_str(), earlier(position, at)));
        }
    }
    columns.into_iter().collect()
}

/// How many remarks of the same name stand before this one.
fn earlier(position: &Position, at: usize) -> usize {
    let name = position.remarks.get(at).map(|remark| &remark.name);
    position.remarks.iter().take(at).filter(|remark| Some(&remark.name) == name).count()
}

fn remark<'a>(position: &'a Position, (name, nth): RemarkColumn<'_>) -> Option<&'a str> {
    position.remarks.iter().filter(|remark| remark.name == name).nth(nth).map(|remark| remark.text.as_str())
}

/// Whether the column must stand in the file: it is needed, some position says something there, or a column without a
/// field bears its name and would be taken for it.
fn is_used(column: Column, positions: &[Position], remarks: &[RemarkColumn<'_>]) -> bool {
    column.needed()
        || positions.iter().any(|position| !matches!(said(position, column), Said::Nothing))
        || remarks.iter().any(|(name, _)| Column::named(name) == Some(column))
}

#[cfg(test)]
mod tests {
    use super::super::read_positions;
    use super::*;
    use domain::recruitment::position::{Sheet, guess, import};
    use domain::refusal::Code;
    use domain::tables::Cell;
    use std::collections::BTreeMap;

    #[test]
    fn the_guide_names_every_column_once_in_names_that_are_read() {
        let columns: Vec<Column> = GUIDES.iter().map(|guide| guide.column).collect();
        assert_eq!(columns, Column::ALL);
        for guide in GUIDES {
            assert_eq!(Column::named(guide.header), Some(guide.column), "{}", guide.header);
        }
    }

    #[test]
    fn the_empty_template_is_understood_and_empty() {
        let refusal = read_positions(&positions_template().unwrap(), &BTreeMap::new()).unwrap_err().into_refusal();
        assert_eq!(refusal.code, Code::NoRows);
        let refusal = read_positions(&positions_workbook(&[]).unwrap(), &BTreeMap::new()).unwrap_err().into_refusal();
        assert_eq!(refusal.code, Code::NoRows);
    }

    #[test]
    fn the_examples_of_the_guide_make_a_good_position() {
        let row = |of: fn(&Guide) -> &'static str| GUIDES.iter().map(|guide| Cell::from(of(guide))).collect::<Vec<_>>();
        let rows = [row(|guide| guide.header), row(|guide| guide.example)];
        let mapping = guess(&rows);
        let sheet =
            Sheet { name: "", rows: (1..).zip(rows.iter().map(Vec::as_slice)).collect(), mapping, by_content: false };
        let imported = import(&[sheet]);
        assert_eq!((imported.positions.len(), imported.doubts, imported.refused), (1, vec![], vec![]));
    }
}
