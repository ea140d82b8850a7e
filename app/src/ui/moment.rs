//! Days and instants, written out for people and marked up for machines.

use crate::clock;
use crate::lang::Lang;
use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;

/// An instant, shown in Jilin's time.
#[component]
pub fn Moment(
    /// The instant.
    at: DateTime<Utc>,
) -> impl IntoView {
    view! { <time class="moment" datetime=clock::machine(at)>{clock::instant(at, Lang::current())}</time> }
}

/// A day.
#[component]
pub fn Day(
    /// The day.
    date: NaiveDate,
) -> impl IntoView {
    view! { <time class="moment" datetime=date.to_string()>{clock::day(date, Lang::current())}</time> }
}
