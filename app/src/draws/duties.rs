//! `/duties`: where an examiner serves, the envelope that will say it, the examiner's answer, and the history.

use super::functions::{AskReplacement, ConfirmSeat};
use super::seat::answer_word;
use super::words;
use crate::asking::asking;
use crate::clock;
use crate::lang::Lang;
use crate::locales::{Draws, ExaminerLife, Scores, region_name};
use crate::ui::{
    Button, Choice, Column, Countdown, DataTable, Day, Dialog, EmptyState, ErrorSummary, Facts, Icon, IconName, Kind,
    LinkButton, Load, Notice, OpenDialog, PageHeading, ReturnedField, Row, Section, SelectField, StatusTag,
    TextareaField, Tone, fact,
};
use chrono::NaiveDate;
use domain::calendar::day_in_shanghai;
use domain::draws::answer::AnswerState;
use domain::draws::record::{Duty, DutySeat};
use domain::draws::seating::replacement::LeftBecause;
use domain::draws::setup::Purpose;
use domain::draws::state::DrawState;
use domain::ids::DrawId;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The examiner's own duties.
#[component]
pub fn DutiesPage() -> impl IntoView {
    let asked = asking();
    let from = async move {
        let asking = asked?;
        let duties = store::draws::duties(&asking.store, &asking.actor, asking.now).await?;
        Ok((duties, day_in_shanghai(asking.now)))
    };
    view! { <Load from=from show={|(duties, today)| page(duties, today)}/> }
}

fn page(duties: Vec<Duty>, today: NaiveDate) -> impl IntoView {
    let words = Draws::of(Lang::current());
    let (mut coming, past): (Vec<Duty>, Vec<Duty>) = duties.into_iter().partition(|duty| duty.line.day >= today);
    coming.sort_by_key(|duty| (duty.line.day, duty.line.opens_at));
    let none = coming.is_empty().then(|| view! { <EmptyState title=words.duties_none/> });
    let cards = coming.into_iter().map(card).collect_view();
    let fields = [("because", words.duties_because), ("note", words.duties_note)];
    let fields = fields.map(|(name, label)| ReturnedField::new(name, label)).to_vec();
    view! {
        <PageHeading title=words.duties lead=words.duties_lead>
            <LinkButton href="/duties/calendar.ics" download=true>{words.duties_calendar}</LinkButton>
            <LinkButton href="/examiners/own">{ExaminerLife::of(Lang::current()).own}</LinkButton>
        </PageHeading>
        <ErrorSummary fields=fields/>
        <Section id="coming" title=words.duties_upcoming>
            {none}
            <div class="duties">{cards}</div>
        </Section>
        {history(past)}
    }
}

/// One duty: sealed until it opens, then where to go, and what the examiner answers.
fn card(duty: Duty) -> impl IntoView {
    let lang = Lang::current();
    let words = Draws::of(lang);
    let (state, tone) = words::state(duty.line.state, words);
    let id = duty.line.id;
    let opened = duty.line.state == DrawState::Drawn;
    let inside = match (duty.line.state, &duty.seat) {
        (DrawState::Drawn, Some(seat)) => seated(&duty, seat).into_any(),
        (DrawState::Drawn, None) if duty.replaced => view! { <p>{words.duties_replaced}</p> }.into_any(),
        (DrawState::Drawn, None) => view! { <p>{words.duties_not_seated}</p> }.into_any(),
        (DrawState::Closed, _) => view! { <p>{words.duties_closed}</p> }.into_any(),
        _ => sealed(&duty).into_any(),
    };
    let class = if opened { "envelope envelope-open" } else { "envelope" };
    view! {
        <article class=class aria-label=words.duties_envelope>
            <header class="envelope-head">
                <h3><a href=format!("/draws/{id}")>{duty.line.title.clone()}</a></h3>
                <StatusTag tone=tone label=state/>
            </header>
            <p class="envelope-day">{words.fact_day} " " <Day date=duty.line.day/></p>
            {inside}
            <p class="envelope-label">{words.column_label} " " <code>{duty.label.clone()}</code></p>
        </article>
    }
}

fn sealed(duty: &Duty) -> impl IntoView + use<> {
    let words = Draws::of(Lang::current());
    view! {
        <div class="envelope-seal"><Icon name=IconName::Lock/><Countdown at=duty.line.opens_at/></div>
        <p>{words.duties_sealed}</p>
    }
}

