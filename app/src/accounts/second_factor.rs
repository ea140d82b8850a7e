//! `/account/second-factor`: the offered second factor as picture and text, and the code that confirms it.

use super::code::CodeField;
use super::functions::{ConfirmSecondFactor, Enrol};
use super::picture::QrPicture;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Accounts, Shell};
use crate::ui::{
    Breadcrumbs, Button, Crumb, ErrorSummary, Facts, HashText, Kind, Load, Notice, PageHeading, ReturnedField, fact,
};
use leptos::form::ActionForm;
use leptos::prelude::*;
use store::accounts::Enrolment;

/// Turning the second factor on.
#[component]
pub fn SecondFactorPage() -> impl IntoView {
    let asked = asking();
    let issuer = Shell::of(Lang::current()).name;
    let from = async move {
        let asking = asked?;
        Ok(store::accounts::offered(&asking.store, &asking.actor, issuer, asking.now).await?)
    };
    view! { <Load from=from show=offered_view/> }
}

fn offered_view(offered: Option<Enrolment>) -> impl IntoView {
    let words = Accounts::of(Lang::current());
    let body = match offered {
        None => view! {
            <Notice><p>{words.enrol_expired}</p></Notice>
            <ActionForm action={ServerAction::<Enrol>::new()}>
                <Button kind=Kind::Primary>{words.enrol}</Button>
            </ActionForm>
        }
        .into_any(),
        Some(offered) => view! {
            <QrPicture text=offered.uri label=words.enrol_qr/>
            <Facts items=vec![fact(words.enrol_secret, view! { <HashText text=offered.secret/> })]/>
            <ActionForm action={ServerAction::<ConfirmSecondFactor>::new()} attr:class="form">
                <CodeField/>
                <Button kind=Kind::Primary>{words.confirm}</Button>
            </ActionForm>
        }
        .into_any(),
    };
    view! {
        <Breadcrumbs trail=vec![Crumb::new(words.own_title, "/account")]/>
        <PageHeading title=words.enrol lead=words.enrol_lead/>
        <ErrorSummary fields=vec![ReturnedField::new("code", words.code)]/>
        {body}
    }
}
