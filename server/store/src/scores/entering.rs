//! One score from one seat: however often a browser sends it, it is entered once.

use super::{panel, rows, subject};
use crate::{Store, entity::score, error::StoreError};
use chrono::{DateTime, Utc};
use domain::{
    ids::{SendId, SittingId},
    permissions::{Action, Actor},
    scores::{Entered, Score},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

/// What an examiner's device sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Send {
    /// The sitting.
    pub sitting: SittingId,
    /// The sequence number; never a name.
    pub number: u16,
    /// The score as it was typed.
    pub score: String,
    /// Made once by the device for this score, and sent again with it after a lost connection.
    pub send: SendId,
}

/// Takes a score for the seat on which the asker sits. The same send again, or the same score from another device,
/// finds it there already and writes nothing. The ledger says that the seat scored; the value stays in the sealed row
/// until the announcement.
///
/// # Errors
/// On field `score`: `missing`, `score-form`, `out-of-range`, `score-stands`. `not-found` (field `number`) for a number
/// that was not called; `not-permitted` for whoever does not sit in the room; `no-longer-eligible` for whoever was
/// suspended or revoked since the draw; `wrong-state` once it is closed.
pub async fn enter(store: &Store, actor: &Actor, sent: &Send, now: DateTime<Utc>) -> Result<Entered, StoreError> {
    let (mut act, sitting) = rows::own(store, actor, Action::EnterScore, sent.sitting, now).await?;
    let seat = rows::own_seat(&act, &sitting).await?;
    panel::still_eligible(store, &act, &sitting).await?;
    let value = Score::parse(&sent.score)?;
    let mut kept = rows::turn(act.db(), &sitting, sent.number).await?;
    // A score that was corrected since is not fought over by a late repetition of its first send.
    let send = sent.send.to_string();
    let mut of_seat = kept.scores.iter().filter(|row| row.role == seat.role.as_str() && row.k == i64::from(seat.k));
    if of_seat.any(|row| row.send_id == send) {
        return Ok(Entered::Already);
    }
    if kept.turn.enter(seat, value)? == Entered::Already {
        return Ok(Entered::Already);
    }
    let row = score::ActiveModel {
        id: Set(uuid::Uuid::now_v7().to_string()),
        sitting_id: Set(sitting.id),
        number: Set(sent.number.into()),
        role: Set(seat.role.as_str().to_owned()),
        k: Set(seat.k.into()),
        hundredths: Set(value.hundredths().into()),
        send_id: Set(send),
        account_id: Set(rows::account(&act)?),
        entered_at: Set(now.into()),
    };
    act.seal(&row.insert(act.db()).await?);
    let body = json!({ "room": sitting.room, "number": sent.number, "seat": seat });
    act.commit("scores.entered", subject(sent.sitting), body).await?;
    Ok(Entered::New)
}
