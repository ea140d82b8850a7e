//! Scores on the day (面试评分).

use crate::messages;

messages! {
    /// What the room's screen says, to the public and to those who act in the room.
    Scores {
        title: "考场 {0} 评分" | "Scores of room {0}",
        lead: "只显示顺序号。每个席位各自评分，去掉一个最高分和一个最低分，其余取平均，保留两位小数。" | "Sequence numbers only. Each seat scores alone; one highest and one lowest are left out and the others averaged, to two decimals.",
        not_open: "这个考场还没有开始评分。" | "Scoring has not begun in this room.",
        closed: "考场评分已结束。" | "The room is closed.",
        called: "已叫号 {0} / {1}" | "{0} of {1} numbers called",
        caption: "顺序号和结果" | "Sequence numbers and results",
        column_number: "顺序号" | "Number",
        column_state: "状态" | "State",
        column_mean: "最后得分" | "Result",
        column_scores: "各席位评分" | "Scores of the seats",
        column_signed: "签字" | "Signed by",
        state_called: "评分中，还差 {0} 席" | "Scoring, {0} seats to come",
        state_complete: "评分齐全，等待公布" | "Complete, to be announced",
        state_announced: "已公布，等待签字" | "Announced, to be signed",
        state_signed: "已签字" | "Signed",
        left_out: "未计入" | "left out",
        scorer: "计分员" | "Scorer",
        chief: "主考官" | "Chief",
        supervisor: "监督员" | "Supervisor",

        yours: "您的席位：{0}" | "Your seat: {0}",
        enter_hint: "0 至 100，最多两位小数，半角数字。" | "0 to 100, at most two decimals, in the digits 0–9.",
        own_caption: "您的评分，只有您自己能看到，直到公布" | "Your scores; until the announcement nobody else sees them",
        column_score: "分数" | "Score",

        keep: "主持这个考场" | "Keep this room",
        open: "开始评分" | "Begin scoring",
        candidates: "考生人数" | "Candidates",
        candidates_planned: "考生人数：{0}（按面试安排）" | "Candidates: {0}, as the season plans",
        call: "叫下一个顺序号" | "Call the next number",
        announce: "公布顺序号 {0} 的得分" | "Announce the result of number {0}",
        sign: "为顺序号 {0} 签字：{1}" | "Sign number {0}: {1}",
        close: "结束考场评分" | "Close the room",
        next_call: "下一步：叫号。" | "Next: call a number.",
        next_wait: "等待考官评分。缺一个分数，考场就不能结束。" | "Waiting for scores. While one is missing the room cannot close.",
        next_announce: "下一步：公布得分。" | "Next: announce the result.",
        next_sign: "下一步：计分员、主考官、监督员签字。" | "Next: scorer, chief and supervisor sign.",
        next_close: "全部签字。可以结束。" | "Everything is signed. The room can be closed.",

        correct: "申请更正" | "Ask for a correction",
        correct_hint: "更正须由另一人会签并写入账本。公布的得分和签字因此作废，须重新公布和签字。" | "Somebody else must counter-sign it, and the ledger records it. An announced result and its signatures are withdrawn and made anew.",
        correct_number: "顺序号" | "Sequence number",
        correct_score: "正确的分数" | "The right score",
        correct_because: "错误类别" | "Kind of mistake",
        correct_because_hint: "类别写入公开账本，下面的说明不公开。" | "The kind goes on the public ledger; the words below do not.",
        correct_reason: "说明" | "In words",
        because_typing: "录入有误" | "Typed wrongly",
        because_wrong_number: "记错顺序号" | "Meant for another number",
        because_misread: "看错分数" | "Misread",
        because_other: "其他" | "Something else",
        pending: "等待会签的更正" | "Corrections that wait for a counter-signature",
        pending_one: "顺序号 {0}，{1}：{2} → {3}。{4}：{5}" | "Number {0}, {1}: {2} → {3}. {4}: {5}",
        counter_sign: "会签" | "Counter-sign",
        decline: "退回" | "Decline",
        absent: "记顺序号 {0} 缺考" | "Number {0} did not come",
        absent_hint: "记缺考后不能撤回，并记入账本。" | "It cannot be taken back, and the ledger records it.",
        state_absent: "缺考" | "Did not come",
        scored_before: "该席位的前任考官已评分" | "Scored by whoever sat here before",
        order: "抽签确定的面试顺序" | "The drawn order",
        order_lead: "每个顺序号对应一个职位的考生名单序号（按准考证号排列）。" | "Each number stands for a place on the list of a position's candidates, by admission number.",
        order_link: "查看并核对这次抽签" | "See and check this draw",
        column_position: "第几个职位" | "Position of the room",
        column_entry: "名单序号" | "Place on its list",
        on_ledger_lead: "这个考场的每一步都在公开账本上，可逐条核对。分数在公布之前不在其中。" | "Each step in this room is an entry of the public ledger and can be checked. Scores are not in it before they are announced.",
        on_ledger_all: "这个考场的全部账本记录" | "All ledger entries of this room",
        go: "进入考场评分" | "Go to the room's scores",
    }
}

messages! {
    /// What the island says that takes an examiner's score. A small table, because the browser loads it.
    ScoreSending {
        enter: "给顺序号 {0} 评分" | "Your score for number {0}",
        hint: "0 至 100，最多两位小数，半角数字。" | "0 to 100, at most two decimals, in the digits 0–9.",
        wrong: "请写0至100之间的分数，最多两位小数，用半角数字，例如 86.5。" | "Write a score from 0 to 100 with at most two decimals in the digits 0–9, such as 86.5.",
        send: "提交评分" | "Send the score",
        none: "您已给所有叫到的顺序号评分。" | "You have scored every number that was called.",
        lost: "连接中断。评分保存在本机，恢复连接后自动发送，每个评分只记一次。可以继续评下一个顺序号。" | "The connection is lost. Scores are kept on this device and sent once it is back, each entered once. You can go on with the next number.",
        signed_out: "登录已失效。评分保存在本机；重新登录并回到本页后自动发送。" | "You are signed out. Scores are kept on this device and sent once you have signed in and come back to this page.",
        waits: "顺序号 {0}：{1}，等待发送" | "Number {0}: {1}, waits to be sent",
        stands: "顺序号 {0}：{1} 没有记入，因为这个席位已有不同的分数。需要改的，请申请更正。" | "Number {0}: {1} was not entered, because another score of your seat stands. To change it, ask for a correction.",
        not_taken: "顺序号 {0}：{1} 没有记入：考场已结束，考生缺考，您不在这个席位，或您的考官资格已中止。请告知计分员。" | "Number {0}: {1} was not entered: the room is closed, the candidate did not come, the seat is not yours, or you are suspended. Tell the scorer.",
        remove: "知道了" | "I have read it",
    }
    /// What the island says that computes results again.
    Recomputing {
        start: "在我的浏览器里重新计算得分" | "Compute the results again in my browser",
        agree: "按公布的各席位评分重新计算了{0}个得分，全部一致。" | "{0} results were computed again from the announced scores, and all agree.",
        differ: "重新计算的结果与公布的不一致，顺序号：{0}。" | "What the scores come to differs from what was announced for number {0}.",
        separator: "、" | ", ",
    }
}
