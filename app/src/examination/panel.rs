//! `/recruitment/{id}/examination`: what staff do for the written papers, in the order in which it comes.

use super::points::Tables;
use super::rechecks::Rechecks;
use super::seat_draw::SeatDraws;
use crate::asking::asking;
use crate::clock;
use crate::lang::Lang;
use crate::locales::{Examination, Recruitment, fill, recruitment_state};
use crate::recruitment::asked_recruitment;
use crate::ui::{
    Breadcrumbs, Crumb, ErrorSummary, Load, PageHeading, ReturnedField, Statistic, Statistics, StatusTag, Tone,
};
use domain::examination::ExaminationRecord;
use domain::ids::AccountId;
use domain::recruitment::RecruitmentState;
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
        Ok((record, supervisors))
    };
    view! { <Load from=from show=|(record, supervisors)| shown(record, supervisors)/> }
}

fn shown(record: ExaminationRecord, supervisors: Vec<(AccountId, String)>) -> impl IntoView {
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
    let rechecks = (record.line.state >= RecruitmentState::Scored).then(|| view! { <Rechecks record=record.clone()/> });
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=words.title lead=lead>
            <StatusTag tone=Tone::Info label=recruitment_state(record.line.state, lang)/>
        </PageHeading>
        <ErrorSummary fields=fields/>
        <Statistics items=items/>
        {rechecks}
        {tables}
        <SeatDraws record=record supervisors=supervisors/>
    }
}
