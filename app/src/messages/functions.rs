//! The server functions of the inbox.

use crate::refused::Refused;
use domain::ids::MessageId;
use leptos::prelude::*;

use crate::asking::{answer, asking};

/// Where the inbox stands.
const PAGE: &str = "/messages";

/// Notes that a message was read.
///
/// # Errors
/// `sign-in-required`; `not-found` for a message that is not one's own.
#[server(prefix = "/api", endpoint = "messages/read")]
pub async fn mark_read(
    /// The message.
    id: MessageId,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        store::messages::mark_read(&asking.store, &asking.actor, id, asking.now).await?;
        leptos_axum::redirect(PAGE);
        Ok(())
    };
    answer(work.await)
}

/// Notes that all messages were read.
///
/// # Errors
/// `sign-in-required`.
#[server(prefix = "/api", endpoint = "messages/read-all")]
pub async fn mark_all_read() -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        store::messages::mark_all_read(&asking.store, &asking.actor, asking.now).await?;
        leptos_axum::redirect(PAGE);
        Ok(())
    };
    answer(work.await)
}
