//! An entry of the register as those entitled see it, and how the register is searched.

use super::{Assessment, Avoidance, Entered, ExaminerState, PanelRole, Roles, Standing, Transition};
use crate::ids::{AvoidanceId, ExaminerId};
use crate::regions::ExamRegion;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One examiner. The identity number is masked: the whole one never leaves the store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Examiner {
    /// The key.
    pub id: ExaminerId,
    /// The name.
    pub name: String,
    /// The work unit.
    pub work_unit: String,
    /// The exam region of the work unit.
    pub region: ExamRegion,
    /// The certificate; none before it is issued.
    pub certificate: Option<Certificate>,
    /// The last yearly assessment.
    pub assessment: Assessment,
    /// The seats that may be taken.
    pub roles: Roles,
    /// What the examiner is expert in.
    pub specialities: Vec<String>,
    /// Where the examiner stands.
    pub state: ExaminerState,
    /// The identity number with its middle hidden.
    pub identity: String,
}

/// A certificate (面试考官资格证书).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// Its number.
    pub number: String,
    /// Its last day.
    pub valid_until: NaiveDate,
}

impl Examiner {
    /// What decides whether the examiner may be drawn; none before the certificate.
    pub fn standing(&self) -> Option<Standing> {
        let valid_until = self.certificate.as_ref()?.valid_until;
        Some(Standing { state: self.state, valid_until, assessment: self.assessment, roles: self.roles.clone() })
    }
}

/// An avoidance as it was declared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclaredAvoidance {
    /// The key.
    pub id: AvoidanceId,
    /// What.
    pub avoidance: Avoidance,
    /// Who declared it: the examiner, or an agency.
    pub by_examiner: bool,
    /// When.
    pub at: DateTime<Utc>,
    /// When it ended, and why.
    pub ended: Option<(DateTime<Utc>, String)>,
}

/// Which examiners to list; every part that is set must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// Of this exam region.
    pub region: Option<ExamRegion>,
    /// In this state.
    pub state: Option<ExaminerState>,
    /// Who may take this seat.
    pub role: Option<PanelRole>,
    /// Whose name, work unit or certificate holds this text; blank for any.
    pub text: String,
}

/// Which page of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Page {
    /// The first.
    #[default]
    First,
    /// The one that follows this entry.
    After(ExaminerId),
    /// The one that ends before this entry.
    Before(ExaminerId),
}

/// One page of the register, the oldest entries first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterPage {
    /// How many entries the filter finds in all.
    pub total: u64,
    /// The entries of this page.
    pub examiners: Vec<Examiner>,
    /// The page before, where there is one.
    pub previous: Option<Page>,
    /// The page after, where there is one.
    pub next: Option<Page>,
}

/// A step that was taken with an examiner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateChange {
    /// When.
    pub at: DateTime<Utc>,
    /// The state before.
    pub from: ExaminerState,
    /// The step.
    pub transition: Transition,
    /// The state after.
    pub to: ExaminerState,
    /// The reason, as staff wrote it.
    pub reason: String,
    /// The agency that acted.
    pub agency: String,
}

/// All that is known of an examiner's life.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Life {
    /// The entry as it stands.
    pub examiner: Examiner,
    /// When the entry was made.
    pub since: DateTime<Utc>,
    /// The steps from state to state, the earliest first.
    pub steps: Vec<StateChange>,
    /// The records, in the order in which they were entered.
    pub records: Vec<Entered>,
    /// The declarations of avoidance, those in force first.
    pub avoidances: Vec<DeclaredAvoidance>,
}
