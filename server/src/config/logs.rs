//! What is logged and how a line looks.

use super::environment::{Environment, Fault, malformed};
use super::settings::{LOG, LOG_FORMAT};
use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;

/// The form of a log line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Text,
    /// For machines: one JSON object a line.
    Json,
}

/// What is logged and how a line looks.
#[derive(Clone, Debug)]
pub struct Logs {
    /// Filter directives, known to be readable.
    pub filter: String,
    /// The form of a line.
    pub format: Format,
}

impl Logs {
    pub(super) fn from(environment: &Environment) -> Result<Self, Fault> {
        let filter = environment.get(LOG);
        EnvFilter::try_new(filter).map_err(|error| malformed(LOG, &error.to_string()))?;
        let format = environment.read(LOG_FORMAT, |text| match text {
            "text" => Some(Format::Text),
            "json" => Some(Format::Json),
            _ => None,
        })?;
        Ok(Self { filter: filter.to_owned(), format })
    }

    /// Starts logging, for the life of the program.
    pub fn start(&self) {
        let filter = EnvFilter::new(&self.filter);
        let lines = tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_writer(std::io::stderr)
            .with_ansi(std::io::stderr().is_terminal());
        // A second start (in tests) changes nothing.
        let _already = match self.format {
            Format::Text => lines.with_target(false).try_init(),
            Format::Json => lines.json().flatten_event(true).try_init(),
        };
    }
}
