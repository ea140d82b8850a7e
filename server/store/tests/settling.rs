//! Settling positions on both databases: what holds it up, which positions are cancelled and what follows for quota and
//! applicants; and the counts that everybody reads before and after.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod recruitments;
mod registrations;
mod reviews;
#[macro_use]
mod support;

use chrono::{DateTime, Duration, Utc};
use domain::{
    applications::{Confirmation, CountOrder, Decision, Ruling, Settlement, Tally},
    messages::Kind,
    permissions::Actor,
    recruitment::{
        NewsKind, PositionState, QuotaCause, RecruitmentState,
        position::{Position, PositionCode},
    },
    refusal::Code,
    regions::ExamRegion,
    selection::ListKind,
};
use recruitments::{day as on, staff};
use reviews::{FIRST, SECOND, Scene, day, refuse};
use store::{
    Store,
    applications::{self, CountQuery, counts, review, settle_positions, unfinished},
    ledger, recruitment, selection,
};
use support::{assert_whole, refusal};

/// Two hours after the last day of payment, 7 December 2026, is over in China.
fn over() -> DateTime<Utc> {
    "2026-12-07T18:00:00Z".parse().unwrap()
}

/// What moved on the notice behind the positions, the last first: why, and the places reserved before and after.
async fn moved(store: &Store) -> Vec<(QuotaCause, u32, u32)> {
    let found = recruitment::quota_movements(store, &Actor::citizen(), "吉编核〔2026〕1号", 9).await.unwrap();
    found.iter().map(|it| (it.cause, it.movement.before.reserved, it.movement.after.reserved)).collect()
}

async fn tally(scene: &Scene, code: &str) -> Tally {
    let found = counts(&scene.store, &Actor::citizen(), scene.id, &CountQuery::default(), 50, day(6)).await.unwrap();
    found.positions.into_iter().find(|line| line.position.code == code).unwrap().applicants
}

