//! The page `/design`: every part in every state, so that a change of style is seen at once.

mod forms;
mod proofs;
mod states;
mod tables;
mod words;

use crate::lang::Lang;
use crate::locales::{Design, Shell};
use crate::ui::{Breadcrumbs, Crumb, PageHeading, StatusTag, Tone};
use leptos::prelude::*;

/// The page.
#[component]
pub fn DesignPage() -> impl IntoView {
    let lang = Lang::current();
    let words = Design::of(lang);
    view! {
        <Breadcrumbs trail=vec![Crumb::new(Shell::of(lang).home, "/")]/>
        <PageHeading title=words.title lead=words.lead>
            <StatusTag tone=Tone::Info label="WCAG 2.2 AA"/>
        </PageHeading>
        <words::Words/>
        <forms::Forms/>
        <forms::Wrong/>
        <tables::Tables/>
        <states::States/>
        <states::Overlays/>
        <proofs::Proofs/>
    }
}

/// An instant of the examples: 9 January 2027, 09:30 in Jilin, and whole hours before it.
fn example_instant(hours_before: i64) -> chrono::DateTime<chrono::Utc> {
    chrono::DateTime::from_timestamp(1_799_458_200 - 3_600 * hours_before, 0).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::example_instant;
    use crate::clock;

    #[test]
    fn the_example_is_a_saturday_morning_in_jilin() {
        assert_eq!(clock::local_input(example_instant(0)), "2027-01-09T09:30");
    }
}
