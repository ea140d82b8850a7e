//! Every server function and every page, asked for as every role, against the printed table `permissions.txt`.
//!
//! A function or page that is not asked for here fails the test, so the table stays whole.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so by panicking")]

mod applicants;
mod hosted;

use app::App;
use axum::body::{Body, to_bytes};
use axum::http::header::{ACCEPT, CONTENT_TYPE, COOKIE, HOST};
use axum::http::{Method, Request};
use chrono::Utc;
use domain::applications::{ApplicationState, OwnLine};
use domain::approvals::{
    case::{Act, Duty},
    item::ItemCode,
    papers::Shows,
    post::PostCode,
};
use domain::evaluation::Sheet;
use domain::examiners::{Filter, Page};
use domain::ids::AccountId;
use domain::permissions::{Action, Actor, Role, Target};
use domain::recruitment::RecruitmentState;
use domain::regions::ExamRegion;
use domain::selection::List;
use hosted::Hosted;
use leptos_axum::generate_route_list;
use server::demo;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use store::Store;
use store::accounts::console;
use tower::ServiceExt;

/// The columns: heading, account, whether the session has shown its second factor.
const ASKERS: [(&str, Option<&str>, bool); 8] = [
    ("anonymous", None, false),
    ("applicant", Some("applicant-1"), false),
    ("examiner", Some("examiner-1"), false),
    ("staff, 1st factor", Some("staff"), false),
    ("staff", Some("staff"), true),
    ("staff elsewhere", Some("staff-baishan"), true),
    ("supervisor", Some("supervisor-1"), true),
    ("administrator", Some("admin"), true),
];

