//! The words every page shares: the frame around it, the parts it is made of, and what follows a finished step.

use crate::lang::Lang;
use crate::messages;

messages! {
    /// The frame: header, navigation, switches and footer.
    Shell {
        name: "阳光人事" | "Sunshine Personnel",
        promise: "每一项人事权力，都在阳光下行使" | "Every personnel power, used in the open",
        skip: "跳到正文" | "Skip to content",
        navigation: "主导航" | "Main",
        recruitment: "招录" | "Recruitment",
        work: "待办" | "Work list",
        powers: "权力清单" | "Powers",
        supervision: "电子监察" | "Supervision",
        approvals: "审批" | "Approvals",
        seasons: "面试安排" | "Interviews",
        draws: "抽签" | "Draws",
        examiners: "考官库" | "Examiners",
        applications: "我的报名" | "My applications",
        duties: "我的任务" | "My duties",
        ledger: "账本" | "Ledger",
        calendar: "日历" | "Calendar",
        parameters: "参数" | "Parameters",
        accounts: "账户" | "Accounts",
        design: "界面部件" | "Design parts",
        theme_change: "外观：{0}。改为{1}" | "Appearance: {0}. Change to: {1}",
        theme_auto: "跟随系统" | "As the device",
        theme_light: "浅色" | "Light",
        theme_dark: "深色" | "Dark",
        sign_in: "登录" | "Sign in",
        sign_out: "退出登录" | "Sign out",
        own_account: "我的账户" | "My account",
        footer_about: "本系统公开每一项人事权力的行使过程。任何人都可以在浏览器中复核抽签结果和账本。" | "This system shows each use of a personnel power. Anybody can check draws and the ledger in a browser.",
        footer_links: "页脚" | "Footer",
        checkpoint: "账本检查点" | "Ledger checkpoint",
        draws_json: "抽签数据（JSON）" | "Draws as data (JSON)",
        licence: "开放源代码，采用 Apache-2.0 许可" | "Open source under Apache-2.0",
        not_found_title: "没有这一页" | "There is no such page",
        not_found_text: "请检查网址是否完整，或者从导航重新进入。" | "Check that the address is complete, or start again from the navigation.",
        home: "首页" | "Home",
    }
    /// The parts of a page.
    Common {
        optional: "选填" | "optional",
        choose: "请选择" | "Choose",
        any: "全部" | "All",
        error_prefix: "错误：" | "Error: ",
        summary_title: "有问题需要处理" | "There is a problem",
        breadcrumbs: "当前位置" | "You are here",
        sort_by: "按“{0}”排序" | "Sort by {0}",
        filter: "筛选" | "Filter",
        filter_apply: "应用筛选" | "Apply filter",
        filter_clear: "清除筛选" | "Clear filter",
        pages: "分页" | "Pages",
        next: "下一页" | "Next page",
        first: "回到第一页" | "Back to the first page",
        step_done: "已完成" | "done",
        step_current: "进行中" | "now",
        step_waiting: "未开始" | "not yet",
        step_failed: "未成功" | "failed",
        colon: "：" | ": ",
        info: "说明" | "Note",
        good: "成功" | "Done",
        warning: "注意" | "Warning",
        bad: "错误" | "Error",
        loading: "正在读取……" | "Loading…",
        cancel: "取消" | "Cancel",
        sign_in: "登录" | "Sign in",
        no_script: "此处需要启用 JavaScript。没有它，也可以下载数据自行核对。" | "This part needs JavaScript. Without it, the data can be downloaded and checked by other means.",
        refused_title: "不能继续" | "This cannot go on",
        show_code: "输入动态验证码" | "Enter the one-time code",
        back_home: "回到首页" | "Back to the first page",
    }
    /// What verdicts say, also in islands.
    Proof {
        verified: "已核实" | "Verified",
        not_verified: "未通过核实" | "Does not verify",
        unchecked: "尚未核实" | "Not checked yet",
        details: "证明细节" | "Details of the proof",
    }
    /// What the map of flows says, also in islands.
    Map {
        title: "考官跨考区流向示意图" | "Schematic map of examiners between exam regions",
        description: "{0}个考区之间共有{1}条流向、{2}人次。旁边的表格给出同样的数据。" | "{1} flows of {2} examiners between {0} exam regions. The table beside it holds the same data.",
        flow: "{0}至{1}：{2}人" | "{0} to {1}: {2}",
    }
    /// What the upload island says.
    Upload {
        sending: "正在上传：{0}%" | "Uploading: {0}%",
        reading: "已上传，服务器正在读取文件……" | "Uploaded. The server is reading the file…",
        failed: "上传没有完成。请检查网络后重试。" | "The upload did not finish. Check the connection and try again.",
    }
    /// What the copy button says.
    Copy {
        copy: "复制" | "Copy",
        copied: "已复制" | "Copied",
        failed: "复制失败，请手动选择" | "Copying failed: select it by hand",
    }
}

