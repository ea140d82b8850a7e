//! The words of a notice: `/recruitment/{id}/words`, where staff propose that announced ones be corrected, and the
//! corrections themselves, with the words before and after, on the recruitment's page.

use super::functions::{DecideWords, ProposeWords};
use super::words::asked_recruitment;
use crate::asking::asking;
use crate::clock;
use crate::lang::Lang;
use crate::locales::{Corrections, DayChanges, Recruitment, amendment_state, fill};
use crate::ui::{
    Agreement, Breadcrumbs, Button, Column, Crumb, DataTable, ErrorSummary, Kind, Layout, Load, PageHeading,
    ReturnedField, Row, Section, StatusTag, TextField, TextareaField,
};
use domain::ids::RecruitmentId;
use domain::permissions::{Action, Target, may};
use domain::recruitment::{AmendmentState, RecruitmentRecord, Rewording};
use domain::refusal::Code;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Proposing other words.
#[component]
pub fn RewordPage() -> impl IntoView {
    let asked = asking();
    let id = asked_recruitment();
    let from = async move {
        let asking = asked?;
        may(&asking.actor, Action::PlanRecruitment, Target::Anything)?;
        let record = store::recruitment::recruitment_record(&asking.store, &asking.actor, id?, asking.now).await?;
        if record.leads { Ok(record) } else { Err(Code::NotPermitted.into()) }
    };
    view! { <Load from=from show=form/> }
}

/// What a part of the words is called.
fn label(field: &str, words: &'static Recruitment) -> &'static str {
    match field {
        "title" => words.form_title,
        "enquiries" => words.form_enquiries,
        "objections" => words.form_objections,
        _ => words.form_words,
    }
}

fn form(record: RecruitmentRecord) -> impl IntoView {
    let lang = Lang::current();
    let (words, recruitment) = (Corrections::of(lang), Recruitment::of(lang));
    let id = record.line.id;
    let wording = record.plan.wording();
    let labelled = wording.parts().map(|(field, _)| ReturnedField::new(field, label(field, recruitment)));
    let fields = labelled.into_iter().chain([ReturnedField::new("reason", recruitment.reason)]).collect::<Vec<_>>();
    let trail = vec![
        Crumb::new(recruitment.title, "/recruitment"),
        Crumb::new(record.line.title, format!("/recruitment/{id}")),
    ];
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=words.change lead=words.change_lead/>
        <ErrorSummary fields=fields/>
        <ActionForm action={ServerAction::<ProposeWords>::new()} attr:class="form">
            <input type="hidden" name="id" value=id.to_string()/>
            <TextField name="title" label=recruitment.form_title required=true max_length=120 value=wording.title/>
            <TextField name="enquiries" label=recruitment.form_enquiries required=true max_length=100
                value=wording.enquiries/>
            <TextField name="objections" label=recruitment.form_objections required=true max_length=100
                value=wording.objections/>
            <TextareaField name="words" label=recruitment.form_words rows=8 value=wording.words/>
            <TextField name="reason" label=recruitment.reason hint=DayChanges::of(lang).reason_hint required=true
                max_length=500/>
            <Button kind=Kind::Primary>{words.propose}</Button>
        </ActionForm>
    }
}

/// Every correction that the asker may see, the latest first; nothing where there is none.
#[component]
pub(super) fn Reworded(
    /// The recruitment.
    id: RecruitmentId,
    /// The corrections.
    changes: Vec<Rewording>,
) -> impl IntoView {
    let words = Corrections::of(Lang::current());
    (!changes.is_empty()).then(|| {
        let shown: Vec<_> = changes.into_iter().map(|change| one(id, &change)).collect();
        view! { <Section id="corrections" title=words.title>{shown}</Section> }
    })
}

fn one(id: RecruitmentId, change: &Rewording) -> impl IntoView + use<> {
    let lang = Lang::current();
    let (words, recruitment) = (Corrections::of(lang), Recruitment::of(lang));
    let when = match change.decided_at {
        Some(at) if change.state == AmendmentState::Published => {
            fill(recruitment.amended, &[&clock::instant(at, lang)])
        }
        _ => fill(recruitment.proposed, &[&clock::instant(change.proposed_at, lang)]),
    };
    let columns = [recruitment.column_item, recruitment.before, recruitment.after].map(Column::new).to_vec();
    let pairs = change.before.parts().into_iter().zip(change.after.parts());
    let rows = pairs
        .filter(|((_, before), (_, after))| before != after)
        .map(|((field, before), (_, after))| {
            Row(vec![label(field, recruitment).into_any(), lines(before).into_any(), lines(after).into_any()])
        })
        .collect();
    let table = format!("words-{}", change.id);
    let decide = change.decides.then(|| {
        let told = vec![("id", id.to_string()), ("change", change.id.to_string())];
        let (agree, decline) = (recruitment.agree, recruitment.decline);
        view! { <Agreement action=DecideWords::url() told=told agree=agree decline=decline/> }
    });
    view! {
        <div class="block">
            <p><StatusTag tone=super::amendments::tone(change.state) label=amendment_state(change.state, lang)/> " " {when}</p>
            <p>{recruitment.reason} ": " {change.reason.clone()}</p>
            <DataTable id=table caption=words.caption columns=columns rows=rows layout=Layout::Plain/>
            {decide}
        </div>
    }
}

/// A text with its lines.
fn lines(text: &str) -> impl IntoView + use<> {
    text.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view()
}