/// What is sent to each server function; `{…}` is filled in.
const FORMS: &[(&str, &str)] = &[
    ("/api/accounts/begin-new-contact", "contact=13800138000&own_password=wrong-password-1"),
    ("/api/accounts/begin-new-password", "contact=13800138000"),
    ("/api/accounts/begin-sign-up", "contact=13800138000&consent=true"),
    ("/api/accounts/change-password", "current_password=wrong-password-1&password=another-password-1"),
    ("/api/accounts/code", "code=000000"),
    ("/api/accounts/confirm", "code=000000"),
    ("/api/accounts/correct-name", "name="),
    ("/api/accounts/create", "login=new-person&role=applicant&region=&agency=&name=X&examiner=&password=short"),
    ("/api/accounts/enrol", ""),
    ("/api/accounts/lock", "id={account}"),
    ("/api/accounts/prove-contact", "code=000000"),
    ("/api/accounts/reset-password", "id={account}&password=short"),
    ("/api/accounts/reset-second-factor", "id={account}"),
    ("/api/accounts/set-forgotten", "password=short"),
    ("/api/accounts/sign-in", "login=nobody&password=wrong-password-1"),
    ("/api/accounts/sign-out", ""),
    ("/api/accounts/sign-out-everywhere", ""),
    ("/api/accounts/sign-up", "name=&identity=&password=short"),
    ("/api/accounts/unlock", "id={account}"),
    ("/api/applications/appeal", "id={application}&grounds="),
    ("/api/applications/begin", "recruitment={recruitment}&code={position}"),
    ("/api/applications/choose", "id={application}&code=1"),
    ("/api/applications/decide-refunds", "recruitment={recruitment}&picked[0]={import}:1&agreed=true"),
    ("/api/applications/propose-refunds", "recruitment={recruitment}&picked[0]={import}:1"),
    ("/api/applications/decline", "id={application}&sure=yes"),
    ("/api/applications/detach", "id={application}&attachment={import}"),
    ("/api/applications/pay-in-sandbox", "id={application}"),
    ("/api/applications/reopen", "id={application}"),
    ("/api/applications/save", "id={application}"),
    ("/api/applications/submit", "id={application}"),
    ("/api/applications/withdraw", "id={application}"),
    ("/api/applications/give-up", "id={application}&sure=yes"),
    ("/api/approvals/act", "id={case}&version=99&kind=accept"),
    ("/api/approvals/add-post", "code=nonsense&zh=x&en=x"),
    ("/api/approvals/appoint", "account={account}&post=nonsense"),
    ("/api/approvals/begin-item", "new_item=XK2210100Y"),
    ("/api/approvals/end-absence", "id={import}"),
    ("/api/approvals/enter-absence", "holding={import}&cover=220000-hall-02&from=2026-12-01&until=2026-12-02"),
    ("/api/approvals/comment", "id={case}&words="),
    ("/api/approvals/drop-opinion", "id={import}"),
    ("/api/approvals/keep-opinion", "words="),
    ("/api/approvals/share-opinion", "item=XK2210100Y&shared_words="),
    ("/api/approvals/unshare-opinion", "id={import}"),
    ("/api/approvals/discard-item-draft", "item=XK2210100Y&seen=99"),
    ("/api/approvals/edit-item-flow", "item=XK2210100Y&seen=99"),
    ("/api/approvals/edit-item-text", "item=XK2210100Y&seen=99"),
    ("/api/approvals/end-post", "code=nonsense"),
    ("/api/approvals/end-item", "item=XK2210100Y&end=cut&on=2026-01-01&reason_zh=&reason_en=&basis="),
    ("/api/approvals/find-case", "receipt=2026-0000001"),
    ("/api/approvals/handle-picked", "kind=accept"),
    ("/api/approvals/publish-item-draft", "item=XK2210100Y&seen=99"),
    ("/api/approvals/save-item-draft", "item=XK2210100Y&seen=99&document=nonsense"),
    ("/api/approvals/file", "code=XK2210100Y&region=provincial"),
    ("/api/approvals/file-again", "id={case}&what=renewal"),
    (
        "/api/approvals/register",
        "code=XK2210100Y&region=provincial&applicant_name=&applicant_number=&applicant_contact=",
    ),
    ("/api/approvals/relieve", "id={import}"),
    ("/api/approvals/rename-post", "code=nonsense&zh=x&en=x"),
    ("/api/approvals/save-draft", "code=XK2210100Y&region="),
    ("/api/calendar/import", "year=2027&table=nonsense&basis=x"),
    ("/api/applications/accept-picked", "recruitment={recruitment}&picked[0]={import}:1"),
    ("/api/applications/decide-bonus", "recruitment={recruitment}&id={application}&confirmed=true"),
    ("/api/applications/reverse-bonus", "recruitment={recruitment}&id={application}&confirmed=true"),
    (
        "/api/applications/review",
        "recruitment={recruitment}&id={import}&version=1&state=submitted&choice=refuse&words[major]=x",
    ),
    ("/api/evaluation/answer", "id={low}&words="),
    ("/api/evaluation/close", "id={low}&words="),
    ("/api/evaluation/give", "id={case}&mark=5"),
    ("/api/evaluation/give-by-receipt", "number=2026-0000000&code=x&mark=5"),
    ("/api/draws/announce", "id={draw}"),
    ("/api/draws/ask-replacement", "id={draw}&because=refused&note="),
    ("/api/draws/beacon", "id={draw}&signature=00"),
    ("/api/draws/close", "id={draw}&because=technical&note="),
    ("/api/draws/commit", "id={draw}&commitment=00"),
    ("/api/draws/confirm-seat", "id={draw}"),
    ("/api/draws/decline", "id={draw}&label=X&reply="),
    ("/api/draws/fix", "id={draw}"),
    ("/api/draws/replace", "id={draw}&label=X&because=absent"),
    ("/api/draws/replace-lot", "id={draw}&lot=X/001&because=absent"),
    ("/api/draws/reveal", "id={draw}&number=00"),
    ("/api/draws/run", "id={draw}"),
    (
        "/api/draws/set-up",
        "title=&day=2027-01-09&opens_at=2027-01-08T06:30&region=provincial&seats_chief=1&seats_deputy=1&seats_public=5",
    ),
    ("/api/examination/allot", "id={recruitment}"),
    ("/api/examination/ask-recheck", "id={application}&paper=0"),
    ("/api/examination/confirm-points", "recruitment={recruitment}&id={import}"),
    ("/api/examination/decide-points", "recruitment={recruitment}&id={import}&agreed=true"),
    ("/api/examination/find-points", "recruitment={recruitment}&id={import}&points=60"),
    ("/api/examination/plan-seats", "id={recruitment}&title=&opens_at=2027-01-08T06:30&rooms=A,B,C,3"),
    ("/api/examination/publish-bonuses", "id={recruitment}"),
    ("/api/examination/release", "id={recruitment}"),
    ("/api/examination/withdraw-points", "id={recruitment}&sheet={import}"),
    ("/api/examiners/apply", "name=&identity=&work-unit=&region=&roles=&specialities="),
    ("/api/examiners/change-state", "id={examiner}&seen=certified&transition=suspend&reason="),
    ("/api/examiners/confirm", "id={import}"),
    ("/api/examiners/declare-for", "id={examiner}&relation=&person=&unit=&position="),
    ("/api/examiners/declare-own", "relation=&person=&unit=&position="),
    ("/api/examiners/discard", "id={import}"),
    ("/api/examiners/end-avoidance", "avoidance={import}&because="),
    ("/api/examiners/progress", "id={import}"),
    ("/api/examiners/record", "id={examiner}&seen=certified&kind=training&day=&hours=&basis="),
    ("/api/examiners/remap", "id={import}&header=0"),
    ("/api/messages/read", "id={import}"),
    ("/api/messages/read-all", ""),
    ("/api/parameters/end", "key=draws.public-names&id={import}&last=2027-01-01"),
    ("/api/parameters/set", "key=draws.public-names&value=nonsense&basis=x&valid_from=2027-01-01&valid_to="),
    ("/api/preferences/choose", "lang=en&back=/"),
    ("/api/recruitment/announce", "id={recruitment}"),
    ("/api/recruitment/approve", "id={recruitment}"),
    ("/api/recruitment/decide-amendment", "id={recruitment}&code={position}&amendment={import}&agreed=false"),
    ("/api/recruitment/decide-days", "id={recruitment}&change={import}&agreed=false"),
    ("/api/recruitment/decide-words", "id={recruitment}&change={import}&agreed=false"),
    ("/api/recruitment/enter-quota", "region=provincial&number=&unit=&kind=institution&count=1&expires=2027-01-01"),
    (
        "/api/recruitment/plan",
        "title=&region=provincial&scheme=civil-service/1&register_first=2027-01-01&register_last=2027-01-01\
         &review_until=2027-01-01&pay_first=2027-01-01&pay_last=2027-01-01&reapply_first=2027-01-01\
         &reapply_last=2027-01-01&written_on=2027-01-01&scores_by=2027-01-01&interview_first=2027-01-01\
         &interview_last=2027-01-01&filing_by=2027-01-01&enquiries=&objections=",
    ),
    ("/api/recruitment/propose-amendment", "id={recruitment}&code={position}&title=x&places=1&reason=x"),
    ("/api/recruitment/propose-cancellation", "id={recruitment}&code={position}&cancel_reason=x"),
    (
        "/api/recruitment/propose-days",
        "id={recruitment}&register_first=2027-01-01&register_last=2027-01-01&review_until=2027-01-01\
         &pay_first=2027-01-01&pay_last=2027-01-01&reapply_first=2027-01-01&reapply_last=2027-01-01\
         &written_on=2027-01-01&scores_by=2027-01-01&interview_first=2027-01-01&interview_last=2027-01-01\
         &filing_by=2027-01-01&reason=x",
    ),
    ("/api/recruitment/propose-words", "id={recruitment}&title=x&enquiries=x&objections=x&words=x&reason=x"),
    ("/api/recruitment/publish-scheme", "document=nonsense"),
    ("/api/recruitment/return", "id={recruitment}&reason=x"),
    ("/api/recruitment/settle", "id={recruitment}"),
    ("/api/recruitment/submit", "id={recruitment}"),
    ("/api/recruitment/take-back", "id={recruitment}&reason=x"),
    ("/api/selection/call-next", "id={recruitment}&code={position}"),
    ("/api/selection/check", "id={recruitment}&tickets=0&check=physical&result=passed"),
    ("/api/selection/decide", "id={recruitment}&objection={import}&decision=upheld&reasons=x"),
    ("/api/selection/decide-lines", "id={recruitment}&proposal={import}&agreed=false"),
    ("/api/selection/decline", "id={recruitment}&ticket=0&declared=x"),
    ("/api/selection/decide-restoring", "id={recruitment}&restoring={import}&agreed=false"),
    ("/api/selection/propose-restoring", "id={recruitment}&restored=0&mistake=x"),
    ("/api/selection/file", "id={recruitment}"),
    ("/api/selection/invite", "id={recruitment}"),
    ("/api/selection/leave", "id={recruitment}&ticket=0&because=withdrew"),
    ("/api/selection/object", "id={recruitment}&ticket=&words=x&name=x&contact=x"),
    ("/api/selection/propose-lines", "id={recruitment}&lines[common]=60&reason=x"),
    ("/api/selection/publicise", "id={recruitment}"),
    ("/api/selection/rank", "id={recruitment}"),
    ("/api/selection/shortlist", "id={recruitment}"),
    ("/api/selection/take-interviews", "id={recruitment}&season={season}"),
    ("/api/scores/absent", "id={sitting}&turn=1"),
    ("/api/scores/announce", "id={sitting}&turn=1"),
    ("/api/scores/call", "id={sitting}&called=9"),
    ("/api/scores/close", "id={sitting}"),
    ("/api/scores/correct", "id={sitting}&turn=1&role=public&k=1&score=&because=typing&reason="),
    ("/api/scores/decide", "id={sitting}&correction={import}&agreed=false"),
    ("/api/scores/enter", "id={sitting}&turn=1&score=&send={import}"),
    ("/api/scores/open", "draw={finished}&room={room}&candidates=0"),
    ("/api/scores/sign", "id={sitting}&turn=1&result=80.00"),
    (
        "/api/seasons/plan",
        "title=&region=provincial&first_day=2027-01-09&last_day=2027-01-09&seats_chief=1&seats_deputy=1&seats_public=5",
    ),
    ("/api/seasons/publish", "id={season}"),
    ("/api/powers/decide-points", "id={import}&agreed=true"),
    ("/api/powers/propose-points", "code=220000-XK2210100Y&reason="),
    ("/api/supervision/conclude", "id={card}&words="),
    ("/api/supervision/demand", "id={card}&cure_by=2026-01-01"),
    (
        "/api/supervision/establish",
        "case={case}&trigger=qualified-refused&scope=acceptance&post=220000-hall-01&at=2026-01-01T08:00&words=",
    ),
    ("/api/supervision/explain", "id={card}&words="),
    ("/api/supervision/find", "id={card}&verdict=upheld&words="),
];

