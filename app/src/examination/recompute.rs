//! The island that makes the seats again from their draw in the visitor's browser and says the verdict in words.

use crate::checking;
use crate::lang::Lang;
use crate::locales::SeatChecking;
use crate::ui::{CheckWords, told_check};
use leptos::prelude::*;

/// A button that downloads seats and draw, verifies the draw, makes the seats again, and says the verdict.
#[island]
pub fn RecomputeSeats(
    /// Where the seats are.
    href: String,
    /// Where the draw's bundle is.
    bundle: String,
    /// The ledger's entry that gave the seats.
    entry: Option<u64>,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let words = SeatChecking::of(lang);
    let said = CheckWords {
        start: words.start,
        checking: words.checking,
        unreachable: words.unreachable,
        needs_script: words.needs_script,
    };
    let ask = move || {
        let (href, bundle) = (href.clone(), bundle.clone());
        async move { checking::seats(&href, &bundle, entry, lang).await }
    };
    told_check(said, lang, ask)
}
