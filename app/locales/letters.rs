//! What is sent outside and what the inbox says: one sentence for each kind of message and each purpose of a code.

use super::case_letters::case_letter;
use super::fill;
use crate::clock;
use crate::lang::Lang;
use chrono::NaiveDate;
use domain::accounts::Purpose;
use domain::approvals::news::CaseNews;
use domain::messages::{Kind, Letter};
use domain::recruitment::Span;
use domain::seasons::InterviewDay;
use domain::supervision::Colour;

/// A kind's title, what it says, both in Chinese and in English.
struct Words {
    zh: (&'static str, &'static str),
    en: (&'static str, &'static str),
}

/// A message in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// A few words: the subject of a mail.
    pub title: String,
    /// The sentences.
    pub text: String,
}

const fn words(kind: &Kind) -> Words {
    match kind {
        Kind::Welcome => Words {
            zh: ("账户已建立", "您的报考账户已建立。您可以在“我的账户”查看、下载和更正个人信息。"),
            en: (
                "Your account is made",
                "Your applicant's account is made. Under My account you can see, download and correct your data.",
            ),
        },
        Kind::PasswordSet => Words {
            zh: (
                "密码已重设",
                "您的密码已凭验证码重设，所有设备上的登录均已失效。如非本人操作，请立即与招录机关联系。",
            ),
            en: (
                "Your password was set anew",
                "Your password was set anew by a code, and every device was signed out. If it was not you, tell the recruiting office at once.",
            ),
        },
        Kind::ContactChanged => Words {
            zh: (
                "联系方式已更换",
                "您的账户改用另一个手机号或电子邮箱登录和接收通知。如非本人操作，请立即与招录机关联系。",
            ),
            en: (
                "Your contact was changed",
                "Your account is now reached and signed in to by another number or address. If it was not you, tell the recruiting office at once.",
            ),
        },
        Kind::NameCorrected => Words {
            zh: ("姓名已更正", "您账户中的姓名已更正。如非本人操作，请立即修改密码并与招录机关联系。"),
            en: (
                "Your name was corrected",
                "The name of your account was corrected. If it was not you, change your password and tell the recruiting office at once.",
            ),
        },
        Kind::IdentityGivenAgain => Words {
            zh: (
                "有人用您的身份证号注册",
                "有人用另一个联系方式填写了您的身份证号，注册已被拒绝，您的账户没有变化。如果是您本人，请用原来的手机号或邮箱登录；如果不是，请留意个人信息安全。",
            ),
            en: (
                "Somebody gave your identity number",
                "Somebody with another contact gave your identity number to sign up. It was refused, and your account is as it was. If it was you, sign in with the contact you gave before; if not, take care of your data.",
            ),
        },
        Kind::ApplicationReopened { .. } => Words {
            zh: (
                "报名已取回修改，尚未提交",
                "您的报名已取回修改，目前没有提交，不会进入资格审查。请在{0}前改好并重新提交，逾期未提交的视为没有报名。",
            ),
            en: (
                "Your application is taken back and not handed in",
                "You took your application back to change it, and it is not handed in now: nobody reviews it. Change it and hand it in again by {0}; otherwise you have not applied.",
            ),
        },
        Kind::ApplicationAccepted { .. } => Words {
            zh: ("资格审查通过", "您的报名已通过资格审查。请在{0}24:00前缴费确认，逾期未缴费视为放弃。"),
            en: (
                "You were found qualified",
                "Your application was found qualified. Pay by the end of {0} to confirm it; without the payment it ends.",
            ),
        },
        Kind::ApplicationConfirmed => Words {
            zh: ("改报职位审查通过", "您改报的职位已通过资格审查。原来缴纳的费用继续有效，不必再缴费。"),
            en: (
                "You were found qualified for the other position",
                "Your application for the other position was found qualified. What you paid before counts for it: nothing more is to be paid.",
            ),
        },
        Kind::ApplicationRefused { .. } => Words {
            zh: (
                "资格审查未通过",
                "您的报名未通过资格审查，理由见报名页面。如有异议，可以在{0}24:00前申诉一次，由另一名工作人员复审。",
            ),
            en: (
                "You were not found qualified",
                "Your application was not found qualified; its page gives the reasons. If you do not agree you can appeal once, by the end of {0}, and somebody else decides.",
            ),
        },
        Kind::AppealUpheld { .. } => Words {
            zh: ("申诉成立", "经复审，您的报名符合资格条件。请在{0}24:00前缴费确认，逾期未缴费视为放弃。"),
            en: (
                "Your appeal was upheld",
                "On appeal your application was found qualified. Pay by the end of {0} to confirm it; without the payment it ends.",
            ),
        },
        Kind::AppealDismissed => Words {
            zh: (
                "申诉不成立",
                "经另一名工作人员复审，维持资格审查未通过的结论，理由见报名页面。如仍有异议，可以依法申请行政复议或提起诉讼。",
            ),
            en: (
                "Your appeal was dismissed",
                "Somebody else reviewed your application and came to the same result; its page gives the reasons. Administrative review and the courts remain open to you as the law provides.",
            ),
        },
        Kind::PositionCancelled { .. } => Words {
            zh: (
                "职位取消，可以改报",
                "您报考的职位缴费人数未达到开考比例，已取消。您可以在{0}至{1}改报其他职位，不必再缴费。",
            ),
            en: (
                "Your position was cancelled",
                "Too few applicants paid for your position, so it is not examined. From {0} to {1} you can choose another; nothing more is to be paid.",
            ),
        },
        Kind::PositionWithdrawn { choose: Some(_) } => Words {
            zh: (
                "职位取消，可以改报",
                "您报考的职位经批准取消，理由见职位页面。您可以在{0}至{1}改报其他职位，已缴的费用计入改报的职位，不必再缴。",
            ),
            en: (
                "Your position was cancelled",
                "The position that you apply for was cancelled by an approved amendment; its page says why. From {0} to {1} you can choose another; what you have paid counts for it.",
            ),
        },
        Kind::PositionWithdrawn { choose: None } => Words {
            zh: (
                "职位取消",
                "您报考的职位经批准取消，理由见职位页面。改报期限已过，这次报名结束，已缴的费用按规定退还。",
            ),
            en: (
                "Your position was cancelled",
                "The position that you apply for was cancelled by an approved amendment; its page says why. The days for choosing another are over, so your application ends here; what you paid is returned.",
            ),
        },
        Kind::PaymentReceived => Words {
            zh: ("缴费成功", "您的报名费已收到，报名已确认。请在“我的报名”查看下一步。"),
            en: (
                "Your payment has come",
                "Your payment has come, and your application is confirmed. Under My applications you see what comes next.",
            ),
        },
        Kind::PaymentReturned => Words {
            zh: (
                "缴费将退还",
                "收到一笔逾期、重复、金额不符或不需缴的报名费，不计入，将按原路退还。详情请看“我的报名”。",
            ),
            en: (
                "A payment is returned",
                "A payment came too late or a second time, or was not what was to be paid. It does not count and is returned the way it came. See My applications.",
            ),
        },
        Kind::RefundOrdered => Words {
            zh: ("退费已批准", "应退还给您的报名费已批准退还，将由支付平台按原路退回。进度请看“我的报名”。"),
            en: (
                "Your refund is ordered",
                "The money that is due back to you was ordered to be returned; the payment provider returns it the way it came. See My applications.",
            ),
        },
        Kind::RefundMade => Words {
            zh: ("报名费已退还", "支付平台已将应退的报名费按原路退回，请留意到账。金额请看“我的报名”。"),
            en: (
                "Your money was returned",
                "The payment provider has returned the money that was due back, the way it came. My applications has the amount.",
            ),
        },
        Kind::SeatGiven => Words {
            zh: ("笔试座位已抽定", "您的笔试考点、考场和座位已由公开抽签排定，请查看并打印准考证。"),
            en: (
                "Your seat is drawn",
                "Site, room and seat of your written examination were drawn in public. Look at your admission ticket and print it.",
            ),
        },
        Kind::PointsReleased => Words {
            zh: ("笔试成绩已公布", "您的笔试成绩已公布，请登录查看。如有疑问，可在规定期限内申请成绩复核。"),
            en: (
                "Your points are released",
                "The points of your written papers are released. Sign in to read them. If in doubt, you may ask for a check within the period stated there.",
            ),
        },
        Kind::RecheckConfirmed => Words {
            zh: ("成绩复核结果：无误", "您申请的成绩复核已完成，原成绩无误，保持不变。"),
            en: (
                "Your paper was checked: the points stand",
                "The check that you asked for is done. The points are right and stay as they were.",
            ),
        },
        Kind::RecheckCorrected => Words {
            zh: ("成绩复核结果：已更正", "您申请的成绩复核已完成，成绩有误，经第二人确认已更正，请登录查看。"),
            en: (
                "Your paper was checked: the points were corrected",
                "The check that you asked for is done. The points were wrong and were corrected, as a second person has confirmed. Sign in to read them.",
            ),
        },
        Kind::Shortlisted { .. } => Words {
            zh: (
                "您已进入面试范围",
                "您的笔试名次进入面试范围。面试时间：{0}至{1}。不能参加的，请在面试名单公布前到“我的报名”放弃，由下一名递补。",
            ),
            en: (
                "You are called to the interview",
                "By the rank of your papers you are called to the interview. Interviews take place from {0} to {1}. If you cannot come, give the place up under My applications before the list of interviews is published, so that the next in rank can come.",
            ),
        },
        Kind::NotShortlisted => Words {
            zh: (
                "面试入围名单已公布",
                "面试入围名单已公布，您未入围。您的成绩、名次和可以采取的救济途径见“我的报名”；名单可在浏览器中重新计算。有人退出时按名次递补，递补到您会另行通知。",
            ),
            en: (
                "The shortlist is published",
                "The shortlist is published, and you are not on it. Under My applications you read your points, your rank and what you can do against it; your browser can compute the list again. Where somebody leaves, the next in rank follows; you are told if that is you.",
            ),
        },
        Kind::InvitedToInterview { .. } => Words {
            zh: (
                "请参加面试",
                "您已进入面试名单。面试时间：{0}至{1}。名单在该招录的“名单”页公布；考场和顺序号当天抽签决定，请带准考证和身份证件按时到场。",
            ),
            en: (
                "You are invited to the interview",
                "You are on the list of interviews, which take place from {0} to {1}. The list stands on the recruitment's page. Room and number are drawn on the day; be there in time with your ticket and identity card.",
            ),
        },
        Kind::InterviewPlaced { .. } => Words {
            zh: (
                "您的面试时间和地点",
                "您的面试安排在{0}，考点：{1}（{2}）。{3}请带身份证和准考证；考场和顺序号当天抽签决定。以本通知最后一次为准。",
            ),
            en: (
                "When and where your interview is",
                "Your interview is on {0} at {1} ({2}). {3} Bring your identity card and your ticket; room and number are drawn on the day. The latest message of this kind counts.",
            ),
        },
        Kind::QualificationDue { .. } => Words {
            zh: (
                "请参加资格复审",
                "您已入围面试，请在{0}至{1}参加资格复审，带齐原件：身份证、准考证、学历学位证书、职位要求的资格证书和其他证明；在职人员另带单位同意报考的证明。地点以公告为准。未按时参加或不合格的，由名次在后的考生递补。",
            ),
            en: (
                "Come and prove your qualification",
                "You are called to the interview. From {0} to {1} your qualification is looked at again. Bring the originals: identity card, ticket, diploma and degree, the certificates and other evidence that the position asks for, and your employer's consent if you are employed. The notice says where. Whoever does not come, or does not qualify, gives the place to the next in rank.",
            ),
        },
        Kind::CalledReplacing => Words {
            zh: ("递补进入面试", "有人退出，您按名次递补进入面试范围。请登录“我的报名”查看下一步。"),
            en: (
                "You are called in somebody's place",
                "Somebody left, and by your rank you follow: you are called to the interview. Under My applications you see what comes next.",
            ),
        },
        Kind::TotalsPublished => Words {
            zh: (
                "总成绩已公布",
                "总成绩和名次已公布，您未进入体检、考察。成绩和名次见“我的报名”；计算方法见公布的总成绩名单，可在浏览器中重新计算。",
            ),
            en: (
                "Totals and ranks are published",
                "Totals and ranks are published, and you are not called to the checks. Under My applications you read your points and rank; the published list of totals says how they were computed, and your browser can compute them again.",
            ),
        },
        Kind::CalledToChecks => Words {
            zh: (
                "请参加体检和考察",
                "您按名次进入体检和考察。时间、地点和要求以招录机关的通知为准，联系电话见招录公告。",
            ),
            en: (
                "You are called to the checks",
                "By your rank you are called to the physical examination and the inspection. The agency's notice says when, where and what is asked; its telephone stands in the notice of the recruitment.",
            ),
        },
        Kind::ChecksPassed => Words {
            zh: ("体检、考察合格", "您的体检和考察均已登记为合格。下一步是拟录用公示，公示时会另行通知。"),
            en: (
                "You passed the checks",
                "Your physical examination and your inspection are entered as passed. The public notice of those proposed for hire comes next; you are told when it is published.",
            ),
        },
        Kind::OutOfRunning => Words {
            zh: (
                "您不再参加此次招录",
                "已登记您不再进入下一环节。止于哪一环节、理由和可以采取的救济途径见“我的报名”；登记有误的，请与招录机关联系，电话见招录公告。",
            ),
            en: (
                "You do not go on",
                "It is entered that you do not go on to the next stage. My applications says at which you stopped, why, and what you can do against it; if the entry is wrong, tell the agency at the telephone in the notice.",
            ),
        },
        Kind::BackInRunning => Words {
            zh: ("登记已更正", "此前对您的登记有误，已更正，您继续参加此次招录。详情请看“我的报名”。"),
            en: (
                "An entry was corrected",
                "What was entered about you was wrong and is corrected: you go on. Under My applications you see what comes next.",
            ),
        },
        Kind::ProposedForHire { .. } => Words {
            zh: ("已列入拟录用公示", "您已列入拟录用人员公示，公示至{0}。公示期满且无未决异议的，办理录用。"),
            en: (
                "You are proposed for hire",
                "You are on the public notice of those proposed for hire, which ends on {0}. When it is over and no objection is open, the result is filed.",
            ),
        },
        Kind::HireDeclined => Words {
            zh: (
                "已登记您放弃录用",
                "已登记您在拟录用公示后放弃录用，您不再列为拟录用人员。如果不是您本人放弃的，请立即与招录机关联系，电话见招录公告；登记依据见“我的报名”。",
            ),
            en: (
                "It is entered that you give the place up",
                "It is entered that you give up the place for which you were proposed, so you are no longer proposed for hire. If you did not say so, tell the agency at once, at the telephone in the notice; My applications says what the entry rests on.",
            ),
        },
        Kind::HireRestored => Words {
            zh: (
                "放弃登记已更正",
                "工作人员此前登记您放弃录用，系误登记，现已更正：您恢复为拟录用人员，公示和备案照常进行。如您确实要放弃，请在“我的报名”中办理。",
            ),
            en: (
                "A mistaken entry is corrected",
                "It was entered by mistake that you gave the place up. That is corrected: you are proposed for hire again, and notice and filing go on. If you do want to give the place up, do so under My applications.",
            ),
        },
        Kind::StruckOut => Words {
            zh: (
                "公示异议成立",
                "对拟录用公示的异议经审查成立，您不再列为拟录用人员。理由和可以采取的救济途径见“我的报名”。",
            ),
            en: (
                "An objection was upheld",
                "An objection to the public notice was examined and upheld, and you are no longer proposed for hire. My applications gives the reasons and what you can do against it.",
            ),
        },
        Kind::ObjectionDecided => Words {
            zh: ("您提出的异议已有答复", "您对拟录用公示提出的异议已审查完毕，结论和理由请登录后在异议页面查看。"),
            en: (
                "Your objection is decided",
                "The objection that you raised to a public notice is decided. Sign in to read the decision and its reasons on the page of objections.",
            ),
        },
        Kind::PositionAmended => Words {
            zh: (
                "您报考的职位有变更",
                "您报考的职位经批准发布了变更公告，变更前后的内容都可以在职位页面查看。请核对您是否仍符合条件；报名截止前可以改报或撤回。",
            ),
            en: (
                "Your position was amended",
                "An approved amendment of the position that you apply for is published; its page keeps the text before and after. Check whether you still meet its conditions; until registration ends you can choose another position or take the application back.",
            ),
        },
        Kind::DaysChanged => Words {
            zh: (
                "招录日程有变更",
                "您报考的招录经批准变更了日程，原日程和变更理由见招录页面；您的各阶段日期以“我的报名”为准。",
            ),
            en: (
                "The days were changed",
                "The days of the recruitment that you apply for were changed; its page keeps the old ones and says why. The days that count for you stand under My applications.",
            ),
        },
        Kind::BonusConfirmed => Words {
            zh: ("加分已核准", "您申请的加分已经核准，将按规定公示后计入笔试总成绩。"),
            en: (
                "Your additional points are confirmed",
                "The additional points that you claim are confirmed. They are published, and then counted in your written total.",
            ),
        },
        Kind::BonusRefused => Words {
            zh: ("加分未获核准", "您申请的加分未获核准，理由请登录后在“我的报名”查看。"),
            en: (
                "Your additional points are not confirmed",
                "The additional points that you claim are not confirmed. Sign in and read the reason under My applications.",
            ),
        },
        Kind::NoticeReworded => Words {
            zh: ("招录公告有更正", "您报考的招录经批准更正了公告，更正前后的内容和理由见招录页面。"),
            en: (
                "The notice was corrected",
                "The notice of the recruitment that you apply for was corrected; its page has the words before and after, and says why.",
            ),
        },
        Kind::Hired => Words {
            zh: ("录用结果：已录用", "招录结果已备案，您已被录用。后续手续请看“我的报名”。"),
            en: (
                "The result: you are hired",
                "The result is filed, and you are hired. Under My applications you see what comes next.",
            ),
        },
        Kind::NotHired => Words {
            zh: (
                "录用结果：未录用",
                "招录结果已备案，您此次未被录用。止于哪一环节、理由和可以采取的救济途径见“我的报名”。",
            ),
            en: (
                "The result: you are not hired",
                "The result is filed, and you are not hired this time. My applications says at which stage you stopped, why, and what you can do against it.",
            ),
        },
        Kind::Case { news, .. } => {
            let [zh, en] = case_letter(*news);
            Words { zh, en }
        }
        Kind::CardIssued { colour: Colour::Red, .. } => Words {
            zh: (
                "您的岗位收到一张红牌",
                "电子监察就办件{0}对您担任的岗位发出红牌。请在{1}24:00前说明情况；逾期未说明的，监督员可以直接认定。",
            ),
            en: (
                "A red card against your post",
                "Supervision has issued a red card about case {0} against a post that you hold. Explain by the end of {1}; afterwards a supervisor may find on it without you.",
            ),
        },
        Kind::CardIssued { .. } => Words {
            zh: (
                "您的岗位收到一张黄牌",
                "电子监察就办件{0}对您担任的岗位发出黄牌。请在{1}24:00前说明情况；逾期未说明的，监督员可以直接认定。",
            ),
            en: (
                "A yellow card against your post",
                "Supervision has issued a yellow card about case {0} against a post that you hold. Explain by the end of {1}; afterwards a supervisor may find on it without you.",
            ),
        },
    }
}

