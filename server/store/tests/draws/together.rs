//! Two people at once, each through a server process of their own: one of them wins, and both are told the truth.

use crate::{
    rosters::xlsx,
    scene::{STEPS, Scene, Step, kinds, people, register, replayed},
    support::assert_whole,
};
use domain::{
    draws::{setup::Setup, state::ClosedBecause},
    refusal::Code,
};
use store::{StoreError, draws};

/// Asserts that exactly one of the two was done, and gives what the other was told.
fn one_wins(results: [Result<(), StoreError>; 2]) -> Code {
    match results {
        [Ok(()), Err(StoreError::Refused(refused))] | [Err(StoreError::Refused(refused)), Ok(())] => refused.code,
        other => panic!("{other:?}"),
    }
}

both_databases! {
    async fn of_two_who_take_the_same_step_one_wins(world: World) {
        let (one, other) = (world.store.clone(), world.another().await);
        let scene = Scene::small(&world).await;
        for _ in 0..4 {
            let id = scene.set_up(&one).await;
            for (at, step) in STEPS.into_iter().enumerate() {
                let (first, second) = tokio::join!(scene.take(&one, id, step), scene.take(&other, id, step));
                assert_eq!(one_wins([first, second]), Code::AlreadyDone, "{step:?}");
                assert_eq!(kinds(&one, id).await.len(), at + 2, "one entry for {step:?}");
            }
            replayed(&other, id).await;
        }
        assert_whole(&one).await;
    }

    async fn of_two_who_change_a_draft_one_wins(world: World) {
        let (one, other) = (world.store.clone(), world.another().await);
        let scene = Scene::small(&world).await;
        for _ in 0..4 {
            let id = scene.set_up(&one).await;
            let titled = |title: &str| Setup { title: title.to_owned(), ..scene.setup() };
            let (left, right) = (titled("甲"), titled("乙"));
            let (first, second) = tokio::join!(
                draws::change(&one, &scene.staff, id, 1, &left, scene.before()),
                draws::change(&other, &scene.staff, id, 1, &right, scene.before()),
            );
            let winner = if first.is_ok() { "甲" } else { "乙" };
            assert_eq!(one_wins([first, second]), Code::ChangedMeanwhile);
            let record = draws::draw_record(&one, &scene.staff, id, scene.before()).await.unwrap();
            assert_eq!((record.setup.title.as_str(), record.version), (winner, 2));
            assert_eq!(kinds(&one, id).await, ["draw.set-up", "draw.changed"]);
        }
        assert_whole(&one).await;
    }

    async fn two_supervisors_commit_and_reveal_at_once(world: World) {
        let (one, other) = (world.store.clone(), world.another().await);
        let scene = Scene::small(&world).await;
        for _ in 0..4 {
            let id = scene.up_to(&one, Step::Announce).await;
            let (first, second) =
                tokio::join!(scene.take(&one, id, Step::Commit(0)), scene.take(&other, id, Step::Commit(1)));
            first.unwrap();
            second.unwrap();
            scene.take(&one, id, Step::Fix).await.unwrap();
            let (first, second) =
                tokio::join!(scene.take(&one, id, Step::Number(0)), scene.take(&other, id, Step::Number(1)));
            first.unwrap();
            second.unwrap();
            scene.take(&one, id, Step::Run).await.unwrap();
            let bundle = replayed(&one, id).await;
            assert!(bundle.frozen.supervisors.len() == 2 && bundle.revealed.numbers.iter().all(Option::is_some));
        }
        assert_whole(&one).await;
    }

    async fn a_draw_is_drawn_or_closed_never_both(world: World) {
        let (one, other) = (world.store.clone(), world.another().await);
        let scene = Scene::small(&world).await;
        for _ in 0..4 {
            let id = scene.up_to(&one, Step::Number(1)).await;
            let close = draws::close(&other, &scene.staff, id, ClosedBecause::Technical, "停电", scene.after());
            let (run, closed) = tokio::join!(scene.take(&one, id, Step::Run), close);
            assert_eq!(one_wins([run, closed]), Code::WrongState);
            let kinds = kinds(&one, id).await;
            assert!(kinds.contains(&"draw.drawn".to_owned()) != kinds.contains(&"draw.closed".to_owned()));
        }
        assert_whole(&one).await;
    }

    async fn a_commitment_that_comes_with_the_fixing_is_frozen_or_refused(world: World) {
        let (one, other) = (world.store.clone(), world.another().await);
        let scene = Scene::small(&world).await;
        for _ in 0..4 {
            let id = scene.up_to(&one, Step::Commit(0)).await;
            let (fixed, committed) =
                tokio::join!(scene.take(&one, id, Step::Fix), scene.take(&other, id, Step::Commit(1)));
            fixed.unwrap();
            let record = draws::draw_record(&one, &scene.staff, id, scene.before()).await.unwrap();
            assert_eq!(record.frozen.unwrap().supervisors.len(), if committed.is_ok() { 2 } else { 1 });
            assert_eq!(record.supervisors[1].commitment.is_some(), committed.is_ok());
        }
        assert_whole(&one).await;
    }

    async fn a_roster_may_be_imported_while_a_draw_is_fixed(world: World) {
        let (one, other) = (world.store.clone(), world.another().await);
        let scene = Scene::small(&world).await;
        for round in 0..4 {
            let id = scene.up_to(&one, Step::Commit(1)).await;
            let mut people = people();
            people.iter_mut().for_each(|row| row[4] = format!("{}-{round}", row[4]));
            let (fixed, ()) = tokio::join!(scene.take(&one, id, Step::Fix), register(&other, xlsx(&people)));
            fixed.unwrap();
        }
        assert_whole(&one).await;
    }
}
