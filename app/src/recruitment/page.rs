//! `/recruitment/{id}`: one recruitment: where it stands, its numbers, its days, its notice, its scheme.

use super::days::Changes;
use super::lead::{Lead, Leading};
use super::rewording::Reworded;
use super::words::{asked_recruitment, day_label, named, stage_tone};
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{
    Candidates, Corrections, Counts, DayChanges, Examination, Recruitment, Refunds, Reviews, Selection, fill,
    stage_name,
};
use crate::ui::{
    Breadcrumbs, Crumb, Day, ErrorSummary, Facts, Kind, LinkButton, Load, PageHeading, Section, Statistic, Statistics,
    StatusTag, fact,
};
use domain::permissions::{Action, Target, may};
use domain::recruitment::{RecruitmentRecord, RecruitmentState, Rescheduling, Rewording};
use leptos::prelude::*;

/// What has changed since the notice.
struct Published {
    days: Vec<Rescheduling>,
    words: Vec<Rewording>,
}

/// One recruitment.
#[component]
pub fn RecruitmentPage() -> impl IntoView {
    let asked = asking();
    let id = asked_recruitment();
    let from = async move {
        let asking = asked?;
        let record = store::recruitment::recruitment_record(&asking.store, &asking.actor, id?, asking.now).await?;
        let leading = if record.leads { Some(Leading::read(&asking, record.line.id).await?) } else { None };
        let reviews = may(&asking.actor, Action::ReviewApplications, Target::Region(record.line.region)).is_ok();
        let changes = Published {
            days: store::recruitment::reschedulings(&asking.store, &asking.actor, record.line.id).await?,
            words: store::recruitment::rewordings(&asking.store, &asking.actor, record.line.id).await?,
        };
        Ok((record, leading, reviews, changes))
    };
    view! { <Load from=from show=|(record, leading, reviews, changes)| shown(record, leading, reviews, changes)/> }
}

fn shown(record: RecruitmentRecord, leading: Option<Leading>, reviews: bool, changes: Published) -> impl IntoView {
    let lang = Lang::current();
    let words = Recruitment::of(lang);
    let stage = record.line.stage;
    let lead = leading.map(|leading| view! { <Lead record=record.clone() leading=leading/> });
    view! {
        <Breadcrumbs trail=vec![Crumb::new(words.title, "/recruitment")]/>
        <PageHeading title=record.line.title.clone()>
            <StatusTag tone=stage_tone(stage) label=stage_name(stage, lang)/>
        </PageHeading>
        <ErrorSummary/>
        {lead}
        {numbers(&record, reviews)}
        {(record.line.state >= RecruitmentState::Allotted).then(|| examination(&record))}
        {days(&record)}
        <Changes id=record.line.id changes=changes.days/>
        {notice(&record)}
        <Reworded id=record.line.id changes=changes.words/>
        {scheme(&record)}
        {ledger(&record)}
    }
}

fn numbers(record: &RecruitmentRecord, reviews: bool) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Recruitment::of(lang);
    let id = record.line.id;
    let numbers = record.numbers;
    let statistic =
        |label: &str, value: u64| Statistic { label: label.to_owned(), value: value.to_string(), note: None };
    let mut items =
        vec![statistic(words.number_positions, numbers.positions), statistic(words.number_places, numbers.places)];
    if numbers.cancelled > 0 {
        items.push(statistic(words.number_cancelled, numbers.cancelled));
    }
    let lists = record.line.state.is_public().then(|| {
        let words = Selection::of(Lang::current());
        let panel = (record.leads && record.line.state >= RecruitmentState::Scored).then(|| {
            view! { <LinkButton href=format!("/recruitment/{id}/selection")>{words.panel_link}</LinkButton> }
        });
        let href = format!("/recruitment/{id}/lists");
        view! { <LinkButton href=href>{words.lists}</LinkButton>{panel} }
    });
    let search = (numbers.positions > 0).then(|| {
        view! {
            <LinkButton href=format!("/recruitment/{id}/positions") kind=Kind::Primary>{words.search_positions}</LinkButton>
            <LinkButton href=format!("/recruitment/{id}/positions.json") download=true>{words.positions_file}</LinkButton>
            <LinkButton href=format!("/recruitment/{id}/positions.xlsx") download=true>{words.positions_workbook}</LinkButton>
        }
    });
    let public = record.line.state.is_public();
    let counts = public.then(|| {
        view! { <LinkButton href=format!("/recruitment/{id}/statistics")>{Counts::of(lang).title}</LinkButton> }
    });
    let review = (public && reviews).then(|| {
        view! { <LinkButton href=format!("/recruitment/{id}/review")>{Reviews::of(lang).link}</LinkButton> }
    });
    let refunds = (public && record.leads).then(|| {
        view! { <LinkButton href=format!("/recruitment/{id}/refunds")>{Refunds::of(lang).link}</LinkButton> }
    });
    view! {
        <Section id="numbers" title=words.numbers>
            <Statistics items=items/>
            {(public || numbers.positions > 0).then(|| view! { <div class="actions">{search} {lists} {counts} {review} {refunds}</div> })}
        </Section>
    }
}

