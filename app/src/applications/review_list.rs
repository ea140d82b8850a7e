//! `/recruitment/{id}/review`: the applications of a recruitment by state; those that wait are accepted together here, and
//! everything is decided one by one on its own page.

use super::condition_words::MetTag;
use super::review_functions::AcceptThose;
use crate::asking::asking;
use crate::forms;
use crate::lang::Lang;
use crate::locales::{Recruitment, Reviews, fill, refusal_sentence, review_state};
use crate::recruitment::words::asked_recruitment;
use crate::ui::{
    Breadcrumbs, Column, Crumb, DataTable, EmptyState, ErrorSummary, FilterForm, Input, KeyHelp, LinkButton, ListKeys,
    Load, Moment, PageHeading, Pager, Row, Tab, Tabs, TextField,
};
use crate::{clock, visit};
use domain::applications::ApplicationState;
use domain::applications::work::{Decides, Shelf, WorkLine, WorkPage};
use domain::ids::RecruitmentId;
use domain::recruitment::RecruitmentRecord;
use domain::recruitment::position::PositionCode;
use leptos::form::ActionForm;
use leptos::prelude::*;
use store::applications::WorkQuery;

/// Applications on one page.
const PAGE: u64 = 50;

/// The list.
#[component]
pub fn ReviewListPage() -> impl IntoView {
    let asked = asking();
    let id = asked_recruitment();
    let query = WorkQuery {
        state: visit::query("state")
            .and_then(|text| ApplicationState::parse(&text))
            .unwrap_or(ApplicationState::Submitted),
        position: visit::query("position").and_then(|text| PositionCode::parse(text.trim()).ok()),
        after: visit::query("after").and_then(|text| text.parse().ok()),
    };
    let from = async move {
        let asking = asked?;
        let id = id?;
        let page = store::applications::work_list(&asking.store, &asking.actor, id, &query, PAGE).await?;
        let record = store::recruitment::recruitment_record(&asking.store, &asking.actor, id, asking.now).await?;
        Ok((record, query, page))
    };
    view! { <Load from=from show=|(record, query, page)| shown(record, query, page)/> }
}

fn shown(record: RecruitmentRecord, query: WorkQuery, page: WorkPage) -> impl IntoView {
    let lang = Lang::current();
    let words = Reviews::of(lang);
    let id = record.line.id;
    let trail = vec![
        Crumb::new(Recruitment::of(lang).title, "/recruitment"),
        Crumb::new(record.line.title.clone(), format!("/recruitment/{id}")),
    ];
    let due = page.shelves.iter().find(|shelf| shelf.state == query.state).and_then(|shelf| shelf.due);
    let due = due.map(|day| view! { <p>{fill(words.due, &[&clock::day(day, lang)])}</p> });
    let export = format!("/recruitment/{id}/applications.xlsx?state={}", query.state.as_str());
    let position = query.position.as_ref().map(ToString::to_string);
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=words.title lead=record.line.title>
            <LinkButton href=export download=true>{words.export}</LinkButton>
        </PageHeading>
        <ErrorSummary/>
        <Tabs label=words.shelves tabs=tabs(id, query.state, &page.shelves)/>
        {due}
        <FilterForm keep=vec!["state"]>
            <TextField name="position" label=words.filter_position input=Input::Search value=position max_length=40/>
        </FilterForm>
        {list(id, &query, page)}
    }
}

fn tabs(id: RecruitmentId, shown: ApplicationState, shelves: &[Shelf]) -> Vec<Tab> {
    let lang = Lang::current();
    let words = Reviews::of(lang);
    let tab = |shelf: &Shelf| Tab {
        label: fill(words.shelf, &[review_state(shelf.state, lang), &shelf.count.to_string()]),
        href: format!("/recruitment/{id}/review?state={}", shelf.state.as_str()),
        current: shelf.state == shown,
    };
    shelves.iter().map(tab).collect()
}

