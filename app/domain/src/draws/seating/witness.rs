//! One complete seating of all seats that are not yet given away, kept at hand while the draw goes on.
//!
//! It answers the one question of the draw, "can everything that is left still be seated?": as long as a choice can be
//! fitted into it, the answer is yes. Every change stands in a journal, so that an attempt can be taken back.

use super::board::{Board, KINDS, Kinds, ROLES, each, leads};

/// No slot.
const NOWHERE: u32 = u32::MAX;

/// Whether an examiner can take an open seat as the room stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// Every rule of the room holds.
    Free,
    /// It would if this examiner left the room.
    Blocked(usize),
    /// Not by one change.
    Never,
}

enum Change {
    Sat { person: usize, slot: usize },
    Stood { person: usize, slot: usize },
}

/// The seating.
pub(super) struct Witness<'a> {
    pub board: &'a Board,
    /// Seats of each slot that are not given away.
    pub left: Vec<u32>,
    /// Seats of each slot that are neither given away nor taken in this seating.
    open: Vec<u32>,
    /// Who sits in each slot for now, without those to whom their seat was given.
    sitting: Vec<Vec<usize>>,
    /// Where each examiner sits, for now or for good.
    seat: Vec<u32>,
    /// Whether the seat was given for good.
    pub given: Vec<bool>,
    /// Examiners of each class without a seat.
    spare: Vec<Vec<usize>>,
    /// Examiners of each class who sit for now, by kind of seat: `class × kinds + kind`.
    seated: Vec<Vec<usize>>,
    /// The kinds of seat on which any of a class sits for now.
    occupied: Vec<Kinds>,
    /// Each examiner's place in the list of `spare` or `seated`, and in that of `sitting`.
    at: Vec<[usize; 2]>,
    /// Of each room, the units that sit there, ascending, with how many of each.
    of_unit: Vec<Vec<(usize, u32)>>,
    /// The rooms in which a member of the unit was given a seat, ascending, one entry for each member.
    pub given_rooms: Vec<Vec<usize>>,
    /// Of each room: examiners from personnel departments on leading seats; open leading seats; examiners of the units
    /// that recruit there.
    counts: Vec<RoomCounts>,
    journal: Vec<Change>,
}

#[derive(Clone, Copy, Default)]
struct RoomCounts {
    personnel: u32,
    open_leads: u32,
    recruiting: u32,
    /// Of the examiners from personnel departments, those whose seat was given.
    given_personnel: u32,
    /// Of the examiners of recruiting units, those whose seat was given.
    given_recruiting: u32,
}

impl<'a> Witness<'a> {
    /// Nobody sits anywhere.
    pub fn new(board: &'a Board) -> Self {
        let slots = board.rooms.len() * ROLES;
        let left: Vec<u32> = (0..slots).map(|slot| board.seats(slot)).collect();
        let open_leads =
            |room: usize| (0..ROLES).filter(|role| leads(*role)).map(|role| left[room * ROLES + role]).sum();
        let counts =
            (0..board.rooms.len()).map(|room| RoomCounts { open_leads: open_leads(room), ..Default::default() });
        let mut witness = Self {
            counts: counts.collect(),
            board,
            open: left.clone(),
            sitting: vec![Vec::new(); slots],
            seat: vec![NOWHERE; board.persons.len()],
            given: vec![false; board.persons.len()],
            spare: vec![Vec::new(); board.classes.len()],
            seated: vec![Vec::new(); board.classes.len() * KINDS],
            occupied: vec![0; board.classes.len()],
            at: vec![[0; 2]; board.persons.len()],
            of_unit: vec![Vec::new(); board.rooms.len()],
            given_rooms: vec![Vec::new(); board.units.len()],
            journal: Vec::new(),
            left,
        };
        // Taken from the end of the list: the last ones of the pool come first.
        for person in 0..board.persons.len() {
            witness.enlist(person);
        }
        witness
    }

    /// Where the examiner sits.
    pub fn seat_of(&self, person: usize) -> Option<usize> {
        (self.seat[person] != NOWHERE).then_some(self.seat[person] as usize)
    }

