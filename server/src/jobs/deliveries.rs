//! Sends what waits in the outbox. Every server process may do it: each delivery is leased by one of them.

use crate::post::{Outgoing, Trouble, Ways};
use app::lang::Lang;
use app::locales::letter_said;
use chrono::Utc;
use std::time::Duration;
use store::messages::{Delivery, delivered, lease, undelivered};
use store::{Store, StoreError};
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval};

/// How often the outbox is looked at: a person waits for the code.
const EVERY: Duration = Duration::from_secs(1);
/// Deliveries sent at the same time.
const AT_ONCE: u64 = 8;

/// Runs until the program ends.
pub async fn run(store: Store, ways: Ways) {
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = drain(&store, &ways).await {
            tracing::warn!(%error, "outbox");
        }
    }
}

/// Sends everything that is due; how many attempts that took.
///
/// # Errors
/// The database.
pub async fn drain(store: &Store, ways: &Ways) -> Result<usize, StoreError> {
    let mut attempts = 0;
    loop {
        let due = lease(store, AT_ONCE, Utc::now()).await?;
        if due.is_empty() {
            return Ok(attempts);
        }
        attempts += due.len();
        let mut sending = JoinSet::new();
        for delivery in due {
            let ways = ways.clone();
            sending.spawn_blocking(move || {
                let answer = ways.send(&outgoing(&delivery));
                (delivery, answer)
            });
        }
        while let Some(done) = sending.join_next().await {
            let (delivery, answer) = done.map_err(|error| StoreError::Interrupted(error.to_string()))?;
            note(store, &delivery, answer).await?;
        }
    }
}

async fn note(store: &Store, delivery: &Delivery, answer: Result<(), Trouble>) -> Result<(), StoreError> {
    let Err(trouble) = answer else { return delivered(store, delivery).await };
    let over = undelivered(store, delivery, trouble.as_str(), trouble.lasts(), Utc::now()).await?;
    let (channel, trouble) = (delivery.channel.as_str(), trouble.as_str());
    tracing::warn!(delivery = %delivery.id, channel, trouble, attempt = delivery.attempt, over, "not delivered");
    Ok(())
}

fn outgoing(delivery: &Delivery) -> Outgoing {
    Outgoing {
        id: delivery.id.to_string(),
        channel: delivery.channel,
        address: delivery.address.clone(),
        said: letter_said(&delivery.letter, Lang::from(delivery.language)),
    }
}
