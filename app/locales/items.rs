//! Keeping items (审批事项动态管理): drafts of the next version, what the checker finds, publication, the end of an item.

use crate::lang::Lang;
use crate::messages;
use domain::approvals::flow::StepSort;
use domain::approvals::item::{End, Member};

messages! {
    /// What the pages say on which items are kept.
    Items {
        history: "版本沿革" | "Versions",
        history_of: "{0}：版本沿革" | "{0}: versions",
        history_lead: "每一次修改都是一个新版本；旧版本保留备查，已受理的办件按受理时的版本办到底。" | "Every change is another version. The old ones stay readable, and a case keeps to its end the version that it began under.",
        history_caption: "全部版本，最新的在前" | "All versions, the newest first",
        column_version: "版本" | "Version",
        column_published: "发布时间" | "Published",
        column_changes: "与上一版本的不同" | "What differs from the one before",
        brought: "系统自带" | "brought by the program",
        first_version: "首个版本" | "the first version",
        version_is: "第 {0} 版" | "Version {0}",
        older_version: "这是第 {0} 版，已被第 {1} 版取代。" | "This is version {0}. Version {1} has taken its place.",
        present_version: "查看现行版本" | "The present version",
        document: "事项的完整数据（JSON）" | "The whole item as data (JSON)",

        edit: "编辑事项" | "Edit the item",
        new_item: "新增事项" | "New item",
        new_lead: "新事项由一人起草、另一人发布。编码一经使用，永不再用。" | "One person writes a new item and another publishes it. A code is given once and never again.",
        new_code: "事项编码" | "The item's code",
        new_code_hint: "十位：XK（行政许可）、QR（行政确认）或QT（其他），五位事项数字，三位子项；没有子项时末位为Y。" | "Ten characters: XK (licence), QR (confirmation) or QT (other), five digits of the item, three of the part; Y last where there are no parts.",
        new_from: "以哪个事项为蓝本" | "Begin with a copy of",
        new_from_nothing: "从空白开始" | "nothing",
        begin: "开始起草" | "Begin the draft",
        drafts: "正在起草的版本" | "Drafts that are open",
        column_state: "检查结果" | "Checked",
        column_saved: "最近保存" | "Last saved",
        no_faults: "没有发现问题" | "nothing found",
        some_faults: "{0} 个问题" | "{0} findings",

        draft_title: "{0}：第 {1} 版草案" | "{0}: draft of version {1}",
        draft_lead: "草案由一人保存，由另一人发布；有问题的草案不能发布。编码、版本号和状态不在草案里改动。" | "One person saves a draft and another publishes it; none with findings is published. Code, version and status are not the draft's to change.",
        no_draft: "还没有草案。以下是现行版本，修改并保存后成为草案。" | "There is no draft yet. Below is the present version; changed and saved, it becomes the draft.",
        saved_times: "已保存 {0} 次，最近一次：" | "Saved {0} times, last",
        meanwhile: "您填写期间，草案有了变动" | "The draft has changed while you wrote",
        meanwhile_saved: "别人在{0}保存了草案。" | "Somebody else saved it on {0}.",
        meanwhile_gone: "草案已由别人发布或者放弃，现在没有草案。" | "Somebody else published it or gave it up; there is no draft now.",
        meanwhile_kept: "下面是您填写的内容，还没有保存。请先看别人保存的内容，再决定怎样合并。" | "Below is what you wrote; it is not saved. Look at what stands there now before you decide.",
        meanwhile_present: "现在的内容" | "What stands there now",
        meanwhile_instead: "以我填写的内容取代现在的内容" | "Put mine in the place of what stands there now",
        meanwhile_instead_hint: "不勾选就不会保存。" | "Without this tick nothing is saved.",
        findings: "检查结果" | "What the checker found",
        findings_none: "没有发现问题，可以由另一人发布。" | "Nothing. Somebody else can publish it.",
        findings_some: "发现 {0} 个问题，全部解决后才能发布：" | "{0} findings. All must be gone before it is published:",
        save: "保存并检查" | "Save and check",
        document_hint: "保存时检查。法律依据、条件、材料、期限、表单和流程都在这里。" | "It is checked when it is saved. Basis, conditions, papers, limits, form and flow are all here.",
        publication: "发布" | "Publication",
        publish: "发布这个版本" | "Publish this version",
        publish_lead: "发布后立即对新的申请生效，并记入公开账本；已受理的办件仍按原版本办理。" | "It holds at once for new applications and is entered in the public ledger. Cases under way keep their version.",
        publish_own: "您参与了起草，须由另一人发布。" | "You have written some of it, so somebody else must publish it.",
        publish_faulty: "检查发现的问题解决之前，不能发布。" | "It cannot be published before its findings are gone.",
        discard: "放弃草案" | "Give the draft up",
        ending: "取消或下放" | "Ending the item",
        ending_lead: "事项结束时须说明理由和依据的文件。先由一人提出，再由另一人发布；结束后不再受理，页面保留备查。" | "An item ends with a reason and the document behind it. One person proposes it and another publishes it. It is then applied for no more, and its page stays.",
        ending_draft: "这个草案结束事项。" | "This draft ends the item.",
        end_how: "怎样结束" | "How it ends",
        end_on: "自哪一天起" | "From which day on",
        end_to: "下放到哪一级" | "To which level, where it is delegated",
        end_reason_zh: "理由（中文）" | "The reason, in Chinese",
        end_reason_en: "理由（英文）" | "The reason, in English",
        end_basis: "依据的文件" | "The document",
        end_propose: "提出" | "Propose it",
    }
}

