//! What the register says of an examiner.

use crate::examiners::words;
use crate::lang::Lang;
use crate::locales::{ExaminerLife, Examiners, region_name};
use crate::ui::{Facts, fact};
use chrono::NaiveDate;
use domain::examiners::{Assessment, Examiner, NotDrawable, drawable};
use leptos::prelude::*;

/// The facts of an entry, and whether the examiner may be drawn today.
#[component]
pub(super) fn EntryFacts(examiner: Examiner, today: NaiveDate) -> impl IntoView {
    let lang = Lang::current();
    let words = Examiners::of(lang);
    let mut facts = vec![
        fact(words.work_unit, examiner.work_unit.clone()),
        fact(words.region, region_name(examiner.region, lang)),
        fact(words.roles, words::roles(&examiner.roles, lang)),
        fact(words.specialities, words::listed(examiner.specialities.iter().map(String::as_str), lang)),
    ];
    match &examiner.certificate {
        Some(certificate) => facts.extend([
            fact(words.certificate, certificate.number.clone()),
            fact(words.valid_until, words::validity(certificate.valid_until, today)),
        ]),
        None => facts.push(fact(words.certificate, ExaminerLife::of(lang).none_yet)),
    }
    facts.extend([
        fact(ExaminerLife::of(lang).assessment, assessed(examiner.assessment, lang)),
        fact(words.drawable, may_be_drawn(&examiner, today, words)),
        fact(words.identity, view! { <code>{examiner.identity.clone()}</code> }),
    ]);
    view! { <Facts items=facts/> }
}

const fn assessed(assessment: Assessment, lang: Lang) -> &'static str {
    let words = ExaminerLife::of(lang);
    match assessment {
        Assessment::None => words.assessment_none,
        Assessment::Passed => words.passed,
        Assessment::Failed => words.failed,
    }
}

fn may_be_drawn(examiner: &Examiner, today: NaiveDate, words: &'static Examiners) -> &'static str {
    let Some(standing) = examiner.standing() else { return words.drawable_state };
    match drawable(&standing, today) {
        Ok(()) => words.drawable_yes,
        Err(NotDrawable::State(_)) => words.drawable_state,
        Err(NotDrawable::CertificateEnds(_)) => words.drawable_ended,
        Err(NotDrawable::AssessmentFailed) => words.drawable_failed,
        Err(NotDrawable::NoRole) => words.drawable_no_role,
    }
}
