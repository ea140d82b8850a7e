//! A correction: the kind of the mistake in public, its words not, and somebody else who counter-signs.

use crate::{
    day::{Day, VECTOR},
    scene::{account, code},
    support::{assert_whole, refusal},
};
use domain::{
    permissions::{Actor, Role},
    refusal::{Code, Refusal},
    scores::{CorrectedBecause, Entered, Seat, Signer, TurnState},
};
use store::scores::{self, Decision};

both_databases! {
    async fn a_correction_is_counter_signed_by_somebody_else_and_recorded(world: World) {
        let store = &world.store;
        let day = Day::open(&world).await;
        let first = day.send("86.5");
        let chief = &day.panel[0];
        scores::enter(store, &chief.1, &first, day.now).await.unwrap();
        for (who, score) in VECTOR.iter().enumerate().skip(1) {
            day.enter(store, who, score).await.unwrap();
        }
        day.announce(store).await.unwrap();
        day.sign(store, &day.scorer, "85.40").await.unwrap();

        let ask = async |who: &Actor, seat: Seat, score: &str, reason: &str| {
            let asked = day.asked(seat, score, CorrectedBecause::Typing, reason);
            scores::ask_for_correction(store, who, &asked, day.now).await
        };
        assert_eq!(refusal(ask(&chief.1, chief.0, "88.5", " ").await), Refusal::of(Code::Missing, "reason"));
        assert_eq!(refusal(ask(&chief.1, chief.0, "９０", "笔误").await), Refusal::of(Code::ScoreForm, "score"));
        assert_eq!(refusal(ask(&chief.1, chief.0, "86.50", "笔误").await), Refusal::of(Code::AlreadyDone, "score"));
        assert_eq!(code(ask(&day.panel[1].1, chief.0, "88.5", "笔误").await), Code::NotPermitted, "not their seat");
        let asked = ask(&chief.1, chief.0, "88.5", "笔误").await.unwrap();
        assert_eq!(code(ask(&day.scorer, chief.0, "89", "笔误").await), Code::CorrectionPending);
        assert_eq!(code(day.sign(store, &day.supervisor, "85.40").await), Code::CorrectionPending);
        let waiting = scores::pending_corrections(store, &day.supervisor, day.sitting).await.unwrap();
        assert_eq!((waiting.len(), waiting[0].new.to_string().as_str()), (1, "88.50"));

        let decide = async |who: &Actor, decision| {
            scores::decide(store, who, day.sitting, asked, decision, day.now).await
        };
        assert_eq!(code(decide(&chief.1, Decision::CounterSign).await), Code::OwnCorrection);
        assert_eq!(code(decide(&day.panel[1].1, Decision::CounterSign).await), Code::NotPermitted);
        assert_eq!(code(decide(&day.scorer, Decision::CounterSign).await), Code::NotPermitted);
        let stranger = account(store, Role::Supervisor, "外地监督处", None).await;
        assert_eq!(code(decide(&stranger, Decision::CounterSign).await), Code::NotPermitted, "of another draw");
        assert_eq!(code(day.sign(store, &stranger, "85.40").await), Code::NotPermitted, "of another draw");
        assert_eq!(scores::signs_as(store, &stranger, day.sitting).await.unwrap(), None);
        assert_eq!(code(scores::pending_corrections(store, &stranger, day.sitting).await), Code::NotPermitted);
        assert_eq!(scores::signs_as(store, &day.supervisor, day.sitting).await.unwrap(), Some(Signer::Supervisor));
        decide(&day.supervisor, Decision::CounterSign).await.unwrap();
        assert_eq!(code(decide(&day.supervisor, Decision::Decline).await), Code::AlreadyDone);
        let said = day.told(store, "scores.corrected").await;
        assert_eq!((said["old"].as_str(), said["new"].as_str()), (Some("86.50"), Some("88.50")));
        assert_eq!(said["because"], "typing");
        let asked_for = day.told(store, "scores.correction-asked").await;
        assert_eq!(asked_for["because"], "typing");
        for body in [said, asked_for] {
            assert!(!body.to_string().contains("笔误"), "the words stay in the row: {body}");
        }

        let line = &scores::board(store, day.sitting).await.unwrap().lines[0];
        assert!(line.state == TurnState::Complete && line.signed.is_empty(), "announced and signed anew");
        let late = scores::enter(store, &chief.1, &first, day.now).await.unwrap();
        assert_eq!(late, Entered::Already, "a late repetition of the first send changes nothing");
        assert_eq!(day.announce(store).await.unwrap(), "85.80");
        assert_eq!(day.told(store, "scores.announced").await["corrected"][0]["because"], "typing");
        assert_eq!(day.sign(store, &day.scorer, "85.80").await.unwrap(), Signer::Scorer);

        let asked = ask(&day.scorer, chief.0, "10", "误报").await.unwrap();
        scores::decide(store, &chief.1, day.sitting, asked, Decision::Decline, day.now).await.unwrap();
        let line = &scores::board(store, day.sitting).await.unwrap().lines[0];
        assert_eq!((line.state, line.signed.len()), (TurnState::Announced, 1), "declined: nothing changed");
        assert_whole(store).await;
    }
}
