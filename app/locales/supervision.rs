//! On-line supervision (电子监察): the board, a card and what is said about it, the monthly figures.

use crate::lang::Lang;
use crate::messages;
use domain::supervision::{Colour, Trigger, Verdict};

messages! {
    /// What the pages of supervision say.
    Supervision {
        title: "电子监察" | "Supervision",
        lead: "环节或总时限一超期，牌就出现在岗位旁边，由监督员逐张处理。没有人能让办件躺着不动。" | "When a step or the whole is over its time, a card appears beside the post, and a supervisor deals with each. Nobody can let a case lie.",
        open_only: "待处理" | "Open",
        all: "全部" | "All",
        by_post: "各岗位待处理的牌" | "Open cards by post",
        caption: "黄牌和红牌，最近的在前" | "Yellow and red cards, the latest first",
        none: "没有牌。" | "No cards.",
        none_hint: "办件都在时限之内。" | "Every case is within its time.",
        column_card: "牌" | "Card",
        column_case: "办件" | "Case",
        column_post: "岗位" | "Post",
        column_at: "出现时间" | "Due at",
        column_state: "处理" | "Dealt with",
        waiting_explanation: "待说明" | "to be explained",
        waiting_finding: "待认定" | "to be found on",
        waiting_consequence: "待处理" | "consequence to follow",
        done: "已办结" | "done",
        more: "更早的" | "Earlier",
        open_case: "查看办件" | "Open the case",

        case_cards: "预警和监察牌" | "Warnings and cards",
        case_cards_caption: "本件的预警和牌，最近的在前" | "Warnings and cards of this case, the latest first",
        only_notice: "仅提醒" | "a notice only",

        scope: "范围" | "Part",
        scope_acceptance: "受理" | "acceptance",
        scope_total: "总时限" | "the whole time",
        scope_hearing: "听证" | "hearing",
        scope_delivery: "送达" | "delivery",
        scope_step: "环节“{0}”" | "step “{0}”",
        scope_run: "环节“{0}”，第 {1} 次" | "step “{0}”, time {1}",
        cure_by: "督办期限" | "To be cured by",
        by_parameter: "系统参数 {0}" | "the parameter {0}",
        explain_by: "说明期限" | "To be explained by",
        explanation: "岗位的说明" | "The post's explanation",
        finding: "认定" | "Finding",
        consequence: "处理结果" | "Consequence",
        nothing: "尚无" | "none yet",
        explain: "说明情况" | "Explain",
        demand: "设定督办期限" | "Set a day to cure it by",
        demand_day: "督办期限" | "Day",
        find: "认定" | "Find",
        find_by_another: "这张牌由您发出，由另一名监督员认定。" | "You issued this card; another supervisor finds on it.",
        verdict: "是否属实" | "Does it stand?",
        conclude: "登记处理结果" | "Enter the consequence",
        words: "内容" | "Words",
        words_hint: "不要写姓名。" | "Name nobody.",

        evaluations: "待重新评估的风险点" | "Risk points to be evaluated again",
        evaluations_caption: "各项权力待评估的数量和时间，最早的在前" | "How many of each power and for how long, the oldest first",
        column_power: "权力" | "Power",
        column_open: "待评估" | "Open",
        column_since: "起始时间" | "Since",
        column_days: "已过天数" | "Days",
        column_late: "已逾期" | "Late",

        establish: "发牌" | "Issue a card",
        establish_lead: "看过材料之后，监督员可以对时限和记录看不出的事发牌；岗位照样说明，再作认定。" | "Having read the papers, a supervisor issues a card for what no date and no entry shows; the post explains, and it is found on like any other.",
        establish_what: "事由" | "What for",
        establish_at: "发生时间" | "When it happened",
        established: "监督员看到的" | "What the supervisor established",

        figures: "月度通报" | "Monthly figures",
        figures_lead: "各机关、各岗位当月办结了多少环节，多少按时，用了几个工作日；出现了哪些牌，认定结果如何；因哪些特别程序中止过计时，多久。" | "What each agency and each post ended in the month, how much of it in time and in how many working days; the cards that appeared, and what was found; for which procedures clocks were stopped, and how long.",
        column_agency: "机关" | "Agency",
        column_done: "办结" | "Ended",
        column_promise: "承诺时限内" | "Within the promise",
        column_limit: "法定时限内" | "Within the law's time",
        column_median: "用时中位数（工作日）" | "Median, working days",
        no_median: "—" | "—",
        ended_by_agency: "各机关办结的环节" | "What ended, by agency",
        cards_by_agency: "各机关的预警和牌" | "Warnings and cards, by agency",
        ended_by_post: "各岗位办结的环节" | "What ended, by post",
        month: "月份" | "Month",
        month_of: "{0}年{1}月" | "{1}/{0}",
        figures_caption: "各岗位的预警和牌" | "Warnings and cards, by post",
        column_warnings: "预警" | "Warnings",
        column_yellow: "黄牌" | "Yellow",
        column_red: "红牌" | "Red",
        column_upheld: "属实" | "Upheld",
        column_dismissed: "不属实" | "Dismissed",
        column_unfound: "待认定" | "Not yet found",
        stops_caption: "中止计时（当月结束的）" | "Stops of the clock that ended in the month",
        column_procedure: "特别程序" | "Procedure",
        column_stops: "次数" | "Stops",
        column_stopped_days: "平均工作日" | "Working days, on average",
        column_ran_out: "告知时间届满" | "Told time ran out",
        figures_none: "这个月没有办结的环节，也没有预警和牌。" | "Nothing ended in this month, and there were no warnings or cards.",
        renewed: "本页每 {0} 秒自动更新。" | "This page renews itself every {0} seconds.",

        exports: "人员名单的导出记录" | "Lists of people that staff took along",
        hall: "大厅屏" | "Hall screen",
        hall_lead: "今天收了多少件，各岗位手里有多少、今天到期多少、超期多少，亮着哪些牌。只有数字和岗位。" | "How much came in today, what waits at each post, what is due today and what is over its time, and the cards that are open. Numbers and posts alone.",
        hall_at: "截至 {0}。" | "As of {0}.",
        hall_figures: "全厅合计" | "The whole hall",
        hall_received: "今日收件" | "Came in today",
        hall_waiting: "待办" | "Waiting",
        hall_due: "今日到期" | "Due today",
        hall_over: "已超期" | "Over time",
        hall_by_agency: "各机关" | "By agency",
        hall_by_post: "各岗位；并联审批的办件在每个岗位各计一次" | "By post; a case that waits at several posts at once counts at each",
        hall_none: "没有待办，也没有牌。" | "Nothing waits, and no card is open.",

        earlier: "上个月" | "The month before",
        later: "下个月" | "The month after",
    }
}

