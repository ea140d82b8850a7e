//! The queues of items with a limited number (有数量限制的事项): who was granted while somebody accepted earlier still waited
//! (行政许可法 art 57).

use crate::{
    Store,
    approvals::rows::{Loaded, load_all},
    entity::approval_case,
    error::StoreError,
};
use domain::{
    approvals::item::Quantity,
    supervision::{Incident, Queued, off_order},
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

/// The grant of a case as an incident, if it passed over a case of the same item that the same agency decides; none for an
/// item of which as many are granted as qualify.
pub(super) async fn passed_over(
    store: &Store,
    db: &impl ConnectionTrait,
    case: &Loaded,
) -> Result<Option<Incident>, StoreError> {
    let Some(own) = queued(case)? else { return Ok(None) };
    let Some(granted_at) = own.granted_at else { return Ok(None) };
    // Whoever was accepted earlier came in earlier; whoever was decided before the grant did not wait.
    use approval_case::Column as C;
    let waited = Condition::any().add(C::DecidedAt.is_null()).add(C::DecidedAt.gte(crate::Instant::from(granted_at)));
    let earlier = approval_case::Entity::find()
        .select_only()
        .column(C::Id)
        .filter(C::Item.eq(case.row.item.as_str()))
        .filter(C::Region.eq(case.row.region.as_str()))
        .filter(C::Id.ne(case.row.id.as_str()))
        .filter(C::FiledAt.lt(crate::Instant::from(own.accepted_at)))
        .filter(waited);
    let ids: Vec<String> = earlier.into_tuple().all(db).await?;
    let mut queue = vec![own];
    for other in load_all(store, db, &ids).await? {
        queue.extend(queued(&other)?);
    }
    let id = case.id()?;
    Ok(off_order(&queue).into_iter().find(|(of, _)| *of == id).map(|(_, incident)| incident))
}

/// A case in the queue of its item; none where the item's number is not limited, or before the acceptance.
fn queued(case: &Loaded) -> Result<Option<Queued>, StoreError> {
    match case.item.quantity {
        Quantity::Unlimited => Ok(None),
        Quantity::Scarce { .. } => Ok(Queued::of(case.id()?, &case.events, &case.responsible()?)),
    }
}
