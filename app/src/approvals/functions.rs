//! The server functions of cases: each reads its form, calls one store command, and leads on.

use super::reading_acts::read_act;
use crate::asking::{answer, asking, go_on};
use crate::refused::Refused;
use domain::approvals::case::{ActKind, Again, Duty};
use domain::approvals::item::ItemCode;
use domain::approvals::post::PostCode;
use domain::approvals::record::Details;
use domain::ids::{AccountId, CaseId};
use domain::refusal::{Code, Refusal};
use domain::regions::ExamRegion;
use leptos::prelude::*;
use std::collections::BTreeMap;
use store::approvals;

/// A refusal of one of the fields that stand in a group, named as its form names it.
fn grouped(refused: Refused, group: &str, known: impl Fn(&str) -> bool) -> Refused {
    let Refused(refusal) = refused;
    let field = refusal.field.map(|field| if known(&field) { format!("{group}[{field}]") } else { field });
    Refused(Refusal { field, ..refusal })
}

/// Applies for an item on line and leads to the receipt.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "approvals/file")]
pub async fn file_case(
    /// The item.
    code: String,
    /// Whose agency decides.
    region: ExamRegion,
    /// The form.
    #[server(default)]
    form: BTreeMap<String, String>,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let code = ItemCode::parse(&code).map_err(|_| Code::NotFound)?;
        let filed = approvals::file(&asking.store, &asking.actor, &code, region, &form, asking.now).await;
        let receipt = filed.map_err(|error| grouped(error.into(), "form", |field| field != "region"))?;
        go_on(&format!("/approvals/cases/{}/receipt", receipt.id), "case-filed");
        Ok(())
    };
    answer(work.await)
}

/// Applies for a change or a renewal of the licence that a case gave, and leads to the receipt.
///
/// # Errors
/// What the store command refuses; `missing` in the field `what`.
#[server(prefix = "/api", endpoint = "approvals/file-again")]
pub async fn file_again(
    /// The case that gave the licence.
    id: CaseId,
    /// What is applied for.
    #[server(default)]
    what: String,
    /// The form.
    #[server(default)]
    form: BTreeMap<String, String>,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let what = Again::parse(&what).ok_or_else(|| Refusal::of(Code::Missing, "what"))?;
        let filed = approvals::file_again(&asking.store, &asking.actor, id, what, &form, asking.now).await;
        let receipt = filed.map_err(|error| grouped(error.into(), "form", |_| true))?;
        go_on(&format!("/approvals/cases/{}/receipt", receipt.id), "case-filed");
        Ok(())
    };
    answer(work.await)
}

/// Keeps a form as typed and leads back to it.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "approvals/save-draft")]
pub async fn save_draft(
    /// The item.
    code: String,
    /// Whose agency is to decide; nothing where none is chosen yet.
    #[server(default)]
    region: String,
    /// The form.
    #[server(default)]
    form: BTreeMap<String, String>,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let code = ItemCode::parse(&code).map_err(|_| Code::NotFound)?;
        let draft = approvals::Draft { region: ExamRegion::parse(&region), typed: form };
        let saved = approvals::save_draft(&asking.store, &asking.actor, &code, &draft, asking.now).await;
        saved.map_err(|error| grouped(error.into(), "form", |_| true))?;
        go_on(&format!("/approvals/{code}/apply"), "draft-saved");
        Ok(())
    };
    answer(work.await)
}

/// Registers an application at the window and leads to the receipt.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "approvals/register")]
pub async fn register_case(
    /// The item.
    code: String,
    /// Whose agency decides.
    region: ExamRegion,
    /// Who applies.
    applicant_name: String,
    /// The number of the identity card, or the credit code.
    applicant_number: String,
    /// Where the applicant is reached.
    applicant_contact: String,
    /// The form.
    #[server(default)]
    form: BTreeMap<String, String>,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let code = ItemCode::parse(&code).map_err(|_| Code::NotFound)?;
        let details = Details { name: applicant_name, number: applicant_number, contact: applicant_contact };
        let filed = approvals::register(&asking.store, &asking.actor, &code, region, details, &form, asking.now).await;
        let of_form = |field: &str| field != "region" && !field.starts_with("applicant_");
        let receipt = filed.map_err(|error| grouped(error.into(), "form", of_form))?;
        go_on(&format!("/approvals/cases/{}/receipt", receipt.id), "case-filed");
        Ok(())
    };
    answer(work.await)
}

/// Does something to a case.
///
/// # Errors
/// What the store command refuses; `malformed` for a kind of act that there is not.
#[server(prefix = "/api", endpoint = "approvals/act")]
pub async fn act_on_case(
    /// The case.
    id: CaseId,
    /// How many of its events whoever acts has seen.
    version: u64,
    /// What is done.
    kind: String,
    /// The step, where a task of the flow is handled.
    #[server(default)]
    step: String,
    /// What the act says: a page has many forms, so each field stands after its act, or step, and a dot.
    #[server(default)]
    said: BTreeMap<String, String>,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let of = if step.is_empty() { kind.clone() } else { step.clone() };
        let own = |(name, text): (String, String)| {
            let (act, field) = name.split_once('.')?;
            (act == of).then(|| (field.to_owned(), text))
        };
        let mut said: BTreeMap<String, String> = said.into_iter().filter_map(own).collect();
        said.insert("step".to_owned(), step);
        let named = |refused: Refused| {
            let Refused(refusal) = refused;
            Refused(Refusal { field: refusal.field.map(|field| format!("said[{of}.{field}]")), ..refusal })
        };
        let kind = ActKind::parse(&kind).ok_or(Code::Malformed)?;
        let act = read_act(kind, &said).map_err(|refusal| named(refusal.into()))?;
        let done = approvals::act(&asking.store, &asking.actor, id, version, act, asking.now).await;
        done.map_err(|error| named(error.into()))?;
        go_on(&format!("/approvals/cases/{id}"), "case-acted");
        Ok(())
    };
    answer(work.await)
}

/// Gives a post to a member of the staff.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "approvals/appoint")]
pub async fn appoint_post(
    /// The account.
    account: AccountId,
    /// The post.
    post: String,
    /// What it is there for.
    #[server(default)]
    duties: Vec<String>,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let duties = duties.iter().filter_map(|duty| Duty::parse(duty)).collect();
        approvals::appoint(&asking.store, &asking.actor, account, &PostCode(post), &duties, asking.now).await?;
        go_on("/approvals/posts", "post-given");
        Ok(())
    };
    answer(work.await)
}

/// Takes a post from whoever holds it.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "approvals/relieve")]
pub async fn relieve_post(
    /// The holding.
    id: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        approvals::relieve(&asking.store, &asking.actor, &id, asking.now).await?;
        go_on("/approvals/posts", "post-taken");
        Ok(())
    };
    answer(work.await)
}
