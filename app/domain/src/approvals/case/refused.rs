//! Why an act on a case is refused: each reason with its stable code, and the general refusal that carries it outside.

use super::actor::Duty;
use super::licence::LicenceStanding;
use super::state::State;
use super::terms::TermsFault;
use crate::approvals::clock::{ClockFault, StopReason};
use crate::approvals::flow::NotHere;
use crate::refusal::{Code, Refusal};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

macro_rules! refused {
    ($($(#[$doc:meta])* $name:ident $(($($of:ty),+))? => $text:literal $code:ident $($field:literal)?, $says:literal);+ $(;)?) => {
        /// Why an act is refused; nothing has happened then.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
        #[serde(rename_all = "kebab-case", tag = "refused", content = "fact")]
        pub enum Refused { $($(#[$doc])* #[error($says)] $name $(($($of),+))?),+ }

        impl Refused {
            /// The stable text form.
            pub const fn code(&self) -> &'static str {
                match self { $(refused!(@any $name $(($($of),+))?) => $text),+ }
            }
        }

        impl From<Refused> for Refusal {
            /// The refusal that carries it outside, with its field and the day or moment that its sentence names.
            fn from(refused: Refused) -> Self {
                let (code, field): (Code, &[&str]) = match &refused {
                    $(refused!(@any $name $(($($of),+))?) => (Code::$code, &[$($field)?])),+
                };
                let refusal = field.first().map_or(Self::new(code), |field| Self::of(code, field));
                match refused.fact() {
                    Some(fact) => refusal.with(fact),
                    None => refusal,
                }
            }
        }
    };
    (@any $name:ident) => { Refused::$name };
    (@any $name:ident ($($of:ty),+)) => { Refused::$name(..) };
}

refused! {
    // --- whoever asks ---
    /// The act lies before the one before it: a clock was set back. The fact is the moment of the last act.
    ClockSetBack(DateTime<Utc>) => "clock-set-back" ClockSetBack, "the act lies before the last one";
    /// Somebody other than the applicant.
    NotTheApplicant => "not-the-applicant" NotTheApplicant, "only the applicant does this";
    /// The post is of another region.
    OutOfRegion => "out-of-region" OutOfRegion, "the post is of another region";
    /// The post has no such duty.
    WithoutDuty(Duty) => "without-duty" WithoutDuty, "the post has no such duty";
    /// The actor holds neither the step's post nor one that covers for it.
    WithoutPost => "without-post" WithoutPost, "the step is another post's";
    /// The post covers for the step's post, but no absence is entered for today.
    NotInCover => "not-in-cover" NotInCover, "the post does not cover for the step's post today";
    /// Nobody acts for the agency on what they applied for themselves.
    OwnApplication => "own-application" OwnApplication, "nobody handles their own application";
    /// Whoever drafted a decision does not approve it.
    SecondPersonNeeded => "second-person-needed" SecondPersonNeeded, "whoever drafted it does not approve it";
    /// Whoever reviews a case does not chair its hearing, and the chair does not review it.
    ChairReviews => "chair-reviews" ChairReviews, "the chair of the hearing does not review the case";
    // --- when ---
    /// The state does not allow it.
    WrongState(State) => "wrong-state" WrongState, "the state does not allow it";
    /// Another act comes first: a draft, or the answer to one that waits.
    OutOfTurn => "out-of-turn" OutOfTurn, "another act comes first";
    /// The case does not wait at that step, or the step has no such outcome.
    Step(NotHere) => "step" StepNotWaiting, "{0}";
    /// The flow says who decides: its last step approves, not an act beside it.
    ByFlow => "by-flow" DecidedByFlow, "the flow's last step decides";
    /// The way would end the flow otherwise than was drafted.
    NotAsDrafted => "not-as-drafted" NotAsDrafted, "the draft says otherwise";
    /// The time to tell what is missing is over, so the application is accepted as of its receipt.
    TooLateToAsk => "too-late-to-ask" TooLateToAsk, "what is missing was not told in time";
    /// What is missing was told once, and is told only once.
    SecondCorrection => "second-correction" SecondCorrection, "what is missing is told only once";
    /// The time to decide is over; it is neither stopped nor extended any more.
    LimitOver => "limit-over" LimitOver, "the time to decide is over";
    /// The day on which the clock is stopped still counts; on the last day nothing is left to stop.
    LastDay => "last-day" LastDay, "nothing is left to stop on the last day";
    /// The flow does not let the clock be stopped for this procedure where the case stands.
    StopNotHere(StopReason) => "stop-not-here" StopNotInFlow "stop", "the flow does not stop for this here";
    /// The time to decide was extended once, and is extended only once.
    SecondExtension => "second-extension" SecondExtension, "the time is extended only once";
    /// The time to ask for a hearing was over on this day.
    TooLateForHearing(NaiveDate) => "too-late-for-hearing" HearingTimeOver, "the time to ask for a hearing is over";
    /// The hearing would be called too late; this was the last day for it.
    HearingTooSoon(NaiveDate) => "hearing-too-soon" HearingTooSoon "on", "the hearing is called too late";
    /// A hearing may still be asked for, up to this day.
    HearingMayBeAsked(NaiveDate) => "hearing-may-be-asked" HearingMayBeAsked, "a hearing may still be asked for";
    /// A hearing was asked for or called, and is not held yet.
    HearingOutstanding => "hearing-outstanding" HearingOutstanding, "the hearing is not held yet";
    /// The applicant may still supply what was asked for, up to this day.
    SupplyTimeRuns(NaiveDate) => "supply-time-runs" SupplyTimeRuns, "the applicant still has time";
    /// The licence stands where the act does not apply.
    LicenceNotInForce(LicenceStanding) => "licence-not-in-force" LicenceNotInForce, "the licence is not in force";
    /// It is looked at by itself: its acceptance is a task of two people or of high risk.
    OneByOne => "one-by-one" OneByOne, "it is not done among several";
    // --- what a record says ---
    /// An event that the rules would not have written so: somebody has changed or added it.
    RecordDiffers => "record-differs" WrongState, "the record says otherwise than the rules";
    /// What had to happen by then is not in the record; the fact is the moment of it.
    RecordLacks(DateTime<Utc>) => "record-lacks" WrongState, "the record lacks what happened at {0}";
    // --- what is said ---
    /// The notice of what is missing names nothing.
    NothingMissing => "nothing-missing" NothingMissing "missing", "the notice names nothing that is missing";
    /// The notice of what is missing leaves no day to supply it.
    NoSupplyTime => "no-supply-time" NoSupplyTime "within", "the notice leaves no day to supply what is missing";
    /// A refusal, an extension, a return or an act on a licence without its reason; a hearing without place or record.
    NoReasons => "no-reasons" ReasonsLacking "reasons", "a reason is lacking";
    /// A denial that does not say what can be done against it.
    NoRemedies => "no-remedies" RemediesLacking "remedies", "the remedies are lacking";
    /// The clock is stopped only with a written notice.
    NoWrittenNotice => "no-written-notice" NoticeLacking "notice", "the written notice is lacking";
    /// The window registers only what the applicant has signed.
    NoSignedRequest => "no-signed-request" SignedRequestLacking "signed_request", "the applicant's signed request is lacking";
    /// The last day of the licence is over already, or no later than it was.
    BadValidity => "bad-validity" BadValidity "valid_until", "the last day of the licence is not ahead";
    /// The clock cannot be moved so.
    Clock(ClockFault) => "clock" ClockCannotMove "length", "the clock cannot be moved so: {0}";
    /// The terms are none, so no case begins.
    Terms(TermsFault) => "terms" Malformed, "no case begins on such terms: {0}";
}

impl From<ClockFault> for Refused {
    fn from(fault: ClockFault) -> Self {
        Self::Clock(fault)
    }
}

impl Refused {
    /// The day or moment that its sentence names.
    fn fact(&self) -> Option<String> {
        match self {
            Self::ClockSetBack(at) => Some(at.to_rfc3339()),
            Self::TooLateForHearing(day)
            | Self::HearingTooSoon(day)
            | Self::HearingMayBeAsked(day)
            | Self::SupplyTimeRuns(day) => Some(day.to_string()),
            _ => None,
        }
    }
}
