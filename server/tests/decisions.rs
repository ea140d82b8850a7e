//! Written decisions at the door: given to whoever may have them, and checked for anybody, with a file and with a code.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cases;
mod hosted;

use axum::body::{Body, to_bytes};
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_TYPE, COOKIE, HOST};
use axum::http::request::Builder;
use axum::http::{Request, StatusCode};
use chrono::Utc;
use domain::approvals::case::State;
use domain::approvals::record::CaseRecord;
use domain::approvals::written::{MOST_BYTES, SignedDecision};
use domain::permissions::Actor;
use hosted::Hosted;
use server::demo;
use tower::ServiceExt;

/// The demonstration with the case that was granted and its applicant.
struct Home {
    hosted: Hosted,
    applicant: Actor,
    case: CaseRecord,
}

impl Home {
    async fn open() -> Self {
        let hosted = Hosted::empty().await;
        demo::fill(&hosted.store).await.unwrap();
        let (applicant, case) = cases::with(&hosted.store, |case| case.state == State::Delivered).await;
        let case = store::approvals::record(&hosted.store, &applicant, case.id, Utc::now()).await.unwrap();
        Self { hosted, applicant, case }
    }

    async fn ask(&self, request: Builder, body: impl Into<Body>, signed_in: bool) -> (StatusCode, String, Vec<u8>) {
        let mut request = request.header(HOST, "127.0.0.1:3000").header(ACCEPT_LANGUAGE, "en");
        if signed_in {
            let account = self.applicant.account.unwrap();
            let token = store::sessions::create(&self.hosted.store, account, Utc::now()).await.unwrap();
            request = request.header(COOKIE, format!("session={}", token.cookie()));
        }
        let answer = self.hosted.router.clone().oneshot(request.body(body.into()).unwrap()).await.unwrap();
        let status = answer.status();
        let kept = answer.headers().get(CACHE_CONTROL).map(|it| it.to_str().unwrap().to_owned()).unwrap_or_default();
        (status, kept, to_bytes(answer.into_body(), 1 << 24).await.unwrap().to_vec())
    }

    async fn page(&self, path: &str) -> String {
        let (_, _, body) = self.ask(Request::get(path).header(ACCEPT, "text/html"), Body::empty(), false).await;
        String::from_utf8(body).unwrap()
    }

    async fn file(&self) -> SignedDecision {
        let path = format!("/approvals/cases/{}/decision.json", self.case.id);
        let (status, kept, body) = self.ask(Request::get(path), Body::empty(), true).await;
        assert_eq!((status, kept.as_str()), (StatusCode::OK, "no-store"));
        serde_json::from_slice(&body).unwrap()
    }

    /// Gives a file to be checked, as the form does without scripts.
    async fn checked(&self, file: &[u8]) -> (StatusCode, String) {
        let head = "--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"decision.json\"\r\n\r\n";
        let body = [head.as_bytes(), file, b"\r\n--b--\r\n"].concat();
        let request = Request::post("/approvals/decisions/verify").header(ACCEPT, "text/html");
        let request = request.header(CONTENT_TYPE, "multipart/form-data; boundary=b");
        let (status, _, body) = self.ask(request, body, false).await;
        (status, String::from_utf8(body).unwrap())
    }
}

