//! The panel on the day: who takes over a seat, who may no longer sit on theirs, and a seat that nobody has.

use crate::{
    day::{Day, VECTOR},
    scene::{account, code, count, told},
    support::{assert_whole, refusal},
};
use domain::{
    draws::seating::replacement::LeftBecause,
    examiners::{ExaminerState, Transition},
    permissions::{Actor, Role},
    refusal::{Code, Refusal},
    scores::{CorrectedBecause, Entered, Seat},
};
use store::{
    Store, draws, examiners, ledger,
    scores::{self, Send},
};

/// Gives the seat to the next in the drawn order, and an account to whoever that is.
async fn replaced(store: &Store, day: &Day, seat: Seat, because: LeftBecause) -> Actor {
    let (label, _) = day.sits(store, seat).await;
    draws::replace(store, &day.scorer, day.draw, &label, because, day.now).await.unwrap();
    let (_, examiner) = day.sits(store, seat).await;
    account(store, Role::Examiner, "", examiner).await
}

both_databases! {
    async fn whoever_takes_over_a_seat_reads_no_score_of_whoever_left_it(world: World) {
        let store = &world.store;
        let day = Day::open(&world).await;
        let (seat, before) = &day.panel[3];
        assert_eq!(day.enter(store, 3, VECTOR[3]).await.unwrap(), Entered::New);
        let own = scores::own(store, before, day.sitting).await.unwrap().unwrap();
        assert_eq!(own.scores[0].1.unwrap().to_string(), "79.50");

        let after = replaced(store, &day, *seat, LeftBecause::Absent).await;
        assert_eq!(scores::own(store, before, day.sitting).await.unwrap(), None);
        let own = scores::own(store, &after, day.sitting).await.unwrap().unwrap();
        assert_eq!((own.seat, own.scores), (*seat, vec![(1, None)]), "scored, and by whom and how much is not theirs");
        let asked = day.asked(*seat, "90", CorrectedBecause::Misread, "看错");
        for who in [&after, before] {
            let asked = scores::ask_for_correction(store, who, &asked, day.now).await;
            assert_eq!(code(asked), Code::NotPermitted, "another's score");
        }
        scores::ask_for_correction(store, &day.scorer, &asked, day.now).await.unwrap();
        let again = scores::enter(store, &after, &day.send("90"), day.now).await;
        assert_eq!(code(again), Code::ScoreStands);

        scores::call_next(store, &day.scorer, day.sitting, 1, day.now).await.unwrap();
        let second = Send { number: 2, ..day.send("88") };
        assert_eq!(code(scores::enter(store, before, &second, day.now).await), Code::NotPermitted);
        assert_eq!(scores::enter(store, &after, &second, day.now).await.unwrap(), Entered::New);
        let own = scores::own(store, &after, day.sitting).await.unwrap().unwrap();
        assert_eq!((own.scores[0].1, own.scores[1].1.unwrap().to_string()), (None, "88.00".to_owned()));
        assert_whole(store).await;
    }

    async fn an_examiner_who_was_suspended_or_revoked_since_the_draw_gives_no_score(world: World) {
        use ExaminerState::{Certified, Suspended};
        let store = &world.store;
        let day = Day::open(&world).await;
        let (seat, examiner) = &day.panel[2];
        let id = day.sits(store, *seat).await.1.unwrap();
        let step = async |seen, transition| {
            examiners::change_state(store, &day.scorer, id, seen, transition, "接到举报，核查", day.now).await.unwrap()
        };
        day.enter(store, 2, VECTOR[2]).await.unwrap();
        step(Certified, Transition::Suspend).await;
        scores::call_next(store, &day.scorer, day.sitting, 1, day.now).await.unwrap();
        let (size, second) = (ledger::size(store).await.unwrap(), Send { number: 2, ..day.send("88") });
        assert_eq!(code(scores::enter(store, examiner, &second, day.now).await), Code::NoLongerEligible);
        let asked = day.asked(*seat, "90", CorrectedBecause::Typing, "笔误");
        let asked = scores::ask_for_correction(store, examiner, &asked, day.now).await;
        assert_eq!(code(asked), Code::NoLongerEligible);
        assert_eq!((ledger::size(store).await.unwrap(), count(store, "scores").await), (size, 1));
        step(Suspended, Transition::Reinstate).await;
        assert_eq!(scores::enter(store, examiner, &second, day.now).await.unwrap(), Entered::New);
        let (seat, examiner) = &day.panel[4];
        let id = day.sits(store, *seat).await.1.unwrap();
        let revoked = examiners::change_state(
            store, &day.scorer, id, Certified, Transition::Revoke, "泄露试题，取消资格", day.now,
        );
        revoked.await.unwrap();
        let refused = scores::enter(store, examiner, &day.send("85"), day.now).await;
        assert_eq!(code(refused), Code::NoLongerEligible);
        assert_whole(store).await;
    }

    async fn a_panel_that_hears_candidates_changes_only_where_it_must(world: World) {
        let store = &world.store;
        let (mut day, _) = Day::drawn(store, &world).await;
        day.sitting = scores::open(store, &day.scorer, day.draw, &day.room, Some(2), day.now).await.unwrap();
        replaced(store, &day, day.panel[3].0, LeftBecause::Refused).await;
        assert_eq!(told(store, day.draw, "draw.replaced").await.get("called"), None, "nobody was heard yet");

        scores::call_next(store, &day.scorer, day.sitting, 0, day.now).await.unwrap();
        let (label, _) = day.sits(store, day.panel[4].0).await;
        let refused = draws::replace(store, &day.scorer, day.draw, &label, LeftBecause::Refused, day.now).await;
        assert_eq!(refusal(refused), Refusal::new(Code::PanelSits).with(&day.room).with(1));
        replaced(store, &day, day.panel[4].0, LeftBecause::Avoidance).await;
        let said = told(store, day.draw, "draw.replaced").await;
        assert_eq!((said["called"].as_u64(), said["because"].as_str()), (Some(1), Some("avoidance")));
        assert_whole(store).await;
    }

    async fn a_room_with_an_empty_seat_is_not_opened(world: World) {
        let store = &world.store;
        let (day, _) = Day::drawn(store, &world).await;
        let chief = day.panel[0].0;
        loop {
            let (label, sits) = day.sits(store, chief).await;
            if sits.is_none() {
                break;
            }
            draws::replace(store, &day.scorer, day.draw, &label, LeftBecause::Ineligible, day.now).await.unwrap();
        }
        let opened = scores::open(store, &day.scorer, day.draw, &day.room, Some(2), day.now).await;
        assert_eq!(refusal(opened), Refusal::new(Code::SeatsEmpty).with(1));
        assert_eq!(count(store, "score_sittings").await, 0);
    }
}
