//! `/messages`: an account's messages, newest first.

use super::functions::{MarkAllRead, MarkRead};
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Messages, Said, message_said};
use crate::ui::{Button, EmptyState, ErrorSummary, Kind, LinkButton, Load, Moment, PageHeading, StatusTag, Tone};
use crate::visit;
use domain::ids::MessageId;
use domain::messages::Message;
use leptos::form::ActionForm;
use leptos::prelude::*;
use store::messages::Page;

/// Messages on one page.
const PAGE: u64 = 20;

/// The inbox.
#[component]
pub fn InboxPage() -> impl IntoView {
    let asked = asking();
    let before: Option<MessageId> = visit::query("before").and_then(|text| text.parse().ok());
    let from = async move {
        let asking = asked?;
        let page = store::messages::inbox(&asking.store, &asking.actor, before, PAGE).await?;
        Ok((page, before.is_some()))
    };
    view! { <Load from=from show={|(page, later)| inbox(page, later)}/> }
}

fn inbox(page: Page, later: bool) -> impl IntoView {
    let words = Messages::of(Lang::current());
    let unread = page.messages.iter().any(|message| message.read_at.is_none());
    let empty = page.messages.is_empty().then(|| {
        view! { <EmptyState title=words.none><p>{words.none_hint}</p></EmptyState> }
    });
    let all = unread.then(|| {
        view! { <ActionForm action={ServerAction::<MarkAllRead>::new()}><Button>{words.mark_all}</Button></ActionForm> }
    });
    let messages = page.messages.into_iter().map(one).collect_view();
    let older = page.next.map(|next| {
        view! { <LinkButton href=format!("/messages?before={next}")>{words.older}</LinkButton> }
    });
    let newest = later.then(|| view! { <LinkButton href="/messages" kind=Kind::Quiet>{words.newest}</LinkButton> });
    view! {
        <PageHeading title=words.title lead=words.lead>{all}</PageHeading>
        <ErrorSummary/>
        {empty}
        <div class="messages">{messages}</div>
        <div class="actions">{older}{newest}</div>
    }
}

/// One message, its state in a word, and what can be done with it.
fn one(message: Message) -> impl IntoView {
    let lang = Lang::current();
    let words = Messages::of(lang);
    let Said { title, text } = message_said(&message.kind, lang);
    let (tone, state) = match message.read_at {
        None => (Tone::Info, words.unread),
        Some(_) => (Tone::Plain, words.read),
    };
    let class = if message.read_at.is_none() { "message message-unread" } else { "message" };
    let id = format!("message-{}", message.id);
    let labelled = id.clone();
    let link = message.link.map(|link| view! { <LinkButton href=link.as_str().to_owned()>{words.open}</LinkButton> });
    let mark = message.read_at.is_none().then(|| {
        view! {
            <ActionForm action={ServerAction::<MarkRead>::new()}>
                <input type="hidden" name="id" value=message.id.to_string()/>
                <Button kind=Kind::Quiet>{words.mark}</Button>
            </ActionForm>
        }
    });
    view! {
        <article class=class aria-labelledby=labelled>
            <header class="message-head">
                <h2 id=id>{title}</h2>
                <StatusTag tone=tone label=state/>
            </header>
            <p class="message-when"><Moment at=message.created/></p>
            <p>{text}</p>
            <div class="actions">{link}{mark}</div>
        </article>
    }
}
