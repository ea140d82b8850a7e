//! `/supervision/hall`: the screen of the service hall, in large type, renewed by itself: numbers and posts alone.

use super::figures::agency_called;
use crate::approvals::posts_called;
use crate::asking::asking;
use crate::clock;
use crate::lang::Lang;
use crate::locales::{Hearings, Supervision, colour_name, fill};
use crate::ui::{Column, DataTable, EmptyState, LinkButton, Load, PageHeading, Renewed, Row, StatusTag, Tone};
use chrono::{DateTime, Utc};
use domain::permissions::{Action, Target, may};
use domain::supervision::{Colour, Hall, Pile};
use leptos::prelude::*;

/// Seconds after which a screen of supervision is read again, where scripts run.
pub(super) const RENEWED: u64 = 30;

/// The screen.
#[component]
pub fn HallPage() -> impl IntoView {
    let asked = asking();
    let from = async move {
        let asking = asked?;
        may(&asking.actor, Action::ReadPublic, Target::Anything)?;
        Ok((store::supervision::hall(&asking.store, asking.now).await?, asking.now))
    };
    view! { <Load from=from show=|(hall, now)| shown(&hall, now)/> }
}

fn shown(hall: &Hall, now: DateTime<Utc>) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Supervision::of(lang);
    let at = fill(words.hall_at, &[&clock::instant(now, lang)]);
    let called = posts_called();
    let posts: Vec<_> = hall.posts.iter().map(|(post, pile)| (called(post), *pile)).collect();
    let agencies: Vec<_> = hall.agencies().iter().map(|(code, pile)| (agency_called(code), *pile)).collect();
    let tables = if posts.is_empty() {
        view! { <EmptyState title=words.hall_none/> }.into_any()
    } else {
        let by_agency =
            (agencies.len() > 1).then(|| table("hall-agencies", words.column_agency, words.hall_by_agency, &agencies));
        let by_post = table("hall-posts", words.column_post, words.hall_by_post, &posts);
        view! { {by_agency} {by_post} }.into_any()
    };
    view! {
        <div class="hall">
            <PageHeading title=words.hall lead=words.hall_lead>
                <LinkButton href="/supervision/figures">{words.figures}</LinkButton>
                <LinkButton href="/approvals/hearings">{Hearings::of(lang).title}</LinkButton>
            </PageHeading>
            <p>{at} {renewed()}</p>
            {figures(hall.received, hall.total())}
            {tables}
        </div>
    }
}

/// Renews the page, and says so.
pub(super) fn renewed() -> impl IntoView {
    let sentence = fill(Supervision::of(Lang::current()).renewed, &[&RENEWED.to_string()]);
    view! { <span class="needs-script">" " {sentence}</span> <Renewed seconds=RENEWED/> }
}

/// The numbers of the whole hall.
fn figures(received: u64, all: Pile) -> impl IntoView {
    let lang = Lang::current();
    let words = Supervision::of(lang);
    let card = |tone, colour| view! { <StatusTag tone=tone label=colour_name(colour, lang)/> }.into_any();
    let tiles = [
        (received, words.hall_received.into_any()),
        (all.waiting, words.hall_waiting.into_any()),
        (all.due_today, words.hall_due.into_any()),
        (all.over, words.hall_over.into_any()),
        (all.cards.yellow, card(Tone::Warning, Colour::Yellow)),
        (all.cards.red, card(Tone::Bad, Colour::Red)),
    ];
    let tiles =
        tiles.map(|(count, label)| view! { <li class="hall-tile"><strong>{count}</strong><span>{label}</span></li> });
    let tiles = tiles.into_iter().collect_view();
    view! { <ul class="hall-figures" aria-label=words.hall_figures>{tiles}</ul> }
}

fn table(id: &'static str, of: &'static str, caption: &'static str, lines: &[(String, Pile)]) -> AnyView {
    let words = Supervision::of(Lang::current());
    let columns = vec![
        Column::new(of),
        Column::number(words.hall_waiting),
        Column::number(words.hall_due),
        Column::number(words.hall_over),
        Column::number(words.column_yellow),
        Column::number(words.column_red),
    ];
    let row = |(name, pile): &(String, Pile)| {
        let counts = [pile.waiting, pile.due_today, pile.over, pile.cards.yellow, pile.cards.red];
        Row([name.clone().into_any()].into_iter().chain(counts.map(|count| count.into_any())).collect())
    };
    let rows = lines.iter().map(row).collect();
    view! { <DataTable id=id caption=caption columns=columns rows=rows/> }.into_any()
}
