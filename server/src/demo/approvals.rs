//! The demonstration's approvals: the posts of one department and who holds them, a case that was granted and got a
//! low mark, one that lies with its officer so that cards have appeared, and one that has just come in.

use super::accounts::Staff;
use super::applicants::Applicant;
use anyhow::Context;
use chrono::{DateTime, Duration, Utc};
use domain::approvals::case::{Act, Decision, Duty};
use domain::approvals::flow::{Outcome, StepId};
use domain::approvals::item::{ItemCode, Typed};
use domain::approvals::post::PostCode;
use domain::approvals::record::Receipt;
use domain::calendar::Calendar;
use domain::evaluation::{Aspect, Sheet};
use domain::identity::IdNumber;
use domain::permissions::Actor;
use domain::regions::ExamRegion;
use store::{Store, approvals, evaluation};

/// How many days before the rest of the demonstration the first case came in.
pub(super) const AGO: i64 = 40;
/// Whoever applies signs in with this number.
pub(super) const TELEPHONE: &str = "19900000041";
/// A licence of a human resources service agency: a flow with a review, two who check, and a decision.
const ITEM: &str = "XK2210100Y";

/// The posts, who holds them and what each is there for.
const POSTS: [(&str, &str, &[Duty]); 7] = [
    ("window", "220000-hall-01", &[Duty::Receive, Duty::Deliver]),
    ("officer", "220000-market-02", &[Duty::Review]),
    ("colleague", "220000-market-02", &[Duty::Review]),
    ("chief-1", "220000-market-01", &[Duty::Review]),
    ("chief-2", "220000-market-01", &[Duty::Review]),
    ("deputy", "220000-office-01", &[Duty::Decide]),
    ("head", "220000-office-02", &[Duty::Decide, Duty::HeadAgency, Duty::Chair]),
];

/// What is filled in; none of it exists.
const FORM: [(&str, &str); 5] = [
    ("name", "示范人力资源服务公司"),
    ("credit", "91220100MA00000000"),
    ("address", "示范市示范大街1号"),
    ("staff", "6"),
    ("services", "职业介绍、职业指导"),
];

/// All of it.
pub(super) async fn under_way(
    store: &Store,
    console: &Actor,
    staff: &Staff,
    begin: DateTime<Utc>,
) -> anyhow::Result<()> {
    let first = begin - Duration::days(AGO);
    for (login, post, duties) in POSTS {
        let account = staff.named(login)?.account.context("staff have accounts")?;
        let duties = duties.iter().copied().collect();
        approvals::appoint(store, console, account, &PostCode(post.to_owned()), &duties, first).await?;
    }
    let person = Applicant {
        telephone: TELEPHONE.to_owned(),
        identity: IdNumber::beginning("22010219910615931")?.expose().to_owned(),
        name: "演示申请人".to_owned(),
    };
    let own = person.sign_up(store, first).await?;
    granted(store, staff, &own, first).await?;
    let calendar = store::calendar::load(store).await?;
    // Seven working days with an officer who has six.
    let lies = back(&calendar, begin, 9);
    let receipt = file(store, &own, lies).await?;
    does(store, staff, "window", &receipt, Act::Accept, lies + Duration::hours(2)).await?;
    file(store, &own, begin).await?;
    Ok(())
}

/// So many working days before an instant, at the same time of day.
fn back(calendar: &Calendar, at: DateTime<Utc>, days: usize) -> DateTime<Utc> {
    let day = domain::calendar::day_in_shanghai(at);
    let before = std::iter::successors(day.pred_opt(), |day| day.pred_opt());
    let found = before.filter(|day| calendar.is_working_day(*day).0).nth(days.saturating_sub(1));
    found.map_or(at, |found| at - (day - found))
}

async fn file(store: &Store, own: &Actor, at: DateTime<Utc>) -> anyhow::Result<Receipt> {
    let form: Typed = FORM.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect();
    Ok(approvals::file(store, own, &ItemCode::parse(ITEM)?, ExamRegion::Provincial, &form, at).await?)
}

async fn does(
    store: &Store,
    staff: &Staff,
    login: &str,
    receipt: &Receipt,
    act: Act,
    at: DateTime<Utc>,
) -> anyhow::Result<()> {
    let actor = staff.named(login)?;
    let seen = approvals::record(store, &actor, receipt.id, at).await?.version;
    Ok(approvals::act(store, &actor, receipt.id, seen, act, at).await?)
}

/// Through every hand, an hour apart.
async fn granted(store: &Store, staff: &Staff, own: &Actor, at: DateTime<Utc>) -> anyhow::Result<()> {
    let receipt = file(store, own, at).await?;
    let handle = |step: &str, outcome: &str| {
        let step = StepId::parse(step).ok_or_else(|| anyhow::anyhow!("the item has the step {step}"))?;
        anyhow::Ok(Act::Handle {
            step, outcome: Outcome(outcome.to_owned()), opinion: "材料齐全，符合条件".to_owned()
        })
    };
    let until = domain::calendar::day_in_shanghai(at) + Duration::days(5 * 365);
    let acts = [
        ("window", Act::Accept),
        ("officer", Act::Propose { decision: Decision::Grant { valid_until: Some(until) } }),
        ("officer", handle("review", "agree")?),
        ("chief-1", handle("check", "pass")?),
        ("chief-2", handle("check", "pass")?),
        ("deputy", handle("decide", "grant")?),
        ("window", Act::Deliver),
    ];
    for (place, (login, act)) in acts.into_iter().enumerate() {
        does(store, staff, login, &receipt, act, at + Duration::hours(1 + place as i64)).await?;
    }
    // Not everybody is content; what is said of it waits for its answer.
    let sheet = Sheet {
        mark: 2, aspects: vec![Aspect::Guidance], comment: "演示评价：窗口没有一次说清".to_owned()
    };
    Ok(evaluation::give(store, own, receipt.id, &sheet, at + Duration::days(1)).await?)
}
