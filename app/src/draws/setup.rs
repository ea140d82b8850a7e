//! `/draws/new` and `/draws/{id}/edit`: the form in which staff set a draw up, for a day of a season or by itself.

use super::fields::{LedByField, SeatsFields, places};
use super::functions::SetUpDraw;
use super::page::asked_draw;
use super::words;
use crate::asking::{Asking, asking};
use crate::clock;
use crate::lang::Lang;
use crate::locales::{Draws, fill, region_name};
use crate::refused::Refused;
use crate::ui::{
    Breadcrumbs, Button, CheckboxField, Choice, Crumb, ErrorSummary, Facts, Fieldset, Input, Kind, Load, PageHeading,
    ReturnedField, SelectField, TextField, fact,
};
use crate::visit;
use chrono::NaiveDate;
use domain::calendar::day_in_shanghai;
use domain::draws::record::DrawRecord;
use domain::draws::setup::Purpose;
use domain::draws::state::DrawState;
use domain::ids::{AccountId, SeasonId};
use domain::parameters::InForce;
use domain::permissions::Action;
use domain::refusal::Code;
use domain::seasons::SeasonRecord;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// What the form needs to be shown.
struct Wanted {
    record: Option<DrawRecord>,
    supervisors: Vec<(AccountId, String)>,
    parameters: InForce,
    of: Option<OfSeason>,
}

/// The day of a season for which the draw is set up, and for what.
struct OfSeason {
    season: SeasonRecord,
    day: NaiveDate,
    purpose: Purpose,
}

impl OfSeason {
    /// What the new draw may be called.
    fn title(&self) -> String {
        let lang = Lang::current();
        let purpose = words::purpose(self.purpose, Draws::of(lang));
        format!("{} · {} · {purpose}", self.season.line.title, clock::day(self.day, lang))
    }

    async fn load(asking: &Asking, id: SeasonId, day: NaiveDate, purpose: Purpose) -> Result<Self, Refused> {
        let season = store::seasons::season_record(&asking.store, &asking.actor, id, asking.now).await?;
        Ok(Self { season, day, purpose })
    }
}

/// The season, day and purpose that the address names.
fn asked_of_season() -> Option<(SeasonId, NaiveDate, Purpose)> {
    let purpose = visit::query("purpose").and_then(|text| Purpose::parse(&text));
    Some((visit::query("season")?.parse().ok()?, visit::query("day")?.parse().ok()?, purpose?))
}

/// Setting up a new draw.
#[component]
pub fn NewDrawPage() -> impl IntoView {
    let asked = asking();
    let of = asked_of_season();
    let from = async move {
        let asking = asked?;
        let supervisors = store::draws::invitable(&asking.store, &asking.actor).await?;
        let parameters = store::parameters::in_force(&asking.store, day_in_shanghai(asking.now)).await?;
        let of = match of {
            Some((season, day, purpose)) => Some(OfSeason::load(&asking, season, day, purpose).await?),
            None => None,
        };
        Ok(Wanted { record: None, supervisors, parameters, of })
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
        if record.line.state != DrawState::Draft {
            return Err(Code::AlreadyDone.into());
        }
        let parameters = store::parameters::in_force(&asking.store, day_in_shanghai(asking.now)).await?;
        let of = match record.setup.season {
            Some(season) => Some(OfSeason::load(&asking, season, record.setup.day, record.setup.purpose).await?),
            None => None,
        };
        Ok(Wanted { record: Some(record), supervisors, parameters, of })
    };
    view! { <Load from=from show=form/> }
}