/// The days that a kind's sentences name, in their order.
fn days(kind: &Kind) -> Vec<NaiveDate> {
    match *kind {
        Kind::ApplicationAccepted { pay_until } | Kind::AppealUpheld { pay_until } => vec![pay_until],
        Kind::ApplicationRefused { appeal_until } => vec![appeal_until],
        Kind::PositionCancelled { first, last }
        | Kind::Shortlisted { first, last }
        | Kind::QualificationDue { first, last }
        | Kind::InvitedToInterview { first, last } => vec![first, last],
        Kind::PositionWithdrawn { choose: Some(Span { first, last }) } => vec![first, last],
        Kind::ProposedForHire { until } | Kind::ApplicationReopened { until } => vec![until],
        Kind::Case { day, .. } => day.into_iter().collect(),
        Kind::CardIssued { explain_by, .. } => vec![explain_by],
        _ => Vec::new(),
    }
}

/// What is said of an interview: day, site, address, and by when to be there.
fn placed(interview: &InterviewDay, lang: Lang) -> Vec<String> {
    let by = match interview.report_by {
        Some(time) => {
            fill(lang.pick("请在{0}前到考点报到。", "Be there by {0}."), &[&time.format("%H:%M").to_string()])
        }
        None => lang.pick("报到时间见公告。", "The notice says by when to be there.").to_owned(),
    };
    vec![clock::day(interview.day, lang), interview.site.clone(), interview.address.clone(), by]
}

