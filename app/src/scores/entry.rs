//! The seat of an examiner: the one score that is asked for now, what they have entered, and the way to correct it.

use super::board::{because_word, seat_word};
use super::functions::AskCorrection;
use super::page::Sitting;
use super::sending::{ScoreSending, SeatToScore};
use crate::forms;
use crate::lang::Lang;
use crate::locales::{Scores, fill, refusal_sentence};
use crate::ui::{
    Button, Choice, Column, DataTable, Dialog, Input, Kind, Layout, OpenDialog, Row, Section, SelectField, TextField,
    TextareaField,
};
use crate::visit;
use domain::scores::{BoardLine, CorrectedBecause, Score, TurnState};
use leptos::form::ActionForm;
use leptos::prelude::*;
use store::scores::Own;

/// The panel of an examiner who sits in the room; nothing for others.
#[component]
pub(super) fn OwnSeat(sitting: Sitting) -> impl IntoView {
    let lang = Lang::current();
    let words = Scores::of(lang);
    let Some(own) = sitting.own.clone() else { return ().into_any() };
    let open = !sitting.board.closed;
    let entry = open.then(|| view! { <ScoreSending seat=to_score(&sitting, &own) lang=lang/> });
    let title = fill(words.yours, &[&seat_word(own.seat, lang)]);
    view! {
        <Section id="own" title=title>
            {entry}
            {entered(&own)}
            {(open && own.scores.iter().any(|(_, score)| score.is_some())).then(|| correction(&sitting, &own))}
        </Section>
    }
    .into_any()
}

/// What the seat has still to score, to the last candidate: the numbers behind those called serve a lost connection.
fn to_score(sitting: &Sitting, own: &Own) -> SeatToScore {
    let missing = (1..=sitting.board.candidates).filter(|number| without_score(sitting, own, *number));
    let account = visit::actor().account.map(|account| account.to_string()).unwrap_or_default();
    SeatToScore {
        sitting: sitting.id,
        kept_as: format!("scores {} {account}", sitting.id),
        without_score: missing.map(|number| (number, store::scores::fresh_send())).collect(),
        called: sitting.board.lines.len() as u16,
        typed: forms::value_of("score"),
        refused: forms::error_of("score").map(|refusal| refusal_sentence(&refusal, Lang::current())),
    }
}

/// Whether the seat has not scored a number, and its candidate may yet come.
fn without_score(sitting: &Sitting, own: &Own, number: u16) -> bool {
    let absent = |line: &BoardLine| line.number == number && line.state == TurnState::Absent;
    own.scores.iter().all(|(other, _)| *other != number) && !sitting.board.lines.iter().any(absent)
}

/// Whether the seat has a number to score now.
pub(super) fn has_to_score(sitting: &Sitting, own: &Own) -> bool {
    sitting.board.lines.iter().any(|line| without_score(sitting, own, line.number))
}

fn entered(own: &Own) -> impl IntoView + use<> {
    let words = Scores::of(Lang::current());
    let columns = vec![Column::new(words.column_number), Column::number(words.column_score)];
    let given = |score: &Option<Score>| score.map_or(words.scored_before.to_owned(), |score| score.to_string());
    let row = |(number, score): &(u16, Option<Score>)| Row(vec![(*number).into_any(), given(score).into_any()]);
    let rows: Vec<Row> = own.scores.iter().rev().map(row).collect();
    (!rows.is_empty()).then(|| {
        view! { <DataTable id="own-scores" caption=words.own_caption columns=columns rows=rows layout=Layout::Plain/> }
    })
}

fn correction(sitting: &Sitting, own: &Own) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Scores::of(lang);
    let id = sitting.id.to_string();
    let (role, k) = (own.seat.role.as_str(), own.seat.k);
    let numbers = own.scores.iter().filter(|(_, score)| score.is_some());
    let numbers = numbers.map(|(number, _)| Choice::new(number.to_string(), number.to_string())).collect();
    let kinds = CorrectedBecause::ALL.map(|kind| Choice::new(kind.as_str(), because_word(kind, lang))).to_vec();
    view! {
        <OpenDialog id="correct" label=words.correct/>
        <Dialog id="correct" title=words.correct>
            <p>{words.correct_hint}</p>
            <ActionForm action={ServerAction::<AskCorrection>::new()} attr:class="form">
                <input type="hidden" name="id" value=id/>
                <input type="hidden" name="role" value=role/>
                <input type="hidden" name="k" value=k/>
                <input type="hidden" name="dialog" value="correct"/>
                <SelectField name="turn" label=words.correct_number choices=numbers required=true/>
                <TextField name="score" label=words.correct_score hint=words.enter_hint input=Input::Decimal
                    required=true max_length=6 autocomplete="off"/>
                <SelectField name="because" label=words.correct_because hint=words.correct_because_hint choices=kinds
                    required=true/>
                <TextareaField name="reason" label=words.correct_reason required=true max_length=200/>
                <Button kind=Kind::Primary>{words.correct}</Button>
            </ActionForm>
        </Dialog>
    }
}
