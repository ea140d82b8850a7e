//! The review of qualifications on both databases: reasons, one appeal by a second person, many accepted at once or none,
//! and what the applicant and the public learn of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod recruitments;
mod registrations;
mod reviews;
#[macro_use]
mod support;

use domain::{
    applications::{Confirmation, Decision, Ruling},
    ids::RecruitmentId,
    messages::Kind,
    permissions::Actor,
    refusal::{Code, Refusal},
    regions::ExamRegion,
};
use recruitments::{day as on, staff};
use reviews::{Applicant, FIRST, SECOND, Scene, day, refuse};
use store::{
    StoreError,
    applications::{self, Picked, accept_picked, review},
    ledger,
};
use support::{assert_whole, refusal};

async fn decide(scene: &Scene, by: &Actor, one: &Applicant, decision: &Decision, days: i64) -> Result<Ruling, Refusal> {
    match review(&scene.store, by, scene.seen(one).await, decision, day(days)).await {
        Ok(ruling) => Ok(ruling),
        Err(StoreError::Refused(refusal)) => Err(refusal),
        Err(error) => panic!("{error}"),
    }
}

/// The kinds of entries of an application, the last first, with their bodies.
async fn entries(scene: &Scene, one: &Applicant) -> Vec<(String, serde_json::Value)> {
    let about = ledger::Filter { kind: None, subject: Some(applications::subject(one.application)) };
    let page = ledger::page(&scene.store, &about, None, 20).await.unwrap();
    page.entries.into_iter().map(|found| (found.entry.kind, found.entry.body)).collect()
}

