//! A correction (更正): asked for with a reason, counter-signed by somebody else, on the ledger; there is no other way.

use super::{panel, rows, subject};
use crate::{
    Store,
    act::Act,
    entity::{score, score_correction, score_sitting, score_turn},
    error::StoreError,
};
use chrono::{DateTime, Utc};
use domain::{
    ids::{CorrectionId, SittingId},
    permissions::{Action, Actor, Role},
    refusal::{Code, Refusal},
    scores::{CorrectedBecause, Score, Seat, Signer},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

/// Characters of a reason, at most.
const MOST_REASON: usize = 200;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The sitting.
    pub sitting: SittingId,
    /// The sequence number.
    pub number: u16,
    /// The seat.
    pub seat: Seat,
    /// The right score, as it was typed.
    pub score: String,
    /// The kind of the mistake.
    pub because: CorrectedBecause,
    /// The mistake in words, at most 200 characters.
    pub reason: String,
}

/// What the counter-signer decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The new score takes the place of the old one.
    CounterSign,
    /// The old score stands.
    Decline,
}

/// Asks for another score in the place of the one that stands: the examiner who gave it, or the scorer. The score
/// itself does not change yet. The kind of the mistake is on the ledger; the words are kept with the row alone, for they
/// may name people.
///
/// # Errors
/// On field `score`: as [`super::enter`], `already-done` where the score is that already. On field `reason`: `missing`,
/// `out-of-range`. `correction-pending`, `not-found` for a seat without a score, `not-permitted` for another's score,
/// also that of whoever sat there before, `no-longer-eligible`.
pub async fn ask_for_correction(
    store: &Store,
    actor: &Actor,
    asked: &Asked,
    now: DateTime<Utc>,
) -> Result<CorrectionId, StoreError> {
    let (id, number, seat) = (asked.sitting, asked.number, asked.seat);
    let (mut act, sitting) = match actor.role {
        Role::Staff => rows::keep(store, actor, id, now).await?,
        _ => rows::own(store, actor, Action::EnterScore, id, now).await?,
    };
    let as_scorer = actor.role == Role::Staff;
    if !as_scorer {
        if rows::own_seat(&act, &sitting).await? != seat {
            return Err(Code::NotPermitted.into());
        }
        panel::still_eligible(store, &act, &sitting).await?;
    }
    let new = Score::parse(&asked.score)?;
    let reason = check(&asked.reason)?;
    rows::nothing_pending(&act, &sitting, number).await?;
    let kept = rows::turn(act.db(), &sitting, number).await?;
    let old = kept.turn.score_of(seat).ok_or(Code::NotFound)?;
    let asker = rows::account(&act)?;
    let given_by = kept.scores.iter().find(|row| row.role == seat.role.as_str() && row.k == i64::from(seat.k));
    if !as_scorer && given_by.is_none_or(|row| row.account_id != asker) {
        return Err(Code::NotPermitted.into());
    }
    if old == new {
        return Err(Refusal::of(Code::AlreadyDone, "score").into());
    }
    let correction = CorrectionId(uuid::Uuid::now_v7());
    let row = score_correction::ActiveModel {
        id: Set(correction.to_string()),
        sitting_id: Set(sitting.id),
        number: Set(number.into()),
        role: Set(seat.role.as_str().to_owned()),
        k: Set(seat.k.into()),
        old: Set(old.hundredths().into()),
        new: Set(new.hundredths().into()),
        reason: Set(reason.to_owned()),
        asked_by: Set(asker),
        asked_at: Set(now.into()),
        state: Set(rows::PENDING.to_owned()),
        decided_by: Set(None),
        decided_at: Set(None),
        because: Set(Some(asked.because.as_str().to_owned())),
    };
    act.seal(&row.insert(act.db()).await?);
    let body = json!({
        "room": sitting.room, "number": number, "seat": seat, "correction": correction, "because": asked.because,
    });
    act.commit("scores.correction-asked", subject(id), body).await?;
    Ok(correction)
}

