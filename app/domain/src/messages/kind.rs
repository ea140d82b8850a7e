//! What a message says: a kind with its facts. The sentences stand in the message tables and are chosen at reading time.

use crate::accounts::Purpose;
use crate::approvals::news::CaseNews;
use crate::ids::MessageId;
use crate::recruitment::Span;
use crate::refusal::{Code, Refusal};
use crate::seasons::InterviewDay;
use crate::supervision::Colour;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// What a message says. Facts are no personal data: whoever reads over a shoulder learns as little as can be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Kind {
    /// The account was made.
    Welcome,
    /// The password was set anew by a code.
    PasswordSet,
    /// The account is reached at another contact from now on.
    ContactChanged,
    /// The name was corrected.
    NameCorrected,
    /// Somebody who proved another contact gave this account's identity number.
    IdentityGivenAgain,
    /// The application was taken back to change it, and is not handed in (取回修改).
    ApplicationReopened {
        /// The last day of handing it in again.
        until: NaiveDate,
    },
    /// The application was found qualified.
    ApplicationAccepted {
        /// The last day of paying.
        pay_until: NaiveDate,
    },
    /// The application was found qualified, and what was paid before confirms it.
    ApplicationConfirmed,
    /// The application was not found qualified.
    ApplicationRefused {
        /// The last day of the appeal.
        appeal_until: NaiveDate,
    },
    /// The appeal was decided for the applicant.
    AppealUpheld {
        /// The last day of paying.
        pay_until: NaiveDate,
    },
    /// The appeal was decided against the applicant.
    AppealDismissed,
    /// The position was cancelled for want of paid applicants; another can be chosen.
    PositionCancelled {
        /// The first day on which another can be chosen.
        first: NaiveDate,
        /// The last day.
        last: NaiveDate,
    },
    /// The position was cancelled by an amendment (取消职位).
    PositionWithdrawn {
        /// The days on which another can be chosen; none where they are over.
        choose: Option<Span>,
    },
    /// The payment of an application came in time: it is confirmed.
    PaymentReceived,
    /// A payment of an application came late or a second time, or was not what was to be paid: it does not count and is
    /// returned.
    PaymentReturned,
    /// Money that is due back was ordered to be returned (退费已批准).
    RefundOrdered,
    /// The provider has returned it (已退费).
    RefundMade,
    /// The seat of the written examination was drawn; the ticket can be printed.
    SeatGiven,
    /// The points of the papers are released.
    PointsReleased,
    /// A paper was checked again: the points stand.
    RecheckConfirmed,
    /// A paper was checked again: the points were corrected.
    RecheckCorrected,
    /// The applicant is called to the interview (面试入围): a place that can still be given up to whoever follows.
    Shortlisted {
        /// The first day of the interviews.
        first: NaiveDate,
        /// The last day.
        last: NaiveDate,
    },
    /// The shortlist is out, and the applicant, who sat the papers, is not on it (未入围).
    NotShortlisted,
    /// The applicant is among those who come to the interview (面试名单).
    InvitedToInterview {
        /// The first day of the interviews.
        first: NaiveDate,
        /// The last day.
        last: NaiveDate,
    },
    /// Where and when the applicant's own interview is, or is now (面试时间地点).
    InterviewPlaced {
        /// The day, the site, and by when to be there.
        interview: InterviewDay,
    },
    /// Who is called proves the qualification again, with the originals (资格复审).
    QualificationDue {
        /// The first day.
        first: NaiveDate,
        /// The last day.
        last: NaiveDate,
    },
    /// Somebody left, and the applicant follows (递补).
    CalledReplacing,
    /// Totals and ranks are out (总成绩), and the applicant is not called to the checks.
    TotalsPublished,
    /// The applicant is called to the physical examination and the inspection (体检、考察).
    CalledToChecks,
    /// Both checks are passed (体检、考察合格).
    ChecksPassed,
    /// It is entered that the applicant does not go on: a place given up, a check not passed.
    OutOfRunning,
    /// What was entered against the applicant was wrong and is corrected.
    BackInRunning,
    /// The applicant is proposed for hire, on public notice (拟录用公示).
    ProposedForHire {
        /// The last day of the notice.
        until: NaiveDate,
    },
    /// It is entered that the applicant gave up the place for which they were proposed (放弃录用).
    HireDeclined,
    /// That entry was a mistake and is corrected: the applicant is proposed for hire again (恢复拟录用).
    HireRestored,
    /// An objection to the public notice was upheld, and the applicant is no longer proposed (异议成立，取消拟录用资格).
    StruckOut,
    /// An objection that this account raised is decided.
    ObjectionDecided,
    /// The text of the position that somebody applies for was amended (职位变更公告).
    PositionAmended,
    /// The announced days of the recruitment were changed (日程变更公告).
    DaysChanged,
    /// A claim of points that the law adds was confirmed (核准加分).
    BonusConfirmed,
    /// A claim of points that the law adds was refused (不予加分).
    BonusRefused,
    /// The words of its notice were changed (公告更正).
    NoticeReworded,
    /// The result is filed: the applicant is hired (录用).
    Hired,
    /// The result is filed: the applicant, who was called, is not hired.
    NotHired,
    /// Something happened to an application for an approval (办件进展).
    Case {
        /// The receipt's number.
        number: String,
        /// What.
        news: CaseNews,
        /// The day that it names.
        day: Option<NaiveDate>,
    },
    /// A card was issued against a post that this account holds (监察牌).
    CardIssued {
        /// The receipt's number of its case.
        number: String,
        /// Its colour.
        colour: Colour,
        /// The last day of the post's explanation.
        explain_by: NaiveDate,
    },
}