fn form(wanted: Wanted) -> impl IntoView {
    let words = Draws::of(Lang::current());
    let title = if wanted.record.is_some() { words.form_edit_title } else { words.form_new_title };
    let setup = wanted.record.as_ref().map(|record| record.setup.clone());
    let ahead = wanted.parameters.least_minutes_ahead.to_string();
    let fields = [
        ("title", words.form_title),
        ("day", words.form_day),
        ("opens_at", words.form_opens),
        ("rooms", words.form_rooms),
        ("seats_chief", words.chief),
        ("seats_public", words.form_seats),
        ("called_by", words.form_called_by),
        ("supervisors", words.form_supervisors),
    ];
    let fields = fields.map(|(name, label)| ReturnedField::new(name, label)).to_vec();
    let named = setup.as_ref().map(|it| it.title.clone()).or(wanted.of.as_ref().map(OfSeason::title));
    view! {
        <Breadcrumbs trail=trail(&wanted)/>
        <PageHeading title=title/>
        <ErrorSummary fields=fields/>
        <ActionForm action={ServerAction::<SetUpDraw>::new()} attr:class="form">
            {wanted.record.as_ref().map(|record| view! {
                <input type="hidden" name="id" value=record.line.id.to_string()/>
                <input type="hidden" name="version" value=record.version/>
            })}
            <TextField name="title" label=words.form_title hint=words.form_title_hint required=true max_length=120
                value=named.unwrap_or_default()/>
            {what(&wanted)}
            <TextField name="opens_at" label=words.form_opens input=Input::DateTime required=true
                hint=fill(words.form_opens_hint, &[&ahead])
                value=setup.as_ref().map(|it| clock::local_input(it.opens_at)).unwrap_or_default()/>
            {supervisors_fields(&wanted)}
            <CheckboxField name="beacon" label=words.form_beacon hint=words.form_beacon_hint
                checked=setup.is_some_and(|it| it.beacon)/>
            <Button kind=Kind::Primary>{words.form_save}</Button>
        </ActionForm>
    }
}

fn trail(wanted: &Wanted) -> Vec<Crumb> {
    let words = Draws::of(Lang::current());
    match &wanted.of {
        Some(of) => vec![Crumb::new(of.season.line.title.clone(), format!("/seasons/{}", of.season.line.id))],
        None => vec![Crumb::new(words.title, "/draws")],
    }
}

/// What is drawn: the season's day as it is planned, or day, rooms and seats as typed in.
fn what(wanted: &Wanted) -> AnyView {
    match &wanted.of {
        Some(of) => of_season(of, wanted).into_any(),
        None => by_itself(wanted).into_any(),
    }
}

fn of_season(of: &OfSeason, wanted: &Wanted) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Draws::of(lang);
    let day = of.season.days.iter().find(|day| day.day == of.day);
    let mut facts = vec![
        fact(words.purpose, words::purpose(of.purpose, words)),
        fact(words.fact_day, clock::day(of.day, lang)),
        fact(words.fact_led_by, region_name(of.season.line.region, lang)),
    ];
    facts.extend(day.filter(|_| of.purpose != Purpose::Observers).map(|day| fact(words.fact_rooms, day.rooms())));
    facts.extend(day.filter(|_| of.purpose.seats_examiners()).map(|day| fact(words.fact_seats, day.examiners())));
    facts.extend(day.filter(|_| of.purpose == Purpose::Order).map(|day| fact(words.fact_entries, day.candidates())));
    let calls = of
        .season
        .draws
        .iter()
        .filter(|line| line.purpose == Purpose::Call && line.day == of.day && line.state != DrawState::Closed);
    let mut choices: Vec<Choice> = calls.map(|line| Choice::new(line.id.to_string(), line.title.clone())).collect();
    let chosen = wanted.record.as_ref().map(|record| record.setup.called_by.map(|id| id.to_string()));
    let chosen = chosen.unwrap_or_else(|| choices.last().map(|choice| choice.value.clone())).unwrap_or_default();
    choices.insert(0, Choice::new("", words.form_called_none));
    let called_by = (of.purpose == Purpose::Rooms).then(|| {
        view! {
            <SelectField name="called_by" label=words.form_called_by hint=words.form_called_hint choices=choices value=chosen/>
        }
    });
    view! {
        <Facts items=facts/>
        <input type="hidden" name="season" value=of.season.line.id.to_string()/>
        <input type="hidden" name="purpose" value=of.purpose.as_str()/>
        <input type="hidden" name="day" value=of.day.to_string()/>
        <input type="hidden" name="region" value=of.season.line.region.as_str()/>
        {called_by}
    }
}

fn by_itself(wanted: &Wanted) -> impl IntoView + use<> {
    let words = Draws::of(Lang::current());
    let setup = wanted.record.as_ref().map(|record| record.setup.clone());
    view! {
        <TextField name="day" label=words.form_day input=Input::Date required=true
            value=setup.as_ref().map(|it| it.day.to_string()).unwrap_or_default()/>
        <LedByField label=words.fact_led_by parameters=wanted.parameters.clone() action=Action::LeadDraw
            chosen=setup.as_ref().map(|it| it.region)/>
        {rooms_fields(wanted)}
        <SeatsFields legend=words.form_seats parameters=wanted.parameters.clone() seats=setup.map(|it| it.seats)/>
    }
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
