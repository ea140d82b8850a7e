//! The server function of the calendar: an administrator imports a year's notice.

use crate::refused::Refused;
use leptos::prelude::*;

use {
    crate::asking::{answer, asking, go_on},
    domain::calendar::parse_notice,
    domain::permissions::{Action, Target, may},
    domain::refusal::{Code, Refusal},
};

/// Imports a year's notice, in place of an earlier import of that year.
///
/// # Errors
/// The refusal of the permission table; `malformed` in the field `year`; what the table and [`store::calendar::import`] refuse.
#[server(prefix = "/api", endpoint = "calendar/import")]
pub async fn import_notice(
    /// The year, as typed.
    year: String,
    /// The document as it is cited.
    basis: String,
    /// The days, one a line.
    table: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        may(&asking.actor, Action::ImportCalendar, Target::Anything)?;
        let year = year.trim().parse().map_err(|_| Refusal::of(Code::Malformed, "year"))?;
        let notice = parse_notice(year, &table)?;
        store::calendar::import(&asking.store, &asking.actor, &notice, &basis, asking.now).await?;
        go_on(&format!("/calendar?year={year}"), "calendar-imported");
        Ok(())
    };
    answer(work.await)
}
