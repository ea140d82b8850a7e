//! Recruitment (招录): quota, plans, positions and amendments.

use crate::lang::Lang;
use crate::messages;
use domain::recruitment::position::{DoubtKind, Education, PositionColumn};
use domain::recruitment::{AmendmentState, Lack, PositionState, QuotaCause, QuotaKind, RecruitmentState, Stage};

messages! {
    /// What the pages of recruitments and their positions say.
    Recruitment {
        title: "招录" | "Recruitment",
        lead: "公务员考录和事业单位公开招聘：公告、职位和条件、每一步的结果。" | "Civil service examinations and open recruitment of public institutions: notices, positions and their conditions, the result of every step.",
        none: "还没有招录公告。" | "There are no recruitment notices yet.",
        none_hint: "公告发布后，任何人都可以在这里查看。" | "Everybody can read them here once they are published.",
        new: "编制招录计划" | "Plan a recruitment",
        schemes: "招录方案" | "Schemes",
        quota: "用编核准" | "Approved quota",
        feed: "阳光人事：招录公告与职位变更" | "Sunshine Personnel: notices and amendments",
        feed_days: "日程变更：{0}" | "Changed days: {0}",
        feed_lines: "合格分数线：{0}" | "Minimum pass lines: {0}",
        feed_amendment: "职位变更：{0}，{1}" | "Amendment: {0}, {1}",
        feed_cancellation: "取消职位：{0}，{1}" | "Cancelled position: {0}, {1}",
        feed_words: "公告更正：{0}" | "Correction of the notice: {0}",
        feed_link: "订阅公告（Atom）" | "Subscribe (Atom)",
        list_caption: "全部招录，最近的在前" | "All recruitments, newest first",
        column_title: "名称" | "Recruitment",
        column_kind: "类别" | "Kind",
        column_stage: "进行到" | "Stage",
        column_region: "组织考区" | "Led by",
        column_announced: "公告日期" | "Notice",

        numbers: "数字" | "In numbers",
        number_positions: "职位" | "Positions",
        number_places: "招录人数" | "Places",
        number_cancelled: "取消的职位" | "Cancelled positions",
        search_positions: "查找职位" | "Search positions",
        days: "日程" | "Days",
        days_lead: "均为北京时间，含首日和末日。" | "Beijing time; first and last days included.",
        notice_words: "公告正文" | "The notice",
        contacts: "咨询与监督" | "Enquiries and objections",
        scheme: "适用方案" | "Scheme",
        scheme_version: "{0}（第 {1} 版）" | "{0} (version {1})",
        scheme_frozen: "方案在核准时封存，以后的新版本不影响这次招录。" | "The scheme was frozen at the approval; later versions change nothing here.",
        scheme_open: "方案在核准时封存。" | "The scheme is frozen at the approval.",
        ledger: "账本记录" | "On the ledger",
        ledger_link: "查看这次招录的全部账本记录" | "Every ledger entry of this recruitment",
        positions_file: "全部职位（JSON）" | "All positions (JSON)",
        positions_workbook: "全部职位（.xlsx）" | "All positions (.xlsx)",
        fingerprint_hint: "公告的账本记录里有职位表的指纹；下载的 JSON 文件的 SHA-256 应与之相同。" | "The ledger entry of the notice holds the fingerprint of the position table: the SHA-256 of the JSON file.",

        next: "下一步" | "What to do next",
        next_hint: "当前状态：{0}。" | "It now stands at: {0}.",
        next_positions: "先导入职位表，然后报批。" | "Import the position table, then hand the plan in.",
        next_none: "这一步由另一个人办理。" | "The next step is for somebody else.",
        returned: "上次退回或撤回的理由：{0}" | "It was returned or taken back last time because: {0}",
        edit: "修改计划" | "Change the plan",
        upload: "导入职位表" | "Import positions",
        approve: "核准" | "Approve",
        approve_hint: "核准后方案封存，编制已预留。由报批人以外的人办理。" | "Approving freezes the scheme; the quota is reserved already. Somebody other than who handed it in does it.",
        return_back: "退回" | "Return",
        reason: "理由" | "Reason",
        submit: "报批" | "Hand in",
        submit_hint: "每个职位都要有用编核准的编制；报批后即预留。" | "Every position must rest on approved quota, which is reserved from now on.",
        take_back: "撤回修改" | "Take it back to change it",
        take_back_title: "需要修改计划" | "The plan must change",
        take_back_hint: "公告前可以撤回已核准的计划，例如报名日期已来不及满足公告时间。撤回后回到草稿：方案解除封存，预留的编制释放，修改后须重新报批，由另一人重新核准。" | "An approved plan can be taken back before its notice, as where its registration is now too near. It is a draft again: its scheme is no longer frozen, its quota is free, and it must be handed in and approved anew by another person.",
        announce: "发布公告" | "Publish the notice",
        announce_hint: "今天发布的话，报名截止日最早为{0}（公告时间 {1}）。" | "Published today, registration can end on {0} at the earliest (the notice stands {1}).",

        form_new: "编制招录计划" | "Plan a recruitment",
        form_edit: "修改招录计划" | "Change the plan",
        form_title: "名称" | "Title",
        form_title_hint: "例如：2027年吉林省考试录用公务员" | "For example: Jilin civil service examination 2027",
        form_enquiries: "咨询电话" | "Telephone for enquiries",
        form_objections: "监督电话" | "Telephone for objections",
        form_words: "公告正文" | "Words of the notice",
        form_words_hint: "职位、条件和日程由系统列出，不必重写。" | "Positions, conditions and days are listed by the system and need not be repeated.",
        form_days: "日程" | "Days",
        form_save: "保存" | "Save",

        day_register_first: "报名开始" | "Registration begins",
        day_register_last: "报名截止" | "Registration ends",
        day_review_until: "资格审查截止" | "Review of qualifications ends",
        day_pay_first: "缴费开始" | "Payment begins",
        day_pay_last: "缴费截止" | "Payment ends",
        day_reapply_first: "改报开始" | "Choosing another position begins",
        day_reapply_last: "改报截止" | "Choosing another position ends",
        day_written_on: "笔试" | "Written examination",
        day_scores_by: "公布成绩不晚于" | "Scores published by",
        day_qualify_first: "资格复审开始" | "Second look at the qualification begins",
        day_qualify_last: "资格复审结束" | "Second look at the qualification ends",
        day_qualify_hint: "资格复审不另行公布日期的，开始和结束都留空。" | "Where no days are announced for the second look at the qualification, leave both of its days empty.",
        day_interview_first: "面试开始" | "Interviews begin",
        day_interview_last: "面试结束" | "Interviews end",
        day_filing_by: "备案不晚于" | "Filed by",

        upload_lead: "上传职位表（.xlsx、.xls 或 .csv）。表上方的标题行、合并单元格和隐藏行都会认出来；职位代码按文本读取。再次上传会替换草稿里的全部职位。" | "Upload the position table (.xlsx, .xls or .csv). Title rows, merged cells and hidden rows are recognised; codes are read as text. Uploading again replaces every position of the draft.",
        upload_file: "职位表" | "Position table",
        upload_hint: "最多 {0} 行。" | "At most {0} rows.",
        upload_button: "导入" | "Import",
        columns: "各列的对应" | "Which column is what",
        columns_hint: "一般不用选：系统按表头识别各列。识别错了，就在这里按列号指定，再连同文件一起导入。所选对文件里每张工作表都有效。" | "Usually nothing is chosen here: the columns are recognised by their headers. Where one was taken for something else, say which it is and import the file with that. What is chosen holds for every sheet of the file.",
        columns_guess: "按表头识别" | "As recognised",
        columns_legend: "各项取自文件的哪一列" | "The column that each is taken from",
        columns_letter: "{0}列" | "Column {0}",
        columns_last: "{0}列：{1}" | "Column {0}: {1}",
        columns_caption: "上次导入时，文件中的哪一列取作哪一项" | "What each column of the file was taken for in the last import",
        columns_correct: "改正列的对应，重新导入" | "Correct the columns and import again",
        column_sheet: "工作表" | "Sheet",
        column_at: "列号" | "Column of the file",
        column_header: "表头" | "Header",
        column_example: "样例" | "Example",
        template: "下载模板" | "Download the template",
        doubts: "导入时存疑的地方" | "What was doubtful in the import",
        doubts_caption: "{0} 处存疑，{1} 行未导入" | "{0} doubts, {1} rows not imported",
        column_line: "行" | "Row",
        column_field: "列" | "Column",
        column_what: "情况" | "What",
        column_text: "原文" | "As printed",

        positions: "职位" | "Positions",
        positions_caption: "共 {0} 个职位" | "{0} positions found",
        positions_none: "没有符合条件的职位。" | "No position fits.",
        positions_none_hint: "换一个词，或者去掉一个条件。" | "Try another word, or drop a condition.",
        words: "关键词" | "Words",
        words_hint: "单位、职位、专业、地点，可用空格分开多个词" | "Unit, position, major, place; several words with blanks between them",
        by_region: "工作地点" | "Place of work",
        by_unit: "单位" | "Unit",
        by_major: "专业" | "Major",
        own_education: "我的学历" | "My education",
        column_code: "职位代码" | "Code",
        column_agency: "招录机关" | "Agency",
        column_unit: "用人单位" | "Unit",
        column_position: "职位" | "Position",
        column_place: "地点" | "Place",
        column_places: "人数" | "Places",
        column_state: "状态" | "State",
        conditions: "报考条件" | "Conditions",
        condition_none: "不限" | "None",
        age: "年龄" | "Age",
        gender: "性别" | "Gender",
        education: "学历" | "Education",
        degree: "学位" | "Degree",
        majors: "专业" | "Majors",
        political: "政治面貌" | "Political status",
        experience: "基层工作年限" | "Grass-roots experience",
        service: "服务基层项目" | "Grass-roots service",
        other: "其他条件" | "Other conditions",
        notes: "备注" | "Notes",
        variant: "考试类别" | "Category of papers",
        quota_behind: "用编核准单" | "Quota notice",
        level: "机构层级" | "Level",
        ratio: "面试比例" | "Interview ratio",

        amend: "变更这个职位" | "Amend this position",
        amend_lead: "公告后的职位只能经批准、公布变更。原文继续公开。" | "After the notice a position changes only by an approved, published amendment. The old text stays public.",
        amend_button: "提出变更" | "Propose the amendment",
        amend_places: "报名截止后到编排考场前，只能减少招录人数或取消职位。" | "Between the end of registration and the giving of seats only places can become fewer, or the position be cancelled.",
        cancel_title: "取消这个职位" | "Cancel this position",
        cancel_lead: "经另一人批准并公布后，职位不再招录：预留的编制释放，并通知报考人员在剩余的期限内改报。理由对外公布。" | "Once a second person has approved and published it, the position is not filled: its quota is free, and its applicants are told to choose another on the days that are left. The public reads the reason.",
        cancel_button: "提出取消" | "Propose the cancellation",
        cancels: "取消这个职位。" | "The position is cancelled.",
        cancelled_title: "职位已取消" | "This position is cancelled",
        cancelled_few: "缴费人数未达到开考比例，见开考名单。" | "Too few applicants paid for it; the list of cancelled positions has the numbers.",
        amendments: "变更" | "Amendments",
        amended: "{0}公布" | "Published on {0}",
        proposed: "{0}提出" | "Proposed on {0}",
        agree: "批准并公布" | "Approve and publish",
        decline: "不同意" | "Decline",
        before: "原文" | "Before",
        after: "变更后" | "After",
        amendment_caption: "变更的内容" | "What changes",
        column_item: "项目" | "Item",
    }
    /// What the page of approved quota says.
    Quota {
        title: "用编核准" | "Approved quota",
        lead: "每个职位都以一份《核准使用编制通知单》为依据：编制部门核准的数量、已预留和已使用的数量。" | "Every position rests on an approved quota notice: what the establishment office allowed, what is reserved, what is used.",
        none: "还没有核准单。" | "There are no notices yet.",
        none_hint: "编制部门核准后，由工作人员登记。" | "Staff enter them once the establishment office has issued them.",
        caption: "核准单及余额" | "Notices and what is left of them",
        column_number: "编号" | "Number",
        column_unit: "单位" | "Unit",
        column_kind: "编制类型" | "Kind",
        column_count: "核准" | "Approved",
        column_reserved: "已预留" | "Reserved",
        column_used: "已使用" | "Used",
        column_free: "余额" | "Free",
        column_expires: "有效期至" | "Valid until",
        movements: "变动" | "Movements",
        movements_lead: "每一次预留、释放和使用都由招录的一个步骤引起，并已记入账本。" | "Each reservation, release and use comes from a step of a recruitment, and is entered in the ledger.",
        movements_caption: "变动，最近的在前" | "Movements, the latest first",
        movements_none: "还没有变动。" | "There are no movements yet.",
        column_when: "时间" | "When",
        column_cause: "原因" | "Why",
        column_recruitment: "招录" | "Recruitment",
        see_recruitment: "查看招录" | "The recruitment",
        change: "{0} → {1}" | "{0} → {1}",
        enter: "登记核准单" | "Enter a notice",
        region: "核准的考区" | "Issued in",
        enter_button: "登记" | "Enter",
    }
}

