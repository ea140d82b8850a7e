//! What has just been done, told once at the top of the next page.

use super::icon::Icon;
use super::tone::Tone;
use crate::lang::Lang;
use crate::locales::Done;
use crate::visit;
use leptos::prelude::*;

/// The sentence for the code in `?done=`; a code that no table knows says nothing.
#[component]
pub fn Toast() -> impl IntoView {
    visit::query("done").and_then(|code| Done::sentence(&code, Lang::current())).map(|sentence| {
        view! {
            <div class="toast tone-good" role="status">
                <Icon name=Tone::Good.icon()/>
                <p>{sentence}</p>
            </div>
        }
    })
}
