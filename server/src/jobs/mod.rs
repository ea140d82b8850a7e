//! What is done once a minute, by every server process: old sessions, counters, forms, uploads and drafts that were given up
//! are thrown away.
//! Beside it, the ledger's head is brought to its outside witnesses, messages to those they are for, ordered refunds to the
//! payment provider, and what time alone does to cases is entered.
//!
//! Each of them is a deletion by date, so it does not matter how many processes do it.

pub mod deadlines;
pub mod deliveries;
pub mod refunds;
pub mod tellings;
pub mod witnesses;

use crate::sessions;
use chrono::Utc;
use std::time::Duration;
use store::sessions::Expiry;
use store::{Store, StoreError};
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};

const EVERY: Duration = Duration::from_secs(60);

/// Runs until the program ends.
pub async fn run(store: Store, expiry: watch::Sender<Expiry>) {
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = once(&store, &expiry).await {
            tracing::warn!(%error, "housekeeping");
        }
    }
}

async fn once(store: &Store, expiry: &watch::Sender<Expiry>) -> Result<(), StoreError> {
    let now = Utc::now();
    sessions::keep_fresh(store, expiry).await?;
    let present = *expiry.borrow();
    let gone = store::sessions::purge(store, present, now).await?
        + store::flash::purge(store, now).await?
        + store::limits::purge(store, now).await?
        + store::examiners::purge(store, now).await?
        + store::accounts::purge_codes(store, now).await?
        + store::messages::purge(store, now).await?
        + store::approvals::forget_drafts(store, now).await?;
    if gone > 0 {
        tracing::debug!(rows = gone, "housekeeping");
    }
    Ok(())
}
