//! Fields that belong together.

use leptos::prelude::*;

/// A group of fields under one name.
#[component]
pub fn Fieldset(
    /// The group's name.
    #[prop(into)]
    legend: String,
    /// Whether the fields stand side by side where there is room.
    #[prop(optional)]
    row: bool,
    /// The fields.
    children: Children,
) -> impl IntoView {
    view! {
        <fieldset class="fieldset">
            <legend>{legend}</legend>
            <div class=if row { "field-row" } else { "field-stack" }>{children()}</div>
        </fieldset>
    }
}
