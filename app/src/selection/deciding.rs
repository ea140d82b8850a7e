//! Objections as those who decide them read them, and the form of a decision.

use super::functions::DecideObjection;
use crate::clock;
use crate::lang::Lang;
use crate::locales::{Selection, fill, objection_state};
use crate::ui::{Button, Choice, Kind, Section, SelectField, StatusTag, TextareaField, Tone};
use domain::ids::RecruitmentId;
use domain::recruitment::RecruitmentState;
use domain::selection::{Objection, ObjectionState, SelectionRecord};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The objections of a selection, once a notice was published.
#[component]
pub(super) fn Objections(
    /// The selection.
    record: SelectionRecord,
) -> impl IntoView {
    if record.state < RecruitmentState::Publicised {
        return None;
    }
    let words = Selection::of(Lang::current());
    let decided: Vec<&Objection> = record.objections.iter().filter(|it| it.decides).collect();
    let form = (!decided.is_empty()).then(|| form(record.recruitment, &decided));
    let waiting = record.objections.iter().any(|it| it.state == ObjectionState::Open);
    let other = (waiting && form.is_none()).then(|| view! { <p>{words.decides_other}</p> });
    let none = record.objections.is_empty().then(|| view! { <p>{words.objections_none}</p> });
    let all: Vec<_> = record.objections.into_iter().map(one).collect();
    Some(view! { <Section id="objections" title=words.objections>{none} {all} {other} {form}</Section> })
}

/// How an objection is named in a list: what it is about, and when it came.
fn named(it: &Objection, lang: Lang) -> String {
    let words = Selection::of(lang);
    let about = match &it.ticket {
        Some(ticket) => fill(words.objection_about, &[ticket]),
        None => words.objection_whole.to_owned(),
    };
    format!("{about} · {}", clock::instant(it.raised_at, lang))
}

/// How a state is marked.
pub(super) const fn state_tone(state: ObjectionState) -> Tone {
    match state {
        ObjectionState::Open => Tone::Warning,
        ObjectionState::Upheld => Tone::Bad,
        ObjectionState::Dismissed => Tone::Plain,
    }
}

fn one(it: Objection) -> impl IntoView {
    let lang = Lang::current();
    let words = Selection::of(lang);
    let tone = state_tone(it.state);
    let about = named(&it, lang);
    let by = fill(words.objection_by, &[&it.name, &it.contact, &clock::instant(it.raised_at, lang)]);
    let reasons = it.answer.map(|answer| view! { <p>{fill(words.decided, &[&answer])}</p> });
    view! {
        <div class="block">
            <p><StatusTag tone=tone label=objection_state(it.state, lang)/> " " {about}</p>
            <p>{it.words}</p>
            <p>{by}</p>
            {reasons}
        </div>
    }
}

fn form(id: RecruitmentId, open: &[&Objection]) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Selection::of(lang);
    let choices = open.iter().map(|it| Choice::new(it.id.to_string(), named(it, lang))).collect();
    let decisions = vec![Choice::new("upheld", words.uphold), Choice::new("dismissed", words.dismiss)];
    view! {
        <ActionForm action={ServerAction::<DecideObjection>::new()} attr:class="form">
            <input type="hidden" name="id" value=id.to_string()/>
            <SelectField name="objection" label=words.objections choices=choices required=true/>
            <SelectField name="decision" label=words.decision choices=decisions required=true/>
            <TextareaField name="reasons" label=words.reasons required=true rows=4 max_length=2000/>
            <Button kind=Kind::Primary>{words.decide}</Button>
        </ActionForm>
    }
}