both_databases! {
    async fn positions_with_too_few_paid_are_cancelled_and_their_applicants_may_choose(world: World) {
        let scene = Scene::announced(&world).await;
        let Scene { store, id, clerk, .. } = &scene;
        // Three for the second position's one place; five for the first one's two, which needs six.
        let mut paid = Vec::new();
        for number in 1..=3 {
            paid.push(scene.paid(number, SECOND).await);
        }
        let mut lost = Vec::new();
        for number in 4..=8 {
            lost.push(scene.paid(number, FIRST).await);
        }
        let draft = scene.begun(9, FIRST).await;
        assert_eq!(tally(&scene, FIRST).await, Tally { submitted: 5, accepted: 5, paid: 5 });

        let early = settle_positions(store, clerk, *id, over() - Duration::seconds(1)).await;
        assert_eq!(refusal(early).code, Code::PaymentsOpen);
        let elsewhere = settle_positions(store, &staff(ExamRegion::Baishan), *id, over()).await;
        assert_eq!(refusal(elsewhere).code, Code::NotPermitted);
        let settled = settle_positions(store, clerk, *id, over()).await.unwrap();
        assert_eq!(settled, Settlement { held: 1, cancelled: 1, paid: 3, may_choose: 5 });
        assert_eq!(refusal(settle_positions(store, clerk, *id, over()).await).code, Code::WrongState);

        let record = recruitment::recruitment_record(store, &Actor::citizen(), *id, over()).await.unwrap();
        assert_eq!(record.line.state, RecruitmentState::Settled);
        assert_eq!((record.numbers.positions, record.numbers.places, record.numbers.cancelled), (1, 1, 1));
        let balance = recruitment::quota(store, &Actor::citizen(), None, 9).await.unwrap().remove(0);
        assert_eq!((balance.reserved, balance.used), (1, 0), "the cancelled position's quota is free again");
        assert_eq!(moved(store).await, [(QuotaCause::Settled, 3, 1), (QuotaCause::Reserved, 0, 3)]);

        for one in &lost {
            assert_eq!(scene.state(one).await, "position-cancelled");
            assert!(scene.column(one, "slot").await.is_some(), "another is chosen with the same application");
            assert_eq!(scene.told(one).await[0], Kind::PositionCancelled { first: on("2026-12-09"), last: on("2026-12-10") });
        }
        for one in &paid {
            assert_eq!(scene.state(one).await, "paid");
        }
        assert_eq!(scene.state(&draft).await, "draft");

        let about = ledger::Filter { kind: None, subject: Some(recruitment::subject(*id)) };
        let mut entries = ledger::page(store, &about, None, 2).await.unwrap().entries;
        let (parts, whole) = (entries.pop().unwrap().entry, entries.pop().unwrap().entry);
        assert_eq!((parts.kind.as_str(), whole.kind.as_str()), ("recruitment.positions-settled", "recruitment.settled"));
        assert_eq!(parts.body["positions"][0], serde_json::json!({
            "code": FIRST, "places": 2, "submitted": 5, "accepted": 5, "paid": 5, "verdict": { "cancelled": { "needed": 6 } },
        }));
        assert_eq!(parts.body["positions"][1]["verdict"], "held");
        assert_eq!(whole.body["settled"], serde_json::json!({ "held": 1, "cancelled": 1, "paid": 3, "may_choose": 5 }));
        let lists = selection::lists(store, &Actor::citizen(), *id).await.unwrap();
        assert_eq!((lists.len(), lists[0].kind), (1, ListKind::Cancelled));
        assert_eq!(whole.body["list"]["sha256"], lists[0].sha256);
        // Nobody has chosen yet: the cancelled position still shows who had paid for it.
        assert_eq!(tally(&scene, FIRST).await, Tally { submitted: 5, accepted: 5, paid: 5 });

        // What was paid counts for the position chosen instead: accepted there is confirmed at once.
        let (one, code) = (&lost[0], PositionCode::parse(SECOND).unwrap());
        let chosen = "2026-12-09T04:00:00Z".parse().unwrap();
        applications::choose(store, &reviews::applicant(one.account), one.application, &code, chosen).await.unwrap();
        assert_eq!(tally(&scene, SECOND).await, Tally { submitted: 4, accepted: 3, paid: 3 });
        let ruling = review(store, clerk, scene.seen(one).await, &Decision::Accept, chosen).await.unwrap();
        assert_eq!(ruling, Ruling::Accepted(Confirmation::CarriedOver));
        assert_eq!((scene.state(one).await.as_str(), &scene.told(one).await[0]), ("paid", &Kind::ApplicationConfirmed));
        assert_eq!(tally(&scene, SECOND).await, Tally { submitted: 4, accepted: 4, paid: 4 });
    }

    async fn a_position_that_an_amendment_cancels_frees_its_quota_and_its_applicants(world: World) {
        let scene = Scene::announced(&world).await;
        let Scene { store, id, clerk, head, .. } = &scene;
        let (draft, waits) = (scene.begun(1, FIRST).await, scene.submitted(2, FIRST).await);
        let (accepted, paid) = (scene.submitted(3, FIRST).await, scene.paid(4, FIRST).await);
        review(store, clerk, scene.seen(&accepted).await, &Decision::Accept, day(4)).await.unwrap();
        let (other, _) = (scene.paid(5, SECOND).await, scene.paid(6, SECOND).await);
        let code = PositionCode::parse(FIRST).unwrap();
        let propose = async |now| recruitment::propose_cancellation(store, clerk, *id, &code, "机构改革，职位撤销", now).await;
        let now = day(6);
        let cancels = propose(now).await.unwrap();
        assert_eq!(refusal(propose(now).await).code, Code::AmendmentPending);
        let decide = async |by: &Actor| recruitment::decide_amendment(store, by, cancels, true, now).await;
        assert_eq!(refusal(decide(clerk).await).code, Code::SecondPersonNeeded);
        decide(head).await.unwrap();
        assert_eq!(refusal(propose(now).await).code, Code::WrongState, "it is cancelled");

        let seen = recruitment::position(store, &Actor::citizen(), *id, &code).await.unwrap();
        assert_eq!((seen.state, seen.cancelled_because()), (PositionState::Cancelled, Some("机构改革，职位撤销")));
        let balance = recruitment::quota(store, &Actor::citizen(), None, 9).await.unwrap().remove(0);
        assert_eq!((balance.reserved, balance.used), (1, 0), "two places are free again");
        assert_eq!(moved(store).await[0], (QuotaCause::Amended, 3, 1));
        let about = ledger::Filter { kind: Some("quota.moved".into()), subject: None };
        let entry = ledger::page(store, &about, None, 1).await.unwrap().entries.remove(0).entry;
        assert_eq!(entry.body, serde_json::json!({ "cause": "amended", "part": 1, "movements": [{
            "number": "吉编核〔2026〕1号",
            "reserved": { "before": 3, "change": -2, "after": 1 }, "used": { "before": 0, "change": 0, "after": 0 },
        }] }));
        let news = recruitment::news(store, &Actor::citizen(), 9).await.unwrap();
        assert!(matches!(&news[0].what, NewsKind::Cancellation { code, .. } if code == FIRST));
        let about = ledger::Filter { kind: Some("recruitment.position-cancelled".into()), subject: None };
        let entry = ledger::page(store, &about, None, 1).await.unwrap().entries.remove(0).entry;
        assert_eq!((&entry.body["position"], &entry.body["released"]), (&FIRST.into(), &3.into()));

        // Everybody who applied for it is told the days that are left, also whoever has not handed in yet.
        assert_eq!(scene.state(&draft).await, "draft");
        for one in [&waits, &accepted, &paid] {
            assert_eq!(scene.state(one).await, "position-cancelled");
        }
        for one in [&draft, &waits, &accepted, &paid] {
            let told = scene.told(one).await;
            assert!(matches!(told[0], Kind::PositionWithdrawn { choose: Some(_) }), "{told:?}");
        }
        assert_eq!(scene.state(&other).await, "paid");
        assert_eq!(tally(&scene, FIRST).await, Tally { submitted: 3, accepted: 1, paid: 1 });

        // While registration runs another is chosen at once, and what was paid counts for it.
        let second = PositionCode::parse(SECOND).unwrap();
        applications::choose(store, &reviews::applicant(paid.account), paid.application, &second, now).await.unwrap();
        let ruling = review(store, clerk, scene.seen(&paid).await, &Decision::Accept, now).await.unwrap();
        assert_eq!(ruling, Ruling::Accepted(Confirmation::CarriedOver));
        assert_eq!(scene.state(&paid).await, "paid");
        applications::choose(store, &reviews::applicant(draft.account), draft.application, &second, now).await.unwrap();

        // Settling says nothing of a position that is no more.
        let settled = settle_positions(store, clerk, *id, over()).await.unwrap();
        assert_eq!(settled, Settlement { held: 1, cancelled: 0, paid: 3, may_choose: 0 });
    }

    async fn places_become_fewer_until_seats_are_given_and_the_text_stands_after_registration(world: World) {
        let scene = Scene::announced(&world).await;
        let Scene { store, id, clerk, head, .. } = &scene;
        let code = PositionCode::parse(FIRST).unwrap();
        let before = recruitment::position(store, clerk, *id, &code).await.unwrap().position;
        let late = over();
        let text = Position { title: "统计岗".into(), ..before.clone() };
        let propose = async |after: &Position| recruitment::propose_amendment(store, clerk, *id, after, "核减编制", late).await;
        assert_eq!(refusal(propose(&text).await).code, Code::WrongState, "nobody can apply under it any more");
        let fewer = propose(&Position { places: 1, ..before }).await.unwrap();
        recruitment::decide_amendment(store, head, fewer, true, late).await.unwrap();
        let balance = recruitment::quota(store, &Actor::citizen(), None, 9).await.unwrap().remove(0);
        assert_eq!(balance.reserved, 2);
        // Without a place to choose again the letter says so.
        let one = scene.paid(1, SECOND).await;
        let second = PositionCode::parse(SECOND).unwrap();
        let after_all: DateTime<Utc> = "2026-12-11T04:00:00Z".parse().unwrap();
        let gone = recruitment::propose_cancellation(store, clerk, *id, &second, "撤销", after_all).await.unwrap();
        recruitment::decide_amendment(store, head, gone, true, after_all).await.unwrap();
        assert_eq!(scene.told(&one).await[0], Kind::PositionWithdrawn { choose: None });
    }

    async fn what_has_ended_by_time_is_not_freed_by_a_cancellation(world: World) {
        let scene = Scene::announced(&world).await;
        let Scene { store, id, clerk, head, .. } = &scene;
        let (draft, paid) = (scene.begun(1, FIRST).await, scene.paid(2, FIRST).await);
        let (unpaid, refused) = (scene.submitted(3, FIRST).await, scene.submitted(4, FIRST).await);
        review(store, clerk, scene.seen(&unpaid).await, &Decision::Accept, day(4)).await.unwrap();
        review(store, clerk, scene.seen(&refused).await, &refuse("专业不符"), day(4)).await.unwrap();
        let code = PositionCode::parse(FIRST).unwrap();
        let cancels = recruitment::propose_cancellation(store, clerk, *id, &code, "撤销", over()).await.unwrap();
        recruitment::decide_amendment(store, head, cancels, true, over()).await.unwrap();
        let states = [scene.state(&paid).await, scene.state(&unpaid).await, scene.state(&refused).await];
        assert_eq!(states, ["position-cancelled", "accepted", "refused"]);
        for one in [&draft, &unpaid, &refused] {
            let told = scene.told(one).await;
            assert!(!told.iter().any(|kind| matches!(kind, Kind::PositionWithdrawn { .. })), "{told:?}");
        }
        let about = ledger::Filter { kind: Some("recruitment.position-cancelled".into()), subject: None };
        let entry = ledger::page(store, &about, None, 1).await.unwrap().entries.remove(0).entry;
        assert_eq!(entry.body["released"], 1);
    }

    async fn nobody_is_found_qualified_for_a_cancelled_position_and_settling_frees_whoever_stands_on_it(world: World) {
        let scene = Scene::announced(&world).await;
        let Scene { store, id, clerk, head, .. } = &scene;
        let code = PositionCode::parse(FIRST).unwrap();
        let late = scene.begun(1, FIRST).await;
        let cancels = recruitment::propose_cancellation(store, clerk, *id, &code, "撤销", day(3)).await.unwrap();
        recruitment::decide_amendment(store, head, cancels, true, day(3)).await.unwrap();
        let hand_in = applications::submit(store, &reviews::applicant(late.account), late.application, day(4)).await;
        assert_eq!(refusal(hand_in).code, Code::WrongState);
        // As if it had come in at the very moment of the cancellation.
        let one = scene.submitted(2, SECOND).await;
        scene.put(&one, &format!("position_code = '{FIRST}', version = version + 1")).await;
        let seen = scene.seen(&one).await;
        assert_eq!(refusal(review(store, clerk, seen, &Decision::Accept, day(4)).await).code, Code::PositionCancelled);
        let picked = refusal(applications::accept_picked(store, clerk, *id, &[seen], day(4)).await);
        assert_eq!(picked.code, Code::PickedUndecidable);
        assert_eq!(unfinished(store, clerk, *id, over()).await.unwrap().unwrap().waiting, 0);
        settle_positions(store, clerk, *id, over()).await.unwrap();
        assert_eq!(scene.state(&one).await, "position-cancelled");
    }

    async fn whatever_waits_for_a_decision_holds_it_up(world: World) {
        let scene = Scene::announced(&world).await;
        let Scene { store, id, clerk, head, .. } = &scene;
        let one = scene.submitted(1, FIRST).await;
        let open = unfinished(store, clerk, *id, over()).await.unwrap().unwrap();
        assert_eq!((open.waiting, open.appeals, open.may_appeal, open.counts_until), (1, 0, 0, over()));
        assert_eq!(unfinished(store, &Actor::citizen(), *id, over()).await.unwrap(), None, "only who leads reads it");
        let waits = refusal(settle_positions(store, clerk, *id, over()).await);
        assert_eq!((waits.code, waits.facts), (Code::ReviewsOutstanding, vec!["1".to_owned(), "0".to_owned()]));

        // Refused on the last day: an appeal can still be made, and then waits for its decision.
        let refused_at = over() - Duration::hours(3);
        review(store, clerk, scene.seen(&one).await, &refuse("专业不符"), refused_at).await.unwrap();
        let appeals = refusal(settle_positions(store, clerk, *id, over()).await);
        assert_eq!((appeals.code, appeals.facts[0].as_str()), (Code::AppealsOpen, "1"));
        scene.appealed(&one, over()).await;
        let waits = refusal(settle_positions(store, clerk, *id, over() + Duration::days(30)).await);
        assert_eq!((waits.code, waits.facts), (Code::ReviewsOutstanding, vec!["0".to_owned(), "1".to_owned()]));

        // Upheld on 20 December: paid until the 21st, and notices count two hours more.
        let upheld = "2026-12-20T02:00:00Z".parse().unwrap();
        review(store, head, scene.seen(&one).await, &Decision::Accept, upheld).await.unwrap();
        let open = unfinished(store, clerk, *id, upheld).await.unwrap().unwrap();
        assert_eq!(open.counts_until.to_rfc3339(), "2026-12-21T18:00:00+00:00");
        let late = refusal(settle_positions(store, clerk, *id, upheld + Duration::days(1)).await);
        assert_eq!((late.code, late.facts), (Code::PaymentsOpen, vec!["2026-12-22 02:00".to_owned()]));
        // Whoever does not pay is no candidate; with nobody paid every position is cancelled.
        let settled = settle_positions(store, clerk, *id, open.counts_until).await.unwrap();
        assert_eq!(settled, Settlement { held: 0, cancelled: 2, paid: 0, may_choose: 0 });
        assert_eq!(scene.state(&one).await, "accepted");
        assert_whole(store).await;
    }

    async fn everybody_reads_how_many_apply_and_nobody_who(world: World) {
        let scene = Scene::announced(&world).await;
        let Scene { store, id, .. } = &scene;
        let taken_back = scene.submitted(1, FIRST).await;
        scene.put(&taken_back, "state = 'withdrawn', slot = NULL, version = version + 1").await;
        scene.begun(2, FIRST).await;
        scene.submitted(3, SECOND).await;
        scene.paid(4, SECOND).await;
        let citizen = Actor::citizen();
        let query = |order| CountQuery { order, after: None };
        let found = counts(store, &citizen, *id, &query(CountOrder::Heat), 1, day(6)).await.unwrap();
        assert_eq!((found.all, found.places, found.untouched, found.opening_ratio), (Tally { submitted: 2, accepted: 1, paid: 1 }, 3, 1, 3));
        assert_eq!((found.positions.len(), found.positions[0].position.code.as_str()), (1, SECOND));
        assert_eq!(found.next.as_deref(), Some(SECOND));
        let after = CountQuery { order: CountOrder::Heat, after: Some(PositionCode::parse(SECOND).unwrap()) };
        let rest = counts(store, &citizen, *id, &after, 1, day(6)).await.unwrap();
        assert_eq!((rest.positions[0].position.code.as_str(), rest.next), (FIRST, None));
        assert_eq!(rest.positions[0].applicants, Tally::default(), "a draft and what was taken back are nobody's business");
        let cold = counts(store, &citizen, *id, &query(CountOrder::Cold), 9, day(6)).await.unwrap();
        assert_eq!(cold.positions[0].position.code, FIRST);
        assert!(cold.positions.iter().all(|line| line.position.state == PositionState::Open));

        let drafted = recruitment::plan(store, &scene.clerk, &recruitments::plan(), day(6)).await.unwrap();
        let hidden = counts(store, &citizen, drafted, &CountQuery::default(), 9, day(6)).await;
        assert_eq!(refusal(hidden).code, Code::NotFound);
    }
}
