//! `/examiners/apply`: the form that enters an application.

use super::functions::Apply;
use crate::asking::asking;
use crate::examiners::words;
use crate::lang::Lang;
use crate::locales::{ExaminerLife, Examiners, region_name};
use crate::ui::{
    Breadcrumbs, Button, Choice, Crumb, ErrorSummary, Kind, Load, PageHeading, ReturnedField, SelectField, TextField,
};
use domain::permissions::{Action, Actor, Target, may};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The application.
#[component]
pub fn ApplyPage() -> impl IntoView {
    let asked = asking();
    let from = async move {
        let asking = asked?;
        may(&asking.actor, Action::ChangeExaminer, Target::Anything)?;
        Ok(asking.actor)
    };
    view! { <Load from=from show=|actor| form(&actor)/> }
}

fn form(actor: &Actor) -> impl IntoView + use<> {
    let lang = Lang::current();
    let (words, register) = (ExaminerLife::of(lang), Examiners::of(lang));
    let regions = words::reached(actor, Action::ChangeExaminer).into_iter();
    let regions: Vec<Choice> = regions.map(|it| Choice::new(it.as_str(), region_name(it, lang))).collect();
    let only = (regions.len() == 1).then(|| regions[0].value.clone());
    let fields = [
        ("name", register.name),
        ("work-unit", register.work_unit),
        ("region", register.region),
        ("identity", register.identity),
        ("roles", register.roles),
        ("specialities", register.specialities),
    ];
    let returned = fields.map(|(name, label)| ReturnedField::new(name, label)).to_vec();
    view! {
        <Breadcrumbs trail=vec![Crumb::new(register.title, "/examiners")]/>
        <PageHeading title=words.apply lead=words.apply_lead/>
        <ErrorSummary fields=returned/>
        <ActionForm action={ServerAction::<Apply>::new()} attr:class="form">
            <TextField name="name" label=register.name required=true max_length=50 autocomplete="off"/>
            <TextField name="identity" label=register.identity required=true max_length=18 autocomplete="off"/>
            <TextField name="work-unit" label=register.work_unit required=true max_length=100/>
            <SelectField name="region" label=register.region choices=regions value=only required=true/>
            <TextField name="roles" label=register.roles hint=words.apply_roles_hint required=true max_length=60/>
            <TextField name="specialities" label=register.specialities hint=words.apply_specialities_hint max_length=200/>
            <Button kind=Kind::Primary>{words.apply_submit}</Button>
        </ActionForm>
    }
}
