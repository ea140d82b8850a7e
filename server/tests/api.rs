//! The open interface as its document describes it: every address answers, and with what the document promises.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on says so by panicking"
)]

mod hosted;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use domain::permissions::{Action, Actor, Role, Target};
use domain::selection::List;
use hosted::Hosted;
use serde_json::Value;
use server::demo;
use store::Store;
use tower::ServiceExt;

/// The demonstration behind its router.
struct Demonstration {
    hosted: Hosted,
    list: String,
}

impl Demonstration {
    async fn new() -> Self {
        let hosted = Hosted::empty().await;
        demo::fill(&hosted.store).await.unwrap();
        let list = cancelled(&hosted.store).await;
        Self { hosted, list }
    }
}

/// A list of the demonstration's announced recruitment: nothing is cancelled.
async fn cancelled(store: &Store) -> String {
    let now = chrono::Utc::now();
    let found = store::recruitment::recruitment_list(store, &Actor::citizen(), None, 9, now).await.unwrap();
    let line = &found[0];
    let account = Some(domain::ids::AccountId(uuid::Uuid::now_v7()));
    let clerk =
        Actor { role: Role::Staff, region: Some(line.region), account, second_factor: true, ..Actor::citizen() };
    let mut act = store.act(&clerk, Action::PlanRecruitment, Target::Region(line.region), now).await.unwrap();
    let list = List::Cancelled { positions: Vec::new() };
    let published = store::selection::publish(&mut act, line.id, &list, None).await.unwrap();
    let subject = store::recruitment::subject(line.id);
    act.commit("recruitment.settled", subject, serde_json::json!({ "list": published.told() })).await.unwrap();
    published.id.to_string()
}

async fn ask(router: &Router, path: &str) -> (StatusCode, Value) {
    let request = Request::builder().uri(path).header("host", "127.0.0.1:3000").header("accept", "application/json");
    let response = router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let status = response.status();
    let bytes = to_bytes(response.into_body(), 1 << 24).await.unwrap();
    (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
}

/// Follows a `$ref` of the document.
fn resolved<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    let named = schema["$ref"].as_str().and_then(|name| name.strip_prefix("#"));
    named.map_or(schema, |pointer| document.pointer(pointer).unwrap())
}

