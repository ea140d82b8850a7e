//! Checking a published list: its points, ranks and cut by the rule, and that the signed ledger holds its fingerprint.

use crate::fetch::FetchError;
use crate::ledger;
use domain::ledger::canonical;
use domain::selection::{List, Recomputed, recompute};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a check of a list came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// The list made again; none where it holds no points.
    pub recomputed: Option<Recomputed>,
    /// Whether the signed ledger holds an entry with this list's fingerprint; none where it was out of reach.
    pub on_ledger: Option<bool>,
}

/// Downloads a list with `read` and checks it against the entry that published it.
///
/// # Errors
/// [`FetchError`] where the list did not arrive, or is none.
pub async fn check(
    href: &str,
    entry: Option<u64>,
    read: impl AsyncFn(String) -> Result<Vec<u8>, FetchError>,
) -> Result<Checked, FetchError> {
    let bytes = read(href.to_owned()).await?;
    let value: Value = serde_json::from_slice(&bytes).map_err(|_| FetchError::Unreachable)?;
    let hash = canonical::hash(&value).map_err(|_| FetchError::Unreachable)?.to_string();
    let list: List = serde_json::from_value(value).map_err(|_| FetchError::Unreachable)?;
    let on_ledger = match entry {
        Some(index) => ledger::names(index, &hash, read).await,
        None => Some(false),
    };
    Ok(Checked { recomputed: recompute(&list), on_ledger })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    /// Nothing here waits, so one look is enough.
    fn now<T>(work: impl Future<Output = T>) -> T {
        match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(value) => value,
            Poll::Pending => panic!("it waits"),
        }
    }

    #[test]
    fn a_list_without_its_entry_is_not_on_the_ledger_and_what_is_no_list_has_no_verdict() {
        let hired = async |_: String| Ok(br#"{"kind":"hired","positions":[]}"#.to_vec());
        let checked = now(check("/list.json", None, hired)).unwrap();
        assert_eq!(checked, Checked { recomputed: None, on_ledger: Some(false) });
        let other = async |_: String| Ok(b"{}".to_vec());
        assert_eq!(now(check("/list.json", None, other)), Err(FetchError::Unreachable));
        let ledger_is_away = async |href: String| match href.as_str() {
            "/list.json" => Ok(br#"{"kind":"hired","positions":[]}"#.to_vec()),
            _ => Err(FetchError::Unreachable),
        };
        assert_eq!(now(check("/list.json", Some(0), ledger_is_away)).unwrap().on_ledger, None);
    }
}
