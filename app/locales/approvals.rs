//! Approvals (审批事项): the catalogue, an item's eight disclosures and its flow.

use crate::lang::Lang;
use crate::messages;
use domain::approvals::clock::StopReason;
use domain::approvals::flow::{Ending, Persons, RegionRule, Risk};
use domain::approvals::item::Level;

messages! {
    /// What the pages of items say.
    Approvals {
        title: "审批事项" | "Approvals",
        lead: "每个事项的依据、条件、材料、时限和办理流程。公开的流程就是实际办理的流程。" | "The basis, conditions, papers, time and procedure of every item. The flow that is shown is the flow that runs.",
        census: "清理情况" | "What was cut",
        census_sentence: "原有 {0} 项，取消 {1} 项，下放 {2} 项，保留 {3} 项；减少 {4}%。" | "Of {0} items, {1} were cut and {2} delegated; {3} are left. That is {4} per cent fewer.",
        census_actual: "实际减少" | "Cut or delegated",
        census_planned: "计划减少" | "Planned",
        census_percent: "{0}%" | "{0} per cent",
        census_reached: "已达到计划。" | "The plan is reached.",
        census_short: "距计划还差 {0} 个百分点。" | "{0} points are lacking.",
        caption: "全部事项，含已取消的" | "All items, those that were cut among them",
        column_name: "事项" | "Item",
        column_code: "编码" | "Code",
        column_agency: "实施主体" | "Agency",
        column_promised: "承诺时限" | "Promised",
        column_status: "状态" | "Status",
        in_force: "实施中" | "in force",
        cut: "已取消" | "cut",
        delegated: "已下放" | "delegated",
        days: "{0} 个工作日" | "{0} working days",
        since: "自{0}起，依据{1}。" | "Since {0}, by {1}.",
        not_any_more: "这个事项已取消，不能再申请。本页留作查阅。" | "This item was cut and cannot be applied for. The page stays for reference.",
        elsewhere: "这个事项已下放到{0}办理。" | "This item is now decided at this level: {0}.",

        in_short: "概要" | "In short",
        version: "版本" | "Version",
        level: "实施层级" | "Level",
        statutory: "法定时限" | "The law's limit",
        promised: "承诺时限" | "The promise",
        fee: "收费标准" | "Fee",
        fee_none: "不收费" | "None",
        fee_charged: "{0} 元，依据{1}" | "{0} yuan, by {1}",
        quantity: "数量限制" | "Quantity",
        unlimited: "无数量限制" | "Unlimited",
        scarce: "{0} 个，按受理的先后顺序" | "{0}, in the order of acceptance",
        scarce_by: "（依据：{0}）" | " (by {0})",
        basis: "法律依据" | "Legal basis",
        article: "《{0}》第{1}条" | "{0}, article {1}",
        whole: "《{0}》" | "{0}",
        promise_of: "{0}的承诺" | "the promise of {0}",
        conditions: "办事条件" | "Conditions",
        materials: "材料目录与示范文本" | "Papers, and what a good one shows",
        materials_caption: "需要提交的材料" | "Papers to hand in",
        column_material: "材料" | "Paper",
        column_form: "形式" | "Form",
        column_copies: "份数" | "Copies",
        column_sample: "示范" | "A good one shows",
        original: "原件" | "original",
        copy: "复印件" | "copy",
        optional: "{0}（视情况）" | "{0} (where it applies)",
        form: "需要填写的内容" | "What is filled in",
        must: "必填" | "needed",
        may: "选填" | "optional",

        time: "今天受理，何时办结" | "Accepted today, decided when?",
        time_promised: "按承诺，不晚于{0}" | "By the promise, not later than {0}",
        time_statutory: "按法律，不晚于{0}" | "By law, not later than {0}",
        time_how: "受理当天不计入；跳过 {0} 个非工作日。依据{1}。" | "The day of acceptance does not count; {0} days of rest are skipped. Basis: {1}.",
        time_provisional: "其中有的年份放假安排尚未公布，届时重新计算。" | "The holidays of a year on the way are not published yet; the day is computed again when they are.",
        time_stops: "听证、专家评审等法定程序期间不计入，须书面告知所需时间。" | "Hearings, expert reviews and the like are not counted; how long they need is told in writing.",

        procedure: "办理程序" | "Procedure",
        procedure_lead: "图和下面的步骤来自同一份数据。" | "The picture and the steps below are the same data.",
        picture: "流程图，步骤见下面的列表" | "The flow as a picture; the list below has its steps",
        step_post: "{0}，{1}" | "{0}; {1}",
        step_stop: "{0}，期间不计入时限（{1}）" | "{0}; the clock stands ({1})",
        step_risk: "风险等级：{0}；{1}" | "Risk: {0}; {1}",
        step_may_stop: "在此可以中止计时的程序：{0}" | "The clock may be stopped here for: {0}",
        step_may_not_stop: "在此不得中止计时" | "The clock may not be stopped here",
        step_cover: "代岗：{0}" | "Covered by: {0}",
        step_way: "{0}：到“{1}”" | "{0}: to “{1}”",
        step_both: "同时进行：{0}" | "At once: {0}",
        step_join: "全部意见到齐后：到“{0}”" | "When all opinions are there: to “{0}”",
        step_begin: "到“{0}”" | "To “{0}”",
        step_otherwise: "其他情形：到“{0}”" | "Otherwise: to “{0}”",
        separator: "、" | ", ",
    }
}

