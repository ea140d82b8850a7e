//! A pre-check in words: what the applicant states about a condition, and how it looks.

use crate::lang::Lang;
use crate::locales::{
    Applications, Reviews, check_outcome, condition_name, degree_name, education_name, fill, gender_name,
    political_name,
};
use crate::ui::{Column, DataTable, Row, StatusTag, Tone};
use domain::applications::work::Met;
use domain::recruitment::position::{Check, Given, Outcome};
use leptos::prelude::*;

/// How a condition's outcome is marked.
pub(super) const fn outcome_tone(outcome: Outcome) -> Tone {
    match outcome {
        Outcome::Met => Tone::Good,
        Outcome::Unclear => Tone::Warning,
        Outcome::NotMet => Tone::Bad,
    }
}

/// Every condition beside what the applicant states.
#[component]
pub(super) fn Checks(
    /// The pre-check.
    checks: Vec<Check>,
) -> impl IntoView {
    let lang = Lang::current();
    let words = Reviews::of(lang);
    if checks.is_empty() {
        return view! { <p>{words.checks_none}</p> }.into_any();
    }
    let columns = [words.column_condition, words.column_wanted, words.column_given, words.column_outcome]
        .map(Column::new)
        .to_vec();
    let row = |check: Check| {
        Row(vec![
            condition_name(check.condition, lang).into_any(),
            check.wanted.into_any(),
            given(&check.given, lang).into_any(),
            view! { <StatusTag tone=outcome_tone(check.outcome) label=check_outcome(check.outcome, lang)/> }.into_any(),
        ])
    };
    let rows = checks.into_iter().map(row).collect();
    view! {
        <DataTable id="checks" caption=words.checks_caption columns=columns rows=rows/>
        <p class="field-hint">{words.checks_hint}</p>
    }
    .into_any()
}

/// The conditions of one application in one tag.
#[component]
pub(super) fn MetTag(
    /// How many are met; none where the form cannot be read.
    met: Option<Met>,
) -> impl IntoView {
    let words = Reviews::of(Lang::current());
    let (tone, label) = match met {
        None => (Tone::Warning, words.met_unread.to_owned()),
        Some(met) if met.not_met > 0 => (Tone::Bad, fill(words.met_not, &[&met.not_met.to_string()])),
        Some(met) if met.unclear > 0 => (Tone::Warning, fill(words.met_unclear, &[&met.unclear.to_string()])),
        Some(_) => (Tone::Good, words.met_all.to_owned()),
    };
    view! { <StatusTag tone=tone label=label/> }
}

/// What the applicant states.
pub(super) fn given(given: &Given, lang: Lang) -> String {
    let words = Applications::of(lang);
    match given {
        Given::Nothing => words.given_nothing.to_owned(),
        Given::Born { on, from, to } => {
            // The day of the week says nothing about an age.
            fill(words.given_born, &[*on, *from, *to].map(|day| day.to_string()).each_ref().map(String::as_str))
        }
        Given::Gender(gender) => gender_name(*gender, lang).to_owned(),
        Given::Education(level) => education_name(*level, lang).to_owned(),
        Given::Degree(degree) => degree.map_or(words.degree_none, |degree| degree_name(degree, lang)).to_owned(),
        Given::Major(major) => {
            let parts = [Some(&major.name), major.code.as_ref(), major.category.as_ref()];
            parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(" · ")
        }
        Given::Political(status) => political_name(*status, lang).to_owned(),
        Given::Years(years) => fill(words.given_years, &[&years.to_string()]),
        Given::FreshGraduate(fresh) => (if *fresh { words.yes } else { words.no }).to_owned(),
        Given::Certificates(held) if held.is_empty() => words.given_nothing.to_owned(),
        Given::Certificates(held) => held.join(" · "),
    }
}
