//! The words of the first page.

use crate::messages;

messages! {
    /// The first page.
    Home {
        title: "阳光人事" | "Sunshine Personnel",
        lead: "每一项人事权力，都在阳光下行使：过程公开，结果可核，人人能查。" | "Every personnel power, used in the open: seen while it happens, checked by anybody afterwards.",
        see_draws: "查看公开抽签" | "See the public draws",
        how_verify: "怎样自己核对" | "How to check for yourself",
        steps_title: "一次抽签的五步" | "A draw in five steps",
        steps_lead: "面试考官跨考区派往何处，由公开抽签决定。到开启时间之前，结果在任何地方都不存在。" | "Which exam region an interview examiner is sent to is drawn in public. Before the opening time the result does not exist anywhere.",
        fix: "封定" | "Fix",
        fix_note: "名单、考场和规则封定，哈希记入账本" | "Pool, rooms and rules are frozen, their hash goes on the ledger",
        wait: "等待" | "Wait",
        wait_note: "监督员各持一个数字，互不知晓" | "Each supervisor keeps a number nobody else knows",
        reveal: "揭示" | "Reveal",
        reveal_note: "到点揭示信标值和监督员的数字" | "At the set time beacon and numbers are made public",
        draw: "抽签" | "Draw",
        draw_note: "由公开的种子按规则得出，同样的输入总得同样的结果" | "Rules and seed give the result: same input, same result",
        verify: "验证" | "Verify",
        verify_note: "任何人在浏览器里重演并比对哈希" | "Anybody replays it in a browser and compares hashes",
        doors_title: "从这里进入" | "Where to go",
        approvals: "审批事项" | "Approvals",
        approvals_text: "每个事项的依据、条件、材料、时限和流程；今天受理，何时办结。" | "Basis, conditions, papers, time and flow of every item; what is accepted today is decided when.",
        recruitment: "招录" | "Recruitment",
        recruitment_text: "公务员考录和事业单位招聘的公告、职位和条件；成绩公式可以试算。" | "Notices, positions and conditions of civil service and public institutions; try the formulas yourself.",
        draws: "公开抽签" | "Public draws",
        draws_text: "查看规则、承诺和结果，在自己的浏览器里重演。" | "Rules, commitments and results; replay them in your own browser.",
        seasons: "面试安排" | "Interview seasons",
        seasons_text: "哪天、在哪些考点面试，需要多少考官，每天怎样抽签。" | "On which days and at which sites interviews are held, how many examiners they need, and each day's draws.",
        pool: "考官库概况" | "The pool of examiners",
        pool_text: "各考区有多少考官、可任什么岗位；面试前不公开姓名。" | "How many examiners each region has and for which seats; no names before the interviews.",
        ledger: "账本" | "The ledger",
        ledger_text: "每一次用权都有一条记录；删改会被发现。" | "Each use of a power leaves an entry; what is edited or deleted shows.",
        calendar: "工作日历" | "Working days",
        calendar_text: "各项期限按哪些工作日计算，依据哪份通知。" | "Which days count towards a deadline, and by which notice.",
        parameters: "参数" | "Parameters",
        parameters_text: "法规和地区可以改变的数值，每个都写明依据和起止日期。" | "Values that law or region may change, each with its basis and its dates.",
    }
}
