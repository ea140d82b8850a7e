//! What can be done to a case, each act with its own short form. A table says which fields an act has.

use super::functions::ActOnCase;
use super::offered::Offered;
use crate::lang::Lang;
use crate::locales::{
    ActFields, Cases, act_name, decision_choice, fill, licence_choice, stop_reason, terminated_because,
};
use crate::recruitment::named;
use crate::ui::{
    Button, Choice, Input, Kind, RadioField, ReturnedField, Section, SelectField, TextField, TextareaField,
};
use domain::approvals::case::{ActKind, TerminatedBecause};
use domain::approvals::clock::StopReason;
use domain::approvals::flow::{StepId, StepKind};
use domain::approvals::record::CaseRecord;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// What a field takes.
#[derive(Clone, Copy)]
enum Takes {
    Lines,
    Words,
    Line,
    Days,
    Day,
    Stops,
    Because,
    Decision,
    Licence,
}

type FieldOf = (&'static str, fn(&'static ActFields) -> (&'static str, &'static str), Takes, bool);

/// The fields of an act: name, label and hint, what it takes, whether it is needed.
fn fields_of(kind: ActKind, at_window: bool) -> Vec<FieldOf> {
    let signed: FieldOf = ("signed_request", |words| (words.signed, words.signed_hint), Takes::Line, true);
    let reason: FieldOf = ("reasons", |words| (words.reason, words.reason_hint), Takes::Words, true);
    match kind {
        ActKind::RefuseNotRequired | ActKind::ReturnProposal => vec![reason],
        ActKind::RefuseNoAuthority => vec![("reasons", |words| (words.go_to, words.go_to_hint), Takes::Words, true)],
        ActKind::AskCorrection => vec![
            ("missing", |words| (words.missing, words.missing_hint), Takes::Lines, true),
            ("within", |words| (words.within, words.within_hint), Takes::Days, true),
        ],
        ActKind::Suspend => vec![
            ("stop", |words| (words.stop, words.stop_hint), Takes::Stops, true),
            ("needed", |words| (words.needed, words.needed_hint), Takes::Days, true),
            ("notice", |words| (words.notice, words.notice_hint), Takes::Line, true),
        ],
        ActKind::Extend => vec![("length", |words| (words.length, words.length_hint), Takes::Days, true), reason],
        ActKind::CallHearing => vec![
            ("on", |words| (words.on, words.on_hint), Takes::Day, true),
            ("time", |words| (words.time, words.time_hint), Takes::Line, true),
            ("reasons", |words| (words.place, words.place_hint), Takes::Line, true),
        ],
        ActKind::HoldHearing => vec![("reasons", |words| (words.record, words.record_hint), Takes::Line, true)],
        ActKind::Propose => vec![
            ("decision", |words| (words.decision, words.decision_hint), Takes::Decision, true),
            ("valid_until", |words| (words.valid_until, words.valid_until_hint), Takes::Day, false),
            ("reasons", |words| (words.reasons, words.reasons_hint), Takes::Lines, false),
        ],
        ActKind::Terminate => {
            vec![("because", |words| (words.because, words.because_hint), Takes::Because, true), reason]
        }
        ActKind::Licence => vec![
            ("licence", |words| (words.licence, words.licence_hint), Takes::Licence, true),
            ("until", |words| (words.until, words.until_hint), Takes::Day, false),
            reason,
        ],
        ActKind::Supply | ActKind::AskHearing | ActKind::Withdraw if at_window => vec![signed],
        _ => Vec::new(),
    }
}

/// The acts of whoever reads the case: the tasks that wait first, then the rest, folded.
#[component]
pub(super) fn Acts(
    /// The case.
    record: CaseRecord,
    /// The opinions that can be inserted.
    offered: Offered,
) -> impl IntoView {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let inside = record.inside.is_some();
    let handles: Vec<StepId> = record.inside.as_ref().map(|inside| inside.handles.clone()).unwrap_or_default();
    if record.can.is_empty() && handles.is_empty() {
        return None;
    }
    let tasks: Vec<_> = handles.iter().map(|step| task(&record, step, &offered).into_any()).collect();
    let returned = crate::forms::value_of("kind");
    let mut can = record.can.clone();
    can.sort_by_key(|kind| !leads(*kind));
    let acts: Vec<_> = can
        .iter()
        .map(|kind| {
            let open = returned.as_deref() == Some(kind.as_str()) || leads(*kind) || offered.opens(kind.as_str());
            let form = form(&record, *kind, inside, &offered);
            view! {
                <details class="act" open=open>
                    <summary>{act_name(*kind, lang)}</summary>
                    {form}
                </details>
            }
        })
        .collect();
    Some(view! {
        <Section id="acts" title=words.acts>
            {tasks}
            {acts}
        </Section>
    })
}

/// Whether an act is the next one as a rule, so that it comes first and its form is open.
const fn leads(kind: ActKind) -> bool {
    matches!(kind, ActKind::Accept | ActKind::Supply | ActKind::Deliver | ActKind::Resume | ActKind::Approve)
}

/// The fields of the acts, as the page's summary names them.
pub(super) fn fields(record: &CaseRecord) -> Vec<ReturnedField> {
    let words = ActFields::of(Lang::current());
    let inside = record.inside.is_some();
    let of = |kind: &ActKind| {
        let fields = fields_of(*kind, inside).into_iter();
        let name = |field: &str| field_name(kind.as_str(), field);
        fields.map(move |(field, label, ..)| ReturnedField::new(name(field), label(words).0)).collect::<Vec<_>>()
    };
    let handles = record.inside.iter().flat_map(|inside| &inside.handles);
    let outcomes = handles.map(|step| ReturnedField::new(field_name(step.as_str(), "outcome"), words.outcome));
    record.can.iter().flat_map(of).chain(outcomes).collect()
}

