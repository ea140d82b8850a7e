//! Questions to the provider that are on their way: leased by whichever process is free, and put until the provider's
//! word comes or they are given up. Nothing of it is a use of a power: the order is, and what becomes of it.

use super::{order_of, state_of};
use crate::{
    Store,
    entity::{refund, refund_sending},
    error::StoreError,
    instant::Instant,
};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    applications::{RefundOrder, RefundState},
    messages::{LEASE, Next, next},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, UpdateMany,
    sea_query::{self, Expr},
};

/// How long after the provider took a question it is put again, where its word has not come.
const AGAIN: TimeDelta = TimeDelta::days(1);

/// A question that this process has for itself.
#[derive(Clone, Debug)]
pub struct RefundSending {
    /// What to return.
    pub order: RefundOrder,
    /// Which attempt this is, from 1.
    pub attempt: u32,
}

/// Takes up to `most` questions that are due; no other process gets them for [`LEASE`]. Each counts as an attempt at once.
///
/// # Errors
/// The database.
pub async fn lease_refunds(store: &Store, most: u64, now: DateTime<Utc>) -> Result<Vec<RefundSending>, StoreError> {
    use refund_sending::Column as C;
    let waiting = refund_sending::Entity::find().filter(due(now)).order_by_asc(C::RunAt).limit(most);
    let mut leased = Vec::new();
    for row in waiting.all(store.read()).await? {
        let taken = of(&row.application_id, &row.reference, row.attempts)
            .filter(due(now))
            .col_expr(C::Attempts, Expr::value(row.attempts + 1))
            .col_expr(C::Lease, Expr::value(Instant::from(now + LEASE)));
        if taken.exec(store.read()).await?.rows_affected != 1 {
            continue;
        }
        let key = (row.application_id.clone(), row.reference.clone());
        let ordered = refund::Entity::find_by_id(key.clone()).one(store.read()).await?;
        match ordered {
            Some(refund) if state_of(&refund)? == RefundState::Ordered => leased.push(RefundSending {
                order: order_of(&refund)?,
                attempt: u32::try_from(row.attempts + 1).unwrap_or(u32::MAX),
            }),
            // The provider's word came before the question was put again.
            _ => {
                refund_sending::Entity::delete_by_id(key).exec(store.read()).await?;
            }
        }
    }
    Ok(leased)
}

/// Notes that the provider took the question: its word comes later, and until then the question is put again each day.
/// What failed before is forgotten.
///
/// # Errors
/// The database.
pub async fn refund_asked(store: &Store, sending: &RefundSending, now: DateTime<Utc>) -> Result<(), StoreError> {
    use refund_sending::Column as C;
    let none: Option<String> = None;
    let (application, reference) = super::key(&sending.order);
    let noted = of(&application, &reference, i64::from(sending.attempt))
        .col_expr(C::Attempts, Expr::value(0_i64))
        .col_expr(C::RunAt, Expr::value(Instant::from(now + AGAIN)))
        .col_expr(C::Lease, Expr::value(none.clone()))
        .col_expr(C::Trouble, Expr::value(none))
        .col_expr(C::Asked, sea_query::ExprTrait::add(Expr::col(C::Asked), 1_i64));
    noted.exec(store.read()).await?;
    Ok(())
}

/// Notes that an attempt failed, why in one word, and when the next is; `lasting` where another is in vain. Answers
/// whether there is none: the refund is then to be given up ([`super::give_refund_up`]).
///
/// # Errors
/// The database.
pub async fn refund_unsent(
    store: &Store,
    sending: &RefundSending,
    trouble: &'static str,
    lasting: bool,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    use refund_sending::Column as C;
    let Next::After(wait) = next(sending.attempt, lasting) else { return Ok(true) };
    let none: Option<String> = None;
    let (application, reference) = super::key(&sending.order);
    let noted = of(&application, &reference, i64::from(sending.attempt))
        .col_expr(C::RunAt, Expr::value(Instant::from(now + wait)))
        .col_expr(C::Lease, Expr::value(none))
        .col_expr(C::Trouble, Expr::value(trouble));
    noted.exec(store.read()).await?;
    Ok(false)
}

fn due(now: DateTime<Utc>) -> Condition {
    use refund_sending::Column as C;
    let free = Condition::any().add(C::Lease.is_null()).add(C::Lease.lte(Instant::from(now)));
    Condition::all().add(C::RunAt.lte(Instant::from(now))).add(free)
}

/// The row as long as this attempt is the last that began.
fn of(application: &str, reference: &str, attempts: i64) -> UpdateMany<refund_sending::Entity> {
    refund_sending::Entity::update_many()
        .filter(refund_sending::Column::ApplicationId.eq(application))
        .filter(refund_sending::Column::Reference.eq(reference))
        .filter(refund_sending::Column::Attempts.eq(attempts))
}
