//! The course of a recruitment in short, for whoever holds nothing but a ticket: what lists and releases have shown, and
//! what comes next.

use super::{AtChecks, Fate, Happened, Line, Milestone, Outlook, Situation, Timeline, When};
use crate::applications::ApplicationState;
use crate::recruitment::{RecruitmentState, Schedule};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What is still to come at a stage, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coming {
    /// The stage.
    pub milestone: Milestone,
    /// Its announced days.
    pub when: When,
    /// How sure they are.
    pub outlook: Outlook,
}

impl Coming {
    fn of(line: &Line) -> Option<Self> {
        line.outlook.map(|outlook| Self { milestone: line.milestone, when: line.when, outlook })
    }
}

/// What has happened in public since the papers were prepared, and what comes next.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// What has happened, the earliest first; nothing of it is about one candidate.
    pub happened: Vec<Happened>,
    /// The stage under way or the next to come; none once the result is filed, or the ticket is out.
    pub next: Option<Coming>,
}

impl Course {
    /// The course of those who still follow the recruitment; `over` for a ticket that the lists no longer call.
    pub fn of(
        recruitment: RecruitmentState,
        schedule: &Schedule,
        happened: &[Happened],
        over: bool,
        today: NaiveDate,
    ) -> Self {
        let mut public: Vec<Happened> = happened.iter().filter(|it| !it.what.is_own()).copied().collect();
        public.sort_unstable();
        let timeline = Timeline::of(&Situation {
            application: ApplicationState::Paid,
            recruitment,
            fate: Fate::Open,
            checks: AtChecks::Over,
            schedule,
            appeal_until: None,
            pay_until: None,
            happened: &public,
            today,
        });
        let next = if over { None } else { timeline.current().and_then(Coming::of) };
        Self { happened: public, next }
    }
}
