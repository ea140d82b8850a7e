//! A season: planned, published, its day's draws one after the other, and what may no longer change.

use crate::{
    scene::{Scene, Step, account, behind, code, kinds, replayed, staff, text, told},
    support::{administrator, assert_whole, at},
};
use chrono::{Duration, NaiveDate};
use domain::{
    draws::{
        lots::GroupDrawn,
        record::Unfit,
        seating::replacement::{LeftBecause, Standing},
        setup::{Purpose, Setup},
        state::ClosedBecause,
    },
    examiners::{Assessment, Avoidance, ExaminerState, PanelRole, Record, Relation},
    ids::{DrawId, SeasonId},
    parameters::{Dated, ParameterKey, Value},
    permissions::{Actor, Role},
    refusal::Code,
    regions::ExamRegion,
    seasons::{Plan, SeasonState, observers_of, rooms_of},
};
use std::collections::BTreeSet;
use store::{Store, draws, examiners, parameters, seasons};

fn plan(scene: &Scene) -> Plan {
    let day = scene.day();
    let rooms = format!("{day},A01,A,0101,吉林市第8单位人事处,6\n{day},A01,A,0102,乙局,3\n{day},B01,B,0103,丙局,4");
    Plan {
        last_day: day + Duration::days(1),
        observers: observers_of(&format!("{day},白山市,9,2")).unwrap(),
        ..scene.season(&rooms)
    }
}

/// Two are called for each seat: the small register has no more.
async fn planned(store: &Store, scene: &Scene) -> SeasonId {
    let ratio = Dated {
        key: ParameterKey::CallRatio,
        value: Value::Number(2),
        basis: "试行".to_owned(),
        valid_from: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
        valid_to: None,
    };
    parameters::set(store, &administrator(), &ratio, at(3)).await.unwrap();
    seasons::plan(store, &scene.staff, &plan(scene), at(4)).await.unwrap()
}

fn of_season(scene: &Scene, season: SeasonId, purpose: Purpose, called_by: Option<DrawId>) -> Setup {
    Setup { called_by, ..scene.of_season(season, purpose) }
}