/// Addresses of the host itself, beside the pages.
const FILES: &[&str] = &[
    "/account/data.json",
    "/approvals/XK2210100Y/flow.bpmn",
    "/applications/{application}/attachments/{attachment}",
    "/applications/{application}/ticket.pdf",
    "/approvals/cases/{case}/decision.json",
    "/approvals/cases/{case}/decision.pdf",
    "/approvals/cases/{case}/papers/{paper}",
    "/approvals/cases/{case}/slips/1/slip.pdf",
    "/draws.json",
    "/draws/{draw}/frozen.json",
    "/draws/{draw}/impossible.json",
    "/draws/{finished}/bundle.json",
    "/duties/calendar.ics",
    "/examiners/statistics.json",
    "/examiners/template.xlsx",
    "/healthz",
    "/ledger/checkpoint",
    "/ledger/entries/0/proof",
    "/ledger/key",
    "/ledger/tile/0/000.p/1",
    "/ledger/witnesses",
    "/readyz",
    "/api/v1/news",
    "/api/v1/openapi.json",
    "/api/v1/recruitments",
    "/api/v1/recruitments/{recruitment}",
    "/api/v1/recruitments/{recruitment}/counts",
    "/api/v1/recruitments/{recruitment}/positions",
    "/api/v1/recruitments/{recruitment}/positions/{position}",
    "/recruitment.json",
    "/recruitment/feed.atom",
    "/recruitment/positions-template.xlsx",
    "/api/v1/recruitments/{recruitment}/seats",
    "/api/v1/recruitments/{recruitment}/lists",
    "/api/v1/recruitments/{recruitment}/lists/{list}",
    "/recruitment/{recruitment}/applications.xlsx",
    "/recruitment/{recruitment}/candidates.xlsx",
    "/recruitment/{recruitment}/counts.xlsx",
    "/recruitment/{recruitment}/lines.xlsx",
    "/recruitment/{recruitment}/lists/{list}/list.json",
    "/recruitment/{recruitment}/lists/{list}/list.xlsx",
    "/recruitment/{recruitment}/positions.json",
    "/recruitment/{recruitment}/positions.xlsx",
    "/recruitment/{recruitment}/seats.json",
    "/recruitment/{recruitment}/seats.xlsx",
    "/api/v1/approvals/hearings",
    "/api/v1/supervision/figures/2026-11",
    "/supervision/figures/2026-11/figures.xlsx",
    "/seasons.json",
    "/seasons/{season}/numbers.json",
];

