//! On-line supervision (电子监察): the cards that appear beside a post when a case lies, and what becomes of each.
//!
//! Two conventions were found in practice; this system has: an early warning (预警) some working days before the end, a
//! yellow card (黄牌) when the promise is over, a red card (红牌) when the law's limit is over or a yellow one was not
//! cured by the supervisor's own date. Steps are watched like totals. The colours of the other triggers are our design.
//!
//! Cards follow from facts and dates alone ([`due`]): issuing twice changes nothing, and a card that nobody issued in time
//! bears its true date when somebody does. Each yellow and red card is a case for the supervisor.

mod board;
mod card;
mod ended;
mod facts;
mod figures;
mod hall;
mod handling;
mod issuing;
mod measures;
mod order;
mod refused;
mod responsible;
mod stops;
mod watching;

pub use board::{Board, BoardLine, CardRecord, CardTold, Counts, PostCounts, Words};
pub use card::{Card, CardKey, Colour, Progress, Said, Scope, Trigger, Verdict};
pub use ended::Ended;
pub use facts::{Facts, Incident, Timed};
pub use figures::{Figures, Line, Month, Tally, agency_of, median_tenths, monthly};
pub use hall::{Hall, Pile};
pub use handling::{CardAct, Doer};
pub use issuing::due;
pub use measures::Measures;
pub use order::{Queued, off_order};
pub use refused::CardRefused;
pub use stops::{StopFigures, Stopped, StopsByReason, stopped};
pub use watching::{Responsible, watch};

#[cfg(test)]
mod laws;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod steps;
#[cfg(test)]
mod tests;