/// What a finished step says, by the code in `?done=`.
#[derive(Debug)]
pub struct Done;

/// Code, Chinese, English. A code that is not here says nothing, so an address cannot put words into the page.
const DONE: &[(&str, &str, &str)] = &[
    ("saved", "已保存。", "Saved."),
    ("signed-in", "已登录。", "You are signed in."),
    ("signed-out", "已退出登录。", "You are signed out."),
    ("password-changed", "密码已修改，其他设备上的登录已失效。", "Password changed. Other devices are signed out."),
    ("second-factor-on", "动态验证码已启用。", "The second factor is on."),
    ("second-factor-off", "动态验证码已重置。", "The second factor has been reset."),
    ("signed-out-everywhere", "已在所有设备上退出登录。", "You are signed out on every device."),
    ("password-reset", "密码已重设，该账户须用新密码登录。", "Password reset. The account signs in with the new one."),
    ("signed-up", "账户已建立，您已登录。", "Your account is made and you are signed in."),
    (
        "contact-changed",
        "联系方式已更换，今后用新的手机号或邮箱登录。",
        "Your contact is changed. Sign in with the new number or address from now on.",
    ),
    ("account-created", "账户已建立。", "Account created."),
    ("account-locked", "账户已锁定。", "Account locked."),
    ("account-unlocked", "账户已解锁。", "Account unlocked."),
    ("parameter-added", "参数已登记，并已记入账本。", "Parameter recorded and entered in the ledger."),
    ("parameter-ended", "数值已终止，并已记入账本。", "The value is ended and entered in the ledger."),
    ("calendar-imported", "放假安排已导入，并已记入账本。", "The notice is imported and entered in the ledger."),
    ("roster-read", "名册已读取，请核对后确认。", "The roster has been read. Check it, then confirm."),
    ("roster-imported", "名册已导入考官库，并已记入账本。", "The roster is in the register and entered in the ledger."),
    (
        "roster-unchanged",
        "名册与考官库一致，没有写入任何内容。",
        "The roster agrees with the register. Nothing was written.",
    ),
    ("roster-dropped", "已放弃这份名册，考官库没有变化。", "The roster was dropped. The register is unchanged."),
    (
        "examiner-changed",
        "考官状态已变更，并已记入账本。",
        "The examiner's state is changed and entered in the ledger.",
    ),
    ("examiner-applied", "申请已登记，并已记入账本。", "The application is entered, also in the ledger."),
    ("examiner-recorded", "已登记，并已记入账本。", "Entered, also in the ledger."),
    (
        "avoidance-declared",
        "回避申报已登记，从下一次封定的抽签起有效。",
        "The avoidance is declared. It holds from the next draw that is fixed.",
    ),
    ("avoidance-ended", "回避申报已终止，并已记入账本。", "The declaration is ended, also in the ledger."),
    ("absence-noted", "已记缺考，并已记入账本。", "The absence is noted, also in the ledger."),
    ("draw-created", "抽签已建立。", "The draw is set up."),
    ("draw-saved", "抽签设置已保存。", "The draw's settings are saved."),
    ("draw-opened", "已请监督员提交承诺。", "Supervisors are asked for their commitments."),
    (
        "draw-committed",
        "承诺已登记，并已记入账本。请妥善保管您的数字。",
        "Commitment recorded and entered in the ledger. Keep your number safe.",
    ),
    ("draw-fixed", "抽签已封定，并已记入账本。", "The draw is fixed and entered in the ledger."),
    ("draw-revealed", "数字已公开，并已记入账本。", "The number is revealed and entered in the ledger."),
    ("draw-beacon", "信标值已录入，签名验证通过。", "The beacon value is entered; its signature verifies."),
    ("draw-drawn", "抽签已完成，结果已记入账本。", "The draw is done and its result is in the ledger."),
    (
        "seat-filled",
        "席位已由抽签顺序中的下一位递补，并已记入账本。",
        "The seat went to the next in the drawn order, and the ledger says so.",
    ),
    (
        "seat-empty",
        "没有符合全部规则的考官可以递补，席位空缺，已记入账本。",
        "Nobody is left who keeps every rule. The seat is empty, and the ledger says so.",
    ),
    (
        "lot-filled",
        "名额已由抽签顺序中的下一位递补，并已记入账本。",
        "The place went to the next in the drawn order, and the ledger says so.",
    ),
    (
        "lot-empty",
        "没有人可以递补，名额空缺，已记入账本。",
        "Nobody is left. The place is empty, and the ledger says so.",
    ),
    ("request-declined", "已答复考官，考官保留席位。", "The examiner has your reply and keeps the seat."),
    ("seat-confirmed", "已确认。", "You have confirmed."),
    ("replacement-asked", "您的请求已送达组织者。", "Your request is with those who lead the draw."),
    ("room-opened", "考场已开始评分。", "Scoring has begun in this room."),
    ("number-called", "已叫号。", "The number is called."),
    ("score-entered", "评分已收到，并已记入账本。", "Your score is received, and the ledger says that it came."),
    (
        "score-already",
        "这个分数已经收到过，没有重复记录。",
        "This score had been received already. Nothing was written twice.",
    ),
    ("result-announced", "得分已公布，并已记入账本。", "The result is announced and entered in the ledger."),
    ("result-signed", "已签字，并已记入账本。", "Signed, and entered in the ledger."),
    ("correction-asked", "更正已提交，等待另一人会签。", "The correction waits for somebody else's counter-signature."),
    ("correction-decided", "更正已处理，并已记入账本。", "The correction is decided and entered in the ledger."),
    ("room-closed", "考场评分已结束，并已记入账本。", "The room is closed and entered in the ledger."),
    ("recruitment-planned", "招录计划已保存。", "The recruitment is planned."),
    ("positions-put", "职位表已导入。", "The position table is imported."),
    ("recruitment-submitted", "计划已报批，编制已预留。", "The plan is handed in and its quota reserved."),
    ("recruitment-returned", "计划已退回。", "The plan is returned."),
    ("recruitment-approved", "计划已核准，方案已封存。", "The plan is approved and its scheme frozen."),
    ("lines-proposed", "分数线已提出，等待另一人核定。", "The lines are proposed and wait for another person."),
    ("lines-set", "分数线已核定并公布，已记入账本。", "The lines are set, public, and entered in the ledger."),
    ("lines-declined", "已表示不同意，并已记入账本。", "The lines are declined; that is entered in the ledger."),
    ("shortlisted", "面试入围名单已公布，并已记入账本。", "The shortlist is published and entered in the ledger."),
    ("call-given-up", "您已放弃面试，并已记入账本。", "You have given the interview up; the ledger says so."),
    ("replaced", "退出已记录，递补的考生已列入名单。", "Entered. Whoever follows is on a list."),
    ("replaced-nobody", "退出已记录，没有可以递补的考生。", "Entered. Nobody follows."),
    ("invited", "面试人员名单已公布，并已记入账本。", "The list of interviews is published and entered in the ledger."),
    ("interviews-taken", "面试成绩已取入，并已记入账本。", "The interviews are taken and entered in the ledger."),
    ("ranked", "总成绩和名次已公布，并已记入账本。", "Totals and ranks are published and entered in the ledger."),
    ("checked", "结果已录入。", "The result is entered."),
    ("called-next", "已按名次递补，并已公布。", "The next in rank is called; the list is published."),
    ("publicised", "公示已发布，并已记入账本。", "The notice is published and entered in the ledger."),
    ("case-filed", "申请已收到，这是您的回执。", "Your application has arrived. This is your receipt."),
    ("case-acted", "已办理，并已记入账本。", "Done, and entered in the ledger."),
    ("post-given", "已任命，并已记入账本。", "Appointed, and entered in the ledger."),
    ("post-taken", "已免去，并已记入账本。", "Relieved, and entered in the ledger."),
    ("card-explained", "说明已提交，并已记入账本。", "Explained, and entered in the ledger."),
    ("card-demanded", "督办期限已设定，并已记入账本。", "The day is set, and entered in the ledger."),
    ("card-found", "已认定，并已记入账本。", "Found, and entered in the ledger."),
    ("card-concluded", "处理结果已登记，并已记入账本。", "The consequence is entered, also in the ledger."),
    ("filed", "结果已备案，编制已使用。", "The result is filed and the quota used."),
    (
        "objection-raised",
        "异议已收到，会作出决定并说明理由。",
        "Your objection has arrived. It will be decided, with reasons.",
    ),
    ("objection-decided", "异议已决定，并已记入账本。", "The objection is decided and entered in the ledger."),
    ("recruitment-announced", "公告已发布，并已记入账本。", "The notice is published and entered in the ledger."),
    ("amendment-proposed", "变更已提出，等待批准。", "The amendment is proposed and waits for approval."),
    ("amendment-decided", "变更已处理，并已记入账本。", "The amendment is decided and entered in the ledger."),
    (
        "application-decided",
        "已办结，记入账本并通知本人。",
        "Decided, entered in the ledger, and the applicant is told.",
    ),
    (
        "applications-accepted",
        "所选报名已全部审查通过，记入账本并通知本人。",
        "All those picked are accepted, entered in the ledger, and the applicants are told.",
    ),
    ("positions-settled", "开考职位已确认，并已记入账本。", "The positions are settled and entered in the ledger."),
    ("scheme-published", "方案已发布，并已记入账本。", "The scheme is published and entered in the ledger."),
    ("quota-entered", "核准单已登记，并已记入账本。", "The notice is entered, also in the ledger."),
    (
        "seats-given",
        "座位已编排，准考证已生成，并已记入账本。",
        "The seats are given, with a ticket each, and the ledger says so.",
    ),
    (
        "points-imported",
        "成绩册已导入，等待第二人公布。",
        "The table of points is imported and waits for its release by a second person.",
    ),
    (
        "points-faulty",
        "成绩册有问题，没有采用。请按下面列出的行改正后重新导入。",
        "The table has problems and was not taken. Correct the rows listed below and import it again.",
    ),
    ("points-withdrawn", "成绩册已撤回。", "The table of points is withdrawn."),
    ("points-released", "成绩已公布，并已记入账本。", "The points are released and entered in the ledger."),
    ("recheck-asked", "成绩复核申请已提交。", "Your request for a check is handed in."),
    ("recheck-decided", "复核已处理，并已记入账本。", "The check is decided and entered in the ledger."),
    ("application-begun", "报名表已建立，请填写并保存。", "Your form is there. Fill it in and save it."),
    ("form-saved", "报名表已保存。", "The form is saved."),
    ("attached", "附件已上传，并已记入账本。", "The file is attached, and the ledger says so."),
    ("detached", "附件已删除。", "The file is taken away."),
    (
        "application-submitted",
        "报名已提交，等待资格审查，并已记入账本。",
        "Your application is handed in and waits for its review; the ledger says so.",
    ),
    ("application-withdrawn", "报名已撤回，并已记入账本。", "Your application is taken back; the ledger says so."),
    ("application-appealed", "申诉已提交，由另一名审查人员决定。", "Your appeal is made. Another reviewer decides it."),
    ("application-paid", "缴费通知已收到，并已记入账本。", "The payment has come, and the ledger says so."),
    ("position-chosen", "职位已更换，并已记入账本。", "The position is changed; the ledger says so."),
    ("season-planned", "面试安排已保存。", "The season is planned."),
    ("season-amended", "面试安排已修改，并已记入账本。", "The plan is changed and entered in the ledger."),
    ("season-published", "面试安排已公布，并已记入账本。", "The season is published and entered in the ledger."),
    ("draw-closed", "抽签已关闭，并已记入账本。", "The draw is closed and entered in the ledger."),
];

impl Done {
    /// The sentence of a code, if there is one.
    pub fn sentence(code: &str, lang: Lang) -> Option<&'static str> {
        DONE.iter().find(|(known, _, _)| *known == code).map(|(_, zh, en)| match lang {
            Lang::Zh => *zh,
            Lang::En => *en,
        })
    }
}
