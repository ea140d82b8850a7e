//! Refunds (退费): what is due back, the order of two persons, and what the applicant reads of it.

use crate::lang::Lang;
use crate::messages;
use domain::applications::{RefundBecause, RefundState};

messages! {
    /// What the staff's page of refunds and the applicant's own say.
    Refunds {
        title: "退费" | "Refunds",
        link: "退费" | "Refunds",
        lead: "逾期或重复的缴费，金额不符或不需缴的缴费，职位取消后没有改报的缴费，以及改报职位收费较低的差额，都应退还；差额在编排考场后退还，此前职位还可能取消。一个人提出，另一个人批准，然后由支付平台按原路退回；每笔缴费最多退一次。" | "Payments that came late or twice or were not what was to be paid, payments for a cancelled position in whose place nothing came, and the difference to a position that costs less go back; the difference once the seats are given out, because until then the position can be cancelled. One person proposes, another orders, and the payment provider returns the money the way it came; each payment is returned once at most.",
        due: "应退未办" | "Due and not proposed",
        due_lead: "取消勾选的不提出。" | "What is not ticked is not proposed.",
        more: "还有更多，办完这些后再列出。" | "There is more: it is listed once these are done.",
        none: "没有应退的缴费" | "Nothing is due back",
        none_hint: "出现应退的缴费时会列在这里。" | "What is due back is listed here.",
        propose: "提出退费" | "Propose to return these",
        decide: "等您批准" | "Waits for your order",
        decide_lead: "由别人提出。批准后即请支付平台退款，不能撤回。" | "Proposed by somebody else. Once you order it the provider is asked to return the money, and that cannot be taken back.",
        order: "批准所选退费" | "Order these",
        decline: "不同意所选退费" | "Decline these",
        handled: "办理中和已办" | "Under way and done",
        pick: "选择流水号 {0}" | "Pick reference {0}",
        column_pick: "选择" | "Pick",
        column_reference: "缴费流水号" | "Payment",
        column_position: "职位代码" | "Position",
        column_amount: "应退（元）" | "To return, yuan",
        column_because: "原因" | "Why",
        column_paid: "缴费时间" | "Paid",
        column_state: "状态" | "State",
        asked: "支付平台已受理{0}次，还没有退还的通知" | "Taken by the provider {0} times, without word that it is returned",
        not_proposed: "未提出" | "Not proposed",

        own: "退费" | "Refund",
        own_due: "应退还，等待办理" | "due back, to be handled",
        own_line: "{0} 元，{1}" | "{0} yuan, {1}",
        own_ordered: "批准时间：" | "Ordered: ",
        own_returned: "退还时间：" | "Returned: ",
        own_failed: "退还没有成功，工作人员会重新办理。" | "It did not arrive; staff look into it.",
    }
}

/// Why money is due back, in words.
pub const fn refund_because(because: RefundBecause, lang: Lang) -> &'static str {
    let (zh, en) = match because {
        RefundBecause::Late => ("逾期缴费", "paid late"),
        RefundBecause::Double => ("重复缴费", "paid twice"),
        RefundBecause::Unasked => ("金额不符或不需缴费", "not what was to be paid"),
        RefundBecause::Cancelled => ("职位取消", "position cancelled"),
        RefundBecause::Cheaper => ("改报职位收费较低，退差额", "the other position costs less: the difference"),
    };
    lang.pick(zh, en)
}

/// Where a refund stands, in words.
pub const fn refund_state(state: RefundState, lang: Lang) -> &'static str {
    let (zh, en) = match state {
        RefundState::Proposed => ("已提出，待批准", "proposed, to be ordered"),
        RefundState::Ordered => ("已批准，退款中", "ordered, on its way"),
        RefundState::Refunded => ("已退还", "returned"),
        RefundState::Failed => ("退还失败", "failed"),
        RefundState::Declined => ("未同意", "declined"),
    };
    lang.pick(zh, en)
}
