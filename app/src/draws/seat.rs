//! `/draws/{id}/seats/{label}`: one seat with the person on it, for those entitled: the examiner's answer, and the ways to fill it again.

use super::functions::{DeclineRequest, ReplaceExaminer};
use super::page::asked_draw;
use super::words;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Draws, region_name};
use crate::ui::{
    Breadcrumbs, Button, Choice, Crumb, ErrorSummary, Facts, Kind, Load, PageHeading, ReturnedField, Section,
    SelectField, TextareaField, fact,
};
use crate::visit;
use domain::draws::answer::{Answer, AnswerState};
use domain::draws::record::SeatRecord;
use domain::draws::seating::replacement::LeftBecause;
use domain::permissions::{Action, Target, may};
use domain::refusal::Code;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// One seat.
#[component]
pub fn SeatPage() -> impl IntoView {
    let asked = asking();
    let id = asked_draw();
    let label = use_params_map().read_untracked().get("label").ok_or(Code::NotFound);
    let from = async move {
        let asking = asked?;
        Ok(store::draws::draw_seat(&asking.store, &asking.actor, id?, &label?, asking.now).await?)
    };
    view! { <Load from=from show=seat_view/> }
}

fn seat_view(record: SeatRecord) -> impl IntoView {
    let lang = Lang::current();
    let words = Draws::of(lang);
    let (line, seat) = (&record.line, &record.seat);
    let trail = vec![
        Crumb::new(words.title, "/draws"),
        Crumb::new(line.title.clone(), format!("/draws/{}", line.id)),
        Crumb::new(words.names_title, format!("/draws/{}/names", line.id)),
    ];
    let facts = vec![
        fact(words.column_name, seat.name.clone()),
        fact(words.column_unit, seat.work_unit.clone()),
        fact(words.column_home, region_name(seat.home, lang)),
        fact(words.column_region, region_name(seat.place, lang)),
        fact(words.column_room, seat.room.clone()),
        fact(words.column_role, words::role(seat.role, words)),
        fact(words.column_label, view! { <code>{seat.label.clone()}</code> }),
    ];
    let leads = may(&visit::actor(), Action::LeadDraw, Target::Region(line.region)).is_ok();
    let fields = [("because", words.column_because), ("reply", words.seat_decline_reason)];
    let fields = fields.map(|(name, label)| ReturnedField::new(name, label)).to_vec();
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=words.seat lead=words.seat_lead/>
        <ErrorSummary fields=fields/>
        <Facts items=facts/>
        {answered(record.answer.as_ref())}
        {leads.then(|| ways(&record))}
    }
}

fn answered(answer: Option<&Answer>) -> impl IntoView + use<> {
    let words = Draws::of(Lang::current());
    let Some(answer) = answer else {
        return view! { <Section id="answer" title=words.seat_answer><p>{words.seat_unanswered}</p></Section> }
            .into_any();
    };
    let mut facts = vec![fact(words.column_state, answer_word(answer.state, words))];
    facts.extend(answer.because.map(|because| fact(words.column_because, words::left(because, words))));
    let said = [(words.seat_note, &answer.note), (words.seat_reply, &answer.reply)];
    facts.extend(said.into_iter().filter(|(_, text)| !text.is_empty()).map(|(term, text)| fact(term, text.clone())));
    view! { <Section id="answer" title=words.seat_answer><Facts items=facts/></Section> }.into_any()
}

/// The state of an answer in words.
pub(super) const fn answer_word(state: AnswerState, words: &'static Draws) -> &'static str {
    match state {
        AnswerState::Confirmed => words.answer_confirmed,
        AnswerState::Asked => words.answer_asked,
        AnswerState::Declined => words.answer_declined,
    }
}

/// What those who lead the draw can do: fill the seat again, or decline what was asked.
fn ways(record: &SeatRecord) -> impl IntoView + use<> {
    let words = Draws::of(Lang::current());
    let (id, label) = (record.line.id.to_string(), record.seat.label.clone());
    let (id_again, label_again) = (id.clone(), label.clone());
    let choices = LeftBecause::ALL.map(|because| Choice::new(because.as_str(), words::left(because, words))).to_vec();
    let asked = record.answer.as_ref().filter(|answer| answer.state == AnswerState::Asked);
    let because = asked.and_then(|answer| answer.because).map(LeftBecause::as_str).unwrap_or_default();
    let decline = asked.map(move |_| {
        view! {
            <Section id="decline" title=words.seat_decline>
                <ActionForm action={ServerAction::<DeclineRequest>::new()} attr:class="form">
                    <input type="hidden" name="id" value=id_again/>
                    <input type="hidden" name="label" value=label_again/>
                    <TextareaField name="reply" label=words.seat_decline_reason required=true max_length=500/>
                    <Button>{words.seat_decline}</Button>
                </ActionForm>
            </Section>
        }
    });
    view! {
        <Section id="replace" title=words.seat_replace>
            <p>{words.seat_replace_hint}</p>
            <ActionForm action={ServerAction::<ReplaceExaminer>::new()} attr:class="form">
                <input type="hidden" name="id" value=id/>
                <input type="hidden" name="label" value=label/>
                <SelectField name="because" label=words.column_because choices=choices value=because required=true/>
                <Button kind=Kind::Danger>{words.seat_replace}</Button>
            </ActionForm>
        </Section>
        {decline}
    }
}
