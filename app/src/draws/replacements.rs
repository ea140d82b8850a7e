//! The seats of a draw that changed hands, and the requests that wait for an answer.

use super::words;
use crate::lang::Lang;
use crate::locales::{Draws, fill};
use crate::ui::{Column, DataTable, Moment, Notice, Row, Section, Tone};
use domain::draws::record::DrawRecord;
use domain::draws::seating::replacement::Replacement;
use leptos::prelude::*;

/// The section; nothing where no seat changed hands and nobody asks.
#[component]
pub(super) fn Replacements(record: DrawRecord) -> impl IntoView {
    let words = Draws::of(Lang::current());
    if record.replacements.is_empty() && record.asked.is_empty() && record.unfit.is_empty() {
        return ().into_any();
    }
    let asked = (!record.asked.is_empty()).then(|| asked(&record));
    let unfit = (!record.unfit.is_empty()).then(|| unfit(&record));
    let rows: Vec<Row> = record.replacements.into_iter().map(row).collect();
    let columns = vec![
        Column::new(words.column_room),
        Column::new(words.column_role),
        Column::new(words.column_out),
        Column::new(words.column_because),
        Column::new(words.column_into),
        Column::new(words.column_at),
    ];
    let table = (!rows.is_empty()).then(|| {
        view! {
            <p>{words.replacements_lead}</p>
            <DataTable id="replacements-table" caption=words.replacements_caption columns=columns rows=rows/>
        }
    });
    view! { <Section id="replacements" title=words.replacements>{unfit}{asked}{table}</Section> }.into_any()
}

/// Who asks to be replaced, each a link to the seat; only those who lead the draw have them in their record.
fn asked(record: &DrawRecord) -> impl IntoView + use<> {
    let words = Draws::of(Lang::current());
    let title = fill(words.asked, &[&record.asked.len().to_string()]);
    let id = record.line.id;
    let links = record.asked.iter().map(|label| {
        let href = format!("/draws/{id}/seats/{label}");
        view! { <li><a href=href><code>{label.clone()}</code></a></li> }
    });
    let links = links.collect_view();
    view! { <Notice tone=Tone::Warning title=title><ul>{links}</ul></Notice> }
}

/// Who sits and could not be drawn any more, each a link to the seat; only those who lead the draw have them.
fn unfit(record: &DrawRecord) -> impl IntoView + use<> {
    let words = Draws::of(Lang::current());
    let title = fill(words.unfit, &[&record.unfit.len().to_string()]);
    let id = record.line.id;
    let links = record.unfit.iter().map(|it| {
        let href = format!("/draws/{id}/seats/{}", it.label);
        view! { <li><a href=href><code>{it.label.clone()}</code></a> " " {words::left(it.because, words)}</li> }
    });
    let links = links.collect_view();
    view! { <Notice tone=Tone::Bad title=title><p>{words.unfit_hint}</p><ul>{links}</ul></Notice> }
}

fn row(it: Replacement) -> Row {
    let words = Draws::of(Lang::current());
    let into = match it.into {
        Some(label) => view! { <code>{label}</code> }.into_any(),
        None => words.replaced_none.into_any(),
    };
    Row(vec![
        it.room.into_any(),
        words::role(it.role, words).into_any(),
        view! { <code>{it.out}</code> }.into_any(),
        words::left(it.because, words).into_any(),
        into,
        view! { <Moment at=it.at/> }.into_any(),
    ])
}
