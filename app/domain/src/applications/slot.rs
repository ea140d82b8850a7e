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

/// Takes the step of handing in.
///
/// # Errors
/// `wrong-state` unless it is a draft of an announced recruitment; `not-yet-open`, `too-late` outside registration.
pub fn may_submit(
    state: ApplicationState,
    recruitment: RecruitmentState,
    schedule: &Schedule,
    today: NaiveDate,
) -> Result<ApplicationState, Refusal> {
    let next = state.after(ApplicationStep::Submit)?;
    if recruitment != RecruitmentState::Announced {
        return Err(Code::WrongState.into());
    }
    in_window(schedule.registration, today)?;
    Ok(next)
}

/// Takes the step of taking an application back to change it: while registration runs and nobody has decided on it.
///
/// # Errors
/// `wrong-state` unless it waits for its first review in an announced recruitment; `not-yet-open`, `too-late` outside
/// registration, for nobody could hand it in again.
pub fn may_reopen(
    state: ApplicationState,
    recruitment: RecruitmentState,
    schedule: &Schedule,
    today: NaiveDate,
) -> Result<ApplicationState, Refusal> {
    let next = state.after(ApplicationStep::Reopen)?;
    may_submit(next, recruitment, schedule, today)?;
    Ok(next)
}

/// Whether a draft may be turned to another position before it is handed in.
///
/// # Errors
/// As [`may_submit`].
pub fn may_turn(
    state: ApplicationState,
    recruitment: RecruitmentState,
    schedule: &Schedule,
    today: NaiveDate,
) -> Result<(), Refusal> {
    may_submit(state, recruitment, schedule, today).map(|_| ())
}

/// Whether the form and what is attached to it may still be changed: before it is handed in, and once its position was
/// cancelled.
///
/// # Errors
/// `wrong-state`.
pub fn may_fill_in(state: ApplicationState) -> Result<(), Refusal> {
    if state.position_is_open() { Ok(()) } else { Err(Code::WrongState.into()) }
}

/// The days on which another position can be chosen in place of one that is cancelled (改报): those of registration while
/// it runs, and the window after the payment; none once that is over or seats are given out.
pub fn choosing(recruitment: RecruitmentState, schedule: &Schedule, today: NaiveDate) -> Option<Span> {
    let window = match recruitment {
        RecruitmentState::Announced if today <= schedule.registration.last => schedule.registration,
        RecruitmentState::Announced | RecruitmentState::Settled => schedule.reapply,
        _ => return None,
    };
    (today <= window.last).then_some(window)
}

/// Takes the step to another position in place of a cancelled one (改报): while registration runs where it was cancelled
/// by an amendment, and in the window after the positions are settled.
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
    match recruitment {
        RecruitmentState::Announced if today <= schedule.registration.last => in_window(schedule.registration, today)?,
        RecruitmentState::Announced => return Err(Code::NotYetOpen.into()),
        RecruitmentState::Settled => in_window(schedule.reapply, today)?,
        _ => return Err(Code::WrongState.into()),
    }
    Ok(next)
}

/// The steps that an application's owner may take on a day, in the order of a page.
pub fn owner_steps(
    state: ApplicationState,
    recruitment: RecruitmentState,
    schedule: &Schedule,
    appeal_until: Option<NaiveDate>,
    today: NaiveDate,
) -> Vec<ApplicationStep> {
    let may = |step: &ApplicationStep| match step {
        ApplicationStep::Submit => may_submit(state, recruitment, schedule, today).is_ok(),
        ApplicationStep::Reapply => may_reapply(state, recruitment, schedule, today).is_ok(),
        ApplicationStep::Reopen => may_reopen(state, recruitment, schedule, today).is_ok(),
        ApplicationStep::Appeal => appeal_until.is_some_and(|last| today <= last),
        ApplicationStep::Withdraw => true,
        _ => false,
    };
    state.steps().filter(may).collect()
}

