//! The Axum host: settings, sessions, security, open data and subcommands.

pub mod commands;
pub mod config;
pub mod demo;
pub mod http;
pub mod sessions;
