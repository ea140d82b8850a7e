//! `/approvals`: every item, those that were cut among them, and how many were cut.

use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Approvals, Cases, Decisions, Evaluating, fill};
use crate::recruitment::named;
use crate::ui::{Column, DataTable, LinkButton, Load, PageHeading, Row, Section, StatusTag, Tone};
use crate::visit;
use domain::approvals::item::{Catalogue, Census, Item, ItemStatus};
use domain::permissions::{Action, Target, may};
use leptos::prelude::*;

/// The catalogue.
#[component]
pub fn CataloguePage() -> impl IntoView {
    let asked = asking();
    let from = async move {
        may(&asked?.actor, Action::ReadPublic, Target::Anything)?;
        Ok(store::approvals::catalogue()?)
    };
    view! { <Load from=from show=shown/> }
}

/// Where whoever reads the catalogue may go from here.
fn ways() -> impl IntoView {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let actor = visit::actor();
    let ways = [
        ("/approvals/work", words.work, Action::HandleCases),
        ("/approvals/cases", words.own, Action::FileCase),
        ("/approvals/posts", words.posts, Action::AppointPosts),
        ("/approvals/track", words.track, Action::ReadPublic),
        ("/approvals/decisions/verify", Decisions::of(lang).check_title, Action::ReadPublic),
        ("/evaluation", Evaluating::of(lang).figures, Action::ReadPublic),
    ];
    let ways = ways.into_iter().filter(|(_, _, action)| may(&actor, *action, Target::Anything).is_ok());
    ways.map(|(href, label, _)| view! { <LinkButton href=href>{label}</LinkButton> }).collect_view().into_any()
}

fn shown(catalogue: &'static Catalogue) -> impl IntoView {
    let lang = Lang::current();
    let words = Approvals::of(lang);
    let columns = vec![
        Column::new(words.column_name),
        Column::new(words.column_code),
        Column::new(words.column_agency),
        Column::number(words.column_promised),
        Column::new(words.column_status),
    ];
    let rows = catalogue.present().map(row).collect();
    view! {
        <PageHeading title=words.title lead=words.lead>{ways()}</PageHeading>
        <DataTable id="items" caption=words.caption columns=columns rows=rows/>
        {census(catalogue.census())}
    }
}

fn row(item: &Item) -> Row {
    let lang = Lang::current();
    let href = format!("/approvals/{}", item.code);
    Row(vec![
        view! { <a href=href>{named(&item.name, lang)}</a> }.into_any(),
        view! { <code>{item.code.to_string()}</code> }.into_any(),
        named(&item.agency, lang).into_any(),
        fill(Approvals::of(lang).days, &[&item.promised.to_string()]).into_any(),
        status(&item.status, lang).into_any(),
    ])
}

/// An item's status as a sign.
pub(super) fn status(status: &ItemStatus, lang: Lang) -> impl IntoView + use<> {
    let words = Approvals::of(lang);
    let (tone, label) = match status {
        ItemStatus::InForce => (Tone::Good, words.in_force),
        ItemStatus::Cut { .. } => (Tone::Plain, words.cut),
        ItemStatus::Delegated { .. } => (Tone::Info, words.delegated),
    };
    view! { <StatusTag tone=tone label=label/> }
}

/// How many were cut: as a sentence, and as a bar of its parts.
fn census(census: Census) -> impl IntoView {
    let words = Approvals::of(Lang::current());
    let share = census.share().unwrap_or(0);
    let percent = format!("{}.{}", share / 10, share % 10);
    let numbers = [census.before, census.cut, census.delegated, census.kept()].map(|count| count.to_string());
    let [before, cut, delegated, kept] = &numbers;
    let sentence = fill(words.census_sentence, &[before, cut, delegated, kept, &percent]);
    let part = |count: u32| (count * 1_000).checked_div(census.before).unwrap_or(0);
    let (first, second) = (part(census.kept()), part(census.kept() + census.delegated));
    let bar = |class: &'static str, from: u32, to: u32| {
        (from < to).then(|| view! { <path class=class d=format!("M{from} 6H{to}")></path> })
    };
    view! {
        <Section id="census" title=words.census>
            <p>{sentence}</p>
            <svg class="count-line" viewBox="0 0 1000 12" preserveAspectRatio="none" role="img" aria-label=words.census_picture>
                {bar("count-paid", 0, first)}
                {bar("count-accepted", first, second)}
                {bar("count-submitted", second, 1_000)}
            </svg>
        </Section>
    }
}
