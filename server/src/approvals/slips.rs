//! Slips (告知文书) as sheets, for whoever is signed in and for whoever has the receipt.

use super::decisions::sheet;
use super::tracking::{self, Asked};
use crate::http::answers::{failed, named};
use crate::http::visitor::Peer;
use crate::http::{Host, origin, pages, visitor};
use crate::sheets;
use app::approvals::{seal_check, told_in_writing};
use app::lang::Lang;
use app::locales::says_word;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Extension, Router};
use chrono::Utc;
use domain::approvals::post::Posts;
use domain::approvals::written::SignedSlip;
use domain::ids::CaseId;
use domain::permissions::Actor;
use domain::refusal::Code;
use serde::Deserialize;
use store::approvals::{tracked_slip, written_slip};
use store::{Store, StoreError};

/// The addresses of slips.
pub fn routes() -> Router<Host> {
    Router::new()
        .route("/approvals/cases/{id}/slips/{slip}/slip.pdf", get(own))
        .route("/approvals/track/slip.pdf", post(tracked))
}

async fn own(
    State(host): State<Host>,
    Extension(actor): Extension<Actor>,
    Path((id, slip)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    match read(&host.store, &actor, &id, &slip).await {
        Ok(signed) => given(signed, &host, &headers).await,
        Err(error) => failed(error, &headers),
    }
}

async fn read(store: &Store, actor: &Actor, id: &str, slip: &str) -> Result<SignedSlip, StoreError> {
    actor.account.ok_or(Code::SignInRequired)?;
    let place = slip.parse().map_err(|_| Code::NotFound)?;
    written_slip(store, actor, (named::<CaseId>(id)?, place), Utc::now()).await
}

/// The receipt, and which slip of its case.
#[derive(Debug, Default, Deserialize)]
struct AskedSlip {
    #[serde(flatten)]
    receipt: Asked,
    #[serde(default)]
    slip: String,
}

async fn tracked(
    State(host): State<Host>,
    Extension(actor): Extension<Actor>,
    peer: Peer,
    headers: HeaderMap,
    asked: Result<Form<AskedSlip>, FormRejection>,
) -> Response {
    let AskedSlip { receipt, slip } = asked.map(|Form(asked)| asked).unwrap_or_default();
    let from = visitor::whence(&host, &headers, peer);
    let place = slip.parse().unwrap_or_default();
    let found = tracked_slip(&host.store, &actor, (&receipt.number, &receipt.code, place), &from, Utc::now()).await;
    match found {
        Ok(signed) => given(signed, &host, &headers).await,
        Err(error) => tracking::refused(host, actor, headers, error, receipt.number).await,
    }
}

/// A slip as a download that nobody keeps on the way.
async fn given(signed: SignedSlip, host: &Host, headers: &HeaderMap) -> Response {
    let (lang, _) = pages::look(headers);
    let origin = origin::of(&host.config.listen, headers);
    let posts = host.store.posts();
    sheets::answer("slip.pdf", move || drawn(&signed, &origin, &posts, lang)).await
}

fn drawn(signed: &SignedSlip, origin: &str, posts: &Posts, lang: Lang) -> Option<Vec<u8>> {
    let check = seal_check(&signed.seal, origin);
    sheet(says_word(signed.says, lang.into()), &check, &told_in_writing(signed, origin, posts, lang), lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveTime;
    use domain::approvals::case::{By, Called, Event, LicenceAct, Remedy, TerminatedBecause, What};
    use domain::approvals::clock::{Extension, Office, Pause, StopReason};
    use domain::approvals::item::built_in;
    use domain::approvals::post::PostCode;
    use domain::approvals::written::{Head, WrittenSlip};
    use domain::calendar::Length::WorkingDays;
    use domain::ledger::note::SignerKey;
    use domain::regions::ExamRegion;

    fn text(what: What, lang: Lang) -> String {
        let item = built_in().unwrap().remove(0);
        let (case, received_on) = (CaseId(uuid::Uuid::from_u128(7)), "2026-11-23".parse().unwrap());
        let (number, applicant) = ("2026-0000001", "示范人力资源服务公司");
        let head = Head { case, number, item: &item, region: ExamRegion::Provincial, applicant, received_on };
        let event = Event { at: "2026-11-25T01:00:00Z".parse().unwrap(), by: By::Law, what };
        let key = SignerKey::from_random("example.org/ledger", [1; 32]).unwrap();
        let decided_by = Some("2026-12-21".parse().unwrap());
        let signed = WrittenSlip::of(head, &event).unwrap().signed(&key, decided_by).unwrap();
        let file = drawn(&signed, "https://example.org", &Posts::built_in().unwrap(), lang).unwrap();
        let file = lopdf::Document::load_mem(&file).unwrap();
        let pages: Vec<u32> = file.get_pages().keys().copied().collect();
        file.extract_text(&pages).unwrap().replace([' ', '\n'], "")
    }

    /// Every slip with what has to stand on it.
    fn told() -> Vec<(What, &'static str)> {
        let day = |text: &str| text.parse().unwrap();
        let post = || PostCode("220000-rsks-02".to_owned());
        let pause = Pause {
            reason: StopReason::Hearing,
            from: day("2026-11-25"),
            needed: WorkingDays(5),
            until: None,
            ordered_by: post(),
            notice: "吉人社告〔2026〕9号".to_owned(),
        };
        let extension = Extension {
            length: WorkingDays(10),
            on: day("2026-12-01"),
            office: Office::AgencyHead,
            approved_by: post(),
            reason: "需要核实场所".to_owned(),
        };
        let reason = || "场所已经转让".to_owned();
        vec![
            (What::RefusedNotRequired { reason: reason() }, "场所已经转让"),
            (What::RefusedNoAuthority { go_to: "市公安局".to_owned() }, "市公安局"),
            (
                What::CorrectionAsked { missing: vec!["章程".to_owned()], until: day("2026-12-08"), within: None },
                "1.章程",
            ),
            (What::Accepted { as_of: day("2026-11-23") }, "32(1)(4)"),
            (What::Suspended(pause), "吉人社告〔2026〕9号"),
            (What::Extended(extension), "需要核实场所"),
            (What::HearingOffered, "47(1)"),
            (
                What::HearingCalled(Called {
                    on: day("2026-12-09"),
                    at: NaiveTime::from_hms_opt(9, 30, 0),
                    place: "三楼会议室".to_owned(),
                }),
                "09:30",
            ),
            (What::Terminated { because: TerminatedBecause::SubjectGone, reason: reason() }, "场所已经转让"),
            (What::Licence(LicenceAct::Revoke { reason: reason() }), "场所已经转让"),
        ]
    }

    #[test]
    fn every_slip_says_what_is_told_and_how_it_is_checked() {
        for lang in [Lang::Zh, Lang::En] {
            let court = app::locales::remedy_name(Remedy::Litigation, lang).replace(' ', "");
            for (what, said) in told() {
                let ends = matches!(
                    what,
                    What::RefusedNotRequired { .. }
                        | What::RefusedNoAuthority { .. }
                        | What::Terminated { .. }
                        | What::Licence(_)
                );
                let text = text(what, lang);
                for said in [said, "2026-0000001", "https://example.org/approvals/decisions/verify"] {
                    assert!(text.contains(said), "{said} is not in {text}");
                }
                assert_eq!(text.contains(&court), ends, "{text}");
                assert!(!text.contains("{0}") && !text.contains("{1}"), "{text}");
            }
        }
    }
}
