//! `/recruitment/{id}/statistics`: how many apply, position by position, live and for everybody: numbers alone.

use super::count_picture::{Bars, Key, PositionBars};
use crate::asking::asking;
use crate::clock;
use crate::lang::Lang;
use crate::locales::{Counts as Words, Recruitment, fill, position_state, tenths};
use crate::recruitment::words::{asked_recruitment, position_tone};
use crate::ui::{
    Breadcrumbs, Column, Crumb, DataTable, EmptyState, Layout, LinkButton, Load, PageHeading, Pager, Renewed, Row,
    Section, Statistic, Statistics, StatusTag, Tab, Tabs,
};
use crate::visit;
use domain::applications::{CountLine, CountOrder, Counts};
use domain::ids::RecruitmentId;
use domain::recruitment::position::PositionCode;
use domain::recruitment::{RecruitmentRecord, RecruitmentState};
use leptos::prelude::*;
use store::applications::CountQuery;

/// Positions in one picture.
const PAGE: usize = 20;
/// Seconds after which the page reloads while people apply, where scripts run.
const RENEWED: u64 = 30;

/// The statistics of one recruitment.
#[component]
pub fn CountsPage() -> impl IntoView {
    let asked = asking();
    let id = asked_recruitment();
    let order = visit::query("order").and_then(|text| CountOrder::parse(&text)).unwrap_or(CountOrder::Heat);
    let after = visit::query("after").and_then(|text| PositionCode::parse(&text).ok());
    let from = async move {
        let asking = asked?;
        let id = id?;
        let query = CountQuery { order, after };
        let record = store::recruitment::recruitment_record(&asking.store, &asking.actor, id, asking.now).await?;
        let counts = store::applications::counts(&asking.store, &asking.actor, id, &query, PAGE, asking.now).await?;
        Ok((record, order, counts))
    };
    view! { <Load from=from show=|(record, order, counts)| shown(record, order, counts)/> }
}

fn shown(record: RecruitmentRecord, order: CountOrder, counts: Counts) -> impl IntoView {
    let lang = Lang::current();
    let words = Words::of(lang);
    let id = record.line.id;
    let trail = vec![
        Crumb::new(Recruitment::of(lang).title, "/recruitment"),
        Crumb::new(record.line.title.clone(), format!("/recruitment/{id}")),
    ];
    let live = matches!(record.line.state, RecruitmentState::Announced | RecruitmentState::Settled);
    let renewed = live.then(|| {
        let sentence = fill(words.renewed, &[&RENEWED.to_string()]);
        view! { <span class="needs-script">" " {sentence}</span> <Renewed seconds=RENEWED/> }
    });
    let at = fill(words.at, &[&clock::instant(counts.at, lang)]);
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=words.title lead=words.lead>
            <LinkButton href=format!("/api/v1/recruitments/{id}/counts")>{words.json}</LinkButton>
            <LinkButton href=format!("/recruitment/{id}/counts.xlsx") download=true>{words.workbook}</LinkButton>
        </PageHeading>
        <p>{at} {renewed}</p>
        {all(&counts)}
        {funnel(&counts)}
        {positions(id, order, counts)}
    }
}

/// A share with one decimal, half up: 25 of 2 is `12.5`.
fn share(of: u64, by: u64) -> String {
    if by == 0 {
        return "—".to_owned();
    }
    tenths((of * 20 + by) / (2 * by))
}

fn all(counts: &Counts) -> impl IntoView + use<> {
    let words = Words::of(Lang::current());
    let number = |label: &str, value: String| Statistic { label: label.to_owned(), value, note: None };
    let items = vec![
        number(words.submitted, counts.all.submitted.to_string()),
        number(words.accepted, counts.all.accepted.to_string()),
        number(words.paid, counts.all.paid.to_string()),
        number(words.places, counts.places.to_string()),
        number(words.per_place, share(counts.all.submitted, counts.places)),
        number(words.untouched, counts.untouched.to_string()),
    ];
    view! { <Section id="all" title=words.all><Statistics items=items/></Section> }
}

