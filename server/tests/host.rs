//! The host from outside: requests through the whole router, on a database of their own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{
    ACCEPT, ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_SECURITY_POLICY,
    CONTENT_TYPE, COOKIE, HOST, LOCATION, ORIGIN, REFERER, SET_COOKIE, STRICT_TRANSPORT_SECURITY,
};
use axum::http::{HeaderMap, Request, StatusCode};
use clap::Parser;
use domain::ledger::proof::{ProofFile, check_proof_file};
use domain::permissions::{Action, Target};
use server::config::Config;
use server::config::environment::Environment;
use server::http::{Host, router};
use server::sessions;
use std::process::ExitCode;
use store::{Keys, Store};
use tempfile::TempDir;
use tokio::sync::watch;
use tower::ServiceExt;

struct Home {
    _folder: TempDir,
    store: Store,
    router: Router,
}

impl Home {
    async fn with(settings: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("site/pkg")).unwrap();
        std::fs::write(folder.path().join("site/pkg/sunshine.css"), "main{color:red}").unwrap();
        std::fs::write(folder.path().join("site/hello.txt"), "hello").unwrap();
        std::fs::write(folder.path().join("secret.txt"), "for its owner alone").unwrap();
        let site = folder.path().join("site").display().to_string();
        let url = format!("sqlite://{}", folder.path().join("s.db").display());
        let own = [("SUNSHINE_SITE_ROOT", site.as_str()), ("DATABASE_URL", url.as_str())];
        let all = own.iter().chain(settings).map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let config = Config::from(&Environment::of(all).unwrap()).unwrap();
        let store = Store::open(&url, Keys::generate("example.org/ledger").unwrap()).await.unwrap();
        store.migrate().await.unwrap();
        let (_fresh, expiry) = watch::channel(sessions::in_force(&store).await.unwrap());
        Self { _folder: folder, router: router(Host::new(config, store.clone(), expiry)), store }
    }

    async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        Answer { status: parts.status, headers: parts.headers, body: to_bytes(body, 1 << 26).await.unwrap().to_vec() }
    }

    async fn get(&self, path: &str) -> Answer {
        self.ask(page(path).body(Body::empty()).unwrap()).await
    }
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: impl axum::http::header::AsHeaderName) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

fn page(path: &str) -> axum::http::request::Builder {
    Request::builder().uri(path).header(HOST, "127.0.0.1:3000").header(ACCEPT, "text/html")
}

fn form(path: &str) -> axum::http::request::Builder {
    page(path).method("POST").header(CONTENT_TYPE, "application/x-www-form-urlencoded")
}

#[tokio::test]
async fn a_page_is_whole_and_guarded() {
    let home = Home::with(&[]).await;
    let first = home.get("/").await;
    assert_eq!(first.status, StatusCode::OK);
    assert!(first.text().contains("<h1"));
    assert!(first.text().contains("</html>") && !first.text().contains("<template"));
    let policy = first.header(CONTENT_SECURITY_POLICY);
    let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap();
    assert!(first.text().contains(&format!("nonce=\"{nonce}\"")));
    assert_ne!(policy, home.get("/").await.header(CONTENT_SECURITY_POLICY));
    assert!(!policy.contains("unsafe-inline"));
    assert_eq!(first.header(CACHE_CONTROL), "no-store");
    assert_eq!(first.header(STRICT_TRANSPORT_SECURITY), "");
}

#[tokio::test]
async fn an_address_that_leads_nowhere_is_a_page_with_status_404() {
    let home = Home::with(&[]).await;
    for path in ["/nothing", "/pkg/nothing.js", "/pkg/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt"] {
        let answer = home.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(!answer.text().contains("for its owner alone"), "{path}");
    }
    assert!(home.get("/nothing").await.text().contains("<h1"));
}

#[tokio::test]
async fn files_are_asked_for_again() {
    let home = Home::with(&[]).await;
    let file = home.get("/hello.txt").await;
    assert_eq!((file.status, file.text(), file.header(CACHE_CONTROL)), (StatusCode::OK, "hello", "no-cache"));
    let style = home.get("/pkg/sunshine.css").await;
    assert_eq!((style.status, style.header(CONTENT_TYPE)), (StatusCode::OK, "text/css"));
    assert!(style.header(CONTENT_SECURITY_POLICY).starts_with("default-src 'none'"));
}

