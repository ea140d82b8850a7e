//! `/seasons/{id}`: one season, its days with their draws, and its published numbers.

use super::days::{Days, Next};
use super::functions::PublishSeason;
use super::list::state;
use crate::asking::asking;
use crate::clock;
use crate::lang::Lang;
use crate::locales::{Seasons, fill, region_name};
use crate::ui::{
    Breadcrumbs, Button, Column, Crumb, DataTable, ErrorSummary, Kind, Layout, LinkButton, Load, Notice, PageHeading,
    Row, Section, Statistic, Statistics, StatusTag, Tone,
};
use domain::ids::SeasonId;
use domain::refusal::Code;
use domain::seasons::{DayNumbers, SeasonRecord, SeasonState, SiteNumbers};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The season that the address names.
pub(super) fn asked_season() -> Result<SeasonId, Code> {
    use_params_map().read_untracked().get("id").and_then(|id| id.parse().ok()).ok_or(Code::NotFound)
}

/// One season.
#[component]
pub fn SeasonPage() -> impl IntoView {
    let asked = asking();
    let id = asked_season();
    let from = async move {
        let asking = asked?;
        Ok(store::seasons::season_record(&asking.store, &asking.actor, id?, asking.now).await?)
    };
    view! { <Load from=from show=season_view/> }
}

fn season_view(record: SeasonRecord) -> impl IntoView {
    let words = Seasons::of(Lang::current());
    let (label, tone) = state(record.line.state);
    view! {
        <Breadcrumbs trail=vec![Crumb::new(words.title, "/seasons")]/>
        <PageHeading title=record.line.title.clone()>
            <StatusTag tone=tone label=label/>
        </PageHeading>
        <ErrorSummary/>
        {record.plan.is_some().then(|| organise(record.clone()))}
        {totals(&record.days)}
        <Days record=record.clone()/>
        {numbers(&record.days)}
        {positions(&record.days)}
        {sites(&record.days)}
        {afterwards(&record.days)}
    }
}

/// What those who organise the season do next.
fn organise(record: SeasonRecord) -> impl IntoView {
    let words = Seasons::of(Lang::current());
    let id = record.line.id.to_string();
    let edit = format!("/seasons/{id}/edit");
    let unknown = unknown(&record.unknown_units);
    let publish = (record.line.state == SeasonState::Draft).then(|| {
        view! {
            <p>{words.publish_hint}</p>
            <ActionForm action={ServerAction::<PublishSeason>::new()}>
                <input type="hidden" name="id" value=id/>
                <Button kind=Kind::Primary>{words.publish}</Button>
            </ActionForm>
        }
    });
    view! {
        <Section id="next" title=words.next>
            <Notice tone=Tone::Info><Next record=record/></Notice>
            {unknown}
            {publish}
            <div class="actions"><LinkButton href=edit>{words.edit}</LinkButton></div>
        </Section>
    }
}

/// Recruiting units that the register does not know.
fn unknown(units: &[String]) -> Option<impl IntoView + use<>> {
    let words = Seasons::of(Lang::current());
    let title = fill(words.unknown_units, &[&units.len().to_string()]);
    let names = units.iter().map(|unit| view! { <li>{unit.clone()}</li> }).collect_view();
    (!units.is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Warning title=title>
                <p>{words.unknown_units_hint}</p>
                <details class="more"><summary>{words.unknown_units_show}</summary><ul>{names}</ul></details>
            </Notice>
        }
    })
}

fn totals(days: &[DayNumbers]) -> impl IntoView + use<> {
    let words = Seasons::of(Lang::current());
    let statistic =
        |label: &str, count: u32| Statistic { label: label.to_owned(), value: count.to_string(), note: None };
    let positions: usize = days.iter().flat_map(|day| &day.sites).map(|site| site.positions.len()).sum();
    let items = vec![
        statistic(words.days, days.len() as u32),
        statistic(words.column_rooms, days.iter().map(DayNumbers::rooms).sum()),
        statistic(words.column_examiners, days.iter().map(DayNumbers::examiners).sum()),
        statistic(words.column_positions, positions as u32),
        statistic(words.column_candidates, days.iter().map(DayNumbers::candidates).sum()),
    ];
    view! { <Statistics items=items/> }
}

