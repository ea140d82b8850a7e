//! What an applicant is told of a case: `{0}` is the receipt's number, `{1}` the day.

use domain::approvals::news::CaseNews;

/// Title and sentence in Chinese, title and sentence in English.
#[rustfmt::skip]
pub(super) const fn case_letter(news: CaseNews) -> [(&'static str, &'static str); 2] {
    match news {
        CaseNews::Received => [
            ("申请已收到", "您的申请已收到，受理编号 {0}。{1}前将告知是否受理或需要补正的全部内容。"),
            ("Your application has arrived", "Your application has arrived under number {0}. By {1} you are told whether it is accepted, or everything that is missing."),
        ],
        CaseNews::Incomplete => [
            ("需要补正", "办件 {0} 需要补正，请登录查看一次告知的全部内容，并在{1}前补齐。"),
            ("Something is missing", "Case {0} lacks something. Sign in to read all of it, and supply it by {1}."),
        ],
        CaseNews::Supplied => [
            ("补正已收到", "办件 {0} 的补正内容已收到。"),
            ("What was missing has come in", "What was missing in case {0} has come in."),
        ],
        CaseNews::Accepted => [
            ("已受理", "办件 {0} 已受理，{1}前作出决定。登录后可以查看时限是怎样计算的。"),
            ("Your application is accepted", "Case {0} is accepted and is decided by {1}. Sign in to see how that day was counted."),
        ],
        CaseNews::NotAccepted => [
            ("不予受理", "办件 {0} 未予受理，请登录查看理由和去处。"),
            ("Your application is not accepted", "Case {0} is not accepted. Sign in to read why and where to go."),
        ],
        CaseNews::StepTaken => [
            ("办理进展", "办件 {0} 完成了一个环节，{1}前作出决定。"),
            ("Your case moves on", "A step of case {0} was taken. It is decided by {1}."),
        ],
        CaseNews::Stopped => [
            ("时限中止", "办件 {0} 因法定事由中止计时，请登录查看事由和所需时间。"),
            ("The clock of your case stands", "The clock of case {0} was stopped for a reason that the law names. Sign in to read which, and for how long."),
        ],
        CaseNews::Resumed => [
            ("时限恢复", "办件 {0} 恢复计时，{1}前作出决定。"),
            ("The clock of your case runs again", "The clock of case {0} runs again. It is decided by {1}."),
        ],
        CaseNews::Extended => [
            ("时限延长", "办件 {0} 经批准延长，{1}前作出决定，理由请登录查看。"),
            ("The time for your case was extended", "The time for case {0} was extended with approval: it is decided by {1}. Sign in to read why."),
        ],
        CaseNews::HearingOffered => [
            ("可以申请听证", "办件 {0}：您可以在{1}前申请听证，听证不收费。"),
            ("You may ask for a hearing", "Case {0}: you may ask for a hearing until {1}. It is free."),
        ],
        CaseNews::HearingCalled => [
            ("听证通知", "办件 {0} 的听证将于{1}举行，地点请登录查看。"),
            ("Your hearing", "The hearing of case {0} is held on {1}. Sign in to read where."),
        ],
        CaseNews::Granted => [
            ("准予", "办件 {0} 已作出准予的决定，将依法送达。"),
            ("Granted", "Case {0} is granted. The decision is handed over as the law says."),
        ],
        CaseNews::Denied => [
            ("不予许可", "办件 {0} 已作出不予许可的决定，请登录查看理由以及申请复议、提起诉讼的权利。"),
            ("Denied", "Case {0} is denied. Sign in to read the reasons, and what you can do against it."),
        ],
        CaseNews::Delivered => [
            ("决定已送达", "办件 {0} 的决定已送达。"),
            ("The decision was handed over", "The decision of case {0} was handed over."),
        ],
        CaseNews::Withdrawn => [
            ("申请已撤回", "办件 {0} 已按您的请求撤回。"),
            ("Your application is withdrawn", "Case {0} is withdrawn, as you asked."),
        ],
        CaseNews::Ended => [
            ("办理终止", "办件 {0} 未作决定而终止，请登录查看理由。"),
            ("Your case has ended", "Case {0} has ended without a decision. Sign in to read why."),
        ],
        CaseNews::LicenceTouched => [
            ("证件变动", "办件 {0} 所准予的证件有变动，请登录查看。"),
            ("Your licence", "Something was done to the licence of case {0}. Sign in to read what."),
        ],
    }
}
