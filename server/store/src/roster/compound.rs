//! Measures the compound file inside an .xls before a parser walks it: no chain may run in a circle, and no sheet may
//! claim or span more cells than a roster needs (MS-CFB, MS-XLS).

use super::{MOST_ROWS, too_many_rows};
use domain::refusal::{Code, Refusal};

const HEADER: usize = 512;
/// Sector numbers from here on mark ends and holes.
const LAST_SECTOR: u32 = 0xFFFF_FFF9;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
/// Streams shorter than this live in the small sectors.
const SMALL_STREAM: usize = 4096;
const SMALL_SECTOR: usize = 64;
/// All sheets together may span this many cells; the parser makes room for every one.
const MOST_CELLS: u64 = 8_000_000;
const MOST_SHEETS: usize = 64;

/// Refuses a compound file that would exhaust the parser, or that is no workbook.
pub(super) fn measure(bytes: &[u8]) -> Result<(), Refusal> {
    let file = Compound::open(bytes).ok_or(Code::NotASpreadsheet)?;
    let book = file.workbook().ok_or(Code::NotASpreadsheet)?;
    let mut cells = 0_u64;
    for start in sheets(&book).ok_or(Code::UnpacksTooLarge)? {
        let extent = Extent::of(book.get(start..).ok_or(Code::NotASpreadsheet)?);
        if extent.last_row as usize > MOST_ROWS + HEADER {
            return Err(too_many_rows());
        }
        cells = cells.saturating_add(extent.cells());
    }
    if cells > MOST_CELLS { Err(Code::UnpacksTooLarge.into()) } else { Ok(()) }
}

/// The parts of a compound file that a workbook's reader follows.
struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    chains: Vec<u32>,
    directory: Vec<u8>,
    small_chains: Vec<u32>,
}

impl<'a> Compound<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Self { bytes, sector, chains: Vec::new(), directory: Vec::new(), small_chains: Vec::new() };
        for number in file.chain_sectors()? {
            file.chains.extend(words(file.sector_at(number)?));
        }
        file.directory = file.stream(u32_at(bytes, 48)?)?;
        if u32_at(bytes, 64)? > 0 {
            file.small_chains = words(&file.stream(u32_at(bytes, 60)?)?).collect();
            // The parser also follows the chain of the stream that holds the small sectors: the first entry's.
            file.stream(u32_at(&file.directory, 116)?)?;
        }
        Some(file)
    }

    /// The sectors that hold the chains: 109 in the header, the rest in sectors linked by their last word.
    fn chain_sectors(&self) -> Option<Vec<u32>> {
        let mut numbers: Vec<u32> = words(self.bytes.get(76..HEADER)?).collect();
        let mut next = u32_at(self.bytes, 68)?;
        let mut steps = 0;
        while next <= LAST_SECTOR {
            steps += 1;
            if steps > self.count() {
                return None;
            }
            let mut list: Vec<u32> = words(self.sector_at(next)?).collect();
            next = list.pop()?;
            numbers.extend(list);
        }
        numbers.retain(|number| *number <= LAST_SECTOR);
        // Each sector holds chains once; a list that names them again and again only serves to fill memory.
        (numbers.len() <= self.count()).then_some(numbers)
    }

    /// How many sectors the file can hold.
    fn count(&self) -> usize {
        self.bytes.len() / self.sector + 1
    }

    fn sector_at(&self, number: u32) -> Option<&'a [u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        // The last sector of a file may be cut short.
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    /// The bytes of a chain of sectors; nothing where it runs in a circle or out of the file.
    fn stream(&self, first: u32) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut number = first;
        let mut steps = 0;
        while number != END_OF_CHAIN {
            steps += 1;
            if steps > self.count() {
                return None;
            }
            bytes.extend_from_slice(self.sector_at(number)?);
            number = *self.chains.get(number as usize)?;
        }
        Some(bytes)
    }

    /// The stream that holds the workbook.
    fn workbook(&self) -> Option<Vec<u8>> {
        let named =
            |name: &str| self.directory.chunks_exact(128).find(|entry| entry_name(entry).eq_ignore_ascii_case(name));
        let entry = named("Workbook").or_else(|| named("Book"))?;
        let (first, length) = (u32_at(entry, 116)?, u32_at(entry, 120)? as usize);
        if length >= SMALL_STREAM {
            let mut bytes = self.stream(first)?;
            bytes.truncate(length);
            return Some(bytes);
        }
        let container = self.stream(u32_at(&self.directory, 116)?)?;
        let mut bytes = Vec::new();
        let mut number = first;
        while number != END_OF_CHAIN && bytes.len() < length {
            let start = (number as usize).checked_mul(SMALL_SECTOR)?;
            bytes.extend_from_slice(container.get(start..start.checked_add(SMALL_SECTOR)?)?);
            number = *self.small_chains.get(number as usize)?;
        }
        bytes.truncate(length);
        Some(bytes)
    }
}

