//! Applications (报名) as their owners read them.

use crate::lang::Lang;
use crate::messages;
use domain::applications::{
    ApplicationState, AttachmentKind, BonusState, Ending, Mark, Milestone, Outcome as PaymentOutcome,
};
use domain::recruitment::position::{ConditionKind, Degree, Gender, Outcome, PoliticalStatus};

messages! {
    /// What an applicant's own pages say.
    Applications {
        title: "我的报名" | "My applications",
        lead: "每一次报名的进度、需要您做的事、每项决定和理由，都在这里。" | "Where each application stands, what is asked of you, and every decision with its reasons.",
        none: "您还没有报名。" | "You have not applied yet.",
        none_hint: "先查找职位，在职位页面报名。" | "Find a position first; its page has the way in.",
        find: "查找职位" | "Find a position",

        apply: "报名" | "Apply",
        apply_hint: "每人在一次招录中只能报一个职位；审查通过后不能改报。报名表可以随时保存，提交前会说明是否符合条件。" | "Each person has one position in a recruitment, and it cannot change after the review. The form can be saved at any time, and before you hand it in you are told whether you meet the conditions.",
        door_sign_in: "报名需要报考账户。请登录，或先用手机号或邮箱注册。" | "Applying needs an applicant's account. Sign in, or make one with a mobile number or an e-mail address.",
        sign_in: "登录" | "Sign in",
        sign_up: "注册" | "Sign up",
        turn: "改填这个职位" | "Turn my draft to this position",
        turn_hint: "您有一份还没有提交的报名表，填的是另一个职位。" | "You have a draft for another position.",
        reapply: "改报这个职位" | "Choose this position instead",
        reapply_hint: "您原报的职位已取消。改报后，报名表立即提交，重新审查资格；已缴的费用继续有效。" | "Your position was cancelled. Choosing this one hands your form in at once; the qualification is reviewed anew, and what you paid still counts.",
        own_here: "您报的就是这个职位。" | "This is the position you applied for.",
        open_own: "查看我的报名" | "Open my application",
        closed: "现在不能报这个职位" | "You cannot apply for this position now",

        next: "需要您做的" | "What is asked of you",
        from_to: "{0}至{1}" | "{0} to {1}",
        by_day: "最迟{0}" | "{0} at the latest",
        between: "{0}之后，{1}之前，具体日期另行公布" | "after {0} and before {1}; the exact days are announced later",
        asked_nothing: "现在不需要您做什么。" | "Nothing is asked of you now.",
        asked_wait: "现在不需要您做什么。下一步是{0}：{1}。有了结果会通知您。" | "Nothing is asked of you now. Next comes: {0} ({1}). You are told when there is a result.",
        asked_wait_late: "现在不需要您做什么。下一步是{0}。{1}" | "Nothing is asked of you now. Next comes: {0}. {1}",
        asked_complete: "请填完报名表，核对后提交，截止到{0} 24:00（北京时间）。" | "Complete the form, look it through and hand it in until the end of {0} (Beijing time).",
        asked_pay: "资格审查已通过。请在缴费时间内缴费确认：{0}（末日 24:00 前）。逾期视为放弃。" | "You qualify. Pay to confirm: {0}, until the end of the last day. Whoever does not pay has given up.",
        asked_appeal: "资格审查未通过。如有异议，可以申诉，截止到{0} 24:00。理由见下文。" | "You were found not to qualify. If you do not agree, appeal until the end of {0}. The reasons stand below.",
        asked_choose: "您报的职位因缴费人数不足已取消。可以改报另一个职位：{0}。" | "Your position was cancelled because too few paid. You may choose another: {0}.",
        asked_sit: "请打印准考证，按时参加笔试：{0}。" | "Print your admission ticket and sit the written examination on {0}.",
        asked_checks: "您已进入体检、考察，请按招录机关通知的时间、地点参加；结果最迟在{0}备案。" | "You are called to the physical examination and the inspection: come when and where the agency's notice says. The result is filed by {0}.",
        asked_reserve: "您的名次在招录人数之外，目前没有进入体检、考察；有人不合格时按名次递补，递补到您会另行通知。结果最迟在{0}备案。" | "Your rank is beyond the places, so you are not called to the checks. Where somebody does not pass, the next in rank follows, and you are told if that is you. The result is filed by {0}.",
        asked_prove: "您已入围面试，请在资格复审时间内带齐材料原件参加：{0}。未按时参加的，由名次在后的考生递补。" | "You are called to the interview. Come and prove your qualification with the originals: {0}. Whoever does not come gives the place to the next in rank.",
        asked_interview: "您已入围面试，请按通知的日期参加：{0}。" | "You are called to the interview; come on the day of your notice: {0}.",
        bring_originals: "请带齐原件：身份证、准考证、学历学位证书、职位要求的资格证书和其他证明；在职人员另带单位同意报考的证明。地点以公告为准。" | "Bring the originals: identity card, ticket, diploma and degree, the certificates and other evidence that the position asks for, and your employer's consent if you are employed. The notice says where.",
        interview_own: "您的面试" | "Your interview",
        interview_day: "日期" | "Day",
        interview_site: "考点" | "Site",
        interview_report: "报到" | "Report",
        interview_report_by: "{0}前（北京时间）" | "by {0} (Beijing time)",
        interview_report_notice: "时间见公告" | "the notice says when",
        interview_bring: "携带" | "Bring",
        interview_bring_what: "身份证、准考证" | "identity card and ticket",
        interview_room: "考场和顺序号当天抽签决定。如有变动，会再次通知您。" | "Room and number are drawn on the day. You are told again if anything changes.",
        fill_in: "填写报名表" | "Fill in the form",
        to_appeal: "查看理由并申诉" | "Read the reasons and appeal",
        choose_hint: "在要改报的职位页面按“改报这个职位”；在此之前可以修改报名表。" | "Press “Choose this position instead” on the page of the position you want; you may change the form before.",
        change_form: "修改报名表" | "Change the form",

        timeline: "全部环节" | "Every stage",
        timeline_lead: "从报名到备案的每个环节：公布的日期，和实际完成的日期，均为北京时间。" | "Every stage from registration to filing: its announced days, and the days on which it really happened, Beijing time.",

        decision: "资格审查的决定" | "The decision about your qualification",
        result: "结果" | "Result",
        result_accepted: "通过" | "Qualified",
        result_refused: "未通过，可以申诉" | "Not qualified; you may appeal",
        result_appealed: "未通过，申诉由另一名审查人员办理" | "Not qualified; another reviewer decides your appeal",
        result_finally: "申诉后维持未通过" | "Not qualified, upheld on appeal",
        decided: "决定时间" | "Decided",
        appeal_until: "申诉截止" | "Appeal until",
        grounds_given: "您的申诉" | "Your appeal",
        reasons: "理由" | "Reasons",
        reason_line: "{0}：{1}" | "{0}: {1}",
        remedy_finally: "对这一决定仍有异议的，可以向招录机关的上级机关或监督电话反映，也可以依法申请行政复议或提起行政诉讼。" | "If you still do not agree, turn to the higher authority or the telephone for objections, or seek administrative review or go to court as the law provides.",
        appeal: "申诉" | "Appeal",
        appeal_lead: "每个职位可以申诉一次，由另一名审查人员决定。可以先在“附件”中补充证明材料。" | "You may appeal once; another reviewer decides. Add evidence under Attachments first if you have any.",
        grounds: "申诉理由" | "Why the refusal is wrong",
        grounds_hint: "最多 2000 字。逐条回应上面的理由。" | "2,000 characters at most. Answer each reason above.",
        appeal_button: "提交申诉" | "Appeal",

        payment: "缴费" | "Payment",
        pay: "缴费确认" | "Pay to confirm",
        pay_lead: "缴费后报名才算确认。是否开考按已缴费的人数计算。" | "Only a paid application is confirmed. Whether a position is examined is counted on those who paid.",
        pay_for: "报考职位" | "Position",
        pay_amount: "金额" | "Amount",
        yuan: "{0} 元" | "{0} yuan",
        pay_before: "须在此之前缴费" | "Pay before",
        pay_nowhere: "这里没有接通网上缴费，请按公告的方式缴费，或咨询招录机关。" | "Paying on line is not set up here. Pay as the notice says, or ask the recruiting organ.",
        pay_provider: "将转到支付平台。付款后回到这里即可看到结果。" | "You go on to the provider's page. Come back here to see the result.",
        pay_go: "去缴费" | "Go and pay",
        pay_sandbox: "这是演示环境：不收取任何费用，按下按钮即模拟支付平台发来的缴费通知。" | "This is a demonstration: no money moves. The button sends the notice that a provider would send.",
        pay_sandbox_button: "模拟缴费" | "Pay in the sandbox",
        pay_received: "收到的缴费" | "Payment received",
        pay_reference: "流水号 {0}" | "Reference {0}",

        to_ticket: "准考证" | "Admission ticket",
        to_points: "各科成绩与复核" | "Points of each paper, and a check of them",
        results: "考试与成绩" | "Examination and results",
        ticket: "准考证号" | "Admission ticket",
        written: "笔试总成绩" | "Written total",
        written_rank: "笔试名次" | "Rank by written total",
        interview: "面试成绩" | "Interview",
        total: "总成绩" | "Total",
        total_rank: "总成绩名次" | "Rank by total",

        position: "报考职位" | "The position",
        position_code: "职位代码" | "Code",
        position_agency: "招录机关" | "Agency",
        position_unit: "用人单位" | "Unit",
        position_places: "招录人数" | "Places",
        recruitment: "招录" | "Recruitment",

        form: "报名表" | "Application form",
        form_lead: "随时可以保存，没有填完也不会丢。提交前会逐条核对。" | "Save it as often as you like; an unfinished form is kept. It is looked through before you hand it in.",
        form_account: "姓名、身份证号、出生日期、性别和联系方式取自您的账户，不用再填。" | "Name, identity number, birth date, gender and contact are taken from your account.",
        form_handed_in: "提交的报名表" | "The form as handed in",
        saved_at: "上次保存：" | "Saved last:",
        submitted_at: "提交时间" | "Handed in",
        part_education: "教育" | "Education",
        part_person: "个人情况" | "About you",
        education: "最高学历" | "Highest education",
        degree: "学位" | "Degree",
        degree_none: "无学位" | "No degree",
        school: "毕业院校" | "School",
        major: "专业" | "Major",
        major_hint: "与毕业证书一致。" | "As on your diploma.",
        major_code: "专业代码" | "Code of the major",
        major_category: "专业类" | "Category of the major",
        fresh_graduate: "是否应届毕业生" | "Do you graduate in the year of the notice?",
        political: "政治面貌" | "Political status",
        grassroots_years: "基层工作年限（整年）" | "Full years of work at the grass roots",
        grassroots_hint: "没有就填 0。" | "0 if none.",
        certificates: "资格证书" | "Certificates",
        certificates_hint: "多个证书用逗号或换行分开。" | "Part several by commas or line breaks.",
        work_unit: "工作单位" | "Where you work",
        history: "学习和工作简历" | "What you learnt and did so far",
        history_hint: "从高中起，写明起止年月。" | "From secondary school on, with months and years.",
        address: "通信地址" | "Postal address",
        postcode: "邮编" | "Postcode",
        yes: "是" | "Yes",
        no: "否" | "No",
        save: "保存" | "Save",
        save_and_check: "保存并核对" | "Save and look it through",

        attachments: "附件" | "Attachments",
        attachments_none: "还没有附件。提交前须上传照片。" | "Nothing is attached yet. A photo is needed before you hand the form in.",
        attachment_name: "文件" | "File",
        attachment_kind: "类别" | "What it shows",
        attachment_size: "格式和大小" | "Format and size",
        attachment_at: "上传时间" | "Added",
        attachment_remove: "删除" | "Remove",
        attachment_file: "选择文件" | "Choose a file",
        attachment_hint: "照片：JPEG 或 PNG，不超过 2 MB，至少 200×270 像素。证明材料：PDF、JPEG 或 PNG，不超过 5 MB。" | "Photo: JPEG or PNG, 2 MB at most, at least 200 × 270 points. Documents: PDF, JPEG or PNG, 5 MB at most.",
        attach: "上传附件" | "Attach a file",
        attach_lead: "文件加密保存，只有您和审查人员可以查看。" | "Files are kept encrypted; only you and those who review your application see them.",
        attach_button: "上传" | "Attach",
        kilobytes: "{0} KB" | "{0} KB",
        photo: "照片" | "Photo",

        bonus: "加分" | "Additional points",
        bonus_claim: "申请的加分" | "Claimed",
        bonus_none: "不申请" | "Nothing",
        bonus_points: "{0}：加 {1} 分" | "{0}: {1} points",
        bonus_hint: "符合多项的选最高一项，并上传“加分证明”。核准后公示，折算成百分制后计入笔试总成绩，总分不超过 100 分。" | "Where several apply choose the highest, and attach its proof. Once confirmed it is published and added to the written total in the scale of 100, which is 100 at most.",
        bonus_basis: "依据" | "Basis",
        bonus_stands: "核准" | "Decision",
        bonus_reason: "不予核准的理由" | "Why it is not confirmed",
        bonus_decide_hint: "由资格审查通过人以外的人核准。核准的加分按准考证号公示。" | "Somebody other than who accepted the application decides. What is confirmed is published by ticket.",
        bonus_confirm: "核准加分" | "Confirm",
        bonus_refuse: "不予加分" | "Refuse",
        bonus_reverse_hint: "公示期内发现决定有误的，由作出该决定以外的人更正，并说明理由。已经公示的，更正后的名单重新公示，公示期重新计算。" | "Where the decision was wrong, somebody other than who made it reverses it, with the reason. A list that was published is published anew, and its notice begins again.",
        bonus_reverse_to_confirmed: "更正为核准加分" | "Reverse: confirm",
        bonus_reverse_to_refused: "更正为不予加分" | "Reverse: refuse",
        bonus_reversed_because: "更正理由" | "Why it is reversed",
        check: "提交前核对" | "Before you hand it in",
        check_lead: "这里说明报名表是否填完、您填的内容是否符合职位条件。最终由审查人员决定。" | "This tells what the form lacks, and how what you typed compares with the conditions. The reviewers decide.",
        problems: "还需补充" | "What is missing",
        problems_lead: "补充以下各项后才能提交：" | "The form can be handed in once these are put right:",
        problem_line: "{0}：{1}" | "{0}: {1}",
        conditions: "职位条件核对" | "The position's conditions",
        conditions_lead: "只是说明，不代替审查。不符合的，审查很可能不通过；无法判断的，请附上证明材料。" | "This explains and does not decide. Where a condition is not met, the review will probably refuse; where it is unclear, attach evidence.",
        condition: "条件" | "Condition",
        condition_wanted: "职位要求" | "Wanted",
        condition_given: "您填写的" | "What you say",
        condition_outcome: "核对" | "Result",
        given_nothing: "没有填写" | "Nothing",
        given_born: "{0}（要求 {1} 至 {2}）" | "{0} (wanted: {1} to {2})",
        given_years: "{0} 年" | "{0} years",
        back_to_form: "返回修改" | "Back to the form",
        submit: "提交" | "Hand in",
        submit_lead: "提交后报名表不能再改；审查前可以撤回。您对所填内容的真实性负责。" | "The form cannot change once it is handed in; you can take it back before it is accepted. You answer for the truth of what you say.",
        submit_button: "提交报名" | "Hand in my application",

        proofs: "凭证、消息与数据" | "Proofs, messages and data",
        proofs_lead: "每一步都记在公开账本里，不含个人信息；您可以自行核对。" | "Every step stands on the public ledger without personal data; you can check it yourself.",
        proof_application: "这次报名的账本记录" | "The ledger's entries of this application",
        proof_recruitment: "这次招录的账本记录" | "The ledger's entries of this recruitment",
        proof_lists: "这次招录公布的名单" | "The lists published in this recruitment",
        own_messages: "我的消息" | "My messages",
        own_data: "下载我的数据（含报名，JSON）" | "Download my data with applications (JSON)",

        reopen: "取回修改" | "Take it back to change it",
        reopen_lead: "报名截止前、还没有人审查时，可以取回修改。填写的内容和附件都保留，但取回后就不算提交：改好后必须重新提交，否则视为没有报名。" | "While registration runs and nobody has decided, you can take it back to change it. What you filled in and attached stays, but it is then not handed in: you must hand it in again, or you have not applied.",
        withdraw: "撤回报名" | "Take it back",
        withdraw_lead: "撤回后这次报名结束，不能恢复；报名时间内可以另报职位。" | "This ends the application for good. While registration is open you may begin another.",
        withdraw_button: "撤回报名" | "Take my application back",
        give_up: "放弃面试" | "Give up the interview",
        give_up_lead: "不能参加面试的，请在面试名单公布前放弃，由名次在后的考生递补。面试开始后不再递补。" | "If you cannot come, give your place up before the list of interviews is published: the next in rank is called. Once the interviews have begun nobody follows.",
        give_up_sure: "我确认放弃：此次招录到此结束，不能恢复。" | "I mean it: this ends my part in the recruitment for good.",
        decline: "放弃录用" | "Give up the place",
        decline_lead: "您已列入拟录用公示。不再接受录用的，可以在备案前放弃；放弃后不能恢复，公布的只有职位和准考证号。" | "You are proposed for hire. If you no longer want the place you can give it up until the result is filed. It cannot be undone; position and ticket are published, nothing else.",
    }
}

