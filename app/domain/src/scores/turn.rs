//! One sequence number's turn before the panel: called, scored by every seat, announced, signed by three.

use super::{Mean, Score, Seat, mean, seats};
use crate::draws::seating::document::Panel;
use crate::refusal::{Code, Refusal};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Where a turn stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TurnState {
    /// Called; at least one seat has not scored yet.
    Called,
    /// Every seat has scored; the mean is not public yet.
    Complete,
    /// The mean stands on the room's screen (当场公布).
    Announced,
    /// Scorer, chief and supervisor have signed it.
    Signed,
    /// The candidate did not come (缺考).
    Absent,
}

impl TurnState {
    /// Whether nothing of the turn is missing any more, so that the room can close.
    pub const fn is_done(self) -> bool {
        matches!(self, Self::Signed | Self::Absent)
    }
}

/// Who signs a result, each from an account of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Signer {
    /// 计分员
    Scorer,
    /// 主考官
    Chief,
    /// 监督员
    Supervisor,
}

impl Signer {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Scorer, Self::Chief, Self::Supervisor];

    /// The stable text form, the same as the serialized form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Scorer => "scorer",
            Self::Chief => "chief",
            Self::Supervisor => "supervisor",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|signer| signer.as_str() == text)
    }
}

/// What a send of a score came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Entered {
    /// It stands now.
    New,
    /// It stood already: nothing new was written.
    Already,
}

/// A turn. A signature without an announcement, or an announcement without all scores, cannot be built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    number: u16,
    panel: Panel,
    scores: BTreeMap<Seat, Score>,
    announced: Option<Mean>,
    signed: BTreeSet<Signer>,
    absent: bool,
}

impl Turn {
    /// A number that is called now, before this panel.
    pub const fn called(number: u16, panel: Panel) -> Self {
        Self { number, panel, scores: BTreeMap::new(), announced: None, signed: BTreeSet::new(), absent: false }
    }

    /// The sequence number, from 1.
    pub const fn number(&self) -> u16 {
        self.number
    }

    /// Where it stands.
    pub fn state(&self) -> TurnState {
        match (&self.announced, self.missing()) {
            _ if self.absent => TurnState::Absent,
            (Some(_), _) if self.signed.len() == Signer::ALL.len() => TurnState::Signed,
            (Some(_), _) => TurnState::Announced,
            (None, 0) => TurnState::Complete,
            (None, _) => TurnState::Called,
        }
    }

    /// How many seats have not scored; none where nobody is to be scored.
    pub fn missing(&self) -> u16 {
        if self.absent {
            return 0;
        }
        u16::try_from(seats(self.panel).filter(|seat| !self.scores.contains_key(seat)).count()).unwrap_or(u16::MAX)
    }

    /// The scores that stand, in the order of rank.
    pub fn scores(&self) -> impl Iterator<Item = (Seat, Score)> {
        self.scores.iter().map(|(seat, score)| (*seat, *score))
    }

    /// The score of one seat.
    pub fn score_of(&self, seat: Seat) -> Option<Score> {
        self.scores.get(&seat).copied()
    }

    /// The announced mean.
    pub const fn announced(&self) -> Option<&Mean> {
        self.announced.as_ref()
    }

    /// Who has signed.
    pub fn signed(&self) -> impl Iterator<Item = Signer> {
        self.signed.iter().copied()
    }

    /// Notes that the candidate did not come (缺考). It cannot be taken back.
    ///
    /// # Errors
    /// `already-done`; `wrong-state` once a seat has scored.
    pub fn note_absence(&mut self) -> Result<(), Refusal> {
        match (self.absent, self.scores.is_empty()) {
            (true, _) => Err(Code::AlreadyDone.into()),
            (_, false) => Err(Code::WrongState.into()),
            _ => {
                self.absent = true;
                Ok(())
            }
        }
    }

    /// Takes a seat's score, once.
    ///
    /// # Errors
    /// `not-found` for a seat that the panel has not; `wrong-state` for a candidate who did not come; `score-stands` (field `score`) where another score stands.
    pub fn enter(&mut self, seat: Seat, score: Score) -> Result<Entered, Refusal> {
        if seats(self.panel).all(|other| other != seat) {
            return Err(Code::NotFound.into());
        }
        if self.absent {
            return Err(Code::WrongState.into());
        }
        match self.scores.get(&seat) {
            Some(standing) if *standing == score => Ok(Entered::Already),
            Some(_) => Err(Refusal::of(Code::ScoreStands, "score")),
            None => {
                self.scores.insert(seat, score);
                Ok(Entered::New)
            }
        }
    }

    /// Announces the mean.
    ///
    /// # Errors
    /// `scores-outstanding` (facts: how many) while a seat has not scored; `wrong-state` for a candidate who did not
    /// come; `already-done`.
    pub fn announce(&mut self) -> Result<Mean, Refusal> {
        if self.absent {
            return Err(Code::WrongState.into());
        }
        let scores: Vec<_> = self.scores().collect();
        match (&self.announced, self.missing(), mean(&scores)) {
            (Some(_), ..) => Err(Code::AlreadyDone.into()),
            (None, 0, Some(mean)) => Ok(self.announced.insert(mean).clone()),
            (None, missing, _) => Err(Refusal::new(Code::ScoresOutstanding).with(missing)),
        }
    }

    /// Takes one of the three signatures.
    ///
    /// # Errors
    /// `wrong-state` before the announcement; `already-done`.
    pub fn sign(&mut self, signer: Signer) -> Result<(), Refusal> {
        if self.announced.is_none() {
            return Err(Code::WrongState.into());
        }
        if self.signed.insert(signer) { Ok(()) } else { Err(Code::AlreadyDone.into()) }
    }

    /// Puts another score in the place of the one that stands, and gives that one. An announced mean is withdrawn with
    /// its signatures: what was signed is no longer what the scores come to.
    ///
    /// # Errors
    /// `not-found` where the seat has no score; `already-done` where the score stands already.
    pub fn correct(&mut self, seat: Seat, score: Score) -> Result<Score, Refusal> {
        let standing = self.scores.get_mut(&seat).ok_or(Code::NotFound)?;
        if *standing == score {
            return Err(Code::AlreadyDone.into());
        }
        let old = std::mem::replace(standing, score);
        self.announced = None;
        self.signed.clear();
        Ok(old)
    }
}
