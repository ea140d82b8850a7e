//! The Axum host: settings, sessions, security, open data and subcommands.

pub mod accounts;
pub mod applications;
pub mod approvals;
pub mod commands;
pub mod config;
pub mod demo;
pub mod draws;
pub mod examination;
pub mod examiners;
pub mod http;
pub mod jobs;
pub mod ledger;
pub mod payments;
pub mod post;
pub mod recruitment;
pub mod scanning;
pub mod seasons;
pub mod sessions;
mod sheets;
pub mod supervision;
