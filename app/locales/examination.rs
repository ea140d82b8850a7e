//! The written examination (考试): the draw of the seats, tickets, points, checks, and the status that a ticket opens.

use crate::lang::Lang;
use crate::messages;
use domain::examination::{ProblemKind, RecheckState};
use domain::selection::PublicFate;

messages! {
    /// What the staff's panel and the public seats say.
    Examination {
        title: "笔试" | "Written examination",
        panel_lead: "{0}笔试：先公开抽定座位，再导入成绩，由第二人公布，然后处理成绩复核。" | "Papers are sat on {0}. The seats are drawn in public; then points are imported, released by a second person, and checked where somebody asks.",
        panel_link: "笔试工作台" | "Written examination: staff",
        sitting: "应考人数" | "Candidates",
        rooms_count: "考场" | "Rooms",
        seats_count: "座位" | "Seats",
        seats: "编排考场" | "Seats",
        seats_lead: "谁坐哪里由公开抽签决定：考场在抽签公告时封定，结果由任何人复核；同一考场相邻座位尽量不安排同一职位的考生。" | "A public draw decides who sits where. The rooms are fixed with its announcement, anybody can check the result, and neighbours are of different positions where that can be.",
        draw: "座位抽签" | "Draw of the seats",
        draw_open: "打开抽签" | "Open the draw",
        draw_caption: "座位抽签，最近的在前" | "Draws of the seats, newest first",
        column_draw: "开启时间" | "Opens",
        column_state: "状态" | "State",
        column_rooms: "考场" | "Rooms",
        set_up: "设置座位抽签" | "Set the draw up",
        change: "修改草拟的抽签" | "Change the draft",
        form_title: "抽签名称" | "What the draw is called",
        title_usual: "{0}：编排考场" | "{0}: seats of the written papers",
        form_opens: "开启时间" | "Opening time",
        form_opens_hint: "北京时间。在此之前监督员提交承诺，抽签封定。" | "Beijing time. Until then supervisors commit to their numbers and the draw is fixed.",
        form_beacon: "加入公共随机信标" | "Let the public beacon take part",
        form_supervisors: "请哪些监督员参加" | "Which supervisors take part",
        form_rooms: "考场" | "Rooms",
        form_rooms_hint: "从电子表格粘贴，每行一个：考点、地址、考场、座位数。按这个顺序坐满；每组科目从新的考场开始。" | "Paste from a spreadsheet, one on a line: site, address, room, seats. They are filled in this order; each set of papers begins a new room.",
        save: "保存" | "Save",
        allot: "按抽签结果编排座位" | "Give the drawn seats",
        allot_hint: "抽签已完成。编排后每位考生得到准考证号和座位，并收到通知；不能重来。" | "The draw is done. Everybody gets a ticket and a seat and is told so. This cannot be done again.",
        seats_public: "查看公布的座位" | "See the published seats",
        roll: "考生名册" | "The candidates by name",
        roll_lead: "按考场和座位列出每名考生的准考证号、姓名和隐去中间各位的证件号码，供通知资格复审和体检、考场签到使用；“缺考”和各科目的列留空，填好后可以直接作为成绩册导入。名册含个人信息，只限工作使用。" | "Each candidate by room and seat, with ticket, name and masked identity number: to call people up, and to sign at the door. The columns 缺考 (absent) and of the papers are empty; filled in, the file can be imported as a table of points. It holds personal data: for the work only.",
        roll_file: "考生名册（.xlsx）" | "The candidates (.xlsx)",
        roll_of_site: "{0}的名册（.xlsx）" | "Those of {0} (.xlsx)",
        roll_sheet: "考生名册" | "Candidates",
        column_signature: "签到" | "Signature",
        points: "成绩册" | "Tables of points",
        points_lead: "一个人导入，另一个人公布。公布之前任何页面都不显示分数。缺考人员也须列入，注明“缺考”或“-”。" | "One person imports, another releases. No page shows points before. List those who were absent too, marked 缺考 or -.",
        points_columns: "需要的列：准考证号，以及{0}；可以有“缺考标记”一列。" | "Columns: 准考证号 (ticket) and {0}; a column 缺考标记 (absent) may stand beside.",
        points_file: "成绩册（.xlsx、.xls 或 .csv）" | "Table of points (.xlsx, .xls or .csv)",
        points_hint: "一次最多{0}行；人多时可按考点分几个文件导入。" | "At most {0} rows at once; a large examination brings one file for each site.",
        points_import: "导入成绩册" | "Import the table",
        sheets_caption: "导入的成绩册，最近的在前" | "Imported tables, newest first",
        column_at: "导入时间" | "Imported",
        column_rows: "人数" | "Candidates",
        column_hash: "指纹" | "Fingerprint",
        column_by: "导入人" | "Imported by",
        by_you: "您" | "you",
        by_other: "其他人" | "somebody else",
        sheet_waiting: "待公布" | "Waits for release",
        sheet_faulty: "有问题，未采用" | "Has problems, not taken",
        sheet_released: "已公布" | "Released",
        withdraw: "撤回" | "Withdraw",
        problems: "问题" | "Problems",
        problems_caption: "成绩册中的问题：{0}处" | "Problems in the table: {0}",
        column_line: "行" | "Row",
        column_paper: "科目" | "Paper",
        column_what: "问题" | "Problem",
        column_text: "内容" | "What stands there",
        missing: "还有{0}名考生不在任何待公布的成绩册中。" | "{0} candidates stand in no table that waits.",
        missing_first: "其中：{0}" | "Among them: {0}",
        complete: "全部考生都在待公布的成绩册中。" | "Every candidate stands in a table that waits.",
        release: "公布成绩" | "Release the points",
        bonuses: "加分" | "Additional points",
        bonuses_told: "已核准 {0} 人，待核准 {1} 人。" | "Confirmed: {0}. Waiting for a decision: {1}.",
        bonuses_open: "先逐份核准加分申请" | "Decide the claims first",
        bonuses_hint: "核准的加分按准考证号公示；公示期满后才能公布成绩。" | "What is confirmed is published by ticket; points are released only after that notice.",
        bonuses_publish: "公示加分" | "Publish the additional points",
        bonuses_until: "加分公示到{0}24:00为止，期满后公布成绩。" | "The notice of additional points runs until the end of {0}; points are released afterwards.",
        release_hint: "公布后每位考生可以查到自己的成绩，并收到通知；不能重来。导入人不能公布。" | "Every candidate can then read their own points and is told so. This cannot be done again. Whoever imported a table cannot release it.",
        rechecks: "成绩复核" | "Checks of papers",
        rechecks_lead: "一个人复核：无误即答复；有差错的写明应得分数，经第二人同意才更正。" | "One person checks. Where the points stand that is the answer; where they do not, a second person must agree before they change.",
        rechecks_none: "没有成绩复核申请。" | "Nobody has asked for a check.",
        recheck_of: "准考证号{0}，{1}" | "Ticket {0}, {1}",
        recheck_points: "现有分数" | "Points now",
        recheck_grounds: "理由" | "Grounds",
        recheck_found: "复核分数" | "Points found",
        confirm: "原分数无误" | "The points stand",
        find_points: "应得分数" | "Points it should have",
        find: "提交差错" | "Report the difference",
        find_lead: "复核发现差错的，在这里填写。" | "Where the check found other points, enter them here."  ,
        find_which: "哪一份申请" | "Which request",
        agree: "同意更正" | "Agree and correct",
        decline: "不同意，重新复核" | "Do not agree; check again",
        waits_second: "等待第二人决定。" | "Waits for a second person.",
        absent: "缺考" | "absent",

        public_title: "考场座位" | "Seats of the written examination",
        public_lead: "座位由公开抽签决定。考生以抽签代号列出；每位考生在准考证上看到自己的代号。" | "The seats were drawn in public. Candidates stand here under pseudonyms; each finds their own on their ticket.",
        public_rooms: "各考场" | "Rooms",
        public_rooms_caption: "考场和已编排的座位" | "Rooms and the seats taken in them",
        column_site: "考点" | "Site",
        column_room: "考场" | "Room",
        column_address: "地址" | "Address",
        column_taken: "已编排" | "Taken",
        column_seats: "座位数" | "Seats",
        column_seat: "座位" | "Seat",
        column_entry: "代号" | "Pseudonym",
        room_seats: "{0} {1}的座位" | "Seats of {0} {1}",
        beside: "相邻座位为同一职位的对数" | "Neighbours of one position",
        fingerprint: "座位表指纹（SHA-256），与账本记录一致" | "Fingerprint of the seats (SHA-256), as the ledger has it",
        seats_sheet: "座位表" | "Seats",
        workbook: "座位表（.xlsx）" | "Seats (.xlsx)",
        file: "座位表（JSON）" | "Seats (JSON)",
        how: "怎样复核" | "How to check it",
        how_1: "打开抽签页面，在您的浏览器里复核抽签结果。" | "Open the draw's page and verify its result in your browser.",
        how_2: "按抽签顺序坐满考场：每组科目从新的考场开始；下一个若与邻座同一职位，由顺序中第一个其他职位的先坐。" | "Fill the rooms in the drawn order: each set of papers begins a new room; where the next would sit beside one of the same position, the first of another position goes before.",
        how_3: "把得到的座位与下载的座位表比较，再把它的SHA-256与账本记录比较。" | "Compare the seats with the file, and its SHA-256 with the ledger's entry.",
        on_ledger: "账本中的笔试记录" | "Entries of the ledger",
    }

    /// What making the seats again says, also in an island.
    SeatChecking {
        start: "在浏览器中重新编排座位" | "Make the seats again in your browser",
        checking: "正在下载并编排……" | "Downloading and computing…",
        unreachable: "座位表、抽签验证包或核对程序没有下载成功，因此没有结论。请稍后再试。" | "The seats, the draw's bundle or the checks did not arrive, so there is no verdict. Try again later.",
        needs_script: "重新编排需要启用 JavaScript；也可以下载座位表和验证包自行编排。" | "Making them again needs JavaScript; the seats and the bundle can be downloaded and computed by other means.",
    }

    /// What the candidate reads: ticket, points, status.
    Candidates {
        ticket: "准考证" | "Admission ticket",
        ticket_lead: "请打印并带好本人有效身份证件。扫描二维码可以核对真伪。" | "Print it and bring your identity card. The code leads to a page that says whether the ticket is genuine.",
        ticket_pdf: "下载PDF" | "Download as PDF",
        ticket_print: "也可以用浏览器的打印功能打印本页，纸张选A4。" | "Or print this page with your browser, on A4.",
        applications: "我的报名" | "My applications",
        name: "姓名" | "Name",
        identity: "身份证号" | "Identity number",
        number: "准考证号" | "Ticket",
        examination: "考试" | "Examination",
        position: "报考职位" | "Position",
        day: "笔试日期" | "Day",
        papers: "科目" | "Papers",
        separator: "、" | ", ",
        site: "考点" | "Site",
        address: "地址" | "Address",
        room: "考场" | "Room",
        seat: "座位号" | "Seat",
        entry: "抽签代号" | "Pseudonym in the draw",
        entry_hint: "在公布的座位中找到这个代号，就能核对座位是抽签决定的。" | "Find this pseudonym among the published seats to see that your seat is the drawn one.",
        draw: "座位抽签" | "Draw of the seats",
        seats: "公布的座位" | "Published seats",
        qr: "核对准考证的二维码" | "Code to check the ticket",
        photo: "照片" | "Photo",
        photo_none: "报名时没有上传照片" | "No photo was attached",
        photo_unreadable: "照片不能印在这里" | "The photo cannot be printed",
        lacking: "〔〕内是字库中没有的字的统一码（Unicode）编号，该字以有效身份证件为准。" | "〔〕 holds the Unicode number of a character that this sheet has no picture of; the identity card shows it.",
        rules: "考生须知" | "Rules",
        rule_1: "凭本准考证和有效身份证件进入考场，两证缺一不可。" | "Bring this ticket and your identity card; without either you cannot enter.",
        rule_2: "按准考证上的考点、考场和座位号就座。" | "Sit at the site, room and seat printed here.",
        rule_3: "不得携带手机等通讯工具。违纪违规按有关规定处理，并记入诚信档案。" | "Phones and other such devices stay outside. Breaches are dealt with by the rules and recorded.",
        points_link: "查看笔试成绩" | "See my points",

        check_title: "核对准考证" | "Check a ticket",
        check_lead: "扫描准考证上的二维码会打开本页。" | "The code on an admission ticket opens this page.",
        check_good: "这张准考证是真的。" | "This ticket is genuine.",
        check_good_detail: "由本系统签发，座位如下。请同时核对考生的身份证件。" | "This system gave it, for the seat below. Check the identity card as well.",
        check_bad: "这张准考证不是本系统签发的，或者内容被改动过。" | "This ticket was not given by this system, or what it says was altered.",
        check_none: "地址里没有准考证号和校验码。请扫描准考证上的二维码。" | "The address names no ticket. Scan the code on the ticket.",

        status_title: "凭准考证查询" | "Status by ticket",
        status_lead: "不用登录：填写准考证号和身份证号后四位，即可查看座位、成绩和名次。" | "Without an account: the ticket and the last four characters of the identity number show seat, points and rank.",
        status_digits: "身份证号后四位" | "Last four characters of the identity number",
        status_digits_hint: "最后一位是X的，填X。" | "X counts where it is the last.",
        status_ticket_hint: "12位数字。" | "Twelve digits.",
        status_look: "查询" | "Look it up",
        status_of: "查询结果" | "Status",
        points: "笔试成绩" | "Points of the written papers",
        points_caption: "各科成绩" | "Points of each paper",
        fate_of: "进展和结果" | "Progress and outcome",
        stage: "本次招录已进行到" | "The recruitment has come to",
        fate: "已公布的结果" | "What is published",
        fate_lists: "查看已公布的名单" | "Read the published lists",
        points_not_yet: "成绩还没有公布。" | "The points are not released yet.",
        column_paper: "科目" | "Paper",
        column_points: "成绩" | "Points",
        column_full: "满分" | "Full marks",
        absent: "缺考" | "absent",
        written: "笔试总成绩" | "Written total",
        written_none: "有科目缺考，没有总成绩" | "none, because a paper was missed",
        rank: "笔试名次" | "Rank by written total",
        call: "面试" | "Interview",
        interview: "面试成绩" | "Interview",
        total: "总成绩" | "Total",
        total_rank: "总成绩名次" | "Rank by total",

        recheck: "成绩复核" | "Check of a paper",
        recheck_lead: "对某科成绩有疑问的，可以在{0}24:00前申请复核一次。复核只查阅卷、合分、登分是否有误。" | "If you doubt the points of a paper you may ask once, by the end of {0}, to have it checked for mistakes of marking, adding or entering.",
        recheck_over: "复核申请已于{0}截止。" | "The period for such requests ended on {0}.",
        recheck_grounds: "理由（可不填）" | "Why (may be left out)",
        recheck_ask: "申请复核" | "Ask for the check",
        rechecks: "已提交的复核" | "Checks you asked for",
        rechecks_caption: "成绩复核申请和结果" | "Requests and their results",
        column_state: "状态" | "State",
        column_asked: "申请时间" | "Asked",
        column_decided: "答复时间" | "Answered",
    }
}

