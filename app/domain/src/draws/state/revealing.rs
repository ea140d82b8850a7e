//! After a draw is fixed: waiting for the opening time, taking beacon and numbers, and drawing.

use crate::draws::beacon::Chain;
use crate::draws::bundle::{BeaconValue, Bundle, DrawResult, LedgerLine, Revealed};
use crate::draws::frozen::Frozen;
use crate::draws::number::{SecretNumber, commitment};
use crate::draws::seating::certificate::Certificate;
use crate::draws::seating::replacement::Replacement;
use crate::draws::seed::seed;
use crate::draws::state::ClosedBecause;
use crate::draws::{Drawing, draw};
use crate::ledger::merkle::Hash;
use crate::refusal::{Code, Refusal};
use chrono::{DateTime, Duration, Utc};

/// A draw whose input is frozen and which waits for its opening time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The document.
    pub frozen: Frozen,
    /// Its hash.
    pub frozen_hash: Hash,
}

/// A draw whose opening time has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revealing {
    /// What was frozen.
    pub fixed: Fixed,
    /// The beacon's value, checked when it was entered.
    pub beacon: Option<BeaconValue>,
    /// The supervisors' numbers in frozen order, each checked against its commitment when it was entered.
    pub numbers: Vec<Option<SecretNumber>>,
}

/// Whether the draw can be made now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Readiness {
    /// It can, with every number in `withheld` (labels) left out of the seed.
    Ready {
        /// The labels of the supervisors whose numbers did not come.
        withheld: Vec<String>,
    },
    /// The beacon's value is still expected.
    AwaitsBeacon,
    /// Numbers are still expected, at least until the time.
    AwaitsNumbers {
        /// How many.
        outstanding: usize,
        /// The end of the grace period.
        until: DateTime<Utc>,
    },
    /// The grace period is over and nothing random can enter the draw: it must be closed.
    MustClose(ClosedBecause),
}

/// A draw that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// What was frozen.
    pub fixed: Fixed,
    /// What was revealed.
    pub revealed: Revealed,
    /// The result.
    pub result: DrawResult,
    /// Its hash.
    pub result_hash: Hash,
}

/// Why a draw could not be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawRefused {
    /// The refusal.
    pub refusal: Refusal,
    /// Why no complete seating exists; for `no-seating`, where a certificate was found.
    pub certificate: Option<Box<Certificate>>,
    /// Set where the draw can only be closed.
    pub must_close: Option<ClosedBecause>,
}

impl From<Refusal> for DrawRefused {
    fn from(refusal: Refusal) -> Self {
        Self { refusal, certificate: None, must_close: None }
    }
}

impl Fixed {
    /// Opens the draw at T.
    ///
    /// # Errors
    /// `not-yet-open` before the opening time.
    pub fn open(self, now: DateTime<Utc>) -> Result<Revealing, Refusal> {
        if now < self.frozen.opens_at {
            return Err(Code::NotYetOpen.into());
        }
        let numbers = vec![None; self.frozen.supervisors.len()];
        Ok(Revealing { fixed: self, beacon: None, numbers })
    }
}

impl Revealing {
    /// The end of the grace period.
    pub fn grace_ends(&self) -> DateTime<Utc> {
        self.fixed.frozen.opens_at + Duration::minutes(i64::from(self.fixed.frozen.reveal_grace_minutes))
    }

    /// Takes a supervisor's number.
    ///
    /// # Errors
    /// `not-found` for a label that is not in the document, `already-done` for a second entry, `malformed` or
    /// `number-mismatch` (field `number`).
    pub fn enter_number(&mut self, label: &str, number: &str) -> Result<(), Refusal> {
        let frozen = &self.fixed.frozen;
        let index = frozen.supervisors.iter().position(|other| other.label == label).ok_or(Code::NotFound)?;
        let slot = self.numbers.get_mut(index).ok_or(Code::Internal)?;
        if slot.is_some() {
            return Err(Code::AlreadyDone.into());
        }
        let number = SecretNumber::parse(number)?;
        if frozen.supervisors.get(index).is_none_or(|it| it.commitment != commitment(frozen.draw, &number)) {
            return Err(Refusal::of(Code::NumberMismatch, "number"));
        }
        *slot = Some(number);
        Ok(())
    }

