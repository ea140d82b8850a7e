//! Selection (录用): lists, the staff's panel from the shortlist to the filing, objections.

use super::fill;
use crate::lang::Lang;
use crate::messages;
use domain::identity::Sex;
use domain::selection::{
    Call, CheckKind, CheckResult, LeftBecause, ListCell, ListColumn, ListKind, ObjectionState, PassLinesState,
};

messages! {
    /// What the pages of lists and of the selection say.
    Selection {
        lists: "名单" | "Lists",
        lists_lead: "每一步的结果都在公布时写定，并记入公开账本。除拟录用公示外，名单只有准考证号、成绩和名次。" | "The result of every step, fixed when it is published and entered in the ledger. Apart from the public notice, lists hold tickets, points and ranks only.",
        lists_caption: "全部名单，最近的在前" | "All lists, newest first",
        lists_none: "还没有公布名单。" | "No list is published yet.",
        lists_none_hint: "取消职位、入围、总成绩、公示和录用名单都会在这里公布。" | "Cancelled positions, shortlist, totals, public notice and hires are published here.",
        column_list: "名单" | "List",
        column_published: "公布时间" | "Published",
        column_until: "公示截止" | "Notice until",
        published: "公布于{0}" | "Published on {0}",
        archived: "公示期已满。本页留作档案，已请搜索引擎不再收录。" | "The notice is over. This page stays in the archive; search engines are asked to forget it.",
        runs: "公示到{0}24:00为止。" | "The notice runs until the end of {0}.",
        telephone: "监督电话" | "Telephone for objections",
        object: "提出异议" | "Raise an objection",
        find: "职位代码或准考证号" | "Code of a position, or a ticket",
        nothing: "名单里没有符合的行。" | "No row of the list fits.",
        nothing_hint: "请核对代码或准考证号，或清除筛选。" | "Check the code or ticket, or clear the filter.",
        empty: "这份名单没有人。" | "Nobody is on this list.",
        caption: "{0}（{1} 个职位，{2} 人）" | "{0} ({1} positions, {2} candidates)",
        file_json: "下载（JSON）" | "Download (JSON)",
        file_xlsx: "下载（.xlsx）" | "Download (.xlsx)",
        fingerprint: "指纹（SHA-256）" | "Fingerprint (SHA-256)",
        fingerprint_hint: "下载的 JSON 文件的 SHA-256 与账本记录里的相同。" | "The SHA-256 of the JSON file is the one in the ledger's entry.",
        entry: "查看账本记录" | "See the ledger entry",
        proof: "核对" | "Check it",
        yes: "是" | "yes",
        no: "否" | "no",
        none: "—" | "—",
        absent: "缺考" | "absent",

        panel: "录用" | "Selection",
        panel_lead: "从公布成绩到备案的每一步。名单公布后不能修改。" | "Every step from released scores to the filing. A list cannot be changed once it is published.",
        panel_link: "办理录用" | "Go to the selection",
        next: "下一步" | "What to do next",
        shortlist: "公布面试入围名单" | "Publish the shortlist",
        shortlist_hint: "按方案的比例、分数线和并列规则产生，成绩复核须已全部答复。" | "Made by the scheme's ratio, line and ties. Every request to check points again must be answered.",
        invite: "公布面试人员名单" | "Publish who comes to the interview",
        invite_hint: "公布后不再递补：面试当天不来的记缺考。名单按准考证号编号，抽签里的号码就是这个编号。" | "Nobody is replaced afterwards: whoever does not come is absent. The list is numbered by ticket; those are the numbers in the lots.",
        take: "取入面试成绩" | "Take the interviews",
        take_hint: "还有 {0} 人没有面试成绩。成绩只能从抽签系统已结束的考场取入。" | "{0} candidates have no interview result. Results come only from closed rooms of the draw system.",
        season: "面试安排" | "Interview season",
        rank: "公布总成绩和名次" | "Publish totals and ranks",
        check_hint: "还有 {0} 人的体检或考察结果没有录入。结果不公开；合格者出现在下一份名单上。" | "Results awaited: {0}. They are not public; whoever passes stands on the next list.",
        check_order: "按这次招录的方案，录入{1}结果之前须先{0}合格。" | "Under this recruitment's scheme the {1} follows a passed {0}.",
        publicise: "公示拟录用人员" | "Publish those proposed for hire",
        publicise_hint: "公示列出姓名、性别、准考证号、毕业院校或工作单位和监督电话，期限按方案的工作日计算。" | "The notice shows name, sex, ticket, school or work unit and the telephone for objections, for the scheme's working days.",
        file: "备案" | "File the result",
        file_hint: "公示到{0}24:00为止；期满且没有未决异议时才能备案。" | "The notice runs until the end of {0}; the result is filed when it is over and no objection is open.",
        done: "这次招录已备案。" | "This recruitment is filed.",
        not_yet: "成绩公布后从这里开始。" | "This begins when the scores are released.",
        lines_file: "分数线（.xlsx）" | "Lines (.xlsx)",
        lines_sheet: "分数线" | "Lines",
        column_variant: "考试类别" | "Category",
        column_pass_line: "合格分数线" | "Minimum pass line",
        column_line: "进面分数线" | "Least total called",
        column_called: "进面人数" | "Called",
        lines: "合格分数线" | "Minimum pass lines",
        lines_lead: "笔试总成绩低于分数线的不进入面试，比例未满也不例外。由一人提出，另一人核定；核定和更正都记入公开账本。" | "Nobody whose written total is below the line is called to the interview, even where the ratio is not filled. One person proposes, another sets; that, and any correction, is entered in the ledger.",
        lines_first: "按这次招录的方案，先核定合格分数线，再公布面试入围名单。" | "Under this recruitment's scheme the minimum pass lines are set before the shortlist is published.",
        lines_propose: "提出合格分数线" | "Propose minimum pass lines",
        lines_required: "每个考试类别都要填写，按笔试总成绩的分制。" | "One for each category, in the scale of the written total.",
        lines_optional: "方案不要求分数线：不填的类别只按比例入围。" | "The scheme does not require lines: a category that is left empty is called by the ratio alone.",
        lines_two: "提出后由另一人核定；入围名单公布前可以同样的方式更正，原来的分数线仍可查看。" | "Another person sets them. Until the shortlist is published they can be corrected in the same way, and the old ones stay readable.",
        lines_reason: "确定分数线的理由" | "Why these lines",
        lines_because: "理由：{0}" | "Reason: {0}",
        lines_set: "核定" | "Set",
        lines_decline: "不同意" | "Decline",
        lines_proposed_at: "{0}提出" | "Proposed on {0}",
        lines_decided_at: "{0}办理" | "Decided on {0}",
        line_is: "{0}：{1} 分" | "{0}: {1} points",
        line_label: "{0}的分数线" | "Line of {0}",
        line_hint: "{0} 至 {1} 分" | "{0} to {1} points",
        posts: "职位和考生" | "Positions and candidates",
        post_caption: "{0} {1}（招录 {2} 人）" | "{0} {1} ({2} to be hired)",
        column_call: "面试" | "Interview call",
        column_physical: "体检" | "Physical examination",
        column_inspection: "考察" | "Inspection",
        column_outcome: "结果" | "Outcome",
        column_written_rank: "笔试名次" | "Written rank",
        leave: "记录退出并递补" | "Enter that they leave",
        because: "原因" | "Reason",
        reason: "理由（只给本人看）" | "Reason in words (for the candidate alone)",
        reason_left_hint: "“资格复审不合格”必须写明理由；其他原因不必填写。" | "Needed where the qualification was not proven; not kept otherwise.",
        reason_check_hint: "“不合格”和“择优未入选”必须写明理由，只有本人登录后能看到；其他结果不必填写。" | "Needed where somebody did not pass or was not chosen; the candidate alone reads it. Not kept otherwise.",
        own_objections: "您提出的异议" | "Objections that you raised",
        signed_in_hint: "登录后提出的异议，答复会通知到您的账户，并显示在本页。" | "If you sign in first, your account is told of the decision, and this page shows it.",
        check: "项目" | "Check",
        result: "结果" | "Result",
        tickets: "准考证号" | "Tickets",
        tickets_hint: "结果相同的可一次录入多人：每行一个准考证号，或用空格、逗号隔开。" | "Several candidates with the same result at once: a ticket on each line, or between spaces or commas.",
        decision: "决定" | "Decision",
        decide: "作出决定" | "Decide",
        enter: "录入" | "Enter",
        call_next: "递补下一名" | "Call the next in rank",
        call_next_hint: "有空缺名额：按总成绩名次递补。" | "A place is free: the next by total follows.",
        proposed: "公示中" | "on notice",
        hired: "录用" | "hired",
        declined: "放弃录用" | "gave the place up",
        declined_of: "公示后放弃录用的准考证号：{0}。" | "Gave the place up since this notice was published: ticket {0}.",
        ticket_between: "、" | ", ",
        decline: "登记放弃录用" | "Enter that the place is given up",
        decline_title: "公示期间放弃录用" | "Given up while on notice",
        decline_hint: "拟录用人员书面声明放弃的，在此登记；本人也可以在“我的报名”中放弃。公布的只有职位和准考证号。公务员招录：职位空缺，不再递补；事业单位招聘：由名次在后者递补，另行公示。" | "For whoever is proposed and has declared in writing that they give the place up; they can also do so under My applications. Position and ticket are published, nothing else. Civil servants: the place stays empty, nobody follows. Institutions: the next in rank follows, with a notice of their own.",
        decline_reason: "声明的时间和方式（只给本人看）" | "When and how it was declared (for the candidate alone)",
        restore_title: "误登记放弃的更正" | "Given up by a mistake of the office",
        restore_hint: "工作人员误把拟录用人员登记为放弃的，一个人提出、另一个人同意后恢复。已经递补他人的不能恢复；本人在“我的报名”中放弃的不能由此恢复。" | "Where staff entered by mistake that somebody gave the place up: one person proposes to restore it, another agrees. Not once another is called in the place, and not what a candidate gave up themselves.",
        restore_mistake: "误登记的情况（只给办理人看）" | "What the mistake was (for those who handle it)",
        restore: "提出恢复" | "Propose to restore it",
        restore_of: "准考证号 {0}：{1}" | "Ticket {0}: {1}",
        restore_agree: "同意恢复" | "Restore",
        restore_decline: "不同意" | "Decline",
        out: "未进入下一步" | "not on the next list",
        open: "进行中" | "in the running",

        objections: "异议" | "Objections",
        objections_none: "没有收到异议。" | "No objections were raised.",
        objections_told: "异议：未决 {0} 件，成立 {1} 件，不成立 {2} 件。" | "Objections: {0} open, {1} upheld, {2} dismissed.",
        objection_about: "针对准考证号 {0}" | "About ticket {0}",
        objection_whole: "针对整个公示" | "About the whole notice",
        objection_by: "{0}（{1}）于{2}提出" | "By {0} ({1}) on {2}",
        reasons: "决定的理由" | "Reasons of the decision",
        uphold: "异议成立" | "Uphold",
        dismiss: "异议不成立" | "Dismiss",
        decided: "理由：{0}" | "Reasons: {0}",
        decides_other: "由发布公示的人以外的人决定。" | "Somebody other than who published the notice decides.",

        form_lead: "请用真实姓名和联系方式提出。内容加密保存，只有办理人员能看到；公开的只有件数。每件异议都会作出决定，在此之前不会备案。" | "Use your real name and a way to reach you. What you write is encrypted and read only by those who decide; the public sees only how many there are. Each is decided, and nothing is filed before.",
        form_closed: "现在没有正在进行的公示。" | "No public notice runs at present.",
        form_closed_hint: "公示期内才能提出异议；其他意见请拨打监督电话。" | "Objections are raised while a notice runs; for anything else call the telephone for objections.",
        form_ticket: "所针对的准考证号" | "The ticket it is about",
        form_ticket_hint: "不填表示针对整个公示" | "Left empty: about the whole notice",
        form_words: "异议内容和依据" | "What you object, and on what grounds",
        form_name: "您的姓名" | "Your name",
        form_contact: "联系方式" | "How you are reached",
        form_send: "提交" | "Send",
    }
    /// What the recomputing of a list says, also in an island.
    ListChecking {
        start: "在浏览器中重新计算" | "Recompute it in your browser",
        checking: "正在下载并计算……" | "Downloading and computing…",
        unreachable: "名单或核对程序没有下载成功，因此没有结论。请稍后再试。" | "The list or the checks did not arrive, so there is no verdict. Try again later.",
        needs_script: "重新计算需要启用 JavaScript；也可以下载 JSON 自行计算。" | "Recomputing needs JavaScript; the JSON can be downloaded and computed by other means.",
    }
}

