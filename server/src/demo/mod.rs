//! The demonstration province: accounts, a register of 2,000 examiners, a finished draw and one that is under way, and
//! a recruitment whose notice is out, with somebody who applies, and one that has come to its shortlist; posts and their
//! holders, and cases of an approval.
//! Filled once, into an empty database, by the same commands that people use.

mod accounts;
mod applicants;
mod approvals;
mod draws;
mod examination;
mod recruitment;
mod register;
mod seasons;

pub use accounts::{Account, code_of, table};

use chrono::{DateTime, Duration, NaiveTime, Utc};
use domain::accounts::Channels;
use domain::parameters::{Dated, ParameterKey, Value};
use domain::permissions::Actor;
use store::Store;

/// When the demonstration's history begins, so that its draw opened at the last nine in the morning, Jilin's time, that
/// lies at least ten minutes back: a day before that.
fn beginning(now: DateTime<Utc>) -> DateTime<Utc> {
    let nine = Duration::hours(1);
    let day = (now - nine - Duration::minutes(10)).date_naive();
    day.and_time(NaiveTime::MIN).and_utc() + nine - Duration::days(1)
}

/// Fills an empty database and answers the demonstration's accounts; a filled one is left as it is.
///
/// # Errors
/// The database cannot be reached or refuses a row.
pub async fn fill(store: &Store) -> anyhow::Result<Vec<Account>> {
    if store::accounts::any(store).await? {
        return accounts::known(store).await;
    }
    // Nobody is written to about what is made up.
    let store = &store.clone().with_channels(Channels::default());
    let begin = beginning(Utc::now());
    let earlier = begin - Duration::days(examination::AGO + 1);
    tracing::info!("filling the demonstration province: accounts");
    let console = store::accounts::console(accounts::PROVINCE);
    short_waits(store, &console, earlier).await?;
    let staff = accounts::create_office(store, &console, earlier).await?;
    tracing::info!("filling the demonstration province: a recruitment that has come to its shortlist");
    recruitment::quota(store, &staff, earlier).await?;
    examination::shortlisted(store, &staff, begin).await?;
    tracing::info!("filling the demonstration province: approvals");
    approvals::under_way(store, &console, &staff, begin).await?;
    tracing::info!("filling the demonstration province: the register of examiners");
    register::fill(store, &staff.actor, begin).await?;
    register::live(store, &staff.actor, begin).await?;
    tracing::info!("filling the demonstration province: draws");
    let opened = begin + Duration::days(1);
    seasons::under_way(store, &staff, begin, opened).await?;
    let drawn = draws::finished(store, &staff, begin, opened).await?;
    let seats = store::draws::draw_names(store, &staff.actor, drawn).await?;
    accounts::create_examiners(store, &console, &seats, opened + Duration::minutes(8)).await?;
    draws::under_way(store, &staff, opened + Duration::days(3)).await?;
    tracing::info!("filling the demonstration province: recruitments");
    let (announced, position) = recruitment::under_way(store, &staff, begin).await?;
    applicants::under_way(store, announced, &position, begin).await?;
    crate::jobs::deadlines::count(store).await?;
    crate::jobs::deadlines::enter(store).await?;
    accounts::known(store).await
}

/// One minute between fixing and opening are enough for a demonstration.
async fn short_waits(store: &Store, console: &Actor, begin: DateTime<Utc>) -> anyhow::Result<()> {
    let dated = Dated {
        key: ParameterKey::LeastMinutesAhead,
        value: Value::Number(1),
        basis: "演示环境 / demonstration".to_owned(),
        valid_from: domain::calendar::day_in_shanghai(begin),
        valid_to: None,
    };
    store::parameters::set(store, console, &dated, begin).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_history_begins_at_nine_and_its_draw_has_opened() {
        for (now, begin) in [
            ("2026-11-23T00:59:00Z", "2026-11-21T01:00:00Z"),
            ("2026-11-23T01:09:00Z", "2026-11-21T01:00:00Z"),
            ("2026-11-23T01:10:00Z", "2026-11-22T01:00:00Z"),
            ("2026-11-23T23:59:00Z", "2026-11-22T01:00:00Z"),
        ] {
            assert_eq!(beginning(now.parse().unwrap()), begin.parse::<DateTime<Utc>>().unwrap(), "{now}");
        }
    }
}