    /// Open seats of a slot.
    pub fn open(&self, slot: usize) -> u32 {
        self.open[slot]
    }

    /// Who sits in the slot for now.
    pub fn sitting(&self, slot: usize) -> &[usize] {
        &self.sitting[slot]
    }

    /// Examiners of a class without a seat.
    pub fn spare(&self, class: usize) -> &[usize] {
        &self.spare[class]
    }

    /// Examiners of a class who sit on a kind of seat for now.
    pub fn seated(&self, class: usize, kind: usize) -> &[usize] {
        &self.seated[class * KINDS + kind]
    }

    /// The kinds of seat on which any of the class sits for now.
    pub fn occupied(&self, class: usize) -> Kinds {
        self.occupied[class]
    }

    /// How many of the unit sit in the room.
    pub fn of_unit(&self, room: usize, unit: usize) -> u32 {
        let units = &self.of_unit[room];
        units.binary_search_by_key(&unit, |(unit, _)| *unit).map_or(0, |place| units[place].1)
    }

    /// Examiners from personnel departments whom the room still lacks, if those who sit there for now are not counted.
    pub fn personnel_wanted(&self, room: usize) -> u32 {
        self.board.rooms[room].personnel.saturating_sub(self.counts[room].given_personnel)
    }

    /// Examiners from personnel departments whom the room lacks as it stands.
    pub fn lacks(&self, room: usize) -> u32 {
        self.board.rooms[room].personnel.saturating_sub(self.counts[room].personnel)
    }

    /// Whether only an examiner from a personnel department may take an open seat of the slot.
    pub fn wants_personnel(&self, slot: usize) -> bool {
        let room = slot / ROLES;
        leads(slot % ROLES) && self.counts[room].open_leads <= self.lacks(room)
    }

    /// Whether a seat that the examiner leaves would want an examiner from a personnel department.
    pub fn is_needed(&self, person: usize) -> bool {
        let Some(seat) = self.seat_of(person) else { return false };
        let counts = self.counts[seat / ROLES];
        leads(seat % ROLES)
            && self.board.persons[person].personnel
            && counts.personnel + counts.open_leads <= self.board.rooms[seat / ROLES].personnel
    }

    /// Examiners of recruiting units who were given a seat in the room.
    pub fn recruiting_given(&self, room: usize) -> u32 {
        self.counts[room].given_recruiting
    }

    /// How many of the unit were given a seat in the room.
    pub fn of_unit_given(&self, room: usize, unit: usize) -> u32 {
        let rooms = &self.given_rooms[unit];
        let start = rooms.partition_point(|other| *other < room);
        rooms[start..].partition_point(|other| *other == room) as u32
    }

    /// Whether nothing hinders the examiner, who sits nowhere, from taking an open seat of the slot.
    pub fn is_free(&self, person: usize, slot: usize) -> bool {
        self.board.may_sit(person, slot) && !self.breaks(person, slot, None)
    }

    /// What hinders the examiner, who sits nowhere, from taking an open seat of the slot.
    pub fn fit(&self, person: usize, slot: usize) -> Fit {
        if !self.board.may_sit(person, slot) {
            return Fit::Never;
        }
        if !self.breaks(person, slot, None) {
            return Fit::Free;
        }
        let mut for_now = self.for_now(slot / ROLES);
        for_now.find(|other| !self.breaks(person, slot, Some(*other))).map_or(Fit::Never, Fit::Blocked)
    }

    /// Whether a rule of the room would be broken with the examiner on an open seat of the slot, and another one gone.
    fn breaks(&self, person: usize, slot: usize, without: Option<usize>) -> bool {
        let (room, persons) = (slot / ROLES, &self.board.persons);
        let (it, rules, counts) = (&persons[person], &self.board.rooms[room], self.counts[room]);
        let recruits = |unit: usize| rules.recruiting.binary_search(&unit).is_ok();
        let gone = |holds: &dyn Fn(usize) -> bool| u32::from(without.is_some_and(holds));
        if rules.of_one_unit != u32::MAX {
            let others = self.of_unit(room, it.unit) - gone(&|other| persons[other].unit == it.unit);
            if others >= rules.of_one_unit {
                return true;
            }
        }
        if recruits(it.unit) && counts.recruiting - gone(&|other| recruits(persons[other].unit)) >= rules.of_recruiting
        {
            return true;
        }
        if !leads(slot % ROLES) || it.personnel || rules.personnel == 0 {
            return false;
        }
        let on_lead = |other: usize| self.seat_of(other).is_some_and(|seat| leads(seat % ROLES));
        let personnel = counts.personnel - gone(&|other| on_lead(other) && persons[other].personnel);
        personnel + counts.open_leads + gone(&on_lead) < rules.personnel + 1
    }

