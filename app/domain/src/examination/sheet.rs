//! A table of the papers' points (成绩册): what its rows say, and everything that is wrong with them, row by row.

use super::Ticket;
use crate::recruitment::{Points, scheme::Paper};
use crate::refusal::{Code, Refusal};
use crate::tables::{Cell, HEADER_WITHIN, clean, compact, is_none};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// One sheet of a file: its name and its rows that are not blank, each with its number.
#[derive(Clone, Debug)]
pub struct Sheet<'a> {
    /// The sheet's name; empty for text.
    pub name: &'a str,
    /// The rows.
    pub rows: Vec<(u32, &'a [Cell])>,
}

/// A row as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its sheet.
    pub sheet: String,
    /// Its number.
    pub line: u32,
    /// The ticket's cell.
    pub ticket: Cell,
    /// The cell of each paper of the scheme; none where the sheet has no such column.
    pub points: Vec<Option<Cell>>,
    /// The cell in which the room record says who was absent.
    pub absent: Option<Cell>,
}

/// The points of one candidate: of each paper of the scheme, or none for one that was not sat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetRow(pub Ticket, pub Vec<Option<Points>>);

/// A table as it is kept: the rows that can be released, or what stands in the way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperSheet {
    /// The rows without problems, in the order of the file.
    pub rows: Vec<SheetRow>,
    /// What is wrong, at most 500 of it.
    pub problems: Vec<Problem>,
}

/// Something wrong in one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The sheet.
    pub sheet: String,
    /// The row's number.
    pub line: u32,
    /// The paper by its place in the scheme, where it is one paper's.
    pub paper: Option<usize>,
    /// What it is.
    pub kind: ProblemKind,
    /// What stands in the cell, shortened.
    pub text: String,
}

/// What can be wrong in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// The ticket is not twelve digits.
    BadTicket,
    /// Nobody has this ticket: points of a person who never sat.
    UnknownTicket,
    /// The ticket is of another examination.
    OtherExamination,
    /// The ticket stands twice, here or in another table that waits.
    Twice,
    /// Points of somebody whom the room record calls absent.
    AbsentWithPoints,
    /// The room record's mark cannot be read.
    BadMark,
    /// Neither points nor a mark of absence.
    Blank,
    /// No digits with at most two decimals.
    BadPoints,
    /// More than the paper's full marks.
    AboveFull,
    /// Points of a paper that this candidate does not sit.
    NotTheirPaper,
}

impl ProblemKind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::BadTicket,
        Self::UnknownTicket,
        Self::OtherExamination,
        Self::Twice,
        Self::AbsentWithPoints,
        Self::BadMark,
        Self::Blank,
        Self::BadPoints,
        Self::AboveFull,
        Self::NotTheirPaper,
    ];
}

/// What the rows are compared with.
#[derive(Clone, Debug, Default)]
pub struct Expected<'a> {
    /// The papers that each candidate sits, by ticket.
    pub sits: HashMap<String, &'a [usize]>,
    /// Tickets of other examinations.
    pub elsewhere: HashSet<String>,
    /// Tickets in other tables that wait.
    pub before: HashSet<String>,
}

/// Problems that are listed before the rest is passed over.
const MOST_PROBLEMS: usize = 500;
/// Characters of a cell that a problem repeats.
const SHOWN: usize = 40;
/// What the ticket's column is called.
const TICKET: &[&str] = &["准考证号", "准考证号码", "准考证", "考号", "ticket", "ticketnumber", "admissionticket"];
/// What the column of the room record is called.
const ABSENT: &[&str] = &["缺考", "缺考标记", "是否缺考", "考场记录", "到考情况", "absent"];
/// Marks of somebody who was absent.
const AWAY: &[&str] = &["缺考", "缺", "是", "√", "1", "y", "yes", "absent"];
/// Marks of somebody who was there.
const THERE: &[&str] = &["", "否", "到考", "正常", "0", "n", "no", "present"];

/// The headers of a table to fill in, in names that [`read`] knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetHeaders {
    /// The ticket's column.
    pub ticket: &'static str,
    /// The column of the room record, which says who was absent.
    pub absent: &'static str,
    /// The column of each paper.
    pub papers: Vec<String>,
}

