//! What can be done to a case, by whom and in which states: one table.

use super::actor::Duty;
use super::licence::LicenceAct;
use super::state::State;
use crate::approvals::clock::StopReason;
use crate::approvals::flow::{self, Ending, StepId};
use crate::calendar::Length;
use crate::words::words;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

words! {
    /// What a refused applicant can do, which the decision must say (行政许可法 art 38(2)).
    Remedy {
        /// 行政复议
        Reconsideration => "reconsideration",
        /// 行政诉讼
        Litigation => "litigation",
    }
}

words! {
    /// Why a case ends without a decision (终止办理).
    TerminatedBecause {
        /// What was asked for did not come in the time that the notice gave (逾期未补正).
        NotSupplied => "not-supplied",
        /// The applicant died, or the organisation ended (申请人死亡、终止).
        ApplicantGone => "applicant-gone",
        /// What was applied for no longer exists or needs no approval any more (申请事项不存在).
        SubjectGone => "subject-gone",
        /// The licence that it was about was taken away before the decision (所涉许可已被撤销、撤回或者注销). No post says so: it
        /// follows from the act on the licence.
        LicenceGone => "licence-gone",
    }
}

impl TerminatedBecause {
    /// What a post can end a case for.
    pub fn by_posts() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|because| *because != Self::LicenceGone)
    }
}

/// What is decided.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "decision")]
pub enum Decision {
    /// Granted (准予).
    Grant {
        /// The last day of the licence; none where it has none.
        valid_until: Option<NaiveDate>,
    },
    /// Denied (不予许可), with reasons and what can be done against it (art 38(2)).
    Deny {
        /// The reasons.
        reasons: Vec<String>,
        /// The remedies that are told; all of them must be.
        remedies: Vec<Remedy>,
    },
}

impl Decision {
    /// The end of a flow that it is.
    pub const fn ending(&self) -> Ending {
        match self {
            Self::Grant { .. } => Ending::Granted,
            Self::Deny { .. } => Ending::Denied,
        }
    }
}

/// An act on a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "act")]
pub enum Act {
    /// Say that nothing has to be approved (不受理, art 32(1)(1)).
    RefuseNotRequired {
        /// Why.
        reason: String,
    },
    /// Say that another agency decides (不予受理, art 32(1)(2)).
    RefuseNoAuthority {
        /// Where to go.
        go_to: String,
    },
    /// Ask, once, for everything that is missing (一次性告知, art 32(1)(4)).
    AskCorrection {
        /// All of it.
        missing: Vec<String>,
        /// How long the applicant has, from the day of the notice.
        within: Length,
    },
    /// Hand in what was asked for (补正).
    Supply {
        /// The number of the applicant's signed request, where a post registers it at the window.
        signed_request: Option<String>,
    },
    /// Accept (受理, art 32(1)(5)).
    Accept,
    /// Stop the clock for what the law names (art 45).
    Suspend {
        /// What for.
        reason: StopReason,
        /// The needed time that is told to the applicant.
        needed: Length,
        /// The number of the written notice.
        notice: String,
    },
    /// Set the clock going again.
    Resume,
    /// Extend the time to decide, once (art 42).
    Extend {
        /// By how much.
        length: Length,
        /// The reason that is told to the applicant.
        reason: String,
    },
    /// Tell the right to a hearing (告知听证权利, art 47(1)).
    OfferHearing,
    /// Ask for the hearing, by the applicant or somebody whose interests it touches (申请听证).
    AskHearing {
        /// The number of the signed request, where a post registers it at the window.
        signed_request: Option<String>,
    },
    /// Call the hearing that was asked for, or that the agency orders itself (通知、公告听证, arts 46, 48(1)(1)).
    CallHearing {
        /// The day.
        on: NaiveDate,
        /// The time of day in China; forms ask for it.
        at: Option<NaiveTime>,
        /// The place.
        place: String,
    },
    /// Enter the record of the hearing, by its chair (听证笔录, art 48(1)(5)).
    HoldHearing {
        /// The number of the signed record.
        record: String,
    },
    /// Handle a task of the flow (办理环节). The outcome that ends the flow approves the draft, and so decides.
    Handle {
        /// The step.
        step: StepId,
        /// What is decided there.
        outcome: flow::Outcome,
        /// The opinion in words; may be empty.
        opinion: String,
    },
    /// Draft the decision (拟办).
    Propose {
        /// It.
        decision: Decision,
    },
    /// Give a draft back (退回).
    ReturnProposal {
        /// Why.
        reason: String,
    },
    /// Approve the draft, and so decide (审批决定).
    Approve,
    /// Hand over the decision (送达, art 44).
    Deliver,
    /// Take the application back, by its applicant (撤回申请).
    Withdraw {
        /// The number of the applicant's signed request, where a post registers it at the window.
        signed_request: Option<String>,
    },
    /// End it without a decision (终止办理).
    Terminate {
        /// Why.
        because: TerminatedBecause,
        /// In words.
        reason: String,
    },
    /// Do something to the licence that was granted.
    Licence(LicenceAct),
}

