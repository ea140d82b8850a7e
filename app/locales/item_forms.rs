//! The form by which the texts of an item are written.

use crate::lang::Lang;
use crate::messages;
use domain::approvals::item::{Silent, Takes};

messages! {
    /// What the form says.
    ItemForms {
        title: "填写事项内容" | "Write the item",
        lead: "保存时由服务器检查，流程不受影响。每个清单后面都有一个空行；清空一行或者勾选“删去”，保存后就不再有它。" | "The server checks it when it is saved, and the flow stays as it is. Each list ends with an empty row; a row that is emptied, or ticked to go, is gone after saving.",
        save: "保存内容并检查" | "Save the texts and check them",
        counted: "{0}（{1}）" | "{0} ({1})",
        row: "{0}. {1}" | "{0}. {1}",
        of_row: "{0} {1}，{2}" | "{0} {1}, {2}",
        gone: "删去" | "Take it away",

        general: "名称、机关和层级" | "Name, agency and level",
        name_zh: "事项名称（中文）" | "The item's name, in Chinese",
        name_en: "事项名称（英文）" | "The item's name, in English",
        agency_zh: "实施主体（中文）" | "The agency, in Chinese",
        agency_en: "实施主体（英文）" | "The agency, in English",
        level: "实施层级" | "Level",

        basis: "法律依据" | "Legal basis",
        basis_new: "再加一条依据" | "One more text of law",
        law: "法律、法规或文件" | "Law, regulation or document",
        law_hint: "不加书名号，例如：劳动合同法" | "As it is cited, without marks: 劳动合同法",
        article: "条" | "Article",
        article_hint: "数字，例如：57" | "A number: 57",
        says_zh: "规定了什么（中文）" | "What it says, in Chinese",
        says_en: "规定了什么（英文）" | "What it says, in English",

        conditions: "办事条件" | "Conditions",
        condition_new: "再加一个条件" | "One more condition",
        condition_zh: "条件（中文）" | "Condition, in Chinese",
        condition_en: "条件（英文）" | "Condition, in English",

        materials: "材料" | "Papers",
        material_new: "再加一份材料" | "One more paper",
        material_zh: "材料名称（中文）" | "Its name, in Chinese",
        material_en: "材料名称（英文）" | "Its name, in English",
        copies: "份数" | "Copies",
        copies_hint: "0 至 255 的整数" | "A whole number up to 255",
        original: "交验原件" | "The original is shown",
        required: "必须提交" | "Every application needs it",
        sample_zh: "示范文本（中文）" | "What a good one shows, in Chinese",
        sample_en: "示范文本（英文）" | "What a good one shows, in English",

        charges: "收费和数量" | "Fee and quantity",
        fee: "收费（元）" | "Fee, in yuan",
        fee_hint: "最多两位小数；不收费就留空。" | "With up to two decimals. Empty: nothing is charged.",
        fee_basis: "收费的依据" | "Where the fee is named",
        count: "最多批准几个" | "How many can be granted",
        count_hint: "没有数量限制就留空。" | "Empty: as many as qualify.",
        document: "限制数量的文件" | "The document that limits it",

        times: "办理时限" | "Time limits",
        statutory: "法定时限（工作日）" | "The law's limit, in working days",
        promised: "承诺时限（工作日）" | "The promise, in working days",
        statutory_basis: "法定时限的依据" | "Where the law's limit is named",
        statutory_basis_hint: "没有另外的法律规定就留空，适用行政许可法的时限。" | "Empty where no law of its own names one: the licensing law's limit is kept.",

        options: "选项" | "Options",
        joint: "多个机关联合办理" | "Several agencies act in one procedure",
        safety: "关系安全或者健康" | "It is about safety or health",
        renewable: "许可可以延续" | "What was granted can be renewed",
        two_person: "起草和批准决定须由两人" | "Whoever drafts the decision does not approve it",
        silent: "超过法定时限不作决定" | "When the law's time is over without a decision",
        silent_none: "不视为准予" | "silence is no consent",
        silent_months: "默许的有效期（月）" | "What silence grants is valid for months",
        silent_months_hint: "只在按月计算有效期时填写。" | "Only where it is valid for a number of months.",

        form: "申请表的内容" | "The form to apply",
        field_new: "再加一个字段" | "One more field",
        field_id: "代号" | "Its name in the form",
        field_id_hint: "小写字母和“_”" | "Small letters and _",
        label_zh: "显示的名称（中文）" | "Its label, in Chinese",
        label_en: "显示的名称（英文）" | "Its label, in English",
        takes: "填写什么" | "What it takes",
        least: "最小值" | "The least",
        least_hint: "只用于整数" | "Of a number only",
        most: "最大值或最多字数" | "The most, or characters",
        most_hint: "整数或文字" | "Of a number or a text",
        must: "必须填写" | "It must be filled in",
        choices: "可选的值" | "What can be chosen",
        choices_hint: "只用于选择。每行一个：取值 | 中文 | English" | "Of a choice only, one on each line: value | 中文 | English",

        whole: "整项文本（JSON）" | "The whole item as text (JSON)",
        whole_lead: "用来在系统之间搬移事项。流程也在其中，一起保存。" | "For moving items between systems. The flow is in it too, and is saved with it.",
        whole_show: "显示并修改文本" | "Show and change the text",
    }
}

/// What a field takes, in words.
pub const fn takes_name(takes: Takes, lang: Lang) -> &'static str {
    match takes {
        Takes::Line => lang.pick("一行文字", "one line of text"),
        Takes::Text => lang.pick("多行文字", "several lines of text"),
        Takes::Number => lang.pick("整数", "a whole number"),
        Takes::Day => lang.pick("日期", "a day"),
        Takes::Choice => lang.pick("从几项中选一项", "one of several"),
    }
}

/// How long what silence grants is valid, in words.
pub const fn silent_name(silent: Silent, lang: Lang) -> &'static str {
    match silent {
        Silent::Unlimited => lang.pick("视为准予，长期有效", "it counts as granted, without end"),
        Silent::Months => lang.pick("视为准予，有效期按月计算", "it counts as granted, for a number of months"),
    }
}
