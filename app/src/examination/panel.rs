//! `/recruitment/{id}/examination`: what staff do for the written papers, in the order in which it comes.

use super::functions::PublishBonuses;
use super::points::Tables;
use super::rechecks::Rechecks;
use super::seat_draw::SeatDraws;
use crate::asking::asking;
use crate::clock;
use crate::lang::Lang;
use crate::locales::{Examination, Recruitment, fill, recruitment_state};
use crate::recruitment::asked_recruitment;
use crate::ui::{
    Breadcrumbs, Button, Crumb, ErrorSummary, Load, PageHeading, ReturnedField, Section, Statistic, Statistics,
    StatusTag, Tone,
};
use domain::applications::BonusCounts;
use domain::examination::ExaminationRecord;
use domain::ids::AccountId;
use domain::recruitment::RecruitmentState;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The staff's panel.
#[component]
pub fn ExaminationPage() -> impl IntoView {
    let asked = asking();
    let id = asked_recruitment();
    let from = async move {
        let asking = asked?;
        let record = store::examination::examination_record(&asking.store, &asking.actor, id?, asking.now).await?;
        let supervisors = store::draws::invitable(&asking.store, &asking.actor).await?;
        let bonuses = store::selection::bonus_counts(&asking.store, &asking.actor, record.line.id).await?;
        Ok((record, bonuses, supervisors))
    };
    view! { <Load from=from show=|(record, bonuses, supervisors)| shown(record, bonuses, supervisors)/> }
}

fn shown(record: ExaminationRecord, bonuses: BonusCounts, supervisors: Vec<(AccountId, String)>) -> impl IntoView {
    let lang = Lang::current();
    let words = Examination::of(lang);
    let id = record.line.id;
    let trail = vec![
        Crumb::new(Recruitment::of(lang).title, "/recruitment"),
        Crumb::new(record.line.title.clone(), format!("/recruitment/{id}")),
    ];
    let fields = [
        ("title", words.form_title),
        ("opens_at", words.form_opens),
        ("supervisors", words.form_supervisors),
        ("rooms", words.form_rooms),
        ("file", words.points_file),
        ("points", words.find_points),
    ];
    let fields = fields.map(|(name, label)| ReturnedField::new(name, label)).to_vec();
    let statistic = |label: &str, value: String| Statistic { label: label.to_owned(), value, note: None };
    let rooms = record.draws.first().map(|draw| draw.rooms.clone()).unwrap_or_default();
    let seats: u32 = rooms.iter().map(|room| u32::from(room.seats)).sum();
    let mut items = vec![statistic(words.sitting, record.sitting.to_string())];
    if !rooms.is_empty() {
        items.push(statistic(words.rooms_count, rooms.len().to_string()));
        items.push(statistic(words.seats_count, seats.to_string()));
    }
    let lead = fill(words.panel_lead, &[&clock::day(record.day, lang)]);
    let tables = (record.line.state >= RecruitmentState::Allotted).then(|| view! { <Tables record=record.clone()/> });
    let raised = (record.line.state == RecruitmentState::Allotted).then(|| raised(&record, bonuses));
    let rechecks = (record.line.state >= RecruitmentState::Scored).then(|| view! { <Rechecks record=record.clone()/> });
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=words.title lead=lead>
            <StatusTag tone=Tone::Info label=recruitment_state(record.line.state, lang)/>
        </PageHeading>
        <ErrorSummary fields=fields/>
        <Statistics items=items/>
        {rechecks}
        {raised}
        {tables}
        <SeatDraws record=record supervisors=supervisors/>
    }
}

/// The claims of points that the law adds, and their list; nothing where nobody claims any.
fn raised(record: &ExaminationRecord, counts: BonusCounts) -> Option<impl IntoView + use<>> {
    let lang = Lang::current();
    let words = Examination::of(lang);
    let id = record.line.id;
    let none = counts == BonusCounts::default();
    let notice = match counts.until {
        Some(until) => view! { <p>{fill(words.bonuses_until, &[&clock::day(until, lang)])}</p> }.into_any(),
        None if counts.open == 0 => view! {
            <p>{words.bonuses_hint}</p>
            <ActionForm action={ServerAction::<PublishBonuses>::new()}>
                <input type="hidden" name="id" value=id.to_string()/>
                <Button>{words.bonuses_publish}</Button>
            </ActionForm>
        }
        .into_any(),
        None => {
            view! { <p><a href=format!("/recruitment/{id}/review?state=paid")>{words.bonuses_open}</a></p> }.into_any()
        }
    };
    let told = fill(words.bonuses_told, &[&counts.confirmed.to_string(), &counts.open.to_string()]);
    (!none).then(|| {
        view! {
            <Section id="bonuses" title=words.bonuses>
                <p>{told}</p>
                {notice}
            </Section>
        }
    })
}
