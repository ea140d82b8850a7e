//! The evaluation of a power's points, on the power's page: what is due and what was found, for everybody; for those who
//! keep the power also the form, and a colleague's proposal with yes and no.

use super::functions::{DecidePoints, ProposePoints};
use super::points::points_table;
use crate::approvals::posts_called;
use crate::clock;
use crate::lang::Lang;
use crate::locales::{Powers, fill, risk_name};
use crate::ui::{
    Agreement, Button, Choice, Column, DataTable, ErrorSummary, Fieldset, Kind, Moment, Notice, ReturnedField, Row,
    Section, SelectField, TextField, TextareaField, Tone,
};
use domain::approvals::flow::{Flow, Risk, Step, StepId, Task};
use domain::approvals::post::PostCode;
use domain::powers::{
    Because, DuePoints, Evaluated, Outcome, PointsProposal, Power, PowerLife, Reevaluation, TypedPoint,
};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Everything about it that there is to show.
pub(super) fn evaluation(power: &Power, life: PowerLife, flow: Option<&Flow>) -> impl IntoView + use<> {
    let proposal = life.proposal.map(|of| proposal(&of, flow));
    let form = life.form.zip(flow).map(|(points, flow)| form(power, &points, flow));
    view! { {due(&life.due, flow)} {proposal} {form} {history(&life.history, flow)} }
}

/// A step and why it is to be evaluated.
fn reason(of: &Reevaluation, flow: Option<&Flow>) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Powers::of(lang);
    let because = match of.because {
        Because::Duties => words.because_duties,
        Because::Flow => words.because_flow,
        Because::Holder => words.because_holder,
        Because::New => words.because_new,
    };
    let step = of.step.as_ref().map_or_else(|| words.all_steps.to_owned(), |id| step_called(id, flow));
    view! { {step}" "<small>{because}</small> }
}

fn step_called(id: &StepId, flow: Option<&Flow>) -> String {
    flow.map_or_else(|| id.to_string(), |flow| checks::flows::called(flow, id, Lang::current().into()))
}

fn due(due: &[DuePoints], flow: Option<&Flow>) -> Option<impl IntoView + use<>> {
    let lang = Lang::current();
    let words = Powers::of(lang);
    let line = |due: &DuePoints| {
        let days = fill(words.due_since, &[&clock::instant(due.since, lang), &clock::day(due.by, lang)]);
        let late = due.overdue.then(|| format!(" · {}", words.due_late));
        view! { <li>{reason(&due.of, flow)}" · "{days}{late}</li> }
    };
    let lines = due.iter().map(line).collect_view().into_any();
    let any = !due.is_empty();
    let first = due.iter().any(|due| due.of.because == Because::New);
    let asked = if first { words.evaluate_first } else { words.reevaluate };
    any.then(|| view! { <Notice tone=Tone::Warning><p>{asked}</p><ul>{lines}</ul></Notice> })
}

fn history(history: &[Evaluated], flow: Option<&Flow>) -> Option<impl IntoView + use<>> {
    let words = Powers::of(Lang::current());
    if history.is_empty() {
        return None;
    }
    let columns = vec![
        Column::new(words.column_evaluated),
        Column::new(words.column_found),
        Column::new(words.column_because),
        Column::new(words.column_reason),
    ];
    let row = |of: &Evaluated| {
        let found = match of.outcome {
            Outcome::Stands => words.stands.to_owned(),
            Outcome::Revised { version } => fill(words.revised, &[&version.to_string()]),
        };
        let asked = of.of.iter().map(|of| view! { <li>{reason(of, flow)}</li> }).collect_view();
        Row(vec![
            view! { <Moment at=of.at/> }.into_any(),
            found.into_any(),
            view! { <ul>{asked}</ul> }.into_any(),
            of.reason.clone().into_any(),
        ])
    };
    let rows = history.iter().map(row).collect();
    Some(view! {
        <Section id="evaluations" title=words.evaluations>
            <DataTable id="evaluations-table" caption=words.evaluations_caption columns=columns rows=rows/>
        </Section>
    })
}

fn proposal(of: &PointsProposal, flow: Option<&Flow>) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Powers::of(lang);
    let when = fill(words.proposed_at, &[&clock::instant(of.at, lang)]);
    let because = fill(words.proposed_because, &[&of.reason]);
    let told = vec![("id", of.id.to_string())];
    let decide = of.decides.then(|| {
        view! { <Agreement action=DecidePoints::url() told=told agree=words.confirm decline=words.decline/> }
    });
    let points = points_table("proposed-points", &of.points, flow);
    view! {
        <Section id="proposal" title=words.proposal>
            <p>{when}" "{because}</p>
            {points}
            {decide}
        </Section>
    }
}

