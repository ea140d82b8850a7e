//! `/recruitment/{id}/positions/{code}/amend`: the form in which staff propose that an announced position be changed or cancelled.

use super::functions::{ProposeAmendment, ProposeCancellation};
use super::position::printed_lines;
use super::words::{asked_code, asked_recruitment};
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::Recruitment;
use crate::ui::{
    Breadcrumbs, Button, Crumb, ErrorSummary, Input, Kind, Load, PageHeading, ReturnedField, Section, TextField,
    TextareaField,
};
use domain::permissions::{Action, Target, may};
use domain::recruitment::{PositionRecord, RecruitmentRecord};
use domain::refusal::Code;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The conditions' fields, in the order in which the page of a position lists them.
const CONDITIONS: [&str; 9] =
    ["age", "gender", "education", "degree", "majors", "political", "experience", "service", "other"];

/// Proposing an amendment.
#[component]
pub fn AmendPage() -> impl IntoView {
    let asked = asking();
    let id = asked_recruitment();
    let code = asked_code();
    let from = async move {
        let asking = asked?;
        may(&asking.actor, Action::PlanRecruitment, Target::Anything)?;
        let id = id?;
        let record = store::recruitment::recruitment_record(&asking.store, &asking.actor, id, asking.now).await?;
        if !record.leads {
            return Err(Code::NotPermitted.into());
        }
        let position = store::recruitment::position(&asking.store, &asking.actor, id, &code?).await?;
        Ok((record, position))
    };
    view! { <Load from=from show=|(record, position)| form(record, position)/> }
}

fn form(record: RecruitmentRecord, found: PositionRecord) -> impl IntoView {
    let words = Recruitment::of(Lang::current());
    let id = record.line.id;
    let position = found.position;
    let code = position.code.to_string();
    let lines = printed_lines(&position.conditions.printed, words);
    let labels = CONDITIONS.into_iter().zip(lines.iter().map(|(label, _)| *label));
    let others = [
        ("title", words.column_position),
        ("places", words.column_places),
        ("notes", words.notes),
        ("reason", words.reason),
        ("cancel_reason", words.reason),
    ];
    let fields = labels.chain(others).map(|(name, label)| ReturnedField::new(name, label)).collect::<Vec<_>>();
    let conditions: Vec<_> = CONDITIONS
        .into_iter()
        .zip(&lines)
        .map(|(name, (label, text))| {
            view! { <TextareaField name=name label=*label rows=2 max_length=2000 value=(*text).clone()/> }
        })
        .collect();
    let cancelled = code.clone();
    let trail = vec![
        Crumb::new(words.title, "/recruitment"),
        Crumb::new(record.line.title.clone(), format!("/recruitment/{id}")),
        Crumb::new(position.title.clone(), format!("/recruitment/{id}/positions/{code}")),
    ];
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=words.amend lead=words.amend_lead/>
        <p>{words.amend_places}</p>
        <ErrorSummary fields=fields/>
        <ActionForm action={ServerAction::<ProposeAmendment>::new()} attr:class="form">
            <input type="hidden" name="id" value=id.to_string()/>
            <input type="hidden" name="code" value=code/>
            <TextField name="title" label=words.column_position required=true max_length=200 value=position.title/>
            <TextField name="places" label=words.column_places input=Input::Number required=true min="1" max="9999"
                value=position.places.to_string()/>
            {conditions}
            <TextareaField name="notes" label=words.notes rows=3 max_length=2000 value=position.notes/>
            <TextField name="reason" label=words.reason required=true max_length=500/>
            <Button kind=Kind::Primary>{words.amend_button}</Button>
        </ActionForm>
        <Section id="cancel" title=words.cancel_title>
            <p>{words.cancel_lead}</p>
            <ActionForm action={ServerAction::<ProposeCancellation>::new()} attr:class="form">
                <input type="hidden" name="id" value=id.to_string()/>
                <input type="hidden" name="code" value=cancelled/>
                <TextField name="cancel_reason" label=words.reason required=true max_length=500/>
                <Button>{words.cancel_button}</Button>
            </ActionForm>
        </Section>
    }
}
