//! Where things are kept: the database, the keys, the browser part.

use super::environment::{Environment, Fault, malformed};
use super::settings::{DATABASE_URL, KEYS_DIR, LEDGER_NAME, SITE_ROOT};
use std::path::PathBuf;

/// Where things are kept.
#[derive(Clone)]
pub struct Storage {
    /// The database's address. May hold a password: never printed.
    pub database: String,
    /// The folder of the keys.
    pub keys: PathBuf,
    /// The name a new ledger signs under.
    pub ledger_name: String,
    /// The folder of the browser part.
    pub site: PathBuf,
}

impl std::fmt::Debug for Storage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Storage({:?}, {:?})", self.keys, self.site)
    }
}

impl Storage {
    pub(super) fn from(environment: &Environment) -> Result<Self, Fault> {
        Ok(Self {
            database: environment.read(DATABASE_URL, database)?,
            keys: environment.get(KEYS_DIR).into(),
            ledger_name: environment
                .read(LEDGER_NAME, |text| (!text.contains(['+', ' ', '\t'])).then(|| text.to_owned()))?,
            site: site(environment)?,
        })
    }
}

fn database(text: &str) -> Option<String> {
    ["sqlite://", "postgres://", "postgresql://"]
        .iter()
        .any(|scheme| text.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()))
        .then(|| text.to_owned())
}

fn site(environment: &Environment) -> Result<PathBuf, Fault> {
    let path = PathBuf::from(environment.get(SITE_ROOT));
    if path.is_file() { Err(malformed(SITE_ROOT, "it is a file")) } else { Ok(path) }
}
