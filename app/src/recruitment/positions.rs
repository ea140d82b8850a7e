//! `/recruitment/{id}/positions`: the positions of a recruitment, searched by words, by region, unit and major, and by one's own education.

use super::words::{asked_recruitment, position_tone};
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Common, Recruitment, education_name, fill, position_state};
use crate::ui::{
    Breadcrumbs, Choice, Column, Crumb, DataTable, EmptyState, FilterForm, Input, Load, PageHeading, Pager, Row,
    SelectField, StatusTag, TextField,
};
use crate::visit;
use domain::recruitment::position::{Education, PositionCode};
use domain::recruitment::{PositionLine, RecruitmentRecord};
use leptos::prelude::*;
use store::recruitment::{PositionQuery, Positions};

/// Positions on one page.
const PAGE: u64 = 50;

/// The positions of a recruitment.
#[component]
pub fn PositionsPage() -> impl IntoView {
    let asked = asking();
    let id = asked_recruitment();
    let query = PositionQuery {
        words: visit::query("words").unwrap_or_default(),
        region: visit::query("region").unwrap_or_default(),
        unit: visit::query("unit").unwrap_or_default(),
        major: visit::query("major").unwrap_or_default(),
        education: visit::query("education").and_then(|text| Education::parse(&text)),
        after: visit::query("after").and_then(|text| PositionCode::parse(&text).ok()),
    };
    let from = async move {
        let asking = asked?;
        let id = id?;
        let record = store::recruitment::recruitment_record(&asking.store, &asking.actor, id, asking.now).await?;
        let found = store::recruitment::positions(&asking.store, &asking.actor, id, &query, PAGE).await?;
        Ok((record, query, found))
    };
    view! { <Load from=from show=|(record, query, found)| shown(record, query, found)/> }
}

fn shown(record: RecruitmentRecord, query: PositionQuery, found: Positions) -> impl IntoView {
    let lang = Lang::current();
    let words = Recruitment::of(lang);
    let id = record.line.id;
    let educations = Education::ALL.map(|level| Choice::new(level.as_str(), education_name(level, lang))).to_vec();
    let trail = vec![
        Crumb::new(words.title, "/recruitment"),
        Crumb::new(record.line.title.clone(), format!("/recruitment/{id}")),
    ];
    let any = Common::of(lang).any;
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=words.positions/>
        <FilterForm>
            <TextField name="words" label=words.words hint=words.words_hint input=Input::Search value=query.words
                max_length=60/>
            <TextField name="region" label=words.by_region value=query.region max_length=60/>
            <TextField name="unit" label=words.by_unit value=query.unit max_length=60/>
            <TextField name="major" label=words.by_major value=query.major max_length=60/>
            <SelectField name="education" empty=any label=words.own_education choices=educations
                value=query.education.map(Education::as_str)/>
        </FilterForm>
        {table(id, found)}
    }
}

fn table(id: domain::ids::RecruitmentId, found: Positions) -> impl IntoView {
    let lang = Lang::current();
    let words = Recruitment::of(lang);
    if found.lines.is_empty() {
        let hint = words.positions_none_hint;
        return view! { <EmptyState title=words.positions_none><p>{hint}</p></EmptyState> }.into_any();
    }
    let next = found.lines.last().filter(|_| found.more).map(|line| line.code.clone());
    let columns = vec![
        Column::new(words.column_code),
        Column::new(words.column_agency),
        Column::new(words.column_position),
        Column::new(words.column_place),
        Column::number(words.column_places),
        Column::new(words.column_state),
    ];
    let row = |line: PositionLine| {
        let href = format!("/recruitment/{id}/positions/{}", line.code);
        let unit = (line.unit != line.agency).then(|| view! { <br/> {line.unit} });
        Row(vec![
            view! { <a href=href><code>{line.code}</code></a> }.into_any(),
            view! { {line.agency} {unit} }.into_any(),
            line.title.into_any(),
            line.place.into_any(),
            line.places.into_any(),
            view! { <StatusTag tone=position_tone(line.state) label=position_state(line.state, lang)/> }.into_any(),
        ])
    };
    let rows = found.lines.into_iter().map(row).collect();
    let caption = fill(words.positions_caption, &[&found.found.to_string()]);
    view! { <DataTable id="positions" caption=caption columns=columns rows=rows pager=Pager { next }/> }.into_any()
}
