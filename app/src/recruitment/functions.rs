//! The server functions of recruitments: each reads its form, calls one store command, and leads on.
#![allow(clippy::too_many_arguments, reason = "a server function's arguments are its form's fields")]

use crate::asking::{answer, asking, go_on};
use crate::refused::Refused;
use chrono::NaiveDate;
use domain::ids::{AmendmentId, RecruitmentId, ReschedulingId, RewordingId};
use domain::recruitment::position::{Conditions, Position, PositionCode, Printed};
use domain::recruitment::scheme::SchemeKey;
use domain::recruitment::{QuotaKind, QuotaNotice, RecruitmentPlan, Schedule, Wording};
use domain::refusal::{Code, Refusal};
use domain::regions::ExamRegion;
use leptos::prelude::*;
use store::recruitment;

fn day(field: &str, text: &str) -> Result<NaiveDate, Refusal> {
    let code = if text.trim().is_empty() { Code::Missing } else { Code::Malformed };
    text.trim().parse().map_err(|_| Refusal::of(code, field))
}

/// A day that may be left open.
fn day_or_none(field: &str, text: &str) -> Result<Option<NaiveDate>, Refusal> {
    if text.trim().is_empty() { Ok(None) } else { day(field, text).map(Some) }
}

/// The days of a form, in the order of [`Schedule::FIELDS`], and those of [`Schedule::OPTIONAL`].
fn schedule(texts: [&str; 12], optional: [&str; 2]) -> Result<Schedule, Refusal> {
    let mut days = [NaiveDate::MIN; 12];
    for ((slot, field), text) in days.iter_mut().zip(Schedule::FIELDS).zip(texts) {
        *slot = day(field, text)?;
    }
    let [first, last] = optional;
    let [first_field, last_field] = Schedule::OPTIONAL;
    Schedule::of_days(days).proving(day_or_none(first_field, first)?, day_or_none(last_field, last)?)
}

/// The scheme of a choice `key/version`.
fn scheme(text: &str) -> Result<(SchemeKey, u32), Refusal> {
    let read = || {
        let (key, version) = text.split_once('/')?;
        Some((SchemeKey::parse(key)?, version.parse().ok()?))
    };
    read().ok_or_else(|| Refusal::of(if text.is_empty() { Code::Missing } else { Code::Malformed }, "scheme"))
}

/// Plans a recruitment, or changes the plan of the one that `id` names.
///
/// # Errors
/// What the plan refuses, each with its field.
#[server(prefix = "/api", endpoint = "recruitment/plan")]
pub async fn plan_recruitment(
    /// The recruitment to change.
    #[server(default)]
    id: Option<RecruitmentId>,
    /// The version of it that was changed.
    #[server(default)]
    version: Option<i64>,
    /// The title.
    title: String,
    /// The leading region.
    region: ExamRegion,
    /// The scheme, `key/version`.
    scheme: String,
    /// The first day of registration.
    register_first: String,
    /// The last day of registration.
    register_last: String,
    /// The last day of the review.
    review_until: String,
    /// The first day of payment.
    pay_first: String,
    /// The last day of payment.
    pay_last: String,
    /// The first day on which another position can be chosen.
    reapply_first: String,
    /// The last such day.
    reapply_last: String,
    /// The day of the written examination.
    written_on: String,
    /// The day by which scores are published.
    scores_by: String,
    /// The first day on which the qualification is proven; empty where no days are announced for it.
    #[server(default)]
    qualify_first: String,
    /// The last such day.
    #[server(default)]
    qualify_last: String,
    /// The first day of the interviews.
    interview_first: String,
    /// The last day of the interviews.
    interview_last: String,
    /// The day by which the result is filed.
    filing_by: String,
    /// The telephone for enquiries.
    enquiries: String,
    /// The telephone for objections.
    objections: String,
    /// The words of the notice.
    #[server(default)]
    words: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let (scheme, scheme_version) = self::scheme(&scheme)?;
        let schedule = schedule(
            [
                &register_first,
                &register_last,
                &review_until,
                &pay_first,
                &pay_last,
                &reapply_first,
                &reapply_last,
                &written_on,
                &scores_by,
                &interview_first,
                &interview_last,
                &filing_by,
            ],
            [&qualify_first, &qualify_last],
        )?;
        let plan = RecruitmentPlan { title, region, scheme, scheme_version, enquiries, objections, words, schedule };
        let id = match (id, version) {
            (Some(id), Some(version)) => {
                recruitment::change_plan(&asking.store, &asking.actor, id, version, &plan, asking.now).await?;
                id
            }
            (Some(_), None) => return Err(Refused(Refusal::of(Code::Missing, "version"))),
            (None, _) => recruitment::plan(&asking.store, &asking.actor, &plan, asking.now).await?,
        };
        go_on(&format!("/recruitment/{id}"), "recruitment-planned");
        Ok(())
    };
    answer(work.await)
}

