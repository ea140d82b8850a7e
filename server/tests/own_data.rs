//! The copy of one's own data, through the whole router: one's cases of approval with what was handed in, why they were
//! decided so and how they were evaluated, the forms that were begun, and nobody else's.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod applicants;
mod cases;
mod demonstration;
mod hosted;

use axum::body::{Body, to_bytes};
use axum::http::header::{CACHE_CONTROL, COOKIE, HOST};
use axum::http::{Request, StatusCode};
use chrono::Utc;
use demonstration::Demonstration;
use domain::applications::ApplicationState;
use domain::approvals::case::{Act, Decision, Remedy};
use domain::approvals::flow::{Outcome, StepId};
use domain::approvals::item::{ItemCode, Typed};
use domain::approvals::papers::Shows;
use domain::approvals::record::Receipt;
use domain::evaluation::Sheet;
use domain::ids::CaseId;
use domain::permissions::Actor;
use domain::regions::ExamRegion;
use serde_json::{Value, json};
use store::approvals::Draft;
use store::{Store, approvals};
use tower::ServiceExt;

const ITEM: &str = "XK2210100Y";
const PNG: &[u8] = include_bytes!("../../app/domain/src/files/samples/grey.png");
const REASON: &str = "经营场所不符合规定";

struct Province {
    demo: Demonstration,
    /// Who has cases in the demonstration.
    holder: Actor,
}

impl Province {
    async fn new() -> Self {
        let demo = Demonstration::new().await;
        let (holder, _) = cases::with(&demo.store, |_| true).await;
        Self { demo, holder }
    }

    fn store(&self) -> &Store {
        &self.demo.store
    }

    async fn does(&self, login: &str, case: CaseId, act: Act) {
        let (by, now) = (self.demo.staff(login), Utc::now());
        let seen = approvals::record(self.store(), &by, case, now).await.unwrap().version;
        approvals::act(self.store(), &by, case, seen, act, now).await.unwrap();
    }

    async fn filed(&self, by: &Actor) -> Receipt {
        let form: Typed =
            approvals::record(self.store(), &self.holder, self.first().await, Utc::now()).await.unwrap().form;
        let code = ItemCode::parse(ITEM).unwrap();
        approvals::file(self.store(), by, &code, ExamRegion::Provincial, &form, Utc::now()).await.unwrap()
    }

    /// The earliest case of the holder.
    async fn first(&self) -> CaseId {
        approvals::own_cases(self.store(), &self.holder, 100).await.unwrap().pop().unwrap().id
    }

    /// Through every hand, to a denial.
    async fn denied(&self, case: CaseId) {
        let handle = |step: &str, outcome: &str| Act::Handle {
            step: StepId::parse(step).unwrap(),
            outcome: Outcome(outcome.to_owned()),
            opinion: "内部意见不对外".to_owned(),
        };
        let decision = Decision::Deny {
            reasons: vec![REASON.to_owned()],
            remedies: vec![Remedy::Reconsideration, Remedy::Litigation],
        };
        for (login, act) in [
            ("window", Act::Accept),
            ("officer", Act::Propose { decision }),
            ("officer", handle("review", "object")),
            ("chief-1", handle("check", "pass")),
            ("chief-2", handle("check", "pass")),
            ("deputy", handle("decide", "deny")),
        ] {
            self.does(login, case, act).await;
        }
    }

    async fn copy(&self, of: Option<&Actor>) -> (StatusCode, String) {
        let mut request = Request::get("/account/data.json").header(HOST, "127.0.0.1:3000");
        if let Some(account) = of.and_then(|of| of.account) {
            let token = store::sessions::create(self.store(), account, Utc::now()).await.unwrap();
            request = request.header(COOKIE, format!("session={}", token.cookie()));
        }
        let response = self.demo.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let status = response.status();
        if status == StatusCode::OK {
            assert_eq!(response.headers()[CACHE_CONTROL], "no-store");
        }
        (status, String::from_utf8(to_bytes(response.into_body(), 1 << 24).await.unwrap().to_vec()).unwrap())
    }
}

