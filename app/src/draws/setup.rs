//! `/draws/new` and `/draws/{id}/edit`: the form in which staff set a draw up.

use super::functions::SetUpDraw;
use super::page::asked_draw;
use super::words;
use crate::asking::asking;
use crate::clock;
use crate::lang::Lang;
use crate::locales::{Draws, fill, region_name};
use crate::ui::{
    Breadcrumbs, Button, CheckboxField, Choice, Crumb, ErrorSummary, Fieldset, Input, Kind, Load, PageHeading,
    ReturnedField, SelectField, TextField,
};
use crate::visit;
use domain::calendar::day_in_shanghai;
use domain::draws::record::DrawRecord;
use domain::examiners::PanelRole;
use domain::ids::AccountId;
use domain::parameters::InForce;
use domain::permissions::{Action, Actor, Target, may};
use domain::refusal::Code;
use domain::regions::ExamRegion;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_meta::Title;

/// What the form needs to be shown.
struct Wanted {
    record: Option<DrawRecord>,
    supervisors: Vec<(AccountId, String)>,
    parameters: InForce,
    actor: Actor,
}

/// Setting up a new draw.
#[component]
pub fn NewDrawPage() -> impl IntoView {
    let asked = asking();
    let from = async move {
        let asking = asked?;
        let supervisors = store::draws::invitable(&asking.store, &asking.actor).await?;
        let parameters = store::parameters::in_force(&asking.store, day_in_shanghai(asking.now)).await?;
        Ok(Wanted { record: None, supervisors, parameters, actor: asking.actor })
    };
    view! { <Load from=from show=form/> }
}

/// Changing a draft.
#[component]
pub fn EditDrawPage() -> impl IntoView {
    let asked = asking();
    let id = asked_draw();
    let from = async move {
        let asking = asked?;
        let supervisors = store::draws::invitable(&asking.store, &asking.actor).await?;
        let record = store::draws::draw_record(&asking.store, &asking.actor, id?, asking.now).await?;
        if record.line.state != domain::draws::state::DrawState::Draft {
            return Err(Code::AlreadyDone.into());
        }
        let parameters = store::parameters::in_force(&asking.store, day_in_shanghai(asking.now)).await?;
        Ok(Wanted { record: Some(record), supervisors, parameters, actor: asking.actor })
    };
    view! { <Load from=from show=form/> }
}

fn form(wanted: Wanted) -> impl IntoView {
    let words = Draws::of(Lang::current());
    let title = if wanted.record.is_some() { words.form_edit_title } else { words.form_new_title };
    let setup = wanted.record.as_ref().map(|record| record.setup.clone());
    let sizes: Vec<String> = wanted.parameters.panel_sizes.iter().map(ToString::to_string).collect();
    let ahead = wanted.parameters.least_minutes_ahead.to_string();
    let fields = [
        ("title", words.form_title),
        ("day", words.form_day),
        ("opens_at", words.form_opens),
        ("rooms", words.form_rooms),
        ("seats_chief", words.chief),
        ("seats_public", words.form_seats),
        ("supervisors", words.form_supervisors),
    ];
    let fields = fields.map(|(name, label)| ReturnedField::new(name, label)).to_vec();
    view! {
        <Title text=title/>
        <Breadcrumbs trail=vec![Crumb::new(words.title, "/draws")]/>
        <PageHeading title=title/>
        <ErrorSummary fields=fields/>
        <ActionForm action={ServerAction::<SetUpDraw>::new()} attr:class="form">
            {wanted.record.as_ref().map(|record| view! {
                <input type="hidden" name="id" value=record.line.id.to_string()/>
                <input type="hidden" name="version" value=record.version/>
            })}
            <TextField name="title" label=words.form_title hint=words.form_title_hint required=true max_length=120
                value=setup.as_ref().map(|it| it.title.clone()).unwrap_or_default()/>
            <TextField name="day" label=words.form_day input=Input::Date required=true
                value=setup.as_ref().map(|it| it.day.to_string()).unwrap_or_default()/>
            <TextField name="opens_at" label=words.form_opens input=Input::DateTime required=true
                hint=fill(words.form_opens_hint, &[&ahead])
                value=setup.as_ref().map(|it| clock::local_input(it.opens_at)).unwrap_or_default()/>
            {region_field(&wanted, setup.as_ref().map(|it| it.region))}
            {rooms_fields(&wanted)}
            {seats_fields(&wanted, &sizes.join(" / "))}
            {supervisors_fields(&wanted)}
            <CheckboxField name="beacon" label=words.form_beacon hint=words.form_beacon_hint
                checked=setup.is_some_and(|it| it.beacon)/>
            <Button kind=Kind::Primary>{words.form_save}</Button>
        </ActionForm>
    }
}

