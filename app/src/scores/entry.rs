//! The seat of an examiner: the one score that is asked for now, what they have entered, and the way to correct it.

use super::board::seat_word;
use super::functions::{AskCorrection, EnterScore};
use super::page::Sitting;
use crate::lang::Lang;
use crate::locales::{Scores, fill};
use crate::ui::{
    Button, Choice, Column, DataTable, Dialog, Input, Kind, Layout, Notice, OpenDialog, Row, Section, SelectField,
    TextField, TextareaField, Tone,
};
use leptos::form::ActionForm;
use leptos::prelude::*;
use store::scores::Own;

/// The panel of an examiner who sits in the room; nothing for others.
#[component]
pub(super) fn OwnSeat(sitting: Sitting) -> impl IntoView {
    let lang = Lang::current();
    let words = Scores::of(lang);
    let Some(own) = sitting.own.clone() else { return ().into_any() };
    let missing = sitting.board.lines.iter().map(|line| line.number);
    let next = missing.filter(|number| own.scores.iter().all(|(scored, _)| scored != number)).min();
    let open = !sitting.board.closed;
    let entry = match next {
        Some(number) if open => enter(&sitting, number).into_any(),
        _ => view! { <Notice tone=Tone::Info><p>{words.all_entered}</p></Notice> }.into_any(),
    };
    let title = fill(words.yours, &[&seat_word(own.seat, lang)]);
    view! {
        <Section id="own" title=title>
            {entry}
            {entered(&own)}
            {(open && !own.scores.is_empty()).then(|| correction(&sitting, &own))}
        </Section>
    }
    .into_any()
}

fn enter(sitting: &Sitting, number: u16) -> impl IntoView + use<> {
    let words = Scores::of(Lang::current());
    let (id, send) = (sitting.id.to_string(), sitting.send.to_string());
    view! {
        <ActionForm action={ServerAction::<EnterScore>::new()} attr:class="form score-form">
            <input type="hidden" name="id" value=id/>
            <input type="hidden" name="turn" value=number/>
            <input type="hidden" name="send" value=send/>
            <TextField name="score" label=fill(words.enter, &[&number.to_string()]) hint=words.enter_hint
                input=Input::Decimal required=true max_length=6 autocomplete="off"/>
            <Button kind=Kind::Primary>{words.send}</Button>
        </ActionForm>
    }
}

fn entered(own: &Own) -> impl IntoView + use<> {
    let words = Scores::of(Lang::current());
    let columns = vec![Column::new(words.column_number), Column::number(words.column_score)];
    let rows =
        own.scores.iter().rev().map(|(number, score)| Row(vec![(*number).into_any(), score.to_string().into_any()]));
    let rows: Vec<Row> = rows.collect();
    (!rows.is_empty()).then(|| {
        view! { <DataTable id="own-scores" caption=words.own_caption columns=columns rows=rows layout=Layout::Plain/> }
    })
}

fn correction(sitting: &Sitting, own: &Own) -> impl IntoView + use<> {
    let words = Scores::of(Lang::current());
    let id = sitting.id.to_string();
    let (role, k) = (own.seat.role.as_str(), own.seat.k);
    let numbers = own.scores.iter().map(|(number, _)| Choice::new(number.to_string(), number.to_string())).collect();
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
                <TextareaField name="reason" label=words.correct_reason required=true max_length=200/>
                <Button kind=Kind::Primary>{words.correct}</Button>
            </ActionForm>
        </Dialog>
    }
}
