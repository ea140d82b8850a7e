//! The register's pages as a browser without scripts walks them: upload, match columns, confirm, look up, change a state.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod hosted;

use axum::body::{Body, to_bytes};
use axum::http::header::{ACCEPT, CONTENT_TYPE, COOKIE, HOST, LOCATION, REFERER, SET_COOKIE};
use axum::http::{Request, StatusCode};
use chrono::Utc;
use domain::permissions::Role;
use domain::regions::ExamRegion;
use hosted::Hosted;
use store::accounts::{NewAccount, console};
use tower::ServiceExt;

const ROSTER: &[u8] = include_bytes!("../../public/roster-demonstration.xlsx");

struct Visitor {
    hosted: Hosted,
    cookies: String,
}

struct Answer {
    status: StatusCode,
    location: String,
    text: String,
}

impl Visitor {
    /// Staff of one region, signed in with both factors, before an empty register.
    async fn staff_of(region: ExamRegion) -> Self {
        let hosted = Hosted::empty().await;
        let store = &hosted.store;
        let staff = NewAccount {
            login: "staff-1".to_owned(),
            role: Role::Staff,
            region: Some(region),
            agency: "省公务员局".to_owned(),
            name: "工作人员".to_owned(),
            examiner: None,
            password: "in-plain-daylight".to_owned(),
            second_factor: Some([7; 20]),
        };
        let id = store::accounts::create(store, &console("x"), staff, Utc::now()).await.unwrap();
        let token = store::sessions::create(store, id, Utc::now()).await.unwrap();
        let token = store::sessions::raise(store, &token, Utc::now()).await.unwrap();
        Self { hosted, cookies: format!("session={}; lang=zh", token.cookie()) }
    }

