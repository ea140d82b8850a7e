//! What a rule answers when it says no: a stable code, the field it concerns, and the facts of the sentence.
//!
//! The sentence itself stands in the message tables (`app/locales/refusals.rs`), once per language.

use serde::{Deserialize, Serialize};
use thiserror::Error;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident => $status:literal $text:literal),+ $(,)?) => {
        /// Why something was refused. The text form is stable: it is written to logs, URLs and the API.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Code { $($(#[$doc])* $name),+ }

        impl Code {
            /// Every code, in the order of this table.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The stable text form.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }

            /// The HTTP status that carries this refusal.
            pub const fn status(self) -> u16 {
                match self { $(Self::$name => $status),+ }
            }
        }
    };
}

codes! {
    // --- whoever asks ---
    /// Nobody is signed in.
    SignInRequired => 401 "sign-in-required",
    /// The role or its region does not allow the action.
    NotPermitted => 403 "not-permitted",
    /// The role needs a second factor and this session has none.
    SecondFactorRequired => 403 "second-factor-required",
    /// The request came from another site.
    CrossSite => 403 "cross-site",
    /// Name and password do not belong together (never says which).
    WrongCredentials => 401 "wrong-credentials",
    /// The one-time code is wrong or was used.
    WrongOneTimeCode => 401 "wrong-one-time-code",
    /// Too many attempts; facts: seconds to wait.
    TooManyAttempts => 429 "too-many-attempts",
    /// The code that was sent has run out or was tried too often.
    CodeOver => 409 "code-over",
    /// Codes cannot be sent to such a contact: no way to do so is set up.
    NoChannel => 409 "no-channel",
    /// There is an account under this identity number; told only to somebody who has proven a contact.
    IdentityTaken => 409 "identity-taken",
    /// There is an account under this contact; told only to somebody who has proven it.
    ContactTaken => 409 "contact-taken",
    /// The password is shorter than 12 characters, longer than 128, or holds the login name.
    WeakPassword => 422 "weak-password",
    // --- whatever is asked for ---
    /// No such thing, or not for the asker to see.
    NotFound => 404 "not-found",
    /// Somebody else changed it first; facts: none.
    ChangedMeanwhile => 409 "changed-meanwhile",
    /// The step was already taken.
    AlreadyDone => 409 "already-done",
    /// The step does not follow from the present state.
    WrongState => 409 "wrong-state",
    /// A value is missing.
    Missing => 422 "missing",
    /// A value cannot be read.
    Malformed => 422 "malformed",
    /// A value is outside its range; facts: least, most.
    OutOfRange => 422 "out-of-range",
    /// A value was given that nothing asks for beside the others.
    Unasked => 422 "unasked",
    /// A value that must be unique is taken.
    Taken => 409 "taken",
    /// The body or file is larger than allowed; facts: limit in bytes.
    TooLarge => 413 "too-large",
    /// Something outside the program failed; the log has the request id.
    Internal => 500 "internal",
    // --- rosters (考官名册) ---
    /// The file is not a spreadsheet of a kind that is read, whatever its name says.
    NotASpreadsheet => 422 "not-a-spreadsheet",
    /// The file unpacks to more than is read.
    UnpacksTooLarge => 422 "unpacks-too-large",
    /// The file holds no rows under its header.
    NoRows => 422 "no-rows",
    /// The file holds more rows than are read at once; facts: limit.
    TooManyRows => 422 "too-many-rows",
    /// A needed column has not been matched; facts: the column.
    ColumnMissing => 422 "column-missing",
    /// The same identity number stands in the file twice; facts: the first row.
    DuplicateIdentity => 422 "duplicate-identity",
    /// The identity number's check digit, date or length is wrong.
    BadIdentity => 422 "bad-identity",
    /// The region is none of the exam regions.
    UnknownRegion => 422 "unknown-region",
    /// The word names no seat on a panel.
    UnknownRole => 422 "unknown-role",
    /// The cell holds a formula without a stored result; formulas are never evaluated.
    FormulaCell => 422 "formula-cell",
    /// The cell holds an error value such as #REF!.
    ErrorCell => 422 "error-cell",
    /// A long number was stored as a number, so its last digits are lost; the column must be text.
    DigitsLost => 422 "digits-lost",
    /// The row belongs to an exam region that the importer may not change.
    OutsideRegion => 403 "outside-region",
    // --- examiners (考官) ---
    /// A certificate that ran out is renewed only after training since the last one.
    TrainingNeeded => 409 "training-needed",
    // --- draws (抽签) ---
    /// The opening time is not far enough ahead; facts: minutes needed.
    OpensTooSoon => 422 "opens-too-soon",
    /// The interviews would be on a day before the draw; facts: the day of the draw.
    DayTooEarly => 422 "day-too-early",
    /// The opening time has not come.
    NotYetOpen => 409 "not-yet-open",
    /// The number does not hash to the supervisor's commitment.
    NumberMismatch => 422 "number-mismatch",
    /// The beacon's signature does not verify for that round.
    BadBeacon => 422 "bad-beacon",
    /// Numbers are still expected; facts: how many.
    NumbersOutstanding => 409 "numbers-outstanding",
    /// Whether a complete seating exists was not decided within the search's limit.
    Undecided => 422 "undecided",
    /// No complete seating exists; the certificate says why.
    NoSeating => 422 "no-seating",
    /// A complete seating exists, so the draw cannot be closed for want of one.
    SeatingExists => 409 "seating-exists",
    /// There is no supervisor's commitment yet.
    NoCommitment => 409 "no-commitment",
    /// The interviews of the day are over.
    DayOver => 409 "day-over",
    // --- seasons (面试安排) ---
    /// A line of a pasted list cannot be read; facts: its number, or nothing, and what is wrong in it.
    BadLine => 422 "bad-line",
    /// A list names the same thing twice; facts: what.
    NamedTwice => 422 "named-twice",
    /// A draw of that day is fixed already, so the plan of the day stays as it is; facts: the day.
    DayFixed => 409 "day-fixed",
    // --- scores (评分) ---
    /// A score is not written in the digits 0–9 with at most two decimals.
    ScoreForm => 422 "score-form",
    /// Another score of this seat stands for this number; only a correction changes it.
    ScoreStands => 409 "score-stands",
    /// Seats have not scored yet; facts: how many.
    ScoresOutstanding => 409 "scores-outstanding",
    /// Numbers have not been called yet; facts: how many.
    NumbersUncalled => 409 "numbers-uncalled",
    /// Seats of the room's panel are empty; facts: how many.
    SeatsEmpty => 409 "seats-empty",
    /// The examiner has lost, since the draw, what lets them sit in a panel.
    NoLongerEligible => 403 "no-longer-eligible",
    /// The panel hears candidates, and is not changed for this reason; facts: the room, how many numbers were called.
    PanelSits => 409 "panel-sits",
    /// Numbers are not announced and signed yet; facts: how many.
    SignaturesOutstanding => 409 "signatures-outstanding",
    /// A correction of this number waits for its counter-signature.
    CorrectionPending => 409 "correction-pending",
    /// Whoever asked for a correction cannot counter-sign it.
    OwnCorrection => 403 "own-correction",
    // --- recruitment (招录) ---
    /// The notice would stand too short before registration ends; facts: the earliest day on which it may end.
    NoticeTooShort => 422 "notice-too-short",
    /// A second person must do this; whoever did the first step cannot.
    SecondPersonNeeded => 403 "second-person-needed",
    /// Positions have no approved quota behind them; facts: how many, the first code, why.
    QuotaLacking => 409 "quota-lacking",
    /// The scheme has no such category of papers; facts: the position's code, the category.
    UnknownVariant => 422 "unknown-variant",
    /// There are no positions yet.
    NoPositions => 409 "no-positions",
    /// An amendment of this position waits for its decision.
    AmendmentPending => 409 "amendment-pending",
    /// Places fall away no more: it is fixed who is drawn for the seats of the examination.
    SeatsFixed => 409 "seats-fixed",
    /// An amendment changes nothing.
    NothingChanged => 422 "nothing-changed",
    // --- applications (报名) ---
    /// The last day on which the step could be taken is over; facts: that day.
    TooLate => 409 "too-late",
    /// The person has an application in this recruitment, and each has one.
    OnePosition => 409 "one-position",
    /// The position was cancelled, so nothing is decided or paid for it any more.
    PositionCancelled => 409 "position-cancelled",
    /// Some of those picked cannot be decided together; facts: how many. The field names the first.
    PickedUndecidable => 409 "picked-undecidable",
    /// Payments may still arrive and count; facts: the instant until which they do.
    PaymentsOpen => 409 "payments-open",
    /// Applications or appeals wait for their decision; facts: how many applications, how many appeals.
    ReviewsOutstanding => 409 "reviews-outstanding",
    /// Refused applicants may still appeal; facts: how many, the last day.
    AppealsOpen => 409 "appeals-open",
    /// A payment notice does not carry the provider's signature over what it says.
    ForgedNotice => 403 "forged-notice",
    /// Another amount was paid than was due; facts: yuan due, yuan paid.
    WrongAmount => 422 "wrong-amount",
    // --- selection (录用) ---
    /// Points can still be asked to be checked again; facts: the last day.
    RecheckRuns => 409 "recheck-runs",
    /// Points are being checked again; facts: how many requests wait.
    RechecksOpen => 409 "rechecks-open",
    /// The public notice still runs; facts: its last day.
    NoticeRuns => 409 "notice-runs",
    /// Objections are not decided; facts: how many.
    ObjectionsOpen => 409 "objections-open",
    /// Proposals to restore a place given up by mistake wait for their decision; facts: how many.
    RestoringsOpen => 409 "restorings-open",
    /// Results of checks are missing, or whoever passed has had no notice yet; facts: how many candidates.
    ChecksOpen => 409 "checks-open",
    /// Somebody is next in rank for a free place and has not been called; facts: the position's code.
    CallDue => 409 "call-due",
    /// Interviews are not taken from the draw system yet; facts: how many candidates.
    InterviewsMissing => 409 "interviews-missing",
    /// A season hears another number of candidates for a position than are invited; facts: the code, invited, heard.
    CandidatesDiffer => 409 "candidates-differ",
    /// A room of the season is not finished; facts: the day, the room.
    RoomOpen => 409 "room-open",
    /// More passed than there are places; facts: the position's code, passed, places.
    TooManyPassed => 409 "too-many-passed",
    /// A result is entered for somebody who was not called to the checks, or a second time; facts: the ticket.
    NotAtChecks => 422 "not-at-checks",
    /// Claims of points that the law adds wait for their decision; facts: how many.
    BonusesOpen => 409 "bonuses-open",
    /// Confirmed additions are not published; facts: how many.
    BonusListMissing => 409 "bonus-list-missing",
    /// The scheme requires minimum pass lines, and they are not set.
    LinesMissing => 409 "lines-missing",
    /// Proposed minimum pass lines wait for their decision.
    LinesPending => 409 "lines-pending",
    /// A result is entered for a check that comes after another; facts: the ticket, the check that is not passed.
    CheckTooEarly => 409 "check-too-early",
    /// Something that was picked is not due back, or goes back already.
    RefundNotDue => 409 "refund-not-due",
    /// A scheme leaves out a stage that the law asks for; facts: the stage.
    StageMissing => 422 "stage-missing",
    /// Days are given for a stage that the scheme does not have; facts: the stage.
    StageNotHeld => 422 "stage-not-held",
    /// A scheme would replace civil servants after a departure after which the law replaces nobody.
    ReplacementUnlawful => 422 "replacement-unlawful",
    /// A scheme has a stage before another that it follows; facts: what comes first, what follows.
    StageOrder => 422 "stage-order",
    /// The result would give a place that another was called to meanwhile; facts: the position's code.
    PlaceTaken => 409 "place-taken",
    /// The file is of no format that is taken here; facts: the formats that are.
    WrongFileType => 422 "wrong-file-type",
    /// The content is not what the file's name says; facts: the name's ending, what the content is.
    FileMismatch => 422 "file-mismatch",
    /// The file begins as its format does but does not hold together.
    DamagedFile => 422 "damaged-file",
    /// The photo is too small or too large; facts: least width, least height, most width, most height, in points.
    PictureSize => 422 "picture-size",
    /// So many files are attached that no more are taken; facts: how many are.
    TooManyFiles => 409 "too-many-files",
    /// The scanner found harmful code in the file.
    Infected => 422 "infected",
    /// The file could not be scanned for harmful code, so it was not taken.
    NotScanned => 503 "not-scanned",
    // --- examination (考试) ---
    /// There is nobody to seat: no application is paid.
    NoCandidates => 409 "no-candidates",
    /// Qualifications are still under review, so it is not yet known who sits; facts: how many.
    ReviewsOpen => 409 "reviews-open",
    /// The rooms do not hold everybody; facts: how many seats are lacking.
    SeatsLacking => 409 "seats-lacking",
    /// The seats are not drawn yet.
    NotDrawn => 409 "not-drawn",
    /// Candidates stand in no table of points; facts: how many, the first one's ticket.
    PointsMissing => 409 "points-missing",
    /// There is no table of points without problems that waits.
    NoSheet => 409 "no-sheet",
    /// Ticket and characters of the identity number do not belong together (never says which).
    NoSuchTicket => 404 "no-such-ticket",
    // --- approvals (审批) ---
    /// The act lies before the last one: a clock was set back; facts: the moment of the last act.
    ClockSetBack => 409 "clock-set-back",
    /// Only the applicant does this.
    NotTheApplicant => 403 "not-the-applicant",
    /// The post is of another region than the case.
    OutOfRegion => 403 "out-of-region",
    /// The post has no such duty.
    WithoutDuty => 403 "without-duty",
    /// The actor holds neither the step's post nor one that covers for it.
    WithoutPost => 403 "without-post",
    /// The post covers for the step's, but no absence of it is entered for today.
    NotInCover => 403 "not-in-cover",
    /// No step of a flow names the post as covering for the absent one.
    NotACover => 422 "not-a-cover",
    /// Nobody handles their own application.
    OwnApplication => 403 "own-application",
    /// The chair of the hearing does not review the case.
    ChairReviews => 403 "chair-reviews",
    /// The case is not among several that are handled at once: its acceptance is a task of two people or of high risk.
    OneByOne => 409 "one-by-one",
    /// So many opinions are kept that no more are taken; facts: how many are.
    TooManyOpinions => 409 "too-many-opinions",
    /// Of several cases some were not handled; facts: how many were, how many were not, then of each its number and the
    /// refusal as JSON, empty where it was handled.
    SomeNotHandled => 409 "some-not-handled",
    /// Another act comes first.
    OutOfTurn => 409 "out-of-turn",
    /// The case does not wait at that step, or the step has no such decision.
    StepNotWaiting => 409 "step-not-waiting",
    /// The flow's last step decides, not an act beside it.
    DecidedByFlow => 409 "decided-by-flow",
    /// The draft says otherwise.
    NotAsDrafted => 409 "not-as-drafted",
    /// What is missing was not told in time, so it is accepted as of its receipt.
    TooLateToAsk => 409 "too-late-to-ask",
    /// What is missing is told only once.
    SecondCorrection => 409 "second-correction",
    /// The time to decide is over: it is neither stopped nor extended.
    LimitOver => 409 "limit-over",
    /// Nothing is left to stop on the last day.
    LastDay => 409 "last-day",
    /// The item's flow does not let the clock be stopped for this procedure at the step where the case stands.
    StopNotInFlow => 409 "stop-not-in-flow",
    /// The time is extended only once.
    SecondExtension => 409 "second-extension",
    /// The time to ask for a hearing is over; facts: its last day.
    HearingTimeOver => 409 "hearing-time-over",
    /// The hearing is called too late for its day; facts: the last day to call it.
    HearingTooSoon => 422 "hearing-too-soon",
    /// A hearing may still be asked for; facts: the last day.
    HearingMayBeAsked => 409 "hearing-may-be-asked",
    /// A hearing was asked for or called, and is not held yet.
    HearingOutstanding => 409 "hearing-outstanding",
    /// The applicant may still supply what was asked for; facts: the last day.
    SupplyTimeRuns => 409 "supply-time-runs",
    /// The licence is not in force.
    LicenceNotInForce => 409 "licence-not-in-force",
    /// The notice names nothing that is missing.
    NothingMissing => 422 "nothing-missing",
    /// The notice leaves no day to supply what is missing.
    NoSupplyTime => 422 "no-supply-time",
    /// A reason is lacking.
    ReasonsLacking => 422 "reasons-lacking",
    /// The remedies are lacking.
    RemediesLacking => 422 "remedies-lacking",
    /// The clock is stopped only with a written notice.
    NoticeLacking => 422 "notice-lacking",
    /// The window registers only what the applicant has signed.
    SignedRequestLacking => 422 "signed-request-lacking",
    /// The last day of the licence is not ahead.
    BadValidity => 422 "bad-validity",
    /// The clock cannot be moved so.
    ClockCannotMove => 422 "clock-cannot-move",
    /// The item was cut or delegated, and is not applied for here any more.
    ItemClosed => 409 "item-closed",
    /// The document is no item; facts: what is wrong with it, and where.
    NotAnItem => 422 "not-an-item",
    /// The draft is of another item than the page.
    OtherItem => 422 "other-item",
    /// Something is still wrong with the draft; facts: how many findings there are.
    DraftFaulty => 409 "draft-faulty",
    /// The flow says another risk of the step than the highest of its points; facts: the flow's, as a word.
    RiskOfFlow => 422 "risk-of-flow",
    /// The post neither acts at the step nor covers for the one that does.
    PostElsewhere => 422 "post-elsewhere",
    /// The post that answers for a measure does not look whether it is done.
    OwnReview => 422 "own-review",
    /// Nothing of the power is to be evaluated again.
    NothingDue => 409 "nothing-due",
    /// A proposed evaluation of the power waits for somebody else.
    EvaluationPending => 409 "evaluation-pending",
    /// A draft of the item's next version is open.
    DraftOpen => 409 "draft-open",
    /// The file is no flow; facts: why, as a word, and the element.
    NotAFlow => 422 "not-a-flow",
    /// The card is against another post, or the act is the supervisor's.
    NotOwnCard => 403 "not-own-card",
    /// A warning is not handled.
    OnlyAWarning => 409 "only-a-warning",
    /// The post may still explain; facts: the last day.
    ExplanationRuns => 409 "explanation-runs",
    /// The day to cure the matter by cannot be set.
    CureDay => 422 "cure-day",
    /// Receipt number and code do not belong together (never says which).
    NoSuchReceipt => 404 "no-such-receipt",
    /// The account holds this post already.
    PostHeld => 409 "post-held",
    /// Somebody holds the post, or the flow of an item in force names it.
    PostInUse => 409 "post-in-use",
    // --- calendar and parameters ---
    /// A notice's table holds a day twice, a day of another year, or an unknown kind.
    BadNotice => 422 "bad-notice",
    /// Two values of one parameter would hold on one day.
    Overlaps => 422 "overlaps",
}

/// A refused rule: nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
#[error("{}", code.as_str())]
pub struct Refusal {
    /// Why.
    pub code: Code,
    /// The form field it concerns, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// What the sentence names, in the order the code's doc gives. Never personal data.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<String>,
}

impl Refusal {
    /// A refusal that concerns no single field.
    pub const fn new(code: Code) -> Self {
        Self { code, field: None, facts: Vec::new() }
    }

    /// A refusal of one form field.
    pub fn of(code: Code, field: &str) -> Self {
        Self { code, field: Some(field.to_owned()), facts: Vec::new() }
    }

    /// The same refusal with one more fact for its sentence.
    #[must_use]
    pub fn with(mut self, fact: impl ToString) -> Self {
        self.facts.push(fact.to_string());
        self
    }
}

impl From<Code> for Refusal {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn the_text_form_is_the_serialized_form_and_unique() {
        let mut seen = std::collections::BTreeSet::new();
        for code in Code::ALL {
            assert_eq!(serde_json::to_string(code).unwrap(), format!("{:?}", code.as_str()));
            assert!(seen.insert(code.as_str()));
        }
    }
}
