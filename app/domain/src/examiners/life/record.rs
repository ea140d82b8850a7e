//! A record of an examiner's life (履历): what happened, on which document it rests, and which step it takes.

use crate::examiners::{Assessment, ExaminerState, Transition};
use crate::refusal::{Code, Refusal};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// What is recorded of an examiner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum Record {
    /// The work unit recommends (单位推荐).
    Recommendation,
    /// Training attended (培训).
    Training {
        /// Its length in hours of 45 minutes (学时).
        hours: u16,
    },
    /// The training's examination (培训考核).
    Exam {
        /// Whether it was passed.
        passed: bool,
    },
    /// A certificate issued (发证、换证).
    Certificate {
        /// Its number.
        number: String,
        /// Its last day.
        valid_until: NaiveDate,
    },
    /// The yearly assessment (年度考核).
    Assessment {
        /// The year assessed.
        year: i32,
        /// Whether it was passed.
        passed: bool,
    },
}

/// The kinds of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RecordKind {
    /// 单位推荐
    Recommendation,
    /// 培训
    Training,
    /// 培训考核
    Exam,
    /// 发证、换证
    Certificate,
    /// 年度考核
    Assessment,
}

/// A record as it was entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entered {
    /// The day on which it happened.
    pub day: NaiveDate,
    /// What.
    pub record: Record,
    /// The document or fact it rests on (依据), as staff wrote it.
    pub basis: String,
    /// The agency that entered it.
    pub agency: String,
    /// When it was entered.
    pub at: DateTime<Utc>,
}

/// Hours that one training may have.
const HOURS: std::ops::RangeInclusive<u16> = 1..=500;
/// The first year whose assessment can be entered: that of the basis.
const FIRST_YEAR: i32 = 2001;

use ExaminerState::*;
use RecordKind as Kind;

/// In which states a record of a kind can be entered, and the step it takes there. An examination and a certificate
/// have further conditions, see [`step_of`].
const TABLE: &[(RecordKind, ExaminerState, Option<Transition>)] = &[
    (Kind::Recommendation, Applied, Some(Transition::Recommend)),
    (Kind::Training, Recommended, Some(Transition::Train)),
    (Kind::Training, Training, None),
    (Kind::Training, Certified, None),
    (Kind::Training, Suspended, None),
    (Kind::Training, Expired, None),
    (Kind::Exam, Training, Some(Transition::PassExam)),
    (Kind::Exam, Certified, None),
    (Kind::Exam, Expired, None),
    (Kind::Certificate, ExamPassed, Some(Transition::Certify)),
    (Kind::Certificate, Certified, None),
    (Kind::Certificate, Expired, Some(Transition::Renew)),
    (Kind::Assessment, Certified, None),
    (Kind::Assessment, Suspended, None),
    (Kind::Assessment, Expired, None),
];

impl RecordKind {
    /// Every kind, in the order of an examiner's life.
    pub const ALL: [Self; 5] = [Self::Recommendation, Self::Training, Self::Exam, Self::Certificate, Self::Assessment];

    /// The stable text form, the same as the serialized one.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Recommendation => "recommendation",
            Self::Training => "training",
            Self::Exam => "exam",
            Self::Certificate => "certificate",
            Self::Assessment => "assessment",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// The kinds that can be entered in a state.
    pub fn in_state(state: ExaminerState) -> impl Iterator<Item = Self> {
        TABLE.iter().filter(move |(_, at, _)| *at == state).map(|(kind, ..)| *kind)
    }
}

impl Record {
    /// Of which kind it is.
    pub const fn kind(&self) -> RecordKind {
        match self {
            Self::Recommendation => RecordKind::Recommendation,
            Self::Training { .. } => RecordKind::Training,
            Self::Exam { .. } => RecordKind::Exam,
            Self::Certificate { .. } => RecordKind::Certificate,
            Self::Assessment { .. } => RecordKind::Assessment,
        }
    }

