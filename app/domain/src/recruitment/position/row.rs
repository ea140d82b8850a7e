//! One row of a position table: raw cells in, a position or everything wrong with it out, with what is doubtful.

use super::columns::{Mapping, PositionColumn as Column};
use super::conditions::Conditions;
use super::import::DoubtKind;
use super::{MOST_PLACES, Position, PositionCode, Printed, Remark};
use crate::refusal::{Code, Refusal};
use crate::tables::{Cell, CellFault, clean, compact, is_none};

/// The most characters of a name or a title, and of every other text.
const MOST_OF_NAME: usize = 200;
const MOST_OF_TEXT: usize = 4_000;

/// Something doubtful in a row: its column, what it is, the text.
pub(super) type Doubtful = (Option<Column>, DoubtKind, String);

/// Takes the cells of one row by column and collects what is wrong or doubtful.
pub(super) struct Reader<'a> {
    mapping: &'a Mapping,
    cells: &'a [Cell],
    refusals: Vec<Refusal>,
    doubts: Vec<Doubtful>,
}

/// Reads one row. `above` is the organ of the row above, which fills an empty cell (a cell merged over several rows).
/// `header` gives the names of the columns that have no field.
pub(super) fn read(
    mapping: &Mapping,
    header: &[Cell],
    cells: &[Cell],
    above: Option<&str>,
) -> Result<(Position, Vec<Doubtful>), Vec<Refusal>> {
    let mut row = Reader { mapping, cells, refusals: Vec::new(), doubts: Vec::new() };
    let code = row.must(Column::Code, PositionCode::parse);
    let agency = row.agency(above);
    let title = row.must(Column::Title, |text| sized(clean(text), MOST_OF_NAME));
    let places = row.places();
    let unit = row.said(Column::Unit, MOST_OF_NAME);
    let printed = Printed {
        age: row.optional(Column::Age, MOST_OF_TEXT),
        gender: row.optional(Column::Gender, MOST_OF_TEXT),
        education: row.optional(Column::Education, MOST_OF_TEXT),
        degree: row.optional(Column::Degree, MOST_OF_TEXT),
        majors: row.optional(Column::Majors, MOST_OF_TEXT),
        political: row.optional(Column::Political, MOST_OF_TEXT),
        experience: row.optional(Column::Experience, MOST_OF_TEXT),
        service: row.optional(Column::Service, MOST_OF_TEXT),
        other: row.optional(Column::Other, MOST_OF_TEXT),
    };
    let level = row.said(Column::Level, MOST_OF_NAME);
    let region_text = row.said(Column::Region, MOST_OF_NAME);
    let variant = row.said(Column::Variant, MOST_OF_NAME);
    let ratio = row.ratio();
    let notes = row.said(Column::Notes, MOST_OF_TEXT);
    let remarks = row.remarks(header);
    let (Some(code), Some(agency), Some(title), Some(places), true) =
        (code, agency, title, places, row.refusals.is_empty())
    else {
        return Err(row.refusals);
    };
    let grassroots = is_for_cadres(&[&title, &printed.other, &notes, &printed.service]);
    let conditions = Conditions::read(printed, &notes);
    row.doubt_conditions(&conditions, grassroots, &notes);
    let position = Position {
        code,
        unit: if unit.is_empty() { agency.clone() } else { unit },
        agency,
        title,
        level: some(level),
        region_text,
        places,
        conditions,
        variant: some(variant),
        ratio,
        grassroots,
        notes,
        remarks,
    };
    Ok((position, row.doubts))
}

/// The text, none where the table says none.
fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

fn sized(text: String, most: usize) -> Result<String, Refusal> {
    if text.chars().count() <= most { Ok(text) } else { Err(Refusal::new(Code::OutOfRange).with(0).with(most)) }
}

/// Whether the position is kept for village or community cadres.
fn is_for_cadres(texts: &[&str]) -> bool {
    const WORDS: &[&str] =
        &["村（社区）干部", "村(社区)干部", "村、社区干部", "社区干部", "优秀村干部", "村干部", "村党组织书记"];
    texts.iter().any(|text| WORDS.iter().any(|word| text.contains(word)))
}

