//! The environment as the settings see it, and what is wrong with it.

use super::settings::{self, PREFIX};
use std::{collections::BTreeMap, fmt};

/// Why the program does not start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A variable with our prefix that is no setting: most often a misspelling.
    Unknown {
        /// The variable.
        name: String,
    },
    /// A value of another form than the table says. The value itself is not shown where it may hold a password.
    Malformed {
        /// The variable.
        name: &'static str,
        /// What the table allows.
        form: &'static str,
        /// Why, where there is more to say.
        why: String,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { name } => {
                write!(f, "{name} is not a setting")?;
                nearest(name).map_or(Ok(()), |near| write!(f, "; did you mean {near}?"))?;
                write!(f, " (server --help lists all)")
            }
            Self::Malformed { name, form, why } if why.is_empty() => write!(f, "{name}: expected {form}"),
            Self::Malformed { name, form, why } => write!(f, "{name}: expected {form}, but {why}"),
        }
    }
}

impl std::error::Error for Fault {}

/// What cargo-leptos tells the program that it watches; [`settings::SITE_ROOT`] goes before it.
const WATCHED_SITE: &str = "LEPTOS_SITE_ROOT";

/// Variables by name. Only the settings are kept.
#[derive(Clone, Debug, Default)]
pub struct Environment(BTreeMap<String, String>);

impl Environment {
    /// Keeps the settings among some variables.
    ///
    /// # Errors
    /// The first variable with our prefix that is no setting.
    pub fn of(variables: impl IntoIterator<Item = (String, String)>) -> Result<Self, Fault> {
        let mut kept = BTreeMap::new();
        let mut watched = None;
        for (name, value) in variables {
            if settings::find(&name).is_some() {
                kept.insert(name, value);
            } else if name == WATCHED_SITE {
                watched = Some(value);
            } else if name.starts_with(PREFIX) {
                return Err(Fault::Unknown { name });
            }
        }
        if let Some(folder) = watched {
            kept.entry(settings::SITE_ROOT.to_owned()).or_insert(folder);
        }
        Ok(Self(kept))
    }

    /// The value given, or the table's default. An empty value counts as not given.
    pub fn get(&self, name: &'static str) -> &str {
        let default = settings::find(name).map_or("", |setting| setting.default);
        self.0.get(name).map(|value| value.trim()).filter(|value| !value.is_empty()).unwrap_or(default)
    }

    /// Reads a value.
    ///
    /// # Errors
    /// The reader's `None` becomes the fault of that setting.
    pub fn read<T>(&self, name: &'static str, reader: impl FnOnce(&str) -> Option<T>) -> Result<T, Fault> {
        reader(self.get(name)).ok_or_else(|| malformed(name, ""))
    }

    /// Reads `on` or `off`.
    ///
    /// # Errors
    /// Any other word.
    pub fn switch(&self, name: &'static str) -> Result<bool, Fault> {
        self.read(name, |text| match text {
            "on" => Some(true),
            "off" => Some(false),
            _ => None,
        })
    }
}

/// The fault of one setting.
pub fn malformed(name: &'static str, why: &str) -> Fault {
    Fault::Malformed { name, form: settings::find(name).map_or("", |setting| setting.form), why: why.to_owned() }
}

/// The setting that shares the most letters with a misspelt one, position by position from both ends.
fn nearest(name: &str) -> Option<&'static str> {
    let likeness = |other: &str| {
        let ahead = name.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
        let behind = name.bytes().rev().zip(other.bytes().rev()).take_while(|(a, b)| a == b).count();
        ahead + behind
    };
    let best = settings::SETTINGS.iter().map(|setting| setting.name).max_by_key(|other| likeness(other))?;
    (likeness(best) > PREFIX.len() + 1).then_some(best)
}
