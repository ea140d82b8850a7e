//! A result: announced on the room's screen, then signed by scorer, chief and supervisor (计分员、主考官、监督员签字).

use super::{rows, subject};
use crate::{
    Store,
    entity::{score_signature, score_turn},
    error::StoreError,
};
use chrono::{DateTime, Utc};
use domain::{
    ids::SittingId,
    permissions::{Action, Actor, Role},
    refusal::Code,
    scores::{Mean, Score, Seat, Signer},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::{Value, json};

/// Announces a number's mean. From here on the scores by seat are public, on the screen and on the ledger, with every
/// correction that was counter-signed before.
///
/// # Errors
/// `scores-outstanding` (facts: how many), `correction-pending`, `already-done`, `not-found` (field `number`).
pub async fn announce(
    store: &Store,
    actor: &Actor,
    id: SittingId,
    number: u16,
    now: DateTime<Utc>,
) -> Result<Mean, StoreError> {
    let (mut act, sitting) = rows::keep(store, actor, id, now).await?;
    rows::nothing_pending(&act, &sitting, number).await?;
    let mut kept = rows::turn(act.db(), &sitting, number).await?;
    let mean = kept.turn.announce()?;
    let row = score_turn::Model {
        announced_at: Some(now.into()),
        mean: Some(mean.value.hundredths().into()),
        announcements: kept.row.announcements + 1,
        ..kept.row
    };
    let scores: Vec<Value> = kept.turn.scores().map(|(seat, score)| said(seat, score)).collect();
    let mut corrected = Vec::new();
    for row in rows::corrections(act.db(), &sitting, number).await?.iter().filter(|row| row.state == "corrected") {
        let (seat, old, new) = (rows::seat(&row.role, row.k)?, rows::score(row.old)?, rows::score(row.new)?);
        let mut said = json!({ "seat": seat, "old": old.to_string(), "new": new.to_string() });
        if let Some(because) = rows::because(row)? {
            said["because"] = json!(because);
        }
        corrected.push(said);
    }
    let body = json!({
        "room": sitting.room, "number": number, "scores": scores, "corrected": corrected,
        "highest": mean.highest, "lowest": mean.lowest, "mean": mean.value.to_string(),
    });
    let row = score_turn::ActiveModel::from(row).reset_all().update(act.db()).await?;
    act.seal(&row);
    act.commit("scores.announced", subject(id), body).await?;
    Ok(mean)
}

/// A seat's score as the ledger says it.
fn said(seat: Seat, score: Score) -> Value {
    json!({ "seat": seat, "score": score.to_string() })
}

/// Signs an announced result, as what the asker's account is: staff of the place as scorer, the room's chief, or a
/// supervisor. `announced` is the mean that the signer read: a signature never lands under another one.
///
/// # Errors
/// `wrong-state` before the announcement, `changed-meanwhile` where another mean stands, `already-done`,
/// `correction-pending`, `not-permitted`.
pub async fn sign(
    store: &Store,
    actor: &Actor,
    id: SittingId,
    number: u16,
    announced: Score,
    now: DateTime<Utc>,
) -> Result<Signer, StoreError> {
    let (mut act, sitting) = match actor.role {
        Role::Staff => rows::keep(store, actor, id, now).await?,
        _ => rows::own(store, actor, Action::SignScores, id, now).await?,
    };
    let signer = rows::signer(act.db(), actor, &sitting).await?.ok_or(Code::NotPermitted)?;
    rows::nothing_pending(&act, &sitting, number).await?;
    let mut kept = rows::turn(act.db(), &sitting, number).await?;
    if kept.turn.announced().is_some_and(|mean| mean.value != announced) {
        return Err(Code::ChangedMeanwhile.into());
    }
    kept.turn.sign(signer)?;
    let row = score_signature::ActiveModel {
        id: Set(uuid::Uuid::now_v7().to_string()),
        sitting_id: Set(sitting.id),
        number: Set(number.into()),
        announcement: Set(kept.row.announcements),
        signer: Set(signer.as_str().to_owned()),
        account_id: Set(rows::account(&act)?),
        signed_at: Set(now.into()),
    };
    act.seal(&row.insert(act.db()).await?);
    let body = json!({ "room": sitting.room, "number": number, "signer": signer, "mean": announced.to_string() });
    act.commit("scores.signed", subject(id), body).await?;
    Ok(signer)
}
