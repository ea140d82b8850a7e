//! Deciding completely whether what is left can be seated, where crowded units of mixed roles leave a flow undecided.
//!
//! Depth first: each class of a crowded unit gets its own limit per hall, so that a flow is exact; where the unit as a
//! whole is then over its limit, one of its classes must have fewer members there, and each of them is tried.

use super::board::SeatSet;
use super::flow::{Caps, Flow};

/// Flows computed for one question before the search gives up, and how deep they nest: at most so many, and fewer where
/// one flow is large, so that a hostile document costs bounded time and memory.
const MOST_FLOWS: usize = 4_000;
const MOST_DEPTH: usize = 200;

/// What the search found.
pub(super) enum Found<'a> {
    /// A complete seating.
    Seating(Box<Flow<'a>>),
    /// None exists; the sets of seats that fell short on the way, for the certificate.
    Nothing(Vec<SeatSet>),
    /// The limit was reached.
    GaveUp,
}

struct Search {
    flows_left: usize,
    depth_left: usize,
    short: Vec<SeatSet>,
}

/// Looks for a complete seating, starting from an incomplete one.
pub(super) fn search<'a>(flow: &Flow<'a>) -> Found<'a> {
    let mut start = flow.clone();
    start.caps = Caps::Apart(Default::default());
    let cells = (flow.supply.len() * flow.demand.len()).max(1);
    let mut search = Search {
        flows_left: (400_000_000 / cells).clamp(16, MOST_FLOWS),
        depth_left: (50_000_000 / cells).clamp(8, MOST_DEPTH),
        short: Vec::new(),
    };
    match search.below(start) {
        Ok(Some(mut flow)) => {
            flow.caps = Caps::Together;
            Found::Seating(flow)
        }
        Ok(None) => Found::Nothing(search.short),
        Err(GaveUp) => Found::GaveUp,
    }
}

struct GaveUp;

impl Search {
    fn below<'a>(&mut self, flow: Flow<'a>) -> Result<Option<Box<Flow<'a>>>, GaveUp> {
        self.flows_left = self.flows_left.checked_sub(1).ok_or(GaveUp)?;
        self.depth_left = self.depth_left.checked_sub(1).ok_or(GaveUp)?;
        let found = self.branch(flow);
        self.depth_left += 1;
        found
    }

    fn branch<'a>(&mut self, mut flow: Flow<'a>) -> Result<Option<Box<Flow<'a>>>, GaveUp> {
        if let Err(short) = flow.fill() {
            if !self.short.contains(&short.seats) {
                self.short.push(short.seats);
            }
            return Ok(None);
        }
        let Some((unit, hall)) = flow.overcrowding() else { return Ok(Some(Box::new(flow))) };
        let mut sitting: Vec<(u32, usize)> = flow.board.units[unit]
            .classes
            .iter()
            .map(|class| (flow.sits_in(*class, hall), *class))
            .filter(|(count, _)| *count > 0)
            .collect();
        sitting.sort_by_key(|(count, class)| (std::cmp::Reverse(*count), *class));
        // A guess first: cut every class in proportion. It leaves nothing out when it succeeds, and says nothing when
        // it fails.
        let (left, total) = (flow.left_of(unit, hall), sitting.iter().map(|(count, _)| count).sum::<u32>());
        let mut guess = flow.clone();
        for (count, class) in &sitting {
            guess.limit(*class, hall, (u64::from(*count) * u64::from(left) / u64::from(total.max(1))) as u32);
        }
        if let Some(found) = self.below(guess)? {
            return Ok(Some(found));
        }
        for (count, class) in sitting {
            let mut fewer = flow.clone();
            fewer.limit(class, hall, count - 1);
            if let Some(found) = self.below(fewer)? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }
}
