//! The public notice of those proposed for hire (公示), the objections to it, and when the result may be filed.
//!
//! Legal source: 公务员法 (2018) art. 32 (at least five working days), 事业单位公开招聘人员暂行规定 art. 23; the period
//! is the frozen scheme's, in its own unit.

use super::course::{DeclinedBy, Outcome};
use crate::calendar::Calendar;
use crate::recruitment::RecruitmentState;
use crate::recruitment::scheme::Periods;
use crate::refusal::{Code, Refusal};
use crate::words::words;
use chrono::NaiveDate;

words! {
    /// Where an objection stands.
    ObjectionState {
        /// Waits for its decision; until then nothing is filed.
        Open => "open",
        /// Found right: whoever it is about is not hired (异议成立).
        Upheld => "upheld",
        /// Found not right, with reasons (异议不成立).
        Dismissed => "dismissed",
    }
}

/// The last day of a notice that is published on a day. The day of publication is not counted.
pub fn notice_until(calendar: &Calendar, published: NaiveDate, periods: &Periods) -> NaiveDate {
    calendar.end_of(published, periods.publicity).date
}

/// What the filing waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The last day of the notice that ends last.
    pub until: NaiveDate,
    /// Objections that are not decided.
    pub open_objections: u64,
    /// Proposals to restore a place given up by mistake that are not decided.
    pub open_restorings: u64,
    /// Called to the checks, and not on a notice yet: their checks or their own notice are still to come.
    pub unfinished: u64,
}

/// Whether the result may be filed today.
///
/// # Errors
/// `notice-runs` (facts: the last day of the notice) until that day is over, whoever asks; `objections-open` (facts: how
/// many); `restorings-open` (facts: how many); `checks-open` (facts: how many).
pub fn may_file(due: Due, today: NaiveDate) -> Result<(), Refusal> {
    if today <= due.until {
        return Err(Refusal::new(Code::NoticeRuns).with(due.until));
    }
    if due.open_objections > 0 {
        return Err(Refusal::new(Code::ObjectionsOpen).with(due.open_objections));
    }
    no_restorings(due.open_restorings)?;
    if due.unfinished > 0 {
        return Err(Refusal::new(Code::ChecksOpen).with(due.unfinished));
    }
    Ok(())
}

/// Checks that no proposal to restore a place waits: the place would be taken before its decision.
///
/// # Errors
/// `restorings-open` (facts: how many).
pub fn no_restorings(open: u64) -> Result<(), Refusal> {
    if open > 0 { Err(Refusal::new(Code::RestoringsOpen).with(open)) } else { Ok(()) }
}

/// Whether somebody may give the place up for which they are proposed (公示期放弃录用): from the notice until the result is
/// filed. Whoever is hired then resigns, which is no part of a recruitment.
///
/// # Errors
/// `already-done` for whoever has given it up; `wrong-state` for whoever is not proposed, and once the result is filed.
pub fn may_decline(recruitment: RecruitmentState, outcome: Outcome) -> Result<(), Refusal> {
    match outcome {
        Outcome::Declined(_) => Err(Code::AlreadyDone.into()),
        Outcome::Proposed if recruitment == RecruitmentState::Publicised => Ok(()),
        _ => Err(Code::WrongState.into()),
    }
}

words! {
    /// Where a proposal to restore a place stands that staff entered as given up.
    RestoringState {
        /// Waits for a second person.
        Proposed => "proposed",
        /// The candidate is on the notice again.
        Restored => "restored",
        /// The second person did not agree.
        Declined => "declined",
    }
}

/// Whether a place may be restored that is entered as given up (更正误登记的放弃): only what the office entered, for a
/// candidate's own word is theirs alone, and only until the result is filed.
///
/// # Errors
/// `wrong-state`.
pub fn may_restore(recruitment: RecruitmentState, outcome: Outcome) -> Result<(), Refusal> {
    match outcome {
        Outcome::Declined(DeclinedBy::Office) if recruitment == RecruitmentState::Publicised => Ok(()),
        _ => Err(Code::WrongState.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recruitment::scheme::built_in;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_notice_is_counted_in_the_schemes_working_days() {
        let schemes = built_in();
        let until = |at: usize, published: &str| {
            notice_until(&Calendar::built_in(), day(published), &schemes[at].periods).to_string()
        };
        assert_eq!(until(0, "2026-09-18"), "2026-09-24", "20 September 2026, a Sunday, is worked");
        assert_eq!(until(1, "2026-04-29"), "2026-05-12", "seven for institutions");
    }

    #[test]
    fn only_who_is_proposed_gives_the_place_up_and_only_before_the_filing() {
        use crate::applications::Milestone;
        let refused = |state, outcome| may_decline(state, outcome).map_err(|refusal| refusal.code);
        assert_eq!(refused(RecruitmentState::Publicised, Outcome::Proposed), Ok(()));
        assert_eq!(refused(RecruitmentState::Publicised, Outcome::Declined(DeclinedBy::Owner)), Err(Code::AlreadyDone));
        for other in [Outcome::Open, Outcome::OutAt(Milestone::Publicity), Outcome::Hired] {
            assert_eq!(refused(RecruitmentState::Publicised, other), Err(Code::WrongState), "{other:?}");
        }
        for state in [RecruitmentState::Ranked, RecruitmentState::Filed] {
            assert_eq!(refused(state, Outcome::Proposed), Err(Code::WrongState), "{state:?}");
        }
    }

    #[test]
    fn only_what_the_office_entered_is_restored_and_only_before_the_filing() {
        let declined = |by| Outcome::Declined(by);
        assert_eq!(may_restore(RecruitmentState::Publicised, declined(DeclinedBy::Office)), Ok(()));
        for (state, outcome) in [
            (RecruitmentState::Publicised, declined(DeclinedBy::Owner)),
            (RecruitmentState::Publicised, Outcome::Proposed),
            (RecruitmentState::Filed, declined(DeclinedBy::Office)),
        ] {
            assert_eq!(may_restore(state, outcome).unwrap_err().code, Code::WrongState, "{state:?} {outcome:?}");
        }
    }

    #[test]
    fn nothing_is_filed_before_the_last_day_is_over_or_while_an_objection_is_open() {
        let due = Due { until: day("2026-09-24"), open_objections: 0, open_restorings: 0, unfinished: 0 };
        let refused = |due, today: &str| may_file(due, day(today)).map_err(|refusal| (refusal.code, refusal.facts));
        let said = |code, fact: &str| Err((code, vec![fact.to_owned()]));
        assert_eq!(refused(due, "2026-09-24"), said(Code::NoticeRuns, "2026-09-24"));
        assert_eq!(refused(due, "2026-09-25"), Ok(()));
        let open = Due { open_objections: 2, ..due };
        assert_eq!(refused(open, "2026-09-25"), said(Code::ObjectionsOpen, "2"));
        assert_eq!(refused(open, "2026-09-01"), said(Code::NoticeRuns, "2026-09-24"));
        assert_eq!(refused(Due { unfinished: 1, ..due }, "2026-09-25"), said(Code::ChecksOpen, "1"));
        assert_eq!(refused(Due { open_restorings: 3, ..due }, "2026-09-25"), said(Code::RestoringsOpen, "3"));
    }
}
