//! Why no complete seating exists, in a form that anyone can check by counting.

use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Draws, fill, region_name};
use crate::ui::{Load, Notice, Tone};
use domain::draws::seating::certificate::{Certificate, Needed};
use domain::ids::DrawId;
use leptos::prelude::*;

/// Asks the register as it is now, and shows what stands in the way.
#[component]
pub(super) fn Impossible(id: DrawId) -> impl IntoView {
    let asked = asking();
    let from = async move {
        let asking = asked?;
        Ok(store::draws::impossible_because(&asking.store, &asking.actor, id).await?)
    };
    view! { <Load from=from show=verdict/> }
}

fn verdict(certificate: Option<Box<Certificate>>) -> AnyView {
    let lang = Lang::current();
    let words = Draws::of(lang);
    let Some(certificate) = certificate else {
        return view! { <p>{words.enough}</p> }.into_any();
    };
    let needed = move |needed: Needed| match needed {
        Needed::Chief => words.chief,
        Needed::Deputy => words.deputy,
        Needed::Public => words.public,
        Needed::Personnel => words.impossible_personnel,
    };
    let seats = certificate.demands.iter().map(move |short| {
        let facts = [region_name(short.place, lang), needed(short.needed), &short.seats.to_string()];
        let sentence = fill(words.impossible_seats, &facts);
        view! { <li>{sentence}</li> }
    });
    let seats = seats.collect_view();
    let caps = certificate.caps.iter().map(|cap| {
        let facts = [cap.unit.clone(), cap.members.to_string(), cap.at_most.to_string()];
        let sentence = fill(words.impossible_cap, &[&facts[0], &facts[1], &facts[2]]);
        view! { <li>{sentence}</li> }
    });
    let caps = caps.collect_view();
    let cut = &certificate.cut_out;
    let cut_out = [
        (cut.role, words.cut_role),
        (cut.home, words.cut_home),
        (cut.pair, words.cut_pair),
        (cut.called, words.cut_called),
        (cut.personnel, words.cut_personnel),
        (cut.avoid, words.cut_avoid),
        (cut.not_eligible, words.cut_not_eligible),
    ];
    let cut_out = cut_out.into_iter().filter(|(count, _)| *count > 0);
    let cut_out = cut_out.map(|(count, sentence)| fill(sentence, &[&count.to_string()]));
    let cut_out = cut_out.map(|sentence| view! { <li>{sentence}</li> }).collect_view();
    let counts = [certificate.needed.to_string(), certificate.available.to_string()];
    let counts = fill(words.impossible_counts, &[&counts[0], &counts[1]]);
    view! {
        <Notice tone=Tone::Bad title=words.impossible>
            <p>{words.impossible_lead}</p>
            <ul>{seats}</ul>
            <p>{counts}</p>
            <ul>{caps}</ul>
            <p>{words.impossible_rules}</p>
            <ul>{cut_out}</ul>
        </Notice>
    }
    .into_any()
}
