//! States, seats and days of the register in the reader's language.

use crate::lang::Lang;
use crate::locales::{Examiners, examiner_state, fill, panel_role, region_name};
use crate::ui::{Day, StatusTag, Tone};
use chrono::NaiveDate;
use domain::examiners::{ExaminerState, Roles};
use domain::permissions::{Action, Actor, Target, may};
use domain::regions::ExamRegion;
use leptos::prelude::*;

/// A certificate that ends within this many days is marked.
const SOON: i64 = 60;

/// The state as a tag.
pub(super) fn state_tag(state: ExaminerState) -> impl IntoView {
    view! { <StatusTag tone=state_tone(state) label=examiner_state(state, Lang::current())/> }
}

/// How a state is meant.
pub(super) const fn state_tone(state: ExaminerState) -> Tone {
    match state {
        ExaminerState::Certified => Tone::Good,
        ExaminerState::Suspended | ExaminerState::Expired => Tone::Warning,
        ExaminerState::Revoked => Tone::Bad,
        ExaminerState::Withdrawn => Tone::Plain,
        ExaminerState::Applied | ExaminerState::Recommended | ExaminerState::Training | ExaminerState::ExamPassed => {
            Tone::Info
        }
    }
}

/// Words in a row, or "none".
pub(super) fn listed<'a>(items: impl Iterator<Item = &'a str>, lang: Lang) -> String {
    let words = Examiners::of(lang);
    let items: Vec<&str> = items.collect();
    if items.is_empty() { words.nothing.to_owned() } else { items.join(words.list_separator) }
}

/// The seats in words.
pub(super) fn roles(roles: &Roles, lang: Lang) -> String {
    listed(roles.iter().map(|role| panel_role(role, lang)), lang)
}

/// The last day of a certificate, marked where it is over or near.
pub(super) fn validity(until: NaiveDate, today: NaiveDate) -> impl IntoView {
    let mark = expiry(until, today, Lang::current());
    let mark = mark.map(|(tone, label)| view! { " " <StatusTag tone=tone label=label/> });
    view! { <Day date=until/> {mark} }
}

/// The mark of a certificate; none while its end is far.
fn expiry(until: NaiveDate, today: NaiveDate, lang: Lang) -> Option<(Tone, String)> {
    let words = Examiners::of(lang);
    match (until - today).num_days() {
        ..0 => Some((Tone::Bad, words.expired.to_owned())),
        0 => Some((Tone::Warning, words.expires_today.to_owned())),
        days @ 1..=SOON => Some((Tone::Warning, fill(words.expires_soon, &[&days.to_string()]))),
        _ => None,
    }
}

/// The exam regions in which somebody may do something.
pub(super) fn reached(actor: &Actor, action: Action) -> Vec<ExamRegion> {
    let reached = |region: &ExamRegion| may(actor, action, Target::Region(*region)).is_ok();
    ExamRegion::ALL.into_iter().filter(reached).collect()
}

/// The names of exam regions in a row.
pub(super) fn regions(regions: &[ExamRegion], lang: Lang) -> String {
    listed(regions.iter().map(|region| region_name(*region, lang)), lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_is_marked_from_sixty_days_before_its_end() {
        let today: NaiveDate = "2027-03-01".parse().unwrap();
        let tone = |days| expiry(today + chrono::TimeDelta::days(days), today, Lang::En).map(|(tone, _)| tone);
        assert_eq!(
            [-1, 0, 1, 60].map(tone),
            [Some(Tone::Bad), Some(Tone::Warning), Some(Tone::Warning), Some(Tone::Warning)]
        );
        assert_eq!(tone(61), None);
        let (_, label) = expiry("2027-03-04".parse().unwrap(), today, Lang::Zh).unwrap();
        assert_eq!(label, "3天后到期");
    }

    #[test]
    fn seats_are_listed_in_words() {
        let some: Roles = domain::examiners::PanelRole::ALL.into_iter().take(2).collect();
        assert_eq!(roles(&some, Lang::Zh), "主考官、副主考官");
        assert_eq!(roles(&Roles::default(), Lang::En), "(none)");
    }
}
