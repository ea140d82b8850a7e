//! One row of a roster: raw cells in, an examiner or the list of everything wrong with it out.

use super::{Column, Mapping, Roles, read_day};
use crate::identity::IdNumber;
use crate::refusal::{Code, Refusal};
use crate::regions::ExamRegion;
use crate::tables::{Cell, CellFault, compact, is_none, joined, parts};
use chrono::NaiveDate;

/// An examiner as a roster states them. Holds the whole identity number, so it is neither printed nor serialized.
#[derive(Clone, PartialEq, Eq)]
pub struct ExaminerRow {
    /// The name, without the blanks that line names up.
    pub name: String,
    /// The work unit.
    pub work_unit: String,
    /// The exam region of the work unit (not of the household).
    pub region: ExamRegion,
    /// The certificate's number.
    pub certificate: String,
    /// The last day of the certificate.
    pub valid_until: NaiveDate,
    /// The seats that may be taken; empty where the roster says none.
    pub roles: Roles,
    /// What the examiner is expert in, in the order of the roster.
    pub specialities: Vec<String>,
    /// The identity number, its check digit verified.
    pub identity: IdNumber,
}

/// Characters a name may have, both ends included.
const NAME: (usize, usize) = (2, 50);
/// Characters a work unit may have.
const WORK_UNIT: (usize, usize) = (2, 100);
/// Characters a certificate number may have.
const CERTIFICATE: (usize, usize) = (3, 40);
/// Characters one speciality may have, and how many specialities an examiner may have.
const SPECIALITY: (usize, usize) = (1, 40);
const MOST_SPECIALITIES: usize = 10;

/// Reads one row.
///
/// # Errors
/// Everything wrong with the row, each refusal with its column as the field, in the order of the template:
/// `missing`, `malformed`, `out-of-range` (facts: least, most characters), `unknown-region`, `unknown-role`,
/// `bad-identity` (fact: which part is wrong), `formula-cell`, `error-cell`, `digits-lost`. No refusal repeats what stands in the row.
pub fn check(mapping: &Mapping, cells: &[Cell]) -> Result<ExaminerRow, Vec<Refusal>> {
    let mut row = Reader { mapping, cells, refusals: Vec::new() };
    let name = row.take(Column::Name, name);
    let work_unit = row.take(Column::WorkUnit, work_unit);
    let region = row.take(Column::Region, region);
    let identity = row.take(Column::Identity, identity);
    let certificate = row.take(Column::Certificate, certificate);
    let valid_until = row.take(Column::ValidUntil, |text| read_day(text).ok_or(Code::Malformed.into()));
    let roles = row.take_or_none(Column::Roles, roles);
    let specialities = row.take_or_none(Column::Specialities, specialities);
    match (name, work_unit, region, identity, certificate, valid_until, roles, specialities) {
        (
            Some(name),
            Some(work_unit),
            Some(region),
            Some(identity),
            Some(certificate),
            Some(valid_until),
            Some(roles),
            Some(specialities),
        ) => Ok(ExaminerRow { name, work_unit, region, certificate, valid_until, roles, specialities, identity }),
        _ => Err(row.refusals),
    }
}

/// Takes the cells of one row by column and collects what is wrong with them.
pub(super) struct Reader<'a> {
    pub mapping: &'a Mapping,
    pub cells: &'a [Cell],
    pub refusals: Vec<Refusal>,
}

impl Reader<'_> {
    /// The value of a column that must have one.
    pub fn take<T>(&mut self, column: Column, read: impl FnOnce(&str) -> Result<T, Refusal>) -> Option<T> {
        self.read(column, |text| if is_none(text) { Err(Code::Missing.into()) } else { read(text) })
    }

    /// The value of a column where "none" is a value too.
    pub fn take_or_none<T: Default>(
        &mut self,
        column: Column,
        read: impl FnOnce(&str) -> Result<T, Refusal>,
    ) -> Option<T> {
        self.read(column, |text| if is_none(text) { Ok(T::default()) } else { read(text) })
    }

    fn read<T>(&mut self, column: Column, read: impl FnOnce(&str) -> Result<T, Refusal>) -> Option<T> {
        let cell = self.mapping.columns.get(&column).and_then(|index| self.cells.get(*index));
        let value = match cell {
            None => read(""),
            Some(Cell::Text(text)) => read(text),
            Some(Cell::Fault(fault)) => Err(match fault {
                CellFault::Formula => Code::FormulaCell.into(),
                CellFault::Error => Code::ErrorCell.into(),
                CellFault::DigitsLost => Code::DigitsLost.into(),
            }),
        };
        match value {
            Ok(value) => Some(value),
            Err(refusal) => {
                self.refusals.push(Refusal { field: Some(column.as_str().to_owned()), ..refusal });
                None
            }
        }
    }
}

pub(super) fn name(text: &str) -> Result<String, Refusal> {
    // Names of several parts (买买提·艾力) are written with any dot that the keyboard has.
    let name = joined(text).replace(['•', '・', '‧', '∙', '●'], "·");
    let letters = |c: char| c.is_alphabetic() || c == '〇' || "· .-'’".contains(c);
    if !name.chars().all(letters) {
        return Err(Code::Malformed.into());
    }
    sized(name, NAME)
}

pub(super) fn work_unit(text: &str) -> Result<String, Refusal> {
    sized(joined(text), WORK_UNIT)
}

pub(super) fn region(text: &str) -> Result<ExamRegion, Refusal> {
    ExamRegion::parse(&compact(text)).ok_or(Code::UnknownRegion.into())
}

