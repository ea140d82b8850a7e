//! The server functions of the seasons: each reads its form, calls one store command, and leads on.
#![allow(clippy::too_many_arguments, reason = "a server function's arguments are its form's fields")]

use crate::asking::{answer, asking, go_on};
use crate::refused::Refused;
use chrono::{NaiveDate, NaiveTime};
use domain::draws::seating::document::Panel;
use domain::ids::SeasonId;
use domain::refusal::{Code, Refusal};
use domain::regions::ExamRegion;
use domain::seasons::{Plan, observers_of, rooms_of, sites_of};
use leptos::prelude::*;
use store::seasons;

/// Plans a season, or changes the plan of the one that `id` names.
///
/// # Errors
/// What the plan refuses, each with its field.
#[server(prefix = "/api", endpoint = "seasons/plan")]
pub async fn plan_season(
    /// The season to change.
    #[server(default)]
    id: Option<SeasonId>,
    /// The version of it that was changed.
    #[server(default)]
    version: Option<i64>,
    /// The title.
    title: String,
    /// The organising region.
    region: ExamRegion,
    /// The first day.
    first_day: String,
    /// The last day.
    last_day: String,
    /// Until when candidates report on their day, `HH:MM`; empty where the notice says it.
    #[server(default)]
    report_by: String,
    /// Chiefs in a room.
    seats_chief: u16,
    /// Deputies in a room.
    seats_deputy: u16,
    /// Public examiners in a room.
    seats_public: u16,
    /// The sites, one on a line.
    #[server(default)]
    sites: String,
    /// The rooms, one position on a line.
    #[server(default)]
    rooms: String,
    /// The public observers, one region on a line.
    #[server(default)]
    observers: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let plan = Plan {
            title,
            region,
            first_day: day("first_day", &first_day)?,
            last_day: day("last_day", &last_day)?,
            report_by: time("report_by", &report_by)?,
            seats: Panel { chief: seats_chief, deputy: seats_deputy, public: seats_public },
            sites: sites_of(&sites)?,
            rooms: rooms_of(&rooms)?,
            observers: observers_of(&observers)?,
        };
        match (id, version) {
            (Some(id), Some(version)) => {
                seasons::amend(&asking.store, &asking.actor, id, version, &plan, asking.now).await?;
                go_on(&format!("/seasons/{id}"), "season-amended");
            }
            (Some(_), None) => return Err(Refused(Refusal::of(Code::Missing, "version"))),
            (None, _) => {
                let id = seasons::plan(&asking.store, &asking.actor, &plan, asking.now).await?;
                go_on(&format!("/seasons/{id}"), "season-planned");
            }
        }
        Ok(())
    };
    answer(work.await)
}

fn day(field: &str, text: &str) -> Result<NaiveDate, Refusal> {
    let code = if text.trim().is_empty() { Code::Missing } else { Code::Malformed };
    text.trim().parse().map_err(|_| Refusal::of(code, field))
}

/// A time that may be left open.
fn time(field: &str, text: &str) -> Result<Option<NaiveTime>, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    NaiveTime::parse_from_str(text, "%H:%M").map(Some).map_err(|_| Refusal::of(Code::Malformed, field))
}

/// Publishes a season.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "seasons/publish")]
pub async fn publish_season(
    /// The season.
    id: SeasonId,
) -> Result<(), Refused> {
    let asking = asking()?;
    let done = seasons::publish(&asking.store, &asking.actor, id, asking.now).await;
    if done.is_ok() {
        go_on(&format!("/seasons/{id}"), "season-published");
    }
    answer(done.map_err(Refused::from))
}
