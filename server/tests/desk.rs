//! The daily desk through the whole router, without scripts: filters in the address, several cases at once with an answer
//! for each, an opinion inserted by a link, a post that covers for an absent one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod demonstration;
mod hosted;

use axum::body::{Body, to_bytes};
use axum::http::header::{ACCEPT, CONTENT_TYPE, COOKIE, HOST, LOCATION, REFERER, SET_COOKIE};
use axum::http::{HeaderMap, Method, Request};
use chrono::Utc;
use demonstration::Demonstration;
use domain::approvals::record::CaseLine;
use domain::approvals::work::WorkFilter;
use domain::calendar::day_in_shanghai;
use store::approvals::{self, WorkQuery};
use tower::ServiceExt;

const LIST: &str = "/approvals/work";

struct Home(Demonstration);

struct Answer {
    headers: HeaderMap,
    body: String,
}

impl Answer {
    fn goal(&self) -> &str {
        self.headers.get(LOCATION).map(|goal| goal.to_str().unwrap()).unwrap_or_else(|| panic!("{}", self.body))
    }
}

impl Home {
    async fn new() -> Self {
        Self(Demonstration::new().await)
    }

    async fn waiting(&self, login: &str) -> Vec<CaseLine> {
        let query = WorkQuery { filter: WorkFilter::default(), ..WorkQuery::default() };
        approvals::work_list(&self.0.store, &self.0.staff(login), &query, 50, Utc::now()).await.unwrap().lines
    }

    async fn ask(&self, method: Method, path: &str, from: &str, body: String, login: &str, cookie: &str) -> Answer {
        let (store, now) = (&self.0.store, Utc::now());
        let token = store::sessions::create(store, self.0.accounts[login], now).await.unwrap();
        let token = store::sessions::raise(store, &token, now).await.unwrap();
        let request =
            Request::builder().method(method).uri(path).header(HOST, "127.0.0.1:3000").header(ACCEPT, "text/html");
        let request = request.header("sec-fetch-site", "same-origin");
        let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        let request = request.header(REFERER, format!("http://127.0.0.1:3000{from}"));
        let request = request.header(COOKIE, format!("session={}{cookie}", token.cookie()));
        let response = self.0.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = String::from_utf8_lossy(&to_bytes(body, 1 << 26).await.unwrap()).into_owned();
        Answer { headers: parts.headers, body }
    }

    async fn get(&self, path: &str, login: &str) -> String {
        self.ask(Method::GET, path, path, String::new(), login, "").await.body
    }

    async fn form(&self, path: &str, from: &str, fields: &[(&str, &str)], login: &str) -> Answer {
        let encoded =
            fields.iter().map(|(name, value)| format!("{}={}", app::visit::percent(name), app::visit::percent(value)));
        let body = encoded.collect::<Vec<_>>().join("&");
        self.ask(Method::POST, path, from, body, login, "").await
    }

