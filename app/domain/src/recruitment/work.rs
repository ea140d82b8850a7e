//! What waits for those who run recruitments (招录待办), and by which day: the rule behind the staff's work list.

use super::{RecruitmentState, Schedule};
use crate::ids::RecruitmentId;
use crate::permissions::Action;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A kind of what waits, in the order of a recruitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaskKind {
    /// A plan was handed in (报批的方案).
    Approval,
    /// An approved plan is not published yet (待公告).
    Announcing,
    /// Amendments of positions wait for a second person (待审批的职位变更).
    Amendments,
    /// Changes of announced days wait for a second person (待审批的日程变更).
    Rescheduling,
    /// Changes of the notice's own words wait for a second person (待审批的公告更正).
    Rewording,
    /// Applications wait for their review (待资格审查).
    Reviews,
    /// Appeals wait for another person (待复审的申诉).
    Appeals,
    /// The days of payment are over, and the positions are not settled (待确认开考职位).
    Settling,
    /// The seats are not given (待编排考场).
    Seating,
    /// The points of the papers are not imported (待导入成绩).
    Points,
    /// Imported points wait for a second person (待复核公布的成绩).
    Release,
    /// Points are to be checked again (待办理的成绩复核).
    Rechecks,
    /// Other points were found, and a second person has to agree (待确认的成绩更正).
    Corrections,
    /// Minimum pass lines wait for a second person (待核定的合格分数线).
    Lines,
    /// The shortlist is not published (待公布面试入围).
    Shortlist,
    /// The interviews are to be held and ranked (待办理面试).
    Interviews,
    /// Results of physical examination and inspection are awaited (待录入的体检、考察结果).
    Checks,
    /// Everybody's results are there, and the public notice is not (待公示).
    Publicising,
    /// Objections wait for their decision (待答复的异议).
    Objections,
    /// The public notice is out, and the result is not filed (待备案).
    Filing,
}

/// What a recruitment holds that waits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Applications handed in.
    pub submitted: u64,
    /// Appeals.
    pub appealed: u64,
    /// Amendments proposed.
    pub amendments: u64,
    /// Changes of announced days proposed.
    pub reschedulings: u64,
    /// Changes of the notice's words proposed.
    pub rewordings: u64,
    /// Tables of points imported and not released.
    pub sheets: u64,
    /// Requests to check points that nobody has answered.
    pub rechecks: u64,
    /// Other points found that nobody has agreed to.
    pub corrections: u64,
    /// Minimum pass lines proposed.
    pub lines: u64,
    /// Candidates of whom a result of the checks is awaited.
    pub checks: u64,
    /// Objections not decided.
    pub objections: u64,
}

/// Something that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// The recruitment.
    pub recruitment: RecruitmentId,
    /// What it is called.
    pub title: String,
    /// What waits.
    pub kind: TaskKind,
    /// How many of it.
    pub count: u64,
    /// The day by which it is to be done, in China.
    pub due: NaiveDate,
    /// The code of the position that it is about; none where it is about the whole.
    pub position: Option<String>,
}

impl TaskKind {
    /// Every kind, in order.
    pub const ALL: [Self; 20] = [
        Self::Approval,
        Self::Announcing,
        Self::Amendments,
        Self::Rescheduling,
        Self::Rewording,
        Self::Reviews,
        Self::Appeals,
        Self::Settling,
        Self::Seating,
        Self::Points,
        Self::Release,
        Self::Rechecks,
        Self::Corrections,
        Self::Lines,
        Self::Shortlist,
        Self::Interviews,
        Self::Checks,
        Self::Publicising,
        Self::Objections,
        Self::Filing,
    ];

    /// Whose it is: the action that the table of permissions is asked for.
    pub const fn action(self) -> Action {
        match self {
            Self::Approval
            | Self::Amendments
            | Self::Rescheduling
            | Self::Rewording
            | Self::Release
            | Self::Corrections
            | Self::Lines
            | Self::Objections => Action::ApproveRecruitment,
            Self::Reviews | Self::Appeals => Action::ReviewApplications,
            _ => Action::PlanRecruitment,
        }
    }

