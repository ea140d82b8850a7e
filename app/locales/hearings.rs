//! The public list of hearings.

use crate::lang::Lang;
use crate::messages;
use domain::approvals::hearings::{HearingBy, HearingStanding};

messages! {
    /// What the list of hearings says.
    Hearings {
        title: "听证公告" | "Hearings",
        lead: "行政许可听证公开举行，至少提前七个工作日公告时间和地点，任何人都可以旁听，不收费用。" | "Hearings are open to everybody and free. Time and place are announced at least seven working days ahead.",
        caption: "听证，最近的日期在前" | "Hearings, the last day first",
        none: "还没有公告过听证。" | "No hearing has been announced yet.",
        column_when: "时间" | "When",
        column_place: "地点" | "Place",
        column_subject: "事项" | "Subject",
        column_agency: "机关" | "Agency",
        column_by: "提起" | "Called",
        column_announced: "公告日" | "Announced",
        column_standing: "状态" | "Standing",
        in_ledger: "账本记录" | "On the ledger",
        held_on: "笔录登记于{0}" | "its record was entered on {0}",
        more: "更早的听证" | "Earlier hearings",
    }
}

/// What became of a hearing, in words.
pub const fn hearing_standing(standing: HearingStanding, lang: Lang) -> &'static str {
    match standing {
        HearingStanding::Announced => lang.pick("已公告，欢迎旁听", "announced; everybody may come"),
        HearingStanding::Held => lang.pick("已举行", "held"),
        HearingStanding::PutOff => lang.pick("已改期", "put off"),
        HearingStanding::Cancelled => lang.pick("已取消", "cancelled"),
    }
}

/// Who had a hearing called, in words.
pub const fn hearing_by(by: HearingBy, lang: Lang) -> &'static str {
    match by {
        HearingBy::Agency => lang.pick("依职权（第四十六条）", "by the agency (art. 46)"),
        HearingBy::Request => lang.pick("依申请（第四十七条）", "on request (art. 47)"),
    }
}
