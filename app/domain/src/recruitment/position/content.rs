//! Tells the columns of a position table by what stands in them, for tables that lost their header on the way (crawled or
//! converted ones). Whoever imports sees each column that was told so.

use super::columns::{Mapping, PositionColumn as Column};
use super::conditions::{unrestricted, years};
use super::row::printed;
use super::{DegreeWanted, EducationWanted, PartyWanted, PositionCode};
use crate::tables::{Cell, HEADER_WITHIN, compact, is_han};
use std::collections::{BTreeMap, BTreeSet};

/// Fewer rows than this tell nothing.
const FEWEST_ROWS: usize = 5;
/// At most this many rows are looked at.
const MOST_ROWS: usize = 2_000;

/// The texts of one column that are not blank, without the rows above the data.
struct Texts {
    index: usize,
    texts: Vec<String>,
    distinct: usize,
    rows: usize,
}

impl Texts {
    /// Whether so many of a hundred rows hold such a text.
    fn share(&self, percent: usize, is: impl Fn(&str) -> bool) -> bool {
        self.texts.iter().filter(|text| is(text)).count() * 100 >= self.rows * percent
    }

    fn any(&self, is: impl Fn(&str) -> bool) -> bool {
        self.texts.iter().any(|text| is(text))
    }
}

/// Guesses the columns of rows without a header; none where code, organ, title and places are not all found.
pub fn guess_by_content(rows: &[Vec<Cell>]) -> Option<Mapping> {
    // What stands above the data in the column of the codes (a title, the numbers of columns) is no code of a position.
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let (code, start) = (0..width).find_map(|index| codes_from(rows, index).map(|start| (index, start)))?;
    let columns: Vec<Texts> = (0..width).map(|index| texts(rows.get(start..).unwrap_or_default(), index)).collect();
    let mut told = Told { columns: &columns, taken: BTreeMap::from([(Column::Code, code)]) };
    let places = told.counts(code)?;
    told.taken.insert(Column::Places, places);
    told.organs(code)?;
    told.title(code)?;
    told.conditions();
    told.notes();
    Some(Mapping { header: start.checked_sub(1)?, columns: told.taken })
}

/// The first row of a column of codes: all different, of six characters and more with a digit, and most of one length.
fn codes_from(rows: &[Vec<Cell>], index: usize) -> Option<usize> {
    let is_code = |cell: Option<&Cell>| {
        let text = cell.map(printed).unwrap_or_default();
        text.len() >= 6 && text.bytes().any(|b| b.is_ascii_digit()) && PositionCode::parse(&text).is_ok()
    };
    let start = rows.iter().take(HEADER_WITHIN).position(|row| is_code(row.get(index)))?;
    let data: Vec<String> =
        rows[start..].iter().take(MOST_ROWS).map(|row| row.get(index).map(printed).unwrap_or_default()).collect();
    let codes = rows[start..].iter().take(MOST_ROWS).filter(|row| is_code(row.get(index))).count();
    let distinct = data.iter().collect::<BTreeSet<_>>().len();
    // Exactly repeated rows repeat their code.
    let fits = data.len() >= FEWEST_ROWS && codes * 100 >= data.len() * 95 && distinct * 100 >= data.len() * 95;
    (fits && start > 0).then_some(start)
}

fn texts(rows: &[Vec<Cell>], index: usize) -> Texts {
    let rows = &rows[..rows.len().min(MOST_ROWS)];
    let texts: Vec<String> =
        rows.iter().filter_map(|row| row.get(index)).map(printed).filter(|text| !text.is_empty()).collect();
    let distinct = texts.iter().collect::<BTreeSet<_>>().len();
    Texts { index, texts, distinct, rows: rows.len() }
}

struct Told<'a> {
    columns: &'a [Texts],
    taken: BTreeMap<Column, usize>,
}

