//! The lock-out: after some failures in a row, each further attempt waits, and longer each time.

use chrono::{DateTime, TimeDelta, Utc};

/// How often the wait doubles. A bound, because strangers can cause failures: nobody is shut out for a day.
const DOUBLINGS: u32 = 3;

/// The two parameters of the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LockOut {
    /// Failures in a row before the first wait.
    pub attempts: u32,
    /// Minutes of the first wait.
    pub minutes: u32,
}

/// Whether a sign-in may be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// It may.
    Allowed,
    /// Not before this many seconds have passed; at least one.
    Wait(u32),
}

impl LockOut {
    /// Decides by the failures in a row and the instant of the last of them. A last failure in the future (clocks of
    /// two processes differ) counts as one of now.
    pub fn decide(self, failed: u32, last: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Attempt {
        let Some(last) = last.filter(|_| failed >= self.attempts) else { return Attempt::Allowed };
        let wait = self.wait_seconds(failed);
        let passed = now.signed_duration_since(last).max(TimeDelta::zero()).num_seconds();
        match wait.saturating_sub(u32::try_from(passed).unwrap_or(u32::MAX)) {
            0 => Attempt::Allowed,
            left => Attempt::Wait(left),
        }
    }

    fn wait_seconds(self, failed: u32) -> u32 {
        let doublings = failed.saturating_sub(self.attempts).min(DOUBLINGS);
        self.minutes.saturating_mul(60).saturating_mul(1 << doublings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: LockOut = LockOut { attempts: 5, minutes: 5 };

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(second)
    }

    fn after(failed: u32, second: i64) -> Attempt {
        RULE.decide(failed, Some(at(0)), at(second))
    }

    #[test]
    fn the_wait_begins_at_the_limit_doubles_three_times_and_ends() {
        assert_eq!(RULE.decide(0, None, at(0)), Attempt::Allowed);
        assert_eq!(after(4, 0), Attempt::Allowed);
        let waits = [(5, 300), (6, 600), (7, 1200), (8, 2400), (9, 2400), (u32::MAX, 2400)];
        for (failed, wait) in waits {
            assert_eq!(after(failed, 0), Attempt::Wait(wait));
            assert_eq!(after(failed, i64::from(wait) - 1), Attempt::Wait(1));
            assert_eq!(after(failed, i64::from(wait)), Attempt::Allowed);
        }
    }

    #[test]
    fn a_clock_that_runs_behind_never_lengthens_the_wait() {
        assert_eq!(after(5, -10_000), Attempt::Wait(300));
        assert_eq!(after(5, i64::from(u32::MAX) + 10), Attempt::Allowed);
    }
}
