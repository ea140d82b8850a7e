//! The part of `/account` that an applicant alone has: what is kept, the copy of it, and its corrections.

use super::sign_up::{ContactField, channels};
use super::signing_up::{BeginNewContact, CorrectName};
use crate::lang::Lang;
use crate::locales::Applicants;
use crate::ui::{Button, Day, Facts, Input, LinkButton, Moment, Notice, Section, TextField, Tone, fact};
use domain::identity::Sex;
use leptos::form::ActionForm;
use leptos::prelude::*;
use store::accounts::Applicant;

/// What is kept of an applicant, masked where a look over the shoulder would tell too much.
pub(super) fn own_data(applicant: Applicant) -> impl IntoView {
    let words = Applicants::of(Lang::current());
    let gender = match applicant.gender {
        Sex::Male => words.male,
        Sex::Female => words.female,
    };
    let items = vec![
        fact(words.name, applicant.name.clone()),
        fact(words.identity, applicant.identity),
        fact(words.born, view! { <Day date=applicant.born/> }),
        fact(words.gender, gender),
        fact(words.contact, applicant.contact),
        fact(words.verified, view! { <Moment at=applicant.verified_at/> }),
        fact(words.since, view! { <Moment at=applicant.created/> }),
    ];
    view! {
        <Section id="data" title=words.own>
            <p>{words.own_lead}</p>
            <Facts items=items/>
            <p>{words.identity_fixed}</p>
            <p><LinkButton href="/account/data.json" download=true>{words.download}</LinkButton></p>
        </Section>
        <Section id="name" title=words.correct_name>
            <ActionForm action={ServerAction::<CorrectName>::new()} attr:class="form">
                <TextField name="name" label=words.name hint=words.name_hint value=applicant.name required=true max_length=60
                    autocomplete="name"/>
                <Button>{words.correct_name}</Button>
            </ActionForm>
        </Section>
        <Section id="contact" title=words.change_contact>{change_contact()}</Section>
    }
}

fn change_contact() -> AnyView {
    let words = Applicants::of(Lang::current());
    if !channels().any() {
        return view! { <Notice tone=Tone::Warning><p>{words.no_channel}</p></Notice> }.into_any();
    }
    view! {
        <p>{words.change_contact_lead}</p>
        <ActionForm action={ServerAction::<BeginNewContact>::new()} attr:class="form">
            <ContactField label=words.new_contact/>
            <TextField name="own_password" label=words.present_password input=Input::Password required=true max_length=128
                autocomplete="current-password"/>
            <Button>{words.send}</Button>
        </ActionForm>
    }
    .into_any()
}
