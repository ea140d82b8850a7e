//! The door through which the papers of a case come in and go out: the whole router, files of any size, with and without a
//! session.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cases;
mod hosted;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::header::{
    ACCEPT, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HOST, LOCATION,
};
use axum::http::request::Builder;
use axum::http::{Request, StatusCode};
use chrono::Utc;
use domain::approvals::papers::LIMITS;
use domain::approvals::record::CaseLine;
use domain::permissions::Actor;
use futures_util::stream;
use hosted::Hosted;
use server::demo;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tower::ServiceExt;

const PDF: &[u8] = include_bytes!("../../app/domain/src/files/samples/blank.pdf");
/// A file that nobody can send.
const TWO_GIGABYTES: usize = 2 << 30;
/// A piece as a network brings it.
const PIECE: usize = 64 * 1024;

/// The demonstration with the applicant of its cases.
struct Home {
    hosted: Hosted,
    applicant: Actor,
    case: CaseLine,
}

impl Home {
    async fn open() -> Self {
        let hosted = Hosted::empty().await;
        demo::fill(&hosted.store).await.unwrap();
        let (applicant, case) = cases::with(&hosted.store, |_| true).await;
        Self { hosted, applicant, case }
    }

    fn address(&self) -> String {
        format!("/approvals/cases/{}/papers", self.case.id)
    }

    fn post(&self) -> Builder {
        Request::post(self.address())
            .header(HOST, "127.0.0.1:3000")
            .header(CONTENT_TYPE, "multipart/form-data; boundary=b")
    }

    /// Asks with the applicant's session; where it led and what the page there says of it.
    async fn send(&self, request: Builder, body: Body) -> (StatusCode, String, String) {
        let account = self.applicant.account.unwrap();
        let token = store::sessions::create(&self.hosted.store, account, Utc::now()).await.unwrap();
        let request = request.header(COOKIE, format!("session={}", token.cookie())).body(body).unwrap();
        let answer = self.hosted.router.clone().oneshot(request).await.unwrap();
        let goal = answer.headers().get(LOCATION).map(|goal| goal.to_str().unwrap().to_owned()).unwrap_or_default();
        let kept = answer.headers().get("set-cookie").map(|cookie| cookie.to_str().unwrap().to_owned());
        let token = kept.and_then(|cookie| Some(cookie.strip_prefix("returned=")?.split(';').next()?.to_owned()));
        let said = match token {
            Some(token) => {
                let kept = store::flash::take(&self.hosted.store, &token, Utc::now()).await.unwrap().unwrap();
                format!("{} {}", kept.refusal.code.as_str(), kept.refusal.facts.join(" "))
            }
            None => String::new(),
        };
        (answer.status(), goal, said)
    }

    async fn get(&self, path: &str, signed_in: bool) -> axum::response::Response {
        let mut request = Request::get(path).header(HOST, "127.0.0.1:3000");
        if signed_in {
            let account = self.applicant.account.unwrap();
            let token = store::sessions::create(&self.hosted.store, account, Utc::now()).await.unwrap();
            request = request.header(COOKIE, format!("session={}", token.cookie()));
        }
        self.hosted.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
    }

    async fn count(&self) -> usize {
        let papers = store::approvals::papers(&self.hosted.store, &self.applicant, self.case.id, Utc::now()).await;
        papers.unwrap().papers.len()
    }
}

fn head(material: &str) -> String {
    format!(
        "--b\r\ncontent-disposition: form-data; name=\"material\"\r\n\r\n{material}\r\n\
         --b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"执照.pdf\"\r\n\r\n"
    )
}

fn whole(material: &str, file: &[u8]) -> Body {
    Body::from([head(material).as_bytes(), file, b"\r\n--b--\r\n"].concat())
}

/// A form with a file of two gigabytes, made as it is read; how much of it was read is counted.
fn endless() -> (Body, Arc<AtomicUsize>) {
    let read = Arc::new(AtomicUsize::new(0));
    let counted = read.clone();
    let pieces = (0..TWO_GIGABYTES / PIECE).map(move |place| {
        let piece = if place == 0 {
            Bytes::from([head("1").as_bytes(), b"%PDF-1.7"].concat())
        } else {
            Bytes::from_static(&[b' '; PIECE])
        };
        counted.fetch_add(piece.len(), Ordering::SeqCst);
        Ok::<_, std::io::Error>(piece)
    });
    (Body::from_stream(stream::iter(pieces)), read)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_two_gigabytes_is_refused_by_its_length_and_while_it_comes() {
    let home = Home::open().await;
    let too_large = format!("too-large {}", LIMITS.bytes);
    let page = format!("/approvals/cases/{}", home.case.id);
    // What says its length is not read at all.
    for accept in ["text/html", "application/json"] {
        let (body, read) = endless();
        let request = home.post().header(ACCEPT, accept).header(CONTENT_LENGTH, TWO_GIGABYTES.to_string());
        let (status, goal, said) = home.send(request, body).await;
        let expected = if accept == "text/html" { StatusCode::SEE_OTHER } else { StatusCode::OK };
        assert_eq!((status, goal.as_str(), said.as_str()), (expected, page.as_str(), too_large.as_str()));
        assert_eq!(read.load(Ordering::SeqCst), 0, "nothing of it was read");
    }
    // What does not say it is read as far as the limit.
    let (body, read) = endless();
    let (status, goal, said) = home.send(home.post().header(ACCEPT, "text/html"), body).await;
    assert_eq!((status, goal, said), (StatusCode::SEE_OTHER, page, too_large));
    assert!(read.load(Ordering::SeqCst) <= LIMITS.bytes + 4 * PIECE, "{}", read.load(Ordering::SeqCst));
    assert_eq!(home.count().await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_is_taken_and_given_back_as_a_download() {
    let home = Home::open().await;
    let page = format!("/approvals/cases/{}", home.case.id);
    let form = || home.post().header(ACCEPT, "text/html");
    let taken = home.send(form(), whole("1", PDF)).await;
    assert_eq!(taken, (StatusCode::SEE_OTHER, format!("{page}?done=paper-added#papers"), String::new()));
    for (material, file, code) in [
        ("", PDF, "missing"),
        ("99", PDF, "malformed"),
        ("first", PDF, "malformed"),
        ("1", b"".as_slice(), "missing"),
        ("1", b"MZ".as_slice(), "wrong-file-type"),
    ] {
        let (_, goal, said) = home.send(form(), whole(material, file)).await;
        assert_eq!((goal.as_str(), said.split(' ').next().unwrap()), (page.as_str(), code), "{material}");
    }
    let papers = store::approvals::papers(&home.hosted.store, &home.applicant, home.case.id, Utc::now()).await.unwrap();
    assert_eq!((papers.papers.len(), papers.papers[0].name.as_str()), (1, "执照.pdf"));
    let path = format!("{}/{}", home.address(), papers.papers[0].id);
    let file = home.get(&path, true).await;
    assert_eq!(file.status(), StatusCode::OK);
    assert_eq!(file.headers()[CONTENT_DISPOSITION], "attachment; filename*=UTF-8''%E6%89%A7%E7%85%A7.pdf");
    assert_eq!(file.headers()[CACHE_CONTROL], "no-store");
    assert_eq!(to_bytes(file.into_body(), 1 << 20).await.unwrap(), PDF);
    assert_eq!(home.get(&path, false).await.status(), StatusCode::UNAUTHORIZED);
    let elsewhere = format!("/approvals/cases/{}/papers/{}", uuid::Uuid::now_v7(), papers.papers[0].id);
    assert_eq!(home.get(&elsewhere, true).await.status(), StatusCode::NOT_FOUND);
}
