//! Who applies, and what an applicant is given for it.

use crate::identity::IdNumber;
use crate::ids::CaseId;
use crate::recruitment::scheme::Named;
use crate::refusal::{Code, Refusal};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Who applies; never public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// The name of a person or an organisation.
    pub name: String,
    /// The number of the identity card or the credit code (身份证号、统一社会信用代码).
    pub number: String,
    /// Where the applicant is reached.
    pub contact: String,
}

impl Details {
    /// Characters of each at most.
    pub const MOST: usize = 100;

    /// The same as posts read it: a number that is a person's identity number is masked.
    #[must_use]
    pub fn masked(self) -> Self {
        let number = IdNumber::parse(&self.number).map(|number| number.masked());
        Self { number: number.unwrap_or(self.number), ..self }
    }

    /// The same without spaces around it.
    ///
    /// # Errors
    /// `missing`, `out-of-range` (facts: least, most) in the fields `applicant_name`, `applicant_number` and
    /// `applicant_contact`, which no item's form has.
    pub fn checked(self) -> Result<Self, Refusal> {
        let one = |field: &str, text: String| {
            let text = text.trim().to_owned();
            match text.chars().count() {
                0 => Err(Refusal::of(Code::Missing, field)),
                count if count > Self::MOST => Err(Refusal::of(Code::OutOfRange, field).with(1).with(Self::MOST)),
                _ => Ok(text),
            }
        };
        Ok(Self {
            name: one("applicant_name", self.name)?,
            number: one("applicant_number", self.number)?,
            contact: one("applicant_contact", self.contact)?,
        })
    }
}

/// The stamped slip that every application gets (受理回执).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The case.
    pub id: CaseId,
    /// Its number.
    pub number: String,
    /// With the number, it opens the case to whoever has the slip.
    pub code: String,
}

/// A receipt as it is printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseSlip {
    /// Number and code.
    pub receipt: Receipt,
    /// What the item is called.
    pub name: Named,
    /// The agency.
    pub agency: Named,
    /// When it came in.
    pub filed_at: DateTime<Utc>,
    /// The next deadline.
    pub due: Option<NaiveDate>,
}