fn case<'a>(copy: &'a Value, number: &str) -> &'a Value {
    copy["cases"].as_array().unwrap().iter().find(|case| case["number"] == number).expect("the case")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_copy_holds_every_case_of_ones_own_and_nobody_elses() {
    let province = Province::new().await;
    let holder = &province.holder;
    let denied = province.filed(holder).await;
    let paper = async |by: &Actor, of: CaseId, name: &str| {
        approvals::add_paper(province.store(), by, of, Shows::Material(1), name, PNG, Utc::now()).await.unwrap();
    };
    paper(holder, denied.id, "营业执照.png").await;
    paper(holder, denied.id, "营业执照（更正）.png").await;
    province.denied(denied.id).await;
    province.does("window", denied.id, Act::Deliver).await;
    let sheet = Sheet { mark: 2, aspects: Vec::new(), comment: "等了三周".to_owned() };
    store::evaluation::give(province.store(), holder, denied.id, &sheet, Utc::now()).await.unwrap();
    let begun = Draft { region: None, typed: Typed::from([("name".to_owned(), "还没写完".to_owned())]) };
    let code = ItemCode::parse(ITEM).unwrap();
    approvals::save_draft(province.store(), holder, &code, &begun, Utc::now()).await.unwrap();
    let (stranger, _) = applicants::with(province.store(), |line| line.state == ApplicationState::Draft).await;
    assert_ne!(stranger.account, holder.account);
    let others = province.filed(&stranger).await;
    paper(&stranger, others.id, "别人的执照.png").await;

    let (status, text) = province.copy(Some(holder)).await;
    assert_eq!(status, StatusCode::OK);
    let copy: Value = serde_json::from_str(&text).unwrap();
    let own = approvals::own_cases(province.store(), holder, 100).await.unwrap();
    let numbers: Vec<&str> =
        copy["cases"].as_array().unwrap().iter().map(|it| it["number"].as_str().unwrap()).collect();
    assert_eq!(numbers, own.iter().map(|line| line.number.as_str()).collect::<Vec<_>>());
    let told = case(&copy, &denied.number);
    assert_eq!((&told["state"], &told["item"]["code"]), (&json!("delivered"), &json!(ITEM)));
    assert_eq!(told["decided"]["decision"]["reasons"], json!([REASON]));
    assert!(told["decided"]["at"].is_string() && told["filed_at"].is_string() && told["form"]["address"].is_string());
    let papers: Vec<(&str, u64)> = told["papers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|paper| (paper["name"].as_str().unwrap(), paper["version"].as_u64().unwrap()))
        .collect();
    assert_eq!(papers, [("营业执照（更正）.png", 2), ("营业执照.png", 1)], "their names, and no bytes");
    assert_eq!((&told["evaluation"]["mark"], &told["evaluation"]["comment"]), (&json!(2), &json!("等了三周")));
    let drafts = copy["drafts"].as_array().unwrap();
    assert_eq!((drafts.len(), &drafts[0]["item"], &drafts[0]["form"]["name"]), (1, &json!(ITEM), &json!("还没写完")));
    assert!(told["story"].as_array().unwrap().len() > 2);
    let granted = copy["cases"].as_array().unwrap().last().unwrap();
    assert!(granted["licence"]["valid_until"].is_string(), "{granted}");
    let about = |message: &Value| message["message"].to_string().contains(&denied.number);
    assert!(copy["messages"].as_array().unwrap().iter().any(about), "what was told of it");
    for hidden in [denied.code.as_str(), "内部意见不对外", others.number.as_str(), "别人的执照"] {
        assert!(!text.contains(hidden), "{hidden}");
    }

    let (_, text) = province.copy(Some(&stranger)).await;
    let copy: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(copy["cases"].as_array().unwrap().len(), 1);
    assert!(!text.contains("还没写完") && !text.contains("等了三周"));
    assert_eq!(case(&copy, &others.number)["papers"][0]["name"], "别人的执照.png");
    assert!(own.iter().all(|line| !text.contains(&line.number)) && !text.contains(REASON));
    // Whoever handles cases has none of their own.
    let (status, text) = province.copy(Some(&province.demo.staff("officer"))).await;
    let copy: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((status, &copy["cases"]), (StatusCode::OK, &json!([])));
    assert_eq!(province.copy(None).await.0, StatusCode::UNAUTHORIZED);
}