#[tokio::test]
async fn who_is_signed_in_gets_pages_unpacked() {
    let home = Home::with(&[]).await;
    let packed = home.ask(page("/").header(ACCEPT_ENCODING, "br").body(Body::empty()).unwrap()).await;
    assert_eq!(packed.header(CONTENT_ENCODING), "br");
    let plain = page("/").header(ACCEPT_ENCODING, "br").header(COOKIE, "session=x").body(Body::empty()).unwrap();
    assert_eq!(home.ask(plain).await.header(CONTENT_ENCODING), "");
}

#[tokio::test]
async fn a_plain_form_leads_on_and_its_cookie_goes_along() {
    let home = Home::with(&[]).await;
    let answer = home.ask(form("/api/preferences/choose").body(Body::from("lang=en&back=%2Fdesign")).unwrap()).await;
    assert_eq!((answer.status, answer.header(LOCATION)), (StatusCode::SEE_OTHER, "/design"));
    assert!(answer.header(SET_COOKIE).starts_with("lang=en;"));
}

#[tokio::test]
async fn a_refused_form_comes_back_once() {
    let home = Home::with(&[]).await;
    let sent = form("/api/preferences/choose").header(REFERER, "http://127.0.0.1:3000/design?done=saved");
    let answer = home.ask(sent.body(Body::from("lang=xx&back=%2Fdesign&password=p")).unwrap()).await;
    assert_eq!((answer.status, answer.header(LOCATION)), (StatusCode::SEE_OTHER, "/design"));
    let cookie = answer.header(SET_COOKIE);
    assert!(cookie.contains("Path=/design;") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"));
    let token = cookie.split([';', '=']).nth(1).unwrap();

    let kept = store::flash::take(&home.store, token, chrono::Utc::now()).await.unwrap().unwrap();
    assert_eq!(kept.values, serde_json::json!({ "lang": "xx", "back": "/design" }));
    assert!(store::flash::take(&home.store, token, chrono::Utc::now()).await.unwrap().is_none());

    let read = page("/design").header(COOKIE, format!("returned={token}")).body(Body::empty()).unwrap();
    assert!(home.ask(read).await.header(SET_COOKIE).contains("returned=; Path=/design; Max-Age=0"));
}

#[tokio::test]
async fn a_program_reads_the_refusal_with_its_own_status() {
    let home = Home::with(&[]).await;
    let sent = Request::post("/api/preferences/choose")
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(ACCEPT, "application/json");
    let answer = home.ask(sent.body(Body::from("lang=xx")).unwrap()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(serde_json::from_slice::<serde_json::Value>(&answer.body).unwrap()["code"], "malformed");
}

#[tokio::test]
async fn requests_from_elsewhere_change_nothing() {
    let home = Home::with(&[]).await;
    for (name, value) in [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), (ORIGIN.as_str(), "null")]
    {
        let sent = form("/api/preferences/choose").header(name, value).body(Body::from("lang=en")).unwrap();
        let answer = home.ask(sent).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}: {value}");
        assert_eq!(answer.header(SET_COOKIE), "");
    }
}

#[tokio::test]
async fn too_large_a_body_is_refused() {
    let home = Home::with(&[]).await;
    let large = format!("lang=en&back=%2F{}", "x".repeat(server::http::limits::FORM));
    let program = form("/api/preferences/choose").header("content-length", large.len());
    let mut program = program.body(Body::from(large.clone())).unwrap();
    program.headers_mut().insert(ACCEPT, "application/json".parse().unwrap());
    assert_eq!(home.ask(program).await.status, StatusCode::PAYLOAD_TOO_LARGE);

    let person = home.ask(form("/api/preferences/choose").body(Body::from(large)).unwrap()).await;
    let token = person.header(SET_COOKIE).split([';', '=']).nth(1).unwrap();
    let kept = store::flash::take(&home.store, token, chrono::Utc::now()).await.unwrap().unwrap();
    assert_eq!(kept.refusal.code, domain::refusal::Code::TooLarge);
}

#[tokio::test]
async fn nobody_uploads_without_a_permission() {
    let home = Home::with(&[]).await;
    let body = "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\na,b\r\n--x--\r\n";
    let sent = page("/examiners/import").method("POST").header(CONTENT_TYPE, "multipart/form-data; boundary=x");
    let answer = home.ask(sent.body(Body::from(body)).unwrap()).await;
    assert_eq!(
        (answer.status, answer.header(LOCATION)),
        (StatusCode::SEE_OTHER, "/sign-in?next=%2Fexaminers%2Fimport")
    );
}