fn entry_name(entry: &[u8]) -> String {
    let units = entry.chunks_exact(2).take(32).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    char::decode_utf16(units.take_while(|unit| *unit != 0)).map(|c| c.unwrap_or('\u{FFFD}')).collect()
}

const BOUND_SHEET: u16 = 0x0085;
const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
const DIMENSIONS: u16 = 0x0200;
/// Records of one cell: row and column are the first two words.
const CELLS: [u16; 8] = [0x0006, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E, 0x0207];
/// A run of cells of one row: row, first column, …, last column.
const RUN: u16 = 0x00BD;

/// The records of a stream, each with its kind; ends at the first that is cut short.
fn records(mut stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let kind = u16_at(stream, 0)?;
        let length = usize::from(u16_at(stream, 2)?);
        let data = stream.get(4..4 + length)?;
        stream = &stream[4 + length..];
        Some((kind, data))
    })
}

/// Where each sheet begins in the stream; nothing where there are too many.
fn sheets(book: &[u8]) -> Option<Vec<usize>> {
    let globals = records(book).take_while(|(kind, _)| *kind != END);
    let starts: Vec<usize> = globals
        .filter(|(kind, _)| *kind == BOUND_SHEET)
        .filter_map(|(_, data)| Some(u32_at(data, 0)? as usize))
        .collect();
    (starts.len() <= MOST_SHEETS).then_some(starts)
}

/// How far a sheet reaches, as claimed and as filled.
#[derive(Default)]
struct Extent {
    claimed: u64,
    last_row: u32,
    last_column: u32,
}

impl Extent {
    fn of(sheet: &[u8]) -> Self {
        let mut extent = Self::default();
        let mut depth = 0_u32;
        for (kind, data) in records(sheet) {
            match kind {
                BEGIN => depth += 1,
                END if depth <= 1 => break,
                END => depth -= 1,
                DIMENSIONS => extent.claim(data),
                RUN => extent.reach(u16_at(data, 0), u16_at(data, data.len().saturating_sub(2))),
                kind if CELLS.contains(&kind) => extent.reach(u16_at(data, 0), u16_at(data, 2)),
                _ => {}
            }
        }
        extent
    }

    /// First row, row after the last, first column, column after the last; the older layout has short rows.
    fn claim(&mut self, data: &[u8]) {
        let area = match data.len() {
            10 => u16_at(data, 2).map(u64::from).zip(u16_at(data, 6)),
            _ => u32_at(data, 4).map(u64::from).zip(u16_at(data, 10)),
        };
        let (rows, columns) = area.unwrap_or_default();
        self.claimed = self.claimed.saturating_add(rows.saturating_mul(u64::from(columns)));
    }

    fn reach(&mut self, row: Option<u16>, column: Option<u16>) {
        self.last_row = self.last_row.max(row.unwrap_or_default().into());
        self.last_column = self.last_column.max(column.unwrap_or_default().into());
    }

