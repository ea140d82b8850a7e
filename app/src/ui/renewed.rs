//! The island that loads a page again from time to time: for a screen on which nobody does anything.

use crate::fetch;
use leptos::prelude::*;
use std::time::Duration;

/// Loads the page again, unless somebody is about to do something on it or has just gone on from it, whose way the reload
/// would break off. A page whose server does not answer stays as it is, for the browser would put an error in its place.
#[island]
pub fn Renewed(
    /// After so many seconds, again and again.
    seconds: u64,
) -> impl IntoView {
    let leaving = StoredValue::new(false);
    Effect::new(move |_| {
        let begun = window_event_listener(leptos::ev::beforeunload, move |_| leaving.set_value(true));
        on_cleanup(move || begun.remove());
        let again = move || leptos::task::spawn_local(load_again(leaving));
        if let Ok(handle) = set_interval_with_handle(again, Duration::from_secs(seconds)) {
            on_cleanup(move || handle.clear());
        }
    });
}

/// What was begun may stay here after all, as a download does: it is waited for only until the next time.
async fn load_again(leaving: StoredValue<bool>) {
    if leaving.try_get_value() == Some(true) {
        leaving.set_value(false);
        return;
    }
    let stays = || !in_use() && leaving.try_get_value() == Some(false);
    if stays() && fetch::reaches("/healthz").await && stays() {
        drop(window().location().reload());
    }
}

/// Whether a dialog is open or a field has the focus.
fn in_use() -> bool {
    let found = document().query_selector("dialog[open], input:focus, select:focus, textarea:focus");
    found.is_ok_and(|element| element.is_some())
}
