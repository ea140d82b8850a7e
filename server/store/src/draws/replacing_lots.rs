//! Replacements of lots (群众代表递补): a public observer who cannot come is followed by the next in the drawn order.

use super::{
    replacing::{drawn, refused},
    rows, subject,
};
use crate::{Store, entity::draw_lot_replacement, error::StoreError};
use chrono::{DateTime, Utc};
use domain::{
    draws::{
        lots::replacement::{LotReplacement, LotStanding},
        seating::replacement::LeftBecause,
    },
    ids::DrawId,
    permissions::Actor,
    refusal::Code,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

/// Takes an entry out of those whom a group has drawn and lets the next in its order in. Where nobody is left the place
/// stays empty, in public. The group is named, because an entry may stand in several.
///
/// # Errors
/// `wrong-state` before the draw is drawn or where it seats examiners, `already-done` where the group has no such entry
/// among those who are drawn now (also where it orders all), `day-over` after the interview day.
pub async fn replace_lot(
    store: &Store,
    actor: &Actor,
    id: DrawId,
    (group, out): (&str, &str),
    because: LeftBecause,
    now: DateTime<Utc>,
) -> Result<LotReplacement, StoreError> {
    let (mut act, held) = rows::lead(store, actor, id, now).await?;
    let (frozen, result) = drawn(&held, now)?;
    let (Some(lots), Some(drawn)) = (frozen.task.lots(), result.drawn.lots()) else {
        return Err(Code::WrongState.into());
    };
    let before = of_draw(act.db(), id).await?;
    let standing = LotStanding::after(lots, drawn, &before);
    let mut standing = standing.map_err(|(at, why)| rows::unreadable("replacement", format!("{at}: {why}")))?;
    let made = standing.replace(group.trim(), out.trim(), because, now).map_err(refused)?;
    let row = draw_lot_replacement::Model {
        draw_id: id.to_string(),
        number: before.len() as i64 + 1,
        group_label: made.group.clone(),
        out_entry: made.out.clone(),
        because: because.as_str().to_owned(),
        into_entry: made.into.clone(),
        at: now.into(),
    };
    let row = draw_lot_replacement::ActiveModel::from(row).reset_all().insert(act.db()).await?;
    act.seal(&row);
    let body = json!({ "group": made.group, "out": made.out, "because": because, "into": made.into });
    act.commit("draw.lot-replaced", subject(id), body).await?;
    Ok(made)
}

/// The replacements of a draw of lots, in their order.
pub(super) async fn of_draw(db: &impl ConnectionTrait, id: DrawId) -> Result<Vec<LotReplacement>, StoreError> {
    let of_draw = draw_lot_replacement::Entity::find().filter(draw_lot_replacement::Column::DrawId.eq(id.to_string()));
    let found = of_draw.order_by_asc(draw_lot_replacement::Column::Number).all(db).await?;
    let replacement = |row: draw_lot_replacement::Model| {
        Ok(LotReplacement {
            because: LeftBecause::parse(&row.because).ok_or_else(|| rows::unreadable("reason", &row.because))?,
            group: row.group_label,
            out: row.out_entry,
            into: row.into_entry,
            at: row.at.utc(),
        })
    };
    found.into_iter().map(replacement).collect()
}
