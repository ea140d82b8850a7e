//! The end of a refund: the provider's signed word that the money is returned or never will be, or that nobody reached it.

use super::{cents_of, key, ordering::tell_owner, state_of, write};
use crate::{
    Store,
    act::Act,
    applications::subject,
    entity::{refund, refund_sending},
    error::StoreError,
};
use chrono::{DateTime, Utc};
use domain::{
    applications::{ProviderKey, RefundNotice, RefundOrder, RefundState, RefundStep},
    messages::Kind,
    permissions::{Action, Actor, Target},
    refusal::Code,
};
use sea_orm::EntityTrait;
use serde_json::json;

/// Takes a provider's word on a refund. Said again it writes nothing.
///
/// # Errors
/// `forged-notice`, before anything is looked up; `not-found` where no such refund was ever ordered; `wrong-amount`;
/// `wrong-state` for one that was never ordered.
pub async fn take_refund_notice(
    store: &Store,
    actor: &Actor,
    notice: &RefundNotice,
    key_of: &ProviderKey,
    now: DateTime<Utc>,
) -> Result<RefundState, StoreError> {
    if !notice.is_genuine(key_of) {
        return Err(Code::ForgedNotice.into());
    }
    let act = store.act(actor, Action::NotifyPayment, Target::Anything, now).await?;
    let of = (notice.application.to_string(), notice.reference.clone());
    let row = act.load::<refund::Entity>(of).await?.ok_or(Code::NotFound)?;
    let step = notice.check(cents_of(row.cents)?, key_of)?;
    let stands = state_of(&row)?;
    match (stands, step) {
        (RefundState::Refunded, RefundStep::Return) | (RefundState::Failed, RefundStep::Fail) => Ok(stands),
        (_, RefundStep::Return) => {
            // Only what was ordered has ever ended.
            let ordered = row.ended_at.is_some();
            end(act, row, stands.returned(ordered)?).await
        }
        _ => end(act, row, stands.after(step)?).await,
    }
}

/// Gives a refund up that the provider could not be asked for, so that staff look into it.
///
/// # Errors
/// `not-found`; `wrong-state` where it is no longer on its way; the permission to enter what time has done.
pub async fn give_refund_up(
    store: &Store,
    actor: &Actor,
    order: &RefundOrder,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let act = store.act(actor, Action::EnterDeadlines, Target::Anything, now).await?;
    let row = act.load::<refund::Entity>(key(order)).await?.ok_or(Code::NotFound)?;
    let next = state_of(&row)?.after(RefundStep::Fail)?;
    end(act, row, next).await?;
    Ok(())
}

/// Ends a refund, and the question to the provider with it.
async fn end(mut act: Act<'_>, row: refund::Model, next: RefundState) -> Result<RefundState, StoreError> {
    let of = (row.application_id.clone(), row.reference.clone());
    refund_sending::Entity::delete_by_id(of).exec(act.db()).await?;
    let row = refund::Model { ended_at: Some(act.now().into()), ..row };
    let row = write(&mut act, row, next).await?;
    let returned = next == RefundState::Refunded;
    if returned {
        tell_owner(&act, &row, &Kind::RefundMade).await?;
    }
    let application = row.application_id.parse().map_err(|error| crate::applications::unreadable("refund", error))?;
    let kind = if returned { "application.refunded" } else { "application.refund-failed" };
    let body = json!({ "recruitment": row.recruitment_id, "because": row.because });
    act.commit(kind, subject(application), body).await?;
    Ok(next)
}
