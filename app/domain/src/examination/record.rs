//! The examination as it is kept and shown: to staff, to the candidate, and to whoever holds a ticket.

use super::{ExamRoom, Problem, RecheckState, Ticket};
use crate::applications::Course;
use crate::draws::state::DrawState;
use crate::ids::{ApplicationId, AttachmentId, DrawId, PaperSheetId, RecheckId, RecruitmentId};
use crate::recruitment::{Points, RecruitmentLine, RecruitmentState, scheme::Named};
use crate::selection::PublicFate;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// A paper with its points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperPoints {
    /// The paper's place in the scheme, from 0.
    pub paper: usize,
    /// What it is called.
    pub name: Named,
    /// Its full marks.
    pub full: Points,
    /// The points; none where it was not sat (缺考), and before the release.
    pub points: Option<Points>,
}

/// What the ticket and four characters of the identity number open, without an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusRecord {
    /// The recruitment.
    pub recruitment: RecruitmentId,
    /// What the public calls it.
    pub title: String,
    /// The position's code.
    pub position: String,
    /// The ticket.
    pub ticket: Ticket,
    /// The site.
    pub site: String,
    /// The room.
    pub room: String,
    /// The seat, from 1.
    pub seat: u16,
    /// Whether the points are released.
    pub released: bool,
    /// The candidate's papers; empty before the release.
    pub papers: Vec<PaperPoints>,
    /// The written total; none where a paper was missed, and before the release.
    pub written: Option<Points>,
    /// The rank by written total in the position; none before the shortlist.
    pub written_rank: Option<u32>,
    /// How called to the interview, `called` or `replacing`, as the lists have it; none for whoever is on none.
    pub call: Option<String>,
    /// The interview's mark.
    pub interview: Option<Points>,
    /// The total.
    pub total: Option<Points>,
    /// The rank by total in the position.
    pub total_rank: Option<u32>,
    /// Where the recruitment stands.
    pub stage: RecruitmentState,
    /// What the published lists say of the ticket.
    pub fate: PublicFate,
    /// What has happened in the recruitment, with its days, and what comes next.
    pub course: Course,
}

/// A candidate's own seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnSeat {
    /// The application.
    pub application: ApplicationId,
    /// The recruitment.
    pub recruitment: RecruitmentId,
    /// What the public calls it.
    pub title: String,
    /// The position's code.
    pub position: String,
    /// What the position is called, and the unit.
    pub post: String,
    /// The candidate's name.
    pub name: String,
    /// The identity number with all but five characters hidden.
    pub identity: String,
    /// The photo among what is attached to the application; none where there is none.
    pub photo: Option<AttachmentId>,
    /// The ticket.
    pub ticket: Ticket,
    /// The day of the papers.
    pub day: NaiveDate,
    /// The papers to sit.
    pub papers: Vec<Named>,
    /// The site.
    pub site: String,
    /// Where it is.
    pub address: String,
    /// The room.
    pub room: String,
    /// The seat, from 1.
    pub seat: u16,
    /// The draw that gave it.
    pub draw: DrawId,
    /// The candidate's pseudonym there.
    pub entry: String,
    /// What makes the ticket genuine: printed with it, and kept by nobody.
    pub mark: String,
}

/// A candidate's own points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnResult {
    /// The application.
    pub application: ApplicationId,
    /// The status as the ticket opens it.
    pub status: StatusRecord,
    /// The requests for a check.
    pub rechecks: Vec<OwnRecheck>,
    /// The last day on which a check can be asked for; none before the release.
    pub recheck_until: Option<NaiveDate>,
    /// Whether that day is over.
    pub recheck_over: bool,
}

/// A candidate's own request for a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRecheck {
    /// The paper's place in the scheme, from 0.
    pub paper: usize,
    /// Where it stands.
    pub state: RecheckState,
    /// When it was asked.
    pub asked_at: DateTime<Utc>,
    /// When it was answered.
    pub decided_at: Option<DateTime<Utc>>,
}

/// The draw of the seats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatDraw {
    /// The draw.
    pub id: DrawId,
    /// Where it stands.
    pub state: DrawState,
    /// When it opens.
    pub opens_at: DateTime<Utc>,
    /// The rooms in the order in which they are filled.
    pub rooms: Vec<ExamRoom>,
}

/// A table of points that was handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetLine {
    /// The table.
    pub id: PaperSheetId,
    /// The state's text form: waiting, faulty, released or withdrawn.
    pub state: String,
    /// Of its canonical JSON, hexadecimal.
    pub sha256: String,
    /// When it was handed in.
    pub imported_at: DateTime<Utc>,
    /// Whether the asker handed it in.
    pub own: bool,
    /// Candidates whose points it holds. The points themselves are on no page before their release.
    pub rows: usize,
    /// What is wrong in it.
    pub problems: Vec<Problem>,
}

/// A request for a check, as staff see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecheckLine {
    /// The request.
    pub id: RecheckId,
    /// The ticket.
    pub ticket: Ticket,
    /// The paper with the points as they stand.
    pub paper: PaperPoints,
    /// Where it stands.
    pub state: RecheckState,
    /// Why it was asked.
    pub grounds: String,
    /// When it was asked.
    pub asked_at: DateTime<Utc>,
    /// The points that one person found; none where none were.
    pub found: Option<Points>,
    /// Whether the asker found them.
    pub own: bool,
}

/// Everything that staff see of an examination.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExaminationRecord {
    /// The recruitment.
    pub line: RecruitmentLine,
    /// The day of the papers.
    pub day: NaiveDate,
    /// The papers of the scheme.
    pub papers: Vec<Named>,
    /// Those who will sit: paid applications before the seats are given, candidates afterwards.
    pub sitting: u64,
    /// The draws of the seats, the newest first.
    pub draws: Vec<SeatDraw>,
    /// The tables of points that wait or were released, and the asker's own faulty ones.
    pub sheets: Vec<SheetLine>,
    /// How many candidates stand in no table that waits; none before there is one, and after the release.
    pub missing: Option<u64>,
    /// The first of their tickets.
    pub missing_first: Vec<Ticket>,
    /// The requests for a check, open ones first.
    pub rechecks: Vec<RecheckLine>,
}
