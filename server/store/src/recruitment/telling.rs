//! Messages to those who apply in a recruitment: what changed, in the act that changed it.

use crate::{act::Act, entity::application, error::StoreError, messages::tell_applicants};
use domain::{applications::ApplicationState, ids::RecruitmentId, messages::Kind};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

/// Tells everybody who applies, for one position or for any, also who has not handed in yet; nobody whose application is
/// in one of the states `over`.
pub(super) async fn tell_applying(
    act: &Act<'_>,
    id: RecruitmentId,
    position: Option<&str>,
    over: &[ApplicationState],
    kind: &Kind,
) -> Result<(), StoreError> {
    let mut applying = application::Entity::find()
        .select_only()
        .column(application::Column::Id)
        .filter(application::Column::RecruitmentId.eq(id.to_string()))
        .filter(application::Column::State.is_not_in(over.iter().map(|state| state.as_str())));
    if let Some(code) = position {
        applying = applying.filter(application::Column::PositionCode.eq(code));
    }
    let applying: Vec<String> = applying.into_tuple().all(act.db()).await?;
    let applying: Vec<&str> = applying.iter().map(String::as_str).collect();
    tell_applicants(act, &applying, kind).await
}
