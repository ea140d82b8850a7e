//! One complete seating of all seats that are left, by classes: kept at hand and repaired as seats are given away.
//!
//! It answers the one question of stage A, "can everything that is left still be seated?", usually without any work:
//! either the kept seating already has the asked choice in it, or one examiner changes places. Otherwise an augmenting
//! path over the seats repairs it. Without crowded units a path that cannot be found proves that there is none. With
//! them it does not, because roles mix within a unit; then [`super::search`] decides.

use super::board::{Board, SeatSet, each, hall_of, seats_of_hall};
use std::collections::HashMap;

/// How the rule of one unit per room is kept while paths are sought.
#[derive(Clone)]
pub(super) enum Caps {
    /// Each crowded unit as a whole has at most so many members in a hall as it has rooms.
    Together,
    /// Each class of a crowded unit alone has a limit (class, hall); others have the whole unit's.
    Apart(HashMap<(usize, usize), u32>),
}

/// A seating of the seats that are left.
#[derive(Clone)]
pub(super) struct Flow<'a> {
    pub board: &'a Board,
    pub caps: Caps,
    /// Seats left of each kind.
    pub demand: Vec<u32>,
    /// Seats of each kind that the seating fills.
    filled: Vec<u32>,
    /// Examiners left in each class.
    pub supply: Vec<u32>,
    /// Examiners of each class that the seating uses.
    used: Vec<u32>,
    /// How many of a class sit on a kind of seat: `class × seats + seat`.
    sitting: Vec<u32>,
    /// The kinds of seat on which any of a class sits.
    occupied: Vec<SeatSet>,
    /// Members a crowded unit may still send to a hall: `unit × halls + hall`.
    pub left: Vec<u32>,
    /// Changes since the last mark, for taking them back.
    journal: Vec<(usize, usize, i64)>,
}

/// Seats that could not be filled.
#[derive(Clone, Copy, Debug)]
pub(super) struct Short {
    /// The kinds of seat whose every examiner is needed within the same kinds.
    pub seats: SeatSet,
}

/// How a seat comes to be needed: to fill another one.
#[derive(Clone, Copy)]
struct Link {
    /// The other seat.
    to: usize,
    /// The class that leaves this seat.
    leaves: usize,
    /// Who takes the other seat: a spare member of this class of the same crowded unit; else the leaving class itself.
    enters: Option<usize>,
}

/// The end of a path: a seat that a spare member of the class can take, and the links back to the seat asked for.
struct Path {
    links: Vec<Option<Link>>,
    seat: usize,
    class: usize,
}

impl<'a> Flow<'a> {
    /// An empty seating.
    pub fn new(board: &'a Board) -> Self {
        let (seats, classes) = (board.seats.len(), board.classes.len());
        let rooms: Vec<u32> = (0..board.halls.len()).map(|hall| board.rooms(hall)).collect();
        Self {
            board,
            caps: Caps::Together,
            demand: board.seats.clone(),
            filled: vec![0; seats],
            supply: board.classes.iter().map(|class| class.size).collect(),
            used: vec![0; classes],
            sitting: vec![0; classes * seats],
            occupied: vec![0; classes],
            left: board.units.iter().flat_map(|_| rooms.iter().copied()).collect(),
            journal: Vec::new(),
        }
    }

    /// How many of the class sit on the seat.
    pub fn sits(&self, class: usize, seat: usize) -> u32 {
        self.sitting[class * self.demand.len() + seat]
    }

    /// How many of the class sit in the hall.
    pub fn sits_in(&self, class: usize, hall: usize) -> u32 {
        each(self.occupied[class] & seats_of_hall(hall)).map(|seat| self.sits(class, seat)).sum()
    }

    /// How many of the crowded unit sit in the hall.
    pub fn unit_sits_in(&self, unit: usize, hall: usize) -> u32 {
        self.board.units[unit].classes.iter().map(|class| self.sits_in(*class, hall)).sum()
    }

    /// Members the crowded unit may still send to the hall, whoever sits there now.
    pub fn left_of(&self, unit: usize, hall: usize) -> u32 {
        self.left[unit * self.board.halls.len() + hall]
    }

    /// How many more of the class the hall can take.
    fn slack(&self, class: usize, hall: usize) -> u32 {
        let Some(unit) = self.board.classes[class].unit else { return u32::MAX };
        let whole = self.left_of(unit, hall);
        match &self.caps {
            Caps::Together => whole.saturating_sub(self.unit_sits_in(unit, hall)),
            Caps::Apart(caps) => {
                let cap = caps.get(&(class, hall)).map_or(whole, |cap| whole.min(*cap));
                cap.saturating_sub(self.sits_in(class, hall))
            }
        }
    }

    /// Seats `by` more of the class, or fewer where negative, and notes it in the journal.
    fn shift(&mut self, class: usize, seat: usize, by: i64) {
        let at = class * self.demand.len() + seat;
        let add = |value: &mut u32| *value = value.saturating_add_signed(by as i32);
        add(&mut self.sitting[at]);
        add(&mut self.filled[seat]);
        add(&mut self.used[class]);
        if self.sitting[at] > 0 {
            self.occupied[class] |= 1 << seat;
        } else {
            self.occupied[class] &= !(1 << seat);
        }
        self.journal.push((class, seat, by));
    }