/// What of a value the schema does not promise, and what it promises and is not there.
fn differences(document: &Value, schema: &Value, value: &Value, path: &str) -> Vec<String> {
    let schema = resolved(document, schema);
    let mut found = Vec::new();
    if let (Some(properties), Some(fields)) = (schema["properties"].as_object(), value.as_object()) {
        found.extend(
            properties.keys().filter(|name| !fields.contains_key(*name)).map(|name| format!("{path}.{name} lacks")),
        );
        for (name, field) in fields {
            match properties.get(name) {
                Some(schema) => found.extend(differences(document, schema, field, &format!("{path}.{name}"))),
                None => found.push(format!("{path}.{name} is not described")),
            }
        }
    }
    for item in value.as_array().into_iter().flatten().take(3) {
        found.extend(differences(document, &schema["items"], item, &format!("{path}[]")));
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn every_described_address_answers_as_described() {
    let Demonstration { hosted, list: cancelled } = Demonstration::new().await;
    let (status, document) = ask(&hosted.router, "/api/v1/openapi.json").await;
    assert_eq!((status, document["openapi"].as_str()), (StatusCode::OK, Some("3.1.0")));
    let (_, list) = ask(&hosted.router, "/api/v1/recruitments").await;
    assert_eq!(list["recruitments"].as_array().unwrap().len(), 2, "the draft is not public");
    let [id, seated] = [0, 1].map(|at| list["recruitments"][at]["id"].as_str().unwrap());
    let paths = document["paths"].as_object().unwrap();
    for (path, operations) in paths.iter().filter(|(_, operations)| !operations["get"].is_null()) {
        let id = if path.ends_with("/seats") || path.ends_with("/lines") { seated } else { id };
        let asked = path.replace("{id}", id).replace("{code}", "22000101000000001");
        let asked = asked.replace("{month}", "2026-11");
        let asked = asked.replace("{list}", &cancelled);
        let (status, answer) = ask(&hosted.router, &asked).await;
        assert_eq!(status, StatusCode::OK, "{asked}");
        let schema = &operations["get"]["responses"]["200"]["content"]["application/json"]["schema"];
        assert_eq!(differences(&document, schema, &answer, path), Vec::<String>::new());
    }
}

/// A course with everything in it.
fn course() -> domain::applications::Course {
    use domain::applications::{Coming, Course, Happened, Happening, Milestone, Outlook, When};
    let day: chrono::NaiveDate = "2027-01-15".parse().unwrap();
    let next = Coming { milestone: Milestone::Interviews, when: When::By(day), outlook: Outlook::Provisional };
    Course { happened: vec![Happened::on(day, Happening::Released)], next: Some(next) }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_is_asked_for_by_post_and_never_kept() {
    let Demonstration { hosted, .. } = Demonstration::new().await;
    let post = async |path: &str, kind: &str, body: &str| {
        let request = Request::post(path).header("host", "127.0.0.1:3000").header("content-type", kind);
        let request = request.header("accept", if kind.ends_with("json") { kind } else { "text/html" });
        let response = hosted.router.clone().oneshot(request.body(Body::from(body.to_owned())).unwrap()).await.unwrap();
        let (status, cache) = (response.status(), response.headers().get("cache-control").cloned());
        let bytes = to_bytes(response.into_body(), 1 << 24).await.unwrap();
        (status, cache, String::from_utf8_lossy(&bytes).into_owned())
    };
    let json = async |body: &str| post("/api/v1/status", "application/json", body).await;
    let (status, _, answer) = json(r#"{"ticket":"260010000001","digits":"0019"}"#).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert_eq!(serde_json::from_str::<Value>(&answer).unwrap()["code"], "no-such-ticket");
    let (status, _, answer) = json(r#"{"ticket":"26001","digits":"0019"}"#).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(serde_json::from_str::<Value>(&answer).unwrap()["field"], "ticket");
    assert_eq!(json("[").await.0, StatusCode::UNPROCESSABLE_ENTITY);
    let form = "application/x-www-form-urlencoded";
    let (status, cache, page) = post("/examination/status", form, "ticket=260010000001&digits=0019").await;
    assert_eq!((status, cache.unwrap().to_str().unwrap()), (StatusCode::NOT_FOUND, "no-store"));
    assert!(page.contains("260010000001") && !page.contains("0019"), "the ticket stands in its field again");

    let points = |hundredths| domain::recruitment::Points::from_hundredths(hundredths).unwrap();
    let scheme = domain::recruitment::scheme::built_in().remove(0);
    let papers = scheme.papers.into_iter().enumerate().map(|(paper, it)| domain::examination::PaperPoints {
        paper,
        name: it.name,
        full: it.full,
        points: Some(points(6_125)),
    });
    let mut status = domain::examination::StatusRecord {
        recruitment: domain::ids::RecruitmentId(uuid::Uuid::now_v7()),
        title: String::new(),
        position: String::new(),
        ticket: domain::examination::Ticket::new(2026, 1, 1).unwrap(),
        site: String::new(),
        room: String::new(),
        seat: 1,
        released: true,
        papers: papers.collect(),
        written: None,
        written_rank: None,
        call: None,
        interview: None,
        total: None,
        total_rank: None,
        stage: domain::recruitment::RecruitmentState::Allotted,
        fate: domain::selection::PublicFate::Waiting,
        course: course(),
    };
    let (_, document) = ask(&hosted.router, "/api/v1/openapi.json").await;
    let described = &document["paths"]["/api/v1/status"]["post"]["responses"]["200"]["content"];
    let schema = &described["application/json"]["schema"];
    for fate in domain::selection::PublicFate::ALL {
        status.fate = *fate;
        let written = serde_json::to_value(&status).unwrap();
        assert_eq!(differences(&document, schema, &written, "status"), Vec::<String>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_follow_each_other_and_what_is_odd_is_refused() {
    let Demonstration { hosted, .. } = Demonstration::new().await;
    let (_, list) = ask(&hosted.router, "/api/v1/recruitments?limit=1").await;
    let id = list["recruitments"][0]["id"].as_str().unwrap();
    let positions = format!("/api/v1/recruitments/{id}/positions");
    let (mut seen, mut after) = (Vec::new(), String::new());
    loop {
        let (_, page) = ask(&hosted.router, &format!("{positions}?limit=20{after}")).await;
        assert_eq!(page["found"], 42);
        seen.extend(page["positions"].as_array().unwrap().iter().map(|line| line["code"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    assert!(seen.len() == 42 && seen.is_sorted(), "{seen:?}");
    let (_, found) = ask(&hosted.router, &format!("{positions}?words=%E7%BB%9F%E8%AE%A1&education=college")).await;
    assert_eq!(found["found"], 1, "only the post that is open to a college diploma");
    for (odd, status, code) in [
        (format!("{positions}?limit=0"), 422, "out-of-range"),
        (format!("{positions}?limit=201"), 422, "out-of-range"),
        (format!("{positions}?limit=x"), 422, "malformed"),
        (format!("{positions}?education=kindergarten"), 422, "malformed"),
        (format!("{positions}?phone=1"), 422, "malformed"),
        (format!("{positions}/1.0E16"), 404, "not-found"),
        (format!("/api/v1/recruitments/{id}/counts?order=hot"), 422, "malformed"),
        (format!("/api/v1/recruitments/{id}/counts?after=1"), 404, "not-found"),
        ("/api/v1/recruitments/0".to_owned(), 404, "not-found"),
    ] {
        let (answered, refusal) = ask(&hosted.router, &odd).await;
        assert_eq!((answered.as_u16(), refusal["code"].as_str()), (status, Some(code)), "{odd}: {refusal}");
    }
}
