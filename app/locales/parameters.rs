//! The dated parameter table (参数表): what the pages say, and the name, unit and meaning of every parameter.

use crate::lang::Lang;
use crate::messages;
use domain::parameters::ParameterKey;

messages! {
    /// What the parameter pages say.
    Parameters {
        title: "参数表" | "Parameters",
        lead: "法规或地区可以改变的数值都在这里：数值、依据文件、起止日期。适用起算日当天有效的数值，从不取“最新”的。" | "Values that law or region may change: value, basis document, valid from and to. What holds is the value of the day the matter began, never “the latest”.",
        caption: "{0}有效的数值" | "Values in force on {0}",
        key: "参数" | "Parameter",
        value: "数值" | "Value",
        unit: "单位" | "Unit",
        unit_none: "（无）" | "(none)",
        basis: "依据" | "Basis",
        basis_none: "没有明文规定" | "no text states it",
        footing: "性质" | "Kind of basis",
        from: "自" | "From",
        to: "至" | "To",
        open_end: "长期" | "no end set",
        default: "内置默认值" | "built-in default",
        default_hint: "没有登记数值的日子适用内置默认值：{0}" | "On days without a recorded value the built-in default holds: {0}",
        footing_legal: "法定" | "Set by law",
        footing_practice: "通行做法" | "Common practice",
        footing_design: "设计选择" | "Design choice",
        footing_set: "按所列文件设定" | "Set by the document named",
        now: "今天有效" | "In force today",
        history: "历次数值" | "All values",
        history_none: "还没有登记过数值。" | "No value has been recorded yet.",
        set_at: "登记时间" | "Recorded",
        on_ledger: "在账本里查看这个参数的全部记录" | "All ledger entries on this parameter",
        set: "设定新值" | "Set a value",
        set_lead: "新值写入账本；原有数值保持可读。同一天只能有一个数值：先终止长期有效的数值，再设定后续数值。" | "The new value goes on the ledger; earlier values stay readable. One day has one value: end an open value before setting the one that follows.",
        save: "设定" | "Set",
        end: "终止长期有效的数值" | "End the open value",
        end_lead: "自 {0} 起有效的“{1}”在以下日期之后不再有效。" | "“{1}”, in force from {0}, ends with this day.",
        end_day: "最后一天" | "Last day",
        end_save: "终止" | "End it",
        basis_hint: "文件名称和文号" | "Document and its number",
        from_hint: "从这一天起有效" | "The first day it holds",
        to_hint: "留空表示长期有效" | "Leave empty for no end",
        yes: "是" | "yes",
        no: "否" | "no",
        none: "（无）" | "(none)",
        list_separator: "、" | ", ",
        seats: "主考官 {0}，副主考官 {1}，公共考官 {2}" | "{0} chief, {1} deputy, {2} public",
        hint_number: "{0} 至 {1} 的整数" | "A whole number from {0} to {1}",
        hint_pairs: "用斜杠连接一对，用逗号分隔，例如 provincial/changchun；留空表示没有" | "A slash joins a pair, commas separate pairs, for example provincial/changchun; empty for none",
        hint_sizes: "{0} 至 {1} 的奇数，用逗号分隔，例如 7,9" | "Odd numbers from {0} to {1} between commas, for example 7,9",
        hint_seats: "例如 chief=1,deputy=1,public=5；总数不超过 {0}" | "For example chief=1,deputy=1,public=5; at most {0} in all",
    }
}

/// The words of one parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParameterWords {
    /// Its name.
    pub name: &'static str,
    /// The unit of its value; empty where it has none.
    pub unit: &'static str,
    /// What it does, in one sentence.
    pub note: &'static str,
}