    /// The day by which it is to be done, as the notice announces it. Reviews and appeals have days of their own
    /// ([`crate::applications::work::due`]), never later than what is said here for those handed in before it.
    pub const fn due(self, schedule: &Schedule) -> NaiveDate {
        match self {
            Self::Approval | Self::Announcing => schedule.registration.first,
            Self::Amendments | Self::Rescheduling | Self::Rewording => schedule.registration.last,
            Self::Reviews | Self::Appeals => schedule.review_until,
            Self::Settling => schedule.reapply.first,
            Self::Seating => schedule.written_on,
            Self::Points | Self::Release => schedule.scores_by,
            Self::Rechecks | Self::Corrections | Self::Lines | Self::Shortlist => schedule.interviews.first,
            Self::Interviews => schedule.interviews.last,
            Self::Checks | Self::Publicising | Self::Objections | Self::Filing => schedule.filing_by,
        }
    }

    /// How many of it wait; none where nothing does.
    pub fn waiting(self, state: RecruitmentState, schedule: &Schedule, today: NaiveDate, counts: &Counts) -> u64 {
        use RecruitmentState as State;
        let step = |waits: bool| u64::from(waits);
        match self {
            Self::Approval => step(state == State::Submitted),
            Self::Announcing => step(state == State::Approved),
            Self::Amendments if matches!(state, State::Announced | State::Settled) => counts.amendments,
            Self::Rescheduling if state.is_public() && state != State::Filed => counts.reschedulings,
            Self::Rewording if state.is_public() && state != State::Filed => counts.rewordings,
            Self::Reviews if matches!(state, State::Announced | State::Settled) => counts.submitted,
            Self::Appeals if matches!(state, State::Announced | State::Settled) => counts.appealed,
            Self::Settling => step(state == State::Announced && today > schedule.payment.last),
            Self::Seating => step(state == State::Settled && today > schedule.reapply.last),
            Self::Points => step(state == State::Allotted && today >= schedule.written_on && counts.sheets == 0),
            Self::Release if state == State::Allotted => counts.sheets,
            Self::Rechecks if state == State::Scored => counts.rechecks,
            Self::Corrections if state == State::Scored => counts.corrections,
            Self::Lines if state == State::Scored => counts.lines,
            Self::Shortlist => step(state == State::Scored && counts.rechecks + counts.corrections + counts.lines == 0),
            Self::Interviews => step(state == State::Shortlisted),
            Self::Checks if matches!(state, State::Ranked | State::Publicised) => counts.checks,
            Self::Publicising => step(state == State::Ranked && counts.checks == 0),
            Self::Objections if state == State::Publicised => counts.objections,
            Self::Filing => step(state == State::Publicised && counts.objections + counts.checks == 0),
            _ => 0,
        }
    }

