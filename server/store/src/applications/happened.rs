//! What really happened to an application and in its recruitment, and when: the ledger's entries and the public notices
//! tell, in one statement.

use super::unreadable;
use crate::{entity::application, error::StoreError, instant::Instant};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::{
    applications::{ApplicationState, Happened, Happening},
    calendar::day_in_shanghai,
};
use sea_orm::{ConnectionTrait, QueryResult, Statement};

/// The entries of a recruitment that its applicants follow; the first of each kind counts.
const OF_ALL: &[(&str, Happening)] = &[
    ("recruitment.settled", Happening::Settled),
    ("examination.allotted", Happening::SeatsGiven),
    ("examination.released", Happening::Released),
    ("recruitment.shortlisted", Happening::Shortlisted),
    ("recruitment.invited", Happening::Invited),
    ("recruitment.ranked", Happening::Ranked),
    ("recruitment.filed", Happening::Filed),
];

/// The entries that sealed a candidate's own standing.
const OF_ONE: &[(&str, Happening)] = &[
    ("recruitment.interviews-taken", Happening::Interviewed),
    ("recruitment.checked", Happening::Checked),
    (PROPOSED, Happening::Publicised),
];

/// The entry by which somebody is proposed for hire.
const PROPOSED: &str = "recruitment.publicised";
/// How the statement names a public notice.
const NOTICE: &str = "notice";

/// One row of the statement.
struct Seen {
    kind: String,
    at: DateTime<Utc>,
    until: Option<NaiveDate>,
}

impl Seen {
    fn of(row: &QueryResult) -> Result<Self, StoreError> {
        let until: Option<String> = row.try_get("", "until")?;
        let until = until.map(|day| day.parse().map_err(|error| unreadable("notice", error))).transpose()?;
        Ok(Self { kind: row.try_get("", "kind")?, at: row.try_get::<Instant>("", "at")?.utc(), until })
    }

    fn what(&self, of: &[(&str, Happening)]) -> Option<Happened> {
        let (_, what) = of.iter().find(|(kind, _)| *kind == self.kind)?;
        Some(Happened::on(day_in_shanghai(self.at), *what))
    }
}

/// What happened to an application and in its recruitment.
///
/// # Errors
/// The database; a day that cannot be read.
pub(super) async fn of_application(
    db: &impl ConnectionTrait,
    row: &application::Model,
) -> Result<Vec<Happened>, StoreError> {
    let seen = seen(db, &row.recruitment_id, Some(&row.id)).await?;
    // A draft that was taken back is not handed in.
    let handed_in = row.submitted_at.filter(|_| row.state != ApplicationState::Draft.as_str());
    let own =
        [(handed_in, Happening::HandedIn), (row.reviewed_at, Happening::Reviewed), (row.paid_at, Happening::Paid)];
    let own = own.into_iter().filter_map(|(at, what)| Some(Happened::on(day_in_shanghai(at?.utc()), what)));
    let mut found: Vec<Happened> = own.chain(told(&seen)).collect();
    let standing = seen.iter().filter_map(|it| it.what(OF_ONE));
    found.extend(standing.filter(|it| it.what != Happening::Publicised));
    found.sort_unstable();
    // Taken again, or corrected on the same day, it happened once.
    found.dedup();
    let mut heard = false;
    found.retain(|it| it.what != Happening::Interviewed || !std::mem::replace(&mut heard, true));
    Ok(found)
}

/// What happened in a recruitment, as everybody may know.
///
/// # Errors
/// As [`of_application`].
pub(crate) async fn of_recruitment(db: &impl ConnectionTrait, recruitment: &str) -> Result<Vec<Happened>, StoreError> {
    Ok(told(&seen(db, recruitment, None).await?).collect())
}

/// What was done for all, with the public notice: one's own where one is proposed, or the latest.
fn told(seen: &[Seen]) -> impl Iterator<Item = Happened> {
    let proposed = seen.iter().filter(|it| it.kind == PROPOSED).map(|it| it.at).max();
    // An entry's moment has whole milliseconds, a list's microseconds.
    let by = proposed.map(|at| at + TimeDelta::milliseconds(1));
    let notices = seen.iter().filter(|it| it.kind == NOTICE && by.is_none_or(|by| it.at <= by));
    let notice = notices.max_by_key(|it| it.at).map(|it| Happened {
        on: day_in_shanghai(it.at),
        what: Happening::Publicised,
        until: it.until,
    });
    seen.iter().filter_map(|it| it.what(OF_ALL)).chain(notice)
}

/// The entries of the recruitment, those that sealed the standing of an application, and the public notices.
async fn seen(
    db: &impl ConnectionTrait,
    recruitment: &str,
    application: Option<&str>,
) -> Result<Vec<Seen>, StoreError> {
    let kinds =
        |of: &[(&str, Happening)]| of.iter().map(|(kind, _)| format!("'{kind}'")).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "SELECT kind, MIN(at) AS at, CAST(NULL AS text) AS until FROM ledger_entries \
         WHERE subject = $1 AND kind IN ({}) GROUP BY kind \
         UNION ALL SELECT '{NOTICE}' AS kind, published_at AS at, until FROM published_lists \
         WHERE recruitment_id = $2 AND kind = 'publicity' \
         UNION ALL SELECT e.kind AS kind, e.at AS at, CAST(NULL AS text) AS until FROM seals s \
         JOIN ledger_entries e ON e.\"index\" = s.entry \
         WHERE s.row_table = 'standings' AND s.row_id = $3 AND e.kind IN ({})",
        kinds(OF_ALL),
        kinds(OF_ONE)
    );
    let subject = format!("recruitment:{recruitment}");
    let values = [subject.into(), recruitment.into(), application.unwrap_or_default().into()];
    let rows = db.query_all_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, values)).await?;
    rows.iter().map(Seen::of).collect()
}
