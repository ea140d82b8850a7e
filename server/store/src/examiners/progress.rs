//! How far a running import has come, kept in this process; what has ended or waits is read from the table.

use super::staging;
use crate::database::Store;
use crate::error::StoreError;
use domain::examiners::{Phase, Progress};
use domain::ids::ImportId;
use domain::permissions::Actor;
use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex, PoisonError};

static RUNNING: LazyLock<Mutex<BTreeMap<ImportId, Progress>>> = LazyLock::new(Mutex::default);

/// Says how far one import has come, until it is dropped.
pub(super) struct Reporter(ImportId);

impl Reporter {
    pub(super) fn begin(import: ImportId) -> Self {
        let reporter = Self(import);
        reporter.say(Phase::Reading, 0, 0);
        reporter
    }

    pub(super) fn say(&self, phase: Phase, done: usize, total: usize) {
        let progress = Progress { phase, done: done as u64, total: total as u64 };
        RUNNING.lock().unwrap_or_else(PoisonError::into_inner).insert(self.0, progress);
    }
}

impl Drop for Reporter {
    fn drop(&mut self) {
        RUNNING.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.0);
    }
}

/// How far the import has come. Another server process than the one that works on it says `waiting` until the end.
///
/// # Errors
/// `not-found` where there is no such import of this account; the permission table's refusal.
pub async fn progress(store: &Store, actor: &Actor, import: ImportId) -> Result<Progress, StoreError> {
    let state = staging::state(store, actor, import).await?;
    let running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner).get(&import).copied();
    Ok(running.unwrap_or(Progress {
        phase: if state == staging::CONFIRMED { Phase::Done } else { Phase::Waiting },
        done: 0,
        total: 0,
    }))
}

#[cfg(test)]
mod tests {
    use super::{RUNNING, Reporter};
    use domain::{examiners::Phase, ids::ImportId};

    #[test]
    fn what_has_ended_is_forgotten() {
        let import = ImportId(uuid::Uuid::now_v7());
        let reporter = Reporter::begin(import);
        reporter.say(Phase::Writing, 5, 9);
        assert_eq!(RUNNING.lock().unwrap().get(&import).map(|progress| progress.done), Some(5));
        drop(reporter);
        assert!(!RUNNING.lock().unwrap().contains_key(&import));
    }
}
