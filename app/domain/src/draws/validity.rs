//! Whether a frozen document is well formed: sizes, labels, order, and a beacon round that belongs to the time.

use super::beacon::Chain;
use super::frozen::{Frozen, Task, VERSION};
use super::limits;
use super::lots::Lots;
use super::seating::document::{Room, Seating};
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
    /// More examiners from personnel departments are demanded than the room has leading seats.
    BadPersonnel {
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
    /// Rooms that an examiner avoids.
    Avoided,
    /// Units that recruit for a room.
    Recruiting,
    /// Conflict pairs.
    Pairs,
    /// Groups of lots.
    Groups,
    /// The entries of groups of lots.
    Entries,
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
    let mut found = Faults(Vec::new());
    found.sizes(frozen);
    if found.0.is_empty() {
        found.times(frozen);
        found.supervisors(frozen);
        match &frozen.task {
            Task::Seating(seating) => found.seating(seating),
            Task::Lots(lots) => found.lots(lots),
        }
    }
    found.0
}

/// Everything wrong with examiners and rooms of which nothing was frozen; the pool may be empty.
pub(super) fn seating_faults(seating: &Seating) -> Vec<FrozenFault> {
    let mut found = Faults(Vec::new());
    found.seating_sizes(seating, 0);
    if found.0.is_empty() {
        found.seating(seating);
    }
    found.0
}

/// Text of unknown origin, cut to what a message can show.
pub(super) fn shortened(text: &str) -> String {
    text.chars().take(limits::LABEL * 2).collect()
}

/// One to 16 ASCII letters, digits and hyphens.
fn short_label(label: &str) -> bool {
    (1..=limits::LABEL).contains(&label.len()) && label.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-')
}

fn examiner_label(label: &str) -> bool {
    label.len() == EXAMINER_LABEL && label.bytes().all(|byte| CROCKFORD.contains(&byte))
}

/// One to 32 characters, none of which is blank, a control character or the slash that parts group and entry.
fn lot_entry(entry: &str) -> bool {
    (1..=limits::ENTRY).contains(&entry.chars().count())
        && !entry.chars().any(|it| it.is_whitespace() || it.is_control() || it == '/')
}

/// The faults as they are found.
struct Faults(Vec<FrozenFault>);

impl Faults {
    fn note(&mut self, fault: FrozenFault) {
        if self.0.len() < MOST_FAULTS {
            self.0.push(fault);
        }
    }

    fn size(&mut self, part: Part, least: usize, size: usize, most: usize) {
        if size < least {
            self.note(FrozenFault::Empty { part });
        } else if size > most {
            self.note(FrozenFault::TooLarge { part, most: most as u64 });
        }
    }

    fn sizes(&mut self, frozen: &Frozen) {
        let offices = frozen.supervisors.iter().map(|it| it.office.chars().count());
        self.size(Part::Title, 1, frozen.title.chars().count(), limits::TITLE);
        self.size(Part::Supervisors, 1, frozen.supervisors.len(), limits::SUPERVISORS);
        self.size(Part::Office, 0, offices.max().unwrap_or(0), limits::OFFICE);
        self.size(Part::Grace, 0, frozen.reveal_grace_minutes as usize, limits::GRACE_MINUTES as usize);
        match &frozen.task {
            Task::Seating(seating) => self.seating_sizes(seating, 1),
            Task::Lots(lots) => {
                let entries = lots.groups.iter().map(|group| group.entries.len());
                self.size(Part::Groups, 1, lots.groups.len(), limits::GROUPS);
                self.size(Part::Entries, 1, entries.clone().min().unwrap_or(1), limits::ENTRIES);
                self.size(Part::Entries, 1, entries.sum(), limits::ENTRIES);
            }
        }
    }

    fn seating_sizes(&mut self, seating: &Seating, least: usize) {
        let avoided = seating.pool.iter().map(|it| it.avoid.len()).max();
        let recruiting = seating.rooms.iter().map(|it| it.recruiting.len()).max();
        self.size(Part::Pool, least, seating.pool.len(), limits::POOL);
        self.size(Part::Rooms, 1, seating.rooms.len(), limits::ROOMS);
        self.size(Part::Pairs, 0, seating.conflict_pairs.len(), limits::PAIRS);
        self.size(Part::Avoided, 0, avoided.unwrap_or(0), limits::NAMED);
        self.size(Part::Recruiting, 0, recruiting.unwrap_or(0), limits::NAMED);
    }

