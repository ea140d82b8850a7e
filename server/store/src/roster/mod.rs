//! Reads the rows of an uploaded table (.xlsx, .xls, .csv) by what the bytes are, not by what the file is called.
//!
//! Everything that a hostile file could use to exhaust memory is measured before a parser sees it: the archive's
//! unpacked size, the sheet's extent, chains that run in circles. Formulas are never evaluated.

mod archive;
mod collect;
mod compound;
mod legacy;
mod text;
mod workbook;

use domain::examiners::Column;
use domain::refusal::{Code, Refusal};
use domain::tables::{Cell, HEADER_WITHIN, Mapping, TableColumn};

/// The most bytes that an uploaded table may have.
pub const MOST_BYTES: usize = 32 * 1024 * 1024;
/// The most rows under the header that are read at once.
pub const MOST_ROWS: usize = 50_000;
/// Columns to the right of this many are not read; real tables have empty styled columns far beyond their data.
pub const MOST_COLUMNS: usize = 64;
/// Sheets of one file that are searched for a header.
const MOST_SHEETS: usize = 10;

/// What kind of table the bytes were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Office Open XML (.xlsx, .xlsm).
    Workbook,
    /// The binary format of older office programs (.xls).
    LegacyWorkbook,
    /// Comma, semicolon or tab separated text, in UTF-8, UTF-16 or GB 18030.
    Text,
}

/// One row that is not blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The row's number as the office program shows it; for text, the line in the file. Counted from one.
    pub number: u32,
    /// The cells from the first column on; those after the last one with content may be absent.
    pub cells: Vec<Cell>,
}

/// The rows of one sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What the bytes were.
    pub format: Format,
    /// The sheet's name; empty for text.
    pub sheet: String,
    /// Every row that is not blank, hidden ones included, in order.
    pub lines: Vec<Line>,
}

impl Table {
    /// The guess which column of a roster of examiners says what.
    pub fn guess(&self) -> Mapping<Column> {
        Mapping::guess(&self.head())
    }

    /// The first rows, among which a header stands.
    pub fn head(&self) -> Vec<Vec<Cell>> {
        self.lines.iter().take(HEADER_WITHIN).map(|line| line.cells.clone()).collect()
    }

    /// The rows under the header.
    ///
    /// # Errors
    /// `no-rows` where nothing stands under the header, `too-many-rows` over [`MOST_ROWS`].
    pub fn data<C: TableColumn>(&self, mapping: &Mapping<C>) -> Result<&[Line], Refusal> {
        match self.lines.get(mapping.header + 1..) {
            None | Some([]) => Err(Code::NoRows.into()),
            Some(lines) if lines.len() > MOST_ROWS => Err(too_many_rows()),
            Some(lines) => Ok(lines),
        }
    }
}

/// Reads the sheet that looks most like a roster of examiners. `progress` hears the number of rows read so far, now and
/// then.
///
/// # Errors
/// `too-large` over [`MOST_BYTES`], `not-a-spreadsheet`, `unpacks-too-large`, `no-rows` where every sheet is blank,
/// `too-many-rows`.
pub fn read(bytes: &[u8], progress: &mut dyn FnMut(usize)) -> Result<Table, Refusal> {
    let is_roster = |table: &Table| table.guess().is_guessed();
    let mut sheets = read_until(bytes, progress, &is_roster)?;
    let chosen = sheets.iter().position(is_roster).unwrap_or(0);
    Ok(sheets.swap_remove(chosen))
}

/// Reads every sheet that is not blank and not hidden, in the order of the file.
///
/// # Errors
/// Those of [`read`]; `too-many-rows` also where all sheets together have more than [`MOST_ROWS`].
pub fn read_sheets(bytes: &[u8], progress: &mut dyn FnMut(usize)) -> Result<Vec<Table>, Refusal> {
    let sheets = read_until(bytes, progress, &|_| false)?;
    let rows: usize = sheets.iter().map(|sheet| sheet.lines.len()).sum();
    if rows > MOST_ROWS { Err(too_many_rows()) } else { Ok(sheets) }
}

/// The sheets up to the first that is enough, blank ones left out; at least one.
fn read_until(
    bytes: &[u8],
    progress: &mut dyn FnMut(usize),
    enough: &dyn Fn(&Table) -> bool,
) -> Result<Vec<Table>, Refusal> {
    const ZIP: &[u8] = b"PK";
    const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::new(Code::TooLarge).with(MOST_BYTES));
    }
    let mut sheets = if bytes.starts_with(ZIP) {
        workbook::read(bytes, progress, enough)?
    } else if bytes.starts_with(COMPOUND) {
        legacy::read(bytes, progress)?
    } else {
        vec![text::read(bytes, progress)?]
    };
    sheets.retain(|sheet| !sheet.lines.is_empty());
    if sheets.is_empty() { Err(Code::NoRows.into()) } else { Ok(sheets) }
}

fn too_many_rows() -> Refusal {
    Refusal::new(Code::TooManyRows).with(MOST_ROWS)
}

fn not_a_spreadsheet() -> Refusal {
    Code::NotASpreadsheet.into()
}

/// Two files at most are read at the same time: each takes a core and up to a few hundred megabytes.
static READERS: tokio::sync::Semaphore = tokio::sync::Semaphore::const_new(2);

/// Does the work of reading away from the threads that serve requests. A file on which a parser panics is no
/// spreadsheet.
pub(crate) async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, crate::StoreError> + Send + 'static,
) -> Result<T, crate::StoreError> {
    let turn = READERS.acquire().await.map_err(|why| crate::StoreError::Interrupted(why.to_string()))?;
    let done = tokio::task::spawn_blocking(work).await;
    drop(turn);
    match done {
        Ok(done) => done,
        Err(failed) if failed.is_panic() => Err(not_a_spreadsheet().into()),
        Err(cancelled) => Err(crate::StoreError::Interrupted(cancelled.to_string())),
    }
}
