//! Keeping items (审批事项动态管理): drafts of the next version, what the checker finds, publication, the end of an item.

use super::fill;
use crate::lang::Lang;
use crate::messages;
use domain::approvals::flow::{Fault, Problem, StepId};
use domain::approvals::item::{End, ItemFault, Member};

messages! {
    /// What the pages say on which items are kept.
    Items {
        history: "版本沿革" | "Versions",
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
        draft_lead: "草案由一人保存，由另一人发布；有问题的草案不能发布。编码、版本号和状态由系统确定。" | "One person saves a draft and another publishes it; none with findings is published. Code, version and status are not the draft's to say.",
        no_draft: "还没有草案。以下是现行版本，修改并保存后成为草案。" | "There is no draft yet. Below is the present version; changed and saved, it becomes the draft.",
        saved_times: "已保存 {0} 次，最近一次：" | "Saved {0} times, last",
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

/// What is wrong with an item, in words; `called` says what a step is called.
pub fn fault_sentence(fault: &ItemFault, called: &dyn Fn(&StepId) -> String, lang: Lang) -> String {
    let say = |zh, en, facts: &[&str]| fill(lang.pick(zh, en), facts);
    match fault {
        ItemFault::NoBasis => say("没有法律依据，不能发布。", "There is no legal basis; it cannot be published.", &[]),
        ItemFault::EmptyBasis => say(
            "有一条法律依据缺少名称、条款或一种语言的内容。",
            "A legal basis lacks its name, its article, or what it says in one of the languages.",
            &[],
        ),
        ItemFault::FeeWithoutBasis => say(
            "收费没有写明法律依据（行政许可法第58条）。",
            "The fee does not name its legal basis (licensing law, article 58).",
            &[],
        ),
        ItemFault::NoConditions => say("没有写明办事条件。", "Nothing says who can get it.", &[]),
        ItemFault::NoMaterials => say("没有写明需要的材料。", "Nothing says what is to be handed in.", &[]),
        ItemFault::PromiseTooLong => say("承诺时限长于法定时限。", "The promise is longer than the law's limit.", &[]),
        ItemFault::LongerThanLicensingLaw { most } => say(
            "时限超过行政许可法规定的{0}个工作日，又没有写明另外的依据。",
            "The limit is longer than the licensing law's {0} working days, and no other basis is named.",
            &[&most.to_string()],
        ),
        ItemFault::NoTime => say("没有承诺时限。", "There is no promised time.", &[]),
        ItemFault::SilentSafety => say(
            "涉及安全或健康的事项不得超时默许。",
            "What is about safety or health is never consented to by silence.",
            &[],
        ),
        ItemFault::FieldName { field } => {
            say("表单字段“{0}”的名称重复或不合格式。", "The form's field “{0}” is named twice or wrongly.", &[field])
        }
        ItemFault::FewChoices { field } => {
            say("字段“{0}”的选项少于两个。", "The field “{0}” has fewer than two choices.", &[field])
        }
        ItemFault::SameChoice { field, value } => {
            say("字段“{0}”的选项“{1}”重复。", "The field “{0}” has the choice “{1}” twice.", &[field, value])
        }
        ItemFault::NumberRange { field } => {
            say("字段“{0}”的最小值大于最大值。", "The least of the field “{0}” is more than its most.", &[field])
        }
        ItemFault::UnknownFact { fact } => say(
            "流程按“{0}”分路，但表单里没有这个字段。",
            "The flow asks for “{0}”, which the form does not have.",
            &[fact],
        ),
        ItemFault::UnknownValue { fact, value } => say(
            "流程按“{0}”为“{1}”分路，但这个字段不会有这个值。",
            "The flow has a way for “{0}” being “{1}”, which it never is.",
            &[fact, value],
        ),
        ItemFault::UnknownPost { step, post } => say(
            "环节“{0}”的岗位“{1}”不在岗位表里。",
            "The step “{0}” names the post “{1}”, which does not exist.",
            &[&called(step), &post.0],
        ),
        ItemFault::Flow { problem } => flow_sentence(problem, called, lang),
    }
}

/// What is wrong with a flow, in words.
pub fn flow_sentence(problem: &Problem, called: &dyn Fn(&StepId) -> String, lang: Lang) -> String {
    let (zh, en, fact) = flow_words(&problem.fault);
    let said = match fact {
        Some((first, second)) => fill(lang.pick(zh, en), &[&first, &second]),
        None => lang.pick(zh, en).to_owned(),
    };
    match &problem.step {
        Some(step) => fill(lang.pick("环节“{0}”：{1}", "Step “{0}”: {1}"), &[&called(step), &said]),
        None => fill(lang.pick("整个流程：{0}", "The whole flow: {0}"), &[&said]),
    }
}

/// What a sentence names.
type Facts = Option<(String, String)>;

fn flow_words(fault: &Fault) -> (&'static str, &'static str, Facts) {
    let one = |fact: String| Some((fact, String::new()));
    let days = |takes: &u32, limit: &u16| Some((takes.to_string(), limit.to_string()));
    match fault {
        Fault::NamedTwice => ("代号与另一个环节相同。", "another step has the same name.", None),
        Fault::NoStart => ("没有开始。", "nothing begins it.", None),
        Fault::SecondStart => ("是第二个开始，只能有一个。", "it is a second start; there can be one.", None),
        Fault::UnknownNext { next } => {
            ("通向不存在的环节“{0}”。", "it leads to “{0}”, which does not exist.", one(next.to_string()))
        }
        Fault::NoExit => ("没有出口，办到这里就停住了。", "it has no exit: a case would stop here.", None),
        Fault::SameOutcome { outcome } => {
            ("决定“{0}”重复。", "the decision “{0}” is there twice.", one(outcome.0.clone()))
        }
        Fault::Unreachable => ("永远走不到。", "it is never reached.", None),
        Fault::NeverEnds => ("从这里永远走不到结束。", "from here no end is ever reached.", None),
        Fault::Circle => ("自动循环，没有人作决定。", "it runs in a circle in which nobody decides.", None),
        Fault::NoFact => ("没有写明按什么分路。", "it does not say by what it parts.", None),
        Fault::NoPost => ("没有责任岗位。", "no post is responsible.", None),
        Fault::NoGrant => ("没有准予的结束。", "nothing can be granted.", None),
        Fault::NoDenial => ("不能作出不予的决定。", "nothing can be denied.", None),
        Fault::AloneAtHighRisk => {
            ("高风险环节由一人决定，须两人。", "one person decides alone at high risk; it takes two.", None)
        }
        Fault::OneBranch => ("并联少于两路。", "it forks into fewer than two branches.", None),
        Fault::OpenFork => ("并联的各路没有汇到同一处。", "its branches do not come to one join.", None),
        Fault::MixedBranches => {
            ("既从一路之内、又从别处走到。", "it is reached from within a branch and from elsewhere.", None)
        }
        Fault::EndInBranch => {
            ("流程在一路之内结束，其他各路还在办理。", "the flow ends within a branch while others act.", None)
        }
        Fault::LongerThanLaw { takes, limit } => (
            "各环节合计最长{0}个工作日，超过法定的{1}个。",
            "the longest way takes {0} working days, more than the law's {1}.",
            days(takes, limit),
        ),
        Fault::LongerThanPromised { takes, limit } => (
            "各环节合计最长{0}个工作日，超过承诺的{1}个。",
            "the longest way takes {0} working days, more than the promised {1}.",
            days(takes, limit),
        ),
    }
}
