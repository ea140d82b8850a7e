//! The first page: what the system is for, how a draw goes, and where to go.

use crate::lang::Lang;
use crate::locales::Home;
use crate::ui::{Card, Cards, Icon, IconName, Kind, LinkButton, Section};
use leptos::prelude::*;
use leptos_meta::Title;

/// The first page.
#[component]
pub fn HomePage() -> impl IntoView {
    let words = Home::of(Lang::current());
    view! {
        <Title text=words.title/>
        <div class="hero">
            <div class="hero-words">
                <h1>{words.title}</h1>
                <p class="lead">{words.lead}</p>
                <div class="actions">
                    <LinkButton href="/draws" kind=Kind::Primary>{words.see_draws}</LinkButton>
                    <LinkButton href="/draws/specification">{words.how_verify}</LinkButton>
                </div>
            </div>
            <Sunrise/>
        </div>
        <Section id="steps" title=words.steps_title>
            <p>{words.steps_lead}</p>
            <FiveSteps/>
        </Section>
        <Section id="doors" title=words.doors_title>
            <Cards>
                <Card title=words.recruitment href="/recruitment"><p>{words.recruitment_text}</p></Card>
                <Card title=words.approvals href="/approvals"><p>{words.approvals_text}</p></Card>
                <Card title=words.draws href="/draws"><p>{words.draws_text}</p></Card>
                <Card title=words.seasons href="/seasons"><p>{words.seasons_text}</p></Card>
                <Card title=words.pool href="/examiners/statistics"><p>{words.pool_text}</p></Card>
                <Card title=words.ledger href="/ledger"><p>{words.ledger_text}</p></Card>
                <Card title=words.calendar href="/calendar"><p>{words.calendar_text}</p></Card>
                <Card title=words.parameters href="/parameters"><p>{words.parameters_text}</p></Card>
            </Cards>
        </Section>
    }
}

/// The sun over a ledger's lines: an ornament, not a picture of anything.
#[component]
fn Sunrise() -> impl IntoView {
    view! {
        <svg class="sunrise" viewBox="0 0 320 180" width="320" height="180" aria-hidden="true" focusable="false">
            <path class="sunrise-rays" d="M160 52V16M118.5 60.7 104.7 27.5M81.6 82 56 56.4M56.7 118.5 23.5 104.7M201.5 60.7l13.8-33.2M238.4 82 264 56.4M263.3 118.5l33.2-13.8"></path>
            <path class="sunrise-disc" d="M90 146a70 70 0 0 1 140 0z"></path>
            <path class="sunrise-lines" d="M8 146h304M40 160h240M84 174h152"></path>
        </svg>
    }
}

#[component]
fn FiveSteps() -> impl IntoView {
    let words = Home::of(Lang::current());
    let steps = [
        (IconName::Lock, words.fix, words.fix_note),
        (IconName::Clock, words.wait, words.wait_note),
        (IconName::Sun, words.reveal, words.reveal_note),
        (IconName::Lots, words.draw, words.draw_note),
        (IconName::Check, words.verify, words.verify_note),
    ];
    let steps = steps.map(|(icon, name, note)| {
        view! { <li><Icon name=icon/><strong>{name}</strong><span>{note}</span></li> }
    });
    view! { <ol class="five">{steps.into_iter().collect_view()}</ol> }
}