/// A colour in words.
pub const fn colour_name(colour: Colour, lang: Lang) -> &'static str {
    match colour {
        Colour::Warning => lang.pick("预警", "warning"),
        Colour::Yellow => lang.pick("黄牌", "yellow card"),
        Colour::Red => lang.pick("红牌", "red card"),
    }
}

/// What a card is for, in words.
pub const fn trigger_name(trigger: Trigger, lang: Lang) -> &'static str {
    match trigger {
        Trigger::NearlyDue => lang.pick("临近期限", "few days are left"),
        Trigger::PromiseOver => lang.pick("超过承诺时限", "the promise is over"),
        Trigger::LimitOver => lang.pick("超过法定时限", "the law's limit is over"),
        Trigger::YellowUncured => lang.pick("督办后仍未办理", "not cured by the supervisor's day"),
        Trigger::UnreasonedRefusal => lang.pick("无理由拒绝", "refused without reasons"),
        Trigger::QualifiedRefused => lang.pick("符合条件而不受理", "a complete filing was refused"),
        Trigger::OffSystem => lang.pick("体外办理", "handled outside the system"),
        Trigger::IllegalFee => lang.pick("违规收费", "charged without a basis"),
        Trigger::OffOrder => lang.pick("不按受理顺序办理", "out of the order of acceptance"),
        Trigger::StopAbuse => lang.pick("滥用中止计时", "the clock was stopped too often or too long"),
        Trigger::SamePerson => lang.pick("一人拟办又审批", "drafted and approved by one person"),
        Trigger::Silence => lang.pick("因沉默而准予", "granted by silence"),
    }
}

/// A verdict in words.
pub const fn verdict_name(verdict: Verdict, lang: Lang) -> &'static str {
    match verdict {
        Verdict::Upheld => lang.pick("属实", "it stands"),
        Verdict::Dismissed => lang.pick("不属实", "it does not"),
    }
}
