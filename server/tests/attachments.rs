//! The doors of applicants and of payment providers from outside: files through the whole router with and without a scanner,
//! downloads, notices.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod applicants;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, COOKIE, HOST, LOCATION};
use axum::http::{HeaderMap, Request, StatusCode};
use chrono::Utc;
use domain::applications::{
    ApplicationState, Attachment, Decision, Notice, Provider, ProviderKey, RefundNotice, RefundOrder, RefundState,
};
use domain::ids::{AccountId, ApplicationId};
use domain::permissions::{Actor, Role};
use domain::regions::ExamRegion;
use server::config::Config;
use server::config::environment::Environment;
use server::http::{Host, router};
use server::{demo, sessions};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;
use store::accounts::PasswordCost;
use store::applications::Picked;
use store::{Keys, Store};
use tokio::sync::watch;
use tower::ServiceExt;

const PNG: &[u8] = include_bytes!("../../app/domain/src/files/samples/grey.png");
const PDF: &[u8] = include_bytes!("../../app/domain/src/files/samples/blank.pdf");
const KEY: &[u8] = b"a key that the provider holds too";

/// The demonstration with its applicant, whose form is under way.
struct Home {
    _folder: tempfile::TempDir,
    store: Store,
    router: Router,
    applicant: Actor,
    id: ApplicationId,
}