/// From applying to paying, as a picture with its table.
fn funnel(counts: &Counts) -> impl IntoView + use<> {
    let words = Words::of(Lang::current());
    let tally = counts.all;
    let percent = |count: u64| format!("{}%", share(count * 100, tally.submitted));
    let steps = [(words.submitted, tally.submitted), (words.accepted, tally.accepted), (words.paid, tally.paid)];
    let row =
        |(label, count): (&'static str, u64)| Row(vec![label.into_any(), count.into_any(), percent(count).into_any()]);
    let rows = steps.map(row).into_iter().collect();
    let columns =
        vec![Column::new(words.column_step), Column::number(words.column_people), Column::number(words.column_share)];
    (tally.submitted > 0).then(|| {
        view! {
            <Section id="funnel" title=words.funnel>
                <Key marked=false/>
                <Bars tally=tally needed=None most=tally.submitted/>
                <DataTable id="steps" caption=words.funnel_caption columns=columns rows=rows layout=Layout::Plain/>
            </Section>
        }
    })
}

fn positions(id: RecruitmentId, order: CountOrder, counts: Counts) -> impl IntoView {
    let words = Words::of(Lang::current());
    let orders = [
        (CountOrder::Heat, words.order_heat),
        (CountOrder::Cold, words.order_cold),
        (CountOrder::Code, words.order_code),
    ];
    let tab = |(by, label): (CountOrder, &str)| Tab {
        label: label.to_owned(),
        href: format!("/recruitment/{id}/statistics?order={}#positions", by.as_str()),
        current: by == order,
    };
    let tabs = orders.map(tab).into_iter().collect();
    let ratio =
        (counts.opening_ratio > 0).then(|| view! { <p>{fill(words.ratio, &[&counts.opening_ratio.to_string()])}</p> });
    let body = if counts.positions.is_empty() {
        view! { <EmptyState title=words.none/> }.into_any()
    } else {
        let next = counts.next;
        view! {
            <PositionBars lines=counts.positions.clone() ratio=counts.opening_ratio/>
            {table(id, order, counts.positions, next)}
        }
        .into_any()
    };
    view! {
        <Section id="positions" title=words.positions>
            <Tabs label=words.order tabs=tabs/>
            {ratio}
            {body}
        </Section>
    }
}

fn table(id: RecruitmentId, order: CountOrder, lines: Vec<CountLine>, next: Option<String>) -> impl IntoView {
    let lang = Lang::current();
    let words = Words::of(lang);
    let caption = match order {
        CountOrder::Heat => words.caption_heat,
        CountOrder::Cold => words.caption_cold,
        CountOrder::Code => words.caption_code,
    };
    let columns = vec![
        Column::new(words.column_code),
        Column::new(words.column_position),
        Column::number(words.places),
        Column::number(words.submitted),
        Column::number(words.accepted),
        Column::number(words.paid),
        Column::number(words.column_ratio),
        Column::new(Recruitment::of(lang).column_state),
    ];
    let row = |CountLine { position, applicants }: CountLine| {
        let href = format!("/recruitment/{id}/positions/{}", position.code);
        let heat = fill(words.ratio_of, &[&share(applicants.submitted, u64::from(position.places))]);
        Row(vec![
            view! { <a href=href><code>{position.code}</code></a> }.into_any(),
            view! { {position.title} <br/> {position.unit} }.into_any(),
            position.places.into_any(),
            applicants.submitted.into_any(),
            applicants.accepted.into_any(),
            applicants.paid.into_any(),
            heat.into_any(),
            view! { <StatusTag tone=position_tone(position.state) label=position_state(position.state, lang)/> }
                .into_any(),
        ])
    };
    let rows = lines.into_iter().map(row).collect();
    view! { <DataTable id="counts" caption=caption columns=columns rows=rows layout=Layout::Scroll pager=Pager { next }/> }
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn shares_have_one_decimal_half_up() {
        assert_eq!(
            [share(25, 2), share(1, 3), share(2, 3), share(1, 20), share(0, 4)],
            ["12.5", "0.3", "0.7", "0.1", "0.0"]
        );
        assert_eq!(share(3, 0), "—");
    }
}
