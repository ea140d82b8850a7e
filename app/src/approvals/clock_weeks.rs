//! A count of days as a small calendar, and the days that a count of Monday to Friday would get wrong as a table.

use crate::lang::Lang;
use crate::locales::{Cases, day_kind, fill};
use crate::ui::{Column, DataTable, Layout, Row, StatusTag, Tone};
use chrono::{Datelike, NaiveDate};
use domain::approvals::clock::{Certificate, DayNoted, LeadCertificate, Why};
use domain::calendar::{DayKind, DaySource};
use leptos::prelude::*;

/// A count from one day to another.
pub(super) struct Span<'a> {
    first: NaiveDate,
    last: NaiveDate,
    /// What the first and the last day are.
    ends: (Counted, Counted),
    noted: &'a [DayNoted],
}

impl<'a> Span<'a> {
    /// From the start event on to the last day.
    pub(super) fn forward(clock: &'a Certificate) -> Self {
        let ends = (Counted::Start, Counted::Last);
        Self { first: clock.input.start.on, last: clock.due, ends, noted: &clock.days }
    }

    /// From an event back to the last day for what comes before it.
    pub(super) fn back(lead: &'a LeadCertificate) -> Self {
        let ends = (Counted::Last, Counted::Event);
        Self { first: lead.last, last: lead.on, ends, noted: &lead.days }
    }

    fn of(&self, day: NaiveDate) -> Option<Counted> {
        if day == self.first {
            Some(self.ends.0)
        } else if day == self.last {
            Some(self.ends.1)
        } else if day < self.first || day > self.last {
            None
        } else {
            let noted = self.noted.iter().find(|noted| noted.day == day);
            Some(noted.map_or(Counted::Counts, |noted| Counted::Noted(noted.why)))
        }
    }
}

/// What a day is in the count.
#[derive(Clone, Copy)]
pub(super) enum Counted {
    Start,
    Noted(Why),
    Counts,
    Last,
    Event,
}

/// The weeks from the first day to the last.
pub(super) fn weeks(id: &str, span: &Span<'_>) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let monday = |day: NaiveDate| {
        let back = u64::from(day.weekday().num_days_from_monday());
        day.checked_sub_days(chrono::Days::new(back)).unwrap_or(day)
    };
    let last = monday(span.last);
    let mondays: Vec<NaiveDate> = monday(span.first).iter_weeks().take_while(|first| *first <= last).collect();
    let rows: Vec<_> = mondays
        .into_iter()
        .map(|first| {
            let days: Vec<_> = first.iter_days().take(7).map(|day| cell(day, span.of(day), lang)).collect();
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
        Some(Counted::Event) => ("clock-start", words.day_event.to_owned()),
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
        Why::MadeUp { .. } => day_kind(DayKind::MadeUpWorkday, lang).to_owned(),
    }
}

/// The days that a count of Monday to Friday would get wrong, each with what says so.
pub(super) fn noted(id: &str, days: &[DayNoted]) -> Option<impl IntoView + use<>> {
    if days.is_empty() {
        return None;
    }
    let lang = Lang::current();
    let words = Cases::of(lang);
    let rows = days.iter().map(|noted| row(noted, lang)).collect();
    let columns = vec![Column::new(words.column_day), Column::new(words.column_why)];
    Some(view! {
        <details class="clock-noted">
            <summary>{words.clock_days}</summary>
            <DataTable id=format!("noted-{id}") caption=words.clock_days columns=columns rows=rows layout=Layout::Plain/>
        </details>
    })
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
