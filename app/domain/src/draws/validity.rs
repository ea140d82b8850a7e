//! Whether a frozen document is well formed: sizes, labels, order, and a beacon round that belongs to the time.

use super::beacon::Chain;
use super::frozen::{Frozen, Panel, VERSION};
use super::limits;
use crate::examiners::PanelRole;
use chrono::Timelike;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What is wrong with a frozen document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "fault")]
pub enum FrozenFault {
    /// Another version of the procedure.
    UnknownVersion {
        /// The version the document names.
        v: String,
    },
    /// A part is empty that must not be.
    Empty {
        /// The part.
        part: Part,
    },
    /// A part is larger than a draw may be.
    TooLarge {
        /// The part.
        part: Part,
        /// The most it may hold.
        most: u64,
    },
    /// A label has a wrong form.
    BadLabel {
        /// The part it stands in.
        part: Part,
        /// The label, shortened.
        label: String,
    },
    /// A label stands twice, or before a smaller one.
    NotAscending {
        /// The part it stands in.
        part: Part,
        /// The label.
        label: String,
    },
    /// A room's panel has no seats or too many of one role.
    BadPanel {
        /// The room.
        room: String,
    },
    /// A conflict pair names one region twice.
    BadPair,
    /// The opening time is not in whole seconds.
    NotWholeSeconds,
    /// The beacon's chain is not a pinned one.
    UnknownChain,
    /// The beacon's round is not the first at or after the opening time.
    WrongRound {
        /// The round that would be right.
        expected: u64,
    },
}

/// A part of the frozen document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The title.
    Title,
    /// The supervisors.
    Supervisors,
    /// A supervisor's office.
    Office,
    /// The pool.
    Pool,
    /// Work units.
    Units,
    /// The rooms.
    Rooms,
    /// Kinds of panel at all places together.
    Halls,
    /// Conflict pairs.
    Pairs,
    /// Minutes of grace.
    Grace,
}

/// The alphabet of examiners' labels: Crockford's base 32.
const CROCKFORD: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The length of examiners' labels.
const EXAMINER_LABEL: usize = 8;
/// Faults named before the rest is passed over.
const MOST_FAULTS: usize = 100;

/// Everything wrong with the document, at most 100 faults; none means that it can be drawn.
pub fn faults(frozen: &Frozen) -> Vec<FrozenFault> {
    if frozen.v != VERSION {
        return vec![FrozenFault::UnknownVersion { v: shortened(&frozen.v) }];
    }
    let mut found = sizes(frozen);
    if found.is_empty() {
        times(frozen, &mut found);
        labels(frozen, &mut found);
        panels(frozen, &mut found);
    }
    found.truncate(MOST_FAULTS);
    found
}

/// Text of unknown origin, cut to what a message can show.
pub(super) fn shortened(text: &str) -> String {
    text.chars().take(limits::LABEL * 2).collect()
}

fn sizes(frozen: &Frozen) -> Vec<FrozenFault> {
    let offices = frozen.supervisors.iter().map(|it| it.office.chars().count());
    let table: [(Part, usize, usize, usize); 7] = [
        (Part::Title, 1, frozen.title.chars().count(), limits::TITLE),
        (Part::Supervisors, 1, frozen.supervisors.len(), limits::SUPERVISORS),
        (Part::Office, 0, offices.max().unwrap_or(0), limits::OFFICE),
        (Part::Pool, 1, frozen.pool.len(), limits::POOL),
        (Part::Rooms, 1, frozen.rooms.len(), limits::ROOMS),
        (Part::Pairs, 0, frozen.rules.conflict_pairs.len(), limits::PAIRS),
        (Part::Grace, 0, frozen.reveal_grace_minutes as usize, limits::GRACE_MINUTES as usize),
    ];
    let mut found = Vec::new();
    for (part, least, size, most) in table {
        if size < least {
            found.push(FrozenFault::Empty { part });
        } else if size > most {
            found.push(FrozenFault::TooLarge { part, most: most as u64 });
        }
    }
    found
}

fn times(frozen: &Frozen, found: &mut Vec<FrozenFault>) {
    if frozen.opens_at.nanosecond() != 0 {
        found.push(FrozenFault::NotWholeSeconds);
    }
    if let Some(plan) = &frozen.beacon {
        match Chain::of(&plan.chain) {
            None => found.push(FrozenFault::UnknownChain),
            Some(chain) => {
                let expected = chain.round_at(frozen.opens_at);
                if plan.round != expected {
                    found.push(FrozenFault::WrongRound { expected });
                }
            }
        }
    }
}

/// One to 16 ASCII letters, digits and hyphens.
fn short_label(label: &str) -> bool {
    (1..=limits::LABEL).contains(&label.len()) && label.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-')
}

fn examiner_label(label: &str) -> bool {
    label.len() == EXAMINER_LABEL && label.bytes().all(|byte| CROCKFORD.contains(&byte))
}

fn labels(frozen: &Frozen, found: &mut Vec<FrozenFault>) {
    let mut form = |part: Part, label: &str, good: bool| {
        if !good && found.len() < MOST_FAULTS {
            found.push(FrozenFault::BadLabel { part, label: shortened(label) });
        }
    };
    for supervisor in &frozen.supervisors {
        form(Part::Supervisors, &supervisor.label, short_label(&supervisor.label));
    }
    for entrant in &frozen.pool {
        form(Part::Pool, &entrant.label, examiner_label(&entrant.label));
        form(Part::Units, &entrant.unit, short_label(&entrant.unit));
    }
    for room in &frozen.rooms {
        form(Part::Rooms, &room.label, short_label(&room.label));
    }
    let mut seen = BTreeSet::new();
    for supervisor in frozen.supervisors.iter().filter(|it| !seen.insert(it.label.as_str())) {
        found.push(FrozenFault::NotAscending { part: Part::Supervisors, label: shortened(&supervisor.label) });
    }
    ascending(Part::Pool, frozen.pool.iter().map(|it| it.label.as_str()), found);
    ascending(Part::Rooms, frozen.rooms.iter().map(|it| it.label.as_str()), found);
}

fn ascending<'a>(part: Part, labels: impl Iterator<Item = &'a str>, found: &mut Vec<FrozenFault>) {
    let mut last: Option<&str> = None;
    for label in labels {
        if last.is_some_and(|last| last >= label) && found.len() < MOST_FAULTS {
            found.push(FrozenFault::NotAscending { part, label: shortened(label) });
        }
        last = Some(label);
    }
}

fn panels(frozen: &Frozen, found: &mut Vec<FrozenFault>) {
    let bad = |panel: Panel| {
        panel.total() == 0 || PanelRole::ALL.iter().any(|role| panel.of(*role) > limits::SEATS_OF_A_ROLE)
    };
    for room in frozen.rooms.iter().filter(|room| bad(room.seats)).take(MOST_FAULTS) {
        found.push(FrozenFault::BadPanel { room: shortened(&room.label) });
    }
    let halls: BTreeSet<_> = frozen.rooms.iter().map(|room| (room.place, room.seats)).collect();
    if halls.len() > limits::HALLS {
        found.push(FrozenFault::TooLarge { part: Part::Halls, most: limits::HALLS as u64 });
    }
    if frozen.rules.conflict_pairs.iter().any(|[one, other]| one == other) {
        found.push(FrozenFault::BadPair);
    }
}