/// How an item ends, in words.
pub const fn end_name(end: End, lang: Lang) -> &'static str {
    match end {
        End::Cut => lang.pick("取消，不再需要审批", "cut: no approval is needed any more"),
        End::Delegated => lang.pick("下放，由另一级办理", "delegated: another level decides"),
    }
}

/// A part of an item in words.
pub const fn member_name(member: Member, lang: Lang) -> &'static str {
    match member {
        Member::Status => lang.pick("状态", "status"),
        Member::Name => lang.pick("名称", "name"),
        Member::Agency => lang.pick("实施主体", "agency"),
        Member::Level => lang.pick("实施层级", "level"),
        Member::Basis => lang.pick("法律依据", "legal basis"),
        Member::Conditions => lang.pick("办事条件", "conditions"),
        Member::Materials => lang.pick("材料", "papers"),
        Member::Fee => lang.pick("收费", "fee"),
        Member::Quantity => lang.pick("数量限制", "quantity"),
        Member::Statutory => lang.pick("法定时限", "the law's limit"),
        Member::Promised => lang.pick("承诺时限", "the promise"),
        Member::Options => lang.pick("选项", "options"),
        Member::Form => lang.pick("填写内容", "form"),
        Member::Flow => lang.pick("办理流程", "flow"),
    }
}

messages! {
    /// What the form says by which a flow is drawn.
    FlowForms {
        title: "画流程" | "Draw the flow",
        lead: "每个环节一组。保存时由服务器检查并重画；浏览器允许脚本时，输入的同时就能看到。" | "A group for each step. The server checks and draws it when it is saved; where scripts run, you see it as you type.",
        save: "保存流程并检查" | "Save the flow and check it",
        step_is: "{0}. {1}（{2}）" | "{0}. {1} ({2})",
        id: "代号" | "Its name in the flow",
        name_zh: "中文名称" | "Name in Chinese",
        name_en: "英文名称" | "Name in English",
        next: "之后到" | "Leads to",
        post: "责任岗位" | "Responsible post",
        nobody: "尚未确定" | "nobody yet",
        region: "岗位的地区" | "The post's region",
        limit: "时限（工作日）" | "Limit, in working days",
        persons: "几人办理" | "How many decide",
        risk: "风险等级" | "Risk",
        stops: "特别程序" | "Special procedure",
        runs: "没有，时限照常计算" | "none: the clock runs",
        stopping: "在此环节可以中止计时的程序" | "For which procedures the clock may be stopped here",
        stopping_law: "行政许可法第四十五条所列的全部" | "all that article 45 names",
        stopping_named: "只限下列" | "only these",
        may_stop: "可以中止的程序" | "Procedure",
        cover: "代岗" | "Covered by",
        none: "没有" | "none",
        ways: "可以作出的决定" | "What can be decided",
        ways_hint: "每一行是一种决定和它通向的环节；清空一行就是删去它，保存后总会多出一个空行。" | "Each row is a decision and the step that it leads to. An emptied row is gone, and after saving there is always one more.",
        outcome: "决定" | "Decision",
        value: "取值" | "Value",
        leads_to: "通向" | "Leads to",
        fact: "按表单的哪个字段分路" | "Parts by this field of the form",
        otherwise: "其他情形通向" | "Otherwise leads to",
        branch: "同时进行的一路从这里开始" | "A branch begins at",
        ending: "怎样结束" | "How it ends",
        earlier: "上移" | "Earlier",
        later: "下移" | "Later",
        remove: "删除环节" | "Remove the step",
        unknown: "{0}（不存在）" | "{0} (does not exist)",
        new_title: "新增环节" | "A new step",
        new_step: "代号" | "Its name in the flow",
        new_step_hint: "字母开头，可用字母、数字、“-”和“_”，例如 review。" | "Letters, digits, “-” and “_”, beginning with a letter: review, for example.",
        sort: "种类" | "Kind",
        new_after: "放在哪个环节之后" | "After which step",
        first: "放在最前" | "first of all",
        add: "新增" | "Add it",
        file: "BPMN 2.0 文件" | "BPMN 2.0 file",
        file_lead: "流程可以在常用的画图工具里画：导出、修改、再导入。含脚本、调用或引用外部内容的文件会被拒绝，并指出是哪个元素。" | "A flow can be drawn in the tools people have: export it, change it, import it. A file with scripts, calls or references is refused, and the element is named.",
        file_hint: "不超过 1 MiB。导入的流程替换草案里的流程，缺少的内容由检查指出。" | "At most 1 MiB. It takes the place of the draft's flow; the checker names what is missing.",
        file_import: "导入" | "Import",
        file_export: "导出现行流程（BPMN）" | "Export the flow in force (BPMN)",
    }
}

