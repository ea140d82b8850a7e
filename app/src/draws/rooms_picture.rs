//! The rooms of a draw as a picture that fills seat by seat: a column of squares for each room, a line of rooms for each region.

use crate::lang::Lang;
use crate::locales::{Replay, fill, region_name};
use domain::draws::replay::ReplayStep;
use domain::regions::ExamRegion;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The side of a seat's square, in the picture's units.
const SEAT: usize = 9;
/// From one room to the next.
const PITCH: usize = 13;
/// Room for a region's name.
const NAME: usize = 92;
/// Rooms side by side before a new line begins.
const ACROSS: usize = 50;
/// Between two lines of rooms.
const GAP: usize = 12;

/// Where every seat's square stands, in drawn order, with the lines of region names and the picture's height.
struct Squares {
    at: Vec<(usize, usize)>,
    names: Vec<(ExamRegion, usize)>,
    height: usize,
}

impl Squares {
    fn of(steps: &[ReplayStep]) -> Self {
        let mut rooms: BTreeMap<(ExamRegion, &str), Vec<usize>> = BTreeMap::new();
        for (number, step) in steps.iter().enumerate() {
            rooms.entry((step.place, step.room.as_str())).or_default().push(number);
        }
        rooms.values_mut().for_each(|seats| seats.sort_by_key(|number| (steps[*number].role, steps[*number].k)));
        let tallest = rooms.values().map(Vec::len).max().unwrap_or(0) * SEAT;
        let mut squares = Self { at: vec![(0, 0); steps.len()], names: Vec::new(), height: 0 };
        let mut across = 0;
        for ((place, _), seats) in rooms {
            let begins = squares.names.last().is_none_or(|(last, _)| *last != place);
            if begins || across == ACROSS {
                across = 0;
                squares.height += tallest + GAP;
            }
            let top = squares.height - tallest;
            if begins {
                squares.names.push((place, top));
            }
            for (row, number) in seats.into_iter().enumerate() {
                squares.at[number] = (NAME + across * PITCH, top + row * SEAT);
            }
            across += 1;
        }
        squares
    }

    /// The squares of some seats as one path.
    fn path(&self, shown: usize) -> String {
        let side = SEAT - 1;
        self.at.iter().take(shown).fold(String::new(), |mut path, (x, y)| {
            // Writing to a string cannot fail.
            let _ = write!(path, "M{x} {y}h{side}v{side}h-{side}z");
            path
        })
    }
}

/// The picture after some seats of the replay.
pub(super) fn rooms_picture(steps: &[ReplayStep], shown: usize, lang: Lang) -> impl IntoView + use<> {
    let words = Replay::of(lang);
    let squares = Squares::of(steps);
    let names = squares.names.iter().map(|(place, top)| {
        view! { <text x="0" y=top + SEAT>{region_name(*place, lang)}</text> }
    });
    let names = names.collect_view();
    let label = fill(words.rooms, &[&shown.to_string(), &steps.len().to_string()]);
    let frame = format!("0 0 {} {}", NAME + ACROSS * PITCH, squares.height + GAP);
    view! {
        <svg class="rooms-picture" viewBox=frame role="img" aria-label=label>
            {names}
            <path class="rooms-seats" d=squares.path(steps.len())></path>
            <path class="rooms-taken" d=squares.path(shown)></path>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::examiners::PanelRole;

    fn step(place: ExamRegion, room: &str, role: PanelRole, k: u16) -> ReplayStep {
        ReplayStep { label: String::new(), home: ExamRegion::Siping, place, room: room.to_owned(), role, k }
    }

    #[test]
    fn a_room_is_a_column_with_its_chief_on_top_and_regions_stand_under_each_other() {
        let steps = [
            step(ExamRegion::Jilin, "R2", PanelRole::Public, 1),
            step(ExamRegion::Jilin, "R2", PanelRole::Chief, 1),
            step(ExamRegion::Baishan, "R3", PanelRole::Chief, 1),
            step(ExamRegion::Jilin, "R1", PanelRole::Chief, 1),
        ];
        let squares = Squares::of(&steps);
        assert_eq!(squares.at[1], (NAME + PITCH, GAP), "the second room of the first region");
        assert_eq!(squares.at[0], (NAME + PITCH, GAP + SEAT), "under its chief");
        assert_eq!((squares.at[3].0, squares.at[2].0), (NAME, NAME));
        assert!(squares.at[2].1 > squares.at[0].1);
        assert_eq!(squares.names.len(), 2);
        assert_eq!(squares.path(2).matches('M').count(), 2);
    }
}
