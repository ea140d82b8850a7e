//! Draws of lots: the groups beforehand, and the drawn order afterwards.

use crate::lang::Lang;
use crate::locales::Draws;
use crate::ui::{Column, DataTable, Row, Section};
use domain::draws::frozen::Task;
use domain::draws::lots::GroupDrawn;
use domain::draws::record::DrawRecord;
use leptos::prelude::*;
use std::collections::HashMap;

/// How many each group draws; none where it orders all.
fn takes(task: &Task) -> HashMap<&str, u32> {
    let groups = task.lots().map_or(&[][..], |lots| &lots.groups);
    groups.iter().filter_map(|group| Some((group.label.as_str(), group.take?))).collect()
}

/// The groups that were frozen; nothing before that.
#[component]
pub(super) fn Groups(record: DrawRecord) -> impl IntoView {
    let words = Draws::of(Lang::current());
    let Some(lots) = record.frozen.as_ref().and_then(|frozen| frozen.task.lots()) else {
        return ().into_any();
    };
    let columns =
        vec![Column::new(words.column_group), Column::number(words.column_entries), Column::new(words.column_taken)];
    let rows: Vec<Row> = lots
        .groups
        .iter()
        .map(|group| {
            let take = group.take.map_or(words.lots_all.into_any(), IntoAny::into_any);
            Row(vec![group.label.clone().into_any(), group.entries.len().into_any(), take])
        })
        .collect();
    view! {
        <Section id="groups" title=words.lots_groups>
            <DataTable id="groups-table" caption=words.lots_groups_caption columns=columns rows=rows/>
        </Section>
    }
    .into_any()
}

/// The order of every group, as everybody may see it. Of a group that takes some, the first ones are drawn.
#[component]
pub(super) fn LotsOutcome(groups: Vec<GroupDrawn>, task: Task) -> impl IntoView {
    let words = Draws::of(Lang::current());
    let takes = takes(&task);
    let columns = vec![Column::new(words.column_group), Column::new(words.column_order)];
    let rows: Vec<Row> = groups
        .into_iter()
        .map(|group| {
            let take = takes.get(group.label.as_str()).map_or(group.order.len(), |take| *take as usize);
            let entries = group.order.into_iter().enumerate().map(|(place, entry)| {
                let class = if place < take { "lot lot-drawn" } else { "lot" };
                view! { <li class=class>{entry}</li> }
            });
            let entries = entries.collect_view();
            Row(vec![group.label.into_any(), view! { <ol class="lots">{entries}</ol> }.into_any()])
        })
        .collect();
    view! {
        <Section id="result" title=words.lots>
            <DataTable id="lots-table" caption=words.lots_caption columns=columns rows=rows/>
        </Section>
    }
}
