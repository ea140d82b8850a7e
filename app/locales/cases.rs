//! Cases (办件): applying, the receipt, the work list, a case with its clocks and acts, tracking, posts.

use crate::lang::Lang;
use crate::messages;
use domain::approvals::case::{
    ActKind, Decision, Duty, Fiction, LicenceStanding, Remedy, State, TerminatedBecause, What,
};
use domain::approvals::clock::StartEvent;
use domain::calendar::DayKind;

messages! {
    /// What the pages of cases say.
    Cases {
        apply: "在线申请" | "Apply on line",
        register: "窗口登记" | "Register at the window",
        apply_lead: "按事项要求填写。提交后立即得到带编号的回执。" | "Fill in what the item asks for. A receipt with a number follows at once.",
        register_lead: "为到窗口申请的人登记。提交后请将回执交给申请人。" | "For somebody who came to the window. Hand the receipt to them afterwards.",
        applicant: "申请人" | "Applicant",
        applicant_self: "以您账户的姓名、证件号码和联系方式申请。" | "You apply under the name, number and contact of your account.",
        applicant_name: "姓名或单位名称" | "Name of the person or organisation",
        applicant_number: "身份证号或统一社会信用代码" | "Identity number or credit code",
        applicant_contact: "联系电话或邮箱" | "Telephone or e-mail",
        details: "申请内容" | "What you apply for",
        hand_in: "提交申请" | "Hand in",
        range: "{0} 到 {1}" | "{0} to {1}",
        sign_in_first: "申请前请先登录报考账户；也可以到政务大厅窗口办理。" | "Sign in with an applicant's account first, or come to the window of the service hall.",

        receipt: "申请材料收件回执" | "Receipt",
        receipt_lead: "请保存或打印。凭编号和查询码，不登录也能查询进展。" | "Keep or print it. With number and code you can follow the case without signing in.",
        number: "编号" | "Number",
        code: "查询码" | "Code",
        item: "事项" | "Item",
        agency: "实施主体" | "Agency",
        received: "收到时间" | "Received",
        next_day: "下一个期限" | "Next deadline",
        qr: "查询页面的二维码" | "QR code of the page where a case is followed",
        stamp: "收件专用（电子）" | "received (electronic)",
        print: "用浏览器的打印功能打印本页。" | "Print this page with your browser.",
        open_case: "查看办件" | "Open the case",

        track: "查询办件" | "Follow a case",
        track_lead: "输入回执上的编号和查询码，看它到了哪里、还要多久。" | "Enter number and code of your receipt to see where the case is and how long it may still take.",
        track_number_hint: "例如 2026-0000123" | "For example 2026-0000123",
        track_code_hint: "回执上的 10 个字母和数字，不分大小写" | "The ten letters and digits of the receipt, in capitals or not",
        look: "查询" | "Look",

        own: "我的办件" | "My cases",
        own_lead: "您申请的审批事项，最近的在前。" | "What you applied for, the latest first.",
        own_none: "您还没有申请过审批事项。" | "You have not applied for anything yet.",
        own_none_hint: "从审批事项目录开始。" | "Begin with the catalogue of items.",
        work: "待办" | "Work list",
        work_lead: "等待您所在岗位办理的环节，最先到期的在前。" | "What waits for your posts, the first to be due on top.",
        work_none: "没有待办。" | "Nothing waits.",
        work_none_hint: "有办件到您的岗位时，会出现在这里。" | "What comes to your posts appears here.",
        work_no_post: "您还没有岗位。请联系管理员。" | "You hold no post yet. Ask an administrator.",
        pile: "{0}：{1} 件，其中超期 {2} 件" | "{0}: {1}, {2} of them over their day",
        all_posts: "全部岗位" | "All posts",
        caption: "办件" | "Cases",
        column_number: "编号" | "Number",
        column_item: "事项" | "Item",
        column_part: "环节" | "Step",
        column_due: "期限" | "Due",
        column_state: "状态" | "State",
        over: "已超期" | "over",
        today: "今天到期" | "due today",
        more: "下一页" | "Next page",
        acceptance: "受理" | "Acceptance",
        delivery: "送达" | "Delivery",

        where_it_is: "现在在哪里" | "Where it is",
        waits_at: "{0}：{1}" | "{0}: {1}",
        waits_since: "{0}到达，应于{1}前完成" | "came there on {0}, to be done by {1}",
        waits_for_you: "等待申请人补正。" | "It waits for the applicant.",
        ended: "已经办结。" | "It has ended.",
        two_people: "已有一人拟办，等待另一人" | "one of two has decided; another must agree",
        clocks: "时限" | "Deadlines",
        clocks_lead: "每个期限都写明依据、起算日和没有计入的每一天；可以在您的浏览器中重新计算。" | "Each deadline names its basis, its first day and every day that was not counted; your browser can count it again.",
        clock_supply: "申请人补正" | "To supply what was missing",
        clock_step: "环节：{0}" | "Step: {0}",
        clock_step_again: "环节：{0}（第 {1} 次）" | "Step: {0} (for the {1}. time)",
        clock_step_done: "{0}完成" | "done {0}",
        clock_step_basis: "{0}公布的办理流程" | "the flow that {0} has published",
        clock_lead_hearing: "通知听证的最后一天" | "Last day to call the hearing",
        clock_lead_renewal: "申请延续的最后一天" | "Last day to apply for the renewal",
        clock_lead_sentence: "依据{0}，应在{1}（{2}，当天不计入）的 {3}前，最迟到{4}24:00止。" | "By {0}: {3} before {1} ({2}; that day does not count), at the latest by the end of {4}.",
        lead_hearing: "听证" | "the hearing",
        lead_renewal: "许可有效期届满" | "the licence ends",
        day_event: "当天" | "the day itself",
        clock_acceptance: "一次告知或受理" | "To tell what is missing, or accept",
        clock_promised: "承诺时限" | "The promise",
        clock_statutory: "法定时限" | "The law's limit",
        clock_delivery: "送达" | "Delivery",
        clock_ask: "申请听证" | "To ask for a hearing",
        clock_hold: "举行听证" | "To hold the hearing",
        clock_sentence: "依据{0}，自{1}（{2}，当天不计入）起 {3}，到{4}24:00止。" | "By {0}: {3} from {1} ({2}; that day does not count), until the end of {4}.",
        clock_provisional: "途中有的年份放假安排尚未公布，公布后重新计算。" | "The holidays of a year on the way are not published yet; the day is counted again when they are.",
        clock_days: "没有计入的日子，以及调休上班的周末" | "Days that were not counted, and weekends that were worked",
        clock_extended: "经{0}批准延长 {1}：{2}" | "Extended by {1} with the approval of {0}: {2}",
        due_provisional: "暂定" | "provisional",
        clock_stopped: "因{0}中止：{1}起，告知需要 {2}（{3}），由{4}决定；时钟停 {5} 个工作日" | "Stopped for {0} from {1}; told to need {2} ({3}); ordered by {4}; the clock stands for {5} working days",
        clock_calendar: "逐日" | "Day by day",
        monday: "一" | "Mo",
        tuesday: "二" | "Tu",
        wednesday: "三" | "We",
        thursday: "四" | "Th",
        friday: "五" | "Fr",
        saturday: "六" | "Sa",
        sunday: "日" | "Su",
        day_counted: "计入" | "counted",
        day_last: "最后一天" | "last",
        day_start: "起算日" | "start",
        day_stopped: "中止" | "stopped",
        column_day: "日期" | "Day",
        column_why: "原因" | "Why",
        by_notice: "{0} 年放假安排" | "notice of {0}",
        by_law: "法定节假日" | "by statute",
        by_week: "周末" | "the week",
        working_days: "{0} 个工作日" | "{0} working days",
        calendar_days: "{0} 日" | "{0} days",
        months: "{0} 个月" | "{0} months",
        story: "办理经过" | "What happened",
        flow: "办理流程" | "The flow",
        form: "申请内容" | "What was applied for",
        facts: "基本情况" | "In short",
        region: "地区" | "Region",
        state: "状态" | "State",
        missing: "一次告知的补正内容" | "Everything that is missing",
        missing_until: "请在{0}前补齐。" | "To be supplied by {0}.",
        decision: "决定" | "Decision",
        decided_on: "{0}作出。" | "Made on {0}.",
        valid_until: "有效期至{0}。" | "Valid until {0}.",
        unlimited: "长期有效。" | "Valid without end.",
        licence: "证件状态：{0}" | "The licence is {0}",
        reasons: "理由" | "Reasons",
        remedies: "您可以{0}。" | "You may {0}.",
        draft: "拟办意见" | "The draft",
        acts: "可以进行的操作" | "What you can do",
        do_it: "提交" | "Submit",
        sure: "确认" | "I am sure",

        posts: "岗位" | "Posts",
        posts_lead: "谁在哪个岗位、岗位有什么职责。每次任免都记入账本；公众只看到岗位，看不到姓名。" | "Who holds which post, and what it is there for. Every change is on the ledger; the public reads posts, never names.",
        posts_caption: "现任" | "Held now",
        post_register: "岗位目录" | "Register of posts",
        post_register_lead: "事项流程和权力清单中的责任岗位。编码不重复使用；撤销的岗位仍可查到名称。" | "The posts that flows and powers name. A code is never used again; a post that has ended keeps its name.",
        post_code: "岗位编码" | "Code of the post",
        post_code_hint: "六位区划代码-部门字母-两位序号，例如 220100-hall-03" | "Six digits of the division, letters of the agency, two digits, for example 220100-hall-03",
        post_name_zh: "中文名称" | "Name in Chinese",
        post_name_en: "英文名称" | "Name in English",
        post_add: "新设岗位" | "Add a post",
        post_rename: "更名" | "Rename",
        post_end: "撤销岗位" | "End this post",
        post_ended_on: "{0} 撤销" | "ended on {0}",
        post_present: "现有" | "in place",
        post_standing: "状态" | "Standing",
        post_change: "变更" | "Change",
        column_post: "岗位" | "Post",
        column_login: "账户" | "Account",
        column_duties: "职责" | "Duties",
        column_since: "自" | "Since",
        appoint: "任命" | "Appoint",
        relieve: "免去" | "Relieve",
        login_hint: "工作人员的登录名" | "The sign-in name of a member of staff",
        separator: "、" | ", ",
    }
}

