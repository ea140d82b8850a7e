//! The picture of a draw: its steps in the order in which they were fixed, and the flows between the regions.

use super::bundle::DrawResult;
use super::frozen::Frozen;
use crate::examiners::PanelRole;
use crate::regions::ExamRegion;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Regions, home or place.
pub const REGIONS: usize = ExamRegion::ALL.len();

/// A result as a screen can play it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replay {
    /// The seated examiners in drawn order.
    pub steps: Vec<ReplayStep>,
    /// How many go from each home (row) to each place (column), both in the order of [`ExamRegion::ALL`].
    pub flows: [[u32; REGIONS]; REGIONS],
}

/// One examiner's seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplayStep {
    /// The examiner's label.
    pub label: String,
    /// The home region.
    pub home: ExamRegion,
    /// The place drawn.
    pub place: ExamRegion,
    /// The room drawn.
    pub room: String,
    /// The role drawn.
    pub role: PanelRole,
    /// Which seat of that role, from 1.
    pub k: u16,
}

impl Replay {
    /// Tells a verified seating as a sequence; none for lots. Labels that the document does not know are passed over.
    pub fn of(frozen: &Frozen, result: &DrawResult) -> Option<Self> {
        let (seating, drawn) = (frozen.task.seating()?, result.drawn.seating()?);
        let homes: HashMap<&str, ExamRegion> = seating.pool.iter().map(|it| (it.label.as_str(), it.home)).collect();
        let places: HashMap<&str, ExamRegion> = seating.rooms.iter().map(|it| (it.label.as_str(), it.place)).collect();
        let seats: HashMap<&str, _> = drawn.seats.iter().map(|seat| (seat.label.as_str(), seat)).collect();
        let mut replay = Self::default();
        for label in &drawn.order {
            let Some(seat) = seats.get(label.as_str()) else { continue };
            let (Some(home), Some(place)) = (homes.get(label.as_str()), places.get(seat.room.as_str())) else {
                continue;
            };
            replay.flows[*home as usize][*place as usize] += 1;
            replay.steps.push(ReplayStep {
                label: label.clone(),
                home: *home,
                place: *place,
                room: seat.room.clone(),
                role: seat.role,
                k: seat.k,
            });
        }
        Some(replay)
    }
}
