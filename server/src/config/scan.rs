//! Which scanner looks at what applicants attach.

use super::environment::{Environment, Fault};
use super::settings::VIRUS_SCAN;
use crate::scanning::Scanner;
use std::path::PathBuf;

pub(super) fn from(environment: &Environment) -> Result<Scanner, Fault> {
    environment.read(VIRUS_SCAN, |text| match text.split_once(':') {
        None if text == "off" => Some(Scanner::Off),
        Some(("unix", path)) if path.starts_with('/') => Some(Scanner::Socket(PathBuf::from(path))),
        Some((host, port)) if !host.is_empty() && host != "unix" => {
            port.parse::<u16>().ok().filter(|port| *port > 0).map(|_| Scanner::Address(text.to_owned()))
        }
        _ => None,
    })
}
