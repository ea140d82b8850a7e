//! `/applications/{id}/ticket`: the admission ticket, for its owner to print.

use super::words::asked_application;
use crate::accounts::QrPicture;
use crate::asking::asking;
use crate::clock;
use crate::lang::Lang;
use crate::locales::Candidates;
use crate::recruitment::named;
use crate::ui::{Breadcrumbs, Crumb, Facts, LinkButton, Load, PageHeading, Section, fact};
use crate::visit;
use domain::examination::OwnSeat;
use leptos::prelude::*;

/// One's own ticket.
#[component]
pub fn TicketPage() -> impl IntoView {
    let asked = asking();
    let id = asked_application();
    let from = async move {
        let asking = asked?;
        Ok(store::examination::own_seat(&asking.store, &asking.actor, id?).await?)
    };
    view! { <Load from=from show=shown/> }
}

fn shown(seat: OwnSeat) -> impl IntoView {
    let lang = Lang::current();
    let words = Candidates::of(lang);
    let id = seat.application;
    let trail = vec![Crumb::new(words.applications, format!("/applications/{id}"))];
    let check = format!("{}/examination/tickets/verify?ticket={}&mark={}", visit::origin(), seat.ticket, seat.mark);
    let facts = ticket_facts(&seat);
    let (draw, seats) = (format!("/draws/{}", seat.draw), format!("/recruitment/{}/seats", seat.recruitment));
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=words.ticket lead=words.ticket_lead/>
        <section class="ticket" aria-label=words.ticket>
            <h2 class="ticket-title">{seat.title.clone()}</h2>
            <div class="ticket-body">
                <Facts items=facts/>
                <QrPicture text=check label=words.qr/>
            </div>
        </section>
        <Section id="rules" title=words.rules>
            <ol><li>{words.rule_1}</li><li>{words.rule_2}</li><li>{words.rule_3}</li></ol>
        </Section>
        <p class="screen-only">{words.ticket_print}</p>
        <Section id="drawn" title=words.draw>
            <p>{words.entry_hint}</p>
            <div class="actions">
                <LinkButton href=draw>{words.draw}</LinkButton>
                <LinkButton href=seats>{words.seats}</LinkButton>
                <LinkButton href=format!("/applications/{id}/points")>{words.points_link}</LinkButton>
            </div>
        </Section>
    }
}

fn ticket_facts(seat: &OwnSeat) -> Vec<(String, AnyView)> {
    let lang = Lang::current();
    let words = Candidates::of(lang);
    let papers: Vec<String> = seat.papers.iter().map(|paper| named(paper, lang)).collect();
    let (number, entry) = (seat.ticket.to_string(), seat.entry.clone());
    vec![
        fact(words.name, seat.name.clone()),
        fact(words.identity, seat.identity.clone()),
        fact(words.number, view! { <strong class="ticket-number">{number}</strong> }),
        fact(words.position, format!("{} {}", seat.position, seat.post)),
        fact(words.day, clock::day(seat.day, lang)),
        fact(words.papers, papers.join("、")),
        fact(words.site, seat.site.clone()),
        fact(words.address, seat.address.clone()),
        fact(words.room, seat.room.clone()),
        fact(words.seat, view! { <strong>{seat.seat}</strong> }),
        fact(words.entry, view! { <code>{entry}</code> }),
    ]
}
