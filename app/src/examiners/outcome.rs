//! What a confirmed import has done.

use super::preview::CountsRow;
use crate::lang::Lang;
use crate::locales::{Examiners, fill, region_name};
use crate::ui::{Column, DataTable, ErrorSummary, Facts, HashText, Kind, LinkButton, Notice, Row, Section, Tone, fact};
use domain::examiners::{Counts, Outcome};
use domain::regions::ExamRegion;
use leptos::prelude::*;

/// The outcome of an import.
pub(super) fn outcome_view(outcome: &Outcome) -> impl IntoView + use<> {
    let words = Examiners::of(Lang::current());
    let done = if outcome.counts.changes_nothing() { words.outcome_nothing } else { words.outcome_done };
    let (facts, table, counts) = (facts(outcome), regions(outcome), outcome.counts);
    view! {
        <ErrorSummary/>
        <Notice tone=Tone::Good><p>{done}</p><p>{words.outcome_again}</p></Notice>
        <CountsRow counts=counts/>
        <Facts items=facts/>
        {table}
        <div class="actions">
            <LinkButton href="/examiners" kind=Kind::Primary>{words.to_register}</LinkButton>
            <LinkButton href="/examiners/import">{words.another}</LinkButton>
        </div>
    }
}

fn facts(outcome: &Outcome) -> Vec<(String, AnyView)> {
    let words = Examiners::of(Lang::current());
    let entry = match outcome.ledger_index {
        Some(index) => {
            let href = format!("/ledger/entries/{index}");
            let label = fill(words.outcome_entry_link, &[&index.to_string()]);
            view! { <a href=href>{label}</a> }.into_any()
        }
        None => words.nothing.into_any(),
    };
    vec![
        fact(words.outcome_entry, entry),
        fact(words.outcome_file, view! { <HashText text=outcome.file_sha256.clone()/> }),
    ]
}

fn regions(outcome: &Outcome) -> Option<impl IntoView + use<>> {
    let words = Examiners::of(Lang::current());
    let heads = vec![
        Column::new(words.region),
        Column::number(words.count_new),
        Column::number(words.count_changed),
        Column::number(words.count_unchanged),
    ];
    let rows: Vec<Row> = outcome.by_region.iter().map(|(region, counts)| row(*region, *counts)).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <Section id="regions" title=words.outcome_regions>
                <DataTable id="by-region" caption=words.outcome_regions columns=heads rows=rows/>
            </Section>
        }
    })
}

fn row(region: ExamRegion, counts: Counts) -> Row {
    Row(vec![
        region_name(region, Lang::current()).into_any(),
        counts.new.into_any(),
        counts.changed.into_any(),
        counts.unchanged.into_any(),
    ])
}
