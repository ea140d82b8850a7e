//! `/applications`: one's own applications, the latest first, each with what it asks.

use super::words::{asked_words, state_tone};
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Applications, application_state};
use crate::ui::{Card, Cards, EmptyState, ErrorSummary, Kind, LinkButton, Load, PageHeading, StatusTag};
use domain::applications::OwnLine;
use leptos::prelude::*;

/// One's own applications.
#[component]
pub fn ApplicationsPage() -> impl IntoView {
    let asked = asking();
    let from = async move {
        let asking = asked?;
        Ok(store::applications::own_applications(&asking.store, &asking.actor, asking.now).await?)
    };
    view! { <Load from=from show=shown/> }
}

fn shown(lines: Vec<OwnLine>) -> impl IntoView {
    let words = Applications::of(Lang::current());
    let empty = lines.is_empty().then(|| {
        view! {
            <EmptyState title=words.none>
                <p>{words.none_hint}</p>
                <p><LinkButton href="/recruitment" kind=Kind::Primary>{words.find}</LinkButton></p>
            </EmptyState>
        }
    });
    let cards = (!lines.is_empty()).then(|| view! { <Cards>{lines.into_iter().map(card).collect_view()}</Cards> });
    view! {
        <PageHeading title=words.title lead=words.lead/>
        <ErrorSummary/>
        {empty}
        <section aria-labelledby="list-title">
            <h2 id="list-title" class="unseen">{words.title}</h2>
            {cards}
        </section>
    }
}

fn card(line: OwnLine) -> impl IntoView {
    let lang = Lang::current();
    let asked = asked_words(&line.timeline, lang);
    view! {
        <Card title=line.position.title href=format!("/applications/{}", line.id)>
            <p><StatusTag tone=state_tone(line.state) label=application_state(line.state, lang)/></p>
            <p>{format!("{} · {}", line.position.unit, line.recruitment.title)}</p>
            <p>{asked}</p>
        </Card>
    }
}
