//! The register's list, one entry, and steps from state to state, on both databases.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod rosters;
#[macro_use]
mod support;

use domain::examiners::{ExaminerState, Filter, Page, PanelRole, Transition};
use domain::ids::{AccountId, ExaminerId};
use domain::permissions::{Actor, Role};
use domain::refusal::Code;
use domain::regions::ExamRegion;
use rosters::{identity, people, xlsx};
use std::collections::BTreeSet;
use store::{Store, StoreError, examiners};
use support::at;

fn actor(role: Role, region: Option<ExamRegion>) -> Actor {
    let account = Some(AccountId(uuid::Uuid::now_v7()));
    Actor { account, role, region, agency: "白山市人力资源和社会保障局".to_owned(), second_factor: true }
}

fn staff(region: ExamRegion) -> Actor {
    actor(Role::Staff, Some(region))
}

/// A register of 130 persons, a quarter each of 省直, 长春, 白山, 延边.
async fn register(store: &Store) {
    let provincial = staff(ExamRegion::Provincial);
    let import = examiners::stage(store, &provincial, "a.xlsx", xlsx(&people(130)), at(0)).await.unwrap();
    examiners::confirm(store, &provincial, import, at(1)).await.unwrap();
}

fn refused<T>(result: Result<T, StoreError>) -> Code {
    match result {
        Err(StoreError::Refused(refusal)) => refusal.code,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("not refused"),
    }
}

async fn count(store: &Store, actor: &Actor, filter: Filter) -> u64 {
    examiners::list(store, actor, &filter, Page::First).await.unwrap().total
}

async fn first_of(store: &Store, region: ExamRegion) -> ExaminerId {
    let filter = Filter { region: Some(region), ..Filter::default() };
    examiners::list(store, &staff(ExamRegion::Provincial), &filter, Page::First).await.unwrap().examiners[0].id
}

