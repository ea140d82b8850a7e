//! An examiner's life: application, records with their steps, avoidances, and the pool in numbers, on both databases.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod rosters;
#[macro_use]
mod support;

use chrono::NaiveDate;
use domain::examiners::{
    Applicant, Assessment, Avoidance, Column, ExaminerState, Filter, Page, Record, Relation, Transition,
    check_application,
};
use domain::ids::{AccountId, ExaminerId};
use domain::permissions::{Actor, Role};
use domain::refusal::Code;
use domain::regions::ExamRegion;
use rosters::{identity, people, xlsx};
use sea_orm::{ConnectionTrait, Statement};
use store::accounts::{self, NewAccount};
use store::{Store, StoreError, examiners};
use support::{administrator, at, refusal};

fn staff(region: ExamRegion) -> Actor {
    let account = Some(AccountId(uuid::Uuid::now_v7()));
    Actor {
        account, role: Role::Staff, region: Some(region), agency: "白山市人社局".to_owned(), second_factor: true
    }
}

fn applicant(serial: u32) -> Applicant {
    let typed = [
        (Column::Name, "申请人甲".to_owned()),
        (Column::WorkUnit, "白山市第一中学".to_owned()),
        (Column::Region, "白山市".to_owned()),
        (Column::Identity, identity(serial)),
        (Column::Roles, "公共考官".to_owned()),
    ];
    let Ok(applicant) = check_application(&typed.into()) else { panic!("refused") };
    applicant
}

/// The day of a moment of these tests, in Shanghai.
fn day(seconds: i64) -> NaiveDate {
    domain::calendar::day_in_shanghai(at(seconds))
}

async fn account_of(store: &Store, examiner: ExaminerId) -> Actor {
    let login = format!("e{}", uuid::Uuid::now_v7().simple());
    let new = NewAccount {
        login: login[..30].to_owned(),
        role: Role::Examiner,
        region: None,
        agency: String::new(),
        name: "某人".into(),
        examiner: Some(examiner),
        password: "correct horse battery".into(),
        second_factor: None,
    };
    let id = accounts::create(store, &administrator(), new, at(2)).await.unwrap();
    Actor { account: Some(id), role: Role::Examiner, region: None, agency: String::new(), second_factor: false }
}

fn code<T: std::fmt::Debug>(result: Result<T, StoreError>) -> Code {
    refusal(result).code
}

