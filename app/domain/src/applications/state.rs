//! Where an application stands, and which step leads where.

use crate::refusal::{Code, Refusal};
use serde::{Deserialize, Serialize};

/// The states of one application. It keeps its identity when its position is cancelled and its owner chooses another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ApplicationState {
    /// Being filled in; only its owner sees it (填写).
    Draft,
    /// Waits for the review of qualifications (待审查).
    Submitted,
    /// Qualified; waits for the payment (审查通过). The position is fixed from here on.
    Accepted,
    /// Refused with reasons; its owner may appeal (审查未通过).
    Refused,
    /// The appeal waits for a second reviewer (申诉).
    Appealed,
    /// Refused on appeal as well (维持未通过).
    RefusedFinally,
    /// Paid, and so confirmed (缴费确认).
    Paid,
    /// Its position was cancelled, for want of paid applicants or by an amendment; its owner may choose another (职位取消).
    PositionCancelled,
    /// Taken back by its owner (撤回).
    Withdrawn,
}

/// A step of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ApplicationStep {
    /// Hand it in.
    Submit,
    /// Find the applicant qualified.
    Accept,
    /// Find the applicant not qualified, with reasons.
    Refuse,
    /// Ask for a second review, once for a position.
    Appeal,
    /// Decide the appeal for the applicant.
    Uphold,
    /// Decide the appeal against the applicant.
    Dismiss,
    /// Confirm by the payment. What was paid for a cancelled position counts for the one chosen instead, so acceptance
    /// there is followed by this step at once.
    Pay,
    /// Cancel the position, for want of paid applicants or by an amendment. A draft goes on: its owner turns it to another.
    CancelPosition,
    /// Choose another position in place of a cancelled one (改报).
    Reapply,
    /// Take it back to change it, before anybody has decided (取回修改): a draft again, with all that is in it.
    Reopen,
    /// Take it back. Whoever is accepted no longer takes back, because the position is fixed then: not paying ends it.
    Withdraw,
}

use ApplicationState::{
    Accepted, Appealed, Draft, Paid, PositionCancelled, Refused, RefusedFinally, Submitted, Withdrawn,
};
use ApplicationStep::{
    Accept, Appeal, CancelPosition, Dismiss, Pay, Reapply, Refuse, Reopen, Submit, Uphold, Withdraw,
};

/// The table of steps.
const STEPS: &[(ApplicationState, ApplicationStep, ApplicationState)] = &[
    (Draft, Submit, Submitted),
    (Draft, Withdraw, Withdrawn),
    (Submitted, Accept, Accepted),
    (Submitted, Refuse, Refused),
    (Submitted, Reopen, Draft),
    (Submitted, Withdraw, Withdrawn),
    (Refused, Appeal, Appealed),
    (Refused, Withdraw, Withdrawn),
    (Appealed, Uphold, Accepted),
    (Appealed, Dismiss, RefusedFinally),
    (Appealed, Withdraw, Withdrawn),
    (Accepted, Pay, Paid),
    (Submitted, CancelPosition, PositionCancelled),
    (Accepted, CancelPosition, PositionCancelled),
    (Refused, CancelPosition, PositionCancelled),
    (Appealed, CancelPosition, PositionCancelled),
    (Paid, CancelPosition, PositionCancelled),
    (PositionCancelled, Reapply, Submitted),
];

impl ApplicationState {
    /// Every state.
    pub const ALL: [Self; 9] =
        [Draft, Submitted, Accepted, Refused, Appealed, RefusedFinally, Paid, PositionCancelled, Withdrawn];

