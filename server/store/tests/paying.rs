//! A provider's notices of payments on both databases: in time, twice, late, forged, of another amount or application, and
//! two at once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod recruitments;
mod registrations;
#[macro_use]
mod support;

use chrono::{DateTime, Utc};
use domain::{
    accounts::Channels,
    applications::{ApplicationState, Asked, Decision, Ending, Notice, Outcome, ProviderKey},
    ids::ApplicationId,
    messages::Kind,
    permissions::Actor,
    refusal::Code,
    regions::ExamRegion,
};
use recruitments::staff;
use registrations::{DAY, OPEN, announced, applicant, code, filled, put};
use store::{
    Store, StoreError,
    applications::{self, Picked},
    ledger, messages, recruitment,
};
use support::{World, assert_whole, at, refusal};
use uuid::Uuid;

/// What the civil servants' scheme asks for its two papers: 100 yuan.
const DUE: u32 = 10_000;

fn key() -> ProviderKey {
    ProviderKey::new(b"a key that the provider holds too").unwrap()
}

/// An application that was accepted and is to be paid until 7 December.
struct Scene {
    store: Store,
    ying: Actor,
    id: ApplicationId,
}

impl Scene {
    async fn accepted(world: &World) -> Self {
        let store = world.store.clone().with_channels(Channels::ALL);
        let recruitment = announced(&store).await;
        let ying = applicant(&store, 1).await;
        let id = filled(&store, &ying, recruitment, 7).await;
        applications::submit(&store, &ying, id, at(OPEN)).await.unwrap();
        let picked = Picked { id, version: 2 };
        let reviewer = staff(ExamRegion::Provincial);
        applications::review(&store, &reviewer, picked, &Decision::Accept, at(OPEN + 1)).await.unwrap();
        Self { store, ying, id }
    }

    fn notice(&self, reference: &str, paid: DateTime<Utc>) -> Notice {
        Notice::signed(self.id, reference, DUE, paid, &key())
    }

    async fn take(&self, notice: &Notice, now: DateTime<Utc>) -> Result<Outcome, StoreError> {
        applications::take_notice(&self.store, &Actor::citizen(), notice, &key(), now).await
    }

    async fn state(&self, now: DateTime<Utc>) -> ApplicationState {
        applications::own_application(&self.store, &self.ying, self.id, now).await.unwrap().line.state
    }

    async fn told(&self) -> Vec<Kind> {
        let page = messages::inbox(&self.store, &self.ying, None, 9).await.unwrap();
        let payments = [Kind::PaymentReceived, Kind::PaymentReturned];
        page.messages.into_iter().map(|message| message.kind).filter(|kind| payments.contains(kind)).collect()
    }
}

/// Noon of a day after the first of registration.
fn noon(day: i64) -> DateTime<Utc> {
    at(OPEN + day * DAY)
}

