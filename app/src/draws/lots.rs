//! Draws of lots: the groups beforehand, the drawn order afterwards, and whoever comes in for those who cannot.

use super::functions::ReplaceLot;
use super::words;
use crate::lang::Lang;
use crate::locales::{Draws, fill};
use crate::ui::{Button, Choice, Column, DataTable, Kind, Moment, Row, Section, SelectField};
use crate::visit;
use domain::draws::bundle::Bundle;
use domain::draws::lots::replacement::{LotReplacement, LotStanding};
use domain::draws::record::DrawRecord;
use domain::draws::seating::replacement::LeftBecause;
use domain::ids::DrawId;
use domain::permissions::{Action, Target, may};
use leptos::form::ActionForm;
use leptos::prelude::*;
use std::collections::HashMap;

/// Entries of one group's order that the page shows; the bundle has all.
const SHOWN: usize = 200;

/// Who is drawn now in each group that draws some of its entries.
type Holders = HashMap<String, Vec<String>>;

fn holders(bundle: &Bundle) -> Holders {
    let (Some(lots), Some(drawn)) = (bundle.frozen.task.lots(), bundle.result.drawn.lots()) else {
        return Holders::new();
    };
    let Ok(standing) = LotStanding::after(lots, drawn, &bundle.lot_replacements) else { return Holders::new() };
    let owned = |(group, some): (&str, &[&str])| (group.to_owned(), some.iter().map(|it| (*it).to_owned()).collect());
    standing.holders().map(owned).collect()
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

/// The order of every group, as everybody may see it, with whoever is drawn now marked; then who came in for whom.
#[component]
pub(super) fn LotsOutcome(bundle: Bundle, record: DrawRecord) -> impl IntoView {
    let words = Draws::of(Lang::current());
    let holders = holders(&bundle);
    let columns = vec![Column::new(words.column_group), Column::new(words.column_order)];
    let groups = bundle.result.drawn.lots().unwrap_or_default();
    let rows: Vec<Row> = groups
        .iter()
        .map(|group| {
            let drawn = holders.get(&group.label);
            let more = group.order.len().checked_sub(SHOWN).filter(|more| *more > 0);
            let more = more.map(|more| view! { <p>{fill(words.lots_more, &[&more.to_string()])}</p> });
            let entries = group.order.iter().take(SHOWN).map(|entry| {
                let class = if drawn.is_none_or(|drawn| drawn.contains(entry)) { "lot lot-drawn" } else { "lot" };
                view! { <li class=class>{entry.clone()}</li> }
            });
            let entries = entries.collect_view();
            Row(vec![group.label.clone().into_any(), view! { <ol class="lots">{entries}</ol>{more} }.into_any()])
        })
        .collect();
    let leads = may(&visit::actor(), Action::LeadDraw, Target::Region(record.line.region)).is_ok();
    let form = leads.then(|| replace_form(record.line.id, &holders));
    view! {
        <Section id="result" title=words.lots>
            <DataTable id="lots-table" caption=words.lots_caption columns=columns rows=rows/>
        </Section>
        {replaced(bundle.lot_replacements)}
        {form}
    }
}

/// Who came in for whom; nothing where nobody did.
fn replaced(made: Vec<LotReplacement>) -> Option<impl IntoView> {
    let words = Draws::of(Lang::current());
    let columns = vec![
        Column::new(words.column_group),
        Column::new(words.lot_out),
        Column::new(words.column_because),
        Column::new(words.lot_into),
        Column::new(words.column_at),
    ];
    let row = |it: LotReplacement| {
        Row(vec![
            it.group.into_any(),
            it.out.into_any(),
            words::left(it.because, words).into_any(),
            it.into.unwrap_or_else(|| words.replaced_none.to_owned()).into_any(),
            view! { <Moment at=it.at/> }.into_any(),
        ])
    };
    let rows: Vec<Row> = made.into_iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <Section id="lot-replacements" title=words.lot_replacements>
                <p>{words.lot_replacements_lead}</p>
                <DataTable id="lot-replacements-table" caption=words.lot_replacements_caption columns=columns rows=rows/>
            </Section>
        }
    })
}

/// For those who lead the draw: whoever is drawn and cannot come. The value names group and entry, for numbers repeat
/// from group to group.
fn replace_form(id: DrawId, holders: &Holders) -> Option<impl IntoView + use<>> {
    let words = Draws::of(Lang::current());
    let mut who: Vec<(&String, &String)> =
        holders.iter().flat_map(|(group, some)| some.iter().map(move |entry| (group, entry))).collect();
    who.sort();
    let who: Vec<Choice> = who
        .into_iter()
        .map(|(group, entry)| Choice::new(format!("{group}/{entry}"), format!("{group} {entry}")))
        .collect();
    let because = LeftBecause::ALL.map(|it| Choice::new(it.as_str(), words::left(it, words))).to_vec();
    (!who.is_empty()).then(|| {
        view! {
            <Section id="replace-lot" title=words.lot_replace>
                <p>{words.lot_replace_hint}</p>
                <ActionForm action={ServerAction::<ReplaceLot>::new()} attr:class="form">
                    <input type="hidden" name="id" value=id.to_string()/>
                    <SelectField name="lot" label=words.lot_who choices=who required=true/>
                    <SelectField name="because" label=words.column_because choices=because required=true/>
                    <Button kind=Kind::Danger>{words.lot_replace}</Button>
                </ActionForm>
            </Section>
        }
    })
}
