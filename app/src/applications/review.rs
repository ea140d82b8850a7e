//! `/recruitment/{id}/review/{application}`: one application with everything that a decision rests on.

use super::bonus;
use super::condition_words::Checks;
use super::review_decision::Decide;
use super::words::state_tone;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{
    Applications, Common, Recruitment, Reviews, attachment_kind, condition_name, degree_name, education_name,
    entry_kind, fill, political_name, review_state,
};
use crate::ui::{
    Breadcrumbs, Crumb, Day, ErrorSummary, Facts, Happening, Load, Moment, PageHeading, ReturnedField, Section,
    StatusTag, Timeline, Tone, fact,
};
use domain::applications::work::{Event, WorkRecord};
use domain::applications::{Attachment, Typed};
use domain::ids::{ApplicationId, RecruitmentId};
use domain::recruitment::position::{ConditionKind, Degree, Education, PoliticalStatus};
use domain::refusal::Code;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The application that the address names, in the recruitment that it names.
fn asked_for() -> Result<(RecruitmentId, ApplicationId), Code> {
    let params = use_params_map().read_untracked();
    let recruitment = params.get("id").and_then(|id| id.parse().ok()).ok_or(Code::NotFound)?;
    let application = params.get("application").and_then(|id| id.parse().ok()).ok_or(Code::NotFound)?;
    Ok((recruitment, application))
}

/// One application.
#[component]
pub fn ReviewPage() -> impl IntoView {
    let asked = asking();
    let ids = asked_for();
    let from = async move {
        let asking = asked?;
        let (recruitment, id) = ids?;
        let record = store::applications::work_record(&asking.store, &asking.actor, id).await?;
        if record.recruitment == recruitment { Ok(record) } else { Err(Code::NotFound.into()) }
    };
    view! { <Load from=from show=shown/> }
}

fn shown(record: WorkRecord) -> impl IntoView {
    let lang = Lang::current();
    let words = Reviews::of(lang);
    let id = record.recruitment;
    let state = record.line.state;
    let trail = vec![
        Crumb::new(Recruitment::of(lang).title, "/recruitment"),
        Crumb::new(record.recruitment_title.clone(), format!("/recruitment/{id}")),
        Crumb::new(words.title, format!("/recruitment/{id}/review?state={}", state.as_str())),
    ];
    let bonus_reason = ReturnedField::new("reason", Applications::of(lang).bonus_reason);
    let mut fields = vec![ReturnedField::new("reasons", words.refuse_title), bonus_reason];
    let named =
        |kind: ConditionKind| ReturnedField::new(format!("words[{}]", kind.as_str()), condition_name(kind, lang));
    fields.extend(ConditionKind::ALL.map(named));
    let form = match &record.form {
        Some(form) => view! { <Facts items=form_facts(form)/> }.into_any(),
        None => view! { <p>{words.form_none}</p> }.into_any(),
    };
    let (name, title) = (record.line.name.clone(), record.position.title.clone());
    let checks = record.checks.clone();
    let head = head(&record);
    let appeal = appeal(&record);
    let events = history(record.events.clone());
    let attached = attachments(record.line.id, &record.attachments);
    let claimed = bonus::reviewed(record.recruitment, record.line.id, record.bonus.as_ref());
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=name lead=title>
            <StatusTag tone=state_tone(state) label=review_state(state, lang)/>
        </PageHeading>
        <ErrorSummary fields=fields/>
        <Section id="head" title=words.head><Facts items=head/></Section>
        <Section id="conditions" title=words.checks><Checks checks=checks/></Section>
        {appeal}
        <Section id="form" title=words.form>{form}</Section>
        <Section id="attachments" title=words.attachments>{attached}</Section>
        {claimed}
        <Decide record=record/>
        <Section id="history" title=words.history>{events}</Section>
    }
}