/// The form: a group for each point of the steps concerned.
fn form(power: &Power, points: &[TypedPoint], flow: &Flow) -> impl IntoView + use<> {
    let words = Powers::of(Lang::current());
    let groups: Vec<AnyView> = points.iter().enumerate().map(|(at, point)| group(at, point, flow)).collect();
    let (code, fields) = (power.code.to_string(), fields(points, flow));
    view! {
        <ErrorSummary fields=fields/>
        <Section id="evaluate" title=words.evaluate>
            <p>{words.evaluate_lead}</p>
            <ActionForm action={ServerAction::<ProposePoints>::new()} attr:class="form">
                <input type="hidden" name="code" value=code/>
                {groups}
                <TextField name="reason" label=words.column_reason hint=words.reason_hint required=true max_length=500/>
                <Button kind=Kind::Primary>{words.evaluate}</Button>
            </ActionForm>
        </Section>
    }
}

/// The fields of a point: name, and what it is called.
fn labels(words: &'static Powers) -> [(&'static str, String); 7] {
    let both = |label: &str, lang: &str| fill(words.in_language, &[label, lang]);
    [
        ("level", words.column_risk.to_owned()),
        ("description_zh", both(words.column_description, words.in_chinese)),
        ("description_en", both(words.column_description, words.in_english)),
        ("measure_zh", both(words.column_measure, words.in_chinese)),
        ("measure_en", both(words.column_measure, words.in_english)),
        ("responsible", words.column_post.to_owned()),
        ("reviewer", words.column_reviewer.to_owned()),
    ]
}

fn fields(points: &[TypedPoint], flow: &Flow) -> Vec<ReturnedField> {
    let words = Powers::of(Lang::current());
    let mut fields = vec![ReturnedField::new("reason", words.column_reason)];
    for (at, point) in points.iter().enumerate() {
        let step = StepId::parse(&point.step).map(|id| step_called(&id, Some(flow))).unwrap_or_default();
        let named = labels(words)
            .map(|(name, label)| ReturnedField::new(format!("points[{at}][{name}]"), format!("{step}: {label}")));
        fields.extend(named);
    }
    fields
}

fn group(at: usize, point: &TypedPoint, flow: &Flow) -> AnyView {
    let lang = Lang::current();
    let words = Powers::of(lang);
    let name = move |field: &str| format!("points[{at}][{field}]");
    let id = StepId::parse(&point.step);
    let legend = id.as_ref().map(|id| step_called(id, Some(flow))).unwrap_or_default();
    let [level, description_zh, description_en, measure_zh, measure_en, responsible, reviewer] =
        labels(words).map(|(_, label)| label);
    let risks = Risk::ALL.iter().map(|it| Choice::new(it.as_str(), risk_name(*it, lang))).collect();
    let acting = id.as_ref().map(|id| acting(flow, id)).unwrap_or_default();
    let text = |field: &str, label: String, value: &str| {
        view! { <TextareaField name=name(field) label=label value=value.to_owned() rows=2 max_length=300/> }.into_any()
    };
    let texts = vec![
        text("description_zh", description_zh, &point.description_zh),
        text("description_en", description_en, &point.description_en),
        text("measure_zh", measure_zh, &point.measure_zh),
        text("measure_en", measure_en, &point.measure_en),
    ];
    let looking = of_flow(flow, &point.reviewer);
    let TypedPoint { step, level: of_level, responsible: answers, reviewer: looks, .. } = point.clone();
    view! {
        <Fieldset legend=legend>
            <input type="hidden" name=name("step") value=step/>
            <SelectField name=name("level") label=level choices=risks empty=words.no_point value=of_level/>
            {texts}
            <SelectField name=name("responsible") label=responsible choices=acting empty=words.none_named value=answers/>
            <SelectField name=name("reviewer") label=reviewer choices=looking empty=words.none_named value=looks/>
        </Fieldset>
    }
    .into_any()
}

/// The posts that act at a step or cover for it.
fn acting(flow: &Flow, id: &StepId) -> Vec<Choice> {
    let called = posts_called();
    let posts = flow.step(id).and_then(Step::task).into_iter().flat_map(Task::posts);
    posts.map(|post| Choice::new(post.0.clone(), called(post))).collect()
}

/// Every post of the flow, and the one that looks at present.
fn of_flow(flow: &Flow, present: &str) -> Vec<Choice> {
    let called = posts_called();
    let present = (!present.is_empty()).then(|| PostCode(present.to_owned()));
    let mut posts: Vec<&PostCode> = Vec::new();
    for post in flow.tasks().flat_map(Task::posts).chain(&present) {
        if !posts.contains(&post) {
            posts.push(post);
        }
    }
    posts.into_iter().map(|post| Choice::new(post.0.clone(), called(post))).collect()
}