messages! {
    /// What the check of a case's deadlines says.
    ClockChecking {
        start: "在浏览器中重新计算时限" | "Count the deadlines again in your browser",
        checking: "正在计算……" | "Counting…",
        unreachable: "核对程序没有下载成功，因此没有结论。请稍后再试。" | "The checks did not arrive, so there is no verdict. Try again later.",
        needs_script: "重新计算需要启用 JavaScript；每个期限没有计入的日子都列在上面，也可以自行计算。" | "Counting again needs JavaScript; the days that were not counted stand above, and can be counted by hand.",
    }
}

messages! {
    /// What the fields of acts say.
    ActFields {
        step: "环节“{0}”的意见" | "Step “{0}”: what do you decide?",
        outcome: "意见" | "What you decide",
        opinion: "办理意见" | "Opinion",
        opinion_hint: "供内部留存，不向申请人显示。" | "Kept inside; the applicant does not read it.",
        signed: "申请人签字申请的编号" | "Number of the applicant's signed request",
        signed_hint: "窗口代为登记须有申请人签字。" | "The window registers only what the applicant has signed.",
        reason: "理由" | "Reason",
        reason_hint: "向申请人公开。" | "The applicant reads it.",
        go_to: "应当向哪里申请" | "Where to go instead",
        go_to_hint: "写明机关名称和地址。" | "Name the agency and its address.",
        missing: "需要补正的全部内容" | "Everything that is missing",
        missing_hint: "一行一项。只能告知一次。" | "One thing on each line. It can be told only once.",
        within: "补正期限（工作日）" | "Time to supply it, in working days",
        within_hint: "自今天起计算，今天不计入。" | "Counted from today, which does not count.",
        stop: "中止事由" | "What the clock is stopped for",
        stop_hint: "行政许可法第四十五条所列，且本事项流程在当前环节允许的。" | "What article 45 names and the item's flow allows at this step.",
        needed: "所需时间（工作日）" | "Time needed, in working days",
        needed_hint: "期满自动恢复计时。" | "When it is over the clock runs again by itself.",
        notice: "告知书文号" | "Number of the written notice",
        notice_hint: "已书面告知申请人。" | "The applicant was told in writing.",
        length: "延长（工作日）" | "Extend by, in working days",
        length_hint: "最长为法律规定的天数，只能延长一次。" | "At most what the law allows, and only once.",
        on: "听证日期" | "Day of the hearing",
        on_hint: "至少提前七日通知。" | "To be called at least seven days ahead.",
        time: "开始时间" | "It begins at",
        time_hint: "二十四小时制，例如 09:30。" | "In 24 hours, for example 09:30.",
        place: "地点" | "Place",
        place_hint: "对外公告，申请人和公众都可以参加；不要写个人信息。" | "Announced to everybody: the applicant and the public may come. Name nobody in it.",
        record: "听证笔录编号" | "Number of the signed record",
        record_hint: "笔录由参加人签字。" | "Signed by those who took part.",
        decision: "拟办决定" | "The decision as drafted",
        decision_hint: "由流程最后环节的岗位审批。" | "The post of the flow's last step approves it.",
        valid_until: "有效期至" | "Valid until",
        valid_until_hint: "准予且有期限时填写。" | "Where it is granted for a time.",
        reasons: "不予许可的理由" | "Reasons of a denial",
        reasons_hint: "一行一条。复议和诉讼权利会自动一并告知。" | "One on each line. Review and court are told with it.",
        because: "终止原因" | "Why it ends",
        because_hint: "法定情形。" | "What the law names.",
        licence: "对证件" | "What is done to the licence",
        licence_hint: "变更、延续须有持证人的申请。" | "A change or renewal needs the holder's application.",
        until: "延续至" | "Renewed until",
        until_hint: "仅延续时填写。" | "For a renewal alone.",
    }
}