    /// The page on which it is done.
    pub fn path(self, recruitment: RecruitmentId, position: Option<&str>) -> String {
        let page = format!("/recruitment/{recruitment}");
        match (self, position) {
            (Self::Amendments, Some(code)) => format!("{page}/positions/{code}#amendments"),
            (Self::Rescheduling, _) => format!("{page}#day-changes"),
            (Self::Rewording, _) => format!("{page}#corrections"),
            (Self::Approval | Self::Announcing | Self::Amendments | Self::Settling, _) => page,
            (Self::Reviews, _) => format!("{page}/review?state=submitted"),
            (Self::Appeals, _) => format!("{page}/review?state=appealed"),
            (Self::Seating | Self::Points | Self::Release | Self::Rechecks | Self::Corrections, _) => {
                format!("{page}/examination")
            }
            (Self::Lines, _) => format!("{page}/selection#lines"),
            _ => format!("{page}/selection"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::applications::timeline_samples::{day, schedule};
    use proptest::prelude::*;

    fn waiting(state: RecruitmentState, today: &str, counts: Counts) -> Vec<(TaskKind, u64)> {
        let of = |kind: TaskKind| (kind, kind.waiting(state, &schedule(), day(today), &counts));
        TaskKind::ALL.into_iter().map(of).filter(|(_, count)| *count > 0).collect()
    }

    #[test]
    fn each_state_has_what_waits_in_it() {
        use RecruitmentState as State;
        let some = Counts {
            submitted: 3,
            appealed: 1,
            amendments: 2,
            reschedulings: 0,
            rewordings: 0,
            sheets: 1,
            rechecks: 4,
            corrections: 1,
            lines: 1,
            checks: 5,
            objections: 2,
        };
        let none = Counts::default();
        assert_eq!(waiting(State::Draft, "2008-04-01", some), []);
        assert_eq!(waiting(State::Submitted, "2008-04-01", none), [(TaskKind::Approval, 1)]);
        assert_eq!(
            waiting(State::Announced, "2008-04-25", some),
            [(TaskKind::Amendments, 2), (TaskKind::Reviews, 3), (TaskKind::Appeals, 1)]
        );
        assert_eq!(waiting(State::Announced, "2008-05-09", none), [], "the last day of payment counts");
        assert_eq!(waiting(State::Announced, "2008-05-10", none), [(TaskKind::Settling, 1)]);
        assert_eq!(waiting(State::Settled, "2008-05-14", none), [(TaskKind::Seating, 1)]);
        assert_eq!(waiting(State::Allotted, "2008-05-24", none), []);
        assert_eq!(waiting(State::Allotted, "2008-05-25", none), [(TaskKind::Points, 1)]);
        assert_eq!(waiting(State::Allotted, "2008-06-01", some), [(TaskKind::Release, 1)]);
        assert_eq!(
            waiting(State::Scored, "2008-06-12", some),
            [(TaskKind::Rechecks, 4), (TaskKind::Corrections, 1), (TaskKind::Lines, 1)],
            "nobody is ranked while points may change"
        );
        let proposed = Counts { lines: 1, ..none };
        assert_eq!(
            waiting(State::Scored, "2008-06-12", proposed),
            [(TaskKind::Lines, 1)],
            "nor while lines wait for a second person"
        );
        assert_eq!(waiting(State::Shortlisted, "2008-06-20", proposed), [(TaskKind::Interviews, 1)]);
        assert_eq!(waiting(State::Scored, "2008-06-12", none), [(TaskKind::Shortlist, 1)]);
        assert_eq!(waiting(State::Ranked, "2008-07-02", some), [(TaskKind::Checks, 5)]);
        assert_eq!(waiting(State::Ranked, "2008-07-02", none), [(TaskKind::Publicising, 1)]);
        assert_eq!(waiting(State::Publicised, "2008-08-02", some), [(TaskKind::Checks, 5), (TaskKind::Objections, 2)]);
        assert_eq!(waiting(State::Publicised, "2008-08-02", none), [(TaskKind::Filing, 1)]);
        assert_eq!(waiting(State::Filed, "2008-09-01", some), []);
    }

    #[test]
    fn days_are_those_of_the_notice_and_follow_each_other() {
        let days: Vec<NaiveDate> = TaskKind::ALL.into_iter().map(|kind| kind.due(&schedule())).collect();
        assert!(days.is_sorted(), "{days:?}");
        assert_eq!(TaskKind::Objections.due(&schedule()), day("2008-08-31"));
    }

    #[test]
    fn what_two_persons_do_is_never_both_the_planners() {
        let two = [TaskKind::Approval, TaskKind::Amendments, TaskKind::Release, TaskKind::Corrections, TaskKind::Lines];
        for kind in two {
            assert_eq!(kind.action(), Action::ApproveRecruitment, "{kind:?}");
        }
    }

    proptest! {
        /// A recruitment that is neither a draft nor filed never leaves its people without a step once its days have come.
        #[test]
        fn something_always_waits_between_hand_in_and_filing(
            state in prop::sample::select(&RecruitmentState::ALL[..]),
            submitted in 0_u64..9,
            sheets in 0_u64..2,
            rechecks in 0_u64..3,
            lines in 0_u64..2,
            checks in 0_u64..3,
            objections in 0_u64..3,
        ) {
            let counts = Counts { submitted, sheets, rechecks, lines, checks, objections, ..Counts::default() };
            let open = !matches!(state, RecruitmentState::Draft | RecruitmentState::Filed);
            prop_assert_eq!(!waiting(state, "2008-08-30", counts).is_empty(), open);
        }
    }
}
