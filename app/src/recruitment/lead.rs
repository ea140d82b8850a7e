//! What those who lead a recruitment do next: one form for each step that is theirs.

use super::functions::{Announce, ApprovePlan, ReturnPlan, SubmitPlan, TakePlanBack};
use super::words::length;
use crate::applications::Settle;
use crate::asking::Asking;
use crate::clock;
use crate::lang::Lang;
use crate::locales::{
    Examination, Recruitment, doubt_kind, fill, position_column, recruitment_state, refusal_sentence,
};
use crate::refused::Refused;
use crate::ui::{Button, Column, DataTable, Kind, Layout, LinkButton, Notice, Row, Section, TextField, Tone};
use chrono::{DateTime, NaiveDate, Utc};
use domain::applications::Unfinished;
use domain::calendar::{Calendar, day_in_shanghai};
use domain::ids::RecruitmentId;
use domain::recruitment::position::{PositionColumn, TakenColumn};
use domain::recruitment::{Doubts, RecruitmentRecord, RecruitmentState, RecruitmentStep, Schedule};
use domain::tables::letters;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// What those who lead a recruitment read of it beside everybody.
#[derive(Debug)]
pub(super) struct Leading {
    /// What was doubtful in the last import of positions.
    doubts: Option<Doubts>,
    /// The working days.
    calendar: Calendar,
    /// What is still open before the positions are settled; none where that is no step now.
    unfinished: Option<Unfinished>,
    /// The present.
    now: DateTime<Utc>,
}

impl Leading {
    /// Reads it.
    pub(super) async fn read(asking: &Asking, id: RecruitmentId) -> Result<Self, Refused> {
        let Asking { store, actor, now } = asking;
        Ok(Self {
            doubts: store::recruitment::doubts(store, actor, id).await?,
            calendar: store::calendar::load(store).await?,
            unfinished: store::applications::unfinished(store, actor, id, *now).await?,
            now: *now,
        })
    }
}

/// The leaders' part of a recruitment's page.
#[component]
pub(super) fn Lead(
    /// The recruitment.
    record: RecruitmentRecord,
    /// What only they read of it.
    leading: Leading,
) -> impl IntoView {
    let Leading { doubts, calendar, unfinished, now } = leading;
    let today = day_in_shanghai(now);
    let lang = Lang::current();
    let words = Recruitment::of(lang);
    let id = record.line.id;
    let hint = fill(words.next_hint, &[recruitment_state(record.line.state, lang)]);
    let returned = record.returned_because.as_ref().map(|reason| {
        let sentence = fill(words.returned, &[reason]);
        view! { <Notice tone=Tone::Warning>{sentence}</Notice> }
    });
    let draft = (record.line.state == RecruitmentState::Draft).then(|| {
        view! {
            <div class="actions">
                <LinkButton href=format!("/recruitment/{id}/edit")>{words.edit}</LinkButton>
                <LinkButton href=format!("/recruitment/{id}/upload")>{words.upload}</LinkButton>
            </div>
        }
    });
    let written = RecruitmentState::Settled..=RecruitmentState::Scored;
    let examination = written.contains(&record.line.state).then(|| {
        view! {
            <div class="actions">
                <LinkButton href=format!("/recruitment/{id}/examination") kind=Kind::Primary>
                    {Examination::of(lang).panel_link}
                </LinkButton>
            </div>
        }
    });
    let steps: Vec<_> = record.steps.iter().filter_map(|step| form(*step, &record, &calendar, today)).collect();
    let settle = unfinished.filter(|_| record.steps.contains(&RecruitmentStep::Settle)).map(|unfinished| {
        let ready = unfinished.check(now).is_ok();
        view! { <Settle id=id unfinished=unfinished ready=ready/> }
    });
    let nothing = match record.line.state {
        RecruitmentState::Draft if record.numbers.positions == 0 => Some(words.next_positions),
        RecruitmentState::Submitted if steps.is_empty() => Some(words.next_none),
        _ => None,
    };
    let nothing = nothing.map(|hint| view! { <p>{hint}</p> });
    let doubts = doubts.filter(|_| record.line.state == RecruitmentState::Draft).map(|mut doubts| {
        let columns = std::mem::take(&mut doubts.columns);
        (taken(columns, id), doubtful(doubts))
    });
    view! {
        <Section id="next" title=words.next>
            <p>{hint}</p>
            {returned}
            {draft}
            {examination}
            {steps}
            {settle}
            {nothing}
            {doubts}
        </Section>
    }
}

