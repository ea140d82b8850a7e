//! A case (办件) as the Administrative Licensing Law (行政许可法) has it: from the receipt of an application to the
//! delivery of the decision, and what becomes of the licence afterwards.
//!
//! A case is what was filed and the events since, in their order; nothing is ever taken back. [`decide`] says which events
//! follow from an act, or why it is refused. Where the law lets time alone decide, [`Case::effects_until`] says what has
//! taken effect and when: acceptance as of the receipt (art 32(1)(4)), the clock that runs on, renewal by silence
//! (art 50(2)), and the silent consent that an item may opt for. Nothing else is ever approved by silence. [`replay`] reads a record with suspicion and names the
//! first event that does not follow.

mod act;
mod actor;
mod again;
mod clocks;
mod deciding;
mod effects;
mod event;
mod fold;
mod hearing;
mod licence;
mod papers;
mod possible;
mod refused;
mod replay;
mod standing_in;
mod state;
mod stepping;
mod terms;
mod together;

pub use act::{Act, ActKind, Decision, Remedy, TerminatedBecause};
pub use actor::{Actor, Capacity, Duty, Holding};
pub use again::Again;
pub use deciding::decide;
pub use event::{By, Event, Fiction, What};
pub use fold::Case;
pub use hearing::{Called, Hearing, Held};
pub use licence::{Licence, LicenceAct, LicenceStanding};
pub use refused::Refused;
pub use replay::replay;
pub use state::{Acceptance, Correction, Outcome, Proposal, State};
pub use stepping::StepRun;
pub use terms::{Applicant, Filing, Kind, Terms, TermsFault, Validity};
pub use together::TogetherKind;

#[cfg(test)]
mod endings;
#[cfg(test)]
mod hearings;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod replays;
#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod walks;