words! {
    /// The kind of an act.
    ActKind {
        /// [`Act::RefuseNotRequired`]
        RefuseNotRequired => "refuse-not-required",
        /// [`Act::RefuseNoAuthority`]
        RefuseNoAuthority => "refuse-no-authority",
        /// [`Act::AskCorrection`]
        AskCorrection => "ask-correction",
        /// [`Act::Supply`]
        Supply => "supply",
        /// [`Act::Accept`]
        Accept => "accept",
        /// [`Act::Suspend`]
        Suspend => "suspend",
        /// [`Act::Resume`]
        Resume => "resume",
        /// [`Act::Extend`]
        Extend => "extend",
        /// [`Act::OfferHearing`]
        OfferHearing => "offer-hearing",
        /// [`Act::AskHearing`]
        AskHearing => "ask-hearing",
        /// [`Act::CallHearing`]
        CallHearing => "call-hearing",
        /// [`Act::HoldHearing`]
        HoldHearing => "hold-hearing",
        /// [`Act::Handle`]
        Handle => "handle",
        /// [`Act::Propose`]
        Propose => "propose",
        /// [`Act::ReturnProposal`]
        ReturnProposal => "return-proposal",
        /// [`Act::Approve`]
        Approve => "approve",
        /// [`Act::Deliver`]
        Deliver => "deliver",
        /// [`Act::Withdraw`]
        Withdraw => "withdraw",
        /// [`Act::Terminate`]
        Terminate => "terminate",
        /// [`Act::Licence`]
        Licence => "licence",
    }
}

/// Who may do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// A post with this duty.
    Post(Duty),
    /// The applicant, or the window that registers what the applicant signed.
    Applicant,
    /// The post that the flow names for the step.
    Step,
    /// The office that the limit names.
    ExtendingOffice,
}

use State::{Correcting, Delivered, Denied, Granted, Review, Submitted, Supplied, Suspended};

/// Until the decision.
const UNDECIDED: &[State] = &[Submitted, Correcting, Supplied, Review, Suspended];

impl ActKind {
    /// The table: who may do it, and in which states.
    #[rustfmt::skip]
    const fn line(self) -> (Whose, &'static [State]) {
        match self {
            Self::RefuseNotRequired => (Whose::Post(Duty::Receive), &[Submitted]),
            Self::RefuseNoAuthority => (Whose::Post(Duty::Receive), &[Submitted]),
            Self::AskCorrection     => (Whose::Post(Duty::Receive), &[Submitted]),
            Self::Supply            => (Whose::Applicant,           &[Correcting]),
            Self::Accept            => (Whose::Post(Duty::Receive), &[Submitted, Supplied]),
            Self::Suspend           => (Whose::Post(Duty::Review),  &[Review]),
            Self::Resume            => (Whose::Post(Duty::Review),  &[Suspended]),
            Self::Extend            => (Whose::ExtendingOffice,     &[Review, Suspended]),
            Self::OfferHearing      => (Whose::Post(Duty::Review),  &[Review, Suspended]),
            Self::AskHearing        => (Whose::Applicant,           &[Review, Suspended]),
            Self::CallHearing       => (Whose::Post(Duty::Review),  &[Review, Suspended]),
            Self::HoldHearing       => (Whose::Post(Duty::Chair),   &[Review, Suspended]),
            Self::Handle            => (Whose::Step,                &[Review, Suspended]),
            Self::Propose           => (Whose::Post(Duty::Review),  &[Review]),
            Self::ReturnProposal    => (Whose::Post(Duty::Decide),  &[Review]),
            Self::Approve           => (Whose::Post(Duty::Decide),  &[Review]),
            Self::Deliver           => (Whose::Post(Duty::Deliver), &[Granted, Denied]),
            Self::Withdraw          => (Whose::Applicant,           UNDECIDED),
            Self::Terminate         => (Whose::Post(Duty::Decide),  UNDECIDED),
            Self::Licence           => (Whose::Post(Duty::Decide),  &[Granted, Delivered]),
        }
    }

    /// Who may do it.
    pub(super) const fn whose(self) -> Whose {
        self.line().0
    }

    /// Whether it can be done in a state.
    pub fn is_possible_in(self, state: State) -> bool {
        self.line().1.contains(&state)
    }
}

impl Act {
    /// Its kind.
    pub const fn kind(&self) -> ActKind {
        match self {
            Self::RefuseNotRequired { .. } => ActKind::RefuseNotRequired,
            Self::RefuseNoAuthority { .. } => ActKind::RefuseNoAuthority,
            Self::AskCorrection { .. } => ActKind::AskCorrection,
            Self::Supply { .. } => ActKind::Supply,
            Self::Accept => ActKind::Accept,
            Self::Suspend { .. } => ActKind::Suspend,
            Self::Resume => ActKind::Resume,
            Self::Extend { .. } => ActKind::Extend,
            Self::OfferHearing => ActKind::OfferHearing,
            Self::AskHearing { .. } => ActKind::AskHearing,
            Self::CallHearing { .. } => ActKind::CallHearing,
            Self::HoldHearing { .. } => ActKind::HoldHearing,
            Self::Handle { .. } => ActKind::Handle,
            Self::Propose { .. } => ActKind::Propose,
            Self::ReturnProposal { .. } => ActKind::ReturnProposal,
            Self::Approve => ActKind::Approve,
            Self::Deliver => ActKind::Deliver,
            Self::Withdraw { .. } => ActKind::Withdraw,
            Self::Terminate { .. } => ActKind::Terminate,
            Self::Licence(_) => ActKind::Licence,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_can_be_done_where_a_case_has_ended() {
        for state in State::ALL.iter().filter(|state| state.is_final()) {
            assert!(ActKind::ALL.iter().all(|kind| !kind.is_possible_in(*state)), "{state:?}");
        }
    }
}