    /// Takes back everything since the journal had that length.
    fn take_back(&mut self, mark: usize) {
        while self.journal.len() > mark {
            if let Some((class, seat, by)) = self.journal.pop() {
                self.shift(class, seat, -by);
                self.journal.pop();
            }
        }
    }

    /// Fills every seat that is left.
    ///
    /// # Errors
    /// The seats that fall short, found at the first seat that cannot be filled.
    pub fn fill(&mut self) -> Result<(), Short> {
        for seat in 0..self.demand.len() {
            self.fill_seat(seat)?;
        }
        Ok(())
    }

    /// Fills as many seats as can be filled.
    ///
    /// # Errors
    /// All seats that fall short together.
    pub fn fill_all(&mut self) -> Result<(), Short> {
        let short = (0..self.demand.len()).filter_map(|seat| self.fill_seat(seat).err());
        match short.map(|short| short.seats).reduce(|one, other| one | other) {
            None => Ok(()),
            // Later paths may have opened a way; what still falls short is looked at once more.
            Some(_) => {
                let short = (0..self.demand.len()).filter_map(|seat| self.fill_seat(seat).err());
                short.map(|it| it.seats).reduce(|one, other| one | other).map_or(Ok(()), |seats| Err(Short { seats }))
            }
        }
    }

    fn fill_seat(&mut self, seat: usize) -> Result<(), Short> {
        while self.filled[seat] < self.demand[seat] {
            let path = self.path(seat)?;
            self.apply(seat, &path);
        }
        Ok(())
    }

    /// A first rough seating: the least flexible examiners first. Only a start, so that few paths are needed.
    pub fn start(&mut self) {
        let mut classes: Vec<usize> = (0..self.board.classes.len()).collect();
        classes.sort_by_key(|class| (self.board.classes[*class].may.count_ones(), *class));
        for class in classes {
            // The seats in equal shares, so that no place takes all of a class that others need.
            let open: Vec<usize> = each(self.board.classes[class].may).collect();
            let total: u64 = open.iter().map(|seat| u64::from(self.open(*seat))).sum();
            let supply = u64::from(self.supply[class]);
            for seat in open {
                let share = (u64::from(self.open(seat)) * supply.min(total)).div_ceil(total.max(1)) as u32;
                let spare = self.supply[class] - self.used[class];
                let amount = share.min(spare).min(self.open(seat)).min(self.slack(class, hall_of(seat)));
                if amount > 0 {
                    self.shift(class, seat, i64::from(amount));
                }
            }
        }
        self.journal.clear();
    }

    /// Unfilled seats of a kind.
    fn open(&self, seat: usize) -> u32 {
        self.demand[seat] - self.filled[seat]
    }

    /// The shortest way to fill one more of the seat: a chain of examiners moving over, the last from the spare ones.
    fn path(&self, target: usize) -> Result<Path, Short> {
        let mut links: Vec<Option<Link>> = vec![None; self.demand.len()];
        let mut visited: SeatSet = 1 << target;
        let mut queue = vec![target];
        let mut entering = vec![0; if self.board.units.is_empty() { 0 } else { self.supply.len() }];
        let mut head = 0;
        while let Some(&seat) = queue.get(head) {
            head += 1;
            let (hall, bit) = (hall_of(seat), 1 << seat);
            for (class, it) in self.board.classes.iter().enumerate() {
                let spare = self.supply[class] - self.used[class];
                if it.may & bit == 0 || (spare == 0 && self.occupied[class] & !visited == 0) {
                    continue;
                }
                let full = self.slack(class, hall) == 0;
                let free = spare > entering.get(class).copied().unwrap_or(0);
                if free && !full {
                    return Ok(Path { links, seat, class });
                }
                let mut reach = |from: SeatSet, leaves: usize, enters: Option<usize>| {
                    for other in each(from & !visited) {
                        links[other] = Some(Link { to: seat, leaves, enters });
                        queue.push(other);
                    }
                    visited |= from;
                };
                // Whoever already sits in a full hall may still change seats within it, or make way for another
                // member of the unit.
                reach(self.occupied[class] & if full { seats_of_hall(hall) } else { !0 }, class, None);
                if let (true, true, Some(unit), Caps::Together) = (free, full, it.unit, &self.caps) {
                    entering[class] += 1;
                    for other in &self.board.units[unit].classes {
                        reach(self.occupied[*other] & seats_of_hall(hall), *other, Some(class));
                    }
                }
            }
        }
        Err(Short { seats: visited })
    }

