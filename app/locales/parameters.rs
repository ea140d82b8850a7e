//! The dated parameter table (参数表).

use crate::messages;

messages! {
    /// What the parameter pages say.
    Parameters {
        title: "参数表" | "Parameters",
        lead: "法规或地区可以改变的数值都在这里：数值、依据文件、起止日期。适用起算日当天有效的数值，从不取“最新”的。" | "Values that law or region may change: value, basis document, valid from and to. What holds is the value of the day the matter began, never “the latest”.",
        caption: "今天有效的数值" | "Values in force today",
        key: "参数" | "Parameter",
        value: "数值" | "Value",
        unit: "单位" | "Unit",
        basis: "依据" | "Basis",
        from: "自" | "From",
        to: "至" | "To",
        open_end: "长期" | "open",
        default: "内置默认值" | "built-in default",
        kind_legal: "法定" | "Set by law",
        kind_design: "设计选择" | "Design choice",
        history: "历次数值" | "All values",
        set: "设定新值" | "Set a value",
        set_lead: "新值写入账本；原有数值保持可读。" | "The new value goes on the ledger; earlier values stay readable.",
        save: "保存" | "Save",
        basis_hint: "文件名称和文号" | "Document and its number",
        to_hint: "留空表示长期有效" | "Leave empty for no end",
    }
}
