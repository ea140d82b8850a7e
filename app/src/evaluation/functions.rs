//! The server functions of evaluations: each reads its form, calls one store command, and leads on.

use crate::asking::{answer, asking, go_on};
use crate::refused::Refused;
use crate::session::VisitorAddress;
use domain::evaluation::{Aspect, FollowUpAct, Sheet};
use domain::ids::CaseId;
use domain::refusal::{Code, Refusal};
use leptos::prelude::*;
use store::evaluation;

/// The sheet as it was filled in; what is no aspect is none.
fn sheet(mark: &str, aspects: &[String], comment: String) -> Result<Sheet, Refusal> {
    let mark = mark.parse().map_err(|_| Refusal::of(Code::Missing, "mark"))?;
    let aspects = aspects.iter().filter_map(|aspect| Aspect::parse(aspect)).collect();
    Ok(Sheet { mark, aspects, comment })
}

/// Evaluates one's own case and stays on its page.
///
/// # Errors
/// What the store command refuses; `missing` in the field `mark`.
#[server(prefix = "/api", endpoint = "evaluation/give")]
pub async fn give_evaluation(
    /// The case.
    id: CaseId,
    /// The mark.
    #[server(default)]
    mark: String,
    /// What it is given for.
    #[server(default)]
    aspects: Vec<String>,
    /// In words.
    #[server(default)]
    comment: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let sheet = sheet(&mark, &aspects, comment)?;
        evaluation::give(&asking.store, &asking.actor, id, &sheet, asking.now).await?;
        go_on(&format!("/approvals/cases/{id}"), "evaluated");
        Ok(())
    };
    answer(work.await)
}

/// Evaluates the case of a receipt.
///
/// # Errors
/// What the store command refuses; `missing` in the field `mark`.
#[server(prefix = "/api", endpoint = "evaluation/give-by-receipt")]
pub async fn give_by_receipt(
    /// The receipt's number.
    number: String,
    /// Its code.
    code: String,
    /// The mark.
    #[server(default)]
    mark: String,
    /// What it is given for.
    #[server(default)]
    aspects: Vec<String>,
    /// In words.
    #[server(default)]
    comment: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let from = use_context::<VisitorAddress>().map(|VisitorAddress(from)| from.to_string()).unwrap_or_default();
    let work = async move {
        let sheet = sheet(&mark, &aspects, comment)?;
        let receipt = (number.as_str(), code.as_str());
        evaluation::give_by_receipt(&asking.store, &asking.actor, receipt, &from, &sheet, asking.now).await?;
        go_on("/evaluation", "evaluated");
        Ok(())
    };
    answer(work.await)
}

/// Does something about a low mark and stays on its page.
async fn handle(id: CaseId, act: FollowUpAct, done: &'static str) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        evaluation::handle(&asking.store, &asking.actor, id, &act, asking.now).await?;
        go_on(&format!("/evaluation/low/{id}"), done);
        Ok(())
    };
    answer(work.await)
}

/// Answers a low mark, as a post that handles the case.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "evaluation/answer")]
pub async fn answer_low_mark(
    /// The case.
    id: CaseId,
    /// In words.
    words: String,
) -> Result<(), Refused> {
    handle(id, FollowUpAct::Answer { words }, "low-answered").await
}

/// Closes a low mark that somebody else answered.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "evaluation/close")]
pub async fn close_low_mark(
    /// The case.
    id: CaseId,
    /// In words.
    words: String,
) -> Result<(), Refused> {
    handle(id, FollowUpAct::Close { words }, "low-closed").await
}
