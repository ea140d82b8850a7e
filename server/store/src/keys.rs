//! The three secrets of an installation: what signs the ledger, what encrypts personal data, what indexes it blindly.
//!
//! They live in one file, so that a copy of it is a whole backup and a half-lost set cannot exist.

use domain::ledger::note::{SignerKey, VerifierKey};
use sha2::{Digest, Sha256};
use std::{
    fs::{self, OpenOptions},
    io::Write,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};
use thiserror::Error;

/// The key file inside its folder.
pub const FILE: &str = "sunshine.keys";
const HEADER: &str = "sunshine-keys/1";

/// Why the keys cannot be used.
#[derive(Debug, Error)]
pub enum KeysError {
    /// The folder or file cannot be read or written.
    #[error("key file {path}: {source}")]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// The file is there but is not a key file.
    #[error("key file {path} cannot be read: {why}")]
    Malformed {
        /// The file.
        path: PathBuf,
        /// Which line, and what is wrong with it.
        why: String,
    },
    /// The ledger in this database was signed by another key.
    #[error("this database belongs to the ledger key {stored}, but the key file holds {given}")]
    OtherLedger {
        /// The public key kept in the database.
        stored: String,
        /// The public key of the file.
        given: String,
    },
    /// Personal data in this database is encrypted under another key.
    #[error("the data or index key of the key file is not the one this database was made with")]
    OtherData,
    /// The operating system gave no random bytes.
    #[error("no random bytes: {0}")]
    Random(#[from] getrandom::Error),
}

/// The secrets. Never printed: `Debug` shows the public ledger key alone.
#[derive(Clone)]
pub struct Keys {
    signer: SignerKey,
    data: [u8; 32],
    index: [u8; 32],
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keys({})", self.vkey())
    }
}

impl Keys {
    /// Fresh keys that are kept nowhere. `origin` names the ledger: a host and path without spaces or `+`.
    ///
    /// # Errors
    /// No random bytes, or an origin that a signed note cannot carry.
    pub fn generate(origin: &str) -> Result<Self, KeysError> {
        let signer = SignerKey::from_random(origin, random()?).map_err(|why| malformed(Path::new(FILE), &why))?;
        Ok(Self { signer, data: random()?, index: random()? })
    }

    /// Reads the key file of a folder; where there is none, makes it with mode 0600.
    ///
    /// `origin` names a new ledger and is not looked at when the file exists: a ledger keeps its name.
    ///
    /// # Errors
    /// A folder or file that cannot be used, or a malformed file. A malformed file is never replaced.
    pub fn open(folder: &Path, origin: &str) -> Result<Self, KeysError> {
        let path = folder.join(FILE);
        if !path.exists() {
            fs::create_dir_all(folder).map_err(|source| file_error(folder, source))?;
            Self::generate(origin)?.write_once(folder, &path)?;
        }
        let text = fs::read_to_string(&path).map_err(|source| file_error(&path, source))?;
        Self::read(&text, &path)
    }

    /// The ledger's public key in signed-note form (`name+hash+base64`).
    pub fn vkey(&self) -> String {
        self.verifier().to_string()
    }

    /// The ledger's public key.
    pub fn verifier(&self) -> &VerifierKey {
        self.signer.verifier()
    }

    /// What signs checkpoints.
    pub fn signer(&self) -> &SignerKey {
        &self.signer
    }

    /// The ledger's name, the first line of each checkpoint.
    pub fn origin(&self) -> &str {
        self.verifier().name()
    }

    pub(crate) const fn data(&self) -> &[u8; 32] {
        &self.data
    }

    pub(crate) const fn index(&self) -> &[u8; 32] {
        &self.index
    }

    /// Tells one pair of data and index keys from another without giving them away.
    pub(crate) fn fingerprint(&self) -> String {
        let digest = Sha256::new().chain_update(HEADER).chain_update(self.data).chain_update(self.index).finalize();
        hex::encode(&digest[..8])
    }