both_databases! {
    async fn a_day_has_a_call_its_rooms_and_the_lots(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let season = planned(store, &scene).await;
        seasons::publish(store, &scene.staff, season, at(5)).await.unwrap();

        let call = scene.made(store, &of_season(&scene, season, Purpose::Call, None)).await;
        let called = replayed(store, call).await;
        let called = called.result.drawn.seating().unwrap();
        assert_eq!(called.seats.len(), 28);
        assert_eq!(called.seats.iter().map(|it| it.room.as_str()).collect::<BTreeSet<_>>(), ["baishan", "yanbian"].into());
        let gone = draws::replace(store, &scene.staff, call, &called.seats[0].label, LeftBecause::Refused, scene.after());
        let gone = gone.await.unwrap().remove(0);

        let rooms = scene.made(store, &of_season(&scene, season, Purpose::Rooms, Some(call))).await;
        let bundle = replayed(store, rooms).await;
        let seating = bundle.frozen.task.seating().unwrap();
        let pool: BTreeSet<_> = seating.pool.iter().map(|it| it.label.as_str()).collect();
        let mut expected: BTreeSet<_> = called.seats.iter().map(|it| it.label.as_str()).collect();
        expected.remove(gone.out.as_str());
        expected.extend(gone.into.as_deref());
        assert_eq!(pool, expected, "those who were called are those who are seated, under the same labels");
        assert!(seating.pool.iter().all(|it| it.called.is_some()));
        assert_eq!(seating.rooms.iter().map(|it| it.label.as_str()).collect::<Vec<_>>(), ["A01", "B01"]);
        let hash = draws::draw_bundle(store, call).await.unwrap().result_hash;
        assert_eq!(told(store, rooms, "draw.fixed").await["called_by"]["result_hash"], hash.to_string());

        // The examiner reads where to report.
        let first = &bundle.result.drawn.seating().unwrap().seats[0];
        let sql = format!("SELECT examiner_id AS found FROM draw_pool WHERE draw_id = '{rooms}' AND label = '{}'", first.label);
        let examiner = text(store, &sql).await.parse().unwrap();
        let examiner = account(store, Role::Examiner, "", Some(examiner)).await;
        let duties = draws::duties(store, &examiner, scene.after()).await.unwrap();
        assert_eq!(duties.len(), 2, "the call and the room");
        assert_eq!(duties[0].seat.as_ref().unwrap().sites[0].report, "报告厅");
        assert_eq!(duties[1].seat.as_ref().unwrap().room, "baishan");

        let order = scene.made(store, &of_season(&scene, season, Purpose::Order, None)).await;
        let drawn = replayed(store, order).await.result.drawn;
        let groups = |drawn: &domain::draws::bundle::TaskDrawn| -> Vec<(String, usize)> {
            let of = |it: &GroupDrawn| (it.label.clone(), it.order.len());
            match drawn {
                domain::draws::bundle::TaskDrawn::Lots(groups) => groups.iter().map(of).collect(),
                domain::draws::bundle::TaskDrawn::Seating(_) => Vec::new(),
            }
        };
        let named = |text: &str, size| (text.to_owned(), size);
        assert_eq!(groups(&drawn), [named("A01-1", 6), named("A01-2", 3), named("B01-1", 4)]);
        let observers = scene.made(store, &of_season(&scene, season, Purpose::Observers, None)).await;
        assert_eq!(groups(&replayed(store, observers).await.result.drawn), [named("baishan", 9)]);
        let seats = draws::replace(store, &scene.staff, observers, "001", LeftBecause::Absent, scene.after()).await;
        assert_eq!(code(seats), Code::WrongState, "an observer has no seat");
        let drawn = replayed(store, observers).await.result.drawn.lots().unwrap()[0].order.clone();
        let lot = ("baishan", drawn[0].as_str());
        let made = draws::replace_lot(store, &scene.staff, observers, lot, LeftBecause::Absent, scene.after()).await;
        assert_eq!(made.unwrap().into.as_ref(), Some(&drawn[2]), "the next in the drawn order");
        let bundle = replayed(store, observers).await;
        assert_eq!((bundle.replacements.len(), bundle.lot_replacements.len()), (0, 1));
        let of_order = ("A01-1", "1");
        let made = draws::replace_lot(store, &scene.staff, order, of_order, LeftBecause::Absent, scene.after()).await;
        assert_eq!(code(made), Code::AlreadyDone, "where all are ordered nobody was chosen");
        let made = draws::replace_lot(store, &scene.staff, rooms, lot, LeftBecause::Absent, scene.after()).await;
        assert_eq!(code(made), Code::WrongState, "a seat is no lot");

        let record = seasons::season_record(store, &Actor::citizen(), season, scene.after()).await.unwrap();
        assert_eq!(record.draws.iter().map(|it| (it.purpose, it.seats)).collect::<Vec<_>>(), [
            (Purpose::Call, 28), (Purpose::Rooms, 14), (Purpose::Order, 13), (Purpose::Observers, 2),
        ]);
        assert_whole(store).await;
    }

    async fn a_declared_unit_closes_its_room_and_a_failed_assessment_closes_the_draw(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let season = planned(store, &scene).await;
        let provincial = staff(ExamRegion::Provincial);
        let listed = examiners::list(store, &provincial, &Default::default(), Default::default()).await;
        let listed = listed.unwrap().examiners;
        let siping: Vec<_> = listed.iter().filter(|it| it.region == ExamRegion::Siping).map(|it| it.id).collect();
        let own = staff(ExamRegion::Siping);
        let unit = Avoidance::read(Relation::SameUnit, "", "丙局", "").unwrap();
        examiners::declare_for(store, &own, siping[0], &unit, at(5)).await.unwrap();
        let failed = Record::Assessment { year: 2025, passed: false };
        let on = NaiveDate::from_ymd_opt(2026, 1, 20).unwrap();
        let (certified, basis) = (ExaminerState::Certified, "2025年度考核通报");
        examiners::record(store, &own, siping[1], certified, (on, &failed), basis, at(6)).await.unwrap();

        let rooms = scene.made(store, &of_season(&scene, season, Purpose::Rooms, None)).await;
        let bundle = replayed(store, rooms).await;
        let pool = &bundle.frozen.task.seating().unwrap().pool;
        let avoiding: Vec<_> = pool.iter().filter(|it| !it.avoid.is_empty()).collect();
        assert_eq!(avoiding.len(), 1);
        assert_eq!(avoiding[0].avoid, ["B01"], "where 丙局 recruits");
        let failed: Vec<_> = pool.iter().filter(|it| it.assessment == Assessment::Failed).collect();
        assert_eq!(failed.len(), 1);
        let seated = &bundle.result.drawn.seating().unwrap().seats;
        assert!(seated.iter().all(|it| it.label != failed[0].label));
        assert!(seated.iter().all(|it| it.label != avoiding[0].label || it.room != "B01"));
        assert_whole(store).await;
    }

    async fn who_comes_in_and_must_avoid_the_room_by_now_leaves_again(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let season = planned(store, &scene).await;
        let rooms = scene.made(store, &of_season(&scene, season, Purpose::Rooms, None)).await;
        let bundle = replayed(store, rooms).await;
        let drawn = bundle.result.drawn.seating().unwrap();
        let seat = drawn.seats.iter().find(|it| it.room == "B01" && it.role == PanelRole::Public).unwrap();
        let mut standing = Standing::after(bundle.frozen.task.seating().unwrap(), drawn, &[]).ok().unwrap();
        let next = standing.replace(&seat.label, LeftBecause::Refused, scene.after()).unwrap().into.unwrap();
        let unit = Avoidance::read(Relation::SameUnit, "", "丙局", "").unwrap();
        let examiner = behind(store, rooms, &next).await;
        examiners::declare_for(store, &staff(ExamRegion::Provincial), examiner, &unit, scene.after()).await.unwrap();

        let made = draws::replace(store, &scene.staff, rooms, &seat.label, LeftBecause::Refused, scene.after()).await.unwrap();
        assert_eq!(made.len(), 2);
        assert_eq!((made[0].into.as_ref(), &made[1].out, made[1].because), (Some(&next), &next, LeftBecause::Avoidance));
        assert_ne!(made[1].into.as_ref(), Some(&next));
        assert_eq!(replayed(store, rooms).await.replacements, made);
        let record = draws::draw_record(store, &scene.staff, rooms, scene.after()).await.unwrap();
        assert_eq!(record.unfit, []);
        assert_whole(store).await;
    }

    async fn a_seated_examiner_who_declares_an_avoidance_is_shown_to_staff(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let season = planned(store, &scene).await;
        let rooms = scene.made(store, &of_season(&scene, season, Purpose::Rooms, None)).await;
        let seats = replayed(store, rooms).await.result.drawn.seating().unwrap().seats.clone();
        let label = |room: &str| seats.iter().find(|it| it.room == room).unwrap().label.clone();
        let unit = Avoidance::read(Relation::SameUnit, "", "丙局", "").unwrap();
        for room in ["A01", "B01"] {
            let examiner = behind(store, rooms, &label(room)).await;
            examiners::declare_for(store, &staff(ExamRegion::Provincial), examiner, &unit, scene.after()).await.unwrap();
        }
        let record = draws::draw_record(store, &scene.staff, rooms, scene.after()).await.unwrap();
        assert_eq!(record.unfit, [Unfit { label: label("B01"), because: LeftBecause::Avoidance }], "丙局 recruits in B01");
    }

    async fn nobody_draws_twice_for_one_purpose_of_a_day(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let season = planned(store, &scene).await;
        let setup = of_season(&scene, season, Purpose::Rooms, None);
        let first = scene.made(store, &setup).await;
        assert_eq!(code(scene.take(store, first, Step::Run).await), Code::AlreadyDone);
        let second = draws::set_up(store, &scene.staff, &setup, scene.before()).await.unwrap();
        assert_eq!(code(scene.take(store, second, Step::Announce).await), Code::Taken);

        // A draw that was closed makes room for another, with its own commitments.
        let order = of_season(&scene, season, Purpose::Order, None);
        let closed = draws::set_up(store, &scene.staff, &order, scene.before()).await.unwrap();
        scene.take(store, closed, Step::Announce).await.unwrap();
        let again = draws::set_up(store, &scene.staff, &order, scene.before()).await.unwrap();
        assert_eq!(code(scene.take(store, again, Step::Announce).await), Code::Taken);
        draws::close(store, &scene.staff, closed, ClosedBecause::Technical, "停电", scene.before()).await.unwrap();
        scene.take(store, again, Step::Announce).await.unwrap();
        assert_eq!(kinds(store, closed).await.last().map(String::as_str), Some("draw.closed"));
        assert_whole(store).await;
    }

    async fn a_day_whose_draw_is_fixed_stays_as_it_is(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let season = planned(store, &scene).await;
        let setup = of_season(&scene, season, Purpose::Rooms, None);
        let id = draws::set_up(store, &scene.staff, &setup, scene.before()).await.unwrap();
        let mut other = plan(&scene);
        other.rooms[0].positions[0].candidates = 9;
        seasons::amend(store, &scene.staff, season, 1, &other, at(6)).await.unwrap();
        for step in [Step::Announce, Step::Commit(0), Step::Fix] {
            scene.take(store, id, step).await.unwrap();
        }
        let refused = seasons::amend(store, &scene.staff, season, 2, &plan(&scene), at(7)).await;
        let refused = crate::support::refusal(refused);
        assert_eq!((refused.code, refused.facts), (Code::DayFixed, vec![scene.day().to_string()]));
        other.title = "另一个名称".to_owned();
        let next = format!("{},C01,B,0104,丁局,3", scene.day() + Duration::days(1));
        other.rooms.extend(rooms_of(&next).unwrap());
        seasons::amend(store, &scene.staff, season, 2, &other, at(8)).await.unwrap();
        assert_eq!(code(seasons::amend(store, &scene.staff, season, 2, &other, at(9)).await), Code::ChangedMeanwhile);
        assert_whole(store).await;
    }

    async fn a_plan_is_its_regions_until_it_is_published(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let season = planned(store, &scene).await;
        let span = (scene.day() - Duration::days(3), scene.day());
        assert_eq!(seasons::between(store, &scene.staff, span, at(5)).await.unwrap().len(), 1);
        let strangers = [Actor::citizen(), scene.supervisors[0].clone(), staff(ExamRegion::Baishan)];
        for stranger in &strangers {
            assert_eq!(code(seasons::season_record(store, stranger, season, at(5)).await), Code::NotFound);
            assert_eq!(seasons::season_list(store, stranger, None, 10).await.unwrap(), []);
            assert_eq!(seasons::between(store, stranger, span, at(5)).await.unwrap(), []);
            assert!(seasons::publish(store, stranger, season, at(5)).await.is_err());
            assert!(seasons::amend(store, stranger, season, 1, &plan(&scene), at(5)).await.is_err());
            assert!(seasons::plan(store, stranger, &plan(&scene), at(5)).await.is_err());
        }
        let elsewhere = Setup { region: ExamRegion::Baishan, ..of_season(&scene, season, Purpose::Rooms, None) };
        let made = draws::set_up(store, &strangers[2], &elsewhere, scene.before()).await;
        assert_eq!(code(made), Code::NotPermitted, "a season's draws are its own staff's");
        seasons::publish(store, &scene.staff, season, at(5)).await.unwrap();
        assert_eq!(code(seasons::publish(store, &scene.staff, season, at(5)).await), Code::AlreadyDone);
        let seen = seasons::season_record(store, &strangers[0], season, at(6)).await.unwrap();
        assert_eq!((seen.line.state, seen.plan.clone(), seen.days[0].rooms()), (SeasonState::Published, None, 2));
        assert_eq!(seasons::between(store, &strangers[0], span, at(6)).await.unwrap(), vec![seen.clone()]);
        let after = (scene.day() + Duration::days(2), scene.day() + Duration::days(9));
        assert_eq!(seasons::between(store, &strangers[0], after, at(6)).await.unwrap(), []);
        assert_eq!(seen.days[0].rooms, None, "who is heard where is not public yet");
        assert_whole(store).await;
    }

    async fn recruiting_units_that_the_register_does_not_know_are_told_to_staff(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let season = planned(store, &scene).await;
        seasons::publish(store, &scene.staff, season, at(5)).await.unwrap();
        let unknown = async |actor: &Actor| {
            seasons::season_record(store, actor, season, at(6)).await.unwrap().unknown_units
        };
        assert_eq!(unknown(&scene.staff).await, ["丙局", "乙局"], "吉林市第8单位人事处 has an examiner");
        assert_eq!(unknown(&Actor::citizen()).await, [""; 0]);
        let mut typed = plan(&scene);
        typed.rooms[0].positions[0].unit = "吉林市第8单位 人事处".to_owned();
        seasons::amend(store, &scene.staff, season, 2, &typed, at(7)).await.unwrap();
        assert_eq!(unknown(&scene.staff).await, ["丙局", "乙局", "吉林市第8单位 人事处"], "one blank too many");
    }

    async fn what_a_season_does_not_have_is_refused(world: World) {
        let store = &world.store;
        let scene = Scene::small(&world).await;
        let season = planned(store, &scene).await;
        let refused = async |setup: Setup| {
            crate::support::refusal(draws::set_up(store, &scene.staff, &setup, scene.before()).await).field.unwrap()
        };
        let rooms = of_season(&scene, season, Purpose::Rooms, None);
        let elsewhere = Some(SeasonId(uuid::Uuid::now_v7()));
        assert_eq!(refused(Setup { season: elsewhere, ..rooms.clone() }).await, "season");
        assert_eq!(refused(Setup { day: scene.day() + Duration::days(1), ..rooms.clone() }).await, "day");
        assert_eq!(refused(Setup { season: None, purpose: Purpose::Order, ..rooms.clone() }).await, "season");
        let nobody = Some(DrawId(uuid::Uuid::now_v7()));
        assert_eq!(refused(Setup { called_by: nobody, ..rooms.clone() }).await, "called_by");
        let other = draws::set_up(store, &scene.staff, &rooms, scene.before()).await.unwrap();
        assert_eq!(refused(Setup { called_by: Some(other), ..rooms.clone() }).await, "called_by");
        let call = of_season(&scene, season, Purpose::Call, None);
        let call = draws::set_up(store, &scene.staff, &call, scene.before()).await.unwrap();
        let early = draws::set_up(store, &scene.staff, &Setup { called_by: Some(call), ..rooms }, scene.before()).await.unwrap();
        scene.take(store, early, Step::Announce).await.unwrap();
        scene.take(store, early, Step::Commit(0)).await.unwrap();
        let fixed = crate::support::refusal(scene.take(store, early, Step::Fix).await);
        assert_eq!((fixed.code, fixed.field.as_deref()), (Code::NotFound, Some("called_by")), "nobody is called yet");
        assert_whole(store).await;
    }
}
