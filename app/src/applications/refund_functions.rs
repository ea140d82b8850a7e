//! The server functions of refunds: what is due is proposed by one person and ordered by another.

use crate::asking::{answer, asking, go_on};
use crate::refused::Refused;
use domain::ids::RecruitmentId;
use domain::refusal::{Code, Refusal};
use leptos::prelude::*;
use store::applications::{self, PickedRefund};

/// Each as `application:reference`.
fn picked(texts: &[String]) -> Result<Vec<PickedRefund>, Refusal> {
    let read = |text: &String| {
        let (application, reference) = text.split_once(':')?;
        Some((application.parse().ok()?, reference.to_owned()))
    };
    let picked: Option<Vec<PickedRefund>> = texts.iter().map(read).collect();
    picked.ok_or_else(|| Refusal::of(Code::Malformed, "picked"))
}

/// Proposes that what was picked goes back.
///
/// # Errors
/// `malformed` in the field `picked`; what the store command refuses.
#[server(prefix = "/api", endpoint = "applications/propose-refunds")]
pub async fn propose_refunds(
    /// The recruitment.
    recruitment: RecruitmentId,
    /// Each as `application:reference`.
    #[server(default)]
    picked: Vec<String>,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let picked = self::picked(&picked)?;
        applications::propose_refunds(&asking.store, &asking.actor, recruitment, &picked, asking.now).await?;
        go_on(&format!("/recruitment/{recruitment}/refunds"), "refunds-proposed");
        Ok(())
    };
    answer(work.await)
}

/// Orders what was picked, or declines it.
///
/// # Errors
/// `malformed` in the field `picked`; what the store command refuses.
#[server(prefix = "/api", endpoint = "applications/decide-refunds")]
pub async fn decide_refunds(
    /// The recruitment.
    recruitment: RecruitmentId,
    /// Each as `application:reference`.
    #[server(default)]
    picked: Vec<String>,
    /// Whether it is ordered.
    agreed: bool,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let picked = self::picked(&picked)?;
        applications::decide_refunds(&asking.store, &asking.actor, recruitment, &picked, agreed, asking.now).await?;
        go_on(&format!("/recruitment/{recruitment}/refunds"), "refunds-decided");
        Ok(())
    };
    answer(work.await)
}
