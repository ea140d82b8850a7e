//! The island that counts the deadlines of a case again in the visitor's browser and says the verdict in words.

use crate::checking;
use crate::lang::Lang;
use crate::locales::ClockChecking;
use crate::ui::{CheckWords, told_check};
use leptos::prelude::*;

/// A button that counts the deadlines again and says the verdict.
#[island]
pub fn RecomputeClocks(
    /// Certificates and notices, as JSON.
    evidence: String,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let words = ClockChecking::of(lang);
    let said = CheckWords {
        start: words.start,
        checking: words.checking,
        unreachable: words.unreachable,
        needs_script: words.needs_script,
    };
    let ask = move || {
        let evidence = evidence.clone();
        async move { checking::clocks(&evidence, lang).await }
    };
    told_check(said, lang, ask)
}
