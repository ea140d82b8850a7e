//! The step that settles the positions, with what is still open before it.

use super::review_functions::Settle as SettlePositions;
use crate::clock;
use crate::lang::Lang;
use crate::locales::{Reviews, fill};
use crate::ui::{Button, Kind, Notice, Tone};
use domain::applications::Unfinished;
use domain::ids::RecruitmentId;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The step, or what it waits for.
#[component]
pub(crate) fn Settle(
    /// The recruitment.
    id: RecruitmentId,
    /// What is still open.
    unfinished: Unfinished,
    /// Whether nothing of it holds the step up now.
    ready: bool,
) -> impl IntoView {
    let words = Reviews::of(Lang::current());
    if !ready {
        let items = open(&unfinished).into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
        return view! {
            <Notice tone=Tone::Info title=words.settle><p>{words.settle_open}</p><ul>{items}</ul></Notice>
        }
        .into_any();
    }
    view! {
        <p>{words.settle_ready}</p>
        <p>{words.settle_hint}</p>
        <ActionForm action={ServerAction::<SettlePositions>::new()}>
            <input type="hidden" name="id" value=id.to_string()/>
            <Button kind=Kind::Primary>{words.settle}</Button>
        </ActionForm>
    }
    .into_any()
}

/// Everything that is still open, one sentence each.
fn open(unfinished: &Unfinished) -> Vec<String> {
    let lang = Lang::current();
    let words = Reviews::of(lang);
    let counted = |count: u64, sentence: &str| (count > 0).then(|| fill(sentence, &[&count.to_string()]));
    let appeal = unfinished
        .appeal_last
        .map(|last| fill(words.settle_may_appeal, &[&unfinished.may_appeal.to_string(), &clock::day(last, lang)]));
    let payments = fill(words.settle_payments, &[&clock::instant(unfinished.counts_until, lang)]);
    let waits = [
        counted(unfinished.waiting, words.settle_waiting),
        counted(unfinished.appeals, words.settle_appeals),
        appeal,
        Some(payments),
    ];
    waits.into_iter().flatten().collect()
}
