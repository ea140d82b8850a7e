//! Checking the seats of an examination: the draw they follow from, the seats by the rule, and that the signed ledger
//! holds their fingerprint.

use crate::fetch::FetchError;
use crate::told::Told;
use crate::words::{
    LEDGER_UNKNOWN, SEATS_AGREE, SEATS_BESIDE, SEATS_DIFFER, SEATS_DRAW, SEATS_ON_LEDGER, SEATS_ROOMS, SEATS_SEATS,
    Said,
};
use crate::{draw, ledger};
use domain::draws::bundle::Bundle;
use domain::examination::{SeatsAgain, SeatsDocument, seats_again};
use domain::ledger::merkle::Hash;
use domain::messages::Language;
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

    /// What it came to, in a language: each part of the check and how it ended.
    pub fn told(&self, language: Language) -> Told {
        let Self { draw, again, on_ledger } = self;
        let part = |of: [Said; 2], good: bool| of[usize::from(!good)].plain(language).to_owned();
        let ledger = on_ledger
            .map_or_else(|| LEDGER_UNKNOWN.plain(language).to_owned(), |on_ledger| part(SEATS_ON_LEDGER, on_ledger));
        let lines = vec![
            part(SEATS_DRAW, *draw),
            part(SEATS_ROOMS, again.rooms),
            SEATS_SEATS[usize::from(again.other > 0)].with(language, &[&again.other.to_string()]),
            part(SEATS_BESIDE, again.beside),
            ledger,
        ];
        let sentence = match self.holds() {
            true => SEATS_AGREE.with(language, &[&again.seats.to_string()]),
            false => SEATS_DIFFER.plain(language).to_owned(),
        };
        Told { good: self.holds(), sentence, beside: String::new(), lines }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_that_fails_is_named() {
        let again = SeatsAgain { seats: 3, other: 0, rooms: true, beside: true };
        let good = Checked { draw: true, again, on_ledger: Some(true) };
        let said = good.told(Language::En).lines;
        let failing = [
            Checked { draw: false, ..good.clone() },
            Checked { again: SeatsAgain { rooms: false, ..good.again.clone() }, ..good.clone() },
            Checked { again: SeatsAgain { other: 2, ..good.again.clone() }, ..good.clone() },
            Checked { again: SeatsAgain { beside: false, ..good.again.clone() }, ..good.clone() },
            Checked { on_ledger: Some(false), ..good.clone() },
        ];
        assert!(good.holds());
        for (at, bad) in failing.iter().enumerate() {
            assert!(!bad.holds());
            let told = bad.told(Language::En).lines;
            let other: Vec<usize> = (0..said.len()).filter(|line| told[*line] != said[*line]).collect();
            assert_eq!(other, [at]);
        }
    }
}
