//! `/confirm`: the code that was sent is typed here, whatever it was asked for.

use super::sign_in::Next;
use super::signing_up::{ProveContact, token};
use crate::asking::asking;
use crate::forms;
use crate::lang::Lang;
use crate::locales::{Accounts, Applicants, fill};
use crate::refused::Refused;
use crate::ui::{Button, ErrorSummary, Input, Kind, LinkButton, Load, PageHeading, ReturnedField, TextField};
use crate::visit;
use domain::accounts::Purpose;
use domain::refusal::Code;
use leptos::form::ActionForm;
use leptos::prelude::*;
use std::future::Future;
use store::accounts::Pending;

/// The code under way of this browser. Call it before the first await.
pub(super) fn under_way() -> impl Future<Output = Result<Pending, Refused>> + Send + 'static {
    let (asked, token) = (asking(), token());
    async move {
        let asking = asked?;
        let pending = store::accounts::pending(&asking.store, &token?, asking.now).await?;
        Ok(pending.ok_or(Code::CodeOver)?)
    }
}

/// Typing the code.
#[component]
pub fn ConfirmPage() -> impl IntoView {
    view! { <Load from=under_way() show=code_form/> }
}

fn code_form(pending: Pending) -> impl IntoView {
    let words = Applicants::of(Lang::current());
    let begin = match pending.purpose {
        Purpose::SignUp => "/sign-up",
        Purpose::NewPassword => "/sign-in/forgotten",
        Purpose::NewContact => "/account",
    };
    let lead = match pending.purpose {
        Purpose::NewPassword => words.confirm_lead_known,
        Purpose::SignUp | Purpose::NewContact => words.confirm_lead,
    };
    let body = if pending.standing.proven { proven(&pending).into_any() } else { typing().into_any() };
    let lead = if pending.standing.proven { words.proven } else { lead };
    view! {
        <PageHeading title=words.confirm_title lead=fill(lead, &[&pending.contact])/>
        <ErrorSummary fields=vec![ReturnedField::new("code", words.code)]/>
        {body}
        <p><LinkButton href=begin kind=Kind::Quiet>{words.again}</LinkButton></p>
    }
}

fn typing() -> impl IntoView {
    let words = Applicants::of(Lang::current());
    view! {
        <ActionForm action={ServerAction::<ProveContact>::new()} attr:class="form">
            <Next/>
            <TextField name="code" label=words.code hint=words.code_hint input=Input::OneTimeCode required=true max_length=8/>
            <Button kind=Kind::Primary>{words.confirm}</Button>
        </ActionForm>
        <p>{words.no_code}</p>
    }
}

/// A code that was right: on to its step, or to the account that the contact has already.
fn proven(pending: &Pending) -> impl IntoView + use<> {
    let words = Applicants::of(Lang::current());
    let taken = forms::returned().is_some_and(|form| form.refusal.code == Code::ContactTaken);
    let (path, label) = match pending.purpose {
        _ if taken => ("/sign-in", Accounts::of(Lang::current()).sign_in),
        Purpose::SignUp => ("/sign-up/person", words.go_on),
        Purpose::NewPassword => ("/sign-in/new-password", words.go_on),
        Purpose::NewContact => ("/account", words.go_on),
    };
    let path = match visit::query("next") {
        Some(next) => format!("{path}?next={}", visit::percent(&next)),
        None => path.to_owned(),
    };
    view! {
        <p><LinkButton href=path kind=Kind::Primary>{label}</LinkButton></p>
        {taken.then(|| view! { <p><a href="/sign-in/forgotten">{words.forgotten}</a></p> })}
    }
}
