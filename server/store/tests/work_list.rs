//! What the staff read of applications, on both databases: what waits by its day, page by page, who decides, and nothing
//! for anybody else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod recruitments;
mod registrations;
mod reviews;
#[macro_use]
mod support;

use domain::{
    applications::{
        ApplicationState, AttachmentKind,
        work::{Decides, WorkPage},
    },
    ids::ApplicationId,
    permissions::Actor,
    recruitment::position::PositionCode,
    recruitment::work::TaskKind,
    refusal::Code,
    regions::ExamRegion,
};
use recruitments::{day as on, staff};
use registrations::identity;
use reviews::{FIRST, SECOND, Scene, day, refuse};
use store::applications::{WorkQuery, review, work_list, work_record};
use store::recruitment::tasks;
use support::refusal;

fn of(state: ApplicationState) -> WorkQuery {
    WorkQuery { state, position: None, after: None }
}

fn ids(page: &WorkPage) -> Vec<ApplicationId> {
    page.lines.iter().map(|line| line.id).collect()
}

both_databases! {
    async fn the_longest_waiting_comes_first_and_pages_follow_each_other(world: World) {
        let scene = Scene::announced(&world).await;
        let Scene { store, id, clerk, .. } = &scene;
        let mut all = Vec::new();
        for number in 1..=5 {
            all.push(scene.submitted(number, if number == 2 { SECOND } else { FIRST }).await);
        }
        // The last to begin was the first to hand in.
        scene.put(&all[4], "submitted_at = '2026-11-24T02:00:00.000000Z'").await;
        let read = async |query: &WorkQuery, limit| work_list(store, clerk, *id, query, limit).await.unwrap();
        let query = of(ApplicationState::Submitted);
        let first = read(&query, 2).await;
        assert_eq!(ids(&first), [all[4].application, all[0].application]);
        let second = read(&WorkQuery { after: first.next, ..query.clone() }, 2).await;
        assert_eq!(ids(&second), [all[1].application, all[2].application]);
        // What the page ended with is decided meanwhile: the list goes on behind it.
        review(store, clerk, scene.seen(&all[2]).await, &refuse("专业不符"), day(4)).await.unwrap();
        let third = read(&WorkQuery { after: second.next, ..query.clone() }, 2).await;
        assert_eq!((ids(&third), third.next), (vec![all[3].application], None));
        let one = PositionCode::parse(SECOND).unwrap();
        let others = read(&WorkQuery { position: Some(one), ..query }, 9).await;
        assert_eq!(ids(&others), [all[1].application]);
        assert_eq!(others.lines[0].met.map(|met| met.unclear), Some(1), "whether law is computer science a person decides");

        let line = &first.lines[1];
        let number = identity(1);
        assert_eq!((line.name.as_str(), line.decides, line.due), ("演示人", Decides::You, Some(on("2026-12-04"))));
        assert_eq!(line.identity, format!("220*************{}", &number[16..]));
        let counted: Vec<u64> = third.shelves.iter().map(|shelf| shelf.count).collect();
        assert_eq!(counted, [4, 0, 0, 0, 1, 0, 0]);
        assert_eq!(third.shelves[0].due, Some(on("2026-12-04")));
    }

    async fn an_appeal_is_shown_to_whom_it_waits_for(world: World) {
        let scene = Scene::announced(&world).await;
        let Scene { store, id, clerk, head, .. } = &scene;
        let one = scene.submitted(1, FIRST).await;
        review(store, clerk, scene.seen(&one).await, &refuse("所学专业不符"), day(4)).await.unwrap();
        scene.appealed(&one, day(4)).await;
        let query = of(ApplicationState::Appealed);
        let own = work_list(store, clerk, *id, &query, 9).await.unwrap();
        assert_eq!(own.lines[0].decides, Decides::SecondPerson);
        let others = work_list(store, head, *id, &query, 9).await.unwrap();
        assert_eq!(others.lines[0].decides, Decides::You);
        let record = work_record(store, head, one.application).await.unwrap();
        assert_eq!((record.reasons[0].words.as_str(), record.line.decides), ("所学专业不符", Decides::You));
        // The appeal could be made until Wednesday; the review is announced to end on Friday.
        assert_eq!((record.appeal_until, others.lines[0].due), (Some(on("2026-12-02")), Some(on("2026-12-04"))));
        assert_eq!((record.events[0].kind.as_str(), record.grounds.as_deref()), ("application.appealed", Some("专业课程相同")));
        // A bachelor of law for statistics or law; the file and the form are the applicant's.
        assert_eq!(record.line.met.map(|met| (met.unclear, met.not_met)), Some((0, 0)));
        assert_eq!(record.form.as_ref().map(|form| form.major.as_str()), Some("法学"));
        assert_eq!(record.attachments[0].kind, AttachmentKind::Photo);

        let waits = tasks(store, head, day(4)).await.unwrap();
        let told: Vec<_> = waits.iter().map(|task| (task.recruitment, task.kind, task.count, task.due)).collect();
        assert_eq!(told, [(*id, TaskKind::Appeals, 1, on("2026-12-04"))]);
        let elsewhere = tasks(store, &staff(ExamRegion::Baishan), day(4)).await.unwrap();
        assert_eq!(elsewhere, []);
    }

    async fn nobody_else_reads_them_and_the_staff_only_what_was_handed_in(world: World) {
        let scene = Scene::announced(&world).await;
        let Scene { store, id, clerk, .. } = &scene;
        let (one, draft) = (scene.submitted(1, FIRST).await, scene.begun(2, FIRST).await);
        let query = of(ApplicationState::Submitted);
        let unproven = Actor { second_factor: false, ..clerk.clone() };
        for (actor, code) in [
            (&Actor::citizen(), Code::SignInRequired),
            (&reviews::applicant(one.account), Code::NotPermitted),
            (&staff(ExamRegion::Baishan), Code::NotPermitted),
            (&unproven, Code::SecondFactorRequired),
        ] {
            assert_eq!(refusal(work_list(store, actor, *id, &query, 9).await).code, code);
            assert_eq!(refusal(work_record(store, actor, one.application).await).code, code);
        }
        for state in [ApplicationState::Draft, ApplicationState::Withdrawn] {
            assert_eq!(refusal(work_list(store, clerk, *id, &of(state), 9).await).code, Code::NotFound);
        }
        assert_eq!(refusal(work_record(store, clerk, draft.application).await).code, Code::NotFound);
        scene.put(&one, "state = 'withdrawn', slot = NULL, version = version + 1").await;
        assert_eq!(refusal(work_record(store, clerk, one.application).await).code, Code::NotFound);
        let guessed = ApplicationId(uuid::Uuid::now_v7());
        assert_eq!(refusal(work_record(store, clerk, guessed).await).code, Code::NotFound);
    }

    async fn a_file_of_applications_leaves_its_trace(world: World) {
        let scene = Scene::announced(&world).await;
        let Scene { store, id, clerk, .. } = &scene;
        scene.submitted(1, FIRST).await;
        scene.submitted(2, SECOND).await;
        let export = async |by: &Actor| {
            store::applications::work_export(store, by, *id, ApplicationState::Submitted, 9, day(3)).await
        };
        assert!(export(&staff(ExamRegion::Baishan)).await.is_err());
        assert_eq!(export(clerk).await.unwrap().len(), 2);
        let about = store::ledger::Filter { kind: Some("recruitment.exported".to_owned()), subject: None };
        let traces = store::ledger::page(store, &about, None, 9).await.unwrap().entries;
        let bodies: Vec<_> = traces.iter().map(|it| &it.entry.body).collect();
        let list = serde_json::json!({ "list": { "name": "applications", "state": "submitted" }, "rows": 2 });
        assert_eq!(bodies, [&list], "one for who got it, none for who did not");
    }
}