/// A stage in words.
pub const fn stage_name(stage: Stage, lang: Lang) -> &'static str {
    let (zh, en) = match stage {
        Stage::Planning => ("编制计划", "Being planned"),
        Stage::Notice => ("已公告，报名尚未开始", "Announced; registration not yet open"),
        Stage::Registration => ("报名", "Registration"),
        Stage::Review => ("资格审查与缴费确认", "Review and payment"),
        Stage::Reapplication => ("改报", "Choosing another position"),
        Stage::Written => ("等待笔试", "Before the written examination"),
        Stage::Scores => ("阅卷与成绩", "Marking and scores"),
        Stage::Interviews => ("面试", "Interviews"),
        Stage::Checks => ("体检与考察", "Physical examination and inspection"),
        Stage::Publicity => ("公示", "Public notice of those proposed"),
        Stage::Finished => ("已备案", "Filed"),
    };
    lang.pick(zh, en)
}

/// A state in words.
pub const fn recruitment_state(state: RecruitmentState, lang: Lang) -> &'static str {
    let (zh, en) = match state {
        RecruitmentState::Draft => ("起草", "Draft"),
        RecruitmentState::Submitted => ("已报批", "Handed in"),
        RecruitmentState::Approved => ("已核准", "Approved"),
        RecruitmentState::Announced => ("已公告", "Announced"),
        RecruitmentState::Settled => ("已确认开考职位", "Positions settled"),
        RecruitmentState::Allotted => ("已编排考场", "Seats allotted"),
        RecruitmentState::Scored => ("已公布成绩", "Scores released"),
        RecruitmentState::Shortlisted => ("已公布面试入围", "Interview list published"),
        RecruitmentState::Ranked => ("已公布总成绩", "Totals published"),
        RecruitmentState::Publicised => ("公示中", "On public notice"),
        RecruitmentState::Filed => ("已备案", "Filed"),
    };
    lang.pick(zh, en)
}

