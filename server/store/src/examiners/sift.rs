//! Sorts the rows of an upload: what can be taken, what cannot and why, and what each would change.

use super::convert::{identity_index, restated};
use super::progress::Reporter;
use crate::entity::examiner;
use crate::error::StoreError;
use crate::keys::Keys;
use crate::roster::{self, Table};
use chrono::{DateTime, Utc};
use domain::examiners::{Column, ExaminerRow, Mapping, Phase, RefusedRow, Verdict, check};
use domain::refusal::{Code, Refusal};
use domain::regions::ExamRegion;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Indexes looked up by one query.
const LOOKED_UP_AT_ONCE: usize = 1_000;
/// Rows between two reports of progress.
const REPORT_EVERY: usize = 500;

/// A row that can be taken.
pub(super) struct Taken {
    pub row: u32,
    pub examiner: ExaminerRow,
    pub identity_index: String,
}

/// The rows of an upload, sorted.
pub(super) struct Sifted {
    pub table: Table,
    pub taken: Vec<Taken>,
    pub refused: Vec<RefusedRow>,
}

/// Reads and checks every row, away from the threads that serve requests. With an incomplete matching of columns no
/// row is looked at.
pub(super) async fn sift(
    keys: Keys,
    bytes: Vec<u8>,
    mapping: Mapping,
    regions: Vec<ExamRegion>,
    reporter: Arc<Reporter>,
) -> Result<Sifted, StoreError> {
    roster::aside(move || {
        let table = roster::read(&bytes, &mut |rows| reporter.say(Phase::Reading, rows, 0))?;
        let (mut taken, mut refused) = (Vec::new(), Vec::new());
        if mapping.complete().is_ok() {
            let mut first_rows = BTreeMap::new();
            let lines = table.data(&mapping)?;
            for (done, line) in lines.iter().enumerate() {
                if done.is_multiple_of(REPORT_EVERY) {
                    reporter.say(Phase::Checking, done, lines.len());
                }
                let row = line.number;
                match check(&mapping, &line.cells).and_then(|examiner| within(&regions, examiner)) {
                    Ok(examiner) => {
                        let identity_index = identity_index(&keys, &examiner.identity);
                        match first_rows.get(&identity_index) {
                            Some(first) => refused.push(doubled(row, *first)),
                            None => {
                                first_rows.insert(identity_index.clone(), row);
                                taken.push(Taken { row, examiner, identity_index });
                            }
                        }
                    }
                    Err(refusals) => refused.push(RefusedRow { row, refusals }),
                }
            }
        }
        Ok(Sifted { table, taken, refused })
    })
    .await
}

fn within(regions: &[ExamRegion], examiner: ExaminerRow) -> Result<ExaminerRow, Vec<Refusal>> {
    if regions.contains(&examiner.region) { Ok(examiner) } else { Err(vec![outside()]) }
}

fn outside() -> Refusal {
    Refusal::of(Code::OutsideRegion, Column::Region.as_str())
}

fn doubled(row: u32, first: u32) -> RefusedRow {
    RefusedRow { row, refusals: vec![Refusal::of(Code::DuplicateIdentity, Column::Identity.as_str()).with(first)] }
}

/// What a row does to the register.
pub(super) enum Effect {
    /// Nothing.
    None,
    /// Enters a person.
    Enter,
    /// Restates an entry.
    Restate(Box<examiner::Model>),
}

impl Effect {
    pub(super) const fn verdict(&self) -> Verdict {
        match self {
            Self::None => Verdict::Unchanged,
            Self::Enter => Verdict::New,
            Self::Restate(_) => Verdict::Changed,
        }
    }
}

/// Whether the entries that are compared may change before the transaction ends.
#[derive(Clone, Copy)]
pub(super) enum Hold {
    /// They may: the comparison is only shown.
    Look,
    /// They may not: what is written and sealed next must be what was compared.
    Keep,
}

/// Compares the rows that can be taken with the register. Persons who stand in it under a region that the importer may
/// not change move to the refused rows.
pub(super) async fn compare<C: ConnectionTrait>(
    db: &C,
    taken: Vec<Taken>,
    refused: &mut Vec<RefusedRow>,
    regions: &[ExamRegion],
    now: DateTime<Utc>,
    hold: Hold,
) -> Result<Vec<(Taken, Effect)>, StoreError> {
    let known = known(db, &taken, hold).await?;
    let mut compared = Vec::with_capacity(taken.len());
    for row in taken {
        let effect = match known.get(&row.identity_index) {
            None => Effect::Enter,
            Some(old) if !regions.iter().any(|region| region.as_str() == old.region) => {
                refused.push(RefusedRow { row: row.row, refusals: vec![outside()] });
                continue;
            }
            Some(old) => restated(old, &row.examiner, now).map_or(Effect::None, |new| Effect::Restate(Box::new(new))),
        };
        compared.push((row, effect));
    }
    refused.sort_by_key(|refused| refused.row);
    Ok(compared)
}

/// The entries of these persons. Inside a transaction they stay as they are until it ends; they are taken in the order
/// of the index, so that two imports wait for each other instead of blocking each other.
async fn known<C: ConnectionTrait>(
    db: &C,
    taken: &[Taken],
    hold: Hold,
) -> Result<BTreeMap<String, examiner::Model>, StoreError> {
    let mut indexes: Vec<_> = taken.iter().map(|row| row.identity_index.as_str()).collect();
    indexes.sort_unstable();
    let mut known = BTreeMap::new();
    for some in indexes.chunks(LOOKED_UP_AT_ONCE) {
        let query = examiner::Entity::find()
            .filter(examiner::Column::IdentityIndex.is_in(some.iter().copied()))
            .order_by_asc(examiner::Column::IdentityIndex);
        let query = match hold {
            Hold::Look => query,
            Hold::Keep => query.lock_exclusive(),
        };
        known.extend(query.all(db).await?.into_iter().map(|row| (row.identity_index.clone(), row)));
    }
    Ok(known)
}
