//! `/accounts`: every account, by login name.

use super::own::factor_tag;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Accounts, region_name, role_name};
use crate::ui::{Column, DataTable, Kind, LinkButton, Load, PageHeading, Pager, Row, StatusTag, Tone};
use crate::visit;
use leptos::prelude::*;
use store::accounts::{Account, Page, State};

/// Accounts on one page of the list.
const PAGE: u64 = 50;

/// The list of accounts.
#[component]
pub fn AccountsPage() -> impl IntoView {
    let asked = asking();
    let after = visit::query("after");
    let from = async move {
        let asking = asked?;
        Ok(store::accounts::list(&asking.store, &asking.actor, after.as_deref(), PAGE).await?)
    };
    view! { <Load from=from show=table/> }
}

fn table(page: Page) -> impl IntoView {
    let words = Accounts::of(Lang::current());
    let columns = vec![
        Column::new(words.login),
        Column::new(words.name),
        Column::new(words.role),
        Column::new(words.region),
        Column::new(words.agency),
        Column::new(words.second_factor),
        Column::new(words.state),
    ];
    let rows = page.accounts.into_iter().map(row).collect();
    view! {
        <PageHeading title=words.title lead=words.lead>
            <LinkButton href="/accounts/new" kind=Kind::Primary>{words.new}</LinkButton>
        </PageHeading>
        <DataTable id="accounts" caption=words.caption columns=columns rows=rows pager=Pager { next: page.next }/>
    }
}

fn row(account: Account) -> Row {
    let lang = Lang::current();
    let words = Accounts::of(lang);
    let href = format!("/accounts/{}", account.id);
    let agency = if account.agency.is_empty() { words.nothing.to_owned() } else { account.agency };
    Row(vec![
        view! { <a href=href>{account.login}</a> }.into_any(),
        account.name.into_any(),
        role_name(account.role, lang).into_any(),
        account.region.map_or(words.nothing, |region| region_name(region, lang)).into_any(),
        agency.into_any(),
        factor_tag(account.has_second_factor).into_any(),
        state_tag(account.state).into_any(),
    ])
}

/// Whether the account may be used.
pub(super) fn state_tag(state: State) -> impl IntoView {
    let words = Accounts::of(Lang::current());
    let (tone, label) = match state {
        State::Active => (Tone::Good, words.active),
        State::Locked => (Tone::Bad, words.locked),
    };
    view! { <StatusTag tone=tone label=label/> }
}
