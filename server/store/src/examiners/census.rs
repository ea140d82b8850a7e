//! The pool in numbers, for everybody.

use crate::database::Store;
use crate::entity::examiner::{Column, Entity};
use crate::error::StoreError;
use domain::examiners::{Census, Counted, ExaminerState, PanelRole};
use domain::permissions::{Action, Actor, Target, may};
use domain::regions::ExamRegion;
use sea_orm::{EntityTrait, QuerySelect};

/// What one examiner is counted by: region, state, the three seats, specialities.
type Row = (String, String, bool, bool, bool, String);

/// Counts the register. Names and units are not even read.
///
/// # Errors
/// The database, or a row that cannot be read.
pub async fn census(store: &Store, actor: &Actor) -> Result<Census, StoreError> {
    may(actor, Action::ReadPublic, Target::Anything)?;
    let columns = [Column::Region, Column::State, Column::Chief, Column::Deputy, Column::Public, Column::Specialities];
    let rows: Vec<Row> = Entity::find().select_only().columns(columns).into_tuple().all(store.read()).await?;
    let counted = rows.into_iter().map(counted).collect::<Result<Vec<_>, _>>()?;
    Ok(Census::of(counted))
}

fn counted((region, state, chief, deputy, public, specialities): Row) -> Result<Counted, StoreError> {
    let unreadable = |column: &str| StoreError::Unreadable(format!("examiners.{column}"));
    let seats = [(chief, PanelRole::Chief), (deputy, PanelRole::Deputy), (public, PanelRole::Public)];
    Ok(Counted {
        region: ExamRegion::parse(&region).ok_or_else(|| unreadable("region"))?,
        state: ExaminerState::parse(&state).ok_or_else(|| unreadable("state"))?,
        roles: seats.into_iter().filter(|(may, _)| *may).map(|(_, role)| role).collect(),
        specialities: serde_json::from_str(&specialities).map_err(|_| unreadable("specialities"))?,
    })
}
