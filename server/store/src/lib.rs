//! What keeps it: one connection for SQLite and PostgreSQL, migrations, and one module of queries and commands per system.
//!
//! Audited state changes only through an [`Act`]: permission, transaction, ledger entry. Queries read
//! [`Store::read`] and page by key. Domain types cross this crate's border; rows do not.

mod act;
mod database;
mod entity;
mod error;
mod given;
mod instant;
mod keys;
mod migration;
mod secret;
mod together;
mod turns;

pub mod accounts;
pub mod applications;
pub mod approvals;
pub mod backup;
pub mod calendar;
pub mod draws;
pub mod evaluation;
pub mod examination;
pub mod examiners;
pub mod files;
pub mod flash;
pub mod ledger;
pub mod limits;
pub mod messages;
pub mod parameters;
pub mod powers;
pub mod recruitment;
pub mod roster;
pub mod scores;
pub mod seasons;
pub mod selection;
pub mod sessions;
pub mod supervision;
pub mod tidy;

pub use act::{Act, Sealed};
pub use database::Store;
pub use error::StoreError;
pub use instant::Instant;
pub use keys::{Keys, KeysError};
pub use secret::Place;
