//! The certificate of a deadline: what it follows from and each day that was not counted, so that anybody computes it
//! again.

use super::input::{ClockFault, Input, Pause};
use crate::calendar::{Calendar, Certainty, DayKind, DaySource, Due, Length, is_weekend};
use crate::ledger::canonical::{self, CanonicalError};
use crate::ledger::merkle::Hash;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// How certificates are computed; another way of counting is another name.
pub const FORMAT: &str = "sunshine-clock/1";

/// Why a day on the way is noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "why")]
pub enum Why {
    /// Not worked, so not counted.
    Rest {
        /// What it is.
        kind: DayKind,
        /// What says so.
        source: DaySource,
    },
    /// The clock stood.
    Stopped {
        /// By which pause, counted from 0.
        pause: usize,
    },
    /// A Saturday or Sunday that was counted because a notice makes it a working day (调休上班).
    MadeUp {
        /// What says so.
        source: DaySource,
    },
}

/// A day on the way that a count of Monday to Friday would get wrong, or that was not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DayNoted {
    /// The day in China.
    pub day: NaiveDate,
    /// Why.
    #[serde(flatten)]
    pub why: Why,
}

/// How far a pause reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stop {
    /// The last day on which the clock stood.
    pub until: NaiveDate,
    /// Whether the needed time ended it rather than a post.
    pub by_itself: bool,
    /// How many days it took out of the count, in the unit of the limit (working days, or days).
    pub days: usize,
}

/// A deadline and how it was computed. Its canonical JSON is what the ledger hashes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Certificate {
    /// [`FORMAT`].
    pub v: String,
    /// What it follows from.
    pub input: Input,
    /// How far each pause reached, in their order.
    pub stops: Vec<Stop>,
    /// The days noted, in order: for working days up to the last day; for other units the stopped ones, and the rest
    /// days over which the end rolled.
    pub days: Vec<DayNoted>,
    /// The last day, which counts until 24:00 in China.
    pub due: NaiveDate,
    /// Whether a notice still to come may move it.
    pub certainty: Certainty,
}

/// How a certificate differs from what follows from its own input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "kebab-case")]
pub enum Difference {
    /// It is of a format that is not known here.
    #[error("a certificate of another format")]
    Format,
    /// Nothing follows from its input.
    #[error("nothing follows from its input: {0}")]
    Input(ClockFault),
    /// Another last day.
    #[error("the last day is {computed}, not {claimed}")]
    Due {
        /// What the certificate says.
        claimed: NaiveDate,
        /// What follows.
        computed: NaiveDate,
    },
    /// The same day, yet more or less sure.
    #[error("the day is as sure as {computed:?}, not {claimed:?}")]
    Certainty {
        /// What the certificate says.
        claimed: Certainty,
        /// What follows.
        computed: Certainty,
    },
    /// The same day, yet another pause, counted from 0, reached another day; also where there are more or fewer.
    #[error("pause {0} reached another day")]
    Stop(usize),
    /// The same day, yet other days noted; the first that differs.
    #[error("{0} is noted otherwise")]
    Day(NaiveDate),
}

/// Computes a deadline.
///
/// # Errors
/// Why nothing follows from the input.
pub fn compute(input: Input, calendar: &Calendar) -> Result<Certificate, ClockFault> {
    input.check()?;
    let reaches: Vec<Reach> = input.pauses.iter().map(|pause| Reach::of(pause, calendar)).collect();
    let stopped = |day| pause_at(&input.pauses, &reaches, day);
    let lengths = input.lengths();
    let due = calendar.end_without(input.start.on, &lengths, |day| stopped(day).is_some());
    let in_working_days = matches!(lengths.last(), Some(Length::WorkingDays(_)));
    let note = |day| note(day, stopped(day), &due, in_working_days, calendar);
    let passed = input.start.on.iter_days().skip(1).take_while(|day| *day <= due.date);
    let days: Vec<DayNoted> = passed.filter_map(note).collect();
    let stops = reaches.iter().enumerate().map(|(index, reach)| Stop {
        until: reach.until,
        by_itself: reach.by_itself,
        days: days.iter().filter(|noted| noted.why == Why::Stopped { pause: index }).count(),
    });
    // A pause that ended by itself where a notice is lacking makes the whole as unsure as itself, if it mattered.
    let certainty = reaches.iter().filter(|reach| reach.from < due.date).map(|reach| reach.certainty).max();
    Ok(Certificate {
        v: FORMAT.to_owned(),
        stops: stops.collect(),
        days,
        due: due.date,
        certainty: due.certainty.max(certainty.unwrap_or(Certainty::Final)),
        input,
    })
}

