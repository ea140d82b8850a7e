//! `/approvals/{code}/apply`: the form that the item's data describe, for an applicant on line or for the window.

use super::functions::{FileCase, RegisterCase, SaveDraft};
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::region_name;
use crate::locales::{Approvals, CasePapers, Cases, fill};
use crate::recruitment::named;
use crate::ui::{
    Breadcrumbs, Button, Choice, Crumb, ErrorSummary, Fieldset, Input, Kind, LinkButton, Load, Moment, Notice,
    PageHeading, ReturnedField, SelectField, TextField, TextareaField, Tone,
};
use chrono::{DateTime, Utc};
use domain::approvals::item::{Field, FieldKind, Item, ItemCode, Level, Typed};
use domain::calendar::day_in_shanghai;
use domain::permissions::{Action, Role, Target, may};
use domain::refusal::Code;
use domain::regions::ExamRegion;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_params_map;
use store::approvals::Draft;

/// As whom somebody fills the form in.
enum As {
    /// An applicant, with what they typed before and how many days it is kept.
    Applicant(Option<(Draft, DateTime<Utc>)>, u32),
    Window,
    Nobody,
}

/// Applying.
#[component]
pub fn ApplyPage() -> impl IntoView {
    let asked = asking();
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let from = async move {
        let asking = asked?;
        let code = ItemCode::parse(&code).map_err(|_| Code::NotFound)?;
        let item = Item::clone(&*store::approvals::item_in_force(&asking.store, &code).await?);
        let own = asking.actor.account.map(Target::Account);
        let who = match asking.actor.role {
            Role::Applicant => {
                may(&asking.actor, Action::FileCase, own.ok_or(Code::SignInRequired)?)?;
                let kept = store::parameters::in_force(&asking.store, day_in_shanghai(asking.now)).await?;
                let draft = store::approvals::draft(&asking.store, &asking.actor, &code).await?;
                As::Applicant(draft, kept.approval_draft_days)
            }
            Role::Staff => {
                may(&asking.actor, Action::HandleCases, Target::Anything)?;
                As::Window
            }
            _ => {
                may(&asking.actor, Action::ReadPublic, Target::Anything)?;
                As::Nobody
            }
        };
        Ok((item, who, asking.actor.region))
    };
    view! { <Load from=from show=|(item, who, region)| shown(item, who, region)/> }
}

fn shown(item: Item, who: As, region: Option<ExamRegion>) -> impl IntoView {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let name = named(&item.name, lang);
    let page = format!("/approvals/{}", item.code);
    let trail = vec![Crumb::new(Approvals::of(lang).title, "/approvals"), Crumb::new(name, page)];
    let (title, lead) = match who {
        As::Window => (words.register, words.register_lead),
        As::Applicant(..) | As::Nobody => (words.apply, words.apply_lead),
    };
    let body = match who {
        As::Applicant(draft, days) => own(item, draft, days).into_any(),
        As::Window => view! {
            <ErrorSummary fields=summary(&item)/>
            <ActionForm action={ServerAction::<RegisterCase>::new()} attr:class="form">
                {place(&item, region)}
                <Fieldset legend=words.applicant>
                    <TextField name="applicant_name" label=words.applicant_name required=true max_length=100/>
                    <TextField name="applicant_number" label=words.applicant_number required=true max_length=100/>
                    <TextField name="applicant_contact" label=words.applicant_contact required=true max_length=100/>
                </Fieldset>
                {fields(&item, &Typed::new())}
                <Button kind=Kind::Primary>{words.hand_in}</Button>
            </ActionForm>
        }
        .into_any(),
        As::Nobody => view! {
            <Notice tone=Tone::Info><p>{words.sign_in_first}</p></Notice>
            <div class="actions"><LinkButton href="/sign-in" kind=Kind::Primary>{crate::locales::Shell::of(lang).sign_in}</LinkButton></div>
        }
        .into_any(),
    };
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=title lead=lead/>
        {body}
    }
}

