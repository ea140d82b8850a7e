//! The island that checks a written decision in the visitor's browser: the one that a scanned code has led to, or one in a
//! file that never leaves the browser.

use crate::checking;
use crate::lang::Lang;
use crate::locales::DecisionChecking;
use crate::ui::{CheckWords, told_check};
use leptos::prelude::*;

/// A button that checks the code of the page's address, or the file chosen in a field where there is no code.
#[island]
pub fn CheckDecision(
    /// The code's text.
    seal: Option<String>,
    /// The field's id.
    field: String,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let words = DecisionChecking::of(lang);
    let start = if seal.is_some() { words.code } else { words.file };
    let said = CheckWords {
        start,
        checking: words.checking,
        unreachable: words.unreachable,
        needs_script: words.needs_script,
    };
    let ask = move || {
        let (seal, field) = (seal.clone(), field.clone());
        async move {
            match seal {
                Some(seal) => checking::decision(&seal, lang).await,
                None => checking::chosen_decision(&field, lang).await,
            }
        }
    };
    told_check(said, lang, ask)
}
