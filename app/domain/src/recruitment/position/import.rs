//! A position table becomes positions: what is taken, what is doubtful, what is refused, each with its place in the file.

use super::columns::{Mapping, PositionColumn as Column};
use super::row::{printed, read};
use super::{Position, PositionCode};
use crate::refusal::{Code, Refusal};
use crate::tables::{Cell, named};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One sheet of a file and which of its columns says what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet<'a> {
    /// The sheet's name; empty for text files.
    pub name: &'a str,
    /// The rows that are not blank, from the top, each with its number as the office program shows it.
    pub rows: Vec<(u32, &'a [Cell])>,
    /// Which column says what, and where the header stands.
    pub mapping: Mapping,
    /// Whether the columns were told by their content, for want of a header.
    pub by_content: bool,
}

/// What an import takes, doubts and refuses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    /// The positions, in the order of the file.
    pub positions: Vec<Position>,
    /// Everything that a person should look at, in the order of the file. Each position of a doubtful row is taken.
    pub doubts: Vec<Doubt>,
    /// The rows that cannot be taken.
    pub refused: Vec<Refused>,
    /// Which column of the file was taken for what, sheet by sheet, in the order of the template.
    pub columns: Vec<TakenColumn>,
}

/// A column of the file and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenColumn {
    /// The sheet.
    pub sheet: String,
    /// What it was taken for.
    pub column: Column,
    /// Its place in the sheet, counted from zero.
    pub at: usize,
    /// What stands in its header, as printed.
    pub header: String,
    /// The first text under the header; empty where there is none.
    pub example: String,
}

impl Imported {
    /// Whether the sheets have no row under their headers.
    pub fn is_empty(&self) -> bool {
        self.positions.is_empty() && self.doubts.is_empty() && self.refused.is_empty()
    }

    /// How many doubts there are of a kind.
    pub fn count(&self, kind: DoubtKind) -> usize {
        self.doubts.iter().filter(|doubt| doubt.kind == kind).count()
    }
}

/// Something that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// The sheet.
    pub sheet: String,
    /// The row's number as the office program shows it.
    pub line: u32,
    /// The column, where it is one of those with a field.
    pub column: Option<Column>,
    /// What is doubtful.
    pub kind: DoubtKind,
    /// The text that is, as printed.
    pub text: String,
}

/// What is doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DoubtKind {
    /// The table has no header that is understood; the column was told by what stands in it. Text: its first cell.
    ByContent,
    /// The row repeats another exactly and is left out. Text: the other's number.
    Repeated,
    /// The row holds one text alone below the header (a note, a heading) and is left out.
    Note,
    /// The row repeats the header and is left out.
    Header,
    /// The cell is empty and takes what stands above it, as in a cell merged over several rows.
    FilledDown,
    /// The code has another length than those of almost all others: a zero may have been lost. Text: the code.
    OddCode,
    /// The number stands before the text of a link, which is left out.
    LinkText,
    /// A condition that no rule reads: it stays as printed and a human decides.
    Unread,
    /// A major that names others without listing them (相关专业).
    Vague,
    /// A condition that was read from the notes.
    FromNotes,
    /// The position was taken for one that is kept for village and community cadres.
    Cadres,
    /// The sheet is no position table and was not read. Text: how many rows it has.
    SheetLeftOut,
    /// A cell that cannot be read and whose column may be empty. Text: the code of what is wrong.
    Fault,
}

/// A row that cannot be taken, and everything wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// The sheet.
    pub sheet: String,
    /// The row's number as the office program shows it.
    pub line: u32,
    /// What is wrong; each names its column as the field. `taken` (fact: the number of the row that has it) for a code
    /// that another position has.
    pub refusals: Vec<Refusal>,
}

