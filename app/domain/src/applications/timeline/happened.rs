//! What really happened at each stage, with its day: read from the ledger and the application, never planned.

use super::Milestone;
use crate::words::words;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

words! {
    /// Something that happened to an application or to its whole recruitment, in the order of the stages.
    Happening {
        /// The form was handed in (提交报名); the last time counts.
        HandedIn => "handed-in",
        /// The qualification was decided, also on appeal (资格审查).
        Reviewed => "reviewed",
        /// The payment that confirms came (缴费).
        Paid => "paid",
        /// The positions were settled (确认开考职位).
        Settled => "settled",
        /// The drawn seats were published, and tickets given (公布座位).
        SeatsGiven => "seats-given",
        /// The points of the papers were released (公布成绩).
        Released => "released",
        /// The shortlist was published (公布面试入围名单).
        Shortlisted => "shortlisted",
        /// The list of those who come to the interview was published (公布面试人员名单).
        Invited => "invited",
        /// The candidate's own interview result was there.
        Interviewed => "interviewed",
        /// Totals and ranks were published (公布总成绩).
        Ranked => "ranked",
        /// A result of the candidate's own checks was entered (体检、考察).
        Checked => "checked",
        /// Those proposed for hire were put on public notice (公示).
        Publicised => "publicised",
        /// The result was filed (备案).
        Filed => "filed",
    }
}

impl Happening {
    /// The stage that it belongs to.
    pub const fn milestone(self) -> Milestone {
        match self {
            Self::HandedIn => Milestone::Registration,
            Self::Reviewed => Milestone::Review,
            Self::Paid => Milestone::Payment,
            Self::Settled => Milestone::Opening,
            Self::SeatsGiven => Milestone::Written,
            Self::Released => Milestone::Scores,
            Self::Shortlisted | Self::Invited | Self::Interviewed | Self::Ranked => Milestone::Interviews,
            Self::Checked => Milestone::Checks,
            Self::Publicised => Milestone::Publicity,
            Self::Filed => Milestone::Filing,
        }
    }

    /// Whether it is told to the candidate alone: no published list says it of anybody.
    pub const fn is_own(self) -> bool {
        matches!(self, Self::HandedIn | Self::Reviewed | Self::Paid | Self::Interviewed | Self::Checked)
    }
}

/// What happened, and on which day in China.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Happened {
    /// The day.
    pub on: NaiveDate,
    /// What.
    pub what: Happening,
    /// The last day of what began then; only a public notice has one.
    pub until: Option<NaiveDate>,
}

impl Happened {
    /// What happened on a day.
    pub const fn on(on: NaiveDate, what: Happening) -> Self {
        Self { on, what, until: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn happenings_stand_in_the_order_of_the_stages() {
        assert!(Happening::ALL.is_sorted_by_key(|what| what.milestone()));
        for what in Happening::ALL {
            assert_eq!(Happening::parse(what.as_str()), Some(*what));
            assert_eq!(serde_json::to_string(what).unwrap(), format!("{:?}", what.as_str()));
        }
    }
}
