//! The server functions of a selection: each reads its form, calls one store command, and leads on.

use crate::asking::{answer, asking, go_on};
use crate::refused::Refused;
use crate::session::VisitorAddress;
use domain::ids::{ObjectionId, PassLinesId, RecruitmentId, RestoringId, SeasonId};
use domain::refusal::{Code, Refusal};
use domain::selection::{CheckKind, CheckResult, LeftBecause};
use leptos::prelude::*;
use std::collections::BTreeMap;
use store::selection::{self, CheckEntry, Raised};

/// A server function that takes one step of a selection and leads back to its page.
macro_rules! step {
    ($(#[$doc:meta])* $name:ident, $endpoint:literal, $command:ident, $done:literal) => {
        $(#[$doc])*
        #[server(prefix = "/api", endpoint = $endpoint)]
        pub async fn $name(
            /// The recruitment.
            id: RecruitmentId,
        ) -> Result<(), Refused> {
            let asking = asking()?;
            let done = selection::$command(&asking.store, &asking.actor, id, asking.now).await;
            if done.is_ok() {
                go_on(&format!("/recruitment/{id}/selection"), $done);
            }
            answer(done.map(|_| ()).map_err(Refused::from))
        }
    };
}

step! {
    /// Publishes the shortlist.
    ///
    /// # Errors
    /// What the store command refuses.
    publish_shortlist, "selection/shortlist", shortlist, "shortlisted"
}
step! {
    /// Publishes who comes to the interview.
    ///
    /// # Errors
    /// What the store command refuses.
    invite, "selection/invite", invite, "invited"
}
step! {
    /// Publishes totals and ranks.
    ///
    /// # Errors
    /// What the store command refuses.
    publish_totals, "selection/rank", publish_totals, "ranked"
}
step! {
    /// Publishes those proposed for hire.
    ///
    /// # Errors
    /// What the store command refuses.
    publicise, "selection/publicise", publicise, "publicised"
}
step! {
    /// Files the result.
    ///
    /// # Errors
    /// What the store command refuses.
    file_result, "selection/file", file, "filed"
}

/// Proposes minimum pass lines.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "selection/propose-lines")]
pub async fn propose_lines(
    /// The recruitment.
    id: RecruitmentId,
    /// The lines as they were typed, by the key of the scheme's variant.
    #[server(default)]
    lines: BTreeMap<String, String>,
    /// Why.
    reason: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        selection::propose_lines(&asking.store, &asking.actor, id, &lines, &reason, asking.now).await?;
        go_on(&format!("/recruitment/{id}/selection"), "lines-proposed");
        Ok(())
    };
    answer(work.await)
}

/// Sets or declines proposed minimum pass lines.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "selection/decide-lines")]
pub async fn decide_lines(
    /// The recruitment.
    id: RecruitmentId,
    /// The proposal.
    proposal: PassLinesId,
    /// Whether they are set.
    agreed: bool,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        selection::decide_lines(&asking.store, &asking.actor, proposal, agreed, asking.now).await?;
        go_on(&format!("/recruitment/{id}/selection"), if agreed { "lines-set" } else { "lines-declined" });
        Ok(())
    };
    answer(work.await)
}

/// A word of a form out of a closed set.
fn word<T>(field: &str, text: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, Refusal> {
    let code = if text.is_empty() { Code::Missing } else { Code::Malformed };
    parse(text).ok_or_else(|| Refusal::of(code, field))
}

/// Enters that a called candidate leaves, and calls whoever follows.
///
/// # Errors
/// `missing`, `malformed` in the field `because`; what the store command refuses.
#[server(prefix = "/api", endpoint = "selection/leave")]
pub async fn leave(
    /// The recruitment.
    id: RecruitmentId,
    /// The candidate's ticket.
    ticket: String,
    /// Why.
    because: String,
    /// The reason in words, where one is needed.
    #[server(default)]
    reason: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let because = word("because", &because, LeftBecause::parse)?;
        let application = selection::by_ticket(&asking.store, &asking.actor, id, &ticket).await?;
        let called = selection::leave(&asking.store, &asking.actor, application, because, &reason, asking.now).await?;
        let done = if called > 0 { "replaced" } else { "replaced-nobody" };
        go_on(&format!("/recruitment/{id}/selection"), done);
        Ok(())
    };
    answer(work.await)
}

/// Enters that somebody who is proposed for hire gives the place up.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "selection/decline")]
pub async fn enter_declined(
    /// The recruitment.
    id: RecruitmentId,
    /// The candidate's ticket.
    ticket: String,
    /// When and how it was declared.
    #[server(default)]
    declared: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let application = selection::by_ticket(&asking.store, &asking.actor, id, &ticket).await?;
        selection::enter_declined(&asking.store, &asking.actor, application, &declared, asking.now).await?;
        go_on(&format!("/recruitment/{id}/selection"), "hire-declined");
        Ok(())
    };
    answer(work.await)
}

