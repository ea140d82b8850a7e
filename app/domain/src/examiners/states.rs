//! The states an examiner passes through and the table of steps between them (domain rules §1).

use crate::refusal::{Code, Refusal};
use serde::{Deserialize, Serialize};

/// Where an examiner stands between the application and the end of the qualification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExaminerState {
    /// Has asked to become an examiner (已申请).
    Applied,
    /// The work unit has recommended them (单位推荐).
    Recommended,
    /// In the systematic training (培训中).
    Training,
    /// Has passed the training's examination (考核合格).
    ExamPassed,
    /// Holds the certificate and is in the pool (持证入库). The only state that can be drawn.
    Certified,
    /// Set aside for a time (暂停).
    Suspended,
    /// The certificate ran out (到期).
    Expired,
    /// The qualification was taken away (取消资格). Final.
    Revoked,
    /// Left at their own wish (退出). Final.
    Withdrawn,
}

/// A step from one state to another, taken by staff: with a record, or with a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Transition {
    /// The work unit recommends (推荐).
    Recommend,
    /// Training begins (参加培训).
    Train,
    /// The examination is passed (考核合格).
    PassExam,
    /// The certificate is issued and the examiner enters the pool (发证入库).
    Certify,
    /// Set aside for a time (暂停).
    Suspend,
    /// Back into the pool after a suspension (恢复).
    Reinstate,
    /// The certificate ran out (到期).
    Expire,
    /// Certified again after re-training (换证).
    Renew,
    /// The qualification is taken away after misconduct or a failed annual assessment (取消资格).
    Revoke,
    /// Leaves at their own wish (退出).
    Withdraw,
}

use ExaminerState::*;
use Transition::*;

/// Every step there is. A pair that is not here is refused.
pub const TRANSITIONS: &[(ExaminerState, Transition, ExaminerState)] = &[
    (Applied, Recommend, Recommended),
    (Applied, Withdraw, Withdrawn),
    (Recommended, Train, Training),
    (Recommended, Withdraw, Withdrawn),
    (Training, PassExam, ExamPassed),
    (Training, Withdraw, Withdrawn),
    (ExamPassed, Certify, Certified),
    (ExamPassed, Withdraw, Withdrawn),
    (Certified, Suspend, Suspended),
    (Certified, Expire, Expired),
    (Certified, Revoke, Revoked),
    (Certified, Withdraw, Withdrawn),
    (Suspended, Reinstate, Certified),
    (Suspended, Expire, Expired),
    (Suspended, Revoke, Revoked),
    (Suspended, Withdraw, Withdrawn),
    (Expired, Renew, Certified),
    (Expired, Revoke, Revoked),
    (Expired, Withdraw, Withdrawn),
];

impl ExaminerState {
    /// Every state, in the order of the path.
    pub const ALL: [Self; 9] =
        [Applied, Recommended, Training, ExamPassed, Certified, Suspended, Expired, Revoked, Withdrawn];

    /// The stable text form, the same as the serialized form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Applied => "applied",
            Recommended => "recommended",
            Training => "training",
            ExamPassed => "exam-passed",
            Certified => "certified",
            Suspended => "suspended",
            Expired => "expired",
            Revoked => "revoked",
            Withdrawn => "withdrawn",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// The state after the step.
    ///
    /// # Errors
    /// `wrong-state` where the table has no such step from here.
    pub fn after(self, transition: Transition) -> Result<Self, Refusal> {
        TRANSITIONS
            .iter()
            .find(|(from, step, _)| *from == self && *step == transition)
            .map(|(_, _, to)| *to)
            .ok_or_else(|| Refusal::of(Code::WrongState, "transition"))
    }

    /// The steps that may be taken from here, in the order of the table.
    pub fn transitions(self) -> impl Iterator<Item = Transition> {
        TRANSITIONS.iter().filter(move |(from, _, _)| *from == self).map(|(_, step, _)| *step)
    }
}

impl Transition {
    /// Every step.
    pub const ALL: [Self; 10] =
        [Recommend, Train, PassExam, Certify, Suspend, Reinstate, Expire, Renew, Revoke, Withdraw];

    /// The stable text form, the same as the serialized form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Recommend => "recommend",
            Train => "train",
            PassExam => "pass-exam",
            Certify => "certify",
            Suspend => "suspend",
            Reinstate => "reinstate",
            Expire => "expire",
            Renew => "renew",
            Revoke => "revoke",
            Withdraw => "withdraw",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.as_str() == text)
    }

    /// Whether the step is taken by entering a record ([`super::step_of`]), not by a decision with its reason.
    pub const fn is_recorded(self) -> bool {
        matches!(self, Recommend | Train | PassExam | Certify | Renew)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_forms_are_the_serialized_forms() {
        for state in ExaminerState::ALL {
            assert_eq!(serde_json::to_value(state).unwrap(), state.as_str());
            assert_eq!(ExaminerState::parse(state.as_str()), Some(state));
        }
        for step in Transition::ALL {
            assert_eq!(serde_json::to_value(step).unwrap(), step.as_str());
            assert_eq!(Transition::parse(step.as_str()), Some(step));
        }
    }

    #[test]
    fn no_step_stands_twice_and_the_ends_are_final() {
        for (at, (from, step, _)) in TRANSITIONS.iter().enumerate() {
            assert!(!TRANSITIONS[at + 1..].iter().any(|(f, s, _)| f == from && s == step), "{from:?} {step:?}");
        }
        assert_eq!(Revoked.transitions().count(), 0);
        assert_eq!(Withdrawn.transitions().count(), 0);
    }

    #[test]
    fn an_applicant_reaches_the_pool_only_by_the_whole_path() {
        let path = [Recommend, Train, PassExam, Certify];
        let end = path.into_iter().try_fold(Applied, ExaminerState::after);
        assert_eq!(end, Ok(Certified));
        assert_eq!(Applied.after(Certify).unwrap_err().code, Code::WrongState);
        assert_eq!(Revoked.after(Reinstate).unwrap_err().code, Code::WrongState);
        assert_eq!(Expired.after(Reinstate).unwrap_err().code, Code::WrongState);
    }

    #[test]
    fn every_state_but_the_first_can_be_reached() {
        for state in ExaminerState::ALL.into_iter().skip(1) {
            assert!(TRANSITIONS.iter().any(|(_, _, to)| *to == state), "{state:?}");
        }
    }
}
