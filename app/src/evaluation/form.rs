//! The form of an evaluation, and how its applicant reads it afterwards.

use super::functions::GiveEvaluation;
use crate::lang::Lang;
use crate::locales::{Evaluating as Words, aspect_name, fill, mark_called};
use crate::ui::{
    Button, CheckboxField, Choice, Facts, Fieldset, Kind, Moment, RadioField, ReturnedField, Section, TextareaField,
    fact,
};
use domain::evaluation::{Aspect, Comment, Evaluating, Given, Mark, SaidThen};
use domain::ids::CaseId;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// Whether and how a case was evaluated, on its page.
#[component]
pub(crate) fn OwnEvaluation(
    /// The case.
    id: CaseId,
    /// What there is.
    evaluating: Evaluating,
) -> impl IntoView {
    let lang = Lang::current();
    let words = Words::of(lang);
    match evaluating {
        Evaluating::No => ().into_any(),
        Evaluating::Until(day) => {
            let until = fill(words.until, &[&crate::clock::day(day, lang)]);
            view! {
                <Section id="evaluate" title=words.give>
                    <p>{words.give_lead}" "{until}</p>
                    <ActionForm action={ServerAction::<GiveEvaluation>::new()} attr:class="form">
                        <input type="hidden" name="id" value=id.to_string()/>
                        {fields()}
                        <Button kind=Kind::Primary>{words.send}</Button>
                    </ActionForm>
                </Section>
            }
            .into_any()
        }
        Evaluating::Given(given) => {
            let items = facts(&given);
            view! { <Section id="evaluate" title=words.given><Facts items=items/></Section> }.into_any()
        }
    }
}

/// Mark, aspects and comment as fields.
pub(super) fn fields() -> impl IntoView {
    let lang = Lang::current();
    let words = Words::of(lang);
    let marks = (Mark::LEAST..=Mark::MOST).rev().filter_map(|mark| Mark::new(mark).ok());
    let marks = marks.map(|mark| Choice::new(mark.get().to_string(), mark_called(mark, lang))).collect();
    let aspects = Aspect::ALL.iter().map(|aspect| {
        view! { <CheckboxField name="aspects[]" value=aspect.as_str() label=aspect_name(*aspect, lang)/> }
    });
    let aspects = aspects.collect_view().into_any();
    let most = u32::try_from(Comment::MOST).unwrap_or(u32::MAX);
    view! {
        <RadioField name="mark" label=words.mark choices=marks required=true/>
        <Fieldset legend=words.aspects>{aspects}</Fieldset>
        <TextareaField name="comment" label=words.comment hint=words.comment_hint rows=3 max_length=most/>
    }
}

/// The same, as a page's summary names them.
pub(crate) fn returned() -> Vec<ReturnedField> {
    let words = Words::of(Lang::current());
    let fields = [("mark", words.mark), ("aspects", words.aspects), ("comment", words.comment)];
    fields.map(|(name, label)| ReturnedField::new(name, label)).to_vec()
}

/// What was given and said.
pub(super) fn facts(given: &Given) -> Vec<(String, AnyView)> {
    let lang = Lang::current();
    let words = Words::of(lang);
    let aspects: Vec<&str> = given.aspects.iter().map(|aspect| aspect_name(*aspect, lang)).collect();
    let said = |said: Option<&SaidThen>| match said {
        Some(said) => view! { <span class="as-typed">{said.words.clone()}</span>" · "<Moment at=said.at/> }.into_any(),
        None => words.nothing.into_any(),
    };
    let mut items = vec![
        fact(words.mark, format!("{} · {}", given.mark.get(), mark_called(given.mark, lang))),
        fact(words.aspects, aspects.join(" · ")),
        fact(words.comment, view! { <span class="as-typed">{given.comment.clone()}</span> }),
        fact(words.given_at, view! { <Moment at=given.at/> }),
    ];
    if given.mark.is_low() {
        items.push(fact(words.answer, said(given.answer.as_ref())));
        items.push(fact(words.closing, said(given.closing.as_ref())));
    }
    items
}
