//! What an applicant is told of a case.

use crate::words::words;

words! {
    /// What has happened, in as few words as a message on a telephone has.
    CaseNews {
        /// It came in; until the day, what is missing is told or it is accepted.
        Received => "received",
        /// Something is missing, to be supplied until the day.
        Incomplete => "incomplete",
        /// What was missing has come in.
        Supplied => "supplied",
        /// Accepted, to be decided until the day.
        Accepted => "accepted",
        /// Not accepted.
        NotAccepted => "not-accepted",
        /// A step was taken.
        StepTaken => "step-taken",
        /// The clock was stopped.
        Stopped => "stopped",
        /// The clock runs again, until the day.
        Resumed => "resumed",
        /// The time was extended to the day.
        Extended => "extended",
        /// A hearing may be asked for until the day.
        HearingOffered => "hearing-offered",
        /// A hearing is held on the day.
        HearingCalled => "hearing-called",
        /// Granted.
        Granted => "granted",
        /// Denied.
        Denied => "denied",
        /// The decision was handed over.
        Delivered => "delivered",
        /// Taken back by the applicant.
        Withdrawn => "withdrawn",
        /// Ended without a decision.
        Ended => "ended",
        /// Something was done to the licence.
        LicenceTouched => "licence-touched",
    }
}
