//! The server functions of the draws: each reads its form, calls one store command, and leads on.
#![allow(clippy::too_many_arguments, reason = "a server function's arguments are its form's fields")]

use crate::refused::Refused;
use domain::draws::seating::replacement::LeftBecause;
use domain::draws::setup::Purpose;
use domain::draws::state::ClosedBecause;
use domain::ids::{AccountId, DrawId, SeasonId};
use domain::regions::ExamRegion;
use leptos::prelude::*;
use std::collections::BTreeMap;

use {
    crate::asking::{answer, asking, go_on},
    crate::clock,
    domain::draws::seating::document::Panel,
    domain::draws::setup::Setup,
    domain::refusal::{Code, Refusal},
    store::draws,
};

/// Sets a draw up, or changes the set-up of a draft where `id` is given.
///
/// # Errors
/// What the set-up refuses, each with its field.
#[server(prefix = "/api", endpoint = "draws/set-up")]
pub async fn set_up_draw(
    /// The draft to change.
    #[server(default)]
    id: Option<DrawId>,
    /// The version of the draft that was changed.
    #[server(default)]
    version: Option<i64>,
    /// The title.
    title: String,
    /// The interview day.
    day: String,
    /// The opening time in Jilin, as a browser's field writes it.
    opens_at: String,
    /// The leading region.
    region: ExamRegion,
    /// Whether the beacon takes part.
    #[server(default)]
    beacon: Option<String>,
    /// Rooms of each region, for a draw of no season.
    #[server(default)]
    rooms: BTreeMap<ExamRegion, u16>,
    /// Chiefs in a room.
    #[server(default)]
    seats_chief: u16,
    /// Deputies in a room.
    #[server(default)]
    seats_deputy: u16,
    /// Public examiners in a room.
    #[server(default)]
    seats_public: u16,
    /// What is drawn.
    #[server(default)]
    purpose: Purpose,
    /// The season whose day it is for.
    #[server(default)]
    season: Option<SeasonId>,
    /// The draw that calls those who are seated; empty for the whole register.
    #[server(default)]
    called_by: Option<String>,
    /// Who is asked for a commitment.
    #[server(default)]
    supervisors: Vec<AccountId>,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let setup = Setup {
            title,
            day: day.parse().map_err(|_| unread("day", &day))?,
            opens_at: clock::from_local_input(&opens_at).ok_or_else(|| unread("opens_at", &opens_at))?,
            region,
            beacon: beacon.is_some(),
            rooms: rooms.into_iter().filter(|(_, count)| *count > 0).collect(),
            seats: Panel { chief: seats_chief, deputy: seats_deputy, public: seats_public },
            supervisors,
            purpose,
            season,
            called_by: chosen_call(called_by.as_deref())?,
            per_seat: 1,
            entries: 0,
            recruitment: None,
            exam_rooms: Vec::new(),
        };
        match (id, version) {
            (Some(id), Some(version)) => {
                draws::change(&asking.store, &asking.actor, id, version, &setup, asking.now).await?;
                go_on(&format!("/draws/{id}"), "draw-saved");
            }
            (Some(_), None) => return Err(Refused(Refusal::of(Code::Missing, "version"))),
            (None, _) => {
                let id = draws::set_up(&asking.store, &asking.actor, &setup, asking.now).await?;
                go_on(&format!("/draws/{id}"), "draw-created");
            }
        }
        Ok(())
    };
    answer(work.await)
}

/// The draw that a choice names; none where nothing was chosen.
fn chosen_call(text: Option<&str>) -> Result<Option<DrawId>, Refusal> {
    let chosen = text.filter(|text| !text.is_empty());
    chosen.map(|id| id.parse().map_err(|_| Refusal::of(Code::NotFound, "called_by"))).transpose()
}

/// A date that is not there, or that cannot be read.
fn unread(field: &str, text: &str) -> Refusal {
    Refusal::of(if text.trim().is_empty() { Code::Missing } else { Code::Malformed }, field)
}