messages! {
    /// What the island says around the form of a flow.
    FlowDrawing {
        live: "正在输入的内容（尚未保存）" | "What is being typed, not saved yet",
        picture: "正在输入的流程图，步骤见表单" | "The flow as it is typed; the form has its steps",
    }
}

/// What happens at a step, in words.
pub const fn sort_name(sort: StepSort, lang: Lang) -> &'static str {
    match sort {
        StepSort::Start => lang.pick("开始", "start"),
        StepSort::Task => lang.pick("岗位办理", "a post acts"),
        StepSort::Choice => lang.pick("按情形分路", "choice by a fact"),
        StepSort::Fork => lang.pick("并联开始", "several at once"),
        StepSort::Join => lang.pick("并联汇合", "all come together"),
        StepSort::End => lang.pick("结束", "end"),
    }
}

/// Why a file is no flow: the reason's word, Chinese, English.
const NO_FLOW: &[(&str, &str, &str)] = &[
    ("script", "含有脚本，不会执行", "it runs a script"),
    ("call", "调用或包含别的流程", "it calls or holds another process"),
    ("automatic", "由程序自动办理，这里只由岗位办理", "a program does it; here posts act"),
    ("boundary", "附着在别的元素边上", "it happens at the edge of another element"),
    ("intermediate", "是中间事件", "it happens on the way"),
    (
        "event",
        "等待或发出定时、消息等事件；时限属于各环节",
        "it waits for or sends an event; limits belong to the steps",
    ),
    ("collaboration", "是多方协作图", "several parties exchange messages"),
    ("gateway", "既不是排他网关，也不是并行网关", "the gateway is neither exclusive nor parallel"),
    ("condition", "由表达式决定，这里由岗位或办件的事实决定", "an expression decides; here a post or a fact does"),
    ("unknown", "不是可以读取的元素", "it is none of the elements that are read"),
    ("not-utf8", "不是 UTF-8", "it is not UTF-8"),
    ("not-well-formed", "不是完整的 XML", "it is not well-formed XML"),
    (
        "document-type",
        "声明了文档类型（可能引入外部内容）",
        "a document type is declared, which could draw in other files",
    ),
    ("entity", "引用了实体", "an entity is referred to"),
    ("too-deep", "元素嵌套过深", "elements lie too deep"),
    ("too-many-elements", "元素过多", "there are too many elements"),
    ("too-many-attributes", "属性过多", "there are too many attributes"),
    ("not-bpmn", "不是 BPMN 2.0 文件", "it is not a BPMN 2.0 file"),
    ("no-process", "没有流程", "it has no process"),
    ("second-process", "有第二个流程", "it has a second process"),
    ("too-many-steps", "环节过多", "there are too many steps"),
    ("too-many-ways", "连线过多", "there are too many ways"),
    ("no-id", "没有标识", "it has no id"),
    ("same-id", "标识重复", "its id is there twice"),
    ("dangling", "连线没有可用的起点或终点", "the sequence flow comes from or leads to nothing"),
    ("exits", "出口的数目不对", "it leads to a number of steps that it cannot have"),
    ("joins-and-forks", "同时汇合又分路，请画成两个", "it joins and forks at once; draw two"),
    ("circle", "自己又回到自己", "it leads back to itself"),
    ("own", "本系统的内容无法识别", "what is ours in it cannot be read"),
];

/// Why a file is no flow, in words; the word itself where there are none for it.
pub fn no_flow_words(word: &str, lang: Lang) -> &str {
    let known = NO_FLOW.iter().find(|(known, _, _)| *known == word);
    known.map_or(word, |(_, zh, en)| lang.pick(zh, en))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::approvals::bpmn::Because;

    #[test]
    fn every_reason_has_its_words() {
        for because in Because::ALL {
            assert_ne!(no_flow_words(because.as_str(), Lang::Zh), because.as_str());
            assert_ne!(no_flow_words(because.as_str(), Lang::En), because.as_str());
        }
        assert_eq!(no_flow_words("never", Lang::En), "never");
    }
}
