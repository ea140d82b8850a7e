//! Big numbers.

use leptos::prelude::*;

/// One number and what it counts.
#[derive(Clone, Debug)]
pub struct Statistic {
    /// What it counts.
    pub label: String,
    /// The number, with its unit, as it is read.
    pub value: String,
    /// One more word on it.
    pub note: Option<String>,
}

/// A row of big numbers.
#[component]
pub fn Statistics(
    /// The numbers.
    items: Vec<Statistic>,
) -> impl IntoView {
    let items = items.into_iter().map(|item| {
        view! {
            <div class="statistic">
                <dt>{item.label}</dt>
                <dd class="statistic-value">{item.value}</dd>
                {item.note.map(|note| view! { <dd class="statistic-note">{note}</dd> })}
            </div>
        }
    });
    view! { <dl class="statistics">{items.collect_view()}</dl> }
}