fn list(id: RecruitmentId, query: &WorkQuery, page: WorkPage) -> AnyView {
    let words = Reviews::of(Lang::current());
    let state = query.state;
    if page.lines.is_empty() {
        return view! { <EmptyState title=words.list_none><p>{words.list_none_hint}</p></EmptyState> }.into_any();
    }
    if state != ApplicationState::Submitted {
        return table(id, state, page, false).into_any();
    }
    let listed = query.position.as_ref().map(ToString::to_string);
    let listed = listed.map(|code| view! { <input type="hidden" name="position" value=code/> });
    let pick = |value: Option<&str>| visit::address_with(&[("pick", value), ("done", None)]);
    view! {
        <ListKeys>
            <ActionForm action={ServerAction::<AcceptThose>::new()}>
                <input type="hidden" name="recruitment" value=id.to_string()/>
                {listed}
                <p class="actions">
                    <a href=pick(Some("met"))>{words.pick_met}</a>
                    <a href=pick(None)>{words.pick_none}</a>
                </p>
                {table(id, state, page, true)}
                {refused()}
                <p>{words.accept_picked_hint}</p>
                <div class="actions">
                    <button class="button button-primary" data-accept="">{words.accept_picked}</button>
                </div>
            </ActionForm>
            <KeyHelp more=vec![("a", words.key_accept), ("r", words.key_refuse)]/>
        </ListKeys>
    }
    .into_any()
}

/// Why nothing was picked that could be accepted, where the error summary leads to.
fn refused() -> impl IntoView {
    forms::error_of("picked").map(|refusal| {
        view! { <p class="field-error" id=forms::field_id("picked") tabindex="-1">{refusal_sentence(&refusal, Lang::current())}</p> }
    })
}

fn table(id: RecruitmentId, state: ApplicationState, page: WorkPage, picks: bool) -> impl IntoView {
    let lang = Lang::current();
    let words = Reviews::of(lang);
    let mut columns = vec![
        Column::new(words.column_name),
        Column::new(words.column_identity),
        Column::new(words.column_position),
        Column::new(words.column_submitted),
        Column::new(words.column_conditions),
    ];
    let appeals = state == ApplicationState::Appealed;
    if appeals {
        columns.push(Column::new(words.column_due));
        columns.push(Column::new(words.column_decides));
    }
    let count = page.shelves.iter().find(|shelf| shelf.state == state).map_or(0, |shelf| shelf.count);
    let row = |(place, line): (usize, WorkLine)| {
        let href = format!("/recruitment/{id}/review/{}", line.id);
        let link = format!("open-{}", line.id);
        let name = view! { <a id=link.clone() href=href>{line.name.clone()}</a> };
        let pick = picks.then(|| pick(place, &line, &link));
        let mut cells = vec![
            view! { <span class="pick">{pick} {name}</span> }.into_any(),
            view! { <code>{line.identity.clone()}</code> }.into_any(),
            view! { {line.title.clone()} <br/> <code>{line.position.clone()}</code> }.into_any(),
            line.submitted_at.map(|at| view! { <Moment at=at/> }).into_any(),
            view! { <MetTag met=line.met/> }.into_any(),
        ];
        if appeals {
            cells.push(line.due.map(|day| clock::day(day, lang)).into_any());
            cells.push(decides(line.decides, words).into_any());
        }
        Row(cells)
    };
    let rows = page.lines.into_iter().enumerate().map(row).collect();
    let caption = fill(words.list_caption, &[review_state(state, lang), &count.to_string()]);
    let pager = Pager { next: page.next.map(|next| next.to_string()) };
    view! { <DataTable id="work" caption=caption columns=columns rows=rows pager=pager/> }
}

/// The checkbox of one application; its id is what a refusal of it names.
fn pick(place: usize, line: &WorkLine, link: &str) -> impl IntoView + use<> {
    let words = Reviews::of(Lang::current());
    let name = format!("picked[{place}]");
    let value = format!("{}:{}", line.id, line.version);
    let ticked = match forms::returned() {
        Some(form) => form.values.get(&name) == Some(&value),
        None => visit::query("pick").is_some() && line.met.is_some_and(|met| met.all()),
    };
    let id = forms::field_id(&format!("picked-{}", line.id));
    let label = fill(words.pick, &[&line.name]);
    view! {
        <input type="checkbox" id=id name=name value=value checked=ticked aria-label=label data-pick=link.to_owned()/>
    }
}

pub(super) const fn decides(decides: Decides, words: &'static Reviews) -> &'static str {
    match decides {
        Decides::You => words.decides_you,
        Decides::SecondPerson => words.decides_second,
        Decides::Nobody => words.decides_nobody,
    }
}
