//! What a draw refuses: impossible input, numbers that do not fit, steps taken twice or before their time.

use crate::{
    scene::{STEPS, Scene, Step, assert_no_result, code, count, kinds, number, person, replayed, told},
    support::{administrator, assert_whole, refusal},
};
use chrono::Duration;
use domain::{
    draws::{
        impossible::{Impossible, ImpossibleFault},
        seating::certificate::{Certificate, CertificateFault, Needed},
        setup::Setup,
        state::{ClosedBecause, DrawState},
    },
    ledger::merkle::Hash,
    permissions::Actor,
    refusal::Code,
    regions::ExamRegion,
};
use sea_orm::ConnectionTrait;
use serde_json::json;
use store::{Store, draws, ledger};

/// Asserts that fixing is refused for want of a seating and writes nothing; gives the certificate.
async fn no_seating(store: &Store, scene: &Scene, setup: &Setup) -> Certificate {
    let id = draws::set_up(store, &scene.staff, setup, scene.before()).await.unwrap();
    scene.take(store, id, Step::Announce).await.unwrap();
    scene.take(store, id, Step::Commit(0)).await.unwrap();
    let size = ledger::size(store).await.unwrap();
    for _ in 0..2 {
        assert_eq!(code(scene.take(store, id, Step::Fix).await), Code::NoSeating);
    }
    assert_eq!(ledger::size(store).await.unwrap(), size);
    assert_eq!(count(store, "draw_pool").await, 0);
    let record = draws::draw_record(store, &Actor::citizen(), id, scene.before()).await.unwrap();
    assert_eq!((record.line.state, record.frozen), (DrawState::Committing, None));
    assert_whole(store).await;
    *draws::impossible_because(store, &scene.staff, id).await.unwrap().unwrap()
}