/// A position's state in words.
pub const fn position_state(state: PositionState, lang: Lang) -> &'static str {
    let (zh, en) = match state {
        PositionState::Open => ("招录", "Open"),
        PositionState::Cancelled => ("已取消", "Cancelled"),
    };
    lang.pick(zh, en)
}

/// An amendment's state in words.
pub const fn amendment_state(state: AmendmentState, lang: Lang) -> &'static str {
    let (zh, en) = match state {
        AmendmentState::Proposed => ("待批准", "Waits for approval"),
        AmendmentState::Published => ("已公布", "Published"),
        AmendmentState::Declined => ("未同意", "Declined"),
    };
    lang.pick(zh, en)
}

/// A kind of quota in words.
pub const fn quota_kind(kind: QuotaKind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        QuotaKind::Administrative => ("行政编制", "Administrative"),
        QuotaKind::PoliticalLegal => ("政法专项编制", "Political and legal"),
        QuotaKind::Institution => ("事业编制", "Public institution"),
        QuotaKind::Workers => ("工勤编制", "Workers"),
    };
    lang.pick(zh, en)
}

/// What moved quota, in words.
pub const fn quota_cause(cause: QuotaCause, lang: Lang) -> &'static str {
    let (zh, en) = match cause {
        QuotaCause::Reserved => ("计划报批，预留", "Plan handed in: reserved"),
        QuotaCause::GivenBack => ("计划退回或撤回，释放", "Plan returned or taken back: free again"),
        QuotaCause::Amended => ("取消职位或核减人数，释放", "Position cancelled or fewer places: free again"),
        QuotaCause::Settled => {
            ("职位未达开考比例取消，释放", "Position cancelled for want of paid candidates: free again")
        }
        QuotaCause::Moved => ("日程变更，改用本单位其他核准单", "Days changed: another notice of the unit"),
        QuotaCause::Filed => {
            ("结果备案：已录用的使用，未招满的释放", "Result filed: used by the hired, free where nobody was")
        }
    };
    lang.pick(zh, en)
}

