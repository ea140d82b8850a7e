//! An examiner's own duties: the draws they stand in, and the seat they were drawn to. Nothing of a result is read
//! before it exists.

use super::{answering, listing, rows};
use crate::{
    Store,
    entity::{account, draw_pool, draw_replacement},
    error::StoreError,
    seasons,
};
use chrono::{DateTime, Utc};
use domain::{
    draws::{
        record::{Duty, DutySeat},
        setup::Setup,
        state::DrawState,
    },
    examiners::PanelRole,
    ids::DrawId,
    permissions::{Action, Actor, Target, may},
    refusal::Code,
    regions::ExamRegion,
    seasons::Site,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

/// The draws that the asker, an examiner, stands in: newest first.
///
/// # Errors
/// `not-permitted`, `not-found` where the account belongs to no examiner.
pub async fn duties(store: &Store, actor: &Actor, now: DateTime<Utc>) -> Result<Vec<Duty>, StoreError> {
    let account = actor.account.ok_or(Code::SignInRequired)?;
    may(actor, Action::ReadOwnDuties, Target::Account(account))?;
    let account = account::Entity::find_by_id(account.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let examiner = account.examiner.ok_or(Code::NotFound)?;
    let own = draw_pool::Entity::find().filter(draw_pool::Column::ExaminerId.eq(examiner));
    let mut duties = Vec::new();
    for row in own.order_by_desc(draw_pool::Column::DrawId).all(store.read()).await? {
        duties.push(duty(store, row, now).await?);
    }
    Ok(duties)
}

async fn duty(store: &Store, row: draw_pool::Model, now: DateTime<Utc>) -> Result<Duty, StoreError> {
    let id: DrawId = row.draw_id.parse().map_err(|error| rows::unreadable("id", error))?;
    let held = rows::load(store.read(), id).await?;
    let line = listing::line(&held.draw, now)?;
    let setup = rows::setup(&held.draw)?;
    let seat = match (&row.room, row.role.as_deref().and_then(PanelRole::parse), rows::frozen(&held.draw)?) {
        (Some(room), Some(role), Some(frozen)) if line.state == DrawState::Drawn => {
            let rooms = frozen.task.seating().map_or(&[][..], |seating| &seating.rooms);
            let place = rooms.iter().find(|other| other.label == *room).map(|other| other.place);
            match place {
                Some(place) => {
                    Some(DutySeat { place, room: room.clone(), role, sites: sites(store, &setup, place, room).await? })
                }
                None => None,
            }
        }
        _ => None,
    };
    Ok(Duty {
        replaced: seat.is_none() && left(store.read(), id, &row.label).await?,
        answer: answering::of_label(store.read(), id, &row.label).await?,
        line,
        label: row.label,
        seat,
    })
}

/// The site of a drawn room; for those who are called, the day's sites in their region.
async fn sites(store: &Store, setup: &Setup, place: ExamRegion, room: &str) -> Result<Vec<Site>, StoreError> {
    let Some(season) = setup.season else { return Ok(Vec::new()) };
    let plan = seasons::look(store.read(), season).await?;
    let there = plan
        .rooms_on(setup.day)
        .into_iter()
        .filter(|(other, site)| other.label == room || room == place.as_str() && site.region == place);
    let mut sites: Vec<Site> = there.map(|(_, site)| site.clone()).collect();
    sites.sort_by(|one, other| one.label.cmp(&other.label));
    sites.dedup();
    Ok(sites)
}

/// Whether the label was drawn to a seat that somebody else took.
async fn left(db: &impl ConnectionTrait, id: DrawId, label: &str) -> Result<bool, StoreError> {
    let of_draw = draw_replacement::Entity::find().filter(draw_replacement::Column::DrawId.eq(id.to_string()));
    Ok(of_draw.filter(draw_replacement::Column::OutLabel.eq(label)).count(db).await? > 0)
}
