//! Money that goes back, on both databases: what is due, the order of two persons, the provider's signed word, and that
//! nothing goes back twice.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod recruitments;
mod registrations;
#[macro_use]
mod support;

use chrono::{DateTime, Duration, Utc};
use domain::{
    accounts::Channels,
    applications::{
        ApplicationState, Decision, Notice, Outcome, ProviderKey, RefundBecause, RefundNotice, RefundOrder, RefundState,
    },
    ids::{ApplicationId, RecruitmentId},
    messages::Kind,
    permissions::Actor,
    refusal::{Code, Refusal},
    regions::ExamRegion,
};
use recruitments::staff;
use registrations::{DAY, OPEN, announced, applicant, code, filled, put};
use store::{
    Store,
    applications::{self, Picked, PickedRefund},
    ledger, messages, recruitment,
};
use support::{World, administrator, assert_whole, at, refusal};

/// What the civil servants' scheme asks for its two papers: 100 yuan.
const DUE: u32 = 10_000;

fn key() -> ProviderKey {
    ProviderKey::new(b"a key that the provider holds too").unwrap()
}

/// Noon of a day after the first of registration.
fn noon(day: i64) -> DateTime<Utc> {
    at(OPEN + day * DAY)
}

/// An application that is paid twice, and the two who handle refunds.
struct Scene {
    store: Store,
    recruitment: RecruitmentId,
    ying: Actor,
    id: ApplicationId,
    clerk: Actor,
    head: Actor,
}

impl Scene {
    async fn paid_twice(world: &World) -> Self {
        let store = world.store.clone().with_channels(Channels::ALL);
        let recruitment = announced(&store).await;
        let (clerk, head) = (staff(ExamRegion::Provincial), staff(ExamRegion::Provincial));
        let (ying, id) = Self::accepted(&store, recruitment, &clerk, 1, 7).await;
        let scene = Self { store, recruitment, ying, id, clerk, head };
        assert_eq!(scene.pay(scene.id, "P-1", noon(3)).await, Outcome::New);
        assert_eq!(scene.pay(scene.id, "P-2", noon(3)).await, Outcome::Double);
        scene
    }

    async fn accepted(
        store: &Store,
        recruitment: RecruitmentId,
        clerk: &Actor,
        number: u16,
        last: u8,
    ) -> (Actor, ApplicationId) {
        let actor = applicant(store, number).await;
        let id = filled(store, &actor, recruitment, last).await;
        applications::submit(store, &actor, id, at(OPEN)).await.unwrap();
        let picked = Picked { id, version: 2 };
        applications::review(store, clerk, picked, &Decision::Accept, at(OPEN + 1)).await.unwrap();
        (actor, id)
    }

    async fn pay(&self, id: ApplicationId, reference: &str, at: DateTime<Utc>) -> Outcome {
        let notice = Notice::signed(id, reference, DUE, at, &key());
        applications::take_notice(&self.store, &Actor::citizen(), &notice, &key(), at).await.unwrap()
    }

    /// What is due, as reference, reason and cents.
    async fn due(&self, now: DateTime<Utc>) -> Vec<(String, RefundBecause, u32)> {
        let page = applications::refunds(&self.store, &self.clerk, self.recruitment, now).await.unwrap();
        page.due.into_iter().map(|line| (line.order.reference, line.because, line.order.cents)).collect()
    }

    fn picked(&self, reference: &str) -> [PickedRefund; 1] {
        [(self.id, reference.to_owned())]
    }

    async fn propose(&self, reference: &str, now: DateTime<Utc>) -> Result<usize, store::StoreError> {
        applications::propose_refunds(&self.store, &self.clerk, self.recruitment, &self.picked(reference), now).await
    }

    async fn decide(
        &self,
        who: &Actor,
        reference: &str,
        agreed: bool,
        now: DateTime<Utc>,
    ) -> Result<usize, store::StoreError> {
        applications::decide_refunds(&self.store, who, self.recruitment, &self.picked(reference), agreed, now).await
    }

    fn order(&self, reference: &str) -> RefundOrder {
        RefundOrder { application: self.id, reference: reference.to_owned(), cents: DUE }
    }

    async fn word(&self, notice: &RefundNotice, now: DateTime<Utc>) -> Result<RefundState, store::StoreError> {
        applications::take_refund_notice(&self.store, &Actor::citizen(), notice, &key(), now).await
    }

    async fn states(&self, now: DateTime<Utc>) -> Vec<(String, Option<RefundState>)> {
        let own = applications::own_application(&self.store, &self.ying, self.id, now).await.unwrap();
        own.refunds.into_iter().map(|it| (it.reference, it.state)).collect()
    }

