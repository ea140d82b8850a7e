//! Written decisions on both databases: who gets them, that they verify, what the register says of one afterwards.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod offices;
mod recruitments;
mod registrations;
#[macro_use]
mod support;

use domain::{
    approvals::{
        case::{Act, Decision, LicenceAct, LicenceStanding, Remedy},
        written::{NotGenuine, SignedDecision},
    },
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
}
