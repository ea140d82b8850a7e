//! Checking an entry against the signed ledger: what is fetched, and the verdict of the rule over it.

use crate::fetch::{self, FetchError};
use domain::ledger::checkpoint::Checkpoint;
use domain::ledger::merkle::inclusion_nodes;
use domain::ledger::note::Note;
use domain::ledger::proof::{InclusionEvidence, Verdict, check_inclusion};
use domain::ledger::tile::{TilePath, WIDTH, decode_bundle, needed_for_inclusion};
use std::collections::BTreeMap;

/// What a check came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Every step and how it ended.
    pub verdict: Verdict,
    /// The bytes that were checked.
    pub entry: Vec<u8>,
    /// The hashes on the way from the entry to the root.
    pub hashes: usize,
}

impl Checked {
    /// Whether the checked bytes hold a word, such as the hash of a result, as one of their quoted values.
    pub fn names(&self, word: &str) -> bool {
        let quoted = format!("\"{word}\"");
        self.entry.windows(quoted.len()).any(|bytes| bytes == quoted.as_bytes())
    }
}

/// Checks the entry as the ledger publishes it.
///
/// # Errors
/// [`FetchError`] where the evidence did not arrive, so that there is no verdict.
pub async fn entry(index: u64) -> Result<Checked, FetchError> {
    Ok(Evidence::gather(index, fetch::bytes).await?.check(None))
}

/// Checks bytes that a page shows: they must be the ledger's entry, byte for byte.
///
/// # Errors
/// [`FetchError`] where the evidence did not arrive, so that there is no verdict.
pub async fn shown(index: u64, entry: Vec<u8>) -> Result<Checked, FetchError> {
    Ok(Evidence::gather(index, fetch::bytes).await?.check(Some(entry)))
}

/// What was fetched; nothing in it is believed.
struct Evidence {
    index: u64,
    key: String,
    checkpoint: String,
    size: u64,
    tiles: BTreeMap<String, Vec<u8>>,
    bundle: Option<(TilePath, Vec<u8>)>,
}

impl Evidence {
    async fn gather(index: u64, read: impl AsyncFn(&str) -> Result<Vec<u8>, FetchError>) -> Result<Self, FetchError> {
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        let checkpoint = text(read("/ledger/checkpoint").await?);
        let key = text(read("/ledger/key").await?);
        let size = size_of(&checkpoint);
        let mut found = Self { index, key, checkpoint, size, tiles: BTreeMap::new(), bundle: None };
        for path in needed_for_inclusion(index, size).unwrap_or_default() {
            if let Some(bytes) = optional(read(&format!("/ledger/{path}")).await)? {
                found.tiles.insert(path.to_string(), bytes);
            }
        }
        if let Some(path) = TilePath::of_entry(index, size) {
            found.bundle = optional(read(&format!("/ledger/{path}")).await)?.map(|bytes| (path, bytes));
        }
        Ok(found)
    }

    fn check(self, shown: Option<Vec<u8>>) -> Checked {
        let entry = shown.or_else(|| self.published()).unwrap_or_default();
        let verdict = check_inclusion(&InclusionEvidence {
            key: &self.key,
            witnesses: &[],
            checkpoint: &self.checkpoint,
            index: self.index,
            entry: &entry,
            tiles: &self.tiles,
        });
        let hashes = inclusion_nodes(self.index, self.size).map_or(0, |path| path.len());
        Checked { verdict, entry, hashes }
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
    fn published(size: u64) -> (Vec<Vec<u8>>, BTreeMap<String, Vec<u8>>) {
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

    fn check(files: &BTreeMap<String, Vec<u8>>, index: u64, shown: Option<Vec<u8>>) -> Result<Checked, FetchError> {
        let read = async |href: &str| files.get(href).cloned().ok_or(FetchError::Missing);
        now(Evidence::gather(index, read)).map(|evidence| evidence.check(shown))
    }

    #[test]
    fn every_entry_of_a_sound_ledger_is_found_by_index_and_by_its_shown_bytes() {
        for size in [1, 2, 7, 256] {
            let (entries, files) = published(size);
            for (index, entry) in entries.iter().enumerate() {
                let checked = check(&files, index as u64, None).unwrap();
                assert!(checked.verdict.holds(), "{index} of {size}: {:?}", checked.verdict);
                assert!(checked.names(&format!("draw:{index}")) && !checked.names("draw:"));
                assert_eq!(&checked.entry, entry);
                assert!(check(&files, index as u64, Some(entry.clone())).unwrap().verdict.holds());
            }
        }
    }

    #[test]
    fn altered_bytes_are_not_in_the_ledger() {
        let (entries, files) = published(5);
        let altered = String::from_utf8(entries[3].clone()).unwrap().replace("draw:3", "draw:4");
        let checked = check(&files, 3, Some(altered.into_bytes())).unwrap();
        assert_eq!(checked.verdict.failure().map(|(_, why)| why), Some(Failure::RootDiffers));
        let moved = check(&files, 2, Some(entries[3].clone())).unwrap();
        assert_eq!(moved.verdict.failure().map(|(_, why)| why), Some(Failure::RootDiffers));
    }

    #[test]
    fn what_is_missing_or_signed_by_another_is_named() {
        let (_, mut files) = published(5);
        assert_eq!(check(&files, 5, None).unwrap().verdict.failure().map(|(_, why)| why), Some(Failure::NotInTree));
        let tile = files.remove("/ledger/tile/0/000.p/5").unwrap();
        assert_eq!(check(&files, 1, None).unwrap().verdict.failure().map(|(_, why)| why), Some(Failure::Missing));
        files.insert("/ledger/tile/0/000.p/5".to_owned(), tile[1..].to_vec());
        assert_eq!(check(&files, 1, None).unwrap().verdict.failure().map(|(_, why)| why), Some(Failure::WrongLength));
        let other = SignerKey::from_random("example.org/ledger", [8; 32]).unwrap();
        files.insert("/ledger/key".to_owned(), other.verifier().to_string().into_bytes());
        assert_eq!(check(&files, 1, None).unwrap().verdict.failure().map(|(_, why)| why), Some(Failure::Unsigned));
        files.remove("/ledger/checkpoint");
        assert_eq!(check(&files, 1, None), Err(FetchError::Missing));
    }
}
