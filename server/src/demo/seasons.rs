//! The demonstration's interview season: planned and published, its examiners called, and the draw of the rooms begun.

use super::accounts::Staff;
use super::draws;
use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use domain::calendar::day_in_shanghai;
use domain::draws::seating::document::Panel;
use domain::draws::setup::{Purpose, Setup};
use domain::regions::ExamRegion;
use domain::seasons::{Observers, Plan, Position, Room, Site};
use store::{Store, seasons};

/// Rooms of each site: one site in each exam region.
const ROOMS: [(ExamRegion, u16); 10] = [
    (ExamRegion::Provincial, 9),
    (ExamRegion::Changchun, 9),
    (ExamRegion::Jilin, 7),
    (ExamRegion::Siping, 5),
    (ExamRegion::Liaoyuan, 4),
    (ExamRegion::Tonghua, 5),
    (ExamRegion::Baishan, 4),
    (ExamRegion::Songyuan, 5),
    (ExamRegion::Baicheng, 4),
    (ExamRegion::Yanbian, 6),
];

/// Units that recruit, none of which exists.
const UNITS: [&str; 5] = ["示范统计局", "示范水利局", "示范档案馆", "示范粮食局", "示范林业局"];

/// Plans and publishes the season at `begin`, calls its examiners at `opened`, and announces the draw of the rooms.
pub(super) async fn under_way(
    store: &Store,
    staff: &Staff,
    begin: DateTime<Utc>,
    opened: DateTime<Utc>,
) -> anyhow::Result<()> {
    let day = day_in_shanghai(opened) + Duration::days(4);
    let plan = plan(day);
    let season = seasons::plan(store, &staff.actor, &plan, begin).await?;
    seasons::publish(store, &staff.actor, season, begin + Duration::minutes(5)).await?;
    let of_season = |title: &str, purpose, opens_at| Setup {
        day,
        purpose,
        season: Some(season),
        rooms: Default::default(),
        ..draws::setup(title, opens_at, staff)
    };
    let call = of_season("2026年度公务员录用面试考官预抽（演示）", Purpose::Call, opened);
    let call = draws::made(store, staff, &call, begin + Duration::minutes(10)).await?;
    let rooms = of_season("2026年度公务员录用面试考场抽签（演示）", Purpose::Rooms, morning(day));
    let rooms = Setup { called_by: Some(call), ..rooms };
    let now = opened + Duration::minutes(6);
    let rooms = store::draws::set_up(store, &staff.actor, &rooms, now).await?;
    store::draws::announce(store, &staff.actor, rooms, now).await?;
    Ok(())
}

/// Half past six in Jilin on that day: when the rooms are drawn.
fn morning(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc() - Duration::hours(8) + Duration::minutes(390)
}

fn plan(day: NaiveDate) -> Plan {
    Plan {
        title: "2026年度公务员录用面试（演示）".to_owned(),
        region: ExamRegion::Provincial,
        first_day: day,
        last_day: day + Duration::days(1),
        report_by: NaiveTime::from_hms_opt(7, 30, 0),
        seats: Panel { chief: 1, deputy: 1, public: 5 },
        sites: ROOMS.iter().zip(b'A'..).map(|((region, _), letter)| site(char::from(letter), *region)).collect(),
        rooms: ROOMS
            .iter()
            .zip(b'A'..)
            .flat_map(|((_, rooms), letter)| rooms_of(day, char::from(letter), *rooms))
            .collect(),
        observers: ROOMS
            .iter()
            .map(|(region, rooms)| Observers { day, region: *region, applicants: rooms * 6, places: *rooms })
            .collect(),
    }
}

fn site(letter: char, region: ExamRegion) -> Site {
    Site {
        label: letter.to_string(),
        region,
        name: format!("{}演示考点", region.name_zh()),
        address: format!("{}演示路1号", region.name_zh()),
        report: "一号楼报告厅".to_owned(),
    }
}

/// Two positions in each room.
fn rooms_of(day: NaiveDate, letter: char, rooms: u16) -> Vec<Room> {
    let position = |number: u16| Position {
        code: format!("{letter}{number:04}"),
        unit: UNITS[usize::from(number) % UNITS.len()].to_owned(),
        candidates: 3 + 3 * (number % 3),
    };
    let room = |number: u16| Room {
        day,
        label: format!("{letter}{number:02}"),
        site: letter.to_string(),
        positions: vec![position(2 * number), position(2 * number + 1)],
    };
    (1..=rooms).map(room).collect()
}
