//! The days of a season as a calendar: each with its numbers and its four draws, and what comes next.

use crate::clock;
use crate::draws::words::{purpose, state};
use crate::lang::Lang;
use crate::locales::{Draws, Seasons, fill};
use crate::ui::{Section, StatusTag};
use chrono::NaiveDate;
use domain::draws::record::DrawLine;
use domain::draws::setup::Purpose;
use domain::draws::state::DrawState;
use domain::seasons::{DayNumbers, SeasonRecord, SeasonState};
use leptos::prelude::*;

/// The draw for a purpose of a day that counts: the newest that was not closed.
fn draw_of(record: &SeasonRecord, day: NaiveDate, purpose: Purpose) -> Option<&DrawLine> {
    let of_day = record.draws.iter().filter(|line| line.day == day && line.purpose == purpose);
    of_day.clone().rfind(|line| line.state != DrawState::Closed).or_else(|| of_day.max_by_key(|line| line.id))
}

/// The purposes that a day needs: observers only where some are wanted. The public sees those that were set up.
fn purposes(record: &SeasonRecord, day: NaiveDate) -> impl Iterator<Item = Purpose> {
    Purpose::ALL.into_iter().filter(|purpose| purpose.is_of_season()).filter(move |purpose| {
        let wanted = record
            .plan
            .as_ref()
            .map(|plan| *purpose != Purpose::Observers || plan.observers.iter().any(|group| group.day == day));
        wanted.unwrap_or(false) || draw_of(record, day, *purpose).is_some()
    })
}

/// Where a draw for a day of the season is set up.
fn set_up_href(record: &SeasonRecord, day: NaiveDate, purpose: Purpose) -> String {
    format!("/draws/new?season={}&day={day}&purpose={}", record.line.id, purpose.as_str())
}

/// One card for each day.
#[component]
pub(super) fn Days(record: SeasonRecord) -> impl IntoView {
    let words = Seasons::of(Lang::current());
    let cards = record.days.iter().map(|day| card(&record, day)).collect_view();
    view! { <Section id="days" title=words.days><ul class="season-days">{cards}</ul></Section> }
}

fn card(record: &SeasonRecord, day: &DayNumbers) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Seasons::of(lang);
    let counts = [day.rooms(), day.examiners(), day.candidates()].map(|count| count.to_string());
    let counts = fill(words.day_numbers, &[&counts[0], &counts[1], &counts[2]]);
    let lines = purposes(record, day.day).map(|purpose| line(record, day.day, purpose)).collect_view();
    view! {
        <li class="season-day">
            <h3>{clock::day(day.day, lang)}</h3>
            <p>{counts}</p>
            <ul class="day-draws" aria-label=words.day_draws>{lines}</ul>
        </li>
    }
}

fn line(record: &SeasonRecord, day: NaiveDate, of: Purpose) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Seasons::of(lang);
    let name = purpose(of, Draws::of(lang));
    match draw_of(record, day, of) {
        Some(draw) => {
            let (label, tone) = state(draw.state, Draws::of(lang));
            let href = format!("/draws/{}", draw.id);
            view! { <li><a href=href>{name}</a> <StatusTag tone=tone label=label/></li> }.into_any()
        }
        None => {
            let href = set_up_href(record, day, of);
            view! { <li><span>{name}</span> <a href=href aria-label=format!("{} {name}", words.set_up)>{words.set_up}</a></li> }
                .into_any()
        }
    }
}

/// What those who organise the season do next, in one sentence.
#[component]
pub(super) fn Next(record: SeasonRecord) -> impl IntoView {
    let lang = Lang::current();
    let words = Seasons::of(lang);
    if record.line.state == SeasonState::Draft {
        return view! { <p>{words.next_publish}</p> }.into_any();
    }
    let open = record.days.iter().find_map(|day| {
        let of = purposes(&record, day.day)
            .find(|of| draw_of(&record, day.day, *of).is_none_or(|draw| draw.state != DrawState::Drawn))?;
        Some((day.day, of))
    });
    let Some((day, of)) = open else { return view! { <p>{words.next_none}</p> }.into_any() };
    let names = [clock::day(day, lang), purpose(of, Draws::of(lang)).to_owned()];
    let under_way = draw_of(&record, day, of).filter(|draw| draw.state != DrawState::Closed);
    let (sentence, href) = match under_way {
        Some(draw) => (words.next_wait, format!("/draws/{}", draw.id)),
        None => (words.next_draw, set_up_href(&record, day, of)),
    };
    let sentence = fill(sentence, &[&names[0], &names[1]]);
    view! { <p><a href=href>{sentence}</a></p> }.into_any()
}
