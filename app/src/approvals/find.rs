//! The form by which whoever may read a case finds it by its receipt's number, also where it waits at nobody's post.

use super::desk_functions::FindCase;
use crate::lang::Lang;
use crate::locales::{Cases, Desk};
use crate::ui::{Button, Input, ReturnedField, TextField};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Its field, for the summary of a refusal.
pub(crate) fn find_fields() -> Vec<ReturnedField> {
    vec![ReturnedField::new("receipt", Desk::of(Lang::current()).find_number)]
}

/// The form. The number goes to the server as a form's value and the answer leads to the case.
pub(crate) fn find_form() -> impl IntoView {
    let lang = Lang::current();
    let words = Desk::of(lang);
    let (label, hint) = (words.find_number, Cases::of(lang).track_number_hint);
    view! {
        <form class="filter filter-line" method="post" action=FindCase::url() role="search" aria-label=words.find>
            <TextField name="receipt" label=label hint=hint input=Input::Search required=true max_length=20/>
            <Button>{words.find}</Button>
        </form>
    }
}
