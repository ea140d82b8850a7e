//! The deadlines of a case: each as a sentence with its article, what stopped or extended it, and day by day as a table.

use super::item::rests_on;
use super::recompute::RecomputeClocks;
use super::words::posts_called;
use crate::lang::Lang;
use crate::locales::{Cases, day_kind, fill, start_event, stop_reason};
use crate::ui::{Column, DataTable, Layout, Notice, Row, Section, StatusTag, Tone};
use checks::clocks::Evidence;
use chrono::{Datelike, NaiveDate};
use domain::approvals::case::State;
use domain::approvals::clock::{Certificate, DayNoted, Why};
use domain::approvals::record::Clocks;
use domain::calendar::{Certainty, DaySource, Exception, Length};
use leptos::prelude::*;

/// The clocks that run or ran, the one that matters now first and open.
#[component]
pub(super) fn ClocksShown(
    /// The clocks.
    clocks: Clocks,
    /// Where the case stands.
    state: State,
    /// The notices that were imported, for the browser that counts again.
    notices: Vec<(i32, Vec<(NaiveDate, Exception)>)>,
) -> impl IntoView {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let present = clocks.present(state).map(|clock| clock.input.limit.rule.clone());
    let all = [
        ("promised", words.clock_promised, clocks.promised),
        ("statutory", words.clock_statutory, clocks.statutory),
        ("acceptance", words.clock_acceptance, clocks.acceptance),
        ("delivery", words.clock_delivery, clocks.delivery),
        ("ask-hearing", words.clock_ask, clocks.ask_hearing),
        ("hold-hearing", words.clock_hold, clocks.hold_hearing),
    ];
    let certificates = all.iter().filter_map(|(_, _, clock)| clock.clone()).collect();
    let evidence = serde_json::to_string(&Evidence { certificates, notices }).ok();
    let again = evidence.map(|evidence| view! { <RecomputeClocks evidence=evidence lang=lang/> });
    let shown: Vec<_> = all
        .into_iter()
        .filter_map(|(id, title, clock)| {
            let clock = clock?;
            let open = present.as_ref() == Some(&clock.input.limit.rule);
            Some(one(id, title, &clock, open).into_any())
        })
        .collect();
    view! { <Section id="clocks" title=words.clocks><p>{words.clocks_lead}</p>{shown}{again}</Section> }
}

fn one(id: &'static str, title: &'static str, clock: &Certificate, open: bool) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let due = crate::clock::day(clock.due, lang);
    let provisional = (clock.certainty == Certainty::Provisional)
        .then(|| view! { <Notice tone=Tone::Warning><p>{words.clock_provisional}</p></Notice> });
    let moved: Vec<_> = moved(clock).into_iter().map(|line| view! { <li>{line}</li> }).collect();
    let noted = (!clock.days.is_empty()).then(|| noted(id, clock));
    view! {
        <details class="clock" id=format!("clock-{id}") open=open>
            <summary><span>{title}</span>" "<strong>{due}</strong></summary>
            <p>{sentence(clock)}</p>
            {provisional}
            {(!moved.is_empty()).then(|| view! { <ul>{moved}</ul> })}
            {weeks(id, clock)}
            {noted}
        </details>
    }
}

/// A length in words.
pub(super) fn length(length: Length, lang: Lang) -> String {
    let words = Cases::of(lang);
    match length {
        Length::WorkingDays(days) => fill(words.working_days, &[&days.to_string()]),
        Length::CalendarDays(days) => fill(words.calendar_days, &[&days.to_string()]),
        Length::Months(months) => fill(words.months, &[&months.to_string()]),
    }
}

fn sentence(clock: &Certificate) -> String {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let limit = &clock.input.limit;
    let basis = rests_on(limit, lang);
    let (from, until) = (crate::clock::day(clock.input.start.on, lang), crate::clock::day(clock.due, lang));
    let event = start_event(clock.input.start.event, lang);
    fill(words.clock_sentence, &[&basis, &from, event, &length(limit.length, lang), &until])
}

/// What moved the end: stops, each with the working days for which the clock stood, and an extension; who ordered it.
fn moved(clock: &Certificate) -> Vec<String> {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let called = posts_called();
    let stops = clock.input.pauses.iter().enumerate().map(|(at, pause)| {
        let (from, needed) = (crate::clock::day(pause.from, lang), length(pause.needed, lang));
        let post = called(&pause.ordered_by);
        let stood = clock.days.iter().filter(|noted| noted.why == Why::Stopped { pause: at }).count().to_string();
        fill(words.clock_stopped, &[stop_reason(pause.reason, lang), &from, &needed, &pause.notice, &post, &stood])
    });
    let extended = clock.input.extension.iter().map(|extension| {
        let post = called(&extension.approved_by);
        fill(words.clock_extended, &[&post, &length(extension.length, lang), &extension.reason])
    });
    stops.chain(extended).collect()
}

