//! The server functions of scoring: each reads its form, calls one store command, and leads back to the room's screen.

use crate::asking::{answer, asking, go_on};
use crate::refused::Refused;
use domain::draws::setup::Purpose;
use domain::examiners::PanelRole;
use domain::ids::{CorrectionId, DrawId, SendId, SittingId};
use domain::scores::{CorrectedBecause, Entered, Score, Seat};
use leptos::prelude::*;
use store::StoreError;
use store::scores::{self, Decision};

/// The room's screen.
pub(super) fn path(draw: DrawId, room: &str) -> String {
    format!("/scores/{draw}/{room}")
}

/// Leads back to the room's screen with the news, or answers the refusal.
async fn back<T>(sitting: SittingId, done: &str, result: Result<T, StoreError>) -> Result<(), Refused> {
    let store = asking()?.store;
    match result {
        Ok(_) => {
            let board = scores::board(&store, sitting).await.map_err(Refused::from)?;
            go_on(&path(board.draw, &board.room), done);
            Ok(())
        }
        Err(error) => answer(Err(Refused::from(error))),
    }
}

/// Opens a drawn room on its day.
///
/// # Errors
/// What [`store::scores::open`] refuses.
#[server(prefix = "/api", endpoint = "scores/open")]
pub async fn open_room(
    /// The draw.
    draw: DrawId,
    /// The room.
    room: String,
    /// How many candidates it has, where no season's plan says it.
    #[server(default)]
    candidates: Option<u16>,
) -> Result<(), Refused> {
    let asking = asking()?;
    let opened = scores::open(&asking.store, &asking.actor, draw, &room, candidates, asking.now).await;
    if opened.is_ok() {
        go_on(&path(draw, &room), "room-opened");
    }
    answer(opened.map(|_| ()).map_err(Refused::from))
}

/// Calls the next sequence number.
///
/// # Errors
/// What [`store::scores::call_next`] refuses.
#[server(prefix = "/api", endpoint = "scores/call")]
pub async fn call_number(
    /// The sitting.
    id: SittingId,
    /// How many were called when the page was read.
    called: u16,
) -> Result<(), Refused> {
    let asking = asking()?;
    let done = scores::call_next(&asking.store, &asking.actor, id, called, asking.now).await;
    back(id, "number-called", done).await
}

/// Takes the asker's score for a sequence number, once however often it is sent.
///
/// # Errors
/// What [`store::scores::enter`] refuses.
#[server(prefix = "/api", endpoint = "scores/enter")]
pub async fn enter_score(
    /// The sitting.
    id: SittingId,
    /// The sequence number.
    turn: u16,
    /// The score as it was typed.
    score: String,
    /// Made once for this score.
    send: SendId,
) -> Result<(), Refused> {
    let asking = asking()?;
    let sent = scores::Send { sitting: id, number: turn, score, send };
    let entered = scores::enter(&asking.store, &asking.actor, &sent, asking.now).await;
    let done = if matches!(entered, Ok(Entered::Already)) { "score-already" } else { "score-entered" };
    back(id, done, entered).await
}

/// Notes that a candidate did not come.
///
/// # Errors
/// What [`store::scores::note_absence`] refuses.
#[server(prefix = "/api", endpoint = "scores/absent")]
pub async fn note_absence(
    /// The sitting.
    id: SittingId,
    /// The sequence number.
    turn: u16,
) -> Result<(), Refused> {
    let asking = asking()?;
    let done = scores::note_absence(&asking.store, &asking.actor, id, turn, asking.now).await;
    back(id, "absence-noted", done).await
}

/// Announces the result of a sequence number.
///
/// # Errors
/// What [`store::scores::announce`] refuses.
#[server(prefix = "/api", endpoint = "scores/announce")]
pub async fn announce_result(
    /// The sitting.
    id: SittingId,
    /// The sequence number.
    turn: u16,
) -> Result<(), Refused> {
    let asking = asking()?;
    let done = scores::announce(&asking.store, &asking.actor, id, turn, asking.now).await;
    back(id, "result-announced", done).await
}

/// Signs a result as scorer, chief or supervisor: whoever the asker is in the room.
///
/// # Errors
/// What [`store::scores::sign`] refuses; `score-form` where the result that was read cannot be.
#[server(prefix = "/api", endpoint = "scores/sign")]
pub async fn sign_result(
    /// The sitting.
    id: SittingId,
    /// The sequence number.
    turn: u16,
    /// The result that the signer has read.
    result: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let read = match Score::parse(&result) {
        Ok(read) => read,
        Err(refusal) => return answer(Err(Refused(refusal))),
    };
    let done = scores::sign(&asking.store, &asking.actor, id, turn, read, asking.now).await;
    back(id, "result-signed", done).await
}

/// Asks for another score in the place of the one that stands.
///
/// # Errors
/// What [`store::scores::ask_for_correction`] refuses.
#[server(prefix = "/api", endpoint = "scores/correct")]
pub async fn ask_correction(
    /// The sitting.
    id: SittingId,
    /// The sequence number.
    turn: u16,
    /// The seat's role.
    role: PanelRole,
    /// Which of the role's seats.
    k: u16,
    /// The right score.
    score: String,
    /// The kind of the mistake.
    because: CorrectedBecause,
    /// The mistake in words.
    reason: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let asked = scores::Asked { sitting: id, number: turn, seat: Seat { role, k }, score, because, reason };
    let done = scores::ask_for_correction(&asking.store, &asking.actor, &asked, asking.now).await;
    back(id, "correction-asked", done).await
}

/// Counter-signs a correction, or declines it.
///
/// # Errors
/// What [`store::scores::decide`] refuses.
#[server(prefix = "/api", endpoint = "scores/decide")]
pub async fn decide_correction(
    /// The sitting.
    id: SittingId,
    /// The correction.
    correction: CorrectionId,
    /// Whether it is counter-signed.
    agreed: bool,
) -> Result<(), Refused> {
    let asking = asking()?;
    let decision = if agreed { Decision::CounterSign } else { Decision::Decline };
    let done = scores::decide(&asking.store, &asking.actor, id, correction, decision, asking.now).await;
    back(id, "correction-decided", done).await
}

/// Closes the room.
///
/// # Errors
/// What [`store::scores::close`] refuses.
#[server(prefix = "/api", endpoint = "scores/close")]
pub async fn close_room(
    /// The sitting.
    id: SittingId,
) -> Result<(), Refused> {
    let asking = asking()?;
    let done = scores::close(&asking.store, &asking.actor, id, asking.now).await;
    back(id, "room-closed", done).await
}

/// Whether a draw has rooms in which scores are given.
pub(crate) const fn has_rooms(purpose: Purpose) -> bool {
    matches!(purpose, Purpose::Rooms)
}