impl SheetHeaders {
    /// The headers for the papers of a scheme.
    pub fn of(papers: &[Paper]) -> Self {
        Self {
            ticket: TICKET[0],
            absent: ABSENT[0],
            papers: papers.iter().map(|paper| paper.name.zh.clone()).collect(),
        }
    }
}

/// Reads the rows of every sheet that has a ticket's column and a paper's.
///
/// # Errors
/// `column-missing` (field `file`, fact: the ticket's column or the first paper's) where no sheet has both; `no-rows`.
pub fn read(sheets: &[Sheet<'_>], papers: &[Paper]) -> Result<Vec<Row>, Refusal> {
    let mut rows = Vec::new();
    let mut known = false;
    for sheet in sheets {
        let Some((under, columns)) = Columns::of(sheet, papers) else { continue };
        known = true;
        let filled = sheet.rows[under..].iter().filter(|(_, cells)| !cells.iter().all(Cell::is_blank));
        rows.extend(filled.map(|(line, cells)| columns.row(sheet.name, *line, cells)));
    }
    match (known, rows.is_empty()) {
        (false, _) => Err(Refusal::of(Code::ColumnMissing, "file").with(TICKET[0])),
        (true, true) => Err(Refusal::of(Code::NoRows, "file")),
        (true, false) => Ok(rows),
    }
}

/// Compares every row with what is expected.
pub fn check(rows: &[Row], papers: &[Paper], expected: &Expected<'_>) -> PaperSheet {
    let mut checking = Checking { sheet: PaperSheet::default(), seen: HashSet::new(), papers, expected };
    rows.iter().for_each(|row| checking.row(row));
    checking.sheet
}

/// Which cell of a row says what.
struct Columns {
    ticket: usize,
    papers: Vec<Option<usize>>,
    absent: Option<usize>,
}

impl Columns {
    /// The columns by the header's names, and the first row under it.
    fn of(sheet: &Sheet<'_>, papers: &[Paper]) -> Option<(usize, Self)> {
        sheet.rows.iter().take(HEADER_WITHIN).enumerate().find_map(|(at, (_, cells))| {
            let names: Vec<String> = cells.iter().map(name).collect();
            let place = |known: &[&str]| names.iter().position(|name| known.contains(&name.as_str()));
            let paper = |paper: &Paper| place(&[&heading(&paper.name.zh), &heading(&paper.name.en)]);
            let papers: Vec<Option<usize>> = papers.iter().map(paper).collect();
            let columns = Self { ticket: place(TICKET)?, absent: place(ABSENT), papers };
            columns.papers.iter().any(Option::is_some).then_some((at + 1, columns))
        })
    }

    fn row(&self, sheet: &str, line: u32, cells: &[Cell]) -> Row {
        let cell = |at: usize| cells.get(at).cloned().unwrap_or_else(|| Cell::from(""));
        Row {
            sheet: sheet.to_owned(),
            line,
            ticket: cell(self.ticket),
            points: self.papers.iter().map(|at| at.map(cell)).collect(),
            absent: self.absent.map(cell),
        }
    }
}

/// A header's cell as a name.
fn name(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => heading(text),
        Cell::Fault(_) => String::new(),
    }
}

/// A name without blanks and without notes in brackets, such as the full marks.
fn heading(text: &str) -> String {
    let text = compact(text).to_lowercase();
    text.split(['(', '（', '[', '【']).next().unwrap_or_default().to_owned()
}

/// What a paper's cell says.
enum Said {
    Points(Points),
    Absent,
    Blank,
}

struct Checking<'a> {
    sheet: PaperSheet,
    seen: HashSet<String>,
    papers: &'a [Paper],
    expected: &'a Expected<'a>,
}

