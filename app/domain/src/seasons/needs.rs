//! What the lots of a day are drawn among: candidates' order in each room, public observers in each region.
//!
//! Entries are numbers, so that neither the frozen document nor the result says who is heard where.

use super::plan::Plan;
use crate::draws::lots::Group;
use chrono::NaiveDate;

/// The groups of a day's draw of the interview order (面试顺序): one for each position of each room, because the
/// candidates of a position are heard one after the other. The n-th entry is the n-th candidate on the position's
/// list by admission number (准考证号).
pub fn order_groups(plan: &Plan, day: NaiveDate) -> Vec<Group> {
    let rooms = plan.rooms_on(day).into_iter();
    let groups = rooms.flat_map(|(room, _)| {
        room.positions.iter().enumerate().map(|(place, position)| Group {
            label: format!("{}-{}", room.label, place + 1),
            entries: numbers(position.candidates),
            take: None,
        })
    });
    groups.filter(|group| !group.entries.is_empty()).collect()
}

/// The groups of a day's draw of public observers (群众代表): one for each region, of those who applied there.
pub fn observer_groups(plan: &Plan, day: NaiveDate) -> Vec<Group> {
    let groups = plan.observers.iter().filter(|group| group.day == day);
    let groups = groups.map(|group| Group {
        label: group.region.as_str().to_owned(),
        entries: numbers(group.applicants),
        take: Some(u32::from(group.places)),
    });
    groups.collect()
}

/// `001` to the number, of one width, so that their order as texts is their order as numbers.
fn numbers(most: u16) -> Vec<String> {
    (1..=most).map(|number| format!("{number:03}")).collect()
}
