//! `/evaluation/give`: the evaluation by whoever has a receipt and no account.

use super::form::{fields, returned};
use super::functions::GiveByReceipt;
use crate::lang::Lang;
use crate::locales::Evaluating;
use crate::ui::{Breadcrumbs, Button, Crumb, ErrorSummary, Input, Kind, PageHeading, ReturnedField, TextField};
use crate::visit;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The form.
#[component]
pub fn EvaluatePage() -> impl IntoView {
    let words = Evaluating::of(Lang::current());
    let number = visit::query("number");
    let mut summary = vec![ReturnedField::new("number", words.number), ReturnedField::new("code", words.code)];
    summary.extend(returned());
    view! {
        <Breadcrumbs trail=vec![Crumb::new(words.figures, "/evaluation")]/>
        <PageHeading title=words.by_receipt lead=words.by_receipt_lead/>
        <p>{words.give_lead}</p>
        <ErrorSummary fields=summary/>
        <ActionForm action={ServerAction::<GiveByReceipt>::new()} attr:class="form">
            <TextField name="number" label=words.number hint=words.number_hint value=number required=true max_length=20/>
            <TextField name="code" label=words.code hint=words.code_hint input=Input::Code required=true max_length=20/>
            {fields()}
            <Button kind=Kind::Primary>{words.send}</Button>
        </ActionForm>
    }
}