    /// Moves as many along the path as it carries; one where a crowded unit is on it, whose hall may fill on the way.
    fn apply(&mut self, target: usize, path: &Path) {
        let crowded = |class: usize| self.board.classes[class].unit.is_some();
        let mut amount = self.open(target).min(self.supply[path.class] - self.used[path.class]);
        let mut single = crowded(path.class);
        let mut seat = path.seat;
        while let Some(link) = path.links[seat] {
            amount = amount.min(self.sits(link.leaves, seat));
            single |= crowded(link.leaves);
            seat = link.to;
        }
        let amount = i64::from(if single { 1 } else { amount });
        self.shift(path.class, path.seat, amount);
        let mut seat = path.seat;
        while let Some(link) = path.links[seat] {
            self.shift(link.leaves, seat, -amount);
            self.shift(link.enters.unwrap_or(link.leaves), link.to, amount);
            seat = link.to;
        }
    }

    /// Gives one of the seats to a member of the class for good and repairs the rest, or leaves everything as it was.
    ///
    /// # Errors
    /// The seats that would fall short; [`Self::give`] is then still undone.
    pub fn try_give(&mut self, class: usize, seat: usize) -> Result<(), Short> {
        self.journal.clear();
        if self.sits(class, seat) > 0 {
            self.give(class, seat);
            self.shift(class, seat, -1);
            return Ok(());
        }
        self.give(class, seat);
        self.make_way(class, seat);
        let repaired = self.fill().and_then(|()| if self.overcrowded() { Err(Short { seats: 0 }) } else { Ok(()) });
        if repaired.is_err() {
            self.take_back(0);
            self.give_back(class, seat);
        }
        repaired
    }

    /// Takes the seat and the examiner out of what is left.
    pub fn give(&mut self, class: usize, seat: usize) {
        self.demand[seat] -= 1;
        self.supply[class] -= 1;
        if let Some(left) = self.left_for(class, seat) {
            *left -= 1;
        }
    }

    /// Undoes [`Self::give`].
    pub fn give_back(&mut self, class: usize, seat: usize) {
        self.demand[seat] += 1;
        self.supply[class] += 1;
        if let Some(left) = self.left_for(class, seat) {
            *left += 1;
        }
    }

    fn left_for(&mut self, class: usize, seat: usize) -> Option<&mut u32> {
        let unit = self.board.classes[class].unit?;
        self.left.get_mut(unit * self.board.halls.len() + hall_of(seat))
    }

    /// Whether the class's unit may send anybody to the seat's hall at all.
    pub fn admits(&self, class: usize, seat: usize) -> bool {
        self.board.classes[class].unit.is_none_or(|unit| self.left_of(unit, hall_of(seat)) > 0)
    }

    /// After [`Self::give`], stands up whoever is now one too many: in the unit's hall, in the class, on the seat.
    pub fn make_way(&mut self, class: usize, seat: usize) {
        if let Some(unit) = self.board.classes[class].unit {
            let hall = hall_of(seat);
            if self.unit_sits_in(unit, hall) > self.left_of(unit, hall) {
                let mut members = vec![class];
                members.extend(self.board.units[unit].classes.iter().copied());
                // The class itself first, then whoever sits on the very seat: both save another move.
                let on_seat = members.iter().skip(1).find(|member| self.sits(**member, seat) > 0).copied();
                let first = if self.used[class] > self.supply[class] { None } else { on_seat };
                if let Some(member) = first {
                    self.shift(member, seat, -1);
                } else if let Some((member, other)) = members
                    .iter()
                    .find_map(|it| each(self.occupied[*it] & seats_of_hall(hall)).next().map(|other| (*it, other)))
                {
                    self.shift(member, other, -1);
                }
            }
        }
        if self.used[class] > self.supply[class]
            && let Some(other) = each(self.occupied[class]).next()
        {
            self.shift(class, other, -1);
        }
        if self.filled[seat] > self.demand[seat]
            && let Some(other) = (0..self.supply.len()).find(|other| self.sits(*other, seat) > 0)
        {
            self.shift(other, seat, -1);
        }
    }

    /// Whether a crowded unit has more members in a hall than the hall has rooms left for it, and where.
    pub fn overcrowding(&self) -> Option<(usize, usize)> {
        let halls = self.board.halls.len();
        (0..self.board.units.len())
            .flat_map(|unit| (0..halls).map(move |hall| (unit, hall)))
            .find(|(unit, hall)| self.unit_sits_in(*unit, *hall) > self.left_of(*unit, *hall))
    }

    /// A path may pass one unit twice in one hall: then the slack it saw was not there.
    fn overcrowded(&self) -> bool {
        !self.board.units.is_empty()
            && self.journal.iter().any(|(class, seat, by)| {
                *by > 0
                    && self.board.classes[*class].unit.is_some_and(|unit| {
                        self.unit_sits_in(unit, hall_of(*seat)) > self.left_of(unit, hall_of(*seat))
                    })
            })
    }

    /// Limits one class in one hall, standing up whoever is over the limit; for searching with [`Caps::Apart`].
    pub fn limit(&mut self, class: usize, hall: usize, cap: u32) {
        if let Caps::Apart(caps) = &mut self.caps {
            caps.insert((class, hall), cap);
        }
        while self.sits_in(class, hall) > cap {
            let Some(seat) = each(self.occupied[class] & seats_of_hall(hall)).next() else { break };
            self.shift(class, seat, -1);
        }
    }
}
