//! Stage A: in the drawn order, each examiner gets a place and a role that leave a complete seating of the rest.

use super::board::{Board, ROLES, SeatSet, each, hall_of};
use super::bound::outnumbers;
use super::flow::Flow;
use super::frozen::Frozen;
use super::order::DrawKey;
use super::search::{Found, search};
use super::stream::{Purpose, Stream};

/// What stage A decided for one examiner.
pub(super) struct Placed {
    /// The examiner's index in the pool.
    pub entrant: usize,
    /// The hall.
    pub hall: usize,
    /// The role's index.
    pub role: usize,
}

/// Why stage A came to no end.
pub(super) enum Stuck {
    /// No complete seating exists; sets of seats that fell short.
    Impossible(Vec<SeatSet>),
    /// The search reached its limit.
    Undecided,
}

/// Every seat there can be. Where the caps of many units bind together, all seats at once often settle the question.
const ALL_SEATS: SeatSet = SeatSet::MAX;

/// A complete seating of all seats by classes.
pub(super) fn complete(board: &Board) -> Result<Flow<'_>, Stuck> {
    let mut flow = Flow::new(board);
    flow.start();
    match flow.fill_all() {
        Ok(()) if flow.overcrowding().is_none() => return Ok(flow),
        Err(short) if board.units.is_empty() => return Err(Stuck::Impossible(vec![short.seats])),
        Err(short) if outnumbers(&Flow::new(board), short.seats) => return Err(Stuck::Impossible(vec![short.seats])),
        _ => {}
    }
    if outnumbers(&Flow::new(board), ALL_SEATS) {
        return Err(Stuck::Impossible(vec![ALL_SEATS]));
    }
    match search(&Flow::new(board)) {
        Found::Seating(flow) => Ok(*flow),
        Found::Nothing(short) => Err(Stuck::Impossible(short)),
        Found::GaveUp => Err(Stuck::Undecided),
    }
}

/// Walks the eligible examiners (indices into the pool, in drawn order) until every seat is taken.
pub(super) fn places(frozen: &Frozen, board: &Board, key: &DrawKey, order: &[usize]) -> Result<Vec<Placed>, Stuck> {
    let mut flow = complete(board)?;
    let mut left: u32 = flow.demand.iter().sum();
    let mut placed = Vec::with_capacity(left as usize);
    for &entrant in order {
        if left == 0 {
            break;
        }
        let Some(Ok(class)) = board.class_of.get(entrant).copied() else { continue };
        let mut stream = Stream::new(key, &frozen.pool[entrant].label, Purpose::Place);
        if let Some(seat) = choose(&mut flow, class, &mut stream)? {
            left -= 1;
            placed.push(Placed { entrant, hall: hall_of(seat), role: seat % ROLES });
        }
    }
    Ok(placed)
}

/// Picks among the kinds of seat that are left, each as likely as it has seats, until one leaves a complete seating.
fn choose(flow: &mut Flow, class: usize, stream: &mut Stream) -> Result<Option<usize>, Stuck> {
    let mut options = flow.board.classes[class].may;
    loop {
        let total: u64 = each(options).map(|seat| u64::from(flow.demand[seat])).sum();
        if total == 0 {
            return Ok(None);
        }
        let mut value = stream.below(total);
        let mut picked = None;
        for seat in each(options) {
            let weight = u64::from(flow.demand[seat]);
            if value < weight {
                picked = Some(seat);
                break;
            }
            value -= weight;
        }
        let Some(seat) = picked else { return Ok(None) };
        if give(flow, class, seat)? {
            return Ok(Some(seat));
        }
        options &= !(1 << seat);
    }
}

/// Gives the seat to a member of the class if everything that is left can still be seated.
fn give(flow: &mut Flow, class: usize, seat: usize) -> Result<bool, Stuck> {
    if !flow.admits(class, seat) {
        return Ok(false);
    }
    let Err(short) = flow.try_give(class, seat) else { return Ok(true) };
    if flow.board.units.is_empty() {
        return Ok(false);
    }
    flow.give(class, seat);
    if outnumbers(flow, short.seats) || outnumbers(flow, ALL_SEATS) {
        flow.give_back(class, seat);
        return Ok(false);
    }
    let mut start = flow.clone();
    start.make_way(class, seat);
    match search(&start) {
        Found::Seating(found) => {
            *flow = *found;
            Ok(true)
        }
        Found::Nothing(_) => {
            flow.give_back(class, seat);
            Ok(false)
        }
        Found::GaveUp => Err(Stuck::Undecided),
    }
}