/// The language in which something is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Simplified Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Language {
    /// The stable text form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Zh, Self::En].into_iter().find(|language| language.as_str() == text)
    }
}

/// What is sent outside: a code, or that a message waits.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "kebab-case")]
pub enum Letter {
    /// A code that proves the contact it is sent to.
    Code {
        /// The six digits.
        code: String,
        /// What it was asked for.
        purpose: Purpose,
    },
    /// A message of the inbox.
    Message {
        /// What it says.
        message: Kind,
    },
    /// What has happened to a case, to whoever applied at the window and has no inbox here.
    Case {
        /// The receipt's number.
        number: String,
        /// What has happened.
        news: CaseNews,
        /// The day that it names, if it names one.
        day: Option<NaiveDate>,
    },
}

impl std::fmt::Debug for Letter {
    /// Never the code.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Code { purpose, .. } => write!(f, "Letter::Code({purpose:?})"),
            Self::Message { message } => write!(f, "Letter::Message({message:?})"),
            Self::Case { number, news, .. } => write!(f, "Letter::Case({number}, {news:?})"),
        }
    }
}

/// The page that a message leads to: a path of this site, without a query, so that nothing personal can stand in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkPath(String);

impl LinkPath {
    /// Reads a path.
    ///
    /// # Errors
    /// `malformed` in the field `link` where it leaves this site, is longer than 200 bytes, or holds more than
    /// letters, digits, `/`, `-`, `_` and `.`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte);
        let inside = text.starts_with('/') && !text.starts_with("//") && text.len() <= 200;
        let fits = inside && text.bytes().all(allowed);
        if fits { Ok(Self(text.to_owned())) } else { Err(Refusal::of(Code::Malformed, "link")) }
    }

    /// The path.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A message as its owner reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The id.
    pub id: MessageId,
    /// What it says.
    pub kind: Kind,
    /// Where it leads.
    pub link: Option<LinkPath>,
    /// When it came.
    pub created: DateTime<Utc>,
    /// When it was read.
    pub read_at: Option<DateTime<Utc>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_stays_on_this_site_and_says_nothing_of_a_person() {
        assert_eq!(LinkPath::parse("/applications/0190-a").unwrap().as_str(), "/applications/0190-a");
        let long = format!("/{}", "a".repeat(200));
        for text in
            ["", "account", "//example.org", "https://example.org", "/a?id=1", "/张伟", "/\\x", "/a\r\nb", &long]
        {
            assert_eq!(LinkPath::parse(text).unwrap_err().code, Code::Malformed, "{text}");
        }
    }

    #[test]
    fn kinds_read_back_from_their_stable_form_and_codes_are_never_printed() {
        let day = NaiveDate::from_ymd_opt(2026, 12, 7).unwrap();
        let kinds = [
            Kind::Welcome,
            Kind::PasswordSet,
            Kind::ContactChanged,
            Kind::NameCorrected,
            Kind::IdentityGivenAgain,
            Kind::ApplicationReopened { until: day },
            Kind::ApplicationAccepted { pay_until: day },
            Kind::ApplicationConfirmed,
            Kind::ApplicationRefused { appeal_until: day },
            Kind::AppealUpheld { pay_until: day },
            Kind::AppealDismissed,
            Kind::PositionCancelled { first: day, last: day },
            Kind::PositionWithdrawn { choose: Some(Span { first: day, last: day }) },
            Kind::PositionWithdrawn { choose: None },
            Kind::PaymentReceived,
            Kind::PaymentReturned,
            Kind::RefundOrdered,
            Kind::RefundMade,
            Kind::SeatGiven,
            Kind::PointsReleased,
            Kind::RecheckConfirmed,
            Kind::RecheckCorrected,
            Kind::Shortlisted { first: day, last: day },
            Kind::NotShortlisted,
            Kind::InvitedToInterview { first: day, last: day },
            Kind::InterviewPlaced {
                interview: InterviewDay { day, report_by: None, site: "一中".to_owned(), address: "路".to_owned() },
            },
            Kind::QualificationDue { first: day, last: day },
            Kind::CalledReplacing,
            Kind::TotalsPublished,
            Kind::CalledToChecks,
            Kind::ChecksPassed,
            Kind::OutOfRunning,
            Kind::BackInRunning,
            Kind::ProposedForHire { until: day },
            Kind::HireDeclined,
            Kind::HireRestored,
            Kind::StruckOut,
            Kind::ObjectionDecided,
            Kind::PositionAmended,
            Kind::DaysChanged,
            Kind::BonusConfirmed,
            Kind::BonusRefused,
            Kind::NoticeReworded,
            Kind::Hired,
            Kind::NotHired,
            Kind::CardIssued { number: "2026-0000001".to_owned(), colour: Colour::Yellow, explain_by: day },
        ];
        for kind in kinds {
            let text = serde_json::to_string(&kind).unwrap();
            assert_eq!(serde_json::from_str::<Kind>(&text).unwrap(), kind, "{text}");
        }
        let letter = Letter::Code { code: "482913".to_owned(), purpose: Purpose::SignUp };
        assert!(!format!("{letter:?}").contains("482913"));
        let text = serde_json::to_string(&letter).unwrap();
        assert_eq!(serde_json::from_str::<Letter>(&text).unwrap(), letter);
    }
}