impl Reader<'_> {
    fn cell(&self, column: Column) -> Option<&Cell> {
        self.mapping.columns.get(&column).and_then(|index| self.cells.get(*index))
    }

    fn refuse(&mut self, column: Column, refusal: Refusal) {
        self.refusals.push(Refusal { field: Some(column.as_str().to_owned()), ..refusal });
    }

    /// The value of a column that must have one.
    fn must<T>(&mut self, column: Column, read: impl FnOnce(&str) -> Result<T, Refusal>) -> Option<T> {
        let value = match self.cell(column) {
            None => Err(Code::Missing.into()),
            Some(Cell::Text(text)) if is_none(text) => Err(Code::Missing.into()),
            Some(Cell::Text(text)) => read(text),
            Some(Cell::Fault(fault)) => Err(fault_code(*fault).into()),
        };
        value.map_err(|refusal| self.refuse(column, refusal)).ok()
    }

    /// The text of a column that may be empty; a cell with a fault counts as empty and is doubted. The words for "none"
    /// stay as they are printed.
    fn optional(&mut self, column: Column, most: usize) -> String {
        match self.cell(column) {
            None => String::new(),
            Some(Cell::Text(text)) => match sized(clean(text), most) {
                Ok(text) => text,
                Err(refusal) => {
                    self.refuse(column, refusal);
                    String::new()
                }
            },
            Some(Cell::Fault(fault)) => {
                let code = fault_code(*fault);
                self.doubts.push((Some(column), DoubtKind::Fault, code.as_str().to_owned()));
                String::new()
            }
        }
    }

    /// As [`Self::optional`]; the words for "none" count as empty.
    fn said(&mut self, column: Column, most: usize) -> String {
        let text = self.optional(column, most);
        if is_none(&text) { String::new() } else { text }
    }

    fn agency(&mut self, above: Option<&str>) -> Option<String> {
        let blank = self.cell(Column::Agency).is_none_or(Cell::is_blank);
        match above.filter(|_| blank) {
            Some(above) => {
                self.doubts.push((Some(Column::Agency), DoubtKind::FilledDown, above.to_owned()));
                Some(above.to_owned())
            }
            None => self.must(Column::Agency, |text| sized(clean(text), MOST_OF_NAME)),
        }
    }

    /// The number of places: digits, a counting word after them, or digits before the text of a link.
    fn places(&mut self) -> Option<u16> {
        let mut link = false;
        let places = self.must(Column::Places, |text| {
            // The text of a link stands behind tabs and line breaks.
            let typed = text.trim();
            let head = typed.split(['\t', '\n', '\r']).next().unwrap_or_default();
            link = head.len() < typed.len();
            let digits = compact(head);
            let digits = digits.trim_end_matches(['人', '名', '个']);
            if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(Code::Malformed.into());
            }
            let places = digits.parse().ok().filter(|places| (1..=MOST_PLACES).contains(places));
            places.ok_or_else(|| Refusal::new(Code::OutOfRange).with(1).with(MOST_PLACES))
        });
        if link && places.is_some() {
            let text = self.cell(Column::Places).map(printed).unwrap_or_default();
            self.doubts.push((Some(Column::Places), DoubtKind::LinkText, text));
        }
        places
    }

    /// 3 for 3:1, 1:3 and 3：1.
    fn ratio(&mut self) -> Option<u8> {
        let text = self.optional(Column::Ratio, MOST_OF_NAME);
        if super::conditions::unrestricted(&text) {
            return None;
        }
        let plain = compact(&text);
        let number = plain.strip_suffix(":1").or_else(|| plain.strip_prefix("1:")).unwrap_or(&plain);
        let ratio = number.parse().ok().filter(|ratio| (1..=20).contains(ratio));
        if ratio.is_none() {
            self.doubts.push((Some(Column::Ratio), DoubtKind::Unread, text));
        }
        ratio
    }

    /// The columns without a field, as printed, by name; those of one name in the order of the table.
    fn remarks(&mut self, header: &[Cell]) -> Vec<Remark> {
        let taken: Vec<usize> = self.mapping.columns.values().copied().collect();
        let mut remarks = Vec::new();
        for (index, cell) in self.cells.iter().enumerate().filter(|(index, _)| !taken.contains(index)) {
            let name = header.get(index).map(printed).unwrap_or_default();
            match cell {
                Cell::Text(text) => {
                    let text = clean(text);
                    if !text.is_empty() && text.chars().count() <= MOST_OF_TEXT {
                        remarks.push(Remark { name, text });
                    }
                }
                Cell::Fault(fault) => {
                    self.doubts.push((None, DoubtKind::Fault, fault_code(*fault).as_str().to_owned()))
                }
            }
        }
        remarks.sort_by(|one, other| one.name.cmp(&other.name));
        remarks
    }

    fn doubt_conditions(&mut self, conditions: &Conditions, grassroots: bool, notes: &str) {
        for unread in &conditions.unread {
            let column = unread.kind.column();
            self.doubts.push((Some(column), DoubtKind::Unread, unread.text.clone()));
        }
        for major in conditions.majors.all() {
            if ["相关", "相近"].iter().any(|word| major.name.contains(word)) {
                self.doubts.push((Some(Column::Majors), DoubtKind::Vague, major.name.clone()));
            }
        }
        let without = Conditions::read(conditions.printed.clone(), "");
        let alone = |conditions: &Conditions| {
            (conditions.gender, conditions.political, conditions.fresh_graduates_only, conditions.certificates.len())
        };
        if alone(&without) != alone(conditions) {
            self.doubts.push((Some(Column::Notes), DoubtKind::FromNotes, notes.to_owned()));
        }
        if grassroots {
            self.doubts.push((None, DoubtKind::Cadres, notes.to_owned()));
        }
    }
}

const fn fault_code(fault: CellFault) -> Code {
    match fault {
        CellFault::Formula => Code::FormulaCell,
        CellFault::Error => Code::ErrorCell,
        CellFault::DigitsLost => Code::DigitsLost,
    }
}

/// What stands in a cell, cleaned; nothing for a fault.
pub(super) fn printed(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => clean(text),
        Cell::Fault(_) => String::new(),
    }
}