/// A kind of list in words.
pub const fn list_kind(kind: ListKind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        ListKind::Cancelled => ("取消职位名单", "Cancelled positions"),
        ListKind::Bonuses => ("加分公示", "Additional points: public notice"),
        ListKind::Shortlist => ("面试入围名单", "Called to the interview"),
        ListKind::Replacements => ("面试递补名单", "Called to the interview in a place that became free"),
        ListKind::Interviews => ("面试人员名单", "Who comes to the interview"),
        ListKind::Totals => ("总成绩和名次", "Totals and ranks"),
        ListKind::Called => ("体检、考察递补名单", "Called to the checks in a place that became free"),
        ListKind::Passed => ("体检、考察合格名单", "Passed the checks"),
        ListKind::Publicity => ("拟录用人员公示", "Proposed for hire: public notice"),
        ListKind::Declined => ("放弃录用名单", "Gave up the place while proposed for hire"),
        ListKind::Restored => ("更正：恢复拟录用名单", "Corrected: proposed for hire again"),
        ListKind::Hired => ("录用名单", "Hired"),
    };
    lang.pick(zh, en)
}

/// A column of a list in words.
pub fn list_column(column: &ListColumn, lang: Lang) -> String {
    let (zh, en) = match column {
        ListColumn::Paper(name) => (name.zh.as_str(), name.en.as_str()),
        ListColumn::Code => ("职位代码", "Code"),
        ListColumn::Agency => ("招录机关", "Agency"),
        ListColumn::Title => ("职位", "Position"),
        ListColumn::Places => ("招录人数", "Places"),
        ListColumn::Paid => ("缴费人数", "Paid"),
        ListColumn::Needed => ("需要人数", "Needed"),
        ListColumn::Number => ("编号", "No."),
        ListColumn::Name => ("姓名", "Name"),
        ListColumn::Sex => ("性别", "Sex"),
        ListColumn::Ticket => ("准考证号", "Ticket"),
        ListColumn::SchoolOrUnit => ("毕业院校或工作单位", "School or work unit"),
        ListColumn::BonusKind => ("加分项目", "Additional points for"),
        ListColumn::Bonus => ("加分", "Additional points"),
        ListColumn::Written => ("笔试总成绩", "Written total"),
        ListColumn::Interview => ("面试成绩", "Interview"),
        ListColumn::Total => ("总成绩", "Total"),
        ListColumn::Rank => ("名次", "Rank"),
        ListColumn::Replacing => ("递补", "In a free place"),
        ListColumn::GoesOn => ("进入体检、考察", "Goes on to the checks"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
    .to_owned()
}

/// A cell of a list in words.
pub fn list_cell(cell: &ListCell, lang: Lang) -> String {
    let words = Selection::of(lang);
    match cell {
        ListCell::Text(text) => text.clone(),
        ListCell::Number(Some(number)) => number.to_string(),
        ListCell::Points(Some(points)) => points.to_string(),
        ListCell::Number(None) | ListCell::Points(None) => words.none.to_owned(),
        ListCell::Named(name) => match lang {
            Lang::Zh => name.zh.clone(),
            Lang::En => name.en.clone(),
        },
        ListCell::Yes(yes) => if *yes { words.yes } else { words.no }.to_owned(),
        ListCell::Sex(sex) => sex_name(*sex, lang).to_owned(),
    }
}

const fn sex_name(sex: Sex, lang: Lang) -> &'static str {
    match sex {
        Sex::Male => lang.pick("男", "male"),
        Sex::Female => lang.pick("女", "female"),
    }
}

/// Why somebody left, in words.
pub const fn left_because(because: LeftBecause, lang: Lang) -> &'static str {
    let (zh, en) = match because {
        LeftBecause::Withdrew => ("放弃", "gave up"),
        LeftBecause::Unqualified => ("资格复审不合格", "qualification not proven"),
        LeftBecause::Absent => ("未参加资格复审", "did not come to prove it"),
    };
    lang.pick(zh, en)
}

