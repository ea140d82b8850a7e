//! The form by which a supervisor issues a card for what only a person can establish, on the page of the case.

use super::card::scope_called;
use super::functions::EstablishCard;
use crate::approvals::posts_called;
use crate::lang::Lang;
use crate::locales::{Supervision, trigger_name};
use crate::ui::{Button, Choice, Input, ReturnedField, Section, SelectField, TextField, TextareaField};
use domain::approvals::flow::{Flow, Task};
use domain::approvals::post::PostCode;
use domain::ids::CaseId;
use domain::supervision::{Scope, Trigger};
use leptos::form::ActionForm;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Its fields, for the summary of a refusal.
pub(crate) fn establish_fields() -> Vec<ReturnedField> {
    let words = Supervision::of(Lang::current());
    let fields = [
        ("trigger", words.establish_what),
        ("scope", words.scope),
        ("post", words.column_post),
        ("at", words.establish_at),
        ("words", words.words),
    ];
    fields.map(|(name, label)| ReturnedField::new(name, label)).to_vec()
}

/// The form.
pub(crate) fn establish_form(case: CaseId, flow: &Flow) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Supervision::of(lang);
    let triggers = Trigger::ALL.iter().filter(|trigger| trigger.is_established());
    let triggers = triggers.map(|it| Choice::new(it.as_str(), trigger_name(*it, lang))).collect();
    let (parts, posts) = (parts(flow), posts(flow));
    view! {
        <Section id="establish" title=words.establish>
            <p>{words.establish_lead}</p>
            <ActionForm action={ServerAction::<EstablishCard>::new()} attr:class="form">
                <input type="hidden" name="case" value=case.to_string()/>
                <SelectField name="trigger" label=words.establish_what choices=triggers required=true/>
                <SelectField name="scope" label=words.scope choices=parts required=true/>
                <SelectField name="post" label=words.column_post choices=posts required=true/>
                <TextField name="at" label=words.establish_at input=Input::DateTime required=true/>
                <TextareaField name="words" label=words.words hint=words.words_hint required=true max_length=2000/>
                <Button>{words.establish}</Button>
            </ActionForm>
        </Section>
    }
}

/// The parts of a case, then the steps of its flow at which somebody acts.
fn parts(flow: &Flow) -> Vec<Choice> {
    let frame = Scope::FRAME.map(|(word, scope)| Choice::new(word, scope_called(&scope, flow)));
    let steps = flow.steps.iter().filter(|step| step.task().is_some());
    let steps = steps.map(|step| Choice::new(Scope::of_step(&step.id), scope_called(&Scope::run(&step.id, 1), flow)));
    frame.into_iter().chain(steps).collect()
}

fn posts(flow: &Flow) -> Vec<Choice> {
    let called = posts_called();
    let posts: BTreeSet<&PostCode> = flow.tasks().flat_map(Task::posts).collect();
    posts.into_iter().map(|post| Choice::new(post.0.clone(), called(post))).collect()
}
