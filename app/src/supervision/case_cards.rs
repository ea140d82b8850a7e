//! The cards of one case, on its page: for supervisors, and for the posts that they are against.

use super::board::{CardTag, progress};
use super::card::scope_called;
use crate::approvals::posts_called;
use crate::lang::Lang;
use crate::locales::{Supervision, trigger_name};
use crate::ui::{Column, DataTable, Moment, Row, Section, StatusTag, Tone};
use domain::approvals::flow::Flow;
use domain::supervision::{BoardLine, Colour};
use leptos::prelude::*;

/// The section with its table; nothing where there are no cards that the reader may see.
pub(crate) fn case_cards(lines: &[BoardLine], flow: &Flow) -> Option<impl IntoView + use<>> {
    let words = Supervision::of(Lang::current());
    if lines.is_empty() {
        return None;
    }
    let columns = vec![
        Column::new(words.column_card),
        Column::new(words.scope),
        Column::new(words.column_post),
        Column::new(words.column_at),
        Column::new(words.column_state),
    ];
    let rows = lines.iter().map(|line| row(line, flow)).collect();
    Some(view! {
        <Section id="supervision" title=words.case_cards>
            <DataTable id="case-cards" caption=words.case_cards_caption columns=columns rows=rows/>
        </Section>
    })
}

fn row(line: &BoardLine, flow: &Flow) -> Row {
    let lang = Lang::current();
    let words = Supervision::of(lang);
    let card = &line.card;
    let trigger = trigger_name(card.trigger, lang);
    // A warning asks nothing of anybody.
    let (tone, state, name) = if card.colour() == Colour::Warning {
        (Tone::Plain, words.only_notice, trigger.into_any())
    } else {
        let (tone, state) = progress(card, words);
        let href = format!("/supervision/cards/{}", line.id);
        (tone, state, view! { <a href=href>{trigger}</a> }.into_any())
    };
    Row(vec![
        view! { <CardTag card=card.clone()/>" "{name} }.into_any(),
        scope_called(&card.scope, flow).into_any(),
        posts_called()(&card.against).into_any(),
        view! { <Moment at=card.at/> }.into_any(),
        view! { <StatusTag tone=tone label=state/> }.into_any(),
    ])
}