struct World {
    hosted: Hosted,
    accounts: BTreeMap<String, AccountId>,
    holes: Vec<(&'static str, String)>,
}

impl World {
    async fn new() -> Self {
        let hosted = Hosted::empty().await;
        let store = &hosted.store;
        demo::fill(store).await.unwrap();
        let accounts = store::accounts::list(store, &console("x"), None, 100).await.unwrap().accounts;
        let applicant = candidate(store).await;
        let accounts = accounts.into_iter().map(|account| (account.login, account.id));
        let accounts: BTreeMap<_, _> = accounts.chain([("applicant-1".to_owned(), applicant)]).collect();
        let holes = holes(store, &accounts).await;
        Self { hosted, accounts, holes }
    }

    fn filled(&self, text: &str) -> String {
        self.holes.iter().fold(text.to_owned(), |text, (hole, value)| text.replace(hole, value))
    }

    /// A new session for each request, because some requests end it.
    async fn cookie(&self, login: &str, second_factor: bool) -> String {
        let now = Utc::now();
        let token = store::sessions::create(&self.hosted.store, self.accounts[login], now).await.unwrap();
        let token =
            if second_factor { store::sessions::raise(&self.hosted.store, &token, now).await.unwrap() } else { token };
        format!("session={}", token.cookie())
    }

