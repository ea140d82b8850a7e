//! What really happened at each stage of a recruitment, and when what comes is to be expected.

use crate::lang::Lang;
use crate::messages;
use domain::applications::{Happening, Outlook};

messages! {
    /// What the stages of an application and of a ticket say of their days.
    Courses {
        title: "进展和日期" | "What has happened, and when",
        lead: "已完成环节的实际日期，和下一步的预计日期。" | "The days on which each stage was really done, and when the next is to be expected.",
        planned: "公布的日期：{0}" | "Announced: {0}",
        provisional: "{0}（暂定，如有调整以公告为准）" | "{0} (provisional; a notice says so if it changes)",
        overdue: "公布的日期（{0}）已过，尚未完成。完成后另行公布。" | "The announced day ({0}) has passed and it is not done yet. It is published when it is.",
        happened: "{0}：{1}" | "{0}: {1}",
        notice: "{0}至{1}：{2}" | "{0} to {1}: {2}",
        next: "下一步" | "Next",
        next_line: "{0}：{1}" | "{0}: {1}",
        none: "尚无" | "Nothing yet",
    }
}

/// What happened, in words.
pub const fn happening_name(happening: Happening, lang: Lang) -> &'static str {
    let (zh, en) = match happening {
        Happening::HandedIn => ("提交报名", "handed in"),
        Happening::Reviewed => ("作出资格审查决定", "qualification decided"),
        Happening::Paid => ("缴费确认", "paid and confirmed"),
        Happening::Settled => ("确认开考职位", "positions confirmed or cancelled"),
        Happening::SeatsGiven => ("公布抽签排定的座位，生成准考证", "drawn seats published, tickets given"),
        Happening::Released => ("公布笔试成绩", "scores released"),
        Happening::Shortlisted => ("公布面试入围名单", "shortlist published"),
        Happening::Invited => ("公布面试人员名单", "list of those who come to the interview published"),
        Happening::Interviewed => ("面试成绩取入", "your interview's result there"),
        Happening::Ranked => ("公布总成绩和名次", "totals and ranks published"),
        Happening::Checked => ("录入您的体检或考察结果", "a result of your checks entered"),
        Happening::Publicised => ("拟录用人员公示", "public notice of those proposed"),
        Happening::Filed => ("结果备案", "result filed"),
    };
    lang.pick(zh, en)
}

/// The sentence that says when something is to be expected; the hole is its days.
pub const fn outlook_sentence(outlook: Outlook, lang: Lang) -> &'static str {
    let words = Courses::of(lang);
    match outlook {
        Outlook::Planned => "{0}",
        Outlook::Provisional => words.provisional,
        Outlook::Overdue => words.overdue,
    }
}