/// A decision as a choice.
pub fn decision_choice(word: &str, lang: Lang) -> &'static str {
    if word == "grant" { lang.pick("准予", "grant") } else { lang.pick("不予许可", "deny") }
}

/// What is done to a licence, as a choice.
pub fn licence_choice(word: &str, lang: Lang) -> &'static str {
    match word {
        "change" => lang.pick("变更（第四十九条）", "change it (art. 49)"),
        "renew" => lang.pick("延续（第五十条）", "renew it (art. 50)"),
        "revoke" => lang.pick("撤销（第六十九条）", "revoke it (art. 69)"),
        "recall" => lang.pick("撤回（第八条）", "recall it (art. 8)"),
        _ => lang.pick("注销（第七十条）", "annul it (art. 70)"),
    }
}

/// A state in words.
pub const fn case_state(state: State, lang: Lang) -> &'static str {
    match state {
        State::Submitted => lang.pick("已收件", "received"),
        State::RefusedNotRequired => lang.pick("不需审批", "needs no approval"),
        State::RefusedNoAuthority => lang.pick("不属本机关职权", "another agency decides"),
        State::Correcting => lang.pick("待补正", "something is missing"),
        State::Supplied => lang.pick("已补正", "supplied"),
        State::Review => lang.pick("审查中", "under review"),
        State::Suspended => lang.pick("计时中止", "clock stopped"),
        State::Granted => lang.pick("准予", "granted"),
        State::Denied => lang.pick("不予许可", "denied"),
        State::Delivered => lang.pick("已送达", "delivered"),
        State::Withdrawn => lang.pick("已撤回", "withdrawn"),
        State::Terminated => lang.pick("已终止", "ended"),
    }
}