    async fn ask(&self, method: Method, path: &str, body: &str, asker: (Option<&str>, bool)) -> String {
        let mut request = Request::builder().method(&method).uri(path).header(HOST, "127.0.0.1:3000");
        request = request.header("sec-fetch-site", "same-origin");
        request = match method {
            Method::GET => request.header(ACCEPT, "text/html"),
            _ => request.header(ACCEPT, "application/json").header(CONTENT_TYPE, "application/x-www-form-urlencoded"),
        };
        if let (Some(login), second_factor) = asker {
            request = request.header(COOKIE, self.cookie(login, second_factor).await);
        }
        let response =
            self.hosted.router.clone().oneshot(request.body(Body::from(body.to_owned())).unwrap()).await.unwrap();
        let status = response.status();
        let body = to_bytes(response.into_body(), 1 << 24).await.unwrap();
        let body = String::from_utf8_lossy(&body);
        let code = body.split("\"code\":\"").nth(1).and_then(|rest| rest.split('"').next());
        assert!(!status.is_server_error(), "{path} as {asker:?}: {status} {body}");
        match (status.as_u16(), code) {
            (_, Some("sign-in-required")) | (401, None) => "sign in".to_owned(),
            (_, Some("second-factor-required")) => "2nd factor".to_owned(),
            (_, Some("not-permitted")) | (403, None) => "no".to_owned(),
            (404, None) if method == Method::GET => "not found".to_owned(),
            (400, _) => panic!("{path}: {body}"),
            (_, Some("malformed" | "missing")) if body.contains("missing field") => panic!("{path}: {body}"),
            _ => "yes".to_owned(),
        }
    }
}

/// An applicant who has sat the papers: every page of an application is there for them.
async fn candidate(store: &Store) -> AccountId {
    let sat = |line: &OwnLine| {
        line.recruitment.state == RecruitmentState::Shortlisted && line.state == ApplicationState::Paid
    };
    applicants::with(store, sat).await.0.account.unwrap()
}

async fn holes(store: &Store, accounts: &BTreeMap<String, AccountId>) -> Vec<(&'static str, String)> {
    let staff = Actor {
        account: Some(accounts["staff"]),
        role: Role::Staff,
        region: Some(ExamRegion::Provincial),
        agency: "x".to_owned(),
        second_factor: true,
    };
    let draws = store::draws::draw_list(store, &staff, None, 10, Utc::now()).await.unwrap();
    let examiners = store::examiners::list(store, &staff, &Filter::default(), Page::First).await.unwrap();
    let seasons = store::seasons::season_list(store, &staff, None, 10).await.unwrap();
    let seats = store::draws::draw_names(store, &staff, draws[1].id).await.unwrap();
    let noon = draws[1].day.and_hms_opt(4, 0, 0).unwrap().and_utc();
    let sitting = store::scores::open(store, &staff, draws[1].id, &seats[0].room, Some(3), noon).await.unwrap();
    let recruitments = store::recruitment::recruitment_list(store, &staff, None, 10, Utc::now()).await.unwrap();
    let positions = store::recruitment::published_positions(store, &staff, recruitments[1].id).await.unwrap();
    let applicant = Actor { account: Some(accounts["applicant-1"]), role: Role::Applicant, ..Actor::citizen() };
    let own = store::applications::own_applications(store, &applicant, Utc::now()).await.unwrap()[0].id;
    let files = store::applications::own_application(store, &applicant, own, Utc::now()).await.unwrap().attachments;
    let list = listed(store, &staff, recruitments[1].id).await;
    let supervisor =
        Actor { account: Some(accounts["supervisor-1"]), role: Role::Supervisor, region: None, ..staff.clone() };
    let card = store::supervision::board(store, &supervisor, false, None).await.unwrap().lines[0].id.clone();
    let (case, paper) = filed(store, &applicant, &staff).await;
    vec![
        ("{case}", case),
        ("{paper}", paper),
        ("{low}", low(store, &applicant, &supervisor).await),
        ("{card}", card),
        ("{list}", list),
        ("{application}", own.to_string()),
        ("{attachment}", files[0].id.to_string()),
        ("{draw}", draws[0].id.to_string()),
        ("{finished}", draws[1].id.to_string()),
        ("{examiner}", examiners.examiners[0].id.to_string()),
        ("{account}", accounts["examiner-2"].to_string()),
        ("{season}", seasons[0].id.to_string()),
        ("{seat}", seats[0].label.clone()),
        ("{room}", seats[0].room.clone()),
        ("{sitting}", sitting.to_string()),
        ("{recruitment}", recruitments[1].id.to_string()),
        ("{drafted}", recruitments[0].id.to_string()),
        ("{position}", positions[0].code.to_string()),
        ("{import}", uuid::Uuid::now_v7().to_string()),
    ]
}

/// A case of the applicant with a paper, and a member of the staff at the window.
async fn filed(store: &Store, applicant: &Actor, staff: &Actor) -> (String, String) {
    let now = Utc::now();
    let (window, duties) = (PostCode("220000-hall-01".to_owned()), [Duty::Receive].into());
    let account = staff.account.unwrap();
    store::approvals::appoint(store, &console("x"), account, &window, &duties, now).await.unwrap();
    let item = ItemCode::parse("XK2210100Y").unwrap();
    let form = [("name", "x"), ("credit", "x"), ("address", "x"), ("staff", "1"), ("services", "x")];
    let form = form.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned())).collect();
    let filed = store::approvals::file(store, applicant, &item, ExamRegion::Provincial, &form, now).await;
    let case = filed.unwrap().id;
    let file = include_bytes!("../../app/domain/src/files/samples/blank.pdf");
    let paper = store::approvals::add_paper(store, applicant, case, Shows::Other, "a.pdf", file, now).await;
    (case.to_string(), paper.unwrap().to_string())
}