/// The regions this person may lead a draw in.
fn region_field(wanted: &Wanted, chosen: Option<ExamRegion>) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Draws::of(lang);
    let allowed = |region: &ExamRegion| may(&wanted.actor, Action::LeadDraw, Target::Region(*region)).is_ok();
    let choices: Vec<Choice> = places(&wanted.parameters)
        .into_iter()
        .filter(allowed)
        .map(|region| Choice::new(region.as_str(), region_name(region, lang)))
        .collect();
    let value = chosen.or(visit::actor().region).map(|region| region.as_str().to_owned()).unwrap_or_default();
    view! { <SelectField name="region" label=words.fact_led_by choices=choices value=value required=true/> }
}

/// The exam regions of this province on this day.
fn places(parameters: &InForce) -> Vec<ExamRegion> {
    if parameters.include_changbaishan { ExamRegion::ALL.to_vec() } else { ExamRegion::STANDARD.to_vec() }
}

fn rooms_fields(wanted: &Wanted) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Draws::of(lang);
    let rooms = wanted.record.as_ref().map(|record| record.setup.rooms.clone()).unwrap_or_default();
    let fields = places(&wanted.parameters).into_iter().map(|region| {
        let value = rooms.get(&region).copied().unwrap_or(0).to_string();
        view! {
            <TextField name=format!("rooms[{}]", region.as_str()) label=region_name(region, lang)
                input=Input::Number required=true min="0" max="2000" value=value/>
        }
    });
    let fields = fields.collect_view();
    view! {
        <Fieldset legend=words.form_rooms row=true>
            <p class="field-hint">{words.form_rooms_hint}</p>
            {fields}
        </Fieldset>
    }
}

fn seats_fields(wanted: &Wanted, sizes: &str) -> impl IntoView + use<> {
    let words = Draws::of(Lang::current());
    let usual = wanted.parameters.room_seats;
    let seats = wanted.record.as_ref().map(|record| record.setup.seats);
    let fields = PanelRole::ALL.map(|role| {
        let value = match (role, seats) {
            (role, Some(seats)) => u32::from(seats.of(role)),
            (PanelRole::Chief, None) => usual.chief,
            (PanelRole::Deputy, None) => usual.deputy,
            (PanelRole::Public, None) => usual.public,
        };
        view! {
            <TextField name=format!("seats_{}", role.as_str()) label=words::role(role, words)
                input=Input::Number required=true min="0" max="15" value=value.to_string()/>
        }
    });
    let fields = fields.into_iter().collect_view();
    let hint = fill(words.form_seats_hint, &[sizes]);
    view! {
        <Fieldset legend=words.form_seats row=true>
            <p class="field-hint">{hint}</p>
            {fields}
        </Fieldset>
    }
}

fn supervisors_fields(wanted: &Wanted) -> impl IntoView + use<> {
    let words = Draws::of(Lang::current());
    let chosen = wanted.record.as_ref().map(|record| record.setup.supervisors.clone()).unwrap_or_default();
    let boxes = wanted.supervisors.iter().enumerate().map(|(place, (account, office))| {
        view! {
            <CheckboxField name=format!("supervisors[{place}]") value=account.to_string() label=office.clone()
                checked=chosen.contains(account)/>
        }
    });
    let boxes = boxes.collect_view();
    view! {
        <Fieldset legend=words.form_supervisors>
            <p class="field-hint">{words.form_supervisors_hint}</p>
            {boxes}
        </Fieldset>
    }
}
