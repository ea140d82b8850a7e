//! What a room's season knows of it: how many candidates it hears, and in which order the lot of the day calls them.

use crate::{
    Store,
    draws::{self, DrawnRoom},
    entity::{draw, season_draw},
    error::StoreError,
    seasons,
};
use domain::{
    draws::{
        bundle::{DrawResult, TaskDrawn},
        setup::Purpose,
        state::DrawState,
    },
    ids::DrawId,
    refusal::{Code, Refusal},
    scores::{DrawnOrder, called_order},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// What is known of a room before it is opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Planned {
    /// How many candidates the season's plan has in it; none where the draw stands alone.
    pub candidates: Option<u16>,
    /// The drawn order of its candidates; none where no lot of that day is drawn.
    pub order: Option<DrawnOrder>,
}

/// What is known of a drawn room.
///
/// # Errors
/// `not-found` for another room; `not-yet-open` before the draw is drawn.
pub async fn planned(store: &Store, draw: DrawId, room: &str) -> Result<Planned, StoreError> {
    let drawn = draws::drawn_room(store.read(), draw, room).await?;
    let candidates = candidates(store.read(), &drawn, room).await?;
    Ok(Planned { candidates, order: order(store.read(), &drawn, room).await? })
}

/// How many candidates the season's plan has in the room. A plan does not change on a day of which a draw is fixed.
///
/// # Errors
/// `out-of-range` (field `candidates`) beyond what a room can call.
pub(super) async fn candidates(
    db: &impl ConnectionTrait,
    drawn: &DrawnRoom,
    room: &str,
) -> Result<Option<u16>, StoreError> {
    let Some(season) = drawn.season else { return Ok(None) };
    let plan = seasons::look(db, season).await?;
    let rooms = plan.rooms_on(drawn.day);
    let (found, _) = rooms.iter().find(|(other, _)| other.label == room).ok_or(Code::NotFound)?;
    let range = |_| Refusal::of(Code::OutOfRange, "candidates").with(1).with(u16::MAX);
    Ok(Some(u16::try_from(found.candidates()).map_err(range)?))
}

/// The order of the room's candidates, out of the lots that were drawn for its day.
async fn order(db: &impl ConnectionTrait, drawn: &DrawnRoom, room: &str) -> Result<Option<DrawnOrder>, StoreError> {
    let Some(season) = drawn.season else { return Ok(None) };
    let of_day = season_draw::Entity::find()
        .filter(season_draw::Column::SeasonId.eq(season.to_string()))
        .filter(season_draw::Column::Day.eq(drawn.day.to_string()))
        .filter(season_draw::Column::Purpose.eq(Purpose::Order.as_str()));
    let ids = of_day.all(db).await?.into_iter().map(|row| row.draw_id);
    let lots = draw::Entity::find()
        .filter(draw::Column::Id.is_in(ids))
        .filter(draw::Column::State.eq(DrawState::Drawn.as_str()));
    let Some(lots) = lots.one(db).await? else { return Ok(None) };
    let unreadable = |what: &str| StoreError::Unreadable(format!("draws.{what} of {}", lots.id));
    let result = lots.result.as_deref().ok_or_else(|| unreadable("result"))?;
    let result: DrawResult = serde_json::from_str(result).map_err(|_| unreadable("result"))?;
    let TaskDrawn::Lots(groups) = result.drawn else { return Err(unreadable("result")) };
    let places = called_order(room, &groups);
    let draw = lots.id.parse().map_err(|_| unreadable("id"))?;
    Ok((!places.is_empty()).then_some(DrawnOrder { draw, places }))
}
