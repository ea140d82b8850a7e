//! `/approvals/{code}/history`: every version of an item, what each changed, and each as data.

use super::catalogue::status;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Approvals, Items, fill, member_name};
use crate::recruitment::named;
use crate::ui::{Breadcrumbs, Column, Crumb, DataTable, Load, Moment, PageHeading, Row, Section, Verbatim};
use domain::approvals::item::{Item, ItemCode, differing};
use domain::permissions::{Action, Target, may};
use domain::refusal::Code;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use store::approvals::Published;

/// The versions.
#[component]
pub fn HistoryPage() -> impl IntoView {
    let asked = asking();
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let from = async move {
        let asking = asked?;
        may(&asking.actor, Action::ReadPublic, Target::Anything)?;
        let code = ItemCode::parse(&code).map_err(|_| Code::NotFound)?;
        let versions = store::approvals::item_versions(&asking.store, &code).await?;
        let present = versions.first().map(|version| Item::clone(&version.item)).ok_or(Code::NotFound)?;
        Ok((present, versions))
    };
    view! { <Load from=from show=|(present, versions)| shown(present, versions)/> }
}

fn shown(present: Item, versions: Vec<Published>) -> impl IntoView {
    let lang = Lang::current();
    let words = Items::of(lang);
    let name = named(&present.name, lang);
    let trail = vec![
        Crumb::new(Approvals::of(lang).title, "/approvals"),
        Crumb::new(name.clone(), format!("/approvals/{}", present.code)),
    ];
    let columns = vec![
        Column::new(words.column_version),
        Column::new(words.column_published),
        Column::new(Approvals::of(lang).column_status),
        Column::new(words.column_changes),
    ];
    let before = versions.iter().skip(1).map(Some).chain([None]);
    let rows = versions.iter().zip(before).map(|(version, before)| row(version, before)).collect();
    let documents = versions.iter().map(document).collect_view().into_any();
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=fill(words.history_of, &[&name]) lead=words.history_lead/>
        <DataTable id="versions" caption=words.history_caption columns=columns rows=rows/>
        <Section id="documents" title=words.document>{documents}</Section>
    }
}

fn row(version: &Published, before: Option<&Published>) -> Row {
    let lang = Lang::current();
    let words = Items::of(lang);
    let item = &version.item;
    let href = format!("/approvals/{}?version={}", item.code, item.version);
    let changes = match before {
        None => words.first_version.to_owned(),
        Some(before) => {
            let names: Vec<&str> =
                differing(&before.item, item).into_iter().map(|member| member_name(member, lang)).collect();
            names.join(Approvals::of(lang).separator)
        }
    };
    let published = match version.at {
        Some(at) => view! { <Moment at=at/> }.into_any(),
        None => words.brought.into_any(),
    };
    Row(vec![
        view! { <a href=href>{fill(words.version_is, &[&item.version.to_string()])}</a> }.into_any(),
        published,
        status(&item.status, lang).into_any(),
        changes.into_any(),
    ])
}

/// A version as data, for whoever compares or takes it elsewhere.
fn document(version: &Published) -> impl IntoView + use<> {
    let words = Items::of(Lang::current());
    let title = fill(words.version_is, &[&version.item.version.to_string()]);
    let text = serde_json::to_string_pretty(&*version.item).unwrap_or_default();
    view! {
        <details class="more">
            <summary>{title.clone()}</summary>
            <Verbatim label=title text=text/>
        </details>
    }
}