/// Once the seats are given: where everybody finds them, and the status that a ticket opens.
fn examination(record: &RecruitmentRecord) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Examination::of(lang);
    let seats = format!("/recruitment/{}/seats", record.line.id);
    view! {
        <Section id="examination" title=words.title>
            <div class="actions">
                <LinkButton href="/examination/status" kind=Kind::Primary>{Candidates::of(lang).status_title}</LinkButton>
                <LinkButton href=seats>{words.seats_public}</LinkButton>
            </div>
        </Section>
    }
}

fn days(record: &RecruitmentRecord) -> impl IntoView + use<> {
    let words = Recruitment::of(Lang::current());
    let days = record.plan.schedule.every_day().into_iter();
    let items =
        days.filter_map(|(field, day)| Some(fact(day_label(field, words), view! { <Day date=day?/> }))).collect();
    let change = changeable(record).then(|| {
        let href = format!("/recruitment/{}/days", record.line.id);
        view! { <div class="actions"><LinkButton href=href>{DayChanges::of(Lang::current()).change}</LinkButton></div> }
    });
    view! {
        <Section id="days" title=words.days>
            <p>{words.days_lead}</p>
            <Facts items=items/>
            {change}
        </Section>
    }
}

/// Whether the asker may propose that announced days or words change.
fn changeable(record: &RecruitmentRecord) -> bool {
    let state = record.line.state;
    record.leads && state.is_public() && state != RecruitmentState::Filed
}

fn notice(record: &RecruitmentRecord) -> impl IntoView + use<> {
    let words = Recruitment::of(Lang::current());
    let paragraphs = record.plan.words.lines().filter(|line| !line.trim().is_empty());
    let paragraphs: Vec<_> = paragraphs.map(|line| view! { <p>{line.to_owned()}</p> }).collect();
    let contacts = vec![
        fact(words.form_enquiries, record.plan.enquiries.clone()),
        fact(words.form_objections, record.plan.objections.clone()),
    ];
    let correct = changeable(record).then(|| {
        let href = format!("/recruitment/{}/words", record.line.id);
        view! { <div class="actions"><LinkButton href=href>{Corrections::of(Lang::current()).change}</LinkButton></div> }
    });
    let notice = (!paragraphs.is_empty())
        .then(|| view! { <Section id="notice" title=words.notice_words>{paragraphs}</Section> });
    view! {
        {notice}
        <Section id="contacts" title=words.contacts><Facts items=contacts/>{correct}</Section>
    }
}

fn scheme(record: &RecruitmentRecord) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Recruitment::of(lang);
    let scheme = &record.scheme;
    let href = format!("/recruitment/schemes/{}/{}", scheme.key, scheme.version);
    let name = fill(words.scheme_version, &[&named(&scheme.name, lang), &scheme.version.to_string()]);
    let frozen = record.line.state >= RecruitmentState::Approved;
    view! {
        <Section id="scheme" title=words.scheme>
            <p><a href=href>{name}</a></p>
            <p>{if frozen { words.scheme_frozen } else { words.scheme_open }}</p>
        </Section>
    }
}

fn ledger(record: &RecruitmentRecord) -> impl IntoView + use<> {
    let words = Recruitment::of(Lang::current());
    let href = format!("/ledger?subject=recruitment%3A{}", record.line.id);
    view! {
        <Section id="ledger" title=words.ledger>
            <p>{words.fingerprint_hint}</p>
            <p><a href=href>{words.ledger_link}</a></p>
        </Section>
    }
}
