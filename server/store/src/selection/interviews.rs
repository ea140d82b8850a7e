//! Interviews as the draw system has them: the season's rooms say which positions they heard, the lots which candidate
//! came at which number, the sittings what was announced.
//!
//! A lot's entry is a place on the position's list by ticket (准考证号), as `List::Interviews` numbers it. There is no
//! other way to enter an interview: what is not announced and signed in a room is no result.

use super::{
    lists::{of_kind, read},
    rows::{call, standings, write},
    unreadable,
};
use crate::{
    Store,
    act::Act,
    entity::{draw, score_absence, score_sitting, score_turn, season_draw, standing},
    error::StoreError,
    recruitment::{
        rows::{lead, state},
        subject,
    },
    scores, seasons,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    applications::Milestone,
    draws::{setup::Purpose, state::DrawState},
    ids::{DrawId, RecruitmentId, SeasonId},
    permissions::{Action, Actor},
    recruitment::RecruitmentState,
    refusal::{Code, Refusal},
    seasons::Room,
    selection::{Call, List, ListKind, Outcome, PostInvited},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use std::collections::HashMap;

/// What was taken from a season.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Candidates with a result.
    pub heard: usize,
    /// Candidates who did not come.
    pub absent: usize,
}

/// Takes the results of every position of a recruitment that a season heard. A recruitment may need several seasons; the
/// same one taken again changes nothing.
///
/// # Errors
/// `wrong-state` unless the list of interviews is out; `not-found` in the field `season` where it heard none of the
/// positions; `room-open` (facts: the day, the room) before a room is closed; `not-yet-open` without drawn lots;
/// `candidates-differ` (facts: the position's code, invited, heard); the permission to plan in the region.
pub async fn take_interviews(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    season: SeasonId,
    now: DateTime<Utc>,
) -> Result<Taken, StoreError> {
    let (mut act, held) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    if state(&held)? != RecruitmentState::Shortlisted {
        return Err(Code::WrongState.into());
    }
    let invited = invited(&act, id).await?;
    let plan = seasons::look(act.db(), season).await?;
    let mut results: HashMap<String, Heard> = HashMap::new();
    let mut positions = 0_usize;
    for room in plan.rooms.iter().filter(|room| room.positions.iter().any(|of| invited.contains_key(&of.code))) {
        positions += room.positions.iter().filter(|of| invited.contains_key(&of.code)).count();
        results.extend(heard_in(store, &act, season, room, &invited).await?);
    }
    if positions == 0 {
        return Err(Refusal::of(Code::NotFound, "season").into());
    }
    let (mut taken, mut rows) = (Taken::default(), Vec::new());
    for row in standings(act.db(), id, None).await? {
        let Some(heard) = results.remove(&row.ticket) else { continue };
        rows.push(match heard {
            Heard::Mean(mean) => {
                taken.heard += 1;
                standing::Model { interview: Some(mean), ..row }
            }
            Heard::Absent => {
                taken.absent += 1;
                let fate = Outcome::OutAt(Milestone::Interviews).as_str().to_owned();
                standing::Model { call: Call::Missed.as_str().to_owned(), fate, ..row }
            }
        });
    }
    write(&mut act, rows).await?;
    let body = json!({
        "season": season, "positions": positions, "heard": taken.heard, "absent": taken.absent,
    });
    act.commit("recruitment.interviews-taken", subject(id), body).await?;
    Ok(taken)
}

/// How a candidate's interview ended.
enum Heard {
    /// The announced mean in hundredths.
    Mean(i64),
    /// Did not come.
    Absent,
}

/// The list of interviews by position.
async fn invited(act: &Act<'_>, id: RecruitmentId) -> Result<HashMap<String, PostInvited>, StoreError> {
    let rows = of_kind(act.db(), id, ListKind::Interviews).await?;
    let Some(row) = rows.first() else { return Err(Code::WrongState.into()) };
    match read(row)? {
        List::Interviews { positions } => Ok(positions.into_iter().map(|it| (it.post.code.clone(), it)).collect()),
        _ => Err(unreadable("list", &row.id)),
    }
}

