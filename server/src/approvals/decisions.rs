//! Written decisions: as a sheet and as a signed file, for whoever is signed in and for whoever has the receipt; and the file
//! that somebody gives to be checked.

use super::tracking::{self, Asked};
use crate::http::answers::{JSON, failed, named};
use crate::http::pages::Answered;
use crate::http::visitor::Peer;
use crate::http::{Host, origin, pages, refusals, upload, visitor};
use crate::sheets::{self, LEADING, Sheet};
use app::approvals::{CheckedDecision, DECISION_CHECK, Written, seal_check, written};
use app::lang::Lang;
use app::locales::Decisions;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use chrono::Utc;
use domain::approvals::written::{MOST_BYTES, SignedDecision};
use domain::ids::CaseId;
use domain::permissions::Actor;
use domain::refusal::{Code, Refusal};
use store::approvals::{check_decision, tracked_decision, written_decision};
use store::{Store, StoreError};

/// In which form a decision is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum As {
    Sheet,
    File,
}

/// The addresses of decisions.
pub fn routes() -> Router<Host> {
    Router::new()
        .route("/approvals/cases/{id}/decision.pdf", get(own::<true>))
        .route("/approvals/cases/{id}/decision.json", get(own::<false>))
        .route("/approvals/track/decision.pdf", post(tracked::<true>))
        .route("/approvals/track/decision.json", post(tracked::<false>))
}

/// The address that takes a file to check.
pub fn uploads() -> Router<Host> {
    upload::limited(Router::new().route(DECISION_CHECK, post(checked)), MOST_BYTES)
}

const fn form(sheet: bool) -> As {
    if sheet { As::Sheet } else { As::File }
}

async fn own<const SHEET: bool>(
    State(host): State<Host>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    match read(&host.store, &actor, &id).await {
        Ok(signed) => given(signed, form(SHEET), &host, &headers).await,
        Err(error) => failed(error, &headers),
    }
}

async fn read(store: &Store, actor: &Actor, id: &str) -> Result<SignedDecision, StoreError> {
    actor.account.ok_or(Code::SignInRequired)?;
    written_decision(store, actor, named::<CaseId>(id)?, Utc::now()).await
}

async fn tracked<const SHEET: bool>(
    State(host): State<Host>,
    Extension(actor): Extension<Actor>,
    peer: Peer,
    headers: HeaderMap,
    asked: Result<Form<Asked>, FormRejection>,
) -> Response {
    let asked = asked.map(|Form(asked)| asked).unwrap_or_default();
    let from = visitor::whence(&host, &headers, peer);
    let found = tracked_decision(&host.store, &actor, &asked.number, &asked.code, &from, Utc::now()).await;
    match found {
        Ok(signed) => given(signed, form(SHEET), &host, &headers).await,
        Err(error) => tracking::refused(host, actor, headers, error, asked.number).await,
    }
}

/// A decision as a download that nobody keeps on the way.
async fn given(signed: SignedDecision, form: As, host: &Host, headers: &HeaderMap) -> Response {
    match form {
        As::Sheet => {
            let (lang, _) = pages::look(headers);
            let origin = origin::of(&host.config.listen, headers);
            sheets::answer("decision.pdf", move || drawn(&signed, &origin, lang)).await
        }
        As::File => match serde_json::to_string_pretty(&signed) {
            Ok(text) => {
                let kept = [(CONTENT_TYPE, JSON), (CACHE_CONTROL, "no-store")];
                (kept, [(CONTENT_DISPOSITION, "attachment; filename=\"decision.json\"")], text).into_response()
            }
            Err(error) => {
                tracing::error!(%error, "a decision cannot be written");
                refusals::answer(&Code::Internal.into(), headers)
            }
        },
    }
}

fn drawn(signed: &SignedDecision, origin: &str, lang: Lang) -> Option<Vec<u8>> {
    let check = seal_check(&signed.seal, origin);
    sheet(Decisions::of(lang).title, &check, &written(signed, origin, lang), lang)
}

