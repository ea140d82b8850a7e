//! Selection as it is kept and shown: a candidate's standing, published lists, and what staff have to do next.

use super::course::{Call, CheckResult, DeclinedBy, Outcome};
use super::list::{List, ListKind, Post};
use super::notice::{ObjectionState, RestoringState};
use super::pass_line::{LineAsked, PassLines};
use crate::applications::{Fate, Milestone};
use crate::ids::{ListId, ObjectionId, RecruitmentId, RestoringId};
use crate::recruitment::scheme::Stages;
use crate::recruitment::{Points, RecruitmentState, Rounding, Schedule};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where one candidate stands, as the candidate may know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The ticket.
    pub ticket: String,
    /// The written total; none where a paper was missed.
    pub written: Option<Points>,
    /// The rank by written total in the position.
    pub written_rank: Option<u32>,
    /// Whether and how called to the interview; none where not called.
    pub call: Option<Call>,
    /// The interview's mean.
    pub interview: Option<Points>,
    /// The total.
    pub total: Option<Points>,
    /// The rank by total.
    pub total_rank: Option<u32>,
    /// The physical examination: told to the candidate alone.
    pub physical: CheckResult,
    /// The inspection: told to the candidate alone.
    pub inspection: CheckResult,
    /// Whether on a public notice as proposed for hire.
    pub proposed: bool,
    /// Who said that the place is given up while on that notice; none where it is not.
    pub declined: Option<DeclinedBy>,
    /// What became of the candidate.
    pub fate: Fate,
}

impl Standing {
    /// What became of the candidate, at the milestones of a schedule: whoever did not prove the qualification is out
    /// there, where days are announced for it.
    pub fn fate_under(&self, schedule: &Schedule) -> Fate {
        let unproven = matches!(self.call, Some(Call::Unqualified | Call::Absent));
        match self.fate {
            Fate::OutAt(Milestone::Interviews) if unproven && schedule.qualification.is_some() => {
                Fate::OutAt(Milestone::Qualification)
            }
            fate => fate,
        }
    }
}

/// A published list in a list of lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListLine {
    /// The list.
    pub id: ListId,
    /// Which it is.
    pub kind: ListKind,
    /// When it was published.
    pub published_at: DateTime<Utc>,
    /// The last day of its notice; none where it has none.
    pub until: Option<NaiveDate>,
    /// The last day on which search engines may show it; none where no notice is out yet, and for a list of no candidates.
    pub indexed_until: Option<NaiveDate>,
    /// SHA-256 of its canonical JSON, hexadecimal, as the ledger has it.
    pub sha256: String,
}

impl ListLine {
    /// Whether search engines are asked to forget it: the notice is over. It stays in the archive.
    pub fn is_withdrawn(&self, today: NaiveDate) -> bool {
        self.indexed_until.is_some_and(|until| today > until)
    }

    /// The last day on which search engines may show a list: that of its own notice, and for every other list of candidates
    /// that of the recruitment's public notice which ends last. A list of positions alone stays findable.
    pub fn indexed(kind: ListKind, until: Option<NaiveDate>, notice: Option<NaiveDate>) -> Option<NaiveDate> {
        until.or(notice.filter(|_| kind != ListKind::Cancelled))
    }
}

/// A published list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedList {
    /// The recruitment.
    pub recruitment: RecruitmentId,
    /// What the public calls the recruitment.
    pub title: String,
    /// The head of it.
    pub line: ListLine,
    /// What it says.
    pub list: List,
    /// The tickets on it whose places were given up since; only a public notice has any.
    pub declined: Vec<String>,
}

/// What those who lead a recruitment can do next in its selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SelectionStep {
    /// Set the minimum pass lines that the scheme requires.
    SetLines,
    /// Publish who is called to the interview.
    Shortlist,
    /// Publish who comes to the interview; from then on nobody is replaced.
    Invite,
    /// Take the interviews from a season.
    TakeInterviews,
    /// Publish totals and ranks.
    Rank,
    /// Enter results of the checks, and call the next.
    Check,
    /// Publish those proposed for hire.
    Publicise,
    /// Decide objections, wait for the end of the notice, file.
    File,
    /// Nothing.
    None,
}