/// Converts the rows under each header.
pub fn import(sheets: &[Sheet<'_>]) -> Imported {
    let mut into = Importer::default();
    for sheet in sheets {
        into.sheet(sheet);
    }
    into.doubt_codes();
    into.out
}

#[derive(Default)]
struct Importer {
    out: Imported,
    /// Where each position that was taken stands: sheet, line.
    places: Vec<(String, u32)>,
    by_code: BTreeMap<PositionCode, usize>,
}

impl Importer {
    fn sheet(&mut self, sheet: &Sheet<'_>) {
        let header: &[Cell] = sheet.rows.get(sheet.mapping.header).map_or(&[], |(_, cells)| cells);
        let data = sheet.rows.get(sheet.mapping.header + 1..).unwrap_or_default();
        self.columns(sheet.name, &sheet.mapping, header, data);
        if sheet.by_content
            && let Some((line, first)) = data.first()
        {
            for (column, index) in &sheet.mapping.columns {
                let text = first.get(*index).map(printed).unwrap_or_default();
                self.doubt(sheet.name, *line, Some(*column), DoubtKind::ByContent, text);
            }
        }
        let mut above: Option<String> = None;
        for (line, cells) in data {
            if let Some((kind, text)) = no_position(&sheet.mapping, cells) {
                self.doubt(sheet.name, *line, None, kind, text);
                continue;
            }
            match read(&sheet.mapping, header, cells, above.as_deref()) {
                Ok((position, doubts)) => {
                    above = Some(position.agency.clone());
                    self.take(sheet.name, *line, position, doubts);
                }
                Err(refusals) => self.refuse(sheet.name, *line, refusals),
            }
        }
    }

    fn columns(&mut self, sheet: &str, mapping: &Mapping, header: &[Cell], data: &[(u32, &[Cell])]) {
        for (column, at) in &mapping.columns {
            let example = data.iter().filter_map(|(_, cells)| cells.get(*at)).map(printed).find(|it| !it.is_empty());
            self.out.columns.push(TakenColumn {
                sheet: sheet.to_owned(),
                column: *column,
                at: *at,
                header: header.get(*at).map(printed).unwrap_or_default(),
                example: example.unwrap_or_default(),
            });
        }
    }

    fn take(&mut self, sheet: &str, line: u32, position: Position, doubts: Vec<super::row::Doubtful>) {
        if let Some(known) = self.by_code.get(&position.code) {
            let first = self.places.get(*known).map_or(0, |(_, line)| *line);
            if self.out.positions.get(*known) == Some(&position) {
                self.doubt(sheet, line, None, DoubtKind::Repeated, first.to_string());
            } else {
                self.refuse(sheet, line, vec![Refusal::of(Code::Taken, Column::Code.as_str()).with(first)]);
            }
            return;
        }
        for (column, kind, text) in doubts {
            self.doubt(sheet, line, column, kind, text);
        }
        self.by_code.insert(position.code.clone(), self.out.positions.len());
        self.places.push((sheet.to_owned(), line));
        self.out.positions.push(position);
    }

    fn doubt(&mut self, sheet: &str, line: u32, column: Option<Column>, kind: DoubtKind, text: String) {
        self.out.doubts.push(Doubt { sheet: sheet.to_owned(), line, column, kind, text });
    }

    fn refuse(&mut self, sheet: &str, line: u32, refusals: Vec<Refusal>) {
        self.out.refused.push(Refused { sheet: sheet.to_owned(), line, refusals });
    }

    /// Where nine tenths of the codes have one length, the others are doubtful.
    fn doubt_codes(&mut self) {
        let mut lengths: BTreeMap<usize, usize> = BTreeMap::new();
        for position in &self.out.positions {
            *lengths.entry(position.code.as_str().len()).or_default() += 1;
        }
        let Some((usual, count)) = lengths.into_iter().max_by_key(|(_, count)| *count) else { return };
        if count * 10 < self.out.positions.len() * 9 {
            return;
        }
        let odd: Vec<_> = (self.out.positions.iter().zip(&self.places))
            .filter(|(position, _)| position.code.as_str().len() != usual)
            .map(|(position, place)| (position.code.to_string(), place.clone()))
            .collect();
        for (code, (sheet, line)) in odd {
            self.doubt(&sheet, line, Some(Column::Code), DoubtKind::OddCode, code);
        }
    }
}

/// Why a row under the header is no position: one text alone without a code (notes below the table, headings between its
/// parts), or the header once more.
fn no_position(mapping: &Mapping, cells: &[Cell]) -> Option<(DoubtKind, String)> {
    let code = mapping.columns.get(&Column::Code).and_then(|index| cells.get(*index));
    let texts: BTreeSet<String> = cells.iter().filter(|cell| !cell.is_blank()).map(printed).collect();
    if code.is_none_or(Cell::is_blank) && texts.len() == 1 {
        return Some((DoubtKind::Note, texts.into_iter().next().unwrap_or_default()));
    }
    // A code may spell "code", but then the title does not say "title" too.
    let says = |column: Column| match mapping.columns.get(&column).and_then(|index| cells.get(*index)) {
        Some(Cell::Text(text)) => named::<Column>(text) == Some(column),
        _ => false,
    };
    let repeats = says(Column::Code) && says(Column::Title);
    repeats.then(|| (DoubtKind::Header, code.map(printed).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::super::guess;
    use super::*;

    const HEADER: [&str; 6] = ["招录机关", "职位名称", "职位代码", "招录人数", "其他要求", "咨询电话"];

    fn table(rows: &[[&str; 6]]) -> Imported {
        let lines: Vec<Vec<Cell>> = std::iter::once(&HEADER)
            .chain(rows)
            .map(|row| row.iter().map(|text| Cell::from(*text)).collect())
            .collect();
        cells(&lines)
    }

    fn cells(lines: &[Vec<Cell>]) -> Imported {
        let mapping = guess(lines);
        let rows = (1..).zip(lines.iter().map(Vec::as_slice)).collect();
        import(&[Sheet { name: "表", rows, mapping, by_content: false }])
    }

    fn refused(imported: &Imported) -> Vec<(u32, Vec<(String, Code)>)> {
        let each = |refusal: &Refusal| (refusal.field.clone().unwrap_or_default(), refusal.code);
        imported.refused.iter().map(|row| (row.line, row.refusals.iter().map(each).collect())).collect()
    }

    const GOOD: [&str; 6] = ["白山市财政局", "科员", "22010110001000017", "２", "男性", "0439-1"];

    #[test]
    fn a_row_becomes_a_position_and_what_has_no_field_a_remark() {
        let imported = table(&[GOOD]);
        let position = &imported.positions[0];
        assert_eq!((position.code.as_str(), position.places), ("22010110001000017", 2));
        assert_eq!(position.unit, position.agency);
        assert_eq!(position.remarks, [super::super::Remark { name: "咨询电话".into(), text: "0439-1".into() }]);
        assert_eq!((imported.doubts, imported.refused), (vec![], vec![]));
    }

    #[test]
    fn columns_that_a_person_names_take_the_place_of_the_guess() {
        let lines: Vec<Vec<Cell>> = [
            ["2027年职位表", "", "", "", ""],
            ["需求单位", "工种", "代号", "缺额", "备注"],
            ["财政局", "科员", "1001", "2", "男性"],
        ]
        .iter()
        .map(|row| row.iter().map(|text| Cell::from(*text)).collect())
        .collect();
        assert!(!guess(&lines).is_guessed(), "nothing here is a name that is known but for the notes");
        let said =
            [(Column::Agency, 0), (Column::Title, 1), (Column::Code, 2), (Column::Places, 3), (Column::Other, 4)];
        let mapping = guess(&lines).corrected(&said.into_iter().collect(), &lines);
        assert_eq!((mapping.header, mapping.complete()), (1, Ok(())));
        let rows = (1..).zip(lines.iter().map(Vec::as_slice)).collect();
        let imported = import(&[Sheet { name: "表", rows, mapping, by_content: false }]);
        assert_eq!((imported.positions.len(), imported.refused.len()), (1, 0));
        assert_eq!((imported.positions[0].agency.as_str(), imported.positions[0].places), ("财政局", 2));
        let code = imported.columns.iter().find(|it| it.column == Column::Code).unwrap();
        assert_eq!((code.at, code.header.as_str(), code.example.as_str()), (2, "代号", "1001"));
    }

    #[test]
    fn a_column_taken_from_a_wrong_guess_is_no_longer_what_it_was_guessed_to_be() {
        let lines = [HEADER.map(Cell::from).to_vec(), GOOD.map(Cell::from).to_vec()];
        let mapping = guess(&lines).corrected(&[(Column::Notes, 4)].into_iter().collect(), &lines);
        assert_eq!((mapping.columns[&Column::Notes], mapping.columns.get(&Column::Other)), (4, None));
        let mapping = guess(&lines).corrected(&[(Column::Title, 3)].into_iter().collect(), &lines);
        assert_eq!(mapping.complete().unwrap_err().field.as_deref(), Some("places"));
        let twice = [(Column::Notes, 4), (Column::Other, 4)].into_iter().collect();
        assert_eq!(guess(&lines).corrected(&twice, &lines).complete().unwrap_err().code, Code::Taken);
    }

    #[test]
    fn counts_are_read_as_people_type_them_or_refused() {
        for (typed, places, doubts) in
            [("3人", Some(3), 0), (" 2 ", Some(2), 0), ("17\t\t\t查看报名\n", Some(17), 1), ("9\n", Some(9), 0)]
        {
            let mut row = GOOD;
            row[3] = typed;
            let imported = table(&[row]);
            assert_eq!(imported.positions.first().map(|it| it.places), places, "{typed:?}");
            assert_eq!(imported.count(DoubtKind::LinkText), doubts, "{typed:?}");
        }
        for (typed, code) in [
            ("0", Code::OutOfRange),
            ("10000", Code::OutOfRange),
            ("若干", Code::Malformed),
            ("1.5", Code::Malformed),
            ("-1", Code::Malformed),
            ("无", Code::Missing),
        ] {
            let mut row = GOOD;
            row[3] = typed;
            assert_eq!(refused(&table(&[row])), [(2, vec![("places".to_owned(), code)])], "{typed}");
        }
    }

    #[test]
    fn a_code_that_lost_its_digits_is_refused() {
        let mut row: Vec<Cell> = GOOD.iter().map(|text| Cell::from(*text)).collect();
        row[2] = Cell::Fault(crate::tables::CellFault::DigitsLost);
        let header = HEADER.iter().map(|text| Cell::from(*text)).collect();
        let imported = cells(&[header, row]);
        assert_eq!(refused(&imported), [(2, vec![("code".to_owned(), Code::DigitsLost)])]);
        let mut row = GOOD;
        row[2] = "2.20101E+16";
        assert_eq!(refused(&table(&[row])), [(2, vec![("code".to_owned(), Code::Malformed)])]);
    }

    #[test]
    fn repeated_rows_are_left_out_and_a_code_given_twice_is_refused() {
        let mut other = GOOD;
        other[1] = "副科长";
        let imported = table(&[GOOD, GOOD, other]);
        assert_eq!(imported.positions.len(), 1);
        assert_eq!((imported.doubts[0].kind, imported.doubts[0].text.as_str()), (DoubtKind::Repeated, "2"));
        assert_eq!(refused(&imported), [(4, vec![("code".to_owned(), Code::Taken)])]);
        assert_eq!(imported.refused[0].refusals[0].facts, ["2"]);
    }

    #[test]
    fn merged_cells_notes_and_repeated_headers_are_survived_and_listed() {
        let with = |agency, code| [agency, "科员", code, "1", "", ""];
        let imported = table(&[
            ["一、市直单位", "", "", "", "", ""],
            with("财政局", "1001"),
            with("", "1002"),
            HEADER,
            with(" ", "102"),
            ["注：以上职位均需体检", "", "", "", "", ""],
        ]);
        assert_eq!(imported.positions.iter().filter(|it| it.agency == "财政局").count(), 3);
        assert_eq!(
            [DoubtKind::Note, DoubtKind::FilledDown, DoubtKind::Header].map(|kind| imported.count(kind)),
            [2, 2, 1]
        );
        assert_eq!(imported.count(DoubtKind::OddCode), 0, "two of three are no rule");
        assert_eq!(refused(&imported), []);
    }

    #[test]
    fn a_short_code_among_many_is_doubtful() {
        let codes: Vec<String> = (0..20).map(|at| format!("{}", 10_000 + at)).chain(["1001".to_owned()]).collect();
        let rows: Vec<[&str; 6]> = codes.iter().map(|code| ["财政局", "科员", code, "1", "", ""]).collect();
        let imported = table(&rows);
        let odd: Vec<_> = imported.doubts.iter().map(|doubt| (doubt.kind, doubt.line, doubt.text.as_str())).collect();
        assert_eq!(odd, [(DoubtKind::OddCode, 22, "1001")]);
    }

    #[test]
    fn everything_wrong_with_a_row_is_listed() {
        let imported = table(&[["", " ", "职位1", "", "x", "1"]]);
        let expected =
            [("code", Code::Malformed), ("agency", Code::Missing), ("title", Code::Missing), ("places", Code::Missing)];
        assert_eq!(refused(&imported), [(2, expected.map(|(field, code)| (field.to_owned(), code)).to_vec())]);
    }
}