    fn times(&mut self, frozen: &Frozen) {
        if frozen.opens_at.nanosecond() != 0 {
            self.note(FrozenFault::NotWholeSeconds);
        }
        let Some(plan) = &frozen.beacon else { return };
        match Chain::of(&plan.chain) {
            None => self.note(FrozenFault::UnknownChain),
            Some(chain) => {
                let expected = chain.round_at(frozen.opens_at);
                if plan.round != expected {
                    self.note(FrozenFault::WrongRound { expected });
                }
            }
        }
    }

    fn form(&mut self, part: Part, label: &str, good: impl Fn(&str) -> bool) {
        if !good(label) {
            self.note(FrozenFault::BadLabel { part, label: shortened(label) });
        }
    }

    fn ascending<'a>(&mut self, part: Part, labels: impl IntoIterator<Item = &'a String>) {
        let mut last: Option<&str> = None;
        for label in labels {
            if last.is_some_and(|last| last >= label.as_str()) {
                self.note(FrozenFault::NotAscending { part, label: shortened(label) });
            }
            last = Some(label);
        }
    }

    fn supervisors(&mut self, frozen: &Frozen) {
        let mut seen = BTreeSet::new();
        for supervisor in &frozen.supervisors {
            self.form(Part::Supervisors, &supervisor.label, short_label);
            if !seen.insert(supervisor.label.as_str()) {
                let label = shortened(&supervisor.label);
                self.note(FrozenFault::NotAscending { part: Part::Supervisors, label });
            }
        }
    }

    fn seating(&mut self, seating: &Seating) {
        for entrant in &seating.pool {
            self.form(Part::Pool, &entrant.label, examiner_label);
            self.form(Part::Units, &entrant.unit, short_label);
            self.ascending(Part::Avoided, &entrant.avoid);
        }
        for room in &seating.rooms {
            self.form(Part::Rooms, &room.label, short_label);
            self.ascending(Part::Recruiting, &room.recruiting);
            self.panel(room);
        }
        self.ascending(Part::Pool, seating.pool.iter().map(|it| &it.label));
        self.ascending(Part::Rooms, seating.rooms.iter().map(|it| &it.label));
        self.avoided(seating);
        if seating.conflict_pairs.iter().any(|[one, other]| one == other) {
            self.note(FrozenFault::BadPair);
        }
    }

    fn panel(&mut self, room: &Room) {
        let seats = room.seats;
        if seats.total() == 0 || PanelRole::ALL.iter().any(|role| seats.of(*role) > limits::SEATS_OF_A_ROLE) {
            self.note(FrozenFault::BadPanel { room: shortened(&room.label) });
        }
        if u32::from(room.personnel) > seats.leads() || room.of_one_unit == Some(0) {
            self.note(FrozenFault::BadPersonnel { room: shortened(&room.label) });
        }
    }

    /// Every room that somebody avoids is one of the document's.
    fn avoided(&mut self, seating: &Seating) {
        let rooms: BTreeSet<&str> = seating.rooms.iter().map(|room| room.label.as_str()).collect();
        let known = |label: &str| rooms.contains(label);
        for label in seating.pool.iter().flat_map(|entrant| &entrant.avoid) {
            self.form(Part::Avoided, label, known);
        }
    }

    fn lots(&mut self, lots: &Lots) {
        self.ascending(Part::Groups, lots.groups.iter().map(|group| &group.label));
        for group in &lots.groups {
            self.form(Part::Groups, &group.label, short_label);
            group.entries.iter().for_each(|entry| self.form(Part::Entries, entry, lot_entry));
            self.ascending(Part::Entries, &group.entries);
            if group.take.is_some_and(|take| take == 0 || take as usize > group.entries.len()) {
                self.note(FrozenFault::TooLarge { part: Part::Groups, most: group.entries.len() as u64 });
            }
        }
    }
}
