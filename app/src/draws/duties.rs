//! `/duties`: what an examiner serves at, and when the draw opens that will say it.

use super::words;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Draws, fill, region_name};
use crate::ui::{Card, Cards, Countdown, Day, EmptyState, Facts, Load, PageHeading, Section, StatusTag, fact};
use domain::draws::record::Duty;
use domain::draws::state::DrawState;
use leptos::prelude::*;
use leptos_meta::Title;

/// The examiner's own duties.
#[component]
pub fn DutiesPage() -> impl IntoView {
    let words = Draws::of(Lang::current());
    let asked = asking();
    let from = async move {
        let asking = asked?;
        Ok(store::draws::duties(&asking.store, &asking.actor, asking.now).await?)
    };
    view! {
        <Title text=words.duties/>
        <Load from=from show=cards/>
    }
}

fn cards(duties: Vec<Duty>) -> impl IntoView {
    let words = Draws::of(Lang::current());
    let none = duties.is_empty().then(|| view! { <EmptyState title=words.duties_none/> });
    let cards = duties.into_iter().map(card).collect_view();
    view! {
        <PageHeading title=words.duties lead=words.duties_lead/>
        {none}
        <Section id="all" title=words.title><Cards>{cards}</Cards></Section>
    }
}

fn card(duty: Duty) -> impl IntoView {
    let lang = Lang::current();
    let words = Draws::of(lang);
    let (state, tone) = words::state(duty.line.state, words);
    let opens = duty.line.opens_at;
    let answer = match (duty.line.state, duty.seat) {
        (DrawState::Drawn, Some((place, room, role))) => {
            let facts = vec![
                fact(words.column_region, region_name(place, lang)),
                fact(words.column_room, room),
                fact(words.column_role, words::role(role, words)),
            ];
            view! { <Facts items=facts/> }.into_any()
        }
        (DrawState::Drawn, None) => view! { <p>{words.duties_not_seated}</p> }.into_any(),
        (DrawState::Closed, _) => view! { <p>{words.duties_closed}</p> }.into_any(),
        _ => view! { <Countdown at=opens/> }.into_any(),
    };
    view! {
        <Card title=duty.line.title href=format!("/draws/{}", duty.line.id)>
            <StatusTag tone=tone label=state/>
            <p>{words.fact_day} " " <Day date=duty.line.day/></p>
            {answer}
            <p>{fill(words.duties_label, &[&duty.label])}</p>
        </Card>
    }
}
