//! `/seasons/calendar`: the interview days and the openings of draws of every season, month by month.

use crate::asking::asking;
use crate::clock;
use crate::draws::words::{purpose, state};
use crate::lang::Lang;
use crate::locales::{Draws, MONTHS, Seasons, WEEKDAYS, fill};
use crate::ui::{Breadcrumbs, Crumb, LinkButton, Load, PageHeading, StatusTag};
use crate::visit;
use chrono::{Datelike, NaiveDate};
use domain::calendar::{Calendar, day_in_shanghai};
use domain::draws::record::DrawLine;
use domain::seasons::{Month, SeasonRecord};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What stands on a day.
#[derive(Clone, Debug, Default)]
struct OfDay {
    /// Interviews: the season and its numbers of the day.
    interviews: Vec<(String, String, [u32; 2])>,
    /// Draws that open, in the order of time.
    openings: Vec<DrawLine>,
}

/// The calendar of all seasons.
#[component]
pub fn SeasonCalendarPage() -> impl IntoView {
    let asked = asking();
    let month = visit::query("month").and_then(|text| Month::parse(&text));
    let from = async move {
        let asking = asked?;
        let today = clock::day_of(asking.now);
        let month = month.unwrap_or(Month::of(today));
        let (first, last) = (month.first(), month.last());
        let seasons = store::seasons::between(&asking.store, &asking.actor, (first, last), asking.now).await?;
        let calendar = store::calendar::load(&asking.store).await?;
        Ok((month, events(&seasons, month), calendar, today))
    };
    view! { <Load from=from show=|(month, events, calendar, today)| page(month, &events, &calendar, today)/> }
}

/// What happens in a month, by day.
fn events(seasons: &[SeasonRecord], month: Month) -> BTreeMap<NaiveDate, OfDay> {
    let mut days: BTreeMap<NaiveDate, OfDay> = BTreeMap::new();
    let within = |day: &NaiveDate| (month.first()..=month.last()).contains(day);
    for season in seasons {
        for day in season.days.iter().filter(|it| within(&it.day)) {
            let href = format!("/seasons/{}", season.line.id);
            let numbers = [day.rooms(), day.examiners()];
            days.entry(day.day).or_default().interviews.push((href, season.line.title.clone(), numbers));
        }
        for draw in &season.draws {
            let day = day_in_shanghai(draw.opens_at);
            if within(&day) {
                days.entry(day).or_default().openings.push(draw.clone());
            }
        }
    }
    days.values_mut().for_each(|day| day.openings.sort_by_key(|draw| draw.opens_at));
    days
}

fn page(
    month: Month,
    events: &BTreeMap<NaiveDate, OfDay>,
    calendar: &Calendar,
    today: NaiveDate,
) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Seasons::of(lang);
    let link = |to: Option<Month>, label: &'static str| {
        to.map(|to| view! { <LinkButton href=format!("/seasons/calendar?month={to}")>{label}</LinkButton> })
    };
    let heads = WEEKDAYS.map(|(zh, en)| view! { <th role="columnheader" scope="col">{by(lang, zh, en)}</th> });
    let weeks = month.weeks().into_iter().map(|week| {
        let quiet = week.iter().flatten().all(|day| !events.contains_key(day));
        let cells = week.map(|day| cell(day, events, calendar, today));
        view! { <tr role="row" class=quiet.then_some("month-quiet")>{cells.into_iter().collect_view()}</tr> }
    });
    let none = events.is_empty().then(|| view! { <p>{words.month_none}</p> });
    view! {
        <Breadcrumbs trail=vec![Crumb::new(words.title, "/seasons")]/>
        <PageHeading title=fill(words.calendar_of, &[&named(month, lang)]) lead=words.calendar_lead>
            {link(month.previous(), words.month_before)}
            {link(month.next(), words.month_after)}
        </PageHeading>
        {none}
        <div class=if events.is_empty() { "month-box month-empty" } else { "month-box" }>
            <table class="month" role="table">
                <caption class="unseen">{named(month, lang)}</caption>
                <thead role="rowgroup"><tr role="row">{heads.into_iter().collect_view()}</tr></thead>
                <tbody role="rowgroup">{weeks.collect_view()}</tbody>
            </table>
        </div>
    }
}

const fn by(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// The month in words.
fn named(month: Month, lang: Lang) -> String {
    let first = month.first();
    match lang {
        Lang::Zh => format!("{}年{}月", first.year(), first.month()),
        Lang::En => format!("{} {}", MONTHS[first.month0() as usize], first.year()),
    }
}

fn cell(day: Option<NaiveDate>, events: &BTreeMap<NaiveDate, OfDay>, calendar: &Calendar, today: NaiveDate) -> AnyView {
    let Some(day) = day else { return view! { <td role="cell" class="month-other"></td> }.into_any() };
    let lang = Lang::current();
    let words = Seasons::of(lang);
    let (working, _) = calendar.is_working_day(day);
    let of_day = events.get(&day).cloned();
    let class = match (&of_day, working) {
        (Some(_), _) => "month-day month-busy",
        (None, true) => "month-day",
        (None, false) => "month-day month-rest",
    };
    let here = (day == today).then_some("date");
    let of_day = of_day.unwrap_or_default();
    let interviews = of_day.interviews.into_iter().map(|(href, title, numbers)| {
        let counts = fill(words.day_short, &numbers.map(|count| count.to_string()).each_ref().map(String::as_str));
        view! { <li><a href=href>{title}</a> <span class="month-note">{counts}</span></li> }
    });
    let interviews = interviews.collect_view();
    let openings = of_day.openings.into_iter().map(|draw| opening(draw, lang)).collect_view();
    view! {
        <td role="cell" class=class aria-current=here>
            <p class="month-number">
                <time datetime=day.to_string()>{day.day()}</time>
                <span class="month-weekday">{clock::day(day, lang)}</span>
                {(!working).then(|| view! { <span class="month-note">{words.rest}</span> })}
            </p>
            <ul>{interviews}{openings}</ul>
        </td>
    }
    .into_any()
}

fn opening(draw: DrawLine, lang: Lang) -> impl IntoView {
    let words = Draws::of(lang);
    let (label, tone) = state(draw.state, words);
    view! {
        <li>
            <span class="month-time">{clock::time_of(draw.opens_at)}</span> " "
            <a href=format!("/draws/{}", draw.id)>{purpose(draw.purpose, words)}</a> " "
            <StatusTag tone=tone label=label/>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_has_its_name_in_both_languages() {
        let month = Month::parse("2027-01").unwrap();
        assert_eq!(
            (named(month, Lang::Zh), named(month, Lang::En)),
            ("2027年1月".to_owned(), "January 2027".to_owned())
        );
    }
}
