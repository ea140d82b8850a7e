//! The evaluation of service: the form, the public figures, low marks and what becomes of them.

use crate::lang::Lang;
use crate::messages;
use domain::evaluation::{Aspect, Mark};

messages! {
    /// What the pages say of evaluations.
    Evaluating {
        give: "评价办理服务" | "How was it handled?",
        give_lead: "办结后请评价一次。评分不公开姓名；不满意的评价由办理机关在期限内答复，并由另外的人办结。" | "Say once how it was handled. Marks are public without names; a low one is answered by the agency in time, and closed by somebody else.",
        until: "{0}前可以评价。" | "You can say it until {0}.",
        mark: "满意程度" | "Mark",
        aspects: "主要原因（最多三项）" | "What for (three at most)",
        comment: "想说的话" | "Anything else",
        comment_hint: "可以不填，最多 500 字。" | "May stay empty; 500 characters at most.",
        send: "提交评价" | "Send",
        given: "您的评价" | "How you found it",
        given_at: "评价时间" | "Given",
        answer: "办理机关的答复" | "The agency's answer",
        closing: "办结意见" | "What was found of it",
        nothing: "尚无" | "none yet",

        by_receipt: "凭回执评价" | "With a receipt",
        by_receipt_lead: "在窗口申请、没有账户的，凭回执上的编号和查询码评价。" | "Whoever came to the window and has no account gives the number and code of the receipt.",
        number: "编号" | "Number",
        code: "查询码" | "Code",
        number_hint: "例如 2026-0000123" | "For example 2026-0000123",
        code_hint: "回执上的 10 个字母和数字" | "The ten letters and digits of the receipt",

        figures: "服务评价" | "Evaluations",
        figures_lead: "申请人在办结后给出的评分，按事项汇总。少于规定份数的不公开，以免看出是谁评的。" | "The marks that applicants gave when their cases had ended, by item. What has too few is not shown, lest it tell who gave them.",
        caption: "各事项的评价" | "By item",
        column_item: "事项" | "Item",
        column_count: "份数" | "Evaluations",
        column_average: "平均（满分 5）" | "Average (of 5)",
        column_satisfied: "满意率" | "Share satisfied",
        hidden: "份数太少，不公开" | "too few to show",
        all: "全部" | "All",
        percent: "{0}%" | "{0} %",
        none: "还没有评价。" | "Nobody has said anything yet.",

        low: "差评" | "Low marks",
        low_lead: "不满意的评价逐件答复、逐件办结：办理岗位答复，监督员或另外的岗位办结。" | "Each low mark is answered by a post that handles the case and closed by a supervisor or another.",
        low_caption: "差评，最近的在前" | "Low marks, the latest first",
        low_none: "没有待处理的差评。" | "No low marks.",
        open_only: "待处理" | "Open",
        every: "全部" | "All",
        more: "更早的" | "Earlier",
        column_case: "办件" | "Case",
        column_mark: "评分" | "Mark",
        column_region: "地区" | "Region",
        column_at: "时间" | "When",
        column_state: "处理" | "Dealt with",
        column_answer_by: "答复期限" | "Answer by",
        to_answer: "待答复" | "to be answered",
        to_close: "待办结" | "to be closed",
        done: "已办结" | "done",
        late: "已超期" | "late",
        open_case: "查看办件" | "Open the case",
        do_answer: "答复" | "Answer",
        do_close: "办结" | "Close",
        words: "内容" | "Words",
        words_hint: "申请人会看到。不要写姓名。" | "The applicant reads it. Name nobody.",
    }
}

/// What a mark is called.
pub const fn mark_called(mark: Mark, lang: Lang) -> &'static str {
    let (zh, en) = match mark.get() {
        5 => ("非常满意", "Very satisfied"),
        4 => ("满意", "Satisfied"),
        3 => ("基本满意", "On the whole satisfied"),
        2 => ("不满意", "Dissatisfied"),
        _ => ("非常不满意", "Very dissatisfied"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What a mark was given for.
pub const fn aspect_name(aspect: Aspect, lang: Lang) -> &'static str {
    let (zh, en) = match aspect {
        Aspect::Attitude => ("服务态度", "How I was treated"),
        Aspect::Speed => ("办理时效", "How long it took"),
        Aspect::Guidance => ("一次性告知", "Whether I was told everything at once"),
        Aspect::Papers => ("材料要求", "What I had to hand in"),
        Aspect::Convenience => ("办事便捷", "How many ways and visits it took"),
        Aspect::Competence => ("业务能力", "Whether they knew their business"),
        Aspect::Openness => ("公开透明", "Whether I could see where it was, and why"),
        Aspect::Integrity => ("廉洁自律", "Whether the power was used cleanly"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
