//! `/applications/{id}/ticket`: the admission ticket, for its owner to print.

use crate::accounts::QrPicture;
use crate::applications::asked_application;
use crate::asking::asking;
use crate::clock;
use crate::lang::Lang;
use crate::locales::Candidates;
use crate::recruitment::named;
use crate::ui::{Breadcrumbs, Crumb, Facts, Kind, LinkButton, Load, PageHeading, Section, fact};
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
    let check = ticket_check(&seat, &visit::origin());
    let photo = match seat.photo {
        Some(photo) => view! {
            <img class="ticket-photo" src=format!("/applications/{id}/attachments/{photo}") alt=words.photo/>
        }
        .into_any(),
        None => view! { <p class="ticket-photo">{words.photo_none}</p> }.into_any(),
    };
    let facts = ticket_lines(&seat, lang).into_iter().map(|(label, text)| fact(label, text)).collect();
    let (draw, seats) = (format!("/draws/{}", seat.draw), format!("/recruitment/{}/seats", seat.recruitment));
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=words.ticket lead=words.ticket_lead/>
        <section class="ticket" aria-label=words.ticket>
            <h2 class="ticket-title">{seat.title.clone()}</h2>
            <div class="ticket-body">
                <Facts items=facts/>
                <div class="ticket-side">
                    <QrPicture text=check label=words.qr/>
                    {photo}
                </div>
            </div>
        </section>
        <Section id="rules" title=words.rules>
            <ol><li>{words.rule_1}</li><li>{words.rule_2}</li><li>{words.rule_3}</li></ol>
        </Section>
        <div class="actions screen-only">
            <LinkButton href=format!("/applications/{id}/ticket.pdf") kind=Kind::Primary download=true>{words.ticket_pdf}</LinkButton>
        </div>
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

/// What stands on a ticket: each line's label and text.
pub fn ticket_lines(seat: &OwnSeat, lang: Lang) -> Vec<(&'static str, String)> {
    let words = Candidates::of(lang);
    let papers: Vec<String> = seat.papers.iter().map(|paper| named(paper, lang)).collect();
    vec![
        (words.name, seat.name.clone()),
        (words.identity, seat.identity.clone()),
        (words.number, seat.ticket.to_string()),
        (words.position, format!("{} {}", seat.position, seat.post)),
        (words.day, clock::day(seat.day, lang)),
        (words.papers, papers.join(words.separator)),
        (words.site, seat.site.clone()),
        (words.address, seat.address.clone()),
        (words.room, seat.room.clone()),
        (words.seat, seat.seat.to_string()),
        (words.entry, seat.entry.clone()),
    ]
}

/// Where the code on a ticket leads: the page that says whether it is genuine.
pub fn ticket_check(seat: &OwnSeat, origin: &str) -> String {
    format!("{origin}/examination/tickets/verify?ticket={}&mark={}", seat.ticket, seat.mark)
}
