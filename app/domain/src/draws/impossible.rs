//! The proof of impossibility: why a draw was closed without drawing, in one file that anybody checks by counting.

use super::frozen::VERSION;
use super::limits::BUNDLE_BYTES;
use super::seating::certificate::{Certificate, CertificateFault};
use super::seating::document::{Entrant, Seating};
use super::seating::{Feasibility, feasible};
use super::validity::{FrozenFault, seating_faults, shortened};
use crate::ids::DrawId;
use crate::ledger::canonical::{self, CanonicalError};
use crate::ledger::merkle::Hash;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;

/// What could not be seated, and why. Its canonical JSON is published when the draw is closed; the SHA-256 of those
/// bytes stands on the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Impossible {
    /// [`VERSION`].
    pub v: String,
    /// The draw.
    pub draw: DrawId,
    /// The day of the interviews.
    pub day: NaiveDate,
    /// The examiners, under labels made when the draw was closed, and the rooms.
    pub seating: Seating,
    /// Seats that outnumber whoever may take them; none where several rules together stand in the way and only trying
    /// everything shows it.
    pub certificate: Option<Box<Certificate>>,
}

/// What is wrong with a proof of impossibility.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ImpossibleFault {
    /// The file is larger than is read; the most bytes.
    #[error("the file has more than {0} bytes")]
    TooLarge(usize),
    /// The file is not JSON, or JSON of another form; the reader's words.
    #[error("the file is no proof of impossibility: {0}")]
    NotAProof(String),
    /// The file is of a version that this program does not know.
    #[error("unknown version {0:?}")]
    UnknownVersion(String),
    /// Examiners or rooms are not well formed.
    #[error("examiners or rooms are not well formed: {0:?}")]
    Document(FrozenFault),
    /// The certificate does not hold.
    #[error("the certificate does not hold: {0}")]
    Certificate(#[from] CertificateFault),
    /// There is no certificate, and a complete seating exists.
    #[error("a complete seating exists")]
    SeatingExists,
    /// There is no certificate, and the search reached its limit here.
    #[error("there is no certificate, and the search for a seating reached its limit")]
    Undecided,
}

impl Impossible {
    /// Writes down why examiners and rooms have no complete seating.
    ///
    /// # Errors
    /// [`ImpossibleFault::SeatingExists`], [`ImpossibleFault::Undecided`]; [`ImpossibleFault::Document`] where they are
    /// not well formed.
    pub fn of(draw: DrawId, day: NaiveDate, mut seating: Seating) -> Result<Self, ImpossibleFault> {
        seating.sort();
        well_formed(&seating)?;
        let certificate = match feasible(&seating, day) {
            Feasibility::Impossible(certificate) => certificate,
            Feasibility::Seatable => return Err(ImpossibleFault::SeatingExists),
            Feasibility::Undecided => return Err(ImpossibleFault::Undecided),
        };
        Ok(Self { v: VERSION.to_owned(), draw, day, seating, certificate })
    }

    /// Reads a file, in any JSON layout, and checks it. Gives the proof and the SHA-256 of its canonical JSON.
    ///
    /// # Errors
    /// [`ImpossibleFault`].
    pub fn verify(bytes: &[u8]) -> Result<(Self, Hash), ImpossibleFault> {
        if bytes.len() > BUNDLE_BYTES {
            return Err(ImpossibleFault::TooLarge(BUNDLE_BYTES));
        }
        let not_a_proof = |error: &dyn ToString| ImpossibleFault::NotAProof(error.to_string());
        let value: Value = serde_json::from_slice(bytes).map_err(|error| not_a_proof(&error))?;
        let version = value.get("v").and_then(Value::as_str).unwrap_or_default();
        if version != VERSION {
            return Err(ImpossibleFault::UnknownVersion(shortened(version)));
        }
        let hash = canonical::hash(&value).map_err(|error| not_a_proof(&error))?;
        let proof: Self = serde_json::from_value(value).map_err(|error| not_a_proof(&error))?;
        proof.check()?;
        Ok((proof, hash))
    }

    /// Whether a file is meant as a proof of impossibility and not as a bundle.
    pub fn looks_like(bytes: &[u8]) -> bool {
        let value: Option<Value> = serde_json::from_slice(bytes).ok();
        value.is_some_and(|value| value.get("certificate").is_some())
    }

    /// Checks the proof: by counting where it has a certificate, else by searching.
    ///
    /// # Errors
    /// [`ImpossibleFault`].
    pub fn check(&self) -> Result<(), ImpossibleFault> {
        well_formed(&self.seating)?;
        match &self.certificate {
            Some(certificate) => Ok(certificate.check(&self.seating, self.day)?),
            None => match feasible(&self.seating, self.day) {
                Feasibility::Impossible(_) => Ok(()),
                Feasibility::Seatable => Err(ImpossibleFault::SeatingExists),
                Feasibility::Undecided => Err(ImpossibleFault::Undecided),
            },
        }
    }

    /// Whoever may sit on one of the certificate's seats, ascending by label; nobody without a certificate.
    ///
    /// # Errors
    /// [`CertificateFault::Seats`] where the seats are not those of the rooms.
    pub fn may_sit(&self) -> Result<Vec<&Entrant>, CertificateFault> {
        let certificate = self.certificate.as_ref();
        certificate.map_or_else(|| Ok(Vec::new()), |it| it.who_may_sit(&self.seating, self.day))
    }

    /// The canonical JSON that is published and hashed.
    ///
    /// # Errors
    /// A number beyond ±(2^53 − 1).
    pub fn to_bytes(&self) -> Result<Vec<u8>, CanonicalError> {
        super::document(self)
    }
}

/// As for a frozen document, but that a pool without anybody may be proved to be too small.
fn well_formed(seating: &Seating) -> Result<(), ImpossibleFault> {
    seating_faults(seating).into_iter().next().map_or(Ok(()), |fault| Err(ImpossibleFault::Document(fault)))
}
