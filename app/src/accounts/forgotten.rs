//! `/sign-in/forgotten` and `/sign-in/new-password`: a forgotten password is set anew by a code.

use super::confirm::under_way;
use super::sign_in::Next;
use super::sign_up::{ContactField, where_codes_go};
use super::signing_up::{BeginNewPassword, SetForgotten};
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::Applicants;
use crate::ui::{Button, ErrorSummary, Input, Kind, Load, PageHeading, ReturnedField, TextField};
use domain::accounts::Purpose;
use domain::refusal::Code;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// Asking for the code.
#[component]
pub fn ForgottenPage() -> impl IntoView {
    let words = Applicants::of(Lang::current());
    let form = move || {
        view! {
            <ActionForm action={ServerAction::<BeginNewPassword>::new()} attr:class="form">
                <Next/>
                <ContactField label=words.contact/>
                <Button kind=Kind::Primary>{words.send}</Button>
            </ActionForm>
        }
        .into_any()
    };
    view! {
        <PageHeading title=words.forgotten_title lead=words.forgotten_lead/>
        <ErrorSummary fields=vec![ReturnedField::new("contact", words.contact)]/>
        {where_codes_go(form)}
    }
}

/// Choosing the new password.
#[component]
pub fn NewPasswordPage() -> impl IntoView {
    let (asked, pending) = (asking(), under_way());
    let from = async move {
        let pending = pending.await?;
        let proven = pending.purpose == Purpose::NewPassword && pending.standing.may_use(asked?.now).is_ok();
        if proven { Ok(()) } else { Err(Code::CodeOver.into()) }
    };
    view! { <Load from=from show=password_form/> }
}

fn password_form((): ()) -> impl IntoView {
    let words = Applicants::of(Lang::current());
    view! {
        <PageHeading title=words.new_title lead=words.new_lead/>
        <ErrorSummary fields=vec![ReturnedField::new("password", words.new_password)]/>
        <ActionForm action={ServerAction::<SetForgotten>::new()} attr:class="form">
            <Next/>
            <TextField name="password" label=words.new_password hint=words.password_hint input=Input::Password required=true
                max_length=128 autocomplete="new-password"/>
            <Button kind=Kind::Primary>{words.set}</Button>
        </ActionForm>
    }
}
