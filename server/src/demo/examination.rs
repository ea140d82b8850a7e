//! The demonstration's recruitment that has come to its shortlist: thirteen applied and paid, one position was cancelled
//! for want of applicants, seats were drawn, papers sat, points released. Its interviews lie ahead.

use super::accounts::Staff;
use super::applicants::{Applicant, filled_in};
use super::draws::carried_out;
use super::recruitment::{announced, positions};
use crate::config::payment;
use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use domain::applications::{ApplicationState, Provider};
use domain::examination::{ExamRoom, rooms_of};
use domain::identity::IdNumber;
use domain::ids::{ApplicationId, RecruitmentId};
use domain::permissions::Actor;
use domain::recruitment::Schedule;
use domain::recruitment::position::Position;
use std::collections::BTreeMap;
use store::applications::{Picked, WorkQuery};
use store::examination::SeatsPlan;
use store::{Store, applications, examination, recruitment, selection};

/// How many days before the rest of the demonstration its notice came out.
pub(super) const AGO: i64 = 95;
/// The first of its candidates signs in with this number, and is called to the interview.
pub(super) const TELEPHONE: &str = "19900000011";
/// Where the papers were sat; neither exists.
const ROOMS: &str = "示范第一中学,示范大街1号,第1考场,6\n示范第一中学,示范大街1号,第2考场,6";
/// What tells the candidates' names apart.
const NAMES: &str = "甲乙丙丁戊己庚辛壬癸子丑寅";
/// Those who paid for each position, in the order of the positions: the third has one place and two applicants.
const PAID: [usize; 3] = [7, 4, 2];
/// The two papers of each candidate of the first two positions; `-` was not there. Seven sat for the first position's two
/// places and six are called, so that there is one who is next.
const POINTS: [(&str, &str); 11] = [
    ("68.5", "71"),
    ("73.2", "66.5"),
    ("59", "62"),
    ("80.1", "74"),
    ("66", "70.5"),
    ("71", "69.5"),
    ("77.3", "72"),
    ("-", "-"),
    ("62.4", "68"),
    ("74", "70"),
    ("69.9", "64.5"),
];

/// The whole of it, from the notice [`AGO`] days before `begin`.
pub(super) async fn shortlisted(store: &Store, staff: &Staff, begin: DateTime<Utc>) -> anyhow::Result<()> {
    let notice = begin - Duration::days(AGO);
    let positions = three(positions()?);
    let title = "示范省级机关考试录用公务员（演示，已入围）";
    let id = announced(store, staff, title, &positions, notice).await?;
    let schedule = recruitment::recruitment_record(store, &staff.actor, id, notice).await?.plan.schedule;
    let people = applied(store, staff, id, &positions, &schedule).await?;
    applications::settle_positions(store, &staff.actor, id, morning(schedule.payment.last, 1)).await?;
    seated(store, staff, id, &schedule).await?;
    let table = points(store, &people).await?;
    let (entered, released) = (morning(schedule.written_on, 15), morning(schedule.written_on, 16));
    examination::import_points(store, &staff.actor, id, table.into_bytes(), entered).await?;
    examination::release(store, &staff.second, id, released).await?;
    let lines = BTreeMap::from([("common".to_owned(), "60".to_owned())]);
    let (why, at) = ("按成绩分布确定，各职位达线人数均超过面试名额", |minute| {
        released + Duration::minutes(minute)
    });
    let lines = selection::propose_lines(store, &staff.actor, id, &lines, why, at(60)).await?;
    selection::decide_lines(store, &staff.second, lines, true, at(120)).await?;
    selection::shortlist(store, &staff.actor, id, morning(schedule.written_on, 40)).await?;
    Ok(())
}

/// Ten in the morning in China, so many days after a day.
fn morning(day: NaiveDate, days: i64) -> DateTime<Utc> {
    (day + Duration::days(days)).and_time(NaiveTime::MIN).and_utc() + Duration::hours(2)
}

/// Three of all positions: of two places, of one, and of one that too few apply for.
fn three(positions: Vec<Position>) -> Vec<Position> {
    let wanted = [2, 1, 1];
    let mut positions = positions.into_iter();
    wanted.iter().filter_map(|places| positions.by_ref().find(|position| position.places == *places)).collect()
}

/// Everybody signs up, hands in, is accepted and pays.
async fn applied(
    store: &Store,
    staff: &Staff,
    id: RecruitmentId,
    positions: &[Position],
    schedule: &Schedule,
) -> anyhow::Result<Vec<(Actor, ApplicationId)>> {
    let until = schedule.registration.last;
    let mut made = Vec::new();
    for (position, paid) in positions.iter().zip(PAID) {
        for _ in 0..paid {
            let at = morning(until, -3) + Duration::minutes(30 * made.len() as i64);
            let actor = person(made.len())?.sign_up(store, at).await?;
            let application = filled_in(store, &actor, id, &position.code, at).await?;
            applications::submit(store, &actor, application, at + Duration::minutes(20)).await?;
            made.push((actor, application));
        }
    }
    let waiting = WorkQuery { state: ApplicationState::Submitted, position: None, after: None };
    let waiting = applications::work_list(store, &staff.actor, id, &waiting, 100).await?.lines;
    let picked: Vec<Picked> = waiting.iter().map(|line| Picked { id: line.id, version: line.version }).collect();
    applications::accept_picked(store, &staff.actor, id, &picked, morning(until, 1)).await?;
    let paying = store.clone().with_provider(Provider::Sandbox(payment::fresh()?));
    for (actor, application) in &made {
        applications::pay_in_sandbox(&paying, actor, *application, morning(until, 2)).await?;
    }
    Ok(made)
}

/// The `number`th candidate, from 0.
fn person(number: usize) -> anyhow::Result<Applicant> {
    let first: u64 = TELEPHONE.parse()?;
    let identity = IdNumber::beginning(&format!("2201021998{:02}15{:03}", number % 12 + 1, 901 + number))?;
    Ok(Applicant {
        telephone: (first + number as u64).to_string(),
        identity: identity.expose().to_owned(),
        name: format!("演示考生{}", NAMES.chars().nth(number).unwrap_or_default()),
    })
}

/// Rooms, the public draw of the seats, and the tickets.
async fn seated(store: &Store, staff: &Staff, id: RecruitmentId, schedule: &Schedule) -> anyhow::Result<()> {
    let begin = morning(schedule.reapply.last, 3);
    let opens = morning(schedule.reapply.last, 4);
    let rooms: Vec<ExamRoom> = rooms_of(ROOMS)?;
    let plan = SeatsPlan {
        title: "笔试考场座位抽签（演示）".to_owned(),
        opens_at: opens,
        beacon: false,
        supervisors: staff.supervisors.iter().map(|(id, _)| *id).collect(),
        rooms,
    };
    let draw = examination::plan_seats(store, &staff.actor, id, &plan, begin).await?;
    carried_out(store, staff, draw, begin, opens).await?;
    examination::allot(store, &staff.actor, id, opens + Duration::hours(1)).await?;
    Ok(())
}

/// A table of the points of all who sat: the candidates of the first two positions.
async fn points(store: &Store, people: &[(Actor, ApplicationId)]) -> anyhow::Result<String> {
    let mut table = String::from("准考证号,行政职业能力测验,申论\n");
    for ((actor, application), (first, second)) in people.iter().zip(POINTS) {
        let ticket = examination::own_seat(store, actor, *application).await?.ticket;
        let written = |points: &'static str| if points == "-" { "缺考" } else { points };
        table.push_str(&format!("{ticket},{},{}\n", written(first), written(second)));
    }
    Ok(table)
}
