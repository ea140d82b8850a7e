//! What was decided about the qualification, why, and what can be done against it.

use super::functions::AppealRefusal;
use crate::lang::Lang;
use crate::locales::{Applications, condition_name, fill};
use crate::ui::{Button, Day, Facts, Kind, Moment, Notice, Section, TextareaField, Tone, fact};
use domain::applications::{ApplicationState, ApplicationStep, OwnApplication, Reason};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The decision; nothing before there is one.
#[component]
pub(super) fn Decision(
    /// The application.
    own: OwnApplication,
) -> impl IntoView {
    let words = Applications::of(Lang::current());
    own.reviewed_at.map(|decided| {
        let state = own.line.state;
        let result = match state {
            ApplicationState::Refused => words.result_refused,
            ApplicationState::Appealed => words.result_appealed,
            ApplicationState::RefusedFinally => words.result_finally,
            _ => words.result_accepted,
        };
        let mut items = vec![fact(words.result, result), fact(words.decided, view! { <Moment at=decided/> })];
        if let Some(last) = own.appeal_until.filter(|_| state == ApplicationState::Refused) {
            items.push(fact(words.appeal_until, view! { <Day date=last/> }));
        }
        if let Some(grounds) = &own.grounds {
            items.push(fact(words.grounds_given, grounds.clone()));
        }
        let appeal = own.steps.contains(&ApplicationStep::Appeal).then(|| appeal(&own));
        let remedy = (state == ApplicationState::RefusedFinally)
            .then(|| view! { <Notice tone=Tone::Info><p>{words.remedy_finally}</p></Notice> });
        view! {
            <Section id="decision" title=words.decision>
                <Facts items=items/>
                {reasons(own.reasons)}
                {remedy}
                {appeal}
            </Section>
        }
    })
}

fn reasons(reasons: Vec<Reason>) -> impl IntoView {
    let lang = Lang::current();
    let words = Applications::of(lang);
    let sentence = |reason: Reason| fill(words.reason_line, &[condition_name(reason.condition, lang), &reason.words]);
    let items: Vec<_> = reasons.into_iter().map(|reason| view! { <li>{sentence(reason)}</li> }).collect();
    (!items.is_empty()).then(|| {
        view! {
            <h3>{words.reasons}</h3>
            <ul>{items}</ul>
        }
    })
}

fn appeal(own: &OwnApplication) -> impl IntoView + use<> {
    let words = Applications::of(Lang::current());
    let id = own.line.id.to_string();
    view! {
        <h3>{words.appeal}</h3>
        <p>{words.appeal_lead}</p>
        <ActionForm action={ServerAction::<AppealRefusal>::new()} attr:class="form">
            <input type="hidden" name="id" value=id/>
            <TextareaField name="grounds" label=words.grounds hint=words.grounds_hint required=true max_length=2000 rows=6/>
            <Button kind=Kind::Primary>{words.appeal_button}</Button>
        </ActionForm>
    }
}
