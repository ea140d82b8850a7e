//! `/approvals/cases`: an applicant's own cases, and what they have begun.

use super::work::table;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Approvals, CasePapers, Cases};
use crate::recruitment::named;
use crate::ui::{Breadcrumbs, Crumb, EmptyState, LinkButton, Load, Moment, PageHeading, Pager, Section};
use chrono::{DateTime, NaiveDate, Utc};
use domain::approvals::item::Item;
use domain::approvals::record::CaseLine;
use domain::calendar::day_in_shanghai;
use leptos::prelude::*;
use std::sync::Arc;

/// One's own cases.
#[component]
pub fn OwnCasesPage() -> impl IntoView {
    let asked = asking();
    let from = async move {
        let asking = asked?;
        let lines = store::approvals::own_cases(&asking.store, &asking.actor, 200).await?;
        let catalogue = store::approvals::catalogue(&asking.store).await?;
        let mut begun = Vec::new();
        for (code, at) in store::approvals::own_drafts(&asking.store, &asking.actor).await? {
            // An item that was cut since can be applied for no more.
            begun.extend(catalogue.in_force(&code).ok().map(|item| (Arc::clone(item), at)));
        }
        Ok((lines, begun, day_in_shanghai(asking.now)))
    };
    view! { <Load from=from show=|(lines, begun, today)| own(lines, begun, today)/> }
}

/// What was begun and not handed in.
fn begun(drafts: Vec<(Arc<Item>, DateTime<Utc>)>) -> Option<impl IntoView> {
    let lang = Lang::current();
    let words = CasePapers::of(lang);
    let line = |(item, at): (Arc<Item>, DateTime<Utc>)| {
        let href = format!("/approvals/{}/apply", item.code);
        let name = named(&item.name, lang);
        view! { <li><a href=href>{words.go_on}" "{name}</a>" · "{words.saved_at}" "<Moment at=at/></li> }
    };
    (!drafts.is_empty()).then(|| {
        let lines = drafts.into_iter().map(line).collect_view();
        view! { <Section id="begun" title=words.begun><ul>{lines}</ul></Section> }
    })
}

fn own(lines: Vec<CaseLine>, drafts: Vec<(Arc<Item>, DateTime<Utc>)>, today: NaiveDate) -> impl IntoView {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let list = if lines.is_empty() {
        view! {
            <EmptyState title=words.own_none>
                <p>{words.own_none_hint}</p>
                <LinkButton href="/approvals">{Approvals::of(lang).title}</LinkButton>
            </EmptyState>
        }
        .into_any()
    } else {
        table(&lines, today, Pager::default(), false).into_any()
    };
    view! {
        <Breadcrumbs trail=vec![Crumb::new(Approvals::of(lang).title, "/approvals")]/>
        <PageHeading title=words.own lead=words.own_lead/>
        {begun(drafts)}
        {list}
    }
}