    /// Whether it can have happened on a day, looked at from `today`.
    ///
    /// # Errors
    /// `out-of-range` with the least and the most (fields `day`, `hours`, `year`, `valid_until`).
    pub fn check(&self, day: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
        let range = |field: &str| Refusal::of(Code::OutOfRange, field);
        let first = NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1).unwrap_or_default();
        if !(first..=today).contains(&day) {
            return Err(range("day").with(first).with(today));
        }
        match self {
            Self::Training { hours } if !HOURS.contains(hours) => {
                Err(range("hours").with(HOURS.start()).with(HOURS.end()))
            }
            Self::Assessment { year, .. } if !(FIRST_YEAR..=day.year()).contains(year) => {
                Err(range("year").with(FIRST_YEAR).with(day.year()))
            }
            Self::Certificate { valid_until, .. } if *valid_until <= day => {
                Err(range("valid_until").with(day.succ_opt().unwrap_or(day)).with("2090-12-31"))
            }
            _ => Ok(()),
        }
    }
}

/// The step that a record takes, entered in a state after the earlier records; none where it only stays with the
/// examiner. An examination that was failed takes no step. A certificate that ran out is renewed only after training
/// since the last one (换证须再培训).
///
/// # Errors
/// `wrong-state` (field `kind`) where such a record has no place in the state, `training-needed` for a renewal.
pub fn step_of(record: &Record, state: ExaminerState, earlier: &[Entered]) -> Result<Option<Transition>, Refusal> {
    let kind = record.kind();
    let (.., step) = TABLE
        .iter()
        .find(|(other, at, _)| *other == kind && *at == state)
        .ok_or_else(|| Refusal::of(Code::WrongState, "kind"))?;
    match (record, step) {
        (Record::Exam { passed: false }, _) => Ok(None),
        (_, Some(Transition::Renew)) if !trained_since_certified(earlier) => Err(Code::TrainingNeeded.into()),
        _ => Ok(*step),
    }
}

/// Whether there was training after the last certificate on record: on a later day, or on its day and entered later.
fn trained_since_certified(earlier: &[Entered]) -> bool {
    let last = |kind| {
        let of_kind = earlier.iter().enumerate().filter(move |(_, it)| it.record.kind() == kind);
        of_kind.map(|(place, it)| (it.day, place)).max()
    };
    let certified = last(RecordKind::Certificate);
    last(RecordKind::Training).is_some_and(|trained| certified.is_none_or(|certified| trained > certified))
}