    /// Whoever sits in the room for now.
    fn for_now(&self, room: usize) -> impl Iterator<Item = usize> + use<'_> {
        (0..ROLES).flat_map(move |role| self.sitting[room * ROLES + role].iter().copied())
    }

    /// Seats an examiner who sits nowhere on an open seat of the slot. The caller has asked [`Self::fit`].
    pub fn sit(&mut self, person: usize, slot: usize) {
        self.take(person, slot);
        self.journal.push(Change::Sat { person, slot });
    }

    /// Has an examiner who sits for now stand up; gives the slot.
    pub fn stand(&mut self, person: usize) -> usize {
        let slot = self.seat[person] as usize;
        self.leave(person, slot);
        self.journal.push(Change::Stood { person, slot });
        slot
    }

    /// Where the journal stands.
    pub fn mark(&self) -> usize {
        self.journal.len()
    }

    /// Takes back everything since the mark.
    pub fn take_back(&mut self, mark: usize) {
        while self.journal.len() > mark {
            match self.journal.pop() {
                Some(Change::Sat { person, slot }) => self.leave(person, slot),
                Some(Change::Stood { person, slot }) => self.take(person, slot),
                None => {}
            }
        }
    }

    /// Gives the examiner for good the seat that they have here, and forgets the journal.
    pub fn give(&mut self, person: usize) {
        self.lend(person);
        self.settle();
    }

    /// What was done stays done.
    pub fn settle(&mut self) {
        self.journal.clear();
    }

    /// Gives the examiner the seat that they have here, until it is taken back or settled.
    pub fn lend(&mut self, person: usize) {
        self.delist(person);
        self.given[person] = true;
        let (slot, it) = (self.seat[person] as usize, &self.board.persons[person]);
        self.left[slot] -= 1;
        let rooms = &mut self.given_rooms[it.unit];
        rooms.insert(rooms.partition_point(|room| *room < slot / ROLES), slot / ROLES);
        self.count_given(person, slot, |value| *value += 1);
    }

    /// Brings the room's counts of seats that were given up to date.
    fn count_given(&mut self, person: usize, slot: usize, change: impl Fn(&mut u32)) {
        let (room, it) = (slot / ROLES, &self.board.persons[person]);
        let counts = &mut self.counts[room];
        if leads(slot % ROLES) && it.personnel {
            change(&mut counts.given_personnel);
        }
        if self.board.rooms[room].recruiting.binary_search(&it.unit).is_ok() {
            change(&mut counts.given_recruiting);
        }
    }

    /// Takes back the last loan.
    pub fn take_loan_back(&mut self, person: usize) {
        let (slot, it) = (self.seat[person] as usize, &self.board.persons[person]);
        self.count_given(person, slot, |value| *value -= 1);
        let rooms = &mut self.given_rooms[it.unit];
        rooms.remove(rooms.partition_point(|room| *room < slot / ROLES));
        self.left[slot] += 1;
        self.given[person] = false;
        self.enlist(person);
    }

    fn take(&mut self, person: usize, slot: usize) {
        self.delist(person);
        self.seat[person] = slot as u32;
        self.open[slot] -= 1;
        self.count(person, slot, |value| *value += 1);
        if leads(slot % ROLES) {
            self.counts[slot / ROLES].open_leads -= 1;
        }
        self.enlist(person);
    }

    fn leave(&mut self, person: usize, slot: usize) {
        self.delist(person);
        self.seat[person] = NOWHERE;
        self.open[slot] += 1;
        self.count(person, slot, |value| *value -= 1);
        if leads(slot % ROLES) {
            self.counts[slot / ROLES].open_leads += 1;
        }
        self.enlist(person);
    }

    /// Brings the room's counts up to date with one who came or left.
    fn count(&mut self, person: usize, slot: usize, change: impl Fn(&mut u32)) {
        let (room, it) = (slot / ROLES, &self.board.persons[person]);
        let (rules, counts) = (&self.board.rooms[room], &mut self.counts[room]);
        if leads(slot % ROLES) && it.personnel {
            change(&mut counts.personnel);
        }
        if !rules.recruiting.is_empty() && rules.recruiting.binary_search(&it.unit).is_ok() {
            change(&mut counts.recruiting);
        }
        if rules.of_one_unit != u32::MAX {
            let units = &mut self.of_unit[room];
            let place = units.binary_search_by_key(&it.unit, |(unit, _)| *unit).unwrap_or_else(|place| {
                units.insert(place, (it.unit, 0));
                place
            });
            change(&mut units[place].1);
            if units[place].1 == 0 {
                units.remove(place);
            }
        }
    }

    /// Enters the examiner into the lists of where they sit, or of the spare ones.
    fn enlist(&mut self, person: usize) {
        let class = self.board.persons[person].class;
        let list = match self.seat_of(person) {
            None => &mut self.spare[class],
            Some(slot) => {
                let kind = self.board.kind(slot);
                self.at[person][1] = self.sitting[slot].len();
                self.sitting[slot].push(person);
                self.occupied[class] |= 1 << kind;
                &mut self.seated[class * KINDS + kind]
            }
        };
        self.at[person][0] = list.len();
        list.push(person);
    }

    fn delist(&mut self, person: usize) {
        let class = self.board.persons[person].class;
        let [place, place_in_slot] = self.at[person];
        let list = match self.seat_of(person) {
            None => &mut self.spare[class],
            Some(slot) => {
                self.sitting[slot].swap_remove(place_in_slot);
                if let Some(moved) = self.sitting[slot].get(place_in_slot) {
                    self.at[*moved][1] = place_in_slot;
                }
                let kind = self.board.kind(slot);
                if self.seated[class * KINDS + kind].len() == 1 {
                    self.occupied[class] &= !(1 << kind);
                }
                &mut self.seated[class * KINDS + kind]
            }
        };
        list.swap_remove(place);
        if let Some(moved) = list.get(place) {
            self.at[*moved][0] = place;
        }
    }

    /// The kinds of seat from which a chain of examiners moving over leads to a spare one, by the length of the chain:
    /// first those that a spare examiner may take. Rules of single rooms are not looked at, so a kind that is missing
    /// can certainly not be filled. `also` counts as spare, class by class.
    pub fn reach(&self, also: impl IntoIterator<Item = usize>) -> Vec<Kinds> {
        let classes = &self.board.classes;
        let spare = (0..classes.len()).filter(|class| !self.spare[*class].is_empty());
        let mut reached = spare.chain(also).fold(0, |kinds, class| kinds | classes[class].may);
        let mut levels = vec![reached];
        loop {
            let over = (0..classes.len()).filter(|class| self.occupied[*class] & reached != 0);
            let next = over.fold(reached, |kinds, class| kinds | classes[class].may);
            if next == reached {
                return levels;
            }
            reached = next;
            levels.push(reached);
        }
    }

    /// The kinds of seat to which examiners would have to come from the given kind, one after the other: all whose
    /// takers sit within the same kinds.
    pub fn closure(&self, from: Kinds) -> Kinds {
        let classes = &self.board.classes;
        let mut kinds = from;
        loop {
            let able = (0..classes.len()).filter(|class| classes[*class].may & kinds != 0);
            let next = able.fold(kinds, |all, class| all | self.occupied[class]);
            if next == kinds {
                return kinds;
            }
            kinds = next;
        }
    }
}

/// The seats left of a set of kinds.
pub(super) fn seats_left(witness: &Witness, kinds: Kinds) -> u32 {
    each(kinds).flat_map(|kind| witness.board.slots(kind)).map(|slot| witness.left[slot]).sum()
}
