//! Reads separated text in the encodings that office programs save: UTF-8, UTF-16 with a mark, GB 18030 (GBK).

use super::collect::Rows;
use super::{Format, Table, not_a_spreadsheet};
use csv::ReaderBuilder;
use domain::examiners::{Cell, CellFault};
use domain::refusal::{Code, Refusal};
use encoding_rs::{Encoding, GB18030};
use std::borrow::Cow;

/// Text that is some other kind of document: web pages (which old systems serve as .xls), RTF, PDF, JSON.
const OTHER_DOCUMENTS: &[&str] = &["<", "{", "%PDF", "%!PS"];
/// What separates the cells, the likeliest first.
const SEPARATORS: [u8; 3] = [b',', b'\t', b';'];

pub(super) fn read(bytes: &[u8], progress: &mut dyn FnMut(usize)) -> Result<Table, Refusal> {
    let text = decode(bytes).ok_or_else(not_a_spreadsheet)?;
    if text.trim().is_empty() {
        return Err(Code::NoRows.into());
    }
    let control = |c: char| c.is_control() && !['\t', '\r', '\n'].contains(&c);
    if OTHER_DOCUMENTS.iter().any(|start| text.trim_start().starts_with(start)) || text.contains(control) {
        return Err(not_a_spreadsheet());
    }
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator(&text)).from_reader(text.as_bytes());
    let mut rows = Rows::new(progress);
    let mut lines = Lines::new(&text);
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|_| not_a_spreadsheet())? {
        let start = record.position().map_or(0, csv::Position::byte);
        let row = lines.at(usize::try_from(start).unwrap_or(usize::MAX));
        for (column, text) in record.iter().enumerate() {
            rows.add(row, column, cell(text))?;
        }
    }
    Ok(Table { format: Format::Text, sheet: String::new(), lines: rows.finish() })
}

/// Counts the lines of a text on the way through it. The reader's own count is where the record before it ended.
struct Lines<'a> {
    rest: &'a [u8],
    passed: usize,
    line: u32,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self { rest: text.as_bytes(), passed: 0, line: 0 }
    }

    /// The line, counted from zero, of the first byte at or after `start` that ends no line.
    fn at(&mut self, start: usize) -> u32 {
        while let [first, rest @ ..] = self.rest {
            let ends = match first {
                b'\n' => true,
                b'\r' => rest.first() != Some(&b'\n'),
                _ => false,
            };
            if self.passed >= start && !matches!(first, b'\r' | b'\n') {
                break;
            }
            self.line += u32::from(ends);
            self.passed += 1;
            self.rest = rest;
        }
        self.line
    }
}

fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..]);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(Cow::Borrowed(text)),
        Err(_) => GB18030.decode_without_bom_handling_and_without_replacement(bytes),
    }
}

/// The separator that stands most often in the first lines.
fn separator(text: &str) -> u8 {
    let head: Vec<u8> = text.lines().take(20).flat_map(str::bytes).collect();
    let count = |separator: u8| head.iter().filter(|byte| **byte == separator).count();
    // Of equals the later wins, so the likeliest is asked last.
    SEPARATORS.into_iter().rev().max_by_key(|separator| count(*separator)).unwrap_or(b',')
}

fn cell(text: &str) -> Cell {
    // ="220102…" is how people keep an office program from rounding a long number.
    let quoted = text.trim().strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    if let Some(inner) = quoted.filter(|inner| !inner.contains('"')) {
        return inner.into();
    }
    if text.trim_start().starts_with('=') {
        return Cell::Fault(CellFault::Formula);
    }
    if is_rounded(text.trim()) { Cell::Fault(CellFault::DigitsLost) } else { text.into() }
}

/// Whether an office program has written a long number as 2.20102E+17.
fn is_rounded(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once("E+").or_else(|| text.split_once("e+")) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(exponent) && mantissa.split('.').all(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> Vec<(u32, Vec<Cell>)> {
        let table = read(bytes, &mut |_| ()).unwrap();
        table.lines.into_iter().map(|line| (line.number, line.cells)).collect()
    }

    #[test]
    fn the_same_text_in_every_encoding() {
        let text = "姓名,考区\r\n张三,白山市\r\n";
        let expected = vec![(1, vec!["姓名".into(), "考区".into()]), (2, vec!["张三".into(), Cell::from("白山市")])];
        assert_eq!(rows(text.as_bytes()), expected);
        assert_eq!(rows(format!("\u{FEFF}{text}").as_bytes()), expected);
        assert_eq!(rows(&GB18030.encode(text).0), expected);
        let utf16: Vec<u8> = format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(rows(&utf16), expected);
    }

    #[test]
    fn tabs_and_semicolons_separate_too() {
        assert_eq!(rows(b"a\tb\n1\t2\n")[1].1, ["1".into(), Cell::from("2")]);
        assert_eq!(rows(b"a;b;c\n1;2;3,4\n")[1].1.len(), 3);
    }

    #[test]
    fn line_breaks_in_quotes_belong_to_the_cell_and_lines_keep_their_numbers() {
        let found = rows(b"a,\"b\nc\"\n\n\nd,e\n");
        assert_eq!(found.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 5]);
        assert_eq!(found[0].1[1], Cell::from("b\nc"));
    }

    #[test]
    fn formulas_and_rounded_numbers_are_faults_and_guarded_numbers_are_text() {
        assert_eq!(cell("=A1+1"), Cell::Fault(CellFault::Formula));
        assert_eq!(cell("=HYPERLINK(\"a\",\"b\")"), Cell::Fault(CellFault::Formula));
        assert_eq!(cell("=\"220102199003070013\""), Cell::from("220102199003070013"));
        assert_eq!(cell("2.20102E+17"), Cell::Fault(CellFault::DigitsLost));
        assert_eq!(cell("E+1"), Cell::from("E+1"));
    }

    #[test]
    fn other_documents_are_refused() {
        for bytes in [
            &b"<html><table>"[..],
            b"%PDF-1.7",
            b"{\"a\":1}",
            b"MZ\x90\x00\x03\x00",
            b"\x7FELF\x02\x01",
            b"\xFF\xD8\xFF\xE0",
        ] {
            assert_eq!(read(bytes, &mut |_| ()).unwrap_err().code, Code::NotASpreadsheet, "{bytes:?}");
        }
        assert_eq!(read(b" \r\n", &mut |_| ()).unwrap_err().code, Code::NoRows);
    }
}