/// An application's state in words.
pub const fn application_state(state: ApplicationState, lang: Lang) -> &'static str {
    let (zh, en) = match state {
        ApplicationState::Draft => ("填写中", "Draft"),
        ApplicationState::Submitted => ("待审查", "Under review"),
        ApplicationState::Accepted => ("审查通过，待缴费", "Qualified, to be paid"),
        ApplicationState::Refused => ("审查未通过", "Not qualified"),
        ApplicationState::Appealed => ("申诉中", "Under appeal"),
        ApplicationState::RefusedFinally => ("维持未通过", "Not qualified on appeal"),
        ApplicationState::Paid => ("已缴费确认", "Paid and confirmed"),
        ApplicationState::PositionCancelled => ("职位取消", "Position cancelled"),
        ApplicationState::Withdrawn => ("已撤回", "Taken back"),
    };
    lang.pick(zh, en)
}

/// A milestone in words.
pub const fn milestone_name(milestone: Milestone, lang: Lang) -> &'static str {
    let (zh, en) = match milestone {
        Milestone::Registration => ("报名", "Registration"),
        Milestone::Review => ("资格审查", "Review of qualifications"),
        Milestone::Payment => ("缴费确认", "Payment"),
        Milestone::Opening => ("确认开考、改报", "Positions confirmed or cancelled"),
        Milestone::Written => ("笔试", "Written examination"),
        Milestone::Scores => ("公布成绩", "Scores"),
        Milestone::Qualification => ("资格复审", "Second look at the qualification"),
        Milestone::Interviews => ("面试", "Interview"),
        Milestone::Checks => ("体检、考察", "Physical examination and inspection"),
        Milestone::Publicity => ("公示", "Public notice"),
        Milestone::Filing => ("备案", "Filing"),
    };
    lang.pick(zh, en)
}

