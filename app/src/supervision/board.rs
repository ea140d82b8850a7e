//! `/supervision`: the cards, for supervisors the province's, for staff those against posts of theirs.

use super::hall::renewed;
use crate::approvals::{find_fields, find_form, posts_called};
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Evaluating, Supervision, colour_name, trigger_name};
use crate::recruitment::named;
use crate::ui::{
    Column, DataTable, EmptyState, ErrorSummary, LinkButton, Load, Moment, PageHeading, Row, Section, StatusTag, Tab,
    Tabs, Tone,
};
use crate::visit;
use domain::permissions::{Action, Target, may};
use domain::powers::OpenEvaluations;
use domain::supervision::{Board, BoardLine, CardTold, Colour, PostCounts, Verdict};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The board.
#[component]
pub fn BoardPage() -> impl IntoView {
    let asked = asking();
    let (all, before) = {
        let query = use_query_map();
        let query = query.read_untracked();
        (query.get("show").as_deref() == Some("all"), query.get("before"))
    };
    let from = async move {
        let asking = asked?;
        let board = store::supervision::board(&asking.store, &asking.actor, !all, before.as_deref()).await?;
        let supervises = may(&asking.actor, Action::SuperviseCases, Target::Anything).is_ok();
        let open = if supervises {
            store::powers::open_evaluations(&asking.store, &asking.actor, asking.now).await?
        } else {
            Vec::new()
        };
        Ok((board, all, open))
    };
    view! { <Load from=from show=|(board, all, open)| shown(board, all, open)/> }
}

fn shown(board: Board, all: bool, open: Vec<OpenEvaluations>) -> impl IntoView {
    let words = Supervision::of(Lang::current());
    let tab = |label: &str, value: Option<&str>, current| Tab {
        label: label.to_owned(),
        href: visit::address_with(&[("show", value), ("before", None), ("done", None)]),
        current,
    };
    let tabs = vec![tab(words.open_only, None, !all), tab(words.all, Some("all"), all)];
    let list = if board.lines.is_empty() {
        view! { <EmptyState title=words.none><p>{words.none_hint}</p></EmptyState> }.into_any()
    } else {
        table(&board.lines).into_any()
    };
    let more = board.next.map(|next| {
        let href = visit::address_with(&[("before", Some(&next)), ("done", None)]);
        view! { <nav class="pager"><LinkButton href=href>{words.more}</LinkButton></nav> }
    });
    view! {
        <PageHeading title=words.title lead=words.lead>
            <LinkButton href="/supervision/figures">{words.figures}</LinkButton>
            <LinkButton href="/supervision/hall">{words.hall}</LinkButton>
            <LinkButton href="/ledger?kind=recruitment.exported">{words.exports}</LinkButton>
            <LinkButton href="/evaluation/low">{Evaluating::of(Lang::current()).low}</LinkButton>
        </PageHeading>
        <ErrorSummary fields=find_fields()/>
        {find_form()}
        <p>{renewed()}</p>
        <Tabs label=words.title tabs=tabs/>
        {list}
        {more}
        {by_post(board.posts)}
        {evaluations(open)}
    }
}

fn table(lines: &[BoardLine]) -> impl IntoView + use<> {
    let words = Supervision::of(Lang::current());
    let columns = vec![
        Column::new(words.column_card),
        Column::new(words.column_case),
        Column::new(words.column_post),
        Column::new(words.column_at),
        Column::new(words.column_state),
    ];
    let rows = lines.iter().map(row).collect();
    view! { <DataTable id="cards" caption=words.caption columns=columns rows=rows/> }
}

fn row(line: &BoardLine) -> Row {
    let lang = Lang::current();
    let words = Supervision::of(lang);
    let card = &line.card;
    let href = format!("/supervision/cards/{}", line.id);
    let case = format!("{} {}", line.number, named(&line.name, lang));
    let (tone, state) = progress(card, words);
    Row(vec![
        view! { <CardTag card=card.clone()/>" "<a href=href>{trigger_name(card.trigger, lang)}</a> }.into_any(),
        case.into_any(),
        posts_called()(&card.against).into_any(),
        view! { <Moment at=card.at/> }.into_any(),
        view! { <StatusTag tone=tone label=state/> }.into_any(),
    ])
}

/// How far a card has come.
pub(super) fn progress(card: &CardTold, words: &'static Supervision) -> (Tone, &'static str) {
    match (&card.finding, &card.consequence, &card.explanation) {
        (Some((Verdict::Upheld, _)), None, _) => (Tone::Warning, words.waiting_consequence),
        (Some(_), ..) => (Tone::Plain, words.done),
        (None, _, Some(_)) => (Tone::Info, words.waiting_finding),
        (None, _, None) => (Tone::Warning, words.waiting_explanation),
    }
}

/// A card's colour, as a sign and a word.
#[component]
pub(super) fn CardTag(
    /// The card.
    card: CardTold,
) -> impl IntoView {
    let colour = card.colour();
    let tone = match colour {
        Colour::Warning => Tone::Info,
        Colour::Yellow => Tone::Warning,
        Colour::Red => Tone::Bad,
    };
    view! { <StatusTag tone=tone label=colour_name(colour, Lang::current())/> }
}

fn by_post(posts: Vec<PostCounts>) -> Option<impl IntoView> {
    let words = Supervision::of(Lang::current());
    if posts.is_empty() {
        return None;
    }
    let columns =
        vec![Column::new(words.column_post), Column::number(words.column_yellow), Column::number(words.column_red)];
    let called = posts_called();
    let row =
        |of: PostCounts| Row(vec![called(&of.post).into_any(), of.counts.yellow.into_any(), of.counts.red.into_any()]);
    let rows = posts.into_iter().map(row).collect();
    Some(view! {
        <Section id="by-post" title=words.by_post>
            <DataTable id="posts" caption=words.by_post columns=columns rows=rows layout=crate::ui::Layout::Plain/>
        </Section>
    })
}

/// The powers with points to be evaluated again.
fn evaluations(open: Vec<OpenEvaluations>) -> Option<impl IntoView> {
    let lang = Lang::current();
    let words = Supervision::of(lang);
    if open.is_empty() {
        return None;
    }
    let columns = vec![
        Column::new(words.column_power),
        Column::number(words.column_open),
        Column::new(words.column_since),
        Column::number(words.column_days),
        Column::number(words.column_late),
    ];
    let row = |of: OpenEvaluations| {
        let href = format!("/powers/{}", of.code);
        Row(vec![
            view! { <a href=href>{named(&of.name, lang)}</a> }.into_any(),
            of.open.into_any(),
            view! { <Moment at=of.since/> }.into_any(),
            of.days.into_any(),
            of.overdue.into_any(),
        ])
    };
    let rows = open.into_iter().map(row).collect();
    Some(view! {
        <Section id="evaluations" title=words.evaluations>
            <DataTable id="open-evaluations" caption=words.evaluations_caption columns=columns rows=rows/>
        </Section>
    })
}