/// A field's name: several forms of one page have fields of one kind.
fn field_name(of: &str, field: &str) -> String {
    format!("said[{of}.{field}]")
}

fn hidden(record: &CaseRecord, kind: ActKind) -> impl IntoView + use<> {
    view! {
        <input type="hidden" name="id" value=record.id.to_string()/>
        <input type="hidden" name="version" value=record.version.to_string()/>
        <input type="hidden" name="kind" value=kind.as_str()/>
    }
}

/// A task of the flow: its outcomes and an opinion.
fn task(record: &CaseRecord, id: &StepId, offered: &Offered) -> impl IntoView + use<> {
    let lang = Lang::current();
    let (words, fields) = (Cases::of(lang), ActFields::of(lang));
    let step = record.item.flow.step(id);
    let (name, ways) = match step.map(|step| (&step.name, &step.kind)) {
        Some((name, StepKind::Task(task))) => (named(name, lang), task.ways.as_slice()),
        _ => (String::new(), &[][..]),
    };
    let outcomes = ways.iter().map(|way| Choice::new(way.outcome.0.clone(), named(&way.name, lang))).collect();
    let drafted = record.steps.iter().any(|run| run.step == *id && run.done_at.is_none() && run.drafted);
    let legend = fill(fields.step, &[&name]);
    let hidden = hidden(record, ActKind::Handle);
    let (step, outcome, opinion) =
        (id.to_string(), field_name(id.as_str(), "outcome"), field_name(id.as_str(), "opinion"));
    let (links, inserted) = (offered.links(&opinion), offered.for_field(&opinion));
    view! {
        <ActionForm action={ServerAction::<ActOnCase>::new()} attr:class="form act-task">
            {hidden}
            <input type="hidden" name="step" value=step/>
            {drafted.then(|| view! { <p>{words.two_people}</p> })}
            <RadioField name=outcome label=legend choices=outcomes required=true/>
            <TextareaField name=opinion label=fields.opinion hint=fields.opinion_hint rows=3 value=inserted/>
            {links}
            <Button kind=Kind::Primary>{words.do_it}</Button>
        </ActionForm>
    }
}

fn form(record: &CaseRecord, kind: ActKind, inside: bool, offered: &Offered) -> impl IntoView + use<> {
    let lang = Lang::current();
    let control = |field| control(kind, field, offered, &record.may_stop);
    let fields: Vec<_> = fields_of(kind, inside).into_iter().map(control).collect();
    let weight = match kind {
        ActKind::Withdraw | ActKind::Terminate | ActKind::RefuseNoAuthority | ActKind::RefuseNotRequired => {
            Kind::Danger
        }
        _ => Kind::Secondary,
    };
    let hidden = hidden(record, kind);
    view! {
        <ActionForm action={ServerAction::<ActOnCase>::new()} attr:class="form">
            {hidden}
            {fields}
            <Button kind=weight>{act_name(kind, lang)}</Button>
        </ActionForm>
    }
}

fn control(
    kind: ActKind,
    (field, label, takes, needed): FieldOf,
    offered: &Offered,
    may_stop: &[StopReason],
) -> AnyView {
    let lang = Lang::current();
    let (label, hint) = label(ActFields::of(lang));
    let name = field_name(kind.as_str(), field);
    match takes {
        Takes::Lines | Takes::Words => {
            let (links, value) = (offered.links(&name), offered.for_field(&name));
            let rows = if matches!(takes, Takes::Lines) { 4 } else { 2 };
            view! {
                <TextareaField name=name label=label hint=hint required=needed rows=rows value=value/>
                {links}
            }
            .into_any()
        }
        Takes::Line => view! { <TextField name=name label=label hint=hint required=needed max_length=100/> }.into_any(),
        Takes::Days => {
            view! { <TextField name=name label=label hint=hint required=needed input=Input::Number min="1"/> }
                .into_any()
        }
        Takes::Day => {
            view! { <TextField name=name label=label hint=hint required=needed input=Input::Date/> }.into_any()
        }
        Takes::Stops => {
            let choices = may_stop.iter().map(|it| Choice::new(it.as_str(), stop_reason(*it, lang))).collect();
            view! { <SelectField name=name label=label hint=hint choices=choices required=needed/> }.into_any()
        }
        Takes::Because => {
            let all = TerminatedBecause::by_posts();
            let choices = all.map(|it| Choice::new(it.as_str(), terminated_because(it, lang))).collect();
            view! { <SelectField name=name label=label hint=hint choices=choices required=needed/> }.into_any()
        }
        Takes::Decision => {
            let choices = ["grant", "deny"].map(|word| Choice::new(word, decision_choice(word, lang))).to_vec();
            view! { <RadioField name=name label=label hint=hint choices=choices required=needed/> }.into_any()
        }
        Takes::Licence => {
            let all = ["change", "renew", "revoke", "recall", "annul"];
            let choices = all.map(|word| Choice::new(word, licence_choice(word, lang))).to_vec();
            view! { <SelectField name=name label=label hint=hint choices=choices required=needed/> }.into_any()
        }
    }
}
