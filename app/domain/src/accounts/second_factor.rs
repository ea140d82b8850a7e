//! The second factor (TOTP, RFC 6238): which time steps count, and that each counts once.

use crate::refusal::{Code, Refusal};
use chrono::{DateTime, Utc};

/// The length of a time step in seconds (RFC 6238 §4.1, X).
pub const STEP_SECONDS: u64 = 30;

/// Steps accepted on either side of now, for clocks that differ and people who type slowly (RFC 6238 §5.2).
const DRIFT: u64 = 1;

/// The number of the time step at an instant (RFC 6238 §4.2, T with T0 = 0).
pub fn time_step(now: DateTime<Utc>) -> u64 {
    u64::try_from(now.timestamp()).unwrap_or(0) / STEP_SECONDS
}

/// The steps whose codes may be compared now, in order: near now, and later than the last one that was used.
pub fn open_steps(now: DateTime<Utc>, last_used: Option<u64>) -> impl Iterator<Item = u64> {
    let step = time_step(now);
    (step.saturating_sub(DRIFT)..=step.saturating_add(DRIFT))
        .filter(move |step| last_used.is_none_or(|last| *step > last))
}

/// Accepts the step whose code matched; the store keeps it as the last one used.
///
/// # Errors
/// `wrong-one-time-code` in the field `code` where the step is not near now, or was used (RFC 6238 §5.2: once only).
pub fn accept_step(step: u64, now: DateTime<Utc>, last_used: Option<u64>) -> Result<u64, Refusal> {
    open_steps(now, last_used).find(|open| *open == step).ok_or_else(|| Refusal::of(Code::WrongOneTimeCode, "code"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(second, 0).unwrap()
    }

    #[test]
    fn the_steps_of_the_standards_test_vectors() {
        let vectors = [
            (59, 0x1),
            (1_111_111_109, 0x0235_23EC),
            (1_111_111_111, 0x0235_23ED),
            (1_234_567_890, 0x0273_EF07),
            (2_000_000_000, 0x03F9_40AA),
            (20_000_000_000, 0x27BC_86AA),
        ];
        for (second, step) in vectors {
            assert_eq!(time_step(at(second)), step);
        }
        assert_eq!(time_step(at(-1)), 0);
    }

    #[test]
    fn one_step_of_drift_is_accepted_and_no_step_twice() {
        let now = at(3_000);
        assert!(open_steps(now, None).eq(99..=101));
        assert!(open_steps(now, Some(99)).eq(100..=101));
        assert_eq!(open_steps(now, Some(101)).next(), None);
        assert!(open_steps(at(0), None).eq(0..=1));
        assert_eq!(accept_step(100, now, Some(99)), Ok(100));
        for (step, last) in [(98, None), (102, None), (100, Some(100)), (99, Some(100))] {
            assert_eq!(accept_step(step, now, last).unwrap_err().code, Code::WrongOneTimeCode);
        }
    }
}
