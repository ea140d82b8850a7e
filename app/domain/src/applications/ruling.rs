//! What a decision about a qualification leads to: the next state, and the days that follow from it.
//!
//! Legal source: 公务员录用规定 on the review and on telling its reasons; who decides an appeal stands in [`decide`].

use super::{ApplicationState, ApplicationStep, Decision, appeal_due, decide, last_day_of_payment};
use crate::calendar::Calendar;
use crate::ids::AccountId;
use crate::recruitment::scheme::Periods;
use crate::recruitment::{RecruitmentState, Schedule};
use crate::refusal::{Code, Refusal};
use chrono::NaiveDate;

/// An application that waits for a decision, with what its rules ask.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// Where it stands.
    pub state: ApplicationState,
    /// Where its recruitment stands.
    pub recruitment: RecruitmentState,
    /// Who decided the first review; none before it.
    pub first: Option<AccountId>,
    /// Whether its owner has paid already, for a position that was cancelled.
    pub paid: bool,
    /// The announced days.
    pub schedule: &'a Schedule,
    /// The scheme's periods.
    pub periods: &'a Periods,
}

/// How an accepted application is confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmation {
    /// By paying until this day.
    PayUntil(NaiveDate),
    /// At once, by what was paid for the position that was cancelled.
    CarriedOver,
}

/// What a decision comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// Qualified in the first review.
    Accepted(Confirmation),
    /// Not qualified in the first review; an appeal can be made until this day.
    Refused {
        /// The last day of the appeal.
        appeal_until: NaiveDate,
    },
    /// Qualified on appeal.
    Upheld(Confirmation),
    /// Not qualified on appeal either.
    Dismissed,
}

impl Case<'_> {
    /// Decides the case on a day in China.
    ///
    /// # Errors
    /// What [`decide`] refuses; `wrong-state` also before the notice and once seats are given out, for nobody could sit
    /// the examination any more.
    pub fn rule(
        &self,
        decision: &Decision,
        by: AccountId,
        calendar: &Calendar,
        today: NaiveDate,
    ) -> Result<Ruling, Refusal> {
        let next = decide(self.state, decision, by, self.first)?;
        if !matches!(self.recruitment, RecruitmentState::Announced | RecruitmentState::Settled) {
            return Err(Code::WrongState.into());
        }
        let confirmation = if self.paid {
            Confirmation::CarriedOver
        } else {
            Confirmation::PayUntil(last_day_of_payment(self.schedule, today))
        };
        Ok(match (self.state, next) {
            (ApplicationState::Appealed, ApplicationState::Accepted) => Ruling::Upheld(confirmation),
            (ApplicationState::Appealed, _) => Ruling::Dismissed,
            (_, ApplicationState::Accepted) => Ruling::Accepted(confirmation),
            _ => Ruling::Refused { appeal_until: appeal_due(calendar, today, self.periods).date },
        })
    }
}

impl Ruling {
    /// Where the application stands after it.
    ///
    /// # Errors
    /// None that the table of steps knows: an accepted application can be paid.
    pub fn state(self) -> Result<ApplicationState, Refusal> {
        match self {
            Self::Accepted(Confirmation::CarriedOver) | Self::Upheld(Confirmation::CarriedOver) => {
                ApplicationState::Accepted.after(ApplicationStep::Pay)
            }
            Self::Accepted(_) | Self::Upheld(_) => Ok(ApplicationState::Accepted),
            Self::Refused { .. } => Ok(ApplicationState::Refused),
            Self::Dismissed => Ok(ApplicationState::RefusedFinally),
        }
    }

    /// How the ledger calls it.
    pub const fn entry(self) -> &'static str {
        match self {
            Self::Accepted(_) => "application.accepted",
            Self::Refused { .. } => "application.refused",
            Self::Upheld(_) => "application.appeal-upheld",
            Self::Dismissed => "application.appeal-dismissed",
        }
    }

    /// Whether it decides an appeal, which only a second person may.
    pub const fn of_appeal(self) -> bool {
        matches!(self, Self::Upheld(_) | Self::Dismissed)
    }
}

#[cfg(test)]
mod tests {
    use super::super::timeline::samples::{day, schedule};
    use super::*;
    use crate::applications::Reason;
    use crate::recruitment::position::ConditionKind;
    use crate::recruitment::scheme::built_in;
    use uuid::Uuid;

    fn who(number: u128) -> AccountId {
        AccountId(Uuid::from_u128(number))
    }

    fn refuse() -> Decision {
        Decision::Refuse { reasons: vec![Reason { condition: ConditionKind::Major, words: "专业不符".into() }] }
    }

    fn ruled(
        state: ApplicationState,
        recruitment: RecruitmentState,
        paid: bool,
        decision: &Decision,
    ) -> Result<Ruling, Code> {
        let (schedule, periods) = (schedule(), built_in()[0].periods);
        let first = (state == ApplicationState::Appealed).then(|| who(1));
        let case = Case { state, recruitment, first, paid, schedule: &schedule, periods: &periods };
        case.rule(decision, who(2), &Calendar::built_in(), day("2008-04-29")).map_err(|refusal| refusal.code)
    }

    #[test]
    fn each_decision_has_its_state_and_its_day() {
        use ApplicationState::{Accepted, Appealed, Paid, Refused, RefusedFinally, Submitted};
        let announced = RecruitmentState::Announced;
        let pay = Confirmation::PayUntil(day("2008-05-09"));
        let first = ruled(Submitted, announced, false, &Decision::Accept).unwrap();
        assert_eq!((first, first.state()), (Ruling::Accepted(pay), Ok(Accepted)));
        let second = ruled(Appealed, announced, false, &Decision::Accept).unwrap();
        assert_eq!((second, second.state()), (Ruling::Upheld(pay), Ok(Accepted)));
        let refused = ruled(Submitted, announced, false, &refuse()).unwrap();
        // 1 May to 3 May 2008 was a holiday; the appeal of the built-in scheme counts working days.
        let due = appeal_due(&Calendar::built_in(), day("2008-04-29"), &built_in()[0].periods).date;
        assert_eq!((refused, refused.state()), (Ruling::Refused { appeal_until: due }, Ok(Refused)));
        let dismissed = ruled(Appealed, announced, false, &refuse()).unwrap();
        assert_eq!((dismissed, dismissed.state()), (Ruling::Dismissed, Ok(RefusedFinally)));
        assert!(dismissed.of_appeal() && second.of_appeal() && !first.of_appeal() && !refused.of_appeal());
        // What was paid for a cancelled position counts for the next, in the first review and on appeal.
        for state in [Submitted, Appealed] {
            let ruling = ruled(state, RecruitmentState::Settled, true, &Decision::Accept).unwrap();
            assert_eq!(ruling.state(), Ok(Paid));
        }
    }

    #[test]
    fn nothing_is_decided_before_the_notice_or_once_seats_are_given_out() {
        for recruitment in RecruitmentState::ALL {
            let open = matches!(recruitment, RecruitmentState::Announced | RecruitmentState::Settled);
            let ruling = ruled(ApplicationState::Submitted, recruitment, false, &Decision::Accept);
            assert_eq!(ruling.err(), (!open).then_some(Code::WrongState), "{recruitment:?}");
        }
    }
}
