//! The form that takes an examiner from one state to the next, with its reason.

use super::functions::ChangeExaminer;
use crate::lang::Lang;
use crate::locales::{Examiners, examiner_state, examiner_step, fill};
use crate::ui::{Button, Choice, Kind, RadioField, Section, TextareaField};
use domain::examiners::{ExaminerState, Transition};
use domain::ids::ExaminerId;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The steps that may be taken from here; a sentence where there is none.
#[component]
pub(super) fn ChangeForm(id: ExaminerId, state: ExaminerState) -> impl IntoView {
    let lang = Lang::current();
    let words = Examiners::of(lang);
    let choices: Vec<Choice> =
        state.transitions().filter(|step| !step.is_recorded()).map(|step| choice(state, step, lang)).collect();
    let form = if choices.is_empty() {
        let none = fill(words.change_none, &[examiner_state(state, lang)]);
        view! { <p>{none}</p> }.into_any()
    } else {
        view! {
            <p>{words.change_lead}</p>
            <ActionForm action={ServerAction::<ChangeExaminer>::new()} attr:class="form">
                <input type="hidden" name="id" value=id.to_string()/>
                <input type="hidden" name="seen" value=state.as_str()/>
                <RadioField name="transition" label=words.transition choices=choices required=true/>
                <TextareaField name="reason" label=words.reason hint=words.reason_hint required=true max_length=500/>
                <Button kind=Kind::Primary>{words.change_submit}</Button>
            </ActionForm>
        }
        .into_any()
    };
    view! { <Section id="change" title=words.change>{form}</Section> }
}

/// A step, with a warning where no step leads back.
fn choice(from: ExaminerState, step: Transition, lang: Lang) -> Choice {
    let choice = Choice::new(step.as_str(), examiner_step(step, lang));
    let is_final = from.after(step).is_ok_and(|to| to.transitions().next().is_none());
    if is_final { choice.hint(Examiners::of(lang).change_final) } else { choice }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shown::shown;
    use domain::ids::ExaminerId;

    #[test]
    fn only_steps_that_follow_are_offered_and_final_ones_warn() {
        let id = ExaminerId(uuid::Uuid::nil());
        let page = shown("/examiners/x", move || view! { <ChangeForm id=id state=ExaminerState::Suspended/> });
        assert!(page.contains("value=\"reinstate\"") && !page.contains("value=\"recommend\""), "{page}");
        assert_eq!(page.matches(Examiners::of(Lang::Zh).change_final).count(), 2, "{page}");
        assert!(page.contains("name=\"seen\" value=\"suspended\""), "{page}");
        let ended = shown("/examiners/x", move || view! { <ChangeForm id=id state=ExaminerState::Revoked/> });
        assert!(!ended.contains("<form") && ended.contains("取消资格"), "{ended}");
    }
}
