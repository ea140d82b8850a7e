//! A recruitment from its draft to its notice, and what changes after it, on both databases: two persons, reserved quota,
//! a frozen scheme, amendments with the old text, and the search of positions.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod recruitments;
#[macro_use]
mod support;

use chrono::{DateTime, Duration, Utc};
use domain::{
    ids::RecruitmentId,
    permissions::Actor,
    recruitment::{
        AmendmentState, NewsKind, QuotaCause, QuotaKind, QuotaNotice, RecruitmentPlan, RecruitmentState,
        RecruitmentStep, Schedule, Span, Stage, Wording,
        position::{Conditions, Education, Position, PositionCode, Printed},
        scheme::built_in,
        work::TaskKind,
    },
    refusal::{Code, Refusal},
    regions::ExamRegion,
};
use recruitments::{day, plan, positions, quota, staff};
use sea_orm::{ConnectionTrait, Statement};
use store::{
    Store, StoreError, ledger,
    recruitment::{self, PositionQuery},
};
use support::{assert_whole, at, refusal};

/// A draft with its positions and quota, and the two who handle it.
struct Scene {
    id: RecruitmentId,
    clerk: Actor,
    head: Actor,
}

impl Scene {
    async fn drafted(store: &Store) -> Self {
        let (clerk, head) = (staff(ExamRegion::Provincial), staff(ExamRegion::Provincial));
        quota(store, "吉编核〔2026〕1号", "示范统计局", 3).await.unwrap();
        let id = recruitment::plan(store, &clerk, &plan(), at(1)).await.unwrap();
        recruitment::put_positions(store, &clerk, id, &positions(), None, at(2)).await.unwrap();
        Self { id, clerk, head }
    }

    async fn announced(store: &Store) -> Self {
        let scene = Self::drafted(store).await;
        recruitment::submit(store, &scene.clerk, scene.id, at(3)).await.unwrap();
        recruitment::approve(store, &scene.head, scene.id, at(4)).await.unwrap();
        recruitment::announce(store, &scene.clerk, scene.id, at(5)).await.unwrap();
        scene
    }

    async fn state(&self, store: &Store) -> RecruitmentState {
        recruitment::recruitment_record(store, &self.clerk, self.id, at(6)).await.unwrap().line.state
    }
}

fn code<T: std::fmt::Debug>(result: Result<T, StoreError>) -> Code {
    refusal(result).code
}

async fn told(store: &Store, id: RecruitmentId, kind: &str) -> serde_json::Value {
    let about = ledger::Filter { kind: Some(kind.to_owned()), subject: Some(recruitment::subject(id)) };
    ledger::page(store, &about, None, 1).await.unwrap().entries.remove(0).entry.body
}

fn later(days: i64) -> DateTime<Utc> {
    at(0) + Duration::days(days)
}

