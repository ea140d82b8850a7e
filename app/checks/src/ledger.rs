//! Checking an entry against the signed ledger: what is fetched, and the verdict of the rule over it.

use crate::fetch::FetchError;
use domain::ledger::checkpoint::Checkpoint;
use domain::ledger::merkle::inclusion_nodes;
use domain::ledger::note::{Note, VerifierKey};
use domain::ledger::proof::{InclusionEvidence, Verdict, check_inclusion};
use domain::ledger::tile::{TilePath, WIDTH, decode_bundle, needed_for_inclusion};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a check came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// Every step and how it ended.
    pub verdict: Verdict,
    /// The hashes on the way from the entry to the root.
    pub hashes: usize,
}

/// Checks the entry as the ledger publishes it, and gives its bytes.
///
/// # Errors
/// [`FetchError`] where the evidence did not arrive, so that there is no verdict.
pub async fn published(
    index: u64,
    read: impl AsyncFn(String) -> Result<Vec<u8>, FetchError>,
) -> Result<(Checked, Vec<u8>), FetchError> {
    let evidence = Evidence::gather(index, read).await?;
    let entry = evidence.published().unwrap_or_default();
    Ok((evidence.check(&entry), entry))
}

/// Whether the signed ledger holds the entry and this names a fingerprint; none where it was out of reach.
pub async fn names(index: u64, hash: &str, read: impl AsyncFn(String) -> Result<Vec<u8>, FetchError>) -> Option<bool> {
    let (checked, entry) = published(index, read).await.ok()?;
    let named = String::from_utf8_lossy(&entry).contains(&format!("\"{hash}\""));
    Some(checked.verdict.holds() && named)
}

/// Checks bytes that a page shows: they must be the ledger's entry, byte for byte.
///
/// # Errors
/// [`FetchError`] where the evidence did not arrive, so that there is no verdict.
pub async fn shown(
    index: u64,
    entry: Vec<u8>,
    read: impl AsyncFn(String) -> Result<Vec<u8>, FetchError>,
) -> Result<Checked, FetchError> {
    Ok(Evidence::gather(index, read).await?.check(&entry))
}

/// What was fetched; nothing in it is believed.
struct Evidence {
    index: u64,
    key: String,
    witnesses: Vec<VerifierKey>,
    checkpoint: String,
    size: u64,
    tiles: BTreeMap<String, Vec<u8>>,
    bundle: Option<(TilePath, Vec<u8>)>,
}

impl Evidence {
    async fn gather(index: u64, read: impl AsyncFn(String) -> Result<Vec<u8>, FetchError>) -> Result<Self, FetchError> {
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        let checkpoint = text(read("/ledger/checkpoint".to_owned()).await?);
        let key = text(read("/ledger/key".to_owned()).await?);
        let witnesses = keys_of(&text(optional(read("/ledger/witnesses".to_owned()).await)?.unwrap_or_default()));
        let size = size_of(&checkpoint);
        let mut found = Self { index, key, witnesses, checkpoint, size, tiles: BTreeMap::new(), bundle: None };
        for path in needed_for_inclusion(index, size).unwrap_or_default() {
            if let Some(bytes) = optional(read(format!("/ledger/{path}")).await)? {
                found.tiles.insert(path.to_string(), bytes);
            }
        }
        if let Some(path) = TilePath::of_entry(index, size) {
            found.bundle = optional(read(format!("/ledger/{path}")).await)?.map(|bytes| (path, bytes));
        }
        Ok(found)
    }

    fn check(&self, entry: &[u8]) -> Checked {
        let verdict = check_inclusion(&InclusionEvidence {
            key: &self.key,
            witnesses: &self.witnesses,
            checkpoint: &self.checkpoint,
            index: self.index,
            entry,
            tiles: &self.tiles,
        });
        let hashes = inclusion_nodes(self.index, self.size).map_or(0, |path| path.len());
        Checked { verdict, hashes }
    }

    /// The entry in the bundle that the ledger publishes.
    fn published(&self) -> Option<Vec<u8>> {
        let (path, bytes) = self.bundle.as_ref()?;
        let entries = decode_bundle(*path, bytes).ok()?;
        let place = usize::try_from(self.index % u64::from(WIDTH)).ok()?;
        entries.get(place).map(|entry| entry.to_vec())
    }
}

