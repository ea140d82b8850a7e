//! `/applications/{id}/check`: what the form still lacks, each condition of the position beside what it says, and handing
//! it in. The check explains; people decide.

use super::condition_words::{given, outcome_tone};
use super::form::labels;
use super::functions::SubmitApplication;
use super::words::{asked_application, trail};
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Applications, check_outcome, condition_name, fill, refusal_sentence};
use crate::ui::{
    Breadcrumbs, Button, Column, DataTable, ErrorSummary, Kind, LinkButton, Load, Notice, PageHeading, Row, Section,
    StatusTag, Tone,
};
use domain::applications::{ApplicationState, Filling, may_fill_in};
use domain::ids::ApplicationId;
use domain::recruitment::position::Check;
use domain::refusal::Refusal;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// Looking the form through before it is handed in.
#[component]
pub fn CheckPage() -> impl IntoView {
    let asked = asking();
    let id = asked_application();
    let from = async move {
        let asking = asked?;
        let filling = store::applications::filling(&asking.store, &asking.actor, id?, asking.now).await?;
        may_fill_in(filling.line.state)?;
        Ok(filling)
    };
    view! { <Load from=from show=shown/> }
}

fn shown(filling: Filling) -> impl IntoView {
    let words = Applications::of(Lang::current());
    let id = filling.line.id;
    let complete = filling.problems.is_empty();
    let checks = (!filling.checks.is_empty()).then(|| conditions(filling.checks));
    view! {
        <Breadcrumbs trail=trail(&filling.line)/>
        <PageHeading title=words.check lead=words.check_lead/>
        <ErrorSummary/>
        {(!complete).then(|| problems(id, &filling.problems))}
        {checks}
        {complete.then(|| hand_in(id, filling.line.state))}
        <div class="actions"><LinkButton href=format!("/applications/{id}/form")>{words.back_to_form}</LinkButton></div>
    }
}

fn problems(id: ApplicationId, problems: &[Refusal]) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Applications::of(lang);
    let labels = labels(words);
    let line = |refusal: &Refusal| {
        let field = refusal.field.as_deref().unwrap_or_default();
        let sentence = refusal_sentence(refusal, lang);
        let label = labels.iter().find(|(name, _)| *name == field).map(|(_, label)| *label);
        let (label, anchor) = match label {
            Some(label) => (label, format!("field-{field}")),
            None => (words.photo, "attachments".to_owned()),
        };
        let text = fill(words.problem_line, &[label, &sentence]);
        view! { <li><a href=format!("/applications/{id}/form?check=1#{anchor}")>{text}</a></li> }
    };
    let lines: Vec<_> = problems.iter().map(line).collect();
    view! {
        <Section id="problems" title=words.problems>
            <Notice tone=Tone::Warning>
                <p>{words.problems_lead}</p>
                <ul>{lines}</ul>
            </Notice>
        </Section>
    }
}

fn conditions(checks: Vec<Check>) -> impl IntoView {
    let lang = Lang::current();
    let words = Applications::of(lang);
    let row = |check: Check| {
        let tone = outcome_tone(check.outcome);
        Row(vec![
            condition_name(check.condition, lang).into_any(),
            check.wanted.into_any(),
            given(&check.given, lang).into_any(),
            view! { <StatusTag tone=tone label=check_outcome(check.outcome, lang)/> }.into_any(),
        ])
    };
    let columns =
        [words.condition, words.condition_wanted, words.condition_given, words.condition_outcome].map(Column::new);
    let rows = checks.into_iter().map(row).collect();
    view! {
        <Section id="conditions" title=words.conditions>
            <p>{words.conditions_lead}</p>
            <DataTable id="checks" caption=words.conditions columns=columns.to_vec() rows=rows/>
        </Section>
    }
}

fn hand_in(id: ApplicationId, state: ApplicationState) -> AnyView {
    let words = Applications::of(Lang::current());
    if state != ApplicationState::Draft {
        // In place of a cancelled position the form goes in with the choice.
        return view! { <Notice tone=Tone::Info><p>{words.choose_hint}</p></Notice> }.into_any();
    }
    view! {
        <Section id="submit" title=words.submit>
            <p>{words.submit_lead}</p>
            <ActionForm action={ServerAction::<SubmitApplication>::new()}>
                <input type="hidden" name="id" value=id.to_string()/>
                <Button kind=Kind::Primary>{words.submit_button}</Button>
            </ActionForm>
        </Section>
    }
    .into_any()
}
