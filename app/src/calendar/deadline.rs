//! A deadline, computed from the address: the due date, how sure it is, and every day passed over.

use super::span::{Span, spans};
use crate::forms::Returned;
use crate::lang::Lang;
use crate::locales::{Calendar as Words, fill};
use crate::ui::{
    Button, Column, DataTable, Day, ErrorSummary, Facts, Input, Kind, Layout, Notice, ReturnedField, Row, Section,
    StatusTag, TextField, Tone, fact,
};
use crate::visit;
use chrono::{Datelike, NaiveDate};
use domain::calendar::{Calendar, Certainty, DayKind, Due, Length};
use domain::refusal::{Code, Refusal};
use leptos::prelude::*;

/// The most working days that are counted.
const MOST_DAYS: u16 = 1_000;

/// What the address asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    start: NaiveDate,
    days: u16,
}

impl Asked {
    /// Reads the two fields; none where neither is given.
    ///
    /// # Errors
    /// `missing`, `malformed` or `out-of-range` in the field it concerns.
    fn read(start: Option<&str>, days: Option<&str>) -> Result<Option<Self>, Refusal> {
        if start.is_none() && days.is_none() {
            return Ok(None);
        }
        let missing = |field| Refusal::of(Code::Missing, field);
        let malformed = |field| Refusal::of(Code::Malformed, field);
        let start: NaiveDate = start.ok_or_else(|| missing("start"))?.trim().parse().map_err(|_| malformed("start"))?;
        if !(2008..=2100).contains(&start.year()) {
            return Err(Refusal::of(Code::OutOfRange, "start").with("2008-01-01").with("2100-12-31"));
        }
        let days: u32 = days.ok_or_else(|| missing("days"))?.trim().parse().map_err(|_| malformed("days"))?;
        match u16::try_from(days) {
            Ok(days) if (1..=MOST_DAYS).contains(&days) => Ok(Some(Self { start, days })),
            _ => Err(Refusal::of(Code::OutOfRange, "days").with(1).with(MOST_DAYS)),
        }
    }

    /// What the present address asks for. A refused question comes back like a refused form: beside its field.
    pub(super) fn from_address() -> Option<Self> {
        let (start, days) = (visit::query("start"), visit::query("days"));
        match Self::read(start.as_deref(), days.as_deref()) {
            Ok(asked) => asked,
            Err(refusal) => {
                let typed = [("start", start), ("days", days)];
                let values = typed.into_iter().filter_map(|(name, text)| Some((name.to_owned(), text?))).collect();
                provide_context(Returned { refusal, values });
                None
            }
        }
    }
}

/// The question and its answer.
#[component]
pub(super) fn Deadline(calendar: Calendar, asked: Option<Asked>, today: NaiveDate) -> impl IntoView {
    let words = Words::of(Lang::current());
    let (start, days) = asked.map_or((today, 20), |asked| (asked.start, asked.days));
    let fields = [
        ("start", words.start),
        ("days", words.days),
        ("year", words.year),
        ("basis", words.basis),
        ("table", words.table),
    ];
    let fields = fields.map(|(name, label)| ReturnedField::new(name, label)).to_vec();
    view! {
        <ErrorSummary fields=fields/>
        <Section id="deadline" title=words.compute>
            <form class="form" method="get" action="/calendar#deadline">
                <div class="field-row">
                    <TextField name="start" label=words.start hint=words.start_hint input=Input::Date required=true
                        min="2008-01-01" max="2100-12-31" value=start.to_string()/>
                    <TextField name="days" label=words.days hint=words.days_hint input=Input::Number required=true
                        min="1" max=MOST_DAYS.to_string() value=days.to_string()/>
                </div>
                <Button kind=Kind::Primary>{words.count}</Button>
            </form>
            {asked.map(|asked| answer(&calendar, asked))}
        </Section>
    }
}

fn answer(calendar: &Calendar, asked: Asked) -> impl IntoView + use<> {
    let words = Words::of(Lang::current());
    let due = calendar.end_of(asked.start, Length::WorkingDays(asked.days));
    let (tone, word) = match due.certainty {
        Certainty::Final => (Tone::Good, words.final_date),
        Certainty::Provisional => (Tone::Warning, words.provisional),
    };
    let warning = (due.certainty == Certainty::Provisional).then(|| {
        let sentence = fill(words.provisional_hint, &[&years_without_notice(calendar, asked.start, due.date)]);
        view! { <Notice tone=Tone::Warning title=words.provisional><p>{sentence}</p></Notice> }
    });
    let items = vec![
        fact(words.start, view! { <Day date=asked.start/> }),
        fact(words.days, asked.days),
        fact(words.due, view! { <strong><Day date=due.date/></strong> <p class="field-hint">{words.due_until}</p> }),
        fact(words.certainty, view! { <StatusTag tone=tone label=word/> }),
    ];
    view! {
        <Facts items=items/>
        {warning}
        <h3>{words.skipped}</h3>
        {skipped(due)}
    }
}

