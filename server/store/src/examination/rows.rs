//! Rows of the examination as the rules want them.

use super::unreadable;
use crate::{
    entity::{candidate, position},
    error::StoreError,
};
use domain::{examination::Ticket, recruitment::Points};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// The positions of a recruitment in the order of their codes.
pub(super) async fn positions(db: &impl ConnectionTrait, id: &str) -> Result<Vec<position::Model>, StoreError> {
    let of_recruitment = position::Entity::find().filter(position::Column::RecruitmentId.eq(id));
    Ok(of_recruitment.order_by_asc(position::Column::Code).all(db).await?)
}

pub(super) fn ticket(row: &candidate::Model) -> Result<Ticket, StoreError> {
    Ticket::parse(&row.ticket).map_err(|_| unreadable("ticket", &row.ticket))
}

pub(super) fn seat_number(row: &candidate::Model) -> Result<u16, StoreError> {
    u16::try_from(row.seat).map_err(|error| unreadable("seat", error))
}

/// The released points of each paper of the scheme; none before the release.
pub(super) fn papers(row: &candidate::Model) -> Result<Option<Vec<Option<Points>>>, StoreError> {
    row.papers.as_deref().map(|text| serde_json::from_str(text).map_err(|e| unreadable("papers", e))).transpose()
}

pub(super) fn points(hundredths: Option<i64>) -> Result<Option<Points>, StoreError> {
    let read = |it: i64| u32::try_from(it).ok().and_then(Points::from_hundredths);
    hundredths.map(|it| read(it).ok_or_else(|| unreadable("points", it))).transpose()
}