#[tokio::test]
async fn the_ledger_is_open_to_everybody() {
    let home = Home::with(&[]).await;
    let checkpoint = home.get("/ledger/checkpoint").await;
    assert_eq!(checkpoint.status, StatusCode::OK);
    assert!(checkpoint.text().starts_with("example.org/ledger\n"));
    assert_eq!(checkpoint.header("access-control-allow-origin"), "*");
    assert!(home.get("/ledger/key").await.text().starts_with("example.org/ledger+"));
    for path in ["/ledger/tile/0/999", "/ledger/tile/x", "/ledger/tile/0/x001/000", "/draws/x/bundle.json"] {
        assert_eq!(home.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(home.get("/draws.json").await.text(), "{\"draws\":[],\"next\":null}");
}

#[tokio::test]
async fn a_proof_is_a_file_that_checks_by_itself() {
    let home = Home::with(&[]).await;
    for number in 0..5 {
        let actor = store::accounts::console("x");
        let act = home.store.act(&actor, Action::ManageAccounts, Target::Anything, chrono::Utc::now()).await.unwrap();
        act.commit("test.counted", format!("count:{number}"), serde_json::json!({})).await.unwrap();
    }
    let answer = home.get("/ledger/entries/3/proof").await;
    assert_eq!((answer.status, answer.header(CACHE_CONTROL)), (StatusCode::OK, "no-cache"));
    assert_eq!(answer.header(CONTENT_DISPOSITION), "attachment; filename=\"ledger-entry-3.tlog-proof\"");
    let key = home.get("/ledger/key").await;
    let file: ProofFile = answer.text().parse().unwrap();
    let entry = file.extra.clone().unwrap();
    assert!(String::from_utf8(entry.clone()).unwrap().contains("count:3"));
    assert!(check_proof_file(key.text(), &[], answer.text(), &entry).holds());
    let other = home.get("/ledger/entries/2/proof").await.text().parse::<ProofFile>().unwrap().extra.unwrap();
    assert!(!check_proof_file(key.text(), &[], answer.text(), &other).holds());
    for path in ["/ledger/entries/5/proof", "/ledger/entries/x/proof", "/ledger/entries/-1/proof"] {
        assert_eq!(home.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }

    // A stranger's machine: the two files and the program, no settings and no database.
    let folder = tempfile::tempdir().unwrap();
    let told = |proof: &str| {
        let (proof_path, key_path) = (folder.path().join("p"), folder.path().join("k"));
        std::fs::write(&proof_path, proof).unwrap();
        std::fs::write(&key_path, &key.body).unwrap();
        let words = ["server", "ledger", "proof", proof_path.to_str().unwrap(), "--key", key_path.to_str().unwrap()];
        format!("{:?}", server::commands::run(server::commands::Line::parse_from(words)).unwrap())
    };
    assert_eq!(told(answer.text()), format!("{:?}", ExitCode::SUCCESS));
    let altered = ProofFile { extra: Some(other), ..file }.to_string();
    assert_eq!(told(&altered), format!("{:?}", ExitCode::FAILURE));
}

#[test]
fn an_older_draw_is_repeated_from_its_sources() {
    let run = |sources: &[&str]| {
        let words = ["server", "draw", "rfc3797", "--pool", "25", "--choose", "10"].iter().chain(sources);
        server::commands::run(server::commands::Line::parse_from(words))
    };
    assert!(run(&["9319", "2 5 12 8 10", "9 18 26 34 41 45"]).is_ok());
    assert!(run(&["1.5"]).unwrap_err().to_string().contains("1.5"));
}

#[tokio::test]
async fn it_says_that_it_lives_and_whether_it_is_ready() {
    let home = Home::with(&[]).await;
    assert_eq!(home.get("/healthz").await.text(), "ok\n");
    assert_eq!(home.get("/readyz").await.text(), "ready\n");
}

#[tokio::test]
async fn behind_tls_it_says_so() {
    let home = Home::with(&[("SUNSHINE_TLS", "on")]).await;
    assert!(home.get("/").await.header(STRICT_TRANSPORT_SECURITY).starts_with("max-age="));
}

#[tokio::test]
async fn a_request_id_is_taken_over_only_from_a_trusted_proxy() {
    let ask = || page("/healthz").header("x-request-id", "from-the-proxy").body(Body::empty()).unwrap();
    let trusting = Home::with(&[("SUNSHINE_TRUST_PROXY", "on")]).await;
    assert_eq!(trusting.ask(ask()).await.header("x-request-id"), "from-the-proxy");
    assert_ne!(Home::with(&[]).await.ask(ask()).await.header("x-request-id"), "from-the-proxy");
}
