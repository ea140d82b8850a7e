//! What a document of a case says, in a word; which events of a case are told in writing, and by which article.

use super::{FORMAT, SLIP_FORMAT};
use crate::approvals::case::{LicenceAct, What};
use crate::words::words;

words! {
    /// What a document says. The first two are decisions; the others are slips.
    Says {
        /// 准予
        Granted => "granted",
        /// 不予许可
        Denied => "denied",
        /// Everything that is missing, told once (补正材料一次性告知书).
        Missing => "missing",
        /// Accepted (受理通知书).
        Accepted => "accepted",
        /// Not accepted (不予受理决定书).
        NotAccepted => "not-accepted",
        /// How long the clock stands, and why (特别程序所需时间告知书).
        Stopped => "stopped",
        /// That the time to decide was extended, and why (延长审查期限告知书).
        Extended => "extended",
        /// The right to a hearing (听证权利告知书).
        HearingOffered => "hearing-offered",
        /// Time and place of a hearing (听证通知书).
        HearingCalled => "hearing-called",
        /// Ended without a decision (终止办理告知书).
        Terminated => "terminated",
        /// What was done to a licence after it was granted (证件变动决定书).
        Licence => "licence",
    }
}

impl Says {
    /// The first line of what is signed.
    pub(super) const fn format(self) -> &'static str {
        match self {
            Self::Granted | Self::Denied => FORMAT,
            _ => SLIP_FORMAT,
        }
    }

    /// The slip that an event is told by; none where it is told otherwise, or concerns the agency alone.
    pub const fn of(what: &What) -> Option<Self> {
        Some(match what {
            What::RefusedNotRequired { .. } | What::RefusedNoAuthority { .. } => Self::NotAccepted,
            What::CorrectionAsked { .. } => Self::Missing,
            What::Accepted { .. } => Self::Accepted,
            What::Suspended(_) => Self::Stopped,
            What::Extended(_) => Self::Extended,
            What::HearingOffered => Self::HearingOffered,
            What::HearingCalled(_) => Self::HearingCalled,
            What::Terminated { .. } => Self::Terminated,
            What::Licence(_) => Self::Licence,
            _ => return None,
        })
    }
}

/// The article of the Administrative Licensing Law (行政许可法) that a slip rests on; none where no article asks for it.
pub(super) const fn article(what: &What) -> Option<&'static str> {
    Some(match what {
        What::RefusedNotRequired { .. } => "32(1)(1)",
        What::RefusedNoAuthority { .. } => "32(1)(2)",
        What::CorrectionAsked { .. } => "32(1)(4)",
        What::Accepted { .. } => "32(1)(5)",
        What::Suspended(_) => "45",
        What::Extended(_) => "42(1)",
        What::HearingOffered => "47(1)",
        What::HearingCalled(_) => "48(1)(1)",
        What::Licence(LicenceAct::Change { .. }) => "49",
        What::Licence(LicenceAct::Renew { .. }) => "50(2)",
        What::Licence(LicenceAct::Revoke { .. }) => "69",
        What::Licence(LicenceAct::Recall { .. }) => "8(2)",
        What::Licence(LicenceAct::Annul { .. }) => "70",
        _ => return None,
    })
}