/// A server function that takes one step of a recruitment and leads back to its page.
macro_rules! step {
    ($(#[$doc:meta])* $name:ident, $endpoint:literal, $command:ident, $done:literal) => {
        $(#[$doc])*
        #[server(prefix = "/api", endpoint = $endpoint)]
        pub async fn $name(
            /// The recruitment.
            id: RecruitmentId,
        ) -> Result<(), Refused> {
            let asking = asking()?;
            let done = recruitment::$command(&asking.store, &asking.actor, id, asking.now).await;
            if done.is_ok() {
                go_on(&format!("/recruitment/{id}"), $done);
            }
            answer(done.map_err(Refused::from))
        }
    };
}

step! {
    /// Hands a plan in.
    ///
    /// # Errors
    /// What the store command refuses.
    submit_plan, "recruitment/submit", submit, "recruitment-submitted"
}
step! {
    /// Approves a plan.
    ///
    /// # Errors
    /// What the store command refuses.
    approve_plan, "recruitment/approve", approve, "recruitment-approved"
}
step! {
    /// Publishes the notice.
    ///
    /// # Errors
    /// What the store command refuses.
    announce, "recruitment/announce", announce, "recruitment-announced"
}

/// Gives a plan back.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "recruitment/return")]
pub async fn return_plan(
    /// The recruitment.
    id: RecruitmentId,
    /// Why.
    reason: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let done = recruitment::return_plan(&asking.store, &asking.actor, id, &reason, asking.now).await;
    if done.is_ok() {
        go_on(&format!("/recruitment/{id}"), "recruitment-returned");
    }
    answer(done.map_err(Refused::from))
}

/// Takes an approved plan back to change it.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "recruitment/take-back")]
pub async fn take_plan_back(
    /// The recruitment.
    id: RecruitmentId,
    /// Why.
    reason: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let done = recruitment::take_back(&asking.store, &asking.actor, id, &reason, asking.now).await;
    if done.is_ok() {
        go_on(&format!("/recruitment/{id}"), "recruitment-taken-back");
    }
    answer(done.map_err(Refused::from))
}

/// Proposes an amendment of a position. What the form does not show stays as it is.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "recruitment/propose-amendment")]
pub async fn propose_amendment(
    /// The recruitment.
    id: RecruitmentId,
    /// The position's code.
    code: String,
    /// The title.
    title: String,
    /// How many are hired.
    places: String,
    /// The age as printed.
    #[server(default)]
    age: String,
    /// The gender as printed.
    #[server(default)]
    gender: String,
    /// The education as printed.
    #[server(default)]
    education: String,
    /// The degree as printed.
    #[server(default)]
    degree: String,
    /// The majors as printed.
    #[server(default)]
    majors: String,
    /// The political status as printed.
    #[server(default)]
    political: String,
    /// The experience as printed.
    #[server(default)]
    experience: String,
    /// The service as printed.
    #[server(default)]
    service: String,
    /// Other conditions as printed.
    #[server(default)]
    other: String,
    /// The notes.
    #[server(default)]
    notes: String,
    /// Why.
    reason: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let code = PositionCode::parse(&code).map_err(|_| Code::NotFound)?;
        let present = recruitment::position(&asking.store, &asking.actor, id, &code).await?.position;
        let places = places.trim().parse().map_err(|_| Refusal::of(Code::Malformed, "places"))?;
        let printed = Printed { age, gender, education, degree, majors, political, experience, service, other };
        let conditions = Conditions::read(printed, &notes);
        let after = Position { title, places, conditions, notes, ..present };
        recruitment::propose_amendment(&asking.store, &asking.actor, id, &after, &reason, asking.now).await?;
        go_on(&format!("/recruitment/{id}/positions/{code}"), "amendment-proposed");
        Ok(())
    };
    answer(work.await)
}

/// Proposes that a position be cancelled.
///
/// # Errors
/// What the store command refuses; the reason's in the field `cancel_reason`.
#[server(prefix = "/api", endpoint = "recruitment/propose-cancellation")]
pub async fn propose_cancellation(
    /// The recruitment.
    id: RecruitmentId,
    /// The position's code.
    code: String,
    /// Why, in words that the public reads.
    cancel_reason: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let code = PositionCode::parse(&code).map_err(|_| Code::NotFound)?;
        let (store, actor) = (&asking.store, &asking.actor);
        let done = recruitment::propose_cancellation(store, actor, id, &code, &cancel_reason, asking.now).await;
        done.map_err(|error| in_field(Refused::from(error), "reason", "cancel_reason"))?;
        go_on(&format!("/recruitment/{id}/positions/{code}"), "amendment-proposed");
        Ok(())
    };
    answer(work.await)
}

/// A refusal in the field as a form calls it that has two of the same kind on its page.
fn in_field(refused: Refused, field: &str, named: &str) -> Refused {
    let Refused(mut refusal) = refused;
    refusal.field = refusal.field.map(|at| if at == field { named.to_owned() } else { at });
    Refused(refusal)
}

