//! Tells those who are not on a shortlist, after it: some positions at a time, so that nobody waits for a million messages.

use chrono::Utc;
use std::time::Duration;
use store::Store;
use store::selection::tell_uncalled;
use tokio::time::{MissedTickBehavior, interval};

const EVERY: Duration = Duration::from_secs(10);

/// Runs until the program ends. Several processes may do it: each position is told by one of them.
pub async fn run(store: Store) {
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        loop {
            match tell_uncalled(&store, Utc::now()).await {
                Ok(0) => break,
                Ok(positions) => tracing::debug!(positions, "told who is not on the shortlist"),
                Err(error) => {
                    tracing::warn!(%error, "telling who is not on the shortlist");
                    break;
                }
            }
        }
    }
}