/// Proposes that a place is restored which staff entered as given up.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "selection/propose-restoring")]
pub async fn propose_restoring(
    /// The recruitment.
    id: RecruitmentId,
    /// The candidate's ticket: the page has another form with a field for one.
    restored: String,
    /// What the mistake was.
    #[server(default)]
    mistake: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let found = selection::by_ticket(&asking.store, &asking.actor, id, &restored).await;
        let application = found.map_err(|error| match Refused::from(error) {
            Refused(refusal) if refusal.field.is_some() => Refused(Refusal::of(refusal.code, "restored")),
            refused => refused,
        })?;
        selection::propose_restoring(&asking.store, &asking.actor, application, &mistake, asking.now).await?;
        go_on(&format!("/recruitment/{id}/selection"), "restoring-proposed");
        Ok(())
    };
    answer(work.await)
}

/// Restores a proposed place, or declines to.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "selection/decide-restoring")]
pub async fn decide_restoring(
    /// The recruitment.
    id: RecruitmentId,
    /// The proposal.
    restoring: RestoringId,
    /// Whether it is restored.
    agreed: bool,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        selection::decide_restoring(&asking.store, &asking.actor, restoring, agreed, asking.now).await?;
        go_on(&format!("/recruitment/{id}/selection"), "restoring-decided");
        Ok(())
    };
    answer(work.await)
}

/// Takes the interviews of a season.
///
/// # Errors
/// `missing`, `malformed` in the field `season`; what the store command refuses.
#[server(prefix = "/api", endpoint = "selection/take-interviews")]
pub async fn take_interviews(
    /// The recruitment.
    id: RecruitmentId,
    /// The season.
    season: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let season: SeasonId = word("season", &season, |text| text.parse().ok())?;
        selection::take_interviews(&asking.store, &asking.actor, id, season, asking.now).await?;
        go_on(&format!("/recruitment/{id}/selection"), "interviews-taken");
        Ok(())
    };
    answer(work.await)
}

/// Enters how a check ended for the candidates of some tickets.
///
/// # Errors
/// `missing`, `malformed` in the fields `check` and `result`; what the store command refuses.
#[server(prefix = "/api", endpoint = "selection/check")]
pub async fn enter_checks(
    /// The recruitment.
    id: RecruitmentId,
    /// Which check.
    check: String,
    /// How it ended.
    result: String,
    /// The candidates' tickets, between spaces, commas or lines.
    tickets: String,
    /// The reason in words, where one is needed.
    #[server(default)]
    reason: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let check = word("check", &check, CheckKind::parse)?;
        let result = word("result", &result, CheckResult::parse)?;
        let between = |sign: char| sign.is_whitespace() || matches!(sign, ',' | ';' | '，' | '；' | '、');
        let tickets: Vec<&str> = tickets.split(between).filter(|ticket| !ticket.is_empty()).collect();
        let entry = CheckEntry { check, result, reason: &reason };
        selection::enter_checks(&asking.store, &asking.actor, id, entry, &tickets, asking.now).await?;
        go_on(&format!("/recruitment/{id}/selection"), "checked");
        Ok(())
    };
    answer(work.await)
}

/// Calls the next in rank of a position to the checks.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "selection/call-next")]
pub async fn call_next(
    /// The recruitment.
    id: RecruitmentId,
    /// The position's code.
    code: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        selection::call_next(&asking.store, &asking.actor, id, &code, asking.now).await?;
        go_on(&format!("/recruitment/{id}/selection"), "called-next");
        Ok(())
    };
    answer(work.await)
}

/// Raises an objection.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "selection/object")]
pub async fn raise_objection(
    /// The recruitment.
    id: RecruitmentId,
    /// The ticket it is about.
    #[server(default)]
    ticket: String,
    /// What is objected.
    words: String,
    /// Who objects.
    name: String,
    /// Where that person is reached.
    contact: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let address = use_context::<VisitorAddress>().map(|VisitorAddress(address)| address.to_string());
    let work = async move {
        let raised = Raised { ticket, words, name, contact };
        let address = address.unwrap_or_default();
        selection::raise(&asking.store, &asking.actor, id, &raised, &address, asking.now).await?;
        // Whoever has an account reads the objection, and its decision, where it was raised.
        let page = if asking.actor.account.is_some() { "objection" } else { "lists" };
        go_on(&format!("/recruitment/{id}/{page}"), "objection-raised");
        Ok(())
    };
    answer(work.await)
}

/// Decides an objection.
///
/// # Errors
/// `missing`, `malformed` in the fields `objection` and `decision`; what the store command refuses.
#[server(prefix = "/api", endpoint = "selection/decide")]
pub async fn decide_objection(
    /// The recruitment.
    id: RecruitmentId,
    /// The objection.
    objection: String,
    /// `upheld` or `dismissed`.
    decision: String,
    /// Why.
    reasons: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let objection: ObjectionId = word("objection", &objection, |text| text.parse().ok())?;
        let upheld = word("decision", &decision, |text| match text {
            "upheld" => Some(true),
            "dismissed" => Some(false),
            _ => None,
        })?;
        selection::decide(&asking.store, &asking.actor, objection, upheld, &reasons, asking.now).await?;
        go_on(&format!("/recruitment/{id}/selection"), "objection-decided");
        Ok(())
    };
    answer(work.await)
}