/// An act in words, as a button says it.
pub const fn act_name(kind: ActKind, lang: Lang) -> &'static str {
    match kind {
        ActKind::RefuseNotRequired => lang.pick("告知不需审批", "Say that no approval is needed"),
        ActKind::RefuseNoAuthority => lang.pick("不予受理：不属职权", "Do not accept: another agency decides"),
        ActKind::AskCorrection => lang.pick("一次告知补正", "Tell everything that is missing"),
        ActKind::Supply => lang.pick("提交补正", "Supply what was missing"),
        ActKind::Accept => lang.pick("受理", "Accept"),
        ActKind::Suspend => lang.pick("中止计时", "Stop the clock"),
        ActKind::Resume => lang.pick("恢复计时", "Let the clock run"),
        ActKind::Extend => lang.pick("批准延长", "Extend the time"),
        ActKind::OfferHearing => lang.pick("告知听证权利", "Tell of the right to a hearing"),
        ActKind::AskHearing => lang.pick("申请听证", "Ask for a hearing"),
        ActKind::CallHearing => lang.pick("通知听证", "Call the hearing"),
        ActKind::HoldHearing => lang.pick("登记听证笔录", "Enter the record of the hearing"),
        ActKind::Handle => lang.pick("办理环节", "Handle the step"),
        ActKind::Propose => lang.pick("拟办", "Draft the decision"),
        ActKind::ReturnProposal => lang.pick("退回拟办", "Give the draft back"),
        ActKind::Approve => lang.pick("审批", "Approve"),
        ActKind::Deliver => lang.pick("登记送达", "Enter the delivery"),
        ActKind::Withdraw => lang.pick("撤回申请", "Withdraw"),
        ActKind::Terminate => lang.pick("终止办理", "End without a decision"),
        ActKind::Licence => lang.pick("变更、延续、撤销、撤回或注销", "Change, renew, revoke, recall or annul"),
    }
}