/// Why a position has no quota, in words; the text itself where it is none of the reasons.
pub fn lack_words(text: &str, lang: Lang) -> String {
    let words = |lack: Lack| match lack {
        Lack::NoNotice => lang.pick("单位没有核准单", "its unit holds no notice"),
        Lack::WrongKind => lang.pick("编制类型不符", "the kind of quota does not fit"),
        Lack::Expires => lang.pick("核准单在备案前到期", "the notice expires before the filing"),
        Lack::TooFew => lang.pick("余额不足", "too few places are left"),
    };
    Lack::ALL.into_iter().find(|lack| lack.as_str() == text).map_or(text, words).to_owned()
}

/// A level of education in words.
pub const fn education_name(level: Education, lang: Lang) -> &'static str {
    let (zh, en) = match level {
        Education::Secondary => ("高中、中专", "Secondary school"),
        Education::College => ("大专", "College"),
        Education::Bachelor => ("本科", "Bachelor"),
        Education::Master => ("硕士研究生", "Master"),
        Education::Doctor => ("博士研究生", "Doctor"),
    };
    lang.pick(zh, en)
}

/// A column of a position table in words.
pub const fn position_column(column: PositionColumn, lang: Lang) -> &'static str {
    let words = Recruitment::of(lang);
    match column {
        PositionColumn::Code => words.column_code,
        PositionColumn::Agency => words.column_agency,
        PositionColumn::Unit => words.column_unit,
        PositionColumn::Title => words.column_position,
        PositionColumn::Places => words.column_places,
        PositionColumn::Level => words.level,
        PositionColumn::Region => words.column_place,
        PositionColumn::Age => words.age,
        PositionColumn::Gender => words.gender,
        PositionColumn::Education => words.education,
        PositionColumn::Degree => words.degree,
        PositionColumn::Majors => words.majors,
        PositionColumn::Political => words.political,
        PositionColumn::Experience => words.experience,
        PositionColumn::Service => words.service,
        PositionColumn::Other => words.other,
        PositionColumn::Variant => words.variant,
        PositionColumn::Ratio => words.ratio,
        PositionColumn::Notes => words.notes,
    }
}

