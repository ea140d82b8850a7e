//! Files that people and attackers upload: read by what they are, refused with the right word.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod rosters;

use domain::examiners::{Cell, CellFault, Column};
use domain::refusal::Code;
use rosters::{HEADER, csv, people, raw_parts, raw_xlsx, xlsx};
use rust_xlsxwriter::{Format as Style, Workbook};
use std::io::{Cursor, Write};
use store::roster::{Format, MOST_BYTES, MOST_ROWS, Table, read};
use zip::{ZipWriter, write::SimpleFileOptions};

fn table(bytes: &[u8]) -> Table {
    read(bytes, &mut |_| ()).unwrap()
}

fn refused(bytes: &[u8]) -> Code {
    read(bytes, &mut |_| ()).unwrap_err().code
}

#[test]
fn the_kind_is_known_by_the_content() {
    let rows = people(5);
    for (bytes, format) in [(xlsx(&rows), Format::Workbook), (csv(&rows), Format::Text)] {
        let table = table(&bytes);
        assert_eq!(table.format, format);
        let mapping = table.guess();
        assert_eq!(mapping.complete(), Ok(()));
        assert_eq!(table.data(&mapping).unwrap().len(), 5);
        assert_eq!(table.lines[3].cells[3], Cell::Text(rows[2][3].clone()));
    }
}

