//! `/recruitment/{id}/lists/{list}`: one list as it was published, its files and its check in the browser. When its notice
//! is over, search engines are asked to forget it.

use super::RecomputeList;
use crate::asking::asking;
use crate::clock;
use crate::lang::Lang;
use crate::locales::{Common, Recruitment, Selection, fill, list_cell, list_column, list_kind};
use crate::recruitment::asked_recruitment;
use crate::refused::Refused;
use crate::ui::{
    Breadcrumbs, Column, Crumb, DataTable, EmptyState, Facts, FilterForm, HashText, Input, Layout, LinkButton, Load,
    Notice, PageHeading, Pager, Row, Section, TextField, Tone, fact,
};
use crate::visit;
use chrono::NaiveDate;
use domain::calendar::day_in_shanghai;
use domain::ids::ListId;
use domain::refusal::Code;
use domain::selection::{Flat, List, ListCell, PublishedList};
use leptos::prelude::*;
use leptos_meta::Meta;
use leptos_router::hooks::use_params_map;

/// Rows on one page.
const PAGE: usize = 200;

/// The list that the address names.
fn asked_list() -> Result<ListId, Code> {
    use_params_map().read_untracked().get("list").and_then(|id| id.parse().ok()).ok_or(Code::NotFound)
}

/// What of the list is asked for.
#[derive(Debug, Default)]
struct Question {
    words: String,
    after: usize,
}

/// One list.
#[component]
pub fn ListPage() -> impl IntoView {
    let asked = asking();
    let (id, list) = (asked_recruitment(), asked_list());
    let question = Question {
        words: visit::query("words").unwrap_or_default(),
        after: visit::query("after").and_then(|text| text.parse().ok()).unwrap_or_default(),
    };
    let from = async move {
        let asking = asked?;
        let found = store::selection::list(&asking.store, &asking.actor, id?, list?).await?;
        let entry = store::selection::entry_of(&asking.store, found.recruitment, &found.line).await?;
        Ok::<_, Refused>((found, entry, question, day_in_shanghai(asking.now)))
    };
    view! { <Load from=from show=|(found, entry, question, today)| shown(found, entry, &question, today)/> }
}

fn shown(found: PublishedList, entry: Option<u64>, question: &Question, today: NaiveDate) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Selection::of(lang);
    let PublishedList { recruitment: id, title, line, list, declined } = found;
    let base = format!("/recruitment/{id}/lists/{}", line.id);
    let trail = vec![
        Crumb::new(Recruitment::of(lang).title, "/recruitment"),
        Crumb::new(title, format!("/recruitment/{id}")),
        Crumb::new(words.lists, format!("/recruitment/{id}/lists")),
    ];
    let withdrawn = line.is_withdrawn(today);
    if withdrawn {
        unlisted();
    }
    let robots = withdrawn.then(|| view! { <Meta name="robots" content="noindex, noarchive"/> });
    let archived = withdrawn.then(|| view! { <Notice><p>{words.archived}</p></Notice> });
    let published = fill(words.published, &[&clock::instant(line.published_at, lang)]);
    let notice = match &list {
        List::Publicity { telephone, until, .. } if !withdrawn => Some(running(id, telephone, *until)),
        _ => None,
    };
    let numbers = [list.positions().to_string(), list.candidates().to_string()];
    let name = list_kind(line.kind, lang);
    let caption = fill(words.caption, &[name, &numbers[0], &numbers[1]]);
    let facts = vec![fact(words.fingerprint, view! { <HashText text=line.sha256.clone()/> })];
    let at_ledger = entry.map(|index| {
        view! { <LinkButton href=format!("/ledger/entries/{index}")>{words.entry}</LinkButton> }
    });
    let json = format!("{base}/list.json");
    let value = question.words.clone();
    let table = table(list.flat(), question, caption);
    view! {
        {robots}
        <Breadcrumbs trail=trail/>
        <PageHeading title=name lead=published/>
        {archived}
        {notice}
        {given_up(&declined)}
        <FilterForm>
            <TextField name="words" label=words.find input=Input::Search value=value max_length=40/>
        </FilterForm>
        {table}
        <Section id="proof" title=words.proof>
            <Facts items=facts/>
            <p>{words.fingerprint_hint}</p>
            <div class="actions">
                <LinkButton href=json.clone() download=true>{words.file_json}</LinkButton>
                <LinkButton href=format!("{base}/list.xlsx") download=true>{words.file_xlsx}</LinkButton>
                {at_ledger}
            </div>
            <RecomputeList href=json entry=entry lang=lang/>
        </Section>
    }
}

/// The header beside the meta element, for whoever reads only that.
fn unlisted() {
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        let name = http::HeaderName::from_static("x-robots-tag");
        response.insert_header(name, http::HeaderValue::from_static("noindex, noarchive"));
    }
}

fn running(id: domain::ids::RecruitmentId, telephone: &str, until: NaiveDate) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Selection::of(lang);
    let sentence = fill(words.runs, &[&clock::day(until, lang)]);
    let telephone = telephone.to_owned();
    view! {
        <Notice tone=Tone::Info>
            <p>{sentence} " " {words.telephone} {Common::of(lang).colon} {telephone}</p>
            <p><a href=format!("/recruitment/{id}/objection")>{words.object}</a></p>
        </Notice>
    }
}

/// Whose places on a public notice were given up since: by ticket, never why.
fn given_up(declined: &[String]) -> impl IntoView + use<> {
    let words = Selection::of(Lang::current());
    let sentence = fill(words.declined_of, &[&declined.join(words.ticket_between)]);
    (!declined.is_empty()).then(|| view! { <Notice tone=Tone::Warning><p>{sentence}</p></Notice> })
}

fn table(flat: Flat, question: &Question, caption: String) -> AnyView {
    let lang = Lang::current();
    let words = Selection::of(lang);
    let wanted = question.words.trim();
    let all = flat.rows.is_empty();
    let fits = |(code, cells): &(String, Vec<ListCell>)| {
        wanted.is_empty() || code == wanted || cells.iter().any(|cell| *cell == ListCell::Text(wanted.to_owned()))
    };
    let mut rows = flat.rows.into_iter().filter(fits).skip(question.after);
    let shown: Vec<_> = rows.by_ref().take(PAGE).collect();
    let next = rows.next().map(|_| (question.after + PAGE).to_string());
    if shown.is_empty() {
        let (title, hint) = if all { (words.empty, "") } else { (words.nothing, words.nothing_hint) };
        return view! { <EmptyState title=title><p>{hint}</p></EmptyState> }.into_any();
    }
    let column = |column| {
        let label = list_column(column, lang);
        if column.is_number() { Column::number(label) } else { Column::new(label) }
    };
    let columns: Vec<Column> = flat.columns.iter().map(column).collect();
    let cell = |cell: &ListCell| list_cell(cell, lang).into_any();
    let rows = shown.iter().map(|(_, cells)| Row(cells.iter().map(cell).collect())).collect();
    view! { <DataTable id="list" caption=caption columns=columns rows=rows layout=Layout::Scroll pager=Pager { next }/> }
        .into_any()
}
