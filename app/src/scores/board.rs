//! What everybody reads on a room's screen: the numbers that were called, and each announced result with its scores.

use super::recomputing::{Announced, Recomputing};
use crate::lang::Lang;
use crate::locales::{Scores, fill, panel_role};
use crate::ui::{Column, DataTable, Layout, Row, Section, StatusTag, Tone};
use domain::scores::{Board, BoardLine, CorrectedBecause, DrawnOrder, Lot, Mean, Score, Seat, Signer, TurnState};
use leptos::prelude::*;

/// The table of the numbers, the newest first: what happens now stands on top.
#[component]
pub(super) fn BoardTable(board: Board) -> impl IntoView {
    let words = Scores::of(Lang::current());
    let columns = vec![
        Column::new(words.column_number),
        Column::new(words.column_state),
        Column::number(words.column_mean),
        Column::new(words.column_scores),
        Column::new(words.column_signed),
    ];
    let counts = [board.lines.len().to_string(), board.candidates.to_string()];
    let rows: Vec<Row> = board.lines.iter().rev().map(row).collect();
    let announced: Vec<Announced> = board.lines.iter().filter_map(announced).collect();
    view! {
        <p>{fill(words.called, &[&counts[0], &counts[1]])}</p>
        <DataTable id="board" caption=words.caption columns=columns rows=rows/>
        {(!announced.is_empty()).then(|| view! { <Recomputing announced=announced lang=Lang::current()/> })}
    }
}

fn announced(line: &BoardLine) -> Option<Announced> {
    let (scores, mean) = (line.scores.clone()?, line.mean.as_ref()?);
    Some(Announced { number: line.number, scores, result: mean.value })
}

fn row(line: &BoardLine) -> Row {
    let lang = Lang::current();
    let (state, tone) = state(line, lang);
    let mean = line.mean.as_ref();
    let result = mean.map(|mean| view! { <strong class="score-result">{mean.value.to_string()}</strong> });
    let scores = line.scores.iter().flatten().map(|(seat, score)| given(*seat, *score, mean, lang)).collect_view();
    let signed: Vec<&str> = line.signed.iter().map(|signer| signer_word(*signer, lang)).collect();
    Row(vec![
        view! { <strong class="score-number">{line.number}</strong> }.into_any(),
        view! { <StatusTag tone=tone label=state/> }.into_any(),
        result.into_any(),
        view! { <ul class="scores-given">{scores}</ul> }.into_any(),
        signed.join(" · ").into_any(),
    ])
}

/// A seat's score, struck where it is not counted.
fn given(seat: Seat, score: Score, mean: Option<&Mean>, lang: Lang) -> impl IntoView + use<> {
    let words = Scores::of(lang);
    let left_out = mean.is_some_and(|mean| mean.highest == seat || mean.lowest == seat);
    let text = score.to_string();
    let score = if left_out {
        view! { <s>{text}</s> " " <span class="unseen">{words.left_out}</span> }.into_any()
    } else {
        text.into_any()
    };
    view! { <li><span>{seat_word(seat, lang)}</span> " " {score}</li> }
}

/// A seat in words: role and number.
pub(super) fn seat_word(seat: Seat, lang: Lang) -> String {
    format!("{} {}", panel_role(seat.role, lang), seat.k)
}

/// Who signs, in words.
pub(super) const fn signer_word(signer: Signer, lang: Lang) -> &'static str {
    let words = Scores::of(lang);
    match signer {
        Signer::Scorer => words.scorer,
        Signer::Chief => words.chief,
        Signer::Supervisor => words.supervisor,
    }
}

/// The kind of a correction, in words.
pub(super) const fn because_word(because: CorrectedBecause, lang: Lang) -> &'static str {
    let words = Scores::of(lang);
    match because {
        CorrectedBecause::Typing => words.because_typing,
        CorrectedBecause::WrongNumber => words.because_wrong_number,
        CorrectedBecause::Misread => words.because_misread,
        CorrectedBecause::Other => words.because_other,
    }
}

/// Who comes at which number, as the lot of the day drew it.
#[component]
pub(super) fn OrderTable(order: DrawnOrder) -> impl IntoView {
    let words = Scores::of(Lang::current());
    let columns = vec![
        Column::number(words.column_number),
        Column::number(words.column_position),
        Column::new(words.column_entry),
    ];
    let row = |(number, lot): (usize, Lot)| Row(vec![number.into_any(), lot.position.into_any(), lot.entry.into_any()]);
    let rows: Vec<Row> = (1..).zip(order.places).map(row).collect();
    let href = format!("/draws/{}", order.draw);
    view! {
        <Section id="order" title=words.order>
            <p><a href=href>{words.order_link}</a></p>
            <DataTable id="order-table" caption=words.order_lead columns=columns rows=rows layout=Layout::Plain/>
        </Section>
    }
}

fn state(line: &BoardLine, lang: Lang) -> (String, Tone) {
    let words = Scores::of(lang);
    match line.state {
        TurnState::Called => (fill(words.state_called, &[&line.missing.to_string()]), Tone::Info),
        TurnState::Complete => (words.state_complete.to_owned(), Tone::Warning),
        TurnState::Announced => (words.state_announced.to_owned(), Tone::Warning),
        TurnState::Signed => (words.state_signed.to_owned(), Tone::Good),
        TurnState::Absent => (words.state_absent.to_owned(), Tone::Plain),
    }
}