    async fn ask(&self, request: axum::http::request::Builder, body: Vec<u8>, more: &str) -> Answer {
        let cookies = format!("{}{more}", self.cookies);
        let request = request.header(HOST, "127.0.0.1:3000").header(ACCEPT, "text/html").header(COOKIE, cookies);
        let response = self.hosted.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, 1 << 26).await.unwrap();
        let location = parts.headers.get(LOCATION).map(|value| value.to_str().unwrap().to_owned());
        let returned = parts.headers.get_all(SET_COOKIE).iter().map(|value| value.to_str().unwrap());
        let returned =
            returned.filter_map(|cookie| cookie.strip_prefix("returned=")).find(|rest| !rest.starts_with(';'));
        let text = match returned {
            Some(rest) => rest.split(';').next().unwrap_or_default().to_owned(),
            None => String::from_utf8_lossy(&body).into_owned(),
        };
        Answer { status: parts.status, location: location.unwrap_or_default(), text }
    }

    async fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path), Vec::new(), "").await
    }

    async fn upload(&self, name: &str, bytes: &[u8]) -> Answer {
        let head = format!("--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
        let body = [head.as_bytes(), bytes, b"\r\n--x--\r\n"].concat();
        let sent = Request::post("/examiners/import").header(CONTENT_TYPE, "multipart/form-data; boundary=x");
        self.ask(sent, body, "").await
    }

    async fn send(&self, from: &str, endpoint: &str, form: &str) -> Answer {
        let sent = Request::post(format!("/api/{endpoint}"))
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(REFERER, format!("http://127.0.0.1:3000{from}"));
        self.ask(sent, form.as_bytes().to_vec(), "").await
    }

    /// The page to which a refused form came back.
    async fn back_at(&self, path: &str, refused: &Answer) -> Answer {
        self.ask(Request::get(path), Vec::new(), &format!("; returned={}", refused.text)).await
    }
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    text.split(before).nth(1).and_then(|rest| rest.split(after).next()).unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_roster_is_uploaded_checked_confirmed_and_the_second_time_changes_nothing() {
    let staff = Visitor::staff_of(ExamRegion::Provincial).await;
    assert!(staff.get("/examiners").await.text.contains("考官库中还没有考官"));
    assert!(staff.get("/examiners/import").await.text.contains("action=\"/examiners/import\""));

    let sent = staff.upload("名册.xlsx", ROSTER).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let page = sent.location.clone();
    let preview = staff.get(&page).await;
    assert_eq!(preview.status, StatusCode::OK);
    assert!(preview.text.contains("名册.xlsx") && preview.text.contains("/api/examiners/confirm"), "{}", preview.text);
    assert!(
        staff.get("/examiners").await.text.contains("考官库中还没有考官"),
        "nothing enters before the confirmation"
    );

    let id = page.rsplit('/').next().unwrap();
    let confirmed = staff.send(&page, "examiners/confirm", &format!("id={id}")).await;
    assert_eq!(confirmed.location, format!("{page}?done=roster-imported"));
    let outcome = staff.get(&page).await;
    assert!(outcome.text.contains("/ledger/entries/") && outcome.text.contains("再次导入同一文件不会产生任何变化"));

    let twice = staff.send(&page, "examiners/confirm", &format!("id={id}")).await;
    assert_eq!((twice.status, twice.location.as_str()), (StatusCode::SEE_OTHER, page.as_str()));
    assert!(staff.back_at(&page, &twice).await.text.contains("这一步已经完成"));

    let again = staff.upload("again.xlsx", ROSTER).await.location;
    let id = again.rsplit('/').next().unwrap();
    assert!(staff.get(&again).await.text.contains("没有需要写入的内容"));
    let confirmed = staff.send(&again, "examiners/confirm", &format!("id={id}")).await;
    assert_eq!(confirmed.location, format!("{again}?done=roster-unchanged"));
}

#[tokio::test(flavor = "multi_thread")]
async fn columns_are_matched_by_hand_and_a_roster_is_dropped() {
    let staff = Visitor::staff_of(ExamRegion::Provincial).await;
    let table = "甲,乙,丙,丁,戊,己,庚\n王小明,白山市人社局,白山市,220102199003070013,A-1,2028-06-30,主考官\n\
                 李小红,白山市人社局,白山市,220102199003070014,A-2,2028-06-30,主考官\n";
    let page = staff.upload("unknown.csv", table.as_bytes()).await.location;
    let id = page.rsplit('/').next().unwrap();
    let unmatched = staff.get(&page).await.text;
    assert!(unmatched.contains("还没有对应的必需列") && !unmatched.contains("/api/examiners/confirm"), "{unmatched}");

    let names = ["name", "work-unit", "region", "identity", "certificate", "valid-until", "roles"];
    let columns: String = names.iter().enumerate().map(|(at, name)| format!("&columns%5B{name}%5D={at}")).collect();
    let form = format!("id={id}&header=1{columns}&columns%5Bspecialities%5D=");
    let matched = staff.send(&page, "examiners/remap", &form).await;
    assert_eq!(matched.location, format!("{page}?done=roster-read"));
    let preview = staff.get(&page).await.text;
    assert!(preview.contains("/api/examiners/confirm") && preview.contains("校验码不正确"), "{preview}");
    assert!(!preview.contains("220102199003070013"), "no identity number is shown whole");

    let below = staff.send(&page, "examiners/remap", &format!("id={id}&header=40")).await;
    assert_eq!(below.status, StatusCode::SEE_OTHER);
    assert!(staff.get(&page).await.text.contains("/api/examiners/remap"), "a wrong header can be corrected");
    let refused = staff.send(&page, "examiners/remap", &format!("id={id}&header=0")).await;
    assert!(staff.back_at(&page, &refused).await.text.contains("href=\"#field-header\""));

    let dropped = staff.send(&page, "examiners/discard", &format!("id={id}")).await;
    assert_eq!(dropped.location, "/examiners?done=roster-dropped");
    assert_eq!(staff.get(&page).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_register_is_narrowed_paged_and_an_examiner_suspended_once() {
    let staff = Visitor::staff_of(ExamRegion::Provincial).await;
    let page = staff.upload("名册.xlsx", ROSTER).await.location;
    staff.send(&page, "examiners/confirm", &format!("id={}", page.rsplit('/').next().unwrap())).await;

    let first = staff.get("/examiners?region=baishan&role=chief").await.text;
    let next = between(&first, "rel=\"first\"", ">");
    assert_eq!(next, "", "the first page leads to no first page");
    assert!(first.contains("白山") && first.contains("<code>"), "{first}");
    let whole = staff.get("/examiners").await.text;
    let after = between(&whole, "after=", "\"");
    let second = staff.get(&format!("/examiners?after={after}")).await.text;
    assert!(second.contains("rel=\"first\"") && !second.contains(&format!("/examiners/{after}\"")));

    let rows = between(&whole, "<tbody", "</tbody>");
    let one = format!("/examiners/{}", between(rows, "href=\"/examiners/", "\""));
    let id = one.rsplit('/').next().unwrap();
    let form = format!("id={id}&seen=certified&transition=suspend&reason=x");
    let short = staff.send(&one, "examiners/change-state", &form).await;
    assert!(staff.back_at(&one, &short).await.text.contains("href=\"#field-reason\""));
    let form = format!("id={id}&seen=certified&transition=suspend&reason=%E5%B9%B4%E5%BA%A6%E8%80%83%E6%A0%B8");
    assert_eq!(
        staff.send(&one, "examiners/change-state", &form).await.location,
        format!("{one}?done=examiner-changed")
    );
    let changed = staff.get(&one).await.text;
    assert!(changed.contains("年度考核") && changed.contains("value=\"reinstate\""), "{changed}");
    let stale = staff.send(&one, "examiners/change-state", &form).await;
    assert!(staff.back_at(&one, &stale).await.text.contains("其他人刚刚修改过"));
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_of_one_region_see_that_region_alone() {
    let staff = Visitor::staff_of(ExamRegion::Baishan).await;
    let page = staff.upload("名册.xlsx", ROSTER).await.location;
    let preview = staff.get(&page).await.text;
    assert!(preview.contains("属于其他考区"), "{preview}");
    staff.send(&page, "examiners/confirm", &format!("id={}", page.rsplit('/').next().unwrap())).await;
    let own = staff.get("/examiners").await.text;
    assert!(!own.contains("name=\"region\"") && own.contains("白山市"), "{own}");
    assert_eq!(staff.get("/examiners?region=jilin").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_template_is_a_spreadsheet_and_a_file_that_is_none_comes_back() {
    let staff = Visitor::staff_of(ExamRegion::Provincial).await;
    let template = staff.get("/examiners/template.xlsx").await;
    assert!(template.status == StatusCode::OK && template.text.starts_with("PK"));
    let refused = staff.upload("renamed.xlsx", b"MZ\x90\0\x03\0\0\0").await;
    assert_eq!((refused.status, refused.location.as_str()), (StatusCode::SEE_OTHER, "/examiners/import"));
    assert!(staff.back_at("/examiners/import", &refused).await.text.contains("不是可以读取的表格文件"));
}
