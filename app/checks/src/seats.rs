//! Checking the seats of an examination: the draw they follow from, the seats by the rule, and that the signed ledger
//! holds their fingerprint.

use crate::fetch::FetchError;
use crate::{draw, ledger};
use domain::draws::bundle::Bundle;
use domain::examination::{SeatsAgain, SeatsDocument, seats_again};
use domain::ledger::merkle::Hash;
use serde::{Deserialize, Serialize};

/// What a check of the seats came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// Whether the draw holds in every step, is on the ledger as far as that was reached, and is the one named here.
    pub draw: bool,
    /// The seats made again.
    pub again: SeatsAgain,
    /// Whether the signed ledger holds an entry with the file's fingerprint; none where it was out of reach.
    pub on_ledger: Option<bool>,
}

impl Checked {
    /// Whether nothing speaks against the seats.
    pub fn holds(&self) -> bool {
        self.draw && self.again.agrees() && self.on_ledger != Some(false)
    }
}

/// Downloads the seats and the bundle of their draw with `read`, and checks both against the entry that gave the seats.
///
/// # Errors
/// [`FetchError`] where one of them did not arrive, or is none.
pub async fn check(
    href: &str,
    bundle: &str,
    entry: Option<u64>,
    read: impl AsyncFn(String) -> Result<Vec<u8>, FetchError>,
) -> Result<Checked, FetchError> {
    let bytes = read(href.to_owned()).await?;
    let published: SeatsDocument = serde_json::from_slice(&bytes).map_err(|_| FetchError::Unreachable)?;
    let evidence = read(bundle.to_owned()).await?;
    let drawn: Bundle = serde_json::from_slice(&evidence).map_err(|_| FetchError::Unreachable)?;
    let verdict = draw::check(bundle, &read, || 0).await?;
    let same = drawn.result_hash == published.result_hash && drawn.frozen.draw == published.draw;
    let again = seats_again(&published, drawn.result.drawn.lots().unwrap_or_default());
    let on_ledger = match entry {
        Some(index) => ledger::names(index, &Hash::of(&bytes).to_string(), &read).await,
        None => Some(false),
    };
    Ok(Checked { draw: verdict.ok && verdict.on_ledger != Some(false) && same, again, on_ledger })
}