both_databases! {
    async fn too_few_chiefs_are_named(world: World) {
        let mut people: Vec<_> = (0..40).map(|at| person(at, "吉林市", "副主考官、公共考官")).collect();
        people.push(person(40, "四平市", "主考官"));
        let scene = Scene::with(&world.store, &people).await;
        let certificate = no_seating(&world.store, &scene, &scene.setup()).await;
        assert!(certificate.demands.iter().all(|short| short.needed == Needed::Chief), "{certificate:?}");
        assert_eq!((certificate.needed, certificate.available, certificate.cut_out.role), (2, 1, 40));
    }

    async fn one_region_that_holds_all_examiners_is_named(world: World) {
        const ALL_ROLES: &str = "主考官、副主考官、公共考官";
        let people: Vec<_> = (0..30).map(|at| person(at, "白山市", ALL_ROLES)).collect();
        let scene = Scene::with(&world.store, &people).await;
        let certificate = no_seating(&world.store, &scene, &scene.setup()).await;
        assert!(certificate.demands.iter().all(|short| short.place == ExamRegion::Baishan), "{certificate:?}");
        assert_eq!((certificate.available, certificate.cut_out.home), (0, 30));
        let elsewhere = Setup { rooms: [(ExamRegion::Yanbian, 1)].into(), ..scene.setup() };
        let id = draws::set_up(&world.store, &scene.staff, &elsewhere, scene.before()).await.unwrap();
        assert_eq!(draws::impossible_because(&world.store, &scene.staff, id).await.unwrap(), None);
    }

    async fn a_draw_closed_for_want_of_a_seating_publishes_its_proof(world: World) {
        let store = &world.store;
        let mut people: Vec<_> = (0..40).map(|at| person(at, "吉林市", "副主考官、公共考官")).collect();
        people.push(person(40, "四平市", "主考官"));
        let scene = Scene::with(store, &people).await;
        let id = scene.up_to(store, Step::Commit(0)).await;
        let seen = async || draws::draw_record(store, &Actor::citizen(), id, scene.before()).await.unwrap();
        assert_eq!((seen().await.impossible, code(draws::impossible_document(store, id).await)), (None, Code::NotFound));
        draws::close(store, &scene.staff, id, ClosedBecause::NoSeating, "主考官不足", scene.before()).await.unwrap();

        let document = draws::impossible_document(store, id).await.unwrap();
        let (proof, hash) = Impossible::verify(document.as_bytes()).unwrap();
        assert_eq!((proof.draw, proof.day, proof.seating.pool.len()), (id, scene.setup().day, 41));
        assert_eq!(hash, Hash::of(document.as_bytes()));
        assert_eq!(told(store, id, "draw.closed").await["impossible_hash"], hash.to_string());
        let shown = seen().await.impossible.unwrap();
        assert_eq!((shown.hash, &shown.certificate), (hash, &proof.certificate));
        let certificate = shown.certificate.unwrap();
        assert_eq!((certificate.needed, certificate.available, certificate.cut_out.role), (2, 1, 40));
        let may_sit = proof.may_sit().unwrap();
        assert_eq!(may_sit.iter().map(|it| it.home).collect::<Vec<_>>(), [ExamRegion::Siping]);
        assert_eq!(count(store, &format!("draw_pool WHERE draw_id = '{id}'")).await, 41, "who stands behind the labels");

        let mut forged = proof;
        forged.seating.pool.retain(|it| it.home != ExamRegion::Siping);
        let fault = Impossible::verify(&forged.to_bytes().unwrap()).unwrap_err();
        assert_eq!(fault, ImpossibleFault::Certificate(CertificateFault::Examiners));
        assert_no_result(store, id).await;
        assert_whole(store).await;
        let raw = world.raw().await;
        let touched = raw.execute_unprepared("UPDATE draw_impossible SET certificate = NULL").await.unwrap();
        raw.close().await.unwrap();
        assert_eq!(touched.rows_affected(), 1);
        let found = ledger::verify(store, &administrator(), None).await.unwrap().findings;
        assert!(matches!(&found[..], [ledger::Finding::RowEdited { table, .. }] if table == "draw_impossible"), "{found:?}");
    }

    async fn a_seating_that_exists_is_not_denied(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        for last in [Step::Announce, Step::Fix, Step::Number(1)] {
            let id = scene.up_to(store, last).await;
            let size = ledger::size(store).await.unwrap();
            for now in [scene.before(), scene.after()] {
                let close = draws::close(store, &scene.staff, id, ClosedBecause::NoSeating, "人数不足", now);
                let refused = refusal(close.await);
                assert_eq!((refused.code, refused.field.as_deref()), (Code::SeatingExists, Some("because")), "{last:?}");
            }
            assert_eq!(ledger::size(store).await.unwrap(), size);
        }
        assert_eq!(count(store, "draw_impossible").await, 0);
    }

    async fn an_empty_register_is_named(world: World) {
        let scene = Scene::with(&world.store, &[]).await;
        let id = scene.up_to(&world.store, Step::Commit(1)).await;
        let refused = refusal(scene.take(&world.store, id, Step::Fix).await);
        assert_eq!((refused.code, refused.field.as_deref()), (Code::Missing, Some("pool")));
        draws::close(&world.store, &scene.staff, id, ClosedBecause::NoSeating, "无人", scene.before()).await.unwrap();
        let document = draws::impossible_document(&world.store, id).await.unwrap();
        let (proof, _) = Impossible::verify(document.as_bytes()).unwrap();
        assert_eq!((proof.seating.pool.len(), proof.certificate.unwrap().available), (0, 0));
    }

    async fn a_set_up_is_checked_before_anything_is_written(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let size = ledger::size(store).await.unwrap();
        let refused = async |setup: Setup| {
            let refused = refusal(draws::set_up(store, &scene.staff, &setup, scene.before()).await);
            (refused.code, refused.field.unwrap())
        };
        let good = scene.setup();
        let twice = vec![good.supervisors[0], good.supervisors[0]];
        let stranger = vec![scene.staff.account.unwrap()];
        let fraction = good.opens_at + Duration::milliseconds(1);
        assert_eq!(refused(Setup { supervisors: twice, ..good.clone() }).await, (Code::Taken, "supervisors".into()));
        assert_eq!(refused(Setup { supervisors: stranger, ..good.clone() }).await, (Code::NotFound, "supervisors".into()));
        assert_eq!(refused(Setup { opens_at: fraction, ..good.clone() }).await, (Code::Malformed, "opens_at".into()));
        assert_eq!(refused(Setup { title: " ".into(), ..good }).await, (Code::Missing, "title".into()));
        assert_eq!((ledger::size(store).await.unwrap(), count(store, "draws").await), (size, 0));
    }

    async fn a_number_that_does_not_match_its_commitment_is_refused(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let id = scene.up_to(store, Step::Fix).await;
        let enter = async |number: &str| draws::enter_number(store, &scene.supervisors[0], id, number, scene.after()).await;
        let wrong = refusal(enter(&number(1).to_hex()).await);
        assert_eq!((wrong.code, wrong.field.as_deref()), (Code::NumberMismatch, Some("number")));
        assert_eq!(code(enter("7").await), Code::Malformed);
        assert_eq!(count(store, "draw_supervisors WHERE number IS NOT NULL").await, 0);
        enter(&format!("  {}\n", number(0).to_hex())).await.unwrap();
        let record = draws::draw_record(store, &scene.supervisors[0], id, scene.after()).await.unwrap();
        let first = &record.supervisors[0];
        assert_eq!((first.own, first.revealed, first.number.as_ref()), (true, true, None), "not public before the draw");
        assert!(!record.supervisors[1].own);
    }

    async fn commitments_are_read_strictly_and_never_shared(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let id = scene.up_to(store, Step::Commit(0)).await;
        let commitment = draws::draw_record(store, &scene.staff, id, scene.before()).await.unwrap().supervisors[0]
            .commitment.unwrap().to_string();
        let commit = async |text: &str| draws::commit(store, &scene.supervisors[1], id, text, scene.before()).await;
        assert_eq!(code(commit(&commitment).await), Code::Taken);
        assert_eq!(code(commit("not a hash").await), Code::Malformed);
        assert_eq!(kinds(store, id).await.len(), 3);
    }

    async fn no_step_can_be_taken_twice(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let id = scene.set_up(store).await;
        for (at, step) in STEPS.into_iter().enumerate() {
            scene.take(store, id, step).await.unwrap();
            let size = ledger::size(store).await.unwrap();
            for done in &STEPS[..=at] {
                assert_eq!(code(scene.take(store, id, *done).await), Code::AlreadyDone, "{done:?} after {step:?}");
            }
            assert_eq!(ledger::size(store).await.unwrap(), size);
        }
        let late = draws::change(store, &scene.staff, id, 1, &scene.setup(), scene.before()).await;
        assert_eq!(code(late), Code::AlreadyDone);
        assert_whole(store).await;
    }

    async fn no_step_can_be_taken_before_its_time(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let id = scene.set_up(store).await;
        let (before, soon) = (scene.before(), scene.opens_at - Duration::minutes(9));
        let at = async |step, now| code(scene.take_at(store, id, step, now).await);
        for step in &STEPS[1..] {
            assert_eq!(at(*step, scene.after()).await, Code::WrongState, "{step:?} of a draft");
        }
        assert_eq!(at(Step::Announce, soon).await, Code::OpensTooSoon);
        scene.take(store, id, Step::Announce).await.unwrap();
        assert_eq!(at(Step::Fix, before).await, Code::NoCommitment);
        assert_eq!(at(Step::Commit(0), scene.opens_at).await, Code::WrongState);
        for step in [Step::Number(0), Step::Run] {
            assert_eq!(at(step, scene.after()).await, Code::WrongState, "{step:?} before the fixing");
        }
        scene.take(store, id, Step::Commit(0)).await.unwrap();
        assert_eq!(at(Step::Fix, soon).await, Code::OpensTooSoon);
        scene.take(store, id, Step::Fix).await.unwrap();
        for step in [Step::Number(0), Step::Run] {
            assert_eq!(at(step, scene.opens_at - Duration::seconds(1)).await, Code::NotYetOpen);
        }
        assert_eq!(at(Step::Number(1), scene.after()).await, Code::NotFound, "without a commitment no number");
        assert_no_result(store, id).await;
        scene.take(store, id, Step::Number(0)).await.unwrap();
        scene.take(store, id, Step::Run).await.unwrap();
        assert_eq!(replayed(store, id).await.frozen.supervisors.len(), 1);
    }

    async fn a_withheld_number_is_waited_for_and_then_named(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let id = scene.up_to(store, Step::Number(0)).await;
        let grace = scene.opens_at + Duration::minutes(30);
        let waiting = refusal(scene.take_at(store, id, Step::Run, grace - Duration::seconds(1)).await);
        assert_eq!((waiting.code, waiting.facts), (Code::NumbersOutstanding, vec!["1".to_owned()]));
        scene.take_at(store, id, Step::Run, grace).await.unwrap();
        let body = told(store, id, "draw.drawn").await;
        assert_eq!((&body["withheld"], &body["revealed"]["numbers"][1]), (&json!(["S2"]), &json!(null)));
        let verdict = domain::draws::verify::verify(&replayed(store, id).await.to_bytes().unwrap());
        assert_eq!(verdict.withheld, ["S2"]);
        assert_eq!(code(scene.take_at(store, id, Step::Number(1), grace).await), Code::AlreadyDone, "too late");
    }

    async fn without_any_number_the_draw_can_only_be_closed(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let id = scene.up_to(store, Step::Fix).await;
        let late = scene.opens_at + Duration::hours(2);
        assert_eq!(code(scene.take_at(store, id, Step::Run, late).await), Code::NumbersOutstanding);
        draws::close(store, &scene.staff, id, ClosedBecause::NothingRevealed, "无人揭示", late).await.unwrap();
        assert_eq!(told(store, id, "draw.closed").await["because"], "nothing-revealed");
        assert_no_result(store, id).await;
    }

    async fn a_closed_draw_stays_readable_with_its_reason(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let id = scene.up_to(store, Step::Number(0)).await;
        let close = async |note: &str| {
            draws::close(store, &scene.staff, id, ClosedBecause::WrongInput, note, scene.after()).await
        };
        assert_eq!(code(close(" ").await), Code::Missing);
        assert_eq!(code(close(&"字".repeat(501)).await), Code::OutOfRange);
        close(" 考场数有误 ").await.unwrap();
        assert_eq!(code(close("再次").await), Code::AlreadyDone);
        for step in STEPS {
            assert_eq!(code(scene.take(store, id, step).await), Code::WrongState, "{step:?} of a closed draw");
        }
        let record = draws::draw_record(store, &Actor::citizen(), id, scene.after()).await.unwrap();
        let closed = record.closed.unwrap();
        assert_eq!((closed.from, closed.because), (DrawState::Revealing, ClosedBecause::WrongInput));
        assert_eq!((closed.note.as_str(), closed.at), ("考场数有误", scene.after()));
        assert_eq!(record.supervisors[0].number, Some(number(0).to_hex()), "what was revealed is published");
        assert!(record.frozen.is_some() && draws::frozen_document(store, id).await.is_ok());
        let listed = draws::draw_list(store, &Actor::citizen(), None, 10, scene.after()).await.unwrap();
        assert_eq!((listed.len(), listed[0].state), (1, DrawState::Closed));
        assert_no_result(store, id).await;
        assert_whole(store).await;

        let drawn = scene.up_to(store, Step::Run).await;
        let late = draws::close(store, &scene.staff, drawn, ClosedBecause::CalledOff, "迟了", scene.after()).await;
        assert_eq!(code(late), Code::WrongState, "a drawn draw is final");
    }
}
