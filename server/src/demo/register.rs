//! The demonstration's register: the roster file that ships with the program, imported as staff would, and what
//! happened to some of those in it since.

use anyhow::{Context, anyhow};
use chrono::{DateTime, Datelike, Days, Duration, Utc};
use domain::calendar::day_in_shanghai;
use domain::examiners::{
    Avoidance, Column, ExaminerState, Filter, Page, Record, Relation, Transition, check_application,
};
use domain::permissions::Actor;
use store::Store;

/// The roster that ships with the program, in `public/`; visitors may download it and try the import.
const ROSTER: &[u8] = include_bytes!("../../../public/roster-demonstration.xlsx");

/// Imports the roster.
pub(super) async fn fill(store: &Store, actor: &Actor, now: DateTime<Utc>) -> anyhow::Result<()> {
    let import = store::examiners::stage(store, actor, "roster-demonstration.xlsx", ROSTER.to_vec(), now).await?;
    let outcome = store::examiners::confirm(store, actor, import, now).await?;
    tracing::info!(new = outcome.counts.new, refused = outcome.counts.refused, "examiners imported");
    Ok(())
}

/// Those of the first page who were assessed; the last of them failed.
const ASSESSED: usize = 6;
/// What an applicant typed. The serial of the identity number is above 900, as everybody's in the demonstration.
const APPLICANT: [(Column, &str); 6] = [
    (Column::Name, "沈砚舟"),
    (Column::WorkUnit, "吉林省水利厅"),
    (Column::Region, "省直"),
    (Column::Identity, "220102198803049015"),
    (Column::Roles, "公共考官"),
    (Column::Specialities, "水利工程"),
];

/// Last year's assessments, training, an avoidance, a suspension, and an applicant on the way into the pool.
pub(super) async fn live(store: &Store, actor: &Actor, now: DateTime<Utc>) -> anyhow::Result<()> {
    let today = day_in_shanghai(now);
    let year = today.year() - 1;
    let certified = ExaminerState::Certified;
    let listed = store::examiners::list(store, actor, &Filter::default(), Page::First).await?;
    let training = Record::Training { hours: 16 };
    for (place, one) in listed.examiners.iter().take(ASSESSED).enumerate() {
        let at = now + Duration::seconds(i64::try_from(place)?);
        let trained = (today - Days::new(200), &training);
        store::examiners::record(store, actor, one.id, certified, trained, "年度轮训通知", at).await?;
        let assessed = Record::Assessment { year, passed: place + 1 < ASSESSED };
        let assessed = (today - Days::new(150), &assessed);
        store::examiners::record(store, actor, one.id, certified, assessed, "年度考核结果通报", at).await?;
    }
    let first = listed.examiners.first().context("the register has examiners")?.id;
    let kin = Avoidance::read(Relation::InLaw, "", "长春市水务局", "")?;
    store::examiners::declare_for(store, actor, first, &kin, now + Duration::seconds(20)).await?;
    let last = listed.examiners.last().context("the register has examiners")?.id;
    let reason = "借调外省，暂停执考";
    let at = now + Duration::seconds(30);
    store::examiners::change_state(store, actor, last, certified, Transition::Suspend, reason, at).await?;

    let typed = APPLICANT.map(|(column, text)| (column, text.to_owned()));
    let applicant = check_application(&typed.into()).map_err(|refusals| anyhow!("{refusals:?}"))?;
    let id = store::examiners::apply(store, actor, &applicant, now + Duration::seconds(40)).await?;
    let steps = [
        (ExaminerState::Applied, Record::Recommendation, 60, "单位推荐函"),
        (ExaminerState::Recommended, Record::Training { hours: 40 }, 20, "新任考官培训班"),
        (ExaminerState::Training, Record::Exam { passed: false }, 5, "培训考核成绩单"),
    ];
    for (place, (seen, record, days, basis)) in steps.iter().enumerate() {
        let at = now + Duration::seconds(50 + i64::try_from(place)?);
        store::examiners::record(store, actor, id, *seen, (today - Days::new(*days), record), basis, at).await?;
    }
    Ok(())
}