/// A call in words.
pub const fn call_name(call: Call, lang: Lang) -> &'static str {
    let (zh, en) = match call {
        Call::Called => ("入围", "called"),
        Call::Replacing => ("递补入围", "called in a free place"),
        Call::Withdrew => left_pair(LeftBecause::Withdrew),
        Call::Unqualified => left_pair(LeftBecause::Unqualified),
        Call::Absent => left_pair(LeftBecause::Absent),
        Call::Missed => ("面试缺考", "did not come"),
    };
    lang.pick(zh, en)
}

const fn left_pair(because: LeftBecause) -> (&'static str, &'static str) {
    (left_because(because, Lang::Zh), left_because(because, Lang::En))
}

/// A check in words.
pub const fn check_name(check: CheckKind, lang: Lang) -> &'static str {
    match check {
        CheckKind::Physical => lang.pick("体检", "Physical examination"),
        CheckKind::Inspection => lang.pick("考察", "Inspection"),
    }
}

/// A check's result in words.
pub const fn check_result(result: CheckResult, lang: Lang) -> &'static str {
    let (zh, en) = match result {
        CheckResult::None => ("—", "—"),
        CheckResult::Due => ("待录入", "awaited"),
        CheckResult::Passed => ("合格", "passed"),
        CheckResult::Failed => ("不合格", "not passed"),
        CheckResult::Absent => ("缺席", "did not come"),
        CheckResult::GaveUp => ("放弃", "gave up"),
        CheckResult::NotChosen => ("考察择优未入选", "another was chosen"),
    };
    lang.pick(zh, en)
}

/// An objection's state in words.
pub const fn objection_state(state: ObjectionState, lang: Lang) -> &'static str {
    let (zh, en) = match state {
        ObjectionState::Open => ("未决", "open"),
        ObjectionState::Upheld => ("成立", "upheld"),
        ObjectionState::Dismissed => ("不成立", "dismissed"),
    };
    lang.pick(zh, en)
}

/// Where minimum pass lines stand, in words.
pub const fn pass_lines_state(state: PassLinesState, lang: Lang) -> &'static str {
    let (zh, en) = match state {
        PassLinesState::Proposed => ("待核定", "to be set"),
        PassLinesState::Set => ("已核定", "set"),
        PassLinesState::Declined => ("不同意", "declined"),
        PassLinesState::Replaced => ("已更正", "replaced"),
    };
    lang.pick(zh, en)
}

/// The title of a list in a feed.
pub fn list_news(title: &str, kind: ListKind, lang: Lang) -> String {
    fill(lang.pick("{1}：{0}", "{1}: {0}"), &[title, list_kind(kind, lang)])
}
