//! `/recruitment/new` and `/recruitment/{id}/edit`: the form in which staff plan a recruitment.

use super::functions::PlanRecruitment;
use super::words::{asked_recruitment, day_fields, day_label, led_draft, named};
use crate::asking::asking;
use crate::draws::fields::LedByField;
use crate::lang::Lang;
use crate::locales::{Recruitment, fill};
use crate::ui::{
    Breadcrumbs, Button, Choice, Crumb, ErrorSummary, Fieldset, Kind, Load, PageHeading, ReturnedField, SelectField,
    TextField, TextareaField,
};
use domain::calendar::day_in_shanghai;
use domain::parameters::InForce;
use domain::permissions::{Action, Target, may};
use domain::recruitment::scheme::Scheme;
use domain::recruitment::{RecruitmentRecord, Schedule};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// What the form needs to be shown.
struct Wanted {
    record: Option<RecruitmentRecord>,
    schemes: Vec<Scheme>,
    parameters: InForce,
}

/// Planning a new recruitment.
#[component]
pub fn NewRecruitmentPage() -> impl IntoView {
    let asked = asking();
    let from = async move {
        let asking = asked?;
        may(&asking.actor, Action::PlanRecruitment, Target::Anything)?;
        let parameters = store::parameters::in_force(&asking.store, day_in_shanghai(asking.now)).await?;
        let schemes = store::recruitment::schemes(&asking.store, &asking.actor).await?;
        Ok(Wanted { record: None, schemes, parameters })
    };
    view! { <Load from=from show=form/> }
}

/// Changing the plan of a draft.
#[component]
pub fn EditRecruitmentPage() -> impl IntoView {
    let asked = asking();
    let id = asked_recruitment();
    let from = async move {
        let asking = asked?;
        let record = led_draft(&asking, id?).await?;
        let parameters = store::parameters::in_force(&asking.store, day_in_shanghai(asking.now)).await?;
        let schemes = store::recruitment::schemes(&asking.store, &asking.actor).await?;
        Ok(Wanted { record: Some(record), schemes, parameters })
    };
    view! { <Load from=from show=form/> }
}

fn form(wanted: Wanted) -> impl IntoView {
    let lang = Lang::current();
    let words = Recruitment::of(lang);
    let plan = wanted.record.as_ref().map(|record| record.plan.clone());
    let title = if plan.is_some() { words.form_edit } else { words.form_new };
    let lines = [
        ("title", words.form_title),
        ("scheme", words.scheme),
        ("enquiries", words.form_enquiries),
        ("objections", words.form_objections),
        ("words", words.form_words),
    ];
    let labelled = lines.into_iter().chain(Schedule::FIELDS.map(|field| (field, day_label(field, words))));
    let labelled = labelled.chain(Schedule::OPTIONAL.map(|field| (field, day_label(field, words))));
    let fields = labelled.map(|(name, label)| ReturnedField::new(name, label)).collect::<Vec<_>>();
    let choice = |scheme: &Scheme| {
        let label = fill(words.scheme_version, &[&named(&scheme.name, lang), &scheme.version.to_string()]);
        Choice::new(format!("{}/{}", scheme.key, scheme.version), label)
    };
    let schemes: Vec<Choice> = wanted.schemes.iter().map(choice).collect();
    let chosen = plan.as_ref().map(|plan| format!("{}/{}", plan.scheme, plan.scheme_version));
    let region = plan.as_ref().map(|plan| plan.region);
    let days = day_fields(plan.as_ref().map(|plan| &plan.schedule), words);
    let [title_text, enquiries, objections, notice] =
        plan.map(|plan| [plan.title, plan.enquiries, plan.objections, plan.words]).unwrap_or_default();
    let hidden = wanted.record.as_ref().map(|record| {
        view! {
            <input type="hidden" name="id" value=record.line.id.to_string()/>
            <input type="hidden" name="version" value=record.version/>
        }
    });
    view! {
        <Breadcrumbs trail=vec![Crumb::new(words.title, "/recruitment")]/>
        <PageHeading title=title/>
        <ErrorSummary fields=fields/>
        <ActionForm action={ServerAction::<PlanRecruitment>::new()} attr:class="form">
            {hidden}
            <TextField name="title" label=words.form_title hint=words.form_title_hint required=true max_length=120
                value=title_text/>
            <LedByField label=words.column_region parameters=wanted.parameters action=Action::PlanRecruitment
                chosen=region/>
            <SelectField name="scheme" label=words.scheme choices=schemes value=chosen required=true/>
            <Fieldset legend=words.form_days row=true>
                <p class="field-hint">{words.days_lead}</p>
                {days}
            </Fieldset>
            <TextField name="enquiries" label=words.form_enquiries required=true max_length=100
                value=enquiries/>
            <TextField name="objections" label=words.form_objections required=true max_length=100
                value=objections/>
            <TextareaField name="words" label=words.form_words hint=words.form_words_hint rows=8
                value=notice/>
            <Button kind=Kind::Primary>{words.form_save}</Button>
        </ActionForm>
    }
}
