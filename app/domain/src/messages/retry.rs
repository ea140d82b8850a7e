//! When a delivery that failed is tried again: soon at first, then ever later, and not for ever.

use chrono::TimeDelta;

/// How often a delivery is tried at most.
pub const ATTEMPTS: u32 = 6;
/// How long a process has a delivery for itself; longer than any sender waits.
pub const LEASE: TimeDelta = TimeDelta::minutes(2);
/// How long after the first failure; each further wait is three times as long.
const FIRST: TimeDelta = TimeDelta::seconds(20);
/// The factor from one wait to the next.
const FACTOR: i32 = 3;

/// Where a delivery stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It waits to be sent.
    Queued,
    /// The provider took it.
    Sent,
    /// It was given up.
    Failed,
}

impl State {
    /// The stable text form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Failed => "failed",
        }
    }
}

/// What follows a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Another attempt after this long.
    After(TimeDelta),
    /// None: it is given up.
    GiveUp,
}

/// Decides after the `attempts`-th attempt failed; `lasting` where the provider says that it will never take it.
pub fn next(attempts: u32, lasting: bool) -> Next {
    if lasting || attempts >= ATTEMPTS {
        return Next::GiveUp;
    }
    Next::After(FIRST * FACTOR.pow(attempts.saturating_sub(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_threefold_and_end() {
        let waits: Vec<Next> = (1..=ATTEMPTS).map(|attempt| next(attempt, false)).collect();
        let seconds = |seconds| Next::After(TimeDelta::seconds(seconds));
        let expected = [seconds(20), seconds(60), seconds(180), seconds(540), seconds(1620), Next::GiveUp];
        assert_eq!(waits, expected);
        assert_eq!(next(u32::MAX, false), Next::GiveUp);
        assert_eq!(next(0, false), seconds(20));
    }

    #[test]
    fn what_will_never_be_taken_is_not_tried_again() {
        assert_eq!(next(1, true), Next::GiveUp);
    }
}
