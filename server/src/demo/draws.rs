//! The demonstration's draws: one that was drawn yesterday, and one that waits for its commitments.

use super::accounts::Staff;
use chrono::{DateTime, Duration, Utc};
use domain::draws::number::{SecretNumber, commitment};
use domain::draws::seating::document::Panel;
use domain::draws::setup::{Purpose, Setup};
use domain::ids::DrawId;
use domain::regions::ExamRegion;
use sha2::{Digest, Sha256};
use store::{Store, draws};

/// Rooms of each exam region, roughly as many as its posts would need.
const ROOMS: [(ExamRegion, u16); 10] = [
    (ExamRegion::Provincial, 24),
    (ExamRegion::Changchun, 30),
    (ExamRegion::Jilin, 18),
    (ExamRegion::Siping, 12),
    (ExamRegion::Liaoyuan, 8),
    (ExamRegion::Tonghua, 12),
    (ExamRegion::Baishan, 9),
    (ExamRegion::Songyuan, 12),
    (ExamRegion::Baicheng, 10),
    (ExamRegion::Yanbian, 14),
];

pub(super) fn setup(title: &str, opens_at: DateTime<Utc>, staff: &Staff) -> Setup {
    Setup {
        title: title.to_owned(),
        day: domain::calendar::day_in_shanghai(opens_at + Duration::days(1)),
        opens_at,
        region: ExamRegion::Provincial,
        beacon: false,
        rooms: ROOMS.into(),
        seats: Panel { chief: 1, deputy: 1, public: 5 },
        supervisors: staff.supervisors.iter().map(|(id, _)| *id).collect(),
        purpose: Purpose::Rooms,
        season: None,
        called_by: None,
        per_seat: 1,
        entries: 0,
        recruitment: None,
        exam_rooms: Vec::new(),
    }
}

/// The secret number of a supervisor in the demonstration; it follows from the names and protects nothing.
fn number(draw: DrawId, place: usize) -> SecretNumber {
    SecretNumber::from_bytes(Sha256::digest(format!("sunshine demonstration number {draw} {place}")).into())
}

/// A draw with its whole history, from the set-up at `begin` to the result soon after it opened.
pub(super) async fn finished(
    store: &Store,
    staff: &Staff,
    begin: DateTime<Utc>,
    opens: DateTime<Utc>,
) -> anyhow::Result<DrawId> {
    let setup = setup("2026年度公务员录用面试考官异地执考抽签（演示）", opens, staff);
    made(store, staff, &setup, begin).await
}

/// The whole history of a draw, from its set-up at `begin` to its result soon after it opened.
pub(super) async fn made(store: &Store, staff: &Staff, setup: &Setup, begin: DateTime<Utc>) -> anyhow::Result<DrawId> {
    let id = draws::set_up(store, &staff.actor, setup, begin).await?;
    carried_out(store, staff, id, begin, setup.opens_at).await?;
    Ok(id)
}

/// A draw that was set up, from its announcement to its result.
pub(super) async fn carried_out(
    store: &Store,
    staff: &Staff,
    id: DrawId,
    begin: DateTime<Utc>,
    opens: DateTime<Utc>,
) -> anyhow::Result<()> {
    draws::announce(store, &staff.actor, id, begin + Duration::minutes(20)).await?;
    for (place, (_, supervisor)) in staff.supervisors.iter().enumerate() {
        let commitment = commitment(id, &number(id, place)).to_string();
        let at = begin + Duration::minutes(60 + 7 * place as i64);
        draws::commit(store, supervisor, id, &commitment, at).await?;
    }
    draws::fix(store, &staff.actor, id, begin + Duration::hours(2)).await?;
    for (place, (_, supervisor)) in staff.supervisors.iter().enumerate() {
        let at = opens + Duration::minutes(1 + place as i64);
        draws::enter_number(store, supervisor, id, &number(id, place).to_hex(), at).await?;
    }
    draws::run(store, &staff.actor, id, opens + Duration::minutes(5)).await?;
    Ok(())
}

/// A draw whose supervisors are being asked for their commitments.
pub(super) async fn under_way(store: &Store, staff: &Staff, opens: DateTime<Utc>) -> anyhow::Result<()> {
    let now = Utc::now();
    let setup = setup("2027年度事业单位公开招聘面试考官抽签（演示）", opens, staff);
    let id = draws::set_up(store, &staff.actor, &setup, now).await?;
    draws::announce(store, &staff.actor, id, now).await?;
    Ok(())
}