both_databases! {
    async fn a_refusal_gives_reasons_and_its_appeal_is_decided_by_another(world: World) {
        let scene = Scene::announced(&world).await;
        let one = scene.submitted(1, FIRST).await;
        let empty = decide(&scene, &scene.clerk, &one, &Decision::Refuse { reasons: vec![] }, 4).await;
        assert_eq!(empty, Err(Refusal::of(Code::Missing, "reasons")));
        let ruling = decide(&scene, &scene.clerk, &one, &refuse("所学专业不在要求之列"), 4).await.unwrap();
        // Friday, 27 November 2026; the scheme gives working days.
        let Ruling::Refused { appeal_until } = ruling else { panic!("{ruling:?}") };
        assert!(appeal_until > on("2026-11-27"));
        assert_eq!(scene.column(&one, "appeal_until").await, Some(appeal_until.to_string()));
        assert_eq!(scene.told(&one).await[0], Kind::ApplicationRefused { appeal_until });
        let again = decide(&scene, &scene.head, &one, &Decision::Accept, 4).await;
        assert_eq!(again.unwrap_err().code, Code::WrongState);

        scene.appealed(&one, day(4)).await;
        let own = decide(&scene, &scene.clerk, &one, &Decision::Accept, 5).await;
        assert_eq!(own.unwrap_err().code, Code::SecondPersonNeeded);
        let upheld = decide(&scene, &scene.head, &one, &Decision::Accept, 5).await.unwrap();
        let last = on("2026-12-07");
        assert_eq!(upheld, Ruling::Upheld(Confirmation::PayUntil(last)));
        assert_eq!((scene.state(&one).await.as_str(), scene.told(&one).await.remove(0)), ("accepted", Kind::AppealUpheld { pay_until: last }));
        let by = |actor: &Actor| Some(actor.account.unwrap().to_string());
        assert_eq!(scene.column(&one, "reviewer").await, by(&scene.clerk));
        assert_eq!(scene.column(&one, "second_reviewer").await, by(&scene.head));

        // The public reads that it was refused and upheld, and not why.
        let said = entries(&scene, &one).await;
        let kinds: Vec<&str> = said.iter().map(|(kind, _)| kind.as_str()).collect();
        assert_eq!(kinds[..3], ["application.appeal-upheld", "application.appealed", "application.refused"]);
        assert!(!format!("{said:?}").contains("专业"));
        assert!(!scene.column(&one, "reasons").await.unwrap().contains("专业"), "reasons are encrypted");
        assert_whole(&scene.store).await;
    }

    async fn an_appeal_can_be_dismissed_and_nothing_follows(world: World) {
        let scene = Scene::announced(&world).await;
        let one = scene.submitted(1, FIRST).await;
        decide(&scene, &scene.clerk, &one, &refuse("专业不符"), 4).await.unwrap();
        scene.appealed(&one, day(4)).await;
        assert_eq!(decide(&scene, &scene.head, &one, &refuse("复审维持"), 5).await, Ok(Ruling::Dismissed));
        assert_eq!((scene.state(&one).await.as_str(), scene.column(&one, "slot").await), ("refused-finally", None));
        assert_eq!(scene.told(&one).await[0], Kind::AppealDismissed);
        assert_eq!(decide(&scene, &scene.head, &one, &Decision::Accept, 5).await.unwrap_err().code, Code::WrongState);
        assert_whole(&scene.store).await;
    }

    async fn only_the_regions_staff_decide_and_only_what_they_saw(world: World) {
        let scene = Scene::announced(&world).await;
        let one = scene.submitted(1, FIRST).await;
        let elsewhere = staff(ExamRegion::Baishan);
        let unproven = Actor { second_factor: false, ..scene.clerk.clone() };
        for (actor, code) in [
            (&Actor::citizen(), Code::SignInRequired),
            (&reviews::applicant(one.account), Code::NotPermitted),
            (&elsewhere, Code::NotPermitted),
            (&unproven, Code::SecondFactorRequired),
        ] {
            assert_eq!(decide(&scene, actor, &one, &Decision::Accept, 4).await.unwrap_err().code, code);
            let many = accept_picked(&scene.store, actor, scene.id, &[scene.seen(&one).await], day(4)).await;
            assert_eq!(refusal(many).code, code);
        }
        let seen = scene.seen(&one).await;
        let stale = Picked { version: seen.version - 1, ..seen };
        let changed = review(&scene.store, &scene.clerk, stale, &Decision::Accept, day(4)).await;
        assert_eq!(refusal(changed).code, Code::ChangedMeanwhile);
        let guessed = Picked { id: domain::ids::ApplicationId(uuid::Uuid::now_v7()), version: 1 };
        let nothing = review(&scene.store, &scene.clerk, guessed, &Decision::Accept, day(4)).await;
        assert_eq!(refusal(nothing).code, Code::NotFound);
        assert_eq!(scene.state(&one).await, "submitted");
    }

    async fn many_are_accepted_at_once_or_none(world: World) {
        let scene = Scene::announced(&world).await;
        let mut all = Vec::new();
        for number in 1..=3 {
            all.push(scene.submitted(number, if number == 3 { SECOND } else { FIRST }).await);
        }
        let mut picked = Vec::new();
        for one in &all {
            picked.push(scene.seen(one).await);
        }
        let accept = async |picked: &[Picked]| accept_picked(&scene.store, &scene.clerk, scene.id, picked, day(4)).await;
        assert_eq!(refusal(accept(&[]).await), Refusal::of(Code::Missing, "picked"));
        // The second is taken back while the list is read.
        let owner = reviews::applicant(all[1].account);
        applications::withdraw(&scene.store, &owner, all[1].application, day(3)).await.unwrap();
        let refused = refusal(accept(&picked).await);
        assert_eq!((refused.code, refused.facts.as_slice()), (Code::PickedUndecidable, &["1".to_owned()][..]));
        assert_eq!(refused.field, Some(format!("picked-{}", all[1].application)));
        assert_eq!(scene.state(&all[0]).await, "submitted", "none was decided");

        let rest = [picked[0], picked[2]];
        let other = RecruitmentId(uuid::Uuid::now_v7());
        let elsewhere = accept_picked(&scene.store, &scene.clerk, other, &rest, day(4)).await;
        assert_eq!(refusal(elsewhere).code, Code::NotFound);
        assert_eq!(accept(&rest).await.unwrap(), 2);
        for one in [&all[0], &all[2]] {
            assert_eq!(scene.state(one).await, "accepted");
            assert_eq!(entries(&scene, one).await[0].0, "application.accepted");
            assert_eq!(scene.told(one).await[0], Kind::ApplicationAccepted { pay_until: on("2026-12-07") });
        }
        assert_eq!(refusal(accept(&rest).await).facts, ["2"], "whoever comes second decides nothing twice");
    }

    async fn two_who_accept_the_same_at_once_decide_once(world: World) {
        let scene = Scene::announced(&world).await;
        let mut picked = Vec::new();
        for number in 1..=4 {
            let one = scene.submitted(number, FIRST).await;
            picked.push(scene.seen(&one).await);
        }
        let backwards: Vec<Picked> = picked.iter().rev().copied().collect();
        let another = world.another().await;
        let (first, second) = tokio::join!(
            accept_picked(&scene.store, &scene.clerk, scene.id, &picked, day(4)),
            accept_picked(&another, &scene.head, scene.id, &backwards, day(4)),
        );
        let (done, refused) = match (first, second) {
            (Ok(done), refused) | (refused, Ok(done)) => (done, refused),
            (first, second) => panic!("{first:?} {second:?}"),
        };
        assert_eq!((done, refusal(refused).code), (4, Code::PickedUndecidable));
        assert_whole(&scene.store).await;
    }

    async fn an_appeal_is_never_accepted_among_many(world: World) {
        let scene = Scene::announced(&world).await;
        let one = scene.submitted(1, FIRST).await;
        decide(&scene, &scene.clerk, &one, &refuse("专业不符"), 4).await.unwrap();
        scene.appealed(&one, day(4)).await;
        let many = accept_picked(&scene.store, &scene.head, scene.id, &[scene.seen(&one).await], day(5)).await;
        assert_eq!(refusal(many).code, Code::PickedUndecidable);
    }

    async fn whoever_is_accepted_after_the_last_day_of_payment_has_another_day(world: World) {
        let scene = Scene::announced(&world).await;
        let one = scene.submitted(1, FIRST).await;
        let ruling = decide(&scene, &scene.clerk, &one, &Decision::Accept, 15).await;
        assert_eq!(ruling, Ok(Ruling::Accepted(Confirmation::PayUntil(on("2026-12-09")))));
    }
}
