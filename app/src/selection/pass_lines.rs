//! The minimum pass lines: read by everybody, proposed by one of those who lead the recruitment, set by another.

use super::functions::{DecideLines, ProposeLines};
use crate::clock;
use crate::lang::Lang;
use crate::locales::{Selection, fill, pass_lines_state};
use crate::recruitment::named;
use crate::ui::{Agreement, Button, Input, Section, StatusTag, TextField, Tone};
use domain::ids::RecruitmentId;
use domain::selection::{LineAsked, PassLines, PassLinesState, SelectionRecord};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Lines that are or were set, and for those who lead the recruitment also the proposals; nothing where there are none.
#[component]
pub(super) fn Lines(
    /// The recruitment.
    id: RecruitmentId,
    /// The lines, the latest first.
    lines: Vec<PassLines>,
) -> impl IntoView {
    let words = Selection::of(Lang::current());
    (!lines.is_empty()).then(|| {
        let shown: Vec<_> = lines.into_iter().map(|of| one(id, of)).collect();
        view! { <Section id="lines" title=words.lines><p>{words.lines_lead}</p> {shown}</Section> }
    })
}

fn one(id: RecruitmentId, of: PassLines) -> impl IntoView {
    let lang = Lang::current();
    let words = Selection::of(lang);
    let tone = match of.state {
        PassLinesState::Set => Tone::Good,
        PassLinesState::Proposed => Tone::Info,
        PassLinesState::Declined | PassLinesState::Replaced => Tone::Plain,
    };
    let when = match of.decided_at {
        Some(at) => fill(words.lines_decided_at, &[&clock::instant(at, lang)]),
        None => fill(words.lines_proposed_at, &[&clock::instant(of.proposed_at, lang)]),
    };
    let lines = of.lines.iter().map(|line| {
        let text = fill(words.line_is, &[&named(&line.name, lang), &line.points.to_string()]);
        view! { <li>{text}</li> }
    });
    let lines = lines.collect_view();
    let decide = of.decides.then(|| decide(id, &of));
    view! {
        <div class="block">
            <p><StatusTag tone=tone label=pass_lines_state(of.state, lang)/> " " {when}</p>
            <ul>{lines}</ul>
            <p>{fill(words.lines_because, &[&of.reason])}</p>
            {decide}
        </div>
    }
}

fn decide(id: RecruitmentId, of: &PassLines) -> impl IntoView + use<> {
    let words = Selection::of(Lang::current());
    let told = vec![("id", id.to_string()), ("proposal", of.id.to_string())];
    view! { <Agreement action=DecideLines::url() told=told agree=words.lines_set decline=words.lines_decline/> }
}

/// The form that proposes lines, while they can be proposed and no proposal waits.
#[component]
pub(super) fn Proposing(
    /// The selection.
    record: SelectionRecord,
) -> impl IntoView {
    let waits = record.lines.iter().any(|of| of.state == PassLinesState::Proposed);
    if record.lines_asked.is_empty() || waits {
        return None;
    }
    let lang = Lang::current();
    let words = Selection::of(lang);
    let required = record.lines_required;
    let hint = if required { words.lines_required } else { words.lines_optional };
    let fields: Vec<_> = record.lines_asked.iter().map(|of| field(of, required, lang)).collect();
    Some(view! {
        <Section id="propose-lines" title=words.lines_propose>
            <p>{hint} " " {words.lines_two}</p>
            <ActionForm action={ServerAction::<ProposeLines>::new()} attr:class="form">
                <input type="hidden" name="id" value=record.recruitment.to_string()/>
                {fields}
                <TextField name="reason" label=words.lines_reason required=true max_length=500/>
                <Button>{words.lines_propose}</Button>
            </ActionForm>
        </Section>
    })
}

fn field(of: &LineAsked, required: bool, lang: Lang) -> impl IntoView + use<> {
    let words = Selection::of(lang);
    let hint = fill(words.line_hint, &[&of.least.to_string(), &of.most.to_string()]);
    let value = of.set.map(|line| line.to_string()).unwrap_or_default();
    view! {
        <TextField name=of.field() label=line_label(of, lang) hint=hint input=Input::Decimal value=value required=required/>
    }
}

/// What the field of a category's line is called.
pub(super) fn line_label(of: &LineAsked, lang: Lang) -> String {
    fill(Selection::of(lang).line_label, &[&named(&of.name, lang)])
}
