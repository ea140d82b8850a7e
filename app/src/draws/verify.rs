//! The island that recomputes a draw in the visitor's browser and says the verdict in words.

use super::differences::{check_name, sentence};
use crate::checking;
use crate::lang::Lang;
use crate::locales::{Replay, Verifying, fill};
use crate::ui::{CheckWords, Verdict as Panel, VerdictPanel, script_check};
use checks::draw::{Checked, StepTold};
use domain::draws::verify::Passed;
use leptos::prelude::*;

/// A button that downloads the bundle, checks everything in it, and says the verdict in words.
#[island]
pub fn VerifyDraw(
    /// Where the bundle is.
    href: String,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let words = Replay::of(lang);
    let said = CheckWords {
        start: words.verify,
        checking: words.verifying,
        unreachable: words.unreachable,
        needs_script: words.needs_script,
    };
    let ask = move || {
        let href = href.clone();
        async move { checking::draw(&href).await }
    };
    script_check(said, lang, ask, |checked, lang| checked_view(checked, lang).into_any())
}

fn checked_view(checked: Checked, lang: Lang) -> impl IntoView {
    let words = Replay::of(lang);
    let Checked { ok, steps, on_ledger, millis, .. } = checked;
    let good = ok && on_ledger != Some(false);
    let (panel, sentence) = if good { (Panel::Verified, words.good) } else { (Panel::NotVerified, words.bad) };
    let took = fill(words.checked_in, &[&millis.to_string()]);
    let rows = steps.into_iter().map(|step| step_view(step, lang)).collect_view();
    view! {
        <VerdictPanel lang=lang verdict=panel sentence=sentence>
            <p>{took}</p>
            <ul class="checks">
                {rows}
                <li>{words.ledger_step} ": " <strong>{ledger_word(on_ledger, lang)}</strong></li>
            </ul>
        </VerdictPanel>
    }
}

fn ledger_word(on_ledger: Option<bool>, lang: Lang) -> &'static str {
    let words = Replay::of(lang);
    match on_ledger {
        Some(true) => words.held,
        Some(false) => words.failed,
        None => words.unreachable_ledger,
    }
}

fn step_view(step: StepTold, lang: Lang) -> impl IntoView {
    let words = Replay::of(lang);
    let outcome = match step.passed {
        Passed::Yes => words.held,
        Passed::No => words.failed,
        Passed::Skipped => words.skipped,
    };
    view! {
        <li>
            {check_name(step.check, lang)} ": " <strong>{outcome}</strong>
            {(!step.findings.is_empty()).then(|| findings_view(&step, lang))}
        </li>
    }
}

fn findings_view(step: &StepTold, lang: Lang) -> impl IntoView + use<> {
    let findings = step.findings.iter().map(|told| view! { <li>{sentence(told, lang)}</li> }).collect_view();
    let more = (step.more > 0).then(|| view! { <li>{fill(Verifying::of(lang).more, &[&step.more.to_string()])}</li> });
    view! { <ul>{findings} {more}</ul> }
}