impl Checking<'_> {
    fn note(&mut self, row: &Row, paper: Option<usize>, kind: ProblemKind, cell: &Cell) {
        if self.sheet.problems.len() < MOST_PROBLEMS {
            let text = match cell {
                Cell::Text(text) => clean(text).chars().take(SHOWN).collect(),
                Cell::Fault(_) => String::new(),
            };
            self.sheet.problems.push(Problem { sheet: row.sheet.clone(), line: row.line, paper, kind, text });
        }
    }

    fn row(&mut self, row: &Row) {
        let ticket = match &row.ticket {
            Cell::Text(text) => Ticket::parse(text).ok(),
            Cell::Fault(_) => None,
        };
        let Some(ticket) = ticket else { return self.note(row, None, ProblemKind::BadTicket, &row.ticket) };
        let Some(sits) = self.expected.sits.get(ticket.as_str()).copied() else {
            let elsewhere = self.expected.elsewhere.contains(ticket.as_str());
            let kind = if elsewhere { ProblemKind::OtherExamination } else { ProblemKind::UnknownTicket };
            return self.note(row, None, kind, &row.ticket);
        };
        let again = !self.seen.insert(ticket.as_str().to_owned());
        if again || self.expected.before.contains(ticket.as_str()) {
            return self.note(row, None, ProblemKind::Twice, &row.ticket);
        }
        let before = self.sheet.problems.len();
        let points = self.points(row, sits);
        if self.sheet.problems.len() == before && before < MOST_PROBLEMS {
            self.sheet.rows.push(SheetRow(ticket, points));
        }
    }

    fn points(&mut self, row: &Row, sits: &[usize]) -> Vec<Option<Points>> {
        let away = match row.absent.as_ref().map(mark) {
            None => false,
            Some(Some(away)) => away,
            Some(None) => {
                if let Some(cell) = &row.absent {
                    self.note(row, None, ProblemKind::BadMark, cell);
                }
                false
            }
        };
        let blank = Cell::from("");
        let mut points = vec![None; self.papers.len()];
        for (paper, cell) in row.points.iter().enumerate() {
            let cell = cell.as_ref().unwrap_or(&blank);
            let said = match said(cell) {
                Ok(said) => said,
                Err(kind) => {
                    self.note(row, Some(paper), kind, cell);
                    continue;
                }
            };
            match (said, sits.contains(&paper)) {
                (Said::Points(_), false) => self.note(row, Some(paper), ProblemKind::NotTheirPaper, cell),
                (Said::Points(_), true) if away => self.note(row, Some(paper), ProblemKind::AbsentWithPoints, cell),
                (Said::Points(given), true) if given > self.papers[paper].full => {
                    self.note(row, Some(paper), ProblemKind::AboveFull, cell);
                }
                (Said::Points(given), true) => points[paper] = Some(given),
                (Said::Blank, true) if !away => self.note(row, Some(paper), ProblemKind::Blank, cell),
                (Said::Blank | Said::Absent, _) => {}
            }
        }
        points
    }
}

/// Whether a mark of the room record says that somebody was absent; none where it cannot be read.
fn mark(cell: &Cell) -> Option<bool> {
    let Cell::Text(text) = cell else { return None };
    let text = compact(text).to_lowercase();
    if AWAY.contains(&text.as_str()) {
        return Some(true);
    }
    (THERE.contains(&text.as_str()) || is_none(&text)).then_some(false)
}