fn seated(duty: &Duty, seat: &DutySeat) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Draws::of(lang);
    let call = duty.line.purpose == Purpose::Call;
    let scores = format!("/scores/{}/{}", duty.line.id, seat.room);
    let mut facts = vec![fact(words.column_region, region_name(seat.place, lang))];
    if !call {
        facts.push(fact(words.column_room, seat.room.clone()));
    }
    facts.push(fact(words.column_role, words::role(seat.role, words)));
    for site in &seat.sites {
        facts.push(fact(words.duties_site, format!("{} · {}", site.name, site.address)));
        facts.push(fact(words.duties_report, site.report.clone()));
    }
    view! {
        <Facts items=facts/>
        {call.then(|| view! { <p>{words.duties_called}</p> })}
        {(!call).then(|| view! { <p><LinkButton href=scores>{Scores::of(lang).go}</LinkButton></p> })}
        {answering(duty)}
    }
}

/// What was answered, and what can be answered now.
fn answering(duty: &Duty) -> impl IntoView + use<> {
    let words = Draws::of(Lang::current());
    let state = duty.answer.as_ref().map(|answer| answer.state);
    let reply = duty.answer.as_ref().map(|answer| answer.reply.clone()).filter(|reply| !reply.is_empty());
    let said = state.map(|state| {
        let tone = match state {
            AnswerState::Confirmed => Tone::Good,
            AnswerState::Asked => Tone::Info,
            AnswerState::Declined => Tone::Warning,
        };
        view! { <Notice tone=tone title=answer_word(state, words)>{reply.map(|reply| view! { <p>{reply}</p> })}</Notice> }
    });
    let id = duty.line.id;
    let confirm = (!matches!(state, Some(AnswerState::Confirmed | AnswerState::Asked))).then(|| {
        view! {
            <ActionForm action={ServerAction::<ConfirmSeat>::new()}>
                <input type="hidden" name="id" value=id.to_string()/>
                <Button kind=Kind::Primary>{words.duties_confirm}</Button>
            </ActionForm>
        }
    });
    let ask = (state != Some(AnswerState::Asked)).then(|| ask(id));
    view! { <h4>{words.duties_answer}</h4> {said} <div class="actions">{confirm}{ask}</div> }
}

/// The form that asks to be replaced, folded away.
fn ask(id: DrawId) -> impl IntoView + use<> {
    let words = Draws::of(Lang::current());
    let choices = [LeftBecause::Avoidance, LeftBecause::Refused];
    let choices = choices.map(|because| Choice::new(because.as_str(), words::left(because, words))).to_vec();
    let dialog = format!("ask-{id}");
    view! {
        <OpenDialog id=dialog.clone() label=words.duties_ask/>
        <Dialog id=dialog.clone() title=words.duties_ask>
            <p>{words.duties_ask_hint}</p>
            <ActionForm action={ServerAction::<AskReplacement>::new()} attr:class="form">
                <input type="hidden" name="id" value=id.to_string()/>
                <input type="hidden" name="dialog" value=dialog/>
                <SelectField name="because" label=words.duties_because choices=choices required=true/>
                <TextareaField name="note" label=words.duties_note required=true max_length=500/>
                <Button kind=Kind::Primary>{words.duties_ask}</Button>
            </ActionForm>
        </Dialog>
    }
}

fn history(past: Vec<Duty>) -> impl IntoView {
    let lang = Lang::current();
    let words = Draws::of(lang);
    let columns = vec![
        Column::new(words.column_title),
        Column::new(words.column_day),
        Column::new(words.column_region),
        Column::new(words.column_room),
        Column::new(words.column_role),
    ];
    let row = |duty: Duty| {
        let href = format!("/draws/{}", duty.line.id);
        let seat = duty.seat.map_or(["–".to_owned(), "–".to_owned(), "–".to_owned()], |seat| {
            [region_name(seat.place, lang).to_owned(), seat.room, words::role(seat.role, words).to_owned()]
        });
        let [place, room, role] = seat;
        Row(vec![
            view! { <a href=href>{duty.line.title}</a> }.into_any(),
            clock::day(duty.line.day, lang).into_any(),
            place.into_any(),
            room.into_any(),
            role.into_any(),
        ])
    };
    let rows: Vec<Row> = past.into_iter().map(row).collect();
    let body = if rows.is_empty() {
        view! { <p>{words.duties_history_none}</p> }.into_any()
    } else {
        view! { <DataTable id="history" caption=words.duties_past_caption columns=columns rows=rows/> }.into_any()
    };
    view! { <Section id="past" title=words.duties_past>{body}</Section> }
}
