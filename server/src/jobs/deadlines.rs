//! What time alone does to cases, and the cards that follow: looked at every few seconds, by two indexes that are empty as a
//! rule; and every open deadline counted again when the program starts, once a day, and as soon as a notice was imported.
//! What passed while nothing ran takes effect with its true moment.

use chrono::Utc;
use domain::permissions::Actor;
use std::time::Duration;
use store::{Store, StoreError, accounts, approvals, calendar, supervision};
use tokio::time::{Instant, MissedTickBehavior, interval};

const EVERY: Duration = Duration::from_secs(5);
/// Pages of earlier cases whose parts are filled at a time.
const PAGES: usize = 20;
/// How often every open deadline is counted again.
const COUNTED_AGAIN: Duration = Duration::from_secs(24 * 60 * 60);
/// How long counting rests after it has failed: what is due is entered meanwhile.
const REST: Duration = Duration::from_secs(5 * 60);

/// When open deadlines were counted last, and when that failed last.
#[derive(Default)]
struct Counting {
    done: Option<Instant>,
    failed: Option<Instant>,
}

/// Runs until the program ends.
pub async fn run(store: Store) {
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut counting = Counting::default();
    loop {
        ticks.tick().await;
        counting.turn(&store).await;
        if let Err(error) = enter(&store).await {
            tracing::warn!(%error, "deadlines");
        }
    }
}

impl Counting {
    /// Counts open deadlines again where that is due, or an import has asked for it.
    async fn turn(&mut self, store: &Store) {
        if self.failed.is_some_and(|at| at.elapsed() < REST) {
            return;
        }
        let due = self.done.is_none_or(|at| at.elapsed() >= COUNTED_AGAIN);
        match counted(store, due).await {
            Ok(()) if due => *self = Self { done: Some(Instant::now()), failed: None },
            Ok(()) => self.failed = None,
            Err(error) => {
                self.failed = Some(Instant::now());
                tracing::warn!(%error, "open deadlines are not counted again");
            }
        }
    }
}

async fn counted(store: &Store, due: bool) -> Result<(), StoreError> {
    if due || calendar::recount_waits(store).await? { count(store).await } else { Ok(()) }
}

/// Counts every open deadline again.
///
/// # Errors
/// The database; a case that cannot be read.
pub async fn count(store: &Store) -> Result<(), StoreError> {
    let (counted, moved) = approvals::recount(store, &nobody(), Utc::now()).await?;
    tracing::debug!(counted, moved, "deadlines counted again");
    let corrections = approvals::fill_corrections(store).await?;
    tracing::debug!(corrections, "earlier cases that are being corrected");
    Ok(())
}

/// Enters what is due now.
///
/// # Errors
/// The database.
pub async fn enter(store: &Store) -> Result<(), StoreError> {
    let effects = approvals::elapse(store, &nobody(), Utc::now()).await?;
    let cards = supervision::issue(store, &nobody(), Utc::now()).await?;
    let filled = supervision::fill_parts(store, PAGES).await?;
    tracing::debug!(filled, "parts of earlier cases");
    if effects + cards > 0 {
        tracing::info!(effects, cards, "deadlines");
    }
    Ok(())
}

/// Nobody's power: no agency stands beside what time has done.
fn nobody() -> Actor {
    accounts::console("")
}
