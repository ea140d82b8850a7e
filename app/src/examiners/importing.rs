//! The island beside the confirmation of an import: the form goes its plain way, and while the browser waits for the
//! answer, it is asked how far the import is.

use crate::fetch;
use crate::lang::Lang;
use crate::locales::Importing as Words;
use crate::ui::ProgressBar;
use domain::examiners::{Phase, Progress};
use domain::ids::ImportId;
use leptos::prelude::*;
use std::time::Duration;

/// Between two questions.
const EVERY: Duration = Duration::from_millis(400);

/// Forms, and a progress bar under them from the moment one is sent.
#[island]
pub fn Importing(
    /// The upload.
    import: ImportId,
    /// The language.
    lang: Lang,
    /// The form that confirms.
    children: Children,
) -> impl IntoView {
    let progress = RwSignal::new(None::<Progress>);
    let sent = move |event: leptos::ev::SubmitEvent| {
        // Sending twice would break off the first.
        if progress.get_untracked().is_some() {
            event.prevent_default();
            return;
        }
        progress.set(Some(Progress { phase: Phase::Waiting, done: 0, total: 0 }));
        set_interval(move || leptos::task::spawn_local(ask(import, progress)), EVERY);
    };
    view! {
        <div on:submit=sent>
            {children()}
            <div class="importing">{move || progress.get().map(|progress| bar(progress, lang))}</div>
        </div>
    }
}

async fn ask(import: ImportId, progress: RwSignal<Option<Progress>>) {
    let Some(text) = fetch::answer("/api/examiners/progress", format!("id={import}")).await else { return };
    if let Ok(now) = serde_json::from_str(&text) {
        progress.set(Some(now));
    }
}

fn bar(progress: Progress, lang: Lang) -> impl IntoView {
    let (value, max) = shown(progress);
    view! { <ProgressBar label=Words::of(lang).phase(progress.phase) value=value max=max/> }
}

/// The rows done and in all; no value while the number of rows is not known.
fn shown(progress: Progress) -> (Option<u32>, u32) {
    let rows = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    if progress.total == 0 { (None, 1) } else { (Some(rows(progress.done)), rows(progress.total)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_number_of_rows_shows_no_value() {
        let progress = |done, total| Progress { phase: Phase::Writing, done, total };
        assert_eq!(shown(progress(700, 0)), (None, 1));
        assert_eq!(shown(progress(700, 2_000)), (Some(700), 2_000));
    }
}
