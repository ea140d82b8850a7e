//! `/accounts/new`: an administrator makes an account.

use super::managing::CreateAccount;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Accounts, region_name, role_name};
use crate::ui::{
    Breadcrumbs, Button, Choice, Crumb, ErrorSummary, Input, Kind, Load, PageHeading, ReturnedField, SelectField,
    TextField,
};
use domain::permissions::{Action, Role, Target, may};
use domain::regions::ExamRegion;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// A new account.
#[component]
pub fn NewAccountPage() -> impl IntoView {
    let asked = asking();
    let from = async move {
        may(&asked?.actor, Action::ManageAccounts, Target::Anything)?;
        Ok(store::accounts::fresh_password()?)
    };
    view! { <Load from=from show=form/> }
}

fn form(password: String) -> impl IntoView {
    let lang = Lang::current();
    let words = Accounts::of(lang);
    // A citizen is whoever has no account.
    let roles = Role::ALL.into_iter().filter(|role| *role != Role::Citizen);
    let roles = roles.map(|role| Choice::new(role.as_str(), role_name(role, lang))).collect();
    let regions = ExamRegion::ALL.map(|region| Choice::new(region.as_str(), region_name(region, lang))).to_vec();
    let fields = [
        ("login", words.login),
        ("name", words.name),
        ("role", words.role),
        ("region", words.region),
        ("agency", words.agency),
        ("examiner", words.examiner),
        ("password", words.first_password),
    ];
    let fields = fields.map(|(name, label)| ReturnedField::new(name, label)).to_vec();
    view! {
        <Breadcrumbs trail=vec![Crumb::new(words.title, "/accounts")]/>
        <PageHeading title=words.new lead=words.new_lead/>
        <ErrorSummary fields=fields/>
        <ActionForm action={ServerAction::<CreateAccount>::new()} attr:class="form">
            <TextField name="login" label=words.login hint=words.login_hint required=true max_length=64 autocomplete="off"/>
            <TextField name="name" label=words.name hint=words.name_hint required=true max_length=60 autocomplete="off"/>
            <SelectField name="role" label=words.role choices=roles required=true/>
            <SelectField name="region" label=words.region hint=words.region_hint choices=regions/>
            <TextField name="agency" label=words.agency hint=words.agency_hint max_length=120/>
            <TextField name="examiner" label=words.examiner hint=words.examiner_hint input=Input::Code max_length=36/>
            <TextField name="password" label=words.first_password hint=words.fresh_hint input=Input::Code required=true
                max_length=128 autocomplete="off" value=password/>
            <Button kind=Kind::Primary>{words.create}</Button>
        </ActionForm>
    }
}