both_databases! {
    async fn pages_hold_everyone_once_forwards_and_backwards(world: World) {
        let store = &world.store;
        register(store).await;
        let staff = staff(ExamRegion::Provincial);
        let mut pages = vec![examiners::list(store, &staff, &Filter::default(), Page::First).await.unwrap()];
        while let Some(next) = pages.last().unwrap().next {
            pages.push(examiners::list(store, &staff, &Filter::default(), next).await.unwrap());
        }
        assert_eq!(pages.iter().map(|page| page.examiners.len()).collect::<Vec<_>>(), [50, 50, 30]);
        let everyone: BTreeSet<_> = pages.iter().flat_map(|page| page.examiners.iter().map(|one| one.id)).collect();
        assert_eq!(everyone.len(), 130);
        assert!(pages.iter().all(|page| page.total == 130));
        assert_eq!((pages[0].previous, pages[2].next), (None, None));
        let back = examiners::list(store, &staff, &Filter::default(), pages[2].previous.unwrap()).await.unwrap();
        assert_eq!(back.examiners, pages[1].examiners);
        let back = examiners::list(store, &staff, &Filter::default(), back.previous.unwrap()).await.unwrap();
        assert_eq!((back.examiners.len(), back.previous), (50, None));
        let certificate = pages[0].examiners[0].certificate.as_ref().map(|it| it.number.as_str());
        assert_eq!(certificate, Some("吉考000000"), "in the order of the roster");
    }

    async fn filters_find_what_they_say(world: World) {
        let store = &world.store;
        register(store).await;
        let staff = staff(ExamRegion::Provincial);
        let any = Filter::default;
        assert_eq!(count(store, &staff, Filter { region: Some(ExamRegion::Baishan), ..any() }).await, 32);
        assert_eq!(count(store, &staff, Filter { role: Some(PanelRole::Chief), ..any() }).await, 44);
        assert_eq!(count(store, &staff, Filter { role: Some(PanelRole::Deputy), ..any() }).await, 0);
        assert_eq!(count(store, &staff, Filter { state: Some(ExaminerState::Certified), ..any() }).await, 130);
        assert_eq!(count(store, &staff, Filter { state: Some(ExaminerState::Revoked), ..any() }).await, 0);
        let text = |text: &str| Filter { text: text.to_owned(), ..any() };
        assert_eq!(count(store, &staff, text("000007")).await, 1);
        assert_eq!(count(store, &staff, text(" 延边州第 ")).await, 32);
        assert_eq!(count(store, &staff, text("%")).await, 0, "a mark of the pattern is a text like any other");
        assert_eq!(count(store, &staff, text("_")).await, 0);
        assert_eq!(count(store, &staff, text("\\")).await, 0);
        assert_eq!(count(store, &staff, text("' OR 1=1 --")).await, 0);
        assert_eq!(count(store, &staff, text(&identity(3))).await, 0, "identity numbers cannot be searched for");
    }

    async fn each_sees_as_far_as_the_table_allows(world: World) {
        let store = &world.store;
        register(store).await;
        let baishan = staff(ExamRegion::Baishan);
        assert_eq!(count(store, &baishan, Filter::default()).await, 32);
        assert_eq!(count(store, &actor(Role::Supervisor, None), Filter::default()).await, 130);
        let other = Filter { region: Some(ExamRegion::Changchun), ..Filter::default() };
        assert_eq!(refused(examiners::list(store, &baishan, &other, Page::First).await), Code::NotPermitted);
        let stranger = first_of(store, ExamRegion::Changchun).await;
        assert_eq!(refused(examiners::life(store, &baishan, stranger).await), Code::NotFound);
        for role in [Role::Applicant, Role::Examiner, Role::Administrator] {
            let asker = actor(role, None);
            assert_eq!(refused(examiners::list(store, &asker, &Filter::default(), Page::First).await), Code::NotPermitted);
        }
        assert_eq!(
            refused(examiners::list(store, &Actor::citizen(), &Filter::default(), Page::First).await),
            Code::SignInRequired
        );
    }

    async fn the_identity_number_is_never_shown_whole(world: World) {
        let store = &world.store;
        register(store).await;
        let staff = staff(ExamRegion::Provincial);
        let page = examiners::list(store, &staff, &Filter::default(), Page::First).await.unwrap();
        let text = serde_json::to_string(&page).unwrap();
        for serial in 0..50 {
            assert!(!text.contains(&identity(serial)[6..17]), "{serial}");
        }
        assert!(page.examiners[0].identity.contains('*'));
    }

    async fn steps_are_kept_with_their_reasons(world: World) {
        let store = &world.store;
        register(store).await;
        let baishan = staff(ExamRegion::Baishan);
        let id = first_of(store, ExamRegion::Baishan).await;
        let step = async |seen, step, reason: &str, seconds| {
            examiners::change_state(store, &baishan, id, seen, step, reason, at(seconds)).await
        };
        use ExaminerState::{Certified, Suspended};
        assert_eq!(refused(step(Certified, Transition::Suspend, " ", 1).await), Code::Missing);
        assert_eq!(refused(step(Certified, Transition::Suspend, "短", 1).await), Code::OutOfRange);
        assert_eq!(step(Certified, Transition::Suspend, "年度考核待复核", 2).await.unwrap(), Suspended);
        assert_eq!(refused(step(Certified, Transition::Revoke, "他人已先处理", 3).await), Code::ChangedMeanwhile);
        assert_eq!(refused(step(Suspended, Transition::Renew, "不应成功的步骤", 3).await), Code::WrongState);
        assert_eq!(step(Suspended, Transition::Reinstate, "复核合格，恢复", 4).await.unwrap(), Certified);
        let life = examiners::life(store, &baishan, id).await.unwrap();
        let told: Vec<_> = life.steps.iter().map(|step| (step.transition, step.reason.as_str())).collect();
        assert_eq!(told, [(Transition::Suspend, "年度考核待复核"), (Transition::Reinstate, "复核合格，恢复")]);
        assert_eq!(life.steps[0].at, at(2));
        assert_eq!(life.examiner.state, Certified);

        let stranger = first_of(store, ExamRegion::Changchun).await;
        let foreign =
            examiners::change_state(store, &baishan, stranger, Certified, Transition::Revoke, "越权的操作", at(5)).await;
        assert_eq!(refused(foreign), Code::NotFound);
        let report = store::ledger::verify(store, &support::administrator(), None).await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    }

    async fn two_staff_acting_at_once_take_one_step(world: World) {
        register(&world.store).await;
        let id = first_of(&world.store, ExamRegion::Baishan).await;
        let (a, b) = (world.another().await, world.another().await);
        let (one, two) = (staff(ExamRegion::Baishan), staff(ExamRegion::Provincial));
        use ExaminerState::Certified;
        let (x, y) = tokio::join!(
            examiners::change_state(&a, &one, id, Certified, Transition::Suspend, "第一人先处理", at(2)),
            examiners::change_state(&b, &two, id, Certified, Transition::Revoke, "第二人同时处理", at(2)),
        );
        assert_eq!(u8::from(x.is_ok()) + u8::from(y.is_ok()), 1);
        let late = if x.is_ok() { y } else { x };
        assert_eq!(refused(late), Code::ChangedMeanwhile);
        assert_eq!(examiners::life(&world.store, &one, id).await.unwrap().steps.len(), 1);
    }
}