/// The results of one room by ticket.
async fn heard_in(
    store: &Store,
    act: &Act<'_>,
    season: SeasonId,
    room: &Room,
    invited: &HashMap<String, PostInvited>,
) -> Result<Vec<(String, Heard)>, StoreError> {
    let open = || Refusal::new(Code::RoomOpen).with(room.day).with(&room.label);
    let draw = rooms_draw(act, season, room.day).await?.ok_or_else(open)?;
    let sitting = score_sitting::Entity::find()
        .filter(score_sitting::Column::DrawId.eq(draw.to_string()))
        .filter(score_sitting::Column::Room.eq(room.label.as_str()))
        .one(act.db())
        .await?
        .filter(|sitting| sitting.closed_at.is_some())
        .ok_or_else(open)?;
    for of in &room.positions {
        let Some(list) = invited.get(&of.code) else { continue };
        if list.candidates.len() != usize::from(of.candidates) {
            let differ = Refusal::new(Code::CandidatesDiffer).with(&of.code);
            return Err(differ.with(list.candidates.len()).with(of.candidates).into());
        }
    }
    let order = scores::planned(store, draw, &room.label).await?.order.ok_or(Code::NotYetOpen)?;
    let results = results(act, &sitting.id).await?;
    let mut heard = Vec::new();
    for (number, lot) in (1_i64..).zip(&order.places) {
        let of = usize::from(lot.position).checked_sub(1).and_then(|at| room.positions.get(at));
        let Some(list) = of.and_then(|of| invited.get(&of.code)) else { continue };
        let place: u16 = lot.entry.parse().map_err(|error| unreadable("lot", error))?;
        let candidate = list.candidates.iter().find(|it| it.number == place);
        let candidate = candidate.ok_or_else(|| unreadable("lot", &lot.entry))?;
        let result = match results.get(&number) {
            Some(Some(mean)) => Heard::Mean(*mean),
            Some(None) => Heard::Absent,
            // A closed room has called every number.
            None => return Err(unreadable("sitting", &sitting.id)),
        };
        heard.push((candidate.ticket.clone(), result));
    }
    Ok(heard)
}

/// The draw that seated the rooms of a season's day, once it is drawn.
async fn rooms_draw(act: &Act<'_>, season: SeasonId, day: NaiveDate) -> Result<Option<DrawId>, StoreError> {
    let of_day = season_draw::Entity::find()
        .filter(season_draw::Column::SeasonId.eq(season.to_string()))
        .filter(season_draw::Column::Day.eq(day.to_string()))
        .filter(season_draw::Column::Purpose.eq(Purpose::Rooms.as_str()));
    let ids = of_day.all(act.db()).await?.into_iter().map(|row| row.draw_id);
    let drawn = draw::Entity::find()
        .filter(draw::Column::Id.is_in(ids))
        .filter(draw::Column::State.eq(DrawState::Drawn.as_str()));
    let found = drawn.one(act.db()).await?;
    found.map(|row| row.id.parse().map_err(|error| unreadable("draw", error))).transpose()
}

/// The announced means of a sitting by number; none for a number whose candidate did not come.
async fn results(act: &Act<'_>, sitting: &str) -> Result<HashMap<i64, Option<i64>>, StoreError> {
    let turns = score_turn::Entity::find().filter(score_turn::Column::SittingId.eq(sitting)).all(act.db()).await?;
    let absent =
        score_absence::Entity::find().filter(score_absence::Column::SittingId.eq(sitting)).all(act.db()).await?;
    let absent: Vec<i64> = absent.into_iter().map(|row| row.number).collect();
    let result = |row: score_turn::Model| match row.mean {
        _ if absent.contains(&row.number) => Ok((row.number, None)),
        Some(mean) => Ok((row.number, Some(mean))),
        None => Err(unreadable("mean", row.number)),
    };
    turns.into_iter().map(result).collect()
}

/// How many of those invited have no interview yet.
pub(super) fn uninterviewed(rows: &[standing::Model]) -> Result<u64, StoreError> {
    let mut missing = 0;
    for row in rows {
        missing += u64::from(call(row)?.holds() && row.interview.is_none());
    }
    Ok(missing)
}
