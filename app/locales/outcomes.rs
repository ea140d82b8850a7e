//! How an application ended: why, what the law leaves open against it, and what comes after a hire.

use crate::lang::Lang;
use crate::messages;
use domain::applications::{Because, Remedy};

messages! {
    /// What the section on the outcome says.
    Outcomes {
        title: "结果" | "Outcome",
        why: "原因" | "Why",
        reason: "理由" | "The office's reasons",
        remedies: "如有异议" | "If you do not agree",
        no_remedy: "这是您本人的操作或期限届满的结果，没有需要复议的决定。如果与事实不符，请与招录机关联系，电话见招录公告。" | "This follows from what you did or from a day that passed; there is no decision to review. If it is not what happened, tell the agency at the telephone in the notice.",
        private: "理由只有您和经办人员能看到，不对外公布。" | "Only you and the office read these reasons; they are never published.",
        list: "查看名单并重新计算" | "See the list and compute it again",
        hired_next: "接下来" | "What comes next",
        hired_civil: "按招录机关的通知办理录用手续。公务员试用期一年，试用期满考核合格的任职。" | "Complete the formalities when the agency tells you. Probation is one year; whoever passes it is appointed.",
        hired_institution: "按用人单位的通知订立聘用合同，期限一般不低于三年；初次就业的试用期为十二个月，包含在合同期内。" | "Sign the employment contract when the unit tells you, for three years at least as a rule; in a first job its first twelve months are probation.",
        filed: "结果已备案，见录用名单" | "The result is filed: see the list of hires",
    }
}

/// Why, in a sentence.
pub const fn because_words(because: Because, lang: Lang) -> &'static str {
    let (zh, en) = match because {
        Because::NotSubmitted => {
            ("报名截止时报名表没有提交。", "The form had not been handed in when registration closed.")
        }
        Because::Withdrawn => ("您本人撤回了报名。", "You took the application back."),
        Because::NotQualified => (
            "资格审查结论为不符合职位条件，逐项理由见“资格审查”。",
            "The review found that the position's conditions are not met; the section on the review gives each reason.",
        ),
        Because::NotPaid => ("没有在缴费期限内缴费确认。", "The fee was not paid within its days."),
        Because::PositionCancelled => (
            "职位已取消（理由见职位页面和开考名单），改报期限内没有改报。",
            "The position was cancelled, for the reason on its page or in the list of cancelled positions, and no other was chosen within the days for it.",
        ),
        Because::PaperMissed => ("笔试有科目缺考，没有总成绩。", "A written paper was missed, so there is no total."),
        Because::NotCalled => (
            "笔试成绩或名次未进入面试入围范围。入围线和全部名次见入围名单。",
            "Your written total or rank is not among those called to the interview. The shortlist has the line and all ranks.",
        ),
        Because::CallGivenUp => ("登记为放弃面试资格。", "It is entered that you gave up the call to the interview."),
        Because::NotProven => (
            "资格复审认定不符合职位条件。",
            "The second look at your papers found that the position's conditions are not proven.",
        ),
        Because::NotThereToProve => {
            ("登记为没有参加资格复审。", "It is entered that you did not come to the second look at your papers.")
        }
        Because::InterviewMissed => ("登记为面试缺考。", "It is entered that you did not come to the interview."),
        Because::BelowLine => (
            "面试成绩或总成绩没有达到方案规定的合格线。",
            "Your interview or your total is below the line of the scheme.",
        ),
        Because::BeyondPlaces => (
            "总成绩名次在招录人数之外，没有递补到您。",
            "Your rank by total is beyond the places, and nobody's place came to you.",
        ),
        Because::PhysicalFailed => ("体检结论为不合格。", "The physical examination was not passed."),
        Because::InspectionFailed => ("考察结论为不合格。", "The inspection was not passed."),
        Because::NotChosen => (
            "名次相同，经进一步比较考察，择优选用了另一人。",
            "Another one equal in rank was chosen after a further comparison.",
        ),
        Because::CheckMissed => (
            "登记为没有参加体检或考察。",
            "It is entered that you did not come to the physical examination or the inspection.",
        ),
        Because::CheckGivenUp => {
            ("登记为在体检、考察环节放弃。", "It is entered that you gave the place up at the checks.")
        }
        Because::HireDeclined => (
            "您在拟录用公示期间放弃了录用。",
            "You gave the place up for which you were proposed, while the notice ran or before the result was filed.",
        ),
        Because::HireDeclinedTold => (
            "登记为在拟录用公示期间放弃录用。",
            "It is entered that you declared that you give the place up for which you were proposed.",
        ),
        Because::ObjectionUpheld => (
            "对拟录用公示的异议经审查成立，取消拟录用资格。",
            "An objection to the public notice was examined and upheld, so you are no longer proposed.",
        ),
    };
    lang.pick(zh, en)
}

/// What can be done, in a sentence.
pub const fn remedy_words(remedy: Remedy, lang: Lang) -> &'static str {
    let (zh, en) = match remedy {
        Remedy::Correction => (
            "如果与事实不符，请向招录机关申请更正，电话见招录公告；更正会记入账本并通知您。",
            "If it is not what happened, ask the agency to correct the entry, at the telephone in the notice; a correction stands on the ledger, and you are told.",
        ),
        Remedy::SecondExamination => (
            "对体检结论有疑问的，可以向招录机关申请复检，以一次为限。",
            "If you doubt the result, you can ask the agency for a second physical examination, once.",
        ),
        Remedy::AdministrativeReview => (
            "自知道该决定之日起六十日内，可以依法申请行政复议（《行政复议法》第二十条）。",
            "Within sixty days of learning of the decision you can seek administrative review as the law provides (Administrative Reconsideration Law, art. 20).",
        ),
        Remedy::Court => (
            "自知道该决定之日起六个月内，可以依法向人民法院提起行政诉讼（《行政诉讼法》第四十六条）。",
            "Within six months of learning of the decision you can go to court as the law provides (Administrative Litigation Law, art. 46).",
        ),
    };
    lang.pick(zh, en)
}
