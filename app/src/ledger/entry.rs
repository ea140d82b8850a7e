//! `/ledger/entries/{index}`: one entry, its bytes, and its check in the reader's browser.

use super::check_entry::CheckEntry;
use super::subject;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Ledger, fill};
use crate::ui::{Breadcrumbs, Crumb, Facts, HashText, LinkButton, Load, Moment, PageHeading, Section, Verbatim, fact};
use domain::ledger::merkle::leaf_hash;
use domain::refusal::Code;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use store::ledger::{self, Recorded};

/// One entry.
#[component]
pub fn EntryPage() -> impl IntoView {
    let asked = asking();
    let index = use_params_map().read_untracked().get("index").and_then(|text| text.parse().ok());
    let from = async move {
        let store = asked?.store;
        let recorded = ledger::entry(&store, index.ok_or(Code::NotFound)?).await?;
        Ok((recorded, ledger::size(&store).await?))
    };
    view! { <Load from=from show=|(recorded, size)| entry_view(recorded, size)/> }
}

fn entry_view(recorded: Recorded, size: u64) -> impl IntoView {
    let lang = Lang::current();
    let words = Ledger::of(lang);
    let index = recorded.index;
    let title = fill(words.entry, &[&index.to_string()]);
    let kind = subject::kind(&recorded.entry.kind, lang);
    // Entries are UTF-8 by construction; a page could not show other bytes, and the check would then refuse.
    let text = String::from_utf8_lossy(&recorded.bytes).into_owned();
    let shown = text.clone();
    let proof = format!("/ledger/entries/{index}/proof");
    view! {
        <Breadcrumbs trail=vec![Crumb::new(words.title, "/ledger")]/>
        <PageHeading title=title lead=kind/>
        <Section id="verify" title=words.verify>
            <CheckEntry index=index entry=shown lang=lang/>
            <p><LinkButton href=proof download=true>{words.proof}</LinkButton></p>
            <p>{words.proof_hint}</p>
        </Section>
        <Section id="facts" title=words.facts>
            <Facts items=facts(&recorded)/>
        </Section>
        <Section id="bytes" title=words.body>
            <p>{words.body_lead}</p>
            <Verbatim label=words.body_text text=text/>
        </Section>
        <Neighbours index=index size=size/>
    }
}

fn facts(recorded: &Recorded) -> Vec<(String, AnyView)> {
    let lang = Lang::current();
    let words = Ledger::of(lang);
    let entry = recorded.entry.clone();
    let subject = match subject::page_of(&entry.subject) {
        Some(href) => view! { <a href=href><code>{entry.subject}</code></a> }.into_any(),
        None => view! { <code>{entry.subject}</code> }.into_any(),
    };
    let mut items = vec![
        fact(words.index, recorded.index),
        fact(words.at, view! { <Moment at=entry.at/> }),
        fact(words.kind, view! { {subject::kind(&entry.kind, lang)} " " <code>{entry.kind}</code> }),
        fact(words.subject, subject),
        fact(words.by, subject::acting(&entry.by, lang)),
        fact(words.leaf, view! { <HashText text=leaf_hash(&recorded.bytes).to_string()/> }),
    ];
    if let Some(seal) = entry.seal {
        items.push(fact(
            words.seal,
            view! { <HashText text=seal.to_string()/> <p class="field-hint">{words.seal_hint}</p> },
        ));
    }
    items
}

/// The entries beside this one.
#[component]
fn Neighbours(index: u64, size: u64) -> impl IntoView {
    let words = Ledger::of(Lang::current());
    let link = |index: u64, label: &'static str| {
        view! { <LinkButton href=format!("/ledger/entries/{index}")>{label}</LinkButton> }
    };
    let older = index.checked_sub(1).map(|older| link(older, words.older));
    let newer = (index + 1 < size).then(|| link(index + 1, words.newer));
    view! { <nav class="pager" aria-label=words.neighbours>{older}{newer}</nav> }
}