/// The form of one step; none for a step that has a page of its own.
fn form(step: RecruitmentStep, record: &RecruitmentRecord, calendar: &Calendar, today: NaiveDate) -> Option<AnyView> {
    let lang = Lang::current();
    let words = Recruitment::of(lang);
    let id = record.line.id;
    match step {
        RecruitmentStep::Submit if record.numbers.positions > 0 => Some(
            view! {
                <p>{words.submit_hint}</p>
                <ActionForm action={ServerAction::<SubmitPlan>::new()}>
                    {hidden(id)}
                    <Button kind=Kind::Primary>{words.submit}</Button>
                </ActionForm>
            }
            .into_any(),
        ),
        RecruitmentStep::Approve => Some(
            view! {
                <p>{words.approve_hint}</p>
                <ActionForm action={ServerAction::<ApprovePlan>::new()}>
                    {hidden(id)}
                    <Button kind=Kind::Primary>{words.approve}</Button>
                </ActionForm>
            }
            .into_any(),
        ),
        RecruitmentStep::Return => Some(
            view! {
                <ActionForm action={ServerAction::<ReturnPlan>::new()} attr:class="form">
                    {hidden(id)}
                    <TextField name="reason" label=words.reason required=true max_length=500/>
                    <Button>{words.return_back}</Button>
                </ActionForm>
            }
            .into_any(),
        ),
        RecruitmentStep::Announce => {
            let periods = &record.scheme.periods;
            let earliest = Schedule::earliest_end(calendar, today, periods).date;
            let hint = fill(words.announce_hint, &[&clock::day(earliest, lang), &length(periods.notice, lang)]);
            Some(
                view! {
                    <p>{hint}</p>
                    <ActionForm action={ServerAction::<Announce>::new()}>
                        {hidden(id)}
                        <Button kind=Kind::Primary>{words.announce}</Button>
                    </ActionForm>
                }
                .into_any(),
            )
        }
        RecruitmentStep::TakeBack => Some(take_back(id).into_any()),
        _ => None,
    }
}

/// The form that makes an approved plan a draft again.
fn take_back(id: RecruitmentId) -> impl IntoView {
    let words = Recruitment::of(Lang::current());
    view! {
        <h3>{words.take_back_title}</h3>
        <p>{words.take_back_hint}</p>
        <ActionForm action={ServerAction::<TakePlanBack>::new()} attr:class="form">
            {hidden(id)}
            <TextField name="reason" label=words.reason required=true max_length=500/>
            <Button>{words.take_back}</Button>
        </ActionForm>
    }
}

fn hidden(id: RecruitmentId) -> impl IntoView {
    view! { <input type="hidden" name="id" value=id.to_string()/> }
}

/// Which column of the file was taken for what, and the way to correct it.
fn taken(columns: Vec<TakenColumn>, id: RecruitmentId) -> impl IntoView {
    let lang = Lang::current();
    let words = Recruitment::of(lang);
    let heads = [words.column_field, words.column_at, words.column_header, words.column_example, words.column_sheet];
    let row = |taken: TakenColumn| {
        let column = position_column(taken.column, lang);
        let place = letters(taken.at);
        Row(vec![
            column.into_any(),
            place.into_any(),
            taken.header.into_any(),
            taken.example.into_any(),
            taken.sheet.into_any(),
        ])
    };
    let rows: Vec<Row> = columns.into_iter().map(row).collect();
    let heads = heads.map(Column::new).to_vec();
    (!rows.is_empty()).then(|| {
        view! {
            <details class="more" id="columns">
                <summary>{words.columns} " (" {rows.len()} ")"</summary>
                <DataTable id="columns-table" caption=words.columns_caption columns=heads rows=rows layout=Layout::Plain/>
                <div class="actions">
                    <LinkButton href=format!("/recruitment/{id}/upload#columns")>{words.columns_correct}</LinkButton>
                </div>
            </details>
        }
    })
}

fn doubtful(doubts: Doubts) -> impl IntoView {
    let lang = Lang::current();
    let words = Recruitment::of(lang);
    let caption = fill(words.doubts_caption, &[&doubts.all_doubts.to_string(), &doubts.all_refused.to_string()]);
    let columns = [words.column_line, words.column_field, words.column_what, words.column_text];
    let refused = doubts.refused.into_iter().flat_map(|row| {
        row.refusals.into_iter().map(move |refusal| {
            let column = refusal.field.as_deref().and_then(PositionColumn::parse);
            (row.line, column, refusal_sentence(&refusal, lang), String::new())
        })
    });
    let doubted = doubts
        .doubts
        .into_iter()
        .map(|doubt| (doubt.line, doubt.column, doubt_kind(doubt.kind, lang).to_owned(), doubt.text));
    let row = |(line, column, what, text): (u32, Option<PositionColumn>, String, String)| {
        let column = column.map(|column| position_column(column, lang)).unwrap_or_default();
        Row(vec![line.into_any(), column.into_any(), what.into_any(), text.into_any()])
    };
    let rows: Vec<Row> = refused.chain(doubted).map(row).collect();
    let columns = columns.map(Column::new).to_vec();
    (!rows.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{words.doubts} " (" {rows.len()} ")"</summary>
                <DataTable id="doubts" caption=caption columns=columns rows=rows layout=Layout::Plain/>
            </details>
        }
    })
}