pub(super) fn identity(text: &str) -> Result<IdNumber, Refusal> {
    IdNumber::parse(&compact(text))
}

pub(super) fn roles(text: &str) -> Result<Roles, Refusal> {
    Roles::parse(text).map_err(|_| Code::UnknownRole.into())
}

/// The number of a certificate, with full-width forms made ordinary and without blanks.
///
/// # Errors
/// `malformed` where it holds a character that no number has, `out-of-range` with the least and the most characters.
pub fn certificate(text: &str) -> Result<String, Refusal> {
    let number = compact(text);
    let fits = |c: char| c.is_alphanumeric() || "-_/()（）[]〔〕【】.#".contains(c);
    if !number.chars().all(fits) {
        return Err(Code::Malformed.into());
    }
    sized(number, CERTIFICATE)
}

pub(super) fn specialities(text: &str) -> Result<Vec<String>, Refusal> {
    let list = parts(text);
    if list.len() > MOST_SPECIALITIES {
        return Err(Refusal::new(Code::OutOfRange).with(0).with(MOST_SPECIALITIES));
    }
    list.into_iter().map(|item| sized(item, SPECIALITY)).collect()
}

fn sized(text: String, (least, most): (usize, usize)) -> Result<String, Refusal> {
    if (least..=most).contains(&text.chars().count()) {
        Ok(text)
    } else {
        Err(Refusal::new(Code::OutOfRange).with(least).with(most))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examiners::PanelRole;

    const GOOD: [&str; 8] = [
        "张　三",
        "白山市人力资源和社会保障局",
        "白山市",
        "220102199003070013",
        "吉考字〔2024〕第00123号",
        "2027年5月1日",
        "主考官、公共考官",
        "法律、经济",
    ];

    fn mapping() -> Mapping {
        Mapping { header: 0, columns: Column::ALL.into_iter().zip(0..).collect() }
    }

    fn cells(texts: [&str; 8]) -> Vec<Cell> {
        texts.into_iter().map(Cell::from).collect()
    }

    fn codes(cells: &[Cell]) -> Vec<(String, Code)> {
        let Err(refusals) = check(&mapping(), cells) else { return Vec::new() };
        refusals.into_iter().map(|refusal| (refusal.field.unwrap_or_default(), refusal.code)).collect()
    }

    #[test]
    fn a_good_row_becomes_an_examiner() {
        let Ok(row) = check(&mapping(), &cells(GOOD)) else { panic!("refused") };
        assert_eq!(row.name, "张三");
        assert_eq!(row.region, ExamRegion::Baishan);
        assert_eq!(row.certificate, "吉考字〔2024〕第00123号");
        assert_eq!(Some(row.valid_until), NaiveDate::from_ymd_opt(2027, 5, 1));
        assert_eq!(row.roles, [PanelRole::Chief, PanelRole::Public].into_iter().collect());
        assert_eq!(row.specialities, ["法律", "经济"]);
    }

    #[test]
    fn each_column_refuses_what_it_cannot_take() {
        let cases: &[(usize, &str, Code)] = &[
            (0, "", Code::Missing),
            (0, "张3", Code::Malformed),
            (0, "王", Code::OutOfRange),
            (1, "无", Code::Missing),
            (2, "沈阳市", Code::UnknownRegion),
            (2, "-", Code::Missing),
            (3, "220102199003070014", Code::BadIdentity),
            (3, "2201021990030700", Code::BadIdentity),
            (3, "/", Code::Missing),
            (4, "1", Code::OutOfRange),
            (4, "=1+1", Code::Malformed),
            (5, "长期", Code::Malformed),
            (5, " ", Code::Missing),
            (6, "计分员", Code::UnknownRole),
        ];
        for (at, text, code) in cases {
            let mut texts = GOOD;
            texts[*at] = text;
            assert_eq!(codes(&cells(texts)), [(Column::ALL[*at].as_str().to_owned(), *code)], "{text:?}");
        }
    }

    #[test]
    fn full_width_digits_regions_by_code_and_dashes_for_none_are_read() {
        let mut texts = GOOD;
        texts[2] = "２２０６００";
        texts[3] = "２２０１０２ 19900307 0013";
        texts[5] = "46508";
        texts[6] = "-";
        texts[7] = " ";
        let Ok(row) = check(&mapping(), &cells(texts)) else { panic!("refused") };
        assert_eq!(row.region, ExamRegion::Baishan);
        assert!(row.roles.is_empty());
        assert!(row.specialities.is_empty());
    }

    #[test]
    fn everything_wrong_is_listed_at_once() {
        let found = codes(&cells([""; 8]));
        assert_eq!(found.len(), 6, "{found:?}");
        assert!(found.iter().all(|(_, code)| *code == Code::Missing));
    }

    #[test]
    fn faults_of_a_cell_are_named() {
        let mut row = cells(GOOD);
        row[3] = Cell::Fault(CellFault::DigitsLost);
        row[5] = Cell::Fault(CellFault::Formula);
        row[6] = Cell::Fault(CellFault::Error);
        let expected = [("identity", Code::DigitsLost), ("valid-until", Code::FormulaCell), ("roles", Code::ErrorCell)];
        assert_eq!(codes(&row), expected.map(|(field, code)| (field.to_owned(), code)));
    }

    #[test]
    fn a_short_row_misses_what_it_does_not_have() {
        assert_eq!(codes(&cells(GOOD)[..6]), []);
        assert_eq!(codes(&cells(GOOD)[..5]), [("valid-until".to_owned(), Code::Missing)]);
    }
}
