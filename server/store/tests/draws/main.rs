//! Public draws from the set-up to the result, on both databases: what holds, what is refused, what a crash leaves.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../rosters/mod.rs"]
mod rosters;
#[path = "../support/mod.rs"]
#[macro_use]
mod support;
mod scene;

mod again;
mod beacon;
mod crash;
mod lots;
mod permissions;
mod present;
mod refusals;
mod replacing;
mod season;
mod tampering;
mod together;
mod whole;
