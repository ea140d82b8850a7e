//! The server functions by which items are kept: drafts, publication, the end of an item.
#![allow(clippy::too_many_arguments, reason = "a server function's arguments are its form's fields")]

use crate::asking::{answer, asking, go_on};
use crate::forms;
use crate::refused::Refused;
use domain::approvals::flow::{Edit, StepId, StepSort, TypedStep, typed_flow};
use domain::approvals::item::{End, Ended, Item, ItemCode, Level, TypedItem, skeleton};
use domain::recruitment::scheme::Named;
use domain::refusal::{Code, Refusal};
use leptos::prelude::*;
use store::approvals;

/// The page of an item's draft.
fn draft_page(code: &ItemCode) -> String {
    format!("/approvals/{code}/draft")
}

/// The item that a form names.
fn named(code: &str) -> Result<ItemCode, Refused> {
    Ok(ItemCode::parse(code).map_err(|_| Code::NotFound)?)
}

/// Begins the draft of a new item: of nothing, or of another item's copy.
///
/// # Errors
/// `malformed` or `taken` in the field `new_item`; what the store command refuses.
#[server(prefix = "/api", endpoint = "approvals/begin-item")]
pub async fn begin_item(
    /// The new item's code.
    new_item: String,
    /// Whose copy it begins as; empty for none.
    #[server(default)]
    from: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let of_field = |code: Code| Refusal::of(code, "new_item");
        let code = ItemCode::parse(new_item.trim()).map_err(|_| of_field(Code::Malformed))?;
        let item = match from.as_str() {
            "" => skeleton(code),
            from => {
                let catalogue = approvals::catalogue(&asking.store).await?;
                Item { code, version: 1, ..Item::clone(catalogue.latest(&named(from)?)?) }
            }
        };
        let text = serde_json::to_string(&item).map_err(|_| Code::Internal)?;
        let saved = approvals::save_item_draft(&asking.store, &asking.actor, None, 0, &text, asking.now).await;
        let saved = saved.map_err(|error| {
            let Refused(refusal) = error.into();
            let field = refusal.field.as_deref() == Some("document") || refusal.code == Code::ItemClosed;
            Refused(if field { Refusal { field: Some("new_item".to_owned()), ..refusal } } else { refusal })
        })?;
        go_on(&draft_page(&saved), "item-drafted");
        Ok(())
    };
    answer(work.await)
}

/// Saves the draft of an item's next version.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "approvals/save-item-draft")]
pub async fn save_item_draft(
    /// The item.
    item: String,
    /// How often the draft had been saved when the page was read; 0 where there was none.
    seen: u64,
    /// The whole item as JSON.
    document: String,
    /// What somebody else saved meanwhile, by the same count, where this shall stand in its place.
    #[server(default)]
    instead: Option<u64>,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let code = named(&item)?;
        let (of, seen) = (Some(&code), instead.unwrap_or(seen));
        approvals::save_item_draft(&asking.store, &asking.actor, of, seen, &document, asking.now).await?;
        go_on(&draft_page(&code), "item-drafted");
        Ok(())
    };
    answer(work.await)
}

/// Saves the flow of an item's next version as it was typed, with a step added, moved or taken away.
///
/// # Errors
/// What cannot be read of the form, in its field; what the store command refuses.
#[server(prefix = "/api", endpoint = "approvals/edit-item-flow")]
pub async fn edit_item_flow(
    /// The item.
    item: String,
    /// How often the draft had been saved when the page was read.
    seen: u64,
    /// The steps.
    #[server(default)]
    steps: Vec<TypedStep>,
    /// What the button says: `add`, or as [`Edit::parse`] reads it.
    #[server(default)]
    doing: String,
    /// A new step's name in the flow.
    #[server(default)]
    new_step: String,
    /// What happens there.
    #[server(default)]
    new_sort: String,
    /// The step before it; empty for none.
    #[server(default)]
    new_after: String,
    /// What somebody else saved meanwhile, by the same count, where this shall stand in its place.
    #[server(default)]
    instead: Option<u64>,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let (code, seen) = (named(&item)?, instead.unwrap_or(seen));
        let edit = match doing.as_str() {
            "add" => added(&new_step, &new_sort, &new_after)?,
            doing => Edit::parse(doing)?,
        };
        let flow = typed_flow(&steps)?.edited(&edit)?;
        approvals::save_item_flow(&asking.store, &asking.actor, &code, seen, flow, asking.now).await?;
        go_on(&draft_page(&code), "item-drafted");
        Ok(())
    };
    answer(work.await)
}

