//! The islands that check a written decision in the visitor's browser: the one that a scanned code has led to, and one in a
//! file that never leaves the browser.

use crate::checking;
use crate::lang::Lang;
use crate::locales::{DecisionChecking, decided_word, fill, not_genuine};
use crate::ui::{CheckWords, Verdict, VerdictPanel, script_check};
use checks::decision::Checked;
use leptos::prelude::*;

/// A button that checks the code of the page's address.
#[island]
pub fn CheckCode(
    /// The code's text.
    seal: String,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let ask = move || {
        let seal = seal.clone();
        async move { checking::decision(&seal).await }
    };
    script_check(said(DecisionChecking::of(lang).code, lang), lang, ask, checked_view)
}

/// A button that checks the file chosen in a field.
#[island]
pub fn CheckFile(
    /// The field's id.
    field: String,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let ask = move || {
        let field = field.clone();
        async move { checking::chosen_decision(&field).await }
    };
    script_check(said(DecisionChecking::of(lang).file, lang), lang, ask, checked_view)
}

fn said(start: &'static str, lang: Lang) -> CheckWords {
    let words = DecisionChecking::of(lang);
    CheckWords { start, checking: words.checking, unreachable: words.unreachable, needs_script: words.needs_script }
}

fn checked_view(checked: Checked, lang: Lang) -> AnyView {
    let words = DecisionChecking::of(lang);
    let (verdict, sentence, detail) = match &checked {
        Checked::Genuine { statement, whole } => {
            let at = statement.at.format("%Y-%m-%d").to_string();
            let sentence = fill(words.good, &[&statement.number, decided_word(statement.decided, lang), &at]);
            (Verdict::Verified, sentence, if *whole { words.whole } else { words.no_whole })
        }
        Checked::NotGenuine(why) => (Verdict::NotVerified, not_genuine(*why, lang).to_owned(), ""),
    };
    view! { <VerdictPanel lang=lang verdict=verdict sentence=sentence><p>{detail}</p></VerdictPanel> }.into_any()
}