/// What happened, in one sentence.
pub const fn happened(what: &What, lang: Lang) -> &'static str {
    match what {
        What::RefusedNotRequired { .. } => lang.pick("告知不需审批", "Told that no approval is needed"),
        What::RefusedNoAuthority { .. } => lang.pick("不予受理，告知去处", "Not accepted; told where to go"),
        What::CorrectionAsked { .. } => lang.pick("一次告知补正内容", "Told everything that is missing"),
        What::Supplied => lang.pick("收到补正", "What was missing came in"),
        What::Accepted { .. } => lang.pick("受理", "Accepted"),
        What::Suspended(_) => lang.pick("中止计时", "The clock was stopped"),
        What::Resumed => lang.pick("恢复计时", "The clock runs again"),
        What::RanOn => {
            lang.pick("告知的时间届满，自动恢复计时", "The told time is over; the clock runs again by itself")
        }
        What::Extended(_) => lang.pick("批准延长", "The time was extended"),
        What::HearingOffered => lang.pick("告知听证权利", "Told of the right to a hearing"),
        What::HearingAsked => lang.pick("申请听证", "A hearing was asked for"),
        What::HearingCalled(_) => lang.pick("通知听证", "The hearing was called"),
        What::HearingHeld { .. } => lang.pick("举行听证，笔录已登记", "The hearing was held and its record entered"),
        What::StepDrafted { .. } => lang.pick("环节拟办", "A step was drafted"),
        What::StepHandled { .. } => lang.pick("完成环节", "A step was taken"),
        What::Proposed { .. } => lang.pick("拟办决定", "A decision was drafted"),
        What::ProposalReturned { .. } => lang.pick("退回拟办", "The draft was given back"),
        What::Decided { decision: Decision::Grant { .. } } => lang.pick("决定：准予", "Decided: granted"),
        What::Decided { decision: Decision::Deny { .. } } => lang.pick("决定：不予许可", "Decided: denied"),
        What::Deemed { .. } => lang.pick("因逾期未决定而视为准予", "Granted because nothing was decided in time"),
        What::Delivered => lang.pick("决定已送达", "The decision was handed over"),
        What::Withdrawn => lang.pick("申请人撤回", "Withdrawn by the applicant"),
        What::Terminated { .. } => lang.pick("终止办理", "Ended without a decision"),
        What::Licence(_) => lang.pick("证件变动", "Something was done to the licence"),
    }
}

/// Who acted, where it was no post.
pub const fn who_name(applicant: bool, lang: Lang) -> &'static str {
    if applicant { lang.pick("申请人", "the applicant") } else { lang.pick("依法自动", "by law") }
}

