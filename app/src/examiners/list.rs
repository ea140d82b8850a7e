//! `/examiners`: the register, narrowed down and paged by the address.

use super::words;
use crate::asking::asking;
use crate::clock;
use crate::lang::Lang;
use crate::locales::{Common, ExaminerLife, Examiners, examiner_state, fill, panel_role, region_name};
use crate::ui::{
    Choice, Column, DataTable, EmptyState, FilterForm, Input, Kind, LinkButton, Load, PageHeading, Pager, Row,
    SelectField, TextField,
};
use crate::visit;
use chrono::NaiveDate;
use domain::examiners::{Examiner, ExaminerState, Filter, Page, PanelRole, RegisterPage};
use domain::permissions::{Action, Target, may};
use domain::regions::ExamRegion;
use leptos::prelude::*;

/// The list of examiners.
#[component]
pub fn ExaminersPage() -> impl IntoView {
    let asked = asking();
    let filter = asked_filter();
    let page = visit::query("after").and_then(|key| key.parse().ok()).map_or(Page::First, Page::After);
    let from = async move {
        let asking = asked?;
        let found = store::examiners::list(&asking.store, &asking.actor, &filter, page).await?;
        Ok((found, filter, clock::day_of(asking.now)))
    };
    view! { <Load from=from show=|(found, filter, today)| register(found, &filter, today)/> }
}

/// What the address asks for; a word it does not know is left out.
fn asked_filter() -> Filter {
    Filter {
        region: visit::query("region").and_then(|text| ExamRegion::parse(&text)),
        state: visit::query("state").and_then(|text| ExaminerState::parse(&text)),
        role: visit::query("role").and_then(|text| PanelRole::parse(&text)),
        text: visit::query("text").unwrap_or_default(),
    }
}

fn register(found: RegisterPage, filter: &Filter, today: NaiveDate) -> impl IntoView + use<> {
    let words = Examiners::of(Lang::current());
    let more = ExaminerLife::of(Lang::current());
    let may_import = may(&visit::actor(), Action::ImportExaminers, Target::Anything).is_ok();
    let may_change = may(&visit::actor(), Action::ChangeExaminer, Target::Anything).is_ok();
    let table =
        if found.examiners.is_empty() { nobody(filter, may_import).into_any() } else { table(found, today).into_any() };
    view! {
        <PageHeading title=words.title lead=words.lead>
            {may_import.then(|| view! { <LinkButton href="/examiners/import" kind=Kind::Primary>{words.import}</LinkButton> })}
            {may_change.then(|| view! { <LinkButton href="/examiners/apply">{more.apply}</LinkButton> })}
            <LinkButton href="/examiners/statistics">{more.statistics}</LinkButton>
        </PageHeading>
        <Narrowing filter=filter.clone()/>
        {table}
        {may_import.then(downloads)}
    }
}

/// The two files that help with an import.
pub(super) fn downloads() -> impl IntoView {
    let words = Examiners::of(Lang::current());
    view! {
        <div class="actions">
            <LinkButton href="/examiners/template.xlsx" download=true>{words.template}</LinkButton>
            <LinkButton href="/roster-demonstration.xlsx" download=true>{words.demonstration}</LinkButton>
        </div>
    }
}

#[component]
fn Narrowing(filter: Filter) -> impl IntoView {
    let lang = Lang::current();
    let words = Examiners::of(lang);
    let regions = words::reached(&visit::actor(), Action::ReadExaminers);
    let regions: Vec<_> =
        regions.into_iter().map(|region| Choice::new(region.as_str(), region_name(region, lang))).collect();
    let states = ExaminerState::ALL.map(|state| Choice::new(state.as_str(), examiner_state(state, lang))).to_vec();
    let roles = PanelRole::ALL.map(|role| Choice::new(role.as_str(), panel_role(role, lang))).to_vec();
    let (region, state) = (filter.region.map(ExamRegion::as_str), filter.state.map(ExaminerState::as_str));
    let role = filter.role.map(PanelRole::as_str);
    let any = Common::of(lang).any;
    // Who sees one region has nothing to choose.
    let region = (regions.len() > 1)
        .then(|| view! { <SelectField name="region" empty=any label=words.region choices=regions value=region/> });
    view! {
        <FilterForm>
            <TextField name="text" label=words.filter_text input=Input::Search value=filter.text max_length=60/>
            {region}
            <SelectField name="state" empty=any label=words.state choices=states value=state/>
            <SelectField name="role" empty=any label=words.role choices=roles value=role/>
        </FilterForm>
    }
}

fn nobody(filter: &Filter, may_import: bool) -> impl IntoView + use<> {
    let words = Examiners::of(Lang::current());
    let (title, hint) = if *filter == Filter::default() {
        (words.none, may_import.then_some(words.none_import))
    } else {
        (words.none_found, Some(words.none_hint))
    };
    view! { <EmptyState title=title>{hint.map(|hint| view! { <p>{hint}</p> })}</EmptyState> }
}

fn table(found: RegisterPage, today: NaiveDate) -> impl IntoView {
    let words = Examiners::of(Lang::current());
    let columns = vec![
        Column::new(words.name),
        Column::new(words.work_unit),
        Column::new(words.region),
        Column::new(words.roles),
        Column::new(words.certificate),
        Column::new(words.valid_until),
        Column::new(words.state),
        Column::new(words.identity),
    ];
    let caption = match found.total {
        1 => words.caption_one.to_owned(),
        total => fill(words.caption, &[&total.to_string()]),
    };
    let next = match found.next {
        Some(Page::After(id)) => Some(id.to_string()),
        _ => None,
    };
    let rows = found.examiners.into_iter().map(|examiner| row(examiner, today)).collect();
    view! { <DataTable id="examiners" caption=caption columns=columns rows=rows pager=Pager { next }/> }
}

fn row(examiner: Examiner, today: NaiveDate) -> Row {
    let lang = Lang::current();
    let href = format!("/examiners/{}", examiner.id);
    let (number, until) = match examiner.certificate {
        Some(it) => (it.number, words::validity(it.valid_until, today).into_any()),
        None => ("–".to_owned(), "–".into_any()),
    };
    Row(vec![
        view! { <a href=href>{examiner.name}</a> }.into_any(),
        examiner.work_unit.into_any(),
        region_name(examiner.region, lang).into_any(),
        words::roles(&examiner.roles, lang).into_any(),
        number.into_any(),
        until,
        words::state_tag(examiner.state).into_any(),
        view! { <code>{examiner.identity}</code> }.into_any(),
    ])
}
