//! `/sign-up` and `/sign-up/person`: the notice and the contact first, then who the person is.

use super::confirm::under_way;
use super::sign_in::Next;
use super::signing_up::{BeginSignUp, SignUp};
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Accounts, Applicants};
use crate::ui::{
    Button, CheckboxField, ErrorSummary, Facts, Input, Kind, LinkButton, Load, Notice, PageHeading, ReturnedField,
    Section, TextField, Tone, fact,
};
use crate::visit;
use domain::accounts::{Channels, Purpose};
use domain::refusal::Code;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The first step: what is kept, and where the code goes.
#[component]
pub fn SignUpPage() -> impl IntoView {
    let words = Applicants::of(Lang::current());
    let fields = [("contact", words.contact), ("consent", words.consent)];
    let fields = fields.map(|(name, label)| ReturnedField::new(name, label)).to_vec();
    let form = move || {
        view! {
            <ActionForm action={ServerAction::<BeginSignUp>::new()} attr:class="form">
                <Next/>
                <ContactField label=words.contact/>
                <CheckboxField name="consent" label=words.consent required=true/>
                <Button kind=Kind::Primary>{words.send}</Button>
            </ActionForm>
        }
        .into_any()
    };
    view! {
        <PageHeading title=words.title lead=words.lead/>
        <ErrorSummary fields=fields/>
        <Section id="notice" title=words.notice>
            <p>{words.notice_basis}</p>
            <Facts items=notice()/>
        </Section>
        <Section id="contact" title=words.contact>{where_codes_go(form)}</Section>
        <p>{words.already} " " <a href="/sign-in">{Accounts::of(Lang::current()).sign_in}</a></p>
    }
}

/// What PIPL art. 17 asks to be told.
fn notice() -> Vec<(String, AnyView)> {
    let words = Applicants::of(Lang::current());
    vec![
        fact(words.notice_who, words.notice_who_text),
        fact(words.notice_what, words.notice_what_text),
        fact(words.notice_why, words.notice_why_text),
        fact(words.notice_how, words.notice_how_text),
        fact(words.notice_long, words.notice_long_text),
        fact(words.notice_rights, words.notice_rights_text),
    ]
}

/// The form of a contact, or why there is none: nobody can be sent a code, or somebody is signed in.
pub(super) fn where_codes_go(form: impl FnOnce() -> AnyView) -> AnyView {
    let words = Applicants::of(Lang::current());
    let why = match (visit::actor().account.is_some(), channels().any()) {
        (true, _) => words.signed_in,
        (false, false) => words.no_channel,
        (false, true) => return form(),
    };
    view! { <Notice tone=Tone::Warning><p>{why}</p></Notice> }.into_any()
}

/// By which channels codes can be sent.
pub(super) fn channels() -> Channels {
    use_context::<store::Store>().map(|store| store.channels()).unwrap_or_default()
}

/// The field of a mobile number or an e-mail address, whose hint says what can be reached.
#[component]
pub(super) fn ContactField(
    /// Its label.
    label: &'static str,
) -> impl IntoView {
    let words = Applicants::of(Lang::current());
    let hint = match channels() {
        Channels { sms: true, email: false } => words.contact_hint_sms,
        Channels { sms: false, email: true } => words.contact_hint_email,
        _ => words.contact_hint,
    };
    view! { <TextField name="contact" label=label hint=hint required=true max_length=254 autocomplete="username"/> }
}

/// The last step: who the person is.
#[component]
pub fn PersonPage() -> impl IntoView {
    let (asked, pending) = (asking(), under_way());
    let from = async move {
        let pending = pending.await?;
        let proven = pending.purpose == Purpose::SignUp && pending.standing.may_use(asked?.now).is_ok();
        if proven { Ok(pending.contact) } else { Err(Code::CodeOver.into()) }
    };
    view! { <Load from=from show=person_form/> }
}

fn person_form(contact: String) -> impl IntoView {
    let words = Applicants::of(Lang::current());
    let fields = [("name", words.name), ("identity", words.identity), ("password", words.password)];
    let fields = fields.map(|(name, label)| ReturnedField::new(name, label)).to_vec();
    view! {
        <PageHeading title=words.person_title lead=words.person_lead/>
        <ErrorSummary fields=fields/>
        <p>{crate::locales::fill(words.proven, &[&contact])}</p>
        <ActionForm action={ServerAction::<SignUp>::new()} attr:class="form">
            <Next/>
            <TextField name="name" label=words.name hint=words.name_hint required=true max_length=60 autocomplete="name"/>
            <TextField name="identity" label=words.identity hint=words.identity_hint input=Input::Code required=true
                max_length=18 autocomplete="off"/>
            <TextField name="password" label=words.password hint=words.password_hint input=Input::Password required=true
                max_length=128 autocomplete="new-password"/>
            <Button kind=Kind::Primary>{words.make}</Button>
        </ActionForm>
        <p><LinkButton href="/sign-up" kind=Kind::Quiet>{words.again}</LinkButton></p>
    }
}
