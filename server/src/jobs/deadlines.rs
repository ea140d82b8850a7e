//! What time alone does to cases, and the cards that follow: looked at every few seconds, by two indexes that are empty as a
//! rule; and every open deadline counted again when the program starts, once a day, and as soon as a notice was imported. What passed while nothing ran takes
//! effect with its true moment.

use chrono::Utc;
use std::time::Duration;
use store::{Store, StoreError, accounts, approvals, calendar, supervision};
use tokio::time::{Instant, MissedTickBehavior, interval};

const EVERY: Duration = Duration::from_secs(5);
/// Pages of earlier cases whose parts are filled at a time.
const PAGES: usize = 20;
/// How often every open deadline is counted again.
const COUNTED_AGAIN: Duration = Duration::from_secs(24 * 60 * 60);

/// Runs until the program ends.
pub async fn run(store: Store) {
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut counted = None::<Instant>;
    loop {
        ticks.tick().await;
        let count = counted.is_none_or(|at| at.elapsed() >= COUNTED_AGAIN);
        match once(&store, count).await {
            Ok(()) if count => counted = Some(Instant::now()),
            Ok(()) => {}
            Err(error) => tracing::warn!(%error, "deadlines"),
        }
    }
}

/// Enters what is due now. Open deadlines are counted again where that is asked for here or by an import.
///
/// # Errors
/// The database.
pub async fn once(store: &Store, count: bool) -> Result<(), StoreError> {
    // Nobody's power: no agency stands beside what time has done.
    let actor = accounts::console("");
    if count || calendar::recount_waits(store).await? {
        let (counted, moved) = approvals::recount(store, &actor, Utc::now()).await?;
        tracing::debug!(counted, moved, "deadlines counted again");
        let corrections = approvals::fill_corrections(store).await?;
        tracing::debug!(corrections, "earlier cases that are being corrected");
    }
    let effects = approvals::elapse(store, &actor, Utc::now()).await?;
    let cards = supervision::issue(store, &actor, Utc::now()).await?;
    let filled = supervision::fill_parts(store, PAGES).await?;
    tracing::debug!(filled, "parts of earlier cases");
    if effects + cards > 0 {
        tracing::info!(effects, cards, "deadlines");
    }
    Ok(())
}