/// The years of the span whose notice is not known, in order.
fn years_without_notice(calendar: &Calendar, start: NaiveDate, due: NaiveDate) -> String {
    let unknown = (start.year()..=due.year()).filter(|year| calendar.notice(*year).is_none());
    unknown.map(|year| year.to_string()).collect::<Vec<_>>().join(", ")
}

fn skipped(due: Due) -> AnyView {
    let words = Words::of(Lang::current());
    if due.skipped.is_empty() {
        return view! { <p>{words.skipped_none}</p> }.into_any();
    }
    let columns = vec![Column::new(words.date), Column::new(words.reason)];
    let row =
        |(first, last, kind)| Row(vec![view! { <Span first last/> }.into_any(), day_kind(kind, words).into_any()]);
    let rows = spans(due.skipped).into_iter().map(row).collect();
    view! { <DataTable id="skipped" caption=words.skipped_caption columns=columns rows=rows layout=Layout::Plain/> }
        .into_any()
}

const fn day_kind(kind: DayKind, words: &'static Words) -> &'static str {
    match kind {
        DayKind::Workday => words.workday,
        DayKind::MadeUpWorkday => words.made_up,
        DayKind::Weekend => words.weekend,
        DayKind::Holiday => words.holiday,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shown::shown;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_question_is_whole_or_refused_at_its_field() {
        assert_eq!(Asked::read(None, None), Ok(None));
        let asked = Asked { start: day("2026-09-24"), days: 20 };
        assert_eq!(Asked::read(Some("2026-09-24"), Some(" 20 ")), Ok(Some(asked)));
        let cases = [
            (None, Some("3"), Code::Missing, "start"),
            (Some("2026-09-24"), None, Code::Missing, "days"),
            (Some("24.9.2026"), Some("3"), Code::Malformed, "start"),
            (Some("2026-09-24"), Some("three"), Code::Malformed, "days"),
            (Some("2026-09-24"), Some("-1"), Code::Malformed, "days"),
            (Some("2026-09-24"), Some("0"), Code::OutOfRange, "days"),
            (Some("2026-09-24"), Some("1001"), Code::OutOfRange, "days"),
            (Some("2007-09-24"), Some("1"), Code::OutOfRange, "start"),
        ];
        for (start, days, code, field) in cases {
            let refusal = Asked::read(start, days).unwrap_err();
            assert_eq!((refusal.code, refusal.field.as_deref()), (code, Some(field)), "{start:?} {days:?}");
        }
    }

    #[test]
    fn the_answer_names_the_due_day_and_each_day_passed_over() {
        // The mid-autumn holiday of 2026: Friday 25 September by notice, and the weekend after it.
        let asked = Asked { start: day("2026-09-24"), days: 1 };
        let page = shown("/calendar?start=2026-09-24&days=1", move || answer(&Calendar::built_in(), asked));
        assert!(page.contains("datetime=\"2026-09-28\""), "{page}");
        assert_eq!(page.matches(Words::of(Lang::Zh).holiday).count(), 1, "{page}");
        assert_eq!(page.matches(Words::of(Lang::Zh).weekend).count(), 1, "{page}");
        assert!(page.contains("datetime=\"2026-09-26\"") && page.contains("datetime=\"2026-09-27\""), "{page}");
        assert!(page.contains(Words::of(Lang::Zh).final_date) && !page.contains(Words::of(Lang::Zh).provisional));
    }

    #[test]
    fn a_span_into_a_year_without_a_notice_is_marked_and_names_the_year() {
        let asked = Asked { start: day("2026-12-30"), days: 5 };
        let page = shown("/calendar", move || answer(&Calendar::built_in(), asked));
        assert!(page.contains(Words::of(Lang::Zh).provisional) && page.contains("2027"), "{page}");
        assert_eq!(years_without_notice(&Calendar::built_in(), day("2025-12-30"), day("2028-01-04")), "2027, 2028");
    }

    #[test]
    fn a_question_that_cannot_be_read_comes_back_with_its_error() {
        let page = shown("/calendar?start=2026-09-24&days=0", || {
            let asked = Asked::from_address();
            view! { <Deadline calendar=Calendar::built_in() asked=asked today=day("2026-09-01")/> }
        });
        assert!(page.contains("href=\"#field-days\"") && page.contains("aria-invalid=\"true\""), "{page}");
        assert!(page.contains("value=\"2026-09-24\""), "what was typed stays: {page}");
    }
}
