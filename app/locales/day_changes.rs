//! Changes of an announced recruitment's days (日程变更).

use crate::messages;

messages! {
    /// What the changes of days say.
    DayChanges {
        title: "日程变更" | "Changes of the days",
        caption: "变更的日期" | "Which days change",
        change: "变更日程" | "Change the days",
        change_lead: "公告后的日程只能经另一人批准、公布后变更，原日程继续公开，并通知所有报考人员。已过的日期不能改，报名、缴费和改报的截止日只能推后。" | "After the notice the days change only when a second person publishes the change. The old days stay public, and everybody who applies is told. What has passed stays; the last days of registration, payment and choosing again only move later.",
        reason_hint: "对外公布。" | "The public reads it.",
        propose: "提出变更" | "Propose the change",
    }
}
