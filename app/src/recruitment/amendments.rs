//! The amendments of a position: what changed, from which text to which, why, and the decision of a second person.

use super::functions::DecideAmendment;
use super::position::printed_lines;
use crate::clock;
use crate::lang::Lang;
use crate::locales::{Recruitment, amendment_state, fill};
use crate::ui::{Agreement, Column, DataTable, Layout, Row, Section, StatusTag, Tone};
use domain::ids::RecruitmentId;
use domain::recruitment::position::Position;
use domain::recruitment::{Amendment, AmendmentState};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Every amendment that the asker may see, the latest first.
#[component]
pub(super) fn Amendments(
    /// The recruitment.
    id: RecruitmentId,
    /// The position's code.
    code: String,
    /// The amendments.
    amendments: Vec<Amendment>,
) -> impl IntoView {
    let words = Recruitment::of(Lang::current());
    (!amendments.is_empty()).then(|| {
        let shown: Vec<_> = amendments.into_iter().map(|amendment| one(id, &code, amendment)).collect();
        view! { <Section id="amendments" title=words.amendments>{shown}</Section> }
    })
}

/// How a state is marked.
pub(super) const fn tone(state: AmendmentState) -> Tone {
    match state {
        AmendmentState::Published => Tone::Good,
        AmendmentState::Proposed => Tone::Info,
        AmendmentState::Declined => Tone::Plain,
    }
}

fn one(id: RecruitmentId, code: &str, amendment: Amendment) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Recruitment::of(lang);
    let when = match amendment.decided_at {
        Some(at) if amendment.state == AmendmentState::Published => fill(words.amended, &[&clock::instant(at, lang)]),
        _ => fill(words.proposed, &[&clock::instant(amendment.proposed_at, lang)]),
    };
    let what = match &amendment.after {
        Some(after) => changes(&amendment, after).into_any(),
        None => view! { <p><strong>{words.cancels}</strong></p> }.into_any(),
    };
    let decide = amendment.decides.then(|| decide(id, code, &amendment));
    view! {
        <div class="block">
            <p><StatusTag tone=tone(amendment.state) label=amendment_state(amendment.state, lang)/> " " {when}</p>
            <p>{words.reason} ": " {amendment.reason.clone()}</p>
            {what}
            {decide}
        </div>
    }
}

/// The texts before and after, where they differ.
fn changes(amendment: &Amendment, after: &Position) -> impl IntoView + use<> {
    let words = Recruitment::of(Lang::current());
    let columns = [words.column_item, words.before, words.after].map(Column::new).to_vec();
    let rows = differences(&amendment.before, after, words)
        .into_iter()
        .map(|(item, before, after)| Row(vec![item.into_any(), before.into_any(), after.into_any()]))
        .collect();
    let table = format!("amendment-{}", amendment.id);
    view! { <DataTable id=table caption=words.amendment_caption columns=columns rows=rows layout=Layout::Plain/> }
}

fn decide(id: RecruitmentId, code: &str, amendment: &Amendment) -> impl IntoView + use<> {
    let words = Recruitment::of(Lang::current());
    let told = vec![("id", id.to_string()), ("code", code.to_owned()), ("amendment", amendment.id.to_string())];
    view! { <Agreement action=DecideAmendment::url() told=told agree=words.agree decline=words.decline/> }
}

/// What two texts of a position have in different words.
fn differences(before: &Position, after: &Position, words: &'static Recruitment) -> Vec<(String, String, String)> {
    let mut pairs = vec![
        (words.column_position, before.title.clone(), after.title.clone()),
        (words.column_places, before.places.to_string(), after.places.to_string()),
        (words.notes, before.notes.clone(), after.notes.clone()),
    ];
    let old = printed_lines(&before.conditions.printed, words);
    let new = printed_lines(&after.conditions.printed, words);
    pairs.extend(old.into_iter().zip(new).map(|((label, old), (_, new))| (label, old.clone(), new.clone())));
    let changed = pairs.into_iter().filter(|(_, old, new)| old != new);
    changed.map(|(label, old, new)| (label.to_owned(), old, new)).collect()
}
