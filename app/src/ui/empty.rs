//! What stands where nothing is, and where something is still being read.

use super::icon::{Icon, IconName};
use crate::lang::Lang;
use crate::locales::Common;
use leptos::prelude::*;

/// An empty list says so, and says what to do.
#[component]
pub fn EmptyState(
    /// What is not there.
    #[prop(into)]
    title: String,
    /// What to do about it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name=IconName::Tray/>
            <p class="empty-title">{title}</p>
            {children.map(|children| children())}
        </div>
    }
}

/// Something is being read.
#[component]
pub fn LoadingState() -> impl IntoView {
    view! { <p class="loading" role="status"><span class="loading-sign" aria-hidden="true"></span>{Common::of(Lang::current()).loading}</p> }
}