/// How a milestone is, in words.
pub const fn mark_name(mark: Mark, lang: Lang) -> &'static str {
    let (zh, en) = match mark {
        Mark::Done => ("已完成", "done"),
        Mark::Now => ("进行中", "now"),
        Mark::Waiting => ("未到", "to come"),
        Mark::Ended => ("已结束", "ended"),
    };
    lang.pick(zh, en)
}

/// How an application ended, in a sentence; the hole is the milestone.
pub const fn application_ending(ending: Ending, lang: Lang) -> &'static str {
    let (zh, en) = match ending {
        Ending::NotSubmitted => (
            "报名已截止，报名表没有提交，这次报名结束。",
            "Registration closed before the form was handed in. This application is over.",
        ),
        Ending::Withdrawn => ("您已撤回报名，这次报名结束。", "You took the application back. It is over."),
        Ending::Refused => (
            "资格审查未通过，这次报名结束。理由见下文。",
            "You did not qualify. This application is over; the reasons stand below.",
        ),
        Ending::NotPaid => ("没有在期限内缴费，视为放弃，这次报名结束。", "It was not paid in time, so it is over."),
        Ending::PositionCancelled => (
            "职位已取消，没有在期限内改报，这次报名结束。已缴的费用按规定退还。",
            "The position was cancelled and no other chosen in time. It is over; what you paid is returned.",
        ),
        Ending::OutAt(_) => ("未进入下一环节，止于：{0}。", "You did not go on to the next stage. It ended at: {0}."),
        Ending::Hired => ("已录用（聘用）并备案。祝贺您！", "You are hired, and it is filed. Congratulations!"),
    };
    lang.pick(zh, en)
}

