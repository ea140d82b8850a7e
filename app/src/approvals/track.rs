//! `/approvals/track`: where a case is, for whoever has its receipt, without an account. The form is sent to the page's own
//! address and the answer is the page, so that no code stands in an address.

use super::case_page::told_outside;
use crate::lang::Lang;
use crate::locales::Cases;
use crate::ui::{Button, ErrorSummary, Input, Kind, PageHeading, ReturnedField, TextField};
use domain::approvals::record::CaseRecord;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// What the host has looked up for this answer.
#[derive(Clone, Debug)]
pub struct Tracked {
    /// The case.
    pub record: Box<CaseRecord>,
    /// The receipt's code, with which its holder asks for the decision.
    pub code: String,
}

/// The form, and the case where one was looked up.
#[component]
pub fn TrackPage() -> impl IntoView {
    let words = Cases::of(Lang::current());
    if let Some(Tracked { record, code }) = use_context::<Tracked>() {
        return told_outside(*record, code).into_any();
    }
    let number = use_query_map().read_untracked().get("number");
    let fields = vec![ReturnedField::new("number", words.number), ReturnedField::new("code", words.code)];
    view! {
        <PageHeading title=words.track lead=words.track_lead/>
        <ErrorSummary fields=fields/>
        <form class="form" method="post" action="/approvals/track">
            <TextField name="number" label=words.number hint=words.track_number_hint value=number required=true max_length=20/>
            <TextField name="code" label=words.code hint=words.track_code_hint input=Input::Code required=true max_length=20/>
            <Button kind=Kind::Primary>{words.look}</Button>
        </form>
    }
    .into_any()
}
