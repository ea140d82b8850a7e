//! The dated parameter table (参数表): what law or region may change, each value with its basis and its days.
//!
//! What counts is the value in force on the day a matter began, never the latest.

mod dated;
mod key;
mod value;

pub use dated::{Dated, check_no_overlap, in_force};
pub use key::{Footing, InForce, ParameterKey};
pub use value::{Kind, Pair, Seats, Value};

#[cfg(test)]
mod tests;
