//! `/approvals`: every item, those that were cut among them, and how many were cut.

use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Approvals, Cases, Decisions, Evaluating, Hearings, Items, Supervision, fill, tenths};
use crate::recruitment::named;
use crate::ui::{Column, DataTable, Facts, LinkButton, Load, Moment, PageHeading, Row, Section, StatusTag, Tone, fact};
use crate::visit;
use domain::approvals::item::{Catalogue, Census, Item, ItemStatus};
use domain::permissions::{Action, Target, may};
use domain::regions::ExamRegion;
use leptos::prelude::*;
use store::approvals::ItemDraft;

/// The catalogue.
#[component]
pub fn CataloguePage() -> impl IntoView {
    let asked = asking();
    let from = async move {
        let asking = asked?;
        may(&asking.actor, Action::ReadPublic, Target::Anything)?;
        let catalogue = store::approvals::catalogue(&asking.store).await?;
        let keeps = may(&asking.actor, Action::KeepItems, Target::Region(ExamRegion::Provincial)).is_ok();
        let drafts =
            if keeps { store::approvals::item_drafts(&asking.store, &asking.actor).await? } else { Vec::new() };
        Ok((catalogue, drafts))
    };
    view! { <Load from=from show=|(catalogue, drafts)| shown(&catalogue, &drafts)/> }
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
        ("/approvals/new", Items::of(Lang::current()).new_item, Action::KeepItems),
        ("/approvals/track", words.track, Action::ReadPublic),
        ("/approvals/decisions/verify", Decisions::of(lang).check_title, Action::ReadPublic),
        ("/approvals/hearings", Hearings::of(lang).title, Action::ReadPublic),
        ("/evaluation", Evaluating::of(lang).figures, Action::ReadPublic),
        ("/supervision/figures", Supervision::of(lang).figures, Action::ReadPublic),
        ("/supervision/hall", Supervision::of(lang).hall, Action::ReadPublic),
    ];
    let anywhere = |action: Action| match action {
        Action::KeepItems => Target::Region(ExamRegion::Provincial),
        _ => Target::Anything,
    };
    let ways = ways.into_iter().filter(|(_, _, action)| may(&actor, *action, anywhere(*action)).is_ok());
    ways.map(|(href, label, _)| view! { <LinkButton href=href>{label}</LinkButton> }).collect_view().into_any()
}

fn shown(catalogue: &Catalogue, drafts: &[ItemDraft]) -> impl IntoView + use<> {
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
    let drafts = (!drafts.is_empty()).then(|| open_drafts(drafts));
    let census = census(catalogue.census());
    view! {
        <PageHeading title=words.title lead=words.lead>{ways()}</PageHeading>
        <DataTable id="items" caption=words.caption columns=columns rows=rows/>
        {drafts}
        {census}
    }
}

/// The drafts that are open, for those who keep items.
fn open_drafts(drafts: &[ItemDraft]) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Items::of(lang);
    let columns = vec![
        Column::new(Approvals::of(lang).column_code),
        Column::new(words.column_version),
        Column::new(words.column_state),
        Column::new(words.column_saved),
    ];
    let row = |draft: &ItemDraft| {
        let code = draft.item.code.to_string();
        let href = format!("/approvals/{code}/draft");
        let state = match draft.faults.len() {
            0 => words.no_faults.to_owned(),
            many => fill(words.some_faults, &[&many.to_string()]),
        };
        let saved = draft.saved_at.map(|at| view! { <Moment at=at/> });
        Row(vec![
            view! { <a href=href><code>{code}</code></a> }.into_any(),
            draft.item.version.into_any(),
            state.into_any(),
            saved.into_any(),
        ])
    };
    let rows = drafts.iter().map(row).collect();
    view! { <Section id="drafts" title=words.drafts><DataTable id="open-drafts" caption=words.drafts columns=columns rows=rows/></Section> }
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

/// How many were cut: as a sentence, as numbers, and as bars above each other, the plan's below.
fn census(census: Census) -> impl IntoView {
    let words = Approvals::of(Lang::current());
    let share = census.share().unwrap_or(0);
    let percent = tenths(share);
    let numbers = [census.before, census.cut, census.delegated, census.kept()].map(|count| count.to_string());
    let [before, cut, delegated, kept] = &numbers;
    let sentence = fill(words.census_sentence, &[before, cut, delegated, kept, &percent]);
    let plan = match Census::PLANNED.checked_sub(share) {
        None | Some(0) => words.census_reached.to_owned(),
        Some(short) => fill(words.census_short, &[&tenths(short)]),
    };
    let items = vec![
        fact(words.census_actual, census_bar("count-paid", share)),
        fact(words.census_planned, census_bar("count-submitted", Census::PLANNED)),
    ];
    view! {
        <Section id="census" title=words.census>
            <p>{sentence}" "{plan}</p>
            <Facts items=items/>
        </Section>
    }
}

/// A share as a number, and as a bar on the line from none to all with the plan's mark on it. The number says it all, so
/// the picture is nobody's to read.
fn census_bar(class: &'static str, share: u32) -> impl IntoView {
    let said = fill(Approvals::of(Lang::current()).census_percent, &[&tenths(share)]);
    let (bar, mark) = (format!("M0 10H{share}"), format!("M{0} 0V20", Census::PLANNED));
    view! {
        <span class="census-share">{said}</span>
        <svg
            class="count-line census-bar" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true"
            focusable="false"
        >
            <path class="count-axis" d="M0 10H1000"></path>
            <path class=class d=bar></path>
            <path class="count-needed" d=mark></path>
        </svg>
    }
}
