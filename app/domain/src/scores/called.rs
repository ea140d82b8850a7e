//! The order in which a room's numbers stand for the candidates of its positions, as the lot of the day drew it
//! (抽签确定面试顺序).

use crate::draws::lots::GroupDrawn;
use crate::draws::seating::replacement::LeftBecause;
use crate::ids::DrawId;
use serde::{Deserialize, Serialize};

/// The drawn order of a room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawnOrder {
    /// The draw of lots.
    pub draw: DrawId,
    /// Who comes at each sequence number, from 1.
    pub places: Vec<Lot>,
}

/// Who comes at one sequence number: a place on a list, never a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lot {
    /// Which of the room's positions, from 1.
    pub position: u16,
    /// The place on the position's list by admission number (准考证号), as it was drawn, for example `003`.
    pub entry: String,
}

/// The lots of one room out of those of its day: its first position from the first candidate drawn to the last, then
/// the next position. The groups are named as [`crate::seasons::order_groups`] names them.
pub fn called_order(room: &str, groups: &[GroupDrawn]) -> Vec<Lot> {
    let of_room = |group: &GroupDrawn| group.label.strip_prefix(room)?.strip_prefix('-')?.parse::<u16>().ok();
    let mut groups: Vec<_> = groups.iter().filter_map(|group| Some((of_room(group)?, group))).collect();
    // By number: as texts, A01-10 would come before A01-2.
    groups.sort_by_key(|(position, _)| *position);
    let lots = groups.into_iter().flat_map(|(position, group)| group.order.iter().map(move |entry| (position, entry)));
    lots.map(|(position, entry)| Lot { position, entry: entry.clone() }).collect()
}

/// Whether an examiner may leave the panel for this reason while it hears candidates: all candidates of a position meet
/// one panel (同一职位的考生由同一考官组面试), so only what would spoil the result, or leaves the seat empty anyway.
pub const fn may_leave_during(because: LeftBecause) -> bool {
    matches!(because, LeftBecause::Avoidance | LeftBecause::Ineligible | LeftBecause::Absent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_positions_of_a_room_come_one_after_the_other_and_no_other_rooms() {
        let group = |label: &str, order: &[&str]| GroupDrawn {
            label: label.to_owned(),
            order: order.iter().map(|entry| (*entry).to_owned()).collect(),
        };
        let groups = [
            group("A01-1", &["002", "001"]),
            group("A01-10", &["001"]),
            group("A01-2", &["003", "001", "002"]),
            group("A01-2-1", &["009"]),
            group("A011-1", &["008"]),
            group("B01-1", &["007"]),
        ];
        let order: Vec<_> = called_order("A01", &groups).into_iter().map(|lot| (lot.position, lot.entry)).collect();
        let expected = [(1, "002"), (1, "001"), (2, "003"), (2, "001"), (2, "002"), (10, "001")];
        assert_eq!(order, expected.map(|(position, entry)| (position, entry.to_owned())));
        assert_eq!(called_order("A01-2", &groups).len(), 1);
        assert_eq!(called_order("C01", &groups), []);
    }

    #[test]
    fn a_panel_that_hears_candidates_is_not_changed_for_convenience() {
        let may: Vec<_> = LeftBecause::ALL.into_iter().filter(|because| may_leave_during(*because)).collect();
        assert_eq!(may, [LeftBecause::Avoidance, LeftBecause::Ineligible, LeftBecause::Absent]);
    }
}