fn added(step: &str, sort: &str, after: &str) -> Result<Edit, Refusal> {
    let unread = |text: &str, field: &str| {
        Refusal::of(if text.trim().is_empty() { Code::Missing } else { Code::Malformed }, field)
    };
    Ok(Edit::Add {
        id: StepId::parse(step.trim()).ok_or_else(|| unread(step, "new_step"))?,
        sort: StepSort::parse(sort).ok_or_else(|| unread(sort, "new_sort"))?,
        after: match after {
            "" => None,
            after => Some(StepId::parse(after).ok_or_else(|| unread(after, "new_after"))?),
        },
    })
}

/// Saves the texts of an item's next version as they were typed.
///
/// # Errors
/// What cannot be read of the form, in its field; what the store command refuses.
#[server(prefix = "/api", endpoint = "approvals/edit-item-text")]
pub async fn edit_item_text(
    /// The item.
    item: String,
    /// How often the draft had been saved when the page was read.
    seen: u64,
    /// What was typed.
    #[server(default)]
    text: TypedItem,
    /// What somebody else saved meanwhile, by the same count, where this shall stand in its place.
    #[server(default)]
    instead: Option<u64>,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let (code, seen) = (named(&item)?, instead.unwrap_or(seen));
        approvals::save_item_text(&asking.store, &asking.actor, &code, seen, &text, asking.now).await?;
        go_on(&draft_page(&code), "item-drafted");
        Ok(())
    };
    answer(work.await)
}

/// Publishes somebody else's draft.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "approvals/publish-item-draft")]
pub async fn publish_item_draft(
    /// The item.
    item: String,
    /// How often the draft had been saved when the page was read.
    seen: u64,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let code = named(&item)?;
        approvals::publish_item_draft(&asking.store, &asking.actor, &code, seen, asking.now).await?;
        go_on(&format!("/approvals/{code}"), "item-published");
        Ok(())
    };
    answer(work.await)
}

/// Gives a draft up.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "approvals/discard-item-draft")]
pub async fn discard_item_draft(
    /// The item.
    item: String,
    /// How often the draft had been saved when the page was read.
    seen: u64,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let code = named(&item)?;
        approvals::discard_item_draft(&asking.store, &asking.actor, &code, seen, asking.now).await?;
        go_on("/approvals", "item-discarded");
        Ok(())
    };
    answer(work.await)
}

/// Proposes that an item end.
///
/// # Errors
/// `malformed` in the fields `end`, `on` or `to`; what the store command refuses.
#[server(prefix = "/api", endpoint = "approvals/end-item")]
pub async fn end_item(
    /// The item.
    item: String,
    /// How.
    end: String,
    /// From which day on.
    on: String,
    /// To which level, where it is delegated.
    #[server(default)]
    to: String,
    /// Why, in Chinese.
    reason_zh: String,
    /// Why, in English.
    reason_en: String,
    /// The document behind it.
    basis: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let malformed = |field: &str| Refusal::of(Code::Malformed, field);
        let code = named(&item)?;
        let ended = Ended {
            end: End::parse(&end).ok_or_else(|| malformed("end"))?,
            on: forms::day("on", &on)?,
            to: if to.is_empty() { None } else { Some(Level::parse(&to).ok_or_else(|| malformed("to"))?) },
            reason: Named { zh: reason_zh, en: reason_en },
            document: basis,
        };
        approvals::end_item(&asking.store, &asking.actor, &code, &ended, asking.now).await?;
        go_on(&draft_page(&code), "item-end-proposed");
        Ok(())
    };
    answer(work.await)
}
