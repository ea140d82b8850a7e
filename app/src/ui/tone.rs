//! The five tones of tags, notices and verdicts. A tone always comes with an icon and words, never colour alone.

use super::icon::IconName;
use serde::{Deserialize, Serialize};

/// How something is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tone {
    /// Neither good nor bad.
    #[default]
    Plain,
    /// Worth knowing.
    Info,
    /// Succeeded, holds, verifies.
    Good,
    /// Needs attention.
    Warning,
    /// Failed, refused, does not verify.
    Bad,
}

impl Tone {
    /// The class that colours a part.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Plain => "tone-plain",
            Self::Info => "tone-info",
            Self::Good => "tone-good",
            Self::Warning => "tone-warning",
            Self::Bad => "tone-bad",
        }
    }

    /// The sign that stands for the tone where colours are not seen.
    pub const fn icon(self) -> IconName {
        match self {
            Self::Plain => IconName::Dot,
            Self::Info => IconName::Info,
            Self::Good => IconName::Check,
            Self::Warning => IconName::Warning,
            Self::Bad => IconName::Cross,
        }
    }
}