/// A kind of attachment in words.
pub const fn attachment_kind(kind: AttachmentKind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        AttachmentKind::Photo => ("照片", "Photo"),
        AttachmentKind::Diploma => ("学历、学位证书", "Diploma or degree"),
        AttachmentKind::Certificate => ("资格证书", "Certificate"),
        AttachmentKind::Bonus => ("加分证明", "Proof for additional points"),
        AttachmentKind::Other => ("其他证明", "Other evidence"),
    };
    lang.pick(zh, en)
}

/// Where a claim of additional points stands, in words.
pub const fn bonus_state(state: BonusState, lang: Lang) -> &'static str {
    let (zh, en) = match state {
        BonusState::Claimed => ("待核准", "Waits for its decision"),
        BonusState::Confirmed => ("已核准", "Confirmed"),
        BonusState::Refused => ("不予加分", "Not confirmed"),
    };
    lang.pick(zh, en)
}

/// A condition in words.
pub const fn condition_name(condition: ConditionKind, lang: Lang) -> &'static str {
    let (zh, en) = match condition {
        ConditionKind::Age => ("年龄", "Age"),
        ConditionKind::Gender => ("性别", "Gender"),
        ConditionKind::Education => ("学历", "Education"),
        ConditionKind::Degree => ("学位", "Degree"),
        ConditionKind::Major => ("专业", "Major"),
        ConditionKind::Political => ("政治面貌", "Political status"),
        ConditionKind::GrassrootsYears => ("基层工作年限", "Years at the grass roots"),
        ConditionKind::Service => ("服务基层项目", "Grass-roots service"),
        ConditionKind::FreshGraduate => ("应届毕业生", "Graduating this year"),
        ConditionKind::Certificate => ("资格证书", "Certificate"),
        ConditionKind::Other => ("其他要求", "Other"),
    };
    lang.pick(zh, en)
}

