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
pub struct Looked(pub StatusRecord);

/// The form, and the status where one was looked up.
#[component]
pub fn StatusPage() -> impl IntoView {
    let words = Candidates::of(Lang::current());
    let found = use_context::<Looked>().map(|Looked(status)| shown(status));
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
