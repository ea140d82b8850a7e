//! `/examiners/{id}/record`: the form that enters a record of one kind, and the choices that lead to it.

use super::functions::EnterRecord;
use super::one::asked_examiner;
use crate::asking::asking;
use crate::clock;
use crate::lang::Lang;
use crate::locales::{ExaminerLife, Examiners, examiner_state, fill, record_kind};
use crate::ui::{
    Breadcrumbs, Button, Choice, Crumb, ErrorSummary, Input, Kind, LinkButton, Load, PageHeading, RadioField,
    ReturnedField, Section, TextField, TextareaField,
};
use crate::visit;
use chrono::{Datelike, NaiveDate};
use domain::examiners::{Examiner, ExaminerState, RecordKind};
use domain::ids::ExaminerId;
use domain::permissions::{Action, Target, may};
use domain::refusal::Code;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// What can be entered in the present state, each with its own page.
#[component]
pub(super) fn RecordChoices(id: ExaminerId, state: ExaminerState) -> impl IntoView {
    let lang = Lang::current();
    let words = ExaminerLife::of(lang);
    let choices = RecordKind::in_state(state).map(|kind| {
        let href = format!("/examiners/{id}/record?kind={}", kind.as_str());
        view! { <LinkButton href=href>{record_kind(kind, lang)}</LinkButton> }
    });
    let choices = choices.collect_view();
    let body = if choices.is_empty() {
        view! { <p>{fill(words.record_none, &[examiner_state(state, lang)])}</p> }.into_any()
    } else {
        let needed = (state == ExaminerState::Expired).then(|| view! { <p>{words.training_needed}</p> });
        view! { <p>{words.record_lead}</p> {needed} <div class="actions">{choices}</div> }.into_any()
    };
    view! { <Section id="record" title=words.record>{body}</Section> }
}

/// The form of one kind of record.
#[component]
pub fn RecordPage() -> impl IntoView {
    let asked = asking();
    let id = asked_examiner();
    let kind = visit::query("kind").and_then(|text| RecordKind::parse(&text));
    let from = async move {
        let asking = asked?;
        may(&asking.actor, Action::ChangeExaminer, Target::Anything)?;
        let (id, kind) = (id.ok_or(Code::NotFound)?, kind.ok_or(Code::NotFound)?);
        let life = store::examiners::life(&asking.store, &asking.actor, id).await?;
        let today = clock::day_of(asking.now);
        let years = store::parameters::in_force(&asking.store, today).await?.certificate_years;
        Ok((life.examiner, kind, today, years))
    };
    view! { <Load from=from show=|(examiner, kind, today, years)| form(&examiner, kind, today, years)/> }
}

fn form(examiner: &Examiner, kind: RecordKind, today: NaiveDate, years: u32) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = ExaminerLife::of(lang);
    let (id, seen) = (examiner.id.to_string(), examiner.state.as_str());
    let home = format!("/examiners/{id}");
    let trail = vec![Crumb::new(Examiners::of(lang).title, "/examiners"), Crumb::new(examiner.name.clone(), home)];
    let fields = [
        ("day", words.on_day),
        ("hours", words.hours),
        ("outcome", words.outcome),
        ("year", words.year),
        ("number", words.number),
        ("valid_until", words.valid_until),
        ("basis", words.basis),
    ];
    let fields = fields.map(|(name, label)| ReturnedField::new(name, label)).to_vec();
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=record_kind(kind, lang) lead=words.record_lead/>
        <ErrorSummary fields=fields/>
        <ActionForm action={ServerAction::<EnterRecord>::new()} attr:class="form">
            <input type="hidden" name="id" value=id/>
            <input type="hidden" name="seen" value=seen/>
            <input type="hidden" name="kind" value=kind.as_str()/>
            <TextField
                name="day"
                label=words.on_day
                input=Input::Date
                value=today.to_string()
                max=today.to_string()
                required=true
            />
            {particulars(kind, today, years)}
            <TextareaField name="basis" label=words.basis hint=words.basis_hint required=true max_length=500/>
            <Button kind=Kind::Primary>{words.record_submit}</Button>
        </ActionForm>
    }
}

/// The fields that only this kind has.
fn particulars(kind: RecordKind, today: NaiveDate, years: u32) -> AnyView {
    let words = ExaminerLife::of(Lang::current());
    let outcome = || {
        let choices = vec![Choice::new("passed", words.passed), Choice::new("failed", words.failed)];
        view! { <RadioField name="outcome" label=words.outcome choices=choices required=true/> }
    };
    match kind {
        RecordKind::Recommendation => ().into_any(),
        RecordKind::Training => view! {
            <TextField name="hours" label=words.hours hint=words.hours_hint input=Input::Number min="1" max="500" required=true/>
        }
        .into_any(),
        RecordKind::Exam => outcome().into_any(),
        RecordKind::Certificate => view! {
            <TextField name="number" label=words.number max_length=40 required=true/>
            <TextField
                name="valid_until"
                label=words.valid_until
                hint=fill(words.valid_until_hint, &[&years.to_string()])
                input=Input::Date
            />
        }
        .into_any(),
        RecordKind::Assessment => view! {
            <TextField name="year" label=words.year input=Input::Number value=today.year().to_string() required=true/>
            {outcome()}
        }
        .into_any(),
    }
}
