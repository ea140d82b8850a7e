//! Recruitments through the whole router: the ticket with its photo, the workbook of the seats, lists that search engines
//! are to forget, the search of positions by their fields, and the trial of a scheme with a minimum pass line.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod applicants;
mod hosted;

use axum::body::{Body, to_bytes};
use axum::http::header::{ACCEPT, COOKIE, HOST};
use axum::http::{HeaderMap, Request, StatusCode};
use chrono::Utc;
use domain::applications::{ApplicationState, OwnLine};
use domain::calendar::day_in_shanghai;
use domain::ids::{ApplicationId, RecruitmentId};
use domain::permissions::{Actor, Role};
use domain::recruitment::RecruitmentState;
use domain::recruitment::position::Position;
use domain::recruitment::search::{field_texts, matches, terms};
use domain::selection::{List, ListKind};
use domain::tables::Cell;
use hosted::Hosted;
use sea_orm::ConnectionTrait;
use serde_json::Value;
use server::demo;
use std::collections::BTreeSet;
use store::Store;
use store::accounts::console;
use tower::ServiceExt;

/// The demonstration, with somebody who sat the papers of its shortlisted recruitment.
struct Province {
    hosted: Hosted,
    candidate: Actor,
    application: ApplicationId,
    recruitment: RecruitmentId,
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    fn robots(&self) -> Option<&str> {
        self.headers.get("x-robots-tag").map(|tag| tag.to_str().unwrap())
    }
}

impl Province {
    async fn new() -> Self {
        let hosted = Hosted::empty().await;
        demo::fill(&hosted.store).await.unwrap();
        let sat = |line: &OwnLine| {
            line.recruitment.state == RecruitmentState::Shortlisted && line.state == ApplicationState::Paid
        };
        let (candidate, application) = applicants::with(&hosted.store, sat).await;
        let own = store::applications::own_applications(&hosted.store, &candidate, Utc::now()).await.unwrap();
        let recruitment = own.iter().find(|line| line.id == application).unwrap().recruitment.id;
        Self { hosted, candidate, application, recruitment }
    }

    fn store(&self) -> &Store {
        &self.hosted.store
    }

    async fn get(&self, path: &str, by: Option<&Actor>) -> Answer {
        let mut request = Request::get(path).header(HOST, "127.0.0.1:3000").header(ACCEPT, "text/html");
        if let Some(account) = by.and_then(|actor| actor.account) {
            let mut token = store::sessions::create(self.store(), account, Utc::now()).await.unwrap();
            if by.is_some_and(|actor| actor.second_factor) {
                token = store::sessions::raise(self.store(), &token, Utc::now()).await.unwrap();
            }
            request = request.header(COOKIE, format!("session={}", token.cookie()));
        }
        let response = self.hosted.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        Answer { status: parts.status, headers: parts.headers, body: to_bytes(body, 1 << 26).await.unwrap().to_vec() }
    }

    /// Somebody of the staff by the login, with the second factor shown.
    async fn staff(&self, login: &str) -> Actor {
        let accounts = store::accounts::list(self.store(), &console("x"), None, 100).await.unwrap().accounts;
        let account = accounts.into_iter().find(|account| account.login == login).unwrap();
        let (region, agency) = (account.region, account.agency.clone());
        Actor { account: Some(account.id), role: Role::Staff, region, agency, second_factor: true }
    }

