//! The fields of positions that are searched one by one: written with the positions, asked before them.

use super::PositionQuery;
use crate::{
    entity::position_field::{Column, Entity, Model},
    error::StoreError,
};
use domain::{
    ids::RecruitmentId,
    recruitment::{
        position::Position,
        search::{field_texts, terms},
    },
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{OnConflict, SelectStatement},
};

/// Rows of one statement.
const AT_ONCE: usize = 500;

/// Writes the fields of positions, also of one that has changed.
pub(super) async fn put(
    db: &impl ConnectionTrait,
    id: RecruitmentId,
    positions: &[Position],
) -> Result<(), StoreError> {
    for some in positions.chunks(AT_ONCE) {
        let rows = some.iter().map(|position| row(id, position).into_active_model().reset_all());
        let mut again = OnConflict::columns([Column::RecruitmentId, Column::Code]);
        again.update_columns([Column::Region, Column::Unit, Column::Majors]);
        Entity::insert_many(rows).on_conflict(again).exec_without_returning(db).await?;
    }
    Ok(())
}

fn row(id: RecruitmentId, position: &Position) -> Model {
    let found = field_texts(position);
    Model {
        recruitment_id: id.to_string(),
        code: position.code.to_string(),
        region: found.region,
        unit: found.unit,
        majors: found.majors,
    }
}

/// Removes those of a recruitment.
pub(super) async fn remove_all(db: &impl ConnectionTrait, id: RecruitmentId) -> Result<(), StoreError> {
    Entity::delete_many().filter(Column::RecruitmentId.eq(id.to_string())).exec(db).await?;
    Ok(())
}

/// The codes of the positions whose fields hold every word that was asked for there; none where no field was named.
pub(super) fn matching(id: RecruitmentId, query: &PositionQuery) -> Option<SelectStatement> {
    let asked = [(Column::Region, &query.region), (Column::Unit, &query.unit), (Column::Majors, &query.major)];
    let words = asked.into_iter().flat_map(|(column, words)| terms(words).into_iter().map(move |term| (column, term)));
    let mut words = words.peekable();
    words.peek()?;
    let of_recruitment = Entity::find().select_only().column(Column::Code);
    let of_recruitment = of_recruitment.filter(Column::RecruitmentId.eq(id.to_string()));
    let found = words.fold(of_recruitment, |select, (column, term)| select.filter(column.contains(term)));
    Some(found.into_query())
}
