//! Applications (报名): begun, filled in, reviewed, paid, and what their owners and the staff read of them.

mod attaching;
mod beginning;
mod bonuses;
pub(crate) mod happened;
mod paying;
mod persons;
mod reading;
mod refunding;
mod reviewing;
mod rows;
mod saving;
mod settling;
mod statistics;
mod submitting;
mod work_list;

pub(crate) use attaching::photo;
pub use attaching::{attach, attached_file, detach};
pub use beginning::begin;
pub(crate) use bonuses::{confirmed as confirmed_bonuses, open_claims};
pub use bonuses::{decide_bonus, reverse_bonus};
pub use paying::{own_order, pay_in_sandbox, take_notice};
pub(crate) use persons::persons;
pub use reading::{door, filling, own_application, own_applications};
pub use refunding::{
    PickedRefund, RefundPage, RefundSending, decide_refunds, give_refund_up, lease_refunds, propose_refunds,
    refund_asked, refund_unsent, refunds, take_refund_notice,
};
pub use reviewing::{AT_ONCE, Picked, accept_picked, review};
pub use saving::save_form;
pub(crate) use settling::{all_paid, nobody_since, of_open_positions, release_position};
pub use settling::{settle_positions, unfinished};
pub(crate) use statistics::Tallies;
pub use statistics::{CountQuery, counts};
pub use submitting::{appeal, choose, reopen, submit, withdraw};
pub(crate) use work_list::shelves;
pub use work_list::{WorkQuery, work_export, work_list, work_record};

use crate::StoreError;

/// How the ledger and the lists name an application.
pub fn subject(application: domain::ids::ApplicationId) -> String {
    format!("application:{application}")
}

/// A column that cannot be read back.
fn unreadable(what: &str, error: impl ToString) -> StoreError {
    StoreError::Unreadable(format!("application {what}: {}", error.to_string()))
}