fn head(record: &WorkRecord) -> Vec<(String, AnyView)> {
    let words = Reviews::of(Lang::current());
    let line = &record.line;
    let href = format!("/recruitment/{}/positions/{}", record.recruitment, line.position);
    let mut items = vec![
        fact(words.column_identity, view! { <code>{line.identity.clone()}</code> }),
        fact(
            words.fact_position,
            view! { <a href=href>{line.title.clone()}</a> " " <code>{line.position.clone()}</code> },
        ),
        fact(words.fact_unit, record.position.unit.clone()),
    ];
    let moments = [(words.column_submitted, line.submitted_at), (words.fact_paid, record.paid_at)];
    items.extend(moments.into_iter().filter_map(|(label, at)| Some(fact(label, view! { <Moment at=at?/> }))));
    let days = [
        (words.column_due, line.due),
        (words.fact_appeal_until, record.appeal_until),
        (words.fact_pay_until, record.pay_until),
    ];
    items.extend(days.into_iter().filter_map(|(label, day)| Some(fact(label, view! { <Day date=day?/> }))));
    items
}

/// Why it was refused, and what its owner says to that.
fn appeal(record: &WorkRecord) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Reviews::of(lang);
    let items: Vec<_> = record
        .reasons
        .iter()
        .map(|reason| fact(condition_name(reason.condition, lang), reason.words.clone()))
        .collect();
    let reasons =
        (!items.is_empty()).then(|| view! { <Section id="reasons" title=words.reasons><Facts items=items/></Section> });
    let grounds = record.grounds.as_ref().map(|text| {
        let lines: Vec<_> = text.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect();
        view! { <Section id="grounds" title=words.grounds>{lines}</Section> }
    });
    view! { {reasons} {grounds} }
}

/// The form with its closed answers in words; what was left empty is not shown.
fn form_facts(form: &Typed) -> Vec<(String, AnyView)> {
    let lang = Lang::current();
    let words = Applications::of(lang);
    let yes_no = match form.fresh_graduate.as_str() {
        "yes" => Some(words.yes),
        "no" => Some(words.no),
        _ => None,
    };
    let or_typed = |name: Option<&'static str>, typed: &str| name.unwrap_or(typed).to_owned();
    let education = Education::parse(&form.education).map(|level| education_name(level, lang));
    let degree = match form.degree.as_str() {
        "none" => Some(words.degree_none),
        text => Degree::parse(text).map(|degree| degree_name(degree, lang)),
    };
    let political = PoliticalStatus::parse(&form.political).map(|status| political_name(status, lang));
    let fields = [
        (words.education, or_typed(education, &form.education)),
        (words.degree, or_typed(degree, &form.degree)),
        (words.school, form.school.clone()),
        (words.major, form.major.clone()),
        (words.major_code, form.major_code.clone()),
        (words.major_category, form.major_category.clone()),
        (words.fresh_graduate, or_typed(yes_no, &form.fresh_graduate)),
        (words.political, or_typed(political, &form.political)),
        (words.grassroots_years, form.grassroots_years.clone()),
        (words.certificates, form.certificates.clone()),
        (words.work_unit, form.work_unit.clone()),
        (words.history, form.history.clone()),
        (words.address, form.address.clone()),
        (words.postcode, form.postcode.clone()),
    ];
    let filled = fields.into_iter().filter(|(_, text)| !text.trim().is_empty());
    filled.map(|(label, text)| fact(label, view! { <span class="typed">{text}</span> })).collect()
}

fn attachments(id: ApplicationId, attachments: &[Attachment]) -> AnyView {
    let lang = Lang::current();
    let words = Reviews::of(lang);
    if attachments.is_empty() {
        return view! { <p>{words.attachments_none}</p> }.into_any();
    }
    let item = |file: &Attachment| {
        let href = format!("/applications/{id}/attachments/{}", file.id);
        let kind = attachment_kind(file.kind, lang);
        let name = fill(words.attachment, &[&file.name, &file.size.div_ceil(1024).to_string()]);
        view! { <li>{kind} {Common::of(lang).colon} <a href=href download="">{name}</a></li> }
    };
    let items = attachments.iter().map(item).collect_view();
    view! { <ul>{items}</ul> }.into_any()
}

fn history(events: Vec<Event>) -> impl IntoView {
    let lang = Lang::current();
    let words = Reviews::of(lang);
    let happening = |event: Event| {
        let href = format!("/ledger/entries/{}", event.index);
        let label = fill(words.entry, &[&event.index.to_string()]);
        Happening {
            at: event.at,
            title: entry_kind(&event.kind, lang).unwrap_or(&event.kind).to_owned(),
            tone: Tone::Plain,
            detail: Some(view! { <a href=href>{label}</a> }.into_any()),
        }
    };
    let items = events.into_iter().rev().map(happening).collect();
    view! { <Timeline items=items/> }
}
