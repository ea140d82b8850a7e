//! The slips (告知文书) of a case: what an agency tells an applicant in writing before and after the decision, dated and
//! sealed (加盖专用印章和注明日期的书面凭证, 行政许可法 art 32(2)). Each follows from one event, so that it is the same whenever
//! it is printed; the days that follow from it are printed beside it, as they are counted on that day.

use super::says::article;
use super::{NotGenuine, Says, Statement, statement_of};
use crate::approvals::case::{Event, LicenceAct, Remedy, What};
use crate::approvals::clock::{Basis, Office};
use crate::approvals::item::{Item, ItemCode};
use crate::approvals::record::Who;
use crate::ids::CaseId;
use crate::ledger::note::SignerKey;
use crate::recruitment::scheme::Named;
use crate::regions::ExamRegion;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

/// The form of document and statement: the first line of what is signed.
pub const SLIP_FORMAT: &str = "sunshine-slip/1";

/// A slip. It names the applicant, so it is for them and the posts of the case alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WrittenSlip {
    /// [`SLIP_FORMAT`].
    pub format: &'static str,
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub number: String,
    /// The item.
    pub item: ItemCode,
    /// Its version that the case keeps.
    pub item_version: u16,
    /// What the item is called.
    pub item_name: Named,
    /// The agency.
    pub agency: Named,
    /// Its region.
    pub region: ExamRegion,
    /// Who applied (personal data).
    pub applicant: String,
    /// The day of the receipt.
    pub received_on: NaiveDate,
    /// When it happened, or took effect.
    pub at: DateTime<Utc>,
    /// Which post; the law itself where the agency told nothing in time.
    pub by: Who,
    /// What is told.
    pub what: What,
}

/// A slip with its seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedSlip {
    /// The slip.
    pub slip: WrittenSlip,
    /// What it says.
    pub says: Says,
    /// Statement and signature, as [`super::Seal`] writes them.
    pub seal: String,
    /// The key that signed.
    pub key: String,
    /// Until when the agency decides, as it is counted today; none where nothing is to be decided.
    pub decided_by: Option<NaiveDate>,
}

impl WrittenSlip {
    /// The slip that an event is told by; none where it has none.
    pub fn of(head: Head<'_>, event: &Event) -> Option<Self> {
        Says::of(&event.what)?;
        let Head { case, number, item, region, applicant, received_on } = head;
        Some(Self {
            format: SLIP_FORMAT,
            case,
            number: number.to_owned(),
            item: item.code.clone(),
            item_version: item.version,
            item_name: item.name.clone(),
            agency: item.agency.clone(),
            region,
            applicant: applicant.to_owned(),
            received_on,
            at: event.at,
            by: Who::from(&event.by),
            what: event.what.clone(),
        })
    }

    /// What is signed of it.
    ///
    /// # Errors
    /// `malformed` for a document that has no canonical form, and for an event that no slip tells.
    pub fn statement(&self) -> Result<Statement, NotGenuine> {
        let says = Says::of(&self.what).ok_or(NotGenuine::Malformed)?;
        let until = match &self.what {
            What::Licence(LicenceAct::Renew { until, .. }) => Some(*until),
            _ => None,
        };
        statement_of(self, &self.number, (says, self.at), until)
    }

    /// The slip with its seal.
    ///
    /// # Errors
    /// As [`Self::statement`].
    pub fn signed(self, key: &SignerKey, decided_by: Option<NaiveDate>) -> Result<SignedSlip, NotGenuine> {
        let statement = self.statement()?;
        let (says, seal) = (statement.says, statement.sealed(key));
        Ok(SignedSlip { slip: self, says, seal, key: key.verifier().to_string(), decided_by })
    }

    /// The text of law that asks for it; none where none does.
    pub fn basis(&self) -> Option<Basis> {
        let article = match &self.what {
            // Nobody told anything in time: the same subparagraph says what follows.
            What::Accepted { .. } if self.by == Who::Law => Some("32(1)(4)"),
            What::Extended(extension) if extension.office == Office::GovernmentHead => Some("42(2)"),
            what => article(what),
        };
        article.map(Basis::licensing)
    }

    /// What can be done against it (行政许可法 art 7): against whatever ends the matter or takes a licence away.
    pub fn remedies(&self) -> &'static [Remedy] {
        match &self.what {
            What::RefusedNotRequired { .. } | What::RefusedNoAuthority { .. } | What::Terminated { .. } => Remedy::ALL,
            What::Licence(LicenceAct::Revoke { .. } | LicenceAct::Recall { .. } | LicenceAct::Annul { .. }) => {
                Remedy::ALL
            }
            _ => &[],
        }
    }
}

/// What every slip of a case carries.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub number: &'a str,
    /// The item in the version that the case keeps.
    pub item: &'a Item,
    /// The region.
    pub region: ExamRegion,
    /// Who applied.
    pub applicant: &'a str,
    /// The day of the receipt.
    pub received_on: NaiveDate,
}