    /// The page to which a refused form goes back.
    async fn returned(&self, answer: &Answer, login: &str) -> String {
        let cookies = answer.headers.get_all(SET_COOKIE).iter().filter_map(|cookie| cookie.to_str().ok());
        let token = cookies.filter_map(|cookie| cookie.strip_prefix("returned=")?.split(';').next()).next().unwrap();
        let cookie = format!("; returned={token}");
        self.ask(Method::GET, answer.goal(), LIST, String::new(), login, &cookie).await.body
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_stand_in_the_address_and_several_cases_are_answered_one_by_one() {
    let home = Home::new().await;
    let lines = home.waiting("window").await;
    let [line] = lines.as_slice() else { panic!("one case waits to be accepted: {lines:?}") };
    let shown = home.get(&format!("{LIST}?number={}&part=acceptance", line.number), "window").await;
    assert!(shown.contains(&format!("value=\"{}\"", line.number)), "the field says what is asked for");
    assert!(shown.contains(&format!("/approvals/cases/{}", line.id)));
    assert!(shown.contains("part=acceptance"), "the tabs and the form keep the filter");
    for other in ["part=delivery", "item=XK2210200Y", "state=review", "number=2026-9999999"] {
        let narrowed = home.get(&format!("{LIST}?{other}"), "window").await;
        assert!(!narrowed.contains(&line.id.to_string()) && narrowed.contains("没有符合条件的办件"), "{other}");
    }

    // Nothing picked; then one that changed since it was seen; then as it stands.
    let accept =
        async |fields: &[(&str, &str)]| home.form("/api/approvals/handle-picked", LIST, fields, "window").await;
    let none = accept(&[("kind", "accept")]).await;
    assert!(home.returned(&none, "window").await.contains("field-picked"));
    let stale = format!("{}:{}", line.id, line.version + 1);
    let refused = accept(&[("kind", "accept"), ("picked[3]", &stale)]).await;
    let page = home.returned(&refused, "window").await;
    let results = page.split("id=\"results\"").nth(1).unwrap_or_else(|| panic!("{page}"));
    assert!(results.contains(&line.number), "named by its number");
    let seen = format!("{}:{}", line.id, line.version);
    let list = format!("{LIST}?part=acceptance");
    let done = accept(&[("kind", "accept"), ("picked[3]", &seen), ("list", &list)]).await;
    assert_eq!(done.goal(), format!("{list}&done=cases-accept"));
    assert!(home.waiting("window").await.is_empty());
    let elsewhere = accept(&[("kind", "deliver"), ("picked[0]", &seen), ("list", "https://example.org/")]).await;
    assert!(home.returned(&elsewhere, "window").await.contains(&line.number), "a delivery of what is not decided");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_is_found_by_its_number_on_both_lists() {
    let home = Home::new().await;
    let line = home.waiting("officer").await.remove(0);
    for (list, login) in [(LIST, "head"), ("/supervision", "supervisor-1")] {
        let find =
            async |number: &str| home.form("/api/approvals/find-case", list, &[("receipt", number)], login).await;
        assert!(home.get(list, login).await.contains("name=\"receipt\""), "{list}");
        assert_eq!(find(&line.number).await.goal(), format!("/approvals/cases/{}", line.id));
        let unknown = find("2026-9999999").await;
        let page = home.returned(&unknown, login).await;
        assert!(page.contains("field-receipt-error") && page.contains("2026-9999999"), "{page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_opinion_is_inserted_by_a_link_and_a_cover_is_named() {
    let home = Home::new().await;
    let store = &home.0.store;
    let lines = home.waiting("officer").await;
    let case = format!("/approvals/cases/{}", lines[0].id);
    let words = "材料齐全，<b>符合</b>条件。";
    let kept = home.form("/api/approvals/keep-opinion", "/approvals/opinions", &[("words", words)], "officer").await;
    assert_eq!(kept.goal(), "/approvals/opinions?done=opinion-kept");
    let escaped = "材料齐全，&lt;b&gt;符合&lt;/b&gt;条件。";
    assert!(home.get("/approvals/opinions", "officer").await.contains(escaped));
    let opinion = approvals::own_opinions(store, &home.0.staff("officer")).await.unwrap().remove(0).id;
    let field = app::visit::percent("said[review.opinion]");
    let link = format!("{case}?opinion={opinion}&amp;into={field}");
    assert!(home.get(&case, "officer").await.contains(&link), "a link for the field");
    let filled = home.get(&format!("{case}?opinion={opinion}&into={field}"), "officer").await;
    let area = filled.split("name=\"said[review.opinion]\"").nth(1).unwrap();
    assert!(
        area.split("</textarea>").next().unwrap().contains("材料齐全，&lt;b>符合&lt;/b>条件。"),
        "the words stand in the field"
    );
    // Somebody else's opinion is inserted nowhere.
    let today = day_in_shanghai(Utc::now());
    let held = approvals::may_be_absent(store, &home.0.staff("officer")).await.unwrap();
    let day = today.to_string();
    let fields = [
        ("holding", held[0].id.as_str()),
        ("cover", "220000-market-01"),
        ("from", day.as_str()),
        ("until", day.as_str()),
    ];
    let entered = home.form("/api/approvals/enter-absence", "/approvals/posts", &fields, "officer").await;
    assert_eq!(entered.goal(), "/approvals/posts?done=absence-entered");
    let others = home.get(&format!("{case}?opinion={opinion}&into={field}"), "chief-1").await;
    let area = others.split("name=\"said[review.opinion]\"").nth(1).unwrap();
    assert!(!area.split("</textarea>").next().unwrap().contains("符合"));

    let list = home.get(LIST, "chief-1").await;
    assert!(list.contains("代人力资源市场处承办人") && list.contains(&case), "the cover sees for whom it waits");
    let version = lines[0].version.to_string();
    let act = [
        ("id", case.rsplit('/').next().unwrap()),
        ("version", version.as_str()),
        ("kind", "handle"),
        ("step", "review"),
        ("said[review.outcome]", "agree"),
    ];
    let acted = home.form("/api/approvals/act", &case, &act, "chief-1").await;
    assert_eq!(acted.goal(), format!("{case}?done=case-acted"));
    assert!(home.get(&case, "officer").await.contains("（代人力资源市场处承办人）"), "the record says it");
    let posts = home.get("/approvals/posts", "officer").await;
    assert!(posts.contains("absences-table") && !posts.contains("/api/approvals/appoint"), "holders appoint nobody");
}