/// A low mark of the applicant's for a case that they took back.
async fn low(store: &Store, applicant: &Actor, supervisor: &Actor) -> String {
    let now = Utc::now();
    let item = ItemCode::parse("XK2210100Y").unwrap();
    let form = [("name", "x"), ("credit", "x"), ("address", "x"), ("staff", "1"), ("services", "x")];
    let form = form.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned())).collect();
    let filed = store::approvals::file(store, applicant, &item, ExamRegion::Provincial, &form, now).await.unwrap();
    let withdraw = Act::Withdraw { signed_request: None };
    store::approvals::act(store, applicant, filed.id, 0, withdraw, now).await.unwrap();
    let sheet = Sheet { mark: 1, aspects: Vec::new(), comment: String::new() };
    store::evaluation::give(store, applicant, filed.id, &sheet, now).await.unwrap();
    let low = store::evaluation::low_marks(store, supervisor, true, None, now).await.unwrap();
    low.lines[0].case.to_string()
}

/// A list of the announced recruitment: nothing is cancelled.
async fn listed(store: &Store, staff: &Actor, id: domain::ids::RecruitmentId) -> String {
    let region = Target::Region(ExamRegion::Provincial);
    let mut act = store.act(staff, Action::PlanRecruitment, region, Utc::now()).await.unwrap();
    let list = List::Cancelled { positions: Vec::new() };
    let published = store::selection::publish(&mut act, id, &list, None).await.unwrap();
    let body = serde_json::json!({ "list": published.told() });
    act.commit("recruitment.settled", store::recruitment::subject(id), body).await.unwrap();
    published.id.to_string()
}

