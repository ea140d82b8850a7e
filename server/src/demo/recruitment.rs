//! The demonstration's recruitments: one whose notice is out, approved by a second person, and the draft of another.
//! What every recruitment here begins with.

use super::accounts::Staff;
use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::calendar::{Calendar, day_in_shanghai};
use domain::ids::RecruitmentId;
use domain::recruitment::position::{Conditions, Position, PositionCode, Printed};
use domain::recruitment::scheme::{Scheme, SchemeKind, built_in};
use domain::recruitment::{QuotaKind, QuotaNotice, RecruitmentPlan, Schedule, Span};
use domain::regions::ExamRegion;
use store::{Store, recruitment};

/// Units that recruit, none of which exists, and where they sit.
const UNITS: [(&str, &str); 6] = [
    ("示范统计局", "长春市"),
    ("示范水利局", "吉林市"),
    ("示范档案馆", "四平市"),
    ("示范粮食局", "通化市"),
    ("示范林业局", "延吉市"),
    ("示范调查队", "白城市"),
];

/// Title, majors, education, other conditions, places.
const POSTS: [(&str, &str, &str, &str, u16); 7] = [
    ("综合管理科员", "法学类、公共管理类", "本科及以上", "", 2),
    ("统计分析科员", "统计学、应用统计学、数学类", "本科及以上", "", 1),
    ("信息技术科员", "计算机类、电子信息类", "本科及以上", "", 2),
    ("财务科员", "会计学、财务管理、审计学", "本科及以上", "", 1),
    ("文字综合科员", "中国语言文学类、新闻传播学类", "本科及以上", "中共党员", 1),
    ("执法科员", "法学类", "本科及以上", "取得法律职业资格证书", 2),
    ("基层服务科员", "不限", "大专及以上", "", 3),
];

/// Enters the quota notices that back the positions of every recruitment here.
pub(super) async fn quota(store: &Store, staff: &Staff, at: DateTime<Utc>) -> anyhow::Result<()> {
    for (number, (unit, _)) in UNITS.iter().enumerate() {
        let notice = QuotaNotice {
            number: format!("吉编核演示〔{}〕{}号", chrono::Datelike::year(&at), number + 1),
            unit: (*unit).to_owned(),
            kind: QuotaKind::Administrative,
            count: 30,
            expires: day_in_shanghai(at) + Duration::days(700),
        };
        recruitment::enter_quota(store, &staff.actor, ExamRegion::Provincial, &notice, at).await?;
    }
    Ok(())
}

/// Publishes one recruitment and leaves another as a draft; the first with one of its positions.
pub(super) async fn under_way(
    store: &Store,
    staff: &Staff,
    begin: DateTime<Utc>,
) -> anyhow::Result<(RecruitmentId, PositionCode)> {
    let positions = positions()?;
    let id = announced(store, staff, "示范省级机关考试录用公务员（演示）", &positions, begin).await?;
    let schemes = built_in();
    let institution = scheme(&schemes, SchemeKind::Institution)?;
    let draft =
        self::plan("示范事业单位公开招聘（演示，起草）", institution, day_in_shanghai(begin) + Duration::days(14));
    recruitment::plan(store, &staff.actor, &draft, begin + Duration::minutes(60)).await?;
    let first = positions.into_iter().next().ok_or_else(|| anyhow::anyhow!("the demonstration has positions"))?;
    Ok((id, first.code))
}

/// A recruitment of civil servants from its plan to its notice, within an hour.
pub(super) async fn announced(
    store: &Store,
    staff: &Staff,
    title: &str,
    positions: &[Position],
    begin: DateTime<Utc>,
) -> anyhow::Result<RecruitmentId> {
    let schemes = built_in();
    let plan = plan(title, scheme(&schemes, SchemeKind::CivilService)?, day_in_shanghai(begin));
    let id = recruitment::plan(store, &staff.actor, &plan, begin).await?;
    recruitment::put_positions(store, &staff.actor, id, positions, None, begin).await?;
    recruitment::submit(store, &staff.actor, id, begin + Duration::minutes(10)).await?;
    recruitment::approve(store, &staff.second, id, begin + Duration::minutes(40)).await?;
    recruitment::announce(store, &staff.actor, id, begin + Duration::minutes(50)).await?;
    Ok(id)
}

/// The latest version of a kind.
fn scheme(schemes: &[Scheme], kind: SchemeKind) -> anyhow::Result<&Scheme> {
    let of_kind = schemes.iter().filter(|scheme| scheme.kind == kind);
    of_kind.max_by_key(|scheme| scheme.version).ok_or_else(|| anyhow::anyhow!("no built-in scheme"))
}

/// Registration is open from the day of the notice until as long after it as the notice must stand.
fn plan(title: &str, scheme: &Scheme, notice: NaiveDate) -> RecruitmentPlan {
    let last = Schedule::earliest_end(&Calendar::built_in(), notice, &scheme.periods).date;
    let after = |days: i64| last + Duration::days(days);
    RecruitmentPlan {
        title: title.to_owned(),
        region: ExamRegion::Provincial,
        scheme: scheme.key.clone(),
        scheme_version: scheme.version,
        enquiries: "0431-00000000".to_owned(),
        objections: "0431-00000001".to_owned(),
        words: "一、报名\n登录本系统，选择一个职位，按提示填写。每人限报一个职位。\n\
                二、资格审查\n审查结果和理由在申请人的页面上公布；未通过的可以申诉一次。"
            .to_owned(),
        schedule: Schedule {
            registration: Span { first: notice, last },
            review_until: after(2),
            payment: Span { first: notice, last: after(5) },
            reapply: Span { first: after(7), last: after(8) },
            written_on: after(25),
            scores_by: after(50),
            qualification: None,
            interviews: Span { first: after(100), last: after(101) },
            filing_by: after(150),
        },
    }
}

/// The positions of all units.
pub(super) fn positions() -> anyhow::Result<Vec<Position>> {
    let mut positions = Vec::new();
    for (unit_number, (unit, place)) in UNITS.iter().enumerate() {
        for (number, (title, majors, education, other, places)) in POSTS.iter().enumerate() {
            let code =
                format!("2200{:02}{:02}{:09}", unit_number + 1, number + 1, unit_number * POSTS.len() + number + 1);
            let printed = Printed {
                age: "18周岁以上、35周岁以下".to_owned(),
                education: (*education).to_owned(),
                majors: (*majors).to_owned(),
                other: (*other).to_owned(),
                ..Printed::default()
            };
            positions.push(Position {
                code: PositionCode::parse(&code)?,
                agency: (*unit).to_owned(),
                unit: (*unit).to_owned(),
                title: (*title).to_owned(),
                level: Some("省级".to_owned()),
                region_text: (*place).to_owned(),
                places: *places,
                conditions: Conditions::read(printed, ""),
                variant: None,
                ratio: None,
                grassroots: false,
                notes: String::new(),
                remarks: Vec::new(),
            });
        }
    }
    Ok(positions)
}
