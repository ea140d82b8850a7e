//! What waits for those who run recruitments (招录待办).

use crate::lang::Lang;
use crate::messages;
use domain::recruitment::work::TaskKind;

messages! {
    /// What the work list says.
    RecruitmentWork {
        title: "招录待办" | "Recruitment work list",
        link: "待办" | "Work list",
        lead: "本地区各次招录中等待办理的事项，先到期的在前。" | "What waits in the recruitments of your region, the earliest due first.",
        caption: "待办事项" | "What waits",
        none: "现在没有待办事项。" | "Nothing waits at present.",
        none_hint: "方案报批、报名、申诉、成绩、分数线、体检考察、异议等需要办理时会列在这里。" | "Plans, applications, appeals, points, pass lines, checks and objections are listed here when they wait.",
        column_due: "办理期限" | "Due by",
        column_task: "事项" | "What",
        column_count: "数量" | "How many",
        column_recruitment: "招录" | "Recruitment",
        late: "已逾期" | "late",
    }
}

/// What waits, in a few words.
pub const fn recruitment_task(kind: TaskKind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        TaskKind::Approval => ("核准招录方案（由另一人）", "Approve the plan (a second person)"),
        TaskKind::Announcing => ("发布招录公告", "Publish the notice"),
        TaskKind::Amendments => ("审批职位变更（由另一人）", "Decide amendments (a second person)"),
        TaskKind::Rescheduling => ("审批日程变更（由另一人）", "Decide changed days (a second person)"),
        TaskKind::Rewording => ("审批公告更正（由另一人）", "Decide corrections of the notice (a second person)"),
        TaskKind::Reviews => ("资格审查", "Review applications"),
        TaskKind::Appeals => ("复审申诉（由另一人）", "Decide appeals (a second person)"),
        TaskKind::Settling => ("确认开考职位", "Settle the positions"),
        TaskKind::Seating => ("编排考场", "Give the seats"),
        TaskKind::Points => ("导入笔试成绩", "Import the points of the papers"),
        TaskKind::Release => ("复核并公布成绩（由另一人）", "Release the points (a second person)"),
        TaskKind::Rechecks => ("复核成绩", "Check points again"),
        TaskKind::Corrections => ("确认成绩更正（由另一人）", "Agree to corrected points (a second person)"),
        TaskKind::Lines => ("核定合格分数线（由另一人）", "Set the minimum pass lines (a second person)"),
        TaskKind::Shortlist => ("公布面试入围名单", "Publish the shortlist"),
        TaskKind::Interviews => ("办理面试和总成绩", "Interviews, totals and ranks"),
        TaskKind::Checks => ("录入体检、考察结果", "Enter the results of the checks"),
        TaskKind::Publicising => ("公示拟录用人员", "Publish those proposed for hire"),
        TaskKind::Objections => ("答复异议（由另一人）", "Decide objections (a second person)"),
        TaskKind::Filing => ("备案", "File the result"),
    };
    lang.pick(zh, en)
}
