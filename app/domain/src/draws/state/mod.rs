//! The life of a draw: draft → committing → fixed → revealing → drawn, or closed with its reason.
//!
//! Each state is a type that holds what is known in it; a transition consumes the state and gives the next one, or a
//! refusal. A step that does not follow from a state does not type-check; the store maps its row to the type first.

mod closing;
mod committing;
mod revealing;

pub use closing::{Closed, ClosedBecause};
pub use committing::{Committing, Draft, FixRefused, Invited, Plan};
pub use revealing::{DrawRefused, Drawn, Fixed, Readiness, Revealing};

use serde::{Deserialize, Serialize};

/// The state as the row, the ledger and the pages name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DrawState {
    /// Being set up (起草).
    Draft,
    /// Open for the supervisors' commitments (承诺).
    Committing,
    /// Frozen and hashed; waiting for the opening time (封存).
    Fixed,
    /// The opening time has come; numbers and beacon are entered (揭示).
    Revealing,
    /// Drawn; final (已抽签).
    Drawn,
    /// Closed without a result; final (已关闭).
    Closed,
}

impl DrawState {
    /// Every state, in the order of a draw's life.
    pub const ALL: [Self; 6] = [Self::Draft, Self::Committing, Self::Fixed, Self::Revealing, Self::Drawn, Self::Closed];

    /// The stable text form, the same as the serialized one.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Committing => "committing",
            Self::Fixed => "fixed",
            Self::Revealing => "revealing",
            Self::Drawn => "drawn",
            Self::Closed => "closed",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// Whether nothing can follow.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Drawn | Self::Closed)
    }
}
