//! The keys: one table of text form, kind of value, range, default and basis.

use super::dated::{Dated, in_force};
use super::value::{Kind, Pair, Seats, Value};
use crate::regions::ExamRegion::{Changchun, Provincial};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

/// On what a default stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Footing {
    /// The basis, a law or a regulation, states the number.
    Legal,
    /// Published practice of this or another province; no rule that states the number was found.
    Practice,
    /// A choice of this system where the texts are silent.
    Design,
}

/// One line of the table of keys.
struct Line {
    text: &'static str,
    kind: Kind,
    default: fn() -> Value,
    footing: Footing,
    basis: &'static str,
}

macro_rules! keys {
    ($($(#[$doc:meta])* $key:ident, $field:ident: $ty:ty = $text:literal,
        $value:ident $({ $($range:tt)* })?, $default:expr, $footing:ident $basis:literal;)+) => {
        /// A parameter. The text form is stable: it is stored and it stands on the ledger.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum ParameterKey { $($(#[$doc])* #[serde(rename = $text)] $key),+ }

        impl ParameterKey {
            /// Every key, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$key),+];
        }

        /// The table, in the order of the enum.
        const TABLE: &[Line] = &[$(Line {
            text: $text,
            kind: Kind::$value $({ $($range)* })?,
            default: || Value::$value($default),
            footing: Footing::$footing,
            basis: $basis,
        }),+];

        /// Every parameter as it stands on one day, typed.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct InForce { $($(#[$doc])* pub $field: $ty),+ }

        impl InForce {
            /// The values in force on the day a matter began; the default where the list has none for that day.
            pub fn on(list: &[Dated], day: NaiveDate) -> Self {
                Self { $($field: match in_force(list, ParameterKey::$key, day).map(|dated| &dated.value) {
                    Some(Value::$value(value)) => value.clone(),
                    _ => $default,
                }),+ }
            }
        }
    };
}

keys! {
    /// Pairs of exam regions whose examiners may not sit in each other's rooms, besides each in its own: 省直 units
    /// stand in Changchun, and the rule 本地区的考官不在本地区执考 of 2009 is silent about it.
    ConflictPairs, conflict_pairs: Vec<Pair> = "draws.conflict-pairs", Pairs, vec![(Provincial, Changchun)], Design "";
    /// How many examiners a room may have: 9 in Jilin's provincial interviews about 2008, 7 most often elsewhere.
    PanelSizes, panel_sizes: Vec<u32> = "draws.panel-sizes", Sizes { least: 3, most: 15 }, vec![7, 9], Practice "";
    /// The seats of a room where a draw does not say otherwise.
    RoomSeats, room_seats: Seats = "draws.room-seats", Seats { most: 15 },
        Seats { chief: 1, deputy: 1, public: 5 }, Design "";
    /// How many of a room's chief and deputy come from organisation or personnel departments, at least (主考官或副主考官
    /// 由组织、人事部门人员担任).
    PersonnelLeads, personnel_leads: u32 = "draws.personnel-leads", Number { least: 0, most: 2 }, 1, Practice "";
    /// Examiners of the recruiting units in a room, at most: fewer than half elsewhere, exactly one in stricter provinces.
    RecruitingSeats, recruiting_seats: u32 = "draws.recruiting-seats", Number { least: 0, most: 4 }, 1, Practice "";
    /// Examiners called to a region for each seat there: 1:3 in Jilin in 2009, the day before the rooms are drawn.
    CallRatio, call_ratio: u32 = "draws.call-ratio", Number { least: 1, most: 5 }, 3, Practice "";
    /// Minutes between fixing a draw and its opening, at least.
    LeastMinutesAhead, least_minutes_ahead: u32 = "draws.least-minutes-ahead",
        Number { least: 1, most: 10_080 }, 10, Design "";
    /// Minutes after the opening that supervisors have to enter their numbers.
    RevealGraceMinutes, reveal_grace_minutes: u32 = "draws.reveal-grace-minutes",
        Number { least: 1, most: 1_440 }, 30, Design "";
    /// Whether the public reads names after a draw; otherwise only labels.
    PublicNames, public_names: bool = "draws.public-names", Flag, false, Design "";
    /// Whether 长白山保护开发区 takes part as the eleventh exam region.
    IncludeChangbaishan, include_changbaishan: bool = "regions.include-changbaishan", Flag, false, Design "";
    /// Years a certificate (面试考官资格证书) is valid where it names no day. The basis demands the certificate; its years
    /// were not found there, and provinces use 3 or 5.
    CertificateYears, certificate_years: u32 = "examiners.certificate-years",
        Number { least: 1, most: 10 }, 3, Practice "人发〔2001〕65号";
    /// Minutes without a request after which a session ends.
    SessionIdleMinutes, session_idle_minutes: u32 = "accounts.session-idle-minutes",
        Number { least: 5, most: 480 }, 30, Design "";
    /// Hours after which a session ends whatever happens.
    SessionHours, session_hours: u32 = "accounts.session-hours", Number { least: 1, most: 24 }, 12, Design "";
    /// Failed sign-ins in a row before an account has to wait.
    LockOutAttempts, lock_out_attempts: u32 = "accounts.lock-out-attempts", Number { least: 3, most: 20 }, 5, Design "";
    /// Minutes of the first wait; further failures double it, three times at most.
    LockOutMinutes, lock_out_minutes: u32 = "accounts.lock-out-minutes", Number { least: 1, most: 120 }, 5, Design "";
    /// An early warning of supervision (预警) is given when no more than so many working days are left.
    SupervisionWarnAt, supervision_warn_at: u32 = "supervision.warn-at", Number { least: 0, most: 30 }, 2, Design "";
    /// Stops of one clock, at most; one more is a card.
    SupervisionMostStops, supervision_most_stops: u32 = "supervision.most-stops",
        Number { least: 1, most: 20 }, 2, Design "";
    /// Days that the stops of one clock took out of its count, at most; one more is a card.
    SupervisionMostStoppedDays, supervision_most_stopped_days: u32 = "supervision.most-stopped-days",
        Number { least: 1, most: 365 }, 30, Design "";
    /// Working days that a post has to explain a card.
    SupervisionExplainWithin, supervision_explain_within: u32 = "supervision.explain-within",
        Number { least: 1, most: 30 }, 3, Design "";
    /// Days that an applicant has to evaluate the service, from the day on which the case ended.
    EvaluationWithin, evaluation_within: u32 = "evaluation.within-days", Number { least: 1, most: 365 }, 30, Design "";
    /// Working days that the agency has to answer a low mark.
    EvaluationAnswerWithin, evaluation_answer_within: u32 = "evaluation.answer-within",
        Number { least: 1, most: 30 }, 5, Design "";
    /// Figures of fewer evaluations than this are not public.
    EvaluationLeastGroup, evaluation_least_group: u32 = "evaluation.least-group",
        Number { least: 2, most: 100 }, 3, Design "";
    /// Working days to evaluate the points of a power again, from the day on which something changed.
    PowersEvaluateWithin, powers_evaluate_within: u32 = "powers.evaluate-within",
        Number { least: 1, most: 120 }, 20, Design "";
    /// Days after which the form of an approval that was begun and not touched again is forgotten.
    ApprovalDraftDays, approval_draft_days: u32 = "approvals.draft-days", Number { least: 1, most: 365 }, 30, Design "";
}

impl ParameterKey {
    fn line(self) -> &'static Line {
        &TABLE[self as usize]
    }

    /// The stable text form: system, dot, name.
    pub fn as_str(self) -> &'static str {
        self.line().text
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|key| key.as_str() == text)
    }

    /// What its values look like, and their range.
    pub fn kind(self) -> Kind {
        self.line().kind
    }

    /// The value on days for which the table of dated values has none.
    pub fn default_value(self) -> Value {
        (self.line().default)()
    }

    /// On what the default stands.
    pub fn footing(self) -> Footing {
        self.line().footing
    }

    /// The document behind the parameter, as it is cited in Chinese; empty where there is none.
    pub fn basis(self) -> &'static str {
        self.line().basis
    }
}

impl fmt::Display for ParameterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
