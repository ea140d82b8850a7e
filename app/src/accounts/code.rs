//! `/sign-in/code`: the second factor is shown to a session that has only shown its password.

use super::functions::ShowCode;
use super::sign_in::Next;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::Accounts;
use crate::ui::{Button, ErrorSummary, Input, Kind, LinkButton, Load, Notice, PageHeading, ReturnedField, TextField};
use domain::refusal::Code;
use leptos::form::ActionForm;
use leptos::prelude::*;
use store::accounts::Account;

/// Showing the second factor.
#[component]
pub fn CodePage() -> impl IntoView {
    let asked = asking();
    let from = async move {
        let asking = asked?;
        let id = asking.actor.account.ok_or(Code::SignInRequired)?;
        Ok(store::accounts::get(&asking.store, &asking.actor, id).await?)
    };
    view! { <Load from=from show=form/> }
}

fn form(account: Account) -> impl IntoView {
    let words = Accounts::of(Lang::current());
    if !account.has_second_factor {
        return view! {
            <PageHeading title=words.code_title/>
            <Notice><p>{words.factor_needed}</p></Notice>
            <p><LinkButton href="/account" kind=Kind::Primary>{words.own_title}</LinkButton></p>
        }
        .into_any();
    }
    view! {
        <PageHeading title=words.code_title lead=words.code_lead/>
        <ErrorSummary fields=vec![ReturnedField::new("code", words.code)]/>
        <ActionForm action={ServerAction::<ShowCode>::new()} attr:class="form">
            <Next/>
            <CodeField/>
            <Button kind=Kind::Primary>{words.confirm}</Button>
        </ActionForm>
        <p>{words.code_lost}</p>
    }
    .into_any()
}

/// The field of a one-time code.
#[component]
pub(super) fn CodeField() -> impl IntoView {
    let words = Accounts::of(Lang::current());
    view! {
        <TextField name="code" label=words.code hint=words.code_hint input=Input::OneTimeCode required=true max_length=7/>
    }
}