/// What is wrong in a row of a table of points.
pub fn problem_kind(kind: ProblemKind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        ProblemKind::BadTicket => {
            ("准考证号不是12位数字（长数字请按文本保存）", "the ticket is not twelve digits (keep it as text)")
        }
        ProblemKind::UnknownTicket => ("没有这个准考证号：此人没有座位", "nobody has this ticket"),
        ProblemKind::OtherExamination => ("是另一场考试的准考证号", "the ticket is of another examination"),
        ProblemKind::Twice => ("准考证号重复", "the ticket stands twice"),
        ProblemKind::AbsentWithPoints => ("考场记录为缺考，却有分数", "points of somebody who was absent"),
        ProblemKind::BadMark => ("缺考标记无法识别", "the mark of absence cannot be read"),
        ProblemKind::Blank => ("没有分数，也没有注明缺考", "neither points nor a mark of absence"),
        ProblemKind::BadPoints => ("分数须为数字，最多两位小数", "no digits with at most two decimals"),
        ProblemKind::AboveFull => ("超过满分", "above the full marks"),
        ProblemKind::NotTheirPaper => ("该考生不考这一科", "a paper that this candidate does not sit"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What the published lists say of a ticket.
pub const fn public_fate(fate: PublicFate, lang: Lang) -> &'static str {
    match fate {
        PublicFate::Waiting => {
            lang.pick("面试入围名单还没有公布", "who is called to the interview is not published yet")
        }
        PublicFate::NotCalled => lang.pick(
            "没有列入面试入围名单，也没有列入递补名单",
            "not called: neither on the shortlist nor on a list of replacements",
        ),
        PublicFate::Called => lang.pick("已列入面试入围名单", "called to the interview"),
        PublicFate::Replacing => {
            lang.pick("已列入递补名单，进入面试", "called to the interview in the place of somebody who left")
        }
        PublicFate::OnNotice => lang.pick("已列入拟录用公示名单", "on the public notice of those proposed for hire"),
        PublicFate::Hired => lang.pick("已列入录用名单", "on the list of the hired"),
        PublicFate::NotHired => {
            lang.pick("招录已结束，没有列入录用名单", "the recruitment is over; not on the list of the hired")
        }
    }
}

/// Where a request for a check stands.
pub fn recheck_state(state: RecheckState, lang: Lang) -> &'static str {
    let (zh, en) = match state {
        RecheckState::Asked => ("待复核", "waits for the check"),
        RecheckState::Confirmed => ("无误，成绩不变", "checked: the points stand"),
        RecheckState::Found => ("有差错，待第二人确认", "a difference was found; waits for a second person"),
        RecheckState::Corrected => ("已更正", "checked: the points were corrected"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
