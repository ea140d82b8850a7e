//! Approvals (审批): who holds which post; cases begun, filed on line or at the window, with their papers, handled, tracked;
//! what time alone does.

mod absences;
mod acting;
mod again;
mod comments;
mod correcting;
mod drafts;
mod elapsing;
mod figures;
mod filing;
mod finding;
mod hearings;
mod item_drafts;
mod items;
mod lost;
mod opinions;
mod papers;
mod posts;
mod reading;
mod recounting;
mod register;
pub(crate) mod rows;
mod salted;
mod telling;
mod together;
mod tracking;
mod work;
mod written;

pub use absences::{AbsenceLine, absences, end_absence, enter_absence, may_be_absent};
pub use acting::act;
pub use again::{Kin, KinCase, file_again, kin};
pub use comments::{comment, comments};
pub use correcting::fill_corrections;
pub use drafts::{Draft, draft, forget_drafts, own_drafts, save_draft};
pub use elapsing::elapse;
pub use figures::item_figures;
pub use filing::{file, register};
pub use finding::find;
pub use hearings::hearings;
pub(crate) use hearings::write_hearings;
pub use item_drafts::{
    ItemDraft, discard_item_draft, end_item, item_draft, item_drafts, item_subject, next_item, publish_item_draft,
    save_item_draft, save_item_flow, save_item_text,
};
pub(crate) use items::{Known, case_item, item_name};
pub use items::{Published, catalogue, item_in_force, item_versions};
pub use opinions::{drop_opinion, keep_opinion, own_opinions, share_opinion, shared_opinions, unshare_opinion};
pub use papers::{add_paper, paper_file, papers};
pub use posts::{Appointed, appoint, holdings, relieve};
pub(crate) use posts::{capacities, held_posts, holders};
pub use reading::{own_cases, record, slip};
pub use recounting::recount;
pub use register::{add_post, end_post, posts, rename_post};
pub use together::{Handled, act_together};
pub(crate) use tracking::of_receipt;
pub use tracking::track;
pub use work::{WorkQuery, work_list};
pub use written::{Registered, check_decision, tracked_decision, tracked_slip, written_decision, written_slip};

use crate::StoreError;
use domain::ids::CaseId;

/// How the ledger names a case.
pub fn subject(case: CaseId) -> String {
    format!("case:{case}")
}

/// A column that cannot be read back.
pub(crate) fn unreadable(what: &str, error: impl ToString) -> StoreError {
    StoreError::Unreadable(format!("case {what}: {}", error.to_string()))
}
