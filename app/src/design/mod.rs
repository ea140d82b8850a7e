//! The page `/design`: every part in every state, so that a change of style is seen at once.

use crate::lang::Lang;
use crate::locales::Design;
use crate::ui::PageHeading;
use leptos::prelude::*;

/// The page.
#[component]
pub fn DesignPage() -> impl IntoView {
    let words = Design::of(Lang::current());
    view! { <PageHeading title=words.title/> }
}
