//! The island that loads a page again after a while: for a screen that nobody stands at.

use leptos::prelude::*;
use std::time::Duration;

/// Loads the page again.
#[island]
pub fn Renewed(
    /// After so many seconds.
    seconds: u64,
) -> impl IntoView {
    Effect::new(move |_| {
        // A page that cannot be loaded again stays as it is.
        let again = || drop(window().location().reload());
        if let Ok(handle) = set_timeout_with_handle(again, Duration::from_secs(seconds)) {
            on_cleanup(move || handle.clear());
        }
    });
}
