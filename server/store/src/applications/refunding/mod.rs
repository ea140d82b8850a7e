//! Refunds (退费): what is due back of the payments of a recruitment, ordered by two persons, asked of the provider, and
//! ended by the provider's signed word.

mod due;
mod ordering;
mod returning;
mod sending;

pub(super) use due::own_refunds;
pub use due::{RefundPage, refunds};
pub use ordering::{PickedRefund, decide_refunds, propose_refunds};
pub use returning::{give_refund_up, take_refund_notice};
pub use sending::{RefundSending, lease_refunds, refund_asked, refund_unsent};

use super::unreadable;
use crate::{act::Act, entity::refund, error::StoreError};
use domain::applications::{RefundBecause, RefundOrder, RefundState};
use sea_orm::{ActiveModelTrait, IntoActiveModel};

fn state_of(row: &refund::Model) -> Result<RefundState, StoreError> {
    RefundState::parse(&row.state).ok_or_else(|| unreadable("refund's state", &row.state))
}

fn because_of(row: &refund::Model) -> Result<RefundBecause, StoreError> {
    RefundBecause::parse(&row.because).ok_or_else(|| unreadable("refund's reason", &row.because))
}

fn cents_of(cents: i64) -> Result<u32, StoreError> {
    u32::try_from(cents).map_err(|error| unreadable("refund", error))
}

fn order_of(row: &refund::Model) -> Result<RefundOrder, StoreError> {
    Ok(RefundOrder {
        application: row.application_id.parse().map_err(|error| unreadable("refund", error))?,
        reference: row.reference.clone(),
        cents: cents_of(row.cents)?,
    })
}

/// The key of a refund: its payment's.
fn key(order: &RefundOrder) -> (String, String) {
    (order.application.to_string(), order.reference.clone())
}

/// Writes a refund in a state, and seals it.
async fn write(act: &mut Act<'_>, row: refund::Model, state: RefundState) -> Result<refund::Model, StoreError> {
    let next = refund::Model { state: state.as_str().to_owned(), version: row.version + 1, ..row };
    let new = next.version == 1;
    let model = next.into_active_model().reset_all();
    let saved = if new { model.insert(act.db()).await? } else { model.update(act.db()).await? };
    act.seal(&saved);
    Ok(saved)
}
