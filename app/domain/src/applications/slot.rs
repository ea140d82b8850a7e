//! One person, one post (每人限报一个职位): when an application may begin, and when a cancelled position may be replaced.

use super::{ApplicationState, ApplicationStep};
use crate::recruitment::{RecruitmentState, Schedule, Span};
use crate::refusal::{Code, Refusal};
use chrono::NaiveDate;

/// Whether a day lies in a window, as the refusal of whoever comes at another time.
///
/// # Errors
/// `not-yet-open` before it, `too-late` (facts: the last day) after it.
pub fn in_window(window: Span, today: NaiveDate) -> Result<(), Refusal> {
    if today < window.first {
        return Err(Code::NotYetOpen.into());
    }
    if today > window.last { Err(Refusal::new(Code::TooLate).with(window.last)) } else { Ok(()) }
}

/// Whether a person may begin an application, given the states of all others that the same identity has in the
/// recruitment. The store has a unique index behind it, because two requests may ask at once.
///
/// # Errors
/// `wrong-state` unless the recruitment is announced; `not-yet-open`, `too-late` outside registration; `one-position`
/// while another application holds the slot.
pub fn may_begin(
    others: &[ApplicationState],
    recruitment: RecruitmentState,
    schedule: &Schedule,
    today: NaiveDate,
) -> Result<(), Refusal> {
    if recruitment != RecruitmentState::Announced {
        return Err(Code::WrongState.into());
    }
    in_window(schedule.registration, today)?;
    if others.iter().any(|state| state.holds_slot()) { Err(Code::OnePosition.into()) } else { Ok(()) }
}

/// Takes the step to another position in place of a cancelled one (改报).
///
/// # Errors
/// `wrong-state` unless the position was cancelled and seats are not given out yet; `not-yet-open`, `too-late` outside
/// the window.
pub fn may_reapply(
    state: ApplicationState,
    recruitment: RecruitmentState,
    schedule: &Schedule,
    today: NaiveDate,
) -> Result<ApplicationState, Refusal> {
    let next = state.after(ApplicationStep::Reapply)?;
    if recruitment != RecruitmentState::Settled {
        return Err(Code::WrongState.into());
    }
    in_window(schedule.reapply, today)?;
    Ok(next)
}

#[cfg(test)]
mod tests {
    use super::super::timeline::samples::{day, schedule};
    use super::*;
    use ApplicationState::{Paid, PositionCancelled, Refused, RefusedFinally, Submitted, Withdrawn};
    use RecruitmentState::{Allotted, Announced, Settled};

    #[test]
    fn a_second_application_waits_until_the_first_is_over() {
        let begin = |others: &[ApplicationState], today: &str| {
            may_begin(others, Announced, &schedule(), day(today)).map_err(|refusal| (refusal.code, refusal.facts))
        };
        assert_eq!(begin(&[], "2008-04-20"), Ok(()));
        assert_eq!(begin(&[Withdrawn, RefusedFinally], "2008-04-29"), Ok(()));
        assert_eq!(begin(&[Withdrawn, Refused], "2008-04-29"), Err((Code::OnePosition, vec![])));
        assert_eq!(begin(&[Withdrawn], "2008-04-30"), Err((Code::TooLate, vec!["2008-04-29".into()])));
        assert_eq!(begin(&[], "2008-04-19"), Err((Code::NotYetOpen, vec![])));
        let settled = may_begin(&[], Settled, &schedule(), day("2008-04-20")).unwrap_err();
        assert_eq!(settled.code, Code::WrongState);
    }

    #[test]
    fn only_a_cancelled_position_is_replaced_and_only_in_its_window() {
        let choose = |state, recruitment, today: &str| {
            may_reapply(state, recruitment, &schedule(), day(today)).map_err(|refusal| refusal.code)
        };
        assert_eq!(choose(PositionCancelled, Settled, "2008-05-13"), Ok(Submitted));
        assert_eq!(choose(PositionCancelled, Settled, "2008-05-11"), Err(Code::NotYetOpen));
        assert_eq!(choose(PositionCancelled, Settled, "2008-05-14"), Err(Code::TooLate));
        assert_eq!(choose(PositionCancelled, Allotted, "2008-05-13"), Err(Code::WrongState));
        assert_eq!(choose(Paid, Settled, "2008-05-13"), Err(Code::WrongState));
    }
}
