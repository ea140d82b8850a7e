//! `/examiners/statistics`: the pool in numbers, for everybody.

use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{ExaminerLife, Examiners, examiner_state, fill, panel_role, region_name};
use crate::ui::{
    Column, DataTable, EmptyState, Layout, LinkButton, Load, PageHeading, Row, Section, Statistic, Statistics,
};
use domain::examiners::{Census, ExaminerState, FEWEST_NAMED, PanelRole};
use leptos::prelude::*;

/// The pool in numbers.
#[component]
pub fn StatisticsPage() -> impl IntoView {
    let asked = asking();
    let from = async move {
        let asking = asked?;
        Ok(store::examiners::census(&asking.store, &asking.actor).await?)
    };
    view! { <Load from=from show=|census| page(&census)/> }
}

fn page(census: &Census) -> impl IntoView + use<> {
    let words = ExaminerLife::of(Lang::current());
    let body = if census.pool() == 0 {
        view! { <EmptyState title=words.nobody/> }.into_any()
    } else {
        view! {
            {by_state(census)}
            {by_region(census)}
            {by_speciality(census)}
            <p class="field-hint">{words.several}</p>
        }
        .into_any()
    };
    view! {
        <PageHeading title=words.statistics lead=words.statistics_lead>
            <LinkButton href="/examiners/statistics.json">{words.open_data}</LinkButton>
        </PageHeading>
        {body}
    }
}

fn by_state(census: &Census) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = ExaminerLife::of(lang);
    let statistic =
        |label: &str, count: u64| Statistic { label: label.to_owned(), value: count.to_string(), note: None };
    let all: u64 = census.states.values().sum();
    let others = census.states.iter().filter(|(state, _)| **state != ExaminerState::Certified);
    let mut items = vec![statistic(words.in_register, all), statistic(words.in_pool, census.pool())];
    items.extend(others.map(|(state, count)| statistic(examiner_state(*state, lang), *count)));
    view! { <Section id="states" title=words.by_state><Statistics items=items/></Section> }
}

fn by_region(census: &Census) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = ExaminerLife::of(lang);
    let mut columns = vec![Column::new(Examiners::of(lang).region), Column::number(words.total)];
    columns.extend(PanelRole::ALL.map(|role| Column::number(fill(words.may_be, &[panel_role(role, lang)]))));
    let rows = census.regions.iter().map(|(region, counted)| {
        let mut cells = vec![region_name(*region, lang).into_any(), counted.total.into_any()];
        let of = |role: &PanelRole| counted.roles.get(role).copied().unwrap_or_default().into_any();
        cells.extend(PanelRole::ALL.iter().map(of));
        Row(cells)
    });
    let rows = rows.collect();
    view! {
        <Section id="regions" title=words.by_region>
            <DataTable id="by-region" caption=words.by_region_caption columns=columns rows=rows layout=Layout::Scroll/>
        </Section>
    }
}

fn by_speciality(census: &Census) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = ExaminerLife::of(lang);
    let mut counted: Vec<(&String, &u64)> = census.specialities.iter().collect();
    counted.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let rows = counted.into_iter().map(|(name, count)| Row(vec![name.clone().into_any(), (*count).into_any()]));
    let rows = rows.collect();
    let columns = vec![Column::new(words.speciality), Column::number(words.total)];
    let unnamed =
        (census.unnamed > 0).then(|| fill(words.unnamed, &[&census.unnamed.to_string(), &FEWEST_NAMED.to_string()]));
    view! {
        <Section id="specialities" title=words.by_speciality>
            <DataTable id="by-speciality" caption=words.by_speciality columns=columns rows=rows layout=Layout::Plain/>
            {unnamed.map(|unnamed| view! { <p>{unnamed}</p> })}
        </Section>
    }
}