/// Name, unit and meaning of a parameter.
pub const fn parameter_words(key: ParameterKey, lang: Lang) -> ParameterWords {
    use ParameterKey::*;
    let [name, unit, note] = match key {
        ConflictPairs => [
            ("回避考区", "Conflicting regions"),
            ("", ""),
            (
                "这些成对考区的考官互不到对方考场执考（除各自回避本考区之外）。",
                "Examiners of these pairs do not sit in each other's rooms, besides staying out of their own.",
            ),
        ],
        PanelSizes => [
            ("考官组人数", "Panel sizes"),
            ("人", "examiners"),
            ("一个考场的考官组可以有多少人。", "How many examiners a room may have."),
        ],
        RoomSeats => [
            ("考场席位", "Seats of a room"),
            ("人", "examiners"),
            ("抽签没有另行设定时，一个考场的席位。", "The seats of a room where a draw does not say otherwise."),
        ],
        PersonnelLeads => [
            ("主考官、副主考官中组织人事部门人员", "Chief and deputy from personnel departments"),
            ("名", "people"),
            (
                "每个考场的主考官、副主考官中，至少这么多名来自组织、人事部门。",
                "At least so many of a room's chief and deputy come from organisation or personnel departments.",
            ),
        ],
        RecruitingSeats => [
            ("招录机关考官席位", "Seats of the recruiting unit"),
            ("名", "people"),
            (
                "一个考场里，招录机关的考官最多这么多名。",
                "At most so many examiners of the recruiting units sit in a room.",
            ),
        ],
        CallRatio => [
            ("预抽比例", "Examiners called for each seat"),
            ("人/席", "a seat"),
            (
                "面试前一天，每个席位预抽多少名考官到考区。",
                "How many examiners are called to a region for each seat, the day before the rooms are drawn.",
            ),
        ],
        LeastMinutesAhead => [
            ("封定到开启的最短时间", "Least time from fixing to opening"),
            ("分钟", "minutes"),
            ("抽签封定之后，至少要过这么久才到开启时间。", "A draw opens at least this long after it was fixed."),
        ],
        SupervisionWarnAt => [
            ("预警提前量", "Early warning"),
            ("个工作日", "working days"),
            (
                "承诺时限只剩这么多工作日时，向办理岗位发出预警。",
                "A post is warned when no more than so many working days of the promise are left.",
            ),
        ],
        SupervisionMostStops => [
            ("中止计时的次数上限", "Stops of a clock"),
            ("次", "times"),
            ("一件的时限中止超过这个次数，发黄牌。", "A clock that is stopped more often is a yellow card."),
        ],
        SupervisionMostStoppedDays => [
            ("中止计时的天数上限", "Days stopped"),
            ("天", "days"),
            (
                "一件的时限中止累计超过这么多天，发黄牌。",
                "A clock whose stops took more days out of its count is a yellow card.",
            ),
        ],
        SupervisionExplainWithin => [
            ("说明情况的期限", "Time to explain a card"),
            ("个工作日", "working days"),
            (
                "被发牌的岗位在这个期限内说明情况；期满后监督员可以直接认定。",
                "The post explains a card within this time; afterwards the supervisor finds without it.",
            ),
        ],
        PowersEvaluateWithin => [
            ("重新评估风险点的期限", "Time to evaluate risk points again"),
            ("个工作日", "working days"),
            (
                "职责、流程或人员变动之后，权力的风险点在这个期限内重新评估。",
                "After a change of duties, of the flow or of a post's holder the points of a power are evaluated within this time.",
            ),
        ],
        EvaluationWithin => [
            ("评价服务的期限", "Time to evaluate the service"),
            ("天", "days"),
            (
                "办结之后，申请人在这么多天内可以评价。",
                "An applicant can say so long after the case has ended how it was handled.",
            ),
        ],
        EvaluationAnswerWithin => [
            ("答复差评的期限", "Time to answer a low mark"),
            ("个工作日", "working days"),
            ("差评由办理机关在这个期限内答复。", "The agency answers a low mark within this time."),
        ],
        EvaluationLeastGroup => [
            ("公开评价的最少份数", "Evaluations that are shown"),
            ("份", "evaluations"),
            (
                "一个事项的评价少于这个份数时不公开，以免看出是谁评的。",
                "The figures of an item with fewer are not shown, lest they tell who gave them.",
            ),
        ],
        ApprovalDraftDays => [
            ("审批申请草稿的保留时间", "Time that a draft is kept"),
            ("天", "days"),
            (
                "审批申请填了没有提交，超过这么多天没有改动，草稿删除。",
                "The form of an approval that was begun and not touched for so many days is forgotten.",
            ),
        ],
        RevealGraceMinutes => [
            ("公开数字的宽限期", "Time to reveal numbers"),
            ("分钟", "minutes"),
            (
                "开启时间之后，监督员在这段时间内公开各自的数字。",
                "Supervisors have this long after the opening to reveal their numbers.",
            ),
        ],
        PublicNames => [
            ("抽签后公开姓名", "Names public after a draw"),
            ("", ""),
            (
                "抽签结束后公众是否看到姓名；否则只看到代号。",
                "Whether the public reads names after a draw; otherwise only labels.",
            ),
        ],
        IncludeChangbaishan => [
            ("长白山作为考区", "Changbaishan as a region"),
            ("", ""),
            (
                "长白山保护开发区是否作为第十一个考区参加。",
                "Whether the Changbaishan area takes part as the eleventh exam region.",
            ),
        ],
        CertificateYears => [
            ("考官证书有效期", "Validity of certificates"),
            ("年", "years"),
            ("证书没有写明截止日期时，有效多少年。", "Years a certificate is valid where it names no day."),
        ],
        SessionIdleMinutes => [
            ("登录闲置时限", "Idle session"),
            ("分钟", "minutes"),
            ("这么久没有操作，登录即失效。", "A session ends after this long without a request."),
        ],
        SessionHours => [
            ("登录总时限", "Whole session"),
            ("小时", "hours"),
            ("登录这么久之后一律失效。", "A session ends after this long whatever happens."),
        ],
        LockOutAttempts => [
            ("登录失败次数", "Failed sign-ins"),
            ("次", "attempts"),
            ("连续失败这么多次之后，账户需要等待。", "After so many failures in a row an account has to wait."),
        ],
        LockOutMinutes => [
            ("首次等待时间", "First wait"),
            ("分钟", "minutes"),
            (
                "第一次等待多久；继续失败则加倍，最多三次。",
                "How long the first wait is; further failures double it, three times at most.",
            ),
        ],
    };
    match lang {
        Lang::Zh => ParameterWords { name: name.0, unit: unit.0, note: note.0 },
        Lang::En => ParameterWords { name: name.1, unit: unit.1, note: note.1 },
    }
}
