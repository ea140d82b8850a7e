//! The written decision (决定书).

use super::{NotGenuine, Says, Statement, statement_of};
use crate::approvals::case::{Decision, Fiction};
use crate::approvals::item::{Cited, ItemCode};
use crate::ids::CaseId;
use crate::ledger::note::SignerKey;
use crate::recruitment::scheme::Named;
use crate::regions::ExamRegion;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// The form of document and statement: the first line of what is signed.
pub const FORMAT: &str = "sunshine-decision/1";

/// A decision as it is handed over. It names the applicant, so it is for them and the posts of the case alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenDecision {
    /// [`FORMAT`].
    pub format: String,
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub number: String,
    /// The item.
    pub item: ItemCode,
    /// The version of the item by which it was decided.
    pub item_version: u16,
    /// What the item is called.
    pub item_name: Named,
    /// The agency that decides.
    pub agency: Named,
    /// Its region.
    pub region: ExamRegion,
    /// Who applied (personal data).
    pub applicant: String,
    /// The day of the receipt.
    pub received_on: NaiveDate,
    /// When it was decided, or the decision took effect.
    pub decided_at: DateTime<Utc>,
    /// What was decided, with reasons and remedies where it is a denial.
    pub decision: Decision,
    /// The rule that decided where the agency stayed silent.
    pub fiction: Option<Fiction>,
    /// What the item stands on.
    pub basis: Vec<Cited>,
}

/// A decision as a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedDecision {
    /// The document.
    pub document: WrittenDecision,
    /// Statement and signature, as [`super::Seal`] writes them.
    pub seal: String,
    /// The key that signed, for whoever has no other way to find it. It proves nothing by itself.
    pub key: String,
}

impl WrittenDecision {
    /// What is signed of it.
    ///
    /// # Errors
    /// `malformed` for a document that has no canonical form.
    pub fn statement(&self) -> Result<Statement, NotGenuine> {
        let (says, valid_until) = match &self.decision {
            Decision::Grant { valid_until } => (Says::Granted, *valid_until),
            Decision::Deny { .. } => (Says::Denied, None),
        };
        statement_of(self, &self.number, (says, self.decided_at), valid_until)
    }

    /// The document signed, as a file.
    ///
    /// # Errors
    /// As [`Self::statement`].
    pub fn signed(self, key: &SignerKey) -> Result<SignedDecision, NotGenuine> {
        let seal = self.statement()?.sealed(key);
        Ok(SignedDecision { document: self, seal, key: key.verifier().to_string() })
    }
}
