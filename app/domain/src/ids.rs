//! One newtype per kind of identifier, so that two kinds cannot be mixed up.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )+};
}

ids! {
    /// A person who signs in.
    AccountId,
    /// An interview examiner (面试考官) in the register.
    ExaminerId,
    /// A declaration of avoidance (回避申报).
    AvoidanceId,
    /// An uploaded roster (考官名册) that waits for its confirmation.
    ImportId,
    /// A public draw (公开抽签).
    DrawId,
    /// An interview season (面试安排).
    SeasonId,
    /// One room's sitting on the interview day (考场评分).
    SittingId,
    /// A correction of a score (更正).
    CorrectionId,
    /// One send of a score, made by the browser that sends it, so that sending twice is entering once.
    SendId,
    /// A recruitment (招录).
    RecruitmentId,
    /// An amendment of an announced position (职位变更).
    AmendmentId,
    /// A change of an announced recruitment's days (日程变更).
    ReschedulingId,
    /// A change of an announced notice's own words (公告更正).
    RewordingId,
    /// Minimum pass lines of a recruitment as one person proposed them (合格分数线).
    PassLinesId,
    /// An evaluation of a power's points as one person proposed it (风险点评估).
    PowerEvaluationId,
    /// One person's application for a position (报名).
    ApplicationId,
    /// A file that belongs to an application (附件).
    AttachmentId,
    /// A table of the papers' points (成绩册) that waits for its release.
    PaperSheetId,
    /// A request to check the points of a paper again (成绩复核).
    RecheckId,
    /// A list of a recruitment as published (名单公示).
    ListId,
    /// A place that staff entered as given up by mistake, and that is to be restored (误登记放弃的更正).
    RestoringId,
    /// An objection to those proposed for hire (公示异议).
    ObjectionId,
    /// A case of an administrative approval (办件).
    CaseId,
    /// A version of a paper of a case (申请材料).
    PaperId,
    /// An opinion that staff keep to insert (常用意见).
    OpinionId,
    /// A comment on a case among its posts (内部意见).
    CommentId,
    /// The days on which a post is covered for (代岗).
    AbsenceId,
    /// One dated value in the parameter table.
    ParameterId,
    /// A message to an account (站内消息).
    MessageId,
}