    async fn told(&self) -> Vec<Kind> {
        let page = messages::inbox(&self.store, &self.ying, None, 20).await.unwrap();
        let refunds = [Kind::RefundOrdered, Kind::RefundMade];
        page.messages.into_iter().map(|message| message.kind).filter(|kind| refunds.contains(kind)).collect()
    }

    async fn body(&self, kind: &str) -> serde_json::Value {
        let about =
            ledger::Filter { kind: Some(kind.to_owned()), subject: Some(recruitment::subject(self.recruitment)) };
        ledger::page(&self.store, &about, None, 1).await.unwrap().entries.remove(0).entry.body
    }
}

fn double(reference: &str) -> (String, RefundBecause, u32) {
    (reference.to_owned(), RefundBecause::Double, DUE)
}

both_databases! {
    async fn two_persons_order_a_refund_and_the_providers_word_ends_it(world: World) {
        let scene = Scene::paid_twice(&world).await;
        let own = |state| vec![("P-2".to_owned(), state)];
        assert_eq!(scene.due(noon(4)).await, [double("P-2")]);
        assert_eq!(scene.states(noon(4)).await, own(None), "the applicant reads that it is due");
        assert_eq!(refusal(scene.propose("P-1", noon(4)).await), Refusal::of(Code::RefundNotDue, "picked"));
        assert_eq!(scene.propose("P-2", noon(4)).await.unwrap(), 1);
        assert_eq!(scene.due(noon(4)).await, []);
        assert_eq!(refusal(scene.propose("P-2", noon(4)).await).code, Code::RefundNotDue);
        assert_eq!(refusal(scene.decide(&scene.clerk, "P-2", true, noon(5)).await).code, Code::SecondPersonNeeded);
        let elsewhere = scene.decide(&staff(ExamRegion::Baishan), "P-2", true, noon(5)).await;
        assert_eq!(refusal(elsewhere).code, Code::NotPermitted);
        assert_eq!(applications::lease_refunds(&scene.store, 9, noon(5)).await.unwrap().len(), 0, "nothing is ordered");
        scene.decide(&scene.head, "P-2", true, noon(5)).await.unwrap();
        assert_eq!(refusal(scene.decide(&scene.head, "P-2", true, noon(5)).await).code, Code::WrongState);
        assert_eq!(scene.states(noon(5)).await, own(Some(RefundState::Ordered)));
        let leased = applications::lease_refunds(&scene.store, 9, noon(5)).await.unwrap();
        assert_eq!(leased.iter().map(|it| it.order.clone()).collect::<Vec<_>>(), [scene.order("P-2")]);
        assert_eq!(applications::lease_refunds(&scene.store, 9, noon(5)).await.unwrap().len(), 0, "one process has it");

        let word = RefundNotice::signed(&scene.order("P-2"), true, noon(6), &key());
        assert_eq!(scene.word(&word, noon(6)).await.unwrap(), RefundState::Refunded);
        let size = ledger::size(&scene.store).await.unwrap();
        assert_eq!(scene.word(&word, noon(7)).await.unwrap(), RefundState::Refunded);
        assert_eq!(ledger::size(&scene.store).await.unwrap(), size, "said again it writes nothing");
        assert_eq!(scene.states(noon(7)).await, own(Some(RefundState::Refunded)));
        assert_eq!(scene.told().await, [Kind::RefundMade, Kind::RefundOrdered]);
        assert_eq!(refusal(scene.propose("P-2", noon(8)).await).code, Code::RefundNotDue, "nothing goes back twice");
        assert_eq!(applications::lease_refunds(&scene.store, 9, noon(9)).await.unwrap().len(), 0);
        let body = scene.body("recruitment.refunds-ordered").await;
        assert_eq!((&body["refunds"], &body["cents"]), (&1.into(), &DUE.into()));
        assert!(!body.to_string().contains("P-2") && !body.to_string().contains(&scene.id.to_string()), "{body}");
        assert_whole(&scene.store).await;
    }

    async fn what_is_forged_or_was_never_ordered_writes_nothing(world: World) {
        let scene = Scene::paid_twice(&world).await;
        let good = RefundNotice::signed(&scene.order("P-2"), true, noon(6), &key());
        let code_of = async |notice: &RefundNotice| refusal(scene.word(notice, noon(6)).await).code;
        assert_eq!(code_of(&good).await, Code::NotFound, "nobody has proposed it");
        scene.propose("P-2", noon(4)).await.unwrap();
        assert_eq!(code_of(&good).await, Code::WrongState, "nobody has ordered it");
        scene.decide(&scene.head, "P-2", true, noon(5)).await.unwrap();
        let size = ledger::size(&scene.store).await.unwrap();
        let other = ProviderKey::new(b"a key that somebody else made up!").unwrap();
        let less = RefundOrder { cents: DUE - 1, ..scene.order("P-2") };
        for (notice, expected) in [
            (RefundNotice::signed(&scene.order("P-2"), true, noon(6), &other), Code::ForgedNotice),
            (RefundNotice { returned: false, ..good.clone() }, Code::ForgedNotice),
            (RefundNotice { reference: "P-1".to_owned(), ..good.clone() }, Code::ForgedNotice),
            (RefundNotice::signed(&scene.order("P-1"), true, noon(6), &key()), Code::NotFound),
            (RefundNotice::signed(&less, true, noon(6), &key()), Code::WrongAmount),
        ] {
            assert_eq!(code_of(&notice).await, expected, "{notice:?}");
        }
        assert_eq!(ledger::size(&scene.store).await.unwrap(), size);
        assert_eq!(scene.states(noon(6)).await, [("P-2".to_owned(), Some(RefundState::Ordered))]);
    }

    async fn what_the_second_person_declines_or_the_provider_cannot_is_proposed_again(world: World) {
        let scene = Scene::paid_twice(&world).await;
        scene.propose("P-2", noon(4)).await.unwrap();
        scene.decide(&scene.head, "P-2", false, noon(4)).await.unwrap();
        assert_eq!(scene.due(noon(4)).await, [double("P-2")]);
        scene.propose("P-2", noon(5)).await.unwrap();
        scene.decide(&scene.head, "P-2", true, noon(5)).await.unwrap();
        // The provider is asked until it is given up.
        let (mut now, mut attempts) = (noon(5), 0);
        loop {
            now += Duration::hours(1);
            let leased = applications::lease_refunds(&scene.store, 9, now).await.unwrap();
            let [sending] = leased.as_slice() else { panic!("one is asked for: {leased:?}") };
            attempts += 1;
            if applications::refund_unsent(&scene.store, sending, "unreachable", false, now).await.unwrap() {
                break;
            }
        }
        assert_eq!(attempts, domain::messages::ATTEMPTS);
        let console = administrator();
        applications::give_refund_up(&scene.store, &console, &scene.order("P-2"), now).await.unwrap();
        assert_eq!(scene.states(now).await, [("P-2".to_owned(), Some(RefundState::Failed))]);
        assert_eq!(scene.due(now).await, [double("P-2")], "staff see it again");
        assert_eq!(applications::lease_refunds(&scene.store, 9, now + Duration::days(1)).await.unwrap().len(), 0);
        // The money went back after all: the provider's word counts, and it cannot be ordered once more.
        let word = RefundNotice::signed(&scene.order("P-2"), true, now, &key());
        assert_eq!(scene.word(&word, now).await.unwrap(), RefundState::Refunded);
        assert_eq!(scene.due(now).await, []);
        assert_eq!(refusal(scene.propose("P-2", now).await).code, Code::RefundNotDue);
        assert_whole(&scene.store).await;
    }

    async fn a_word_that_comes_after_it_was_proposed_again_counts(world: World) {
        let scene = Scene::paid_twice(&world).await;
        scene.propose("P-2", noon(4)).await.unwrap();
        scene.decide(&scene.head, "P-2", true, noon(5)).await.unwrap();
        applications::give_refund_up(&scene.store, &administrator(), &scene.order("P-2"), noon(6)).await.unwrap();
        scene.propose("P-2", noon(7)).await.unwrap();
        let word = RefundNotice::signed(&scene.order("P-2"), true, noon(6), &key());
        assert_eq!(scene.word(&word, noon(8)).await.unwrap(), RefundState::Refunded);
        assert_eq!(refusal(scene.decide(&scene.head, "P-2", true, noon(8)).await).code, Code::WrongState);
        assert_eq!(scene.due(noon(8)).await, []);
        assert_whole(&scene.store).await;
    }

    async fn a_provider_that_took_the_question_is_asked_again_after_a_day(world: World) {
        let scene = Scene::paid_twice(&world).await;
        scene.propose("P-2", noon(4)).await.unwrap();
        scene.decide(&scene.head, "P-2", true, noon(5)).await.unwrap();
        for day in 5..5 + 2 * i64::from(domain::messages::ATTEMPTS) {
            let leased = applications::lease_refunds(&scene.store, 9, noon(day)).await.unwrap();
            let [sending] = leased.as_slice() else { panic!("one is asked for: {leased:?}") };
            assert_eq!(sending.attempt, 1, "what was taken did not fail");
            applications::refund_asked(&scene.store, sending, noon(day)).await.unwrap();
            let soon = noon(day) + Duration::hours(23);
            assert_eq!(applications::lease_refunds(&scene.store, 9, soon).await.unwrap().len(), 0);
        }
        let page = applications::refunds(&scene.store, &scene.clerk, scene.recruitment, noon(29)).await.unwrap();
        let asked: Vec<_> = page.handled.iter().map(|line| line.asked).collect();
        assert_eq!(asked, [2 * domain::messages::ATTEMPTS], "staff see how often it was taken");
        let word = RefundNotice::signed(&scene.order("P-2"), true, noon(6), &key());
        assert_eq!(scene.word(&word, noon(30)).await.unwrap(), RefundState::Refunded);
        assert_eq!(applications::lease_refunds(&scene.store, 9, noon(31)).await.unwrap().len(), 0);
    }

    async fn two_who_propose_at_once_propose_once(world: World) {
        let scene = Scene::paid_twice(&world).await;
        let another = world.another().await;
        let picked = scene.picked("P-2");
        let (one, two) = tokio::join!(
            applications::propose_refunds(&scene.store, &scene.clerk, scene.recruitment, &picked, noon(4)),
            applications::propose_refunds(&another, &scene.head, scene.recruitment, &picked, noon(4)),
        );
        let proposed = [one, two].into_iter().filter(Result::is_ok).count();
        assert_eq!(proposed, 1, "each payment goes back once");
        assert_whole(&scene.store).await;
    }

    async fn a_cancelled_position_is_paid_back_once_nothing_can_come_in_its_place(world: World) {
        let scene = Scene::paid_twice(&world).await;
        let Scene { store, recruitment, clerk, .. } = &scene;
        // The other position has one place and three who paid, so it is examined; hers has two places and one.
        let (chooser, chose) = Scene::accepted(store, *recruitment, clerk, 5, 7).await;
        assert_eq!(scene.pay(chose, "P-5", noon(3)).await, Outcome::New);
        for number in 2..5 {
            let (_, id) = Scene::accepted(store, *recruitment, clerk, number, 8).await;
            assert_eq!(scene.pay(id, &format!("O-{number}"), noon(3)).await, Outcome::New);
        }
        applications::settle_positions(store, clerk, *recruitment, noon(14)).await.unwrap();
        assert_eq!(scene.due(noon(15)).await, [double("P-2")], "another position may still be chosen");
        applications::choose(store, &chooser, chose, &code(8), noon(15)).await.unwrap();
        applications::review(store, clerk, Picked { id: chose, version: 6 }, &Decision::Accept, noon(15)).await.unwrap();
        let cancelled = ("P-1".to_owned(), RefundBecause::Cancelled, DUE);
        assert_eq!(scene.due(noon(20)).await, [cancelled, double("P-2")]);
        scene.propose("P-1", noon(20)).await.unwrap();
        scene.decide(&scene.head, "P-1", true, noon(20)).await.unwrap();
        assert_whole(store).await;
        // What was paid for the first position was more than the one chosen instead costs.
        put(&world, "UPDATE payments SET cents = 15000 WHERE reference = 'P-5'").await;
        let own = applications::own_application(store, &chooser, chose, noon(20)).await.unwrap();
        assert_eq!((own.line.state, own.refunds.len()), (ApplicationState::Paid, 0));
        let due = scene.due(noon(20)).await;
        assert!(due.iter().all(|(reference, ..)| reference != "P-5"), "it can still be cancelled: {due:?}");
        put(&world, "UPDATE recruitments SET state = 'allotted'").await;
        let own = applications::own_application(store, &chooser, chose, noon(20)).await.unwrap();
        assert_eq!(own.refunds.iter().map(|it| (it.because, it.cents)).collect::<Vec<_>>(), [(RefundBecause::Cheaper, 5_000)]);
        assert!(scene.due(noon(20)).await.contains(&("P-5".to_owned(), RefundBecause::Cheaper, 5_000)));
        // What is not due any more when the second person looks is not ordered.
        let picked = [(chose, "P-5".to_owned())];
        applications::propose_refunds(store, clerk, *recruitment, &picked, noon(20)).await.unwrap();
        put(&world, &format!("UPDATE payments SET cents = {DUE} WHERE reference = 'P-5'")).await;
        let late = applications::decide_refunds(store, &scene.head, *recruitment, &picked, true, noon(20)).await;
        assert_eq!(refusal(late), Refusal::of(Code::RefundNotDue, "picked"));
    }
}
