//! Checking a published list: its points, ranks and cut by the rule, and that the signed ledger holds its fingerprint.

use crate::fetch::FetchError;
use crate::ledger;
use crate::told::Told;
use crate::words::{
    LEDGER_UNKNOWN, LIST_AGREES, LIST_DIFFERS, LIST_NO_POINTS, LIST_NOT_ON_LEDGER, LIST_ON_LEDGER, list_difference,
};
use domain::ledger::canonical;
use domain::messages::Language;
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

impl Checked {
    /// What it came to, in a language. A list that is not on the ledger is not verified, whatever it comes to.
    pub fn told(&self, language: Language) -> Told {
        let good = self.on_ledger != Some(false);
        let beside = match self.on_ledger {
            Some(true) => LIST_ON_LEDGER,
            Some(false) => LIST_NOT_ON_LEDGER,
            None => LEDGER_UNKNOWN,
        };
        let (good, sentence) = match &self.recomputed {
            None => (good, LIST_NO_POINTS.plain(language).to_owned()),
            Some(it) if it.differences.is_empty() => {
                let counts = [it.positions, it.candidates].map(|count| count.to_string());
                (good, LIST_AGREES.with(language, &[&counts[0], &counts[1]]))
            }
            Some(it) => (false, LIST_DIFFERS.with(language, &[&it.differences.len().to_string()])),
        };
        let differences = self.recomputed.iter().flat_map(|it| &it.differences);
        let lines = differences.map(|difference| list_difference(difference, language)).collect();
        Told { good, sentence, beside: beside.plain(language).to_owned(), lines }
    }
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
    use domain::selection::Difference;
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

    #[test]
    fn a_forged_list_and_one_that_is_on_no_ledger_do_not_verify() {
        let of = |differences: Vec<Difference>, on_ledger| Checked {
            recomputed: Some(Recomputed { positions: 1, candidates: 3, differences }),
            on_ledger,
        };
        let forged = vec![Difference::Rank { code: "17".to_owned(), ticket: "1".to_owned() }];
        assert!(of(vec![], Some(true)).told(Language::Zh).good);
        assert!(!of(vec![], Some(false)).told(Language::Zh).good);
        let told = of(forged, Some(true)).told(Language::En);
        assert!(!told.good);
        assert!(told.lines[0].contains("17, 1"));
    }
}