    /// Takes the beacon's value, fetched or typed in.
    ///
    /// # Errors
    /// `wrong-state` where the draw has no beacon, `already-done` for a second entry, `bad-beacon` (field
    /// `signature`) where it is not the chain's signature of the round that was named.
    pub fn enter_beacon(&mut self, signature: &str) -> Result<(), Refusal> {
        let plan = self.fixed.frozen.beacon.as_ref().ok_or(Code::WrongState)?;
        if self.beacon.is_some() {
            return Err(Code::AlreadyDone.into());
        }
        let genuine = Chain::of(&plan.chain).is_some_and(|chain| chain.randomness(plan.round, signature).is_ok());
        if !genuine {
            return Err(Refusal::of(Code::BadBeacon, "signature"));
        }
        self.beacon = Some(BeaconValue { round: plan.round, signature: signature.to_owned() });
        Ok(())
    }

    /// Whether the draw can be made now. Numbers are waited for until the grace period ends; afterwards the draw goes
    /// on without the withheld ones if a beacon takes part or at least one number has come.
    pub fn readiness(&self, now: DateTime<Utc>) -> Readiness {
        let withheld: Vec<String> = self
            .fixed
            .frozen
            .supervisors
            .iter()
            .zip(&self.numbers)
            .filter(|(_, number)| number.is_none())
            .map(|(supervisor, _)| supervisor.label.clone())
            .collect();
        let with_beacon = self.fixed.frozen.beacon.is_some();
        if !withheld.is_empty() && now < self.grace_ends() {
            return Readiness::AwaitsNumbers { outstanding: withheld.len(), until: self.grace_ends() };
        }
        if with_beacon && self.beacon.is_none() {
            return Readiness::AwaitsBeacon;
        }
        if !with_beacon && withheld.len() == self.numbers.len() {
            return Readiness::MustClose(ClosedBecause::NothingRevealed);
        }
        Readiness::Ready { withheld }
    }

    /// Whether whoever holds the numbers, and the beacon's value that is public by now, could know the result.
    pub fn could_be_drawn(&self, now: DateTime<Utc>) -> bool {
        matches!(self.readiness(now), Readiness::Ready { .. } | Readiness::AwaitsBeacon)
    }

    /// Makes the draw.
    ///
    /// # Errors
    /// `numbers-outstanding` (how many) within the grace period, or after it where nothing was revealed and the draw
    /// must be closed; `missing` (field `signature`) without the beacon's value; `no-seating`; `internal` where the
    /// search gave up (the draw must then be closed).
    pub fn draw(self, now: DateTime<Utc>) -> Result<Drawn, DrawRefused> {
        match self.readiness(now) {
            Readiness::Ready { .. } => {}
            Readiness::AwaitsBeacon => return Err(Refusal::of(Code::Missing, "signature").into()),
            Readiness::AwaitsNumbers { outstanding, .. } => {
                return Err(Refusal::new(Code::NumbersOutstanding).with(outstanding).into());
            }
            Readiness::MustClose(because) => {
                let refusal = Refusal::new(Code::NumbersOutstanding).with(self.numbers.len());
                return Err(DrawRefused { refusal, certificate: None, must_close: Some(because) });
            }
        }
        let Fixed { frozen, frozen_hash } = &self.fixed;
        let randomness = match (&frozen.beacon, &self.beacon) {
            (Some(plan), Some(value)) => {
                let randomness = Chain::of(&plan.chain).and_then(|it| it.randomness(plan.round, &value.signature).ok());
                let randomness = randomness.ok_or_else(|| Refusal::of(Code::BadBeacon, "signature"))?;
                Some((plan.round, randomness))
            }
            _ => None,
        };
        let seed = seed(*frozen_hash, randomness, &self.numbers);
        let result = match draw(frozen, *frozen_hash, seed) {
            Drawing::Drawn(result) => *result,
            Drawing::Impossible(certificate) => {
                let must_close = Some(ClosedBecause::NoSeating);
                return Err(DrawRefused { refusal: Code::NoSeating.into(), certificate, must_close });
            }
            Drawing::Undecided => {
                let must_close = Some(ClosedBecause::Undecided);
                return Err(DrawRefused { refusal: Code::Undecided.into(), certificate: None, must_close });
            }
        };
        let revealed = Revealed {
            beacon: self.beacon,
            numbers: self.numbers.iter().map(|number| number.as_ref().map(SecretNumber::to_hex)).collect(),
            at: now,
        };
        let result_hash = result.hash().map_err(|_| Refusal::new(Code::Internal))?;
        Ok(Drawn { fixed: self.fixed, revealed, result, result_hash })
    }
}

impl Drawn {
    /// The file for strangers.
    pub fn into_bundle(self, replacements: Vec<Replacement>, ledger: Vec<LedgerLine>) -> Bundle {
        let Self { fixed: Fixed { frozen, frozen_hash }, revealed, result, result_hash } = self;
        Bundle {
            frozen,
            frozen_hash,
            revealed,
            result,
            result_hash,
            replacements,
            lot_replacements: Vec::new(),
            ledger,
        }
    }
}
