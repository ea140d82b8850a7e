//! Interview seasons (面试安排): which days, sites and rooms interviews take, which positions each room hears, and what
//! the draws of each day are therefore made of.

mod candidates;
mod month;
mod needs;
mod numbers;
mod plan;
mod state;
mod table;

pub use candidates::InterviewDay;
pub use month::Month;
pub use needs::{observer_groups, order_groups};
pub use numbers::{DayNumbers, SiteNumbers};
pub use plan::{MOST_DAYS, Observers, Plan, PlanRules, Position, Room, Site};
pub use state::{SeasonLine, SeasonRecord, SeasonState};
pub use table::{observers_of, rooms_of, sites_of, written_observers, written_rooms, written_sites};