both_databases! {
    async fn an_application_comes_the_whole_way_into_the_pool(world: World) {
        let store = &world.store;
        let baishan = staff(ExamRegion::Baishan);
        let siping = staff(ExamRegion::Siping);
        assert_eq!(code(examiners::apply(store, &siping, &applicant(1), at(1)).await), Code::OutsideRegion);
        let id = examiners::apply(store, &baishan, &applicant(1), at(1)).await.unwrap();
        let again = refusal(examiners::apply(store, &baishan, &applicant(1), at(1)).await);
        assert_eq!((again.code, again.field.as_deref()), (Code::Taken, Some("identity")));

        use ExaminerState::{Applied, Certified, ExamPassed, Recommended, Training};
        let enter = async |seen, record: Record, seconds| {
            let what = (day(0), &record);
            examiners::record(store, &baishan, id, seen, what, "吉人社〔2026〕12号", at(seconds)).await
        };
        let certificate =
            Record::Certificate { number: "吉考900001".to_owned(), valid_until: day(0) + chrono::Days::new(1_000) };
        assert_eq!(code(enter(Applied, certificate.clone(), 2).await), Code::WrongState);
        assert_eq!(enter(Applied, Record::Recommendation, 2).await.unwrap(), Recommended);
        assert_eq!(code(enter(Applied, Record::Recommendation, 3).await), Code::ChangedMeanwhile);
        assert_eq!(enter(Recommended, Record::Training { hours: 24 }, 3).await.unwrap(), Training);
        assert_eq!(enter(Training, Record::Exam { passed: false }, 4).await.unwrap(), Training);
        assert_eq!(enter(Training, Record::Exam { passed: true }, 5).await.unwrap(), ExamPassed);
        assert_eq!(examiners::life(store, &baishan, id).await.unwrap().examiner.certificate, None);
        assert_eq!(enter(ExamPassed, certificate, 6).await.unwrap(), Certified);
        assert_eq!(enter(Certified, Record::Assessment { year: 2026, passed: true }, 7).await.unwrap(), Certified);

        let life = examiners::life(store, &baishan, id).await.unwrap();
        assert_eq!(life.records.len(), 6);
        assert_eq!(life.examiner.assessment, Assessment::Passed);
        assert_eq!(life.examiner.certificate.unwrap().number, "吉考900001");
        let steps: Vec<_> = life.steps.iter().map(|step| step.transition).collect();
        assert_eq!(steps, [Transition::Recommend, Transition::Train, Transition::PassExam, Transition::Certify]);
        assert_eq!(life.steps[3].reason, "吉人社〔2026〕12号");
        assert_eq!(code(examiners::life(store, &siping, id).await), Code::NotFound);
        let report = store::ledger::verify(store, &administrator(), None).await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    }

    async fn a_record_of_tomorrow_or_without_its_document_is_refused(world: World) {
        let store = &world.store;
        let baishan = staff(ExamRegion::Baishan);
        let id = examiners::apply(store, &baishan, &applicant(1), at(1)).await.unwrap();
        let enter = async |days: u64, basis: &str| {
            let what = (day(0) + chrono::Days::new(days), &Record::Recommendation);
            refusal(examiners::record(store, &baishan, id, ExaminerState::Applied, what, basis, at(2)).await)
        };
        let told = |refusal: domain::refusal::Refusal| (refusal.code, refusal.field.unwrap_or_default());
        assert_eq!(told(enter(1, "单位推荐函").await), (Code::OutOfRange, "day".to_owned()));
        assert_eq!(told(enter(0, " ").await), (Code::Missing, "basis".to_owned()));
        assert!(examiners::life(store, &baishan, id).await.unwrap().records.is_empty());
    }

    async fn an_examiner_declares_and_only_staff_end_a_declaration(world: World) {
        let store = &world.store;
        let baishan = staff(ExamRegion::Baishan);
        let id = examiners::apply(store, &baishan, &applicant(1), at(1)).await.unwrap();
        let own = account_of(store, id).await;
        let kin = Avoidance::read(Relation::Spouse, "亲属某某", "", "0301").unwrap();
        let unit = Avoidance::read(Relation::SameUnit, "", "白山市水务局", "").unwrap();
        examiners::declare_own(store, &own, &kin, at(3)).await.unwrap();
        examiners::declare_for(store, &baishan, id, &unit, at(4)).await.unwrap();
        assert_eq!(code(examiners::declare_for(store, &staff(ExamRegion::Siping), id, &unit, at(4)).await), Code::NotFound);
        assert_eq!(code(examiners::declare_own(store, &baishan, &kin, at(4)).await), Code::NotPermitted);

        let declared = examiners::own_life(store, &own).await.unwrap().avoidances;
        assert_eq!(declared.iter().map(|it| it.by_examiner).collect::<Vec<_>>(), [false, true]);
        assert_eq!(declared[1].avoidance, kin);
        let stored = Statement::from_string(store.backend(), "SELECT person FROM examiner_avoidances WHERE person IS NOT NULL");
        let stored: String = store.read().query_one_raw(stored).await.unwrap().unwrap().try_get("", "person").unwrap();
        assert!(!stored.contains("亲属"), "{stored}");

        let mine = declared[1].id;
        assert_eq!(code(examiners::end_avoidance(store, &own, mine, "不再需要", at(5)).await), Code::NotPermitted);
        assert_eq!(code(examiners::end_avoidance(store, &baishan, mine, "", at(5)).await), Code::Missing);
        assert_eq!(examiners::end_avoidance(store, &baishan, mine, "该亲属未报考", at(5)).await.unwrap(), id);
        assert_eq!(code(examiners::end_avoidance(store, &baishan, mine, "该亲属未报考", at(6)).await), Code::AlreadyDone);
        let declared = examiners::own_life(store, &own).await.unwrap().avoidances;
        assert_eq!(declared[1].ended, Some((at(5), "该亲属未报考".to_owned())));
        let report = store::ledger::verify(store, &administrator(), None).await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
        let page = store::ledger::page(store, &store::ledger::Filter::default(), None, 50).await.unwrap();
        let public = serde_json::to_string(&page.entries.iter().map(|it| &it.entry).collect::<Vec<_>>()).unwrap();
        assert!(!public.contains("亲属") && !public.contains("水务局") && !public.contains("0301"), "{public}");
    }

    async fn the_pool_is_counted_for_everybody_and_names_nobody(world: World) {
        let store = &world.store;
        let provincial = staff(ExamRegion::Provincial);
        let import = examiners::stage(store, &provincial, "a.xlsx", xlsx(&people(130)), at(0)).await.unwrap();
        examiners::confirm(store, &provincial, import, at(1)).await.unwrap();
        examiners::apply(store, &provincial, &applicant(200), at(1)).await.unwrap();
        let census = examiners::census(store, &Actor::citizen()).await.unwrap();
        assert_eq!(census.pool(), 130);
        assert_eq!(census.states[&ExaminerState::Applied], 1);
        assert_eq!(census.regions[&ExamRegion::Baishan].total, 32);
        let listed = examiners::list(store, &provincial, &Filter::default(), Page::First).await.unwrap();
        let text = serde_json::to_string(&census).unwrap();
        assert!(listed.examiners.iter().all(|one| !text.contains(&one.name) && !text.contains(&one.work_unit)));
    }
}
