//! The island that makes a published list again in the visitor's browser and says the verdict in words.

use crate::checking;
use crate::lang::Lang;
use crate::locales::ListChecking;
use crate::ui::{CheckWords, told_check};
use leptos::prelude::*;

/// A button that downloads the list, computes points, ranks and cut again, and says the verdict.
#[island]
pub fn RecomputeList(
    /// Where the list is.
    href: String,
    /// The ledger's entry that published it.
    entry: Option<u64>,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let words = ListChecking::of(lang);
    let said = CheckWords {
        start: words.start,
        checking: words.checking,
        unreachable: words.unreachable,
        needs_script: words.needs_script,
    };
    let ask = move || {
        let href = href.clone();
        async move { checking::list(&href, entry, lang).await }
    };
    told_check(said, lang, ask)
}
