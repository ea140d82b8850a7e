//! `/examination/status`: seat, points and rank for whoever holds a ticket, without an account. The form is sent to the
//! page's own address, and the answer is the page: nothing personal stands in an address or is kept for a second request.

use super::words::{PaperTable, seat_facts, total_facts};
use crate::lang::Lang;
use crate::locales::Candidates;
use crate::ui::{Button, ErrorSummary, Facts, Kind, Notice, PageHeading, ReturnedField, Section, TextField, Tone};
use domain::examination::StatusRecord;
use leptos::prelude::*;

/// What the host has looked up for this answer.
#[derive(Clone, Debug)]
pub enum Looked {
    /// The status that a ticket opened.
    Found(Box<StatusRecord>),
    /// Somebody's, who is not signed in: the page is made with a [`SLOT`], and the host puts [`status_html`] there.
    Slot,
}

/// Where the page has its slot: a character that no text of ours holds.
pub const SLOT: &str = "\u{E000}";

/// A status as it stands on the page, as HTML.
pub fn status_html(status: StatusRecord, lang: Lang) -> String {
    Owner::new().with(|| {
        provide_context(lang);
        shown(status).to_html()
    })
}

/// The form, and the status where one was looked up.
#[component]
pub fn StatusPage() -> impl IntoView {
    let words = Candidates::of(Lang::current());
    let found = use_context::<Looked>().map(|looked| match looked {
        Looked::Found(status) => shown(*status).into_any(),
        Looked::Slot => SLOT.into_any(),
    });
    let fields = vec![ReturnedField::new("ticket", words.number), ReturnedField::new("digits", words.status_digits)];
    view! {
        <PageHeading title=words.status_title lead=words.status_lead/>
        <ErrorSummary fields=fields/>
        {found}
        <form class="form" method="post" action="/examination/status">
            <TextField name="ticket" label=words.number hint=words.status_ticket_hint required=true max_length=20/>
            <TextField name="digits" label=words.status_digits hint=words.status_digits_hint required=true max_length=4/>
            <Button kind=Kind::Primary>{words.status_look}</Button>
        </form>
    }
}

fn shown(status: StatusRecord) -> impl IntoView {
    let words = Candidates::of(Lang::current());
    let points = if status.released {
        view! {
            <Facts items=total_facts(&status)/>
            <PaperTable papers=status.papers.clone()/>
        }
        .into_any()
    } else {
        view! { <Notice tone=Tone::Info><p>{words.points_not_yet}</p></Notice> }.into_any()
    };
    view! {
        <Section id="status" title=words.status_of><Facts items=seat_facts(&status)/></Section>
        <Section id="points" title=words.points>{points}</Section>
    }
}