impl Told<'_> {
    fn free(&self) -> impl Iterator<Item = &Texts> {
        self.columns.iter().filter(|column| !self.taken.values().any(|index| *index == column.index))
    }

    /// Takes the first free column that fits.
    fn tell(&mut self, column: Column, is: impl Fn(&Texts) -> bool) {
        let found = self.free().find(|texts| is(texts)).map(|texts| texts.index);
        if let Some(index) = found {
            self.taken.insert(column, index);
        }
    }

    /// The column of the places: whole numbers from one on, whose sum is the least; a running number has a large sum.
    fn counts(&self, code: usize) -> Option<usize> {
        let numbers = |column: &Texts| -> Option<u64> {
            let numbers: Option<Vec<u64>> = column.texts.iter().map(|text| compact(text).parse().ok()).collect();
            let numbers =
                numbers.filter(|all| all.len() == column.rows && all.iter().all(|n| (1..1_000).contains(n)))?;
            Some(numbers.iter().sum())
        };
        let sums = self.columns.iter().filter(|column| column.index != code);
        sums.filter_map(|column| Some((numbers(column)?, column.index))).min().map(|(_, index)| index)
    }

    /// The organ and the unit: the first two columns left of the code that name organs.
    fn organs(&mut self, code: usize) -> Option<()> {
        const ENDS: &[char] = &[
            '局', '委', '会', '院', '厅', '处', '办', '所', '站', '心', '署', '关', '部', '统', '府', '队', '校', '室',
            '司', '科',
        ];
        let is =
            |texts: &&Texts| texts.index < code && texts.share(90, |text| text.ends_with(ENDS)) && texts.distinct > 1;
        let found: Vec<usize> = self.free().filter(is).map(|texts| texts.index).take(2).collect();
        self.taken.insert(Column::Agency, *found.first()?);
        if let Some(unit) = found.get(1) {
            self.taken.insert(Column::Unit, *unit);
        }
        Some(())
    }

    /// The title: the nearest column beside the code that has a text in every row, left before right.
    fn title(&mut self, code: usize) -> Option<()> {
        let is = |texts: &&Texts| texts.share(100, |text| text.chars().any(is_han)) && texts.distinct > 1;
        let near = |texts: &&Texts| (texts.index.abs_diff(code), texts.index > code);
        let index = self.free().filter(is).min_by_key(near)?.index;
        self.taken.insert(Column::Title, index);
        Some(())
    }

    fn conditions(&mut self) {
        const LEVELS: &[char] = &['级', '下', '上'];
        const PLACES: &[char] = &['省', '市', '区', '县', '州', '盟', '旗', '镇', '乡'];
        let few = |texts: &Texts| texts.distinct <= 12;
        self.tell(Column::Ratio, |it| it.share(90, |text| text.ends_with(":1") || text.starts_with("1:")));
        self.tell(Column::Education, |it| few(it) && it.share(90, |text| EducationWanted::read(text).is_some()));
        self.tell(Column::Degree, |it| {
            let is = |text: &str| DegreeWanted::read(text).is_some();
            few(it) && it.any(is) && it.share(90, |text| is(text) || unrestricted(text))
        });
        self.tell(Column::Political, |it| {
            let is = |text: &str| PartyWanted::read(text).is_some();
            few(it) && it.any(is) && it.share(90, |text| is(text) || unrestricted(text))
        });
        self.tell(Column::Experience, |it| {
            few(it)
                && it.any(|text| years(text).is_some())
                && it.share(90, |text| years(text).is_some() || unrestricted(text))
        });
        self.tell(Column::Service, |it| it.any(|text| text.contains("大学生村官") || text.contains("三支一扶")));
        self.tell(Column::Age, |it| few(it) && it.share(90, |text| text.contains("周岁")));
        self.tell(Column::Level, |it| few(it) && it.share(90, |text| text.contains('级') && text.ends_with(LEVELS)));
        self.tell(Column::Variant, |it| few(it) && it.share(90, |text| text.contains("职位")) && it.any(is_category));
        self.tell(Column::Region, |it| it.distinct > 1 && it.share(90, |text| text.ends_with(PLACES)));
        self.tell(Column::Majors, |it| {
            it.share(70, |text| ["类", "专业", "学"].iter().any(|word| text.contains(word)))
        });
    }

    /// The notes: the last column with many different long texts.
    fn notes(&mut self) {
        let is = |texts: &&Texts| {
            texts.distinct >= 10 && texts.share(20, |text| text.chars().filter(|c| is_han(*c)).count() >= 6)
        };
        let found = self.free().filter(is).last().map(|texts| texts.index);
        if let Some(index) = found {
            self.taken.insert(Column::Notes, index);
        }
    }
}

/// Whether the text names a category of the written examination.
fn is_category(text: &str) -> bool {
    ["公安", "普通职位", "特殊专业"].iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(first: &[&str], count: usize) -> Vec<Vec<Cell>> {
        let mut rows = vec![first.iter().map(|text| Cell::from(*text)).collect::<Vec<_>>()];
        for at in 0..count {
            let code = format!("3001106060{at:02}");
            let unit = if at % 2 == 0 { "抚松县税务局" } else { "靖宇县税务局" };
            let agency = if at % 3 == 0 { "吉林省税务局" } else { "长春海关" };
            let title = if at % 2 == 0 { "科员（一）" } else { "科员（二）" };
            let row =
                [&at.to_string(), agency, unit, title, &code, "1", "17 查看", "仅限本科", "学士", "不限专业", "二年"];
            rows.push(row.iter().map(|text| Cell::from(*text)).collect());
        }
        rows
    }

    #[test]
    fn a_table_without_names_is_told_by_its_content() {
        let mapping = guess_by_content(&rows(&["", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], 12)).unwrap();
        assert_eq!(mapping.header, 0);
        let expected = [
            (Column::Code, 4),
            (Column::Agency, 1),
            (Column::Unit, 2),
            (Column::Title, 3),
            (Column::Places, 5),
            (Column::Education, 7),
            (Column::Degree, 8),
            (Column::Majors, 9),
            (Column::Experience, 10),
        ];
        assert_eq!(mapping.columns, expected.into_iter().collect());
    }

    #[test]
    fn a_table_of_something_else_is_not_guessed() {
        assert_eq!(guess_by_content(&[]), None);
        assert_eq!(guess_by_content(&rows(&["0", "1", "2", "3", "4"], 3)), None, "too few rows");
        let people: Vec<Vec<Cell>> = std::iter::once(vec!["姓名".into(), Cell::from("准考证号")])
            .chain((0..20).map(|at| vec![Cell::from("考生"), Cell::from(format!("2024{at:06}").as_str())]))
            .collect();
        assert_eq!(guess_by_content(&people), None);
    }
}