/// Computes a certificate again and compares. A difference is not always a forgery: a notice that was imported after the
/// certificate was written moves what it had marked as provisional.
///
/// # Errors
/// The first difference, the last day before everything else.
pub fn check(certificate: &Certificate, calendar: &Calendar) -> Result<(), Difference> {
    if certificate.v != FORMAT {
        return Err(Difference::Format);
    }
    let computed = certificate.recompute(calendar).map_err(Difference::Input)?;
    if certificate.due != computed.due {
        return Err(Difference::Due { claimed: certificate.due, computed: computed.due });
    }
    if certificate.certainty != computed.certainty {
        return Err(Difference::Certainty { claimed: certificate.certainty, computed: computed.certainty });
    }
    if let Some(index) = first_difference(&certificate.stops, &computed.stops) {
        return Err(Difference::Stop(index));
    }
    match first_difference(&certificate.days, &computed.days) {
        None => Ok(()),
        Some(index) => {
            let noted = computed.days.get(index).or(certificate.days.get(index));
            Err(Difference::Day(noted.map_or(computed.due, |noted| noted.day)))
        }
    }
}

pub(super) fn first_difference<T: PartialEq>(one: &[T], other: &[T]) -> Option<usize> {
    let longest = one.len().max(other.len());
    (0..longest).find(|index| one.get(*index) != other.get(*index))
}

impl Certificate {
    /// The certificate that follows from the same input with the notices known now.
    ///
    /// # Errors
    /// As [`compute`].
    pub fn recompute(&self, calendar: &Calendar) -> Result<Self, ClockFault> {
        compute(self.input.clone(), calendar)
    }

    /// The canonical JSON.
    ///
    /// # Errors
    /// `NotAnInteger` where a number has no exact form; none of a computed certificate has.
    pub fn to_bytes(&self) -> Result<Vec<u8>, CanonicalError> {
        let value = serde_json::to_value(self).map_err(|error| CanonicalError::NotJson(error.to_string()))?;
        canonical::to_bytes(&value)
    }

    /// SHA-256 of [`Self::to_bytes`], as the ledger has it.
    ///
    /// # Errors
    /// As [`Self::to_bytes`].
    pub fn hash(&self) -> Result<Hash, CanonicalError> {
        self.to_bytes().map(|bytes| Hash::of(&bytes))
    }

    /// The pause in which the clock stands on a day, counted from 0.
    pub fn stopped_on(&self, day: NaiveDate) -> Option<usize> {
        let mut pairs = self.input.pauses.iter().zip(&self.stops);
        pairs.position(|(pause, stop)| pause.from < day && day <= stop.until)
    }
}

/// How far a pause reaches, before it is known how many days that takes.
struct Reach {
    from: NaiveDate,
    until: NaiveDate,
    by_itself: bool,
    certainty: Certainty,
}

impl Reach {
    fn of(pause: &Pause, calendar: &Calendar) -> Self {
        let needed = calendar.end_of(pause.from, pause.needed);
        match pause.until {
            Some(until) if until <= needed.date => {
                Self { from: pause.from, until, by_itself: false, certainty: Certainty::Final }
            }
            _ => Self { from: pause.from, until: needed.date, by_itself: true, certainty: needed.certainty },
        }
    }
}

/// The first pause in which the clock stands on a day.
fn pause_at(pauses: &[Pause], reaches: &[Reach], day: NaiveDate) -> Option<usize> {
    pauses.iter().zip(reaches).position(|(pause, reach)| pause.from < day && day <= reach.until)
}

/// What there is to say about a day on the way. A rest day inside a pause is a rest day: the pause took nothing there.
fn note(day: NaiveDate, pause: Option<usize>, due: &Due, working: bool, calendar: &Calendar) -> Option<DayNoted> {
    let rest = due.skipped.binary_search_by_key(&day, |(skipped, _)| *skipped).ok().and_then(|at| due.skipped.get(at));
    let why = match (rest, pause) {
        (Some((_, kind)), _) => Why::Rest { kind: *kind, source: calendar.source(day) },
        (None, Some(pause)) => Why::Stopped { pause },
        // Among working days a weekend that is no rest day was made up.
        (None, None) if working && is_weekend(day) => Why::MadeUp { source: calendar.source(day) },
        (None, None) => return None,
    };
    Some(DayNoted { day, why })
}