/// The outcome of the last yearly assessment: of the latest year, and of one year what was entered last.
pub fn last_assessment<'a>(records: impl IntoIterator<Item = &'a Entered>) -> Assessment {
    let assessed = records.into_iter().filter_map(|it| match it.record {
        Record::Assessment { year, passed } => Some((year, it.at, passed)),
        _ => None,
    });
    match assessed.max() {
        None => Assessment::None,
        Some((.., true)) => Assessment::Passed,
        Some((.., false)) => Assessment::Failed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examiners::TRANSITIONS;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn entered(on: &str, record: Record) -> Entered {
        let at = day(on).and_hms_opt(1, 0, 0).unwrap().and_utc();
        Entered { day: day(on), record, basis: "吉人社〔2026〕1号".to_owned(), agency: String::new(), at }
    }

    fn certificate(until: &str) -> Record {
        Record::Certificate { number: "吉考1".to_owned(), valid_until: day(until) }
    }

    #[test]
    fn the_text_form_is_the_serialized_form() {
        for kind in RecordKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
            assert_eq!(RecordKind::parse(kind.as_str()), Some(kind));
        }
        let training = Record::Training { hours: 24 };
        assert_eq!(serde_json::to_string(&training).unwrap(), r#"{"kind":"training","hours":24}"#);
    }

    #[test]
    fn every_step_of_the_table_follows_from_its_state_and_every_step_upwards_has_its_record() {
        for (kind, state, step) in TABLE {
            if let Some(step) = step {
                assert!(state.after(*step).is_ok(), "{kind:?} {state:?}");
            }
        }
        let recorded: Vec<_> = TABLE.iter().filter_map(|(_, state, step)| step.map(|step| (*state, step))).collect();
        for (from, step, _) in TRANSITIONS {
            assert_eq!(step.is_recorded(), recorded.contains(&(*from, *step)), "{from:?} {step:?}");
        }
    }

    #[test]
    fn the_records_lead_from_the_application_into_the_pool() {
        let path = [
            Record::Recommendation,
            Record::Training { hours: 24 },
            Record::Exam { passed: false },
            Record::Training { hours: 8 },
            Record::Exam { passed: true },
            certificate("2029-01-01"),
        ];
        let mut state = Applied;
        for record in path {
            if let Some(step) = step_of(&record, state, &[]).unwrap() {
                state = state.after(step).unwrap();
            }
        }
        assert_eq!(state, Certified);
        assert_eq!(step_of(&Record::Exam { passed: true }, Applied, &[]).unwrap_err().code, Code::WrongState);
        for ended in [Revoked, Withdrawn] {
            assert_eq!(RecordKind::in_state(ended).count(), 0);
        }
    }

    #[test]
    fn a_certificate_that_ran_out_is_renewed_only_after_training() {
        let renewal = certificate("2029-01-01");
        let code = |earlier: &[Entered]| step_of(&renewal, Expired, earlier).map_err(|refusal| refusal.code);
        let old = entered("2023-05-01", certificate("2026-05-01"));
        let before = entered("2023-04-01", Record::Training { hours: 24 });
        let since = entered("2026-06-01", Record::Training { hours: 24 });
        assert_eq!(code(&[]), Err(Code::TrainingNeeded));
        assert_eq!(code(&[before.clone(), old.clone()]), Err(Code::TrainingNeeded));
        let same_day = entered("2023-05-01", Record::Training { hours: 24 });
        assert_eq!(code(&[same_day.clone(), old.clone()]), Err(Code::TrainingNeeded));
        assert_eq!(code(&[old.clone(), same_day]), Ok(Some(Transition::Renew)));
        assert_eq!(code(&[before, old, since.clone()]), Ok(Some(Transition::Renew)));
        assert_eq!(code(&[since]), Ok(Some(Transition::Renew)), "the first certificate came with a roster");
    }

    #[test]
    fn the_last_year_decides_and_of_one_year_what_was_entered_last() {
        let assessed = |on: &str, year, passed| entered(on, Record::Assessment { year, passed });
        assert_eq!(last_assessment(&[]), Assessment::None);
        let list = [assessed("2026-12-20", 2025, false), assessed("2026-12-10", 2026, true)];
        assert_eq!(last_assessment(&list), Assessment::Passed);
        let corrected = [assessed("2026-12-10", 2026, true), assessed("2026-12-11", 2026, false)];
        assert_eq!(last_assessment(&corrected), Assessment::Failed);
        assert_eq!(last_assessment(&[entered("2026-12-10", Record::Recommendation)]), Assessment::None);
    }

    #[test]
    fn what_cannot_have_happened_is_refused_at_its_field() {
        let today = day("2026-11-24");
        let field = |record: Record, on: &str| record.check(day(on), today).map_err(|it| it.field.unwrap());
        assert_eq!(field(Record::Recommendation, "2026-11-24"), Ok(()));
        assert_eq!(field(Record::Recommendation, "2026-11-25"), Err("day".to_owned()));
        assert_eq!(field(Record::Training { hours: 0 }, "2026-11-24"), Err("hours".to_owned()));
        assert_eq!(field(Record::Training { hours: 501 }, "2026-11-24"), Err("hours".to_owned()));
        assert_eq!(field(Record::Assessment { year: 2027, passed: true }, "2026-11-24"), Err("year".to_owned()));
        assert_eq!(field(certificate("2026-11-24"), "2026-11-24"), Err("valid_until".to_owned()));
        assert_eq!(field(certificate("2026-11-25"), "2026-11-24"), Ok(()));
    }
}