/// The sheet of a decision or a slip; none where the font cannot be read or the file not be put together.
pub(super) fn sheet(title: &str, check: &str, written: &Written, lang: Lang) -> Option<Vec<u8>> {
    let mut sheet = Sheet::new()?;
    sheet.centred(title, 24.0);
    sheet.below(LEADING);
    sheet.code(check);
    for (label, text) in &written.lines {
        sheet.labelled(label, text);
    }
    sheet.below(LEADING);
    if let Some((heading, listed)) = &written.reasons {
        sheet.title(heading, 13.0);
        for (number, one) in listed.iter().enumerate() {
            sheet.wrapped(&format!("{}. {one}", number + 1));
        }
        sheet.below(LEADING);
    }
    for text in &written.below {
        sheet.wrapped(text);
    }
    if sheet.is_lacking() {
        sheet.wrapped(Decisions::of(lang).lacking);
    }
    sheet.finish(title, lang)
}

/// The page with what a file came to, or with why there is none.
async fn checked(
    State(host): State<Host>,
    Extension(actor): Extension<Actor>,
    headers: HeaderMap,
    sent: upload::Sent,
) -> Response {
    let page = DECISION_CHECK;
    match look(&host, &actor, sent).await {
        Ok(with) => {
            let status = if with.0.is_ok() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
            pages::answered(host, actor, headers, Answered { page, with, status }).await
        }
        Err(error) => pages::refused(host, actor, headers, page, error, Default::default()).await,
    }
}

async fn look(host: &Host, actor: &Actor, sent: upload::Sent) -> Result<CheckedDecision, StoreError> {
    let file = upload::file(sent, MOST_BYTES).await?;
    let text = String::from_utf8(file.bytes).map_err(|_| Refusal::of(Code::Malformed, domain::files::FILE))?;
    Ok(CheckedDecision(check_decision(&host.store, actor, &text, Utc::now()).await?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::approvals::case::{Decision, Remedy};
    use domain::approvals::item::{ItemCode, built_in};
    use domain::approvals::written::{FORMAT, WrittenDecision};
    use domain::ledger::note::SignerKey;
    use domain::regions::ExamRegion;

    fn signed(reasons: &[&str]) -> SignedDecision {
        let item = built_in().unwrap().remove(0);
        let reasons = reasons.iter().map(|reason| (*reason).to_owned()).collect();
        let document = WrittenDecision {
            format: FORMAT.to_owned(),
            case: CaseId(uuid::Uuid::from_u128(7)),
            number: "2026-0000001".to_owned(),
            item: ItemCode::parse("XK2210100Y").unwrap(),
            item_version: 1,
            item_name: item.name,
            agency: item.agency,
            region: ExamRegion::Provincial,
            applicant: "示范人力资源服务公司".to_owned(),
            received_on: "2026-11-23".parse().unwrap(),
            decided_at: "2026-12-09T04:00:00Z".parse().unwrap(),
            decision: Decision::Deny { reasons, remedies: Remedy::ALL.to_vec() },
            fiction: None,
            basis: item.basis,
        };
        document.signed(&SignerKey::from_random("example.org/ledger", [1; 32]).unwrap()).unwrap()
    }

    fn text(signed: &SignedDecision, lang: Lang) -> (usize, String) {
        let file = drawn(signed, "https://example.org", lang).unwrap();
        let file = lopdf::Document::load_mem(&file).unwrap();
        let pages: Vec<u32> = file.get_pages().keys().copied().collect();
        (pages.len(), file.extract_text(&pages).unwrap().replace([' ', '\n'], ""))
    }

    #[test]
    fn a_denial_says_why_and_what_can_be_done_and_how_it_is_checked() {
        let reasons = ["专职工作人员只有二人，不足三人", "场所证明已过期"];
        for lang in [Lang::Zh, Lang::En] {
            let (pages, text) = text(&signed(&reasons), lang);
            assert_eq!(pages, 1);
            let remedy = app::locales::remedy_name(Remedy::Litigation, lang).replace(' ', "");
            let words = Decisions::of(lang);
            for said in [reasons[0], reasons[1], "2026-0000001", "示范人力资源服务公司", &remedy, words.denied]
            {
                assert!(text.contains(said), "{said} is not in {text}");
            }
            assert!(text.contains("https://example.org/approvals/decisions/verify"), "{text}");
            assert!(!text.contains(&words.lacking.replace(' ', "")), "{text}");
        }
    }

    #[test]
    fn many_reasons_go_on_to_another_page() {
        let reason = "不符合条件的说明，写得很长，分成好几行。".repeat(8);
        let reasons = vec![reason.as_str(); 20];
        let (pages, text) = text(&signed(&reasons), Lang::Zh);
        assert!(pages > 1);
        assert!(text.contains("20."), "{text}");
    }
}