/// A tile that is not there is a finding, not a failure to look.
fn optional(read: Result<Vec<u8>, FetchError>) -> Result<Option<Vec<u8>>, FetchError> {
    match read {
        Ok(bytes) => Ok(Some(bytes)),
        Err(FetchError::Missing) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The witnesses that the ledger names, one a line; a line of a form that is not known here names none.
fn keys_of(lines: &str) -> Vec<VerifierKey> {
    lines.lines().filter_map(|line| line.parse().ok()).collect()
}

/// The size that the checkpoint claims, to know what to fetch; whether it is signed is asked of the rule.
fn size_of(checkpoint: &str) -> u64 {
    let note = checkpoint.parse::<Note>().ok();
    note.and_then(|note| note.text().parse::<Checkpoint>().ok()).map_or(0, |head| head.size)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, Utc};
    use domain::ledger::entry::{Acting, Entry};
    use domain::ledger::merkle::{Frontier, Hash, leaf_hash};
    use domain::ledger::note::SignerKey;
    use domain::ledger::proof::Failure;
    use domain::ledger::tile::{Content, encode_bundle, encode_hashes};
    use domain::permissions::Actor;
    use serde_json::json;
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    /// Runs a future that never waits.
    fn now<T>(future: impl Future<Output = T>) -> T {
        match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(value) => value,
            Poll::Pending => panic!("it waits"),
        }
    }

    /// A published ledger of some entries: files by address.
    fn ledger_of(size: u64) -> (Vec<Vec<u8>>, BTreeMap<String, Vec<u8>>) {
        let key = SignerKey::from_random("example.org/ledger", [7; 32]).unwrap();
        let entry = |number: u64| {
            let at = DateTime::<Utc>::UNIX_EPOCH;
            let by = Acting::from(&Actor::citizen());
            Entry::new(at, "draw.fixed", format!("draw:{number}"), by, json!({ "n": number }), None).to_bytes().unwrap()
        };
        let entries: Vec<Vec<u8>> = (0..size).map(entry).collect();
        let leaves: Vec<Hash> = entries.iter().map(|entry| leaf_hash(entry)).collect();
        let mut frontier = Frontier::new();
        leaves.iter().for_each(|leaf| frontier.push(*leaf));
        let head = Checkpoint::new("example.org/ledger", size, frontier.root()).sign(&key).unwrap();
        let mut files = BTreeMap::new();
        files.insert("/ledger/checkpoint".to_owned(), head.to_string().into_bytes());
        files.insert("/ledger/key".to_owned(), format!("{}\n", key.verifier()).into_bytes());
        for (index, (entries, leaves)) in entries.chunks(256).zip(leaves.chunks(256)).enumerate() {
            let path = |content| TilePath::of(content, index as u64, size).unwrap();
            let hashes = path(Content::Hashes { level: 0 });
            files.insert(format!("/ledger/{hashes}"), encode_hashes(leaves).unwrap());
            files.insert(format!("/ledger/{}", path(Content::Entries)), encode_bundle(entries).unwrap());
        }
        (entries, files)
    }

    /// A reader of published files.
    fn reading(files: &BTreeMap<String, Vec<u8>>) -> impl AsyncFn(String) -> Result<Vec<u8>, FetchError> + use<'_> {
        async |href: String| files.get(&href).cloned().ok_or(FetchError::Missing)
    }

    fn check(files: &BTreeMap<String, Vec<u8>>, index: u64) -> Result<(Checked, Vec<u8>), FetchError> {
        now(published(index, reading(files)))
    }

    fn failure(files: &BTreeMap<String, Vec<u8>>, index: u64) -> Option<Failure> {
        check(files, index).unwrap().0.verdict.failure().map(|(_, why)| why)
    }

    fn failure_of(files: &BTreeMap<String, Vec<u8>>, index: u64, entry: Vec<u8>) -> Option<Failure> {
        now(shown(index, entry, reading(files))).unwrap().verdict.failure().map(|(_, why)| why)
    }

    #[test]
    fn every_entry_of_a_sound_ledger_is_found_by_index_and_by_its_shown_bytes() {
        for size in [1, 2, 7, 256] {
            let (entries, files) = ledger_of(size);
            for (index, entry) in entries.iter().enumerate() {
                let (checked, published) = check(&files, index as u64).unwrap();
                assert!(checked.verdict.holds(), "{index} of {size}: {:?}", checked.verdict);
                assert_eq!(&published, entry);
                assert_eq!(failure_of(&files, index as u64, entry.clone()), None);
            }
        }
    }

    #[test]
    fn altered_bytes_are_not_in_the_ledger() {
        let (entries, files) = ledger_of(5);
        let altered = String::from_utf8(entries[3].clone()).unwrap().replace("draw:3", "draw:4");
        assert_eq!(failure_of(&files, 3, altered.into_bytes()), Some(Failure::RootDiffers));
        assert_eq!(failure_of(&files, 2, entries[3].clone()), Some(Failure::RootDiffers));
    }

    #[test]
    fn witnesses_that_have_cosigned_are_told() {
        let published: serde_json::Value =
            serde_json::from_str(include_str!("../../domain/data/witnessed_checkpoint.json")).unwrap();
        let bytes = |member: &str| published[member].as_str().unwrap().as_bytes().to_vec();
        let mut files = BTreeMap::new();
        files.insert("/ledger/checkpoint".to_owned(), bytes("checkpoint"));
        files.insert("/ledger/key".to_owned(), bytes("log_key"));
        let told = |files: &BTreeMap<String, Vec<u8>>| check(files, 3).unwrap().0.verdict.witnesses;
        assert!(told(&files).is_empty(), "nobody is known");
        files.insert("/ledger/witnesses".to_owned(), [b"nonsense\n".to_vec(), bytes("witness_key")].concat());
        assert_eq!(told(&files), ["remora.n621.de"]);
    }

    #[test]
    fn what_is_missing_or_signed_by_another_is_named() {
        let (_, mut files) = ledger_of(5);
        assert_eq!(failure(&files, 5), Some(Failure::NotInTree));
        let tile = files.remove("/ledger/tile/0/000.p/5").unwrap();
        assert_eq!(failure(&files, 1), Some(Failure::Missing));
        files.insert("/ledger/tile/0/000.p/5".to_owned(), tile[1..].to_vec());
        assert_eq!(failure(&files, 1), Some(Failure::WrongLength));
        let other = SignerKey::from_random("example.org/ledger", [8; 32]).unwrap();
        files.insert("/ledger/key".to_owned(), other.verifier().to_string().into_bytes());
        assert_eq!(failure(&files, 1), Some(Failure::Unsigned));
        files.remove("/ledger/checkpoint");
        assert_eq!(check(&files, 1), Err(FetchError::Missing));
    }
}
