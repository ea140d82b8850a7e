//! The forms that decide an application: accept, or refuse with a reason under each condition that is not met.

use super::review_functions::ReviewOne;
use crate::forms;
use crate::lang::Lang;
use crate::locales::{Reviews, condition_name, refusal_sentence};
use crate::ui::{Button, Kind, Notice, Section, TextareaField, Tone};
use domain::applications::ApplicationState;
use domain::applications::work::{Decides, WorkRecord};
use domain::recruitment::position::{ConditionKind, Outcome};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// What whoever asks may decide now, or why not.
#[component]
pub(super) fn Decide(
    /// The application.
    record: WorkRecord,
) -> impl IntoView {
    let words = Reviews::of(Lang::current());
    let appeal = record.line.state == ApplicationState::Appealed;
    let title = if appeal { words.decide_appeal } else { words.decide };
    let body = match record.line.decides {
        Decides::You => view! { {accept(&record, appeal)} {refuse(&record, appeal)} }.into_any(),
        Decides::SecondPerson => view! { <Notice tone=Tone::Info>{words.second_needed}</Notice> }.into_any(),
        Decides::Nobody => view! { <p>{words.nothing_waits}</p> }.into_any(),
    };
    view! { <Section id="decide" title=title>{body}</Section> }
}

/// What both forms send beside the choice.
fn hidden(record: &WorkRecord, choice: &'static str) -> impl IntoView + use<> {
    let line = &record.line;
    let fields = [
        ("recruitment", record.recruitment.to_string()),
        ("id", line.id.to_string()),
        ("version", line.version.to_string()),
        ("state", line.state.as_str().to_owned()),
        ("choice", choice.to_owned()),
    ];
    fields.map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
}

fn accept(record: &WorkRecord, appeal: bool) -> impl IntoView + use<> {
    let words = Reviews::of(Lang::current());
    let label = if appeal { words.uphold } else { words.accept };
    let hidden = hidden(record, "accept");
    view! {
        <ActionForm action={ServerAction::<ReviewOne>::new()} attr:class="form">
            {hidden}
            <p>{words.accept_hint}</p>
            <Button kind=Kind::Primary>{label}</Button>
        </ActionForm>
    }
}

/// The conditions that a refusal can name: those that the position sets, those that are not met first, and anything else.
fn conditions(record: &WorkRecord) -> Vec<ConditionKind> {
    let mut checks: Vec<_> = record.checks.iter().collect();
    checks.sort_by_key(|check| match check.outcome {
        Outcome::NotMet => 0,
        Outcome::Unclear => 1,
        Outcome::Met => 2,
    });
    let mut kinds: Vec<ConditionKind> = Vec::new();
    for kind in checks.into_iter().map(|check| check.condition).chain([ConditionKind::Other]) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

fn refuse(record: &WorkRecord, appeal: bool) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Reviews::of(lang);
    let (title, label) = if appeal { (words.dismiss_title, words.dismiss) } else { (words.refuse_title, words.refuse) };
    let hidden = hidden(record, "refuse");
    let field = |kind: ConditionKind| {
        let name = format!("words[{}]", kind.as_str());
        view! { <TextareaField name=name label=condition_name(kind, lang) rows=2 max_length=500/> }
    };
    let fields = conditions(record).into_iter().map(field).collect_view();
    let missing = forms::error_of("reasons").map(|refusal| {
        view! { <p class="field-error" id=forms::field_id("reasons") tabindex="-1">{refusal_sentence(&refusal, lang)}</p> }
    });
    view! {
        <div id="refuse" class="block">
            <h3>{title}</h3>
            <p>{words.refuse_hint}</p>
            {missing}
            <ActionForm action={ServerAction::<ReviewOne>::new()} attr:class="form">
                {hidden}
                {fields}
                <Button kind=Kind::Danger>{label}</Button>
            </ActionForm>
        </div>
    }
}