fn check(reason: &str) -> Result<&str, Refusal> {
    match reason.trim() {
        "" => Err(Refusal::of(Code::Missing, "reason")),
        reason if reason.chars().count() > MOST_REASON => {
            Err(Refusal::of(Code::OutOfRange, "reason").with(1).with(MOST_REASON))
        }
        reason => Ok(reason),
    }
}

/// Counter-signs a correction, or declines it: the room's chief or a supervisor of the draw, never whoever asked. A mean that was
/// announced is withdrawn with its signatures, to be announced and signed anew; old and new value then go on the
/// ledger at once, otherwise with the announcement.
///
/// # Errors
/// `own-correction`, `already-done`, `not-found`, `not-permitted`, `wrong-state` once the room is closed.
pub async fn decide(
    store: &Store,
    actor: &Actor,
    id: SittingId,
    correction: CorrectionId,
    decision: Decision,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (mut act, sitting) = rows::own(store, actor, Action::SignScores, id, now).await?;
    if !matches!(rows::signer(act.db(), actor, &sitting).await?, Some(Signer::Chief | Signer::Supervisor)) {
        return Err(Code::NotPermitted.into());
    }
    let row = act.load::<score_correction::Entity>(correction.to_string()).await?;
    let row = row.filter(|row| row.sitting_id == sitting.id).ok_or(Code::NotFound)?;
    if row.state != rows::PENDING {
        return Err(Code::AlreadyDone.into());
    }
    let decider = rows::account(&act)?;
    if row.asked_by == decider {
        return Err(Code::OwnCorrection.into());
    }
    let (seat, number) = (rows::seat(&row.role, row.k)?, rows::small(row.number)?);
    let mut body = json!({ "room": sitting.room, "number": number, "seat": seat, "correction": correction });
    if let Some(because) = rows::because(&row)? {
        body["because"] = json!(because);
    }
    let kind = match decision {
        Decision::Decline => "scores.correction-declined",
        Decision::CounterSign => {
            if replace(&mut act, &sitting, &row).await? {
                body["old"] = json!(rows::score(row.old)?.to_string());
                body["new"] = json!(rows::score(row.new)?.to_string());
            }
            "scores.corrected"
        }
    };
    let state = if decision == Decision::CounterSign { "corrected" } else { "declined" };
    let row = score_correction::Model {
        state: state.to_owned(),
        decided_by: Some(decider),
        decided_at: Some(now.into()),
        ..row
    };
    let row = score_correction::ActiveModel::from(row).reset_all().update(act.db()).await?;
    act.seal(&row);
    act.commit(kind, subject(id), body).await?;
    Ok(())
}

/// Writes the new score, and withdraws an announced mean. Gives whether there was one ever: then the old score is public.
async fn replace(
    act: &mut Act<'_>,
    sitting: &score_sitting::Model,
    correction: &score_correction::Model,
) -> Result<bool, StoreError> {
    let mut kept = rows::turn(act.db(), sitting, rows::small(correction.number)?).await?;
    let old = kept.turn.correct(rows::seat(&correction.role, correction.k)?, rows::score(correction.new)?)?;
    if old != rows::score(correction.old)? {
        return Err(Code::ChangedMeanwhile.into());
    }
    let of_seat = |row: &score::Model| row.role == correction.role && row.k == correction.k;
    let row = kept.scores.into_iter().find(of_seat).ok_or(Code::NotFound)?;
    let row = score::Model { hundredths: correction.new, ..row };
    let row = score::ActiveModel::from(row).reset_all().update(act.db()).await?;
    act.seal(&row);
    if kept.row.mean.is_some() {
        let turn = score_turn::Model { announced_at: None, mean: None, ..kept.row.clone() };
        let turn = score_turn::ActiveModel::from(turn).reset_all().update(act.db()).await?;
        act.seal(&turn);
    }
    Ok(kept.row.announcements > 0)
}
