//! The server functions of applicants: each reads its form, calls one store command, and leads on.
#![allow(clippy::too_many_arguments, reason = "a server function's arguments are its form's fields")]

use crate::asking::{answer, asking, go_on};
use crate::refused::Refused;
use domain::applications::Typed;
use domain::ids::{ApplicationId, AttachmentId, RecruitmentId};
use domain::recruitment::position::PositionCode;
use domain::refusal::{Code, Refusal};
use leptos::prelude::*;
use store::applications;

fn page(id: ApplicationId) -> String {
    format!("/applications/{id}")
}

/// Begins an application and leads to its form.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "applications/begin")]
pub async fn begin_application(
    /// The recruitment.
    recruitment: RecruitmentId,
    /// The position's code.
    code: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let code = PositionCode::parse(&code).map_err(|_| Code::NotFound)?;
        let id = applications::begin(&asking.store, &asking.actor, recruitment, &code, asking.now).await?;
        go_on(&format!("{}/form", page(id)), "application-begun");
        Ok(())
    };
    answer(work.await)
}

/// Turns a draft to another position, or chooses one in place of a cancelled one.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "applications/choose")]
pub async fn choose_position(
    /// The application.
    id: ApplicationId,
    /// The position's code.
    code: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let code = PositionCode::parse(&code).map_err(|_| Code::NotFound)?;
        applications::choose(&asking.store, &asking.actor, id, &code, asking.now).await?;
        go_on(&page(id), "position-chosen");
        Ok(())
    };
    answer(work.await)
}

/// Keeps the form as typed, and stays on it or leads on to what it still lacks.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "applications/save")]
pub async fn save_form(
    /// The application.
    id: ApplicationId,
    /// `check` where the form is to be looked through.
    #[server(default)]
    then: String,
    /// The level of education.
    #[server(default)]
    education: String,
    /// The degree.
    #[server(default)]
    degree: String,
    /// The school.
    #[server(default)]
    school: String,
    /// The major.
    #[server(default)]
    major: String,
    /// The major's code.
    #[server(default)]
    major_code: String,
    /// The major's category.
    #[server(default)]
    major_category: String,
    /// The political status.
    #[server(default)]
    political: String,
    /// Years of work at the grass roots.
    #[server(default)]
    grassroots_years: String,
    /// Whether the person graduates this year.
    #[server(default)]
    fresh_graduate: String,
    /// The certificates.
    #[server(default)]
    certificates: String,
    /// Where the person works.
    #[server(default)]
    work_unit: String,
    /// What the person did so far.
    #[server(default)]
    history: String,
    /// Where letters reach the person.
    #[server(default)]
    address: String,
    /// The postcode.
    #[server(default)]
    postcode: String,
    /// What the law adds to the written total.
    #[server(default)]
    bonus: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let typed = Typed {
        education,
        degree,
        school,
        major,
        major_code,
        major_category,
        political,
        grassroots_years,
        fresh_graduate,
        certificates,
        work_unit,
        history,
        address,
        postcode,
        bonus,
    };
    let done = applications::save_form(&asking.store, &asking.actor, id, &typed, asking.now).await;
    if done.is_ok() {
        go_on(&format!("{}/{}", page(id), if then == "check" { "check" } else { "form" }), "form-saved");
    }
    answer(done.map_err(Refused::from))
}

/// A server function that takes one step of an application and leads to its page.
macro_rules! step {
    ($(#[$doc:meta])* $name:ident, $endpoint:literal, $command:ident, $done:literal) => {
        $(#[$doc])*
        #[server(prefix = "/api", endpoint = $endpoint)]
        pub async fn $name(
            /// The application.
            id: ApplicationId,
        ) -> Result<(), Refused> {
            let asking = asking()?;
            let done = applications::$command(&asking.store, &asking.actor, id, asking.now).await;
            if done.is_ok() {
                go_on(&page(id), $done);
            }
            answer(done.map(|_| ()).map_err(Refused::from))
        }
    };
}

step! {
    /// Hands an application in.
    ///
    /// # Errors
    /// What the store command refuses.
    submit_application, "applications/submit", submit, "application-submitted"
}

/// Takes an application back to change it.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "applications/reopen")]
pub async fn reopen_application(
    /// The application.
    id: ApplicationId,
) -> Result<(), Refused> {
    let asking = asking()?;
    let done = applications::reopen(&asking.store, &asking.actor, id, asking.now).await;
    if done.is_ok() {
        go_on(&format!("{}/form", page(id)), "application-reopened");
    }
    answer(done.map_err(Refused::from))
}

step! {
    /// Takes an application back.
    ///
    /// # Errors
    /// What the store command refuses.
    withdraw_application, "applications/withdraw", withdraw, "application-withdrawn"
}
step! {
    /// Pays in the sandbox.
    ///
    /// # Errors
    /// What the store command refuses.
    pay_in_sandbox, "applications/pay-in-sandbox", pay_in_sandbox, "application-paid"
}

/// Refuses what cannot be taken back unless the box beside it is ticked.
fn meant(sure: &str) -> Result<(), Refusal> {
    if sure == "yes" { Ok(()) } else { Err(Refusal::of(Code::Missing, "sure")) }
}

/// Gives up the call to the interview, so that the next in rank comes.
///
/// # Errors
/// `missing` in the field `sure` unless it says `yes`; what the store command refuses.
#[server(prefix = "/api", endpoint = "applications/give-up")]
pub async fn give_up_call(
    /// The application.
    id: ApplicationId,
    /// `yes` where the applicant has said twice that this is meant.
    #[server(default)]
    sure: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        meant(&sure)?;
        store::selection::give_up(&asking.store, &asking.actor, id, asking.now).await?;
        go_on(&page(id), "call-given-up");
        Ok(())
    };
    answer(work.await)
}

/// Gives up the place for which the applicant is proposed for hire.
///
/// # Errors
/// `missing` in the field `sure` unless it says `yes`; what the store command refuses.
#[server(prefix = "/api", endpoint = "applications/decline")]
pub async fn decline_hire(
    /// The application.
    id: ApplicationId,
    /// `yes` where the applicant has said twice that this is meant.
    #[server(default)]
    sure: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        meant(&sure)?;
        store::selection::decline(&asking.store, &asking.actor, id, asking.now).await?;
        go_on(&page(id), "hire-declined");
        Ok(())
    };
    answer(work.await)
}

/// Appeals against the refusal of the qualification.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "applications/appeal")]
pub async fn appeal_refusal(
    /// The application.
    id: ApplicationId,
    /// Why the refusal is wrong.
    #[server(default)]
    grounds: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let done = applications::appeal(&asking.store, &asking.actor, id, &grounds, asking.now).await;
    if done.is_ok() {
        go_on(&page(id), "application-appealed");
    }
    answer(done.map_err(Refused::from))
}

/// Takes an attachment away.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "applications/detach")]
pub async fn detach_file(
    /// The application.
    id: ApplicationId,
    /// The attachment.
    attachment: AttachmentId,
) -> Result<(), Refused> {
    let asking = asking()?;
    let done = applications::detach(&asking.store, &asking.actor, id, attachment, asking.now).await;
    if done.is_ok() {
        go_on(&format!("{}/form", page(id)), "detached");
    }
    answer(done.map_err(Refused::from))
}