impl Home {
    async fn with(scanner: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("s.db").display());
        let site = folder.path().display().to_string();
        let settings =
            [("SUNSHINE_SITE_ROOT", site.as_str()), ("DATABASE_URL", &url), ("SUNSHINE_VIRUS_SCAN", scanner)];
        let settings = settings.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let config = Config::from(&Environment::of(settings).unwrap()).unwrap();
        let store = Store::open(&url, Keys::generate("example.org/ledger").unwrap()).await.unwrap();
        let store = store.with_password_cost(PasswordCost::CHEAP);
        let store = store.with_provider(Provider::Sandbox(ProviderKey::new(KEY).unwrap()));
        store.migrate().await.unwrap();
        demo::fill(&store).await.unwrap();
        let (applicant, id) = applicants::with(&store, |line| line.state == ApplicationState::Draft).await;
        let (_fresh, expiry) = watch::channel(sessions::in_force(&store).await.unwrap());
        let router = router(Host::new(config, store.clone(), expiry));
        Self { _folder: folder, store, router, applicant, id }
    }

    async fn ask(&self, request: axum::http::request::Builder, body: Vec<u8>, signed_in: bool) -> Answer {
        let mut request = request.header(HOST, "127.0.0.1:3000");
        if signed_in {
            let token =
                store::sessions::create(&self.store, self.applicant.account.unwrap(), Utc::now()).await.unwrap();
            request = request.header(COOKIE, format!("session={}", token.cookie()));
        }
        let response = self.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, 1 << 26).await.unwrap().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// Sends a file as the form does, and answers where it led and what the page there says of it.
    async fn upload(&self, kind: &str, name: &str, bytes: &[u8]) -> (String, String) {
        let mut body = Vec::new();
        for (field, value) in [("page", "form"), ("kind", kind)] {
            body.extend(format!("--b\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n").bytes());
        }
        let head = format!("--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
        body.extend(head.bytes());
        body.extend(bytes);
        body.extend(b"\r\n--b--\r\n");
        let path = format!("/applications/{}/attachments", self.id);
        let request = Request::builder().method("POST").uri(path).header(ACCEPT, "text/html");
        let request = request.header(CONTENT_TYPE, "multipart/form-data; boundary=b");
        let answer = self.ask(request, body, true).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        let goal = answer.headers[LOCATION].to_str().unwrap().to_owned();
        let kept = answer.headers.get("set-cookie").map(|cookie| cookie.to_str().unwrap().to_owned());
        let token = kept.and_then(|cookie| Some(cookie.strip_prefix("returned=")?.split(';').next()?.to_owned()));
        let said = match token {
            Some(token) => {
                let kept = store::flash::take(&self.store, &token, Utc::now()).await.unwrap().unwrap();
                kept.refusal.code.as_str().to_owned()
            }
            None => String::new(),
        };
        (goal, said)
    }

    async fn files(&self) -> Vec<Attachment> {
        store::applications::own_application(&self.store, &self.applicant, self.id, Utc::now())
            .await
            .unwrap()
            .attachments
    }
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

/// A clamd that answers each file with these words, and hands on what it was sent.
fn clamd(answer: &'static str) -> (String, thread::JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let served = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut command = [0; 10];
        stream.read_exact(&mut command).unwrap();
        assert_eq!(&command, b"zINSTREAM\0");
        let mut file = Vec::new();
        loop {
            let mut length = [0; 4];
            stream.read_exact(&mut length).unwrap();
            let mut piece = vec![0; u32::from_be_bytes(length) as usize];
            if piece.is_empty() {
                break;
            }
            stream.read_exact(&mut piece).unwrap();
            file.extend(piece);
        }
        stream.write_all(answer.as_bytes()).unwrap();
        file
    });
    (address, served)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_taken_listed_and_given_back_as_a_download() {
    let home = Home::with("off").await;
    let form = format!("/applications/{}/form", home.id);
    assert_eq!(
        home.upload("diploma", "学位证.pdf", PDF).await,
        (format!("{form}?done=attached#attachments"), String::new())
    );
    assert_eq!(home.upload("diploma", "photo.png", PDF).await, (form.clone(), "file-mismatch".to_owned()));
    assert_eq!(home.upload("photo", "me.pdf", PDF).await, (form.clone(), "wrong-file-type".to_owned()));
    assert_eq!(home.upload("", "me.png", PNG).await, (form.clone(), "missing".to_owned()));
    assert_eq!(home.upload("diploma", "a.pdf", b"").await, (form, "missing".to_owned()));
    let files = home.files().await;
    assert_eq!(files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["photo.png", "学位证.pdf"]);

    let path = format!("/applications/{}/attachments/{}", home.id, files[1].id);
    let file = home.ask(Request::builder().uri(&path), Vec::new(), true).await;
    assert_eq!((file.status, file.body.as_slice()), (StatusCode::OK, PDF));
    assert_eq!(file.headers[CONTENT_DISPOSITION], "attachment; filename*=UTF-8''%E5%AD%A6%E4%BD%8D%E8%AF%81.pdf");
    assert_eq!(file.headers[CONTENT_TYPE], "application/pdf");
    assert_eq!(file.headers[CACHE_CONTROL], "no-store");
    assert_eq!(file.headers["x-content-type-options"], "nosniff");
    assert_eq!(home.ask(Request::builder().uri(&path), Vec::new(), false).await.status, StatusCode::UNAUTHORIZED);
    let guessed = format!("/applications/{}/attachments/{}", uuid::Uuid::now_v7(), files[1].id);
    assert_eq!(home.ask(Request::builder().uri(guessed), Vec::new(), true).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_the_scanner_calls_clean_is_taken() {
    for (answer, code) in [
        ("stream: OK\0", ""),
        ("stream: Eicar-Test-Signature FOUND\0", "infected"),
        ("INSTREAM size limit exceeded. ERROR\0", "not-scanned"),
        ("", "not-scanned"),
    ] {
        let (address, served) = clamd(answer);
        let home = Home::with(&address).await;
        assert_eq!(home.upload("diploma", "a.pdf", PDF).await.1, code, "{answer:?}");
        assert_eq!(served.join().unwrap(), PDF, "the whole file is scanned");
        assert_eq!(home.files().await.len(), if code.is_empty() { 2 } else { 1 });
    }
    // A port at which nobody listens any more.
    let gone = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let home = Home::with(&gone).await;
    assert_eq!(home.upload("diploma", "a.pdf", PDF).await.1, "not-scanned");
    assert_eq!(home.files().await.len(), 1);
}

/// Somebody of the province's staff.
fn staff() -> Actor {
    let region = Some(ExamRegion::Provincial);
    let account = Some(AccountId(uuid::Uuid::now_v7()));
    Actor { account, role: Role::Staff, region, agency: "x".to_owned(), second_factor: true }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ordered_refund_is_asked_for_once_and_only_a_signed_word_ends_it() {
    use store::applications::{decide_refunds, own_application, propose_refunds, review, submit, take_notice};
    let home = Home::with("off").await;
    let (store, now, key) = (&home.store, Utc::now(), ProviderKey::new(KEY).unwrap());
    submit(store, &home.applicant, home.id, now).await.unwrap();
    review(store, &staff(), Picked { id: home.id, version: 2 }, &Decision::Accept, now).await.unwrap();
    let order = store::applications::own_order(store, &home.applicant, home.id, now).await.unwrap();
    for reference in ["P-1", "P-2"] {
        let notice = Notice::signed(home.id, reference, order.cents, now, &key);
        take_notice(store, &Actor::citizen(), &notice, &key, now).await.unwrap();
    }
    let own = async || own_application(store, &home.applicant, home.id, Utc::now()).await.unwrap();
    let (recruitment, picked) = (own().await.line.recruitment.id, [(home.id, "P-2".to_owned())]);
    assert_eq!(server::jobs::refunds::once(store).await.unwrap(), 0, "nothing is ordered");
    propose_refunds(store, &staff(), recruitment, &picked, now).await.unwrap();
    decide_refunds(store, &staff(), recruitment, &picked, true, now).await.unwrap();
    let other = ProviderKey::new(b"a key that somebody else made up!").unwrap();
    let back = RefundOrder { application: home.id, reference: "P-2".to_owned(), cents: order.cents };
    let forged = serde_json::to_vec(&RefundNotice::signed(&back, true, now, &other)).unwrap();
    let request = || Request::builder().method("POST").uri("/payments/refund-notice");
    let answer = home.ask(request().header(CONTENT_TYPE, "application/json"), forged, false).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(own().await.refunds[0].state, Some(RefundState::Ordered));
    assert_eq!(server::jobs::refunds::once(store).await.unwrap(), 1);
    assert_eq!(own().await.refunds[0].state, Some(RefundState::Refunded));
    assert_eq!(server::jobs::refunds::once(store).await.unwrap(), 0, "it is asked for once");
    let again = serde_json::to_vec(&RefundNotice::signed(&back, true, now, &key)).unwrap();
    let answer = home.ask(request().header(CONTENT_TYPE, "application/json"), again, false).await;
    assert_eq!(String::from_utf8(answer.body).unwrap(), r#"{"state":"refunded"}"#);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_brings_its_notice_as_often_as_it_likes() {
    let home = Home::with("off").await;
    store::applications::submit(&home.store, &home.applicant, home.id, Utc::now()).await.unwrap();
    let picked = Picked { id: home.id, version: 2 };
    store::applications::review(&home.store, &staff(), picked, &Decision::Accept, Utc::now()).await.unwrap();
    let send = async |notice: &Notice| {
        let request =
            Request::builder().method("POST").uri("/payments/notice").header(CONTENT_TYPE, "application/json");
        let answer = home.ask(request, serde_json::to_vec(notice).unwrap(), false).await;
        (answer.status.as_u16(), String::from_utf8(answer.body).unwrap())
    };
    let key = ProviderKey::new(KEY).unwrap();
    let order = store::applications::own_order(&home.store, &home.applicant, home.id, Utc::now()).await.unwrap();
    let notice = Notice::signed(home.id, "P-1", order.cents, Utc::now(), &key);
    let forged = Notice { reference: "P-2".to_owned(), ..notice.clone() };
    assert_eq!(send(&forged).await, (403, r#"{"code":"forged-notice"}"#.to_owned()));
    assert_eq!(send(&notice).await, (200, r#"{"outcome":"new"}"#.to_owned()));
    assert_eq!(send(&notice).await, (200, r#"{"outcome":"same"}"#.to_owned()));
    let again = Notice::signed(home.id, "P-2", order.cents, Utc::now(), &key);
    assert_eq!(send(&again).await, (200, r#"{"outcome":"double"}"#.to_owned()));
    let own = store::applications::own_application(&home.store, &home.applicant, home.id, Utc::now()).await.unwrap();
    assert_eq!((own.line.state, own.payments.len()), (ApplicationState::Paid, 2));
    let request = Request::builder().method("POST").uri("/payments/notice");
    assert_eq!(home.ask(request, b"not json".to_vec(), false).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}
