//! A form by which somebody says something about a matter that waits: an explanation, a finding, an answer.

use super::{Button, Kind, Section, TextareaField};
use leptos::prelude::*;

/// A section with the words, whatever stands before them, and a button that says what is done.
#[component]
pub fn SayForm(
    /// The section's id on the page.
    id: &'static str,
    /// What is done.
    does: &'static str,
    /// The server function; it is told the matter as `id` and what is said as `words`.
    action: &'static str,
    /// The matter.
    of: String,
    /// What the words are called.
    label: &'static str,
    /// How to write them.
    hint: &'static str,
    /// Fields before the words.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <Section id=id title=does>
            <form method="post" action=action class="form">
                <input type="hidden" name="id" value=of/>
                {children.map(|children| children())}
                <TextareaField name="words" label=label hint=hint required=true max_length=2000/>
                <Button kind=Kind::Primary>{does}</Button>
            </form>
        </Section>
    }
}
