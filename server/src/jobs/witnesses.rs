//! Brings each new head of the ledger to its outside witnesses (C2SP `tlog-witness`) and keeps their cosignatures.
//!
//! Every server process may do it: a witness answers the same head again, and the store keeps the newest.

use crate::config::witnesses::Witness;
use chrono::{DateTime, Utc};
use domain::ledger::witness::{ANSWER_LIMIT, Answer, Cosignature, Submission, Trouble, read_answer};
use std::time::Duration;
use store::{Store, StoreError};
use tokio::task::spawn_blocking;
use tokio::time::{MissedTickBehavior, interval};
use ureq::Agent;

/// How often the head is looked at.
const EVERY: Duration = Duration::from_secs(30);
/// How long a witness may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often a witness may name another size in one turn: the second time another process was faster.
const TRIES: usize = 3;

/// Follows each witness in a task of its own, so that a slow one delays no other, until the program ends.
pub fn start(store: &Store, witnesses: &[Witness]) {
    for witness in witnesses {
        tokio::spawn(follow(store.clone(), witness.clone()));
    }
}

async fn follow(store: Store, witness: Witness) {
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = ask(&store, &witness, Utc::now()).await {
            tracing::warn!(%error, witness = witness.key.name(), "asking a witness");
        }
    }
}

/// Asks a witness for its cosignature, unless it has given it for the present head already.
///
/// # Errors
/// The database. A witness that does not cosign is no error: that is kept and shown.
pub async fn ask(store: &Store, witness: &Witness, now: DateTime<Utc>) -> Result<(), StoreError> {
    let known = store::ledger::witnesses(store).await?.into_iter().find(|known| known.key == witness.key);
    let size = known.as_ref().and_then(|known| known.cosigned.as_ref()).map_or(0, |cosigned| cosigned.size);
    let before = known.and_then(|known| known.trouble);
    if before.is_none() && size == store::ledger::size(store).await? {
        return Ok(());
    }
    match submit(store, witness, size).await? {
        Ok((size, cosignature)) => store::ledger::cosigned(store, &witness.key, size, &cosignature, now).await,
        Err(trouble) => {
            if trouble.contradicts() {
                tracing::error!(?trouble, witness = witness.key.name(), "A WITNESS CONTRADICTS THE LEDGER");
            } else if before != Some(trouble) {
                tracing::warn!(?trouble, witness = witness.key.name(), "a witness did not cosign");
            }
            store::ledger::trouble(store, &witness.key, trouble, now).await
        }
    }
}

/// Submits the present head, from the size that the witness is thought to have cosigned or says that it has.
async fn submit(
    store: &Store,
    witness: &Witness,
    mut old: u64,
) -> Result<Result<(u64, Cosignature), Trouble>, StoreError> {
    for _ in 0..TRIES {
        let Some(submission) = store::ledger::submission(store, old).await? else { return Ok(Err(Trouble::Ahead)) };
        let Some((status, body)) = post(witness, &submission).await? else { return Ok(Err(Trouble::Unreachable)) };
        match read_answer(&submission, &witness.key, status, &body) {
            Ok(Answer::Cosigned(cosignature)) => return Ok(Ok((submission.size, cosignature))),
            Ok(Answer::Elsewhere(size)) => old = size,
            Err(trouble) => return Ok(Err(trouble)),
        }
    }
    Ok(Err(Trouble::Refused))
}

/// Status and body of the answer; none where no readable one came.
async fn post(witness: &Witness, submission: &Submission) -> Result<Option<(u16, String)>, StoreError> {
    let url = format!("{}/add-checkpoint", witness.url);
    let body = submission.to_string();
    let answer = spawn_blocking(move || send(&url, body)).await;
    match answer.map_err(|e| StoreError::Interrupted(e.to_string()))? {
        Ok(answer) => Ok(Some(answer)),
        Err(error) => {
            tracing::debug!(%error, witness = witness.key.name(), "no answer");
            Ok(None)
        }
    }
}

fn send(url: &str, body: String) -> Result<(u16, String), ureq::Error> {
    let agent: Agent = Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .build()
        .into();
    let mut answer = agent.post(url).content_type("text/plain; charset=utf-8").send(body)?;
    let text = answer.body_mut().with_config().limit(ANSWER_LIMIT).read_to_string()?;
    Ok((answer.status().as_u16(), text))
}
