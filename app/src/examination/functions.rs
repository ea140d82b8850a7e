//! The server functions of the examination: each reads its form, calls one store command, and leads on.
#![allow(clippy::too_many_arguments, reason = "a server function's arguments are its form's fields")]

use crate::asking::{answer, asking, go_on};
use crate::clock;
use crate::refused::Refused;
use domain::examination::rooms_of;
use domain::ids::{AccountId, ApplicationId, PaperSheetId, RecheckId, RecruitmentId};
use domain::refusal::{Code, Refusal};
use leptos::prelude::*;
use store::examination::{self, SeatsPlan};

fn panel(id: RecruitmentId) -> String {
    format!("/recruitment/{id}/examination")
}

/// Sets the draw of the seats up, or changes the draft of it.
///
/// # Errors
/// What [`examination::plan_seats`] refuses.
#[server(prefix = "/api", endpoint = "examination/plan-seats")]
pub async fn plan_seats(
    /// The recruitment.
    id: RecruitmentId,
    /// What the draw is called.
    title: String,
    /// When it opens, in Beijing time.
    opens_at: String,
    /// Whether the beacon takes part.
    #[server(default)]
    beacon: Option<String>,
    /// Who is asked for a commitment.
    #[server(default)]
    supervisors: Vec<AccountId>,
    /// The rooms, one on a line.
    rooms: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let code = if opens_at.trim().is_empty() { Code::Missing } else { Code::Malformed };
        let plan = SeatsPlan {
            title,
            opens_at: clock::from_local_input(&opens_at).ok_or_else(|| Refusal::of(code, "opens_at"))?,
            beacon: beacon.is_some(),
            supervisors,
            rooms: rooms_of(&rooms)?,
        };
        let draw = examination::plan_seats(&asking.store, &asking.actor, id, &plan, asking.now).await?;
        go_on(&format!("/draws/{draw}"), "draw-created");
        Ok(())
    };
    answer(work.await)
}

/// Gives everybody the seat that was drawn.
///
/// # Errors
/// What [`examination::allot`] refuses.
#[server(prefix = "/api", endpoint = "examination/allot")]
pub async fn allot_seats(
    /// The recruitment.
    id: RecruitmentId,
) -> Result<(), Refused> {
    let asking = asking()?;
    let done = examination::allot(&asking.store, &asking.actor, id, asking.now).await;
    if done.is_ok() {
        go_on(&panel(id), "seats-given");
    }
    answer(done.map_err(Refused::from))
}

/// Takes a table of points back.
///
/// # Errors
/// What [`examination::withdraw_points`] refuses.
#[server(prefix = "/api", endpoint = "examination/withdraw-points")]
pub async fn withdraw_points(
    /// The recruitment.
    id: RecruitmentId,
    /// The table.
    sheet: PaperSheetId,
) -> Result<(), Refused> {
    let asking = asking()?;
    let done = examination::withdraw_points(&asking.store, &asking.actor, id, sheet, asking.now).await;
    if done.is_ok() {
        go_on(&panel(id), "points-withdrawn");
    }
    answer(done.map_err(Refused::from))
}

/// Publishes to whom the law adds how many points.
///
/// # Errors
/// What [`store::selection::publish_bonuses`] refuses.
#[server(prefix = "/api", endpoint = "examination/publish-bonuses")]
pub async fn publish_bonuses(
    /// The recruitment.
    id: RecruitmentId,
) -> Result<(), Refused> {
    let asking = asking()?;
    let done = store::selection::publish_bonuses(&asking.store, &asking.actor, id, asking.now).await;
    if done.is_ok() {
        go_on(&panel(id), "bonuses-published");
    }
    answer(done.map(|_| ()).map_err(Refused::from))
}

/// Releases the points, as the second person.
///
/// # Errors
/// What [`examination::release`] refuses.
#[server(prefix = "/api", endpoint = "examination/release")]
pub async fn release_points(
    /// The recruitment.
    id: RecruitmentId,
) -> Result<(), Refused> {
    let asking = asking()?;
    let done = examination::release(&asking.store, &asking.actor, id, asking.now).await;
    if done.is_ok() {
        go_on(&panel(id), "points-released");
    }
    answer(done.map_err(Refused::from))
}

/// Asks to have one's own paper checked.
///
/// # Errors
/// What [`examination::ask_recheck`] refuses.
#[server(prefix = "/api", endpoint = "examination/ask-recheck")]
pub async fn ask_recheck(
    /// The application.
    id: ApplicationId,
    /// The paper's place in the scheme, from 0.
    paper: usize,
    /// Why.
    #[server(default)]
    grounds: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let done = examination::ask_recheck(&asking.store, &asking.actor, id, paper, &grounds, asking.now).await;
    if done.is_ok() {
        go_on(&format!("/applications/{id}/points"), "recheck-asked");
    }
    answer(done.map(|_| ()).map_err(Refused::from))
}

/// Answers that the points stand.
///
/// # Errors
/// What [`examination::confirm_points`] refuses.
#[server(prefix = "/api", endpoint = "examination/confirm-points")]
pub async fn confirm_points(
    /// The recruitment, to come back to.
    recruitment: RecruitmentId,
    /// The request.
    id: RecheckId,
) -> Result<(), Refused> {
    let asking = asking()?;
    let done = examination::confirm_points(&asking.store, &asking.actor, id, asking.now).await;
    if done.is_ok() {
        go_on(&panel(recruitment), "recheck-decided");
    }
    answer(done.map_err(Refused::from))
}

/// Enters the points that a check has found.
///
/// # Errors
/// What [`examination::find_points`] refuses.
#[server(prefix = "/api", endpoint = "examination/find-points")]
pub async fn find_points(
    /// The recruitment, to come back to.
    recruitment: RecruitmentId,
    /// The request.
    id: RecheckId,
    /// The points.
    points: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let done = examination::find_points(&asking.store, &asking.actor, id, &points, asking.now).await;
    if done.is_ok() {
        go_on(&panel(recruitment), "recheck-decided");
    }
    answer(done.map_err(Refused::from))
}

/// Agrees to a correction as the second person, or does not.
///
/// # Errors
/// What [`examination::decide_points`] refuses.
#[server(prefix = "/api", endpoint = "examination/decide-points")]
pub async fn decide_points(
    /// The recruitment, to come back to.
    recruitment: RecruitmentId,
    /// The request.
    id: RecheckId,
    /// Whether the points change.
    agreed: bool,
) -> Result<(), Refused> {
    let asking = asking()?;
    let done = examination::decide_points(&asking.store, &asking.actor, id, agreed, asking.now).await;
    if done.is_ok() {
        go_on(&panel(recruitment), "recheck-decided");
    }
    answer(done.map_err(Refused::from))
}
