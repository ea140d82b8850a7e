//! `/recruitment`: every recruitment, newest first.

use super::words::stage_tone;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Recruitment, RecruitmentWork, region_name, scheme_kind, stage_name};
use crate::ui::{Column, DataTable, Day, EmptyState, Kind, LinkButton, Load, PageHeading, Pager, Row, StatusTag};
use crate::visit;
use domain::permissions::{Action, Target, may};
use domain::recruitment::RecruitmentLine;
use leptos::prelude::*;

/// Recruitments on one page of the list.
const PAGE: u64 = 25;

/// The list of recruitments.
#[component]
pub fn RecruitmentsPage() -> impl IntoView {
    let words = Recruitment::of(Lang::current());
    let asked = asking();
    let before = visit::query("after").and_then(|text| text.parse().ok());
    let from = async move {
        let asking = asked?;
        Ok(store::recruitment::recruitment_list(&asking.store, &asking.actor, before, PAGE, asking.now).await?)
    };
    let plans = may(&visit::actor(), Action::PlanRecruitment, Target::Anything).is_ok();
    let work = RecruitmentWork::of(Lang::current()).link;
    view! {
        <PageHeading title=words.title lead=words.lead>
            {plans.then(|| view! { <LinkButton href="/recruitment/new" kind=Kind::Primary>{words.new}</LinkButton> })}
            {plans.then(|| view! { <LinkButton href="/recruitment/work">{work}</LinkButton> })}
            <LinkButton href="/recruitment/schemes">{words.schemes}</LinkButton>
            <LinkButton href="/recruitment/quota">{words.quota}</LinkButton>
        </PageHeading>
        <Load from=from show=table/>
        <p><a href="/recruitment/feed.atom" type="application/atom+xml">{words.feed_link}</a></p>
    }
}

fn table(lines: Vec<RecruitmentLine>) -> impl IntoView {
    let lang = Lang::current();
    let words = Recruitment::of(lang);
    if lines.is_empty() {
        return view! { <EmptyState title=words.none><p>{words.none_hint}</p></EmptyState> }.into_any();
    }
    let full = lines.len() as u64 == PAGE;
    let next = lines.last().filter(|_| full).map(|line| line.id.to_string());
    let columns =
        [words.column_title, words.column_kind, words.column_stage, words.column_region, words.column_announced];
    let row = |line: RecruitmentLine| {
        let href = format!("/recruitment/{}", line.id);
        let announced = line.announced_on.map_or_else(|| "–".into_any(), |day| view! { <Day date=day/> }.into_any());
        Row(vec![
            view! { <a href=href>{line.title}</a> }.into_any(),
            scheme_kind(line.kind, lang).into_any(),
            view! { <StatusTag tone=stage_tone(line.stage) label=stage_name(line.stage, lang)/> }.into_any(),
            region_name(line.region, lang).into_any(),
            announced,
        ])
    };
    let rows = lines.into_iter().map(row).collect();
    let columns = columns.map(Column::new).to_vec();
    view! {
        <DataTable id="recruitments" caption=words.list_caption columns=columns rows=rows pager=Pager { next }/>
    }
    .into_any()
}
