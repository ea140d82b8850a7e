//! Asks the payment provider for ordered refunds. Every server process may do it: each is leased by one of them.
//!
//! A provider is asked by `POST ADDRESS/refunds` with `{"application", "reference", "cents", "signature"}`; the signed bytes
//! stand in [`RefundOrder::signature`]. It returns each payment once, however often it is asked. 2xx with a signed notice as
//! JSON ([`RefundNotice`]) ends the refund at once; 2xx with an empty body means that the notice comes to
//! `/payments/refund-notice` later, and until it does the provider is asked again each day. 400, 404, 410
//! and 422 mean never; everything else, a body that cannot be read too, means that it is asked again soon. The sandbox
//! answers at once, by a notice that is taken through the same door.

use chrono::Utc;
use domain::applications::{Provider, ProviderKey, RefundNotice, RefundOrder};
use domain::permissions::Actor;
use serde_json::json;
use std::time::Duration;
use store::applications::{
    RefundSending, give_refund_up, lease_refunds, refund_asked, refund_unsent, take_refund_notice,
};
use store::{Store, StoreError, accounts};
use tokio::time::{MissedTickBehavior, interval};
use ureq::Agent;

/// How often it is looked at what is to be asked.
const EVERY: Duration = Duration::from_secs(5);
/// Refunds asked for in one look.
const AT_ONCE: u64 = 16;
/// How long the provider may take.
const PATIENCE: Duration = Duration::from_secs(15);
/// Bytes of an answer, at most.
const ANSWER: u64 = 16 * 1024;

/// What came of asking.
enum Answer {
    /// The provider's signed word.
    Word(RefundNotice),
    /// It was taken, and the word comes later.
    Later,
    /// It failed, why in one word, and whether asking again is in vain.
    Trouble(&'static str, bool),
}

/// It was taken, but what it says cannot be read.
const UNREADABLE: Answer = Answer::Trouble("unreadable", false);

/// Runs until the program ends.
pub async fn run(store: Store) {
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = once(&store).await {
            tracing::warn!(%error, "refunds");
        }
    }
}

/// Asks for everything that is due; how many that were. Nothing is asked where no provider is set up.
///
/// # Errors
/// The database.
pub async fn once(store: &Store) -> Result<usize, StoreError> {
    let provider = store.provider().clone();
    let Some(key) = provider.key().cloned() else { return Ok(0) };
    let due = lease_refunds(store, AT_ONCE, Utc::now()).await?;
    let asked = due.len();
    for sending in due {
        let answer = match &provider {
            Provider::Page { address, .. } => ask(address.clone(), sending.order.clone(), key.clone()).await?,
            _ => Answer::Word(RefundNotice::signed(&sending.order, true, Utc::now(), &key)),
        };
        note(store, &sending, answer, &key).await?;
    }
    Ok(asked)
}

async fn note(store: &Store, sending: &RefundSending, answer: Answer, key: &ProviderKey) -> Result<(), StoreError> {
    let (trouble, lasting) = match answer {
        Answer::Later => return refund_asked(store, sending, Utc::now()).await,
        Answer::Word(word) => {
            let same = (word.application, &word.reference) == (sending.order.application, &sending.order.reference);
            let taken = match same {
                true => take_refund_notice(store, &Actor::citizen(), &word, key, Utc::now()).await,
                false => Err(domain::refusal::Code::NotFound.into()),
            };
            match taken {
                Ok(_) => return Ok(()),
                Err(StoreError::Refused(refusal)) => (refusal.code.as_str(), false),
                Err(error) => return Err(error),
            }
        }
        Answer::Trouble(trouble, lasting) => (trouble, lasting),
    };
    let over = refund_unsent(store, sending, trouble, lasting, Utc::now()).await?;
    tracing::warn!(application = %sending.order.application, trouble, attempt = sending.attempt, over, "not refunded");
    if over {
        give_refund_up(store, &accounts::console(""), &sending.order, Utc::now()).await?;
    }
    Ok(())
}

async fn ask(address: String, order: RefundOrder, key: ProviderKey) -> Result<Answer, StoreError> {
    let asked = tokio::task::spawn_blocking(move || put(&address, &order, &key)).await;
    asked.map_err(|error| StoreError::Interrupted(error.to_string()))
}

fn put(address: &str, order: &RefundOrder, key: &ProviderKey) -> Answer {
    let agent: Agent = Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .build()
        .into();
    let body = json!({
        "application": order.application, "reference": order.reference, "cents": order.cents,
        "signature": order.signature(key),
    });
    let request = agent.post(format!("{address}/refunds")).content_type("application/json");
    let Ok(mut answer) = request.send(body.to_string()) else { return Answer::Trouble("unreachable", false) };
    match answer.status().as_u16() {
        200..=299 => {
            let text = answer.body_mut().with_config().limit(ANSWER).read_to_string();
            text.map_or(UNREADABLE, |text| taken(&text))
        }
        400 | 404 | 410 | 422 => Answer::Trouble("never", true),
        _ => Answer::Trouble("later", false),
    }
}

/// What a provider says that took the question.
fn taken(text: &str) -> Answer {
    match text.trim() {
        "" => Answer::Later,
        text => serde_json::from_str(text).map_or(UNREADABLE, Answer::Word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::ApplicationId;

    #[test]
    fn only_an_empty_answer_means_later() {
        let key = ProviderKey::new(&[7; 32]).unwrap();
        let application = ApplicationId(uuid::Uuid::nil());
        let order = RefundOrder { application, reference: "P-1".to_owned(), cents: 100 };
        let word = RefundNotice::signed(&order, true, Utc::now(), &key);
        assert!(matches!(taken(""), Answer::Later) && matches!(taken(" \r\n"), Answer::Later));
        assert!(matches!(taken(&serde_json::to_string(&word).unwrap()), Answer::Word(read) if read == word));
        for text in ["ok", "{}", "<html>"] {
            assert!(matches!(taken(text), Answer::Trouble("unreadable", false)), "{text}");
        }
    }
}
