//! From the opening time on: numbers, beacon, and the draw itself.

use super::{ROWS_AT_ONCE, rows, setting_up::own_row, subject};
use crate::{
    Store,
    act::Act,
    entity::{draw, draw_pool},
    error::StoreError,
};
use chrono::{DateTime, Utc};
use domain::{
    draws::{
        bundle::SeatTaken,
        state::{DrawRefused, DrawState, Readiness},
    },
    ids::DrawId,
    permissions::{Action, Actor, Target},
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};
use serde_json::json;
use std::collections::HashMap;

/// Takes a supervisor's number, from the supervisor's own account, and checks it against the commitment.
///
/// # Errors
/// `not-yet-open`, `number-mismatch`, `malformed` (field `number`), `already-done`, `not-found`.
pub async fn enter_number(
    store: &Store,
    actor: &Actor,
    id: DrawId,
    number: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let own = actor.account.map_or(Target::Anything, Target::Account);
    let mut act = store.act(actor, Action::EnterNumber, own, now).await?;
    let held = rows::hold(&act, id).await?;
    let mut row = own_row(&held, actor)?;
    let mut revealing = held.revealing(now)?;
    let number = number.trim();
    revealing.enter_number(&row.label, number)?;
    row.number = Some(number.to_owned());
    row.revealed_at = Some(now.into());
    let body = json!({ "supervisor": row.label, "office": row.office });
    rows::save_supervisor(&mut act, row).await?;
    act.commit("draw.number-entered", subject(id), body).await?;
    Ok(())
}

/// Takes the beacon's value, fetched or typed in, and checks its signature.
///
/// # Errors
/// `not-yet-open`, `bad-beacon` (field `signature`), `already-done`, `wrong-state` where the draw has no beacon.
pub async fn enter_beacon(
    store: &Store,
    actor: &Actor,
    id: DrawId,
    signature: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (mut act, held) = rows::lead(store, actor, id, now).await?;
    let mut revealing = held.revealing(now)?;
    let signature = signature.trim().to_ascii_lowercase();
    revealing.enter_beacon(&signature)?;
    let draw = draw::Model { beacon_signature: Some(signature.clone()), ..held.draw };
    rows::save(&mut act, draw).await?;
    let round = revealing.beacon.map(|value| value.round);
    act.commit("draw.beacon-entered", subject(id), json!({ "round": round, "signature": signature })).await?;
    Ok(())
}

/// Makes the draw and puts its hash on the ledger, in the same transaction as every seat.
///
/// # Errors
/// `not-yet-open`, `numbers-outstanding`, `missing` (field `signature`), `no-seating`, `already-done`.
pub async fn run(store: &Store, actor: &Actor, id: DrawId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let (mut act, held) = rows::lead(store, actor, id, now).await?;
    let revealing = held.revealing(now)?;
    let withheld = match revealing.readiness(now) {
        Readiness::Ready { withheld } => withheld,
        _ => Vec::new(),
    };
    let drawn = tokio::task::spawn_blocking(move || revealing.draw(now))
        .await
        .map_err(|error| StoreError::Interrupted(error.to_string()))?
        .map_err(|DrawRefused { refusal, .. }| refusal)?;

    let bytes = drawn.result.to_bytes().map_err(|error| StoreError::Ledger(error.to_string()))?;
    let draw = draw::Model {
        state: DrawState::Drawn.as_str().to_owned(),
        result: Some(String::from_utf8(bytes).map_err(|error| rows::unreadable("result", error))?),
        result_hash: Some(drawn.result_hash.to_string()),
        drawn_at: Some(now.into()),
        ..held.draw
    };
    rows::save(&mut act, draw).await?;
    let seats = drawn.result.drawn.seating().map_or(&[][..], |drawn| &drawn.seats);
    seat(&mut act, id, seats).await?;
    let body = json!({
        "frozen_hash": drawn.fixed.frozen_hash, "seed": drawn.result.seed, "result_hash": drawn.result_hash,
        "seats": seats.len(), "revealed": drawn.revealed, "withheld": withheld,
    });
    act.commit("draw.drawn", subject(id), body).await?;
    Ok(())
}

/// Writes each seat to the pool's row of its label.
async fn seat(act: &mut Act<'_>, id: DrawId, seats: &[SeatTaken]) -> Result<(), StoreError> {
    let of_draw = draw_pool::Entity::find().filter(draw_pool::Column::DrawId.eq(id.to_string()));
    let mut pool: HashMap<String, draw_pool::Model> =
        of_draw.all(act.db()).await?.into_iter().map(|row| (row.label.clone(), row)).collect();
    for some in seats.chunks(ROWS_AT_ONCE) {
        let mut seated = Vec::with_capacity(some.len());
        for taken in some {
            let row = pool.remove(&taken.label).ok_or_else(|| rows::unreadable("pool", &taken.label))?;
            let row = draw_pool::Model {
                room: Some(taken.room.clone()),
                role: Some(taken.role.as_str().to_owned()),
                k: Some(i64::from(taken.k)),
                ..row
            };
            act.seal(&row);
            seated.push(draw_pool::ActiveModel::from(row).reset_all());
        }
        draw_pool::Entity::insert_many(seated).on_conflict(take_seat()).exec_without_returning(act.db()).await?;
    }
    Ok(())
}

/// The row is there since the fixing: only the seat is written.
fn take_seat() -> OnConflict {
    use draw_pool::Column::{DrawId, K, Label, Role, Room};
    OnConflict::columns([DrawId, Label]).update_columns([Room, Role, K]).to_owned()
}
