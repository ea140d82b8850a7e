//! The daily desk of staff who handle cases: filters of the work list, what is done to several cases at once.

use crate::lang::Lang;
use crate::messages;
use domain::approvals::case::TogetherKind;
use domain::approvals::work::{DueBy, PartSort};

messages! {
    /// What the keys of a list do.
    ListWords {
        keyboard: "键盘操作" | "By keyboard",
        keyboard_lead: "焦点在列表中的复选框或链接上时：" | "While a checkbox or link of the list has the focus:",
        key_next: "下一行" | "the next line",
        key_previous: "上一行" | "the line before",
        key_pick: "选中或取消" | "pick it, or not",
        key_open: "打开" | "open it",
        key_help: "显示或收起本说明" | "show or fold these words",
    }
}

messages! {
    /// What the work list of cases says beyond its table.
    Desk {
        filter_item: "事项编码" | "Item code",
        filter_state: "状态" | "State",
        filter_part: "环节" | "Part",
        filter_due: "期限" | "Due",
        filter_number: "编号" | "Number",
        any: "全部" | "All",
        find: "查找办件" | "Find a case",
        find_number: "回执编号" | "Number of the receipt",
        filtered_none: "没有符合条件的办件。" | "Nothing agrees with the filter.",
        filtered_none_hint: "请放宽条件，或清除筛选。" | "Ask for less, or clear the filter.",
        own_cards: "监察牌：{0} 张待处理" | "Cards against your posts: {0} open",
        pick: "选择 {0}" | "Pick {0}",
        picked_hint: "只有受理和送达可以一次办理多件；每件仍单独核对、单独记入账本，不能办理的逐件说明原因。决定、不予受理以及高风险或双人环节须逐件办理。" | "Only acceptance and delivery are done to several at once. Each case is still judged by itself and has an entry of its own; what cannot be done is named with its reason. Decisions, refusals and steps of high risk or of two persons are done one by one.",
        results: "批量办理结果" | "What was done together",
        results_done: "已办理" | "Done",
        results_left: "没有办理" | "Not done",
        key_accept: "受理所选办件" | "accept those picked",
    }
}

messages! {
    /// What is said of opinions that are kept.
    Opinions {
        title: "常用意见" | "Opinions",
        lead: "办理时可以插入的文字。插入后可以修改；需要写明的理由仍须针对该件写明。" | "Texts that can be inserted while a case is handled, and changed there. The reasons that an act asks for must still be those of the case.",
        own: "我的常用意见" | "My opinions",
        none: "还没有常用意见。" | "None is kept yet.",
        none_hint: "在下面写一条，办理时就可以插入。" | "Write one below; it can then be inserted where an opinion is asked for.",
        words: "文字" | "The words",
        words_hint: "不要写入任何人的姓名或其他个人信息。" | "Without names or anything else about a person.",
        keep: "保存" | "Keep it",
        remove: "删除" | "Remove",
        shared: "事项共享的常用意见" | "Opinions shared for an item",
        shared_lead: "由维护事项的人员提供给办理该事项的所有岗位；账本记录其哈希，不记录文字。" | "Offered by those who keep the items to every post that handles the item. The ledger has their hashes, not their words.",
        shared_none: "该事项没有共享的常用意见。" | "None is shared for this item.",
        shared_mark: "（共享）" | "(shared)",
        item: "事项" | "Item",
        share: "共享" | "Share it",
        insert: "插入常用意见" | "Insert an opinion",
        insert_hint: "点击后页面重新打开，文字已在上面的栏目中，可以修改；其他没有提交的内容会丢失。" | "The page opens again with the words in the field above, where they can be changed; whatever else was typed and not submitted is lost.",
    }
}

messages! {
    /// What is said of comments on a case.
    Comments {
        title: "内部意见" | "Comments among the posts",
        lead: "只有办理该件的岗位和监督人员可以看到；写下后不能修改，账本记录其哈希。" | "Read by the posts that handle the case and by supervisors alone. What is written is not changed; the ledger has its hash.",
        none: "还没有内部意见。" | "There is none yet.",
        words: "内部意见" | "Comment",
        hint: "写给其他办理岗位。决定的理由写在办理意见中，不写在这里。" | "For the other posts. The reasons of a decision belong into the act, not here.",
        add: "写下" | "Write it",
    }
}

messages! {
    /// What is said of absence cover.
    Cover {
        title: "代岗" | "Absence cover",
        lead: "登记岗位在哪些天由哪个岗位代办。只有流程规定可以代办的岗位，在这些天内、在流程写明的环节可以代办；办理记录写明代哪个岗位。" | "On which days a post covers for an absent one: only a post that the flow names, on these days alone, and at the steps that name it. The record says for whom it acted.",
        own_lead: "您担任的岗位，在您缺勤时由谁代办。" | "Who covers for your posts while you are absent.",
        caption: "尚未结束的代岗" | "Covers that are not over",
        none: "没有登记代岗。" | "No cover is entered.",
        none_hint: "在下面登记从哪天到哪天、由哪个岗位代办。" | "Enter below from which day to which, and by which post.",
        absent: "缺勤岗位" | "Absent post",
        cover: "代办岗位" | "Covered by",
        cover_hint: "流程中规定可以代办该岗位的岗位" | "A post that a flow names as covering for it",
        from: "第一天" | "First day",
        until: "最后一天" | "Last day",
        until_hint: "含当天；此后自动失效。" | "That day included; after it the cover is over by itself.",
        end: "提前结束" | "End it now",
        now: "今天有效" | "in force today",
        holder: "{0}（{1}）" | "{0} ({1})",
        covers: "代{0}" | "for {0}",
        acted_for: "{0}（代{1}）" | "{0}, in cover for {1}",
    }
}

/// A sort of part in words.
pub const fn part_sort(part: PartSort, lang: Lang) -> &'static str {
    match part {
        PartSort::Acceptance => lang.pick("受理", "acceptance"),
        PartSort::Correction => lang.pick("逾期未补正", "a correction that never came"),
        PartSort::Step => lang.pick("流程环节", "a step of the flow"),
        PartSort::Delivery => lang.pick("送达", "delivery"),
    }
}

/// Until when something is due, in words.
pub const fn due_by(due: DueBy, lang: Lang) -> &'static str {
    match due {
        DueBy::Over => lang.pick("已超期", "over its day"),
        DueBy::Today => lang.pick("今天到期", "due today"),
        DueBy::Week => lang.pick("本周到期", "due this week"),
    }
}

/// What is done to several cases, as its button says it.
pub const fn together_name(kind: TogetherKind, lang: Lang) -> &'static str {
    match kind {
        TogetherKind::Accept => lang.pick("受理所选办件", "Accept those picked"),
        TogetherKind::Deliver => lang.pick("登记所选办件已送达", "Record the delivery of those picked"),
    }
}
