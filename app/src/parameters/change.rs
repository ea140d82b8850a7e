//! The forms that change a parameter: a new dated value, and the end of an open one.

use super::functions::{EndParameter, SetParameter};
use super::words;
use crate::clock;
use crate::lang::Lang;
use crate::locales::{Parameters, fill};
use crate::ui::{Button, Choice, Input, Kind as Weight, RadioField, ReturnedField, Section, TextField};
use crate::visit;
use chrono::NaiveDate;
use domain::parameters::{Kind, ParameterKey};
use domain::permissions::{Action, Target, may};
use leptos::form::ActionForm;
use leptos::prelude::*;
use store::parameters::Kept;

/// Both forms; nothing for whoever may not use them.
#[component]
pub(super) fn ChangeForms(key: ParameterKey, kept: Vec<Kept>, today: NaiveDate) -> impl IntoView {
    may(&visit::actor(), Action::ChangeParameters, Target::Anything).is_ok().then(|| {
        let words = Parameters::of(Lang::current());
        let open = kept.into_iter().find(|kept| kept.dated.valid_to.is_none());
        view! {
            {open.map(|open| view! { <EndForm open=open today=today/> })}
            <Section id="set" title=words.set>
                <p>{words.set_lead}</p>
                <ActionForm action={ServerAction::<SetParameter>::new()} attr:class="form">
                    <input type="hidden" name="key" value=key.as_str()/>
                    {value_field(key)}
                    <TextField name="basis" label=words.basis hint=words.basis_hint required=true max_length=200/>
                    <TextField name="valid_from" label=words.from hint=words.from_hint input=Input::Date required=true
                        value=today.to_string()/>
                    <TextField name="valid_to" label=words.to hint=words.to_hint input=Input::Date/>
                    <Button kind=Weight::Primary>{words.save}</Button>
                </ActionForm>
            </Section>
        }
    })
}

/// The fields of both forms, for the summary of a refused one.
pub(super) fn fields() -> Vec<ReturnedField> {
    let words = Parameters::of(Lang::current());
    let fields = [
        ("value", words.value),
        ("basis", words.basis),
        ("valid_from", words.from),
        ("valid_to", words.to),
        ("last", words.end_day),
    ];
    fields.map(|(name, label)| ReturnedField::new(name, label)).to_vec()
}

/// The field fits the kind of value; its text is what the rule reads.
fn value_field(key: ParameterKey) -> AnyView {
    let lang = Lang::current();
    let words = Parameters::of(lang);
    let value = key.default_value().to_string();
    let hint = words::hint(key.kind(), lang);
    match key.kind() {
        Kind::Number { least, most } => view! {
            <TextField name="value" label=words.value hint=hint input=Input::Number required=true min=least.to_string()
                max=most.to_string() value=value/>
        }
        .into_any(),
        Kind::Flag => {
            let choices = vec![Choice::new("true", words.yes), Choice::new("false", words.no)];
            view! { <RadioField name="value" label=words.value choices=choices value=value required=true/> }.into_any()
        }
        Kind::Pairs => view! { <TextField name="value" label=words.value hint=hint value=value/> }.into_any(),
        Kind::Sizes { .. } | Kind::Seats { .. } => {
            view! { <TextField name="value" label=words.value hint=hint value=value required=true/> }.into_any()
        }
    }
}

#[component]
fn EndForm(open: Kept, today: NaiveDate) -> impl IntoView {
    let lang = Lang::current();
    let words = Parameters::of(lang);
    let dated = open.dated;
    let lead = fill(words.end_lead, &[&clock::day(dated.valid_from, lang), &words::value(&dated.value, lang)]);
    let first = dated.valid_from.to_string();
    view! {
        <Section id="end" title=words.end>
            <p>{lead}</p>
            <ActionForm action={ServerAction::<EndParameter>::new()} attr:class="form">
                <input type="hidden" name="key" value=dated.key.as_str()/>
                <input type="hidden" name="id" value=open.id.to_string()/>
                <TextField name="last" label=words.end_day input=Input::Date required=true min=first
                    value=today.max(dated.valid_from).to_string()/>
                <Button>{words.end_save}</Button>
            </ActionForm>
        </Section>
    }
}
