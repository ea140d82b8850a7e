//! Schemes of recruitment: their rules in words, and the trial of one.

use super::fill;
use crate::lang::Lang;
use crate::messages;
use domain::recruitment::scheme::{Departure, SchemeKind, SchemeStage, Stages};
use domain::recruitment::{Rounding, RoundingMode};

messages! {
    /// What the pages of schemes say.
    Schemes {
        title: "招录方案" | "Schemes",
        lead: "科目、成绩公式、比例、并列规则、期限、费用，以及环节的顺序和小数的取舍。" | "Papers, formulas, ratios, ties, periods and fees, the order of the stages and the rounding.",
        caption: "全部方案，各版本" | "Every version of every scheme",
        column_name: "方案" | "Scheme",
        column_version: "版本" | "Version",
        column_kind: "类别" | "Kind",
        publish: "发布新版本" | "Publish a version",
        publish_lead: "方案是一份 JSON 文件，版本号须比现有的大一。已经开始的招录不受影响。" | "A scheme is a JSON document; its version must be the next. Recruitments that have begun are not affected.",
        try_it: "先试算，不发布" | "Try it first, publish nothing",
        tried: "{0}可以读懂，检查没有发现问题。没有保存任何内容；确认后再发布。" | "{0} can be read and the checks find nothing wrong. Nothing was stored; publish it when it is what you mean.",
        tried_sample: "样本试算" | "Tried on a sample",
        tried_sample_lead: "每个考试类别用同一份样本、招录一人试算；规则与正式结果用的是同一套程序。" | "Each category with the same sample for one place. The rules are those that decide in earnest.",
        document: "方案（JSON）" | "Scheme (JSON)",
        basis: "依据" | "Basis",
        papers: "科目" | "Papers",
        full: "{0}（满分 {1}）" | "{0} (full marks {1})",
        variants: "考试类别与公式" | "Categories and formulas",
        written: "笔试总成绩 = {0}" | "Written total = {0}",
        total: "总成绩 = {0}" | "Total = {0}",
        interview: "面试" | "interview",
        rounding_each: "每一项先折算，{0}，{1}，再相加。" | "Each term is weighted and {0} to {1} first, then added.",
        rounding_sum: "各项折算后相加，总和再{0}，{1}。" | "The weighted terms are added, and the sum is {0} to {1}.",
        half_up: "四舍五入" | "rounded half up",
        truncate: "舍去尾数" | "cut off",
        whole: "取整数" | "whole points",
        decimals: "保留 {0} 位小数" | "{0} decimals",
        written_line: "笔试合格线：笔试总成绩不低于 {0}。" | "Line of the written total: {0} at least.",
        written_line_none: "方案本身没有规定笔试合格线。" | "The scheme itself sets no line of the written total.",
        stages: "环节" | "Stages",
        stages_together: "{0}（不分先后）" | "{0} (in any order)",
        stages_and: "、" | " and ",
        rules: "比例、并列和期限" | "Ratios, ties and periods",
        opening: "开考比例" | "Opening ratio",
        opening_is: "缴费确认人数与招录人数之比不低于 {0}:1" | "At least {0} paid candidates for each place",
        opening_none: "不限" | "None",
        line: "笔试合格分数线" | "Minimum pass line of the written total",
        line_required: "成绩公布后、入围名单公布前必须核定" | "Must be set between the scores and the shortlist",
        line_optional: "可以在入围名单公布前核定" | "May be set before the shortlist",
        shortlist: "面试入围" | "Called to the interview",
        ratio: "{0}:1" | "{0} for each place",
        ratio_grassroots: "{0}:1，村、社区干部职位 {1}:1" | "{0} for each place, {1} for village and community cadres",
        ties: "末位并列：{0}；仍相同的一并进入" | "Equal at the last place: {0} decides; who is still equal goes on too",
        ties_all: "末位并列的一并进入" | "All who are equal at the last place go on",
        then: "，再比" | ", then ",
        written_total: "笔试总成绩" | "written total",
        interview_line: "面试合格线" | "Interview line",
        bonuses: "加分" | "Additional points",
        bonus_is: "{0}：{1} 分" | "{0}: {1}",
        bonus_rule: "折算成百分制后、加权前计入笔试成绩；只取最高一项，合计不超过 100 分；名单公示。" | "Added to the written papers in the scale of 100, before the weight; only the highest counts, the sum is 100 at most, and the list is published.",
        replaces: "递补" | "Who is followed by the next in rank",
        replaces_on: "{0}的，按名次依次递补；其他情形不递补" | "Whoever leaves by: {0}. Nobody else is followed",
        replaces_none: "不递补" | "Nobody",
        replaces_and: "、" | "; ",
        checks: "体检、考察" | "Physical examination and inspection",
        fee: "费用" | "Fee",
        fee_is: "每科 {0} 元" | "{0} yuan a paper",
        notice: "公告时间" | "Time of the notice",
        appeal: "审查申诉" | "Appeal against the review",
        recheck: "成绩复核" | "Re-check of scores",
        publicity: "拟录用公示" | "Public notice of those proposed",
        working_days: "{0} 个工作日" | "{0} working days",
        calendar_days: "{0} 天" | "{0} days",
        months: "{0} 个月" | "{0} months",
        trial: "试算" | "Try it",
        trial_lead: "每行一人：代号，各科成绩，面试成绩（可省）；缺考写 -。规则与正式结果用的是同一套程序。" | "One person on a line: a label, the points of each paper, and of the interview where there was one; - for a missed paper. The rules are those that decide in earnest.",
        trial_variant: "考试类别" | "Category",
        trial_places: "招录人数" | "Places",
        trial_grassroots: "村、社区干部职位" | "For village and community cadres",
        trial_line: "试用的合格分数线" | "Minimum pass line to try",
        trial_line_hint: "按笔试总成绩的分制，可不填；方案自己的分数线不会被降低。" | "In the scale of the written total; may be left empty. A line of the scheme's own is never lowered.",
        trial_line_is: "按合格分数线 {0} 试算：{1} 人低于分数线，不进入面试。" | "Tried with the minimum pass line {0}. Below it, and so not called: {1}.",
        trial_sample: "样本" | "Sample",
        trial_button: "试算" | "Compute",
        trial_caption: "试算结果" | "Result of the trial",
        column_label: "代号" | "Label",
        column_written: "笔试总成绩" | "Written total",
        column_rank: "名次" | "Rank",
        column_below: "低于分数线" | "Below the line",
        column_called: "进入面试" | "Interview",
        column_total: "总成绩" | "Total",
        column_total_rank: "总名次" | "Final rank",
        column_checked: "进入体检、考察" | "Checks",
        yes: "是" | "yes",
        no: "否" | "no",
        nothing: "无" | "none",
    }
}