#[test]
fn programs_and_other_documents_are_no_spreadsheets() {
    let mut program = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xFF\xFF\x00\x00".to_vec();
    program.extend((0..=255).cycle().take(4096));
    assert_eq!(refused(&program), Code::NotASpreadsheet);
    let mut document = ZipWriter::new(Cursor::new(Vec::new()));
    document.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    document.write_all(b"<document/>").unwrap();
    assert_eq!(refused(&document.finish().unwrap().into_inner()), Code::NotASpreadsheet);
    assert_eq!(refused(&raw_parts(&[])), Code::NotASpreadsheet, "a workbook without its sheet");
    assert_eq!(refused(b"PK\x03\x04 and then nothing of the kind"), Code::NotASpreadsheet);
    let whole = xlsx(&people(50));
    assert_eq!(refused(&whole[..whole.len() / 2]), Code::NotASpreadsheet, "half a workbook");
    assert_eq!(refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and then nothing of the kind"), Code::NotASpreadsheet);
    assert_eq!(refused(b"<html><body><table><tr><td>1</td></tr></table></body></html>"), Code::NotASpreadsheet);
    assert_eq!(refused(b""), Code::NoRows);
}

#[test]
fn a_file_beyond_the_limit_is_not_looked_at() {
    assert_eq!(refused(&vec![b'a'; MOST_BYTES + 1]), Code::TooLarge);
}

#[test]
fn no_rows_under_the_header() {
    for bytes in [xlsx(&[]), csv(&[])] {
        let table = table(&bytes);
        assert_eq!(table.data(&table.guess()).unwrap_err().code, Code::NoRows);
    }
    assert_eq!(refused(&Workbook::new().save_to_buffer().unwrap()), Code::NoRows);
    assert_eq!(refused(&raw_xlsx(r#"<row r="3"><c r="A3"><v></v></c></row>"#)), Code::NoRows);
}

#[test]
fn two_hundred_thousand_rows_are_too_many() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_row(0, 0, HEADER).unwrap();
    for row in 1..=200_000 {
        sheet.write_number(row, 0, row).unwrap();
        sheet.write_string(row, 1, "白山市第一中学").unwrap();
    }
    let refusal = read(&workbook.save_to_buffer().unwrap(), &mut |_| ()).unwrap_err();
    assert_eq!((refusal.code, refusal.facts), (Code::TooManyRows, vec![MOST_ROWS.to_string()]));
    let text = "a,b,c\n".repeat(200_000);
    assert_eq!(refused(text.as_bytes()), Code::TooManyRows);
    let just_over = table("a,b,c\n".repeat(MOST_ROWS + 2).as_bytes());
    assert_eq!(just_over.data(&just_over.guess()).unwrap_err().code, Code::TooManyRows);
}

#[test]
fn a_zip_bomb_is_refused_before_it_unpacks() {
    let bomb = raw_xlsx(&"<row/>".repeat(60 * 1024 * 1024 / 6));
    assert!(bomb.len() < 1024 * 1024, "{}", bomb.len());
    assert_eq!(refused(&bomb), Code::UnpacksTooLarge);

    // Many parts, each innocent by itself.
    let noise: String = (0..900_000_u32).map(|n| char::from(b'a' + (n.wrapping_mul(n) >> 7) as u8 % 16)).collect();
    let names: Vec<String> = (0..200).map(|n| format!("xl/media/{n}")).collect();
    let parts: Vec<(&str, String)> = names.iter().map(|name| (name.as_str(), noise.clone())).collect();
    let spread = raw_parts(&parts);
    let code = if spread.len() > MOST_BYTES { Code::TooLarge } else { Code::UnpacksTooLarge };
    assert_eq!(refused(&spread), code);
}

#[test]
fn a_part_that_lies_about_its_size_is_refused() {
    let honest = raw_xlsx(&"<row/>".repeat(100_000));
    // The sheet's declared size stands in the local header and in the central directory; make both small.
    let size = ("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>".len()
        + 600_000
        + "</sheetData></worksheet>".len()) as u32;
    let mut lying = honest;
    let found: Vec<usize> =
        lying.windows(4).enumerate().filter(|(_, four)| *four == size.to_le_bytes()).map(|(at, _)| at).collect();
    assert!(!found.is_empty());
    for at in found {
        lying[at..at + 4].copy_from_slice(&1_000_u32.to_le_bytes());
    }
    assert!(matches!(refused(&lying), Code::UnpacksTooLarge | Code::NotASpreadsheet));
}

#[test]
fn announced_sizes_take_no_memory() {
    let strings = r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" uniqueCount="900000000000000"><si><t>a</t></si></sst>"#;
    let sheet = |rows: &str| {
        (
            "xl/worksheets/sheet1.xml",
            format!(
                r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>"#
            ),
        )
    };
    assert_eq!(refused(&raw_parts(&[sheet(""), ("xl/sharedStrings.xml", strings.to_owned())])), Code::UnpacksTooLarge);
    // A cell in each far corner: the rectangle between them has 17 billion cells.
    let corners = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="B1048576"><v>2</v></c></row>"#;
    let table = table(&raw_parts(&[sheet(corners)]));
    assert_eq!(table.lines.iter().map(|line| line.number).collect::<Vec<_>>(), [1, 1_048_576]);
    assert_eq!(table.lines[1].cells.len(), 2);
}

#[test]
fn formulas_are_never_evaluated() {
    let cells = r#"<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v>7</v></c><c r="C1" t="str"><f>A2</f><v>张三</v></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E1" t="inlineStr"><is><t>=1+1</t></is></c></row>"#;
    let found = table(&raw_xlsx(cells));
    let expected = [
        Cell::Fault(CellFault::Formula),
        Cell::from("7"),
        Cell::from("张三"),
        Cell::Fault(CellFault::Error),
        Cell::from("=1+1"),
    ];
    assert_eq!(found.lines[0].cells, expected);
}

#[test]
fn dates_and_long_numbers_survive_or_say_so() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let date = Style::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
    sheet.write_number_with_format(0, 0, 46508, &date).unwrap();
    sheet.write_number(0, 1, 46508).unwrap();
    sheet.write_number(0, 2, 220_102_199_003_070_013_f64).unwrap();
    sheet.write_string(0, 3, "220102199003070013").unwrap();
    sheet.write_number(0, 4, 0.5).unwrap();
    let found = table(&workbook.save_to_buffer().unwrap());
    let expected = [
        Cell::from("2027-05-01"),
        Cell::from("46508"),
        Cell::Fault(CellFault::DigitsLost),
        Cell::from("220102199003070013"),
        Cell::from("0.5"),
    ];
    assert_eq!(found.lines[0].cells, expected);
}

#[test]
fn titles_notes_hidden_rows_empty_columns_and_code_sheets_are_survived() {
    let mut workbook = Workbook::new();
    let codes = workbook.add_worksheet().set_name("代码表").unwrap();
    codes.write_row(0, 0, ["代码", "含义"]).unwrap();
    codes.write_row(1, 0, ["01", "主考官"]).unwrap();
    let sheet = workbook.add_worksheet().set_name("名册").unwrap();
    let style = Style::new().set_bold();
    sheet.merge_range(0, 0, 0, 7, "2026年吉林省面试考官名册", &style).unwrap();
    sheet.write_string(1, 0, "填报单位：（章）").unwrap();
    sheet.write_row(3, 0, HEADER).unwrap();
    let mut rows = people(3);
    rows[1][1] = "白山市\n第一中学\t".to_owned();
    rows[2][7] = " ".to_owned();
    for (at, row) in (4..).zip(&rows) {
        sheet.write_row(at, 0, row).unwrap();
    }
    sheet.set_row_hidden(5).unwrap();
    for column in 8..247 {
        sheet.write_blank(3, column, &style).unwrap();
    }
    for row in 7..40 {
        sheet.write_string(row, 0, " ").unwrap();
    }
    let table = table(&workbook.save_to_buffer().unwrap());
    assert_eq!(table.sheet, "名册");
    let mapping = table.guess();
    assert_eq!(mapping.header, 2, "the blank third row does not count");
    assert_eq!(mapping.columns[&Column::Specialities], 7);
    let data = table.data(&mapping).unwrap();
    assert_eq!(data.iter().map(|line| line.number).collect::<Vec<_>>(), [5, 6, 7]);
    for line in data {
        assert!(domain::examiners::check(&mapping, &line.cells).is_ok(), "row {}", line.number);
    }
}

#[test]
fn a_hidden_sheet_is_not_read() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().write_string(0, 0, "说明").unwrap();
    let hidden = workbook.add_worksheet();
    hidden.write_row(0, 0, HEADER).unwrap();
    hidden.set_hidden(true);
    let table = table(&workbook.save_to_buffer().unwrap());
    assert_eq!(table.lines.len(), 1);
    assert!(!table.guess().is_guessed());
}

/// A real table of the binary format, where this machine has it.
#[test]
fn a_real_xls_is_read_and_names_what_it_misses() {
    let path = std::path::Path::new("../../../shared/data/positions/henan_shengkao_2024_6231.xls");
    let Ok(bytes) = std::fs::read(path) else {
        println!("{} is absent: skipped", path.display());
        return;
    };
    let mut reports = 0;
    let table = read(&bytes, &mut |_| reports += 1).unwrap();
    assert_eq!(table.format, Format::LegacyWorkbook);
    assert!(table.lines.len() > 5_800, "{}", table.lines.len());
    assert!(reports > 10, "{reports}");
    assert_eq!(table.guess().complete().unwrap_err().code, Code::ColumnMissing);
    for length in [600, 5_000, 100_000, bytes.len() / 2] {
        assert!(matches!(refused(&bytes[..length]), Code::NotASpreadsheet), "{length}");
    }
}

/// A real crawled table, where this machine has it.
#[test]
fn a_real_dirty_xlsx_is_read() {
    let path = std::path::Path::new("../../../shared/data/positions/guokao_2018_jilin_511.xlsx");
    let Ok(bytes) = std::fs::read(path) else {
        println!("{} is absent: skipped", path.display());
        return;
    };
    let table = table(&bytes);
    assert!(table.lines.len() > 500, "{}", table.lines.len());
    assert!(table.guess().complete().is_err());
}
