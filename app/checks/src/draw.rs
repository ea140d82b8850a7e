//! Checking a draw: its bundle by the rule, and that the signed ledger holds the entry which published the result.

use crate::fetch::FetchError;
use crate::ledger;
use domain::draws::bundle::Bundle;
use domain::draws::fairness::{Alike, Redrawn, alike, redraw};
use domain::draws::replay::ReplayStep;
use domain::draws::verify::{Check, Passed, Step, Told, Verdict, verify};
use domain::ledger::entry::Entry;
use serde::{Deserialize, Serialize};

/// Findings that are told one by one.
const MOST_TOLD: usize = 20;

/// What a check of a draw came to, as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// Whether every step passed.
    pub ok: bool,
    /// The steps in their order.
    pub steps: Vec<StepTold>,
    /// Whether the signed ledger holds the entry that published this result; none where it was out of reach.
    pub on_ledger: Option<bool>,
    /// How long the recomputation took, in milliseconds, without the downloads.
    pub millis: u32,
    /// The draw seat by seat, in drawn order; only where every step passed.
    pub replay: Vec<ReplayStep>,
}

/// One step of a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepTold {
    /// What was checked.
    pub check: Check,
    /// How it ended.
    pub passed: Passed,
    /// The first differences.
    pub findings: Vec<Told>,
    /// How many more there are.
    pub more: usize,
}

impl From<Step> for StepTold {
    fn from(step: Step) -> Self {
        let more = step.more + step.findings.len().saturating_sub(MOST_TOLD);
        let findings = step.findings.iter().take(MOST_TOLD).map(domain::draws::verify::Finding::told).collect();
        Self { check: step.check, passed: step.passed, findings, more }
    }
}

/// Downloads a bundle with `read` and checks it; `clock` tells milliseconds.
///
/// # Errors
/// [`FetchError`] where the bundle did not arrive, so that there is no verdict.
pub async fn check(
    href: &str,
    read: impl AsyncFn(String) -> Result<Vec<u8>, FetchError>,
    clock: impl Fn() -> u32,
) -> Result<Checked, FetchError> {
    let bytes = read(href.to_owned()).await?;
    let before = clock();
    let verdict = verify(&bytes);
    let millis = clock().saturating_sub(before);
    let on_ledger = match &verdict.result_hash {
        Some(hash) => on_ledger(&bytes, &hash.to_string(), read).await,
        None => None,
    };
    let Verdict { ok, steps, replay, .. } = verdict;
    let steps = steps.into_iter().map(StepTold::from).collect();
    Ok(Checked { ok, steps, on_ledger, millis, replay: replay.map(|replay| replay.steps).unwrap_or_default() })
}

/// A finished draw that is made again under other seeds, to be seen whether those in the same position fare alike.
#[derive(Debug)]
pub struct Redrawing {
    bundle: Bundle,
    redrawn: Redrawn,
}

/// What was counted so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// How many draws were made again.
    pub rounds: u32,
    /// The examiners by position.
    pub groups: Vec<Alike>,
}

impl Redrawing {
    /// Downloads a bundle with `read`.
    ///
    /// # Errors
    /// [`FetchError`] where it did not arrive, or is none.
    pub async fn begin(
        href: &str,
        read: impl AsyncFn(String) -> Result<Vec<u8>, FetchError>,
    ) -> Result<Self, FetchError> {
        let bytes = read(href.to_owned()).await?;
        let bundle = serde_json::from_slice(&bytes).map_err(|_| FetchError::Unreachable)?;
        Ok(Self { bundle, redrawn: Redrawn::default() })
    }

    /// Draws some more times and counts anew.
    pub fn more(&mut self, rounds: u32) -> Counted {
        let Bundle { frozen, frozen_hash, result, .. } = &self.bundle;
        self.redrawn.add(redraw(frozen, *frozen_hash, self.redrawn.rounds, rounds));
        let seats = result.drawn.seating().map_or(&[][..], |drawn| &drawn.seats);
        let seated = seats.iter().map(|seat| seat.label.as_str()).collect();
        Counted { rounds: self.redrawn.rounds, groups: alike(frozen, &seated, &self.redrawn) }
    }
}

/// Whether the signed ledger holds the entry that published this result; none where the ledger was out of reach.
async fn on_ledger(
    bytes: &[u8],
    result_hash: &str,
    read: impl AsyncFn(String) -> Result<Vec<u8>, FetchError>,
) -> Option<bool> {
    let bundle: Bundle = serde_json::from_slice(bytes).ok()?;
    let Some(line) = bundle.ledger.iter().find(|line| line.kind == "draw.drawn") else { return Some(false) };
    let (checked, entry) = ledger::published(line.index, read).await.ok()?;
    let entry = Entry::from_bytes(&entry).ok();
    let published = entry.as_ref().and_then(|entry| entry.body.get("result_hash")).and_then(|hash| hash.as_str());
    Some(checked.verdict.holds() && published == Some(result_hash))
}