/// What a message says.
pub fn message_said(kind: &Kind, lang: Lang) -> Said {
    let words = words(kind);
    let (title, text) = match lang {
        Lang::Zh => words.zh,
        Lang::En => words.en,
    };
    let number = match kind {
        Kind::Case { number, .. } | Kind::CardIssued { number, .. } => Some(number.clone()),
        _ => None,
    };
    let days = days(kind).into_iter().map(|day| clock::day(day, lang));
    let facts: Vec<String> = match kind {
        Kind::InterviewPlaced { interview } => placed(interview, lang),
        _ => number.into_iter().chain(days).collect(),
    };
    let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
    Said { title: title.to_owned(), text: fill(text, &facts) }
}

/// What a code is for, Chinese and English.
const fn purpose(purpose: Purpose) -> (&'static str, &'static str) {
    match purpose {
        Purpose::SignUp => ("注册报考账户", "to make an applicant's account"),
        Purpose::NewPassword => ("重设密码", "to set a new password"),
        Purpose::NewContact => ("更换联系方式", "to change your contact"),
    }
}

/// What is sent outside. A short message holds the text alone.
pub fn letter_said(letter: &Letter, lang: Lang) -> Said {
    match letter {
        Letter::Code { code, purpose: asked } => {
            let (zh, en) = purpose(*asked);
            let (title, text, what) = match lang {
                Lang::Zh => (
                    "验证码",
                    "【阳光人事】验证码 {0}，用于{1}，10 分钟内有效。请勿告诉他人；如非本人操作，请忽略。",
                    zh,
                ),
                Lang::En => (
                    "Your code",
                    "[Sunshine Personnel] Your code is {0}, {1}. It is valid for 10 minutes. Tell nobody; if you did not ask for it, do nothing.",
                    en,
                ),
            };
            Said { title: title.to_owned(), text: fill(text, &[code, what]) }
        }
        Letter::Message { message } => {
            let Said { title, text } = message_said(message, lang);
            let text = match lang {
                Lang::Zh => format!("【阳光人事】{text}"),
                Lang::En => format!("[Sunshine Personnel] {text}"),
            };
            Said { title, text }
        }
        Letter::Case { number, news, day } => hall(number, *news, *day, lang),
    }
}

