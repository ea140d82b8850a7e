//! The header: name, navigation for whoever asks, language and colours, and the way in and out.

use crate::lang::Lang;
use crate::locales::{Messages, Shell, fill, role_name};
use crate::messages::Unread;
use crate::theme::Theme;
use crate::ui::{Icon, IconName};
use crate::visit;
use domain::permissions::{Action, Actor, Target, may};
use domain::refusal::Code;
use leptos::prelude::*;

/// One entry of the navigation.
#[derive(Debug)]
pub struct Entry {
    /// Where it leads; pages below it count as the same place.
    pub href: &'static str,
    /// Its words.
    pub label: fn(&'static Shell) -> &'static str,
    /// What one must be allowed to do for it to be shown.
    pub action: Action,
}

/// The navigation, in order.
pub const NAVIGATION: [Entry; 14] = [
    Entry { href: "/recruitment", label: |words| words.recruitment, action: Action::ReadPublic },
    Entry { href: "/applications", label: |words| words.applications, action: Action::Apply },
    Entry { href: "/approvals", label: |words| words.approvals, action: Action::ReadPublic },
    Entry { href: "/approvals/work", label: |words| words.work, action: Action::HandleCases },
    Entry { href: "/powers", label: |words| words.powers, action: Action::ReadPublic },
    Entry { href: "/supervision", label: |words| words.supervision, action: Action::SuperviseCases },
    Entry { href: "/seasons", label: |words| words.seasons, action: Action::ReadPublic },
    Entry { href: "/draws", label: |words| words.draws, action: Action::ReadPublic },
    Entry { href: "/examiners", label: |words| words.examiners, action: Action::ReadExaminers },
    Entry { href: "/duties", label: |words| words.duties, action: Action::ReadOwnDuties },
    Entry { href: "/ledger", label: |words| words.ledger, action: Action::ReadPublic },
    Entry { href: "/calendar", label: |words| words.calendar, action: Action::ReadPublic },
    Entry { href: "/parameters", label: |words| words.parameters, action: Action::ReadPublic },
    Entry { href: "/accounts", label: |words| words.accounts, action: Action::ManageAccounts },
];

/// Whether an entry is for this actor. A power that only waits for the second factor is shown: the page asks for it.
pub fn shown_to(entry: &Entry, actor: &Actor) -> bool {
    match may(actor, entry.action, Target::Anything) {
        Ok(()) => true,
        Err(refusal) => refusal.code == Code::SecondFactorRequired,
    }
}

/// The header of every page.
#[component]
pub(super) fn Header() -> impl IntoView {
    let lang = Lang::current();
    let words = Shell::of(lang);
    view! {
        <header class="site-header">
            <div class="site-header-row">
                <a class="brand" href="/">
                    <Icon name=IconName::Sun/>
                    <span class="brand-name">{words.name}</span>
                </a>
                <div class="site-tools">
                    <LanguageSwitch/>
                    <ThemeSwitch/>
                    <AccountMenu/>
                </div>
            </div>
            <Navigation/>
        </header>
    }
}

#[component]
fn Navigation() -> impl IntoView {
    let words = Shell::of(Lang::current());
    let actor = visit::actor();
    let path = visit::path();
    let own: Vec<&Entry> = NAVIGATION.iter().filter(|entry| shown_to(entry, &actor)).collect();
    let leads =
        |entry: &&&Entry| path == entry.href || path.strip_prefix(entry.href).is_some_and(|rest| rest.starts_with('/'));
    // Of two entries that lead here, the longer one is the place.
    let place = own.iter().filter(leads).map(|entry| entry.href).max_by_key(|href| href.len());
    let entries = own.into_iter().map(|entry| {
        let here = place == Some(entry.href);
        let current = here.then_some(if path == entry.href { "page" } else { "true" });
        view! { <li><a href=entry.href aria-current=current>{(entry.label)(words)}</a></li> }
    });
    view! {
        <nav class="site-nav" aria-label=words.navigation>
            <ul>{entries.collect_view()}</ul>
        </nav>
    }
}

/// The page to come back to after a choice: this one, without what the choice replaces and without an old message.
fn here() -> String {
    visit::address_with(&[("lang", None), ("done", None)])
}

#[component]
fn LanguageSwitch() -> impl IntoView {
    let other = Lang::current().other();
    view! {
        <form class="switch" method="post" action="/api/preferences/choose">
            <input type="hidden" name="back" value=here()/>
            <button class="tool" name="lang" value=other.as_str() lang=other.tag()>
                {other.own_name()}
            </button>
        </form>
    }
}

/// One button: it shows the present choice and goes on to the next.
#[component]
fn ThemeSwitch() -> impl IntoView {
    let words = Shell::of(Lang::current());
    let look = |theme| match theme {
        Theme::Auto => (IconName::Contrast, words.theme_auto, Theme::Light),
        Theme::Light => (IconName::Day, words.theme_light, Theme::Dark),
        Theme::Dark => (IconName::Night, words.theme_dark, Theme::Auto),
    };
    let (icon, now, next) = look(Theme::current());
    let (_, then, _) = look(next);
    let label = fill(words.theme_change, &[now, then]);
    view! {
        <form class="switch" method="post" action="/api/preferences/choose">
            <input type="hidden" name="back" value=here()/>
            <button class="tool" name="theme" value=next.as_str() aria-label=label.clone() title=label>
                <Icon name=icon/>
            </button>
        </form>
    }
}

#[component]
fn AccountMenu() -> impl IntoView {
    let words = Shell::of(Lang::current());
    let actor = visit::actor();
    if actor.account.is_none() {
        return view! { <a class="tool tool-strong" href="/sign-in">{words.sign_in}</a> }.into_any();
    }
    let more = Messages::of(Lang::current());
    let Unread(unread) = use_context::<Unread>().unwrap_or_default();
    let count = unread.to_string();
    let inbox = if unread == 0 { more.menu.to_owned() } else { fill(more.menu_unread, &[&count]) };
    let mark = (unread > 0).then(|| {
        view! { <span class="menu-count" aria-hidden="true">{count}</span><span class="unseen">{inbox.clone()}</span> }
    });
    view! {
        <details class="menu">
            <summary class="tool">
                <Icon name=IconName::Person/>
                {role_name(actor.role, Lang::current())}
                {mark}
            </summary>
            <div class="menu-body">
                {(!actor.agency.is_empty()).then(|| view! { <p class="menu-note">{actor.agency}</p> })}
                <a href="/messages">{inbox}</a>
                <a href="/account">{words.own_account}</a>
                <form method="post" action="/api/accounts/sign-out">
                    <button class="menu-button">{words.sign_out}</button>
                </form>
            </div>
        </details>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::AccountId;
    use domain::permissions::Role;

    fn shown(role: Role) -> Vec<&'static str> {
        let account = Some(AccountId::from(uuid::Uuid::nil()));
        let actor = match role {
            Role::Citizen => Actor::citizen(),
            role => Actor { account, role, ..Actor::citizen() },
        };
        NAVIGATION.iter().filter(|entry| shown_to(entry, &actor)).map(|entry| entry.href).collect()
    }

    #[test]
    fn everybody_sees_what_is_theirs_and_nothing_else() {
        let public =
            ["/recruitment", "/approvals", "/powers", "/seasons", "/draws", "/ledger", "/calendar", "/parameters"];
        assert_eq!(shown(Role::Citizen), public);
        assert_eq!(
            shown(Role::Examiner),
            [
                "/recruitment",
                "/approvals",
                "/powers",
                "/seasons",
                "/draws",
                "/duties",
                "/ledger",
                "/calendar",
                "/parameters"
            ]
        );
        assert_eq!(
            shown(Role::Staff),
            [
                "/recruitment",
                "/approvals",
                "/approvals/work",
                "/powers",
                "/seasons",
                "/draws",
                "/examiners",
                "/ledger",
                "/calendar",
                "/parameters"
            ]
        );
        assert_eq!(
            shown(Role::Administrator),
            [
                "/recruitment",
                "/approvals",
                "/powers",
                "/seasons",
                "/draws",
                "/ledger",
                "/calendar",
                "/parameters",
                "/accounts"
            ]
        );
    }
}