/// A way to leave a place free, in words.
pub const fn departure_words(departure: Departure, lang: Lang) -> &'static str {
    let (zh, en) = match departure {
        Departure::CallGivenUp => ("放弃面试", "the call to the interview given up"),
        Departure::QualificationFailed => ("资格复审不合格", "the qualification not proven"),
        Departure::QualificationMissed => ("未参加资格复审", "not there to prove the qualification"),
        Departure::PhysicalFailed => ("体检不合格", "the physical examination failed"),
        Departure::PhysicalMissed => ("体检缺席", "the physical examination missed"),
        Departure::PhysicalGivenUp => ("放弃体检", "the place given up at the physical examination"),
        Departure::InspectionFailed => ("考察不合格", "the inspection failed"),
        Departure::InspectionMissed => ("未接受考察", "the inspection missed"),
        Departure::InspectionGivenUp => ("放弃考察", "the place given up at the inspection"),
        Departure::HireDeclined => ("公示期放弃", "the place given up on the public notice"),
        Departure::ObjectionUpheld => ("公示异议成立", "an objection upheld"),
    };
    lang.pick(zh, en)
}

/// A kind of recruitment in words.
pub const fn scheme_kind(kind: SchemeKind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        SchemeKind::CivilService => ("考试录用公务员", "Civil service"),
        SchemeKind::Institution => ("事业单位公开招聘", "Public institutions"),
    };
    lang.pick(zh, en)
}

/// How totals are rounded, in a sentence.
pub fn rounding_words(rounding: Rounding, lang: Lang) -> String {
    let words = Schemes::of(lang);
    let sentence = if rounding.each_term { words.rounding_each } else { words.rounding_sum };
    let mode = match rounding.mode {
        RoundingMode::HalfUp => words.half_up,
        RoundingMode::Truncate => words.truncate,
    };
    let places = match rounding.places {
        0 => words.whole.to_owned(),
        places => fill(words.decimals, &[&places.to_string()]),
    };
    fill(sentence, &[mode, &places])
}

/// A stage of a scheme in words.
pub const fn scheme_stage(stage: SchemeStage, lang: Lang) -> &'static str {
    match stage {
        SchemeStage::Written => lang.pick("笔试", "written papers"),
        SchemeStage::Qualification => lang.pick("资格复审", "second look at the qualification"),
        SchemeStage::Interview => lang.pick("面试", "interview"),
        SchemeStage::Physical => lang.pick("体检", "physical examination"),
        SchemeStage::Inspection => lang.pick("考察", "inspection"),
        SchemeStage::Publicity => lang.pick("公示", "public notice"),
    }
}

/// The stages of a scheme in their order.
pub fn stages_words(stages: &Stages, lang: Lang) -> String {
    let words = Schemes::of(lang);
    let place = |together: &Vec<SchemeStage>| {
        let names: Vec<&str> = together.iter().map(|stage| scheme_stage(*stage, lang)).collect();
        match names.as_slice() {
            [one] => (*one).to_owned(),
            _ => fill(words.stages_together, &[&names.join(words.stages_and)]),
        }
    };
    stages.0.iter().map(place).collect::<Vec<_>>().join(" → ")
}
