//! A case as people read it: the line of a work list, the page of staff, of its applicant, and of whoever has the receipt.

mod figures;
mod filing;
mod lines;
mod shown;
mod told;

pub use figures::{ItemFigures, LastDecision};
pub use filing::{CaseSlip, Details, Receipt};
pub use lines::{CaseLine, Part, PostPile, WorkPage};
pub use shown::{Clocks, Decided, HearingShown, StepShown};
pub use told::{Reader, Told, Who};

use super::case::{ActKind, Correction, Decision, Licence, State};
use super::clock::{LeadCertificate, StopReason};
use super::flow::StepId;
use super::item::{Item, Typed};
use crate::calendar::Exception;
use crate::ids::CaseId;
use crate::regions::ExamRegion;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// What only those see who handle or supervise the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inside {
    /// Who applies.
    pub applicant: Details,
    /// The draft that waits.
    pub proposal: Option<Decision>,
    /// The tasks that whoever asks may handle.
    pub handles: Vec<StepId>,
}

/// A case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRecord {
    /// The case.
    pub id: CaseId,
    /// Its number.
    pub number: String,
    /// The code of the receipt, for its applicant.
    pub code: Option<String>,
    /// The item in the version that it keeps.
    pub item: Item,
    /// Whose agency decides.
    pub region: ExamRegion,
    /// When it came in.
    pub filed_at: DateTime<Utc>,
    /// Where it stands.
    pub state: State,
    /// The clocks.
    pub clocks: Clocks,
    /// The last days for what must come before something else.
    pub leads: Vec<LeadCertificate>,
    /// The calendar's notices that were imported, by which the clocks are counted again elsewhere.
    pub notices: Vec<(i32, Vec<(NaiveDate, Exception)>)>,
    /// The tasks of the flow that it has met.
    pub steps: Vec<StepShown>,
    /// What happened, in order.
    pub story: Vec<Told>,
    /// What was missing.
    pub correction: Option<Correction>,
    /// How far the hearing has come.
    pub hearing: HearingShown,
    /// The decision.
    pub decided: Option<Decided>,
    /// The licence.
    pub licence: Option<Licence>,
    /// The form; empty for whoever only has the receipt.
    pub form: Typed,
    /// What only the posts see.
    pub inside: Option<Inside>,
    /// The special procedures for which the clock may be stopped where it stands.
    pub may_stop: Vec<StopReason>,
    /// What whoever asks may do.
    pub can: Vec<ActKind>,
    /// How many events it has: what a form sends back, so that nobody decides on what they have not seen.
    pub version: u64,
}
