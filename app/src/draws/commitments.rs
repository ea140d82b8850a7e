//! The supervisors' commitments, and their numbers once the draw is over.

use crate::lang::Lang;
use crate::locales::Draws;
use crate::ui::{Column, DataTable, HashText, Row, Section};
use domain::draws::record::{DrawRecord, SupervisorLine};
use domain::draws::state::DrawState;
use leptos::prelude::*;

/// The table of commitments.
#[component]
pub(super) fn Commitments(record: DrawRecord) -> impl IntoView {
    let words = Draws::of(Lang::current());
    let columns = vec![
        Column::new(words.column_supervisor),
        Column::new(words.column_office),
        Column::new(words.column_commitment),
        Column::new(words.column_number),
    ];
    let state = record.line.state;
    let rows = record.supervisors.into_iter().map(|line| row(line, state)).collect();
    view! {
        <Section id="commitments" title=words.commitments>
            <DataTable id="commitments-table" caption=words.commitments_caption columns=columns rows=rows/>
        </Section>
    }
}

fn row(line: SupervisorLine, state: DrawState) -> Row {
    let words = Draws::of(Lang::current());
    let commitment = match line.commitment {
        Some(hash) => view! { <HashText text=hash.to_string()/> }.into_any(),
        None => words.commitment_missing.into_any(),
    };
    let number = match (line.number, line.revealed, state.is_final()) {
        (Some(number), _, _) => view! { <HashText text=number/> }.into_any(),
        (None, true, _) => words.number_given.into_any(),
        (None, false, true) => words.number_withheld.into_any(),
        (None, false, false) => words.number_hidden.into_any(),
    };
    Row(vec![line.label.into_any(), line.office.into_any(), commitment, number])
}