    fn cells(&self) -> u64 {
        let filled = (u64::from(self.last_row) + 1) * (u64::from(self.last_column) + 1);
        self.claimed.max(filled)
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|word| u16::from_le_bytes(*word))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|word| u32::from_le_bytes(*word))
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
    }

    fn dimensions(rows: u32, columns: u16) -> Vec<u8> {
        let data =
            [&0_u32.to_le_bytes()[..], &rows.to_le_bytes(), &0_u16.to_le_bytes(), &columns.to_le_bytes(), &[0; 2]];
        record(DIMENSIONS, &data.concat())
    }

    /// A compound file of one directory sector and one stream in whole sectors.
    fn compound(book: &[u8], chains: impl Fn(usize) -> Vec<u32>) -> Vec<u8> {
        let mut stream = book.to_vec();
        stream.resize(book.len().max(SMALL_STREAM).next_multiple_of(512), 0);
        let mut header = vec![0_u8; HEADER];
        header[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
        header[26] = 3;
        header[30] = 9;
        header[32] = 6;
        header[48..52].copy_from_slice(&1_u32.to_le_bytes());
        header[60..64].copy_from_slice(&END_OF_CHAIN.to_le_bytes());
        header[68..72].copy_from_slice(&END_OF_CHAIN.to_le_bytes());
        header[76..].fill(0xFF);
        header[76..80].copy_from_slice(&0_u32.to_le_bytes());
        let mut fat: Vec<u8> = chains(stream.len() / 512).into_iter().flat_map(u32::to_le_bytes).collect();
        fat.resize(512, 0xFF);
        let mut directory = vec![0_u8; 512];
        for (at, unit) in "Workbook".encode_utf16().enumerate() {
            directory[128 + 2 * at..130 + 2 * at].copy_from_slice(&unit.to_le_bytes());
        }
        directory[128 + 116..128 + 120].copy_from_slice(&2_u32.to_le_bytes());
        directory[128 + 120..128 + 124].copy_from_slice(&u32::try_from(stream.len()).unwrap().to_le_bytes());
        [header, fat, directory, stream].concat()
    }

    fn straight(sectors: usize) -> Vec<u32> {
        let mut chains = vec![0xFFFF_FFFD, END_OF_CHAIN];
        chains.extend((0..u32::try_from(sectors).unwrap()).map(|at| at + 3));
        if let Some(last) = chains.last_mut() {
            *last = END_OF_CHAIN;
        }
        chains
    }

    fn book(sheet: &[u8]) -> Vec<u8> {
        let globals =
            [record(BEGIN, &[0; 16]), record(BOUND_SHEET, &[&[0; 4][..], &[0, 0, 1, 0, b'a']].concat())].concat();
        let start = u32::try_from(globals.len() + 4).unwrap();
        let mut book = [globals, record(END, &[]), record(BEGIN, &[0; 16]), sheet.to_vec(), record(END, &[])].concat();
        let at = 20 + 4;
        book[at..at + 4].copy_from_slice(&start.to_le_bytes());
        book
    }

    #[test]
    fn an_honest_sheet_passes() {
        let sheet = [dimensions(3, 2), record(0x0203, &[2, 0, 1, 0, 0, 0])].concat();
        assert_eq!(measure(&compound(&book(&sheet), straight)), Ok(()));
    }

    #[test]
    fn claims_and_far_cells_are_refused() {
        let claim = compound(&book(&dimensions(u32::MAX, u16::MAX)), straight);
        assert_eq!(measure(&claim).unwrap_err().code, Code::UnpacksTooLarge);
        let low = compound(&book(&record(0x0203, &[0xFF, 0xFF, 0, 0, 0, 0])), straight);
        assert_eq!(measure(&low).unwrap_err().code, Code::TooManyRows);
        let wide = compound(&book(&record(0x0203, &[0, 0x80, 0xFF, 0xFF, 0, 0])), straight);
        assert_eq!(measure(&wide).unwrap_err().code, Code::UnpacksTooLarge);
    }

    #[test]
    fn a_chain_in_a_circle_is_refused() {
        let circle = |sectors| {
            let mut chains = straight(sectors);
            chains[1] = 1;
            chains
        };
        assert_eq!(measure(&compound(&book(&[]), circle)).unwrap_err().code, Code::NotASpreadsheet);
        let long = |sectors| {
            let mut chains = straight(sectors);
            if let Some(last) = chains.last_mut() {
                *last = 2;
            }
            chains
        };
        assert_eq!(measure(&compound(&book(&[]), long)).unwrap_err().code, Code::NotASpreadsheet);
    }

    #[test]
    fn a_cut_file_is_refused() {
        let whole = compound(&book(&[]), straight);
        for length in [8, 40, 100, 511, 512, 600, 1100] {
            assert_eq!(measure(&whole[..length]).unwrap_err().code, Code::NotASpreadsheet, "{length}");
        }
    }
}
