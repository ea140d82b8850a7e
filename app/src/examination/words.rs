//! Words and parts that several pages of the examination share.

use crate::applications::{expected_words, happened_words};
use crate::lang::Lang;
use crate::locales::{Candidates, Courses, fill, milestone_name, public_fate, recruitment_state};
use crate::recruitment::named;
use crate::ui::{Column, DataTable, Layout, Row, Section, Tone, fact};
use domain::applications::{Coming, Course};
use domain::examination::{PaperPoints, RecheckState, StatusRecord};
use domain::recruitment::Points;
use leptos::prelude::*;

/// How a request for a check is marked.
pub(super) const fn recheck_tone(state: RecheckState) -> Tone {
    match state {
        RecheckState::Asked | RecheckState::Found => Tone::Info,
        RecheckState::Confirmed => Tone::Good,
        RecheckState::Corrected => Tone::Warning,
    }
}

/// Points, or that the paper was missed.
pub(super) fn points_or(points: Option<Points>, none: &'static str) -> String {
    points.map_or_else(|| none.to_owned(), |points| points.to_string())
}

/// The points of each paper.
#[component]
pub(super) fn PaperTable(papers: Vec<PaperPoints>) -> impl IntoView {
    let lang = Lang::current();
    let words = Candidates::of(lang);
    let columns =
        vec![Column::new(words.column_paper), Column::number(words.column_points), Column::number(words.column_full)];
    let row = |it: PaperPoints| {
        let points = points_or(it.points, words.absent);
        Row(vec![named(&it.name, lang).into_any(), points.into_any(), it.full.to_string().into_any()])
    };
    let rows: Vec<Row> = papers.into_iter().map(row).collect();
    view! { <DataTable id="papers" caption=words.points_caption columns=columns rows=rows layout=Layout::Plain/> }
}

/// Where somebody sits.
pub(super) fn seat_facts(status: &StatusRecord) -> Vec<(String, AnyView)> {
    let words = Candidates::of(Lang::current());
    vec![
        fact(words.examination, status.title.clone()),
        fact(words.position, status.position.clone()),
        fact(words.number, status.ticket.to_string()),
        fact(words.site, status.site.clone()),
        fact(words.room, status.room.clone()),
        fact(words.seat, status.seat),
    ]
}

/// Where the recruitment stands, and what the published lists say of the ticket.
pub(super) fn fate_facts(status: &StatusRecord) -> Vec<(String, AnyView)> {
    let lang = Lang::current();
    let words = Candidates::of(lang);
    vec![fact(words.stage, recruitment_state(status.stage, lang)), fact(words.fate, public_fate(status.fate, lang))]
}

/// What has happened in the recruitment, and what comes next.
#[component]
pub(super) fn CourseSection(
    /// The course.
    course: Course,
) -> impl IntoView {
    let lang = Lang::current();
    let words = Courses::of(lang);
    let items: Vec<_> = course.happened.iter().map(|it| view! { <li>{happened_words(it, lang)}</li> }).collect();
    let items =
        if items.is_empty() { view! { <p>{words.none}</p> }.into_any() } else { view! { <ul>{items}</ul> }.into_any() };
    let next = course.next.map(|Coming { milestone, when, outlook }| {
        let line = fill(words.next_line, &[milestone_name(milestone, lang), &expected_words(when, outlook, lang)]);
        view! {
            <h3>{words.next}</h3>
            <p>{line}</p>
        }
    });
    view! {
        <Section id="course" title=words.title>
            <p>{words.lead}</p>
            {items}
            {next}
        </Section>
    }
}

/// The written total and what followed from it.
pub(super) fn total_facts(status: &StatusRecord) -> Vec<(String, AnyView)> {
    let words = Candidates::of(Lang::current());
    let mut facts = vec![fact(words.written, points_or(status.written, words.written_none))];
    let numbers = [
        (words.rank, status.written_rank.map(|rank| rank.to_string())),
        (words.interview, status.interview.map(|points| points.to_string())),
        (words.total, status.total.map(|points| points.to_string())),
        (words.total_rank, status.total_rank.map(|rank| rank.to_string())),
    ];
    facts.extend(numbers.into_iter().filter_map(|(label, text)| text.map(|text| fact(label, text))));
    facts
}
