//! The draft of an item through the whole router: what is asked, what comes back, and what a form sends.
#![allow(dead_code, reason = "each test file uses its own part")]

use crate::demonstration::Demonstration;
use axum::body::{Body, to_bytes};
use axum::http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HOST, LOCATION, REFERER, SET_COOKIE};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use chrono::Utc;
use domain::approvals::item::ItemCode;
use domain::permissions::Actor;
use domain::refusal::Refusal;
use store::approvals;
use tower::ServiceExt;

pub const ITEM: &str = "XK2210100Y";
/// The box by which one saves over somebody else.
pub const MINE: &str = "以我填写的内容取代现在的内容";

/// The demonstration's server.
pub struct Home(pub Demonstration);

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn goal(&self) -> &str {
        self.headers[LOCATION].to_str().unwrap()
    }
}

impl Home {
    pub async fn new() -> Self {
        Self(Demonstration::new().await)
    }

    pub async fn ask(&self, method: Method, path: &str, kind: &str, body: Vec<u8>, login: Option<&str>) -> Answer {
        self.ask_with(method, path, kind, body, login, "").await
    }

    /// The same, with cookies beside the session's.
    pub async fn ask_with(
        &self,
        method: Method,
        path: &str,
        kind: &str,
        body: Vec<u8>,
        login: Option<&str>,
        cookies: &str,
    ) -> Answer {
        let request =
            Request::builder().method(method).uri(path).header(HOST, "127.0.0.1:3000").header(ACCEPT, "text/html");
        let request = request.header("sec-fetch-site", "same-origin").header(CONTENT_TYPE, kind);
        let request = request.header(CONTENT_LENGTH, body.len());
        let request = request.header(REFERER, format!("http://127.0.0.1:3000/approvals/{ITEM}/draft"));
        let request = match login {
            Some(login) => {
                let (store, now) = (&self.0.store, Utc::now());
                let token = store::sessions::create(store, self.0.accounts[login], now).await.unwrap();
                let token = store::sessions::raise(store, &token, now).await.unwrap();
                request.header(COOKIE, format!("session={}{cookies}", token.cookie()))
            }
            None => request,
        };
        let response = self.0.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = String::from_utf8_lossy(&to_bytes(body, 1 << 26).await.unwrap()).into_owned();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    pub async fn get(&self, path: &str, login: Option<&str>) -> Answer {
        self.ask(Method::GET, path, "text/plain", Vec::new(), login).await
    }

    pub async fn form(&self, path: &str, fields: &[(&str, &str)], login: &str) -> Answer {
        let fields: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", app::visit::percent(name), app::visit::percent(value)))
            .collect();
        let kind = "application/x-www-form-urlencoded";
        self.ask(Method::POST, path, kind, fields.join("&").into_bytes(), Some(login)).await
    }

    /// Sends a file as the draft's form does.
    pub async fn upload(&self, seen: u64, file: &[u8], login: &str) -> Answer {
        let mut body = format!("--b\r\ncontent-disposition: form-data; name=\"seen\"\r\n\r\n{seen}\r\n").into_bytes();
        body.extend(b"--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"flow.bpmn\"\r\n\r\n");
        body.extend(file);
        body.extend(b"\r\n--b--\r\n");
        let path = format!("/approvals/{ITEM}/draft/flow");
        self.ask(Method::POST, &path, "multipart/form-data; boundary=b", body, Some(login)).await
    }

    /// Why a form came back.
    pub async fn refused(&self, answer: &Answer) -> Refusal {
        let cookies = answer.headers.get_all(SET_COOKIE).iter().filter_map(|cookie| cookie.to_str().ok());
        let token = cookies.filter_map(|cookie| cookie.strip_prefix("returned=")?.split(';').next()).next();
        let token = token.unwrap_or_else(|| panic!("nothing came back: {} {}", answer.status, answer.body));
        store::flash::take(&self.0.store, token, Utc::now()).await.unwrap().unwrap().refusal
    }

    /// The page on which a refused form comes back.
    pub async fn came_back(&self, answer: &Answer, login: &str) -> String {
        let cookies = answer.headers.get_all(SET_COOKIE).iter().filter_map(|cookie| cookie.to_str().ok());
        let returned =
            cookies.filter(|cookie| cookie.starts_with("returned=")).filter_map(|it| it.split(';').next()).next();
        let cookies = format!("; {}", returned.unwrap_or_else(|| panic!("nothing came back: {}", answer.status)));
        let path = answer.goal().split('#').next().unwrap().to_owned();
        self.ask_with(Method::GET, &path, "text/plain", Vec::new(), Some(login), &cookies).await.body
    }

    pub fn staff(&self) -> Actor {
        self.0.staff("staff")
    }

    /// The draft, or what one would begin with.
    pub async fn draft(&self) -> approvals::ItemDraft {
        approvals::next_item(&self.0.store, &self.staff(), &ItemCode::parse(ITEM).unwrap()).await.unwrap()
    }
}

/// The fields of a form whose names begin with `name`, as a browser sends them.
pub fn fields(value: &impl serde::Serialize, name: &str) -> Vec<(String, String)> {
    fn put(value: &serde_json::Value, name: &str, all: &mut Vec<(String, String)>) {
        match value {
            serde_json::Value::Object(members) => {
                members.iter().for_each(|(key, value)| put(value, &format!("{name}[{key}]"), all));
            }
            serde_json::Value::Array(items) => {
                items.iter().enumerate().for_each(|(at, value)| put(value, &format!("{name}[{at}]"), all));
            }
            text => all.push((name.to_owned(), text.as_str().unwrap().to_owned())),
        }
    }
    let mut all = Vec::new();
    put(&serde_json::to_value(value).unwrap(), name, &mut all);
    all
}

/// The part of a page between the beginning of a section and the next section.
pub fn section<'a>(page: &'a str, id: &str) -> &'a str {
    let from = page.find(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("no section {id}: {page}"));
    let rest = &page[from..];
    rest.find("</section>").map_or(rest, |to| &rest[..to])
}

/// The value of a form's field of one line.
pub fn value<'a>(form: &'a str, name: &str) -> &'a str {
    let input = form.split("<input").find(|input| input.contains(&format!("name=\"{name}\""))).expect("the field");
    input.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("its value")
}
