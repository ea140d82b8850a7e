//! Words that several of these pages share.

use crate::clock;
use crate::lang::Lang;
use crate::locales::{
    Applications, Courses, application_ending, fill, happening_name, milestone_name, outlook_sentence,
};
use crate::ui::{Crumb, Tone};
use chrono::NaiveDate;
use domain::applications::{ApplicationState, Asked, Ending, Happened, Outlook, OwnLine, Timeline, When};
use domain::ids::ApplicationId;
use domain::recruitment::Span;
use domain::refusal::Code;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The application that the address names.
pub(crate) fn asked_application() -> Result<ApplicationId, Code> {
    use_params_map().read_untracked().get("id").and_then(|id| id.parse().ok()).ok_or(Code::NotFound)
}

/// The way to a page of an application.
pub(super) fn trail(line: &OwnLine) -> Vec<Crumb> {
    let words = Applications::of(Lang::current());
    vec![
        Crumb::new(words.title, "/applications"),
        Crumb::new(line.position.title.clone(), format!("/applications/{}", line.id)),
    ]
}

/// How a state is marked.
pub(super) const fn state_tone(state: ApplicationState) -> Tone {
    match state {
        ApplicationState::Draft | ApplicationState::PositionCancelled => Tone::Warning,
        ApplicationState::Submitted | ApplicationState::Appealed => Tone::Info,
        ApplicationState::Accepted | ApplicationState::Paid => Tone::Good,
        ApplicationState::Refused | ApplicationState::RefusedFinally => Tone::Bad,
        ApplicationState::Withdrawn => Tone::Plain,
    }
}

fn span(span: Span, lang: Lang) -> String {
    fill(Applications::of(lang).from_to, &[&clock::day(span.first, lang), &clock::day(span.last, lang)])
}

/// The days of a milestone in words.
pub(super) fn when_words(when: When, lang: Lang) -> String {
    let words = Applications::of(lang);
    let day = |day: NaiveDate| clock::day(day, lang);
    match when {
        When::Days(days) => span(days, lang),
        When::On(on) => day(on),
        When::By(by) => fill(words.by_day, &[&day(by)]),
        When::Between { after, before } => fill(words.between, &[&day(after), &day(before)]),
    }
}

/// When something is to be expected: its days, and how sure they are.
pub(crate) fn expected_words(when: When, outlook: Outlook, lang: Lang) -> String {
    fill(outlook_sentence(outlook, lang), &[&when_words(when, lang)])
}

/// What happened, with its day.
pub(crate) fn happened_words(happened: &Happened, lang: Lang) -> String {
    let words = Courses::of(lang);
    let (day, what) = (clock::day(happened.on, lang), happening_name(happened.what, lang));
    match happened.until {
        Some(until) => fill(words.notice, &[&day, &clock::day(until, lang), what]),
        None => fill(words.happened, &[&day, what]),
    }
}

/// What is asked of the applicant now and until when, or what comes next.
pub(super) fn asked_words(timeline: &Timeline, lang: Lang) -> String {
    let words = Applications::of(lang);
    let with = |sentence: &str, day: NaiveDate| fill(sentence, &[&clock::day(day, lang)]);
    if let Some(ending) = timeline.ending {
        return ended_words(ending, lang);
    }
    match timeline.asked {
        Asked::Nothing => match timeline.current() {
            Some(line) => {
                let when = line
                    .outlook
                    .map_or_else(|| when_words(line.when, lang), |outlook| expected_words(line.when, outlook, lang));
                let sentence = match line.outlook {
                    Some(Outlook::Overdue) => words.asked_wait_late,
                    _ => words.asked_wait,
                };
                fill(sentence, &[milestone_name(line.milestone, lang), &when])
            }
            None => words.asked_nothing.to_owned(),
        },
        Asked::Complete(until) => with(words.asked_complete, until),
        Asked::Pay(days) => fill(words.asked_pay, &[&span(days, lang)]),
        Asked::Appeal(until) => with(words.asked_appeal, until),
        Asked::ChooseAnother(days) => fill(words.asked_choose, &[&span(days, lang)]),
        Asked::Sit(on) => with(words.asked_sit, on),
        Asked::Prove(days) => fill(words.asked_prove, &[&span(days, lang)]),
        Asked::Interview(days) => fill(words.asked_interview, &[&span(days, lang)]),
        Asked::Checks(before) => with(words.asked_checks, before),
        Asked::Reserve(before) => with(words.asked_reserve, before),
    }
}

/// How an application ended, in words.
pub(super) fn ended_words(ending: Ending, lang: Lang) -> String {
    let sentence = application_ending(ending, lang);
    match ending {
        Ending::OutAt(milestone) => fill(sentence, &[milestone_name(milestone, lang)]),
        _ => sentence.to_owned(),
    }
}

/// How what is asked is marked.
pub(super) const fn asked_tone(timeline: &Timeline) -> Tone {
    match (timeline.ending, timeline.asked) {
        (Some(ending), _) if ending.is_hired() => Tone::Good,
        (Some(_), _) => Tone::Plain,
        (None, Asked::Nothing | Asked::Reserve(_)) => Tone::Info,
        (None, _) => Tone::Warning,
    }
}
