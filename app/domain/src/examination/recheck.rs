//! A request to check the points of a paper again (成绩复核): asked once for a paper; answered by one person where the
//! points stand, by two where they change.

use crate::refusal::{Code, Refusal};
use serde::{Deserialize, Serialize};

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RecheckState {
    /// Waits for an answer (待复核).
    Asked,
    /// The points stand (无误).
    Confirmed,
    /// Other points were found; a second person must agree (待第二人确认).
    Found,
    /// The points were corrected (已更正).
    Corrected,
}

/// A step of those who check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RecheckStep {
    /// The points stand.
    Confirm,
    /// Other points were found.
    Find,
    /// The second person agrees.
    Correct,
    /// The second person does not agree: the paper is looked at again.
    Decline,
}

use RecheckState::{Asked, Confirmed, Corrected, Found};
use RecheckStep::{Confirm, Correct, Decline, Find};

/// The table of steps.
const STEPS: &[(RecheckState, RecheckStep, RecheckState)] =
    &[(Asked, Confirm, Confirmed), (Asked, Find, Found), (Found, Correct, Corrected), (Found, Decline, Asked)];

impl RecheckState {
    /// Every state.
    pub const ALL: [Self; 4] = [Asked, Confirmed, Found, Corrected];

    /// The stable text form, the same as the serialized one.
    pub const fn as_str(self) -> &'static str {
        match self {
            Asked => "asked",
            Confirmed => "confirmed",
            Found => "found",
            Corrected => "corrected",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// As the candidate sees it: what only one person has found is no answer yet.
    pub const fn told(self) -> Self {
        match self {
            Found => Asked,
            other => other,
        }
    }

    /// Where a step leads from here.
    ///
    /// # Errors
    /// `wrong-state`.
    pub fn after(self, step: RecheckStep) -> Result<Self, Refusal> {
        let found = STEPS.iter().find(|(from, by, _)| *from == self && *by == step);
        found.map(|(_, _, to)| *to).ok_or_else(|| Code::WrongState.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_change_only_by_two_steps_and_an_answer_stands() {
        for (from, step, to) in STEPS {
            assert_eq!(from.after(*step), Ok(*to));
        }
        assert_eq!(Asked.after(Correct).unwrap_err().code, Code::WrongState);
        for over in [Confirmed, Corrected] {
            for step in [Confirm, Find, Correct, Decline] {
                assert_eq!(over.after(step).unwrap_err().code, Code::WrongState);
            }
        }
        for state in RecheckState::ALL {
            assert_eq!(RecheckState::parse(state.as_str()), Some(state));
            assert_eq!(serde_json::to_string(&state).unwrap(), format!("{:?}", state.as_str()));
        }
        assert_eq!((Found.told(), Corrected.told()), (Asked, Corrected));
    }
}
