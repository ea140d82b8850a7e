//! The seats of a room's panel, as scores name them.

use crate::draws::seating::document::Panel;
use crate::examiners::PanelRole;
use serde::{Deserialize, Serialize};

/// One seat of a panel (考官席). Whoever sits in it after a replacement scores for the same seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Seat {
    /// The role.
    pub role: PanelRole,
    /// Which of the role's seats, from 1.
    pub k: u16,
}

/// Every seat of a panel, in the order of rank.
pub fn seats(panel: Panel) -> impl Iterator<Item = Seat> {
    PanelRole::ALL.into_iter().flat_map(move |role| (1..=panel.of(role)).map(move |k| Seat { role, k }))
}
