//! Who may do what, and where: one table of role × action × region scope.
//!
//! The store asks it before every command; the screens ask it what to show.

use crate::ids::AccountId;
use crate::refusal::{Code, Refusal};
use crate::regions::ExamRegion;
use serde::{Deserialize, Serialize};

/// What a person is in the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Anybody, without an account (公民).
    Citizen,
    /// A candidate for a post (报考人员).
    Applicant,
    /// An interview examiner (面试考官).
    Examiner,
    /// Staff of one agency and one exam region (人事部门工作人员).
    Staff,
    /// A supervisor of discipline inspection (监督员).
    Supervisor,
    /// Keeper of accounts, parameters and the calendar (系统管理员).
    Administrator,
}

impl Role {
    /// Every role, least first.
    pub const ALL: [Self; 6] =
        [Self::Citizen, Self::Applicant, Self::Examiner, Self::Staff, Self::Supervisor, Self::Administrator];

    /// The stable text form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Citizen => "citizen",
            Self::Applicant => "applicant",
            Self::Examiner => "examiner",
            Self::Staff => "staff",
            Self::Supervisor => "supervisor",
            Self::Administrator => "administrator",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }

    /// Whether the role must hold a second factor before it uses a power.
    pub const fn needs_second_factor(self) -> bool {
        matches!(self, Self::Staff | Self::Supervisor | Self::Administrator)
    }
}

/// How far a permission reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Anywhere in the province.
    Province,
    /// Only in the exam region of the account; the provincial region (省直) reaches everywhere.
    OwnRegion,
    /// Only what belongs to the account itself.
    Own,
}

/// A power or a look that somebody may or may not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Read what is public: draws, ledger, parameters, calendar.
    ReadPublic,
    /// Make an applicant's account for oneself, or set its forgotten password anew, by a code sent to one's contact.
    SignUp,
    /// Keep one's own account: password, second factor, contact, messages.
    KeepOwnAccount,
    /// See the register of examiners (identity numbers stay masked).
    ReadExaminers,
    /// Import a roster into the register.
    ImportExaminers,
    /// Change an examiner's state.
    ChangeExaminer,
    /// See one's own duties as an examiner.
    ReadOwnDuties,
    /// Confirm one's own seat, or ask to be replaced.
    AnswerDuty,
    /// Declare whom one must avoid as an examiner.
    DeclareAvoidance,
    /// Plan an interview season and publish it.
    PlanSeason,
    /// Set up, fix, run and close a draw; fill a seat again.
    LeadDraw,
    /// Commit to and reveal a supervisor's number.
    EnterNumber,
    /// Read the names behind a finished draw.
    ReadDrawNames,
    /// Open a room's sitting, call numbers, announce means, sign as scorer, close.
    KeepScores,
    /// Enter one's own scores, as the examiner of a seat, and ask for their correction.
    EnterScore,
    /// Sign a result, and counter-sign or decline a correction, as chief examiner or supervisor.
    SignScores,
    /// Publish a version of a recruitment scheme (招录方案).
    KeepSchemes,
    /// Enter an approved quota notice (核准使用编制通知单).
    EnterQuota,
    /// Plan a recruitment, hand it in, announce it and lead it through its stages.
    PlanRecruitment,
    /// Approve or return somebody else's plan or amendment.
    ApproveRecruitment,
    /// Apply for a position and follow one's own application: form, attachments, appeal, re-check.
    Apply,
    /// Bring a payment provider's signed notice; its signature decides.
    NotifyPayment,
    /// Read the applications of a recruitment and decide on qualifications (资格审查).
    ReviewApplications,
    /// Object to those proposed for hire (公示异议).
    RaiseObjection,
    /// Apply for an approval and follow one's own case (申请行政审批).
    FileCase,
    /// Handle cases of approvals from a post: register, accept, review, decide, deliver, explain a card (办理审批).
    HandleCases,
    /// Say how one's case was handled: its applicant, or whoever has its receipt (好差评).
    Evaluate,
    /// Find on the cards of supervision and say what follows (电子监察).
    SuperviseCases,
    /// Say who holds which post (任免岗位).
    AppointPosts,
    /// Write the next version of an item, publish somebody else's, end an item (审批事项动态管理); evaluate the points of a
    /// power, and confirm somebody else's evaluation (风险点评估).
    KeepItems,
    /// Enter what time alone has done to cases, and the cards that are due.
    EnterDeadlines,
    /// Change the parameter table.
    ChangeParameters,
    /// Import a year's working-day notice.
    ImportCalendar,
    /// Create accounts, lock them, reset their second factor.
    ManageAccounts,
    /// Check the whole database against the ledger.
    VerifyLedger,
}

use Action::*;
use Reach::*;
use Role::*;

