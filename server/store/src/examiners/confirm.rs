//! Takes a staged roster into the register: one transaction, one ledger entry, or nothing.

use super::convert::entered;
use super::progress::Reporter;
use super::sift::{Effect, Hold, Taken, compare, sift};
use super::{reach, staging};
use crate::act::Act;
use crate::database::Store;
use crate::entity::examiner;
use crate::error::StoreError;
use chrono::{DateTime, Utc};
use domain::examiners::{Counts, Outcome, Phase, RefusedRow};
use domain::ids::ImportId;
use domain::permissions::{Action, Actor, Target};
use domain::refusal::Code;
use domain::regions::ExamRegion;
use sea_orm::{ActiveModelTrait, DbErr, EntityTrait, IntoActiveModel, SqlErr, sea_query::OnConflict};
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Rows of one statement: fifteen columns each, below SQLite's 32,766 bound values.
const ROWS_AT_ONCE: usize = 1_000;

/// Takes every row of the upload that can be taken; refused rows are left out and counted. Where nothing is new and
/// nothing changes, the register stays as it is and no ledger entry is written.
///
/// # Errors
/// `column-missing`, `not-found`, `already-done`; `changed-meanwhile` where another import entered the same persons at
/// the same moment (nothing is then written, and the import can be confirmed again); the permission table's refusal.
pub async fn confirm(
    store: &Store,
    actor: &Actor,
    import: ImportId,
    now: DateTime<Utc>,
) -> Result<Outcome, StoreError> {
    let regions = reach(actor, Action::ImportExaminers)?;
    let staged = staging::open(store, actor, import).await?;
    staged.mapping.complete()?;
    let reporter = Arc::new(Reporter::begin(import));
    let sifting = sift(store.keys().clone(), staged.bytes, staged.mapping, regions.clone(), Arc::clone(&reporter));
    let sifted = sifting.await?;

    let target = actor.region.map_or(Target::Anything, Target::Region);
    let mut act = store.act(actor, Action::ImportExaminers, target, now).await?;
    staging::close(act.db(), actor, import, now).await?;
    let mut refused = sifted.refused;
    let compared = compare(act.db(), sifted.taken, &mut refused, &regions, now, Hold::Keep).await?;
    let mut outcome = tally(&compared, &refused, staged.file_sha256);
    if outcome.counts.changes_nothing() {
        drop(act);
        return close_unchanged(store, actor, import, outcome, now).await;
    }
    write(store, &mut act, compared, &reporter).await?;
    staging::keep_outcome(act.db(), import, &outcome).await?;
    let body = body(&outcome);
    outcome.ledger_index = Some(act.commit("examiners.imported", staging::subject(import), body).await?);
    Ok(outcome)
}

/// Closes the upload although the register stays as it is: operational, so without a ledger entry.
async fn close_unchanged(
    store: &Store,
    actor: &Actor,
    import: ImportId,
    outcome: Outcome,
    now: DateTime<Utc>,
) -> Result<Outcome, StoreError> {
    let write = store.write().await?;
    staging::close(&write, actor, import, now).await?;
    staging::keep_outcome(&write, import, &outcome).await?;
    write.commit().await?;
    Ok(outcome)
}

fn tally(compared: &[(Taken, Effect)], refused: &[RefusedRow], file_sha256: String) -> Outcome {
    let mut counts = Counts { refused: refused.len() as u64, ..Counts::default() };
    let mut by_region: BTreeMap<ExamRegion, Counts> = BTreeMap::new();
    for (row, effect) in compared {
        counts.count(effect.verdict());
        by_region.entry(row.examiner.region).or_default().count(effect.verdict());
    }
    Outcome { counts, by_region, file_sha256, ledger_index: None }
}

/// What the public may read of an import: how much, where, and from which file; never whom.
fn body(outcome: &Outcome) -> serde_json::Value {
    let counted =
        |counts: &Counts| json!({ "new": counts.new, "changed": counts.changed, "unchanged": counts.unchanged });
    let by_region: serde_json::Map<_, _> =
        outcome.by_region.iter().map(|(region, counts)| (region.as_str().to_owned(), counted(counts))).collect();
    json!({
        "file_sha256": outcome.file_sha256,
        "new": outcome.counts.new,
        "changed": outcome.counts.changed,
        "unchanged": outcome.counts.unchanged,
        "refused": outcome.counts.refused,
        "by_region": by_region,
    })
}

async fn write(
    store: &Store,
    act: &mut Act<'_>,
    compared: Vec<(Taken, Effect)>,
    reporter: &Reporter,
) -> Result<(), StoreError> {
    let (mut new, mut restated) = (Vec::new(), Vec::new());
    let now = act.now();
    for (row, effect) in compared {
        match effect {
            Effect::None => {}
            Effect::Enter => new.push(entered(store.keys(), &row.examiner, row.identity_index, now)?),
            Effect::Restate(entry) => restated.push(*entry),
        }
    }
    let total = new.len() + restated.len();
    let mut done = 0;
    for (entries, known) in [(new, false), (restated, true)] {
        for some in entries.chunks(ROWS_AT_ONCE) {
            let rows = some.iter().map(|entry| entry.clone().into_active_model().reset_all());
            let mut insert = examiner::Entity::insert_many(rows);
            if known {
                insert = insert.on_conflict(replace());
            }
            insert.exec_without_returning(act.db()).await.map_err(meanwhile)?;
            for entry in some {
                act.seal(entry);
            }
            done += some.len();
            reporter.say(Phase::Writing, done, total);
        }
    }
    Ok(())
}

/// Overwrites what a roster states; state, identity and the day of entry stay.
fn replace() -> OnConflict {
    use examiner::Column::*;
    OnConflict::column(Id)
        .update_columns([Name, WorkUnit, Region, Certificate, ValidUntil, Chief, Deputy, Public, Specialities, Changed])
        .to_owned()
}

/// Somebody else entered one of these persons between our look and our writing.
fn meanwhile(error: DbErr) -> StoreError {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => Code::ChangedMeanwhile.into(),
        _ => error.into(),
    }
}
