//! A flow as a picture. It repeats what the list of steps says, so that screen readers pass it over.

use crate::lang::Lang;
use crate::locales::Approvals;
use checks::flows::svg;
use domain::approvals::flow::{Flow, StepId};
use leptos::prelude::*;

/// The picture, which scrolls inside itself where it is wider than the page.
#[component]
pub(super) fn FlowPicture(
    /// The flow.
    flow: Flow,
    /// The steps at which a case waits.
    current: Vec<StepId>,
) -> impl IntoView {
    let lang = Lang::current();
    let words = Approvals::of(lang);
    let drawn = svg(&flow, &current, lang.into(), words.days);
    view! { <div class="flow" tabindex="0" role="group" aria-label=words.picture inner_html=drawn></div> }
}
