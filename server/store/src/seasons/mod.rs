//! Interview seasons (面试安排): planned, published, amended where no draw is fixed yet, and read.

mod listing;
mod planning;

pub use listing::{between, season_list, season_record};
pub use planning::{amend, plan, publish};
pub(crate) use planning::{draws_of, link, look, plan_of};

/// How the ledger and the lists name a season.
pub fn subject(season: domain::ids::SeasonId) -> String {
    format!("season:{season}")
}