both_databases! {
    /// A version that staff published before the program brought one of the same number.
    async fn a_version_that_was_published_here_stays_what_it_is(world: World) {
        let store = &world.store;
        let mut published = built_in().remove(0);
        (published.version, published.fee_cents) = (2, 1);
        let sql = "INSERT INTO schemes (key, version, document, at) VALUES ('civil-service', 2, $1, $2)";
        let document = serde_json::to_string(&published).unwrap();
        let at = at(0).format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string();
        let statement = Statement::from_sql_and_values(store.backend(), sql, [document.into(), at.into()]);
        store.read().execute_raw(statement).await.unwrap();
        let found = recruitment::scheme(store, &Actor::citizen(), &published.key, 2).await.unwrap();
        assert_eq!(found, published);
        let all = recruitment::schemes(store, &Actor::citizen()).await.unwrap();
        assert_eq!(all.iter().filter(|it| (&it.key, it.version) == (&found.key, 2)).count(), 1);
        assert!(all.iter().any(|it| (&it.key, it.version) == (&found.key, 1)));
    }

    async fn a_plan_is_handed_in_approved_by_another_and_announced(world: World) {
        let store = &world.store;
        let scene = Scene::drafted(store).await;
        let Scene { id, clerk, head } = &scene;
        let citizen = Actor::citizen();
        assert_eq!(code(recruitment::recruitment_record(store, &citizen, *id, at(3)).await), Code::NotFound);
        assert!(recruitment::recruitment_list(store, &citizen, None, 9, at(3)).await.unwrap().is_empty());
        assert!(recruitment::news(store, &citizen, 9).await.unwrap().is_empty());
        let elsewhere = staff(ExamRegion::Baishan);
        assert_eq!(code(recruitment::submit(store, &elsewhere, *id, at(3)).await), Code::NotPermitted);

        recruitment::submit(store, clerk, *id, at(3)).await.unwrap();
        assert_eq!(code(recruitment::submit(store, clerk, *id, at(3)).await), Code::WrongState);
        assert_eq!(code(recruitment::put_positions(store, clerk, *id, &positions(), None, at(3)).await), Code::WrongState);
        assert_eq!(code(recruitment::approve(store, clerk, *id, at(4)).await), Code::SecondPersonNeeded);
        let own = recruitment::recruitment_record(store, clerk, *id, at(4)).await.unwrap();
        assert_eq!(own.steps, [], "whoever handed it in waits for somebody else");
        let others = recruitment::recruitment_record(store, head, *id, at(4)).await.unwrap();
        assert_eq!(others.steps, [RecruitmentStep::Return, RecruitmentStep::Approve]);
        recruitment::approve(store, head, *id, at(4)).await.unwrap();

        // A later version of the scheme does not touch what was approved.
        let mut next = built_in().remove(0);
        (next.version, next.fee_cents) = (4, 1);
        let document = serde_json::to_string(&next).unwrap();
        recruitment::publish_scheme(store, clerk, &document, at(4)).await.unwrap();
        assert_eq!(code(recruitment::publish_scheme(store, clerk, &document, at(4)).await), Code::ChangedMeanwhile);

        recruitment::announce(store, clerk, *id, at(5)).await.unwrap();
        let record = recruitment::recruitment_record(store, &citizen, *id, at(6)).await.unwrap();
        assert_eq!((record.line.state, record.line.stage), (RecruitmentState::Announced, Stage::Notice));
        assert_eq!((record.scheme.version, record.scheme.fee_cents), (1, 5_000));
        assert_eq!((record.numbers.positions, record.numbers.places), (2, 3));
        assert!(record.steps.is_empty() && !record.leads);
        let open = recruitment::recruitment_record(store, &citizen, *id, later(1)).await.unwrap();
        assert_eq!(open.line.stage, Stage::Registration);

        // The public file hashes to what the ledger says.
        let said = told(store, *id, "recruitment.announced").await;
        let published = recruitment::published_positions(store, &citizen, *id).await.unwrap();
        assert_eq!(published, positions());
        let value = serde_json::to_value(&published).unwrap();
        assert_eq!(said["positions_sha256"], domain::ledger::canonical::hash(&value).unwrap().to_string());
        assert_whole(store).await;
    }

    async fn a_notice_that_would_stand_too_short_is_not_published(world: World) {
        let store = &world.store;
        let scene = Scene::drafted(store).await;
        recruitment::submit(store, &scene.clerk, scene.id, at(3)).await.unwrap();
        recruitment::approve(store, &scene.head, scene.id, at(4)).await.unwrap();
        let late = refusal(recruitment::announce(store, &scene.clerk, scene.id, later(1)).await);
        assert_eq!(late, Refusal::of(Code::NoticeTooShort, "register_last").with("2026-12-03"));
        assert_eq!(scene.state(store).await, RecruitmentState::Approved);
        recruitment::announce(store, &scene.clerk, scene.id, at(5)).await.unwrap();
    }

    async fn an_approved_plan_whose_days_came_too_near_is_taken_back_changed_and_approved_anew(world: World) {
        let store = &world.store;
        let scene = Scene::drafted(store).await;
        let Scene { id, clerk, head } = &scene;
        let take_back = async |who: &Actor, reason: &str| recruitment::take_back(store, who, *id, reason, later(1)).await;
        assert_eq!(code(take_back(clerk, "x").await), Code::WrongState, "is a draft");
        recruitment::submit(store, clerk, *id, at(3)).await.unwrap();
        assert_eq!(code(take_back(clerk, "x").await), Code::WrongState, "is not approved: another person returns it");
        recruitment::approve(store, head, *id, at(4)).await.unwrap();
        assert_eq!(code(recruitment::announce(store, clerk, *id, later(1)).await), Code::NoticeTooShort);
        let record = async || recruitment::recruitment_record(store, clerk, *id, later(1)).await.unwrap();
        assert_eq!(record().await.steps, [RecruitmentStep::Announce, RecruitmentStep::TakeBack]);

        assert_eq!(refusal(take_back(clerk, " ").await), Refusal::of(Code::Missing, "reason"));
        for stranger in [Actor::citizen(), staff(ExamRegion::Baishan)] {
            assert!(take_back(&stranger, "x").await.is_err());
        }
        take_back(clerk, "报名时间来不及").await.unwrap();
        assert_eq!(code(take_back(clerk, "x").await), Code::WrongState, "once");
        assert_eq!(told(store, *id, "recruitment.taken-back").await, serde_json::json!({ "region": "provincial" }));
        let quota = recruitment::quota(store, &Actor::citizen(), None, 9).await.unwrap();
        assert_eq!((quota[0].reserved, quota[0].free()), (0, 3));
        let draft = record().await;
        assert_eq!((draft.line.state, draft.returned_because.as_deref()), (RecruitmentState::Draft, Some("报名时间来不及")));

        // With other days and under a later version of the scheme: nothing of the first approval is left.
        let mut next = built_in().remove(0);
        (next.version, next.fee_cents) = (4, 1);
        recruitment::publish_scheme(store, clerk, &serde_json::to_string(&next).unwrap(), later(1)).await.unwrap();
        let mut moved = RecruitmentPlan { scheme_version: 4, ..plan() };
        moved.schedule.registration = Span { first: day("2026-11-25"), last: day("2026-12-03") };
        recruitment::change_plan(store, clerk, *id, draft.version, &moved, later(1)).await.unwrap();
        assert_eq!(code(recruitment::announce(store, clerk, *id, later(1)).await), Code::WrongState);
        recruitment::submit(store, clerk, *id, later(1)).await.unwrap();
        assert_eq!(record().await.returned_because, None);
        assert_eq!(code(recruitment::approve(store, clerk, *id, later(1)).await), Code::SecondPersonNeeded);
        recruitment::approve(store, head, *id, later(1)).await.unwrap();
        recruitment::announce(store, clerk, *id, later(1)).await.unwrap();
        assert_eq!(record().await.scheme.fee_cents, 1);
        assert_eq!(code(take_back(clerk, "x").await), Code::WrongState, "what is public changes in public");
        assert_whole(store).await;
    }

    async fn quota_is_reserved_at_the_hand_in_and_free_again_after_a_return(world: World) {
        let store = &world.store;
        let scene = Scene::drafted(store).await;
        let balance = async || {
            let all = recruitment::quota(store, &Actor::citizen(), None, 9).await.unwrap();
            (all[0].reserved, all[0].free())
        };
        assert_eq!(balance().await, (0, 3));
        recruitment::submit(store, &scene.clerk, scene.id, at(3)).await.unwrap();
        assert_eq!(balance().await, (3, 0));

        // A second plan finds nothing left, and is told which position lacks what.
        let other = recruitment::plan(store, &scene.clerk, &plan(), at(4)).await.unwrap();
        recruitment::put_positions(store, &scene.clerk, other, &positions(), None, at(4)).await.unwrap();
        let lacking = refusal(recruitment::submit(store, &scene.clerk, other, at(5)).await);
        assert_eq!((lacking.code, lacking.facts), (Code::QuotaLacking, vec!["2".into(), "22000000000000017".into(), "too-few".into()]));

        assert_eq!(code(recruitment::return_plan(store, &scene.head, scene.id, " ", at(5)).await), Code::Missing);
        recruitment::return_plan(store, &scene.head, scene.id, "人数有误", at(5)).await.unwrap();
        assert_eq!(balance().await, (0, 3));
        let record = recruitment::recruitment_record(store, &scene.clerk, scene.id, at(6)).await.unwrap();
        assert_eq!((record.line.state, record.returned_because.as_deref()), (RecruitmentState::Draft, Some("人数有误")));
        recruitment::submit(store, &scene.clerk, other, at(7)).await.unwrap();
        assert_eq!(balance().await, (3, 0));
        assert_eq!(code(quota(store, "吉编核〔2026〕1号", "示范统计局", 9).await), Code::Taken);
        assert_whole(store).await;
    }

    async fn a_plan_keeps_its_version_and_its_checks(world: World) {
        let store = &world.store;
        let scene = Scene::drafted(store).await;
        let change = async |version, plan: &RecruitmentPlan| {
            recruitment::change_plan(store, &scene.clerk, scene.id, version, plan, at(3)).await
        };
        assert_eq!(code(change(1, &plan()).await), Code::ChangedMeanwhile, "the positions made a second version");
        change(2, &plan()).await.unwrap();
        let unknown = RecruitmentPlan { scheme_version: 9, ..plan() };
        assert_eq!(refusal(change(3, &unknown).await), Refusal::of(Code::NotFound, "scheme"));
        let mut early = plan();
        early.schedule.written_on = day("2026-12-01");
        assert_eq!(code(change(3, &early).await), Code::DayTooEarly);
        let put = async |positions: &[Position]| {
            code(recruitment::put_positions(store, &scene.clerk, scene.id, positions, None, at(4)).await)
        };
        assert_eq!(put(&[]).await, Code::NoPositions);
        let twice = [positions().remove(0), positions().remove(0)];
        assert_eq!(put(&twice).await, Code::NamedTwice);
        let odd = Position { variant: Some("戊级".into()), ..positions().remove(0) };
        assert_eq!(put(&[odd]).await, Code::UnknownVariant);
    }

    async fn an_announced_position_changes_only_by_a_published_amendment(world: World) {
        let store = &world.store;
        let scene = Scene::announced(store).await;
        let before = positions().remove(0);
        let printed = Printed { majors: "统计学、法学、经济学".into(), ..before.conditions.printed.clone() };
        let after = Position { conditions: Conditions::read(printed, ""), ..before.clone() };
        let propose = async |position: &Position, reason: &str, now| {
            recruitment::propose_amendment(store, &scene.clerk, scene.id, position, reason, now).await
        };
        assert_eq!(code(propose(&before, "更正", at(6)).await), Code::NothingChanged);
        assert_eq!(code(propose(&after, "", at(6)).await), Code::Missing);
        let more = Position { places: 3, ..before.clone() };
        assert_eq!(code(propose(&more, "增加", at(6)).await), Code::OutOfRange, "more places need quota of their own");
        let amendment = propose(&after, "专业目录更新", at(6)).await.unwrap();
        assert_eq!(code(propose(&after, "再次", at(7)).await), Code::AmendmentPending);

        let citizen = Actor::citizen();
        let seen = recruitment::position(store, &citizen, scene.id, &before.code).await.unwrap();
        assert_eq!((seen.position, seen.amendments.len()), (before.clone(), 0), "not public before the decision");
        let decide = async |by: &Actor, agreed, now| recruitment::decide_amendment(store, by, amendment, agreed, now).await;
        assert_eq!(code(decide(&scene.clerk, true, at(8)).await), Code::SecondPersonNeeded);
        assert_eq!(code(decide(&scene.head, true, later(10)).await), Code::WrongState, "registration is over");
        decide(&scene.head, true, at(8)).await.unwrap();
        assert_eq!(code(decide(&scene.head, true, at(9)).await), Code::AlreadyDone);

        let seen = recruitment::position(store, &citizen, scene.id, &before.code).await.unwrap();
        assert_eq!(seen.position, after);
        assert_eq!((&seen.amendments[0].before, seen.amendments[0].state), (&before, AmendmentState::Published));
        let said = told(store, scene.id, "recruitment.amended").await;
        assert_eq!(said["before"]["conditions"]["printed"]["majors"], "统计学、法学");
        let news = recruitment::news(store, &citizen, 9).await.unwrap();
        assert_eq!(news.len(), 2);
        assert!(matches!(&news[0].what, NewsKind::Amendment { reason, .. } if reason == "专业目录更新"));
        assert_eq!((news[1].what.clone(), news[1].title.as_str()), (NewsKind::Notice, "2027年度示范招录"));
        let found = recruitment::positions(store, &citizen, scene.id, &words("经济"), 9).await.unwrap();
        assert_eq!(found.found, 1, "the search knows the new text");
        assert_whole(store).await;
    }

    async fn the_fields_that_are_searched_follow_a_published_amendment_and_nothing_before_it(world: World) {
        let store = &world.store;
        let scene = Scene::announced(store).await;
        let before = positions().remove(0);
        let printed = Printed { majors: "古生物学".into(), ..before.conditions.printed.clone() };
        let after = Position {
            conditions: Conditions::read(printed, ""),
            unit: "示范地质博物馆".into(),
            region_text: "敦化市".into(),
            ..before.clone()
        };
        let old = domain::recruitment::search::field_texts(&before);
        let asked = |region: &str, unit: &str, major: &str| PositionQuery {
            region: region.into(),
            unit: unit.into(),
            major: major.into(),
            ..PositionQuery::default()
        };
        // Whether the position is found by its new place, unit and majors, and by the old majors.
        let found = async || {
            let mut found = Vec::new();
            for query in [asked("敦化", "", ""), asked("", "地质博物馆", ""), asked("", "", "古生物"), asked("", "", &old.majors)] {
                let page = recruitment::positions(store, &Actor::citizen(), scene.id, &query, 99).await.unwrap();
                found.push(page.lines.iter().any(|line| line.code == before.code.as_str()));
            }
            found
        };
        let propose = async || {
            recruitment::propose_amendment(store, &scene.clerk, scene.id, &after, "单位更名并调整专业", at(6)).await.unwrap()
        };
        let unchanged = [false, false, false, true];
        assert_eq!(found().await, unchanged);
        let declined = propose().await;
        assert_eq!(found().await, unchanged, "proposed is not published");
        recruitment::decide_amendment(store, &scene.head, declined, false, at(7)).await.unwrap();
        assert_eq!(found().await, unchanged, "declined");
        let agreed = propose().await;
        recruitment::decide_amendment(store, &scene.head, agreed, true, at(8)).await.unwrap();
        assert_eq!(found().await, [true, true, true, false], "the old majors find it no more");
        assert_whole(store).await;
    }

    async fn announced_days_change_only_by_a_second_persons_publication_and_the_old_ones_stay_readable(world: World) {
        let store = &world.store;
        let scene = Scene::announced(store).await;
        let before = plan().schedule;
        let after = Schedule { written_on: day("2026-12-27"), ..before.clone() };
        let propose = async |days: &Schedule, reason: &str, now| {
            recruitment::propose_days(store, &scene.clerk, scene.id, days, reason, now).await
        };
        assert_eq!(code(propose(&before, "推迟", at(6)).await), Code::NothingChanged);
        assert_eq!(code(propose(&after, " ", at(6)).await), Code::Missing);
        let past = Schedule { written_on: day("2026-11-20"), ..before.clone() };
        assert_eq!(refusal(propose(&past, "提前", at(6)).await).field.as_deref(), Some("written_on"));
        let change = propose(&after, "考点临时不能使用", at(6)).await.unwrap();
        assert_eq!(code(propose(&after, "再次", at(7)).await), Code::AmendmentPending);
        let waits = recruitment::tasks(store, &scene.head, at(7)).await.unwrap();
        assert!(waits.iter().any(|task| (task.kind, task.count) == (TaskKind::Rescheduling, 1)), "{waits:?}");

        let citizen = Actor::citizen();
        let seen = async |who: &Actor| recruitment::reschedulings(store, who, scene.id).await.unwrap();
        assert_eq!(seen(&citizen).await, [], "not public before the decision");
        assert_eq!(seen(&scene.clerk).await.iter().map(|it| it.decides).collect::<Vec<_>>(), [false]);
        assert_eq!(seen(&scene.head).await.iter().map(|it| it.decides).collect::<Vec<_>>(), [true]);
        let decide = async |by: &Actor, agreed, now| recruitment::decide_days(store, by, change, agreed, now).await;
        assert_eq!(code(decide(&scene.clerk, true, at(8)).await), Code::SecondPersonNeeded);
        assert!(decide(&staff(ExamRegion::Baishan), true, at(8)).await.is_err(), "another region's");
        let late = refusal(decide(&scene.head, true, later(60)).await);
        assert_eq!((late.code, late.field.as_deref()), (Code::TooLate, Some("written_on")), "the day has come meanwhile");
        decide(&scene.head, true, at(8)).await.unwrap();
        assert_eq!(code(decide(&scene.head, false, at(9)).await), Code::AlreadyDone);

        let record = recruitment::recruitment_record(store, &citizen, scene.id, at(9)).await.unwrap();
        assert_eq!(record.plan.schedule, after);
        let public = seen(&citizen).await;
        assert_eq!((&public[0].before, public[0].state), (&before, AmendmentState::Published));
        let said = told(store, scene.id, "recruitment.days-changed").await;
        assert_eq!((&said["before"]["written_on"], &said["after"]["written_on"]), (&"2026-12-20".into(), &"2026-12-27".into()));
        let news = recruitment::news(store, &citizen, 9).await.unwrap();
        assert!(matches!(&news[0].what, NewsKind::Days { reason, .. } if reason == "考点临时不能使用"));

        // Declined, nothing changes.
        let again = Schedule { written_on: day("2026-12-28"), ..after.clone() };
        let declined = propose(&again, "再推迟", at(10)).await.unwrap();
        recruitment::decide_days(store, &scene.head, declined, false, at(11)).await.unwrap();
        let record = recruitment::recruitment_record(store, &citizen, scene.id, at(12)).await.unwrap();
        assert_eq!((record.plan.schedule, seen(&citizen).await.len()), (after, 1));
        assert_whole(store).await;
    }

    async fn the_words_of_a_notice_are_corrected_by_a_second_person_and_the_old_ones_stay_readable(world: World) {
        let store = &world.store;
        let scene = Scene::announced(store).await;
        let before = plan().wording();
        let after = Wording { title: "2027年度示范招录（更正）".into(), enquiries: "0431-22222222".into(), ..before.clone() };
        let propose = async |words: &Wording, reason: &str, now| {
            recruitment::propose_words(store, &scene.clerk, scene.id, words, reason, now).await
        };
        assert_eq!(code(propose(&before, "更正", at(6)).await), Code::NothingChanged);
        let empty = Wording { objections: " ".into(), ..before.clone() };
        assert_eq!(refusal(propose(&empty, "更正", at(6)).await), Refusal::of(Code::Missing, "objections"));
        assert_eq!(code(propose(&after, "", at(6)).await), Code::Missing);
        let change = propose(&after, "电话有误", at(6)).await.unwrap();
        assert_eq!(code(propose(&after, "再次", at(7)).await), Code::AmendmentPending);
        let waits = recruitment::tasks(store, &scene.head, at(7)).await.unwrap();
        assert!(waits.iter().any(|task| (task.kind, task.count) == (TaskKind::Rewording, 1)), "{waits:?}");

        let citizen = Actor::citizen();
        let seen = async |who: &Actor| recruitment::rewordings(store, who, scene.id).await.unwrap();
        assert_eq!(seen(&citizen).await, [], "not public before the decision");
        assert_eq!(seen(&scene.head).await.iter().map(|it| it.decides).collect::<Vec<_>>(), [true]);
        let decide = async |by: &Actor, change, agreed, now| {
            recruitment::decide_words(store, by, change, agreed, now).await
        };
        assert_eq!(code(decide(&scene.clerk, change, true, at(8)).await), Code::SecondPersonNeeded);
        assert!(decide(&staff(ExamRegion::Baishan), change, true, at(8)).await.is_err(), "another region's");
        decide(&scene.head, change, true, at(8)).await.unwrap();
        assert_eq!(code(decide(&scene.head, change, false, at(9)).await), Code::AlreadyDone);

        let record = recruitment::recruitment_record(store, &citizen, scene.id, at(9)).await.unwrap();
        assert_eq!((record.plan.wording(), record.line.title.as_str()), (after.clone(), "2027年度示范招录（更正）"));
        let public = seen(&citizen).await;
        assert_eq!((&public[0].before, public[0].state), (&before, AmendmentState::Published));
        let said = told(store, scene.id, "recruitment.words-changed").await;
        assert_eq!(said["changed"]["enquiries"], serde_json::json!({ "before": "0431-00000000", "after": "0431-22222222" }));
        assert!(said["changed"]["words"].is_null(), "the text is the same");
        let news = recruitment::news(store, &citizen, 9).await.unwrap();
        assert!(matches!(&news[0].what, NewsKind::Words { reason, .. } if reason == "电话有误"));

        let text = Wording { words: "一、报名\n网上或现场报名。".into(), ..after.clone() };
        let declined = propose(&text, "增加现场报名", at(10)).await.unwrap();
        decide(&scene.head, declined, false, at(11)).await.unwrap();
        assert_eq!(seen(&citizen).await.len(), 1);
        let agreed = propose(&text, "增加现场报名", at(12)).await.unwrap();
        decide(&scene.head, agreed, true, at(13)).await.unwrap();
        let said = told(store, scene.id, "recruitment.words-changed").await;
        assert!(said["changed"]["words"]["after"]["sha256"].is_string());
        assert_whole(store).await;
    }

    async fn changed_days_do_not_outlive_the_quota(world: World) {
        let store = &world.store;
        let scene = Scene::announced(store).await;
        let late = Schedule { filing_by: day("2028-01-31"), ..plan().schedule };
        let propose = async || recruitment::propose_days(store, &scene.clerk, scene.id, &late, "推迟备案", at(6)).await;
        let lacking = Refusal::of(Code::QuotaLacking, "filing_by").with(2).with("22000000000000017");
        assert_eq!(refusal(propose().await), lacking.clone().with("expires"));
        let second = QuotaNotice {
            number: "吉编核〔2027〕2号".into(),
            unit: "示范统计局".into(),
            kind: QuotaKind::Administrative,
            count: 3,
            expires: day("2028-12-31"),
        };
        recruitment::enter_quota(store, &scene.clerk, ExamRegion::Provincial, &second, at(6)).await.unwrap();
        let change = propose().await.unwrap();
        // Asked again when it is decided: meanwhile others may have counted on the free places.
        let places = async |count: u32| {
            let sql = format!("UPDATE quota_notices SET count = {count} WHERE number = '吉编核〔2027〕2号'");
            world.raw().await.execute_unprepared(&sql).await.unwrap();
        };
        let decide = async || recruitment::decide_days(store, &scene.head, change, true, at(7)).await;
        places(1).await;
        let refused = refusal(decide().await);
        assert_eq!((refused.code, refused.facts.last().map(String::as_str)), (Code::QuotaLacking, Some("too-few")));
        places(3).await;
        decide().await.unwrap();
        assert_eq!(told(store, scene.id, "recruitment.days-changed").await["quota_moved"], 2);
        let balances = recruitment::quota(store, &Actor::citizen(), None, 9).await.unwrap();
        let reserved: Vec<(&str, u32)> = balances.iter().map(|it| (it.notice.number.as_str(), it.reserved)).collect();
        assert_eq!(reserved, [("吉编核〔2026〕1号", 0), ("吉编核〔2027〕2号", 3)], "the old notice is free again");
        for (number, before, after) in [("吉编核〔2026〕1号", 3, 0), ("吉编核〔2027〕2号", 0, 3)] {
            let moved = recruitment::quota_movements(store, &Actor::citizen(), number, 9).await.unwrap().remove(0);
            let reserved = (moved.movement.before.reserved, moved.movement.after.reserved);
            assert_eq!((moved.cause, reserved), (QuotaCause::Moved, (before, after)));
        }
        assert_whole(store).await;
    }

    async fn positions_are_found_by_two_characters_and_by_education(world: World) {
        let store = &world.store;
        let scene = Scene::announced(store).await;
        let found = async |query: PositionQuery| {
            let found = recruitment::positions(store, &Actor::citizen(), scene.id, &query, 1).await.unwrap();
            (found.found, found.more, found.lines.first().map(|line| line.code.clone()))
        };
        let (first, second) = ("22000000000000017".to_owned(), "22000000000000018".to_owned());
        assert_eq!(found(words("法学")).await, (1, false, Some(first.clone())));
        assert_eq!(found(words("调查 计算")).await, (1, false, Some(second.clone())));
        assert_eq!(found(words("100%")).await.0, 0, "a percent sign is no pattern");
        assert_eq!(found(words("000017")).await.2, Some(first.clone()));
        assert_eq!(found(PositionQuery::default()).await, (2, true, Some(first.clone())));
        let after = Some(PositionCode::parse(&first).unwrap());
        assert_eq!(found(PositionQuery { after, ..PositionQuery::default() }).await, (2, false, Some(second)));
        for (query, count) in [
            (PositionQuery { major: "法学".into(), ..PositionQuery::default() }, 1),
            (PositionQuery { unit: "法学".into(), ..PositionQuery::default() }, 0),
            (PositionQuery { unit: "调查".into(), major: "计算".into(), ..PositionQuery::default() }, 1),
            (PositionQuery { region: "长春".into(), ..PositionQuery::default() }, 2),
            (PositionQuery { region: "调查".into(), ..PositionQuery::default() }, 0),
        ] {
            assert_eq!(found(query.clone()).await.0, count, "{query:?}");
        }
        let has = |education| PositionQuery { education: Some(education), ..PositionQuery::default() };
        assert_eq!((found(has(Education::College)).await.0, found(has(Education::Master)).await.0), (0, 2));
    }

    async fn an_edited_position_is_named_by_the_ledger(world: World) {
        let store = &world.store;
        let scene = Scene::announced(store).await;
        let raw = world.raw().await;
        raw.execute_unprepared("UPDATE positions SET places = 9 WHERE code = '22000000000000018'").await.unwrap();
        let report = ledger::verify(store, &support::administrator(), None).await.unwrap();
        assert_eq!(report.findings.len(), 1, "{:?}", report.findings);
        assert!(format!("{:?}", report.findings[0]).contains(&format!("{}/22000000000000018", scene.id)));
    }
}

fn words(words: &str) -> PositionQuery {
    PositionQuery { words: words.into(), ..PositionQuery::default() }
}