/// A step of a draw: its form names the draw and what the step takes; afterwards the draw's page says what was done.
macro_rules! step {
    (
        $(#[$doc:meta])* $name:ident, $endpoint:literal, $command:ident, $done:literal
        $(, $(#[$field_doc:meta])* $field:ident: $type:ty)*
    ) => {
        $(#[$doc])*
        ///
        /// # Errors
        /// What the store command refuses.
        #[server(prefix = "/api", endpoint = $endpoint)]
        pub async fn $name(
            /// The draw.
            id: DrawId,
            $($(#[$field_doc])* $field: $type,)*
        ) -> Result<(), Refused> {
            let asking = asking()?;
            let done = draws::$command(&asking.store, &asking.actor, id, $(&$field,)* asking.now).await;
            if done.is_ok() {
                go_on(&format!("/draws/{id}"), $done);
            }
            answer(done.map_err(Refused::from))
        }
    };
}

step!(
    /// Publishes the plan and asks the supervisors for their commitments.
    announce_draw, "draws/announce", announce, "draw-opened"
);
step!(
    /// Takes a supervisor's commitment.
    commit_number, "draws/commit", commit, "draw-committed",
    /// SHA-256 of the number, hexadecimal.
    commitment: String
);
step!(
    /// Freezes pool, rooms, rules and commitments.
    fix_draw, "draws/fix", fix, "draw-fixed"
);
step!(
    /// Takes a supervisor's number.
    reveal_number, "draws/reveal", enter_number, "draw-revealed",
    /// The number, hexadecimal.
    number: String
);
step!(
    /// Takes the beacon's value.
    enter_beacon, "draws/beacon", enter_beacon, "draw-beacon",
    /// The round's signature, hexadecimal.
    signature: String
);
step!(
    /// Makes the draw.
    run_draw, "draws/run", run, "draw-drawn"
);

/// Ends a draw without a result.
///
/// # Errors
/// What [`store::draws::close`] refuses.
#[server(prefix = "/api", endpoint = "draws/close")]
pub async fn close_draw(
    /// The draw.
    id: DrawId,
    /// The kind of reason.
    because: ClosedBecause,
    /// The reason in words; public.
    note: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let done = draws::close(&asking.store, &asking.actor, id, because, &note, asking.now).await;
    if done.is_ok() {
        go_on(&format!("/draws/{id}"), "draw-closed");
    }
    answer(done.map_err(Refused::from))
}

/// Takes an examiner off a seat and gives it to the next in the drawn order.
///
/// # Errors
/// What [`store::draws::replace`] refuses.
#[server(prefix = "/api", endpoint = "draws/replace")]
pub async fn replace_examiner(
    /// The draw.
    id: DrawId,
    /// The label of the examiner who leaves.
    label: String,
    /// Why.
    because: LeftBecause,
) -> Result<(), Refused> {
    let asking = asking()?;
    let made = draws::replace(&asking.store, &asking.actor, id, &label, because, asking.now).await;
    if let Ok(made) = &made {
        let filled = made.last().is_some_and(|last| last.into.is_some());
        let done = if filled { "seat-filled" } else { "seat-empty" };
        go_on(&format!("/draws/{id}"), done);
    }
    answer(made.map(|_| ()).map_err(Refused::from))
}

/// Takes an entry out of those whom a group of lots has drawn, and lets the next in its order in.
///
/// # Errors
/// What [`store::draws::replace_lot`] refuses.
#[server(prefix = "/api", endpoint = "draws/replace-lot")]
pub async fn replace_lot(
    /// The draw.
    id: DrawId,
    /// Group and entry, with a slash between them; neither holds one.
    lot: String,
    /// Why.
    because: LeftBecause,
) -> Result<(), Refused> {
    let asking = asking()?;
    let Some((group, entry)) = lot.split_once('/') else { return Err(Refused(Refusal::of(Code::Malformed, "lot"))) };
    let made = draws::replace_lot(&asking.store, &asking.actor, id, (group, entry), because, asking.now).await;
    if let Ok(made) = &made {
        let done = if made.into.is_some() { "lot-filled" } else { "lot-empty" };
        go_on(&format!("/draws/{id}"), done);
    }
    answer(made.map(|_| ()).map_err(Refused::from))
}

/// Declines an examiner's request to be replaced.
///
/// # Errors
/// What [`store::draws::decline`] refuses.
#[server(prefix = "/api", endpoint = "draws/decline")]
pub async fn decline_request(
    /// The draw.
    id: DrawId,
    /// The label of the examiner who asked.
    label: String,
    /// The reason, for the examiner.
    reply: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let done = draws::decline(&asking.store, &asking.actor, id, &label, &reply, asking.now).await;
    if done.is_ok() {
        go_on(&format!("/draws/{id}"), "request-declined");
    }
    answer(done.map_err(Refused::from))
}

/// Confirms the asker's own seat.
///
/// # Errors
/// What [`store::draws::confirm`] refuses.
#[server(prefix = "/api", endpoint = "draws/confirm-seat")]
pub async fn confirm_seat(
    /// The draw.
    id: DrawId,
) -> Result<(), Refused> {
    let asking = asking()?;
    let done = draws::confirm(&asking.store, &asking.actor, id, asking.now).await;
    if done.is_ok() {
        go_on("/duties", "seat-confirmed");
    }
    answer(done.map_err(Refused::from))
}

/// Asks that the asker's own seat be given to somebody else.
///
/// # Errors
/// What [`store::draws::ask`] refuses.
#[server(prefix = "/api", endpoint = "draws/ask-replacement")]
pub async fn ask_replacement(
    /// The draw.
    id: DrawId,
    /// Why.
    because: LeftBecause,
    /// In the examiner's words.
    note: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let done = draws::ask(&asking.store, &asking.actor, id, because, &note, asking.now).await;
    if done.is_ok() {
        go_on("/duties", "replacement-asked");
    }
    answer(done.map_err(Refused::from))
}
