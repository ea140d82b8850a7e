//! The yearly assessment of an examiner (年度考核).

use serde::{Deserialize, Serialize};

/// The outcome of the last yearly assessment (人发〔2001〕65号 demands it; its grades are practice).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Assessment {
    /// Not assessed yet: certified since the last assessment.
    #[default]
    None,
    /// 合格
    Passed,
    /// 不合格: not drawn.
    Failed,
}

impl Assessment {
    /// Every outcome.
    pub const ALL: [Self; 3] = [Self::None, Self::Passed, Self::Failed];

    /// The stable text form, the same as the serialized one.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Passed => "passed",
            Self::Failed => "failed",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}
