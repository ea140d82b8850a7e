//! Registration under load: 2,000 people at once through the whole router, from beginning to payment, each pressing every
//! button twice. Nobody is lost, nobody has two applications and nobody pays twice. `make bench` runs it on both databases:
//! `LOAD_DATABASE_URL` names an empty PostgreSQL database.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{ACCEPT, CONTENT_TYPE, COOKIE, HOST, LOCATION};
use axum::http::{Request, StatusCode};
use chrono::Utc;
use domain::accounts::{Channels, Contact, Purpose};
use domain::applications::{Decision, Provider};
use domain::identity::IdNumber;
use domain::ids::{AccountId, RecruitmentId};
use domain::messages::{Language, Letter};
use domain::permissions::{Actor, Role};
use domain::regions::ExamRegion;
use server::config::environment::Environment;
use server::config::{Config, payment};
use server::http::{Host, router};
use server::{demo, sessions};
use std::collections::HashSet;
use std::time::Instant;
use store::accounts::{Asked, NewAccount, PasswordCost, Person};
use store::applications::{Picked, WorkQuery};
use store::{Keys, Store, messages};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tower::ServiceExt;

/// Browsers at once.
const PEOPLE: u32 = 2_000;
/// Requests of one person for one press: the second is the impatient one.
const PRESSES: u32 = 2;

const PNG: &[u8] = include_bytes!("../../app/domain/src/files/samples/grey.png");
const FORM: &str = "education=bachelor&degree=bachelor&school=x&major=y&political=none&grassroots_years=0\
                    &fresh_graduate=no&address=z";

/// Somebody with an account and a session.
#[derive(Clone)]
struct Somebody {
    actor: Actor,
    cookie: String,
}

fn identity(number: u32) -> String {
    let body =
        format!("220102199{}0{}0{}{:03}", number / 900 % 5, 1 + number / 100 % 9, 1 + number / 4_500, number % 1_000);
    IdNumber::beginning(&body).unwrap().expose().to_owned()
}

async fn somebody(store: &Store, number: u32) -> Somebody {
    let now = Utc::now();
    let contact = Contact::parse(&format!("138{number:08}")).unwrap();
    let asked = Asked { purpose: Purpose::SignUp, contact, account: None, language: Language::Zh, from: None };
    let token = store::accounts::send_code(store, &asked, now).await.unwrap();
    let mut code = None;
    for delivery in messages::lease(store, 10, now).await.unwrap() {
        messages::delivered(store, &delivery).await.unwrap();
        if let Letter::Code { code: sent, .. } = delivery.letter {
            code = Some(sent);
        }
    }
    store::accounts::prove(store, &token, &code.unwrap(), now).await.unwrap();
    let identity = identity(number);
    let person = Person { name: "演示人".to_owned(), identity, password: "correct horse battery".to_owned() };
    let id = store::accounts::sign_up(store, &Actor::citizen(), &token, &person, now).await.unwrap();
    let session = store::sessions::create(store, id, now).await.unwrap();
    let actor = Actor { account: Some(id), role: Role::Applicant, ..Actor::citizen() };
    Somebody { actor, cookie: format!("session={}", session.cookie()) }
}

async fn send(router: Router, cookie: String, path: String, kind: &'static str, body: Vec<u8>) -> (StatusCode, String) {
    let request = Request::builder().method("POST").uri(path).header(HOST, "127.0.0.1:3000").header(COOKIE, cookie);
    let request = request.header(ACCEPT, "application/json").header(CONTENT_TYPE, kind).body(Body::from(body)).unwrap();
    let response = router.oneshot(request).await.unwrap();
    let goal = response.headers().get(LOCATION).map(|goal| goal.to_str().unwrap().to_owned()).unwrap_or_default();
    let status = response.status();
    let body = to_bytes(response.into_body(), 1 << 20).await.unwrap();
    (status, if goal.is_empty() { String::from_utf8_lossy(&body).into_owned() } else { goal })
}

/// Everybody presses at once; answers how many were taken and each refusal that came instead.
async fn everybody(
    router: &Router,
    people: &[Somebody],
    what: &str,
    kind: &'static str,
    request: impl Fn(usize) -> (String, Vec<u8>),
) -> (usize, HashSet<String>) {
    let begin = Instant::now();
    let mut all = JoinSet::new();
    for (at, somebody) in people.iter().enumerate() {
        for _ in 0..PRESSES {
            let (path, body) = request(at);
            all.spawn(send(router.clone(), somebody.cookie.clone(), path, kind, body));
        }
    }
    let (mut taken, mut refused) = (0, HashSet::new());
    while let Some(done) = all.join_next().await {
        let (status, said) = done.unwrap();
        if status.is_success() || status.is_redirection() {
            taken += 1;
        } else {
            refused.insert(said);
        }
    }
    let took = begin.elapsed();
    let requests = people.len() * PRESSES as usize;
    println!("{what}: {requests} requests in {took:.1?}, {:.0} a second", requests as f64 / took.as_secs_f64());
    (taken, refused)
}

/// Somebody of the province's office, with the second factor shown.
fn province() -> Actor {
    Actor { region: Some(ExamRegion::Provincial), second_factor: true, ..Actor::citizen() }
}

async fn reviewer(store: &Store) -> AccountId {
    let new = NewAccount {
        login: "load-reviewer".to_owned(),
        role: Role::Staff,
        region: Some(ExamRegion::Provincial),
        agency: "演示机关".to_owned(),
        name: "演示人".to_owned(),
        examiner: None,
        password: "correct horse battery".to_owned(),
        second_factor: None,
    };
    store::accounts::create(store, &store::accounts::console("x"), new, Utc::now()).await.unwrap()
}

