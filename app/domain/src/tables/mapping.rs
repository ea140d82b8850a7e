//! Which column of a table says what, guessed from the names in its header.

use super::cell::{Cell, clean, is_han};
use crate::refusal::{Code, Refusal};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the columns of one kind of table can say.
pub trait TableColumn: Copy + Ord + 'static {
    /// Every column, in the order of the template.
    fn all() -> &'static [Self];
    /// The stable text form; it names form fields and refusals.
    fn as_str(self) -> &'static str;
    /// Whether a table without the column can be imported.
    fn needed(self) -> bool;
    /// The names people give the column: Chinese without blanks, English in lower case without blanks.
    fn names(self) -> &'static [&'static str];
}

/// The header must stand within this many rows from the top: titles and notes stand above it.
pub const HEADER_WITHIN: usize = 20;
/// Columns that a person may name by hand: A to AZ.
pub const COLUMNS_BY_HAND: usize = 52;
/// A row with fewer known names than this is no header.
const FEWEST_NAMES: usize = 3;

/// Which column of the table says what, and under which row the data begin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(serialize = "C: Ord + Serialize", deserialize = "C: Ord + DeserializeOwned"))]
pub struct Mapping<C> {
    /// The index of the header among the rows that are not blank; the data begin under it.
    pub header: usize,
    /// The index of each column in the table, counted from zero.
    pub columns: BTreeMap<C, usize>,
}

impl<C> Default for Mapping<C> {
    fn default() -> Self {
        Self { header: 0, columns: BTreeMap::new() }
    }
}

impl<C: TableColumn> Mapping<C> {
    /// Guesses from the first rows: the header is the row with the most known names, the upper one of equals. Where no
    /// row looks like a header, the first row is taken and nothing is matched.
    pub fn guess(rows: &[Vec<Cell>]) -> Self {
        let mut best = Self::default();
        for (header, row) in rows.iter().take(HEADER_WITHIN).enumerate() {
            let columns = matched(row);
            if columns.len() >= FEWEST_NAMES && columns.len() > best.columns.len() {
                best = Self { header, columns };
            }
        }
        best
    }

    /// The mapping with what a person says instead. A column of the table that they give to something is taken from what
    /// it was guessed to be. Where no header was recognised, the first row in which all that they name stands is taken
    /// for it.
    #[must_use]
    pub fn corrected(mut self, said: &BTreeMap<C, usize>, rows: &[Vec<Cell>]) -> Self {
        if !self.is_guessed() {
            let stands = |row: &Vec<Cell>| said.values().all(|at| row.get(*at).is_some_and(|cell| !cell.is_blank()));
            self.header = rows.iter().take(HEADER_WITHIN).position(stands).unwrap_or_default();
        }
        self.columns.retain(|_, at| !said.values().any(|taken| taken == at));
        self.columns.extend(said);
        self
    }

    /// Whether a header was recognised.
    pub fn is_guessed(&self) -> bool {
        !self.columns.is_empty()
    }

    /// The columns that are needed and not matched, in the order of the template.
    pub fn missing(&self) -> Vec<C> {
        C::all().iter().copied().filter(|column| column.needed() && !self.columns.contains_key(column)).collect()
    }

    /// Whether an import can go on with it.
    ///
    /// # Errors
    /// `column-missing` with each missing column as a fact; `taken` where one column of the table is matched twice.
    pub fn complete(&self) -> Result<(), Refusal> {
        let missing = self.missing();
        if let Some(first) = missing.first() {
            let refusal = Refusal::of(Code::ColumnMissing, first.as_str());
            return Err(missing.into_iter().fold(refusal, |refusal, column| refusal.with(column.as_str())));
        }
        let mut used = BTreeMap::new();
        for (column, index) in &self.columns {
            if used.insert(index, column).is_some() {
                return Err(Refusal::of(Code::Taken, column.as_str()));
            }
        }
        Ok(())
    }
}

/// The columns whose names stand in the row; the first of two cells with the same name wins.
fn matched<C: TableColumn>(row: &[Cell]) -> BTreeMap<C, usize> {
    let mut found = BTreeMap::new();
    for (index, cell) in row.iter().enumerate() {
        let Cell::Text(text) = cell else { continue };
        if let Some(column) = named(text) {
            found.entry(column).or_insert(index);
        }
    }
    found
}

/// The column that a header cell names. Notes in brackets, marks, digits and blanks are left out; of a bilingual header
/// either half is enough.
pub(crate) fn named<C: TableColumn>(text: &str) -> Option<C> {
    let (mut chinese, mut english) = (String::new(), String::new());
    let mut depth = 0_u32;
    for c in clean(text).chars() {
        match c {
            '(' | '（' | '[' | '［' | '【' | '〔' => depth += 1,
            ')' | '）' | ']' | '］' | '】' | '〕' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            c if is_han(c) => chinese.push(c),
            c if c.is_ascii_alphabetic() => english.push(c.to_ascii_lowercase()),
            _ => {}
        }
    }
    let named = |column: &C| {
        let names = column.names();
        names.contains(&chinese.as_str()) || (chinese.is_empty() && names.contains(&english.as_str()))
    };
    C::all().iter().copied().find(named)
}