/// What a day is in the count.
enum Counted {
    Start,
    Noted(Why),
    Counts,
    Last,
}

/// The weeks from the first day to the last, as a small calendar.
fn weeks(id: &'static str, clock: &Certificate) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let (start, due) = (clock.input.start.on, clock.due);
    let monday = |day: NaiveDate| {
        let back = u64::from(day.weekday().num_days_from_monday());
        day.checked_sub_days(chrono::Days::new(back)).unwrap_or(day)
    };
    let of = |day: NaiveDate| {
        let noted = clock.days.iter().find(|noted| noted.day == day).map(|noted| noted.why);
        if day == start {
            Some(Counted::Start)
        } else if day == due {
            Some(Counted::Last)
        } else if day < start || day > due {
            None
        } else {
            Some(noted.map_or(Counted::Counts, Counted::Noted))
        }
    };
    let last = monday(due);
    let mondays: Vec<NaiveDate> = monday(start).iter_weeks().take_while(|first| *first <= last).collect();
    let rows: Vec<_> = mondays
        .into_iter()
        .map(|first| {
            let days: Vec<_> = first.iter_days().take(7).map(|day| cell(day, of(day), lang)).collect();
            view! { <tr>{days}</tr> }
        })
        .collect();
    let week =
        [words.monday, words.tuesday, words.wednesday, words.thursday, words.friday, words.saturday, words.sunday];
    let heads: Vec<_> = week.iter().map(|day| view! { <th scope="col">{*day}</th> }).collect();
    view! {
        <table class="clock-weeks" id=format!("weeks-{id}")>
            <caption class="unseen">{words.clock_calendar}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn cell(day: NaiveDate, counted: Option<Counted>, lang: Lang) -> impl IntoView + use<> {
    let words = Cases::of(lang);
    let (class, says) = match counted {
        None => ("clock-out", String::new()),
        Some(Counted::Start) => ("clock-start", words.day_start.to_owned()),
        Some(Counted::Last) => ("clock-last", words.day_last.to_owned()),
        Some(Counted::Counts) => ("clock-counts", words.day_counted.to_owned()),
        Some(Counted::Noted(why)) => match why {
            Why::MadeUp { .. } => ("clock-counts clock-made-up", reason(&why, lang)),
            Why::Stopped { .. } => ("clock-stopped", reason(&why, lang)),
            Why::Rest { .. } => ("clock-rest", reason(&why, lang)),
        },
    };
    let date = if day.day() == 1 { format!("{}/{}", day.month(), day.day()) } else { day.day().to_string() };
    view! { <td class=class><span class="clock-date">{date}</span><span class="clock-says">{says}</span></td> }
}

fn reason(why: &Why, lang: Lang) -> String {
    let words = Cases::of(lang);
    match why {
        Why::Rest { kind, .. } => day_kind(*kind, lang).to_owned(),
        Why::Stopped { .. } => words.day_stopped.to_owned(),
        Why::MadeUp { .. } => day_kind(domain::calendar::DayKind::MadeUpWorkday, lang).to_owned(),
    }
}

/// The days that a count of Monday to Friday would get wrong, each with what says so.
fn noted(id: &'static str, clock: &Certificate) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let rows = clock.days.iter().map(|noted| row(noted, lang)).collect();
    let columns = vec![Column::new(words.column_day), Column::new(words.column_why)];
    view! {
        <details class="clock-noted">
            <summary>{words.clock_days}</summary>
            <DataTable id=format!("noted-{id}") caption=words.clock_days columns=columns rows=rows layout=Layout::Plain/>
        </details>
    }
}

fn row(noted: &DayNoted, lang: Lang) -> Row {
    let words = Cases::of(lang);
    let source = match noted.why {
        Why::Rest { source, .. } | Why::MadeUp { source } => match source {
            DaySource::Notice(year) => fill(words.by_notice, &[&year.to_string()]),
            DaySource::FixedDate => words.by_law.to_owned(),
            DaySource::Week => words.by_week.to_owned(),
        },
        Why::Stopped { .. } => String::new(),
    };
    let tone = match noted.why {
        Why::MadeUp { .. } => Tone::Good,
        Why::Stopped { .. } => Tone::Warning,
        Why::Rest { .. } => Tone::Plain,
    };
    let why = reason(&noted.why, lang);
    Row(vec![
        crate::clock::day(noted.day, lang).into_any(),
        view! { <StatusTag tone=tone label=why/>" "{source} }.into_any(),
    ])
}