#[cfg(test)]
mod tests {
    use super::super::timeline::samples::{day, schedule};
    use super::*;
    use ApplicationState::{Draft, Paid, PositionCancelled, Refused, RefusedFinally, Submitted, Withdrawn};
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
    fn a_draft_is_handed_in_during_registration_and_nothing_else_is() {
        let submit = |state, recruitment, today: &str| {
            may_submit(state, recruitment, &schedule(), day(today)).map_err(|refusal| refusal.code)
        };
        assert_eq!(submit(Draft, Announced, "2008-04-29"), Ok(Submitted));
        assert_eq!(submit(Draft, Announced, "2008-04-19"), Err(Code::NotYetOpen));
        assert_eq!(submit(Draft, Announced, "2008-04-30"), Err(Code::TooLate));
        assert_eq!(submit(Draft, Settled, "2008-04-29"), Err(Code::WrongState));
        assert_eq!(submit(Submitted, Announced, "2008-04-29"), Err(Code::WrongState));
        assert_eq!(may_turn(Draft, Announced, &schedule(), day("2008-04-29")), Ok(()));
        let filled = ApplicationState::ALL.into_iter().filter(|state| may_fill_in(*state).is_ok());
        assert!(filled.eq([Draft, PositionCancelled]));
    }

    #[test]
    fn what_nobody_has_decided_is_taken_back_to_change_it_while_it_can_be_handed_in_again() {
        let reopen = |state, recruitment, today: &str| {
            may_reopen(state, recruitment, &schedule(), day(today)).map_err(|refusal| (refusal.code, refusal.facts))
        };
        assert_eq!(reopen(Submitted, Announced, "2008-04-29"), Ok(Draft));
        assert_eq!(reopen(Submitted, Announced, "2008-04-30"), Err((Code::TooLate, vec!["2008-04-29".into()])));
        assert_eq!(
            reopen(Submitted, Settled, "2008-04-29"),
            Err((Code::WrongState, vec![])),
            "chosen for a cancelled one"
        );
        for other in ApplicationState::ALL.into_iter().filter(|state| *state != Submitted) {
            assert_eq!(reopen(other, Announced, "2008-04-29"), Err((Code::WrongState, vec![])), "{other:?}");
        }
    }

    #[test]
    fn the_owner_is_offered_what_the_rules_take() {
        let last = Some(day("2008-05-06"));
        let steps = |state, recruitment, today: &str| {
            owner_steps(state, recruitment, &schedule(), last.filter(|_| state == Refused), day(today))
        };
        use ApplicationStep::{Appeal, Reapply, Reopen, Submit, Withdraw};
        assert_eq!(steps(Draft, Announced, "2008-04-29"), [Submit, Withdraw]);
        assert_eq!(steps(Draft, Announced, "2008-04-30"), [Withdraw]);
        assert_eq!(steps(Submitted, Announced, "2008-04-29"), [Reopen, Withdraw]);
        assert_eq!(steps(Submitted, Announced, "2008-04-30"), [Withdraw]);
        assert_eq!(steps(Refused, Announced, "2008-05-06"), [Appeal, Withdraw]);
        assert_eq!(steps(Refused, Announced, "2008-05-07"), [Withdraw]);
        assert_eq!(steps(PositionCancelled, Settled, "2008-05-12"), [Reapply]);
        assert_eq!(steps(Paid, Announced, "2008-05-12"), []);
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
        assert_eq!(
            choose(PositionCancelled, Announced, "2008-04-29"),
            Ok(Submitted),
            "others can still be applied for"
        );
        assert_eq!(choose(PositionCancelled, Announced, "2008-04-30"), Err(Code::NotYetOpen), "the window comes");
    }

    #[test]
    fn whoever_loses_a_position_is_told_the_days_that_are_left() {
        let days = |recruitment, today: &str| choosing(recruitment, &schedule(), day(today));
        assert_eq!(days(Announced, "2008-04-29"), Some(schedule().registration));
        assert_eq!(days(Announced, "2008-04-30"), Some(schedule().reapply));
        assert_eq!(days(Settled, "2008-05-13"), Some(schedule().reapply));
        assert_eq!(days(Settled, "2008-05-14"), None);
        assert_eq!(days(Allotted, "2008-05-12"), None);
    }
}
