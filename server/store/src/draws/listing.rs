//! The list of draws, newest first, paged by key.

use super::rows;
use crate::{Store, entity::draw, error::StoreError};
use chrono::{DateTime, Utc};
use domain::{
    draws::{record::DrawLine, state::DrawState},
    ids::DrawId,
    permissions::{Action, Actor, Target, may},
    regions::ExamRegion,
};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect};

/// At most `limit` draws older than `before`, newest first. Drafts are listed only to those who may lead them.
///
/// # Errors
/// The permission to read what is public, or the database.
pub async fn draw_list(
    store: &Store,
    actor: &Actor,
    before: Option<DrawId>,
    limit: u64,
    now: DateTime<Utc>,
) -> Result<Vec<DrawLine>, StoreError> {
    may(actor, Action::ReadPublic, Target::Anything)?;
    let mut query = draw::Entity::find().order_by_desc(draw::Column::Id).limit(limit);
    if let Some(before) = before {
        query = query.filter(draw::Column::Id.lt(before.to_string()));
    }
    let own = ExamRegion::ALL.into_iter().filter(|region| leads(actor, *region)).map(ExamRegion::as_str);
    let seen = draw::Column::State.ne(DrawState::Draft.as_str()).or(draw::Column::Region.is_in(own));
    query.filter(seen).all(store.read()).await?.iter().map(|draw| line(draw, now)).collect()
}

/// One draw's head, as it stands at `now`; none for a draft that the asker may not see.
///
/// # Errors
/// The database.
pub async fn draw_line(
    store: &Store,
    actor: &Actor,
    id: DrawId,
    now: DateTime<Utc>,
) -> Result<Option<DrawLine>, StoreError> {
    let row = draw::Entity::find_by_id(id.to_string()).one(store.read()).await?;
    let line = row.map(|row| line(&row, now)).transpose()?;
    Ok(line.filter(|line| visible(actor, line)))
}

/// Whether the asker may lead the draws of the region.
pub(super) fn leads(actor: &Actor, region: ExamRegion) -> bool {
    may(actor, Action::LeadDraw, Target::Region(region)).is_ok()
}

/// Whether the asker may know of the draw at all.
pub(super) fn visible(actor: &Actor, line: &DrawLine) -> bool {
    line.state != DrawState::Draft || leads(actor, line.region)
}

/// The head of a draw as it stands at `now`.
pub(super) fn line(draw: &draw::Model, now: DateTime<Utc>) -> Result<DrawLine, StoreError> {
    let setup = rows::setup(draw)?;
    let state = match rows::state(draw)? {
        DrawState::Fixed if now >= draw.opens_at.utc() => DrawState::Revealing,
        state => state,
    };
    Ok(DrawLine {
        id: draw.id.parse().map_err(|error| rows::unreadable("id", error))?,
        title: draw.title.clone(),
        day: setup.day,
        region: rows::region(draw)?,
        purpose: setup.purpose,
        opens_at: draw.opens_at.utc(),
        state,
        seats: setup.total(),
        frozen_hash: draw.frozen_hash.as_deref().map(rows::hash).transpose()?,
        result_hash: draw.result_hash.as_deref().map(rows::hash).transpose()?,
    })
}
