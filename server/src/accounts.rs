//! The copy of one's own data (PIPL art. 45): a file for the account itself and for nobody else.

use crate::http::Host;
use crate::http::answers::{JSON, failed};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
use chrono::Utc;
use domain::approvals::papers::Paper;
use domain::evaluation::Evaluating;
use domain::identity::Sex;
use domain::ids::CaseId;
use domain::messages::{LinkPath, Message};
use domain::permissions::{Action, Actor, Target, may};
use domain::refusal::Code;
use serde_json::{Value, json};
use store::{Store, StoreError};

/// Messages read at once.
const PAGE: u64 = 100;
/// Cases of one account, at most: more than anybody files.
const CASES: u64 = 100_000;

/// The address of the copy.
pub fn routes() -> Router<Host> {
    Router::new().route("/account/data.json", get(own_data))
}

async fn own_data(State(store): State<Store>, Extension(actor): Extension<Actor>, headers: HeaderMap) -> Response {
    match copy(&store, &actor).await {
        Ok(copy) => {
            let headers = [
                (CONTENT_TYPE, JSON),
                (CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\""),
                (CACHE_CONTROL, "no-store"),
            ];
            (headers, format!("{copy:#}\n")).into_response()
        }
        Err(error) => failed(error, &headers),
    }
}

/// Everything kept of an account but its secrets. The identity number stays masked: its owner knows it, and a session
/// that was stolen must not yield it.
async fn copy(store: &Store, actor: &Actor) -> Result<Value, StoreError> {
    let id = actor.account.ok_or(Code::SignInRequired)?;
    let account = store::accounts::get(store, actor, id).await?;
    let contact = store::accounts::own_contact(store, actor).await?;
    let person = store::accounts::applicant(store, id).await?.map(|person| {
        json!({
            "identity": person.identity,
            "born": person.born,
            "gender": match person.gender { Sex::Male => "male", Sex::Female => "female" },
            "contact": contact.as_ref().map(|contact| contact.expose()),
            "contact_proven": person.verified_at,
            "language": person.language.as_str(),
        })
    });
    Ok(json!({
        "account": {
            "id": account.id,
            "role": account.role,
            "region": account.region,
            "agency": account.agency,
            "name": account.name,
            "created": account.created,
            "second_factor": account.has_second_factor,
        },
        "applicant": person,
        "applications": applications(store, actor).await?,
        "drafts": drafts(store, actor).await?,
        "cases": cases(store, actor).await?,
        "messages": messages(store, actor).await?,
    }))
}

/// One's own applications with their forms, decisions and payments; the files themselves are downloaded one by one.
async fn applications(store: &Store, actor: &Actor) -> Result<Vec<Value>, StoreError> {
    let now = Utc::now();
    if may(actor, Action::Apply, Target::Anything).is_err() {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for line in store::applications::own_applications(store, actor, now).await? {
        let own = store::applications::own_application(store, actor, line.id, now).await?;
        // Nobody has points before the seats are given.
        let points = match store::examination::own_result(store, actor, line.id, now).await {
            Ok(points) => Some(points),
            Err(StoreError::Refused(refusal)) if refusal.code == Code::NotFound => None,
            Err(error) => return Err(error),
        };
        all.push(json!({ "application": own, "points": points }));
    }
    Ok(all)
}

/// The forms of approvals that one has begun and not handed in, as they were typed.
async fn drafts(store: &Store, actor: &Actor) -> Result<Vec<Value>, StoreError> {
    if may(actor, Action::FileCase, Target::Anything).is_err() {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for (item, saved_at) in store::approvals::own_drafts(store, actor).await? {
        // One that was handed in between the two questions is a case by now.
        if let Some((draft, _)) = store::approvals::draft(store, actor, &item).await? {
            all.push(json!({ "item": item, "saved_at": saved_at, "region": draft.region, "form": draft.typed }));
        }
    }
    Ok(all)
}

/// One's own cases of approval: what was filed and handed in, what happened, how it was decided and why, and how
/// one evaluated it. The papers themselves are downloaded one by one, and the code of a receipt stays on its page: it opens
/// the case to whoever has it.
async fn cases(store: &Store, actor: &Actor) -> Result<Vec<Value>, StoreError> {
    if may(actor, Action::FileCase, Target::Anything).is_err() {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for line in store::approvals::own_cases(store, actor, CASES).await? {
        all.push(case(store, actor, line.id).await?);
    }
    Ok(all)
}

async fn case(store: &Store, actor: &Actor, id: CaseId) -> Result<Value, StoreError> {
    let now = Utc::now();
    let own = store::approvals::record(store, actor, id, now).await?;
    let papers = store::approvals::papers(store, actor, id, now).await?.papers;
    let due = own.clocks.present(own.state).map(|clock| clock.due);
    let evaluation = match store::evaluation::evaluating(store, actor, id, now).await? {
        Evaluating::Given(given) => Some(given),
        Evaluating::No | Evaluating::Until(_) => None,
    };
    Ok(json!({
        "case": own.id,
        "number": own.number,
        "item": { "code": own.item.code, "version": own.item.version, "name": own.item.name },
        "region": own.region,
        "filed_at": own.filed_at,
        "state": own.state,
        "due": due,
        "form": own.form,
        "papers": papers.iter().map(named).collect::<Vec<_>>(),
        "correction": own.correction,
        "hearing": own.hearing,
        "story": own.story,
        "decided": own.decided,
        "licence": own.licence,
        "evaluation": evaluation,
    }))
}

/// A paper without its bytes.
fn named(paper: &Paper) -> Value {
    json!({
        "paper": paper.id,
        "shows": paper.shows,
        "version": paper.version,
        "by": paper.by,
        "name": paper.name,
        "format": paper.format,
        "size": paper.size,
        "at": paper.at,
    })
}

async fn messages(store: &Store, actor: &Actor) -> Result<Vec<Value>, StoreError> {
    let mut all = Vec::new();
    let mut before = None;
    loop {
        let page = store::messages::inbox(store, actor, before, PAGE).await?;
        all.extend(page.messages.iter().map(told));
        match page.next {
            Some(next) => before = Some(next),
            None => return Ok(all),
        }
    }
}

fn told(message: &Message) -> Value {
    json!({
        "message": message.kind,
        "link": message.link.as_ref().map(LinkPath::as_str),
        "created": message.created,
        "read_at": message.read_at,
    })
}
