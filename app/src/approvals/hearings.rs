//! `/approvals/hearings`: when and where hearings are held, for everybody, and what became of them.

use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Hearings, fill, hearing_by, hearing_standing, region_name};
use crate::recruitment::named;
use crate::ui::{Column, DataTable, EmptyState, LinkButton, Load, PageHeading, Row, StatusTag, Tone};
use crate::visit;
use domain::approvals::hearings::{HearingLine, HearingPage, HearingStanding};
use domain::permissions::{Action, Target, may};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Hearings on a page.
const ON_A_PAGE: u64 = 50;

/// The list.
#[component]
pub fn HearingsPage() -> impl IntoView {
    let asked = asking();
    let after = use_query_map().read_untracked().get("after");
    let from = async move {
        let asking = asked?;
        may(&asking.actor, Action::ReadPublic, Target::Anything)?;
        Ok(store::approvals::hearings(&asking.store, &asking.actor, after.as_deref(), ON_A_PAGE).await?)
    };
    view! { <Load from=from show=|page| shown(page)/> }
}

fn shown(page: HearingPage) -> impl IntoView {
    let words = Hearings::of(Lang::current());
    let list = if page.lines.is_empty() {
        view! { <EmptyState title=words.none/> }.into_any()
    } else {
        table(&page.lines).into_any()
    };
    let more = page.next.map(|next| {
        let href = visit::address_with(&[("after", Some(&next))]);
        view! { <nav class="pager" aria-label=words.title><LinkButton href=href>{words.more}</LinkButton></nav> }
    });
    view! {
        <PageHeading title=words.title lead=words.lead>
            <LinkButton href="/api/v1/approvals/hearings">"JSON"</LinkButton>
        </PageHeading>
        {list}
        {more}
    }
}

fn table(lines: &[HearingLine]) -> impl IntoView + use<> {
    let words = Hearings::of(Lang::current());
    let columns = vec![
        Column::new(words.column_when),
        Column::new(words.column_place),
        Column::new(words.column_subject),
        Column::new(words.column_agency),
        Column::new(words.column_by),
        Column::new(words.column_announced),
        Column::new(words.column_standing),
    ];
    let rows = lines.iter().map(row).collect();
    view! { <DataTable id="hearings" caption=words.caption columns=columns rows=rows/> }
}

fn row(line: &HearingLine) -> Row {
    let lang = Lang::current();
    let words = Hearings::of(lang);
    let hearing = &line.hearing;
    let day = |day| crate::clock::day(day, lang);
    let at = hearing.at.map(|at| at.format("%H:%M").to_string());
    let when = [Some(day(hearing.on)), at].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let subject = (format!("/approvals/{}", line.item), named(&line.name, lang));
    let ledger = format!("/ledger?subject=case:{}", line.case);
    let held = hearing.held_on.map(|on| fill(words.held_on, &[&day(on)]));
    let (tone, standing) = (tone(hearing.standing), hearing_standing(hearing.standing, lang));
    Row(vec![
        when.into_any(),
        hearing.place.clone().into_any(),
        view! { <a href=subject.0>{subject.1}</a> }.into_any(),
        format!("{} · {}", named(&line.agency, lang), region_name(line.region, lang)).into_any(),
        hearing_by(hearing.by, lang).into_any(),
        view! { {day(hearing.called_on)}" "<a href=ledger>{words.in_ledger}</a> }.into_any(),
        view! { <StatusTag tone=tone label=standing/>" "{held} }.into_any(),
    ])
}

const fn tone(standing: HearingStanding) -> Tone {
    match standing {
        HearingStanding::Announced => Tone::Info,
        HearingStanding::Held => Tone::Good,
        HearingStanding::PutOff => Tone::Warning,
        HearingStanding::Cancelled => Tone::Plain,
    }
}
