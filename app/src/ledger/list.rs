//! `/ledger`: the head of the ledger and its entries, newest first.

use super::head::{Head, HeadSection, Outside};
use super::subject;
use super::witnesses::WitnessSection;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Common, Ledger, entry_kinds};
use crate::ui::{
    Choice, Column, DataTable, EmptyState, FilterForm, Input, Load, Moment, PageHeading, Pager, Row, Section,
    SelectField, TextField,
};
use crate::visit;
use leptos::prelude::*;
use store::ledger::{self, Filter, Page, Recorded};

/// Entries on one page of the list.
const PAGE: u64 = 50;

/// The ledger.
#[component]
pub fn LedgerPage() -> impl IntoView {
    let words = Ledger::of(Lang::current());
    let asked = asking();
    let filter = Filter { kind: visit::query("kind"), subject: visit::query("subject") };
    let before = visit::query("after").and_then(|text| text.parse().ok());
    let from = async move {
        let store = asked?.store;
        let head = Head::read(ledger::checkpoint(&store).await?, ledger::vkey(&store))?;
        let witnesses = ledger::witnesses(&store).await?;
        Ok((head, witnesses, ledger::page(&store, &filter, before, PAGE).await?))
    };
    view! {
        <PageHeading title=words.title lead=words.lead/>
        <Load from=from show=|(head, witnesses, page)| view! {
            <HeadSection head=head/>
            <WitnessSection witnesses=witnesses/>
            <Section id="entries" title=words.entries>
                <Narrow/>
                {table(page)}
            </Section>
            <Outside/>
        }/>
    }
}

/// The filter by kind and subject.
#[component]
fn Narrow() -> impl IntoView {
    let lang = Lang::current();
    let words = Ledger::of(lang);
    let any = Common::of(lang).any;
    let choices = entry_kinds(lang).map(|(kind, label)| Choice::new(kind, label)).collect();
    view! {
        <FilterForm>
            <SelectField name="kind" empty=any label=words.kind choices=choices value=visit::query("kind")/>
            <TextField name="subject" label=words.subject hint=words.subject_hint input=Input::Code
                value=visit::query("subject")/>
        </FilterForm>
    }
}

fn table(page: Page) -> AnyView {
    let words = Ledger::of(Lang::current());
    if page.entries.is_empty() {
        return view! { <EmptyState title=words.none><p>{words.none_hint}</p></EmptyState> }.into_any();
    }
    let columns = vec![
        Column::number(words.index),
        Column::new(words.at),
        Column::new(words.kind),
        Column::new(words.subject),
        Column::new(words.by),
    ];
    let rows = page.entries.into_iter().map(row).collect();
    let next = page.next.map(|index| index.to_string());
    view! { <DataTable id="ledger" caption=words.caption columns=columns rows=rows pager=Pager { next }/> }.into_any()
}

fn row(recorded: Recorded) -> Row {
    let lang = Lang::current();
    let href = format!("/ledger/entries/{}", recorded.index);
    let entry = recorded.entry;
    let only = visit::address_with(&[("subject", Some(&entry.subject)), ("after", None), ("done", None)]);
    Row(vec![
        view! { <a href=href>{recorded.index}</a> }.into_any(),
        view! { <Moment at=entry.at/> }.into_any(),
        subject::kind(&entry.kind, lang).into_any(),
        view! { <a href=only><code>{entry.subject}</code></a> }.into_any(),
        subject::acting(&entry.by, lang).into_any(),
    ])
}
