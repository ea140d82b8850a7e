//! `/approvals/new`: where the draft of a new item begins.

use super::item_functions::BeginItem;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Approvals, Items};
use crate::recruitment::named;
use crate::ui::{
    Breadcrumbs, Button, Choice, Crumb, ErrorSummary, Input, Kind, Load, PageHeading, ReturnedField, SelectField,
    TextField,
};
use domain::approvals::item::Catalogue;
use domain::permissions::{Action, Target, may};
use domain::regions::ExamRegion;
use leptos::form::ActionForm;
use leptos::prelude::*;
use std::sync::Arc;

/// The form.
#[component]
pub fn NewItemPage() -> impl IntoView {
    let asked = asking();
    let from = async move {
        let asking = asked?;
        may(&asking.actor, Action::KeepItems, Target::Region(ExamRegion::Provincial))?;
        Ok(store::approvals::catalogue(&asking.store).await?)
    };
    view! { <Load from=from show=shown/> }
}

fn shown(catalogue: Arc<Catalogue>) -> impl IntoView {
    let lang = Lang::current();
    let words = Items::of(lang);
    let items = catalogue.present();
    let choices = items.map(|item| Choice::new(item.code.to_string(), named(&item.name, lang))).collect();
    let fields = vec![ReturnedField::new("new_item", words.new_code), ReturnedField::new("from", words.new_from)];
    view! {
        <Breadcrumbs trail=vec![Crumb::new(Approvals::of(lang).title, "/approvals")]/>
        <PageHeading title=words.new_item lead=words.new_lead/>
        <ErrorSummary fields=fields/>
        <ActionForm action={ServerAction::<BeginItem>::new()} attr:class="form">
            <TextField
                name="new_item" label=words.new_code hint=words.new_code_hint input=Input::Code required=true max_length=10
            />
            <SelectField name="from" label=words.new_from choices=choices empty=words.new_from_nothing/>
            <Button kind=Kind::Primary>{words.begin}</Button>
        </ActionForm>
    }
}
