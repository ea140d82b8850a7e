//! Before a draw is fixed: its plan, the supervisors' commitments, and the fixing itself.

use super::revealing::Fixed;
use crate::draws::beacon::QUICKNET;
use crate::draws::frozen::{BeaconPlan, Frozen, Supervisor, Task, VERSION};
use crate::draws::seating::certificate::Certificate;
use crate::draws::seating::{Feasibility, feasible};
use crate::draws::validity::{FrozenFault, faults};
use crate::ids::DrawId;
use crate::ledger::merkle::Hash;
use crate::refusal::{Code, Refusal};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// What staff decide about a draw before its pool and rooms are frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// What the public calls it.
    pub title: String,
    /// The day of the interviews.
    pub day: NaiveDate,
    /// The opening time T.
    pub opens_at: DateTime<Utc>,
    /// Whether the public beacon takes part.
    pub beacon: bool,
    /// Minutes after T during which every number is waited for.
    pub reveal_grace_minutes: u32,
}

/// A draw being set up; everything in it may still change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The draw.
    pub draw: DrawId,
    /// Its plan.
    pub plan: Plan,
}

/// A supervisor who is asked for a commitment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    /// Short and unique within the draw.
    pub label: String,
    /// The office that supervises.
    pub office: String,
    /// The commitment, once it has come.
    pub commitment: Option<Hash>,
}

/// A draw open for the supervisors' commitments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Committing {
    /// The draw.
    pub draw: DrawId,
    /// Its plan.
    pub plan: Plan,
    /// Whoever may commit, in the order in which the numbers will enter the seed.
    pub invited: Vec<Invited>,
}

/// Why a draw could not be fixed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixRefused {
    /// The refusal.
    pub refusal: Refusal,
    /// What is wrong with the document; for `malformed`.
    pub faults: Vec<FrozenFault>,
    /// Why no complete seating exists; for `no-seating`, where a certificate was found.
    pub certificate: Option<Box<Certificate>>,
}

impl From<Refusal> for FixRefused {
    fn from(refusal: Refusal) -> Self {
        Self { refusal, faults: Vec::new(), certificate: None }
    }
}

/// Whether `opens_at` is at least `lead` ahead.
fn far_enough(opens_at: DateTime<Utc>, now: DateTime<Utc>, lead: Duration) -> Result<(), Refusal> {
    if opens_at - now < lead {
        return Err(Refusal::of(Code::OpensTooSoon, "opens_at").with(lead.num_minutes()));
    }
    Ok(())
}

impl Plan {
    /// The document that the plan makes of a task in any order; the beacon's round follows from the time.
    pub fn freeze(self, draw: DrawId, supervisors: Vec<Supervisor>, mut task: Task) -> Frozen {
        task.sort();
        let round = |opens_at| BeaconPlan { chain: QUICKNET.hash.to_owned(), round: QUICKNET.round_at(opens_at) };
        Frozen {
            v: VERSION.to_owned(),
            draw,
            title: self.title,
            day: self.day,
            beacon: self.beacon.then(|| round(self.opens_at)),
            opens_at: self.opens_at,
            reveal_grace_minutes: self.reveal_grace_minutes,
            supervisors,
            task,
        }
    }
}

impl Draft {
    /// Opens the draw for commitments.
    ///
    /// # Errors
    /// `opens-too-soon` (minutes needed), `missing` (field `supervisors`) without any.
    pub fn invite(self, supervisors: Vec<Invited>, now: DateTime<Utc>, lead: Duration) -> Result<Committing, Refusal> {
        far_enough(self.plan.opens_at, now, lead)?;
        if supervisors.is_empty() {
            return Err(Refusal::of(Code::Missing, "supervisors"));
        }
        Ok(Committing { draw: self.draw, plan: self.plan, invited: supervisors })
    }
}

impl Committing {
    /// Takes a supervisor's commitment; once taken it stays.
    ///
    /// # Errors
    /// `not-found` for a label that was not invited, `already-done` for a second commitment, `wrong-state` after the
    /// opening time, `taken` (field `commitment`) where another supervisor made the same one.
    pub fn commit(&mut self, label: &str, commitment: Hash, now: DateTime<Utc>) -> Result<(), Refusal> {
        if now >= self.plan.opens_at {
            return Err(Code::WrongState.into());
        }
        if self.invited.iter().any(|other| other.label != label && other.commitment == Some(commitment)) {
            return Err(Refusal::of(Code::Taken, "commitment"));
        }
        let supervisor = self.invited.iter_mut().find(|other| other.label == label).ok_or(Code::NotFound)?;
        if supervisor.commitment.is_some() {
            return Err(Code::AlreadyDone.into());
        }
        supervisor.commitment = Some(commitment);
        Ok(())
    }

    /// Freezes the task, in any order, and hashes the document. Supervisors without a commitment drop out.
    ///
    /// # Errors
    /// `no-commitment` where nobody has committed, `opens-too-soon`, `malformed` with the document's faults,
    /// `no-seating` with the certificate where no complete seating exists, `internal` where the search gave up.
    pub fn fix(self, task: Task, now: DateTime<Utc>, lead: Duration) -> Result<Fixed, FixRefused> {
        far_enough(self.plan.opens_at, now, lead)?;
        let supervisors: Vec<Supervisor> = self
            .invited
            .into_iter()
            .filter_map(|Invited { label, office, commitment }| {
                commitment.map(|commitment| Supervisor { label, office, commitment })
            })
            .collect();
        if supervisors.is_empty() {
            return Err(Refusal::new(Code::NoCommitment).into());
        }
        let frozen = self.plan.freeze(self.draw, supervisors, task);
        let faults = faults(&frozen);
        if !faults.is_empty() {
            return Err(FixRefused { refusal: Code::Malformed.into(), faults, certificate: None });
        }
        match frozen.task.seating().map_or(Feasibility::Seatable, |seating| feasible(seating, frozen.day)) {
            Feasibility::Seatable => {
                let frozen_hash = frozen.hash().map_err(|_| Refusal::new(Code::Internal))?;
                Ok(Fixed { frozen, frozen_hash })
            }
            Feasibility::Impossible(certificate) => {
                Err(FixRefused { refusal: Code::NoSeating.into(), faults: Vec::new(), certificate })
            }
            Feasibility::Undecided => Err(Refusal::new(Code::Undecided).into()),
        }
    }
}
