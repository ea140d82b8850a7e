//! .
pub mod roster;
