//! What a certificate is computed from, and what cannot have happened.

use super::limit::{Limit, Office, StartEvent, StopReason};
use crate::approvals::post::PostCode;
use crate::calendar::Length;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What set the clock going.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Start {
    /// The event.
    pub event: StartEvent,
    /// Its day in China, which is not counted.
    pub on: NaiveDate,
}

/// One stop of the clock (期限中止): what for, from when, who ordered it, and what the applicant was told.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pause {
    /// What for.
    pub reason: StopReason,
    /// The day of the written notice in China; the day after it is the first that is not counted.
    pub from: NaiveDate,
    /// The needed time that the notice tells; the clock stands no longer than that.
    pub needed: Length,
    /// The day on which the clock was set going again, the last one that is not counted; none while nobody did.
    pub until: Option<NaiveDate>,
    /// The post that ordered it.
    pub ordered_by: PostCode,
    /// The written notice to the applicant, by its number (告知书文号).
    pub notice: String,
}

/// An extension as it was approved (延长).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Extension {
    /// By how much.
    pub length: Length,
    /// The day of the approval in China.
    pub on: NaiveDate,
    /// In which office it was approved.
    pub office: Office,
    /// The post that holds the office.
    pub approved_by: PostCode,
    /// The reason that the applicant was told.
    pub reason: String,
}

/// Everything a deadline follows from, besides the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Input {
    /// The limit.
    pub limit: Limit,
    /// What set it going.
    pub start: Start,
    /// The stops, in the order of their days.
    pub pauses: Vec<Pause>,
    /// The extension; there is at most one (行政许可法 art 42).
    pub extension: Option<Extension>,
}

/// Why no deadline follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Error)]
#[serde(rename_all = "kebab-case")]
pub enum ClockFault {
    /// The limit starts with another event.
    #[error("the limit starts with another event")]
    OtherStart,
    /// The limit does not stop for this reason; the pause, counted from 0.
    #[error("pause {0}: the limit does not stop for this reason")]
    NoSuchStop(usize),
    /// A pause without a needed time.
    #[error("pause {0}: no needed time was told")]
    NoNeededTime(usize),
    /// A pause begins before the limit does, or before the one before it has ended, or ends before it begins.
    #[error("pause {0}: its days are out of order")]
    PauseDays(usize),
    /// The limit cannot be extended.
    #[error("the limit cannot be extended")]
    NoExtension,
    /// The extension is longer than the rule allows, of another unit, or of no length.
    #[error("the extension is of another length than the rule allows")]
    ExtensionLength,
    /// The extension was approved in another office than the rule demands.
    #[error("the extension was approved in another office than the rule demands")]
    ExtensionOffice,
    /// The extension was approved before the limit began.
    #[error("the extension was approved before the limit began")]
    ExtensionDay,
}

impl Input {
    /// A limit that nothing has stopped or extended.
    pub const fn plain(limit: Limit, on: NaiveDate) -> Self {
        let start = Start { event: limit.start, on };
        Self { limit, start, pauses: Vec::new(), extension: None }
    }

    /// Checks what can be checked without a calendar. Whether an act came in time is not asked here: a notice that moves
    /// the days afterwards must not make what was in time impossible.
    ///
    /// # Errors
    /// The first fault.
    pub fn check(&self) -> Result<(), ClockFault> {
        if self.start.event != self.limit.start {
            return Err(ClockFault::OtherStart);
        }
        let mut free_from = self.start.on;
        for (index, pause) in self.pauses.iter().enumerate() {
            if !self.limit.stops.contains(&pause.reason) {
                return Err(ClockFault::NoSuchStop(index));
            }
            if count(pause.needed) == 0 {
                return Err(ClockFault::NoNeededTime(index));
            }
            if pause.from < free_from || pause.until.is_some_and(|until| until < pause.from) {
                return Err(ClockFault::PauseDays(index));
            }
            free_from = pause.until.unwrap_or(pause.from);
        }
        self.extension.as_ref().map_or(Ok(()), |extension| self.check_extension(extension))
    }

    fn check_extension(&self, extension: &Extension) -> Result<(), ClockFault> {
        let rule = self.limit.extension.ok_or(ClockFault::NoExtension)?;
        if extension.office != rule.approver {
            return Err(ClockFault::ExtensionOffice);
        }
        if extension.on < self.start.on {
            return Err(ClockFault::ExtensionDay);
        }
        let same_unit = std::mem::discriminant(&extension.length) == std::mem::discriminant(&rule.most);
        if !same_unit || count(extension.length) == 0 || count(extension.length) > count(rule.most) {
            return Err(ClockFault::ExtensionLength);
        }
        Ok(())
    }

    /// The limit and its extension, one after the other.
    pub(super) fn lengths(&self) -> Vec<Length> {
        let extension = self.extension.iter().map(|extension| extension.length);
        std::iter::once(self.limit.length).chain(extension).collect()
    }
}

const fn count(length: Length) -> u16 {
    match length {
        Length::WorkingDays(count) | Length::CalendarDays(count) | Length::Months(count) => count,
    }
}