/// The table. A pair that is not here is refused.
pub const TABLE: &[(Role, Action, Reach)] = &[
    (Citizen, ReadPublic, Province),
    (Citizen, SignUp, Province),
    (Citizen, NotifyPayment, Province),
    (Citizen, RaiseObjection, Province),
    (Citizen, Evaluate, Province),
    (Applicant, ReadPublic, Province),
    (Applicant, KeepOwnAccount, Own),
    (Applicant, Apply, Own),
    (Applicant, RaiseObjection, Province),
    (Applicant, FileCase, Own),
    (Applicant, Evaluate, Province),
    (Examiner, ReadPublic, Province),
    (Examiner, KeepOwnAccount, Own),
    (Examiner, ReadOwnDuties, Own),
    (Examiner, AnswerDuty, Own),
    (Examiner, DeclareAvoidance, Own),
    (Examiner, EnterScore, Own),
    (Examiner, SignScores, Own),
    (Staff, ReadPublic, Province),
    (Staff, KeepOwnAccount, Own),
    (Staff, ReadExaminers, OwnRegion),
    (Staff, ImportExaminers, OwnRegion),
    (Staff, ChangeExaminer, OwnRegion),
    (Staff, PlanSeason, OwnRegion),
    (Staff, LeadDraw, OwnRegion),
    (Staff, ReadDrawNames, OwnRegion),
    (Staff, KeepScores, OwnRegion),
    (Staff, KeepSchemes, OwnRegion),
    (Staff, EnterQuota, OwnRegion),
    (Staff, PlanRecruitment, OwnRegion),
    (Staff, ApproveRecruitment, OwnRegion),
    (Staff, ReviewApplications, OwnRegion),
    (Staff, HandleCases, OwnRegion),
    (Staff, KeepItems, OwnRegion),
    (Supervisor, ReadPublic, Province),
    (Supervisor, KeepOwnAccount, Own),
    (Supervisor, ReadExaminers, Province),
    (Supervisor, EnterNumber, Own),
    (Supervisor, ReadDrawNames, Province),
    (Supervisor, SignScores, Province),
    (Supervisor, SuperviseCases, Province),
    (Supervisor, VerifyLedger, Province),
    (Administrator, ReadPublic, Province),
    (Administrator, KeepOwnAccount, Own),
    (Administrator, ChangeParameters, Province),
    (Administrator, ImportCalendar, Province),
    (Administrator, ManageAccounts, Province),
    (Administrator, AppointPosts, Province),
    (Administrator, EnterDeadlines, Province),
    (Administrator, VerifyLedger, Province),
];

impl Action {
    /// Every action, in the order of the table's columns.
    pub const ALL: [Self; 35] = [
        ReadPublic,
        SignUp,
        KeepOwnAccount,
        ReadExaminers,
        ImportExaminers,
        ChangeExaminer,
        ReadOwnDuties,
        AnswerDuty,
        DeclareAvoidance,
        PlanSeason,
        LeadDraw,
        EnterNumber,
        ReadDrawNames,
        KeepScores,
        EnterScore,
        SignScores,
        KeepSchemes,
        EnterQuota,
        PlanRecruitment,
        ApproveRecruitment,
        Apply,
        NotifyPayment,
        ReviewApplications,
        RaiseObjection,
        FileCase,
        HandleCases,
        Evaluate,
        SuperviseCases,
        AppointPosts,
        KeepItems,
        EnterDeadlines,
        ChangeParameters,
        ImportCalendar,
        ManageAccounts,
        VerifyLedger,
    ];

    /// Whether the action uses a power, so that roles with a second factor must have shown it.
    pub const fn uses_power(self) -> bool {
        !matches!(
            self,
            ReadPublic
                | SignUp
                | KeepOwnAccount
                | ReadOwnDuties
                | AnswerDuty
                | DeclareAvoidance
                | Apply
                | NotifyPayment
                | RaiseObjection
                | FileCase
                | Evaluate
        )
    }
}

/// Whoever asks: an account in its session, or nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The account; none for a citizen.
    pub account: Option<AccountId>,
    /// Its role.
    pub role: Role,
    /// Its exam region; none where the role has none.
    pub region: Option<ExamRegion>,
    /// Its agency (单位) as the public may read it; empty for persons.
    pub agency: String,
    /// Whether this session has shown the second factor.
    pub second_factor: bool,
}

impl Actor {
    /// Anybody, without an account.
    pub const fn citizen() -> Self {
        Self { account: None, role: Citizen, region: None, agency: String::new(), second_factor: false }
    }
}

/// What the action is aimed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// No particular place or person.
    Anything,
    /// Something of one exam region.
    Region(ExamRegion),
    /// Something of one account.
    Account(AccountId),
}

/// Asks the table.
///
/// # Errors
/// `sign-in-required` where nobody is signed in, `second-factor-required` where the role needs one for a power,
/// `not-permitted` otherwise.
pub fn may(actor: &Actor, action: Action, target: Target) -> Result<(), Refusal> {
    let Some((_, _, reach)) = TABLE.iter().find(|(role, act, _)| *role == actor.role && *act == action) else {
        let code = if actor.account.is_none() { Code::SignInRequired } else { Code::NotPermitted };
        return Err(code.into());
    };
    if action.uses_power() && actor.role.needs_second_factor() && !actor.second_factor {
        return Err(Code::SecondFactorRequired.into());
    }
    let reached = match (reach, target) {
        (Province, _) | (_, Target::Anything) => true,
        (OwnRegion, Target::Region(region)) => {
            actor.region.is_some_and(|own| own == region || own == ExamRegion::Provincial)
        }
        (Own, Target::Account(account)) => actor.account == Some(account),
        (OwnRegion, Target::Account(_)) | (Own, Target::Region(_)) => false,
    };
    if reached { Ok(()) } else { Err(Code::NotPermitted.into()) }
}
