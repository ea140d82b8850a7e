//! The server functions of the register of posts.

use crate::asking::{answer, asking, go_on};
use crate::refused::Refused;
use domain::approvals::post::PostCode;
use domain::recruitment::scheme::Named;
use leptos::prelude::*;
use store::approvals;

const PAGE: &str = "/approvals/posts";

/// Adds a post.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "approvals/add-post")]
pub async fn add_post(
    /// Its code.
    code: String,
    /// What it is called, in Chinese.
    zh: String,
    /// In English.
    en: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        approvals::add_post(&asking.store, &asking.actor, &code, Named { zh, en }, asking.now).await?;
        go_on(PAGE, "post-added");
        Ok(())
    };
    answer(work.await)
}

/// Calls a post otherwise.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "approvals/rename-post")]
pub async fn rename_post(
    /// Its code.
    code: String,
    /// What it is called from now on, in Chinese.
    zh: String,
    /// In English.
    en: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let name = Named { zh, en };
        approvals::rename_post(&asking.store, &asking.actor, &PostCode(code), name, asking.now).await?;
        go_on(PAGE, "post-renamed");
        Ok(())
    };
    answer(work.await)
}

/// Ends a post.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "approvals/end-post")]
pub async fn end_post(
    /// Its code.
    code: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        approvals::end_post(&asking.store, &asking.actor, &PostCode(code), asking.now).await?;
        go_on(PAGE, "post-ended");
        Ok(())
    };
    answer(work.await)
}