/// Publishes an amendment, or declines it.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "recruitment/decide-amendment")]
pub async fn decide_amendment(
    /// The recruitment.
    id: RecruitmentId,
    /// The position's code.
    code: String,
    /// The amendment.
    amendment: AmendmentId,
    /// Whether it is published.
    agreed: bool,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let code = PositionCode::parse(&code).map_err(|_| Code::NotFound)?;
        recruitment::decide_amendment(&asking.store, &asking.actor, amendment, agreed, asking.now).await?;
        go_on(&format!("/recruitment/{id}/positions/{code}"), "amendment-decided");
        Ok(())
    };
    answer(work.await)
}

/// Proposes that announced days become others.
///
/// # Errors
/// `missing`, `malformed` in a day's field; what the store command refuses.
#[server(prefix = "/api", endpoint = "recruitment/propose-days")]
pub async fn propose_days(
    /// The recruitment.
    id: RecruitmentId,
    /// The first day of registration.
    register_first: String,
    /// The last day of registration.
    register_last: String,
    /// The last day of the review.
    review_until: String,
    /// The first day of payment.
    pay_first: String,
    /// The last day of payment.
    pay_last: String,
    /// The first day on which another position can be chosen.
    reapply_first: String,
    /// The last such day.
    reapply_last: String,
    /// The day of the written examination.
    written_on: String,
    /// The day by which scores are published.
    scores_by: String,
    /// The first day on which the qualification is proven; empty where no days are announced for it.
    #[server(default)]
    qualify_first: String,
    /// The last such day.
    #[server(default)]
    qualify_last: String,
    /// The first day of the interviews.
    interview_first: String,
    /// The last day of the interviews.
    interview_last: String,
    /// The day by which the result is filed.
    filing_by: String,
    /// Why, in words that the public reads.
    reason: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let days = schedule(
            [
                &register_first,
                &register_last,
                &review_until,
                &pay_first,
                &pay_last,
                &reapply_first,
                &reapply_last,
                &written_on,
                &scores_by,
                &interview_first,
                &interview_last,
                &filing_by,
            ],
            [&qualify_first, &qualify_last],
        )?;
        recruitment::propose_days(&asking.store, &asking.actor, id, &days, &reason, asking.now).await?;
        go_on(&format!("/recruitment/{id}"), "days-proposed");
        Ok(())
    };
    answer(work.await)
}

/// Publishes a change of days, or declines it.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "recruitment/decide-days")]
pub async fn decide_days(
    /// The recruitment.
    id: RecruitmentId,
    /// The change.
    change: ReschedulingId,
    /// Whether it is published.
    agreed: bool,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        recruitment::decide_days(&asking.store, &asking.actor, change, agreed, asking.now).await?;
        go_on(&format!("/recruitment/{id}"), "days-decided");
        Ok(())
    };
    answer(work.await)
}

/// Proposes that an announced notice say something else in words of its own.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "recruitment/propose-words")]
pub async fn propose_words(
    /// The recruitment.
    id: RecruitmentId,
    /// The title.
    title: String,
    /// The telephone for enquiries.
    enquiries: String,
    /// The telephone for objections.
    objections: String,
    /// The words of the notice.
    #[server(default)]
    words: String,
    /// Why, in words that the public reads.
    reason: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let after = Wording { title, enquiries, objections, words };
        recruitment::propose_words(&asking.store, &asking.actor, id, &after, &reason, asking.now).await?;
        go_on(&format!("/recruitment/{id}"), "words-proposed");
        Ok(())
    };
    answer(work.await)
}

/// Publishes a change of the notice's words, or declines it.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "recruitment/decide-words")]
pub async fn decide_words(
    /// The recruitment.
    id: RecruitmentId,
    /// The change.
    change: RewordingId,
    /// Whether it is published.
    agreed: bool,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        recruitment::decide_words(&asking.store, &asking.actor, change, agreed, asking.now).await?;
        go_on(&format!("/recruitment/{id}"), "words-decided");
        Ok(())
    };
    answer(work.await)
}

/// Publishes a version of a scheme.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "recruitment/publish-scheme")]
pub async fn publish_scheme(
    /// The document.
    document: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let scheme = recruitment::publish_scheme(&asking.store, &asking.actor, &document, asking.now).await?;
        go_on(&format!("/recruitment/schemes/{}/{}", scheme.key, scheme.version), "scheme-published");
        Ok(())
    };
    answer(work.await)
}

/// Enters a quota notice.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "recruitment/enter-quota")]
pub async fn enter_quota(
    /// The region whose establishment office issued it.
    region: ExamRegion,
    /// Its number.
    number: String,
    /// The unit.
    unit: String,
    /// The kind of quota.
    kind: String,
    /// How many posts.
    count: String,
    /// The last day.
    expires: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let notice = QuotaNotice {
            number: number.trim().to_owned(),
            unit: unit.trim().to_owned(),
            kind: QuotaKind::parse(&kind).ok_or_else(|| Refusal::of(Code::Missing, "kind"))?,
            count: count.trim().parse().map_err(|_| Refusal::of(Code::Malformed, "count"))?,
            expires: day("expires", &expires)?,
        };
        recruitment::enter_quota(&asking.store, &asking.actor, region, &notice, asking.now).await?;
        go_on("/recruitment/quota", "quota-entered");
        Ok(())
    };
    answer(work.await)
}
