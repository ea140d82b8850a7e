//! The demonstration province: accounts, a register of 2,000 examiners, a finished draw and one that is under way.
//! Filled once, into an empty database, by the same commands that people use.

mod accounts;
mod draws;
mod register;

pub use accounts::{Account, code_of, table};

use chrono::{Duration, Utc};
use domain::parameters::{Dated, ParameterKey, Value};
use domain::permissions::Actor;
use store::Store;

/// How long before the filling the demonstration's history begins.
const HISTORY: Duration = Duration::hours(30);

/// Fills an empty database and answers the demonstration's accounts; a filled one is left as it is.
///
/// # Errors
/// The database cannot be reached or refuses a row.
pub async fn fill(store: &Store) -> anyhow::Result<Vec<Account>> {
    if store::accounts::any(store).await? {
        return accounts::known(store).await;
    }
    let begin = Utc::now() - HISTORY;
    tracing::info!("filling the demonstration province: accounts");
    let console = store::accounts::console(accounts::PROVINCE);
    short_waits(store, &console, begin).await?;
    let staff = accounts::create_office(store, &console, begin).await?;
    tracing::info!("filling the demonstration province: the register of examiners");
    register::fill(store, &staff.actor, begin).await?;
    accounts::create_examiners(store, &console, begin).await?;
    tracing::info!("filling the demonstration province: draws");
    draws::finished(store, &staff, begin).await?;
    draws::under_way(store, &staff).await?;
    accounts::known(store).await
}

/// One minute between fixing and opening are enough for a demonstration.
async fn short_waits(store: &Store, console: &Actor, begin: chrono::DateTime<Utc>) -> anyhow::Result<()> {
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