    /// Writes beside the file and links it into place, so that of two processes starting at once one wins
    /// and nobody ever reads half a file.
    fn write_once(&self, folder: &Path, path: &Path) -> Result<(), KeysError> {
        let draft = folder.join(format!("{FILE}.{}", hex::encode(random::<8>()?)));
        let text = format!(
            "{HEADER}\nledger {}\ndata {}\nindex {}\n",
            self.signer.to_secret_text(),
            hex::encode(self.data),
            hex::encode(self.index)
        );
        let written = write_private(&draft, text.as_bytes()).and_then(|()| match fs::hard_link(&draft, path) {
            Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
            other => other,
        });
        let removed = fs::remove_file(&draft);
        written.and(removed).and_then(|()| fs::File::open(folder)?.sync_all()).map_err(|e| file_error(path, e))
    }

    fn read(text: &str, path: &Path) -> Result<Self, KeysError> {
        let mut lines = text.lines();
        if lines.next() != Some(HEADER) {
            return Err(malformed(path, &format!("the first line is not {HEADER}")));
        }
        let mut value = |name: &str| {
            lines
                .next()
                .and_then(|line| line.strip_prefix(name)?.strip_prefix(' '))
                .ok_or_else(|| malformed(path, &format!("the line '{name} …' is missing")))
        };
        let signer = SignerKey::from_secret_text(value("ledger")?).map_err(|why| malformed(path, &why))?;
        Ok(Self { signer, data: key_of(value("data")?, path)?, index: key_of(value("index")?, path)? })
    }
}

/// Random bytes from the operating system.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], getrandom::Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn key_of(text: &str, path: &Path) -> Result<[u8; 32], KeysError> {
    let mut key = [0; 32];
    hex::decode_to_slice(text, &mut key).map_err(|why| malformed(path, &why))?;
    Ok(key)
}

fn malformed(path: &Path, why: &dyn std::fmt::Display) -> KeysError {
    KeysError::Malformed { path: path.to_owned(), why: why.to_string() }
}

fn file_error(path: &Path, source: std::io::Error) -> KeysError {
    KeysError::File { path: path.to_owned(), source }
}

#[cfg(test)]
mod tests {
    use super::{FILE, Keys, KeysError};
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn the_first_start_makes_a_private_file_and_the_second_reads_it() {
        let folder = tempfile::tempdir().unwrap();
        let made = Keys::open(&folder.path().join("keys"), "example.org/ledger").unwrap();
        let read = Keys::open(&folder.path().join("keys"), "another.example/name").unwrap();
        assert_eq!(made.vkey(), read.vkey());
        assert_eq!(made.fingerprint(), read.fingerprint());
        let file = folder.path().join("keys").join(FILE);
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(std::fs::read_dir(folder.path().join("keys")).unwrap().count(), 1);
    }

    #[test]
    fn many_starting_at_once_agree_on_one_set() {
        let folder = tempfile::tempdir().unwrap();
        let prints: std::collections::BTreeSet<_> = std::thread::scope(|scope| {
            let starts: Vec<_> = (0..8)
                .map(|_| scope.spawn(|| Keys::open(folder.path(), "example.org/ledger").unwrap().fingerprint()))
                .collect();
            starts.into_iter().map(|start| start.join().unwrap()).collect()
        });
        assert_eq!(prints.len(), 1);
    }

    #[test]
    fn a_damaged_file_is_named_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), "sunshine-keys/1\nledger x\n").unwrap();
        assert!(matches!(Keys::open(folder.path(), "example.org/ledger"), Err(KeysError::Malformed { .. })));
        assert_eq!(std::fs::read_to_string(folder.path().join(FILE)).unwrap(), "sunshine-keys/1\nledger x\n");
    }

    #[test]
    fn debug_shows_no_secret() {
        let keys = Keys::generate("example.org/ledger").unwrap();
        assert!(!format!("{keys:?}").contains(&hex::encode(keys.data())));
        assert!(!format!("{keys:?}").contains("PRIVATE"));
    }
}
