//! The days of a recruitment: `/recruitment/{id}/days`, where staff propose that announced ones change, and the changes
//! themselves, with the days before and after, on the recruitment's page.

use super::functions::{DecideDays, ProposeDays};
use super::words::{asked_recruitment, day_fields, day_label};
use crate::asking::asking;
use crate::clock;
use crate::lang::Lang;
use crate::locales::{DayChanges, Recruitment, amendment_state, fill};
use crate::ui::{
    Agreement, Breadcrumbs, Button, Column, Crumb, DataTable, Day, ErrorSummary, Fieldset, Kind, Layout, Load,
    PageHeading, ReturnedField, Row, Section, StatusTag, TextField,
};
use chrono::NaiveDate;
use domain::ids::RecruitmentId;
use domain::permissions::{Action, Target, may};
use domain::recruitment::{AmendmentState, RecruitmentRecord, Rescheduling, Schedule};
use domain::refusal::Code;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Proposing other days.
#[component]
pub fn ChangeDaysPage() -> impl IntoView {
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

fn form(record: RecruitmentRecord) -> impl IntoView {
    let lang = Lang::current();
    let (words, recruitment) = (DayChanges::of(lang), Recruitment::of(lang));
    let id = record.line.id;
    let names = Schedule::FIELDS.into_iter().chain(Schedule::OPTIONAL);
    let labelled = names.map(|field| ReturnedField::new(field, day_label(field, recruitment)));
    let fields = labelled.chain([ReturnedField::new("reason", recruitment.reason)]).collect::<Vec<_>>();
    let days = day_fields(Some(&record.plan.schedule), recruitment);
    let trail = vec![
        Crumb::new(recruitment.title, "/recruitment"),
        Crumb::new(record.line.title, format!("/recruitment/{id}")),
    ];
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=words.change lead=words.change_lead/>
        <ErrorSummary fields=fields/>
        <ActionForm action={ServerAction::<ProposeDays>::new()} attr:class="form">
            <input type="hidden" name="id" value=id.to_string()/>
            <Fieldset legend=recruitment.form_days row=true>
                <p class="field-hint">{recruitment.days_lead}</p>
                {days}
            </Fieldset>
            <TextField name="reason" label=recruitment.reason hint=words.reason_hint required=true max_length=500/>
            <Button kind=Kind::Primary>{words.propose}</Button>
        </ActionForm>
    }
}

/// Every change of the days that the asker may see, the latest first; nothing where there is none.
#[component]
pub(super) fn Changes(
    /// The recruitment.
    id: RecruitmentId,
    /// The changes.
    changes: Vec<Rescheduling>,
) -> impl IntoView {
    let words = DayChanges::of(Lang::current());
    (!changes.is_empty()).then(|| {
        let shown: Vec<_> = changes.into_iter().map(|change| one(id, &change)).collect();
        view! { <Section id="day-changes" title=words.title>{shown}</Section> }
    })
}

fn one(id: RecruitmentId, change: &Rescheduling) -> impl IntoView + use<> {
    let lang = Lang::current();
    let (words, recruitment) = (DayChanges::of(lang), Recruitment::of(lang));
    let when = match change.decided_at {
        Some(at) if change.state == AmendmentState::Published => {
            fill(recruitment.amended, &[&clock::instant(at, lang)])
        }
        _ => fill(recruitment.proposed, &[&clock::instant(change.proposed_at, lang)]),
    };
    let columns = [recruitment.column_item, recruitment.before, recruitment.after].map(Column::new).to_vec();
    let pairs = change.before.every_day().into_iter().zip(change.after.every_day());
    let shown = |day: Option<NaiveDate>| day.map(|day| view! { <Day date=day/> });
    let rows = pairs
        .filter(|((_, before), (_, after))| before != after)
        .map(|((field, before), (_, after))| {
            Row(vec![
                day_label(field, recruitment).into_any(),
                view! { <del>{shown(before)}</del> }.into_any(),
                shown(after).into_any(),
            ])
        })
        .collect();
    let table = format!("days-{}", change.id);
    let decide = change.decides.then(|| decide(id, change));
    view! {
        <div class="block">
            <p><StatusTag tone=super::amendments::tone(change.state) label=amendment_state(change.state, lang)/> " " {when}</p>
            <p>{recruitment.reason} ": " {change.reason.clone()}</p>
            <DataTable id=table caption=words.caption columns=columns rows=rows layout=Layout::Plain/>
            {decide}
        </div>
    }
}

fn decide(id: RecruitmentId, change: &Rescheduling) -> impl IntoView + use<> {
    let words = Recruitment::of(Lang::current());
    let told = vec![("id", id.to_string()), ("change", change.id.to_string())];
    view! { <Agreement action=DecideDays::url() told=told agree=words.agree decline=words.decline/> }
}
