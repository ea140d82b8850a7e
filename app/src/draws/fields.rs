//! Fields that the forms of draws and seasons share: who leads, and the seats of a room.

use super::words;
use crate::lang::Lang;
use crate::locales::{Draws, fill, region_name};
use crate::ui::{Choice, Fieldset, Input, SelectField, TextField};
use crate::visit;
use domain::draws::seating::document::Panel;
use domain::examiners::PanelRole;
use domain::parameters::InForce;
use domain::permissions::{Action, Target, may};
use domain::regions::ExamRegion;
use leptos::prelude::*;

/// The exam regions of this province on this day.
pub(super) fn places(parameters: &InForce) -> Vec<ExamRegion> {
    if parameters.include_changbaishan { ExamRegion::ALL.to_vec() } else { ExamRegion::STANDARD.to_vec() }
}

/// The regions in which this person may do something.
#[component]
pub fn LedByField(
    /// The field's label.
    #[prop(into)]
    label: String,
    /// The parameters of the day.
    parameters: InForce,
    /// What the person must be allowed to do there.
    action: Action,
    /// The present choice.
    chosen: Option<ExamRegion>,
) -> impl IntoView {
    let lang = Lang::current();
    let actor = visit::actor();
    let allowed = |region: &ExamRegion| may(&actor, action, Target::Region(*region)).is_ok();
    let choices: Vec<Choice> = places(&parameters)
        .into_iter()
        .filter(allowed)
        .map(|region| Choice::new(region.as_str(), region_name(region, lang)))
        .collect();
    let value = chosen.or(actor.region).map(|region| region.as_str().to_owned()).unwrap_or_default();
    view! { <SelectField name="region" label=label choices=choices value=value required=true/> }
}

/// The seats of every room, role by role.
#[component]
pub fn SeatsFields(
    /// The heading over the fields.
    #[prop(into)]
    legend: String,
    /// The parameters of the day: sizes that are allowed, and the usual seats.
    parameters: InForce,
    /// The present seats.
    seats: Option<Panel>,
) -> impl IntoView {
    let words = Draws::of(Lang::current());
    let usual = parameters.room_seats;
    let sizes: Vec<String> = parameters.panel_sizes.iter().map(ToString::to_string).collect();
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
    let hint = fill(words.form_seats_hint, &[&sizes.join(" / ")]);
    view! {
        <Fieldset legend=legend row=true>
            <p class="field-hint">{hint}</p>
            {fields}
        </Fieldset>
    }
}