/// The form of an applicant, who may save it and go on later.
fn own(item: Item, draft: Option<(Draft, DateTime<Utc>)>, days: u32) -> impl IntoView {
    let lang = Lang::current();
    let (words, papers) = (Cases::of(lang), CasePapers::of(lang));
    let (draft, saved) = draft.map_or_else(Default::default, |(draft, at)| (Some(draft), Some(at)));
    let (region, typed) = draft.map_or_else(Default::default, |draft| (draft.region, draft.typed));
    let saved = saved.map(|at| view! { <p>{papers.saved_at}" "<Moment at=at/></p> });
    let hint = fill(papers.save_hint, &[&days.to_string()]);
    view! {
        <Notice tone=Tone::Info><p>{words.applicant_self}</p></Notice>
        <ErrorSummary fields=summary(&item)/>
        {saved}
        <ActionForm action={ServerAction::<FileCase>::new()} attr:class="form">
            {place(&item, region)}
            {fields(&item, &typed)}
            <p class="field-hint">{hint}</p>
            <div class="actions">
                <Button kind=Kind::Primary>{words.hand_in}</Button>
                // Whatever is typed is kept: the browser does not ask for what is missing.
                <button class=Kind::Secondary.class() formaction=SaveDraft::url() formnovalidate>{papers.save}</button>
            </div>
        </ActionForm>
    }
}

/// The item and whose agency decides: the province's, or a region that is chosen.
fn place(item: &Item, own: Option<ExamRegion>) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let code = item.code.to_string();
    let region = if item.level == Level::Province {
        view! { <input type="hidden" name="region" value=ExamRegion::Provincial.as_str()/> }.into_any()
    } else {
        let regions = ExamRegion::ALL.iter().filter(|region| **region != ExamRegion::Provincial);
        let choices = regions.map(|region| Choice::new(region.as_str(), region_name(*region, lang))).collect();
        let value = own.map(|region| region.as_str().to_owned());
        view! { <SelectField name="region" label=words.region choices=choices value=value required=true/> }.into_any()
    };
    view! { <input type="hidden" name="code" value=code/> {region} }
}

fn summary(item: &Item) -> Vec<ReturnedField> {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let own = [
        ("region", words.region),
        ("applicant_name", words.applicant_name),
        ("applicant_number", words.applicant_number),
        ("applicant_contact", words.applicant_contact),
    ];
    let own = own.into_iter().map(|(name, label)| ReturnedField::new(name, label));
    own.chain(labels(item)).collect()
}

/// The form's fields, as a page's summary names them.
pub(super) fn labels(item: &Item) -> Vec<ReturnedField> {
    let lang = Lang::current();
    item.form.iter().map(|field| ReturnedField::new(name(field), named(&field.label, lang))).collect()
}

fn name(field: &Field) -> String {
    format!("form[{}]", field.id)
}

/// The form's fields with what was typed before.
pub(super) fn fields(item: &Item, typed: &Typed) -> impl IntoView + use<> {
    let words = Cases::of(Lang::current());
    let fields: Vec<AnyView> = item.form.iter().map(|field| control(field, typed.get(&field.id).cloned())).collect();
    view! { <Fieldset legend=words.details>{fields}</Fieldset> }
}

/// The control of a field, with what was typed before.
fn control(field: &Field, value: Option<String>) -> AnyView {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let (name, label, required) = (name(field), named(&field.label, lang), field.required);
    match &field.kind {
        FieldKind::Line { most } => {
            view! { <TextField name=name label=label value=value required=required max_length=u32::from(*most)/> }.into_any()
        }
        FieldKind::Text { most } => {
            view! { <TextareaField name=name label=label value=value required=required rows=5 max_length=u32::from(*most)/> }
                .into_any()
        }
        FieldKind::Number { least, most } => {
            let hint = fill(words.range, &[&least.to_string(), &most.to_string()]);
            let (min, max) = (least.to_string(), most.to_string());
            view! { <TextField name=name label=label hint=hint value=value required=required input=Input::Number min=min max=max/> }
                .into_any()
        }
        FieldKind::Day => view! { <TextField name=name label=label value=value required=required input=Input::Date/> }.into_any(),
        FieldKind::Choice { choices } => {
            let choices = choices.iter().map(|it| Choice::new(it.value.clone(), named(&it.name, lang))).collect();
            view! { <SelectField name=name label=label choices=choices value=value required=required/> }.into_any()
        }
    }
}
