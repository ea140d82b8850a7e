//! What a drawn room is to the day of the interviews: its panel, and who sits on which seat now.

use super::rows;
use crate::{
    Store,
    entity::{account, draw_pool},
    error::StoreError,
};
use chrono::NaiveDate;
use domain::{
    draws::{
        seating::document::{Panel, Stage},
        state::DrawState,
    },
    examiners::PanelRole,
    ids::{AccountId, DrawId, SeasonId},
    refusal::Code,
    regions::ExamRegion,
    scores::Seat,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// A room of a finished draw.
pub(crate) struct DrawnRoom {
    pub place: ExamRegion,
    pub day: NaiveDate,
    pub panel: Panel,
    pub season: Option<SeasonId>,
}

/// A room of a finished draw, by its label.
///
/// # Errors
/// `not-found` for another room; `not-yet-open` before the draw is drawn.
pub(crate) async fn drawn_room<C: ConnectionTrait>(db: &C, id: DrawId, room: &str) -> Result<DrawnRoom, StoreError> {
    let draw = rows::load(db, id).await?.draw;
    if rows::state(&draw)? != DrawState::Drawn {
        return Err(Code::NotYetOpen.into());
    }
    let frozen = rows::frozen(&draw)?.ok_or(Code::NotFound)?;
    // A call has regions, not rooms.
    let seating = frozen.task.seating().filter(|seating| seating.stage == Stage::Rooms);
    let rooms = seating.map_or(&[][..], |seating| &seating.rooms);
    let found = rooms.iter().find(|other| other.label == room).ok_or(Code::NotFound)?;
    Ok(DrawnRoom { place: found.place, day: frozen.day, panel: found.seats, season: rows::setup(&draw)?.season })
}

/// Whether a finished draw has the room.
///
/// # Errors
/// `not-found` for another room; `not-yet-open` before the draw is drawn.
pub async fn room_of(store: &Store, id: DrawId, room: &str) -> Result<(), StoreError> {
    drawn_room(store.read(), id, room).await.map(|_| ())
}

/// The seat on which the account's examiner sits in the room now, after whatever replacements there were.
pub(crate) async fn seated<C: ConnectionTrait>(
    db: &C,
    draw: &str,
    room: &str,
    of: AccountId,
) -> Result<Option<Seat>, StoreError> {
    let account = account::Entity::find_by_id(of.to_string()).one(db).await?;
    let Some(examiner) = account.and_then(|account| account.examiner) else {
        return Ok(None);
    };
    let row = draw_pool::Entity::find()
        .filter(draw_pool::Column::DrawId.eq(draw))
        .filter(draw_pool::Column::Room.eq(room))
        .filter(draw_pool::Column::ExaminerId.eq(examiner))
        .one(db)
        .await?;
    Ok(row.and_then(|row| {
        let role = PanelRole::parse(row.role.as_deref()?)?;
        Some(Seat { role, k: u16::try_from(row.k?).ok()? })
    }))
}
