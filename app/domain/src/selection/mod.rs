//! Selection (录用): from released scores to the filing. Who is called to the interview and in whose place, totals and
//! ranks, the checks, the public notice with its objections, and the lists that the public reads at every stage.
//!
//! Legal source: 公务员录用规定 (2019), 事业单位公开招聘人员暂行规定; ratios, lines, ties and periods are the frozen scheme's.

mod course;
mod flat;
mod list;
mod notice;
mod pass_line;
mod public_fate;
mod recompute;
mod record;
mod running;
mod totals;

pub use course::{Call, CheckKind, CheckResult, DeclinedBy, LeftBecause, Outcome};
pub use flat::{Flat, ListCell, ListColumn};
pub use list::{
    Cancelled, Invited, List, ListKind, Listed, Post, PostCancelled, PostHired, PostInvited, PostListed, PostPassed,
    PostProposed, PostRaised, PostReplaced, PostTotalled, Proposed, Raised, Totalled,
};
pub use notice::{
    Due, ObjectionState, RestoringState, may_decline, may_file, may_restore, no_restorings, notice_until,
};
pub use pass_line::{LineAsked, Lines, PassLine, PassLines, PassLinesState, lines_suffice, read_lines};
pub use public_fate::PublicFate;
pub use recompute::{Difference, Recomputed, recompute};
pub use record::{
    ListLine, Objection, OwnObjection, PostRecord, PublishedList, Restoring, SelectionRecord, SelectionStep, Standing,
    Told,
};
pub use running::{Entrant, Place, next_called, running};
pub use totals::{Interviewed, Ranked, checks, rank};
