//! Gathers cells into rows, drops what is blank, and stops at the limit.

use super::{Line, MOST_COLUMNS, MOST_ROWS, too_many_rows};
use domain::examiners::{Cell, CellFault};
use domain::refusal::Refusal;
use std::collections::BTreeMap;

/// Titles, notes and the header may stand above the data.
const ABOVE_DATA: usize = 20;
/// Rows between two reports of progress.
const REPORT_EVERY: usize = 500;

/// Rows under construction.
pub(super) struct Rows<'a> {
    rows: BTreeMap<u32, Vec<Cell>>,
    progress: &'a mut dyn FnMut(usize),
}

impl<'a> Rows<'a> {
    pub(super) fn new(progress: &'a mut dyn FnMut(usize)) -> Self {
        Self { rows: BTreeMap::new(), progress }
    }

    /// Adds a cell; row and column are counted from zero. Blank cells and those far to the right are not kept.
    pub(super) fn add(&mut self, row: u32, column: usize, cell: Cell) -> Result<(), Refusal> {
        if column >= MOST_COLUMNS || matches!(&cell, Cell::Text(text) if text.trim().is_empty()) {
            return Ok(());
        }
        if !self.rows.contains_key(&row) {
            let count = self.rows.len() + 1;
            if count > MOST_ROWS + ABOVE_DATA {
                return Err(too_many_rows());
            }
            if count.is_multiple_of(REPORT_EVERY) {
                (self.progress)(count);
            }
        }
        let cells = self.rows.entry(row).or_default();
        if cells.len() <= column {
            cells.resize(column + 1, Cell::Text(String::new()));
        }
        cells[column] = cell;
        Ok(())
    }

    pub(super) fn finish(self) -> Vec<Line> {
        self.rows.into_iter().map(|(row, cells)| Line { number: row.saturating_add(1), cells }).collect()
    }
}

/// A number as the person who typed it sees it. Of more than fifteen digits an office program keeps only fifteen.
pub(super) fn number(value: f64) -> Cell {
    const EXACT: f64 = 1e15;
    if value.fract() == 0.0 && value.abs() >= EXACT {
        return Cell::Fault(CellFault::DigitsLost);
    }
    // Written without a fraction where there is none: 46508, not 46508.0.
    Cell::Text(value.to_string())
}

#[cfg(test)]
mod tests {
    use super::{Rows, number};
    use domain::examiners::{Cell, CellFault};

    #[test]
    fn numbers_are_written_as_typed_or_refused() {
        assert_eq!(number(46508.0), Cell::from("46508"));
        assert_eq!(number(999_999_999_999_999.0), Cell::from("999999999999999"));
        assert_eq!(number(0.5), Cell::from("0.5"));
        assert_eq!(number(220_102_199_003_070_013.0), Cell::Fault(CellFault::DigitsLost));
    }

    #[test]
    fn blank_rows_vanish_and_the_others_keep_their_numbers() {
        let mut ignore = |_: usize| ();
        let mut rows = Rows::new(&mut ignore);
        rows.add(4, 1, "b".into()).unwrap();
        rows.add(2, 0, " ".into()).unwrap();
        rows.add(4, 200, "far".into()).unwrap();
        let lines = rows.finish();
        assert_eq!(lines.len(), 1);
        assert_eq!((lines[0].number, lines[0].cells.as_slice()), (5, ["".into(), Cell::from("b")].as_slice()));
    }
}
