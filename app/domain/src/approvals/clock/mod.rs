//! The clock of a case (办理时限): when a limit ends, and a certificate that says how that was computed.
//!
//! The day of the start event is not counted. What stops the clock (行政许可法 art 45) is a period of its own: it starts
//! on the day of the written notice, which still counts (so that on the last day nothing is left to stop), and its last
//! day is the last that does not. It ends when the clock is set going again, or with the needed time that the notice
//! tells, whichever is earlier: whoever needs longer has to tell the applicant again. (The law has the needed time told
//! in writing and is silent about more; that the clock then runs on by itself is our design, so that nobody stops it
//! quietly.)
//!
//! Everything here is a function of dates. A deadline that passed while nobody looked passed on its own day.

mod certificate;
mod effect;
mod input;
mod leading;
mod limit;
pub mod limits;

pub use certificate::{Certificate, DayNoted, Difference, FORMAT, Stop, Why, check, compute};
pub use effect::{Effect, EffectKind, Standing};
pub use input::{ClockFault, Extension, Input, Pause, Start};
pub use leading::{LEAD_FORMAT, LeadCertificate, LeadEvent};
pub use limit::{Basis, ExtensionRule, Grade, Lead, Limit, Office, Rule, StartEvent, StopReason};

#[cfg(test)]
mod properties;
#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;
