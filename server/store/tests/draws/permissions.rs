//! Who may lead, commit, reveal and read: of another region, of another role, of no account.

use crate::{
    scene::{STEPS, Scene, Step, account, actor, code, count, kinds, number, staff, told},
    support::assert_whole,
};
use domain::{
    draws::{number::commitment, setup::Setup, state::ClosedBecause},
    permissions::{Actor, Role},
    refusal::Code,
    regions::ExamRegion,
};
use serde_json::json;
use store::{draws, ledger};

both_databases! {
    async fn only_the_staff_of_its_region_lead_a_draw(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let id = scene.set_up(store).await;
        let careless = Actor { second_factor: false, ..scene.staff.clone() };
        let others = [
            (staff(ExamRegion::Baishan), Code::NotPermitted),
            (scene.supervisors[0].clone(), Code::NotPermitted),
            (actor(Role::Examiner, None), Code::NotPermitted),
            (actor(Role::Administrator, None), Code::NotPermitted),
            (Actor::citizen(), Code::SignInRequired),
            (careless, Code::SecondFactorRequired),
        ];
        let (now, size) = (scene.before(), ledger::size(store).await.unwrap());
        for (other, expected) in &others {
            let role = other.role;
            let led = Scene { staff: other.clone(), ..scene.clone() };
            for step in [Step::Announce, Step::Fix, Step::Run] {
                assert_eq!(code(led.take(store, id, step).await), *expected, "{role:?} {step:?}");
            }
            assert_eq!(code(draws::set_up(store, other, &scene.setup(), now).await), *expected, "{role:?}");
            assert_eq!(code(draws::change(store, other, id, 1, &scene.setup(), now).await), *expected, "{role:?}");
            assert_eq!(code(draws::enter_beacon(store, other, id, "", now).await), *expected, "{role:?}");
            let closed = draws::close(store, other, id, ClosedBecause::CalledOff, "不", now).await;
            assert_eq!(code(closed), *expected, "{role:?}");
            assert_eq!(code(draws::impossible_because(store, other, id).await), *expected, "{role:?}");
        }
        // Nor may a region's staff hand their draft to a region that is not theirs.
        let away = Setup { region: ExamRegion::Baishan, ..scene.setup() };
        assert_eq!(code(draws::change(store, &scene.staff, id, 1, &away, now).await), Code::NotPermitted);
        assert_eq!(ledger::size(store).await.unwrap(), size);
        let provincial = Scene { staff: staff(ExamRegion::Provincial), ..scene };
        provincial.take(store, id, Step::Announce).await.unwrap();
    }

    async fn a_draft_is_seen_by_those_who_lead_it_alone(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let id = scene.set_up(store).await;
        let strangers = [Actor::citizen(), scene.supervisors[0].clone(), staff(ExamRegion::Baishan)];
        for stranger in &strangers {
            let seen = draws::draw_record(store, stranger, id, scene.before()).await;
            assert_eq!(code(seen), Code::NotFound, "{:?}", stranger.role);
            assert_eq!(draws::draw_list(store, stranger, None, 10, scene.before()).await.unwrap(), []);
        }
        assert_eq!(told(store, id, "draw.set-up").await, json!({ "region": "yanbian" }), "the ledger is public");
        for leader in [&scene.staff, &staff(ExamRegion::Provincial)] {
            let record = draws::draw_record(store, leader, id, scene.before()).await.unwrap();
            assert_eq!(record.setup, scene.setup());
            assert_eq!(draws::draw_list(store, leader, None, 10, scene.before()).await.unwrap().len(), 1);
        }

        let title = "改名".to_owned();
        let one = vec![scene.supervisors[1].account.unwrap()];
        let changed = Setup { title, supervisors: one, ..scene.setup() };
        draws::change(store, &scene.staff, id, 1, &changed, scene.before()).await.unwrap();
        let again = draws::change(store, &scene.staff, id, 1, &changed, scene.before()).await;
        assert_eq!(code(again), Code::ChangedMeanwhile, "the form was read before the change");
        assert_eq!(told(store, id, "draw.changed").await, json!({ "region": "yanbian" }));
        scene.take(store, id, Step::Announce).await.unwrap();
        assert_eq!(told(store, id, "draw.announced").await["title"], "改名");
        assert_eq!(code(scene.take(store, id, Step::Commit(0)).await), Code::NotFound, "no longer invited");
        let open = draws::draw_record(store, &Actor::citizen(), id, scene.before()).await.unwrap();
        assert_eq!((open.supervisors.len(), open.supervisors[0].office.as_str()), (1, "公务员局监督处"));
        assert_whole(store).await;
    }

    async fn pages_of_the_list_are_full_whatever_is_hidden(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let mut open = Vec::new();
        for _ in 0..3 {
            open.push(scene.up_to(store, Step::Announce).await);
            scene.set_up(store).await;
        }
        open.reverse();
        let page = async |before| {
            let page = draws::draw_list(store, &staff(ExamRegion::Baishan), before, 2, scene.before()).await.unwrap();
            page.into_iter().map(|line| line.id).collect::<Vec<_>>()
        };
        assert_eq!(page(None).await, open[..2]);
        assert_eq!(page(Some(open[1])).await, open[2..]);
    }

    async fn numbers_come_from_the_invited_accounts_alone(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let late = account(store, Role::Supervisor, "未受邀", None).await;
        let text = |id| commitment(id, &number(0)).to_string();
        let id = scene.up_to(store, Step::Announce).await;
        let strangers = [(late, Code::NotFound), (scene.staff.clone(), Code::NotPermitted), (Actor::citizen(), Code::SignInRequired)];
        for (stranger, expected) in &strangers {
            assert_eq!(code(draws::commit(store, stranger, id, &text(id), scene.before()).await), *expected);
        }
        for step in &STEPS[1..4] {
            scene.take(store, id, *step).await.unwrap();
        }
        for (stranger, expected) in &strangers {
            let entered = draws::enter_number(store, stranger, id, &number(0).to_hex(), scene.after()).await;
            assert_eq!(code(entered), *expected);
        }
        assert_eq!(kinds(store, id).await.len(), 5);
    }

    async fn names_are_for_those_entitled_unless_the_parameters_make_them_public(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let id = scene.up_to(store, Step::Run).await;
        let seats = count(store, "draw_pool WHERE room IS NOT NULL").await as usize;
        for entitled in [&scene.staff, &staff(ExamRegion::Provincial), &scene.supervisors[0]] {
            assert_eq!(draws::draw_names(store, entitled, id).await.unwrap().len(), seats);
        }
        let others = [actor(Role::Examiner, None), actor(Role::Applicant, None), staff(ExamRegion::Baishan)];
        for other in &others {
            assert_eq!(code(draws::draw_names(store, other, id).await), Code::NotPermitted, "{:?}", other.role);
        }
        assert_eq!(code(draws::draw_names(store, &Actor::citizen(), id).await), Code::SignInRequired);
        for other in [&scene.staff, &scene.supervisors[0]] {
            assert_eq!(code(draws::duties(store, other, scene.after()).await), Code::NotPermitted);
        }
        let dated = domain::parameters::Dated::parse(
            domain::parameters::ParameterKey::PublicNames, "true", "办法", scene.before().date_naive(), None,
        );
        store::parameters::set(store, &crate::support::administrator(), &dated.unwrap(), scene.before()).await.unwrap();
        assert_eq!(draws::draw_names(store, &Actor::citizen(), id).await.unwrap().len(), seats);
    }
}
