//! What an import of a roster would do, does, and has done.

use super::{Column, ExaminerRow, Mapping, Roles};
use crate::ids::ImportId;
use crate::refusal::Refusal;
use crate::regions::ExamRegion;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many rows go which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Persons who are not in the register yet.
    pub new: u64,
    /// Persons of whom something changes.
    pub changed: u64,
    /// Persons who already stand in the register exactly so.
    pub unchanged: u64,
    /// Rows that cannot be taken.
    pub refused: u64,
}

/// Which way one row goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// A new person.
    New,
    /// Something changes.
    Changed,
    /// Nothing changes.
    Unchanged,
}

impl Counts {
    /// Counts one row that can be taken.
    pub const fn count(&mut self, verdict: Verdict) {
        match verdict {
            Verdict::New => self.new += 1,
            Verdict::Changed => self.changed += 1,
            Verdict::Unchanged => self.unchanged += 1,
        }
    }

    /// Whether confirming would change nothing.
    pub const fn changes_nothing(self) -> bool {
        self.new == 0 && self.changed == 0
    }
}

/// A row that cannot be taken, and everything wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedRow {
    /// The row's number as the office program shows it.
    pub row: u32,
    /// What is wrong; each names its column as the field.
    pub refusals: Vec<Refusal>,
}

/// A column of the uploaded table, for the form that matches columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableColumn {
    /// What stands in the header.
    pub header: String,
    /// What stands in the first row that has something there; long numbers are hidden.
    pub example: String,
}

/// A row that can be taken, as it would be stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SampleRow {
    /// The row's number as the office program shows it.
    pub row: u32,
    /// Which way it goes.
    pub verdict: Verdict,
    /// The name.
    pub name: String,
    /// The work unit.
    pub work_unit: String,
    /// The exam region of the work unit.
    pub region: ExamRegion,
    /// The certificate's number.
    pub certificate: String,
    /// The last day of the certificate.
    pub valid_until: NaiveDate,
    /// The seats that may be taken.
    pub roles: Roles,
    /// The identity number with its middle hidden.
    pub identity: String,
}

impl SampleRow {
    /// The row as a person may see it.
    pub fn of(row: u32, verdict: Verdict, examiner: &ExaminerRow) -> Self {
        Self {
            row,
            verdict,
            name: examiner.name.clone(),
            work_unit: examiner.work_unit.clone(),
            region: examiner.region,
            certificate: examiner.certificate.clone(),
            valid_until: examiner.valid_until,
            roles: examiner.roles.clone(),
            identity: examiner.identity.masked(),
        }
    }
}

/// What confirming would do. Nothing is stored in the register yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// The staged upload.
    pub import: ImportId,
    /// What the file was called.
    pub file_name: String,
    /// The sheet that was read; empty for text files.
    pub sheet: String,
    /// The row number of the header as the office program shows it.
    pub header_row: u32,
    /// The columns of the table, in order.
    pub columns: Vec<TableColumn>,
    /// Which column says what.
    pub mapping: Mapping,
    /// The needed columns that are not matched; while there are any, the rows are not looked at.
    pub missing: Vec<Column>,
    /// How many rows go which way.
    pub counts: Counts,
    /// The first rows that cannot be taken; `counts.refused` tells how many there are.
    pub refused: Vec<RefusedRow>,
    /// The first rows that can be taken.
    pub sample: Vec<SampleRow>,
}

/// What an import has done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// How many rows went which way.
    pub counts: Counts,
    /// New and changed persons by exam region.
    pub by_region: BTreeMap<ExamRegion, Counts>,
    /// The SHA-256 of the file, in hexadecimal.
    pub file_sha256: String,
    /// The index of the ledger entry; none where nothing changed.
    pub ledger_index: Option<u64>,
}

/// What an import is busy with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// Waits for its confirmation.
    Waiting,
    /// Reads the file.
    Reading,
    /// Checks the rows.
    Checking,
    /// Writes to the register.
    Writing,
    /// Has ended.
    Done,
}

/// How far an import has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// What it is busy with.
    pub phase: Phase,
    /// Rows done in this phase.
    pub done: u64,
    /// Rows of this phase; 0 while that is not known.
    pub total: u64,
}