/// The result of a check in words.
pub const fn check_outcome(outcome: Outcome, lang: Lang) -> &'static str {
    let (zh, en) = match outcome {
        Outcome::Met => ("符合", "Met"),
        Outcome::NotMet => ("不符合", "Not met"),
        Outcome::Unclear => ("由审查人员判断", "The reviewers decide"),
    };
    lang.pick(zh, en)
}

/// What a payment came to, in words.
pub const fn payment_outcome(outcome: PaymentOutcome, lang: Lang) -> &'static str {
    let (zh, en) = match outcome {
        PaymentOutcome::New => ("已计入", "Counts"),
        PaymentOutcome::Same => ("已记录过", "Recorded before"),
        PaymentOutcome::Late => ("逾期，将退还", "Late: to be returned"),
        PaymentOutcome::Double => ("重复，将退还", "Double: to be returned"),
        PaymentOutcome::Unasked => ("金额不符或不需缴费，将退还", "Not what was to be paid: to be returned"),
    };
    lang.pick(zh, en)
}

/// A degree in words.
pub const fn degree_name(degree: Degree, lang: Lang) -> &'static str {
    let (zh, en) = match degree {
        Degree::Bachelor => ("学士", "Bachelor's degree"),
        Degree::Master => ("硕士", "Master's degree"),
        Degree::Doctor => ("博士", "Doctorate"),
    };
    lang.pick(zh, en)
}

/// A political status in words.
pub const fn political_name(status: PoliticalStatus, lang: Lang) -> &'static str {
    let (zh, en) = match status {
        PoliticalStatus::Member => ("中共党员", "Member of the Communist Party"),
        PoliticalStatus::Probationary => ("中共预备党员", "Probationary member"),
        PoliticalStatus::League => ("共青团员", "Member of the Youth League"),
        PoliticalStatus::Democratic => ("民主党派", "Member of a democratic party"),
        PoliticalStatus::None => ("群众、无党派", "None of these"),
    };
    lang.pick(zh, en)
}

/// A gender in words.
pub const fn gender_name(gender: Gender, lang: Lang) -> &'static str {
    match gender {
        Gender::Male => lang.pick("男", "male"),
        Gender::Female => lang.pick("女", "female"),
    }
}
