//! The inventory of powers (权力清单): search, and one power with its flow, risk points, figures and last decisions.

use crate::lang::Lang;
use crate::messages;
use domain::powers::PowerKind;

messages! {
    /// What the pages of powers say.
    Powers {
        title: "权力清单" | "Powers",
        lead: "省、市、县三级的每一项权力：依据、流程、风险点和最近的决定。不在清单上的权力不得行使。" | "Every power of province, city and county: its basis, its flow, its risk points and its last decisions. What is not on the list is not used.",
        words: "查找" | "Search",
        words_hint: "名称、编码、机关或依据" | "Name, code, agency or basis",
        level: "层级" | "Level",
        kind: "类型" | "Kind",
        risk: "最高风险" | "Highest risk",
        any: "全部" | "any",
        caption: "权力事项" | "Powers",
        none: "没有找到。" | "Nothing was found.",
        none_hint: "换几个字，或者清除筛选。" | "Try other words, or clear the filter.",
        column_name: "权力" | "Power",
        column_code: "编码" | "Code",
        column_agency: "行使主体" | "Agency",
        column_level: "层级" | "Level",
        column_risk: "风险" | "Risk",
        in_short: "概要" | "In short",
        office: "承办处室" | "Office",
        telephone: "监督电话" | "Complaints",
        version: "版本" | "Version",
        item: "审批事项" | "Item",
        time: "时限" | "Time",
        own_time: "法定 {0} 个工作日，承诺 {1} 个工作日" | "{0} working days by law, {1} promised",
        conditions: "行使条件" | "Conditions",
        discretion: "裁量基准" | "Standard of discretion",
        discretion_caption: "在什么情形作什么决定" | "What is decided in which case",
        column_case: "情形" | "Case",
        column_decided: "处理" | "Decided",
        reevaluate: "风险点评定之后，流程或责任岗位有变动，下列环节须重新评估：" | "The flow or its posts have changed since the points were assessed. To be evaluated again:",
        because_duties: "责任岗位变动" | "other posts answer for it",
        because_flow: "流程变动" | "it goes otherwise",
        because_holder: "人员变动" | "somebody else holds the post",
        points: "廉政风险点" | "Risk points",
        points_caption: "每个风险点的措施和责任岗位" | "Each point with its measure and the post that answers for it",
        column_step: "环节" | "Step",
        column_description: "风险表现" | "What could go wrong",
        column_measure: "防控措施" | "Measure",
        column_post: "责任岗位" | "Responsible post",
        column_reviewer: "复核岗位" | "Post that looks",
        counterparts: "其他层级的同一权力" | "The same power elsewhere",
        figures: "办件情况" | "Figures",
        figures_open: "在办" | "under way",
        figures_granted: "准予" | "granted",
        figures_denied: "不予许可" | "denied",
        figures_ended: "其他办结" | "ended otherwise",
        last: "最近的决定" | "The last decisions",
        last_caption: "最近的决定，附账本记录" | "The last decisions, each with its entries in the ledger",
        last_none: "还没有决定。" | "No decisions yet.",
        column_at: "作出时间" | "Decided",
        column_outcome: "决定" | "Decision",
        column_proof: "账本" | "Ledger",
        proof: "记录与证明" | "entries and proofs",
        none_named: "—" | "—",
    }
}

/// A kind of power in words.
pub const fn power_kind(kind: PowerKind, lang: Lang) -> &'static str {
    match kind {
        PowerKind::Licence => lang.pick("行政许可", "licence"),
        PowerKind::Penalty => lang.pick("行政处罚", "penalty"),
        PowerKind::Coercion => lang.pick("行政强制", "coercion"),
        PowerKind::Levy => lang.pick("行政征收", "levy"),
        PowerKind::Benefit => lang.pick("行政给付", "benefit"),
        PowerKind::Inspection => lang.pick("行政检查", "inspection"),
        PowerKind::Confirmation => lang.pick("行政确认", "confirmation"),
        PowerKind::Award => lang.pick("行政奖励", "award"),
        PowerKind::Ruling => lang.pick("行政裁决", "ruling"),
        PowerKind::Other => lang.pick("其他", "other"),
    }
}