fn said(cell: &Cell) -> Result<Said, ProblemKind> {
    let Cell::Text(text) = cell else { return Err(ProblemKind::BadPoints) };
    let text = compact(text);
    if text.is_empty() {
        return Ok(Said::Blank);
    }
    if is_none(&text) || text.contains('缺') || text.eq_ignore_ascii_case("absent") {
        return Ok(Said::Absent);
    }
    match Points::parse(&text) {
        Ok(points) => Ok(Said::Points(points)),
        Err(refusal) if refusal.code == Code::OutOfRange => Err(ProblemKind::AboveFull),
        Err(_) => Err(ProblemKind::BadPoints),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recruitment::scheme::{Scheme, built_in};
    use crate::tables::CellFault;

    fn scheme() -> Scheme {
        built_in().into_iter().find(|scheme| scheme.key.as_str() == "civil-service").unwrap()
    }

    fn checked(lines: &[&[&str]]) -> PaperSheet {
        let scheme = scheme();
        let cells: Vec<Vec<Cell>> =
            lines.iter().map(|line| line.iter().map(|text| Cell::from(*text)).collect()).collect();
        let rows = cells.iter().enumerate().map(|(at, cells)| (at as u32 + 1, cells.as_slice())).collect();
        let rows = read(&[Sheet { name: "成绩", rows }], &scheme.papers).unwrap();
        let expected = Expected {
            sits: [("260010000001", &[0, 1][..]), ("260010000002", &[0, 1]), ("260010000003", &[0, 1, 2])]
                .map(|(ticket, papers)| (ticket.to_owned(), papers))
                .into(),
            elsewhere: ["260020000001".to_owned()].into(),
            before: ["260010000002".to_owned()].into(),
        };
        check(&rows, &scheme.papers, &expected)
    }

    const HEAD: &[&str] = &["准考证号", "行政职业能力测验（满分100分）", "申 论", "专业科目", "缺考标记"];

    fn kinds(sheet: &PaperSheet) -> Vec<(u32, Option<usize>, ProblemKind)> {
        sheet.problems.iter().map(|it| (it.line, it.paper, it.kind)).collect()
    }

    #[test]
    fn points_are_read_as_people_type_them() {
        let sheet = checked(&[
            &["2026年度成绩"],
            HEAD,
            &["'260010000001", "６１.5", " 70 ", "", ""],
            &["260010000003", "缺考", "-", "88.25", "否"],
            &["", "", "", ""],
        ]);
        assert_eq!(sheet.problems, []);
        let points = |text: &str| Points::parse(text).ok();
        assert_eq!(sheet.rows[0].1, [points("61.50"), points("70"), None]);
        assert_eq!(sheet.rows[1].1, [None, None, points("88.25")]);
    }

    #[test]
    fn everything_wrong_is_named_with_its_row() {
        use ProblemKind::*;
        let sheet = checked(&[
            HEAD,
            &["2.6E+11", "60", "60"],
            &["260010000009", "60", "60"],
            &["260020000001", "60", "60"],
            &["260010000002", "60", "60"],
            &["260010000001", "100.01", "60.125", "5", "?"],
            &["260010000001", "60", "60"],
            &["260010000003", "60", "", "60"],
        ]);
        assert_eq!(
            kinds(&sheet),
            [
                (2, None, BadTicket),
                (3, None, UnknownTicket),
                (4, None, OtherExamination),
                (5, None, Twice),
                (6, None, BadMark),
                (6, Some(0), AboveFull),
                (6, Some(1), BadPoints),
                (6, Some(2), NotTheirPaper),
                (7, None, Twice),
                (8, Some(1), Blank),
            ]
        );
        assert_eq!(sheet.rows, []);
        let away = checked(&[HEAD, &["260010000003", "60", "", "-", "缺考"]]);
        assert_eq!(kinds(&away), [(2, Some(0), AbsentWithPoints)]);
        let nothing = checked(&[HEAD, &["260010000003", "", "", "", "缺考"]]);
        assert_eq!((nothing.problems, nothing.rows[0].1.clone()), (vec![], vec![None, None, None]));
    }

    #[test]
    fn a_table_under_the_headers_that_are_given_out_is_read() {
        for scheme in built_in() {
            let headers = SheetHeaders::of(&scheme.papers);
            let head = [headers.ticket, headers.absent].into_iter().chain(headers.papers.iter().map(String::as_str));
            let head: Vec<Cell> = head.map(Cell::from).collect();
            let points = ["260010000001", "缺"].into_iter().chain(scheme.papers.iter().map(|_| "60"));
            let points: Vec<Cell> = points.map(Cell::from).collect();
            let rows = read(&[Sheet { name: "", rows: vec![(1, &head), (2, &points)] }], &scheme.papers).unwrap();
            assert_eq!((&rows[0].ticket, &rows[0].absent), (&Cell::from("260010000001"), &Some(Cell::from("缺"))));
            assert!(rows[0].points.iter().all(|cell| *cell == Some(Cell::from("60"))), "{}", scheme.key);
        }
    }

    #[test]
    fn a_lost_digit_is_no_ticket_and_a_table_without_tickets_no_table() {
        let papers = scheme().papers;
        let lost = [Cell::Fault(CellFault::DigitsLost), Cell::from("60")];
        let head: Vec<Cell> = HEAD.iter().map(|text| Cell::from(*text)).collect();
        let rows = read(&[Sheet { name: "", rows: vec![(1, &head), (2, &lost)] }], &papers).unwrap();
        let sheet = check(&rows, &papers, &Expected::default());
        assert_eq!(kinds(&sheet), [(2, None, ProblemKind::BadTicket)]);
        let code = |rows: Vec<(u32, &[Cell])>| read(&[Sheet { name: "", rows }], &papers).unwrap_err().code;
        assert_eq!(code(vec![(1, &head[1..])]), Code::ColumnMissing);
        assert_eq!(code(vec![(1, &head)]), Code::NoRows);
    }
}
