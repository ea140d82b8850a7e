//! The island that loads a page again from time to time: for a screen on which nobody does anything.

use crate::fetch;
use leptos::prelude::*;
use std::time::Duration;

/// Loads the page again, unless somebody is about to do something on it. A page whose server does not answer stays as
/// it is, for the browser would put an error in its place.
#[island]
pub fn Renewed(
    /// After so many seconds, again and again.
    seconds: u64,
) -> impl IntoView {
    Effect::new(move |_| {
        let again = || leptos::task::spawn_local(load_again());
        if let Ok(handle) = set_interval_with_handle(again, Duration::from_secs(seconds)) {
            on_cleanup(move || handle.clear());
        }
    });
}

async fn load_again() {
    if !in_use() && fetch::reaches("/healthz").await && !in_use() {
        drop(window().location().reload());
    }
}

/// Whether a dialog is open or a field has the focus.
fn in_use() -> bool {
    let found = document().query_selector("dialog[open], input:focus, select:focus, textarea:focus");
    found.is_ok_and(|element| element.is_some())
}
