//! A check that runs in the visitor's browser: its button, what is said meanwhile, and its verdict in words.

use super::button::{Kind, ScriptButton};
use super::proof::{Verdict, VerdictPanel};
use crate::lang::Lang;
use checks::fetch::FetchError;
use checks::told::Told;
use leptos::prelude::*;
use std::pin::Pin;
use std::sync::Arc;

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

/// What a check came to, as it is shown.
type Shown = Arc<dyn Fn() -> AnyView + Send + Sync>;

/// A check under way.
type Asked = Pin<Box<dyn Future<Output = Result<Shown, FetchError>>>>;

#[derive(Clone)]
enum Answer {
    Checking,
    Unreachable,
    Checked(Shown),
}

/// The check: `ask` makes it, `show` says what it came to.
pub fn script_check<T, F>(
    words: CheckWords,
    lang: Lang,
    ask: impl Fn() -> F + 'static,
    show: fn(T, Lang) -> AnyView,
) -> AnyView
where
    T: Clone + Send + Sync + 'static,
    F: Future<Output = Result<T, FetchError>> + 'static,
{
    let asked = move || -> Asked {
        let asked = ask();
        Box::pin(async move {
            let checked = asked.await?;
            Ok(Arc::new(move || show(checked.clone(), lang)) as Shown)
        })
    };
    panel(words, lang, Box::new(asked))
}

/// A check that answers in words: its verdict, what is said beside it, and its parts.
pub fn told_check<F>(words: CheckWords, lang: Lang, ask: impl Fn() -> F + 'static) -> AnyView
where
    F: Future<Output = Result<Told, FetchError>> + 'static,
{
    script_check(words, lang, ask, told_view)
}

fn told_view(told: Told, lang: Lang) -> AnyView {
    let verdict = if told.good { Verdict::Verified } else { Verdict::NotVerified };
    let beside = (!told.beside.is_empty()).then(|| view! { <p>{told.beside}</p> });
    let any = !told.lines.is_empty();
    let lines = told.lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    let lines = any.then(|| view! { <ul class="checks">{lines}</ul> });
    view! { <VerdictPanel lang=lang verdict=verdict sentence=told.sentence>{beside} {lines}</VerdictPanel> }.into_any()
}

/// The button and the answer, once for all checks: what they have of their own is behind `ask`, so that a page pays for one
/// of it.
fn panel(words: CheckWords, lang: Lang, ask: Box<dyn Fn() -> Asked>) -> AnyView {
    let answer = RwSignal::new(None::<Answer>);
    let check = move || {
        answer.set(Some(Answer::Checking));
        let asked = ask();
        leptos::task::spawn_local(async move {
            answer.set(Some(asked.await.map_or(Answer::Unreachable, Answer::Checked)));
        });
    };
    let busy = Signal::derive(move || matches!(answer.get(), Some(Answer::Checking)));
    let told = move |answer: Answer| match answer {
        Answer::Checking => view! { <p>{words.checking}</p> }.into_any(),
        Answer::Unreachable => {
            view! { <VerdictPanel lang=lang verdict=Verdict::Unchecked sentence=words.unreachable/> }.into_any()
        }
        Answer::Checked(shown) => shown(),
    };
    view! {
        <div class="verify">
            <p><ScriptButton kind=Kind::Primary press=check busy=busy>{words.start}</ScriptButton></p>
            <noscript><p>{words.needs_script}</p></noscript>
            <div aria-live="polite">{move || answer.get().map(told)}</div>
        </div>
    }
    .into_any()
}
