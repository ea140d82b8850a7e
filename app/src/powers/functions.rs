//! The server functions of powers: each reads its form, calls one store command, and leads on.

use crate::asking::{answer, asking, go_on};
use crate::refused::Refused;
use domain::ids::PowerEvaluationId;
use domain::powers::{PowerCode, TypedPoint};
use leptos::prelude::*;

/// Proposes what an evaluation of a power's points has found.
///
/// # Errors
/// `malformed` in the field `code`; what the store command refuses.
#[server(prefix = "/api", endpoint = "powers/propose-points")]
pub async fn propose_points(
    /// The power.
    code: String,
    /// The points of the steps concerned.
    #[server(default)]
    points: Vec<TypedPoint>,
    /// Why, in words that the public reads.
    reason: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let code = PowerCode::parse(&code)?;
        store::powers::propose_points(&asking.store, &asking.actor, &code, &points, &reason, asking.now).await?;
        go_on(&format!("/powers/{code}"), "points-proposed");
        Ok(())
    };
    answer(work.await)
}

/// Confirms or declines a colleague's evaluation.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "powers/decide-points")]
pub async fn decide_points(
    /// The evaluation.
    id: PowerEvaluationId,
    /// Whether its points hold.
    agreed: bool,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let code = store::powers::decide_points(&asking.store, &asking.actor, id, agreed, asking.now).await?;
        go_on(&format!("/powers/{code}"), if agreed { "points-confirmed" } else { "points-declined" });
        Ok(())
    };
    answer(work.await)
}
