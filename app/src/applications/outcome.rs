//! How an application ended, why, and what can be done against it; after a hire, what comes next.

use crate::lang::Lang;
use crate::locales::{Outcomes, because_words, remedy_words};
use crate::ui::{Facts, Notice, Section, Tone, fact};
use domain::applications::{Because, Ending, OwnApplication};
use domain::recruitment::scheme::SchemeKind;
use leptos::prelude::*;

/// The outcome; nothing while the application goes on.
#[component]
pub(super) fn OutcomeSection(
    /// The application.
    own: OwnApplication,
) -> impl IntoView {
    let words = Outcomes::of(Lang::current());
    own.line.timeline.ending.map(|ending| {
        let lists = format!("/recruitment/{}/lists", own.line.recruitment.id);
        let body = match Because::of(ending, own.standing.as_ref()) {
            Some(because) => not_hired(because, own.decided_because.clone()).into_any(),
            None => hired(own.line.recruitment.kind).into_any(),
        };
        let listed = matches!(ending, Ending::OutAt(_) | Ending::Hired).then(|| {
            let label = if ending.is_hired() { words.filed } else { words.list };
            view! { <p><a href=lists>{label}</a></p> }
        });
        view! { <Section id="outcome" title=words.title>{body} {listed}</Section> }
    })
}

fn not_hired(because: Because, reason: Option<String>) -> impl IntoView {
    let lang = Lang::current();
    let words = Outcomes::of(lang);
    let given = reason.is_some();
    let mut items = vec![fact(words.why, because_words(because, lang))];
    items.extend(reason.map(|reason| fact(words.reason, reason)));
    let private = given.then(|| view! { <p>{words.private}</p> });
    let ways: Vec<_> =
        because.remedies().iter().map(|remedy| view! { <li>{remedy_words(*remedy, lang)}</li> }).collect();
    let ways = if ways.is_empty() {
        view! { <p>{words.no_remedy}</p> }.into_any()
    } else {
        view! { <ul>{ways}</ul> }.into_any()
    };
    view! {
        <Facts items=items/>
        {private}
        <h3>{words.remedies}</h3>
        {ways}
    }
}

fn hired(kind: SchemeKind) -> impl IntoView {
    let words = Outcomes::of(Lang::current());
    let next = match kind {
        SchemeKind::CivilService => words.hired_civil,
        SchemeKind::Institution => words.hired_institution,
    };
    view! {
        <h3>{words.hired_next}</h3>
        <Notice tone=Tone::Good><p>{next}</p></Notice>
    }
}
