//! What a case begins with: who applied, when, and the terms of the item's version that it keeps to its end.

use crate::approvals::clock::limits::renewal_application;
use crate::approvals::clock::{Grade, Limit, StartEvent};
use crate::approvals::flow::{Facts, Flow};
use crate::calendar::{Calendar, Length, day_in_shanghai};
use crate::ids::AccountId;
use crate::regions::ExamRegion;
use chrono::{DateTime, Months, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What is applied for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Kind {
    /// A licence or another approval (新办).
    New,
    /// A change of what a licence says (变更, art 49); its end stays.
    Change {
        /// The last day of the licence; none where it has none.
        until: Option<NaiveDate>,
    },
    /// The renewal of a licence (延续, 行政许可法 art 50).
    Renewal {
        /// The last day of the licence.
        expires: NaiveDate,
        /// Its last day once it is renewed.
        until: NaiveDate,
    },
}

/// How long a new licence is valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "unit", content = "count")]
pub enum Validity {
    /// It has no end.
    Unlimited,
    /// So many months from the day of the grant; to the day, for a licence does not roll off a day of rest.
    Months(u16),
}

impl Validity {
    /// The last day; none where it has no end.
    pub fn last_day(self, granted_on: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Unlimited => None,
            Self::Months(count) => granted_on.checked_add_months(Months::new(count.into())),
        }
    }
}

/// The terms of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The region whose agency decides.
    pub region: ExamRegion,
    /// What is applied for.
    pub kind: Kind,
    /// The time to tell what is missing.
    pub tell_missing: Limit,
    /// The law's time to decide (法定时限).
    pub statutory: Limit,
    /// The agency's promise (承诺时限); none where it promises no less than the law.
    pub promised: Option<Limit>,
    /// The time to deliver the decision.
    pub deliver: Limit,
    /// The flow by which posts handle it, once it is accepted; none where the duties of posts alone say who acts.
    #[serde(default)]
    pub flow: Option<Flow>,
    /// Whether whoever drafts a decision may not approve it (双人).
    pub two_person: bool,
    /// The item's option of consent by silence when the law's time is over (超时默许), with how long such a licence is
    /// valid; none unless the item says otherwise. No law gives it, some local rules do; an item of safety or health must
    /// not.
    #[serde(default)]
    pub silent_consent: Option<Validity>,
}

/// Why terms are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Error)]
#[serde(rename_all = "kebab-case")]
pub enum TermsFault {
    /// A limit starts with an event that is not its own.
    #[error("a limit starts with an event that is not its own")]
    StartEvent,
    /// A limit's grade is not the one of its place.
    #[error("a limit's grade is not the one of its place")]
    Grade,
    /// The flow was never checked: it leads nowhere.
    #[error("the flow leads nowhere")]
    Flow,
    /// The promise is longer than the law's limit.
    #[error("the promise is longer than the law's limit")]
    PromiseTooLong,
}

impl Terms {
    /// Checks that the limits are what they stand for.
    ///
    /// # Errors
    /// The first fault.
    pub fn check(&self) -> Result<(), TermsFault> {
        let places = [
            (Some(&self.tell_missing), StartEvent::Received, Grade::Statutory),
            (Some(&self.statutory), StartEvent::Accepted, Grade::Statutory),
            (self.promised.as_ref(), StartEvent::Accepted, Grade::Promised),
            (Some(&self.deliver), StartEvent::Decided, Grade::Statutory),
        ];
        for (limit, start, grade) in places {
            let Some(limit) = limit else { continue };
            if limit.start != start {
                return Err(TermsFault::StartEvent);
            }
            if limit.grade != grade {
                return Err(TermsFault::Grade);
            }
        }
        let within = |promised: &Limit| no_longer(promised.length, self.statutory.length);
        if self.promised.as_ref().is_none_or(within) { Ok(()) } else { Err(TermsFault::PromiseTooLong) }
    }
}

/// Whether one length never ends later than another, whatever the calendar. Calendar days, rolled, end no later than as
/// many working days; months are only compared with months.
const fn no_longer(one: Length, other: Length) -> bool {
    match (one, other) {
        (Length::WorkingDays(one), Length::WorkingDays(other))
        | (Length::CalendarDays(one), Length::CalendarDays(other) | Length::WorkingDays(other))
        | (Length::Months(one), Length::Months(other)) => one <= other,
        _ => false,
    }
}

/// Who applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Applicant {
    /// The account; none where the application was registered at the hall's window for somebody without one.
    pub account: Option<AccountId>,
}

/// What a case begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filing {
    /// The terms, as they stood when it came in.
    pub terms: Terms,
    /// Who applied.
    pub applicant: Applicant,
    /// The fields of the form that the flow's choices ask for.
    #[serde(default)]
    pub facts: Facts,
    /// When it came in.
    pub at: DateTime<Utc>,
}

impl Filing {
    /// The day of the receipt in China.
    pub fn received_on(&self) -> NaiveDate {
        day_in_shanghai(self.at)
    }

    /// Whether a renewal was applied for long enough before the licence ends (art 50(1)), so that silence grants it.
    pub fn is_in_time_for(&self, expires: NaiveDate, calendar: &Calendar) -> bool {
        self.received_on() <= renewal_application().last_day(expires, calendar).date
    }
}
