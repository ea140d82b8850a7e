//! `/seasons/new` and `/seasons/{id}/edit`: the form in which staff plan a season. Lists are pasted from a spreadsheet.

use super::functions::PlanSeason;
use super::page::asked_season;
use crate::asking::asking;
use crate::draws::fields::{LedByField, SeatsFields};
use crate::lang::Lang;
use crate::locales::Seasons;
use crate::ui::{
    Breadcrumbs, Button, Crumb, ErrorSummary, Input, Kind, Load, PageHeading, ReturnedField, TextField, TextareaField,
};
use domain::calendar::day_in_shanghai;
use domain::parameters::InForce;
use domain::permissions::{Action, Target, may};
use domain::refusal::Code;
use domain::seasons::{Plan, SeasonRecord, written_observers, written_rooms, written_sites};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// What the form needs to be shown.
struct Wanted {
    record: Option<SeasonRecord>,
    parameters: InForce,
}

/// Planning a new season.
#[component]
pub fn NewSeasonPage() -> impl IntoView {
    let asked = asking();
    let from = async move {
        let asking = asked?;
        may(&asking.actor, Action::PlanSeason, Target::Anything)?;
        let parameters = store::parameters::in_force(&asking.store, day_in_shanghai(asking.now)).await?;
        Ok(Wanted { record: None, parameters })
    };
    view! { <Load from=from show=form/> }
}

/// Changing the plan of a season.
#[component]
pub fn EditSeasonPage() -> impl IntoView {
    let asked = asking();
    let id = asked_season();
    let from = async move {
        let asking = asked?;
        may(&asking.actor, Action::PlanSeason, Target::Anything)?;
        let record = store::seasons::season_record(&asking.store, &asking.actor, id?, asking.now).await?;
        if record.plan.is_none() {
            return Err(Code::NotPermitted.into());
        }
        let parameters = store::parameters::in_force(&asking.store, day_in_shanghai(asking.now)).await?;
        Ok(Wanted { record: Some(record), parameters })
    };
    view! { <Load from=from show=form/> }
}

/// The plan as the fields show it.
#[derive(Default)]
struct Texts {
    title: String,
    first_day: String,
    last_day: String,
    report_by: String,
    sites: String,
    rooms: String,
    observers: String,
}

impl Texts {
    fn of(plan: &Plan) -> Self {
        Self {
            title: plan.title.clone(),
            first_day: plan.first_day.to_string(),
            last_day: plan.last_day.to_string(),
            report_by: plan.report_by.map(|time| time.format("%H:%M").to_string()).unwrap_or_default(),
            sites: written_sites(&plan.sites),
            rooms: written_rooms(&plan.rooms),
            observers: written_observers(&plan.observers),
        }
    }
}

fn form(wanted: Wanted) -> impl IntoView {
    let words = Seasons::of(Lang::current());
    let title = if wanted.record.is_some() { words.form_edit } else { words.form_new };
    let plan = wanted.record.as_ref().and_then(|record| record.plan.clone());
    let texts = plan.as_ref().map(Texts::of).unwrap_or_default();
    let fields = [
        ("title", words.form_title),
        ("first_day", words.form_first),
        ("last_day", words.form_last),
        ("report_by", words.form_report_by),
        ("seats_public", words.form_seats),
        ("sites", words.form_sites),
        ("rooms", words.form_rooms),
        ("observers", words.form_observers),
    ];
    let fields = fields.map(|(name, label)| ReturnedField::new(name, label)).to_vec();
    let hidden = wanted.record.as_ref().map(|record| {
        view! {
            <input type="hidden" name="id" value=record.line.id.to_string()/>
            <input type="hidden" name="version" value=record.version/>
        }
    });
    view! {
        <Breadcrumbs trail=vec![Crumb::new(words.title, "/seasons")]/>
        <PageHeading title=title/>
        <ErrorSummary fields=fields/>
        <ActionForm action={ServerAction::<PlanSeason>::new()} attr:class="form form-wide">
            {hidden}
            <TextField name="title" label=words.form_title hint=words.form_title_hint required=true max_length=120
                value=texts.title/>
            <LedByField label=words.column_region parameters=wanted.parameters.clone() action=Action::PlanSeason
                chosen=plan.as_ref().map(|plan| plan.region)/>
            <TextField name="first_day" label=words.form_first input=Input::Date required=true
                value=texts.first_day/>
            <TextField name="last_day" label=words.form_last input=Input::Date required=true
                value=texts.last_day/>
            <TextField name="report_by" label=words.form_report_by hint=words.form_report_by_hint input=Input::Time
                value=texts.report_by/>
            <SeatsFields legend=words.form_seats parameters=wanted.parameters seats=plan.as_ref().map(|plan| plan.seats)/>
            <TextareaField name="sites" label=words.form_sites hint=words.form_sites_hint required=true rows=5
                value=texts.sites/>
            <TextareaField name="rooms" label=words.form_rooms hint=words.form_rooms_hint required=true rows=14
                value=texts.rooms/>
            <TextareaField name="observers" label=words.form_observers hint=words.form_observers_hint rows=3
                value=texts.observers/>
            <Button kind=Kind::Primary>{words.form_save}</Button>
        </ActionForm>
    }
}
