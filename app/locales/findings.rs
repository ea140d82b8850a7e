//! What the checker finds in an item and its flow, in words. These tables are compiled into the file of the checks, so that a
//! browser that draws a flow says what the server would.

use domain::approvals::flow::{Fault, Problem, StepId};
use domain::approvals::item::ItemFault;
use domain::messages::Language;

fn say(language: Language, zh: String, en: String) -> String {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}

/// How many things are wrong.
pub fn findings_counted(count: usize, language: Language) -> String {
    match count {
        0 => say(language, "没有发现问题。".to_owned(), "Nothing is found.".to_owned()),
        _ => say(language, format!("发现 {count} 个问题："), format!("{count} findings:")),
    }
}

/// That a field of a flow cannot be read yet.
pub fn unfinished(language: Language) -> String {
    say(language, "还有一项没有填完。".to_owned(), "Something is not filled in yet.".to_owned())
}

/// What is wrong with an item; `called` says what a step is called.
pub fn fault_sentence(fault: &ItemFault, called: &dyn Fn(&StepId) -> String, language: Language) -> String {
    let plain = |zh: &str, en: &str| say(language, zh.to_owned(), en.to_owned());
    match fault {
        ItemFault::NoBasis => plain("没有法律依据，不能发布。", "There is no legal basis; it cannot be published."),
        ItemFault::EmptyBasis => plain(
            "有一条法律依据缺少名称、条款或一种语言的内容。",
            "A legal basis lacks its name, its article, or what it says in one of the languages.",
        ),
        ItemFault::FeeWithoutBasis => plain(
            "收费没有写明法律依据（行政许可法第58条）。",
            "The fee does not name its legal basis (licensing law, article 58).",
        ),
        ItemFault::NoConditions => plain("没有写明办事条件。", "Nothing says who can get it."),
        ItemFault::NoMaterials => plain("没有写明需要的材料。", "Nothing says what is to be handed in."),
        ItemFault::PromiseTooLong => plain("承诺时限长于法定时限。", "The promise is longer than the law's limit."),
        ItemFault::LongerThanLicensingLaw { most } => say(
            language,
            format!("时限超过行政许可法规定的{most}个工作日，又没有写明另外的依据。"),
            format!("The limit is longer than the licensing law's {most} working days, and no other basis is named."),
        ),
        ItemFault::NoTime => plain("没有承诺时限。", "There is no promised time."),
        ItemFault::SilentSafety => plain(
            "涉及安全或健康的事项不得超时默许。",
            "What is about safety or health is never consented to by silence.",
        ),
        ItemFault::FieldName { field } => say(
            language,
            format!("表单字段“{field}”的名称重复或不合格式。"),
            format!("The form's field “{field}” is named twice or wrongly."),
        ),
        ItemFault::FewChoices { field } => say(
            language,
            format!("字段“{field}”的选项少于两个。"),
            format!("The field “{field}” has fewer than two choices."),
        ),
        ItemFault::SameChoice { field, value } => say(
            language,
            format!("字段“{field}”的选项“{value}”重复。"),
            format!("The field “{field}” has the choice “{value}” twice."),
        ),
        ItemFault::NumberRange { field } => say(
            language,
            format!("字段“{field}”的最小值大于最大值。"),
            format!("The least of the field “{field}” is more than its most."),
        ),
        ItemFault::UnknownFact { fact } => say(
            language,
            format!("流程按“{fact}”分路，但表单里没有这个字段。"),
            format!("The flow asks for “{fact}”, which the form does not have."),
        ),
        ItemFault::UnknownValue { fact, value } => say(
            language,
            format!("流程按“{fact}”为“{value}”分路，但这个字段不会有这个值。"),
            format!("The flow has a way for “{fact}” being “{value}”, which it never is."),
        ),
        ItemFault::UnknownPost { step, post } => {
            let step = called(step);
            say(
                language,
                format!("环节“{step}”的岗位“{post}”不在岗位表里。"),
                format!("The step “{step}” names the post “{post}”, which does not exist."),
            )
        }
        ItemFault::Flow { problem } => flow_sentence(problem, called, language),
    }
}

/// What is wrong with a flow.
fn flow_sentence(problem: &Problem, called: &dyn Fn(&StepId) -> String, language: Language) -> String {
    let said = flow_words(&problem.fault, called, language);
    match &problem.step {
        Some(step) => {
            let step = called(step);
            say(language, format!("环节“{step}”：{said}"), format!("Step “{step}”: {said}"))
        }
        None => say(language, format!("整个流程：{said}"), format!("The whole flow: {said}")),
    }
}

fn flow_words(fault: &Fault, called: &dyn Fn(&StepId) -> String, language: Language) -> String {
    let plain = |zh: &str, en: &str| say(language, zh.to_owned(), en.to_owned());
    match fault {
        Fault::NamedTwice => plain("代号与另一个环节相同。", "another step has the same name."),
        Fault::NoStart => plain("没有开始。", "nothing begins it."),
        Fault::SecondStart => plain("是第二个开始，只能有一个。", "it is a second start; there can be one."),
        Fault::UnknownNext { next } => {
            let next = called(next);
            say(language, format!("通向不存在的环节“{next}”。"), format!("it leads to “{next}”, which does not exist."))
        }
        Fault::NoExit => plain("没有出口，办到这里就停住了。", "it has no exit: a case would stop here."),
        Fault::SameOutcome { outcome } => {
            let outcome = &outcome.0;
            say(language, format!("决定“{outcome}”重复。"), format!("the decision “{outcome}” is there twice."))
        }
        Fault::Unreachable => plain("永远走不到。", "it is never reached."),
        Fault::NeverEnds => plain("从这里永远走不到结束。", "from here no end is ever reached."),
        Fault::Circle => plain("自动循环，没有人作决定。", "it runs in a circle in which nobody decides."),
        Fault::NoFact => plain("没有写明按什么分路。", "it does not say by what it parts."),
        Fault::NoPost => plain("没有责任岗位。", "no post is responsible."),
        Fault::NoGrant => plain("没有准予的结束。", "nothing can be granted."),
        Fault::NoDenial => plain("不能作出不予的决定。", "nothing can be denied."),
        Fault::AloneAtHighRisk => {
            plain("高风险环节由一人决定，须两人。", "one person decides alone at high risk; it takes two.")
        }
        Fault::AloneOnSite => {
            plain("现场检验由一人进行，须两人以上。", "one person looks at the place alone; it takes two.")
        }
        Fault::NoStopForHearing => plain(
            "没有一个环节可以因听证中止计时，而申请人可能要求听证。",
            "at no step may the clock stand for a hearing, though one may be asked for.",
        ),
        Fault::OneBranch => plain("并联少于两路。", "it forks into fewer than two branches."),
        Fault::OpenFork => plain("并联的各路没有汇到同一处。", "its branches do not come to one join."),
        Fault::MixedBranches => {
            plain("既从一路之内、又从别处走到。", "it is reached from within a branch and from elsewhere.")
        }
        Fault::EndInBranch => {
            plain("流程在一路之内结束，其他各路还在办理。", "the flow ends within a branch while others act.")
        }
        Fault::LongerThanLaw { takes, limit } => say(
            language,
            format!("各环节合计最长{takes}个工作日，超过法定的{limit}个。"),
            format!("the longest way takes {takes} working days, more than the law's {limit}."),
        ),
        Fault::LongerThanPromised { takes, limit } => say(
            language,
            format!("各环节合计最长{takes}个工作日，超过承诺的{limit}个。"),
            format!("the longest way takes {takes} working days, more than the promised {limit}."),
        ),
    }
}
