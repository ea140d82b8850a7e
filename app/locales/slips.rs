//! Slips (告知文书): what an agency tells an applicant in writing before and after the decision.

use crate::messages;

messages! {
    /// What slips and their list say.
    Slips {
        title: "书面告知" | "Told in writing",
        lead: "每一份都注明日期并电子签名，扫描二维码即可核验。" | "Each is dated and signed; its code checks it.",
        download: "下载 {0}（PDF）" | "{0} as PDF",
        date: "日期" | "Date",
        file: "文件" | "File",
        post: "告知岗位" | "Told by",
        missing_all: "以上是需要补正的全部内容，一次告知；补齐后不会因其他材料再次退回。" | "This is all that is missing, told once: once it is supplied, nothing else is asked for.",
        accepted: "您的申请已经受理，审批时限从 {0} 起算（当日不计）。" | "Your application is accepted; the time to decide is counted from {0}, that day excluded.",
        by_law: "本机关没有在五个工作日内告知补正内容，依照《行政许可法》第三十二条，自收到申请之日起即为受理。" | "The agency told nothing within five working days; under article 32 of the Administrative Licensing Law the application is accepted as of its receipt.",
        decided_by: "按现行工作日历，应当在 {0} 前作出决定；工作日历调整时重新计算。" | "By today's calendar of working days it is to be decided by {0}; a change of the calendar counts it again.",
        not_required: "您申请的事项依法不需要取得审批：{0}" | "What you applied for needs no approval: {0}",
        no_authority: "您申请的事项不属于本机关职权范围。请向下列机关申请：{0}" | "What you applied for is not this agency's to decide. Apply to: {0}",
        stopped: "因“{0}”所需的时间不计入审批时限，自 {1} 起计，所需时间为{2}。告知书文号：{3}。" | "The time that “{0}” needs, {2} from {1} on, is not counted. Number of the notice: {3}.",
        extended: "经批准，审批时限延长{0}。理由：{1}" | "The time to decide is extended by {0}. The reason: {1}",
        hearing_offered: "您有权要求听证。请在收到本告知之日起五个工作日内提出；听证不收取费用。" | "You have a right to a hearing. Ask for it within five working days of this notice; it is free.",
        hearing_called: "听证于 {0} 在 {1} 举行，公开进行，不收取费用。主持人不是本案的审查人员。" | "The hearing is on {0} at {1}, in public and free. Whoever chairs it does not review the case.",
        licence: "{0}。{1}" | "{0}. {1}",
        until: "延续至 {0}。" | "Renewed until {0}.",
        remedies: "不服的，可以：{0}。" | "Against this you can: {0}.",
        signed: "本告知由公开账本的密钥电子签名。扫描二维码，或者在 {0} 核验。" | "This is signed electronically with the key of the public ledger. Scan the code, or check it at {0}.",
        refused: "不予受理" | "Not accepted",
    }
}
