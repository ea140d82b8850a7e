//! `/approvals/work`: what waits for the posts of a member of staff; for an applicant, their own cases.

use super::words::posts_called;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Approvals, CasePapers, Cases, Evaluating, case_state, fill};
use crate::recruitment::named;
use crate::ui::{
    Breadcrumbs, Column, Crumb, DataTable, EmptyState, LinkButton, Load, Moment, PageHeading, Pager, Row, Section,
    StatusTag, Tab, Tabs, Tone,
};
use crate::visit;
use chrono::{DateTime, NaiveDate, Utc};
use domain::approvals::case::State;
use domain::approvals::item::Item;
use domain::approvals::post::PostCode;
use domain::approvals::record::{CaseLine, Part, WorkPage};
use domain::calendar::day_in_shanghai;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use std::sync::Arc;

/// Lines of a page.
const LINES: u64 = 50;

/// The work list of staff.
#[component]
pub fn WorkListPage() -> impl IntoView {
    let asked = asking();
    let (post, after) = {
        let query = use_query_map();
        let query = query.read_untracked();
        (query.get("post").map(PostCode), query.get("after"))
    };
    let from = async move {
        let asking = asked?;
        let page = store::approvals::work_list(
            &asking.store,
            &asking.actor,
            post.as_ref(),
            after.as_deref(),
            LINES,
            asking.now,
        );
        Ok((page.await?, post, day_in_shanghai(asking.now)))
    };
    view! { <Load from=from show=|(page, post, today)| work(page, post, today)/> }
}

fn work(page: WorkPage, post: Option<PostCode>, today: NaiveDate) -> impl IntoView {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let called = posts_called();
    let pile = |pile: &domain::approvals::record::PostPile| Tab {
        label: fill(words.pile, &[&called(&pile.post), &counted(pile.waiting), &counted(pile.over)]),
        href: visit::address_with(&[("post", Some(&pile.post.0)), ("after", None), ("done", None)]),
        current: post.as_ref() == Some(&pile.post),
    };
    let all = Tab {
        label: words.all_posts.to_owned(),
        href: visit::address_with(&[("post", None), ("after", None), ("done", None)]),
        current: post.is_none(),
    };
    let tabs: Vec<Tab> = [all].into_iter().chain(page.posts.iter().map(pile)).collect();
    let no_post = page.posts.is_empty();
    let list = if page.lines.is_empty() {
        let hint = if no_post { words.work_no_post } else { words.work_none_hint };
        view! { <EmptyState title=words.work_none><p>{hint}</p></EmptyState> }.into_any()
    } else {
        table(&page.lines, today, page.next.clone()).into_any()
    };
    view! {
        <Breadcrumbs trail=vec![Crumb::new(Approvals::of(lang).title, "/approvals")]/>
        <PageHeading title=words.work lead=words.work_lead>
            <LinkButton href="/evaluation/low">{Evaluating::of(lang).low}</LinkButton>
        </PageHeading>
        {(!no_post).then(|| view! { <Tabs label=words.posts tabs=tabs/> })}
        {list}
    }
}

/// A count, with a sign where no more was counted.
fn counted(count: u64) -> String {
    if count > WorkPage::COUNTED { format!("{}+", WorkPage::COUNTED) } else { count.to_string() }
}

/// Lines of cases.
fn table(lines: &[CaseLine], today: NaiveDate, next: Option<String>) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let columns = vec![
        Column::new(words.column_number),
        Column::new(words.column_item),
        Column::new(words.column_part),
        Column::new(words.column_due),
        Column::new(words.column_state),
    ];
    let rows = lines.iter().map(|line| row(line, today)).collect();
    view! { <DataTable id="cases" caption=words.caption columns=columns rows=rows pager=Pager { next }/> }
}

fn row(line: &CaseLine, today: NaiveDate) -> Row {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let part = match (&line.part, &line.part_name) {
        (Some(Part::Acceptance), _) => words.acceptance.to_owned(),
        (Some(Part::Delivery), _) => words.delivery.to_owned(),
        (_, Some(name)) => named(name, lang),
        _ => String::new(),
    };
    let late = line.due.and_then(|due| match due.cmp(&today) {
        std::cmp::Ordering::Less => Some((Tone::Bad, words.over)),
        std::cmp::Ordering::Equal => Some((Tone::Warning, words.today)),
        std::cmp::Ordering::Greater => None,
    });
    let due = line.due.map(|due| crate::clock::day(due, lang));
    let late = late.map(|(tone, label)| view! { " "<StatusTag tone=tone label=label/> });
    let href = format!("/approvals/cases/{}", line.id);
    Row(vec![
        view! { <a href=href>{line.number.clone()}</a> }.into_any(),
        named(&line.name, lang).into_any(),
        part.into_any(),
        view! { {due}{late} }.into_any(),
        view! { <StatusTag tone=state_tone(line.state) label=case_state(line.state, lang)/> }.into_any(),
    ])
}

/// How a state is meant.
pub(super) const fn state_tone(state: State) -> Tone {
    match state {
        State::Granted | State::Delivered => Tone::Good,
        State::Correcting | State::Suspended => Tone::Warning,
        State::Denied | State::RefusedNoAuthority | State::RefusedNotRequired => Tone::Bad,
        State::Submitted | State::Supplied | State::Review => Tone::Info,
        State::Withdrawn | State::Terminated => Tone::Plain,
    }
}

/// One's own cases.
#[component]
pub fn OwnCasesPage() -> impl IntoView {
    let asked = asking();
    let from = async move {
        let asking = asked?;
        let lines = store::approvals::own_cases(&asking.store, &asking.actor, 200).await?;
        let catalogue = store::approvals::catalogue(&asking.store).await?;
        let mut begun = Vec::new();
        for (code, at) in store::approvals::own_drafts(&asking.store, &asking.actor).await? {
            // An item that was cut since can be applied for no more.
            begun.extend(catalogue.in_force(&code).ok().map(|item| (Arc::clone(item), at)));
        }
        Ok((lines, begun, day_in_shanghai(asking.now)))
    };
    view! { <Load from=from show=|(lines, begun, today)| own(lines, begun, today)/> }
}

/// What was begun and not handed in.
fn begun(drafts: Vec<(Arc<Item>, DateTime<Utc>)>) -> Option<impl IntoView> {
    let lang = Lang::current();
    let words = CasePapers::of(lang);
    let line = |(item, at): (Arc<Item>, DateTime<Utc>)| {
        let href = format!("/approvals/{}/apply", item.code);
        let name = named(&item.name, lang);
        view! { <li><a href=href>{words.go_on}" "{name}</a>" · "{words.saved_at}" "<Moment at=at/></li> }
    };
    (!drafts.is_empty()).then(|| {
        let lines = drafts.into_iter().map(line).collect_view();
        view! { <Section id="begun" title=words.begun><ul>{lines}</ul></Section> }
    })
}

fn own(lines: Vec<CaseLine>, drafts: Vec<(Arc<Item>, DateTime<Utc>)>, today: NaiveDate) -> impl IntoView {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let list = if lines.is_empty() {
        view! {
            <EmptyState title=words.own_none>
                <p>{words.own_none_hint}</p>
                <LinkButton href="/approvals">{Approvals::of(lang).title}</LinkButton>
            </EmptyState>
        }
        .into_any()
    } else {
        table(&lines, today, None).into_any()
    };
    view! {
        <Breadcrumbs trail=vec![Crumb::new(Approvals::of(lang).title, "/approvals")]/>
        <PageHeading title=words.own lead=words.own_lead/>
        {begun(drafts)}
        {list}
    }
}
