//! The draws by which the candidates of a recruitment are seated, as the examination needs them.

use super::rows;
use crate::{entity::draw, error::StoreError};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    draws::{
        lots::GroupDrawn,
        setup::{Purpose, Setup},
        state::DrawState,
    },
    ids::{DrawId, RecruitmentId},
    refusal::Code,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// One draw of seats.
pub(crate) struct SeatsDraw {
    pub id: DrawId,
    pub state: DrawState,
    pub opens_at: DateTime<Utc>,
    pub version: i64,
    pub setup: Setup,
}

/// The draws of a recruitment's seats for its day, the newest first. Documents and results are not read.
pub(crate) async fn draws_of_seats(
    db: &impl ConnectionTrait,
    recruitment: RecruitmentId,
    day: NaiveDate,
) -> Result<Vec<SeatsDraw>, StoreError> {
    use draw::Column::{Day, Id, Plan, State, Version};
    let of_day = draw::Entity::find().filter(Day.eq(day.to_string())).order_by_desc(Id);
    let found: Vec<(String, String, String, i64)> =
        of_day.select_only().columns([Id, State, Plan, Version]).into_tuple().all(db).await?;
    let mut draws = Vec::new();
    for (id, state, plan, version) in found {
        let setup: Setup = serde_json::from_str(&plan).map_err(|error| rows::unreadable("plan", error))?;
        if setup.purpose != Purpose::Seats || setup.recruitment != Some(recruitment) {
            continue;
        }
        draws.push(SeatsDraw {
            id: id.parse().map_err(|error| rows::unreadable("id", error))?,
            state: DrawState::parse(&state).ok_or_else(|| rows::unreadable("state", &state))?,
            opens_at: setup.opens_at,
            version,
            setup,
        });
    }
    Ok(draws)
}

/// The order in which the draw has put the candidates, group by group, with the result's fingerprint.
///
/// # Errors
/// `not-drawn`.
pub(crate) async fn order_of_seats(
    db: &impl ConnectionTrait,
    id: DrawId,
) -> Result<(Vec<GroupDrawn>, String), StoreError> {
    let held = rows::load(db, id).await?.draw;
    let result = rows::result(&held)?.ok_or(Code::NotDrawn)?;
    let groups = result.drawn.lots().ok_or(Code::NotDrawn)?.to_vec();
    Ok((groups, held.result_hash.unwrap_or_default()))
}