both_databases! {
    async fn the_first_payment_in_time_counts_and_every_other_goes_back(world: World) {
        let scene = Scene::accepted(&world).await;
        let due = applications::own_order(&scene.store, &scene.ying, scene.id, noon(3)).await.unwrap();
        assert_eq!((due.cents, due.until), (DUE, "2026-12-07T16:00:00Z".parse().unwrap()));
        let first = scene.notice("P-1", noon(3));
        assert_eq!(scene.take(&first, noon(3)).await.unwrap(), Outcome::New);
        assert_eq!(scene.state(noon(3)).await, ApplicationState::Paid);
        let size = ledger::size(&scene.store).await.unwrap();
        assert_eq!(scene.take(&first, noon(4)).await.unwrap(), Outcome::Same);
        assert_eq!(ledger::size(&scene.store).await.unwrap(), size, "the same notice again writes nothing");
        assert_eq!(scene.take(&scene.notice("P-2", noon(4)), noon(4)).await.unwrap(), Outcome::Double);
        assert_eq!(scene.take(&scene.notice("P-2", noon(4)), noon(5)).await.unwrap(), Outcome::Same);
        let own = applications::own_application(&scene.store, &scene.ying, scene.id, noon(5)).await.unwrap();
        let outcomes: Vec<_> = own.payments.iter().map(|paid| (paid.reference.as_str(), paid.outcome)).collect();
        assert_eq!(outcomes, [("P-1", Outcome::New), ("P-2", Outcome::Double)]);
        assert_eq!(scene.told().await, [Kind::PaymentReturned, Kind::PaymentReceived]);
        let none = applications::own_order(&scene.store, &scene.ying, scene.id, noon(5)).await;
        assert_eq!(refusal(none).code, Code::NotFound, "nothing is due any more");
        assert_whole(&scene.store).await;
    }

    async fn what_was_paid_for_a_cancelled_position_confirms_the_one_chosen_instead(world: World) {
        let scene = Scene::accepted(&world).await;
        let Scene { store, ying, id } = &scene;
        assert_eq!(scene.take(&scene.notice("P-1", noon(3)), noon(3)).await.unwrap(), Outcome::New);
        let recruitment = applications::own_application(store, ying, *id, noon(3)).await.unwrap().line.recruitment.id;
        // The other position has one place and three who paid, so it is examined; hers has two places and one.
        let reviewer = staff(ExamRegion::Provincial);
        for number in 2..5 {
            let other = applicant(store, number).await;
            let theirs = filled(store, &other, recruitment, 8).await;
            applications::submit(store, &other, theirs, at(OPEN)).await.unwrap();
            let picked = Picked { id: theirs, version: 2 };
            applications::review(store, &reviewer, picked, &Decision::Accept, at(OPEN + 1)).await.unwrap();
            let notice = Notice::signed(theirs, &format!("P-{number}"), DUE, noon(3), &key());
            assert_eq!(scene.take(&notice, noon(3)).await.unwrap(), Outcome::New);
        }
        applications::settle_positions(store, &reviewer, recruitment, noon(14)).await.unwrap();
        let cancelled = applications::own_application(store, ying, *id, noon(15)).await.unwrap();
        assert_eq!(cancelled.line.state, ApplicationState::PositionCancelled);
        assert!(matches!(cancelled.line.timeline.asked, Asked::ChooseAnother(_)));

        applications::choose(store, ying, *id, &code(8), noon(15)).await.unwrap();
        assert_eq!(scene.take(&scene.notice("P-9", noon(15)), noon(15)).await.unwrap(), Outcome::Double);
        let picked = Picked { id: *id, version: 6 };
        applications::review(store, &reviewer, picked, &Decision::Accept, noon(15)).await.unwrap();
        let own = applications::own_application(store, ying, *id, noon(15)).await.unwrap();
        assert_eq!((own.line.state, own.line.position.code), (ApplicationState::Paid, code(8).to_string()));
        assert_eq!(own.order.map(|order| order.cents), Some(DUE));
        assert_whole(store).await;
    }

    async fn money_that_was_on_its_way_when_the_position_was_cancelled_counts_for_another(world: World) {
        let scene = Scene::accepted(&world).await;
        let Scene { store, ying, id } = &scene;
        let of = applications::own_application(store, ying, *id, noon(3)).await.unwrap().line.recruitment.id;
        let (clerk, head) = (staff(ExamRegion::Provincial), staff(ExamRegion::Provincial));
        // Paid on the last day; cancelled half an hour after it, and half an hour before the notice comes.
        let paid = "2026-12-07T15:00:00Z".parse().unwrap();
        let [cancelled, comes] = ["2026-12-07T16:30:00Z", "2026-12-07T17:00:00Z"].map(|at| at.parse().unwrap());
        let reason = "机构改革";
        let change = recruitment::propose_cancellation(store, &clerk, of, &code(7), reason, cancelled).await.unwrap();
        recruitment::decide_amendment(store, &head, change, true, cancelled).await.unwrap();
        assert_eq!(scene.state(cancelled).await, ApplicationState::Accepted, "it has ended, as far as is known");
        assert_eq!(scene.take(&scene.notice("P-1", paid), comes).await.unwrap(), Outcome::New);
        assert_eq!(scene.state(comes).await, ApplicationState::PositionCancelled);
        let told = messages::inbox(store, ying, None, 9).await.unwrap().messages;
        assert!(told.iter().any(|message| matches!(message.kind, Kind::PositionWithdrawn { choose: Some(_) })));
        assert_whole(store).await;
    }

    async fn a_late_payment_is_recorded_to_be_returned(world: World) {
        let scene = Scene::accepted(&world).await;
        // The window ends with 7 December in China; a notice of money paid in it may come until two hours later.
        let over: DateTime<Utc> = "2026-12-07T16:00:00Z".parse().unwrap();
        assert_eq!(scene.take(&scene.notice("P-1", over), over).await.unwrap(), Outcome::Late);
        assert_eq!(scene.state(over).await, ApplicationState::Accepted);
        let own = applications::own_application(&scene.store, &scene.ying, scene.id, over).await.unwrap();
        assert_eq!((own.line.timeline.ending, own.payments.len()), (Some(Ending::NotPaid), 1));
        assert_eq!(scene.told().await, [Kind::PaymentReturned]);
        let paid_before = scene.notice("P-2", over - chrono::Duration::seconds(1));
        assert_eq!(scene.take(&paid_before, over + chrono::Duration::minutes(119)).await.unwrap(), Outcome::New);
        assert_eq!(scene.state(over).await, ApplicationState::Paid);
        assert_whole(&scene.store).await;
    }

    async fn money_that_nobody_asked_for_is_recorded_to_be_returned(world: World) {
        let scene = Scene::accepted(&world).await;
        let wrong = Notice::signed(scene.id, "P-1", DUE - 1, noon(3), &key());
        assert_eq!(scene.take(&wrong, noon(3)).await.unwrap(), Outcome::Unasked);
        let size = ledger::size(&scene.store).await.unwrap();
        assert_eq!(scene.take(&wrong, noon(3)).await.unwrap(), Outcome::Same);
        let other = Notice::signed(scene.id, "P-1", DUE, noon(3), &key());
        assert_eq!(refusal(scene.take(&other, noon(3)).await).code, Code::WrongAmount, "one payment has one amount");
        assert_eq!(ledger::size(&scene.store).await.unwrap(), size);
        assert_eq!(scene.state(noon(3)).await, ApplicationState::Accepted, "it may still be paid");
        // A notice on its way finds it elsewhere: another position was chosen, it was refused, or taken back.
        for (number, state) in ["draft", "submitted", "refused", "appealed", "withdrawn"].into_iter().enumerate() {
            put(&world, &format!("UPDATE applications SET state = '{state}'")).await;
            let notice = scene.notice(&format!("M-{number}"), noon(3));
            assert_eq!(scene.take(&notice, noon(3)).await.unwrap(), Outcome::Unasked, "{state}");
        }
        put(&world, "UPDATE applications SET state = 'submitted', pay_until = NULL").await;
        let never = scene.notice("N-1", noon(3));
        assert_eq!(scene.take(&never, noon(3)).await.unwrap(), Outcome::Unasked, "never accepted");
        let own = applications::own_application(&scene.store, &scene.ying, scene.id, noon(3)).await.unwrap();
        assert_eq!((own.payments.len(), own.refunds.len()), (7, 7), "each is due back");
        assert_eq!(scene.told().await, vec![Kind::PaymentReturned; 7]);
    }

    async fn nothing_is_confirmed_any_more_once_the_seats_are_given_out(world: World) {
        let scene = Scene::accepted(&world).await;
        put(&world, "UPDATE recruitments SET state = 'allotted'").await;
        assert_eq!(scene.take(&scene.notice("P-1", noon(3)), noon(3)).await.unwrap(), Outcome::Late);
        assert_eq!(scene.state(noon(3)).await, ApplicationState::Accepted);
        assert_eq!(scene.told().await, [Kind::PaymentReturned]);
    }

    async fn what_is_forged_or_wrong_writes_nothing(world: World) {
        let scene = Scene::accepted(&world).await;
        let size = ledger::size(&scene.store).await.unwrap();
        let good = scene.notice("P-1", noon(3));
        let other = ProviderKey::new(b"a key that somebody else made up!").unwrap();
        let unknown = ApplicationId(Uuid::nil());
        let cases = [
            (Notice::signed(scene.id, "P-1", DUE, noon(3), &other), Code::ForgedNotice),
            (Notice { cents: 1, ..good.clone() }, Code::ForgedNotice),
            (Notice { application: unknown, ..good.clone() }, Code::ForgedNotice),
            (Notice { paid_at: noon(2), ..good.clone() }, Code::ForgedNotice),
            (Notice::signed(unknown, "P-1", DUE, noon(3), &key()), Code::NotFound),
            (Notice::signed(scene.id, "P\n1", DUE, noon(3), &key()), Code::Malformed),
        ];
        for (notice, code) in cases {
            assert_eq!(refusal(scene.take(&notice, noon(3)).await).code, code, "{notice:?}");
        }
        assert_eq!(ledger::size(&scene.store).await.unwrap(), size);
        assert_eq!(scene.told().await, []);
    }

    async fn two_notices_at_once_count_once(world: World) {
        let scene = Scene::accepted(&world).await;
        let another = world.another().await;
        let (mine, again, other) = (scene.notice("P-1", noon(3)), scene.notice("P-1", noon(3)), scene.notice("P-2", noon(3)));
        let (key, citizen) = (key(), Actor::citizen());
        let (one, two, three) = tokio::join!(
            scene.take(&mine, noon(3)),
            applications::take_notice(&another, &citizen, &again, &key, noon(3)),
            scene.take(&other, noon(3)),
        );
        let mut outcomes = [one.unwrap(), two.unwrap(), three.unwrap()].map(Outcome::as_str);
        outcomes.sort_unstable();
        assert_eq!(outcomes, ["double", "new", "same"].map(|it| it), "{outcomes:?}");
        assert_eq!(scene.state(noon(3)).await, ApplicationState::Paid);
        assert_whole(&scene.store).await;
    }
}
