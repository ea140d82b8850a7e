//! What happened, in order of time.

use super::icon::Icon;
use super::moment::Moment;
use super::tone::Tone;
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// One thing that happened.
#[derive(Debug)]
pub struct Happening {
    /// When.
    pub at: DateTime<Utc>,
    /// What, in one sentence.
    pub title: String,
    /// How it is meant.
    pub tone: Tone,
    /// More about it.
    pub detail: Option<AnyView>,
}

/// Things that happened, oldest first.
#[component]
pub fn Timeline(
    /// The things, oldest first.
    items: Vec<Happening>,
) -> impl IntoView {
    let items = items.into_iter().map(|item| {
        view! {
            <li class=format!("happening {}", item.tone.class())>
                <span class="happening-sign"><Icon name=item.tone.icon()/></span>
                <div class="happening-body">
                    <p class="happening-title">{item.title}</p>
                    <p class="happening-time"><Moment at=item.at/></p>
                    {item.detail}
                </div>
            </li>
        }
    });
    view! { <ol class="timeline">{items.collect_view()}</ol> }
}
