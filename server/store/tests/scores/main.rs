//! Scores on the day, on both databases: what is entered once, what holds a room open, who corrects and who signs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../recruitments/mod.rs"]
mod recruitments;
#[path = "../rosters/mod.rs"]
mod rosters;
#[path = "../draws/scene.rs"]
#[allow(dead_code, reason = "the draws' own tests use the rest")]
mod scene;
#[path = "../selections/mod.rs"]
mod selections;
#[path = "../support/mod.rs"]
#[macro_use]
mod support;
mod day;

mod correcting;
mod interviews;
mod panel;
mod season;
mod whole;
