//! `/recruitment/{id}/lists`: every list of a recruitment, for everybody.

use super::pass_lines::Lines;
use crate::asking::asking;
use crate::clock;
use crate::lang::Lang;
use crate::locales::{Recruitment, Selection, fill, list_kind};
use crate::recruitment::asked_recruitment;
use crate::ui::{
    Breadcrumbs, Column, Crumb, DataTable, Day, EmptyState, ErrorSummary, LinkButton, Load, PageHeading, Row,
};
use chrono::NaiveDate;
use domain::calendar::day_in_shanghai;
use domain::recruitment::RecruitmentRecord;
use domain::selection::{ListKind, ListLine, PassLines, Told};
use leptos::prelude::*;

/// The lists of a recruitment.
#[component]
pub fn ListsPage() -> impl IntoView {
    let asked = asking();
    let id = asked_recruitment();
    let from = async move {
        let asking = asked?;
        let record = store::recruitment::recruitment_record(&asking.store, &asking.actor, id?, asking.now).await?;
        let id = record.line.id;
        let lists = store::selection::lists(&asking.store, &asking.actor, id).await?;
        let lines = store::selection::pass_lines(&asking.store, &asking.actor, id).await?;
        let told = store::selection::told(&asking.store, &asking.actor, id).await?;
        Ok((record, lists, lines, told, day_in_shanghai(asking.now)))
    };
    view! { <Load from=from show=|(record, lists, lines, told, today)| shown(record, lists, lines, told, today)/> }
}

fn shown(
    record: RecruitmentRecord,
    lists: Vec<ListLine>,
    lines: Vec<PassLines>,
    told: Told,
    today: NaiveDate,
) -> impl IntoView {
    let words = Selection::of(Lang::current());
    let id = record.line.id;
    let trail = vec![
        Crumb::new(Recruitment::of(Lang::current()).title, "/recruitment"),
        Crumb::new(record.line.title.clone(), format!("/recruitment/{id}")),
    ];
    let counts = [told.open, told.upheld, told.dismissed].map(|count| count.to_string());
    let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
    let noticed = lists.iter().any(|line| line.kind == ListKind::Publicity);
    let objections = noticed.then(|| view! { <p>{fill(words.objections_told, &counts)}</p> });
    let running = lists.iter().any(|line| line.kind == ListKind::Publicity && !line.is_withdrawn(today));
    let object = running.then(|| {
        let href = format!("/recruitment/{id}/objection");
        view! { <div class="actions"><LinkButton href=href>{words.object}</LinkButton></div> }
    });
    let panel = record.leads.then(|| {
        let href = format!("/recruitment/{id}/selection");
        view! { <div class="actions"><LinkButton href=href>{words.panel_link}</LinkButton></div> }
    });
    let lined = !lines.is_empty() || lists.iter().any(|line| line.kind == ListKind::Shortlist);
    let file = lined.then(|| {
        let href = format!("/recruitment/{id}/lines.xlsx");
        view! { <div class="actions"><LinkButton href=href download=true>{words.lines_file}</LinkButton></div> }
    });
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=words.lists lead=words.lists_lead/>
        <ErrorSummary/>
        {panel}
        {table(&record, lists)}
        <Lines id=id lines=lines/>
        {file}
        {objections}
        {object}
    }
}

fn table(record: &RecruitmentRecord, lists: Vec<ListLine>) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Selection::of(lang);
    let id = record.line.id;
    if lists.is_empty() {
        return view! { <EmptyState title=words.lists_none><p>{words.lists_none_hint}</p></EmptyState> }.into_any();
    }
    let columns = [words.column_list, words.column_published, words.column_until].map(Column::new).to_vec();
    let row = |line: ListLine| {
        let href = format!("/recruitment/{id}/lists/{}", line.id);
        let until = match line.until {
            Some(day) => view! { <Day date=day/> }.into_any(),
            None => words.none.into_any(),
        };
        Row(vec![
            view! { <a href=href>{list_kind(line.kind, lang)}</a> }.into_any(),
            clock::instant(line.published_at, lang).into_any(),
            until,
        ])
    };
    let rows = lists.into_iter().map(row).collect();
    view! { <DataTable id="lists" caption=words.lists_caption columns=columns rows=rows/> }.into_any()
}
