//! `/accounts/{id}`: one account as an administrator sees it, and what may be done about it.

use super::list::state_tag;
use super::managing::{LockAccount, ResetPassword, ResetSecondFactor, UnlockAccount};
use super::own;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::Accounts;
use crate::ui::{
    Breadcrumbs, Button, Crumb, ErrorSummary, Facts, Input, Kind, Load, Moment, PageHeading, ReturnedField, Section,
    TextField, fact,
};
use crate::visit;
use domain::ids::AccountId;
use domain::permissions::{Action, Target, may};
use domain::refusal::Code;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use store::accounts::{Account, State};

/// One account.
#[component]
pub fn AccountPage() -> impl IntoView {
    let asked = asking();
    let id = use_params_map().read_untracked().get("id").and_then(|text| text.parse::<AccountId>().ok());
    let from = async move {
        let asking = asked?;
        may(&asking.actor, Action::ManageAccounts, Target::Anything)?;
        let account = store::accounts::get(&asking.store, &asking.actor, id.ok_or(Code::NotFound)?).await?;
        Ok((account, store::accounts::fresh_password()?))
    };
    view! { <Load from=from show=|(account, password)| account_view(account, password)/> }
}

fn account_view(account: Account, password: String) -> impl IntoView {
    let words = Accounts::of(Lang::current());
    let id = account.id.to_string();
    let mut facts = own::facts(&account);
    facts.push(fact(words.state, state_tag(account.state)));
    facts.push(fact(words.created, view! { <Moment at=account.created/> }));
    let entries = format!("/ledger?subject=account%3A{id}");
    let is_own = visit::actor().account == Some(account.id);
    view! {
        <Breadcrumbs trail=vec![Crumb::new(words.title, "/accounts")]/>
        <PageHeading title=account.login.clone()/>
        <ErrorSummary fields=vec![ReturnedField::new("password", words.new_password)]/>
        <Section id="facts" title=words.own_facts>
            <Facts items=facts/>
            <p><a href=entries>{words.on_ledger}</a></p>
        </Section>
        {(!is_own).then(|| locking(account.state, id.clone()))}
        <Section id="reset-password" title=words.reset_password>
            <p>{words.reset_password_lead}</p>
            <ActionForm action={ServerAction::<ResetPassword>::new()} attr:class="form">
                <input type="hidden" name="id" value=id/>
                <TextField name="password" label=words.new_password hint=words.fresh_hint input=Input::Code
                    required=true max_length=128 autocomplete="off" value=password/>
                <Button kind=Kind::Danger>{words.reset_password}</Button>
            </ActionForm>
        </Section>
        {account.has_second_factor.then(|| view! { <ResetFactor id=account.id/> })}
    }
}

#[component]
fn ResetFactor(id: AccountId) -> impl IntoView {
    let words = Accounts::of(Lang::current());
    view! {
        <Section id="reset-factor" title=words.reset_factor>
            <p>{words.reset_factor_lead}</p>
            <ActionForm action={ServerAction::<ResetSecondFactor>::new()}>
                <input type="hidden" name="id" value=id.to_string()/>
                <Button kind=Kind::Danger>{words.reset_factor}</Button>
            </ActionForm>
        </Section>
    }
}

/// Locks or unlocks, whichever is possible.
fn locking(state: State, id: String) -> impl IntoView {
    let words = Accounts::of(Lang::current());
    match state {
        State::Active => view! {
            <Section id="lock" title=words.lock>
                <p>{words.lock_lead}</p>
                <ActionForm action={ServerAction::<LockAccount>::new()}>
                    <input type="hidden" name="id" value=id/>
                    <Button kind=Kind::Danger>{words.lock}</Button>
                </ActionForm>
            </Section>
        }
        .into_any(),
        State::Locked => view! {
            <Section id="lock" title=words.unlock>
                <p>{words.unlock_lead}</p>
                <ActionForm action={ServerAction::<UnlockAccount>::new()}>
                    <input type="hidden" name="id" value=id/>
                    <Button kind=Kind::Primary>{words.unlock}</Button>
                </ActionForm>
            </Section>
        }
        .into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shown::shown;

    #[test]
    fn an_active_account_can_be_locked_and_a_locked_one_unlocked() {
        let page = |state| shown("/accounts/x", move || locking(state, "x".to_owned()));
        assert!(page(State::Active).contains("/api/accounts/lock\""));
        assert!(page(State::Locked).contains("/api/accounts/unlock\""));
    }
}
