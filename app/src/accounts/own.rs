//! `/account`: one's own account, its password, its second factor, its sessions.

use super::applicant::own_data;
use super::functions::{ChangePassword, Enrol, SignOut, SignOutEverywhere};
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Accounts, Applicants, region_name, role_name};
use crate::ui::{
    Button, ErrorSummary, Facts, Input, Kind, LinkButton, Load, Notice, PageHeading, ReturnedField, Section, StatusTag,
    TextField, Tone, fact,
};
use crate::visit;
use domain::refusal::Code;
use leptos::form::ActionForm;
use leptos::prelude::*;
use store::accounts::{Account, Applicant};

/// One's own account.
#[component]
pub fn OwnAccountPage() -> impl IntoView {
    let asked = asking();
    let from = async move {
        let asking = asked?;
        let id = asking.actor.account.ok_or(Code::SignInRequired)?;
        let account = store::accounts::get(&asking.store, &asking.actor, id).await?;
        Ok((account, store::accounts::applicant(&asking.store, id).await?))
    };
    view! { <Load from=from show={|(account, applicant)| account_view(account, applicant)}/> }
}

fn account_view(account: Account, applicant: Option<Applicant>) -> impl IntoView {
    let words = Accounts::of(Lang::current());
    let shown = visit::actor().second_factor;
    let has_factor = account.has_second_factor;
    let needed = account.role.needs_second_factor() && !has_factor;
    let more = Applicants::of(Lang::current());
    let fields = [
        ("name", words.name),
        ("contact", more.new_contact),
        ("own_password", more.present_password),
        ("current_password", words.old_password),
        ("password", words.new_password),
    ];
    let fields = fields.map(|(name, label)| ReturnedField::new(name, label)).to_vec();
    let facts = if applicant.is_some() { known_by_contact(&account) } else { facts(&account) };
    view! {
        <PageHeading title=words.own_title/>
        <ErrorSummary fields=fields/>
        {needed.then(|| view! { <Notice tone=Tone::Warning><p>{words.factor_needed}</p></Notice> })}
        <Section id="facts" title=words.own_facts>
            <Facts items=facts/>
        </Section>
        {applicant.map(own_data)}
        <Section id="second-factor" title=words.second_factor>
            {second_factor(has_factor, shown)}
        </Section>
        <Section id="password" title=words.change_password>
            <p>{words.change_password_lead}</p>
            <ActionForm action={ServerAction::<ChangePassword>::new()} attr:class="form">
                <TextField name="current_password" label=words.old_password input=Input::Password required=true
                    max_length=128 autocomplete="current-password"/>
                <TextField name="password" label=words.new_password hint=words.password_hint input=Input::Password
                    required=true max_length=128 autocomplete="new-password"/>
                <Button>{words.change_password}</Button>
            </ActionForm>
        </Section>
        <Section id="sessions" title=words.sessions>
            <p>{words.sessions_lead}</p>
            <div class="actions">
                <ActionForm action={ServerAction::<SignOut>::new()}><Button>{words.sign_out}</Button></ActionForm>
                <ActionForm action={ServerAction::<SignOutEverywhere>::new()}>
                    <Button kind=Kind::Danger>{words.sessions_end}</Button>
                </ActionForm>
            </div>
        </Section>
    }
}

/// The account as its facts; the list of an administrator's page is the same.
pub(super) fn facts(account: &Account) -> Vec<(String, AnyView)> {
    let lang = Lang::current();
    let words = Accounts::of(lang);
    let mut items = vec![
        fact(words.login, account.login.clone()),
        fact(words.name, account.name.clone()),
        fact(words.role, role_name(account.role, lang)),
    ];
    if let Some(region) = account.region {
        items.push(fact(words.region, region_name(region, lang)));
    }
    if !account.agency.is_empty() {
        items.push(fact(words.agency, account.agency.clone()));
    }
    items.push(fact(words.second_factor, factor_tag(account.has_second_factor)));
    items
}

/// The account of somebody who signs in by a contact: the login name that stands for it says nothing.
fn known_by_contact(account: &Account) -> Vec<(String, AnyView)> {
    let lang = Lang::current();
    let words = Accounts::of(lang);
    vec![
        fact(words.role, role_name(account.role, lang)),
        fact(words.second_factor, factor_tag(account.has_second_factor)),
    ]
}

/// Whether the second factor is on.
pub(super) fn factor_tag(on: bool) -> impl IntoView {
    let words = Accounts::of(Lang::current());
    let (tone, label) = if on { (Tone::Good, words.factor_on) } else { (Tone::Plain, words.factor_off) };
    view! { <StatusTag tone=tone label=label/> }
}

/// The next step with the second factor: turn it on, show it, or replace it.
fn second_factor(set: bool, shown: bool) -> AnyView {
    let words = Accounts::of(Lang::current());
    if set && !shown {
        return view! {
            <p>{words.factor_not_shown}</p>
            <p><LinkButton href="/sign-in/code?next=%2Faccount" kind=Kind::Primary>{words.code_title}</LinkButton></p>
        }
        .into_any();
    }
    let (lead, label, kind) = match set {
        true => (words.replace_lead, words.replace, Kind::Secondary),
        false => (words.enrol_why, words.enrol, Kind::Primary),
    };
    view! {
        <p>{lead}</p>
        <ActionForm action={ServerAction::<Enrol>::new()}><Button kind=kind>{label}</Button></ActionForm>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shown::shown;

    #[test]
    fn a_second_factor_is_replaced_only_by_a_session_that_has_shown_it() {
        let page = |set, shown_before| shown("/account", move || second_factor(set, shown_before));
        assert!(page(false, false).contains("/api/accounts/enrol"));
        assert!(page(true, true).contains("/api/accounts/enrol"));
        let locked = page(true, false);
        assert!(!locked.contains("<form") && locked.contains("/sign-in/code?next=%2Faccount"), "{locked}");
    }
}
