//! Applications for a position (报名): the form, the review of qualifications with its one appeal, the payment that
//! confirms, which positions are examined, and what the applicant reads of all this on one page.
//!
//! Legal source: 公务员录用规定 (2019) on registration and review; the notices of Jilin on one post for each person, no
//! change after the review, and the opening ratio counted on those who paid.

mod attachment;
mod bonus;
mod form;
mod opening;
mod payment;
mod record;
mod review;
mod ruling;
mod settling;
mod slot;
mod state;
mod tally;
mod timeline;
pub mod work;

#[cfg(test)]
pub(crate) use timeline::samples as timeline_samples;

pub use attachment::{Attachment, AttachmentKind, attached_enough, may_attach, take};
pub use bonus::{BonusClaim, BonusCounts, BonusState, claimed, may_decide_bonus, may_reverse_bonus};
pub use form::{Own, Typed};
pub use opening::{Contested, Verdict, settle};
pub use payment::{
    Claim, Notice, Order, Outcome, OwnRefund, Provider, ProviderKey, Recorded, RefundBecause, RefundLine, RefundNotice,
    RefundOrder, RefundState, RefundStep, Signature, cents, due_back, judge, last_day_of_payment, yuan,
};
pub use record::{Door, Filling, OwnApplication, OwnLine, Paid};
pub use review::{Decision, Reason, appeal, appeal_due, decide};
pub use ruling::{Case, Confirmation, Ruling};
pub use settling::{Settlement, Unfinished};
pub use slot::{
    choosing, in_window, may_begin, may_fill_in, may_reapply, may_reopen, may_submit, may_turn, owner_steps,
};
pub use state::{ApplicationState, ApplicationStep};
pub use tally::{CountLine, CountOrder, Counts, Place, Tally};
pub use timeline::{
    Asked, AtChecks, Because, Coming, Course, Ending, Fate, Happened, Happening, Line, Mark, Milestone, Outlook,
    Remedy, Situation, Timeline, When,
};
