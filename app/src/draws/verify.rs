//! The island that recomputes a draw in the visitor's browser and says the verdict in words.

use super::differences::{check_name, sentence};
use crate::checking;
use crate::lang::Lang;
use crate::locales::{Replay, Verifying, fill};
use crate::ui::{Kind, ScriptButton, Verdict as Panel, VerdictPanel};
use checks::draw::{Checked, StepTold};
use domain::draws::verify::Passed;
use leptos::prelude::*;

/// What became of a check in the browser.
#[derive(Clone, Debug)]
enum Answer {
    Checking,
    Unreachable,
    Checked(Checked),
}

/// A button that downloads the bundle, checks everything in it, and says the verdict in words.
#[island]
pub fn VerifyDraw(
    /// Where the bundle is.
    href: String,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let words = Replay::of(lang);
    let (answer, set_answer) = signal(None::<Answer>);
    let check = move || {
        set_answer.set(Some(Answer::Checking));
        let href = href.clone();
        leptos::task::spawn_local(async move {
            set_answer.set(Some(checking::draw(&href).await.map_or(Answer::Unreachable, Answer::Checked)));
        });
    };
    let busy = Signal::derive(move || matches!(answer.get(), Some(Answer::Checking)));
    view! {
        <div class="verify">
            <p><ScriptButton kind=Kind::Primary press=check busy=busy>{words.verify}</ScriptButton></p>
            <noscript><p>{words.needs_script}</p></noscript>
            <div aria-live="polite">{move || answer.get().map(|answer| answer_view(answer, lang))}</div>
        </div>
    }
}

fn answer_view(answer: Answer, lang: Lang) -> AnyView {
    let words = Replay::of(lang);
    match answer {
        Answer::Checking => view! { <p>{words.verifying}</p> }.into_any(),
        Answer::Unreachable => {
            view! { <VerdictPanel lang=lang verdict=Panel::Unchecked sentence=words.unreachable/> }.into_any()
        }
        Answer::Checked(checked) => checked_view(checked, lang).into_any(),
    }
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