    /// The stable text form, the same as the serialized one.
    pub const fn as_str(self) -> &'static str {
        match self {
            Draft => "draft",
            Submitted => "submitted",
            Accepted => "accepted",
            Refused => "refused",
            Appealed => "appealed",
            RefusedFinally => "refused-finally",
            Paid => "paid",
            PositionCancelled => "position-cancelled",
            Withdrawn => "withdrawn",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// Whether it takes its owner's one place in the recruitment (每人限报一个职位). One that was taken back or refused
    /// finally does not; whether another may then begin is a matter of the days, see [`super::may_begin`].
    pub const fn holds_slot(self) -> bool {
        !matches!(self, RefusedFinally | Withdrawn)
    }

    /// Whether its owner may still choose another position for it as it stands, without a new application.
    pub const fn position_is_open(self) -> bool {
        matches!(self, Draft | PositionCancelled)
    }

    /// Where a step leads from here.
    ///
    /// # Errors
    /// `wrong-state`.
    pub fn after(self, step: ApplicationStep) -> Result<Self, Refusal> {
        let found = STEPS.iter().find(|(from, by, _)| *from == self && *by == step);
        found.map(|(_, _, to)| *to).ok_or_else(|| Code::WrongState.into())
    }

    /// The steps that can be taken from here.
    pub fn steps(self) -> impl Iterator<Item = ApplicationStep> {
        STEPS.iter().filter(move |(from, ..)| *from == self).map(|(_, step, _)| *step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALL_STEPS: [ApplicationStep; 11] =
        [Submit, Accept, Refuse, Appeal, Uphold, Dismiss, Pay, CancelPosition, Reapply, Reopen, Withdraw];

    #[test]
    fn the_text_form_is_the_serialized_form() {
        for state in ApplicationState::ALL {
            assert_eq!(ApplicationState::parse(state.as_str()), Some(state));
            assert_eq!(serde_json::to_string(&state).unwrap(), format!("{:?}", state.as_str()));
        }
    }

    #[test]
    fn an_appeal_leads_to_payment_or_to_the_end() {
        let path = |steps: &[ApplicationStep]| steps.iter().try_fold(Draft, |state, step| state.after(*step));
        assert_eq!(path(&[Submit, Refuse, Appeal, Uphold, Pay]), Ok(Paid));
        assert_eq!(path(&[Submit, Refuse, Appeal, Dismiss]), Ok(RefusedFinally));
        assert_eq!(path(&[Submit, Refuse, Appeal, Dismiss, Appeal]).unwrap_err().code, Code::WrongState);
        assert_eq!(path(&[Submit, Accept, Pay, CancelPosition, Reapply, Accept, Pay]), Ok(Paid));
        assert_eq!(path(&[Submit, Reopen, Submit, Accept]), Ok(Accepted));
        for before in [&[Submit][..], &[Submit, Accept], &[Submit, Refuse], &[Submit, Refuse, Appeal]] {
            assert_eq!(path(&[before, &[CancelPosition, Reapply]].concat()), Ok(Submitted), "the position is no more");
        }
        assert_eq!(path(&[CancelPosition]).unwrap_err().code, Code::WrongState, "a draft is turned to another");
        for decided in [Accepted, Refused, Appealed, Paid] {
            assert_eq!(decided.after(Reopen).unwrap_err().code, Code::WrongState, "somebody has decided");
        }
        for fixed in [Accepted, Paid] {
            assert_eq!(fixed.after(Withdraw).unwrap_err().code, Code::WrongState);
        }
    }

    #[test]
    fn only_what_is_taken_back_or_refused_finally_frees_the_slot() {
        let free: Vec<_> = ApplicationState::ALL.into_iter().filter(|state| !state.holds_slot()).collect();
        assert_eq!(free, [RefusedFinally, Withdrawn]);
        assert!(free.iter().all(|state| state.steps().count() == 0), "what frees the slot never takes it again");
    }

    proptest! {
        /// Since the last choice of a position, or since it was taken back to change it, no state is entered twice, and
        /// there is one appeal; whoever was accepted holds the slot and keeps the position until it is cancelled.
        #[test]
        fn steps_at_random_keep_the_rules(tried in prop::collection::vec(prop::sample::select(&ALL_STEPS[..]), 0..80)) {
            let (mut state, mut seen, mut appeals, mut fixed) = (Draft, vec![Draft], 0, false);
            for step in tried {
                let Ok(next) = state.after(step) else { continue };
                if step == Reapply {
                    prop_assert_eq!(state, PositionCancelled);
                    (seen, appeals, fixed) = (Vec::new(), 0, false);
                }
                if step == Reopen {
                    prop_assert_eq!((state, appeals), (Submitted, 0));
                    seen.clear();
                }
                appeals += u32::from(step == Appeal);
                fixed |= next == Accepted;
                prop_assert!(!seen.contains(&next), "{next:?} twice");
                prop_assert!(appeals <= 1);
                prop_assert!(!fixed || next.holds_slot());
                prop_assert!(!fixed || !next.position_is_open() || next == PositionCancelled);
                prop_assert!(next != Paid || state == Accepted);
                seen.push(next);
                state = next;
            }
        }
    }
}