/// Every application of a recruitment is found qualified.
async fn accept_all(store: &Store, recruitment: RecruitmentId) {
    let reviewer = Actor { account: Some(reviewer(store).await), role: Role::Staff, ..province() };
    let state = domain::applications::ApplicationState::Submitted;
    let query = WorkQuery { state, position: None, after: None };
    loop {
        let page = store::applications::work_list(store, &reviewer, recruitment, &query, 200).await.unwrap();
        if page.lines.is_empty() {
            return;
        }
        for line in page.lines {
            let seen = Picked { id: line.id, version: line.version };
            store::applications::review(store, &reviewer, seen, &Decision::Accept, Utc::now()).await.unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "minutes of load"]
async fn two_thousand_people_at_once_lose_nothing_and_double_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let own = format!("sqlite://{}", folder.path().join("s.db").display());
    let url = std::env::var("LOAD_DATABASE_URL").unwrap_or(own);
    let site = folder.path().display().to_string();
    let settings = [("SUNSHINE_SITE_ROOT", site), ("DATABASE_URL", url.clone())];
    let config =
        Config::from(&Environment::of(settings.map(|(name, value)| (name.to_owned(), value))).unwrap()).unwrap();
    let store = Store::open(&url, Keys::generate("example.org/ledger").unwrap()).await.unwrap();
    let store = store.with_password_cost(PasswordCost::CHEAP).with_channels(Channels::ALL);
    let store = store.with_provider(Provider::Sandbox(payment::fresh().unwrap()));
    store.migrate().await.unwrap();
    demo::fill(&store).await.unwrap();
    let (_fresh, expiry) = watch::channel(sessions::in_force(&store).await.unwrap());
    let router = router(Host::new(config, store.clone(), expiry));
    let citizen = Actor::citizen();
    let open = store::recruitment::recruitment_list(&store, &citizen, None, 9, Utc::now()).await.unwrap()[0].id;
    let positions = store::recruitment::published_positions(&store, &citizen, open).await.unwrap();
    let mut people = Vec::new();
    for number in 0..PEOPLE {
        people.push(somebody(&store, number).await);
    }
    let count = people.len();
    const TYPED: &str = "application/x-www-form-urlencoded";

    let begin = |at: usize| {
        let body = format!("recruitment={open}&code={}", positions[at % positions.len()].code);
        ("/api/applications/begin".to_owned(), body.into_bytes())
    };
    let (taken, refused) = everybody(&router, &people, "begin", TYPED, begin).await;
    assert_eq!(taken, count, "each person begins once: {refused:?}");
    assert!(refused.iter().all(|said| said.contains("one-position")), "{refused:?}");

    let mut ids = Vec::new();
    for somebody in &people {
        let own = store::applications::own_applications(&store, &somebody.actor, Utc::now()).await.unwrap();
        assert_eq!(own.len(), 1);
        ids.push(own[0].id);
    }
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), count);

    let save = |at: usize| ("/api/applications/save".to_owned(), format!("id={}&{FORM}", ids[at]).into_bytes());
    let (taken, refused) = everybody(&router, &people, "save", TYPED, save).await;
    assert_eq!((taken, refused), (count * PRESSES as usize, HashSet::new()));
    let attach = |at: usize| {
        let head = "--b\r\ncontent-disposition: form-data; name=\"kind\"\r\n\r\nphoto\r\n--b\r\n\
                    content-disposition: form-data; name=\"file\"; filename=\"me.png\"\r\n\r\n";
        (format!("/applications/{}/attachments", ids[at]), [head.as_bytes(), PNG, b"\r\n--b--\r\n"].concat())
    };
    let (taken, refused) = everybody(&router, &people, "attach", "multipart/form-data; boundary=b", attach).await;
    assert_eq!((taken, refused), (count * PRESSES as usize, HashSet::new()));
    let submit = |at: usize| ("/api/applications/submit".to_owned(), format!("id={}", ids[at]).into_bytes());
    let (taken, refused) = everybody(&router, &people, "submit", TYPED, submit).await;
    assert_eq!(taken, count, "each application is handed in once: {refused:?}");
    assert!(refused.iter().all(|said| said.contains("wrong-state")), "{refused:?}");

    let stands = async |state: &str| {
        for somebody in &people {
            let own = store::applications::own_applications(&store, &somebody.actor, Utc::now()).await.unwrap();
            assert_eq!(own.iter().map(|line| line.state.as_str()).collect::<Vec<_>>(), [state]);
        }
    };
    stands("submitted").await;
    accept_all(&store, open).await;
    stands("accepted").await;
    let pay = |at: usize| ("/api/applications/pay-in-sandbox".to_owned(), format!("id={}", ids[at]).into_bytes());
    let (taken, _) = everybody(&router, &people, "pay", TYPED, pay).await;
    assert!(taken >= count, "{taken} of {count} paid");
    stands("paid").await;
    let mut paid = HashSet::new();
    let about = store::ledger::Filter { kind: Some("application.paid".to_owned()), subject: None };
    let mut before = None;
    loop {
        let page = store::ledger::page(&store, &about, before, 200).await.unwrap();
        let Some(last) = page.entries.last() else { break };
        before = Some(last.index);
        for entry in &page.entries {
            assert!(paid.insert(entry.entry.subject.clone()), "{} paid twice", entry.entry.subject);
        }
    }
    assert!(ids.iter().all(|id| paid.contains(&store::applications::subject(*id))));
    let supervisor = store::accounts::console("x");
    let report = store::ledger::verify(&store, &supervisor, None).await.unwrap();
    assert_eq!(report.findings, [], "the ledger holds every one of them");
}
