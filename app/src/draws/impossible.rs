//! Why no complete seating exists, in a form that anyone can check by counting.

use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Draws, fill, region_name};
use crate::ui::{Facts, HashText, LinkButton, Load, Notice, Section, Tone, fact};
use domain::draws::record::DrawRecord;
use domain::draws::seating::certificate::{Certificate, CutOut, Needed};
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
    let words = Draws::of(Lang::current());
    match certificate {
        None => view! { <p>{words.enough}</p> }.into_any(),
        Some(certificate) => {
            view! { <Notice tone=Tone::Bad title=words.impossible>{explained(&certificate)}</Notice> }.into_any()
        }
    }
}

/// The proof of a draw that was closed because nothing could be drawn; nothing for others.
#[component]
pub(super) fn ImpossibleProof(record: DrawRecord) -> impl IntoView {
    let words = Draws::of(Lang::current());
    let Some(proof) = record.impossible else { return ().into_any() };
    let href = format!("/draws/{}/impossible.json", record.line.id);
    let why = match &proof.certificate {
        Some(certificate) => explained(certificate),
        None => view! { <p>{words.impossible_tried}</p> }.into_any(),
    };
    view! {
        <Section id="impossible" title=words.impossible_proof>
            {why}
            <p>{words.impossible_check}</p>
            <Facts items=vec![fact(words.impossible_hash, view! { <HashText text=proof.hash.to_string()/> })]/>
            <div class="actions">
                <LinkButton href=href download=true>{words.impossible_file}</LinkButton>
                <LinkButton href="/draws/specification">{words.specification}</LinkButton>
            </div>
        </Section>
    }
    .into_any()
}

/// The certificate in words: the seats, the counts, the units that are held back, and what cut the others out.
fn explained(certificate: &Certificate) -> AnyView {
    let lang = Lang::current();
    let words = Draws::of(lang);
    let seats = certificate.demands.iter().map(|short| {
        let facts = [region_name(short.place, lang), needed(short.needed, words), &short.seats.to_string()];
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
    let cut_out = cut_out(&certificate.cut_out, words);
    let cut_out = cut_out.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
    let counts = [certificate.needed.to_string(), certificate.available.to_string()];
    let counts = fill(words.impossible_counts, &[&counts[0], &counts[1]]);
    view! {
        <p>{words.impossible_lead}</p>
        <ul>{seats}</ul>
        <p>{counts}</p>
        <ul>{caps}</ul>
        <p>{words.impossible_rules}</p>
        <ul>{cut_out}</ul>
    }
    .into_any()
}

const fn needed(needed: Needed, words: &'static Draws) -> &'static str {
    match needed {
        Needed::Chief => words.chief,
        Needed::Deputy => words.deputy,
        Needed::Public => words.public,
        Needed::Personnel => words.impossible_personnel,
    }
}

/// How many each rule keeps away, without the rules that keep nobody.
fn cut_out(cut: &CutOut, words: &'static Draws) -> Vec<String> {
    let table = [
        (cut.role, words.cut_role),
        (cut.home, words.cut_home),
        (cut.pair, words.cut_pair),
        (cut.called, words.cut_called),
        (cut.personnel, words.cut_personnel),
        (cut.avoid, words.cut_avoid),
        (cut.not_eligible, words.cut_not_eligible),
    ];
    let some = table.into_iter().filter(|(count, _)| *count > 0);
    some.map(|(count, sentence)| fill(sentence, &[&count.to_string()])).collect()
}