/// A duty in words.
pub const fn duty_name(duty: Duty, lang: Lang) -> &'static str {
    match duty {
        Duty::Receive => lang.pick("受理", "take applications"),
        Duty::Review => lang.pick("审查", "review"),
        Duty::Decide => lang.pick("审批决定", "decide"),
        Duty::HeadAgency => lang.pick("机关负责人", "head of the agency"),
        Duty::HeadGovernment => lang.pick("政府负责人", "head of the government"),
        Duty::Chair => lang.pick("主持听证", "chair hearings"),
        Duty::Deliver => lang.pick("送达", "hand over decisions"),
    }
}

/// A remedy in words.
pub const fn remedy_name(remedy: Remedy, lang: Lang) -> &'static str {
    match remedy {
        Remedy::Reconsideration => lang.pick(
            "自收到决定之日起六十日内申请行政复议",
            "seek administrative review within sixty days of the decision",
        ),
        Remedy::Litigation => lang.pick("自收到决定之日起六个月内提起行政诉讼", "go to court within six months of it"),
    }
}

/// Why a case ends, in words.
pub const fn terminated_because(because: TerminatedBecause, lang: Lang) -> &'static str {
    match because {
        TerminatedBecause::NotSupplied => lang.pick("逾期未补正", "what was missing did not come"),
        TerminatedBecause::ApplicantGone => lang.pick("申请人死亡或终止", "the applicant is no more"),
        TerminatedBecause::LicenceGone => {
            lang.pick("所涉许可已被撤销、撤回或者注销，申请随之终止", "the licence that it was about was taken away")
        }
        TerminatedBecause::SubjectGone => lang.pick("申请事项不复存在", "there is nothing left to approve"),
    }
}

/// What silence did, in words.
pub const fn fiction_name(fiction: Fiction, lang: Lang) -> &'static str {
    match fiction {
        Fiction::Renewal => lang.pick(
            "延续申请逾期未决定，视为准予延续（行政许可法第五十条）。",
            "Nothing was decided about the renewal when the licence ended, so it is renewed (art. 50).",
        ),
        Fiction::SilentConsent => {
            lang.pick("按该事项的规定，逾期未决定视为同意。", "By the item's own rule, silence is consent.")
        }
    }
}

/// Where a licence stands, in words.
pub const fn licence_standing(standing: LicenceStanding, lang: Lang) -> &'static str {
    match standing {
        LicenceStanding::InForce => lang.pick("有效", "in force"),
        LicenceStanding::Revoked => lang.pick("已撤销", "revoked"),
        LicenceStanding::Recalled => lang.pick("已撤回", "recalled"),
        LicenceStanding::Annulled => lang.pick("已注销", "annulled"),
    }
}

/// What a clock starts with, in words.
pub const fn start_event(event: StartEvent, lang: Lang) -> &'static str {
    match event {
        StartEvent::Received => lang.pick("收到申请", "the application came in"),
        StartEvent::MissingTold => lang.pick("一次告知补正内容", "everything missing was told"),
        StartEvent::Supplied => lang.pick("收到补正", "what was missing came in"),
        StartEvent::Accepted => lang.pick("受理", "it was accepted"),
        StartEvent::Decided => lang.pick("作出决定", "it was decided"),
        StartEvent::TakenForUpper => lang.pick("下级机关收件", "the lower agency took it"),
        StartEvent::HearingOffered => lang.pick("告知听证权利", "the right to a hearing was told"),
        StartEvent::HearingAsked => lang.pick("申请听证", "a hearing was asked for"),
        StartEvent::CardTold => lang.pick("告知出牌", "the post was told of the card"),
        StartEvent::StepBegan => lang.pick("到达环节", "it came to the step"),
    }
}

/// What a day is, in words.
pub const fn day_kind(kind: DayKind, lang: Lang) -> &'static str {
    match kind {
        DayKind::Workday => lang.pick("工作日", "working day"),
        DayKind::MadeUpWorkday => lang.pick("调休上班", "made-up working day"),
        DayKind::Weekend => lang.pick("周末", "weekend"),
        DayKind::Holiday => lang.pick("放假", "day off"),
    }
}
