//! Written decisions on both databases: who gets them, that they verify, what the register says of one afterwards.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod offices;
mod recruitments;
mod registrations;
#[macro_use]
mod support;

use domain::{
    approvals::{
        case::{Act, Decision, LicenceAct, LicenceStanding, Remedy, What},
        record::Who,
        written::{NotGenuine, Says, SignedDecision},
    },
    calendar::Length,
    permissions::Actor,
    refusal::Code,
};
use offices::{Office, day};
use store::approvals::{self, Registered};
use support::{assert_whole, refusal};

fn file(signed: &SignedDecision) -> String {
    serde_json::to_string(signed).unwrap()
}

both_databases! {
    async fn a_decision_is_signed_for_those_whose_case_it_is(world: World) {
        let office = Office::open(&world).await;
        let receipt = office.filed(1, "2026-11-23").await;
        let store = &office.store;
        let none = approvals::written_decision(store, &office.applicant(1), receipt.id, day("2026-11-23")).await;
        assert_eq!(refusal(none).code, Code::NotFound, "nothing is decided");
        let until = Some("2031-11-26".parse().unwrap());
        office.decided(&receipt, Decision::Grant { valid_until: until }).await;
        let get = |by: Actor| async move { approvals::written_decision(store, &by, receipt.id, day("2026-11-28")).await };
        let signed = get(office.applicant(1)).await.unwrap();
        assert_eq!(signed.document.number, receipt.number);
        assert!(matches!(signed.document.decision, Decision::Grant { valid_until } if valid_until == until));
        assert_eq!(signed.key, store.keys().vkey());
        for by in [&office.officer, &office.window, &office.supervisor] {
            assert_eq!(get(by.clone()).await.unwrap(), signed, "the same for everybody, whenever it is asked for");
        }
        for by in [&office.applicant(2), &office.idle, &office.elsewhere, &Actor::citizen()] {
            assert_eq!(refusal(get(by.clone()).await).code, Code::NotFound);
        }
        // Whoever came to the window has the receipt.
        let citizen = Actor::citizen();
        let track = |code: &str| {
            let (number, code, citizen) = (receipt.number.clone(), code.to_owned(), citizen.clone());
            async move { approvals::tracked_decision(store, &citizen, &number, &code, "::1", day("2026-11-28")).await }
        };
        assert_eq!(track(&receipt.code).await.unwrap(), signed);
        assert_eq!(refusal(track("0000000000").await).code, Code::NoSuchReceipt);
        assert_whole(store).await;
    }

    async fn what_somebody_holds_is_compared_with_the_register(world: World) {
        let office = Office::open(&world).await;
        let store = &office.store;
        let receipt = office.filed(1, "2026-11-23").await;
        office.decided(&receipt, Decision::Grant { valid_until: Some("2031-11-26".parse().unwrap()) }).await;
        let signed = approvals::written_decision(store, &office.applicant(1), receipt.id, day("2026-11-28")).await.unwrap();
        let look = |text: String, on: &'static str| async move {
            approvals::check_decision(store, &Actor::citizen(), &text, day(on)).await.unwrap()
        };
        for text in [signed.seal.clone(), file(&signed)] {
            let (genuine, registered) = look(text.clone(), "2026-11-28").await.unwrap();
            assert_eq!(genuine.statement.number, receipt.number);
            assert_eq!(genuine.document.is_some(), text.starts_with('{'));
            let registered = registered.unwrap();
            assert!(registered.same && registered.licence.unwrap().standing == LicenceStanding::InForce);
        }
        let altered = file(&signed).replace("\"valid_until\":\"2031", "\"valid_until\":\"2032");
        assert_eq!(look(altered, "2026-11-28").await, Err(NotGenuine::Altered));
        // The licence is taken away afterwards: the decision stays genuine, and the register says what has become of it.
        let revoke = Act::Licence(LicenceAct::Revoke { reason: "以欺骗手段取得".to_owned() });
        office.does(&office.deputy, &receipt, revoke, "2026-11-30").await.unwrap();
        let (_, registered) = look(signed.seal.clone(), "2026-11-30").await.unwrap();
        let Registered { same, licence } = registered.unwrap();
        assert_eq!((same, licence.unwrap().standing), (true, LicenceStanding::Revoked));
        // Another installation's key has signed another register's decision.
        let other = domain::ledger::note::SignerKey::from_random("example.org/other", [9; 32]).unwrap();
        let forged = signed.document.clone().signed(&other).unwrap();
        assert_eq!(look(file(&forged), "2026-11-30").await, Err(NotGenuine::Unsigned));
        // Signed here, and not in the register: as after a register that was put back.
        let lost = domain::approvals::written::WrittenDecision { number: "2026-0000009".to_owned(), ..signed.document };
        let lost = lost.signed(store.keys().signer()).unwrap();
        assert_eq!(look(lost.seal, "2026-11-30").await.unwrap().1, None);
    }

    async fn a_denial_has_its_reasons_and_remedies(world: World) {
        let office = Office::open(&world).await;
        let receipt = office.filed(2, "2026-11-23").await;
        let deny = Decision::Deny { reasons: vec!["专职工作人员不足三人".to_owned()], remedies: Remedy::ALL.to_vec() };
        office.decided(&receipt, deny.clone()).await;
        let by = office.applicant(2);
        let signed = approvals::written_decision(&office.store, &by, receipt.id, day("2026-11-28")).await.unwrap();
        assert_eq!(signed.document.decision, deny);
        assert_whole(&office.store).await;
    }
    async fn what_is_told_in_writing_is_a_slip_with_a_seal(world: World) {
        let office = Office::open(&world).await;
        let store = &office.store;
        let receipt = &office.filed(1, "2026-11-23").await;
        let missing = vec!["场所证明".to_owned(), "章程".to_owned()];
        let ask = Act::AskCorrection { missing: missing.clone(), within: Length::WorkingDays(10) };
        office.does(&office.window, receipt, ask, "2026-11-24").await.unwrap();
        let get = |by: Actor, place: usize| async move {
            approvals::written_slip(store, &by, (receipt.id, place), day("2026-11-25")).await
        };
        let slip = get(office.applicant(1), 1).await.unwrap();
        assert!(matches!(&slip.slip.what, What::CorrectionAsked { missing: told, .. } if *told == missing));
        assert_eq!((slip.says, slip.slip.number.as_str()), (Says::Missing, receipt.number.as_str()));
        for by in [&office.officer, &office.window, &office.supervisor] {
            assert_eq!(get(by.clone(), 1).await.unwrap(), slip, "the same for everybody, whenever it is asked for");
        }
        for (by, place) in [(office.applicant(2), 1), (office.elsewhere.clone(), 1), (office.applicant(1), 2)] {
            assert_eq!(refusal(get(by, place).await).code, Code::NotFound);
        }
        assert_eq!(refusal(get(office.applicant(1), 0).await).code, Code::NotFound);
        let track = |code: String| async move {
            let asked = (receipt.number.as_str(), code.as_str(), 1);
            approvals::tracked_slip(store, &Actor::citizen(), asked, "::1", day("2026-11-25")).await
        };
        assert_eq!(track(receipt.code.clone()).await.unwrap(), slip);
        assert_eq!(refusal(track("0000000000".to_owned()).await).code, Code::NoSuchReceipt);
        // The register knows it before anything is decided, and does not know one that was never given.
        let look = |text: String| async move {
            approvals::check_decision(store, &Actor::citizen(), &text, day("2026-11-25")).await.unwrap().unwrap()
        };
        let (genuine, registered) = look(slip.seal.clone()).await;
        assert_eq!((genuine.statement.says, registered), (Says::Missing, Some(Registered { same: true, licence: None })));
        let mut other = slip.slip.clone();
        other.applicant = "另一公司".to_owned();
        assert_eq!(look(other.signed(store.keys().signer(), None).unwrap().seal).await.1, None);
        assert_whole(store).await;
    }

    async fn acceptance_by_law_is_told_in_writing_too(world: World) {
        let office = Office::open(&world).await;
        let receipt = office.filed(1, "2026-11-23").await;
        let by = office.applicant(1);
        // Nobody told anything in five working days (art 32(1)(4)).
        let slip = approvals::written_slip(&office.store, &by, (receipt.id, 1), day("2026-12-02")).await.unwrap();
        assert_eq!((slip.says, &slip.slip.by), (Says::Accepted, &Who::Law));
        assert_eq!(slip.decided_by, Some("2026-12-21".parse().unwrap()));
        let basis = slip.slip.basis().unwrap();
        assert_eq!((basis.law.as_str(), basis.article.as_str()), ("行政许可法", "32(1)(4)"));
    }
}
