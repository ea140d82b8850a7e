//! Who may be drawn on a given day.

use super::{Assessment, ExaminerState, Roles};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What decides whether an examiner may be drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Where the examiner stands.
    pub state: ExaminerState,
    /// The last day on which the certificate is valid.
    pub valid_until: NaiveDate,
    /// The last yearly assessment.
    pub assessment: Assessment,
    /// The seats they may take.
    pub roles: Roles,
}

/// Why an examiner may not be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotDrawable {
    /// Not certified; the state says why.
    State(ExaminerState),
    /// The certificate ends before the day.
    CertificateEnds(NaiveDate),
    /// The last yearly assessment was failed.
    AssessmentFailed,
    /// No seat may be taken.
    NoRole,
}

/// Whether the examiner may be drawn for that day: certified, the certificate still valid on the day itself, the last
/// yearly assessment (年度考核) not failed, and at least one seat.
///
/// # Errors
/// The first reason against it, in the order of [`NotDrawable`].
pub fn drawable(examiner: &Standing, day: NaiveDate) -> Result<(), NotDrawable> {
    if examiner.state != ExaminerState::Certified {
        return Err(NotDrawable::State(examiner.state));
    }
    if examiner.valid_until < day {
        return Err(NotDrawable::CertificateEnds(examiner.valid_until));
    }
    if examiner.assessment == Assessment::Failed {
        return Err(NotDrawable::AssessmentFailed);
    }
    if examiner.roles.is_empty() {
        return Err(NotDrawable::NoRole);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examiners::PanelRole;

    fn certified() -> Standing {
        Standing {
            state: ExaminerState::Certified,
            valid_until: NaiveDate::from_ymd_opt(2027, 5, 1).unwrap(),
            assessment: Assessment::Passed,
            roles: [PanelRole::Public].into_iter().collect(),
        }
    }

    #[test]
    fn the_last_day_of_the_certificate_still_counts() {
        let last = certified().valid_until;
        assert_eq!(drawable(&certified(), last), Ok(()));
        assert_eq!(drawable(&certified(), last.succ_opt().unwrap()), Err(NotDrawable::CertificateEnds(last)));
    }

    #[test]
    fn only_the_certified_with_a_seat_are_drawn() {
        let day = certified().valid_until;
        for state in ExaminerState::ALL {
            let expected = if state == ExaminerState::Certified { Ok(()) } else { Err(NotDrawable::State(state)) };
            assert_eq!(drawable(&Standing { state, ..certified() }, day), expected);
        }
        let failed = Standing { assessment: Assessment::Failed, ..certified() };
        assert_eq!(drawable(&failed, day), Err(NotDrawable::AssessmentFailed));
        let new = Standing { assessment: Assessment::None, ..certified() };
        assert_eq!(drawable(&new, day), Ok(()));
        let seatless = Standing { roles: Roles::default(), ..certified() };
        assert_eq!(drawable(&seatless, day), Err(NotDrawable::NoRole));
    }
}