/// A position on the staff's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostRecord {
    /// The position.
    pub post: Post,
    /// Its candidates since the shortlist, by rank.
    pub people: Vec<Standing>,
    /// Their names by ticket, by which they are called up; none for those who may not read applications.
    pub names: BTreeMap<String, String>,
    /// Whether somebody is to be called to the checks now.
    pub call_due: bool,
}

/// An objection as staff read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objection {
    /// The objection.
    pub id: ObjectionId,
    /// The ticket it is about; none where it is about the whole.
    pub ticket: Option<String>,
    /// What is objected.
    pub words: String,
    /// Who objects.
    pub name: String,
    /// Where that person is reached.
    pub contact: String,
    /// Where it stands.
    pub state: ObjectionState,
    /// When it came.
    pub raised_at: DateTime<Utc>,
    /// Why it was decided so.
    pub answer: Option<String>,
    /// Whether the asker may decide it.
    pub decides: bool,
}

/// An objection as whoever raised it from an account reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnObjection {
    /// The ticket it is about; none where it is about the whole.
    pub ticket: Option<String>,
    /// What was objected.
    pub words: String,
    /// Where it stands.
    pub state: ObjectionState,
    /// When it was raised.
    pub raised_at: DateTime<Utc>,
    /// Why it was decided so.
    pub answer: Option<String>,
}

/// What is told of objections to everybody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Not decided.
    pub open: u64,
    /// Found right.
    pub upheld: u64,
    /// Found not right.
    pub dismissed: u64,
}

/// Everything on the staff's page of a selection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SelectionRecord {
    /// The recruitment.
    pub recruitment: RecruitmentId,
    /// What the public calls it.
    pub title: String,
    /// Where it stands.
    pub state: RecruitmentState,
    /// The stages of its scheme.
    pub stages: Stages,
    /// How its totals are rounded.
    pub rounding: Rounding,
    /// Whether its scheme requires minimum pass lines.
    pub lines_required: bool,
    /// The categories for which lines can be proposed now.
    pub lines_asked: Vec<LineAsked>,
    /// The minimum pass lines, the latest first, with the proposals.
    pub lines: Vec<PassLines>,
    /// What is to be done next.
    pub next: SelectionStep,
    /// Those invited whose interview is not taken yet.
    pub uninterviewed: u64,
    /// Results of checks that are not entered.
    pub checks_due: u64,
    /// Whether somebody passed both checks and is on no notice yet.
    pub newly_passed: bool,
    /// The last day of the notice that ends last.
    pub until: Option<NaiveDate>,
    /// The positions of this page.
    pub posts: Vec<PostRecord>,
    /// The code after which the next page begins; none on the last.
    pub more_after: Option<String>,
    /// Objections, the latest first.
    pub objections: Vec<Objection>,
    /// Places that are to be restored, or were, the latest first.
    pub restorings: Vec<Restoring>,
}

/// A place that staff entered as given up by mistake, and that is to be restored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restoring {
    /// The proposal.
    pub id: RestoringId,
    /// The ticket.
    pub ticket: String,
    /// What the mistake was.
    pub mistake: String,
    /// Where it stands.
    pub state: RestoringState,
    /// When it was proposed.
    pub proposed_at: DateTime<Utc>,
    /// Whether the asker may decide it.
    pub decides: bool,
}

impl From<Outcome> for Fate {
    fn from(outcome: Outcome) -> Self {
        outcome.fate()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_of_candidates_leaves_search_engines_with_the_last_public_notice() {
        let day = |day| NaiveDate::from_ymd_opt(2027, 3, day);
        for kind in ListKind::ALL.iter().copied() {
            let expected = if kind == ListKind::Cancelled { None } else { day(30) };
            assert_eq!(ListLine::indexed(kind, None, day(30)), expected, "{kind:?}");
            assert_eq!(ListLine::indexed(kind, None, None), None, "{kind:?}: no notice is out");
        }
        assert_eq!(ListLine::indexed(ListKind::Publicity, day(20), day(30)), day(20), "its own notice");
        let of = |indexed_until| ListLine {
            id: ListId(uuid::Uuid::nil()),
            kind: ListKind::Totals,
            published_at: DateTime::UNIX_EPOCH,
            until: None,
            indexed_until,
            sha256: String::new(),
        };
        let last = day(30).unwrap();
        assert_eq!((of(day(30)).is_withdrawn(last), of(day(29)).is_withdrawn(last)), (false, true));
        assert!(!of(None).is_withdrawn(last));
    }
}
