//! The review of qualifications (资格审查): a refusal has reasons, and its appeal is decided by another person.
//!
//! Legal source: 公务员录用规定 on the review and on telling its reasons; the length of the appeal is the scheme's.

use super::{ApplicationState, ApplicationStep};
use crate::calendar::{Calendar, Due};
use crate::ids::AccountId;
use crate::recruitment::position::ConditionKind;
use crate::recruitment::scheme::Periods;
use crate::refusal::{Code, Refusal};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Characters of a reason, at most.
const REASON: usize = 500;
/// Reasons of one decision, at most.
const REASONS: usize = 20;
/// Characters of an appeal, at most.
const APPEAL: usize = 2_000;

/// Why an applicant does not qualify.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The condition that is not met.
    pub condition: ConditionKind,
    /// Why, as the applicant reads it: 1 to 500 characters.
    pub words: String,
}

/// What a reviewer finds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// Qualified.
    Accept,
    /// Not qualified.
    Refuse {
        /// Why; never empty, at most 20.
        reasons: Vec<Reason>,
    },
}

impl Decision {
    /// Checks that a refusal can be understood.
    ///
    /// # Errors
    /// `missing` (field `reasons`, or `reasons.N.words` from 0), `out-of-range` (facts: least, most), `malformed`.
    pub fn check(&self) -> Result<(), Refusal> {
        let Self::Refuse { reasons } = self else { return Ok(()) };
        if reasons.is_empty() {
            return Err(Refusal::of(Code::Missing, "reasons"));
        }
        if reasons.len() > REASONS {
            return Err(Refusal::of(Code::OutOfRange, "reasons").with(1).with(REASONS));
        }
        reasons
            .iter()
            .enumerate()
            .try_for_each(|(at, reason)| words(&format!("reasons.{at}.words"), &reason.words, REASON))
    }

    /// The step that it is, by whether a first review or an appeal is decided.
    const fn step(&self, state: ApplicationState) -> ApplicationStep {
        match (self, state) {
            (Self::Accept, ApplicationState::Appealed) => ApplicationStep::Uphold,
            (Self::Accept, _) => ApplicationStep::Accept,
            (Self::Refuse { .. }, ApplicationState::Appealed) => ApplicationStep::Dismiss,
            (Self::Refuse { .. }, _) => ApplicationStep::Refuse,
        }
    }
}

/// Decides a first review or an appeal. `before` is who decided the first review; of an appeal whose first reviewer is
/// not known nobody can say that they are another.
///
/// # Errors
/// Those of [`Decision::check`]; `wrong-state`; `second-person-needed` where the appeal would be decided by the same
/// person.
pub fn decide(
    state: ApplicationState,
    decision: &Decision,
    by: AccountId,
    before: Option<AccountId>,
) -> Result<ApplicationState, Refusal> {
    decision.check()?;
    let next = state.after(decision.step(state))?;
    if state == ApplicationState::Appealed && before.is_none_or(|before| before == by) {
        return Err(Code::SecondPersonNeeded.into());
    }
    Ok(next)
}

/// The last day of the appeal against a decision of a day, with the days that did not count.
pub fn appeal_due(calendar: &Calendar, decided: NaiveDate, periods: &Periods) -> Due {
    calendar.end_of(decided, periods.appeal)
}

/// Takes an appeal with its grounds.
///
/// # Errors
/// `wrong-state` unless the application was refused once; `too-late` (facts: the last day); `missing`, `out-of-range`,
/// `malformed` in the field `grounds` (1 to 2,000 characters).
pub fn appeal(
    state: ApplicationState,
    grounds: &str,
    due: &Due,
    today: NaiveDate,
) -> Result<ApplicationState, Refusal> {
    let next = state.after(ApplicationStep::Appeal)?;
    if today > due.date {
        return Err(Refusal::new(Code::TooLate).with(due.date));
    }
    words("grounds", grounds, APPEAL)?;
    Ok(next)
}

fn words(field: &str, text: &str, most: usize) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::of(Code::Missing, field));
    }
    if super::form::spoils(text, true) {
        return Err(Refusal::of(Code::Malformed, field));
    }
    if text.chars().count() > most { Err(Refusal::of(Code::OutOfRange, field).with(1).with(most)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recruitment::scheme::built_in;
    use ApplicationState::{Accepted, Appealed, Draft, Paid, Refused, RefusedFinally, Submitted};
    use uuid::Uuid;

    fn refuse(words: &[&str]) -> Decision {
        let reason = |words: &&str| Reason { condition: ConditionKind::Major, words: (*words).to_owned() };
        Decision::Refuse { reasons: words.iter().map(reason).collect() }
    }

    fn who(number: u128) -> AccountId {
        AccountId(Uuid::from_u128(number))
    }

    #[test]
    fn a_refusal_gives_reasons() {
        let refused = |decision: Decision| {
            let refusal = decide(Submitted, &decision, who(1), None).unwrap_err();
            (refusal.code, refusal.field.unwrap())
        };
        assert_eq!(refused(refuse(&[])), (Code::Missing, "reasons".into()));
        assert_eq!(refused(refuse(&["专业不符", "  "])), (Code::Missing, "reasons.1.words".into()));
        assert_eq!(refused(refuse(&["专".repeat(501).as_str()])), (Code::OutOfRange, "reasons.0.words".into()));
        assert_eq!(refused(refuse(&["专业\u{0}不符"])), (Code::Malformed, "reasons.0.words".into()));
        assert_eq!(refused(refuse(&["专业不符"; 21])), (Code::OutOfRange, "reasons".into()));
        assert_eq!(decide(Submitted, &refuse(&["专".repeat(500).as_str()]), who(1), None), Ok(Refused));
        assert_eq!(decide(Submitted, &Decision::Accept, who(1), None), Ok(Accepted));
        for state in [Draft, Refused, Accepted, Paid] {
            assert_eq!(decide(state, &Decision::Accept, who(1), None).unwrap_err().code, Code::WrongState);
        }
    }

    #[test]
    fn an_appeal_is_decided_by_another_person() {
        let by = |by, before| decide(Appealed, &Decision::Accept, by, before).map_err(|refusal| refusal.code);
        assert_eq!(by(who(1), Some(who(1))), Err(Code::SecondPersonNeeded));
        assert_eq!(by(who(1), None), Err(Code::SecondPersonNeeded));
        assert_eq!(by(who(2), Some(who(1))), Ok(Accepted));
        assert_eq!(decide(Appealed, &refuse(&["专业不符"]), who(2), Some(who(1))), Ok(RefusedFinally));
    }

    #[test]
    fn an_appeal_ends_on_its_last_working_day() {
        // 30 April 2008 was a Wednesday; 1 to 3 May were holidays, Sunday 4 May was worked.
        let due = appeal_due(&Calendar::built_in(), "2008-04-30".parse().unwrap(), &built_in()[0].periods);
        assert_eq!((due.date.to_string(), due.skipped.len()), ("2008-05-06".to_owned(), 3));
        let on = |today: &str, grounds: &str| appeal(Refused, grounds, &due, today.parse().unwrap());
        assert_eq!(on("2008-05-06", "我的专业在目录中"), Ok(Appealed));
        let late = on("2008-05-07", "我的专业在目录中").unwrap_err();
        assert_eq!((late.code, late.facts), (Code::TooLate, vec!["2008-05-06".to_owned()]));
        assert_eq!(on("2008-05-05", " ").unwrap_err().code, Code::Missing);
        let twice = appeal(RefusedFinally, "再审", &due, "2008-05-05".parse().unwrap()).unwrap_err();
        assert_eq!(twice.code, Code::WrongState);
    }
}