/// What was doubtful in an import, in words.
pub const fn doubt_kind(kind: DoubtKind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        DoubtKind::ByContent => ("没有表头，按内容认出", "No header: told by its content"),
        DoubtKind::Repeated => ("与另一行完全相同，已略去", "Repeats another row exactly: left out"),
        DoubtKind::Note => ("说明行，已略去", "A note: left out"),
        DoubtKind::Header => ("重复的表头，已略去", "The header again: left out"),
        DoubtKind::FilledDown => ("空格，取上一行的内容", "Empty: takes what stands above"),
        DoubtKind::OddCode => ("代码长度与其他职位不同", "The code has another length than the others"),
        DoubtKind::LinkText => ("链接文字已略去", "The text of a link was left out"),
        DoubtKind::Unread => ("没有规则能读，由人工判断", "No rule reads it: a person decides"),
        DoubtKind::Vague => ("专业没有列全", "The majors are not listed in full"),
        DoubtKind::FromNotes => ("从备注读出的条件", "A condition read from the notes"),
        DoubtKind::Cadres => ("认作面向村、社区干部的职位", "Taken for a position of village or community cadres"),
        DoubtKind::SheetLeftOut => ("不是职位表的工作表，未读取", "A sheet that is no position table: not read"),
        DoubtKind::Fault => ("单元格无法读取", "A cell that cannot be read"),
    };
    lang.pick(zh, en)
}