/// A page's pattern with its holes named by the folder they stand in.
fn address(pattern: &str) -> String {
    let named = [
        ("/applications/:id", "/applications/{application}"),
        ("/draws/:id/names", "/draws/{finished}/names"),
        ("/draws/:id/seats/:label", "/draws/{finished}/seats/{seat}"),
        ("/recruitment/schemes/:key/:version", "/recruitment/schemes/civil-service/1"),
        ("/recruitment/:id/review/:application", "/recruitment/{recruitment}/review/{import}"),
        ("/recruitment/:id/edit", "/recruitment/{drafted}/edit"),
        ("/recruitment/:id/upload", "/recruitment/{drafted}/upload"),
        ("/recruitment/:id/lists/:list", "/recruitment/{recruitment}/lists/{list}"),
        ("/recruitment/:id/positions/:code", "/recruitment/{recruitment}/positions/{position}"),
        ("/recruitment/:id", "/recruitment/{recruitment}"),
        ("/approvals/cases/:id", "/approvals/cases/{case}"),
        ("/approvals/:code", "/approvals/XK2210100Y"),
        ("/powers/:code", "/powers/220000-XK2210100Y"),
        ("/supervision/cards/:id", "/supervision/cards/{card}"),
        ("/evaluation/low/:id", "/evaluation/low/{low}"),
        ("/seasons/:id", "/seasons/{season}"),
        ("/scores/:draw/:room", "/scores/{finished}/{room}"),
        ("/draws/:id", "/draws/{draw}"),
        ("/accounts/:id", "/accounts/{account}"),
        ("/examiners/import/:id", "/examiners/import/{import}"),
        ("/examiners/:id", "/examiners/{examiner}"),
        ("/ledger/entries/:index", "/ledger/entries/0"),
        ("/parameters/:key", "/parameters/draws.public-names"),
    ];
    let pattern = pattern.replace('{', ":").replace('}', "");
    let found = named.iter().find_map(|(part, whole)| pattern.strip_prefix(part).map(|rest| format!("{whole}{rest}")));
    let address = found.unwrap_or(pattern);
    assert!(!address.contains(':'), "{address}: say in `address` what to ask for");
    address
}

#[tokio::test(flavor = "multi_thread")]
async fn every_door_is_tried_by_everyone() {
    let world = World::new().await;
    let functions: BTreeSet<(&str, Method)> = leptos::server_fn::axum::server_fn_paths().collect();
    let known: BTreeSet<&str> = FORMS.iter().map(|(path, _)| *path).collect();
    let there: BTreeSet<&str> = functions.iter().map(|(path, _)| *path).collect();
    assert_eq!(there, known, "the table FORMS names each server function once");

    let mut table = format!("{:<56}", "");
    ASKERS.iter().for_each(|(heading, ..)| write!(table, "{heading:<19}").unwrap());
    let mut line = String::new();
    let pages: BTreeSet<String> = generate_route_list(App).iter().map(|route| address(route.path())).collect();
    let files = FILES.iter().map(|path| (*path).to_owned());
    let doors = pages.into_iter().chain(files).map(|path| (Method::GET, path, ""));
    let doors = doors.chain(FORMS.iter().map(|(path, body)| (Method::POST, (*path).to_owned(), *body)));
    for (method, path, body) in doors {
        line.clear();
        for (_, login, second_factor) in ASKERS {
            let (path, body) = (world.filled(&path), world.filled(body));
            let answer = world.ask(method.clone(), &path, &body, (login, second_factor)).await;
            write!(line, "{answer:<19}").unwrap();
        }
        write!(table, "\n{:<56}{}", format!("{method} {path}").replace("POST /api/", "do "), line.trim_end()).unwrap();
    }
    let table = table.lines().map(str::trim_end).collect::<Vec<_>>().join("\n") + "\n";
    let expected = include_str!("permissions.txt");
    if table != expected {
        let differs = table.lines().filter(|line| !expected.lines().any(|other| other == *line));
        let differs: Vec<&str> = differs.collect();
        std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/doors.actual.txt"), &table).unwrap();
        panic!("the table differs:\n{}\n\nthe whole of it:\n{table}", differs.join("\n"));
    }
}