/// What whoever applied at the window is told: what has happened, until when, and where to read the rest without an account.
fn hall(number: &str, news: CaseNews, day: Option<NaiveDate>, lang: Lang) -> Said {
    let [zh, en] = case_letter(news);
    let (title, text, until) = match lang {
        Lang::Zh => (
            zh.0,
            "【阳光人事】办件 {0}：{1}{2}。凭回执上的编号和查询码，在网站“查询办件”页面查看详情，也可以到窗口询问。",
            "（{0}）",
        ),
        Lang::En => (
            en.0,
            "[Sunshine Personnel] Case {0}: {1}{2}. Read the rest under Follow a case with the number and code of your receipt, or ask at the window.",
            " ({0})",
        ),
    };
    let until = day.map(|day| fill(until, &[&clock::day(day, lang)])).unwrap_or_default();
    Said { title: title.to_owned(), text: fill(text, &[number, title, &until]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_has_no_account_is_not_asked_to_sign_in() {
        for news in CaseNews::ALL {
            for (lang, day, sign_in) in [(Lang::Zh, "12月9日", "登录"), (Lang::En, "9 December", "Sign in")] {
                let day_of = Some("2026-12-09".parse().unwrap());
                let letter = Letter::Case { number: "2026-0000007".to_owned(), news: *news, day: day_of };
                let text = letter_said(&letter, lang).text;
                assert!(text.contains("2026-0000007") && text.contains(day), "{text}");
                assert!(!text.contains(sign_in) && !text.contains('{'), "{text}");
            }
        }
    }

    fn card(colour: Colour, explain_by: NaiveDate) -> Kind {
        Kind::CardIssued { number: "2026-0000007".to_owned(), colour, explain_by }
    }

    #[test]
    fn a_decision_names_its_days() {
        let (first, last) = ("2026-12-09".parse().unwrap(), "2026-12-10".parse().unwrap());
        for (kind, zh, en) in [
            (Kind::ApplicationAccepted { pay_until: first }, "12月9日", "9 December"),
            (Kind::ApplicationRefused { appeal_until: last }, "12月10日", "10 December"),
            (Kind::AppealUpheld { pay_until: last }, "12月10日", "10 December"),
            (Kind::PositionCancelled { first, last }, "12月10日", "10 December"),
            (Kind::PositionWithdrawn { choose: Some(Span { first, last }) }, "12月10日", "10 December"),
            (card(Colour::Yellow, last), "12月10日", "10 December"),
            (card(Colour::Red, last), "12月10日", "10 December"),
        ] {
            for (lang, day) in [(Lang::Zh, zh), (Lang::En, en)] {
                let text = message_said(&kind, lang).text;
                assert!(text.contains(day) && !text.contains('{'), "{text}");
            }
        }
    }

    #[test]
    fn an_interview_is_told_with_day_place_and_time() {
        let interview = InterviewDay {
            day: "2027-03-06".parse().unwrap(),
            report_by: chrono::NaiveTime::from_hms_opt(7, 30, 0),
            site: "第一中学".to_owned(),
            address: "浑江大街1号".to_owned(),
        };
        let kind = Kind::InterviewPlaced { interview };
        for lang in [Lang::Zh, Lang::En] {
            let text = message_said(&kind, lang).text;
            assert!(text.contains("第一中学") && text.contains("浑江大街1号") && text.contains("07:30"), "{text}");
            assert!(!text.contains('{'), "{text}");
        }
    }

    #[test]
    fn a_code_stands_in_its_letter_with_its_purpose() {
        for (purpose, zh, en) in [
            (Purpose::SignUp, "注册", "account"),
            (Purpose::NewPassword, "密码", "password"),
            (Purpose::NewContact, "联系方式", "contact"),
        ] {
            let letter = Letter::Code { code: "048213".to_owned(), purpose };
            let said = letter_said(&letter, Lang::Zh).text;
            assert!(said.contains("048213") && said.contains(zh), "{said}");
            let said = letter_said(&letter, Lang::En).text;
            assert!(said.contains("048213") && said.contains(en) && !said.contains('{'), "{said}");
        }
    }
}
