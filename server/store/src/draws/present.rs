//! Whether whoever sits in a draw, or comes in, could still be drawn as the register is now. What was frozen stays frozen:
//! this only says who has to leave again, and why.

use super::{pool, rows};
use crate::{
    entity::{draw, draw_pool, examiner},
    error::StoreError,
    seasons,
};
use domain::{
    draws::{
        frozen::Frozen,
        record::Unfit,
        seating::{
            document::{Entrant, Room, Seating},
            replacement::{LeftBecause, unfit},
        },
    },
    examiners::PanelRole,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

/// A draw of examiners beside what the register knows now.
pub(super) struct Present<'a> {
    frozen: &'a Frozen,
    seating: &'a Seating,
    pool: HashMap<&'a str, &'a Entrant>,
    rooms: HashMap<&'a str, &'a Room>,
    known: pool::Known,
}

impl<'a> Present<'a> {
    /// Looks the register up for a draw.
    pub(super) async fn of(
        db: &impl ConnectionTrait,
        draw: &draw::Model,
        frozen: &'a Frozen,
        seating: &'a Seating,
    ) -> Result<Self, StoreError> {
        let setup = rows::setup(draw)?;
        let plan = match setup.season {
            Some(season) => Some(seasons::look(db, season).await?),
            None => None,
        };
        Ok(Self {
            frozen,
            seating,
            pool: seating.pool.iter().map(|it| (it.label.as_str(), it)).collect(),
            rooms: seating.rooms.iter().map(|it| (it.label.as_str(), it)).collect(),
            known: pool::known_now(db, &setup, plan.as_ref()).await?,
        })
    }

    /// What keeps the examiner of a label from a seat of the role in the room today; none where nothing does.
    pub(super) async fn against(
        &self,
        db: &impl ConnectionTrait,
        label: &str,
        room: &str,
        role: PanelRole,
    ) -> Result<Option<LeftBecause>, StoreError> {
        let key = (self.frozen.draw.to_string(), label.to_owned());
        let row = draw_pool::Entity::find_by_id(key).one(db).await?.ok_or_else(|| rows::unreadable("pool", label))?;
        let examiner = examiner::Entity::find_by_id(row.examiner_id).one(db).await?;
        let examiner = examiner.ok_or_else(|| rows::unreadable("examiner", label))?;
        self.says(examiner, label, room, role)
    }

    fn says(
        &self,
        examiner: examiner::Model,
        label: &str,
        room: &str,
        role: PanelRole,
    ) -> Result<Option<LeftBecause>, StoreError> {
        let drawn = self.pool.get(label).ok_or_else(|| rows::unreadable("pool", label))?;
        let room = self.rooms.get(room).ok_or_else(|| rows::unreadable("room", room))?;
        Ok(unfit(self.seating, self.frozen.day, &self.known.now(examiner, drawn)?, room, role))
    }

    /// Everybody who sits now and could not be drawn to that seat any more, ascending by label.
    pub(super) async fn unfit(&self, db: &impl ConnectionTrait) -> Result<Vec<Unfit>, StoreError> {
        let of_draw = draw_pool::Entity::find().filter(draw_pool::Column::DrawId.eq(self.frozen.draw.to_string()));
        let seated = of_draw.filter(draw_pool::Column::Room.is_not_null()).order_by_asc(draw_pool::Column::Label);
        let seated = seated.all(db).await?;
        let mut examiners = pool::entries(db, &seated).await?;
        let mut found = Vec::new();
        for row in seated {
            let role = row.role.as_deref().and_then(PanelRole::parse);
            let (Some(examiner), Some(room), Some(role)) = (examiners.remove(&row.examiner_id), &row.room, role) else {
                continue;
            };
            if let Some(because) = self.says(examiner, &row.label, room, role)? {
                found.push(Unfit { label: row.label, because });
            }
        }
        Ok(found)
    }
}