/// A level of government in words.
pub const fn level_name(level: Level, lang: Lang) -> &'static str {
    match level {
        Level::Province => lang.pick("省级", "province"),
        Level::Prefecture => lang.pick("市级", "prefecture"),
        Level::County => lang.pick("县级", "county"),
    }
}

/// A risk in words.
pub const fn risk_name(risk: Risk, lang: Lang) -> &'static str {
    match risk {
        Risk::High => lang.pick("高", "high"),
        Risk::Medium => lang.pick("中", "medium"),
        Risk::Low => lang.pick("低", "low"),
    }
}

/// How many decide, in words.
pub const fn persons_name(persons: Persons, lang: Lang) -> &'static str {
    match persons {
        Persons::One => lang.pick("一人办理", "one person"),
        Persons::Two => lang.pick("两人办理，拟办人不得审批", "two people; whoever drafts does not approve"),
    }
}

/// Whose region a post has, in words.
pub const fn region_rule(rule: RegionRule, lang: Lang) -> &'static str {
    match rule {
        RegionRule::SameRegion => lang.pick("本地区", "of the case's region"),
        RegionRule::Province => lang.pick("省级", "of the province"),
    }
}

/// How a flow ends, in words.
pub const fn ending_name(ending: Ending, lang: Lang) -> &'static str {
    match ending {
        Ending::Granted => lang.pick("准予", "granted"),
        Ending::Denied => lang.pick("不予，说明理由并告知复议和诉讼权利", "denied, with reasons and remedies"),
        Ending::NotAccepted => lang.pick("不予受理，出具书面凭证", "not accepted, in writing"),
    }
}

/// Why a clock stands, in words.
pub const fn stop_reason(reason: StopReason, lang: Lang) -> &'static str {
    match reason {
        StopReason::Hearing => lang.pick("听证", "hearing"),
        StopReason::Tender => lang.pick("招标", "tender"),
        StopReason::Auction => lang.pick("拍卖", "auction"),
        StopReason::Inspection => lang.pick("检验", "inspection"),
        StopReason::Testing => lang.pick("检测", "testing"),
        StopReason::Quarantine => lang.pick("检疫", "quarantine"),
        StopReason::Appraisal => lang.pick("鉴定", "appraisal"),
        StopReason::ExpertReview => lang.pick("专家评审", "expert review"),
    }
}
