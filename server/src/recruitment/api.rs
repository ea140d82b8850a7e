//! Recruitments as an open interface under `/api/v1`: what everybody may read on the pages, as JSON, with its OpenAPI
//! document.

use crate::http::Host;
use crate::http::answers::{FRESH, JSON, document, named, open};
use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use chrono::Utc;
use domain::applications::CountOrder;
use domain::permissions::Actor;
use domain::recruitment::position::{Education, PositionCode};
use domain::refusal::{Code, Refusal};
use serde::Deserialize;
use serde_json::{Value, json};
use store::applications::CountQuery;
use store::recruitment::PositionQuery;
use store::{Store, StoreError};

/// The document that describes the interface (OpenAPI 3.1).
const DOCUMENT: &str = include_str!("openapi.json");
/// Things in one answer where nothing else is asked for.
const USUAL: u64 = 50;
/// Things in one answer, at most.
const MOST: u64 = 200;

/// The addresses of the interface.
pub(super) fn routes() -> Router<Host> {
    Router::new()
        .route("/api/v1/openapi.json", get(openapi))
        .route("/api/v1/news", get(news))
        .route("/api/v1/recruitments", get(recruitments))
        .route("/api/v1/recruitments/{id}", get(recruitment))
        .route("/api/v1/recruitments/{id}/counts", get(counts))
        .route("/api/v1/recruitments/{id}/positions", get(positions))
        .route("/api/v1/recruitments/{id}/positions/{code}", get(position))
}

/// What a list may be asked for; the document says it of each address.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// The last thing of the page before.
    after: Option<String>,
    /// How many things.
    limit: Option<u64>,
    /// Words that must be found.
    words: Option<String>,
    /// Words of the place where one works.
    region: Option<String>,
    /// Words of the agency or the unit.
    unit: Option<String>,
    /// Words of the majors as printed.
    major: Option<String>,
    /// The education that one has.
    education: Option<String>,
    /// The order of the list.
    order: Option<String>,
}

impl Asked {
    fn limit(&self) -> Result<u64, Refusal> {
        let limit = self.limit.unwrap_or(USUAL);
        let range = || Refusal::of(Code::OutOfRange, "limit").with(1).with(MOST);
        if (1..=MOST).contains(&limit) { Ok(limit) } else { Err(range()) }
    }

    /// A value of the query that is text of a certain form.
    fn read<T>(name: &str, text: Option<&String>, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Refusal> {
        text.map(|text| parse(text).ok_or_else(|| Refusal::of(Code::Malformed, name))).transpose()
    }
}

type Question = Result<Query<Asked>, QueryRejection>;

fn asked(question: Question) -> Result<Asked, Refusal> {
    question.map(|Query(asked)| asked).map_err(|_| Refusal::of(Code::Malformed, "query"))
}

async fn openapi() -> Response {
    open(JSON, FRESH, DOCUMENT)
}

async fn news(State(store): State<Store>, headers: HeaderMap) -> Response {
    let found = store::recruitment::news(&store, &Actor::citizen(), USUAL).await;
    document(found.map(|news| json!({ "news": news }).to_string()), &headers)
}

async fn recruitments(State(store): State<Store>, question: Question, headers: HeaderMap) -> Response {
    document(list(&store, question).await.map(|found| found.to_string()), &headers)
}

async fn list(store: &Store, question: Question) -> Result<Value, StoreError> {
    let asked = asked(question)?;
    let (after, limit) = (Asked::read("after", asked.after.as_ref(), |text| text.parse().ok())?, asked.limit()?);
    let found = store::recruitment::recruitment_list(store, &Actor::citizen(), after, limit, Utc::now()).await?;
    let next = found.last().filter(|_| found.len() as u64 == limit).map(|line| line.id);
    Ok(json!({ "recruitments": found, "next": next }))
}

async fn recruitment(State(store): State<Store>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    document(one(&store, &id).await.map(|found| found.to_string()), &headers)
}

async fn one(store: &Store, id: &str) -> Result<Value, StoreError> {
    let (citizen, id) = (Actor::citizen(), named(id)?);
    let record = store::recruitment::recruitment_record(store, &citizen, id, Utc::now()).await?;
    let days = store::recruitment::reschedulings(store, &citizen, id).await?;
    let corrections = store::recruitment::rewordings(store, &citizen, id).await?;
    Ok(json!({
        "recruitment": record.line, "plan": record.plan, "scheme": record.scheme, "numbers": record.numbers,
        "day_changes": days, "corrections": corrections,
    }))
}

async fn positions(
    State(store): State<Store>,
    Path(id): Path<String>,
    question: Question,
    headers: HeaderMap,
) -> Response {
    document(search(&store, &id, question).await.map(|found| found.to_string()), &headers)
}

async fn search(store: &Store, id: &str, question: Question) -> Result<Value, StoreError> {
    let asked = asked(question)?;
    let limit = asked.limit()?;
    let query = PositionQuery {
        education: Asked::read("education", asked.education.as_ref(), Education::parse)?,
        after: Asked::read("after", asked.after.as_ref(), |text| PositionCode::parse(text).ok())?,
        words: asked.words.unwrap_or_default(),
        region: asked.region.unwrap_or_default(),
        unit: asked.unit.unwrap_or_default(),
        major: asked.major.unwrap_or_default(),
    };
    let found = store::recruitment::positions(store, &Actor::citizen(), named(id)?, &query, limit).await?;
    let next = found.lines.last().filter(|_| found.more).map(|line| line.code.clone());
    Ok(json!({ "found": found.found, "positions": found.lines, "next": next }))
}

async fn counts(
    State(store): State<Store>,
    Path(id): Path<String>,
    question: Question,
    headers: HeaderMap,
) -> Response {
    document(counted(&store, &id, question).await.map(|found| found.to_string()), &headers)
}

async fn counted(store: &Store, id: &str, question: Question) -> Result<Value, StoreError> {
    let asked = asked(question)?;
    let query = CountQuery {
        order: Asked::read("order", asked.order.as_ref(), CountOrder::parse)?.unwrap_or_default(),
        after: Asked::read("after", asked.after.as_ref(), |text| PositionCode::parse(text).ok())?,
    };
    let limit = usize::try_from(asked.limit()?).unwrap_or_default();
    let found = store::applications::counts(store, &Actor::citizen(), named(id)?, &query, limit, Utc::now()).await?;
    Ok(json!(found))
}

async fn position(
    State(store): State<Store>,
    Path((id, code)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    document(offered(&store, &id, &code).await.map(|found| found.to_string()), &headers)
}

async fn offered(store: &Store, id: &str, code: &str) -> Result<Value, StoreError> {
    let code = PositionCode::parse(code).map_err(|_| Code::NotFound)?;
    let record = store::recruitment::position(store, &Actor::citizen(), named(id)?, &code).await?;
    Ok(json!({
        "position": record.position, "state": record.state, "quota": record.quota, "amendments": record.amendments,
    }))
}