/// Every site of every day.
fn each_site(days: &[DayNumbers]) -> impl Iterator<Item = (&DayNumbers, &SiteNumbers)> {
    days.iter().flat_map(|day| day.sites.iter().map(move |site| (day, site)))
}

fn numbers(days: &[DayNumbers]) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Seasons::of(lang);
    let columns = vec![
        Column::new(words.column_day),
        Column::new(words.column_site),
        Column::new(words.column_place),
        Column::number(words.column_rooms),
        Column::number(words.column_examiners),
        Column::number(words.column_positions),
        Column::number(words.column_candidates),
    ];
    let row = |(day, site): (&DayNumbers, &SiteNumbers)| {
        Row(vec![
            clock::day(day.day, lang).into_any(),
            site.site.name.clone().into_any(),
            region_name(site.site.region, lang).into_any(),
            site.rooms.into_any(),
            site.examiners.into_any(),
            site.positions.len().into_any(),
            site.candidates().into_any(),
        ])
    };
    let rows = each_site(days).map(row).collect();
    view! {
        <Section id="numbers" title=words.numbers>
            <DataTable id="numbers-table" caption=words.numbers_caption columns=columns rows=rows/>
        </Section>
    }
}

/// The positions of each site, folded: a season has hundreds.
fn positions(days: &[DayNumbers]) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Seasons::of(lang);
    let columns = vec![
        Column::new(words.column_code),
        Column::new(words.column_unit),
        Column::new(words.column_day),
        Column::new(words.column_site),
        Column::number(words.column_candidates),
    ];
    let rows: Vec<Row> = each_site(days)
        .flat_map(|(day, site)| {
            site.positions.iter().map(move |position| {
                Row(vec![
                    view! { <code>{position.code.clone()}</code> }.into_any(),
                    position.unit.clone().into_any(),
                    clock::day(day.day, lang).into_any(),
                    site.site.name.clone().into_any(),
                    position.candidates.into_any(),
                ])
            })
        })
        .collect();
    let summary = fill(words.positions_show, &[&rows.len().to_string()]);
    view! {
        <Section id="positions" title=words.positions>
            <details class="more">
                <summary>{summary}</summary>
                <DataTable id="positions-table" caption=words.positions_caption columns=columns rows=rows/>
            </details>
        </Section>
    }
}

fn sites(days: &[DayNumbers]) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Seasons::of(lang);
    let columns =
        vec![Column::new(words.column_site), Column::new(words.column_place), Column::new(words.column_address)];
    let mut sites: Vec<_> = each_site(days).map(|(_, site)| site.site.clone()).collect();
    sites.sort_by(|one, other| one.label.cmp(&other.label));
    sites.dedup();
    let row = |site: domain::seasons::Site| {
        Row(vec![site.name.into_any(), region_name(site.region, lang).into_any(), site.address.into_any()])
    };
    let rows = sites.into_iter().map(row).collect();
    view! {
        <Section id="sites" title=words.sites>
            <DataTable id="sites-table" caption=words.sites_caption columns=columns rows=rows layout=Layout::Plain/>
        </Section>
    }
}

/// Which room heard what, of the days that are over.
fn afterwards(days: &[DayNumbers]) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Seasons::of(lang);
    let rooms = days.iter().filter_map(|day| day.rooms.as_ref()).flatten();
    let rows: Vec<Row> = rooms
        .flat_map(|room| {
            room.positions.iter().map(|position| {
                Row(vec![
                    clock::day(room.day, lang).into_any(),
                    room.label.clone().into_any(),
                    view! { <code>{position.code.clone()}</code> }.into_any(),
                    position.unit.clone().into_any(),
                ])
            })
        })
        .collect();
    let columns = [words.column_day, words.column_room, words.column_code, words.column_unit].map(Column::new).to_vec();
    (!rows.is_empty()).then(|| {
        view! {
            <Section id="afterwards" title=words.after>
                <details class="more">
                    <summary>{words.after_caption}</summary>
                    <DataTable id="afterwards-table" caption=words.after_caption columns=columns rows=rows/>
                </details>
            </Section>
        }
    })
}
