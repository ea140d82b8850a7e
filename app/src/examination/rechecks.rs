//! Checks of papers on the staff's panel: one form for each step that is open.

use super::functions::{ConfirmPoints, DecidePoints, FindPoints};
use super::words::{points_or, recheck_tone};
use crate::lang::Lang;
use crate::locales::{Examination, fill, recheck_state};
use crate::recruitment::named;
use crate::ui::{Button, Choice, EmptyState, Facts, Kind, Moment, Section, SelectField, StatusTag, TextField, fact};
use domain::examination::{ExaminationRecord, RecheckLine, RecheckState};
use domain::ids::{RecheckId, RecruitmentId};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// Every request, open ones first.
#[component]
pub(super) fn Rechecks(
    /// The examination.
    record: ExaminationRecord,
) -> impl IntoView {
    let words = Examination::of(Lang::current());
    let id = record.line.id;
    let none = record.rechecks.is_empty().then(|| view! { <EmptyState title=words.rechecks_none/> });
    let find = find(id, &record.rechecks);
    let lines = record.rechecks.into_iter().map(|line| one(id, line)).collect_view();
    view! {
        <Section id="rechecks" title=words.rechecks>
            <p>{words.rechecks_lead}</p>
            {none}
            {lines}
            {find}
        </Section>
    }
}

fn one(id: RecruitmentId, line: RecheckLine) -> impl IntoView {
    let lang = Lang::current();
    let words = Examination::of(lang);
    let title = fill(words.recheck_of, &[line.ticket.as_str(), &named(&line.paper.name, lang)]);
    let mut facts = vec![
        fact(
            words.column_state,
            view! { <StatusTag tone=recheck_tone(line.state) label=recheck_state(line.state, lang)/> },
        ),
        fact(words.recheck_points, points_or(line.paper.points, words.absent)),
        fact(words.column_at, view! { <Moment at=line.asked_at/> }),
    ];
    if !line.grounds.is_empty() {
        facts.push(fact(words.recheck_grounds, line.grounds.clone()));
    }
    facts.extend(line.found.map(|found| fact(words.recheck_found, found.to_string())));
    let steps = match line.state {
        RecheckState::Asked => asked(id, line.id).into_any(),
        RecheckState::Found if line.own => view! { <p>{words.waits_second}</p> }.into_any(),
        RecheckState::Found => found(id, line.id).into_any(),
        RecheckState::Confirmed | RecheckState::Corrected => ().into_any(),
    };
    view! {
        <article class="recheck">
            <h3>{title}</h3>
            <Facts items=facts/>
            {steps}
        </article>
    }
}

fn hidden(id: RecruitmentId, recheck: RecheckId) -> impl IntoView {
    view! {
        <input type="hidden" name="recruitment" value=id.to_string()/>
        <input type="hidden" name="id" value=recheck.to_string()/>
    }
}

fn asked(id: RecruitmentId, recheck: RecheckId) -> impl IntoView {
    let words = Examination::of(Lang::current());
    view! {
        <div class="actions">
            <ActionForm action={ServerAction::<ConfirmPoints>::new()}>
                {hidden(id, recheck)}
                <Button kind=Kind::Primary>{words.confirm}</Button>
            </ActionForm>
        </div>
    }
}

fn found(id: RecruitmentId, recheck: RecheckId) -> impl IntoView {
    let words = Examination::of(Lang::current());
    let decide = |agreed: bool, kind, label| {
        view! {
            <ActionForm action={ServerAction::<DecidePoints>::new()}>
                {hidden(id, recheck)}
                <input type="hidden" name="agreed" value=agreed.to_string()/>
                <Button kind=kind>{label}</Button>
            </ActionForm>
        }
    };
    view! {
        <div class="actions">
            {decide(true, Kind::Primary, words.agree)}
            {decide(false, Kind::Secondary, words.decline)}
        </div>
    }
}

/// One form for every request that waits for its check: points that differ from those that stand.
fn find(id: RecruitmentId, lines: &[RecheckLine]) -> Option<impl IntoView + use<>> {
    let lang = Lang::current();
    let words = Examination::of(lang);
    let asked = lines.iter().filter(|line| line.state == RecheckState::Asked);
    let choice = |line: &RecheckLine| {
        let title = fill(words.recheck_of, &[line.ticket.as_str(), &named(&line.paper.name, lang)]);
        Choice::new(line.id.to_string(), title)
    };
    let choices: Vec<Choice> = asked.map(choice).collect();
    (!choices.is_empty()).then(|| {
        view! {
            <p>{words.find_lead}</p>
            <ActionForm action={ServerAction::<FindPoints>::new()} attr:class="form">
                <input type="hidden" name="recruitment" value=id.to_string()/>
                <SelectField name="id" label=words.find_which choices=choices required=true/>
                <TextField name="points" label=words.find_points required=true max_length=7/>
                <Button>{words.find}</Button>
            </ActionForm>
        }
    })
}