const GOOD: &str = "The signature is good";
const BAD: &str = "Not confirmed";

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_is_given_to_its_applicant_and_to_whoever_has_the_receipt() {
    let home = Home::open().await;
    let signed = home.file().await;
    assert_eq!(signed.document.number, home.case.number);
    let sheet = format!("/approvals/cases/{}/decision.pdf", home.case.id);
    let (status, kept, body) = home.ask(Request::get(&sheet), Body::empty(), true).await;
    assert_eq!((status, kept.as_str()), (StatusCode::OK, "no-store"));
    assert!(body.starts_with(b"%PDF-1."));
    assert_eq!(home.ask(Request::get(&sheet), Body::empty(), false).await.0, StatusCode::UNAUTHORIZED);
    let code = home.case.code.clone().unwrap();
    let by_receipt = async |form: &str, code: &str| {
        let body = format!("number={}&code={code}", home.case.number);
        let request = Request::post(format!("/approvals/track/decision.{form}")).header(ACCEPT, "text/html");
        home.ask(request.header(CONTENT_TYPE, "application/x-www-form-urlencoded"), body, false).await
    };
    let (status, kept, body) = by_receipt("json", &code).await;
    assert_eq!((status, kept.as_str()), (StatusCode::OK, "no-store"));
    assert_eq!(serde_json::from_slice::<SignedDecision>(&body).unwrap(), signed);
    assert!(by_receipt("pdf", &code).await.2.starts_with(b"%PDF-1."));
    let (status, _, body) = by_receipt("pdf", "0000000000").await;
    assert!(status.is_client_error() && !body.starts_with(b"%PDF"));
    assert!(!String::from_utf8(body).unwrap().contains("0000000000"), "the code is not given back");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slip_is_given_to_its_applicant_and_to_whoever_has_the_receipt_and_its_code_is_checked() {
    let home = Home::open().await;
    let sheet = format!("/approvals/cases/{}/slips/1/slip.pdf", home.case.id);
    let (status, kept, body) = home.ask(Request::get(&sheet), Body::empty(), true).await;
    assert_eq!((status, kept.as_str()), (StatusCode::OK, "no-store"));
    assert!(body.starts_with(b"%PDF-1."));
    assert_eq!(home.ask(Request::get(&sheet), Body::empty(), false).await.0, StatusCode::UNAUTHORIZED);
    for place in ["0", "99", "x", "-1"] {
        let path = format!("/approvals/cases/{}/slips/{place}/slip.pdf", home.case.id);
        assert_eq!(home.ask(Request::get(path), Body::empty(), true).await.0, StatusCode::NOT_FOUND);
    }
    let by_receipt = async |code: &str, place: &str| {
        let body = format!("number={}&code={code}&slip={place}", home.case.number);
        let request = Request::post("/approvals/track/slip.pdf").header(ACCEPT, "text/html");
        home.ask(request.header(CONTENT_TYPE, "application/x-www-form-urlencoded"), body, false).await
    };
    let code = home.case.code.clone().unwrap();
    let (status, kept, body) = by_receipt(&code, "1").await;
    assert_eq!((status, kept.as_str()), (StatusCode::OK, "no-store"));
    assert!(body.starts_with(b"%PDF-1."));
    for (code, place) in [("0000000000", "1"), (code.as_str(), "99"), (code.as_str(), "x")] {
        let (status, _, body) = by_receipt(code, place).await;
        assert!(status.is_client_error() && !body.starts_with(b"%PDF"));
    }
    let (id, now) = (home.case.id, Utc::now());
    let slip = store::approvals::written_slip(&home.hosted.store, &home.applicant, (id, 1), now).await.unwrap();
    let page = home.page(&format!("/approvals/decisions/verify?seal={}", slip.seal)).await;
    assert!(page.contains(GOOD) && page.contains("Notice of acceptance"), "{page}");
    assert!(page.contains("it has the same document") && !page.contains(&slip.slip.applicant), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_and_a_file_are_checked_by_the_server_without_scripts() {
    let home = Home::open().await;
    let signed = home.file().await;
    let page = home.page(&format!("/approvals/decisions/verify?seal={}", signed.seal)).await;
    assert!(page.contains(GOOD) && page.contains(&home.case.number), "{page}");
    assert!(!page.contains(&signed.document.applicant), "a code tells nobody's name");
    let altered = signed.seal.replace("granted", "denied");
    assert!(home.page(&format!("/approvals/decisions/verify?seal={altered}")).await.contains(BAD));
    assert!(!home.page("/approvals/decisions/verify").await.contains(GOOD));

    let file = serde_json::to_string_pretty(&signed).unwrap();
    let (status, page) = home.checked(file.as_bytes()).await;
    assert!(status == StatusCode::OK && page.contains(GOOD), "{page}");
    assert!(page.contains("to the letter") && !page.contains(&signed.document.applicant));
    let (status, page) = home.checked(file.replace("XK2210100Y", "XK2210200Y").as_bytes()).await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && page.contains(BAD), "{page}");
    for (file, expected) in [
        (b"".as_slice(), StatusCode::UNPROCESSABLE_ENTITY),
        (&[0xff, 0xfe], StatusCode::UNPROCESSABLE_ENTITY),
        (&[b' '; MOST_BYTES + 1], StatusCode::PAYLOAD_TOO_LARGE),
    ] {
        let (status, page) = home.checked(file).await;
        assert_eq!(status, expected);
        assert!(!page.contains(GOOD));
    }
}