    async fn json(&self, path: &str) -> Value {
        let answer = self.get(path, None).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        serde_json::from_slice(&answer.body).unwrap()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_stands_on_its_owners_ticket_and_nowhere_else() {
    let province = Province::new().await;
    let (own, application) = (Some(&province.candidate), province.application);
    let seat = store::examination::own_seat(province.store(), &province.candidate, application).await.unwrap();
    let photo = format!("/applications/{application}/attachments/{}", seat.photo.expect("the demonstration's photo"));
    let (page, sheet) =
        (format!("/applications/{application}/ticket"), format!("/applications/{application}/ticket.pdf"));
    let shown = province.get(&page, own).await.text();
    assert!(shown.contains(&format!("src=\"{photo}\"")), "{shown}");
    let picture = province.get(&photo, own).await;
    assert!(picture.headers["content-type"].to_str().unwrap().starts_with("image/"));
    let pdf = province.get(&sheet, own).await;
    let document = lopdf::Document::load_mem(&pdf.body).unwrap();
    assert_eq!(document.get_page_images(document.get_pages()[&1]).unwrap().len(), 1);
    assert_eq!(pdf.headers["cache-control"], "no-store");

    let another = |line: &OwnLine| line.id != application && line.state == ApplicationState::Draft;
    let (stranger, _) = applicants::with(province.store(), another).await;
    for (by, status) in [(None, StatusCode::UNAUTHORIZED), (Some(&stranger), StatusCode::NOT_FOUND)] {
        for path in [&photo, &sheet] {
            let answer = province.get(path, by).await;
            assert_eq!(answer.status, status, "{path}");
            assert!(
                !answer.body.starts_with(b"%PDF")
                    && !answer.headers["content-type"].to_str().unwrap().contains("image")
            );
        }
        let page = province.get(&page, by).await.text();
        assert!(!page.contains(&photo) && !page.contains("ticket-photo"), "{page}");
    }
    // Whoever scans the code learns the seat and sees nobody.
    let check = format!("/examination/tickets/verify?ticket={}&mark={}", seat.ticket, seat.mark);
    for by in [None, own] {
        let public = province.get(&check, by).await.text();
        assert!(public.contains(seat.ticket.as_str()), "{public}");
        assert!(!public.contains("/attachments/") && !public.contains("ticket-photo"), "{public}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_without_a_photo_says_so() {
    let province = Province::new().await;
    let without = format!("DELETE FROM application_attachments WHERE application_id = '{}'", province.application);
    province.store().read().execute_unprepared(&without).await.unwrap();
    let page = format!("/applications/{}/ticket", province.application);
    let shown = province.get(&page, Some(&province.candidate)).await.text();
    assert!(shown.contains("报名时没有上传照片") && !shown.contains("/attachments/"), "{shown}");
    let sheet = province.get(&format!("{page}.pdf"), Some(&province.candidate)).await;
    let document = lopdf::Document::load_mem(&sheet.body).unwrap();
    assert!(document.get_page_images(document.get_pages()[&1]).unwrap().is_empty());
    let said: String = document.extract_text(&[1]).unwrap().split_whitespace().collect();
    assert!(said.contains("报名时没有上传照片"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_workbook_of_the_seats_holds_the_published_seats() {
    let province = Province::new().await;
    let base = format!("/recruitment/{}", province.recruitment);
    let published = province.json(&format!("{base}/seats.json")).await;
    let room = |seat: &Value| published["rooms"][seat["room"].as_u64().unwrap() as usize].clone();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let row = |seat: &Value| {
        let of = room(seat);
        let place = [text(&of["site"]), text(&of["address"]), text(&of["room"])];
        [place.to_vec(), vec![seat["seat"].to_string(), text(&seat["entry"])]].concat()
    };
    let expected: Vec<Vec<String>> = published["seats"].as_array().unwrap().iter().map(row).collect();
    assert_eq!(expected.len(), 11, "thirteen paid, and two whose position was cancelled chose no other");
    let mut rows = rows_of(&province.get(&format!("{base}/seats.xlsx"), None).await.body);
    assert_eq!(rows.remove(0).len(), 5, "the header");
    assert_eq!(rows, expected);
}

/// The rows of a workbook's first sheet.
fn rows_of(workbook: &[u8]) -> Vec<Vec<String>> {
    let sheet = store::roster::read_sheets(workbook, &mut |_| ()).unwrap().remove(0);
    let cell = |cell: &Cell| match cell {
        Cell::Text(text) => text.clone(),
        Cell::Fault(fault) => panic!("{fault:?}"),
    };
    sheet.lines.iter().map(|line| line.cells.iter().map(cell).collect()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_call_candidates_up_by_the_roll_and_fill_their_points_in() {
    let province = Province::new().await;
    let base = format!("/recruitment/{}", province.recruitment);
    let (own, elsewhere) = (province.staff("staff").await, province.staff("staff-baishan").await);
    let roll = format!("{base}/candidates.xlsx");
    let half = Actor { second_factor: false, ..own.clone() };
    let refused = [
        (None, StatusCode::UNAUTHORIZED),
        (Some(&province.candidate), StatusCode::FORBIDDEN),
        (Some(&half), StatusCode::FORBIDDEN),
        (Some(&elsewhere), StatusCode::FORBIDDEN),
    ];
    for (by, status) in refused {
        let answer = province.get(&roll, by).await;
        assert_eq!(answer.status, status, "{by:?}");
        assert!(!answer.body.starts_with(b"PK"));
    }
    let page = province.get(&format!("{base}/examination"), Some(&own)).await.text();
    assert!(page.contains(&format!("href=\"{roll}\"")), "the panel leads there: {page}");
    let answer = province.get(&roll, Some(&own)).await;
    assert_eq!(answer.headers["cache-control"], "no-store");
    let reviewers = province.get(&format!("{base}/applications.xlsx"), Some(&own)).await;
    assert_eq!((reviewers.status, &reviewers.headers["cache-control"]), (StatusCode::OK, &"no-store".parse().unwrap()));
    let mut rows = rows_of(&answer.body);
    let header = rows.remove(0);
    let fixed = ["考点", "考场", "座位号", "准考证号", "姓名", "身份证号", "报考职位", "签到", "缺考"];
    assert_eq!(header[..9], fixed, "no contact: the reviewers' file has none");
    assert_eq!(rows.len(), 11);
    let seat = store::examination::own_seat(province.store(), &province.candidate, province.application).await.unwrap();
    let known = rows.iter().find(|row| row[3] == seat.ticket.as_str()).expect("who sat is on the roll");
    let expected = [&seat.site, &seat.room, &seat.seat.to_string(), seat.ticket.as_str(), &seat.name, &seat.identity]
        .map(str::to_owned);
    assert_eq!((&known[..6], &known[6], known[5].contains('*')), (&expected[..], &seat.position, true));
    let order = |row: &Vec<String>| (row[1].clone(), row[2].parse::<u16>().unwrap());
    assert!(rows.is_sorted_by_key(order), "by room and seat: {rows:?}");
    let site = province.get(&format!("{roll}?site={}", app::visit::percent(&rows[0][0])), Some(&own)).await;
    assert!(rows_of(&site.body).iter().skip(1).all(|row| row[0] == rows[0][0]));
    let nowhere = province.get(&format!("{roll}?site=nowhere"), Some(&own)).await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);

    // Filled in, it is a table of points without a single problem.
    let back = format!("UPDATE recruitments SET state = 'allotted' WHERE id = '{}'", province.recruitment);
    province.store().read().execute_unprepared(&back).await.unwrap();
    let mut text = header.join(",") + "\n";
    for (at, row) in rows.iter_mut().enumerate() {
        row.resize(header.len(), String::new());
        match at {
            0 => row[8] = "缺考".to_owned(),
            _ => row[9..].iter_mut().filter(|cell| cell.is_empty()).for_each(|cell| *cell = "61.5".to_owned()),
        }
        text += &(row.join(",") + "\n");
    }
    let id = province.recruitment;
    let imported = store::examination::import_points(province.store(), &own, id, text.into_bytes(), Utc::now()).await;
    assert!(imported.unwrap().1, "nothing is wrong with it");
    let record = store::examination::examination_record(province.store(), &own, id, Utc::now()).await.unwrap();
    assert_eq!((record.sheets[0].rows, record.missing), (11, Some(0)));
    let early = format!("UPDATE recruitments SET state = 'settled' WHERE id = '{id}'");
    province.store().read().execute_unprepared(&early).await.unwrap();
    assert_eq!(province.get(&roll, Some(&own)).await.status, StatusCode::CONFLICT, "before the seats are given");
}

#[tokio::test(flavor = "multi_thread")]
async fn search_engines_are_to_forget_a_list_when_its_notice_is_over_and_not_before() {
    let province = Province::new().await;
    let lists = store::selection::lists(province.store(), &Actor::citizen(), province.recruitment).await.unwrap();
    let base = format!("/recruitment/{}/lists/{}", province.recruitment, lists[0].id);
    let api = format!("/api/v1/recruitments/{}/lists/{}", province.recruitment, lists[0].id);
    let files = [format!("{base}/list.json"), format!("{base}/list.xlsx"), api];
    let asked = async |until: Option<chrono::NaiveDate>| {
        let until = until.map_or("NULL".to_owned(), |until| format!("'{until}'"));
        let sql = format!("UPDATE published_lists SET until = {until} WHERE id = '{}'", lists[0].id);
        province.store().read().execute_unprepared(&sql).await.unwrap();
        let page = province.get(&base, None).await;
        assert_eq!(page.status, StatusCode::OK, "it stays readable");
        let mut told = vec![page.robots().map(str::to_owned)];
        for path in &files {
            told.push(province.get(path, None).await.robots().map(str::to_owned));
        }
        (told, page.text().contains("name=\"robots\""))
    };
    let today = day_in_shanghai(Utc::now());
    for until in [None, Some(today)] {
        assert_eq!(asked(until).await, (vec![None; 4], false), "{until:?}");
    }
    let forget = Some("noindex, noarchive".to_owned());
    assert_eq!(asked(today.pred_opt()).await, (vec![forget.clone(); 4], true));
    // A list without a notice of its own goes when the recruitment's public notice is over.
    assert_eq!(asked(None).await, (vec![None; 4], false));
    let notice = async |until: chrono::NaiveDate| {
        let sql = format!(
            "INSERT INTO published_lists (id, recruitment_id, kind, document, sha256, published_at, published_by, until) \
             SELECT '{}', recruitment_id, 'publicity', document, sha256, published_at, published_by, '{until}' \
             FROM published_lists WHERE id = '{}'",
            uuid::Uuid::now_v7(),
            lists[0].id
        );
        province.store().read().execute_unprepared(&sql).await.unwrap();
    };
    notice(today.pred_opt().unwrap()).await;
    assert_eq!(asked(None).await, (vec![forget; 4], true));
    notice(today).await;
    assert_eq!(asked(None).await, (vec![None; 4], false), "another notice runs");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_lines_are_a_workbook_beside_the_lists() {
    let province = Province::new().await;
    let file = format!("/recruitment/{}/lines.xlsx", province.recruitment);
    let page = province.get(&format!("/recruitment/{}/lists", province.recruitment), None).await.text();
    assert!(page.contains(&format!("href=\"{file}\"")), "{page}");
    let mut rows = rows_of(&province.get(&file, None).await.body);
    let head = rows.remove(0);
    assert_eq!(head[4..], ["考试类别", "合格分数线", "进面分数线", "进面人数"]);
    let citizen = Actor::citizen();
    let lists = store::selection::lists(province.store(), &citizen, province.recruitment).await.unwrap();
    let line = lists.iter().find(|line| line.kind == ListKind::Shortlist).unwrap();
    let list = store::selection::list(province.store(), &citizen, province.recruitment, line.id).await.unwrap().list;
    let List::Shortlist { positions, .. } = list else { panic!("{list:?}") };
    let expected = positions.iter().map(|of| {
        let line = of.line.map(|line| line.to_string()).unwrap_or_default();
        (of.post.code.clone(), line, of.candidates.len().to_string())
    });
    let told = rows.iter().map(|row| (row[0].clone(), row[6].clone(), row[7].clone()));
    assert_eq!(told.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread")]
async fn positions_are_found_by_region_unit_and_major_on_the_page_and_by_programs() {
    let province = Province::new().await;
    let recruitments =
        store::recruitment::recruitment_list(province.store(), &Actor::citizen(), None, 10, Utc::now()).await.unwrap();
    let mut longest = (recruitments[0].id, Vec::new());
    for line in recruitments {
        let all = store::recruitment::published_positions(province.store(), &Actor::citizen(), line.id).await.unwrap();
        longest = if all.len() > longest.1.len() { (line.id, all) } else { longest };
    }
    let (id, all) = longest;
    let first = &all[0];
    let texts = field_texts(first);
    let major = terms(&texts.majors).remove(0);
    let asked = [
        ("region", texts.region.clone()),
        ("unit", first.unit.clone()),
        ("major", major.clone()),
        ("major", "没有这样的专业".to_owned()),
    ];
    for (field, words) in asked {
        let of = |position: &&Position| {
            let texts = field_texts(position);
            let text = match field {
                "region" => texts.region,
                "unit" => texts.unit,
                _ => texts.majors,
            };
            matches(&text, &terms(&words))
        };
        let expected: BTreeSet<&str> = all.iter().filter(of).map(|position| position.code.as_str()).collect();
        assert!(expected.len() < all.len(), "{field} {words} tells some from others");
        found(&province, id, &format!("{field}={}", app::visit::percent(&words)), &expected).await;
    }
    // Each narrows what the other found.
    let both = |position: &&Position| {
        let texts = field_texts(position);
        matches(&texts.majors, &terms(&major)) && matches(&texts.unit, &terms(&first.unit))
    };
    let expected: BTreeSet<&str> = all.iter().filter(both).map(|position| position.code.as_str()).collect();
    let query = format!("major={}&unit={}", app::visit::percent(&major), app::visit::percent(&first.unit));
    found(&province, id, &query, &expected).await;
}

/// The page and the open interface find these positions and no other.
async fn found(province: &Province, id: RecruitmentId, query: &str, expected: &BTreeSet<&str>) {
    let api = format!("/api/v1/recruitments/{id}/positions");
    let codes = |answer: &Value| -> BTreeSet<String> {
        answer["positions"].as_array().unwrap().iter().map(|line| line["code"].as_str().unwrap().to_owned()).collect()
    };
    let answer = province.json(&format!("{api}?limit=200&{query}")).await;
    assert!(codes(&answer).iter().eq(expected), "{query}: {answer}");
    assert_eq!(answer["found"].as_u64(), Some(expected.len() as u64), "{query}");
    let first = codes(&province.json(&format!("{api}?limit=50&{query}")).await);
    let page = province.get(&format!("/recruitment/{id}/positions?{query}"), None).await.text();
    let link = format!("/recruitment/{id}/positions/");
    let shown: BTreeSet<&str> = page.split(&link).skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(shown.iter().eq(&first), "{query}: {shown:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scheme_is_tried_with_a_minimum_pass_line() {
    let hosted = Hosted::empty().await;
    let ask = async |line: &str| {
        let query = format!("variant=common&places=1&line={line}&sample=A%2065%2066%0AB%2070%2060");
        let request = Request::get(format!("/recruitment/schemes/civil-service/2?{query}"));
        let request = request.header(HOST, "127.0.0.1:3000").header(ACCEPT, "text/html").body(Body::empty()).unwrap();
        let response = hosted.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        String::from_utf8(to_bytes(response.into_body(), 1 << 24).await.unwrap().to_vec()).unwrap()
    };
    let tried = ask("65.5").await;
    assert!(tried.contains("按合格分数线 65.50 试算：1 人低于分数线，不进入面试。"), "{tried}");
    assert!(tried.contains("低于分数线</th>") || tried.contains(">低于分数线<"), "a column says of whom: {tried}");
    let without = ask("").await;
    assert!(!without.contains(">低于分数线<") && without.contains("id=\"tried\""), "{without}");
    let refused = ask("100.01").await;
    assert!(!refused.contains("id=\"tried\""), "{refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scheme_is_tried_before_it_is_published_and_nothing_is_kept() {
    let province = Province::new().await;
    let staff = province.staff("staff").await;
    let mut scheme = domain::recruitment::scheme::built_in().remove(0);
    scheme.key = domain::recruitment::scheme::SchemeKey::parse("tried-here").unwrap();
    scheme.version = 1;
    let document = serde_json::to_string(&scheme).unwrap();
    let send = async |by: Option<&Actor>, document: &str| {
        let mut request =
            Request::post("/recruitment/schemes").header(HOST, "127.0.0.1:3000").header(ACCEPT, "text/html");
        request = request.header("sec-fetch-site", "same-origin");
        request = request.header("content-type", "application/x-www-form-urlencoded");
        if let Some(account) = by.and_then(|actor| actor.account) {
            let token = store::sessions::create(province.store(), account, Utc::now()).await.unwrap();
            let token = store::sessions::raise(province.store(), &token, Utc::now()).await.unwrap();
            request = request.header(COOKIE, format!("session={}", token.cookie()));
        }
        let body = Body::from(format!("document={}", app::visit::percent(document)));
        let response = province.hosted.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let status = response.status();
        (status, String::from_utf8(to_bytes(response.into_body(), 1 << 24).await.unwrap().to_vec()).unwrap())
    };
    let (status, page) = send(Some(&staff), &document).await;
    assert_eq!(status, StatusCode::OK);
    for part in ["检查没有发现问题", "笔试总成绩 = ", "id=\"tried-0\"", "tried-here"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let count = store::recruitment::schemes(province.store(), &Actor::citizen()).await.unwrap();
    assert!(count.iter().all(|known| known.key != scheme.key), "nothing is stored");
    scheme.variants[0].papers = vec![99];
    let (status, page) = send(Some(&staff), &serde_json::to_string(&scheme).unwrap()).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("tried-here") && !page.contains("id=\"tried-0\""), "what was typed stays: {page}");
    let (status, page) = send(None, &document).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    assert!(!page.contains("id=\"tried-0\""));
}
