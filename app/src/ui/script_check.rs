//! A check that runs in the visitor's browser: its button, what is said meanwhile, and its verdict in words.

use super::button::{Kind, ScriptButton};
use super::proof::{Verdict, VerdictPanel};
use crate::lang::Lang;
use checks::fetch::FetchError;
use leptos::prelude::*;

/// What a check says around its verdict.
#[derive(Clone, Copy, Debug)]
pub struct CheckWords {
    /// The button.
    pub start: &'static str,
    /// While it runs.
    pub checking: &'static str,
    /// Where what it needs did not arrive.
    pub unreachable: &'static str,
    /// For whoever has no scripts.
    pub needs_script: &'static str,
}

#[derive(Clone, Debug)]
enum Answer<T> {
    Checking,
    Unreachable,
    Checked(T),
}

/// The check: `ask` makes it, `show` says what it came to.
pub fn script_check<T, F>(
    words: CheckWords,
    lang: Lang,
    ask: impl Fn() -> F + Clone + 'static,
    show: fn(T, Lang) -> AnyView,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    F: Future<Output = Result<T, FetchError>> + 'static,
{
    let answer = RwSignal::new(None::<Answer<T>>);
    let check = move || {
        answer.set(Some(Answer::Checking));
        let asked = ask();
        leptos::task::spawn_local(async move {
            answer.set(Some(asked.await.map_or(Answer::Unreachable, Answer::Checked)));
        });
    };
    let busy = Signal::derive(move || matches!(answer.get(), Some(Answer::Checking)));
    let told = move |answer: Answer<T>| match answer {
        Answer::Checking => view! { <p>{words.checking}</p> }.into_any(),
        Answer::Unreachable => {
            view! { <VerdictPanel lang=lang verdict=Verdict::Unchecked sentence=words.unreachable/> }.into_any()
        }
        Answer::Checked(checked) => show(checked, lang),
    };
    view! {
        <div class="verify">
            <p><ScriptButton kind=Kind::Primary press=check busy=busy>{words.start}</ScriptButton></p>
            <noscript><p>{words.needs_script}</p></noscript>
            <div aria-live="polite">{move || answer.get().map(told)}</div>
        </div>
    }
}
